"""The examples of docs/corroboration.md."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from ovillo.corroboration.weighing import RELIABILITY
from ovillo.domain.findings import FindingValue, Relation
from ovillo.domain.sources import Grade
from ovillo.domain.statements import Quantifier, Standing, Value
from tests.corroboration.invented import DAY, Case, on, rate, value

PAGE = (Path(__file__).parents[2] / "docs" / "corroboration.md").read_text("utf-8")


def weight_of(*sources: str, by: str | None = None) -> FindingValue:
    """The value that sources of these grades ("-" is none) give; all after the first name `by` as their source."""
    case = Case()
    for number, grade in enumerate(sources):
        document = case.document(f"Outlet {number}", DAY, grade=None if grade == "-" else Grade(grade))
        speakers = () if by is None or (number == 0 and by == "Outlet 0") else (by,)
        case.say(document, "detained", value=value(14), when=on(DAY), by=speakers)
    if by is not None and not by.startswith("Outlet"):
        case.document(by, DAY)
    (only,) = case.finding("detained").values
    return only


@pytest.mark.parametrize(
    ("row", "made"),
    [
        ("one source, grade B", weight_of("B")),
        ("two, C and C", weight_of("C", "C")),
        ("three, D", weight_of("D", "D", "D")),
        ("one, A", weight_of("A")),
        ("five outlets, all from one ungraded agency", weight_of("A", "A", "B", "C", "-", by="Agencia Inventada")),
        ("one, no grade", weight_of("-")),
        ("C, and D that repeats it", weight_of("C", "D", by="Outlet 0")),
    ],
)
def test_the_table_of_weights(row: str, made: FindingValue) -> None:
    told = re.search(rf"\| {re.escape(row)} \| (\d) \| ([\d.]+) \|", PAGE)

    assert told is not None
    assert made.independent_sources == int(told[1])
    assert made.weight == pytest.approx(float(told[2]), abs=0.0005)


def test_the_reliabilities() -> None:
    told = {Grade(letter): float(number) for letter, number in re.findall(r"([A-E]) (0\.\d\d)", PAGE)}

    assert told == {grade: number for grade, number in RELIABILITY.items() if grade not in {Grade.F, None}}
    assert RELIABILITY[Grade.F] == RELIABILITY[None] == 0.5


def relation(ours: Value, theirs: Value, *, quote: str | None = None, rates: bool = False) -> Relation:
    case = Case()
    if rates:
        case.rates.append(rate(DAY, "USD", "PEN", "3.70"))
    case.say(case.document("A"), "price", "group:babies", value=ours, quote=quote)
    case.say(case.document("B"), "price", "group:babies", value=theirs)
    (only,) = case.finding("price").compared
    return only.relation


def test_the_relations() -> None:
    more = value(500, how=Quantifier.MORE_THAN)
    parts = "They searched 9 premises in Villa Uno, 4 in Villa Dos, 1 in Villa Tres and 2 in Villa Cuatro."

    assert relation(value(9, "place", text="9"), value(16, "place"), quote=parts) is Relation.SUPPORTS
    assert relation(more, value(600)) is Relation.COMPATIBLE
    assert relation(more, value(260)) is Relation.CONTRADICTS
    assert relation(value(12_000, "PEN"), value(3_000, "USD")) is Relation.NOT_COMPARABLE


@pytest.mark.parametrize(
    ("soles", "dollars", "expected"),
    [
        (11_100, 3_000, Relation.SUPPORTS),
        (11_300, 3_000, Relation.SUPPORTS),
        (12_000, 3_000, Relation.COMPATIBLE),
        (12_345, 3_336, Relation.SUPPORTS),
        (12_345, 3_001, Relation.CONTRADICTS),
        (37_000, 3_000, Relation.CONTRADICTS),
    ],
)
def test_money_at_the_rate_of_the_day(soles: int, dollars: int, expected: Relation) -> None:
    assert relation(value(soles, "PEN"), value(dollars, "USD"), rates=True) is expected
    assert relation(value(dollars, "USD"), value(soles, "PEN"), rates=True) is expected


def test_the_history() -> None:
    case = Case()
    steps = (
        (DAY, Standing.SUSPECTED),
        (DAY + timedelta(days=109), Standing.CHARGED),
        (DAY + timedelta(days=109), Standing.DENIED),
        (DAY + timedelta(days=300), Standing.CONVICTED),
    )
    for day, standing in steps:
        case.say(case.document("A", day), "leads", "Ana Ficticio", "group:Los Mirlos", standing=standing)

    finding = case.finding("leads")

    assert [(step.on, step.standing) for step in finding.history] == list(steps)
    assert (finding.firmest, finding.firmest_on) == (Standing.CONVICTED, steps[-1][0])
    assert finding.contradicts
    assert not finding.superseded
