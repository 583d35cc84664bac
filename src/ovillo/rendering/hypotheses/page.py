"""What is shown of an evaluation: first every stated probability, then how firm and how fragile what follows is.

Rules:
1. No total stands above the table of all probabilities.
2. A posterior never stands without its interval, and Heuer's count never without Bayes' rule beside it.
3. What may be published holds no number at all.
"""

import math
from collections.abc import Iterator, Sequence
from typing import Final

from ovillo.domain.hypotheses import (
    Claim,
    Evaluation,
    EvidenceRow,
    Hypothesis,
    HypothesisSheet,
    RankedStep,
    Rating,
    Span,
)
from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.hypotheses.written import Page, Section, Table
from ovillo.rendering.inert import inline

UNTITLED: Final = mark("Competing hypotheses")
NOT_SUPPORTED: Final = mark("open; not supported by a finding")
SUPPORTED: Final = mark("open; findings stand beside it: {findings}")
CLOSING: Final = (
    mark(
        "These are probabilities of what was done to the children, as far as the numbers that people stated hold. They "
        "say nothing of any person’s guilt."
    ),
    mark(
        "The table keeps all hypotheses in view and shows what would change one’s mind. It makes nobody a better "
        "judge: in a trial with 227 people, this technique gave no advantage over none (Karvetski and Mandel 2020)."
    ),
)
INVESTIGATIVE: Final = mark(
    "Investigative: not for publication. What may be published is printed by --publishable; it holds no numbers."
)
INVESTIGATIVE_ON_PAGE: Final = mark(
    "Investigative: not for publication. What may be published has a page of its own; it holds no numbers."
)
READ_FIRST: Final = mark(
    "Let a second person read these words before they are published: a name in small letters, a nickname, initials or "
    "an office can point at somebody, and no list knows them all."
)
BITS: Final = mark(
    "Bits say how much an answer is expected to tell: 1 is the answer to a question to which yes is as likely as no."
)
_AGREE: Final = mark("Bayes’ rule and Heuer’s count both prefer {ids}.")
_NOT_PARTED: Final = mark("Bayes’ rule prefers {bayes}; Heuer’s count does not tell {heuer} apart.")
_DISAGREE: Final = mark("They disagree: Bayes’ rule prefers {bayes}, Heuer’s count prefers {heuer}.")
_WHY: Final = mark(
    "Why: the count only asks whether a probability lies below {threshold}. It takes one just below it for as much as "
    "one near zero, and sees no difference between two that lie above."
)
_UNCOUNTED: Final = mark("Seen by Bayes’ rule and not by the count: {rows}, together {weight} dB for {ids}.")
_COUNTED: Final = mark("Counted: {rows}, together {weight} dB for {ids}.")
_PRIORS: Final = mark("The priors give {weight} dB for {ids}.")
_SETTLED: Final = mark("{ids} stays ahead of all others over the whole interval.")
_IMPOSSIBLE: Final = mark(
    "{row} says that {ids} cannot be: a probability of 0 can never be outweighed, whatever else is found. State a "
    "small one, such as 0.001, unless it is certain."
)
_BY_ZERO: Final = mark("Nothing is settled: what is ahead rests on a probability of 0.")
_NOT_SETTLED: Final = mark(
    "Nothing is settled: the intervals overlap, so that another hypothesis than {ids} may be the most probable."
)
_ONE_NUMBER: Final = mark(
    "Where only one number is stated, a factor of two either way is taken for what is not known of it."
)


def evaluation_page(made: Evaluation, catalogue: Catalogue) -> Page:
    """The page for whoever investigates."""
    closing = (catalogue.say(INVESTIGATIVE), *map(catalogue.say, CLOSING))
    return Page(_title(made.sheet, catalogue), evaluation_sections(made, catalogue), closing)


def evaluation_sections(made: Evaluation, catalogue: Catalogue) -> tuple[Section, ...]:
    """Every stated probability, then what follows."""
    say, sheet = catalogue.say, made.sheet
    sections = [
        Section(say(mark("Hypotheses")), (_hypotheses(sheet, catalogue),)),
        Section(say(mark("Every probability as stated")), tuple(_stated(made, catalogue))),
        Section(say(mark("As far as each source is believed")), _believed(made, catalogue)),
        Section(say(mark("What follows")), tuple(_follows(made, catalogue))),
        Section(say(mark("Two ways of counting")), tuple(_compared(made, catalogue))),
        Section(say(mark("Without each piece of evidence")), _without(made, catalogue)),
    ]
    if made.steps:
        lines = (*step_lines(made.steps, catalogue), say(BITS))
        sections.append(Section(say(mark("What would settle it")), lines))
    return tuple(sections)


def publishable_page(sheet: HypothesisSheet, catalogue: Catalogue) -> Page:
    """The page for everybody: no number, and nothing that no finding supports."""
    lines = tuple(
        f"{inline(each.id)}: {_text(each, catalogue)}: {publishable_text(each, catalogue)}" for each in sheet.hypotheses
    )
    return Page(_title(sheet, catalogue), (Section(catalogue.say(mark("Hypotheses")), lines),), ())


def publishable_text(hypothesis: Hypothesis | Claim, catalogue: Catalogue) -> str:
    """What may be said of a hypothesis outside of the investigation."""
    if not hypothesis.findings:
        return catalogue.say(NOT_SUPPORTED)
    return catalogue.say(SUPPORTED, findings=", ".join(inline(each[:12]) for each in hypothesis.findings))


def _title(sheet: HypothesisSheet, catalogue: Catalogue) -> str:
    return inline(sheet.question or sheet.name) or catalogue.say(UNTITLED)


def _text(hypothesis: Hypothesis, catalogue: Catalogue) -> str:
    return inline(catalogue.say(hypothesis.text) if hypothesis.is_none_of_these else hypothesis.text)


def _ids(sheet: HypothesisSheet) -> tuple[str, ...]:
    return tuple(inline(each.id) for each in sheet.hypotheses)


def _named(sheet: HypothesisSheet, places: Sequence[int], catalogue: Catalogue) -> str:
    return catalogue.listed([_ids(sheet)[place] for place in places])


def _hypotheses(sheet: HypothesisSheet, catalogue: Catalogue) -> Table:
    say = catalogue.say
    rows = tuple((inline(each.id), f"{each.prior:.4f}", _text(each, catalogue)) for each in sheet.hypotheses)
    return Table(("", say(mark("prior")), say(mark("hypothesis"))), rows)


def _stated(made: Evaluation, catalogue: Catalogue) -> Iterator[str | Table]:
    say = catalogue.say
    rows = [each.row for each in made.rows]
    for each in rows:
        beside = [say(mark("findings: {ids}"), ids=", ".join(one[:12] for one in each.findings))] * bool(each.findings)
        yield " — ".join([f"{inline(each.id)}: {inline(each.text)}", *beside])
    cells = tuple(
        (inline(each.id), f"{each.reliability:f}", f"{each.base_rate:f}", *map(stated_text, each.ratings))
        for each in rows
    )
    yield say(
        mark("P(evidence | hypothesis) as low–mid–high; r: how reliable the source is; b: what it would say anyhow.")
    )
    yield Table(("", "r", "b", *_ids(made.sheet)), cells)
    if any(rating.low is None for each in rows for rating in each.ratings):
        yield say(_ONE_NUMBER)


def stated_text(rating: Rating) -> str:
    """One number, or low–mid–high."""
    if rating.low is None or rating.high is None:
        return f"{rating.mid:f}"
    return f"{rating.low:f}–{rating.mid:f}–{rating.high:f}"


def _believed(made: Evaluation, catalogue: Catalogue) -> tuple[str | Table, ...]:
    say = catalogue.say
    rows = tuple(
        (
            inline(each.row.id),
            *(f"{span.mid:.4f}{'*' * low}" for span, low in zip(each.spans, each.is_inconsistent, strict=True)),
            _group(each.row, each.is_counted, catalogue),
        )
        for each in made.rows
    )
    header = ("", *_ids(made.sheet), say(mark("counts")))
    return (
        say(mark("P' = r P + (1 - r) b: a source that is not reliable is drawn towards what anybody would say.")),
        Table(header, rows),
        say(mark("* below {threshold}: inconsistent in Heuer’s count"), threshold=made.threshold),
    )


def _group(row: EvidenceRow, is_counted: bool, catalogue: Catalogue) -> str:
    if not row.group:
        return catalogue.say(mark("once"))
    form = mark("once, for {group}") if is_counted else mark("not: {group} counts once")
    return catalogue.say(form, group=inline(row.group))


def _follows(made: Evaluation, catalogue: Catalogue) -> Iterator[str | Table]:
    say, sheet = catalogue.say, made.sheet
    header = (
        "",
        say(mark("posterior")),
        say(mark("as stated, from – to")),
        say(mark("wrong by a factor of two")),
        say(mark("Heuer’s count")),
    )
    rows = tuple(
        (name, f"{span.mid:.4f}", _interval(span), _interval(wide), str(count))
        for name, span, wide, count in zip(_ids(sheet), made.posterior, made.factor_two, made.inconsistent, strict=True)
    )
    yield Table(header, rows)
    for row, places in made.impossible:
        yield say(_IMPOSSIBLE, row=inline(row), ids=_named(sheet, places, catalogue))
    form = _SETTLED if made.is_settled else _BY_ZERO if made.impossible else _NOT_SETTLED
    yield say(form, ids=_named(sheet, made.bayes_prefers, catalogue))


def _interval(span: Span) -> str:
    return f"{span.low:.4f} – {span.high:.4f}"


def _compared(made: Evaluation, catalogue: Catalogue) -> Iterator[str | Table]:
    yield from disagreement_lines(made, catalogue)
    say, ids = catalogue.say, _ids(made.sheet)
    rows = tuple(
        (inline(each.row.id), *(_decibans(weight) for weight in each.decibans)) for each in made.rows if each.is_counted
    )
    header = (say(mark("dB against all others")), *ids)
    yield Table(header, rows)


def disagreement_lines(made: Evaluation, catalogue: Catalogue) -> Iterator[str]:
    """Whether the two ways prefer the same; where not, which rows part them and why."""
    say, sheet = catalogue.say, made.sheet
    bayes, heuer = (_named(sheet, each, catalogue) for each in (made.bayes_prefers, made.heuer_prefers))
    if made.parted is None:
        yield say(_AGREE, ids=bayes)
        return
    is_overlapping = not set(made.bayes_prefers).isdisjoint(made.heuer_prefers)
    yield say(_NOT_PARTED if is_overlapping else _DISAGREE, bayes=bayes, heuer=heuer)
    yield say(_WHY, threshold=made.threshold)
    pair = " : ".join(_ids(sheet)[place] for place in made.parted)
    counted = [each for each in made.gaps if each.counts_against_bayes != each.counts_against_heuer]
    unseen = [each for each in made.gaps if each.counts_against_bayes == each.counts_against_heuer and each.decibans]
    for form, gaps in ((_UNCOUNTED, unseen), (_COUNTED, counted)):
        if gaps:
            rows = ", ".join(f"{inline(each.row)} ({_decibans(each.decibans)})" for each in gaps)
            yield say(form, rows=rows, weight=_decibans(sum(each.decibans for each in gaps)), ids=pair)
    one, other = (sheet.hypotheses[place].prior for place in made.parted)
    if one != other:
        yield say(_PRIORS, weight=_decibans(10 * math.log10(one / other)), ids=pair)


def _decibans(weight: float) -> str:
    if math.isnan(weight):
        return "±∞"
    if math.isinf(weight):
        return "+∞" if weight > 0 else "-∞"
    return f"{weight:+.2f}"


def _without(made: Evaluation, catalogue: Catalogue) -> tuple[str | Table, ...]:
    say, sheet = catalogue.say, made.sheet
    rows = tuple(
        (
            say(mark("all of {group}"), group=inline(each.without)) if each.is_group else inline(each.without),
            *(f"{one:.4f}" for one in each.posterior),
            _named(sheet, each.leaders, catalogue) + (" !" if each.leaders != made.bayes_prefers else ""),
        )
        for each in made.left_out
    )
    changed = [each for each in made.left_out if each.leaders != made.bayes_prefers]
    note = mark("! another hypothesis would lead") if changed else mark("No single row decides which one leads.")
    return Table((say(mark("without")), *_ids(sheet), say(mark("leads"))), rows), say(note)


def step_lines(steps: Sequence[RankedStep], catalogue: Catalogue) -> Iterator[str]:
    """One line a step, the most information for its cost first."""
    say = catalogue.say
    for number, each in enumerate(steps, start=1):
        step = each.step
        parts = [
            say(
                mark("{number}. {text}: {bits} bits expected for {cost}, {rate} for one"),
                number=number,
                text=inline(step.text),
                bits=f"{each.information_bits:.4f}",
                cost=f"{step.cost:f} {inline(step.unit)}".strip(),
                rate=f"{each.bits_per_cost:.4f}",
            ),
            _clock(each, catalogue),
            say(mark("lawful basis: {basis}"), basis=inline(step.basis))
            if step.basis
            else say(mark("lawful basis: not stated")),
        ]
        yield "; ".join(parts)


def _clock(ranked: RankedStep, catalogue: Catalogue) -> str:
    say, step = catalogue.say, ranked.step
    unverified = say(mark("; not verified by a lawyer")) if step.is_clock_unverified else ""
    clock = f" ({inline(step.clock)}{unverified})" if step.clock else ""
    if step.deadline is None:
        return say(mark("no deadline stated")) + clock
    day = catalogue.date(step.deadline)
    if ranked.days_left is None:
        return say(mark("by {day}"), day=day) + clock
    if ranked.is_lapsed:
        return say(mark("its deadline has passed: {day}"), day=day) + clock
    return (
        catalogue.say_many(
            mark("by {day}, {count} day left"), mark("by {day}, {count} days left"), ranked.days_left, day=day
        )
        + clock
    )
