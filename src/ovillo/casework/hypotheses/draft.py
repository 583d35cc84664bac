"""A sheet as people write it, every number perhaps still missing: the words apart from the numbers.

Rules:
1. The words (hypotheses, evidence, steps) belong to the set; the numbers belong to whoever states them.
2. A number has a row and a column: a piece of evidence under a hypothesis, its `r` and `b`, and the row `prior`.
3. What is wrong is named by row and column; all of it, not only the first.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from ovillo.casework.hypotheses.stated import MISSING, NumberFaultError, probability, rating, rating_text
from ovillo.domain.hypotheses import (
    BASE_RATE,
    PRIOR,
    RELIABILITY,
    Claim,
    Draft,
    EvidenceRow,
    Hypothesis,
    HypothesisSheet,
    Item,
    NextStep,
    Number,
    Numbers,
    Place,
    Rating,
    SheetFault,
)
from ovillo.domain.messages import mark

SUM_TOLERANCE: Final = Decimal("0.005")
"""Three times 0.333 are meant to be 1."""
_SUM = mark("the priors add up to {sum}, not to 1.")
NO_PRIOR = mark("a prior of 0 can never be outweighed. Give it some, or leave the hypothesis out.")
_NO_EVIDENCE = mark(
    "there is no evidence. Give at least one row below the hypotheses; ovillo hypotheses template prints a sheet to "
    "fill in."
)
NO_ROW = mark("there is no such row. The rows are {rows}.")
_NO_COLUMN = mark("there is no such column. The columns are {columns}.")


def places(draft: Draft) -> Iterator[Place]:
    """Every row and column that needs a number, priors apart."""
    for item in draft.items:
        yield from ((item.id, claim.id) for claim in draft.claims)
        yield item.id, RELIABILITY
        yield item.id, BASE_RATE


def read_number(draft: Draft, place: Place, value: object) -> Number:
    """The number for this place. Raises `NumberFaultError`; for an unknown place too."""
    row, column = place
    claims = [each.id for each in draft.claims]
    if row == PRIOR:
        if column not in claims:
            raise NumberFaultError(_NO_COLUMN, columns=", ".join(claims))
        prior = probability(value)
        if not prior:
            raise NumberFaultError(NO_PRIOR)
        return Rating(prior)
    rows = [each.id for each in draft.items]
    if row not in rows:
        raise NumberFaultError(NO_ROW, rows=", ".join((*rows, PRIOR)))
    if column in claims:
        return rating(value)
    if column not in (RELIABILITY, BASE_RATE):
        raise NumberFaultError(_NO_COLUMN, columns=", ".join((*claims, RELIABILITY, BASE_RATE)))
    return Rating(probability(value))


def missing(draft: Draft, numbers: Numbers) -> tuple[Place, ...]:
    """The places without a number.

    With a reliability of 1 the base rate says nothing and may be left open. Priors may be left open, all of them: then
    all hypotheses have the same.
    """
    absent = [
        (row, column)
        for row, column in places(draft)
        if (row, column) not in numbers and not (column == BASE_RATE and _is_certain(numbers, row))
    ]
    if any(row == PRIOR for row, _ in numbers):
        absent += [(PRIOR, each.id) for each in draft.claims if (PRIOR, each.id) not in numbers]
    return tuple(absent)


def _is_certain(numbers: Numbers, row: str) -> bool:
    reliability = numbers.get((row, RELIABILITY))
    return reliability is not None and reliability.mid == 1


def faults_of(draft: Draft, numbers: Numbers, labels: Mapping[str, str]) -> tuple[SheetFault, ...]:
    """What keeps these words and numbers from being a complete sheet.

    Args:
        draft: the words.
        numbers: those that somebody states.
        labels: what the file calls a row, where that is not its id.
    """
    absent = missing(draft, numbers)
    faults = [SheetFault(labels.get(row, row), column, MISSING) for row, column in absent]
    if not draft.items:
        faults.append(SheetFault("", "", _NO_EVIDENCE))
    total = sum_of_priors(draft, numbers)
    if total is not None and PRIOR not in {row for row, _ in absent} and abs(total - 1) > SUM_TOLERANCE:
        faults.append(SheetFault(PRIOR, "", _SUM, (("sum", f"{total:.4f}"),)))
    return tuple(faults)


def sum_of_priors(draft: Draft, numbers: Numbers) -> Decimal | None:
    """What the priors that are stated add up to; `None` where none is."""
    stated = [numbers[PRIOR, each.id].mid for each in draft.claims if (PRIOR, each.id) in numbers]
    return sum(stated, Decimal(0)) if stated else None


def complete(draft: Draft, numbers: Numbers) -> HypothesisSheet:
    """The sheet, where nothing is missing; priors are taken in proportion."""
    count = Decimal(len(draft.claims))
    total = sum_of_priors(draft, numbers)

    def prior_of(claim: Claim) -> Decimal:
        stated = numbers.get((PRIOR, claim.id))
        if stated is None or not total:
            return Decimal(1) / count
        return stated.mid if total == 1 else stated.mid / total

    def row_of(item: Item) -> EvidenceRow:
        base_rate = numbers.get((item.id, BASE_RATE))
        return EvidenceRow(
            item.id,
            item.text,
            numbers[item.id, RELIABILITY].mid,
            Decimal(0) if base_rate is None else base_rate.mid,
            tuple(numbers[item.id, claim.id] for claim in draft.claims),
            item.group,
            item.is_joint,
            item.findings,
        )

    hypotheses = tuple(
        Hypothesis(each.id, each.text, prior_of(each), each.is_none_of_these, each.findings) for each in draft.claims
    )
    return HypothesisSheet(draft.name, draft.question, hypotheses, tuple(map(row_of, draft.items)), draft.steps)


def number_text(number: Number) -> str:
    """The number as the docket keeps it."""
    return rating_text(number)


def with_items(draft: Draft, items: Sequence[Item], steps: Sequence[NextStep]) -> Draft:
    """The draft with more evidence and more steps."""
    return replace(draft, items=(*draft.items, *items), steps=(*draft.steps, *steps))
