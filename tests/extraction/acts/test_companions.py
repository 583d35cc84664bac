"""Whom an act befalls beside those whom its verb names, and numbers that stand without a noun."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ana Twill, along with Ted Loom, was charged with fraud.", "- | charged | Ted Loom | charged"),
        ("en", "Police arrested Ana Twill together with Ted Loom.", "Police | detained | Ted Loom | reported"),
        (
            "en",
            "Ana Twill was arrested alongside two crime figures, Ted Loom and Bob Weft.",
            "- | detained | Bob Weft | reported",
        ),
        (
            "es",
            "Son procesadas Ana Hebra y Luz Lazo, quienes dirigían la asociación, así como el notario Julio Ovillo.",
            "- | indicted | Julio Ovillo | charged",
        ),
        ("es", "La policía detuvo a Ana Hebra, así como a Julio Lazo.", "policía | detained | Julio Lazo | reported"),
        ("en", "Another 54 have been charged with complicity.", "- | charged | 54 | charged"),
        ("es", "Otros 54 fueron imputados por complicidad.", "- | charged | 54 | charged"),
    ],
)
def test_whoever_is_beside_them_undergoes_it_too(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "Ana Twill was not arrested along with Ted Loom.", "Ted Loom"),
        ("en", "Police, along with Ted Loom, arrested Ana Twill.", "detained | Ted Loom"),
        ("en", "Ana Twill was arrested along with her baby.", "baby"),
        ("es", "Ana Hebra fue detenida junto a dos menores.", "menores"),
    ],
)
def test_no_one_who_helps_and_no_child_is_held_with_them(language: str, text: str, wrong: str) -> None:
    assert not any(wrong in line for line in said(language, text))
