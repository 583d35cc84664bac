"""With whom somebody did it, and who helped."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Bob Weft ran the illegal enterprise with his wife, Ana Twill, and his sons Ted Weft and Tim Weft.",
            "Tim Weft | collaborates_with | Bob Weft | reported",
        ),
        (
            "en",
            "Ana Twill was accused of selling babies with Ted Loom.",
            "Ted Loom | collaborates_with | Ana Twill | accused",
        ),
        (
            "en",
            "Ana Twill worked with a notary to pay bribes to officials.",
            "Ana Twill | collaborates_with | notary | reported",
        ),
        (
            "es",
            "Ana Hebra habría vendido bebés con la complicidad de dos notarios.",
            "notarios | collaborates_with | Ana Hebra | suspected",
        ),
        (
            "es",
            "La Policía detuvo a Julio Lazo en coordinación con la Fundación Hebra.",
            "Policía | collaborates_with | Fundación Hebra | reported",
        ),
    ],
)
def test_who_took_part(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Twill sold babies with forged papers."),
        ("en", "Ana Twill did not sell babies with Ted Loom."),
        ("en", "Ana Twill trafficked women with Ted Loom's money."),
        ("es", "Ana Hebra viajó con Julio Lazo."),
    ],
)
def test_not_every_with_is_a_partner(language: str, text: str) -> None:
    assert not any("collaborates_with" in line for line in said(language, text))
