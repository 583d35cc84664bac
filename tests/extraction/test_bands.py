"""Who leads, joins or helps a band, by possessors, several words and reflexive verbs."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ted Loom, the gang's alleged leader, fled.", "Ted Loom | leads | gang | suspected"),
        ("en", "Ted Loom was charged with participating in a ring.", "Ted Loom | belongs_to | ring | charged"),
        ("en", "The clinic was in league with the gang.", "clinic | collaborates_with | gang | reported"),
        ("en", "Ted Loom and his accomplice, Ana Twill, fled.", "Ana Twill | collaborates_with | Ted Loom | reported"),
        ("es", "Julio Lazo se unió a la banda.", "Julio Lazo | belongs_to | banda | reported"),
        ("es", "Julio Lazo colaboraba con la banda.", "Julio Lazo | collaborates_with | banda | reported"),
        ("es", "Ana Hebra era la mano derecha de Julio Lazo.", "Ana Hebra | collaborates_with | Julio Lazo | reported"),
        ("es", "Julio Lazo lideraba junto a Ana Hebra la red.", "Julio Lazo | leads | red | reported"),
        ("es", "Omar Lazo, gatillero de la pandilla 18R, huyó.", "Omar Lazo | belongs_to | pandilla 18R | reported"),
    ],
)
def test_ways_into_a_band(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "Police arrested Ted Loom, the ring's recruiter.", "recruits | ring"),
        ("es", "La pandilla 18R y la pandilla 18S pelean. Omar Lazo es miembro de la pandilla 18S.", "18R"),
        ("es", "La Operación Telar contó con la cooperación de la Policía.", "collaborates_with"),
    ],
)
def test_no_band_is_recruited_or_taken_for_another(language: str, text: str, wrong: str) -> None:
    assert not any(wrong in line for line in said(language, text))
