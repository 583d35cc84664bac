"""Names that quotation marks or a comma cut: 'Jorge "El Puma" Rojo', 'Jorge "R"', "ROJO PAZ, Jorge"."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ovillo.domain.entities import EntityType
from ovillo.extraction.naming.name_parts import is_of_widow
from ovillo.extraction.naming.name_types import NameRun
from ovillo.extraction.naming.nicknames import over_nickname
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence, Token, TokenKind
from ovillo.extraction.words.who_words import WhoWords

_FULL = 2
"""Words of a name with a surname."""
_OPENING = 6
"""Tokens before a place that opens the sentence."""
_MARKS = 3
_LONGEST_WITH_HUSBAND = 7
"""Words of "PAZ ROJO VDA. DE LA CRUZ"."""
_LOOK_ON = 4
"""Runs among which a nickname and the surname behind it stand."""
_CLOSED = {("(", ")"), (",", ",")}
_QUOTES = frozenset("\"“”«»‘’'")


def join_parts(sentences: Sequence[Sentence], runs: Sequence[NameRun], who: WhoWords) -> Iterator[NameRun]:
    """The runs with names joined that a quoted nickname or a comma cuts: 'Jorge "El Puma" Rojo', "ROJO PAZ, Jorge"."""
    named = Counter(run.words for run in runs)
    index = 0
    while index < len(runs):
        group = runs[index : index + 3]
        tokens = sentences[group[0].sentence].tokens
        if (cut := _with_initial(tokens, group[0], who)) is not None:
            yield cut
            index += 1
            while index < len(runs) and runs[index].sentence == cut.sentence and runs[index].first <= cut.last:
                index += 1
            continue
        joined = _with_nickname(tokens, group, who) or _surnames_first(tokens, group[:2], who)
        if joined is None and (over := over_nickname(tokens, runs[index : index + _LOOK_ON], who)) is not None:
            yield over[0]
            index += over[1]
            continue
        is_only_one = named[group[0].words] == 1
        generation = None if joined else _with_generation(tokens, group[0], who, is_only_one=is_only_one)
        yield joined or generation or _over_bare_nickname(tokens, _around_nickname(tokens, group[0]), who)
        index += 1 if joined is None else 3 if joined.nickname else 2


def _with_generation(tokens: Sequence[Token], run: NameRun, who: WhoWords, *, is_only_one: bool) -> NameRun | None:
    """As in "X Paz hijo fue detenido", "X Paz (padre)", "X Paz, hijo,": a word of the name; not "X Paz, hijo de Y"."""
    closed = _with_closed_generation(tokens, run, who)
    is_parent = closed is not None and closed.words[-1] in who.names["generations_parents"]
    if closed is not None and not (is_parent and is_only_one):  # "X, padre, fue" may have a child of another name
        return closed
    word, behind = (tokens[at] if at < len(tokens) else None for at in (run.last + 1, run.last + 2))
    if run.type not in {None, EntityType.PERSON} or len(run.words) < _FULL or word is None or behind is None:
        return None
    if word.text not in who.names["generations"] or behind.lower in who.words["generation_goes_on"]:
        return None
    return replace(run, last=run.last + 1, words=(*run.words, fold(word.text)), type=EntityType.PERSON)


def _with_closed_generation(tokens: Sequence[Token], run: NameRun, who: WhoWords) -> NameRun | None:
    """The same between brackets or commas."""
    marks = tokens[run.last + 1 : run.last + 4]
    if run.type not in {None, EntityType.PERSON} or len(run.words) < _FULL or len(marks) < _MARKS:
        return None
    opening, word, closing = (mark.text for mark in marks)
    if word not in who.names["generations"] | who.names["generations_closed"]:
        return None
    if (opening, closing) not in _CLOSED:
        return None
    last = run.last + (len(marks) if opening == "(" else len(marks) - 1)
    return replace(run, last=last, words=(*run.words, fold(word)), type=EntityType.PERSON)


def _with_initial(tokens: Sequence[Token], run: NameRun, who: WhoWords) -> NameRun | None:
    """As in 'Jorge "R"': a surname of which the authorities tell its initial alone."""
    at = run.last + 1
    if run.type not in {None, EntityType.PERSON} or not who.is_given(run.words[0]) or at + 2 >= len(tokens):
        return None
    letter = tokens[at + 1].text
    closing = at + 2 + (tokens[at + 2].text == "." and at + 3 < len(tokens))
    is_initial = len(letter.rstrip(".")) == 1 and letter.isupper()
    if not is_initial or tokens[at].text not in _QUOTES or tokens[closing].text not in _QUOTES:
        return None
    words = (*run.words, fold(letter.rstrip(".")))
    gender = run.gender or who.gender_of_name(run.words[0])
    return replace(
        run, last=closing, words=words, type=EntityType.PERSON, gender=gender, is_certain=True, is_weak=False
    )


def _with_nickname(tokens: Sequence[Token], group: Sequence[NameRun], who: WhoWords) -> NameRun | None:
    if len(group) < 3 or len({run.sentence for run in group}) > 1:
        return None
    one, inner, rest = group
    marks = (tokens[one.last + 1], tokens[rest.start - 1])
    begins = one.last + 1 < inner.start <= one.last + 4
    ends = inner.last < rest.start - 1 <= inner.last + 1 and rest.start == rest.first
    if not (begins and ends and all(mark.text in _QUOTES for mark in marks)):
        return None
    is_person = len(one.words) == len(rest.words) == 1 and {one.type, rest.type} <= {None, EntityType.PERSON}
    if not (who.is_given(one.words[0]) or (is_person and not one.is_weak)) or len(rest.words) > 3:
        return None
    words = one.words + rest.words
    nickname = (one.last + 2, rest.start - 2)
    return replace(
        one, last=rest.last, words=words, type=EntityType.PERSON, is_certain=True, is_weak=False, nickname=nickname
    )


def _around_nickname(tokens: Sequence[Token], run: NameRun) -> NameRun:
    """The run with the nickname that single quotation marks part inside it: "Jorge 'El Puma' Rojo"."""
    marks = [at for at in range(run.first + 1, run.last) if tokens[at].text in _QUOTES]
    if run.type not in {None, EntityType.PERSON} or len(marks) != 2 or marks[1] < marks[0] + 2:
        return run
    outside = (*range(run.first, marks[0]), *range(marks[1] + 1, run.last + 1))
    words = tuple(fold(tokens[at].text) for at in outside)
    nickname = (marks[0] + 1, marks[1] - 1)
    return replace(run, type=EntityType.PERSON, words=words, is_certain=True, is_weak=False, nickname=nickname)


def _over_bare_nickname(tokens: Sequence[Token], run: NameRun, who: WhoWords) -> NameRun:
    """The run with the nickname that a capital article alone shows in it: "Jorge El Puma Rojo"."""
    inside = range(run.first + 1, run.last - 1)
    articles = who.names["nickname_articles"]
    at = next((n for n in inside if tokens[n].is_capitalised and fold(tokens[n].text) in articles), 0)
    if not at or run.nickname is not None or run.type not in {None, EntityType.PERSON}:
        return run
    given, rest = tokens[run.first : at], tokens[at + 2 : run.last + 1]
    is_name = all(token.is_capitalised and who.is_given(token.text) for token in given)
    if not is_name or who.is_given(tokens[at + 1].text) or not rest[0].is_capitalised:
        return run
    words = tuple(fold(token.text) for token in (*given, *rest))
    return replace(run, type=EntityType.PERSON, words=words, is_certain=True, is_weak=False, nickname=(at, at + 1))


def _surnames_first(tokens: Sequence[Token], group: Sequence[NameRun], who: WhoWords) -> NameRun | None:
    if len(group) < 2 or group[0].sentence != group[1].sentence:
        return None
    one, two = group
    is_capitals = all(tokens[at].text.isupper() for at in range(one.first, one.last + 1))
    is_given = all(who.is_given(word) for word in two.words) and not tokens[two.first].text.isupper()
    if one.last + 2 != two.first or tokens[one.last + 1].text != "," or not (is_capitals and is_given):
        return None
    longest = 3 if not is_of_widow(tokens, one.first, one.last, who) else _LONGEST_WITH_HUSBAND
    if len(one.words) > longest or len(two.words) > 3:
        return None
    words = two.words + one.words
    gender = who.gender_of_name(two.words[0])
    return replace(
        one, last=two.last, words=words, type=EntityType.PERSON, gender=gender, is_certain=True, is_weak=False
    )


def is_behind_opening(tokens: Sequence[Token], place: NameRun, run: NameRun, who: WhoWords) -> bool:
    """As in "En Lima, X Y fue detenido", "Also in Lagos, X Y was held": no list of places, for a verb stands behind."""
    if place.type is not EntityType.PLACE or place.sentence != run.sentence or place.start > _OPENING:
        return False
    is_where = any(fold(token.text) in who.names["place_prepositions"] for token in tokens[: place.start])
    is_alone = run.start == place.last + 2 and tokens[place.last + 1].text == ","
    if not is_where or not is_alone or len(run.words) < _FULL or run.last + 1 >= len(tokens):
        return False
    after = tokens[run.last + 1]
    return after.kind is TokenKind.WORD and not after.is_capitalised and fold(after.text) not in who.words["and"]
