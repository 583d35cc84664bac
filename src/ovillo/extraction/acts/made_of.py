"""Of whom a gang is made: "the ring, which included X and Y", "la banda incluía a dos policías".

Rules:
1. The subject is a band of people, named or not; a committee or a company has members without blame.
2. Whoever the verb has for its object belongs to it, held as the clause holds it.
"""

from ovillo.domain.entities import EntityType
from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.casting import subjects_of
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.proposals import Party, Proposal, hold, parties_of, propose, value_of
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood


def read_made_of(reading: Reading) -> None:
    """Adds who belongs to the groups that "included" and the like tell of."""
    _read_sizes(reading)
    view, grammar = reading.view, reading.grammar
    frame = grammar.frames["belongs_to"]
    for number, clause in enumerate(view.clauses):
        table = grammar.table["made_of"]
        if clause.verb.lemma not in table.get("passive_verbs" if clause.is_passive else "verbs", ()):
            continue
        if clause.verb.mood is not Mood.FINITE:
            continue
        groups = [p for p in subjects_of(reading, clause) if p.entity.type is EntityType.GROUP]
        holding = hold(cues_of(view, number, reading.cues, grammar))
        for group in groups[:1]:
            for party in _members(reading, number, clause):
                proposal = Proposal(
                    frame.predicate, party.entity, group.entity, party.value, frame.standing, False, (), reading.number,
                    view.sentence.tokens[clause.verb.first].start, view.sentence.tokens[clause.verb.last].end, number,
                )  # fmt: skip
                held = propose(proposal, holding, allowed=(frame.subject, frame.object))
                if held:
                    reading.found.append(held)


def _read_sizes(reading: Reading) -> None:
    """As in "a gang of eight people": how many a band has, where its noun tells it."""
    view, frame = reading.view, reading.grammar.frames["count"]
    for index in range(len(view.groups) - 1):
        group, other, at = view.groups[index], view.groups[index + 1], view.position.get(index, -1)
        if group.entity.type is not EntityType.GROUP or other.entity.type is not EntityType.PERSON or at < 0:
            continue
        is_tied = at + 2 < len(view.items) and view.items[at + 1].word in reading.grammar.sets["object_slot"]
        value = value_of(other)
        head = view.sentence.tokens[group.head].lower
        if head not in reading.grammar.table["safeguards"]["no_doers"]:
            continue  # "a group of tourists", "a family of five"
        if not is_tied or view.items[at + 2].ref != index + 1 or value is None or group.quantity is not None:
            continue
        cues = hold([c.cue for c in reading.cues if c.is_sentence or (c.is_rest and c.first < group.first)])
        proposal = Proposal(
            frame.predicate,
            group.entity,
            None,
            value,
            frame.standing,
            False,
            (),
            reading.number,
            group.start,
            group.end,
        )
        held = propose(proposal, cues, allowed=(frame.subject, frame.object))
        if held:
            reading.found.append(held)


def _members(reading: Reading, number: int, clause: Clause) -> list[Party]:
    """The people who stand right after the verb, with "a" before them or not."""
    view, arguments = reading.view, arguments_of(reading, number)
    slots = reading.grammar.sets["direct_slot"] | set(reading.grammar.table["made_of"].get("of", ()))
    first = arguments.direct[:1] or [s.groups[0] for s in arguments.slots[:1] if s.preposition in slots]
    if not first or view.groups[first[0]].first > clause.verb.last + _REACH:
        return []
    people = parties_of(view, list(list_from(view, first[0])))
    anybody = set(reading.grammar.table["lists"]["people"]) | {"members"}
    return [p for p in people if p.entity.type is EntityType.PERSON and p.entity.name.lower() not in anybody]


_REACH = 3
"""Tokens from the verb to whom it is about: the verb, "a", an article."""
