"""How many a group is, where a verb of having or of being made up says it."""

from ovillo.extraction.acts.emitting import emit
from ovillo.extraction.sentences.casting import Cast
from ovillo.extraction.sentences.fixed_words import fits
from ovillo.extraction.sentences.proposals import Holding, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of


def read_counts(reading: Reading, number: int, cast: Cast, holding: Holding) -> None:
    """As in "the network had 14 members", "is made up of 14 people"."""
    clause = reading.view.clauses[number]
    arguments = arguments_of(reading, number)
    frame = reading.grammar.frames["count"]
    rows = reading.grammar.counting_passive if clause.is_passive else reading.grammar.counting
    for pattern in rows.get(clause.verb.lemma, ()):
        if not fits(reading, number, pattern, arguments):
            continue
        groups = [g for s in arguments.slots if s.preposition in pattern.prepositions for g in s.groups]
        counted = parties_of(reading.view, groups if pattern.prepositions else arguments.direct)
        subjects = cast.objects if clause.is_passive else cast.subjects
        for party in counted if len(counted) == 1 else ():  # "made up of five women and two men" is seven
            if party.value and party.value.unit == "person":
                emit(reading, number, frame, subjects, (), party.value, holding)
