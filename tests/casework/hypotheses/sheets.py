"""Sheets for tests: the invented numbers of the method's reference, and ways to vary them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ovillo.casework.hypotheses import complete, evaluate, faults_of, read_layout
from ovillo.domain.hypotheses import Evaluation, HypothesisSheet, SheetFault

ON = date(2031, 6, 1)
IDS = ("H0", "H1", "H2", "H3")


def reference() -> dict[str, Any]:
    rows = (
        ("e1", "price", 0.6, 0.3, (0.10, 0.60, 0.30, 0.30)),
        ("e2", "false live-birth certificates", 0.9, 0.1, (0.02, 0.70, 0.30, 0.02)),
        ("e3", "child found alive with buyer", 0.95, 0.2, (0.10, 0.60, 0.40, 0.05)),
        ("e4", "foreign contacts, unverified", 0.5, 0.2, (0.10, 0.15, 0.60, 0.30)),
    )
    return {
        "question": "What was done to the children?",
        "hypotheses": [
            {"id": "H0", "text": "none of these / unknown", "prior": 0.25},
            {"id": "H1", "text": "domestic sale with false registration", "prior": 0.25},
            {"id": "H2", "text": "illegal international adoption", "prior": 0.25},
            {"id": "H3", "text": "organ removal", "prior": 0.25},
        ],
        "evidence": [
            {"id": name, "text": text, "r": r, "b": b, "p": dict(zip(IDS, chances, strict=True))}
            for name, text, r, b, chances in rows
        ],
    }


def faults(given: object, *, lines: Sequence[int] = ()) -> list[SheetFault]:
    read = read_layout(given, lines=lines)
    return [*read.notes.faults, *faults_of(read.draft, read.notes.numbers, read.notes.labels)]


def places(given: object) -> list[tuple[str, str]]:
    return [(each.row, each.column) for each in faults(given)]


def sheet_of(given: Mapping[str, Any]) -> HypothesisSheet:
    assert faults(given) == []
    read = read_layout(given)
    return complete(read.draft, read.notes.numbers)


def weighed(given: Mapping[str, Any]) -> Evaluation:
    return evaluate(sheet_of(given), on=ON)
