"""Kin of somebody whom only a word for the role tells of: hidden where that is a victim, a witness or a source."""

import pytest

from tests.casework.protection.test_kin import seen

KIN = "Rosa Cano Luz"


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "es",
            (
                "La madre de la rescatada, {}, la buscaba.",
                "{}, madre de la rescatada, la buscaba.",
                "La madre de la rescatada es {}.",
                "La madre de la mujer rescatada, {}, habló.",
                "La madre de una de las rescatadas, {}, habló.",
                "La hermana de la desaparecida, {}, habló.",
                "La madre de la denunciante, {}, habló.",
                "La hermana del informante, {}, huyó.",
                "{}, cuya hija fue rescatada, habló.",
                "Los padres de la rescatada, Leo Cano Rey y {}, hablaron.",
            ),
        ),
        (
            "en",
            (
                "The rescued girl's mother, {}, spoke.",
                "{}, the rescued girl's mother, spoke.",
                "{}, mother of the survivor, spoke.",
                "The mother of the woman who was rescued, {}, spoke.",
                "{}, whose daughter was rescued, spoke.",
                "The witness's sister, {}, spoke.",
            ),
        ),
    ],
)
def test_she_is_hidden(language: str, texts: tuple[str, ...]) -> None:
    shown = [text for text in texts if "Rosa" in seen(text.format(KIN), language)[0]]

    assert not shown


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "es",
            (
                "La madre de la rescatada, {}, fue acusada de venderla.",
                "La madre del detenido, {}, lloró.",
                "La abogada de la rescatada, {}, habló.",
                "La abogada de la madre de la rescatada, {}, habló.",
                "La madre de la rescatada y su abogada, {}, hablaron.",
                "La madre de la rescatada denunció a la jueza {}.",
                "La madre de la menor visitó a {}.",
            ),
        ),
        ("en", ("The mother of the girl met {}.", "The mother of the witness accused Judge {}.")),
    ],
)
def test_who_is_accused_or_no_kin_is_named(language: str, texts: tuple[str, ...]) -> None:
    hidden = [text for text in texts if KIN not in seen(text.format(KIN), language)[0]]

    assert not hidden
