"""What a frame that fits puts forward: a statement for each doer with each undergoer, and for each sum."""

from collections.abc import Sequence
from dataclasses import replace

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import CueKind, Value
from ovillo.extraction.acts.frame_values import count_of_members
from ovillo.extraction.acts.limits import is_no_tie
from ovillo.extraction.sentences.clause_types import View
from ovillo.extraction.sentences.proposals import Holding, Party, Proposal, propose, taken_out_by
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.text.spans import ArgumentKind
from ovillo.extraction.words.grammar import Frame, Pattern

_PAID = frozenset({"pays", "receives", "bribes"})
_HELD = frozenset({CueKind.ACCUSATION, CueKind.CHARGE, CueKind.CONVICTION, CueKind.ADMISSION, CueKind.INVESTIGATION})
DEALS = frozenset({*_PAID, "buys", "sells"})
_FEW = 4
"""As many who take or pay a sum are told so each, as those are whom the sentence names: more share it."""


def _are_all(reading: Reading, people: Sequence[Party]) -> bool:
    """Whether these are several whom one noun stands for: what "the defendants were paid" is theirs together.

    Not where each has as much: "each of them was paid".
    """
    each = set(reading.grammar.table["prices"]["each"])
    if len(people) < 2 or any(t.lower in each for t in reading.view.sentence.tokens):
        return False
    told = {group.entity.id for group in reading.view.groups if not group.members}
    return not any(person.entity.id in told for person in people)


def emit_sums(
    reading: Reading, number: int, frame: Frame, subjects: Sequence[Party], sums: Sequence[Value], holding: Holding
) -> None:
    """Adds one statement for each of the sums."""
    for amount in sums:
        emit(reading, number, frame, subjects, (), amount, holding)


def emit_taken_out(
    reading: Reading,
    number: int,
    matched: tuple[Pattern, Frame],
    subjects: Sequence[Party],
    objects: Sequence[Party],
    holding: Holding,
) -> None:
    """As in "works for X, not for Y", "sold by X, not by Y": that it is not so of whom the same words take out."""
    pattern, frame = matched
    view, told = reading.view, {party.entity.type for party in objects}
    arguments, known = arguments_of(reading, number), {party.entity.id for party in objects}
    is_marked = bool(reading.grammar.sets["clitics"]) and not pattern.words
    after_comma = [] if is_marked and EntityType.PERSON in told else arguments.after_comma  # "…, no Y": not "a Y"
    rows = (arguments.direct, after_comma, *(slot.groups for slot in arguments.slots))
    same = {_tie_before(view, group.first) for group in view.groups if group.entity.id in known}
    denied = replace(holding, is_negated=True)
    for group in (view.groups[index] for row in rows for index in row):
        is_named = group.kind is ArgumentKind.NAME and group.entity.type in told
        is_out = is_named and taken_out_by(view, group.first) in reading.grammar.sets["negations"]
        if not is_out or holding.is_negated or pattern.is_inverse:
            continue
        tie, other = _tie_before(view, group.first), (Party(group.entity),)
        if view.clauses[number].is_passive and tie in reading.grammar.sets["agent_slot"]:
            emit(reading, number, frame, other, objects, None, denied)
        elif tie in same:
            emit(reading, number, frame, subjects, other, None, denied)
        elif frame.predicate == "sells" and tie in reading.grammar.sets["recipient_slot"]:
            emit(reading, number, reading.grammar.frames["buys"], other, objects, None, denied)


def _tie_before(view: View, first: int) -> str:
    """The preposition before a group, as "by" of "by X"; of whom "not" takes out alone, that of the group before."""
    at = _past_determiners(view, first)
    word = view.sentence.tokens[at].lower if at >= 0 else ""
    if word in view.exceptions:
        before = max((group.first for group in view.groups if group.last < at), default=-1)
        at = _past_determiners(view, before)
        word = view.sentence.tokens[at].lower if at >= 0 else ""
    return word if word in view.prepositions else ""


def _past_determiners(view: View, first: int) -> int:
    """The last token before this one that is no article."""
    at = first - 1
    while at >= 0 and view.sentence.tokens[at].lower in view.determiners - view.exceptions:
        at -= 1
    return at


def emit_other_side(
    reading: Reading,
    number: int,
    frame: Frame,
    subjects: Sequence[Party],
    objects: Sequence[Party],
    value: Value | None,
    holding: Holding,
) -> None:
    """As "X was convicted of taking bribes from Y" tells of Y: who is not accused is at most suspected, by no name."""
    kinds = {cue.kind for cue in holding.cues}
    if CueKind.ACQUITTAL in kinds:
        return
    if (held := kinds & _HELD) and CueKind.DENIAL not in kinds:  # what X denies of Y and himself stands as denied
        subjects = [party for party in subjects if party.entity.level is NameLevel.ROLE]
        if not subjects:
            return
        cues = (replace(cue, kind=CueKind.HEDGE) if cue.kind in held else cue for cue in holding.cues)
        holding = replace(holding, cues=tuple(cues))
    emit(reading, number, frame, subjects, objects, value, holding)


def emit(
    reading: Reading,
    number: int,
    frame: Frame,
    subjects: Sequence[Party],
    objects: Sequence[Party],
    value: Value | None,
    holding: Holding,
) -> None:
    """Adds one statement for each doer and each undergoer that may stand in the frame."""
    tokens = reading.view.sentence.tokens
    verb = reading.view.clauses[number].verb
    if frame.predicate == "price" and not subjects:
        subjects, objects = objects, ()  # "los bebés se cotizaban en 3.000 dólares"
    fitting = list({s.entity.id: s for s in reversed(subjects) if s.entity.type in frame.subject}.values())[::-1]
    objects = list({o.entity.id: o for o in reversed(objects)}.values())[::-1]
    if (subjects and not fitting) or len({p.entity.id for p in (*fitting, *objects)}) < len(fitting) + len(objects) > 2:
        return
    is_empty = not objects and (value is None or frame.value_prepositions) and not frame.is_object_optional
    if is_empty or (not objects and not fitting and (value is None or (frame.has_money and verb.is_reflexive))):
        return
    is_shared = _are_all(reading, objects) or (len(fitting) > _FEW and _are_all(reading, fitting))
    if value is not None and frame.predicate in _PAID and is_shared:
        return
    doers: list[Party | None] = [*fitting] or [None]
    undergoers: list[Party | None] = [*objects] or [None]
    for subject in doers:
        for object_ in undergoers:
            if is_no_tie(reading, frame, subject, object_):
                continue
            proposal = Proposal(
                frame.predicate,
                subject.entity if subject else None,
                object_.entity if object_ else None,
                value or (object_.value if object_ else None) or count_of_members(frame, subject),
                frame.standing,
                negated=False,
                cues=(),
                sentence=reading.number,
                start=tokens[verb.first].start,
                end=tokens[verb.last].end,
                clause=number,
            )
            is_thing = object_ is not None and object_.entity.type is not EntityType.PERSON
            hedge = (object_.hedge if object_ and is_thing else None) or (subject.hedge if subject else None)
            held = propose(proposal, holding.with_cue(hedge), allowed=(frame.subject, frame.object))
            if held:
                reading.found.append(held)
