"""What was said and is then taken back: "The report was false", "She later admitted that she had lied", "Es mentira".

Rules:
1. A sentence, or what stands behind a semicolon, that calls what was said false, in words of its own: "this", "the
   claim", "la información", or nothing before the copula. A sentence with "that" behind it is about something else.
2. A sentence in which who spoke before takes it back: retracts, withdraws the statement, admits having lied.
3. The words of the paper itself, of whoever said it, or of a body take back; anybody else, the accused or a lawyer,
   only denies, and both sides stay.
4. Taken back is what the nearest sentence before tells by somebody's word; what it tells by none stays.
"""

from collections.abc import Mapping, Sequence

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import KIND_OF, PredicateKind, Speaker, Standing
from ovillo.extraction.passages.called_false import called_false, callers
from ovillo.extraction.passages.timing import Act
from ovillo.extraction.sentences.casting import subjects_of
from ovillo.extraction.sentences.clause_types import Link
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import Sentence, TokenKind
from ovillo.extraction.voices.speech import Attribution, speakers_at
from ovillo.extraction.words.grammar import Grammar

_BACK = 2
"""Sentences back to what is taken back."""
_BETWEEN = 6
"""Tokens of the phrase that a copula and its falsehood take at most."""
_KINDS = frozenset({PredicateKind.CONDUCT, PredicateKind.PROCEDURE, PredicateKind.TIE})


def without_withdrawn(
    acts: Sequence[Act],
    sentences: Sequence[Sentence],
    studied: Sequence[Reading],
    said: Mapping[int, tuple[Attribution, ...]],
) -> list[Act]:
    """The acts that no later words of their passage take back.

    Args:
        acts: of the document, in order.
        sentences: of the document.
        studied: those read, by number.
        said: who is cited in each sentence.
    """
    readings = {reading.number: reading for reading in studied}
    kept = list(acts)
    for reading in studied:
        index = _calls_false(reading)
        speakers = _speakers_at(reading, said, index) if index is not None else ()
        if index is None and (index := called_false(reading)) is not None:
            speakers = _cited_at(reading, said, index) or callers(reading, index)
        if index is None and (index := _recants(reading)) is not None:
            speakers = _subject(reading, index)
        number = None if index is None else _told_in(kept, reading, index, sentences, readings)
        if index is None or number is None:
            continue
        is_whole = _denies_all(reading, index)
        rows = {number, *_both(reading, number, readings)}
        told = [a for a in kept if a.sentence in rows and (is_whole or _is_told(a, readings[a.sentence]))]
        if _puts_right(reading, index):  # only what "it was reported", by nobody who is named
            gone = [a for a in told if not any(s.entity for s in a.statement.speakers)]
        else:
            gone = [a for a in told if _may_take_back(speakers, a, reading.grammar)]
        if is_whole:  # "That was not so: the woman arrested was her sister"
            same = {(a.statement.predicate, a.statement.object) for a in gone}
            here = [a for a in kept if a.sentence == reading.number]
            gone += [a for a in here if (a.statement.predicate, a.statement.object) in same]
            gone += [a for a in here if not told and _is_named_in(a, readings[number])]  # what an erratum told of her
        kept = [a for a in kept if a not in gone]
    return kept


def _both(reading: Reading, number: int, readings: Mapping[int, Reading]) -> set[int]:
    """As in "Both claims are false": the sentence before the nearest as well."""
    words = {t.lower for t in reading.view.sentence.tokens}
    return {number - 1} & set(readings) if words & set(reading.grammar.cues["withdrawn"]["both"]) else set()


def _is_named_in(act: Act, reading: Reading) -> bool:
    """Whether the sentence names whom the act befell."""
    whom = act.statement.object
    return whom is not None and any(group.entity.id == whom.id for group in reading.view.groups)


def _denies_all(reading: Reading, index: int) -> bool:
    """As in "That was not so": whatever the sentence before says."""
    words = [t.lower for t in reading.view.sentence.tokens]
    return not index and bool(_phrase_at(words, 0, reading.grammar.cues["withdrawn"]["never_so"]))


def _puts_right(reading: Reading, index: int) -> bool:
    """As in "In fact he was a witness"."""
    words = [t.lower for t in reading.view.sentence.tokens]
    return bool(_phrase_at(words, index, reading.grammar.cues["withdrawn"]["corrections"]))


def _calls_false(reading: Reading) -> int | None:
    """Rule 1: the token where the falsehood is named; `None` where there is none."""
    table, tokens = reading.grammar.cues["withdrawn"], reading.view.sentence.tokens
    words = [t.lower for t in tokens]
    if _phrase_at(words, 0, (*table["corrections"], *table["contrary"], *table["never_so"])):
        return 0
    line = f" {' '.join(words)} "
    false = [phrase for phrase in table["false"] if f" {phrase} " in line]
    for index in range(len(words)):
        if index and words[index - 1] == ";" and _phrase_at(words, index, table["corrections"]):
            return index
        length = _phrase_at(words, index, false)
        if not length or words[index + length : index + length + 1] in ([word] for word in table["goes_on"]):
            continue
        begin = index
        while begin and words[begin - 1] in table["about"]:
            begin -= 1
        opens = not begin or tokens[begin - 1].kind is not TokenKind.WORD or words[begin - 1] in table["before"]
        if opens and (begin < index or not table["needs_subject"]):
            return index
    return None


def _phrase_at(words: Sequence[str], index: int, phrases: Sequence[str]) -> int:
    """How many words of the longest phrase stand here; 0 where none does."""
    stretch = " ".join(words[index : index + _BETWEEN]) + " "
    return max((len(p.split()) for p in phrases if stretch.startswith(f"{p} ")), default=0)


def _recants(reading: Reading) -> int | None:
    """Rule 2: the token of the verb."""
    table, words = reading.grammar.cues["withdrawn"], [t.lower for t in reading.view.sentence.tokens]
    line = f" {' '.join(words)} "
    recanting = [phrase for phrase in table["recanting"] if f" {phrase} " in line]
    for index in range(len(words) if recanting else 0):
        is_refused = set(words[max(0, index - 3) : index]) & set(reading.grammar.cues["proviso"]["refusals"])
        if _phrase_at(words, index, recanting) and not is_refused:
            return index
    return None


def _speakers_at(reading: Reading, said: Mapping[int, tuple[Attribution, ...]], index: int) -> tuple[Speaker, ...]:
    """Who calls it false; somebody who cannot be seen is taken for one side."""
    cited = _cited_at(reading, said, index)
    saying = [c for c in reading.view.clauses if c.verb.last < index and c.verb.lemma in reading.grammar.speech_verbs]
    if cited or not saying:
        return cited
    found = subjects_of(reading, saying[-1])
    if not found and {t.lower for t in reading.view.sentence.tokens[:index]} & set(reading.grammar.verbs["we"]):
        return ()
    named = tuple(Speaker(p.entity.name, p.entity.type, p.entity.id) for p in found)
    return named or (Speaker("", EntityType.PERSON),)


def _cited_at(reading: Reading, said: Mapping[int, tuple[Attribution, ...]], index: int) -> tuple[Speaker, ...]:
    token = reading.view.sentence.tokens[index]
    return speakers_at(said.get(reading.number, ()), token.start, token.end)


def _subject(reading: Reading, index: int) -> tuple[Speaker, ...]:
    """Who recants, where the sentence shows it."""
    for clause in reading.view.clauses:
        if clause.verb.first <= index <= clause.verb.last or (clause.verb.first < index <= clause.verb.last + 2):
            is_dropped = clause.verb.has_object_clitic and clause.subject < 0  # "Hoy lo considera víctima"
            found = () if is_dropped else subjects_of(reading, clause)
            return tuple(Speaker(p.entity.name, p.entity.type, p.entity.id) for p in found)
    return ()


def _told_in(
    acts: Sequence[Act], reading: Reading, index: int, sentences: Sequence[Sentence], readings: Mapping[int, Reading]
) -> int | None:
    """The nearest sentence before that tells something by somebody's word; its own where that stands before it."""
    tokens = reading.view.sentence.tokens
    if _denies_all(reading, index):
        return reading.number - 1 if reading.number - 1 in readings else None
    is_second = any(t.text in {";", ":"} for t in tokens[:index]) or _is_afterthought(reading, index)
    numbers = [reading.number] if is_second else []
    numbers += [reading.number - n for n in range(1, _BACK + 1)]
    for number in numbers:
        if number not in readings or sentences[reading.number].paragraph - sentences[number].paragraph > 1:
            continue
        if any(a.sentence == number and _is_told(a, readings[number]) for a in acts):
            return number
    return None


def _is_afterthought(reading: Reading, index: int) -> bool:
    """As in "…, which turned out to be false"."""
    words = [t.lower for t in reading.view.sentence.tokens[:index]]
    return "," in words and bool(set(words[-3:]) & set(reading.grammar.cues["withdrawn"]["relatives"]))


def _is_told(act: Act, reading: Reading) -> bool:
    """Whether it stands by somebody's word: one who is cited, or a verb of saying that opens its sentence."""
    if KIND_OF.get(act.statement.predicate) not in _KINDS or act.statement.standing is Standing.DENIED:
        return False
    table = reading.grammar.cues["withdrawn"]
    if act.statement.standing is Standing.ADMITTED:
        return True
    cited = [s for s in act.statement.speakers if s.entity]
    verbs = [c.verb.lemma for c in reading.view.clauses if c.link is Link.MAIN][:1]
    words = {t.lower for t in reading.view.sentence.tokens}
    is_saying = any(v in reading.grammar.speech_verbs or v in table["spreading"] for v in verbs)
    return bool(cited) or is_saying or bool(words & set(table["rumours"]))


def _may_take_back(speakers: Sequence[Speaker], act: Act, grammar: Grammar) -> bool:
    """Rule 3."""
    if not speakers or speakers[0].type is not EntityType.PERSON:
        return True
    who = act.statement.subject.id if act.statement.subject is not None else None
    if speakers[0].entity in {s.entity for s in act.statement.speakers}:
        return True
    if act.statement.standing is Standing.ADMITTED and speakers[0].entity == who:
        return True
    named, table = set(speakers[0].name.lower().split()), grammar.cues["withdrawn"]
    officials = {*grammar.table["officials"]["words"], *table["ruling"]}
    return bool(named & officials) and not named & set(table["sides"])
