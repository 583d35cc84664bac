"""Names with "bin" or "von" inside are of people, whatever lists have their given names."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Khaled bin Lazo was arrested.", "- | detained | Khaled bin Lazo | reported"),
        ("en", "Police arrested Khaled bin Lazo.", "Police | detained | Khaled bin Lazo | reported"),
        ("en", "Khaled bin Lazo fled. Bin Lazo sold babies.", "Khaled bin Lazo | sells | babies | reported"),
        ("en", "Hassan Ali bin Lazo was arrested.", "- | detained | Hassan Ali bin Lazo | reported"),
        ("en", "Karl von Hebra was arrested.", "- | detained | Karl von Hebra | reported"),
        ("es", "La policía detuvo a Khaled bin Lazo.", "policía | detained | Khaled bin Lazo | reported"),
        ("en", "Police searched Khaled bin Lazo Hospital.", "Police | searched | Khaled bin Lazo Hospital | reported"),
    ],
)
def test_is_one_name(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)
