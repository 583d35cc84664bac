"""A post that is told with a word for children, victims or witnesses makes its holder none of them."""

import pytest

from tests.casework.protection.test_called import MINOR, VICTIM, found

WHO = {"es": "Nora Gil Luz", "en": "Nora Gill Lowe"}


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "es",
            (
                "La jueza de menores {} resolvió.",
                "La jueza de menores de Tambopata, {}, resolvió.",
                "{}, jueza de menores, resolvió.",
                "Jueza de menores: {}",
                "Jueza del niño y adolescente {} resolvió.",
                "La fiscal provincial de menores {} fue acusada.",
                "La defensora pública de víctimas {} habló.",
                "La coordinadora de atención a víctimas y testigos {} habló.",
                "La pediatra de niños {} la examinó.",
                "La tratante de menores {} huyó.",
                "La manejadora del confidente, {}, escribió.",
            ),
        ),
        (
            "en",
            (
                "Juvenile judge {} ruled.",
                "The children's court judge, {}, ruled.",
                "The children’s court judge, {}, ruled.",
                "{}, the children's court judge, ruled.",
                "Judge of minors {} ruled.",
                "Victim liaison officer {} spoke.",
                "The child psychologist {} spoke.",
                "The child abuser {} was jailed.",
                "The handler of the CHIS, {}, wrote.",
            ),
        ),
    ],
)
def test_who_holds_a_post_is_named(language: str, texts: tuple[str, ...]) -> None:
    hidden = [text for text in texts if found(language, text.format(WHO[language]))]

    assert not hidden


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "es",
            (
                "El menor detenido {} fue llevado.",
                "La menor trabajadora {} volvió.",
                "La abogada de la menor {} habló.",
                "El juez dispuso el traslado de menores {} y Eva Luz Mar.",
                "Grupo de menores: {}",
                "Jueza de menores: la niña {} será trasladada.",
            ),
        ),
        ("en", ("The juvenile suspect {} was held.", "The child worker {} was found.", "A juvenile, {}, was found.")),
    ],
)
def test_a_child_beside_a_post_or_who_is_blamed_is_a_child(language: str, texts: tuple[str, ...]) -> None:
    shown = [text for text in texts if found(language, text.format(WHO[language])).get(WHO[language]) is not MINOR]

    assert not shown


def test_words_of_a_role_are_of_whom_a_post_is_about() -> None:
    people = found("es", "La fiscal de menores Nora Gil Luz oyó a la agraviada Ana Sol Paz.")

    assert people == {"Ana Sol Paz": VICTIM}
