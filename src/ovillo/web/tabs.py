"""Pages that belong together: one entry of the navigation, and a row of tabs below its title."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ovillo.domain.messages import mark


@dataclass(frozen=True, slots=True)
class Tab:
    """One page of a group."""

    path: str
    title: str
    """A template of the catalogue."""


TOGETHER: Final = (
    Tab("/together", mark("Today")),
    Tab("/together/tasks", mark("Tasks")),
    Tab("/together/clocks", mark("Legal clocks")),
    Tab("/together/strategy", mark("Strategy and notes")),
    Tab("/together/custody", mark("Custody")),
    Tab("/together/protected", mark("Protected people")),
    Tab("/together/recusal", mark("Recusal")),
    Tab("/together/units", mark("Units")),
)
INTEGRITY: Final = (
    Tab("/integrity", mark("Checks")),
    Tab("/integrity/approvals", mark("Two signatures")),
    Tab("/integrity/witnesses", mark("Witnesses")),
    Tab("/integrity/deconfliction", mark("Deconfliction")),
    Tab("/integrity/liaison", mark("Liaison")),
)
TABS_OF: Final = {group[0].path: group for group in (TOGETHER, INTEGRITY)}
"""The tabs below each entry of the navigation that has any."""
EVERY: Final = (*TOGETHER, *INTEGRITY)


def tab_of(tabs: Sequence[Tab], path: str) -> Tab:
    """The tab to which an address belongs: its own, or that of the form that was sent."""
    inside = [each for each in tabs if path == each.path or path.startswith(each.path + "/")]
    return max(inside, key=lambda each: len(each.path))
