"""Entities: who and what statements are about, as one document names them and as the case joins them."""

from dataclasses import dataclass, field
from enum import StrEnum


class EntityType(StrEnum):
    """What sort of thing an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OFFICE = "office"
    GROUP = "group"
    PLACE = "place"
    PHONE = "phone"
    ACCOUNT = "account"
    VEHICLE = "vehicle"
    DOCUMENT = "document"
    THING = "thing"
    """What is sold, seized or priced and is none of the others: a baby is a person, "the babies" a group."""


class NameLevel(StrEnum):
    """How much of a name one document gives. Only `full` may be joined across documents by rule."""

    FULL = "full"
    PARTIAL = "partial"
    ALIAS = "alias"
    ROLE = "role"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One appearance of an entity in one document: `text[start:end] == surface`."""

    start: int
    end: int
    surface: str
    level: NameLevel
    read_at: tuple[int, int] | None = field(default=None, compare=False)
    """Where it stands in the text as it was read, where a changed text is shown."""


@dataclass(frozen=True, slots=True)
class DocumentEntity:
    """Everything in one document that names the same thing."""

    id: str
    """`identity("entity", document, start, end, type)` of the first mention."""
    document: str
    type: EntityType
    name: str
    """The fullest form in this document, without title; for a role, the role as written without article."""
    level: NameLevel
    mentions: tuple[Mention, ...]
    """In order of appearance; never empty."""
    titles: tuple[str, ...] = ()
    """Titles and ranks seen before the name, as written: "Gen.", "Dra."."""
    aliases: tuple[str, ...] = ()

    @property
    def is_named_person(self) -> bool:
        """Whether it is somebody with a name, be it a part of one."""
        return self.type is EntityType.PERSON and self.level is not NameLevel.ROLE


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands, and the id by which it is judged."""

    id: str
    """Of the entity, where it is its first mention."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NameForm:
    """One spelling under which a document names one entity."""

    document: str
    name: str
    level: NameLevel
    mentions: tuple[Mention, ...]
    """In order; never empty."""
    places: tuple[Place, ...]
    """Of the mentions."""

    @property
    def id(self) -> str:
        """Of its first mention: said of that, a judgement holds for all that are so spelled."""
        return self.places[0].id


@dataclass(frozen=True, slots=True)
class CaseEntity:
    """Document entities that judgements or a written rule hold to be the same."""

    id: str
    """The smallest id among its members, so that it does not depend on order."""
    type: EntityType
    name: str
    """The fullest form among its members."""
    level: NameLevel
    names: tuple[str, ...]
    """Every distinct form, longest first."""
    members: tuple[str, ...]
    """Ids of the document entities, sorted."""
    documents: tuple[str, ...]
    """Ids of the documents, sorted."""
    mentions: int
    merged_by: str
    """"rule", "judgement" or "none"."""
    suggested_with: tuple[str, ...] = ()
    """Ids of case entities that a proposal would join to this one, sorted."""
