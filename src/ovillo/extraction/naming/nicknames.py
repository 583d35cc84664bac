"""A nickname between a given name and a surname: 'Jorge "El Puma" Rojo', "Lucas (Lucky) Marsh".

1. Quotation marks or brackets, with a mark of aliases before them or not: 'Jorge (a) "Puma" Rojo'.
2. What stands in quotation marks is the alias. In brackets it is one too where it is a given name, begins like the one
   before ("Ana (Anita) Paz") or opens with an article; else it is part of the name.
"""

from collections.abc import Sequence
from dataclasses import replace

from ovillo.domain.entities import EntityType
from ovillo.extraction.naming.name_spans import spans_of
from ovillo.extraction.naming.name_types import NameRun
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Token, TokenKind
from ovillo.extraction.words.who_words import WhoWords

_PAIRS = {"(": ")", "[": "]", "“": "”", '"': '"', "«": "»", "‘": "’", "'": "'"}
_BRACKETS = frozenset("([")
_LONGEST = 4
"""Words of a nickname."""
_LONGEST_REST = 3
_PARTICLES = 2
"""Of a surname: "de la"."""
_SHORT_START = 2
"""Letters in which a given name and what it is shortened to begin alike."""
_WORD = 3


def over_nickname(tokens: Sequence[Token], runs: Sequence[NameRun], who: WhoWords) -> tuple[NameRun, int] | None:
    """The first of these runs with the nickname and the surname behind it, and how many runs that takes.

    Args:
        tokens: of the sentence.
        runs: the name and those after it.
        who: words of the language.
    """
    one = runs[0]
    if not _is_given(one, who):
        return None
    span = _nickname_behind(tokens, one, who)
    if span is None:
        return None
    at = next((n for n, run in enumerate(runs) if n and run.first > span[1] and run.sentence == one.sentence), 0)
    behind = runs[at] if at and runs[at].start == runs[at].first == span[1] + 2 else None
    rest = _surnames_behind(tokens, span[1] + 2, who) if behind is None else (behind.first, behind.last)
    if rest is None or (behind is not None and behind.type not in {None, EntityType.PERSON}):
        return None
    surnames = tuple(fold(token.text) for token in tokens[rest[0] : rest[1] + 1])
    is_bare = all(who.is_given(word) for word in one.words)
    if len(surnames) > _LONGEST_REST or (len(surnames) > 1 and who.is_given(surnames[0]) and not is_bare):
        return None
    inner = [fold(token.text) for token in tokens[span[0] : span[1] + 1]]
    is_quoted = tokens[span[0] - 1].text not in _BRACKETS
    is_alias = is_quoted or _is_short_for(inner, one.words[0], who)
    words = (*one.words, *(() if is_quoted else inner), *surnames)
    gender = one.gender or who.gender_of_name(one.words[0])
    nickname = span if is_alias else None
    whole = replace(one, last=rest[1], words=words, type=EntityType.PERSON, gender=gender)
    return replace(whole, is_certain=True, is_weak=False, nickname=nickname), sum(
        run.sentence == one.sentence and run.first <= rest[1] for run in runs
    )


def _surnames_behind(tokens: Sequence[Token], at: int, who: WhoWords) -> tuple[int, int] | None:
    """Capitalised words that were not known for a name because a quotation mark stands before them, or "de la X"."""
    first = at
    while at < min(first + _PARTICLES, len(tokens)) and tokens[at].lower in who.names["particles"]:
        at += 1
    span = next((span for span in spans_of(tokens, who) if span[0] == at), None)
    words = {fold(token.text) for token in tokens[span[0] : span[1] + 1]} if span else set()
    is_other = bool(words & (who.names["common"] | who.names["never"] | who.words["articles"]))
    return None if is_other or span is None else (first, span[1])


def _is_given(run: NameRun, who: WhoWords) -> bool:
    is_person = run.type in {None, EntityType.PERSON}
    return is_person and who.is_given(run.words[0])


def _nickname_behind(tokens: Sequence[Token], run: NameRun, who: WhoWords) -> tuple[int, int] | None:
    """First and last token of it, its marks left out."""
    opening = _past_alias_mark(tokens, run.last + 1, who)
    if opening >= len(tokens) or (close := _PAIRS.get(tokens[opening].text)) is None:
        return None
    inside = range(opening + 1, min(opening + 2 + _LONGEST, len(tokens)))
    closing = next((at for at in inside if tokens[at].text == close), 0)
    words = tokens[opening + 1 : closing]
    if not words or not words[-1].is_capitalised or any(token.kind is not TokenKind.WORD for token in words):
        return None
    articles = who.words["outlet_articles"] | who.words["articles"] | who.names["particles"]
    if not all(token.is_capitalised or token.lower in articles for token in words):
        return None
    is_bracketed = tokens[opening].text in _BRACKETS
    is_short = len(words) == 1 and words[0].text.isupper()  # "Ana (PSOE) Paz"
    is_place = any(fold(token.text) in who.names["places"] for token in words)
    return None if is_bracketed and (is_short or is_place) else (opening + 1, closing - 1)


def _past_alias_mark(tokens: Sequence[Token], at: int, who: WhoWords) -> int:
    """As in 'Jorge (a) "Puma"', 'Jorge alias "Puma"'."""
    words = [token.lower for token in tokens[at : at + _WORD]]
    if words[:1] and words[0] in who.words["alias_words"]:
        return at + 1
    return at + _WORD if words == ["(", "a", ")"] else at


def _is_short_for(inner: Sequence[str], given: str, who: WhoWords) -> bool:
    """Rule 2."""
    is_alike = len(inner) == 1 and inner[0][:_SHORT_START] == given[:_SHORT_START]
    is_article = len(inner) > 1 and inner[0] in who.words["outlet_articles"] | who.words["articles"]
    return is_alike or is_article or (len(inner) == 1 and who.is_given(inner[0]))
