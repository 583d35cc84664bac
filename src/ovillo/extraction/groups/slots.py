"""Noun groups while the people of a document are being found."""

from dataclasses import dataclass

from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.nouns import RoleGroup
from ovillo.extraction.naming.name_types import NameRun
from ovillo.extraction.text.spans import ArgumentKind, Quantity


@dataclass(slots=True)
class Slot:
    """One noun group of one sentence and what it stands for."""

    first: int
    last: int
    head: int
    kind: ArgumentKind
    draft: Draft
    run: NameRun | None = None
    role: RoleGroup | None = None
    is_plural: bool = False
    quantity: Quantity | None = None
    unit: str | None = None
    coordinated_with: int | None = None
    members: tuple[Draft, ...] = ()
    is_inferred: bool = False
    """Whether only the course of the text says whom the description means: it tells no new trade of them."""
    possessor: Draft | None = None
    """ "his", "X's": whose relative, partner or lawyer."""
    description: "tuple[Part, ...]" = ()
    """What is said of it between commas and brackets after it."""
    role_end: int = -1
    """Of a role: last token of the words that go with it."""
    complement: "Slot | None" = None
    """Of a role: whose or of what, as in "the director of Z"."""
    is_beside_band: bool = False
    """Whether the text speaks of a band, whose leader "the leader" may be."""

    @property
    def gender(self) -> str | None:
        return self.draft.root.gender or (self.role.gender if self.role else None)

    @property
    def end(self) -> int:
        """Index of the last token of the group and of what is said of it behind it."""
        return max([self.last, *(part.last for part in self.description)])


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a description: an age, alias, nationality, identifier, place, employer or role."""

    kind: str
    first: int
    """Index of the first token of what is said, marks left out."""
    last: int
    slot: Slot | None = None
    """The role, place or employer."""


def clash(one: Slot, other: Slot) -> bool:
    """Whether the two cannot be one person, by their gender."""
    return bool(one.gender and other.gender and one.gender != other.gender)
