"""A sentence as one lower-case string whose offsets still point into the document.

Patterns of the lexicon are regular expressions over this string; what they find is given back as tokens.
"""

from bisect import bisect_left, bisect_right

from ovillo.extraction.text.spans import Sentence


def lower_text(sentence: Sentence) -> str:
    """The sentence in lower case, one character for each code point of the document; gaps become spaces."""
    characters = [" "] * (sentence.end - sentence.start)
    for token in sentence.tokens:
        lowered = token.lower if len(token.lower) == len(token.text) else token.text
        offset = token.start - sentence.start
        characters[offset : offset + len(lowered)] = lowered
    return "".join(characters)


def token_range(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Indices (first, last) of the tokens that meet the document's `start` to `end`."""
    starts = [token.start for token in sentence.tokens]
    first = max(0, bisect_right(starts, start) - 1)
    if sentence.tokens[first].end <= start:
        first += 1
    last = bisect_left(starts, end) - 1
    return first, max(first, last)


def words_between(sentence: Sentence, first: int, last: int) -> str:
    """The words of tokens `first` to `last`, spaced as in the document."""
    pieces: list[str] = []
    for index in range(first, last + 1):
        token = sentence.tokens[index]
        if pieces and token.start > sentence.tokens[index - 1].end:
            pieces.append(" ")
        pieces.append(token.text)
    return "".join(pieces)
