"""Lists in one paragraph: the numbers of "Detenidos: 1. X, 2. Y" are left out, and a list ends where another begins.

1. Behind a comma, a colon or a small word a mark of a list is no token; behind a name it is a comma. Where a list of
   bare names ends, its last mark is an "and".
2. A mark that begins a sentence or a line stays, and so does one before what is no name and nobody ("a) trasladar").
3. A label that says whose names follow ("Imputados:", "los testigos:") begins a sentence.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ovillo.domain.list_marks import ListMark
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Token, TokenKind

_STOPS = frozenset(".!?…")
_JOINTS = frozenset({",", ";", ":"})
_OF_BOTH = frozenset("()/")
"""In a label for one or several: "Imputado(s):"."""
_LONGEST_LABEL = 7
"""Tokens of a label."""


@dataclass(frozen=True, slots=True)
class ListWords:
    """What the language says of lists."""

    joins: Sequence[str]
    """The first is the word for "and"."""
    articles: frozenset[str]
    openers: frozenset[str]
    """Behind these a colon is none: "detuvo a: 1. X"."""
    small: frozenset[str]
    """Small words in names."""
    labels: frozenset[str]


def without_list_numbers(tokens: Sequence[Token], marks: Sequence[ListMark], words: ListWords) -> tuple[Token, ...]:
    """The tokens of a block as they are read."""
    read: list[Token] = []
    at, starts = 0, [token.start for token in tokens]
    places: list[int] = []
    for number, mark in enumerate(marks):
        first, behind = bisect_left(starts, mark.start), bisect_left(starts, mark.end)
        read.extend(tokens[at:first])
        at = first
        is_whole = behind > first and tokens[behind - 1].end <= mark.end and behind < len(tokens)
        is_inside = bool(read) and read[-1].text[-1] not in _STOPS
        if not (is_whole and is_inside and _may_be_listed(read, tokens[first:behind], tokens[behind], words)):
            continue
        at = behind
        if len(read) > 1 and read[-1].text == ":" and read[-2].lower in words.openers:
            read.pop()
        is_list = bool(places) and marks[number - 1].head == mark.head
        places = [*places, len(read)] if is_list else [len(read)]
        is_last = number + 1 == len(marks) or marks[number + 1].head != mark.head
        if is_list and is_last and tokens[behind].text[-1] not in _STOPS and _are_bare(read[places[0] :], words.small):
            joint = read.pop() if read[-1].text in _JOINTS else tokens[first]
            read.append(replace(joint, text=words.joins[0], lower=words.joins[0], kind=TokenKind.WORD))
        elif is_list and read[-1].text not in _JOINTS and read[-1].lower not in words.joins:
            read.append(replace(tokens[first], text=",", lower=",", kind=TokenKind.PUNCTUATION))
    return (*read, *tokens[at:])


def _may_be_listed(read: Sequence[Token], mark: Sequence[Token], behind: Token, words: ListWords) -> bool:
    """Whether a mark is before a name or a noun with an article, or a number stands right behind a name."""
    named = next((token for token in reversed(read) if token.text not in _JOINTS), None)
    is_number = any(token.text[0].isdigit() for token in mark) and named is not None and named.is_capitalised
    return is_number or behind.is_capitalised or behind.lower in words.articles


def _are_bare(tokens: Sequence[Token], small: frozenset[str]) -> bool:
    """Whether the tokens are names with marks between them, as many marks as there are names."""
    joints = [token.text in _JOINTS for token in tokens]
    is_plain = all(
        token.is_capitalised or joint or token.lower in small for token, joint in zip(tokens, joints, strict=True)
    )
    return is_plain and not any(one and other for one, other in pairwise(joints))


def begins_label(tokens: Sequence[Token], index: int, words: ListWords) -> bool:
    """Whether behind this token a label of a list begins: with a capital, or behind a stop, a semicolon or "and"."""
    told = tokens[index + 1 : index + 2 + _LONGEST_LABEL]
    end = next((at for at, token in enumerate(told) if token.text == ":"), 0)
    label = [token for token in told[:end] if token.text not in _OF_BOTH]
    is_set_off = tokens[index].text == ";" or tokens[index].text[-1] == "."
    if index and tokens[index].lower in words.joins and len(label) == 1:
        is_set_off = tokens[index - 1].text in _JOINTS or tokens[index - 1].is_capitalised
    if not label or any(token.kind is not TokenKind.WORD for token in label):
        return False
    is_begun = label[0].is_capitalised or (
        is_set_off and (label[0].lower in words.articles or _is_label(label[0], words))
    )
    return is_begun and any(_is_label(token, words) for token in label)


def _is_label(token: Token, words: ListWords) -> bool:
    return fold(token.text) in words.labels
