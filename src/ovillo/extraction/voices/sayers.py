"""Who says it: the group or phrase beside a verb of saying or after "according to".

1. A noun group that can speak is a speaker: a person, an office, a group, an organisation.
2. Without one, a noun for what speaks on paper or without a name is: "court documents", "fuentes policiales".
3. What a body issued speaks for the body: "a statement by the ministry" is the ministry.
"""

from collections.abc import Sequence
from dataclasses import replace

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import Speaker
from ovillo.extraction.sentences.arguments import Arguments, list_from, list_to
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import parties_of
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import ArgumentKind, NounGroup, TokenKind

SPEAKING = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP})
_LONGEST_PHRASE = 6
"""Tokens of "sources close to the investigation" and the like."""
_SKIPPED = frozenset({ItemKind.TIME, ItemKind.OTHER})
_HUNG = frozenset({Link.RELATIVE, Link.COMPLEMENT, Link.SUBORDINATE})


def speaker(entity: DocumentEntity) -> Speaker:
    """The entity as a link of a chain of speakers."""
    return Speaker(entity.name, entity.type, entity.id)


def speakers_of(reading: Reading, groups: Sequence[int]) -> tuple[Speaker, ...]:
    """Rules 1 and 2 for these groups."""
    parties = parties_of(reading.view, [g for g in groups if not _is_mute(reading, reading.view.groups[g])])
    return side_by_side([p.entity for p in parties if p.entity.type in SPEAKING or _is_paper(reading, p.entity)])


def _is_mute(reading: Reading, group: NounGroup) -> bool:
    """As in "a five-day-old baby was sold, he said", "the girl was sold, she said": no word of a child without a name.

    A child whom a noun names may speak: "the girl said".
    """
    words, speech = group.entity.name.lower().split(), reading.grammar.speech
    if group.entity.level is not NameLevel.ROLE:
        return False
    is_child = not set(words).isdisjoint(reading.grammar.table["wards"]["words"])
    return not set(words).isdisjoint(speech["mute"]) or (group.kind is ArgumentKind.PRONOUN and is_child)


def side_by_side(entities: Sequence[DocumentEntity]) -> tuple[Speaker, ...]:
    """As in "X and Y testified": several who say the same, none through another."""
    return tuple(replace(speaker(entity), is_beside=number > 0) for number, entity in enumerate(entities))


def _is_paper(reading: Reading, entity: DocumentEntity) -> bool:
    """As in "court documents", "expediente judicial": the noun stands last, or first where adjectives follow it."""
    words = entity.name.lower().split()
    papers = reading.grammar.speech["papers"]
    return words[0] in papers or words[-1] in papers


def sayer_before(reading: Reading, clause: Clause, begin: int) -> tuple[Speaker, ...]:
    """Who stands before the verb, from item `begin` on: its subject, or a phrase of rule 2."""
    view = reading.view
    if clause.subject >= 0 and view.position.get(clause.subject, -1) >= begin:
        found = speakers_of(reading, list_to(view, clause.subject))
        if found:
            return found
    for index in range(clause.item - 1, begin - 1, -1):
        item = view.items[index]
        if item.kind is ItemKind.GROUP and not _is_governed(view, index, begin):
            return speakers_of(reading, list_to(view, item.ref))
    return _phrase_in(reading, view.items[max(begin, 0)].first, view.items[clause.item].first)


def sayer_after(reading: Reading, clause: Clause) -> tuple[Speaker, ...]:
    """Who stands after the verb with no preposition before it: "informó a El Diario el fiscal X", "said X"."""
    view = reading.view
    index = clause.item + 1
    while index < len(view.items):
        item = view.items[index]
        if item.kind is ItemKind.GROUP:
            is_told = _is_object(view, view.groups[item.ref])
            return speakers_of(reading, tuple(list_from(view, item.ref))) if not is_told else ()
        if item.kind is ItemKind.PREPOSITION:
            index = _past_phrase(reading, index)
            continue
        if item.kind not in _SKIPPED:
            break
        index += 1
    last = view.items[min(index, len(view.items)) - 1].last + 1
    return _phrase_in(reading, view.items[clause.item].last + 1, last)


def _is_object(view: View, group: NounGroup) -> bool:
    """As in "and had warned her": a pronoun that no subject is, where the language tells them apart."""
    word = view.sentence.tokens[group.first].lower
    return group.kind is ArgumentKind.PRONOUN and bool(view.nominatives) and word not in view.nominatives


def is_by_pronoun(reading: Reading, clause: Clause) -> bool:
    """As in "…, she told the court": whoever she is, the court does not say it."""
    words = [t.lower for t in reading.view.sentence.tokens[max(0, clause.verb.first - 2) : clause.verb.first]]
    return bool(set(words) & {*reading.view.nominatives, *reading.grammar.verbs.get("subject_pronouns", ())})


def sayer_above(reading: Reading, clause: Clause) -> tuple[Speaker, ...]:
    """Who says what a gerund opens: "X appealed, arguing that", "renunció diciendo que"; or "with the judge saying".

    Whoever stands right before it says it; else the subject of the main verb before it, or where that verb is not known
    the one who opens the sentence.
    """
    view, at = reading.view, clause.item - 1
    while at >= 0 and view.items[at].kind in _SKIPPED:
        at -= 1
    if at >= 0 and view.items[at].kind is ItemKind.GROUP and view.position.get(view.items[at].ref) == clause.item - 1:
        verbs = [c for c in view.clauses if c.verb.last < view.groups[view.items[at].ref].first]
        if not verbs or view.items[at - 1].kind is ItemKind.PREPOSITION or view.items[at - 1].kind is ItemKind.COMMA:
            return speakers_of(reading, tuple(list_to(view, view.items[at].ref)))
    mains = [c for c in view.clauses if c.item < clause.item and c.subject >= 0 and c.link not in _HUNG]
    if mains:
        return speakers_of(reading, list_to(view, mains[-1].subject))
    first = next((i for i in view.items[: clause.item] if i.kind in (ItemKind.GROUP, ItemKind.PREPOSITION)), None)
    is_subject = (
        first is not None and first.kind is ItemKind.GROUP and not any(c.item < clause.item for c in view.clauses)
    )
    return speakers_of(reading, tuple(list_from(view, first.ref))) if first is not None and is_subject else ()


def sayer_at(reading: Reading, first: int) -> tuple[Speaker, ...]:
    """Who is named from this token on: after "according to", "según"."""
    view = reading.view
    start = next((n for n, item in enumerate(view.items) if item.first >= first), len(view.items))
    if start < len(view.items) and view.items[start].kind is ItemKind.PREPOSITION:
        start += 1
    passed_verb = False
    for index in range(start, len(view.items)):
        item = view.items[index]
        phrase = _phrase_in(reading, first, item.first) if item.kind is not ItemKind.OTHER else ()
        if item.kind is ItemKind.PREPOSITION and not passed_verb:
            return _issuer(reading, index) or phrase
        if phrase:
            return phrase
        if item.kind is ItemKind.GROUP:
            if not (passed_verb and view.items[index - 1].kind is ItemKind.PREPOSITION):
                return speakers_of(reading, tuple(list_from(view, _named(view, index))))
        elif item.kind is ItemKind.VERB:
            passed_verb = True
        elif item.kind in (ItemKind.COMMA, ItemKind.STOP, ItemKind.THAT, ItemKind.RELATIVE):
            return ()
    return _phrase_in(reading, first, len(view.sentence.tokens))


def _named(view: View, index: int) -> int:
    """As in "the newspaper X": the name that follows a noun for it directly, or the group itself."""
    group = view.items[index].ref
    after = view.items[index + 1] if index + 1 < len(view.items) else None
    if after is None or after.kind is not ItemKind.GROUP or view.groups[group].kind is ArgumentKind.NAME:
        return group
    return after.ref if view.groups[after.ref].kind is ArgumentKind.NAME else group


def listeners(reading: Reading, clause: Clause, arguments: Arguments) -> list[Speaker]:
    """Only outlets and other named organisations; a court or a reporter is not one who passes it on."""
    if clause.verb.lemma not in reading.grammar.sets["listeners"]:
        return []
    view = reading.view
    prepositions = reading.grammar.speech["listener_prepositions"]
    groups = [g for s in arguments.slots if s.preposition in prepositions for g in s.groups]
    if clause.subject >= 0:
        groups += arguments.direct
    return [
        speaker(view.groups[g].entity)
        for g in groups
        if view.groups[g].entity.type is EntityType.ORGANISATION and view.groups[g].kind is ArgumentKind.NAME
    ]


def _is_governed(view: View, index: int, begin: int) -> bool:
    before = index - 1
    while before >= begin and view.items[before].kind in _SKIPPED:
        before -= 1
    return before >= begin and view.items[before].kind is ItemKind.PREPOSITION


def _past_phrase(reading: Reading, index: int) -> int:
    """The item after a preposition and the group, time or noun that it governs: past "en rueda de prensa"."""
    view, index = reading.view, index + 1
    determiners = reading.grammar.sets["determiners"]
    while index < len(view.items) and view.sentence.tokens[view.items[index].first].lower in determiners:
        if view.items[index].kind is not ItemKind.OTHER:
            break
        index += 1
    is_governed = index < len(view.items) and view.items[index].kind in (ItemKind.GROUP, ItemKind.OTHER, ItemKind.TIME)
    return index + 1 if is_governed else index


def _issuer(reading: Reading, index: int) -> tuple[Speaker, ...]:
    """Rule 3: whom the preposition at this item names."""
    view = reading.view
    if view.items[index].word not in reading.grammar.speech["issued_by"]:
        return ()
    after = index + 1
    while after < len(view.items) and view.items[after].kind is ItemKind.OTHER:
        after += 1
    if after < len(view.items) and view.items[after].kind is ItemKind.GROUP:
        return speakers_of(reading, (view.items[after].ref,))
    return ()


def _phrase_in(reading: Reading, first: int, end: int) -> tuple[Speaker, ...]:
    """Rule 2: the phrase between these tokens whose head is a noun that speaks."""
    tokens, speech = reading.view.sentence.tokens, reading.grammar.speech
    places = range(max(first, 0), min(end, len(tokens)))
    head = next((i for i in places if tokens[i].lower in speech["voices"] or tokens[i].lower in speech["papers"]), None)
    if head is None:
        return ()
    begin = head
    while begin > first and tokens[begin - 1].kind is TokenKind.WORD and _is_adjective(reading, begin - 1):
        begin -= 1
    last = head
    while last + 1 < min(end, head + _LONGEST_PHRASE) and tokens[last + 1].kind is TokenKind.WORD:
        last += 1
    while (
        last > head and tokens[last].lower in reading.grammar.sets["prepositions"] | reading.grammar.sets["determiners"]
    ):
        last -= 1
    kind = EntityType.GROUP if tokens[head].lower in speech["voices"] else EntityType.DOCUMENT
    words = " ".join(t.text for t in tokens[begin : last + 1])
    return (Speaker(words, kind),)


def _is_adjective(reading: Reading, index: int) -> bool:
    """A word before the noun that belongs to it, in a language that puts it there."""
    word = reading.view.sentence.tokens[index].lower
    sets = reading.grammar.sets
    return word not in sets["determiners"] | sets["prepositions"] | sets["conjunctions"] | sets["relatives"]


def is_no_saying(reading: Reading, clause: Clause) -> bool:
    """Whether what is set off is an accusation, or an act: "police held X, charged Y and freed Z"."""
    speech, lemma = reading.grammar.speech, clause.verb.lemma
    is_behind = reading.view.items[clause.item - 1].kind is not ItemKind.GROUP
    if lemma in speech.get("acting", ()):
        return is_behind
    return lemma in set(speech["accusing"]) - reading.grammar.sets["quoting"] - set(speech.get("suspecting", ()))


def is_of_what(reading: Reading, clause: Clause) -> bool:
    """As in "contrary to what X said, Y sold no babies": X said something else."""
    words = reading.grammar.speech.get("what", ())
    first = reading.view.groups[clause.subject].first if clause.subject >= 0 else 0
    return " ".join(token.lower for token in reading.view.sentence.tokens[max(0, first - 2) : first]) in words
