"""An age that a sentence tells in passing, of several at once, or that the next one tells, makes a minor of its own."""

import pytest

from ovillo.domain.protection import ProtectedAs
from tests.casework.protection.test_called import found

NAMES = {"es": "Jana Estrofa Roy", "en": "Jana Stanza Roy"}
OTHERS = {"es": "Fidel Arce Ruiz", "en": "Barnaby Quill Low"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "One of them, aged 14, gave her name as {}."),
        ("en", "The other, {}, is 17 and is the sister of a nurse."),
        ("en", "The eldest, {}, is 16 but looks older."),
        ("en", "{}, her younger sister, is 9."),
        ("en", "One of them, only 15, told police she was called {}."),
        ("en", "The youngest, just 13, identified herself as {}."),
        ("en", "The third, who is 16, is {}."),
        ("en", "{} was found at the bar. She is 17."),
        ("en", "{} and Rita Verse, both 16, were found."),
        ("en", "{} and Rita Verse, 16 and 17, were found."),
        ("en", "The second said her name was {} and that she was 15."),
        ("es", "Una de ellas, de 14 años, dijo llamarse {}."),
        ("es", "La otra, {}, tiene 17 y es hermana de una enfermera."),
        ("es", "Una de ellas, de 15 años, se identificó como {}."),
        ("es", "La segunda, con 13 años, dio el nombre de {}."),
        ("es", "{}, su hermana menor, tiene 9 años."),
        ("es", "{} fue hallada en el bar. Tiene 17 años."),
        ("es", "{} y Rita Estrofa Paz, ambas de 16 años, fueron halladas."),
        ("es", "La tercera, {}, acaba de cumplir 17 y trabajaba allí."),
        ("es", "Una tercera, que dijo tener 16 años y llamarse {}, huyó."),
        ("es", "La segunda refirió llamarse {} y tener 15 años."),
    ],
)
def test_it_is_of_whom_it_is_told(language: str, text: str) -> None:
    assert found(language, text.format(NAMES[language])).get(NAMES[language]) is ProtectedAs.MINOR


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "{}, the owner, is 12 years on the force."),
        ("en", "{}, her captor, is 41. The girl is 14."),
        ("en", "The girl, aged 14, said the man gave his name as {}."),
        ("en", "One of them, aged 14, said her captor was {}."),
        ("en", "{} was arrested with a girl. She is 14."),
        ("en", "{} was arrested with his daughter. She is 14."),
        ("en", "{} and Karl Munn, 41 and 16, were arrested."),
        ("es", "Una de ellas, de 14 años, dijo que su captor se llama {}."),
        ("es", "Una de ellas, de 14 años, reconoció a {}."),
        ("es", "{}, su jefe, tiene 15 años de servicio."),
        ("es", "{} fue detenido con una joven. Tiene 14 años."),
        ("es", "{} fue detenido. Tiene 15 años de servicio."),
        ("es", "La menor vivía con {} y tenía 15 años."),
        ("es", "El juez condenó a {} y Bruno Nina Vela a 12 y 15 años de prisión."),
        ("es", "{}, 14 y 15 de mayo de 2031."),
    ],
)
def test_it_is_of_nobody_else(language: str, text: str) -> None:
    assert OTHERS[language] not in found(language, text.format(OTHERS[language]))
