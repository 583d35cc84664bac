"""How much of a case stays open to somebody who is recused: what they could read before a question stood in the way.

1. They keep the case as they could last read it: as a member, with no question open, nothing waiting, not recused.
2. The recusal itself, and an answer that leads to it, open nothing. Who never could read the case is shown none of it.
3. Where a case has members, only who made the first of them could read it before: nobody can tell who else opened it.
"""

from collections.abc import Callable, Iterable, Sequence

from ovillo.casework.access import MEMBERSHIP
from ovillo.casework.access import fold as fold_members
from ovillo.casework.recusal.standing import fold, position
from ovillo.domain.docket import DocketEntry
from ovillo.domain.recusal import Link, Standing


def shown_before(
    official: str,
    entries: Sequence[DocketEntry],
    ways_at: Callable[[int], Sequence[Link]],
    *,
    reported: Iterable[int] = (),
) -> int:
    """How many entries of the ledger an official could read when they last could, up to the recusal that holds.

    Args:
        official: who is recused.
        entries: of the docket: members, parties and what bears on recusal, in the order of the ledger.
        ways_at: the ways between the official and the parties after so many entries.
        reported: the numbers of entries beside those of the docket that made a way.

    Returns:
        The size of the ledger at that time; 0 where they never could, or are not recused.
    """
    acts = fold(entries).acts.get(official)
    if acts is None or acts.recused_since is None:
        return 0
    last = acts.recused_since
    changes = {each for each in (*(entry.number for entry in entries), *reported, last) if each <= last}
    sizes = sorted(changes, reverse=True)
    return next((each for each in sizes if _could_read(official, entries, each, ways_at)), 0)


def _could_read(
    official: str, entries: Sequence[DocketEntry], size: int, ways_at: Callable[[int], Sequence[Link]]
) -> bool:
    """Whether the official could read the case when it had so many entries."""
    before = [each for each in entries if each.number < size]
    members = fold_members(before)
    if members:
        is_in = official in members
    else:
        first = next((each for each in entries if each.kind == MEMBERSHIP), None)
        is_in = first is None or first.by == official
    return is_in and position(official, ways_at(size), fold(before)).standing is Standing.FREE
