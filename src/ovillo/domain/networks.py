"""Networks: who is tied to whom in what was reported, and what was measured of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from ovillo.domain.entities import EntityType
from ovillo.domain.exoneration import DECIDED, Exoneration, exoneration_in
from ovillo.domain.sources import SourceKind
from ovillo.domain.statements import MUTUAL, PredicateKind, Standing

CALLS = "calls"
"""The kind of the ties that tables of calls make."""
PAYMENTS = "payments"
"""The kind of the ties that tables of payments make."""
COUNSEL = "counsel"
"""The kind of the ties between a lawyer and a client: asked for by name only, because defending somebody is no tie of
a network."""
USUAL = frozenset({PredicateKind.CONDUCT.value, PredicateKind.TIE.value})


class NetworkQuestion(StrEnum):
    """What is asked of a network."""

    MEASURES = "measures"
    TIES = "ties"
    GROUPS = "groups"
    BROKERS = "brokers"
    PATHS = "paths"
    EGO = "ego"
    CHANGE = "change"
    HIDDEN = "hidden"
    ARRESTS = "arrests"


@dataclass(frozen=True, slots=True)
class Citation:
    """The words or the row that a tie rests on."""

    line: int | None = None
    """Of a bare list of ties, or row of a table of calls: words and standing are None then."""
    statement: str | None = None
    document: str | None = None
    document_name: str | None = None
    source: str | None = None
    speakers: tuple[str, ...] = ()
    """Whose word it is, nearest first, where it is not the source's own."""
    published: date | None = None
    where: str | None = None
    """The place that the statement names."""
    page: int | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    standing: Standing | None = None
    negated: bool = False
    predicate: str = ""
    """Of the statement: a negated conviction is one that is taken back."""
    is_corrected: bool = False
    """Its own source said otherwise later."""
    day: date | None = None
    """Of a row of a table."""
    amount: Decimal | None = None
    """Of a payment."""
    currency: str = ""

    @property
    def place(self) -> str:
        """Where it stands, for programs."""
        if self.line is None:
            return f"{self.document}:{self.start}-{self.end}"
        return f"line {self.line}" if self.document is None else f"{self.document}:line {self.line}"


@dataclass(frozen=True, slots=True)
class ReadBeside:
    """What a source says of one end of a part, and must be read with it.

    It is another finding of that end (that somebody was convicted, or is no longer), or the like of the part denied of
    an other without a name or another of that name: that somebody "denies leading the ring". So too the other side of a
    deal: that the payee "denies receiving money".
    """

    predicate: str
    person: str
    """Id of the node of whom it tells."""
    other: str | None
    """The other end; without a name in the words of the document; None where none is told."""
    other_type: EntityType | None
    is_other_named: bool
    is_doer: bool
    """Whether the person is the one who does it: of procedure it is done to them."""
    standing: Standing
    negated: bool
    is_own_word: bool
    citations: tuple[Citation, ...] = ()
    name: str = ""
    """Of the person, where it may be no node."""
    is_contested: bool = False
    """It counts for nothing meanwhile, as reviewers contradict one another on it."""

    @property
    def exoneration(self) -> Exoneration | None:
        """What it says for the person."""
        return exoneration_in(self.predicate, self.standing, negated=self.negated)


@dataclass(frozen=True, slots=True)
class TiePart:
    """One thing that sources say of two nodes: one finding, or one row of a bare list."""

    predicate: str | None
    source: str
    """Id of the node that does it."""
    target: str
    weight: float
    """How many independent sources say it; of a bare list the weight of the row; of calls see `call_ties`."""
    standing: Standing | None = None
    """The firmest that a source gives."""
    first: date | None = None
    """The first day of which it is said; where none is told, on which it was said."""
    last: date | None = None
    is_day_told: bool = True
    """Else no source gives a day, and the days are those on which it was published."""
    origins: tuple[str, ...] = ()
    """Labels of the independent sources that tell of it; empty of lists and tables."""
    is_disputed: bool = False
    """Some source denies it, or says that it did not happen."""
    beside: tuple[ReadBeside, ...] = ()
    """What must be read with it, such as that whoever is charged with it was acquitted, or no longer is."""
    count: int | None = None
    """Of calls and payments: how many."""
    amounts: tuple[tuple[str, Decimal], ...] = ()
    """Of payments: (currency, sum), sorted; never added up across currencies."""
    through: str | None = None
    """Id of the body that both belong to, in a projection."""
    citations: tuple[Citation, ...] = ()
    denials: tuple[ReadBeside, ...] = ()
    """Of the same by the same person, about somebody or something without a name, or another of that name; and from the
    other side of a deal."""
    undone: tuple[Exoneration, ...] = ()
    """Of a procedure: that it is told as not so, or no longer, by the same whom it is told of."""

    @property
    def exonerations(self) -> tuple[Exoneration, ...]:
        """Everything that speaks for whoever it is told of, each kind once, in the order in which they are told."""
        is_against = self.is_disputed or self.beside or self.denials or self.undone or not self.weight
        if not is_against and not any(each.is_corrected for each in self.citations):
            return ()  # of most ties: a page asks it of ten thousand
        refused = {each.person for each in self.beside if each.predicate == "acquitted" and each.negated}
        found = {
            each.exoneration
            for each in self.beside
            if each.exoneration in DECIDED
            and not (each.exoneration is Exoneration.ACQUITTED and each.person in refused)
        }
        found.update(self.undone)
        if self.standing is Standing.ACQUITTED and not self.weight:
            found.add(Exoneration.ACQUITTED)
        if self.is_disputed or self.denials:
            found.add(Exoneration.DENIED)
        kept = {each.source for each in self.citations if not each.is_corrected and not each.negated}
        if any(each.is_corrected and each.source not in kept for each in self.citations):
            found.add(Exoneration.CORRECTED)
        return tuple(each for each in Exoneration if each in found)


@dataclass(frozen=True, slots=True)
class NetworkTie:
    """Everything that ties two nodes."""

    source: str
    target: str
    parts: tuple[TiePart, ...]

    @property
    def weight(self) -> float:
        """How many independent sources tell of any part: one that tells of two parts is one; of rows the sum."""
        sources = {origin for part in self.parts if part.weight for origin in part.origins}
        return len(sources) + sum(part.weight for part in self.parts if not part.origins)

    @property
    def predicates(self) -> tuple[str, ...]:
        """Each once, in the order of the parts."""
        return tuple(dict.fromkeys(part.predicate for part in self.parts if part.predicate))

    @property
    def beside(self) -> tuple[ReadBeside, ...]:
        """What must be read with any part, each once."""
        return tuple(dict.fromkeys(each for part in self.parts for each in part.beside))

    @property
    def denials(self) -> tuple[ReadBeside, ...]:
        """Those of all parts, each once."""
        return tuple(dict.fromkeys(each for part in self.parts for each in part.denials))

    @property
    def exonerations(self) -> tuple[Exoneration, ...]:
        """Of any part, each kind once, in the order in which they are told."""
        found = {each for part in self.parts for each in part.exonerations}
        return tuple(each for each in Exoneration if each in found) if found else ()

    @property
    def is_day_told(self) -> bool:
        """Whether some source gives a day of any part: else the days are those on which it was published."""
        return any(part.is_day_told for part in self.parts if part.first or part.last)

    @property
    def first(self) -> date | None:
        return min((part.first for part in self._with_days if part.first), default=None)

    @property
    def last(self) -> date | None:
        return max((part.last for part in self._with_days if part.last), default=None)

    @property
    def _with_days(self) -> tuple[TiePart, ...]:
        """The parts whose days are told; where none is, all."""
        if len(self.parts) == 1:
            return self.parts
        return tuple(part for part in self.parts if part.is_day_told) if self.is_day_told else self.parts

    @property
    def is_disputed(self) -> bool:
        """Whether any part of it is: a line that shows no denial would say that there is none."""
        return any(part.is_disputed for part in self.parts)

    @property
    def is_symmetric(self) -> bool:
        """Whether it is of either to the other alike, as of partners: an arrow would say what no source says."""
        return all(part.predicate in MUTUAL for part in self.parts)


IN_DOCUMENTS: Final = "documents"
"""Where a name stands that is told apart from the same name in rows of a table."""


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """Who or what is tied."""

    id: str
    name: str
    type: EntityType | None = None
    is_named: bool = True
    names: tuple[str, ...] = ()
    """Other forms of the name, by which it can be asked for."""
    exonerations: tuple[Exoneration, ...] = ()
    """What some source tells to have been decided for them, whatever the filters leave: it stands beside the name."""
    firmest: Standing | None = None
    """Of whoever has any: the firmest in the order of firmness that another source gives."""
    contested: tuple[Exoneration, ...] = ()
    """Those of them on which reviewers contradict one another."""
    apart: str = ""
    """Where another node bears the name: the kind of its rows, `IN_DOCUMENTS`, or of several such an id."""
    group: str = ""
    """As what a reader put it together with others on a page; in files each of them stands apart."""

    @property
    def is_acquitted(self) -> bool:
        return Exoneration.ACQUITTED in self.exonerations


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and ties, each with what it rests on."""

    nodes: tuple[NetworkNode, ...]
    ties: tuple[NetworkTie, ...]
    """Of two nodes, one in each direction at most."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    """How many findings made no tie, by reason."""

    def named(self) -> Mapping[str, str]:
        """The name of each node by its id."""
        return {node.id: node.name for node in self.nodes}


@dataclass(frozen=True, slots=True)
class Held:
    """How often each of several nodes is named again when a tenth of the network is missing, per cent of 100 runs."""

    without_ties: tuple[int, ...]
    without_people: tuple[int, ...]
    """Of those runs that keep the node."""


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firm each list is, node by node in its order."""

    top: Held
    key_players: Held
    reachers: Held


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured, and how firm it is."""

    measures: Mapping[str, object]
    """As `docs/interfaces.md` lists them."""
    top: tuple[str, ...]
    """Up to five ids of highest betweenness, highest first."""
    errors: tuple[float, ...]
    """The standard error of the betweenness of each of `top`; 0 where every path was followed."""
    firm: Firmness | None
    """None where that was not tried."""
    pairs_before: int
    """Pairs that some chain of ties connects."""
    pairs_left: int
    """Those that stay connected without the key players."""
    alike: tuple[int | None, int | None]
    """How many other sets part as much, and reach as much; None where not every set was tried."""
    is_small: bool
    """Fewer than ten nodes or ties: no tenth can be left out."""
    is_slow: bool
    """The network is large, and the package that measures large networks is not installed."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which statements and which ends are to make ties; empty means all."""

    kinds: Collection[str] = USUAL
    """Kinds of predicate, or predicates; "calls" for the tables of calls."""
    standings: Collection[Standing] = ()
    sources: Collection[str] = ()
    """Publishers, or names or ids of documents."""
    source_kinds: Collection[SourceKind] = ()
    since: date | None = None
    """What is told of an earlier day only is left out; of what has no day, what was said earlier."""
    until: date | None = None
    said_by: date | None = None
    """What was published later, or on no known day, is left out."""
    only_accepted: bool = False
    has_unnamed: bool = False
    """Whether "a pediatrician", "the ring" are nodes too, one for each document that does not name them."""
