"""Who has children in their care: "placed in the care of X", "quedó al cuidado de X". Nobody who is under arrest."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The baby is under the care of the child welfare committee.", "child welfare committee | baby"),
        ("en", "The boy was left in the care of Mara Quill.", "Mara Quill | boy"),
        ("es", "Los menores quedaron bajo custodia del DIF.", "DIF | menores"),
        ("es", "El bebé quedó al cuidado de su abuela.", "abuela | bebé"),
        ("es", "Las niñas fueron trasladadas a un albergue de la Fundación Nido.", "Fundación Nido | niñas"),
        ("en", "The baby will be placed in the care of the committee.", None),
        ("en", "Mara Quill is in the custody of the police.", None),
        ("es", "Mara Quilla quedó bajo custodia de la policía.", None),
        ("es", "La investigación quedó a cargo de la fiscal Ana Ruso.", None),
    ],
)
def test_who_is_kept_by_whom(language, text, expected):
    kept = {line for line in said(language, text) if " | harbours | " in line}

    assert kept == ({expected.replace(" | ", " | harbours | ") + " | reported"} if expected else set())


def test_who_is_held_against_their_will_is_held():
    assert "Mary Quill | harbours | women | reported" in said("en", "Mary Quill held women against their will.")
    assert not said("en", "Mary Quill will hold women in a villa.")
