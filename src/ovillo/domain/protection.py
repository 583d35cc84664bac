"""Protected people: who they are to the case, in which compartment, under which pseudonym."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ovillo.domain.errors import UsageError

LETTERS: Final = "BCDFGHJKLMNPQRSTVWXZ"
"""Of a pseudonym. No vowel: it must be nobody's name. No digit: that is no word of a name."""
LENGTH: Final = 6
PSEUDONYM: Final = re.compile(rf"Persona [{LETTERS}]{{{LENGTH}}}", re.IGNORECASE)


def is_pseudonym(text: str) -> bool:
    """Whether a text has the form of a pseudonym, somebody's or nobody's."""
    return PSEUDONYM.fullmatch(text.strip()) is not None


class ProtectedAs(StrEnum):
    """Why somebody is protected."""

    VICTIM = "victim"
    MINOR = "minor"
    WITNESS = "witness"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Protected:
    """One protected person."""

    pseudonym: str
    kind: ProtectedAs
    compartment: str
    names: tuple[str, ...]
    """Every form that is known: names, aliases, numbers of documents."""
    entities: frozenset[str] = frozenset()
    """Ids of the document entities that are this person, where somebody said so."""
    document: str = ""
    """Where a single name is all there is: the one document in which it is this person's; nothing: in all."""
    by_rule: bool = False
    """A statement marked them, and nobody decided yet."""


class NobodyProtectedError(UsageError):
    code = "nobody_protected"
    template = (
        "Nobody whom this case shows by name is called {name}. Give the name, an id of ovillo export CASE --as "
        "entities, or, of somebody who has one already, the pseudonym."
    )


class PseudonymUnknownError(UsageError):
    code = "pseudonym_unknown"
    template = (
        "Nobody in this case has the pseudonym {name}. List them with: ovillo protect CASE. Nothing was recorded."
    )


class PurposeNeededError(UsageError):
    code = "purpose_needed"
    template = "Say what you need it for with --purpose. It stays in the ledger."
