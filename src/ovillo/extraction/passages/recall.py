"""What one sentence takes over from the one before it: of whom, of what and of which day that one speaks."""

from collections.abc import Sequence

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, PredicateKind, Standing
from ovillo.extraction.passages.officials import AGAINST
from ovillo.extraction.passages.own_denials import blamed_in
from ovillo.extraction.passages.timing import Act
from ovillo.extraction.reference.set_apart import OPENING
from ovillo.extraction.sentences.proposals import Party
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import NounGroup, Sentence
from ovillo.extraction.traits.people import People
from ovillo.extraction.words.grammar import Grammar

_LET_GO = frozenset({"released", "rescued", "acquitted"})
"""Of whoever undergoes one of these nothing more need be told: "Lo liberó. Extorsionaba a comerciantes"."""
_BACK = 2
"""Sentences back, past one in which nobody is named."""


def recall(reading: Reading, people: People, sentences: Sequence[Sentence], acts: Sequence[Act]) -> None:
    """Notes on the sentence of whom and of what the one before speaks."""
    number = reading.number
    reading.genders = people.genders
    reading.topic = _topic(people, sentences, number, reading.grammar)
    gone_on = _gone_on(acts, sentences, number)
    reading.topic = _with_topic_kept(reading.topic, gone_on)
    reading.authorities = _authorities(acts, sentences, number)
    reading.told = _told(acts, sentences, number)
    last = _last_of_people(people, sentences, number)
    reading.accused = _accused(acts, number - 1) or _accused(acts, last)
    reading.blamed = frozenset(party.entity.id for party in reading.accused)
    reading.doers = _doers(acts, number - 1)
    reading.known_blamed = frozenset(entity.id for act in acts for entity in blamed_in(act))
    known = {p.entity.id for p in reading.topic}
    before = people.groups[number - 1] if number else ()
    reading.band = _band(before) if reading.told and number else ()
    spoken = _topic_at(people, number) - 1
    before = people.groups[spoken] if number else ()
    singles = [g for g in before if g.entity.type is EntityType.PERSON and not g.is_plural]
    small, tokens = set(reading.grammar.table["victims"]["words"]), sentences[spoken].tokens if number else ()
    adults = [g for g in singles if not {t.lower for t in tokens[g.first : g.last + 1]} & small]
    reading.is_alone = all(g.entity.id in known for g in adults)
    reading.sufferers = _sufferers(people, sentences, number, small)
    reading.topics = _topics(people, sentences, number, reading.blamed) or (gone_on if len(gone_on) > 1 else ())
    if not reading.topics and last < number - 1:
        reading.topics = _topics(people, sentences, last + 1, reading.blamed)
    reading.several_doers = _several_doers(people, sentences, acts, number)
    if len(gone_on) > 1 and {p.entity.id for p in gone_on} <= reading.doers:
        reading.topics, reading.several_doers = (), gone_on  # "Vendieron droga a las mujeres. Sobornaron a …"


def _topic(people: People, sentences: Sequence[Sentence], number: int, grammar: Grammar) -> tuple[Party, ...]:
    """The one that the sentence before, in the same paragraph, speaks of."""
    if not number or sentences[number - 1].paragraph != sentences[number].paragraph:
        return ()
    opening = people.groups[number][0].first if people.groups[number] else OPENING
    if opening and sentences[number].tokens[0].lower in grammar.speech["some"]:
        return ()  # "One of them said that"
    first = _topic_at(people, number)
    if sentences[first - 1].paragraph != sentences[number].paragraph:
        return ()
    entity = people.subject_candidate(first)
    if entity is None or entity.type is not EntityType.PERSON:
        return ()
    groups, tokens = people.groups[first - 1], sentences[first - 1].tokens
    is_several = any(g.is_plural and g.entity.id == entity.id for g in groups)
    if (
        groups[0].entity is entity
        and groups[0].first > OPENING
        and tokens[groups[0].first - 1].lower in grammar.sets["agent_slot"]
    ):
        return ()  # "Era liderada por X"
    return () if is_several else (Party(entity),)


def _topic_at(people: People, number: int) -> int:
    """The sentence after the last that speaks of people: "Fue liberada el lunes. Está acusada" names nobody."""
    first = number
    while first > 1 and first > number - _BACK and not _speaks_of_people(people, first - 1):
        first -= 1
    return first


def _last_of_people(people: People, sentences: Sequence[Sentence], number: int) -> int:
    """The sentence before, or the one before it where that speaks of nobody but bodies: "La Fiscalía los acusa"."""
    last = number - 1
    is_near = number > 1 and sentences[number].paragraph - sentences[number - 2].paragraph <= 1
    return last - 1 if is_near and not _speaks_of_people(people, last) else last


def _speaks_of_people(people: People, number: int) -> bool:
    return any(g.entity.type in {EntityType.PERSON, EntityType.GROUP} for g in people.groups[number])


def _gone_on(acts: Sequence[Act], sentences: Sequence[Sentence], number: int) -> tuple[Party, ...]:
    """Of whom the sentence before tells without naming them: "Captaba a mujeres. Fue detenido", "Lo detuvieron"."""
    if not number or sentences[number].paragraph - sentences[number - 1].paragraph > 1:
        return ()
    before, found = sentences[number - 1], dict[str, Party]()
    for act in acts:
        if act.sentence != number - 1 or act.statement.predicate in _LET_GO:
            continue
        for entity in (act.statement.subject, act.statement.object):
            is_person = entity is not None and entity.type is EntityType.PERSON and entity.level is not NameLevel.ROLE
            if entity is not None and is_person and not _is_in(before, entity):
                found[entity.id] = Party(entity)
    return tuple(found.values())


def _is_in(sentence: Sentence, entity: DocumentEntity) -> bool:
    return any(sentence.start <= mention.start < sentence.end for mention in entity.mentions)


def _with_topic_kept(topic: tuple[Party, ...], gone_on: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whom the sentence before went on about, unless it names somebody else of whom this may be told as well."""
    if len(gone_on) != 1:
        return topic
    others = [p for p in topic if p.entity.id != gone_on[0].entity.id and p.entity.level is not NameLevel.ROLE]
    return () if others else gone_on


def _authorities(acts: Sequence[Act], sentences: Sequence[Sentence], number: int) -> tuple[Party, ...]:
    """The only one who did what the sentence before tells of a procedure: "La fiscal pidió … También solicitó"."""
    if not number or sentences[number].paragraph - sentences[number - 1].paragraph > 1:
        return ()
    here = (act.statement for act in acts if act.sentence == number - 1)
    told = (s for s in here if KIND_OF.get(s.predicate) is PredicateKind.PROCEDURE)
    found = {s.subject.id: Party(s.subject) for s in told if s.subject is not None}
    return tuple(found.values()) if len(found) == 1 else ()


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


def _several_doers(
    people: People, sentences: Sequence[Sentence], acts: Sequence[Act], number: int
) -> tuple[Party, ...]:
    """As in "X e Y captaron a menores. Alquilaron un piso. Además, sobornaron a …": if all are named."""
    place = number - 1
    while place > 0 and number - place <= _BACK and not _speaks_of_people(people, place):
        place -= 1
    if place < 0 or sentences[number].paragraph - sentences[place].paragraph > 1:
        return ()
    doers = _doers(acts, place)
    several = [found for found in people.all_several_before(place + 1) if {entity.id for entity in found} <= doers]
    if len(several) != 1 or len(several[0]) < len(("one", "other")) or {e.id for e in several[0]} != doers:
        return ()
    are_named = all(entity.level is not NameLevel.ROLE for entity in several[0])
    return tuple(Party(entity) for entity in several[0]) if are_named else ()


def _doers(acts: Sequence[Act], number: int) -> frozenset[str]:
    """The ids of those of whom this sentence tells conduct."""
    here = (act.statement for act in acts if act.sentence == number)
    conduct = (s for s in here if KIND_OF.get(s.predicate) is PredicateKind.CONDUCT)
    return frozenset(s.subject.id for s in conduct if s.subject is not None)


def _sufferers(people: People, sentences: Sequence[Sentence], number: int, words: set[str]) -> tuple[Party, ...]:
    """The only victims of whom the sentence before speaks: "Las víctimas llegaban de noche. La red las obligaba a"."""
    if not number or sentences[number].paragraph - sentences[number - 1].paragraph > 1:
        return ()
    tokens, found = sentences[number - 1].tokens, dict[str, Party]()
    for group in people.groups[number - 1]:
        if group.is_plural and words & {t.lower for t in tokens[group.first : group.last + 1]}:
            found[group.entity.id] = Party(group.entity)
    return tuple(found.values()) if len(found) == 1 else ()


def _told(acts: Sequence[Act], sentences: Sequence[Sentence], number: int) -> frozenset[str]:
    """The predicates that the sentence before, in the same paragraph, states."""
    if not number or sentences[number - 1].paragraph != sentences[number].paragraph:
        return frozenset()
    here = (act.statement for act in acts if act.sentence == number - 1 and not act.statement.negated)
    return frozenset(s.predicate for s in here if s.predicate != "sentenced" or s.standing is Standing.CONVICTED)


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
