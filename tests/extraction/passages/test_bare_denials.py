"""Who pleads not guilty to charges that the document does not tell denies being guilty of them, and nobody else does."""

import pytest

from tests.extraction.said import said, statements

DENIED = "- | charged | Ida Ficticia | denied"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ida Ficticia pleaded not guilty."),
        ("en", "Ida Ficticia denies the charges."),
        ("en", "Ida Ficticia denied the charges in court."),
        ("en", "Ida Ficticia maintains her innocence."),
        ("en", "Ida Ficticia and Walter Quilla have pleaded not guilty."),
        ("en", "Ida Ficticia's lawyer said she is innocent."),
        ("es", "Ida Ficticia se declaró inocente."),
        ("es", "Ida Ficticia reivindicó su inocencia ante los periodistas."),
        ("es", "Ida Ficticia niega los cargos."),
        ("es", "El abogado de Ida Ficticia dijo que su clienta es inocente."),
    ],
)
def test_a_plea_denies_a_charge(language: str, text: str) -> None:
    assert DENIED in said(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The prosecutor said Ida Ficticia is innocent."),
        ("en", "Ida Ficticia said her son is innocent."),
        ("en", "Ida Ficticia insists that Walter Quilla is innocent."),
        ("en", "Walter Quilla, who is presumed innocent, will appear in court."),
        ("en", "Ida Ficticia did not plead not guilty."),
        ("en", "Ida Ficticia is expected to plead not guilty."),
        ("en", "If Ida Ficticia pleads not guilty, a trial will follow."),
        ("en", "Ida Ficticia's mother denies the charges against her daughter."),
        ("en", "Judge Ida Ficticia denied the charges were politically motivated."),
        ("en", "Police chief Ida Ficticia denied charges of favouritism."),
        ("en", "Ida Ficticia denied the claims."),
        ("en", "The company denied the charges."),
        ("es", "Ida Ficticia confía en la inocencia de Walter Quilla."),
        ("es", "Ida Ficticia dijo que su hijo es inocente."),
        ("es", "Ida Ficticia negó los cargos de corrupción en su oficina."),
    ],
)
def test_nobody_else_is_said_to_be_charged(language: str, text: str) -> None:
    assert not any(" | charged | " in line for line in said(language, text))


def test_where_conduct_is_told_the_conduct_is_what_is_denied() -> None:
    found = said("en", "Ida Ficticia is accused of selling babies. She pleaded not guilty.")

    assert "Ida Ficticia | sells | babies | denied" in found
    assert DENIED not in found


def test_a_plea_has_no_day_of_what_befell_others() -> None:
    text = "Walter Quilla was sentenced to six years on 3 March 2031. Ida Ficticia has pleaded not guilty."
    (plea,) = [one for one in statements("en", text) if one.standing.value == "denied"]

    assert plea.when is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Quilla and Beto Rojo were arrested. Their lawyers, Ovi Mock and Rita Mock, denied the charges."),
        ("en", "Ana Quilla was charged. Her lawyers Ovi Mock and Rita Mock deny the charges."),
        ("es", "Ana Quilla fue detenida. Sus abogados, Ovi Mock y Rita Mock, negaron los cargos."),
    ],
)
def test_several_lawyers_who_deny_are_not_charged(language, text):
    assert not [line for line in said(language, text) if "| charged |" in line and "Mock" in line]
