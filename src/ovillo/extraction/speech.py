"""By whose word a thing is said: every span of a sentence that somebody is quoted or cited for.

Rules:
1. A verb of saying gives what it governs, what stands in quotation marks beside it, or, at the end, all before it.
2. "According to", "según": the whole sentence.
3. A listener that is an outlet ("told El Diario") comes after the speaker: the outlet says that the speaker says.
4. A sentence that goes on in the same quotation, or names nobody for its verb of saying, keeps the speakers before it,
   unless a sentence of the same paragraph that nobody is cited for stands between: then that one's topic, or nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ovillo.domain.entities import DocumentEntity, EntityType
from ovillo.domain.statements import CueKind, Speaker
from ovillo.extraction.arguments import Arguments, list_to
from ovillo.extraction.casting import Reading, arguments_of
from ovillo.extraction.clause_types import Clause, Link, View
from ovillo.extraction.items import ItemKind
from ovillo.extraction.proposals import parties_of
from ovillo.extraction.spans import ArgumentKind
from ovillo.extraction.verbs import Mood

SPEAKING = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP})
_OPENERS = '"“«'
_CLOSERS = '"”»'


@dataclass(frozen=True, slots=True)
class Attribution:
    """Characters `start` to `end` are said by these, nearest first."""

    start: int
    end: int
    speakers: tuple[Speaker, ...]


@dataclass(slots=True)
class Carried:
    """Who spoke last, while one document is read."""

    speakers: tuple[Speaker, ...] = ()
    paragraph: int = -1
    in_quotation: bool = False
    sentence_attributed: bool = False


def find_speakers(reading: Reading, text: str, carried: Carried) -> tuple[Attribution, ...]:
    """The attributions of one sentence; `carried` is brought up to date for the next."""
    view = reading.view
    quotes = _quotations(text, view, carried)
    found = list(_cited(reading))
    for number, clause in enumerate(view.clauses):
        spoken = _spoken(reading, number, clause, quotes, carried)
        if spoken:
            carried.speakers = spoken[0].speakers
        found.extend(spoken)
    if not found:
        found.extend(_carried(reading, quotes, carried))
    if found:
        carried.speakers = max(found, key=lambda a: a.end - a.start).speakers
    carried.sentence_attributed = bool(found)
    carried.paragraph = view.sentence.paragraph
    opened = text[view.sentence.start : view.sentence.end]
    carried.in_quotation = opened.count("“") + opened.count("«") > opened.count("”") + opened.count("»")
    return tuple(found)


def speakers_at(attributions: Sequence[Attribution], start: int, end: int) -> tuple[Speaker, ...]:
    """Everybody by whose word these characters are said, nearest first."""
    covering = sorted(
        (a for a in attributions if a.start <= start and end <= a.end), key=lambda a: (a.end - a.start, a.start)
    )
    found: list[Speaker] = []
    for attribution in covering:
        found.extend(s for s in attribution.speakers if s.name not in {f.name for f in found})
    return tuple(found)


def _quotations(text: str, view: View, carried: Carried) -> list[tuple[int, int]]:
    start, end = view.sentence.start, view.sentence.end
    found: list[tuple[int, int]] = []
    opened = start if carried.in_quotation and carried.paragraph == view.sentence.paragraph else -1
    for index in range(start, end):
        letter = text[index]
        if opened < 0 and letter in _OPENERS:
            opened = index
        elif opened >= 0 and letter in _CLOSERS:
            found.append((opened, index + 1))
            opened = -1
    if opened >= 0:
        found.append((opened, end))
    return found


def _speaker(entity: DocumentEntity) -> Speaker:
    return Speaker(entity.name, entity.type, entity.id)


def _cited(reading: Reading) -> list[Attribution]:
    """Rule 2."""
    view, tokens = reading.view, reading.view.sentence.tokens
    phrases = [tuple(p.split()) for p in reading.grammar.speech["according"]]
    found: list[Attribution] = []
    for index in range(len(tokens)):
        for words in phrases:
            if tuple(t.lower for t in tokens[index : index + len(words)]) != words:
                continue
            group = _group_after(view, index + len(words) - 1)
            if group is None:
                continue
            people = [p.entity for p in parties_of(view, [group]) if p.entity.type in SPEAKING]
            if people:
                speakers = tuple(_speaker(e) for e in people)
                found.append(Attribution(view.sentence.start, view.sentence.end, speakers))
    return found


def _group_after(view: View, last: int) -> int | None:
    """The group right after this token; over a verb of saying, the first group that nothing governs."""
    passed_verb = False
    for index, item in enumerate(view.items):
        if item.first <= last:
            continue
        if item.kind is ItemKind.GROUP:
            governed = index and view.items[index - 1].kind is ItemKind.PREPOSITION
            if not (passed_verb and governed):
                return item.ref
        elif item.kind is ItemKind.VERB:
            passed_verb = True
        elif (
            item.kind in (ItemKind.COMMA, ItemKind.STOP)
            or (item.kind is not ItemKind.OTHER and not passed_verb)
            or (item.first > last + 3 and not passed_verb)
        ):
            return None
    return None


def _spoken(
    reading: Reading, number: int, clause: Clause, quotes: Sequence[tuple[int, int]], carried: Carried
) -> list[Attribution]:
    """Rules 1 and 3 for one verb."""
    lemma = clause.verb.lemma
    if lemma not in reading.grammar.speech_verbs or clause.is_passive:
        return []
    spans = _spans(reading, number, clause, quotes)
    if not spans:
        return []
    arguments = arguments_of(reading, number)
    speakers = _said_by(reading, clause, arguments)
    if not speakers and clause.verb.mood is Mood.FINITE and clause.subject < 0:
        speakers = _understood(reading, carried)
    if not speakers:
        return []
    speakers += tuple(s for s in _listeners(reading, clause, arguments) if s not in speakers)
    return [Attribution(start, end, speakers) for start, end in spans]


def _understood(reading: Reading, carried: Carried) -> tuple[Speaker, ...]:
    """Rule 4: who is meant where nobody is named. A sentence between that nobody is cited for has another topic."""
    if carried.sentence_attributed or carried.paragraph != reading.view.sentence.paragraph:
        return carried.speakers
    return tuple(_speaker(party.entity) for party in reading.topic if party.entity.type in SPEAKING)


def _spans(reading: Reading, number: int, clause: Clause, quotes: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    view, grammar = reading.view, reading.grammar
    sentence, tokens = view.sentence, view.sentence.tokens
    start, end = tokens[clause.verb.first].start, tokens[clause.verb.last].end
    inside = [q for q in quotes if q[0] <= start and end <= q[1]]
    limit = inside[0] if inside else (sentence.start, sentence.end)
    found: list[tuple[int, int]] = []
    governs = any(c.link is Link.COMPLEMENT and c.governor == number for c in view.clauses)
    is_denial = any(g.kind in (CueKind.DENIAL, CueKind.ADMISSION) for g in grammar.governors.get(clause.verb.lemma, ()))
    if governs or is_denial or clause.verb.lemma in grammar.table["naming"]["verbs"]:
        found.append((end, limit[1]))
    if clause.verb.lemma in grammar.sets["quoting"] or governs:
        found.extend(q for q in quotes if not (q[0] <= start < q[1]))
    if _is_tail(view, clause, grammar.sets["quoting"]):
        found.append((limit[0], start))
    return found


def _is_tail(view: View, clause: Clause, quoting: frozenset[str]) -> bool:
    """As in "…, police said.": a comma before the subject or verb, and nothing said after it."""
    if clause.verb.lemma not in quoting or clause.verb.mood is not Mood.FINITE or clause.link is not Link.MAIN:
        return False
    if any(c.item > clause.item for c in view.clauses):
        return False
    begin = clause.item
    if clause.subject >= 0 and view.position[clause.subject] < begin:
        begin = view.position[clause.subject]
    return begin > 0 and any(c.item < begin for c in view.clauses) and _has_comma_before(view, begin)


def _has_comma_before(view: View, begin: int) -> bool:
    item = view.items[begin - 1]
    word = view.sentence.tokens[item.last].lower
    return word != ";" and (item.kind in (ItemKind.COMMA, ItemKind.STOP) or word in _CLOSERS)


def _said_by(reading: Reading, clause: Clause, arguments: Arguments) -> tuple[Speaker, ...]:
    view = reading.view
    groups: Sequence[int] = ()
    if clause.subject >= 0:
        groups = list_to(view, clause.subject)
    elif clause.verb.mood is Mood.FINITE:
        told = {c.subject for c in view.clauses if c.link is Link.COMPLEMENT}
        groups = [g for g in arguments.direct or arguments.after_comma[:1] if g not in told]
        groups = groups if len(groups) == len(arguments.direct) or not arguments.direct else []
    found = [p.entity for p in parties_of(view, groups) if p.entity.type in SPEAKING]
    return tuple(_speaker(e) for e in found)


def _listeners(reading: Reading, clause: Clause, arguments: Arguments) -> list[Speaker]:
    """Rule 3: only outlets and other named organisations; a court or a reporter is not one who passes it on."""
    if clause.verb.lemma not in reading.grammar.sets["listeners"]:
        return []
    view = reading.view
    prepositions = reading.grammar.speech["listener_prepositions"]
    groups = [g for s in arguments.slots if s.preposition in prepositions for g in s.groups]
    if clause.subject >= 0:
        groups += arguments.direct
    return [
        _speaker(view.groups[g].entity)
        for g in groups
        if view.groups[g].entity.type is EntityType.ORGANISATION and view.groups[g].kind is ArgumentKind.NAME
    ]


def _carried(reading: Reading, quotes: Sequence[tuple[int, int]], carried: Carried) -> list[Attribution]:
    """Rule 4."""
    sentence = reading.view.sentence
    if not carried.speakers:
        return []
    same = carried.paragraph == sentence.paragraph
    if same and (
        carried.in_quotation or (quotes and quotes[0][1] - quotes[0][0] > 0.8 * (sentence.end - sentence.start))
    ):
        return [Attribution(sentence.start, sentence.end, carried.speakers)]
    hedged = any(c.kind is CueKind.HEDGE for clause in reading.view.clauses for c in clause.verb.cues)
    if same and hedged and carried.sentence_attributed:
        return [Attribution(sentence.start, sentence.end, carried.speakers)]
    return []


def add_publisher(speakers: tuple[Speaker, ...], publisher: str | None) -> tuple[Speaker, ...]:
    """The chain with whoever published the document last."""
    if not publisher:
        return speakers
    kept = tuple(s for s in speakers if s.name.casefold() != publisher.casefold())
    return (*kept, Speaker(publisher, EntityType.ORGANISATION))


def rename(speaker: Speaker, name: str) -> Speaker:
    """The same speaker under another name."""
    return replace(speaker, name=name)
