"""The board: which queries of different cases share a tag.

A case never meets itself, and each two queries meet in one hit with all that they share.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ovillo.domain.canonical import identity


@dataclass(frozen=True, slots=True)
class Submission:
    """The tags of one query."""

    query: str
    case: str
    tags: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Two queries of different cases that share identifiers."""

    queries: tuple[str, str]
    """The earlier first."""
    places: tuple[tuple[int, int], ...]
    """In the tags of the one and of the other, from 0."""

    @property
    def id(self) -> str:
        """The same whenever the two meet."""
        return identity("ovillo deconfliction hit", *self.queries)


@dataclass
class Tags:
    """The tags that a board holds; grows by `take_in`."""

    _held: dict[bytes, list[tuple[Submission, int]]] = field(default_factory=dict)

    def take_in(self, submission: Submission) -> Sequence[Hit]:
        """The hits of one query with those before it, which from now on it is one of."""
        shared: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place, tag in enumerate(submission.tags):
            there = self._held.setdefault(tag, [])
            for other, other_place in there:
                if other.case != submission.case:
                    shared[other.query].append((other_place, place))
            there.append((submission, place))
        return [Hit((other, submission.query), tuple(places)) for other, places in shared.items()]


def meet(submissions: Iterable[Submission]) -> Sequence[Hit]:
    """All hits among these, in the order in which they came."""
    tags = Tags()
    return [hit for each in submissions for hit in tags.take_in(each)]
