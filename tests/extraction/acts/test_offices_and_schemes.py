"""Inquiries, schemes and clinics that somebody runs, told after words of finding."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The Guard is conducting an ongoing investigation into a trafficking syndicate.", "Guard | investigated | trafficking syndicate | investigated"),
        ("Evidence revealed the conspirators recruited women to work as prostitutes.", "conspirators | recruits | women | reported"),
        ("The perpetrators are accused of moving the babies to Villa Uno.", "perpetrators | transports | babies | accused"),
        ("Ana Quilla operates a private hospital called Santa Rosa Hospital.", "Ana Quilla | leads | Santa Rosa Hospital | reported"),
    ],
)  # fmt: skip
def test_it_is_told(text, line):
    assert line in said("en", text)


@pytest.mark.parametrize("text", ["Evidence has yet to reveal whether the conspirators recruited women.", "The court did not reveal the price.", "The Guard will conduct an investigation into the syndicate."])  # fmt: skip
def test_it_is_not_told(text):
    assert said("en", text) == set()
