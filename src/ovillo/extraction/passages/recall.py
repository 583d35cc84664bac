"""What one sentence takes over from the one before it: of whom, of what and of which day that one speaks."""

from collections.abc import Container, Sequence

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import KIND_OF, PredicateKind
from ovillo.extraction.passages.officials import AGAINST
from ovillo.extraction.passages.timing import Act
from ovillo.extraction.reference.pronouns import OPENING
from ovillo.extraction.sentences.proposals import Party
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import NounGroup, Sentence
from ovillo.extraction.traits.people import People

_BACK = 2
"""Sentences back, past one in which nobody is named."""


def recall(reading: Reading, people: People, sentences: Sequence[Sentence], acts: Sequence[Act]) -> None:
    """Notes on the sentence of whom and of what the one before speaks."""
    number = reading.number
    reading.topic = _topic(people, sentences, number, reading.grammar.sets["agent_slot"])
    reading.told = _told(acts, sentences, number)
    reading.accused = _accused(acts, number - 1)
    reading.blamed = frozenset(party.entity.id for party in reading.accused)
    here = (act.statement for act in acts if act.sentence == number - 1)
    conduct = (s for s in here if KIND_OF.get(s.predicate) is PredicateKind.CONDUCT)
    reading.doers = frozenset(s.subject.id for s in conduct if s.subject is not None)
    known = {p.entity.id for p in reading.topic}
    before = people.groups[number - 1] if number else ()
    reading.band = _band(before) if reading.told and number else ()
    reading.is_alone = all(g.entity.id in known or g.entity.type is not EntityType.PERSON for g in before)
    reading.topics = _topics(people, sentences, number, reading.blamed)


def _topic(people: People, sentences: Sequence[Sentence], number: int, by: Container[str]) -> tuple[Party, ...]:
    """The one that the sentence before, in the same paragraph, speaks of."""
    if not number or sentences[number - 1].paragraph != sentences[number].paragraph:
        return ()
    first = number
    while first > 1 and first > number - _BACK and not people.groups[first - 1]:
        first -= 1  # "Fue liberada el lunes. Está acusada": neither names anybody
    if sentences[first - 1].paragraph != sentences[number].paragraph:
        return ()
    entity = people.subject_candidate(first)
    if entity is None or entity.type is not EntityType.PERSON:
        return ()
    groups, tokens = people.groups[first - 1], sentences[first - 1].tokens
    is_several = any(g.is_plural and g.entity.id == entity.id for g in groups)
    if groups[0].entity is entity and groups[0].first > OPENING and tokens[groups[0].first - 1].lower in by:
        return ()  # "Era liderada por X"
    return () if is_several else (Party(entity),)


def _band(before: Sequence[NounGroup]) -> tuple[Party, ...]:
    """As in "La red vendía bebés. Captaba …": the group that opens the sentence."""
    if not before or before[0].first > OPENING or before[0].is_plural or before[0].entity.type is not EntityType.GROUP:
        return ()
    singles = (g for g in before if g.entity.type is EntityType.PERSON and not g.is_plural)
    return () if any(singles) else (Party(before[0].entity),)


def _topics(people: People, sentences: Sequence[Sentence], number: int, blamed: frozenset[str]) -> tuple[Party, ...]:
    """The several of whom the sentence before speaks; victims and officers only where it tells an act against them."""
    if not number or sentences[number].paragraph - sentences[number - 1].paragraph > 1:
        return ()
    found = people.several_before(number)
    is_clear = all(entity.id in blamed or entity.id not in people.bystanders for entity in found)
    return tuple(Party(entity) for entity in found) if is_clear else ()


def _told(acts: Sequence[Act], sentences: Sequence[Sentence], number: int) -> frozenset[str]:
    """The predicates that the sentence before, in the same paragraph, states."""
    if not number or sentences[number - 1].paragraph != sentences[number].paragraph:
        return frozenset()
    return frozenset(act.statement.predicate for act in acts if act.sentence == number - 1)


def _accused(acts: Sequence[Act], number: int) -> tuple[Party, ...]:
    """Those against whom this sentence tells an act, each once."""
    found = (a.statement.object for a in acts if a.sentence == number and a.statement.predicate in AGAINST)
    return tuple(Party(entity) for entity in dict.fromkeys(e for e in found if e is not None))


def tells_of_act(reading: Reading) -> bool:
    """Whether the sentence speaks of a raid, a trial or the like: its day may be that of what follows."""
    view, grammar = reading.view, reading.grammar
    nouns = set(grammar.table["occasions"]["nouns"])
    if any(token.lower in nouns for token in view.sentence.tokens):
        return True
    verbs = (c.verb.lemma for c in view.clauses if c.verb.lemma not in grammar.sets["copulas"])
    frames = (frame for lemma in verbs for _, frame in grammar.patterns.get(lemma, ()))
    return any(KIND_OF.get(frame.predicate) is PredicateKind.PROCEDURE for frame in frames)
