"""Which of the two numbers of a row is the one that was asked about, where a column of its own names that one.

A number is the same with or without the prefix of its country; of short ones, and of names, only the same text is.
"""

from typing import Final

from ovillo.domain.messages import mark

NOT_ITS_OWN: Final = mark(
    "It says which way by a number that is neither of the two that it names: who called whom it does not tell."
)
FEWEST_DIGITS: Final = 7
"""That two numbers end with, where one of them has a prefix more."""


def is_first_own(own: str, first: str, second: str) -> bool | None:
    """Whether the first is the number that was asked about, or the second; None where both are, or neither."""
    one, other = _is_same(own, first), _is_same(own, second)
    return None if one == other else one


def _is_same(one: str, other: str) -> bool:
    digits, others = (_digits(text) for text in (one, other))
    return one == other or (
        min(len(digits), len(others)) >= FEWEST_DIGITS and (digits.endswith(others) or others.endswith(digits))
    )


def _digits(text: str) -> str:
    return "".join(each for each in text if each in "0123456789")
