"""Whether the rows of a table bear out whose number its first one is, where no column of its own names that.

1. Whoever is the first number of a row that says outgoing was asked about. Of a row that says incoming, the one of its
   two numbers that was asked about received the call: it agrees with what the profile takes for granted, speaks
   against it, or, where both or neither were asked about, says nothing.
2. Where the first number is taken for the one asked about, and the rows of several callers speak against it, the first
   number is the caller throughout: those rows are turned round. Where most rows agree, the few against are not read.
   Where neither is most, no row that says incoming is.
3. Without any row that says outgoing, many first numbers and fewer second ones speak against it (where the first is
   taken for the caller, many second ones and fewer first ones): none is read.
4. Where the first number is taken for the caller, no row that says incoming is read if one speaks against it, unless
   four times as many bear it out: then all but those are.
5. A row that says incoming and tells, as the profile has it, the call of an outgoing row (same numbers and second) is
   read so, and its first number was asked about too: the company wrote that call from both sides.
6. A row that says incoming and would be read as a call back, within a few seconds of an outgoing row of its numbers,
   is not read, unless it is a message, or is the call of another outgoing row of these seconds: nobody is called back
   while the call is being set up.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

from ovillo.domain.calls import Call, UnreadRow
from ovillo.domain.messages import mark

SPOKEN_AGAINST: Final = mark(
    "It says incoming, and the rows of its table speak against what is taken for granted of its two numbers: who "
    "called whom it does not tell."
)
_Pair = tuple[str, str]
_ENOUGH: Final = 2
"""Callers whose rows speak against it: one may be a second number that was asked about."""
_MOST: Final = 4
"""Times as many rows."""
SAME_CALL: Final = 5
"""Seconds between what the files of its two sides tell of one start."""
LAST_DIGITS: Final = 9
"""Of longer numbers: the same with the prefix of its country and without."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The first and second numbers of rows that say incoming and are not read as the profile has it."""

    turned: frozenset[_Pair] = frozenset()
    unread: frozenset[_Pair] = frozenset()


def settled(
    outgoing: Iterable[str], incoming: Mapping[_Pair, int], told: Mapping[_Pair, int], *, is_own_first: bool
) -> Settled:
    """What the rows of a table tell of those that say incoming.

    Args:
        outgoing: first numbers of the rows that say outgoing.
        incoming: other rows that say incoming, by their first and second number.
        told: those of rule 5.
        is_own_first: whether the profile takes the first number for the one asked about, or else for the caller.
    """
    own = {_bare(number) for number in (*outgoing, *(pair[0] for pair in told if is_own_first))}
    if not own:
        firsts, seconds = ({_bare(pair[place]) for pair in incoming} for place in (0, 1))
        own_ones, others = (len(firsts), len(seconds)) if is_own_first else (len(seconds), len(firsts))
        return Settled(unread=frozenset(incoming if own_ones > others else ()))
    agreeing: list[_Pair] = []
    against: list[_Pair] = []
    for pair in incoming:
        is_first, is_second = (_bare(number) in own for number in pair)
        if is_first != is_second:
            (agreeing if is_first is is_own_first else against).append(pair)
    callers = {_bare(pair[0]) for pair in against}
    for_it = sum(incoming[pair] for pair in agreeing) + sum(told.values())
    against_it, is_of_several = sum(incoming[pair] for pair in against), len(callers) >= _ENOUGH
    if not is_own_first:
        return Settled(unread=frozenset(against if for_it >= _MOST * against_it else incoming))
    if not against_it or (for_it and (not is_of_several or for_it >= _MOST * against_it)):
        return Settled(unread=frozenset(against))
    if is_of_several and against_it >= _MOST * for_it:
        return Settled(turned=frozenset(incoming.keys() - set(agreeing)), unread=frozenset(agreeing))
    return Settled(unread=frozenset(incoming))


class Ways:
    """Rows of a table that say outgoing and incoming, where its profile takes for granted whose its first number is."""

    def __init__(self, *, is_own_first: bool) -> None:
        self._is_own_first = is_own_first
        self.outgoing: set[int] = set()
        self.incoming: set[int] = set()
        self.unread: set[int] = set()
        """Those that are not read."""

    def settle(self, calls: Sequence[Call], unread: list[UnreadRow]) -> tuple[list[Call], Sequence[int]]:
        """The calls as the rows bear them out, and the rows turned round; `unread` gets those that are not read."""
        out = {(one.caller, one.called, one.instant) for one in calls if one.row in self.outgoing}
        told = {
            one.row for one in calls if one.row in self.incoming and (one.caller, one.called, one.instant) in out
        }  # fmt: skip
        again = {one.row for one in calls if one.row in self.incoming and self._is_told_again(one, out)} - told
        pairs = {one.row: self._pair(one) for one in calls if one.row in self.incoming - told - again}
        found = settled(
            (caller for caller, _, _ in out),
            Counter(pairs.values()),
            Counter(self._pair(one) for one in calls if one.row in told),
            is_own_first=self._is_own_first,
        )
        kept: list[Call] = []
        turned: list[int] = []
        for one in calls:
            pair = pairs.get(one.row)
            if one.row in again or pair in found.unread:
                self.unread.add(one.row)
            elif pair is not None and pair in found.turned:
                turned.append(one.row)
                kept.append(replace(one, caller=pair[0], called=pair[1], located=pair[1]))
            else:
                kept.append(one)
        unread.extend(UnreadRow(row, SPOKEN_AGAINST) for row in self.unread)
        unread.sort(key=lambda each: each.row)
        return kept, turned

    def _is_told_again(self, call: Call, out: AbstractSet[tuple[str, str, int]]) -> bool:
        """Rule 6."""
        if call.is_message:
            return False
        seconds = range(call.instant - SAME_CALL, call.instant + SAME_CALL + 1)
        as_read, back = ((call.caller, call.called), (call.called, call.caller))
        return any((*back, at) in out for at in seconds) and not any((*as_read, at) in out for at in seconds)

    def _pair(self, call: Call) -> _Pair:
        """First and second number of a row that says incoming."""
        return (call.called, call.caller) if self._is_own_first else (call.caller, call.called)


def _bare(number: str) -> str:
    """The end of a number that is long enough, so that one with the prefix of its country is the same."""
    digits = "".join(each for each in number if each in "0123456789")
    return digits[-LAST_DIGITS:] if len(digits) >= LAST_DIGITS else number
