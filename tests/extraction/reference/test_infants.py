"""One baby called by several nouns."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Police rescued a baby girl from Villa Alta. Ana Hebra sold the infant for $2,000.", "Ana Hebra | sells | baby girl | reported"),
        ("en", "Ana Hebra sold a newborn. Police rescued the boy on Monday.", "Police | rescued | boy | reported"),
        ("en", "Ana Hebra, who has three daughters, was left by her husband. She sold the baby boy.", "Ana Hebra | sells | baby boy | reported"),
        ("es", "La policía rescató a un bebé en Villa Alta. Ana Hebra vendió al niño.", "Ana Hebra | sells | bebé | reported"),
    ],
)  # fmt: skip
def test_the_only_baby_is_one(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police rescued a baby girl. Ana Hebra sold two babies. She sold the infant for $2,000.", "Ana Hebra | sells | infant | reported"),
        ("Police rescued a baby girl. Ana Hebra sold the boy in 2019.", "Ana Hebra | sells | boy | reported"),
        ("Police rescued a baby girl. Ana Hebra sold another newborn. She bought the infant.", "Ana Hebra | buys | infant | reported"),
        ("Police rescued a baby. Ana Hebra recruited the 14-year-old girl.", "Ana Hebra | recruits | girl | reported"),
    ],
)  # fmt: skip
def test_two_babies_stay_two(text: str, expected: str) -> None:
    assert expected in said("en", text)
