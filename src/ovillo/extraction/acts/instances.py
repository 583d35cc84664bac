"""At whose request and by whose order an act was done, and to whom a case was given.

Rules:
1. "A petición de X", "by order of X" stand in the clause of the act, or open its sentence; X asked for it, or ordered
   it, against whoever undergoes it.
2. An act that did not take place was not thereby asked for.
3. A case that is prosecuted, tried or led by somebody named was assigned to them.
4. What a court orders right after it "granted the request of" a prosecutor is what was asked for; not of a defence.
"""

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import KIND_OF, PredicateKind
from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.clause_types import Clause, View
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party, Proposal, hold, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.folding import places_of
from ovillo.extraction.text.spans import ArgumentKind

_INSTANCES = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.OFFICE})
_REACH = 3
_FAR = 6


def read_instances(reading: Reading) -> None:
    """Adds what such words state; to be called once the verbs are read."""
    for predicate in ("requested", "ordered"):
        for first, last in places_of(reading.view.sentence.tokens, reading.grammar.table["instances"][predicate]):
            number = _clause_at(reading, first)
            parties = _parties_after(reading, last)
            if number is not None and parties:
                _state(reading, predicate, number, parties)
    for number, clause in enumerate(reading.view.clauses):
        _read_assigned(reading, number, clause)
        _read_granted(reading, number, clause)


def _read_granted(reading: Reading, number: int, clause: Clause) -> None:
    """Rule 4, as in "acogió la solicitud de la fiscalía y decretó prisión preventiva para X"."""
    table, tokens = reading.grammar.table["instances"], reading.view.sentence.tokens
    if clause.verb.lemma not in table["granting"] or clause.verb.mood is not Mood.FINITE or clause.verb.is_negated:
        return
    ahead = range(clause.verb.last + 1, min(clause.verb.last + _FAR, len(tokens)))
    noun = next((n for n in ahead if tokens[n].lower in table["requests"]), -1)
    after = reading.view.clauses[number + 1] if number + 1 < len(reading.view.clauses) else None
    if noun < 0 or after is None or hold(cues_of(reading.view, number, reading.cues, reading.grammar)).cues:
        return
    between = {token.lower for token in tokens[clause.verb.last + 1 : noun]}
    parties = _parties_after(reading, noun) if between <= reading.grammar.sets["determiners"] else []
    is_defence = any(token.lower in table["defence"] for token in tokens[noun : after.verb.first])
    is_next = clause.verb.last < noun < after.verb.first and after.item > 0
    joint = {tokens[n].lower for n in range(max(noun, after.verb.first - 3), after.verb.first)}
    if parties and not is_defence and is_next and joint & reading.grammar.sets["conjunctions"]:
        _state(reading, "requested", number + 1, parties, only="ordered")


def _clause_at(reading: Reading, first: int) -> int | None:
    """Rule 1: the clause whose verb comes last before this token; the first where the words open the sentence."""
    before = [n for n, c in enumerate(reading.view.clauses) if c.verb.last < first]
    if before:
        return before[-1]
    return 0 if first <= _REACH and reading.view.clauses else None


def _parties_after(reading: Reading, last: int) -> list[Party]:
    view = reading.view
    first = next((n for n, g in enumerate(view.groups) if last < g.first <= last + _FAR), None)
    if first is None or not _is_near(reading, last, view.groups[first].first):
        return []
    members = list(list_from(view, first))
    while (joined := _joined_to(reading, members[-1])) is not None:
        members.append(joined)
    return [p for p in parties_of(view, members) if p.entity.type in _INSTANCES]


def _is_near(reading: Reading, last: int, first: int) -> bool:
    """Whether little stands between the words and the group: "a petición de esa instancia y de la Fiscalía"."""
    sets = reading.grammar.sets
    between = [t.lower for t in reading.view.sentence.tokens[last + 1 : first]]
    is_joined = len(between) > 1 and bool(set(between[1:]) & (sets["conjunctions"] - sets["contrast"]))
    return len(between) < _REACH or (is_joined and all(word.isalpha() for word in between))


def _joined_to(reading: Reading, group: int) -> int | None:
    """As in "de la Procuraduría y la Interpol": the next body, where only "and" and small words stand between."""
    view, sets = reading.view, reading.grammar.sets
    if group + 1 >= len(view.groups) or view.groups[group + 1].entity.type not in _INSTANCES:
        return None
    between = [t.lower for t in view.sentence.tokens[view.groups[group].last + 1 : view.groups[group + 1].first]]
    small = sets["determiners"] | sets["object_slot"]
    is_joint = bool(between) and between[0] in sets["conjunctions"] - sets["contrast"]
    return group + 1 if is_joint and all(word in small for word in between[1:]) and not _has_verb(view, group) else None


def _has_verb(view: View, group: int) -> bool:
    """Whether a verb follows the next group at once, so that it may be its subject."""
    after = view.position.get(group + 1, len(view.items)) + 1
    return after < len(view.items) and view.items[after].kind is ItemKind.VERB


def _state(reading: Reading, predicate: str, number: int, parties: list[Party], only: str = "") -> None:
    frame = reading.grammar.frames[predicate]
    ids = {p.entity.id for p in parties}
    for act in tuple(reading.found):
        is_act = act.clause == number and KIND_OF.get(act.predicate) is PredicateKind.PROCEDURE
        if not is_act or act.negated or act.object is None or act.object.id in ids or act.predicate == predicate:
            continue
        if only and act.predicate != only:
            continue
        for party in parties:
            proposal = Proposal(
                predicate, party.entity, act.object, act.value, frame.standing, False, (), reading.number,
                act.start, act.end, number,
            )  # fmt: skip
            held = propose(proposal, hold(act.cues), allowed=(frame.subject, frame.object))
            if held:
                reading.found.append(held)


def _read_assigned(reading: Reading, number: int, clause: Clause) -> None:
    """Rule 3."""
    table, tokens = reading.grammar.table["instances"], reading.view.sentence.tokens
    is_handled = clause.verb.lemma in table["handling"] and clause.is_passive
    is_given = clause.verb.lemma in table["giving"]
    if not (is_handled or is_given):
        return
    before = {t.lower for t in tokens[max(0, clause.verb.first - _REACH) : clause.verb.first]}
    holding = hold(cues_of(reading.view, number, reading.cues, reading.grammar))
    if not before & set(table["cases"]) or holding.is_negated:
        return
    arguments = arguments_of(reading, number)
    is_in_charge = any(f" {words} " in f" {arguments.words} " for words in table["in_charge"])
    if is_given and clause.verb.lemma in reading.grammar.sets["auxiliary_passive"] and not is_in_charge:
        return  # "quedó a cargo de", never "quedó en"
    wanted = table["given_to"] if is_given else reading.grammar.sets["agent_slot"]
    slots = [s for s in arguments.slots if s.preposition in wanted]
    frame = reading.grammar.frames["assigned"]
    for group in slots[0].groups if slots else ():
        found = reading.view.groups[group]
        if found.kind is not ArgumentKind.NAME or found.entity.type is not EntityType.PERSON:
            continue
        proposal = Proposal(
            "assigned", None, found.entity, None, frame.standing, False, (), reading.number,
            tokens[clause.verb.first].start, tokens[clause.verb.last].end, number,
        )  # fmt: skip
        held = propose(proposal, holding, allowed=(frame.subject, frame.object))
        if held:
            reading.found.append(held)
