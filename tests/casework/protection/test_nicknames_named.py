"""Whose name is given behind a nickname: of who did it, or of the child that the words before it mark."""

import pytest

from tests.casework.protection.test_called import found

DOER = {"es": "Fausto Ilusorio Rea", "en": "Barnaby Quill Low"}
CHILD = {"es": "Oriana Ilusoria Rea", "en": "Jana Stanza Roy"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Ruth Sol Paz, de 15 años, fue captada por redes por 'Brayan', que resultó ser {}, de 29 años."),
        ("es", 'La víctima Ruth Sol Paz fue captada por "Puma", que resultó ser {}.'),
        ("es", "La víctima fue captada en Facebook por 'El Zorro', que resultó ser {}."),
        ("es", "La menor fue captada por 'Zorro', quien se llama {}."),
        ("es", "La menor captada por un hombre, que resultó ser {}, huyó."),
        ("es", "La víctima fue engañada por un vecino que se llama {}."),
        ("es", "La víctima fue vendida a 'El Flaco', que resultó ser {}."),
        ("es", "La víctima denunció a «Flaco», cuyo verdadero nombre es {}."),
        ("es", "La menor contó que 'Puma', que resultó ser {}, la golpeaba."),
        ("es", "La menor conoció en Facebook a 'Pumita', que resultó ser {}."),
        ("es", "La menor captada por 'Kevin', identificado como {}, declaró."),
        ("en", "The girl was recruited by 'Kev', who turned out to be {}."),
        ("en", 'The victim said "Duke", who turned out to be {}, beat her.'),
        ("en", "The girl was recruited by a man who turned out to be {}."),
    ],
)
def test_of_who_did_it_is_not_hers(language: str, text: str) -> None:
    assert DOER[language] not in found(language, text.format(DOER[language]))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La menor 'Lulú', que resultó ser {}, declaró."),
        ("es", "La policía rescató a la menor 'Lulú', que resultó ser {}."),
        ("es", "La menor rescatada por la policía, que resultó ser {}, declaró."),
        ("es", "La menor captada por 'Kevin', identificada como {}, declaró."),
        ("es", 'La adolescente a quien llaman "Lulú", que se llama {}, declaró.'),
        ("en", "The girl known as 'Lulu', who turned out to be {}, spoke."),
    ],
)
def test_of_the_child_is_hers(language: str, text: str) -> None:
    assert CHILD[language] in found(language, text.format(CHILD[language]))


def test_a_boy_whose_recruiter_has_a_nickname_is_hidden_rather_than_told_apart() -> None:
    text = "El menor captado por 'Kevin', identificado como Luis Ilusorio Rea, declaró."

    assert "Luis Ilusorio Rea" in found("es", text)
