"""Whom a victim, a minor or a witness denounces, accuses or points out is none of them."""

import pytest

from tests.casework.protection.test_called import found

NAMES = {"es": "Fidel Arce Ruiz", "en": "Barnaby Quill Low"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El suboficial {}, a quien la víctima denunció, la trasladó al bar."),
        ("es", "La menor fue entregada al suboficial {}, a quien la menor acusó."),
        ("es", "El dueño del bar es {}, a quien la agraviada reconoció en rueda."),
        ("es", "{}, a quien las víctimas acusan, trabaja en Puno."),
        ("es", "{} (a quien una testigo señaló) huyó."),
        ("es", "{} es a quien la víctima denunció."),
        ("es", "{}, a la víctima, no la conocía."),
        ("es", "El abogado {}, a quien la víctima contrató, habló."),
        ("es", "La víctima identificó como su captor a {}."),
        ("es", "La agraviada sindicó a su captor, {}."),
        ("es", "La menor dijo que su captor se llama {}."),
        ("es", "El testigo clave TP-03 dijo que el jefe, quien se llama {}, cobraba."),
        ("es", "El testigo clave TP-03 identificó a su captor, quien en realidad se llama {}."),
        ("es", "El hombre a quien la menor identificó como {} huyó."),
        ("en", "{}, whom the girl accused, took her to the bar."),
        ("en", "{}, the man the girl accused, fled."),
        ("en", "The victim denounced {}."),
        ("en", "The victim identified {} as her captor."),
        ("en", "The witness saw {}."),
        ("en", "The man the girl identified as {} fled."),
        ("en", "The girl named her captor, {}."),
        ("en", "The source said the boss, who is really called {}, fled."),
        ("en", "The girl told police that her captor was {}."),
    ],
)
def test_whom_they_name_is_another(language: str, text: str) -> None:
    assert not found(language, text.format(NAMES[language]))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "{}, una menor a quien el suboficial vendió, declaró."),
        ("es", "{}, una de las menores rescatadas, declaró."),
        ("es", "{}, la menor de las víctimas, declaró."),
        ("es", "{}, quien es la víctima, declaró."),
        ("en", "{}, a girl whom the officer sold, testified."),
        ("en", "{}, one of the victims, spoke."),
    ],
)
def test_who_is_one_stays_one(language: str, text: str) -> None:
    name = {"es": "Jana Estrofa Roy", "en": "Jana Stanza Roy"}[language]

    assert set(found(language, text.format(name))) == {name}
