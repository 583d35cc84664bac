"""Which bodies work together: "police, in coordination with the FBI, arrested …", "an inquiry by X together with Y".

1. Both are bodies; what people do together is told by their acts (`joint_acts`).
2. With whom: the group after the phrase. Who: the subject of the verb before it, whoever "by" names after a passive,
   or the group right before the phrase.
3. Of two authorities that act together, where the language lists them, nothing is said.
"""

from collections.abc import Iterator

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.acts.public_bodies import are_both_public
from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.casting import subjects_of
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Holding, Party, Proposal, hold, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood

_BODIES = frozenset({EntityType.ORGANISATION, EntityType.OFFICE})
_REACH = 3
_MARKS = frozenset({",", ")", "–", "—"})


def read_alliances(reading: Reading) -> None:
    """Adds who collaborated with whom, of the bodies that a phrase for it ties."""
    table = reading.grammar.table["joint_acts"]
    for kind in ("coordinated", "helping", "together"):
        for first, last in _places(reading, table.get(kind, ())):
            number = _clause_before(reading, first)
            holding = Holding((), is_negated=False)
            if number >= 0:
                holding = hold(cues_of(reading.view, number, reading.cues, reading.grammar))
            others = _after(reading, last)
            for one in _before(reading, first, number) if others and not holding.is_negated else ():
                for other in others:
                    if are_both_public(reading, one.entity, other.entity):
                        continue
                    pair = (other, one) if kind == "helping" else (one, other)
                    _state(reading, pair, (first, last), holding, number)


def _places(reading: Reading, phrases: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """First and last token of every phrase; of two at one place the longer."""
    tokens = reading.view.sentence.tokens
    lower = [token.lower for token in tokens]
    line, taken = " ".join(lower), set()
    for text in sorted(phrases, key=lambda phrase: -len(phrase)):
        words = text.split()
        for at in range(len(tokens) - len(words)) if text in line else ():
            if lower[at : at + len(words)] == words and at not in taken:
                taken.add(at)
                yield at, at + len(words) - 1


def _clause_before(reading: Reading, first: int) -> int:
    """The last finite verb before this token, or -1."""
    clauses = reading.view.clauses
    found = [n for n, c in enumerate(clauses) if c.verb.last < first and c.verb.mood is Mood.FINITE]
    return found[-1] if found else -1


def _after(reading: Reading, last: int) -> list[Party]:
    view = reading.view
    start = next((n for n, g in enumerate(view.groups) if last < g.first <= last + _REACH), None)
    return _bodies(reading, parties_of(view, list(list_from(view, start)))) if start is not None else []


def _before(reading: Reading, first: int, number: int) -> list[Party]:
    """Rule 2."""
    view, tokens = reading.view, reading.view.sentence.tokens
    if number >= 0:
        clause = view.clauses[number]
        agents = [
            item.ref
            for before, item in zip(view.items[clause.item :], view.items[clause.item + 1 :], strict=False)
            if before.word in view.agents and item.kind is ItemKind.GROUP and item.last < first
        ]
        told = parties_of(view, agents[:1]) if clause.is_passive else list(subjects_of(reading, clause))
        found = _bodies(reading, told)
        if found:
            return found
    end = first - 1
    while end >= 0 and tokens[end].text in _MARKS:
        end -= 1
    near = [n for n, group in enumerate(view.groups) if group.last == end]
    return _bodies(reading, parties_of(view, near[:1]))


def _bodies(reading: Reading, parties: list[Party]) -> list[Party]:
    """Those that are bodies; the name of an operation is none."""
    view, words = reading.view, set(reading.grammar.table["joint_acts"]["operations"])
    called = {g.entity.id for g in view.groups if g.first and view.sentence.tokens[g.first - 1].lower in words}
    bodies = [p for p in parties if p.entity.type in _BODIES and p.entity.level is not NameLevel.ALIAS]
    return [p for p in bodies if p.entity.id not in called and p.entity.name.split()[0].lower() not in words]


def _state(reading: Reading, pair: tuple[Party, Party], span: tuple[int, int], holding: Holding, clause: int) -> None:
    frame, tokens = reading.grammar.frames["collaborates_with"], reading.view.sentence.tokens
    one, other = pair[0].entity, pair[1].entity
    proposal = Proposal(
        frame.predicate, one, other, None, frame.standing, False, (), reading.number,
        tokens[span[0]].start, tokens[span[1]].end, clause,
    )  # fmt: skip
    held = propose(proposal, holding, allowed=(frame.subject, frame.object))
    ends = {one.id, other.id}
    known = [p for p in reading.found if p.predicate == frame.predicate and p.subject and p.object]
    if held and not any({p.subject.id, p.object.id} == ends for p in known if p.subject and p.object):
        reading.found.append(held)
