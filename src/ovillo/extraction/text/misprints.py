"""What a notice says was printed wrongly: "donde dice «…», debe decir «…»" cut into the wrong words and the right ones.

1. The wrong words are a sentence of their own that tells nothing; whoever is named there is named all the same.
2. The right words are one as well, without "debe decir" and the marks around them, as what the notice tells; so is
   what stands before "donde dice".
3. Where nothing is put in its place, here or at the head of the next sentence, nothing is cut.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ovillo.extraction.text.folding import places_of
from ovillo.extraction.text.spans import BlockKind, Sentence, Token

_OPENING = 2
"""Tokens of the next sentence before the words that put it right: a mark."""
_OPENERS, _CLOSERS = frozenset("\"“«‘'"), frozenset("\"”»’'")


@dataclass(frozen=True, slots=True)
class MisprintWords:
    """The phrases of a language."""

    wrong: tuple[str, ...]
    """ "donde dice" …"""
    right: tuple[str, ...]
    """… "debe decir"."""


def part_misprints(sentences: Sequence[Sentence], words: MisprintWords) -> list[Sentence]:
    """The sentences, each misprint apart from the words before and behind it."""
    found: list[Sentence] = []
    is_awaited = False
    for number, sentence in enumerate(sentences):
        tokens = sentence.tokens
        wrong = _find(tokens, words.wrong, 0)[0]
        right, begin = _find(tokens, words.right, wrong + 1)
        if is_awaited and wrong < 0:
            found.append(_right_words(sentence, begin))
            is_awaited = False
            continue
        following = sentences[number + 1].tokens[: _OPENING + 1] if number + 1 < len(sentences) else ()
        is_awaited = wrong >= 0 > right and _find(following, words.right, 0)[0] >= 0
        if wrong < 0 or (right < 0 and not is_awaited):
            found.append(sentence)
            continue
        if wrong > 0:
            found.append(_part(sentence, tokens[:wrong]))
        misprint = replace(sentence.block, kind=BlockKind.MISPRINT)
        found.append(replace(_part(sentence, tokens[wrong : right if right >= 0 else None]), block=misprint))
        if right >= 0 and begin < len(tokens):
            found.append(_right_words(sentence, begin))
    return found


def _find(tokens: Sequence[Token], phrases: Sequence[str], begin: int) -> tuple[int, int]:
    """Where the first of these phrases begins, and the token behind it; -1 where none stands from `begin` on."""
    places = ((first, last + 1) for first, last in places_of(tokens, phrases) if first >= begin)
    return min(places, default=(-1, -1))


def _right_words(sentence: Sentence, begin: int) -> Sentence:
    """What stands from here on, without a colon and the pair of marks around it."""
    tokens = sentence.tokens[begin:]
    tokens = tokens[1:] if tokens[:1] and tokens[0].text == ":" else tokens
    if len(tokens) > 1 and tokens[0].text in _OPENERS:
        close = max((at for at, token in enumerate(tokens) if at and token.text in _CLOSERS), default=len(tokens))
        tokens = (*tokens[1:close], *tokens[close + 1 :])
    return _part(sentence, tokens) if tokens else sentence


def _part(sentence: Sentence, tokens: tuple[Token, ...]) -> Sentence:
    return replace(sentence, start=tokens[0].start, end=tokens[-1].end, tokens=tokens)
