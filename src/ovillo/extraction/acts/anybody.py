"""Whom a denied act is done to: "never bribed anyone". Of an act that is told it says nothing."""

from collections.abc import Sequence

from ovillo.domain.canonical import identity
from ovillo.domain.entities import DocumentEntity, EntityType, Mention, NameLevel
from ovillo.domain.statements import KIND_OF, CueKind, PredicateKind
from ovillo.extraction.sentences.dropped import speaks_first
from ovillo.extraction.sentences.proposals import Holding, Party
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.words.grammar import Frame, Pattern

_WITHIN = 2
"""Tokens behind the verb among which the word stands: "a nadie"."""


def anybody_of(
    reading: Reading, number: int, matched: tuple[Pattern, Frame], doers: Sequence[Party], holding: Holding
) -> tuple[Party, ...]:
    """The "anyone" right behind an active verb of conduct that is negated or denied of people, or of the speaker."""
    (pattern, frame), clause, tokens = matched, reading.view.clauses[number], reading.view.sentence.tokens
    is_denied = holding.is_negated or any(cue.kind is CueKind.DENIAL for cue in holding.cues)
    is_conduct = KIND_OF.get(frame.predicate) is PredicateKind.CONDUCT and EntityType.PERSON in frame.object
    is_other = clause.is_passive or pattern.is_inverse or bool(pattern.prepositions) or frame.predicate == "pays"
    if not (is_denied and is_conduct) or is_other:
        return ()
    if not doers and not speaks_first(reading.view, clause, reading.grammar):
        return ()
    if any(party.entity.type is not EntityType.PERSON for party in doers):
        return ()
    words, marks = reading.grammar.table["anybody"]["words"], reading.grammar.sets["direct_slot"]
    for token in tokens[clause.verb.last + 1 : clause.verb.last + 1 + _WITHIN]:
        if token.lower in words:
            mention = Mention(token.start, token.end, token.text, NameLevel.ROLE)
            key = identity("entity", reading.document, token.start, token.end, EntityType.PERSON.value)
            entity = DocumentEntity(key, reading.document, EntityType.PERSON, token.text, NameLevel.ROLE, (mention,))
            return (Party(entity),)
        if token.lower not in marks:
            return ()
    return ()
