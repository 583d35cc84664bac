"""A part in a group that somebody denies without naming it: "denies being the leader", "dice que no es miembro".

1. A verb of denial, or one of saying with "not", right before the word for the part; who denies is its subject.
2. Who denies being a member denies leading as well; who denies leading may still be a member.
3. Only what was told just before, and not where the sentence names another group.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import Cue, CueKind, Speaker
from ovillo.extraction.passages.denied_money import as_denial
from ovillo.extraction.passages.own_denials import who_is_denied_of
from ovillo.extraction.passages.timing import Act
from ovillo.extraction.sentences.casting import subjects_of
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.cues import SILENCING, cues_of
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.voices.speech import add_publisher

_SILENT = SILENCING | {CueKind.DENIAL}
_LOOK_BACK = 3
"""Sentences within which it is plain of what somebody was the leader."""


def read_denied_roles(
    reading: Reading, told: Sequence[Act], clients: Mapping[str, DocumentEntity], document: Document
) -> list[Act]:
    """One act for each part in a group that the sentence denies; the arguments of `read_denials`."""
    view, tokens = reading.view, reading.view.sentence.tokens
    for number, clause in enumerate(view.clauses):
        if not (denied := _denied_by(reading, clause)):
            continue
        own = [party.entity for party in subjects_of(reading, clause)]
        is_silent = any(c.kind in _SILENT for c in cues_of(view, number, reading.cues, reading.grammar))
        if is_silent or len(own) != 1 or own[0].type is not EntityType.PERSON:
            continue
        person = who_is_denied_of(reading, own[0], clients, told)
        if person is None or _is_of_another(reading, clause, person):
            continue
        speakers = add_publisher((Speaker(own[0].name, own[0].type, own[0].id),), document.details.publisher)
        cue = Cue(tokens[clause.verb.first].start, tokens[clause.verb.last].end, CueKind.DENIAL)
        return [as_denial(act, reading, document, speakers, cue) for act in _told_of(reading, person, denied, told)]
    return []


def _denied_by(reading: Reading, clause: Clause) -> AbstractSet[str]:
    """The predicates that its words deny; none where they deny no part."""
    verb, table, roles = clause.verb, reading.grammar.cues["denied_roles"], reading.grammar.roles
    is_denial = reading.grammar.cue_verbs.get(verb.lemma) is CueKind.DENIAL
    if verb.mood is not Mood.FINITE or verb.is_negated or not (is_denial or verb.lemma in reading.grammar.speech_verbs):
        return frozenset()
    words = [t.lower for t in reading.view.sentence.tokens[verb.last + 1 :]]
    line = f"{' '.join(words)} "
    opener = next((o for o in table["denying" if is_denial else "saying"] if line.startswith(f"{o} ")), None)
    if opener is None:
        return frozenset()
    rest = words[len(opener.split()) :]
    while rest and rest[0] in table["articles"]:
        rest.pop(0)
    if rest[1:2] and rest[1] in table["of_others"]:  # "the leader's brother"
        return frozenset()
    told = frame.predicate if rest and (frame := roles.get(rest[0])) is not None else None
    return frozenset({"leads", told}) if told in ("leads", "belongs_to") else frozenset()


def _is_of_another(reading: Reading, clause: Clause, person: DocumentEntity) -> bool:
    """As in "she says he is not a member": he is somebody else."""
    behind = (c for c in reading.view.clauses if c.item > clause.item and c.subject >= 0)
    inner = next(behind, None)
    return inner is not None and reading.view.groups[inner.subject].entity.id != person.id


def _told_of(reading: Reading, person: DocumentEntity, denied: AbstractSet[str], told: Sequence[Act]) -> Iterator[Act]:
    """Rules 2 and 3."""
    bands = {EntityType.GROUP, EntityType.ORGANISATION}
    named = {
        g.entity.id for g in reading.view.groups if g.entity.type in bands and g.entity.level is not NameLevel.ROLE
    }
    seen: set[tuple[str, str | None]] = set()
    for act in reversed(told):
        statement = act.statement
        band = statement.object.id if statement.object is not None else None
        is_own = statement.subject is not None and statement.subject.id == person.id
        is_near = 0 < reading.number - act.sentence <= _LOOK_BACK and not statement.is_against
        is_same = not named or band in named
        if statement.predicate in denied and is_own and is_near and is_same and (statement.predicate, band) not in seen:
            seen.add((statement.predicate, band))
            yield act
