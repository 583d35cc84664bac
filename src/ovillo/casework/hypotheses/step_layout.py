"""The next steps of a sheet's file: what could be done, what it costs, what it may show, until when and by what law."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from ovillo.casework.hypotheses.stated import (
    STANDS_TWICE,
    NumberFaultError,
    is_blank,
    positive,
    probability,
    shown,
)
from ovillo.domain.hypotheses import TWICE, NextStep, Outcome, SheetFault
from ovillo.domain.messages import mark

TOLERANCE: Final = Decimal("0.005")
MOST_STEPS: Final = 200
MOST_OUTCOMES: Final = 20
_NO_STEPS = mark("the next steps are a list of objects.")
_TOO_MANY = mark("there are {count}; at most {most} can be weighed.")
_NO_COST = mark("no cost is stated. Give one, more than 0, in one unit for all steps.")
_NO_TEXT = mark("no text says what it is.")
_NOT_A_DAY = mark("that is no day. Write it as YYYY-MM-DD.")
_NO_OUTCOMES = mark(
    "nothing says what the step may show. Give p, or outcomes with a probability under each hypothesis."
)
_SUM = mark("under {column} the outcomes add up to {sum}, not to 1.")
_SAME_ID = mark("the id {id} stands twice. Give each its own.")
_UNITS = mark("the costs are in several units ({units}), which cannot be compared. Use one.")
YES: Final = mark("it shows it")
NO: Final = mark("it does not")


def read_steps(given: object, ids: Sequence[str], faults: list[SheetFault]) -> tuple[NextStep, ...]:
    """The steps; what is wrong with them is added to the faults."""
    if not isinstance(given, Sequence) or isinstance(given, str):
        faults.append(SheetFault("", "next_steps", STANDS_TWICE if given == TWICE else _NO_STEPS))
        return ()
    if len(given) > MOST_STEPS:
        faults.append(SheetFault("", "next_steps", _TOO_MANY, (("count", len(given)), ("most", MOST_STEPS))))
        return ()
    steps = [_step(number, each, ids, faults) for number, each in enumerate(given, start=1)]
    kept = [each for each in steps if each is not None]
    seen: set[str] = set()
    for each in kept:
        if each.id in seen:
            faults.append(SheetFault(each.id, "id", _SAME_ID, (("id", shown(each.id)),)))
        seen.add(each.id)
    if len(units := sorted({each.unit for each in kept})) > 1:
        faults.append(SheetFault("", "next_steps", _UNITS, (("units", ", ".join(map(shown, units))),)))
    return tuple(kept)


def _step(number: int, given: object, ids: Sequence[str], faults: list[SheetFault]) -> NextStep | None:
    before = len(faults)
    if not isinstance(given, Mapping):
        faults.append(SheetFault(f"s{number}", "", _NO_STEPS))
        return None
    keys = {str(key).strip().casefold().replace("_", " ").replace("-", " "): value for key, value in given.items()}
    name = str(keys.get("id") or f"s{number}").strip()
    text = next((str(keys[key]).strip() for key in ("text", "step", "name") if not is_blank(keys.get(key))), "")
    if not text:
        faults.append(SheetFault(name, "text", _NO_TEXT))
    cost = _cost(name, keys.get("cost"), faults)
    outcomes = _outcomes(name, keys, ids, faults)
    deadline = _day(name, keys.get("deadline", keys.get("legal deadline")), faults)
    if len(faults) > before:
        return None
    return NextStep(
        name,
        text,
        cost,
        str(keys.get("unit") or keys.get("cost unit") or "").strip(),
        outcomes,
        deadline,
        clock=str(keys.get("clock") or keys.get("legal clock") or "").strip(),
        is_clock_unverified=keys.get("clock unverified") is True,
        basis=str(keys.get("basis") or keys.get("lawful basis") or "").strip(),
    )


def _cost(row: str, given: object, faults: list[SheetFault]) -> Decimal:
    try:
        if not is_blank(given):
            return positive(given)
        faults.append(SheetFault(row, "cost", _NO_COST))
    except NumberFaultError as fault:
        faults.append(SheetFault(row, "cost", fault.problem, fault.fields))
    return Decimal(1)


def _day(row: str, given: object, faults: list[SheetFault]) -> date | None:
    if is_blank(given):
        return None
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    try:
        return date.fromisoformat(str(given).strip())
    except ValueError:
        faults.append(SheetFault(row, "deadline", _NOT_A_DAY))
        return None


def _outcomes(
    row: str, keys: Mapping[str, object], ids: Sequence[str], faults: list[SheetFault]
) -> tuple[Outcome, ...]:
    """Those that are listed; or, of a step with `p`, that it shows what it looks for and that it does not."""
    listed = keys.get("outcomes")
    if isinstance(listed, Mapping):
        listed = [{"text": str(text), "p": chances} for text, chances in listed.items()]
    if isinstance(listed, Sequence) and not isinstance(listed, str) and 2 <= len(listed) <= MOST_OUTCOMES:
        outcomes = []
        for number, each in enumerate(listed, start=1):
            inner = {str(key).strip().casefold(): value for key, value in each.items()} if _is_object(each) else {}
            text = next((str(inner[key]) for key in ("text", "outcome") if not is_blank(inner.get(key))), str(number))
            chances = _chances(row, text, inner.get("p", inner.get("probabilities")), ids, faults)
            outcomes.append(Outcome(text.strip(), chances))
        sums = [sum((each.chances[place] for each in outcomes), Decimal(0)) for place in range(len(ids))]
        for column, total in zip(ids, sums, strict=True):
            if abs(total - 1) > TOLERANCE:
                faults.append(SheetFault(row, column, _SUM, (("column", column), ("sum", f"{total:.4f}"))))
        if not all(sums):
            return ()
        return tuple(
            Outcome(each.text, tuple(chance / total for chance, total in zip(each.chances, sums, strict=True)))
            for each in outcomes
        )
    given = keys.get("p", keys.get("probabilities"))
    if given is None and all(each.casefold() in keys for each in ids):
        given = {each: keys[each.casefold()] for each in ids}
    if given is None:
        faults.append(SheetFault(row, "p", _NO_OUTCOMES))
        return ()
    chances = _chances(row, "", given, ids, faults)
    return Outcome(YES, chances), Outcome(NO, tuple(1 - each for each in chances))


def _is_object(value: object) -> bool:
    return isinstance(value, Mapping)


def _chances(
    row: str, outcome: str, given: object, ids: Sequence[str], faults: list[SheetFault]
) -> tuple[Decimal, ...]:
    if isinstance(given, Sequence) and not isinstance(given, str):
        given = dict(zip(ids, given, strict=False)) | {str(extra): None for extra in range(len(ids), len(given))}
    values = {str(key).strip(): value for key, value in given.items()} if isinstance(given, Mapping) else {}
    place = f"{row}, {outcome}" if outcome else row
    unknown = [name for name in values if name not in ids]
    problem = mark("there is no hypothesis of that id. They are {ids}.")
    faults.extend(SheetFault(place, shown(name), problem, (("ids", ", ".join(ids)),)) for name in unknown)
    chances = []
    for name in ids:
        try:
            chances.append(probability(values.get(name)))
        except NumberFaultError as fault:
            faults.append(SheetFault(place, name, fault.problem, fault.fields))
            chances.append(Decimal(0))
    return tuple(chances)
