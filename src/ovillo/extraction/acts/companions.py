"""Whom an act befalls beside those whom its verb names: "arrested alongside A and B", "procesadas A y B, así como C".

Rules:
1. The words stand after the verb, or before a passive; before an active verb they say with whom it was done.
2. Between them and the verb stands no other verb, unless that of a relative clause that a comma closes before a name.
3. Children and victims who are with somebody are not held with them.
4. "Was arrested with A and two nurses": names and counted people right behind a passive; no officers, no bystanders.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Holding, Party, is_taken_out, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.folding import places_of
from ovillo.extraction.text.spans import ArgumentKind, NounGroup
from ovillo.extraction.words.grammar import Frame

_PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})
_OF_MANY = frozenset({
    "detained", "rescued", "released", "charged", "indicted", "convicted", "sentenced", "intercepted", "ordered",
})  # fmt: skip
_FAR = 4
"""Tokens behind "alongside" to whom it adds: "alongside multiple senior sporting executives"."""
_OF_PLACES = frozenset({"searched"})
_ENDS = frozenset({".", ";", ":", ")", "–", "—", "-"})
_SPARED = frozenset({"detained", "charged", "indicted", "convicted", "sentenced", "intercepted"})


def companions_of(
    reading: Reading, clause: Clause, frame: Frame, objects: Sequence[Party], holding: Holding
) -> list[Party]:
    """Those whom "alongside" and the like add to the objects of this verb."""
    is_of_nobody = not objects and (not clause.is_passive or frame.predicate in _OF_PLACES)
    if is_of_nobody or holding.is_negated or frame.predicate not in _OF_MANY | _OF_PLACES:
        return []  # who "was not arrested along with X" leaves X arrested
    known = {o.entity.id for o in objects}
    if (group := _right_behind(reading, clause, frame)) is not None:
        members = list(list_from(reading.view, reading.view.groups.index(group)))
        beside = {p.entity.id: p for p in parties_of(reading.view, members) if p.entity.type is EntityType.PERSON}
        return [p for key, p in beside.items() if key not in known and not _is_spared(reading, p, frame)]
    for first, last in places_of(reading.view.sentence.tokens, reading.grammar.table["inclusions"]["beside"]):
        if (first < clause.verb.first and not clause.is_passive) or _is_denied(reading, first):
            continue
        group = next((g for g in reading.view.groups if last < g.first <= last + _FAR), None)
        if group is None or not _is_of(reading, clause, (first, last), group):
            continue
        if any(last < verb.first < group.first for verb in reading.view.verbs):
            continue  # "detuvo a X, además de rescatar a Y"
        members = list(list_from(reading.view, reading.view.groups.index(group)))
        kinds = frame.object if frame.predicate in _OF_PLACES else _PEOPLE
        beside = {p.entity.id: p for p in parties_of(reading.view, members) if p.entity.type in kinds}
        return [p for key, p in beside.items() if key not in known and not _is_spared(reading, p, frame)]
    return []


def _is_denied(reading: Reading, first: int) -> bool:
    """As in "was jailed, but not alongside X"."""
    before = reading.view.sentence.tokens[first - 1].lower if first else ""
    return before in reading.grammar.sets["negations"] or is_taken_out(reading.view, first)


def _right_behind(reading: Reading, clause: Clause, frame: Frame) -> NounGroup | None:
    """Rule 4: whom "with" names right behind the verb."""
    tokens, at = reading.view.sentence.tokens, clause.verb.last + 1
    at = next((t.last + 1 for t in reading.view.times if at <= t.first <= at + 1), at)  # "arrested July 17 with"
    words = reading.grammar.table["inclusions"].get("with", ())
    if frame.predicate != "detained" or not clause.is_passive or at >= len(tokens) or tokens[at].lower not in words:
        return None
    group = next((g for g in reading.view.groups if at < g.first <= at + 1), None)
    if group is None or group.entity.type is not EntityType.PERSON:
        return None
    last = max(reading.view.groups[n].last for n in list_from(reading.view, reading.view.groups.index(group)))
    is_one = group.kind is ArgumentKind.NAME or group.quantity is not None
    officers = {*reading.grammar.table["officials"]["words"], *reading.grammar.sets["of_law"]}
    officers |= set(reading.grammar.table["inclusions"].get("bystanders", ()))
    is_of_law = bool(set(group.entity.name.lower().split()) & officers) and group.kind is not ArgumentKind.NAME
    others = set(reading.grammar.table["inclusions"]["fellows"])
    is_of_law = is_of_law and not others & {t.lower for t in tokens[group.first : group.last + 1]}
    return group if is_one and not is_of_law and _is_ended(reading.view, last + 1) else None


def _is_ended(view: View, at: int) -> bool:
    """Whether the words end here or a time follows: not "with X still at large"."""
    tokens = view.sentence.tokens
    if at >= len(tokens) or tokens[at].text in _ENDS:
        return True
    if any(i.kind is ItemKind.RELATIVE and i.first == at + 1 and tokens[at].text == "," for i in view.items):
        return True
    return any(i.kind is ItemKind.TIME and at <= i.first <= at + 1 for i in view.items)


def _is_of(reading: Reading, clause: Clause, place: tuple[int, int], group: NounGroup) -> bool:
    """Rule 2."""
    view, tokens = reading.view, reading.view.sentence.tokens
    begin, end = sorted((clause.verb.last, place[0]))
    between = [c for c in view.clauses if c is not clause and begin < c.verb.first < end]
    if not between:
        return not _is_within_other(view, clause, place)
    is_aside = all(c.link is Link.RELATIVE and not c.is_restrictive for c in between[:1]) and len(between) == 1
    is_named = group.kind is ArgumentKind.NAME or bool(group.members)
    return is_aside and is_named and place[0] > clause.verb.last and tokens[place[0] - 1].text == ","


def _is_within_other(view: View, clause: Clause, place: tuple[int, int]) -> bool:
    """Whether words before the verb belong to a clause that another verb before them opens."""
    if place[0] > clause.verb.last:
        return False
    if clause.subject < 0 or view.groups[clause.subject].first > place[0]:
        return True
    inside = [c.verb.last for c in view.clauses if c.link is Link.RELATIVE and c.verb.last < place[0]]
    return bool(inside) and "," not in [t.text for t in view.sentence.tokens[inside[-1] : place[0]]]


def _is_spared(reading: Reading, party: Party, frame: Frame) -> bool:
    """Rule 3."""
    words = set(party.entity.name.lower().split())
    table = reading.grammar.table
    return frame.predicate in _SPARED and bool(words & (set(table["victims"]["words"]) | set(table["wards"]["words"])))
