"""What the tables of a case say of one entity: whom its numbers called, and who paid whom under its name.

1. A telephone or an account is that of a row with the same digits. A name in a table is nobody's until a person says
   whose: rows that write it are shown as such.
   Capitals and accents are no matter there: banks and registers leave accents out.
2. Numbers that stand in one finding with somebody are shown with them, each by itself.
3. Every line leads to its rows.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import Response

from ovillo.domain.entities import CaseEntity, EntityType
from ovillo.domain.sought import plain
from ovillo.domain.timelines import EventKind, TimelineEvent
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline
from ovillo.web.entities import find_entity
from ovillo.web.pages import catalogue_of, render_kept
from ovillo.web.timeline import events_now
from ovillo.web.workbench import workbench_of
from ovillo.workflows.answers import Answers
from ovillo.workflows.call_tables import number_writer
from ovillo.workflows.country import country_of

router = APIRouter(include_in_schema=False)
MOST_LINES: Final = 15
MOST_NUMBERS: Final = 20
_LEAST_DIGITS: Final = 6
_NUMBERED: Final = frozenset({EntityType.PHONE, EntityType.ACCOUNT})
_CALLED: Final = frozenset({EventKind.CALL, EventKind.MESSAGE})


@dataclass(slots=True)
class With:
    """All rows between one name or number and another."""

    own: str
    """As the tables write it."""
    other: str
    calls: int = 0
    messages: int = 0
    seconds: int | None = None
    """Of those calls whose duration is told; None where none is."""
    payments: int = 0
    paid: Counter[str] = field(default_factory=Counter)
    """Hundredths by currency, from the own side to the other."""
    received: Counter[str] = field(default_factory=Counter)
    first: str = ""
    last: str = ""

    @property
    def days(self) -> Sequence[date]:
        """The first and the last; one where they are the same."""
        return [date.fromisoformat(each) for each in dict.fromkeys((self.first, self.last))]

    @property
    def address(self) -> str:
        """Of the rows."""
        kinds = ["payment"] if self.payments else ["call", "message"]
        words = [each for each in (self.own, self.other) if each]
        return f"/timeline?{urlencode([*(('with', each) for each in words), *(('kind', each) for each in kinds)])}"

    def count(self, event: TimelineEvent, *, is_outgoing: bool) -> None:
        """One row more; rows come by time."""
        self.first, self.last = self.first or event.day, event.day
        if event.kind is EventKind.PAYMENT:
            self.payments += 1
            (self.paid if is_outgoing else self.received)[event.currency] += round(100 * (event.amount or 0))
        elif event.kind is EventKind.MESSAGE:
            self.messages += 1
        else:
            self.calls += 1
            if event.seconds is not None:
                self.seconds = (self.seconds or 0) + event.seconds


Index = Mapping[str, Sequence[TimelineEvent]]


def key_of(written: str) -> str:
    """By which two writings are compared: the digits of a number, else the name, plain."""
    return _digits(written) or plain(written)


def _writing(written: str) -> str:
    """As `key_of`, but two who differ by an accent stay two lines."""
    return _digits(written) or " ".join(written.casefold().split())


def _digits(written: str) -> str:
    """Of a number; of anything else none."""
    digits = "".join(filter(str.isdigit, written))
    return digits if len(digits) >= _LEAST_DIGITS and not any(map(str.isalpha, written)) else ""


def index_of(events: Iterable[TimelineEvent]) -> Index:
    """The rows of tables by whoever stands in them, by time."""
    found: dict[str, list[TimelineEvent]] = defaultdict(list)
    for event in events:
        if event.kind is not EventKind.STATEMENT:
            for key in {key_of(event.who), key_of(event.whom)} - {""}:
                found[key].append(event)
    return found


def lines_of(index: Index, own: Iterable[str]) -> tuple[list[With], list[With]]:
    """Whom these names and numbers called, and whom they paid or were paid by: those with most rows first."""
    called: dict[tuple[str, str], With] = {}
    paid: dict[tuple[str, str], With] = {}
    for key in dict.fromkeys(own):
        for event in index.get(key, ()):
            is_outgoing = key_of(event.who) == key
            here, there = (event.who, event.whom) if is_outgoing else (event.whom, event.who)
            lines = called if event.kind in _CALLED else paid
            line = lines.setdefault((_writing(here), _writing(there)), With(here, there))
            line.count(event, is_outgoing=is_outgoing)

    def ordered(lines: Iterable[With]) -> list[With]:
        return sorted(lines, key=lambda one: (-(one.calls + one.messages + one.payments), one.own, one.other))

    return ordered(called.values()), ordered(paid.values())


def keys_of(entity: CaseEntity, answers: Answers, country: str | None = None) -> list[str]:
    """Of its names or its number, then of the numbers that stand in one finding with it.

    Args:
        entity: of the case.
        answers: its present state.
        country: whose numbers stand in E.164 in the tables; None where they are as written.
    """
    write = number_writer(country)
    own = [key_of(each) for each in entity.names]
    beside = [
        key_of(answers.entities[part.id].name)
        for finding in answers.findings_about.get(entity.id, ())
        for part in (finding.subject, finding.object)
        if part is not None and part.id in answers.entities and answers.entities[part.id].type in _NUMBERED
    ]
    keys = list(dict.fromkeys([*own, *beside]))[: MOST_NUMBERS + len(own)]
    formal = [key_of(write(key)) for key in keys if key.isdigit()] if write else []
    return list(dict.fromkeys([*keys, *formal]))


class KeptIndex:
    """The index of the present state of a case."""

    def __init__(self) -> None:
        self._kept: tuple[Sequence[TimelineEvent], Index] = ((), {})

    def of(self, events: Sequence[TimelineEvent]) -> Index:
        """The index of these events; worked out anew where they are others than last time."""
        if self._kept[0] is not events:
            self._kept = events, index_of(events)
        return self._kept[1]


@router.get("/entities/{entity}/rows")
def rows(request: Request, entity: str) -> Response:
    """The calls and payments, as a part of the page of the entity."""
    bench = workbench_of(request)
    answers, catalogue = bench.answers.now(), catalogue_of(request)
    found = find_entity(answers, entity)

    def fields() -> Mapping[str, object]:
        index = bench.drawings.of(KeptIndex, KeptIndex).of(events_now(request))
        called, paid = lines_of(index, keys_of(found, answers, country_of(bench.opened.record)))
        return {
            "entity": found,
            "called": called[:MOST_LINES],
            "paid": paid[:MOST_LINES],
            "more_called": max(0, len(called) - MOST_LINES),
            "more_paid": max(0, len(paid) - MOST_LINES),
            "is_number": found.type in _NUMBERED,
            "amounts": lambda told: _amounts(told, catalogue),
            "all_of": urlencode({"with": found.name}),
            "name": inline(found.name),
        }

    return render_kept(request, "entity_rows.html.jinja", found.id, fields)


def _amounts(told: Counter[str], catalogue: Catalogue) -> str:
    """One after another by currency: "310.00 PEN, 20.00 USD"."""
    sums = ((Decimal(amount) / 100, inline(currency)) for currency, amount in sorted(told.items()))
    return ", ".join(f"{catalogue.number(amount)} {currency}".strip() for amount, currency in sums)
