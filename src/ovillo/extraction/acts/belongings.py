"""Things that belong to somebody: "the coach belongs to X", "el bar pertenece a X", "la finca es propiedad de X"."""

from collections.abc import Iterator, Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.sentences.casting import subjects_of
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.fixed_words import has_words
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party, Proposal, hold, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import read_pattern

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
        owners = [o for o in owners if o.entity.type is not EntityType.GROUP]  # "'JK' pertenecía a la banda": of it
        holding = hold(cues_of(reading.view, number, reading.cues, reading.grammar))
        tokens, verb = reading.view.sentence.tokens, clause.verb
        for thing in _owned(reading, subjects_of(reading, clause)):
            is_trace = bool(set(thing.entity.name.lower().split()) & traces)
            for owner in owners if thing.entity.type in _THINGS and not is_trace else ():
                proposal = Proposal(
                    "owns", owner.entity, thing.entity, None, frame.standing, False, (), reading.number,
                    tokens[verb.first].start, tokens[verb.last].end, number,
                )  # fmt: skip
                held = propose(proposal, holding, allowed=(frame.subject, frame.object))
                if held:
                    reading.found.append(held)


def _owned(reading: Reading, things: Sequence[Party]) -> Iterator[Party]:
    """The things, or in place of a deed what it is of: "la escritura de la casa"."""
    view, table = reading.view, reading.grammar.table["belonging"]
    deeds, of = set(table["deeds"]), reading.grammar.sets["object_slot"]
    for thing in things:
        if not deeds & set(thing.entity.name.lower().split()):
            yield thing
            continue
        last = max((n for n, g in enumerate(view.groups) if g.entity.id == thing.entity.id), default=-1)
        after = view.items[view.position[last] + 1 :][:2] if last in view.position else []
        if len(after) > 1 and after[0].word in of and after[1].kind is ItemKind.GROUP:
            yield from parties_of(view, [after[1].ref])
