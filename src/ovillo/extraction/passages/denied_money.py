"""Money that somebody denies to have been given, or to have given, in whatever words (`unpaid`).

Rules:
1. Who denies is the subject of the verb of denial, or by whose word the rest is said; a lawyer denies for the client.
2. What the document has told of money between that person and whom the sentence names is denied; where it names nobody
   else, what the sentences just before told.
3. Where none has been told, it is a statement of its own: that it was not received, or not paid, by whom it tells.
4. What the frames read as denied in the same sentence is not denied again.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain

from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import Cue, CueKind, Speaker, Standing, Statement
from ovillo.extraction.passages.own_denials import who_is_denied_of
from ovillo.extraction.passages.protests import has_subject
from ovillo.extraction.passages.timing import Act
from ovillo.extraction.passages.unpaid import BEHIND, BESIDE, Unpaid, find_unpaid, people_in, word_at
from ovillo.extraction.sentences.casting import subjects_of
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind, NounGroup, Quantity, TimeSpan
from ovillo.extraction.voices.speech import Attribution, add_publisher, speakers_at

_PAYMENTS = frozenset({"receives", "pays", "bribes"})
_BODIES = frozenset({EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP})
_LOOK_BACK = 3
"""Sentences within which it is plain of what money somebody speaks who names nobody else."""
_QUOTED_WITHIN = 6
"""Sentences that one quote may span from what is told to its denial."""


def read_denied_money(
    reading: Reading,
    told: Sequence[Act],
    clients: Mapping[str, DocumentEntity],
    document: Document,
    said: Sequence[Attribution],
    *,
    extractor: str,
) -> list[Act]:
    """One act for each payment that a sentence denies; the arguments of `read_denials`."""
    for denial in find_unpaid(reading):
        if _is_of_unknown(reading, denial, clients):
            continue
        voice = _voice(reading, denial, told, said)
        person = who_is_denied_of(reading, voice, clients, told) if voice is not None else None
        if voice is None or person is None or _is_denied_already(reading, person, told):
            continue
        tokens = reading.view.sentence.tokens
        speaker = Speaker(voice.name, voice.type, voice.id)
        speakers = add_publisher((speaker,), document.details.publisher)
        cue = Cue(tokens[denial.first].start, tokens[denial.last].end, CueKind.DENIAL)
        others = _others(reading, {voice.id, person.id})
        if not others and _is_of_stranger(reading, denial):
            continue
        found = [
            as_denial(act, reading, document, speakers, cue) for act in _told_of(reading, person, others.keys(), told)
        ]
        if not found and person.is_named_person:
            subject, target = _sides(reading, denial, person, others)
            found = _stated(reading, document, extractor, subject, target)
            found = [replace(a, statement=replace(a.statement, speakers=speakers, cues=(cue,))) for a in found]
        if found:
            return found
    return []


def _is_of_unknown(reading: Reading, denial: Unpaid, clients: Mapping[str, DocumentEntity]) -> bool:
    """As in "denied that any officer took money": of somebody without a name, who is no client."""
    view, table = reading.view, reading.grammar.cues["denial"]
    clause = next((c for c in view.clauses if c.verb is denial.given), None)
    if clause is None or clause.subject < 0:
        return False
    group = view.groups[clause.subject]
    is_client = group.entity.name.lower() in table["clients"] or group.entity.id in clients
    is_plain = group.kind is not ArgumentKind.PRONOUN and group.entity.level is NameLevel.ROLE
    return is_plain and not is_client and group.entity.type in (EntityType.PERSON, EntityType.GROUP)


def _voice(reading: Reading, denial: Unpaid, told: Sequence[Act], said: Sequence[Attribution]) -> DocumentEntity | None:
    """Rule 1, before it is asked for whom a lawyer speaks."""
    if denial.clause >= 0:
        clause = reading.view.clauses[denial.clause]
        own = [p.entity for p in subjects_of(reading, clause)] or _left_out(reading, clause, denial, told)
        return own[0] if len(own) == 1 and own[0].type is EntityType.PERSON else None
    tokens = reading.view.sentence.tokens
    cited = [s.entity for s in speakers_at(said, tokens[denial.first].start, tokens[denial.last].end)[:1]]
    if not cited and (sayer := _sayer_above(reading, denial.first)) is not None:
        return sayer
    here = (group.entity for group in reading.view.groups)
    before = (e for a in told for e in (a.statement.subject, a.statement.object) if e is not None)
    return next((entity for entity in chain(here, before) if entity.id in cited), None)


def _left_out(reading: Reading, clause: Clause, denial: Unpaid, told: Sequence[Act]) -> list[DocumentEntity]:
    """As in "Negó haber cobrado": who is said to have taken it, or given it where the verb is one of giving."""
    table = reading.grammar.cues["denied_money"]
    is_open = bool(reading.grammar.verbs["drops_subjects"]) and not has_subject(reading, clause)
    if not is_open or denial.given is None:
        return []
    is_taker = (denial.given.lemma in table["taking"]) != denial.given.is_passive
    near = [a.statement for a in told if 0 < reading.number - a.sentence <= 1 and not a.statement.is_against]
    takes = [s.subject if s.predicate == "receives" else s.object for s in near if s.predicate in _PAYMENTS]
    gives = [s.subject for s in near if s.predicate in _PAYMENTS - {"receives"}]
    named = _others(reading, set())
    return list({e.id: e for e in (takes if is_taker else gives) if e is not None and e.id not in named}.values())


def _sayer_above(reading: Reading, first: int) -> DocumentEntity | None:
    """As in "X said no such payment was made": the subject of the verb of saying before, if no other stands between."""
    view = reading.view
    before = [c for c in view.clauses if c.verb.last < first]
    if not before or before[-1].subject < 0 or before[-1].verb.lemma not in reading.grammar.speech_verbs:
        return None
    clause, group = before[-1], view.groups[before[-1].subject]
    is_tied = word_at(reading, group.first - 1) in reading.grammar.cues["denial"]["speaking_for"]
    lawyer = next((g for g in view.groups if is_tied and g.last == group.first - 2), group)  # "a lawyer for X said"
    entity = lawyer.entity
    is_plain = clause.verb.mood is Mood.FINITE and not clause.verb.is_negated
    is_next = not any(word_at(reading, n) in ",;:" for n in range(clause.verb.last + 1, first))
    return entity if is_plain and is_next and entity.type is EntityType.PERSON else None


def _is_denied_already(reading: Reading, person: DocumentEntity, told: Sequence[Act]) -> bool:
    """Rule 4."""
    here = (a.statement for a in reversed(told) if a.sentence == reading.number)
    return any(s.is_against and s.predicate in _PAYMENTS and person.id in _ids(s) for s in here)


def _ids(statement: Statement) -> set[str]:
    return {entity.id for entity in (statement.subject, statement.object) if entity is not None}


def _others(reading: Reading, own: AbstractSet[str]) -> dict[str, NounGroup]:
    """Whom else the sentence names: people, and bodies from which, by which or to which money goes."""
    bodies = (g for g in reading.view.groups if g.entity.type in _BODIES and _is_side(reading, g.first))
    return {group.entity.id: group for group in (*people_in(reading), *bodies) if group.entity.id not in own}


def _is_side(reading: Reading, first: int) -> bool:
    at = first - 1 - (word_at(reading, first - 1) in reading.view.determiners)
    return word_at(reading, at) in reading.grammar.cues["denied_money"]["sides"]


def _is_of_stranger(reading: Reading, denial: Unpaid) -> bool:
    """Whether a name that nobody knows stands where the other side of the payment does."""
    view, tokens = reading.view, reading.view.sentence.tokens
    known = {at for g in view.groups if g.entity.is_named_person or g.entity.type in _BODIES for at in _places(g)}
    known |= {at for time in view.times for at in _places(time)} | {at for q in view.quantities for at in _places(q)}
    behind = range(denial.first + 1, min(len(tokens), denial.last + 1 + BEHIND))
    return any(tokens[n].is_capitalised and n not in known and _is_side(reading, n) for n in behind)


def _places(span: NounGroup | TimeSpan | Quantity) -> range:
    return range(span.first, span.last + 1)


def _told_of(reading: Reading, person: DocumentEntity, others: AbstractSet[str], told: Sequence[Act]) -> Iterator[Act]:
    """Rule 2."""
    seen: set[tuple[str, frozenset[str]]] = set()
    for act in reversed(told):
        statement, back = act.statement, reading.number - act.sentence
        is_open = not statement.is_against and statement.standing is not Standing.ADMITTED
        if not (is_open and _is_payment(statement, person)) or back > (_QUOTED_WITHIN if others else _LOOK_BACK):
            continue
        beside = (a.statement for a in told if _is_beside(a, act) and _is_payment(a.statement, person))
        sides = {side for one in beside for side in _ids(one)}
        key = (statement.predicate, frozenset(_ids(statement)))
        if key not in seen and (not others or len(sides) == 1 or sides & others):
            seen.add(key)
            yield act


def _is_beside(one: Act, other: Act) -> bool:
    """Whether both tell of one payment, from its two sides."""
    mine, theirs = one.statement.value, other.statement.value
    is_sum = mine is None or theirs is None or mine.number == theirs.number
    return one.sentence == other.sentence and not one.statement.is_against and is_sum


def _is_payment(statement: Statement, person: DocumentEntity) -> bool:
    """Whether it tells of money that this person gave or was given."""
    value, target = statement.value, statement.object
    is_sum = value is not None and value.unit is not None
    is_thing = target is not None and target.type is EntityType.THING
    is_money = statement.predicate != "receives" or is_sum or target is None or is_thing
    return statement.predicate in _PAYMENTS and is_money and person.id in _ids(statement)


def as_denial(act: Act, reading: Reading, document: Document, speakers: tuple[Speaker, ...], cue: Cue) -> Act:
    """The same, held as denied in this sentence, with both as its quote."""
    start, end = act.statement.start, reading.view.sentence.end
    return replace(
        act,
        statement=replace(
            act.statement,
            standing=Standing.DENIED,
            negated=False,
            start=start,
            end=end,
            quote=document.text[start:end],
            speakers=speakers,
            cues=(cue,),
        ),
    )


def _sides(
    reading: Reading, denial: Unpaid, person: DocumentEntity, others: Mapping[str, NounGroup]
) -> tuple[DocumentEntity | None, DocumentEntity | None]:
    """Rule 3: who pays whom; without a payer, who receives."""
    table, verb = reading.grammar.cues["denied_money"], denial.given
    if verb is None:
        return None, None
    before = [g.entity for g in others.values() if denial.first <= g.first < verb.first] or [
        g.entity for g in others.values() if g.last < denial.first <= g.last + BESIDE
    ]
    behind = [g.entity for g in others.values() if g.first > verb.last]
    if verb.lemma in table["taking"]:
        return (None, person) if not before else (None, None)
    if verb.is_passive:
        return (behind[0], person) if behind else (None, None)
    if before:
        return before[-1], person
    return (person, behind[0]) if behind else (None, None)


def _stated(
    reading: Reading,
    document: Document,
    extractor: str,
    payer: DocumentEntity | None,
    payee: DocumentEntity | None,
) -> list[Act]:
    if payee is None or payee.level is NameLevel.ROLE:
        return []
    sentence = reading.view.sentence
    statement = Statement(
        document=document.id,
        predicate="receives" if payer is None else "pays",
        standing=Standing.DENIED,
        start=sentence.start,
        end=sentence.end,
        quote=document.text[sentence.start : sentence.end],
        extractor=extractor,
        subject=payer or payee,
        object=payee if payer is not None else None,
    )
    return [Act(statement, reading.number, is_state=True)]
