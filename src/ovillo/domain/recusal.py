"""Ties of officials to the parties of a case: kinds of ties, ways between two people, where an official stands."""

from dataclasses import dataclass
from enum import StrEnum

from ovillo.domain.canonical import identity
from ovillo.domain.errors import UsageError


class TieKind(StrEnum):
    """What ties two people."""

    PARENT = "parent"
    """The first is the parent of the other, by birth or adoption."""
    SIBLING = "sibling"
    SPOUSE = "spouse"
    COHABITANT = "cohabitant"
    BLOOD = "blood"
    """Kin by blood or adoption, of some degree."""
    AFFINITY = "affinity"
    """Kin by marriage or cohabitation, of some degree."""
    RELATIVE = "relative"
    """Kin, nobody told how."""
    COMPADRAZGO = "compadrazgo"
    FRIENDSHIP = "friendship"
    ENMITY = "enmity"
    CREDITOR = "creditor"
    """One owes the other."""
    INTEREST = "interest"
    EARLIER_ROLE = "earlier_role"
    """Judge, prosecutor, expert, witness or counsel before."""
    OPINION = "opinion"
    GRAVE_CAUSE = "grave_cause"


class Role(StrEnum):
    """What a party is in a case."""

    ACCUSED = "accused"
    VICTIM = "victim"
    THIRD_PARTY = "third_party"
    """Liable in civil law."""
    REPRESENTATIVE = "representative"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Tie:
    """Two people and what ties them."""

    one: str
    other: str
    kind: TieKind
    degree: int | None = None
    """Of blood and affinity; None: not told."""
    is_ended: bool = False
    evidence: tuple[str, ...] = ()
    """What it rests on: ids of statements, or of docket entries."""

    def between(self, person: str) -> str | None:
        """The other of the two; None where this person is neither."""
        return {self.one: self.other, self.other: self.one}.get(person)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody on whom a case bears."""

    person: str
    role: Role


@dataclass(frozen=True, slots=True)
class Link:
    """How an official is tied to a party."""

    official: str
    party: Party
    ties: tuple[Tie, ...]
    """None where the official is the party; one or two otherwise, from the official to the party."""
    articles: tuple[str, ...]
    """Of each tie, the law that makes it a ground."""

    @property
    def steps(self) -> int:
        return len(self.ties)

    @property
    def question(self) -> str:
        """One id for one official, party and way between them: an answer is to that."""
        way = tuple((*sorted((tie.one, tie.other)), tie.kind.value, tie.degree) for tie in self.ties)
        return identity("recusal question", self.official, self.party.person, self.party.role.value, way)


class Standing(StrEnum):
    """Where an official stands in a case."""

    FREE = "free"
    MUST_DECLARE = "must_declare"
    WAITS = "waits"
    """A direct tie was denied: somebody else decides."""
    RECUSED = "recused"


@dataclass(frozen=True, slots=True)
class Position:
    """What an official may do, and since when or until what."""

    standing: Standing
    since: int | None = None
    """Of a recusal: the entry from which on nothing is given; 0: nothing at all."""
    questions: tuple[str, ...] = ()
    """Open ones, or those that wait for somebody else."""
    entry: int | None = None
    """Of a recusal: the number of its own entry, which is not told to the recused."""


class OwnRecusalError(UsageError):
    code = "own_recusal"
    template = "Nobody decides on their own declaration or recusal. Have somebody else do it. Nothing was recorded."


class NothingToDeclareError(UsageError):
    code = "nothing_to_declare"
    template = "No question to you is open in this case. Nothing was recorded; a tie of yours is stated with: tie."


class NotRecusedError(UsageError):
    code = "not_recused"
    template = "{official} is not recused in this case. Nothing was recorded."


class NothingToAcceptError(UsageError):
    code = "nothing_to_accept"
    template = "No declaration of {official} waits for anybody. Nothing was recorded."
