"""Who published or filed a document, and what is known about it. Unknown is `None`, never guessed."""

from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum


class SourceKind(StrEnum):
    """What sort of source this is."""

    PRESS = "press"
    COURT_FILING = "court_filing"
    RULING = "ruling"
    POLICE_REPORT = "police_report"
    PROSECUTOR_RELEASE = "prosecutor_release"
    OFFICIAL_STATISTIC = "official_statistic"
    NGO_REPORT = "ngo_report"
    TESTIMONY = "testimony"
    INTERCEPTED = "intercepted"
    REGISTER = "register"
    TIP = "tip"


class Grade(StrEnum):
    """Admiralty grade of the source: A is wholly reliable, E unreliable, F cannot be judged."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


@dataclass(frozen=True, slots=True)
class SourceDetails:
    """What a document says of itself, or a manifest or option says of it."""

    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    """ISO 639-1 code."""
    kind: SourceKind | None = None
    grade: Grade | None = None
    title: str | None = None
    author: str | None = None
    url: str | None = None

    def over(self, other: "SourceDetails") -> "SourceDetails":
        """These details, completed from `other` where they are silent."""
        missing = {
            field.name: getattr(other, field.name) for field in fields(self) if getattr(self, field.name) is None
        }
        return replace(self, **missing)

    def differing(self, other: "SourceDetails") -> tuple[str, ...]:
        """The names of the fields that both state, each otherwise."""
        stated = ((field.name, getattr(self, field.name), getattr(other, field.name)) for field in fields(self))
        return tuple(name for name, one, two in stated if None not in (one, two) and one != two)

    def completed_by(self, other: "SourceDetails") -> tuple[str, ...]:
        """The names of the fields on which these are silent and the others are not."""
        names = (field.name for field in fields(self))
        return tuple(name for name in names if getattr(self, name) is None and getattr(other, name) is not None)

    def unknown(self) -> tuple[str, ...]:
        """The names of the fields a reader would want and nobody stated, in a fixed order."""
        wanted = ("publisher", "published", "language", "kind", "grade")
        return tuple(name for name in wanted if getattr(self, name) is None)
