"""The fixed words of a pattern: "file > charges", "hand > … sentence", "place > under house arrest".

Rules:
1. They stand after the verb, in order; "…" is up to four words of any kind.
2. They are not negated themselves: "pleaded guilty" is not in "pleaded not guilty".
3. Of a passive whose person a preposition names, they may be the grammatical subject: "charges were filed against X".
"""

import re
from functools import cache
from itertools import pairwise

from ovillo.domain.entities import EntityType
from ovillo.extraction.sentences.arguments import Arguments, list_from
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.cues import region_of
from ovillo.extraction.sentences.datives import dative_told
from ovillo.extraction.sentences.fronted import fronted_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind
from ovillo.extraction.words.grammar import Pattern

ANY = "…"


def has_words(reading: Reading, number: int, pattern: Pattern, arguments: Arguments) -> bool:
    """Whether the fixed words of the pattern go with the verb of this clause."""
    if not pattern.words:
        return True
    text = f" {_words_after(reading, arguments, pattern.words)} "
    if not all(word == ANY or f"{word} " in text for word in pattern.words):
        return is_subject(reading, number, pattern)
    if ANY in pattern.words:
        match = _compiled(pattern.words).search(text)
        if match is not None:
            before, inside = text[: match.start()], match.group().split()
            return (
                _is_free(reading, number, before)
                and not _is_told_apart(reading, pattern, inside)
                and not any(
                    w in reading.grammar.sets["negations"] or w in reading.grammar.cues["negation"]["subjects"]
                    for w in inside
                    if w not in pattern.words  # "pleaded not guilty to a three-count charge"
                )
            )
    else:
        before, found, _ = text.partition(f" {' '.join(pattern.words)} ")
        is_price = pattern.is_inverse and bool({*before.split()[-2:]} & reading.grammar.sets["exchange_slot"])
        if found:  # not "recibía 500 dólares a cambio de información"
            is_apart = is_price or _is_told_apart(reading, pattern, [*before.split(), *pattern.words])
            return _is_free(reading, number, before) and not is_apart and not _is_in_name(reading, number, before)
    return is_subject(reading, number, pattern)


def fits(reading: Reading, number: int, pattern: Pattern, arguments: Arguments) -> bool:
    """Whether the reflexive, the fixed words and the prepositions of the pattern stand with the verb."""
    verb = reading.view.clauses[number].verb
    if pattern.is_pronominal and (not verb.is_reflexive or verb.has_object_clitic):
        return False  # "se la declaró culpable": others did
    if not pattern.is_pronominal and _is_own_plea(reading, number, pattern, arguments):
        return False
    if not has_words(reading, number, pattern, arguments):
        return False
    if not pattern.prepositions or any(s.preposition in pattern.prepositions for s in arguments.slots):
        return True
    if tied_before(reading, number, pattern):
        return True
    if not pattern.prepositions & reading.grammar.sets["direct_slot"]:
        return False
    clause = reading.view.clauses[number]
    fronted = fronted_of(reading, clause) if pattern.words else ()  # "a las mujeres les prometía trabajo"
    return bool(fronted or dative_told(reading, clause))


def _is_own_plea(reading: Reading, number: int, pattern: Pattern, arguments: Arguments) -> bool:
    """As in "X se declaró culpable": said by X, where "se declaró culpable a X" is said of X."""
    clause = reading.view.clauses[number]
    if not clause.verb.is_reflexive or (clause.subject < 0 and _has_whom(reading, clause, arguments)):
        return False
    rows = reading.grammar.governors.get(pattern.lemma, ())
    return any(row.pattern.is_pronominal and row.pattern.words == pattern.words for row in rows)


def _has_whom(reading: Reading, clause: Clause, arguments: Arguments) -> bool:
    """As in "se declaró culpable a X", "se le declaró", and not "el acuerdo por el que se declara culpable"."""
    words = {t.lower for t in reading.view.sentence.tokens[clause.verb.first : clause.verb.last + 1]}
    is_dative = bool(words & set(reading.grammar.verbs.get("dative_clitics", ())))
    return is_dative or any(s.preposition in reading.grammar.sets["direct_slot"] for s in arguments.slots)


def _words_after(reading: Reading, arguments: Arguments, words: tuple[str, ...]) -> str:
    """The words after the verb, with as many more where a verb that it takes ends them: "forced … to beg"."""
    view = reading.view
    at = arguments.last_item
    if (
        at + 1 >= len(view.items)
        or view.items[at].kind is ItemKind.COMMA
        or view.items[at + 1].kind is not ItemKind.VERB
    ):
        return arguments.words
    behind = view.clauses[view.clause_at[at + 1]].verb
    if behind.mood is Mood.FINITE and behind.lemma in reading.grammar.sets["copulas"]:
        return arguments.words  # "it is unclear whether X is the target of a probe": of the other verb
    first = view.items[at].last + 1
    size = len(words) + (3 if ANY in words else 0)
    return " ".join([arguments.words, *(t.lower for t in view.sentence.tokens[first : first + size])]).strip()


def end_of_words(reading: Reading, number: int, pattern: Pattern) -> int:
    """The token after the last fixed word; that after the verb where they stand before it."""
    clause = reading.view.clauses[number]
    begin = clause.verb.last + 1
    tokens = reading.view.sentence.tokens
    text = " " + "".join(f"{t.lower} " for t in tokens[begin:])
    match = _compiled(pattern.words).search(text)
    return begin + len(text[: match.end()].split()) if match else begin


def _is_free(reading: Reading, number: int, before: str) -> bool:
    """Rule 2: no negation of their own stands before them."""
    *others, last = before.split() or [""]
    if _is_somebodys(reading, number, before):
        return False
    is_own = not others and reading.view.clauses[number].verb.is_negated
    return is_own or last not in reading.grammar.sets["negations"]


def _is_told_apart(reading: Reading, pattern: Pattern, inside: list[str]) -> bool:
    """As in "issued a statement on the arrest", "praising the arrest": the last fixed word is what others speak of."""
    table = reading.grammar.table["told_apart"]
    led = [one for one, two in pairwise(inside) if two in table["led_by"]]
    is_spoken_of = any(word in table["on"] or word.endswith(table["ending"]) for word in led)
    return is_spoken_of or bool((set(inside) - set(pattern.words)) & set(table["words"]))


def _is_in_name(reading: Reading, number: int, before: str) -> bool:
    """As in "was directed to the Office of Investigations": the words after `before` are a part of a name."""
    at = reading.view.clauses[number].verb.last + 1 + len(before.split())
    names = (g for g in reading.view.groups if g.first < at <= g.last and g.kind is ArgumentKind.NAME)
    return any(reading.view.sentence.tokens[at].is_capitalised for _ in names)


def _is_somebodys(reading: Reading, number: int, before: str) -> bool:
    """As in "es hijo de la dueña del bar", "los detenidos son X e Y, dueña del bar": said of somebody else."""
    sets, words = reading.grammar.sets, before.split()
    verb = reading.view.clauses[number].verb
    if verb.lemma not in sets["copulas"]:
        return False
    inside = range(verb.last + 1, verb.last + 1 + len(words))
    while words and words[-1] in sets["determiners"]:
        words.pop()
    tokens = reading.view.sentence.tokens
    names = (g for g in reading.view.groups if g.first in inside and g.kind is ArgumentKind.NAME)
    names = (g for g in names if g.entity.type is EntityType.PERSON)
    is_named = any(tokens[g.first - 1].lower not in sets["prepositions"] for g in names)
    return is_named or (bool(words) and words[-1] in sets["object_slot"])


def is_subject(reading: Reading, number: int, pattern: Pattern) -> bool:
    """Rule 3."""
    clause = reading.view.clauses[number]
    if not pattern.words or not pattern.prepositions or not (clause.is_passive or clause.verb.is_reflexive):
        return False
    begin, _ = region_of(reading.view, number)
    text = f" {' '.join(t.lower for t in reading.view.sentence.tokens[begin : clause.verb.first])} "
    return _compiled(_without_article(reading, pattern.words)).search(text) is not None


def is_told_of_words(reading: Reading, number: int) -> bool:
    """As in "the six-year sentence imposed on X": a reduced relative of the fixed words of a pattern."""
    clause = reading.view.clauses[number]
    rows = reading.grammar.patterns.get(clause.verb.lemma, ()) if clause.subject < 0 else ()
    return any(is_subject(reading, number, pattern) for pattern, _ in rows)


def tied_before(reading: Reading, number: int, pattern: Pattern) -> list[int]:
    """As in "the sale of the baby was arranged by X": the groups that a preposition ties to these words before it."""
    if not is_subject(reading, number, pattern):
        return []
    view = reading.view
    first = view.clauses[number].verb.first
    ends = [t.lower for t in view.sentence.tokens[:first]]
    for at, item in enumerate(view.items[:-1]):
        is_tie = item.first < first and item.kind is ItemKind.PREPOSITION and item.word in pattern.prepositions
        if is_tie and item.first and ends[item.first - 1] == pattern.words[-1]:
            after = next((i for i in view.items[at + 1 : at + 3] if i.kind is ItemKind.GROUP and i.first < first), None)
            return list(list_from(view, after.ref)) if after else []
    return []


def _without_article(reading: Reading, words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if len(words) > 1 and words[0] in reading.grammar.sets["determiners"] else words


@cache
def _compiled(words: tuple[str, ...]) -> re.Pattern[str]:
    """Rule 1."""
    parts = [r"(?:\S+ ){0,4}" if word == ANY else re.escape(word) + r"(?= ) ?" for word in words]
    return re.compile("(?<= )" + "".join(parts))
