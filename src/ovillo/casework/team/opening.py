"""Which unit opened a case, and who of it: said once, when it begins."""

from collections.abc import Iterable
from typing import Final

from ovillo.domain.docket import DocketEntry
from ovillo.domain.teamwork import Opening

CASE_OPENED: Final = "case_opened"
"""The kind of the entry; `about` is the unit."""


def fold(entries: Iterable[DocketEntry]) -> Opening | None:
    """The first that was entered: a later one changes nothing."""
    return next((Opening(each.about, each.by, each.at) for each in entries if each.kind == CASE_OPENED), None)
