"""Comparisons of what sources say, as notes below a finding: "14 people and 15 people agree: those named are counted".

Nothing here says who is right; where values stand in an order, the note says whose.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ovillo.domain.findings import About, Comparison, Conversion, Finding, Relation, Step
from ovillo.domain.messages import mark
from ovillo.domain.statements import FIRMNESS, TAKEN_BACK, Quantifier, Standing, Statement, Value
from ovillo.rendering.catalogue import Catalogue, mark_many
from ovillo.rendering.inert import inline
from ovillo.rendering.phrases import Perspective, Told

_AGREE = {
    Conversion.PARTS_ADDED: mark("{left} and {right} agree: the parts are added up"),
    Conversion.OTHERS_COUNTED: mark("{left} and {right} agree: those named are counted too"),
    Conversion.EXCHANGED: mark("{left} and {right} agree at the rate of the day"),
    Conversion.AGE_BY_DATE: mark("{left} and {right} agree: a birthday may lie between"),
}
_FIT = mark("{left} and {right} fit one another")
_FIT_AT_A_RATE = mark("{left} and {right} fit one another at the rate of the day")
_CANNOT_BOTH_BE = mark("{left} and {right} cannot both be")
_NO_RATE = mark("{left} and {right} cannot be compared: the case has no rate of the day (ovillo rates)")
_OTHER_PLACE = mark("{left} and {right} cannot be compared: they are told of two places")
_SPAN = mark("{low} to {high}")
_WITH_PARTS = mark("{first} and further parts, {total} in all,")
_WITH_OTHERS = mark("{first} besides those named, {total} in all,")
_FURTHER = mark_many("{count} further pair differs", "{count} further pairs differ")
MOST_NOTES = 6
"""Pairs that are told below a finding; the export has all."""
_ORDERED = mark("first the number with the higher grades of independent sources: an order of reading, no verdict")


def say_compared(finding: Finding, catalogue: Catalogue) -> Iterator[str]:
    """One note for each two sides, each once, contradictions first, and one for the order of values if there is one."""
    statements = {one.id: one for one in finding.statements}
    first = sorted(finding.compared, key=lambda one: one.relation is not Relation.CONTRADICTS)
    told = (_say(one, statements_of, catalogue) for one, statements_of in _with_sides(first, statements))
    notes = list(dict.fromkeys(note for note in told if note))
    yield from notes[:MOST_NOTES]
    if len(notes) > MOST_NOTES:
        yield catalogue.say_many(*_FURTHER, len(notes) - MOST_NOTES)
    weights = {one.weight for one in finding.values if one.value.number is not None}
    if len(weights) > 1 and finding.contradicts:
        yield catalogue.say(_ORDERED)


def say_history(finding: Finding, catalogue: Catalogue) -> Iterator[str]:
    """How the standing changed: "first published: suspected 15 May 2031 → charged 1 Sep 2031"; nothing if it did not.

    The days are those of publication: when somebody was charged stands in the line itself, where it is told.

    Whoever says "suspected" of somebody who was charged before takes no charge back, and a report changes nothing:
    neither is a step.
    """
    steps: list[str] = []
    reached = -1
    for step in finding.history:
        firmness = FIRMNESS.index(step.standing) if step.standing in FIRMNESS else reached
        if step.on is not None and firmness >= reached and step.standing is not Standing.REPORTED:
            steps.append(f"{say_step(step, finding.predicate, catalogue)} {catalogue.date(step.on)}")
            reached = firmness
    if len(steps) > 1:
        yield catalogue.say(mark("first published: {steps}"), steps=" → ".join(steps))


def say_step(step: Step, predicate: str, catalogue: Catalogue) -> str:
    """The standing, or that it is not so, or no longer: "NOT convicted, or no longer"."""
    if not step.is_taken_back:
        return catalogue.standing(step.standing)
    return catalogue.phrases.phrase(Told(predicate, step.standing, negated=True), Perspective.OBJECT).text


def say_held(standing: Standing, predicate: str, catalogue: Catalogue, *, negated: bool) -> str:
    """How one statement holds it: "convicted", "NOT convicted, or no longer", "denied, negated"."""
    is_taken_back = negated and predicate in TAKEN_BACK
    held = say_step(Step(standing, None, (), is_taken_back), predicate, catalogue)
    return f"{held}, {catalogue.say(mark('negated'))}" if negated and not is_taken_back else held


Sides = tuple[Sequence[Statement], Sequence[Statement]]


def _with_sides(compared: Iterable[Comparison], statements: dict[str, Statement]) -> Iterator[tuple[Comparison, Sides]]:
    for one in compared:
        left, right = ([said for each, said in statements.items() if each in ids] for ids in (one.left, one.right))
        if left and right:
            yield one, (left, right)


def _say(one: Comparison, sides: Sides, catalogue: Catalogue) -> str | None:
    if one.about is About.WHETHER:
        return None
    if one.relation is Relation.COMPATIBLE and Conversion.OTHERS_COUNTED in one.by:
        return None  # how many there are in all is not known
    if one.about is About.DAY:
        left, right = (_days(side, catalogue) for side in sides)
    else:
        added = _WITH_OTHERS if Conversion.OTHERS_COUNTED in one.by else _WITH_PARTS
        told = zip(sides, one.totals, strict=True)
        left, right = (_values(side, total, catalogue, added) for side, total in told)
    return catalogue.say(_template(one, sides), left=left, right=right) if left != right else None


def _template(one: Comparison, sides: Sides) -> str:
    match one.relation:
        case Relation.CONTRADICTS:
            return _CANNOT_BOTH_BE
        case Relation.NOT_COMPARABLE:
            is_one_unit = {_unit(each) for each in sides[0]} & {_unit(each) for each in sides[1]}
            return _OTHER_PLACE if is_one_unit or Conversion.EXCHANGED in one.by else _NO_RATE
        case Relation.SUPPORTS:
            return next((_AGREE[each] for each in one.by if each in _AGREE), _FIT)
        case Relation.COMPATIBLE:
            return _FIT_AT_A_RATE if Conversion.EXCHANGED in one.by else _FIT


def _unit(statement: Statement) -> str | None:
    return statement.value.unit if statement.value else None


def _values(statements: Sequence[Statement], total: Decimal | None, catalogue: Catalogue, added: str) -> str:
    if ends := _ends(statements):
        low, high = (inline(catalogue.value(replace(end, qualifier=Quantifier.EXACT))) for end in ends)
        return catalogue.say(_SPAN, low=low, high=high)
    said = " + ".join(dict.fromkeys(inline(catalogue.value(one.value)) for one in statements if one.value))
    numbers = {one.value.number for one in statements if one.value and one.value.number is not None}
    if total is None or (len(numbers) > 1 and sum(numbers) == total):
        return said
    return catalogue.say(added, first=said, total=catalogue.number(total))


def _ends(statements: Sequence[Statement]) -> tuple[Value, Value] | None:
    """The bounds of "between 7,000 and 9,000", which is told as two statements of one sentence."""
    values = {one.value.qualifier: one.value for one in statements if one.value}
    is_one = len({one.quote for one in statements}) == 1 or len({one.value for one in statements}) == len(values)
    if is_one and values.keys() == {Quantifier.AT_LEAST, Quantifier.AT_MOST}:
        return values[Quantifier.AT_LEAST], values[Quantifier.AT_MOST]
    return None


def _days(statements: Sequence[Statement], catalogue: Catalogue) -> str:
    return catalogue.listed(list(dict.fromkeys(inline(catalogue.interval(one.when)) for one in statements if one.when)))
