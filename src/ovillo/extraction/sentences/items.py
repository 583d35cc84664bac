"""A sentence as a row of items: noun groups, verb groups, prepositions, openers of clauses, commas, stops.

Rules:
1. What a layer before has found is one item; every other word is one item of its own.
2. A word that may open a clause does so only where what stands around it allows no other reading.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import KIND_OF
from ovillo.extraction.sentences.attributes import is_attribute
from ovillo.extraction.sentences.verbs import Mood, VerbGroup
from ovillo.extraction.text.spans import ArgumentKind, NounGroup, Quantity, Sentence, TimeSpan, TokenKind
from ovillo.extraction.words.grammar import Grammar


class ItemKind(StrEnum):
    """What one item of the row is."""

    GROUP = "group"
    VERB = "verb"
    PREPOSITION = "preposition"
    COMMA = "comma"
    AND = "and"
    RELATIVE = "relative"
    THAT = "that"
    SUBORDINATOR = "subordinator"
    STOP = "stop"
    QUANTITY = "quantity"
    TIME = "time"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Item:
    """One word or group of words of the row; `ref` is its index among groups, verbs, quantities or times."""

    kind: ItemKind
    first: int
    last: int
    ref: int = -1
    word: str = ""


def cut_items(
    sentence: Sentence,
    groups: Sequence[NounGroup],
    quantities: Sequence[Quantity],
    times: Sequence[TimeSpan],
    verbs: Sequence[VerbGroup],
    grammar: Grammar,
) -> list[Item]:
    """The items of one sentence, in order, without gaps but for the quotation marks around one verb."""
    starts: dict[int, Item] = {}
    for kind, spans in ((ItemKind.TIME, times), (ItemKind.QUANTITY, quantities), (ItemKind.VERB, verbs)):
        for ref, span in enumerate(spans):
            starts[span.first] = Item(kind, span.first, span.last, ref)  # type: ignore[attr-defined]  # all have both
    for ref, group in enumerate(groups):
        if _is_relative(sentence, group, grammar):
            continue
        starts[group.first] = Item(ItemKind.GROUP, group.first, group.last, ref)
    marks = _around_bands(sentence, groups)
    found: list[Item] = []
    index = 0
    while index < len(sentence.tokens):
        if index in marks or _is_around_verb(sentence, index, starts):
            index += 1  # 'the gang "sold" babies'
            continue
        item = (
            _range_of_pains(sentence, index, grammar)
            or starts.get(index)
            or _adverb_of_words(sentence, index, grammar)
            or _word_item(sentence, index, grammar, found, starts, verbs)
        )
        is_quoted = _is_around_verb(sentence, item.last + 1, starts)
        if item.kind is ItemKind.GROUP and not is_quoted and _is_possessor(sentence, item.last, grammar):
            item = Item(ItemKind.OTHER, item.first, item.last + 1, item.ref)
        elif item.kind is ItemKind.GROUP and is_attribute(sentence, groups, item.ref, grammar):
            item = Item(ItemKind.OTHER, item.first, item.last, item.ref)
        found.append(item)
        index = item.last + 1
    return [_as_preposition(sentence, found, at, groups, grammar) for at in range(len(found))]


def _range_of_pains(sentence: Sentence, index: int, grammar: Grammar) -> Item | None:
    """As in "penas | que van | de cinco a siete años": two words that open no clause."""
    tokens, table = sentence.tokens, grammar.table["durations"]
    if not 0 < index < len(tokens) - 3 or tokens[index - 1].lower not in table["pains"]:
        return None
    if tokens[index + 3].lower in grammar.sets["determiners"]:
        return None  # "que van de los 3 a los 16 años" is read apart
    is_that = tokens[index].lower in grammar.speech["relatives"]
    forms = grammar.forms.get(tokens[index + 1].lower, ()) if is_that else ()
    is_range = any(form.lemma in table.get("ranging", ()) for form in forms)
    return Item(ItemKind.OTHER, index, index + 1) if is_range else None


def _as_preposition(
    sentence: Sentence, items: Sequence[Item], at: int, groups: Sequence[NounGroup], grammar: Grammar
) -> Item:
    """As in "filed charges before the Regional Court": the court is no subject of what follows."""
    item, table = items[at], grammar.table.get("courts", {})
    if item.kind is not ItemKind.SUBORDINATOR or item.word not in table.get("before", ()):
        return item
    after = next((i for i in items[at + 1 : at + 4] if i.kind is not ItemKind.OTHER), None)
    if after is None or after.kind is not ItemKind.GROUP:
        return item
    words = {t.lower for t in sentence.tokens[groups[after.ref].first : groups[after.ref].last + 1]}
    follows = next(iter(items[items.index(after) + 1 :]), None)
    is_court = bool(words & set(table["words"])) and (follows is None or follows.kind is not ItemKind.VERB)
    return replace(item, kind=ItemKind.PREPOSITION) if is_court else item


_QUOTES = frozenset("\"'‘’“”«»")


def _around_bands(sentence: Sentence, groups: Sequence[NounGroup]) -> frozenset[int]:
    """The quotation marks around the name of a band: "el cabecilla de «Los X»"."""
    found: set[int] = set()
    for group in groups:
        if group.kind is not ArgumentKind.NAME or group.entity.type is not EntityType.GROUP or not group.first:
            continue
        marks = [i for i in (group.first - 1, group.last + 1) if i < len(sentence.tokens)]
        if len(marks) > 1 and all(sentence.tokens[i].text in _QUOTES for i in marks):
            found.update(marks)
    return frozenset(found)


def _is_around_verb(sentence: Sentence, index: int, starts: dict[int, Item]) -> bool:
    """Whether the token is a quotation mark that opens or closes right around one verb."""
    if index >= len(sentence.tokens) or sentence.tokens[index].text not in _QUOTES:
        return False
    verbs = [i for i in starts.values() if i.kind is ItemKind.VERB and index in (i.first - 1, i.last + 1)]
    for verb in verbs:
        other = verb.last + 1 if index < verb.first else verb.first - 1
        if 0 <= other < len(sentence.tokens) and sentence.tokens[other].text in _QUOTES:
            return True
    return False


def _is_relative(sentence: Sentence, group: NounGroup, grammar: Grammar) -> bool:
    """As in "who", "que": openers of clauses, whatever they stand for."""
    return group.kind is ArgumentKind.PRONOUN and sentence.tokens[group.first].lower in grammar.sets["relatives"]


def _is_possessor(sentence: Sentence, last: int, grammar: Grammar) -> bool:
    """As in "the agency's offices": the agency is no argument of the verb."""
    after = last + 1
    if after >= len(sentence.tokens) or sentence.tokens[after].lower not in grammar.sets["possessive_marks"]:
        return False
    return sentence.tokens[last].end == sentence.tokens[after].start  # "the gang 'sold' babies"


_STOPS = frozenset(";:()—–")
_ENDS = frozenset(".!?…")


def _begins_sentence(sentence: Sentence, index: int) -> bool:
    """Whether a capital follows: a quotation of several sentences is one here."""
    while index < len(sentence.tokens) and sentence.tokens[index].text in _MARKS:
        index += 1
    return index < len(sentence.tokens) and sentence.tokens[index].is_capitalised


_MARKS = frozenset("\"“”«»'‘’¿¡")


def _word_item(
    sentence: Sentence,
    index: int,
    grammar: Grammar,
    before: Sequence[Item],
    starts: dict[int, Item],
    verbs: Sequence[VerbGroup],
) -> Item:
    token = sentence.tokens[index]
    word, sets = token.lower, grammar.sets
    following = starts.get(index + 1)
    kind = ItemKind.OTHER
    if word == ",":
        kind = ItemKind.COMMA
    elif token.kind is not TokenKind.WORD:
        is_stop = word in _STOPS or (word in _ENDS and _begins_sentence(sentence, index + 1))
        kind = ItemKind.STOP if is_stop else ItemKind.OTHER
    elif word in sets["relatives"] or word in sets["complementisers"]:
        kind = _that_or_who(word, before, following, grammar, verbs)
    elif word in sets["conjunctions"]:
        after = sentence.tokens[index + 1].lower if index + 1 < len(sentence.tokens) else ""
        kind = ItemKind.OTHER if after in grammar.verbs.get("emphatic", {}).get(word, ()) else ItemKind.AND
    elif _is_subordinator(sentence, index, grammar, starts) and not _follows_nonfinite(word, before, grammar, verbs):
        kind = ItemKind.SUBORDINATOR
    elif word in sets["prepositions"] or word in sets["infinitive_marks"]:
        kind = ItemKind.OTHER if _is_particle(word, index, grammar, before, starts, verbs) else ItemKind.PREPOSITION
    return Item(kind, index, index, word=word)


def _adverb_of_words(sentence: Sentence, index: int, grammar: Grammar) -> Item | None:
    """As in "hasta el momento", "por ahora": no preposition, so that what follows may be the subject."""
    tokens = sentence.tokens
    for phrase in grammar.verbs.get("adverbs_of_words", {}).get(tokens[index].lower, ()):
        words = phrase.split()
        last = index + len(words)
        after = tokens[last + 1].lower if last + 1 < len(tokens) else ""
        is_tied = after in grammar.sets["prepositions"] | grammar.sets["complementisers"]
        if [t.lower for t in tokens[index + 1 : last + 1]] == words and not is_tied:
            return Item(ItemKind.OTHER, index, last, word=tokens[last].lower)
    return None


def _is_particle(
    word: str, index: int, grammar: Grammar, before: Sequence[Item], starts: dict[int, Item], verbs: Sequence[VerbGroup]
) -> bool:
    """As in "handed over the baby": the word belongs to the verb, and what follows is its object."""
    if not before or before[-1].kind is not ItemKind.VERB:
        return False
    verb, following = verbs[before[-1].ref], starts.get(index + 1)
    has_object = following is not None and following.kind in (ItemKind.GROUP, ItemKind.QUANTITY)
    return has_object and not verb.is_passive and word in grammar.verbs.get("particles", {}).get(verb.lemma, ())


def _is_subordinator(sentence: Sentence, index: int, grammar: Grammar, starts: dict[int, Item]) -> bool:
    word, sets = sentence.tokens[index].lower, grammar.sets
    if word not in sets["subordinators"]:
        return False
    needed = grammar.speech.get("opens_before", {}).get(word)
    after = sentence.tokens[index + 1].lower if index + 1 < len(sentence.tokens) else ""
    pair = f"{sentence.tokens[index - 1].lower} {word}" if index else word
    if (needed is not None and after not in needed) or pair in grammar.speech.get("no_openers", ()):
        return False  # "the clinic named after X sold babies"
    is_adverb = word in grammar.speech.get("adverbs_too", ()) and after in sets["determiners"]  # "X, once the leader,"
    return (word not in sets["prepositions"] and not is_adverb) or _opens_clause(index, sentence, starts)


def _follows_nonfinite(word: str, before: Sequence[Item], grammar: Grammar, verbs: Sequence[VerbGroup]) -> bool:
    """As in "an officer posing as a buyer paid": what "as" brings in right after a gerund does nothing."""
    is_after = bool(before) and before[-1].kind is ItemKind.VERB
    return is_after and word in grammar.table["posing"]["words"] and verbs[before[-1].ref].mood is not Mood.FINITE


def _opens_clause(index: int, sentence: Sentence, starts: dict[int, Item]) -> bool:
    """As in "after police raided": a group and then a finite verb follow, with nothing but words between them."""
    seen_group = False
    position = index + 1
    while position < len(sentence.tokens) and position < index + 14:
        item = starts.get(position)
        if item and item.kind is ItemKind.VERB:
            return seen_group
        if item and item.kind is ItemKind.GROUP:
            seen_group = True
        if sentence.tokens[position].lower in {",", ";", "."}:
            return False
        position = (item.last if item else position) + 1
    return False


def _predicate_of(lemma: str, grammar: Grammar) -> str:
    """What the verb states of whom it acts upon, as "rescued"; "" for a verb of telling."""
    rows = grammar.patterns.get(lemma, ())
    return rows[0][1].predicate if rows and lemma not in grammar.speech_verbs else ""


def _that_or_who(
    word: str, before: Sequence[Item], following: Item | None, grammar: Grammar, verbs: Sequence[VerbGroup]
) -> ItemKind:
    """A relative pronoun after a noun group, a complementiser after a verb."""
    if word not in grammar.sets["complementisers"]:
        return ItemKind.RELATIVE
    if word not in grammar.sets["relatives"]:
        return ItemKind.THAT
    previous = [i for i in before if i.kind is not ItemKind.OTHER]
    if not previous:
        return ItemKind.THAT
    if [i.kind for i in previous[-3:]] == [ItemKind.GROUP, ItemKind.PREPOSITION, ItemKind.QUANTITY]:
        previous = previous[:-2]  # "una niña de tres meses que"
    last = previous[-1]
    is_tied = last.kind is ItemKind.PREPOSITION and before[-1].word in grammar.sets["clitics"] | {"el"}
    if is_tied or (last.kind is ItemKind.QUANTITY and before[-1] is last):
        return ItemKind.RELATIVE  # "mujeres a las que", "los 50.000 dólares que recibió"
    if last.kind is ItemKind.COMMA and len(previous) > 1:
        last = previous[-2]
        is_noun = last.kind is ItemKind.GROUP or _ends_age(previous[:-1], grammar)
        return ItemKind.RELATIVE if is_noun else ItemKind.THAT
    if last.kind is not ItemKind.GROUP:
        return ItemKind.THAT
    is_object = len(previous) > 1 and previous[-2].kind is ItemKind.VERB
    is_object = is_object and not _is_done_to(verbs[previous[-2].ref].lemma, grammar)
    if (is_object and following and following.kind is ItemKind.GROUP) or _is_heard(before, following, grammar, verbs):
        return ItemKind.THAT
    listened = len(previous) > 2 and previous[-2].kind is ItemKind.PREPOSITION and previous[-3].kind is ItemKind.VERB
    if (
        listened
        and verbs[previous[-3].ref].lemma in grammar.speech_verbs
        and following
        and following.kind is ItemKind.GROUP
    ):
        return ItemKind.THAT
    if listened and verbs[previous[-3].ref].lemma in grammar.speech.get("finding", ()):
        return ItemKind.RELATIVE  # "identificar a las familias que compraron"
    listened = listened and KIND_OF.get(_predicate_of(verbs[previous[-3].ref].lemma, grammar)) is None
    return ItemKind.THAT if listened and previous[-2].word in grammar.sets["direct_slot"] else ItemKind.RELATIVE


def _is_done_to(lemma: str, grammar: Grammar) -> bool:
    """As in "rescued a baby that X had sold": what is done to the object, which hears of nothing."""
    told = set(grammar.speech.get("done_to", ())) & {frame.predicate for _, frame in grammar.patterns.get(lemma, ())}
    return bool(told) and lemma not in grammar.speech_verbs


def _ends_age(before: Sequence[Item], grammar: Grammar) -> bool:
    """As in "X (42), que", "X, de 42 años, que": only the age of whoever is named stands last."""
    kinds = [item.kind for item in before[-4:]]
    is_bracketed = kinds == [ItemKind.GROUP, ItemKind.STOP, ItemKind.QUANTITY, ItemKind.STOP]
    is_bare = kinds[-3:] == [ItemKind.GROUP, ItemKind.COMMA, ItemKind.QUANTITY]
    is_tied = kinds == [ItemKind.GROUP, ItemKind.COMMA, ItemKind.PREPOSITION, ItemKind.QUANTITY]
    return (
        (is_bracketed and before[-1].word == ")")
        or is_bare
        or (is_tied and before[-2].word in grammar.sets["object_slot"])
    )


def _is_heard(before: Sequence[Item], following: Item | None, grammar: Grammar, verbs: Sequence[VerbGroup]) -> bool:
    """As in "admitió ante el juez que vendió": the verb is not that of whoever hears it, unless it is one of office."""
    if following and following.kind is ItemKind.VERB and verbs[following.ref].lemma in grammar.speech["presiding"]:
        return False
    index = len(before) - 1
    while index >= 0 and before[index].kind not in _CLAUSE_ENDS:
        if before[index].kind is ItemKind.VERB:
            if index == 0 or before[index - 1].kind is not ItemKind.RELATIVE:
                break
            index -= 1  # "ante el tribunal que preside X": a clause that has ended
        index -= 1
    if index < 0 or before[index].kind is not ItemKind.VERB:
        return False
    words = " ".join(each.word for each in before[index + 1 : index + 4])
    lemma = verbs[before[index].ref].lemma
    is_said = lemma in grammar.speech_verbs or lemma in grammar.cue_verbs
    return is_said and any(f"{words} ".startswith(f"{one} ") for one in grammar.speech["hearers"])


_CLAUSE_ENDS = frozenset({ItemKind.COMMA, ItemKind.STOP, ItemKind.THAT, ItemKind.SUBORDINATOR})
