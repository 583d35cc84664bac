"""What the liaison is told of a hit beside whom to call: which side is a canary, and what that does not show."""

from collections.abc import Iterable, Sequence
from typing import Final

from ovillo.domain.messages import mark

CANARY: Final = mark(
    "CANARY: one of the two lists is invented, as the liaison declared beforehand; the other asked about what stands "
    "in it. It may be a guess, a slip, or a number that was given to somebody since: have the list of the other opened "
    "by its digest before anybody is reproached."
)
BOTH_CANARIES: Final = mark("Both lists are the liaison's own canaries: the board told their hit, as it should.")
UNDECLARED: Final = mark(
    "A sender calls its list invented, and the liaison never declared it: take the list for one like any other, and "
    "ask that sender why. Nothing here speaks against the other side."
)
SENT_CANARY: Final = mark("sent the canary: invented, declared by the liaison")
MET_CANARY: Final = mark("asked about what stands in the canary")
SAYS_CANARY: Final = mark("calls its list invented; the liaison never declared it")


def hit_words(are_canaries: Sequence[bool], say_so: Sequence[bool]) -> Sequence[str]:
    """Sentences about both sides of a hit, to be translated; none where two lists simply meet.

    Args:
        are_canaries: for each side, whether the liaison declared its list invented.
        say_so: for each side, whether its sender says so and the liaison never did.
    """
    words = [BOTH_CANARIES if all(are_canaries) else CANARY] if any(are_canaries) else []
    return [*words, UNDECLARED] if any(say_so) else words


def side_words(place: int, are_canaries: Sequence[bool], say_so: Sequence[bool]) -> str:
    """What one side did with a canary, to be translated; empty where there is none."""
    if are_canaries[place]:
        return SENT_CANARY
    if say_so[place]:
        return SAYS_CANARY
    return MET_CANARY if any(are_canaries) else ""


def row_numbers(rows: Iterable[tuple[int, bool]]) -> str:
    """Rows of a list, each with whether it is weak: then a question mark follows."""
    return ", ".join(f"{number}{'?' if is_weak else ''}" for number, is_weak in rows)
