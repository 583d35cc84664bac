"""A lawyer, a minister or the accused who dismisses a charge ends no case; a court or a prosecutor does."""

import pytest

from tests.extraction.said import said

SCORNED = [
    ("en", "Ovi Mock was charged with fraud. His lawyer dismissed the charges against Ovi Mock."),
    ("en", "Ovi Mock was charged with fraud on Monday. Mock dismissed the charges as lies."),
    ("en", "Ovi Mock was charged with fraud on Monday. The minister dismissed the charges."),
    ("en", "Ovi Mock was charged with fraud on Monday. The company dismissed the charges as a plot."),
    ("es", "Ovi Mock fue imputado. Su abogado desestimó los cargos contra Ovi Mock."),
    ("es", "Ovi Mock fue imputado por fraude. El ministro desestimó los cargos contra Ovi Mock."),
    ("es", "Ovi Mock fue imputado por fraude. El vocero del partido rechazó la acusación contra Ovi Mock."),
]
DISMISSED = [
    ("en", "Ovi Mock was charged with fraud on Monday. A judge dismissed the charges."),
    ("en", "The district attorney dismissed the charges against Ovi Mock."),
    ("en", "The charges against Ovi Mock were dismissed."),
    ("en", "A court dismissed the charges against Ovi Mock as baseless."),
    ("es", "El juez desestimó los cargos contra Ovi Mock."),
    ("es", "La fiscalía desestimó los cargos contra Ovi Mock."),
]


@pytest.mark.parametrize(("language", "text"), SCORNED)
def test_who_only_scorns_a_charge_leaves_it_standing(language, text):
    lines = said(language, text)

    assert not [line for line in lines if line.startswith("not ")]
    assert any("| charged | Ovi Mock" in line for line in lines)


@pytest.mark.parametrize(("language", "text"), DISMISSED)
def test_a_court_or_a_prosecutor_ends_it(language, text):
    assert any(line.startswith("not ") and "| charged | Ovi Mock" in line for line in said(language, text))
