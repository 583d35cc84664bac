"""Things that belong to somebody: "the coach belongs to X", "el bar pertenece a X", "la finca es propiedad de X"."""

from ovillo.domain.entities import EntityType
from ovillo.extraction.casting import Reading, arguments_of, subjects_of
from ovillo.extraction.cues import cues_of
from ovillo.extraction.fixed_words import has_words
from ovillo.extraction.grammar import read_pattern
from ovillo.extraction.proposals import Proposal, hold, parties_of, propose
from ovillo.extraction.verbs import Mood

_THINGS = frozenset({EntityType.THING, EntityType.VEHICLE, EntityType.PLACE, EntityType.ORGANISATION})


def read_belongings(reading: Reading) -> None:
    """Adds who owns what is the subject of such a verb."""
    frame = reading.grammar.frames.get("owns")
    rows = reading.grammar.table.get("belonging", {}).get("verbs", ())
    patterns = [read_pattern(row)[1] for row in rows] if frame is not None else []
    traces = set(reading.grammar.table.get("belonging", {}).get("traces", ()))
    for number, clause in enumerate(reading.view.clauses):
        if frame is None or clause.verb.mood is not Mood.FINITE or clause.is_passive or clause.subject < 0:
            continue
        arguments = arguments_of(reading, number)
        fitting = [p for p in patterns if p.lemma == clause.verb.lemma and has_words(reading, number, p, arguments)]
        allowed = {preposition for pattern in fitting for preposition in pattern.prepositions}
        slots = [slot for slot in arguments.slots if slot.preposition in allowed]
        owners = parties_of(reading.view, list(slots[0].groups)) if slots else []
        holding = hold(cues_of(reading.view, number, reading.cues, reading.grammar))
        tokens, verb = reading.view.sentence.tokens, clause.verb
        for thing in subjects_of(reading, clause):
            is_trace = bool(set(thing.entity.name.lower().split()) & traces)
            for owner in owners if thing.entity.type in _THINGS and not is_trace else ():
                proposal = Proposal(
                    "owns", owner.entity, thing.entity, None, frame.standing, False, (), reading.number,
                    tokens[verb.first].start, tokens[verb.last].end, number,
                )  # fmt: skip
                held = propose(proposal, holding, allowed=(frame.subject, frame.object))
                if held:
                    reading.found.append(held)
