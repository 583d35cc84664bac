"""In "The woman detained on Monday was X" the woman is X, and nobody who was named before."""

import pytest

from tests.extraction.said import statements

BEFORE = {"en": "Eva Ejemplo spoke to the press.", "es": "Eva Ejemplo habló con la prensa."}
NAMED = (
    ("en", "The woman detained on Monday was Ana Inventada.", "detained"),
    ("en", "The woman detained on March 29 was Ana Inventada, 45.", "detained"),
    ("en", "The person arrested was Ana Inventada.", "detained"),
    ("en", "The woman charged is Ana Inventada, a nurse.", "charged"),
    ("en", "The nurse convicted was Ana Inventada.", "convicted"),
    ("es", "La mujer detenida el 29 de marzo era Ana Inventada.", "detained"),
    ("es", "La persona arrestada fue Ana Inventada Lora.", "detained"),
    ("es", "La enfermera detenida es Ana Inventada.", "detained"),
)
NOT_NAMED = (
    ("en", "The woman who sold the baby was not Ana Inventada."),
    ("en", "The woman who sold the baby may have been Ana Inventada."),
    ("en", "The woman detained was Ana Inventada's sister."),
    ("es", "La mujer que vendió al bebé no era Ana Inventada."),
    ("es", "La mujer detenida era hermana de Ana Inventada."),
)


@pytest.mark.parametrize(("language", "text", "predicate"), NAMED)
def test_whoever_the_description_is_said_to_be_undergoes_it(language: str, text: str, predicate: str) -> None:
    said = [each for each in statements(language, f"{BEFORE[language]} {text}") if each.predicate == predicate]

    assert [each.object.name.removesuffix(" Lora") for each in said if each.object] == ["Ana Inventada"]


@pytest.mark.parametrize(("language", "text"), NOT_NAMED)
def test_whoever_it_is_not_said_to_be_did_and_underwent_nothing(language: str, text: str) -> None:
    said = [each for each in statements(language, text) if each.predicate in {"sells", "detained"}]

    assert not [each for each in said for one in (each.subject, each.object) if one and one.name == "Ana Inventada"]


def test_whose_sister_was_among_the_detained_was_not_detained() -> None:
    said = statements("en", "Among those detained were Ana Inventada's sister and Luis Falso.")

    assert {each.object.name for each in said if each.predicate == "detained" and each.object} == {
        "sister",
        "Luis Falso",
    }
