"""Where a verb puts its subject, when the place goes before it or the subject after it: "en X operaba una red".

The plain order, "la red operaba en X", is that of a frame (`frames`).
"""

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.casting import subjects_of
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party, Proposal, hold, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import Frame, Pattern

_NEAR = 7
"""Tokens from the verb to a place: "operaba desde hace años en diversas partes de"."""
_PASSED = frozenset({ItemKind.OTHER, ItemKind.COMMA, ItemKind.TIME, ItemKind.GROUP, ItemKind.PREPOSITION})


def read_stays(reading: Reading) -> None:
    """Adds where somebody or something is, for verbs whose frame has not said it."""
    frame = reading.grammar.frames.get("located_in")
    if frame is None:
        return
    for number, clause in enumerate(reading.view.clauses):
        pattern = _pattern(reading, clause, frame)
        said = any(p.clause == number and p.predicate == frame.predicate for p in reading.found)
        if pattern is None or said or clause.verb.mood is not Mood.FINITE or clause.is_passive:
            continue
        has_object = reading.grammar.verbs.get("reduced_participles") and arguments_of(reading, number).direct
        if has_object and pattern.lemma in reading.grammar.verbs.get("intransitive", ()):
            continue  # "operated a home in X": the home is there
        _read(reading, number, pattern, frame)


def _pattern(reading: Reading, clause: Clause, frame: Frame) -> Pattern | None:
    rows = reading.grammar.patterns.get(clause.verb.lemma, ())
    found = (p for p, f in rows if f is frame and p.prepositions and not p.words)
    return next(found, None)


def _read(reading: Reading, number: int, pattern: Pattern, frame: Frame) -> None:
    view, clause = reading.view, reading.view.clauses[number]
    arguments = arguments_of(reading, number)
    places = [g for s in arguments.slots if s.preposition in pattern.prepositions for g in s.groups]
    places = places or _parts_of(reading, clause) or _fronted(reading, clause, pattern)
    subjects = subjects_of(reading, clause) if clause.subject >= 0 else ()
    if not subjects and reading.grammar.verbs["drops_subjects"]:
        subjects = tuple(parties_of(view, arguments.direct))
    allowed = frame.doers.get(pattern.lemma, frame.subject)
    holding = hold(cues_of(view, number, reading.cues, reading.grammar))
    tokens = view.sentence.tokens
    towns = set(reading.grammar.table["towns"]["words"])
    for subject in subjects:
        is_town = subject.entity.type is EntityType.PLACE and subject.entity.level is not NameLevel.ROLE
        if is_town or subject.entity.type not in allowed or set(subject.entity.name.lower().split()) & towns:
            continue
        for place in _named(reading, places):
            proposal = Proposal(
                frame.predicate, subject.entity, place.entity, None, frame.standing, False, (), reading.number,
                tokens[clause.verb.first].start, tokens[clause.verb.last].end, number,
            )  # fmt: skip
            held = propose(proposal, holding.with_cue(subject.hedge), allowed=(frame.subject, frame.object))
            if held:
                reading.found.append(held)


def _named(reading: Reading, groups: list[int]) -> list[Party]:
    return [p for p in parties_of(reading.view, groups) if p.entity.level is not NameLevel.ROLE]


def _parts_of(reading: Reading, clause: Clause) -> list[int]:
    """As in "operaba en diversas partes de X", "in various parts of X"."""
    tokens = reading.view.sentence.tokens
    phrases = reading.grammar.table["parts"]
    for group in reading.view.groups:
        words = [t.lower for t in tokens[max(0, group.first - 5) : group.first]]
        words = words[:-1] if words and words[-1] in reading.grammar.sets["determiners"] else words
        is_part = len(words) > 2 and words[-1] in phrases["of"] and words[-2] in phrases["words"]
        if is_part and clause.verb.last < group.first <= clause.verb.last + _NEAR and set(words) & set(phrases["in"]):
            return [n for n, other in enumerate(reading.view.groups) if other is group]
    return []


def _fronted(reading: Reading, clause: Clause, pattern: Pattern) -> list[int]:
    """The place that opens the clause: "En la ciudad de X existió una red"."""
    view = reading.view
    for index in range(clause.item - 1, clause.opener, -1):
        item = view.items[index]
        if item.kind not in _PASSED:
            return []
        if item.kind is ItemKind.PREPOSITION and item.word in pattern.prepositions:
            after = view.items[index + 1]
            if after.kind is ItemKind.OTHER and index + 2 < len(view.items):
                after = view.items[index + 2]
            return list(list_from(view, after.ref)) if after.kind is ItemKind.GROUP else []
    return []
