"""Ties that tables of calls and of payments make, beside those of what was said.

1. A number or a party is a node; it is the case's own only where a telephone or an account of the case has the same
   digits. A name in a table is nobody's until a person says whose: it joins nobody, and who is named alike is told.
2. Rows from one node to another are one part of a tie, with all their rows.
3. Where tables alone are asked for they weigh as many rows as they have; beside what was said a table weighs 1, like
   any other source.
4. Rows have no standing and nobody accepts them: where a standing or acceptance is asked for, they are left out. A row
   has its own day, by which it is early or late.
5. A party that names nobody ("unknown", "-") is no node: it would tie all who paid somebody unknown.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import groupby

from ovillo.domain.calls import TABLE, Call
from ovillo.domain.entities import EntityType
from ovillo.domain.networks import CALLS, PAYMENTS, Citation, Network, NetworkNode, NetworkTie, TiePart, Wanted
from ovillo.domain.nobody import names_nobody
from ovillo.domain.records import RecordRow

_LEAST_DIGITS = 6
_ROWS = frozenset({CALLS, PAYMENTS})
_NODES = {CALLS: ("phone", EntityType.PHONE), PAYMENTS: ("party", None)}
"""How ids of nodes of a table begin, and what sort of thing they are."""


@dataclass(frozen=True, slots=True)
class RowSource:
    """The table that a row stands in; a row tells its place among the sources."""

    document: str
    name: str


@dataclass(frozen=True, slots=True)
class TiedRow:
    """One call or one payment."""

    row: int
    """As in `domain.calls`: the place of its table times `TABLE`, and its row there."""
    source: str
    target: str
    day: date
    amount: Decimal | None = None
    currency: str = ""


def called_rows(calls: Iterable[Call]) -> list[TiedRow]:
    """The calls that have two ends."""
    return [TiedRow(each.row, each.caller, each.called, date.fromisoformat(each.at[:10])) for each in calls]


def paid_rows(rows: Iterable[RecordRow]) -> list[TiedRow]:
    """The payments of tables that were read; days are those of UTC."""
    return [
        TiedRow(
            each.row,
            " ".join(str(each.values["from"] or "").split()),
            " ".join(str(each.values["to"] or "").split()),
            datetime.fromtimestamp(int(each.values["at"] or 0), UTC).date(),
            Decimal(int(each.values["amount"] or 0)) / 100,
            str(each.values.get("currency") or ""),
        )
        for each in rows
    ]


def with_rows(
    network: Network,
    kind: str,
    rows: Iterable[TiedRow],
    sources: Sequence[RowSource],
    wanted: Wanted,
    *,
    written: Mapping[str, Sequence[str]] | None = None,
) -> Network:
    """The network with the rows that are wanted; nodes and ties stand in the order of their ids.

    Args:
        network: of what was said, or with the rows of another kind.
        kind: "calls" or "payments".
        rows: of that kind.
        sources: their tables.
        wanted: which days and sources; nothing else chooses rows.
        written: the other spellings of a party, by its name in the rows.
    """
    groups: dict[tuple[str, str], list[TiedRow]] = defaultdict(list)
    for each in rows:
        is_tie = each.source != each.target and not (names_nobody(each.source) or names_nobody(each.target))
        if is_tie and _passes(each, sources[each.row // TABLE], wanted):
            groups[each.source, each.target].append(each)
    types = {EntityType.PHONE} if kind == CALLS else {EntityType.ACCOUNT}
    known = {_digits(node.name): node for node in network.nodes if node.type in types}
    nodes = {node.id: node for node in network.nodes}
    ties = {(tie.source, tie.target): tie for tie in network.ties}
    is_alone = set(wanted.kinds) <= _ROWS
    for (source, target), found in groups.items():
        one, other = (_node(end, kind, known, (written or {}).get(end, ())) for end in (source, target))
        nodes[one.id], nodes[other.id] = one, other
        part = _part(one, other, found, sources, kind=kind, is_alone=is_alone)
        before = ties.get((one.id, other.id), NetworkTie(one.id, other.id, ()))
        ties[one.id, other.id] = replace(before, parts=(*before.parts, part))
    ordered = tuple(ties[ends] for ends in sorted(ties))
    return replace(network, nodes=tuple(nodes[each] for each in sorted(nodes)), ties=ordered)


def named_alike(network: Network) -> list[tuple[str, ...]]:
    """Ids of a table's party and of the case's own nodes that bear the same name, letter by letter but for case."""
    of_case: dict[str, list[str]] = defaultdict(list)
    parties = []
    for node in network.nodes:
        if node.id.startswith("party:"):
            parties.append(node)
            continue
        for name in dict.fromkeys(_folded(each) for each in (node.name, *node.names)):
            of_case[name].append(node.id)
    return [(node.id, *same) for node in parties if (same := of_case.get(_folded(node.name)))]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _passes(row: TiedRow, source: RowSource, wanted: Wanted) -> bool:
    if wanted.standings or wanted.only_accepted or wanted.source_kinds:
        return False
    if wanted.sources and not {source.document, source.name} & set(wanted.sources):
        return False
    last = min((each for each in (wanted.until, wanted.said_by) if each), default=date.max)
    return (wanted.since or date.min) <= row.day <= last


def _digits(written: str) -> str:
    return "".join(filter(str.isdigit, written))


def _node(written: str, kind: str, known: Mapping[str, NetworkNode], others: Sequence[str]) -> NetworkNode:
    digits = _digits(written)
    if len(digits) >= _LEAST_DIGITS and digits in known:
        return known[digits]
    begins, sort = _NODES[kind]
    return NetworkNode(f"{begins}:{written}", written, sort, names=tuple(others))


def _part(
    one: NetworkNode,
    other: NetworkNode,
    rows: Sequence[TiedRow],
    sources: Sequence[RowSource],
    *,
    kind: str,
    is_alone: bool,
) -> TiePart:
    ordered = sorted(rows, key=lambda each: each.row)
    paid = sorted((each.currency, each.amount) for each in rows if each.amount is not None)
    by_currency = groupby(paid, key=lambda each: each[0])
    return TiePart(
        predicate=kind,
        source=one.id,
        target=other.id,
        weight=float(len(rows) if is_alone else len({each.row // TABLE for each in rows})),
        first=min(each.day for each in rows),
        last=max(each.day for each in rows),
        count=len(rows),
        amounts=tuple((currency, sum((amount for _, amount in each), Decimal())) for currency, each in by_currency),
        citations=tuple(
            Citation(
                line=each.row % TABLE,
                document=sources[each.row // TABLE].document,
                document_name=sources[each.row // TABLE].name,
                source=sources[each.row // TABLE].name,
                day=each.day,
                amount=each.amount,
                currency=each.currency,
            )
            for each in ordered
        ),
    )
