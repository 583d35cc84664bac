"""Who is jailed is held; a term, the offence or a verdict of the report makes it a sentence."""

import pytest

from tests.extraction.said import said

HELD = [
    "Ovi Mock was jailed in Haiti.",
    "Ovi Mock, jailed in Haiti since January, denies the charges.",
    "Ovi Mock, who is imprisoned, awaits trial.",
    "Ovi Mock has been jailed while police investigate.",
    "Ovi Mock was jailed on Monday after his arrest.",
    "Ovi Mock was jailed on suspicion of selling babies.",
    "Ovi Mock was jailed over allegations of selling babies.",
    "Police jailed Ovi Mock.",
    "A judge dropped the charges against Ovi Mock, jailed in Haiti. He faces three years in prison if convicted.",
    "Ovi Mock was incarcerated. He could be sentenced to ten years in prison.",
]
SENTENCED = [
    "Ovi Mock was jailed for six years.",
    "Ovi Mock was jailed for life.",
    "Ovi Mock was jailed for selling babies.",
    "Ovi Mock was convicted of selling babies. He was jailed on Monday.",
    "Ovi Mock pleaded guilty to selling babies and was jailed.",
]


@pytest.mark.parametrize("text", HELD)
def test_who_is_jailed_without_a_verdict_is_held(text):
    lines = said("en", text)

    assert any("| detained | Ovi Mock" in line for line in lines)
    assert not [line for line in lines if "convicted" in line]


@pytest.mark.parametrize("text", SENTENCED)
def test_who_is_jailed_by_a_verdict_is_sentenced(text):
    assert any("| sentenced | Ovi Mock" in line for line in said("en", text))


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        ("es", "Las mujeres eran recluidas en un apartamento.", "- | harbours | mujeres | reported"),
        ("es", "Ovi Mock fue recluida en un apartamento por la banda.", "banda | harbours | Ovi Mock | reported"),
        ("en", "The women were detained in a flat by the gang.", "gang | harbours | women | reported"),
        ("es", "Ovi Mock fue recluida en el penal de Lomas.", "- | detained | Ovi Mock | reported"),
        ("es", "Ovi Mock fue detenida por la policía en una casa.", "policía | detained | Ovi Mock | reported"),
        ("es", "Ovi Mock fue detenida por integrar la banda.", "- | detained | Ovi Mock | reported"),
        ("en", "Ovi Mock was arrested by gang detectives.", "gang detectives | detained | Ovi Mock | reported"),
    ],
)
def test_whom_a_gang_shuts_up_is_kept_and_not_in_custody(language, text, fact):
    acts = {line for line in said(language, text) if "| detained |" in line or "| harbours |" in line}

    assert acts == {fact}
