"""Who "a nurse" is that was arrested, where the next sentence names the suspect."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A midwife was arrested. The suspect, Ana Hebra, sold babies.", "- | detained | Ana Hebra | reported"),
        ("en", "A midwife was arrested. The woman, identified as Ana Hebra, fled. The midwife was charged.", "- | charged | Ana Hebra | charged"),
        ("en", "A nurse was arrested. She was identified as Ana Hebra.", "- | detained | Ana Hebra | reported"),
        ("en", "A man and a woman were arrested. The man was identified as Julio Lazo and the woman as Ana Hebra.", "- | detained | Ana Hebra | reported"),
        ("es", "Un hombre y una mujer fueron detenidos. El hombre fue identificado como Julio Lazo y la mujer como Ana Hebra.", "- | detained | Ana Hebra | reported"),
        ("es", "Una partera fue detenida. La sospechosa, Ana Hebra, vendía bebés.", "- | detained | Ana Hebra | reported"),
        ("es", "Detienen a una partera. La mujer fue identificada como Ana Hebra.", "- | detained | Ana Hebra | reported"),
    ],
)  # fmt: skip
def test_the_suspect_named_next_is_the_one_who_was_arrested(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police arrested a nurse and a doctor. The suspect, Ana Hebra, sold babies."),
        ("en", "Ana Hebra sold babies. A midwife was arrested. The suspect, Ana Hebra, fled."),
        ("en", "A nurse was arrested. Two doctors fled. The suspect, Ana Hebra, sold babies."),
        ("en", "A woman was arrested. Another woman fled. The woman, Ana Hebra, sold babies."),
        ("en", "A woman was arrested. The woman met a dealer. The woman, Ana Hebra, sold babies."),
        ("es", "Un enfermero fue detenido. La sospechosa, Ana Hebra, vendía bebés."),
        ("es", "Una enfermera llegó. La sospechosa, Ana Hebra, vendía bebés."),
    ],
)
def test_where_others_are_spoken_of_nobody_is_introduced(language: str, text: str) -> None:
    assert not any("detained | Ana Hebra" in line for line in said(language, text))
