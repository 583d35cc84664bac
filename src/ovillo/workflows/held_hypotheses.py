"""`hypotheses open|rate|extend|show|close`: the hypotheses that a case holds, whose numbers, since when and why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ovillo.casework.hypotheses import held as book
from ovillo.casework.hypotheses.draft import NO_ROW, complete, read_number, sum_of_priors
from ovillo.casework.hypotheses.raters import compare_raters
from ovillo.casework.hypotheses.stated import NumberFaultError
from ovillo.casework.hypotheses.weighing import ImpossibleEvidenceError, evaluate
from ovillo.domain.canonical import identity
from ovillo.domain.errors import OvilloError, UsageError
from ovillo.domain.findings import Finding
from ovillo.domain.hypotheses import (
    Evaluation,
    HeldSet,
    HypothesesLine,
    Numbers,
    RankedStep,
    RaterAgreement,
    SheetFault,
)
from ovillo.domain.messages import mark
from ovillo.interfaces.record import Record, RecordReader
from ovillo.reading.decoding import without_surrogates
from ovillo.workflows.hypotheses import SheetRead
from ovillo.workflows.hypothesis_findings import NO_FINDING, findings_of, whole_id, with_findings

Clock = Callable[[], datetime]
_SHORTEST_ID = 8
_NOT_HELD = mark("the set has no such row. Add it with: ovillo hypotheses extend CASE SET FILE")


class SetNotFoundError(OvilloError):
    code = "set_not_found"
    template = mark("No set of hypotheses of this case is called {id}. List them with: ovillo hypotheses show CASE")
    on_page = mark("No set of hypotheses of this case is called {id}. The page Hypotheses lists them.")


class SetExistsError(OvilloError):
    code = "set_exists"
    template = mark("The case already holds a set of hypotheses called {name}. Give this one another name.")


class SetClosedError(OvilloError):
    code = "set_closed"
    template = mark("That set of hypotheses is closed. Open it again with: ovillo hypotheses close CASE SET --undo")


class SetOpenError(OvilloError):
    code = "set_open"
    template = mark("That set of hypotheses is not closed. Nothing was changed.")


class ReasonNeededError(UsageError):
    code = "reason_needed"
    template = mark("Whoever changes what a case believes says why. Give it with --reason.")


class BlindError(UsageError):
    code = "blind"
    template = mark(
        "You rate this set and have {count} cells to go. The numbers of others are shown when all of yours are there."
    )


@dataclass(frozen=True, slots=True)
class SetShown:
    """A set as one reader may see it."""

    held: HeldSet
    evaluation: Evaluation | None
    """By the numbers of `rater`; `None` where nobody whose numbers may be seen rated every cell."""
    rater: str
    posteriors: Mapping[str, Sequence[float]]
    """By rater whose numbers may be seen and who rated every cell."""
    agreements: tuple[RaterAgreement, ...]
    is_blind: bool
    findings: Mapping[str, Finding]
    """Those that rows and hypotheses lead to, by id."""
    lost_findings: tuple[str, ...]
    """Ids that rows lead to and that are no findings of the case any more."""
    prior_sum: float | None
    """Of that rater, where their priors do not add up to 1 and so were taken in proportion."""


def sets_of(reader: RecordReader) -> tuple[HeldSet, ...]:
    """Every set of the case, in the order in which they were opened."""
    return book.fold(reader.docket(*book.KINDS))


def list_sets(record: Record) -> tuple[HeldSet, ...]:
    """Every set of the case, in the order in which they were opened."""
    with record.reading() as reader:
        return sets_of(reader)


def open_set(record: Record, read: SheetRead, *, raters: Sequence[str], reason: str, actor: str, now: Clock) -> HeldSet:
    """Holds the hypotheses of a sheet, and its numbers as those of the actor.

    Args:
        record: the case.
        read: a sheet without faults; numbers may be missing.
        raters: who is asked to rate without seeing the numbers of others.
        reason: why.
        actor: who.
        now: the clock.

    Raises:
        ReasonNeededError, SetExistsError.
    """
    reason, at = _reason(reason), now()
    with record.writing(actor=actor, at=at) as writer:
        name = read.draft.name or read.draft.question
        if name and any(each.draft.name == name for each in sets_of(writer)):
            raise SetExistsError(name=name)
        draft = replace(read.draft, name=name)
        about = identity("hypotheses", name, actor, at.isoformat(), writer.head().size)
        writer.enter(book.OPENED, about, book.opened_content(draft, raters=raters, reason=reason))
        if read.numbers:
            writer.enter(book.RATED, about, book.rated_content(read.numbers, reason=reason))
        return _the_set(sets_of(writer), about)


def rate_cell(
    record: Record, reference: str, row: str, column: str, value: str, *, reason: str, actor: str, now: Clock
) -> HeldSet | tuple[SheetFault, ...]:
    """One number of the actor; or what is wrong with it, or with its place.

    Raises:
        ReasonNeededError, SetNotFoundError, SetClosedError.
    """
    try:
        number = read_number(find_set(record, reference).draft, (row, column), value)
    except NumberFaultError as fault:
        return (SheetFault(row, f"{column} {fault.place}".strip(), fault.problem, fault.fields),)
    return _rate(record, reference, {(row, column): number}, reason=reason, actor=actor, now=now)


def rate_sheet(
    record: Record, reference: str, read: SheetRead, *, reason: str, actor: str, now: Clock
) -> HeldSet | tuple[SheetFault, ...]:
    """Every number of a sheet that is new, as the actor's; or what the set has no place for.

    Raises:
        ReasonNeededError, SetNotFoundError, SetClosedError.
    """
    held = find_set(record, reference)
    known = {each.id for each in held.draft.items}
    claims = {each.id for each in held.draft.claims}
    faults = [SheetFault(each.id, "", _NOT_HELD) for each in read.draft.items if each.id not in known]
    faults += [SheetFault("", each.id, _NOT_HELD) for each in read.draft.claims if each.id not in claims]
    if faults:
        return tuple(faults)
    return _rate(record, reference, read.numbers, reason=reason, actor=actor, now=now)


def extend_set(record: Record, reference: str, read: SheetRead, *, reason: str, actor: str, now: Clock) -> HeldSet:
    """Adds the evidence and the steps that the set does not hold yet, and the actor's numbers for them.

    Raises:
        ReasonNeededError, SetNotFoundError, SetClosedError.
        UsageError: there is nothing new, or the hypotheses are others.
    """
    reason, at = _reason(reason), now()
    with record.writing(actor=actor, at=at) as writer:
        held = _open(_the_set(sets_of(writer), reference))
        if [each.id for each in read.draft.claims] != [each.id for each in held.draft.claims]:
            raise UsageError(problem=mark("The sheet has other hypotheses than the set. Open a set of its own for it."))
        new = book.beyond(held, read.draft)
        if not new.items and not new.steps:
            raise UsageError(problem=mark("The set holds all evidence and all steps of this sheet. Nothing was added."))
        writer.enter(book.EXTENDED, held.id, book.extended_content(new, reason=reason))
        rows = {each.id for each in new.items}
        numbers = {place: number for place, number in read.numbers.items() if place[0] in rows}
        if numbers:
            writer.enter(book.RATED, held.id, book.rated_content(numbers, reason=reason))
        return _the_set(sets_of(writer), held.id)


def link_finding(
    record: Record, reference: str, row: str, finding: str, *, reason: str, actor: str, now: Clock
) -> HeldSet | tuple[SheetFault, ...]:
    """A row, or a hypothesis, leads to a finding that says it; or what keeps it from that.

    Raises:
        ReasonNeededError, SetNotFoundError, SetClosedError.
    """
    whole = whole_id(findings_of(record), finding)
    if whole is None:
        return (SheetFault(row, "findings", NO_FINDING, (("id", finding[:64]),)),)
    return _link(record, reference, row, whole, kind=book.LINKED, reason=reason, actor=actor, now=now)


def unlink_finding(
    record: Record, reference: str, row: str, finding: str, *, reason: str, actor: str, now: Clock
) -> HeldSet | tuple[SheetFault, ...]:
    """Takes a link back. Raises `ReasonNeededError`, `SetNotFoundError`, `SetClosedError`."""
    draft = find_set(record, reference).draft
    held = [one for each in draft.parts if each.id == row for one in each.findings]
    whole = next((each for each in held if len(finding) >= _SHORTEST_ID and each.startswith(finding)), None)
    if whole is None:
        return (SheetFault(row, "findings", mark("the row leads to no such finding.")),)
    return _link(record, reference, row, whole, kind=book.UNLINKED, reason=reason, actor=actor, now=now)


def _link(
    record: Record, reference: str, row: str, finding: str, *, kind: str, reason: str, actor: str, now: Clock
) -> HeldSet | tuple[SheetFault, ...]:
    reason, at = _reason(reason), now()
    with record.writing(actor=actor, at=at) as writer:
        held = _open(_the_set(sets_of(writer), reference))
        rows = [each.id for each in held.draft.parts]
        if row not in rows:
            return (SheetFault(row, "", NO_ROW, (("rows", ", ".join(rows)),)),)
        writer.enter(kind, held.id, {"row": row, "finding": finding, "reason": reason})
        return _the_set(sets_of(writer), held.id)


def close_set(record: Record, reference: str, *, reason: str, actor: str, now: Clock) -> HeldSet:
    """Closes a set; its history stays. Raises `ReasonNeededError`, `SetNotFoundError`, `SetClosedError`."""
    reason, at = _reason(reason), now()
    with record.writing(actor=actor, at=at) as writer:
        held = _open(_the_set(sets_of(writer), reference))
        writer.enter(book.CLOSED, held.id, {"reason": reason})
        return _the_set(sets_of(writer), held.id)


def reopen_set(record: Record, reference: str, *, reason: str, actor: str, now: Clock) -> HeldSet:
    """Takes the closing of a set back. Raises `ReasonNeededError`, `SetNotFoundError`, `SetOpenError`."""
    reason, at = _reason(reason), now()
    with record.writing(actor=actor, at=at) as writer:
        held = _the_set(sets_of(writer), reference)
        if not held.closed:
            raise SetOpenError
        writer.enter(book.REOPENED, held.id, {"reason": reason})
        return _the_set(sets_of(writer), held.id)


def find_set(record: Record, reference: str) -> HeldSet:
    """The set of that name, or whose id begins so. Raises `SetNotFoundError`."""
    return _the_set(list_sets(record), reference)


def show_set(record: Record, reference: str, *, reader: str, rater: str, on: date) -> SetShown:
    """A set as this reader may see it.

    Args:
        record: the case.
        reference: name or first digits of its id.
        reader: who looks; while they rate, they see no number of others.
        rater: whose numbers are weighed; empty for the reader's, else for those of whoever opened it or rated first.
        on: the day for the deadlines.

    Raises:
        SetNotFoundError, ImpossibleEvidenceError.
        BlindError: the reader rates and asks for the numbers of somebody else.
        UsageError: that rater has not rated every cell.
    """
    whole = find_set(record, reference)
    is_blind = whole.is_blind(reader)
    if is_blind and rater and rater != reader:
        raise BlindError(count=len(whole.missing[reader]))
    held, findings, lost = with_findings(record, _as_seen(whole, reader) if is_blind else whole)
    done = held.complete_raters
    if rater and rater not in done:
        raise UsageError(problem=mark("Nobody of that name rated every cell of the set."))
    chosen = rater or (reader if reader in done else next(iter(done), ""))
    made = {each: evaluate(complete(held.draft, held.numbers[each]), on=on) for each in done}
    total = sum_of_priors(held.draft, held.numbers[chosen]) if chosen else None
    return SetShown(
        held=held,
        evaluation=made.get(chosen),
        rater=chosen,
        posteriors={each: [one.mid for one in evaluation.posterior] for each, evaluation in made.items()},
        agreements=tuple(compare_raters(held)),
        is_blind=is_blind,
        findings=findings,
        lost_findings=lost,
        prior_sum=None if total is None or total == 1 else float(total),
    )


def open_lines(sets: Sequence[HeldSet], *, on: date | None) -> tuple[HypothesesLine, ...]:
    """The sets that are open, as a brief shows them: no probability, and what would settle each."""
    return tuple(_open_line(each, on) for each in sets if not each.closed)


def _open_line(held: HeldSet, on: date | None) -> HypothesesLine:
    raters = held.complete_raters
    is_open = any(held.missing.values())  # whoever still rates reads the brief too
    for rater in () if is_open else raters:
        try:
            steps = evaluate(complete(held.draft, held.numbers[rater]), on=on).steps
        except ImpossibleEvidenceError:
            continue  # of a rater whose numbers exclude everything: another's may not
        return HypothesesLine(held.id, held.draft, len(raters), steps, is_ranked=True)
    unranked = tuple(RankedStep(each, 0.0, 0.0, (), None) for each in held.draft.steps)
    return HypothesesLine(held.id, held.draft, len(raters), unranked, is_ranked=False)


def _rate(record: Record, reference: str, stated: Numbers, *, reason: str, actor: str, now: Clock) -> HeldSet:
    reason, at = _reason(reason), now()
    with record.writing(actor=actor, at=at) as writer:
        held = _open(_the_set(sets_of(writer), reference))
        numbers = book.changed(held, actor, stated)
        if not numbers:
            raise UsageError(problem=mark("These are the numbers that you stated before. Nothing was changed."))
        writer.enter(book.RATED, held.id, book.rated_content(numbers, reason=reason))
        return _the_set(sets_of(writer), held.id)


def _reason(reason: str) -> str:
    if not reason.strip():
        raise ReasonNeededError
    return without_surrogates(reason.strip())


def _the_set(sets: Sequence[HeldSet], reference: str) -> HeldSet:
    named = [each for each in sets if reference in {each.id, each.draft.name}]
    if not named and len(reference) >= _SHORTEST_ID:
        named = [each for each in sets if each.id.startswith(reference.casefold())]
    if len(named) != 1:
        raise SetNotFoundError(id=reference)
    return named[0]


def _open(held: HeldSet) -> HeldSet:
    if held.closed:
        raise SetClosedError
    return held


def _as_seen(held: HeldSet, reader: str) -> HeldSet:
    """The set without the numbers of others."""
    return replace(
        held,
        numbers={rater: each for rater, each in held.numbers.items() if rater == reader},
        history=tuple(each for each in held.history if each.by == reader),
    )
