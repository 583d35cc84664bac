"""Outcomes that a court or prosecutor takes back: "revocó la condena de X", "the charges against X were dropped".

Rules:
1. The noun of the outcome stands right behind the verb of undoing, or is the subject of its passive; or a clause behind
   the verb says the outcome: "REVOCAR la sentencia que condena a X".
2. It is told as the outcome, negated, of the one whose it is; "su condena" is that of the only one meant. No court
   that annuls a conviction acquits by that. An inquiry into the death of somebody is none into them.
3. Nothing is said of a role alone, which may be any of several; of a part: "one of his convictions", "a seventh
   count"; nor where the undoing is asked for, denied or in doubt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, Cue, CueKind, PredicateKind
from ovillo.extraction.acts.courts import may_take_back
from ovillo.extraction.acts.undergoers import is_official
from ovillo.extraction.passages.undone import (
    OUTCOMES,
    is_its_noun,
    is_part,
    overturns,
    owners,
)
from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.casting import cast_of, subjects_of
from ovillo.extraction.sentences.clause_types import Clause, Link
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.proposals import Party, Proposal, hold, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood

_NEAR = 5
"""Tokens between the verb and the noun of the outcome, or between that and whom it is of."""
_WITHIN = 8
"""Tokens between the verb and the clause that says the outcome: "la sentencia en el extremo que condena a X"."""
_FAR_WITHIN = 30
"""The same, where "mediante la cual" opens that clause."""
_PEOPLE = (EntityType.PERSON, EntityType.GROUP)
_BLAMED = frozenset({"investigated", "charged", "indicted", "detained"})


def read_annulled(reading: Reading) -> None:
    """Adds the outcomes that the sentence takes back; to be called once the verbs are read."""
    _read_none(reading)
    _read_uncharged(reading)
    for number, clause in enumerate(reading.view.clauses):
        if clause.verb.mood is Mood.GERUND or not overturns(reading, clause):
            continue
        cues = cues_of(reading.view, number, reading.cues, reading.grammar)
        if {c.kind for c in cues} & {
            CueKind.NEGATION,
            CueKind.FAILURE,
            CueKind.DENIAL,
        } or clause.verb.is_simple_conditional:
            continue
        _forget_found(reading, number)
        if _takes_back_clause(reading, number):
            continue
        for predicate, noun in _outcomes(reading, clause):
            found = _whose(reading, number, noun)
            if predicate == "investigated" and not _is_into_them(reading, noun, found):
                continue
            if _is_their_own(reading, noun, found):
                continue
            if not _is_other_of(reading, predicate, found):
                _state(reading, number, predicate, found)


def _read_none(reading: Reading) -> None:
    """As in "Sin cargos contra X por venta de bebés", "No charges for X over the sale": a headline without a verb."""
    view, table = reading.view, reading.grammar.table["undone"]["told"]
    tokens = view.sentence.tokens
    if len(tokens) < _NEAR or tokens[0].lower not in table["none"] or tokens[1].lower not in table["whole_only"]:
        return
    first = next((n for n, g in enumerate(view.groups) if 2 < g.first <= _NEAR), -1)
    is_tied = tokens[2].lower in {*table["of"], *table["for"]}
    if first < 0 or not is_tied or any(c.verb.mood is Mood.FINITE for c in view.clauses):
        return
    frame, cue = reading.grammar.frames["charged"], Cue(tokens[0].start, tokens[0].end, CueKind.NEGATION)
    for party in parties_of(view, list(list_from(view, first))):
        if party.entity.type is EntityType.PERSON and party.entity.level is not NameLevel.ROLE:
            proposal = Proposal(
                "charged", None, party.entity, None, frame.standing, False, (), reading.number, tokens[0].start,
                tokens[1].end,
            )  # fmt: skip
            held = propose(proposal, hold((cue,)), allowed=(frame.subject, frame.object))
            reading.found.extend([held] if held else [])


def _read_uncharged(reading: Reading) -> None:
    """As in "was released without charge", "quedó libre sin cargos": freed, and not charged."""
    tokens, frame = reading.view.sentence.tokens, reading.grammar.frames["charged"]
    table = reading.grammar.table["undone"]["told"]
    for freed in [p for p in reading.found if p.predicate == "released" and not p.negated and p.clause >= 0]:
        last = reading.view.clauses[freed.clause].verb.last
        at = next(
            (n for n in range(last + 1, min(last + 1 + _WITHIN, len(tokens))) if tokens[n].lower in table["none"]), 0
        )
        is_named = freed.object is not None and freed.object.level is not NameLevel.ROLE
        if not (at and is_named) or tokens[min(at + 1, len(tokens) - 1)].lower not in table["whole_only"]:
            continue
        cue = Cue(tokens[at].start, tokens[at].end, CueKind.NEGATION)
        told = replace(freed, predicate="charged", subject=None, standing=frame.standing, negated=True, value=None)
        if not any(p.predicate == "charged" and p.object == freed.object for p in reading.found):
            reading.found.append(replace(told, cues=(*freed.cues, cue)))


def _takes_back_clause(reading: Reading, number: int) -> bool:
    """Whether it takes back what a clause right behind it says, "la que condena a X"; that outcome is then negated."""
    verb = reading.view.clauses[number].verb
    for other, clause in enumerate(reading.view.clauses):
        is_told = clause.link in (Link.RELATIVE, Link.COMPLEMENT) and clause.verb.mood is Mood.FINITE
        between = {t.lower for t in reading.view.sentence.tokens[verb.last + 1 : max(0, clause.verb.first)]}
        is_whereby = bool(between & set(reading.grammar.table["undone"].get("whereby", ())))
        within = _FAR_WITHIN if is_whereby else _WITHIN
        if not is_told or not verb.last < clause.verb.first <= verb.last + within:
            continue
        told = [p for p in reading.found if p.clause == other and p.predicate in OUTCOMES and not p.negated]
        if not told:
            continue
        reading.found[:] = [p for p in reading.found if p not in told]
        for predicate in dict.fromkeys(p.predicate for p in told if p.predicate != "sentenced"):
            parties = tuple(Party(p.object) for p in told if p.predicate == predicate and p.object is not None)
            _state(reading, number, predicate, parties)
        return True
    return False


def _forget_found(reading: Reading, number: int) -> None:
    """As in "set aside a finding that X sold children": what stood in the ruling is told by nobody any more."""
    view, verb = reading.view, reading.view.clauses[number].verb
    goes_on = (
        c.verb.first
        for c in view.clauses
        if c.verb.first > verb.last and c.verb.mood is Mood.FINITE
        if c.link is Link.MAIN or (c.link is Link.COORDINATED and c.governor == number)
    )
    begin, end = view.sentence.tokens[verb.last].end, view.sentence.end
    end = next((view.sentence.tokens[first].start for first in goes_on), end)
    reading.found[:] = [
        p for p in reading.found if KIND_OF.get(p.predicate) is not PredicateKind.CONDUCT or not begin <= p.start < end
    ]


def _outcomes(reading: Reading, clause: Clause) -> Iterator[tuple[str, int]]:
    """Rule 1: the predicate and the token of its noun."""
    tokens, nouns = reading.view.sentence.tokens, reading.grammar.table["undone"]["told"]["nouns"]
    verb = clause.verb
    near = list(range(verb.last + 1, min(verb.last + 1 + _NEAR, len(tokens))))
    if clause.is_passive or not reading.grammar.verbs["drops_subjects"]:
        has_insertion = verb.first > 0 and tokens[verb.first - 1].text == ","
        near = [*range(0 if has_insertion else max(0, verb.first - 2 * _NEAR), verb.first), *near]
    if not clause.is_passive:
        near.sort(key=lambda n: n < verb.first)
    for index in near:
        words = (" ".join(t.lower for t in tokens[index : index + size]) for size in (2, 1))
        noun = next((each for each in words if each in nouns), None)  # "la sentencia condenatoria"
        if noun is None:
            continue
        is_before = index < verb.first
        is_own = is_its_noun(reading, clause, index) or (not is_before and _is_right_behind(reading, clause, index))
        if is_own and not is_part(reading, index):
            yield nouns[noun], index
        return


def _is_right_behind(reading: Reading, clause: Clause, index: int) -> bool:
    """As in "dejó sin efecto la condena": only words that the verb needs stand between."""
    between = reading.view.sentence.tokens[clause.verb.last + 1 : index]
    return not any(t.text in {",", ";", ":"} for t in between) and bool(reading.grammar.verbs["drops_subjects"])


def _whose(reading: Reading, number: int, noun: int) -> tuple[Party, ...]:
    """Rule 2."""
    view, table = reading.view, reading.grammar.table["undone"]["told"]
    owned = tuple(p for p in owners(reading, view.clauses[number], noun) if p.entity.type in _PEOPLE)
    if owned:
        return owned
    if imposed := _imposed_on(reading, noun):
        return imposed
    before = view.sentence.tokens[noun - 1].lower if noun else ""
    named = [
        s for s in arguments_of(reading, number).slots
        if s.preposition in table["of"] and view.groups[s.groups[0]].first > noun
    ]  # fmt: skip
    behind = next((g for g, group in enumerate(view.groups) if noun < group.first <= noun + _NEAR), -1)
    behind = behind if reading.grammar.verbs["drops_subjects"] else -1
    groups = list(named[0].groups) if named else [behind] if behind >= 0 else []
    found = tuple(p for p in parties_of(view, groups) if p.entity.type in _PEOPLE)
    if found or before not in (*table["possessives"], *table["definite"]):
        return found
    spoken_of = reading.topic if before in table["possessives"] else ()  # not "the case was thrown out"
    known = {p.entity.id: p for p in reading.accused or spoken_of if p.entity.type is EntityType.PERSON}
    here = {g.entity.id: Party(g.entity) for g in view.groups if g.last < noun and g.entity.is_named_person}
    if here:  # "X was investigated, but the case was dropped"
        told = {p.object.id for p in reading.found if p.predicate in _BLAMED and p.object is not None}
        here = {one: party for one, party in here.items() if one in told | known.keys()}
        return tuple(here.values()) if len(here) == 1 and not groups else ()
    return tuple(known.values()) if len(known) == 1 and not groups else ()


def _imposed_on(reading: Reading, noun: int) -> tuple[Party, ...]:
    """As in "la condena de nueve años impuesta a X": X."""
    view, table = reading.view, reading.grammar.table["undone"]["told"]
    for number, clause in enumerate(view.clauses):
        is_near = noun < clause.verb.first <= noun + _WITHIN and clause.verb.mood is Mood.PARTICIPLE
        if is_near and clause.verb.lemma in table.get("imposing", ()):
            slots = [s for s in arguments_of(reading, number).slots if s.preposition in table["of"]]
            return tuple(p for s in slots[:1] for p in parties_of(view, s.groups) if p.entity.type in _PEOPLE)
    return ()


def _is_their_own(reading: Reading, noun: int, parties: Sequence[Party]) -> bool:
    """As in "archivó la denuncia de X": X's complaint or accusation against another, which undoes nothing of X."""
    tokens, ids = reading.view.sentence.tokens, {p.entity.id for p in parties}
    first = min((g.first for g in reading.view.groups if g.first > noun and g.entity.id in ids), default=noun)
    against = reading.grammar.table["charges_against"]["words"]
    is_aimed = any(token.lower in against for token in tokens[noun + 1 : first])
    return tokens[noun].lower in reading.grammar.table["undone"]["told"]["own"] and not is_aimed


def _is_into_them(reading: Reading, noun: int, parties: Sequence[Party]) -> bool:
    """Whether the inquiry is into these: not "the inquiry into the death of X", whom nobody investigates."""
    ids = {p.entity.id for p in parties}
    first = min((g.first for g in reading.view.groups if g.first > noun and g.entity.id in ids), default=noun)
    words = [t.lower for t in reading.view.sentence.tokens[noun + 1 : first]]
    ties = [word for word in words if word in reading.grammar.sets["prepositions"]]
    return len(ties) <= 1 or ties[-1] in reading.grammar.table["charges_against"]["words"]


def _is_other_of(reading: Reading, predicate: str, parties: Sequence[Party]) -> bool:
    """As in "charges against X were dropped, but he was convicted of forgery": what stands is of the rest."""
    ids = {p.entity.id for p in parties}
    firm = {"charged": {"charged", "indicted", "convicted"}, "indicted": {"charged", "convicted"}}.get(predicate, set())
    return any(
        p.object is not None and p.object.id in ids and p.predicate in firm and not p.negated for p in reading.found
    )


def _state(reading: Reading, number: int, predicate: str, parties: Sequence[Party]) -> None:
    clause, tokens = reading.view.clauses[number], reading.view.sentence.tokens
    frame = reading.grammar.frames[predicate]
    ids = {p.entity.id for p in parties}
    doers = subjects_of(reading, clause)
    if clause.is_passive or clause.verb.is_reflexive:
        doers = cast_of(reading, clause, arguments_of(reading, number), ()).agents
    fitting = [
        d.entity
        for d in doers
        if d.entity.type in frame.subject and d.entity.id not in ids and may_take_back(reading, d)
    ]
    subjects: list[DocumentEntity | None] = [*fitting] or [None]
    start, end = tokens[clause.verb.first].start, tokens[clause.verb.last].end
    found = cues_of(reading.view, number, reading.cues, reading.grammar)
    lawful = {*reading.grammar.table["lawful"]["doers"], *reading.grammar.table["lawful"]["bodies"]}
    is_office = any(lawful & {*e.name.lower().split()} or is_official(reading, Party(e)) for e in fitting)
    # "the prosecutor withdrew the accusation": the verb doubts what the accusation says, and undoes the charge
    own = [c for c in found if not (is_office and c.kind is CueKind.DOUBT and start <= c.start < end)]
    cues = (*own, Cue(start, end, CueKind.NEGATION))
    for party in (p for p in parties if p.entity.level is not NameLevel.ROLE):
        for subject in subjects:
            proposal = Proposal(
                predicate, subject, party.entity, None, frame.standing, False, (), reading.number, start, end, number
            )
            held = propose(proposal, hold(cues), allowed=(frame.subject, frame.object))
            if held and held not in reading.found:
                reading.found.append(held)
