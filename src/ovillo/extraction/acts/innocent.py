"""When a verb of conduct tells an innocent act: "received the mothers in his office", "hid her from the traffickers".

Rules, for what nobody is blamed for:
1. Whom somebody receives is received as a guest, unless it is a child or somebody else whom one hands to another.
2. "Threatened to sue", "hid X from the traffickers", "took X to hospital", "the school recruited X as a teacher"; the
   detained, and whoever is taken to a shelter or into custody, are moved by those who hold or help them.
3. A bribe offered to somebody who refused or reported it was not taken.
4. Nor is taking a child in good faith any conduct.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.acts.undergoers import is_official, may_be_given
from ovillo.extraction.sentences.arguments import Slot
from ovillo.extraction.sentences.proposals import Holding, Party, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import Frame, Pattern

_FILMED_WITHIN = 5
"""Words behind the verb in which a camera may stand: "fue captada el jueves por las cámaras"."""
_NEAR_ROOM = 4
"""Tokens behind whom an official receives in which their room may stand."""
_NEAR = 12
"""Tokens behind a bribe in which its refusal may be told."""


_TAKING = frozenset({"buys", "pays", "receives"})


def is_innocent(
    reading: Reading,
    number: int,
    pattern: Pattern,
    frame: Frame,
    parties: tuple[Sequence[Party], Sequence[Party]],
    holding: Holding,
) -> bool:
    """Whether the clause tells no conduct."""
    table = reading.grammar.table["innocent"]
    if frame.predicate in ("bribes", "pays"):
        return pattern.lemma in table["offers"] and _is_refused(reading, number)
    if frame.predicate == "threatens":
        return _words_after(reading, number).startswith(tuple(f"{aim} " for aim in table["threats"]))
    if frame.predicate in _TAKING and _is_in_good_faith(reading, number):
        return True
    if holding.cues or pattern.words:
        return False
    subjects, objects = parties
    match frame.predicate:
        case "receives":
            if set(_words_after(reading, number).split()[:_NEAR]) & set(table.get("recovered", ())):
                return True  # "received the baby rescued from X"
            is_meeting = pattern.lemma in table["receives"]
            return is_meeting and any(_is_guest(reading, o, subjects) for o in objects)
        case "harbours" | "protects":
            froms = [s for s in arguments_of(reading, number).slots if s.preposition in table["from"]]
            return any(_is_foe(reading, slot) for slot in froms)
        case "transports":
            words = set(_words_after(reading, number).split())
            care = {*table["care"], *(() if subjects else table["custody"])}
            is_held = any(set(o.entity.name.lower().split()) & set(table["held"]) for o in objects)
            return is_held or (bool(words & care) and not words & set(table["cared"]))
        case "recruits":
            doers = {word for s in subjects for word in s.entity.name.lower().split()}
            near = doers | set(_words_after(reading, number).split()[:_FILMED_WITHIN])
            staff = {word for o in objects for word in o.entity.name.lower().split()} & set(table.get("staff", ()))
            is_own_staff = bool(staff) and bool(_words_at(reading, subjects) & reading.grammar.sets["of_law"])
            return bool(doers & set(table["employers"])) or bool(near & set(table["filmed"])) or is_own_staff
    return False


def _is_in_good_faith(reading: Reading, number: int) -> bool:
    """Rule 4."""
    line = f" {_words_after(reading, number)}"
    return any(f" {phrase} " in line for phrase in reading.grammar.table["innocent"].get("good_faith", ()))


def _words_at(reading: Reading, parties: Sequence[Party]) -> set[str]:
    """The words of the groups that stand for them, and the two before each."""
    ids, tokens = {party.entity.id for party in parties}, reading.view.sentence.tokens
    groups = [g for g in reading.view.groups if g.entity.id in ids]
    return {t.lower for g in groups for t in tokens[max(0, g.first - 2) : g.last + 1]}


def _words_after(reading: Reading, number: int) -> str:
    view = reading.view
    last = view.clauses[number].verb.last
    ends = [c.verb.first for c in view.clauses if c.verb.first > last and c.verb.mood is Mood.FINITE]
    end = min(ends, default=len(view.sentence.tokens))
    return " ".join(t.lower for t in view.sentence.tokens[last + 1 : end]) + " "


def _is_guest(reading: Reading, party: Party, subjects: Sequence[Party]) -> bool:
    """Rule 1: a named person or a mother; anybody where a judge, a mayor or a bishop receives them."""
    if party.entity.type is not EntityType.PERSON or may_be_given(reading, party):
        return False
    table, tokens = reading.grammar.table, reading.view.sentence.tokens
    groups = [g for g in reading.view.groups if g.entity.id == party.entity.id]
    words = {t.lower for g in groups for t in tokens[max(0, g.first - 1) : g.last + 1]}
    is_host = any(is_official(reading, s) for s in subjects)
    rooms = set(table["innocent"].get("rooms", ()))
    if is_host and any(t.lower in rooms for g in groups for t in tokens[g.last + 1 : g.last + _NEAR_ROOM]):
        return True
    if words & set(table.get("given", table["victims"])["words"]) - set(table["innocent"]["guests"]):
        return False
    is_named = party.entity.level is not NameLevel.ROLE and party.value is None
    return is_named or is_host or bool(words & set(table["innocent"]["guests"]))


def _is_foe(reading: Reading, slot: Slot) -> bool:
    """Whether somebody is hidden from traffickers, from an uncle."""
    words = {w for p in parties_of(reading.view, slot.groups) for w in p.entity.name.lower().split()}
    return bool(words & {*reading.grammar.table["offenders"]["words"], *reading.grammar.table["innocent"]["foes"]})


def _is_refused(reading: Reading, number: int) -> bool:
    """Rule 3."""
    tokens, last = reading.view.sentence.tokens, reading.view.clauses[number].verb.last
    return bool({t.lower for t in tokens[last + 1 : last + _NEAR]} & set(reading.grammar.table["innocent"]["refused"]))
