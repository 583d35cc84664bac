"""Closed frames: which predicate a verb states, and between whom.

Rules:
1. A frame speaks only when its verb, its fixed words, its prepositions and the types of its arguments all fit.
2. A list gives one statement for each of its members; the number of a noun group is the value of the statement.
3. What follows "accused of", "charged with", "for" after a procedure is conduct, held as the frame before it holds it.
4. A non-finite verb says something only where a governor, an adjunct or a noun group carries it.
"""

from collections.abc import Sequence
from dataclasses import replace

from ovillo.domain.statements import KIND_OF, Cue, CueKind, PredicateKind
from ovillo.extraction.acts.anybody import anybody_of
from ovillo.extraction.acts.carried_on import carried_on
from ovillo.extraction.acts.companions import companions_of
from ovillo.extraction.acts.emitting import DEALS, emit, emit_other_side, emit_sums, emit_taken_out
from ovillo.extraction.acts.exchanges import emit_deals, is_bribe, read_exchange, state_taken
from ovillo.extraction.acts.frame_values import (
    held_around,
    held_between,
    is_bill,
    is_blamed,
    is_event,
    is_lawful,
    is_money,
    is_of_either,
    takes_child,
    ties_of,
)
from ovillo.extraction.acts.goods import seized_goods
from ovillo.extraction.acts.inclusions import elided_of, others_of, picked_out
from ovillo.extraction.acts.innocent import is_innocent
from ovillo.extraction.acts.involved import has_part_between, is_of_event
from ovillo.extraction.acts.limits import (
    held_by_verb,
    is_act,
    is_aim,
    is_barred,
    is_billed,
    is_failure,
    is_in_name,
    is_late,
    is_of_acts,
    is_of_others,
    is_past_aside,
    kind_after,
    may_be_nobodys,
    needs_doer,
    others_than,
    qualifies_conduct,
    within_limits,
)
from ovillo.extraction.acts.member_counts import read_counts
from ovillo.extraction.acts.nominals import read_named_conduct
from ovillo.extraction.acts.paid_sums import is_no_payment, names_money, values_of, whom_paid
from ovillo.extraction.acts.recasting import recast
from ovillo.extraction.acts.reduced import done_before, reduced_doers, seen_at_it, told_alone, told_of, undergone_by
from ovillo.extraction.acts.safeguards import (
    agrees_to_act,
    decides_act,
    goods_beside_buyer,
    has_other_object,
    matching,
    stands_beside,
    without_causes,
)
from ovillo.extraction.acts.undergoers import by_pattern, fitting, undergoers
from ovillo.extraction.sentences.arguments import Arguments, complements_from, list_from
from ovillo.extraction.sentences.casting import Cast, cast_of, subjects_of
from ovillo.extraction.sentences.clause_types import Clause, Link, main_before, opens_sentence
from ovillo.extraction.sentences.cues import cues_of, span_cue
from ovillo.extraction.sentences.datives import is_trade
from ovillo.extraction.sentences.fixed_words import fits, is_told_of_words
from ovillo.extraction.sentences.gaps import gaps_after
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Holding, Party, hold, is_taken_out, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.terms import gap_term, is_for_life, terms_of
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.sentences.whose_terms import is_respective, uncrossed
from ovillo.extraction.voices.named_as import named_as
from ovillo.extraction.words.grammar import Frame, Pattern

_TIMED = frozenset({"sentenced", "requested"})
"""Acts that a part without a verb states only with a term."""


def read_frames(reading: Reading) -> None:
    """Adds what the verbs of the sentence state."""
    for number, clause in enumerate(reading.view.clauses):
        is_joined = clause.link is Link.COORDINATED and clause.verb.mood is not Mood.FINITE
        if clause.link is Link.NONFINITE or is_joined or qualifies_conduct(reading, clause):
            continue
        holding = _held_alone(reading, number)
        named = named_as(reading, number)
        if named is None:
            read_governed(reading, number, subjects_of(reading, clause), holding)
        elif named[0]:
            read_governed(reading, number, named[0], holding.with_cue(named[1]))
    for number, clause in enumerate(reading.view.clauses):
        if number not in reading.done and told_alone(reading, clause):
            read_governed(reading, number, (), _held_alone(reading, number))
        elif number not in reading.done and clause.link in (Link.NONFINITE, Link.COORDINATED):
            _read_adjunct(reading, number, clause)


def _held_alone(reading: Reading, number: int) -> Holding:
    return hold(cues_of(reading.view, number, reading.cues, reading.grammar))


def _read_adjunct(reading: Reading, number: int, clause: Clause) -> None:
    """Rule 4: "tras ser detenido", reduced relatives, and gerunds that carry on the main clause."""
    if clause.is_passive and clause.verb.mood is Mood.INFINITIVE and clause.subject < 0:
        _read_done_before(reading, number, clause)
    if number not in reading.done:
        _read_reduced(reading, number, clause)


def _read_reduced(reading: Reading, number: int, clause: Clause) -> None:
    if clause.verb.mood is Mood.PARTICIPLE or (clause.is_passive and clause.verb.mood is not Mood.GERUND):
        subjects = undergone_by(reading, clause)
        if subjects and not is_of_either(reading, clause) and not is_event(reading, clause):
            cues = cues_of(reading.view, number, reading.cues, reading.grammar)
            around = held_around(reading, clause.verb.first)
            read_governed(reading, number, subjects, hold((*cues, *around)))
        elif is_told_of_words(reading, number) or (clause.item == 0 and reading.grammar.verbs["drops_subjects"]):
            read_governed(reading, number, (), _held_alone(reading, number))  # "Detenidos dos policías"
        return
    if clause.verb.mood is not Mood.GERUND or opens_sentence(reading.view, clause):
        _read_done_before(reading, number, clause)
        return
    seen = seen_at_it(reading, number)
    doers = reduced_doers(reading, clause) if seen is None else ()
    if doers:
        cues = cues_of(reading.view, number, reading.cues, reading.grammar)
        held = hold((*cues, *held_around(reading, clause.verb.first)))
        for _, joined in complements_from(reading.view, clause.preposition, number):
            if joined not in reading.done:
                read_governed(reading, joined, doers, held)
    if doers or clause.governor < 0:
        return
    if told := told_of(reading, clause):
        read_governed(reading, number, told, _held_alone(reading, number))
        return
    adjuncts = reading.grammar.table["governors"]["sequence"]["adjuncts"]
    is_free = clause.opener >= 0 and reading.view.items[clause.opener].kind is ItemKind.COMMA
    if clause.preposition not in adjuncts and not is_free and seen is None:
        return
    main = main_before(reading.view, number)
    if main is not None and (carried := carried_on(reading, number, main)):
        read_governed(reading, number, *carried)


def _read_done_before(reading: Reading, number: int, clause: Clause) -> None:
    """As in "fue detenida tras vender a su hijo", "huyó tras ser condenada"."""
    for main, parties in done_before(reading, number, clause):
        around = (*_held_alone(reading, main).cues, *held_between(reading, main, number))
        holding = hold((*around, *_held_alone(reading, number).cues))
        if not holding.is_negated:
            read_governed(reading, number, parties, holding)


def read_governed(reading: Reading, number: int, subjects: tuple[Party, ...], holding: Holding) -> None:
    """Adds what a verb states of these doers, held so."""
    reading.done.add(number)
    reading.held[number] = holding
    clause = reading.view.clauses[number]
    if clause.verb.lemma in reading.grammar.sets["copulas"] and clause.verb.mood is not Mood.FINITE:
        reading.passed[number] = (subjects, holding)
    arguments = arguments_of(reading, number)
    cast = cast_of(reading, clause, arguments, subjects)
    if cast == Cast((), ()) and clause.verb.has_object_clitic and is_trade(reading, clause):
        return  # "La bebé se la vendió X a Y": nobody certain
    matched = matching(reading, number, arguments)
    longest = max((len(p.words) for p, f in matched if p.lemma not in f.held_as), default=0)
    before = len(reading.found)
    for pattern, frame in matched:
        is_shorter = len(pattern.words) < longest and pattern.lemma not in frame.held_as
        if is_shorter and not stands_beside(matched, pattern, frame, longest):
            continue
        _apply(reading, number, pattern, frame, cast, holding)
    if longest and len(reading.found) == before:  # "tramitaba adopciones irregulares para familias de X"
        told = {f.predicate for p, f in matched if len(p.words) == longest}
        for pattern, frame in matched:
            if not pattern.words and frame.predicate in told:
                _apply(reading, number, pattern, frame, cast, holding)
    read_exchange(reading, number, subjects, holding)
    _read_gaps(reading, number, [m for m in matched if len(m[0].words) == longest], cast, holding)
    read_counts(reading, number, cast, holding)
    _govern(reading, number, matched, cast, holding, longest)


def _apply(reading: Reading, number: int, pattern: Pattern, frame: Frame, cast: Cast, holding: Holding) -> None:
    """Rules 1 and 2 for one frame."""
    clause, arguments = reading.view.clauses[number], arguments_of(reading, number)
    frame = recast(reading, clause, frame)
    holding = held_by_verb(reading, number, pattern, frame, holding)
    is_told = bool(holding.cues) or is_blamed(reading, pattern) or not is_lawful(reading, frame, cast, arguments)
    if (
        is_barred(reading, clause, pattern, frame, holding, (cast.subjects, cast.objects))
        or is_bill(arguments, frame, reading.grammar.table["safeguards"]["bounds"])
        or not is_told
    ):
        return
    subjects, objects = by_pattern(reading, number, pattern, frame, cast)
    if pattern.is_inverse and frame.predicate == "bribes":
        state_taken(reading, number, objects, holding)
        if not subjects:
            return
    subjects = without_causes(reading, frame, subjects, is_undoing=pattern.is_negative)
    if is_in_name(reading, clause, (*subjects, *objects)):
        return
    if not (pattern.words or pattern.prepositions) and has_other_object(reading, clause, arguments, objects):
        objects = ()
    objects = others_than(subjects, goods_beside_buyer(reading, arguments, frame)) or objects
    is_own = pattern.is_pronominal and KIND_OF.get(frame.predicate) is PredicateKind.CONDUCT  # "se llevaron a X"
    is_of_doer = is_own or needs_doer(reading, clause, frame)
    if not subjects and not clause.is_passive and not pattern.is_inverse and is_of_doer:
        return
    objects = fitting(reading, number, pattern, frame, cast, objects)
    objects = objects or anybody_of(reading, number, (pattern, frame), subjects, holding)
    if frame.needs_both:
        objects = without_causes(reading, frame, objects)
    if (pattern.lemma in frame.narrow and not objects) or (frame.needs_both and not (subjects and objects)):
        return
    limited = within_limits(reading, pattern, frame, subjects, objects)
    if holding.is_negated and is_late(reading, clause, on_a_day=True):
        if KIND_OF.get(frame.predicate) is not PredicateKind.PROCEDURE or clause.verb.is_simple_conditional:
            return
        holding = hold(tuple(c for c in holding.cues if c.kind is not CueKind.NEGATION))
    if limited is None or is_innocent(reading, number, pattern, frame, (subjects, limited), holding):
        return
    upholds = pattern.lemma in reading.grammar.table["events"]["upholding"]  # who does not uphold a term undoes none
    if holding.is_negated and (pattern.is_negative or upholds or is_late(reading, clause, on_a_day=False)):
        return
    holding = replace(holding, is_negated=holding.is_negated or pattern.is_negative)
    _state(reading, number, (pattern, frame), subjects, limited, holding)


def _state(
    reading: Reading,
    number: int,
    matched: tuple[Pattern, Frame],
    subjects: tuple[Party, ...],
    objects: tuple[Party, ...],
    holding: Holding,
) -> None:
    """What the frame says of those who fit it, with its sums and terms."""
    clause, arguments = reading.view.clauses[number], arguments_of(reading, number)
    pattern, frame = matched
    values = values_of(reading, number, pattern, frame)
    is_valued = bool(values) or is_for_life(reading, pattern, clause.verb.last)
    is_valued = is_valued or (bool(subjects) and is_money(reading, frame, objects, arguments, holding.cues))
    is_valued = is_valued or (bool(subjects) and takes_child(reading, number, pattern.lemma, frame))
    if pattern.lemma in frame.value_required and not (is_valued or names_money(reading, pattern)):
        return
    paid = whom_paid(reading, number, objects) if frame.predicate == "pays" and not pattern.is_inverse else ()
    bribes = bool(paid) and not holding.is_negated and is_bribe(reading, number, subjects, paid)
    is_none = frame.predicate == "pays" and is_no_payment(reading, number, frame, (subjects, objects, paid))
    if (is_none and not bribes) or (frame.receivers and pattern.is_inverse and not objects):
        return
    if frame.predicate == "seized":
        objects, amounts = seized_goods(reading, clause, arguments, subjects, objects)
        subjects = tuple(s for s in subjects if s.entity.type in frame.subject)
        emit_sums(reading, number, frame, subjects, amounts, holding)
    if frame.predicate == "receives" and values and is_billed(reading, pattern, objects):
        emit_other_side(reading, number, reading.grammar.frames["pays"], objects, subjects, values[0], holding)
        return
    if frame.has_recipient and not pattern.is_inverse:
        objects = tuple(o for o in paid or objects if o.entity.type in frame.object)
    emit_sums(reading, number, frame, subjects, elided_of(reading, frame, objects), holding)
    objects = (*objects, *picked_out(reading, clause, frame, arguments, objects))
    if frame.predicate != "sentenced" or not values:  # of those jailed alongside X the term need not be that of X
        objects = (*objects, *companions_of(reading, clause, frame, objects, holding))
    emit_sums(reading, number, frame, subjects, others_of(reading, clause, frame, arguments), holding)
    if bribes:
        frame = reading.grammar.frames["bribes"]
    if frame.predicate == "sentenced" and not objects and is_respective(reading) and len(values) > 1:
        # "imposed sentences of …, respectively"
        objects = reading.accused if len(reading.accused) == len(values) else ()
    own, terms = uncrossed(reading, arguments, values, objects)
    say = emit_other_side if pattern.is_inverse and frame.predicate in DEALS else emit
    for at, value in enumerate(terms or [None]):
        say(reading, number, frame, subjects, objects[at : at + 1] if own else objects, value, holding)
    emit_taken_out(reading, number, matched, subjects, objects, holding)
    holding = holding.with_cue(next((s.hedge for s in subjects if s.hedge), None))
    emit_deals(reading, number, frame, (subjects, objects), holding)


def _read_gaps(
    reading: Reading, number: int, matched: Sequence[tuple[Pattern, Frame]], cast: Cast, holding: Holding
) -> None:
    """As in "X was sentenced to 15 years and Y to six": the same act, upon others."""
    view, arguments = reading.view, arguments_of(reading, number)
    told = {p.predicate for p in reading.found if p.clause == number}
    matched = [m for m in matched if KIND_OF.get(m[1].predicate) is PredicateKind.PROCEDURE and m[1].predicate in told]
    ties = ties_of(reading, number, matched)
    if holding.is_negated or not (matched or ties):
        return
    used = next((s.preposition for s in reversed(arguments.slots)), "")
    has_term = any(terms_of(reading, number, frame, arguments) for _, frame in matched)
    for gap in gaps_after(view, arguments.last_item + 1, frozenset(ties), used):
        if gap.quantity >= 0 and not has_term:
            return
        people = [Party(p.entity, p.value) for p in parties_of(view, list(list_from(view, gap.group)))]
        value = gap_term(reading, gap.quantity) if gap.quantity >= 0 else None
        for pattern, frame in matched:
            if value is None and frame.predicate in _TIMED:
                continue
            doers = cast.agents if view.clauses[number].is_passive else cast.subjects
            own = value if frame.value_prepositions else None
            emit(reading, number, frame, () if pattern.is_inverse else doers, people, own, holding)
        if gap.complement >= 0:
            held = holding.with_cue(_complement_cue(reading, number, ties[gap.preposition]))
            complements = complements_from(view, gap.preposition, gap.complement)
            _pass_on(reading, Arguments(complements=complements), frozenset(ties), people, held)


def _govern(
    reading: Reading,
    number: int,
    matched: Sequence[tuple[Pattern, Frame]],
    cast: Cast,
    holding: Holding,
    longest: int,
) -> None:
    """Rule 3: the conduct that a procedure, an accusation, a denial or an attempt names."""
    arguments = arguments_of(reading, number)
    lemma = reading.view.clauses[number].verb.lemma
    if holding.is_negated and lemma in reading.grammar.table["refusals"]["managing"]:
        kept = tuple(c for c in holding.cues if c.kind is not CueKind.NEGATION)
        failed = hold(kept).with_cue(_complement_cue(reading, number, CueKind.FAILURE))
        _pass_on(reading, arguments, frozenset({"", "to", "a"}), cast.subjects, failed)
    is_denied = any(c.kind is CueKind.DENIAL for c in holding.cues)
    if holding.is_negated or (is_denied and is_of_others(reading, lemma)):  # "denied accusing X of selling"
        return
    told = {p.predicate for p in reading.found if p.clause == number}
    for pattern, plain in matched:
        frame = recast(reading, reading.view.clauses[number], plain)  # "jailed on suspicion of selling"
        if pattern.is_negative or (pattern.lemma in frame.value_required and frame.predicate not in told):
            continue  # "quedó libre de cargos por vender", "recibió una denuncia contra X por …": nothing of the kind
        if frame.complement and len(pattern.words) == longest:
            controllers = cast.subjects if pattern.is_inverse else undergoers(reading, number, pattern, cast)
            kind = kind_after(reading, lemma, frame.complement.kind)
            cue = _complement_cue(reading, number, kind)
            known = len(reading.done), len(reading.found)
            _pass_on(reading, arguments, frame.complement.prepositions, controllers, holding.with_cue(cue))
            read_named_conduct(reading, number, frame.complement.prepositions, controllers, kind, holding)
            if known != (len(reading.done), len(reading.found)):
                return
    rows = [row for row in reading.grammar.governors.get(lemma, ()) if fits(reading, number, row.pattern, arguments)]
    exact = max((len(row.pattern.words) for row in rows), default=0)
    for row in rows:
        is_plan = lemma in reading.grammar.table["refusals"].get("deciding", ()) and not decides_act(reading, arguments)
        if len(row.pattern.words) < exact or is_plan:
            continue
        passive = reading.view.clauses[number].is_passive
        is_undergone = row.controller == "object" or passive or (row.pattern.is_pronominal and not cast.subjects)
        controllers = others_than(cast.subjects, cast.objects) if is_undergone and not passive else cast.objects
        controllers = controllers if is_undergone else cast.subjects if row.controller == "subject" else ()
        if lemma in reading.grammar.table["innocent"]["helping"] and (is_of_acts(reading, arguments) or cast.objects):
            controllers = others_than(cast.subjects, cast.objects)  # "helped X to sell": X did
        refuses = lemma in reading.grammar.table["refusals"]["verbs"] and is_of_acts(reading, arguments)
        held = CueKind.FUTURE if agrees_to_act(reading, lemma, arguments) else row.kind
        cue = _complement_cue(reading, number, CueKind.FAILURE if refuses else held)
        _pass_on(reading, arguments, row.prepositions, controllers, holding.with_cue(cue))
        if row.kind not in (CueKind.DENIAL, CueKind.ADMISSION, CueKind.FAILURE):
            read_named_conduct(reading, number, row.prepositions, controllers, row.kind, holding)


def _complement_cue(reading: Reading, number: int, kind: CueKind | None) -> Cue | None:
    return span_cue(reading.view, number, kind) if kind else None


def _pass_on(
    reading: Reading, arguments: Arguments, prepositions: frozenset[str], controllers: Sequence[Party], holding: Holding
) -> None:
    for preposition, number in arguments.complements:
        clause = reading.view.clauses[number]
        is_tied = preposition in prepositions or has_part_between(reading, clause.verb.first, prepositions)
        if number in reading.done or not is_tied or clause.verb.mood not in (Mood.GERUND, Mood.INFINITIVE):
            continue
        if is_taken_out(reading.view, clause.verb.first) or is_aim(reading, clause) or is_past_aside(reading, clause):
            continue
        if is_of_event(reading, clause):
            continue
        merged = hold((*holding.cues, *_held_alone(reading, number).cues))
        is_free = not merged.is_negated and not merged.cues and may_be_nobodys(reading, clause)
        if controllers and (not merged.is_negated or is_failure(holding)):
            read_governed(reading, number, tuple(Party(c.entity, c.value) for c in controllers), merged)
        elif not controllers and ((is_failure(holding) and is_act(reading, clause)) or is_free):
            read_governed(reading, number, (), merged)
