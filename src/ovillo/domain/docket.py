"""The docket: what the people of a case do besides adding documents and judging proposals.

Rules:
1. One table for all of it: tasks, memberships, custody, hypotheses, charts. A stage folds its own kinds into a state.
2. An entry is never changed. What takes it back, answers it or replaces it is a later entry about the same thing.
3. Content is a JSON object without fractions: a number that is no whole one is text, exactly as it was given.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"


@dataclass(frozen=True, slots=True)
class DocketEntry:
    """One act of one person."""

    number: int
    """Of its entry in the ledger: the order in which things happened."""
    kind: str
    """What sort of act, such as `task_opened`: the stage that folds it writes down which there are."""
    about: str
    """The id of what it is about; several entries about one thing are its history."""
    content: Mapping[str, Json]
    by: str
    at: datetime


def docket_text(content: Mapping[str, Json]) -> str:
    """The one JSON text of this content: keys in order, no spaces. Raises `TypeError` for a fraction."""
    _refuse_fractions(content)
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _refuse_fractions(part: object) -> None:
    match part:
        case float():
            raise TypeError("a fraction is kept as the text that somebody wrote")
        case Mapping():
            for each in part.values():
                _refuse_fractions(each)
        case list() | tuple():
            for each in part:
                _refuse_fractions(each)
