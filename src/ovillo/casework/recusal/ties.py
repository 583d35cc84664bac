"""Ties between people that may be grounds for an official to stand aside, and which law says so.

1. A tie is declared by somebody, or found in what sources report; each carries what it rests on.
2. A tie has no direction, except that of a parent and a child.
3. Kin whose degree nobody told is kin of any degree: an official is asked rather than let through.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ovillo.domain.clock_errors import CountryWithoutRulesError
from ovillo.domain.networks import Network
from ovillo.domain.recusal import Role, Tie, TieKind

COUPLES = frozenset({TieKind.SPOUSE, TieKind.COHABITANT})


@dataclass(frozen=True, slots=True)
class Ground:
    """A tie that the law makes a ground."""

    article: str
    kinds: frozenset[TieKind]
    roles: frozenset[Role]
    """Of parties that it reaches; empty: all."""
    max_degree: int | None
    survives_end: bool

    def covers(self, tie: Tie) -> bool:
        """Whether the tie is one of these, whoever the party is."""
        if tie.kind not in self.kinds or (tie.is_ended and not self.survives_end):
            return False
        return self.max_degree is None or tie.degree is None or tie.degree <= self.max_degree

    def reaches(self, role: Role) -> bool:
        return not self.roles or role in self.roles


@cache
def grounds_of(country: str) -> tuple[Ground, ...]:
    """The grounds of a country's law. Raises `CountryWithoutRulesError`."""
    table = tomllib.loads(files("ovillo.casework.recusal").joinpath("grounds.toml").read_text("utf-8"))
    if country not in table:
        raise CountryWithoutRulesError(country=country, known=", ".join(sorted(table)))
    return tuple(
        Ground(
            article=row["article"],
            kinds=frozenset(TieKind(each) for each in row["kinds"]),
            roles=frozenset(Role(each) for each in row.get("with", ())),
            max_degree=row.get("max_degree"),
            survives_end=row.get("survives_end", False),
        )
        for row in table[country]["ground"]
    )


def ground_of(tie: Tie, grounds: Iterable[Ground]) -> Ground | None:
    """The first ground that covers the tie."""
    return next((each for each in grounds if each.covers(tie)), None)


_PREDICATES: Mapping[str, TieKind] = {
    "partner_of": TieKind.COHABITANT,
    "relative_of": TieKind.RELATIVE,
    "compadrazgo_with": TieKind.COMPADRAZGO,
}


def network_ties(network: Network) -> Iterator[Tie]:
    """Ties that sources report between people of a network, with the statements that say so; disputed ones too."""
    for tie in network.ties:
        for part in tie.parts:
            if kind := _PREDICATES.get(part.predicate or ""):
                said = tuple(each.statement or each.place for each in part.citations)
                yield Tie(part.source, part.target, kind, evidence=said)
