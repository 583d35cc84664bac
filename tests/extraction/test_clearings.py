"""A clearing beside a suspicion is told, too: police who clear end an inquiry, and only a court acquits."""

import pytest

from tests.extraction.said import said

_ENDED = [
    ("en", "Otis Lentil was investigated for bribery. Police later cleared him.", "Police"),
    ("en", "Otis Lentil was investigated for bribery but prosecutors ruled out his involvement.", "prosecutors"),
    ("en", "Otis Lentil was investigated for bribery but the prosecutors ruled out any role.", "prosecutors"),
    ("en", "Otis Lentil, initially named as a suspect, was later ruled out.", "-"),
    ("en", "Otis Lentil was investigated for bribery until police cleared him.", "police"),
    ("es", "Otis Nabo Gris fue investigado por soborno. La fiscalía descartó su participación.", "fiscalía"),
    ("es", "Otis Nabo Gris había sido vinculado a la red, pero la fiscalía descartó su participación.", "fiscalía"),
    ("es", "Otis Nabo Gris fue acusado de vender bebés, pero la policía lo exculpó.", "policía"),
    ("es", "Otis Nabo Gris fue descartado como sospechoso.", "-"),
]
_ACQUITTED = [
    "Otis Nabo Gris fue acusado de vender bebés; el juez lo declaró inocente.",
    "Otis Nabo Gris, condenado por sobornos y luego absuelto, habló ayer.",
    "El coronel Otis Nabo Gris, que en 2027 fue investigado por cobrar sobornos y luego exculpado, habló ayer.",
    "El juez declaró inocente a Otis Nabo Gris.",
]


@pytest.mark.parametrize(("language", "text", "by"), _ENDED)
def test_whoever_is_no_court_ends_an_inquiry(language: str, text: str, by: str) -> None:
    name = "Otis Lentil" if language == "en" else "Otis Nabo Gris"
    lines = said(language, text)

    assert f"not {by} | investigated | {name} | investigated" in lines
    assert not [line for line in lines if "acquitted" in line]


@pytest.mark.parametrize("text", _ACQUITTED)
def test_a_court_acquits_in_the_same_sentence(text: str) -> None:
    assert [line for line in said("es", text) if "| acquitted | Otis Nabo Gris |" in line]


@pytest.mark.parametrize(
    "text",
    [
        "La fiscalía no descartó la participación de Otis Nabo Gris.",
        "La policía descartó la participación de más gente.",
    ],
)
def test_what_is_not_ruled_out_is_not_told(text: str) -> None:
    assert not said("es", text)
