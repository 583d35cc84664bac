"""Of whom a sentence tells by name is not who "she said" behind it means."""

import pytest

from tests.extraction.said import statements


def _speakers(language: str, text: str) -> list[str]:
    return [
        "/".join(speaker.name for speaker in s.speakers) for s in statements(language, text) if s.predicate == "sells"
    ]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "Nurse Ana Tusk testified against midwife Nadia Lint. Nadia Lint sold two babies in March, she said.", "Ana Tusk"),
        ("en", "Nurse Ana Tusk told the court about midwife Nadia Lint. Lint sold two babies in March, she added.", "Ana Tusk"),
        ("en", "Nurse Ana Tusk testified on Monday. Nadia Lint, she said, sold two babies in March.", "Ana Tusk"),
        ("es", "La enfermera Ana Tela declaró contra Nadia Paz. Nadia Paz vendió dos bebés en marzo, dijo ella.", "Ana Tela"),
        ("es", "El enfermero Beto Tela testificó contra Saúl Ovillo. Saúl Ovillo vendió dos bebés, dijo él.", "Beto Tela"),
        ("en", "Nurse Julio Tusk testified on Monday. Nadia Lint sold two babies in March, she said.", ""),
        ("en", "Nadia Lint was arrested on Monday. Nadia Lint sold two babies in March, she said.", ""),
        ("en", "Nadia Lint sold two babies in March, she said.", ""),
        ("es", "Nadia Paz fue detenida el lunes. Nadia Paz vendió dos bebés en marzo, dijo ella.", ""),
        ("en", "Nadia Lint testified on Monday. Nadia Lint sold two babies in March, she said.", "Nadia Lint"),
        ("en", "Nadia Lint testified on Monday. She sold two babies in March, she said.", "Nadia Lint"),
        ("en", "Nadia Lint was arrested on Monday. Nadia Lint never sold babies, she said.", "Nadia Lint"),
    ],
)  # fmt: skip
def test_who_says_it(language: str, text: str, speaker: str) -> None:
    assert _speakers(language, text) == [speaker]
