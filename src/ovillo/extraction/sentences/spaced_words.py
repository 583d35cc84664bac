"""Fixed words that a day may part: "we reported on March 5 that", "publicamos el 5 de marzo que"."""

from collections.abc import Sequence

from ovillo.extraction.sentences.clause_types import View


def length_at(view: View, index: int, words: Sequence[str]) -> int:
    """How many tokens these words take from this one on, with a time before the last; 0 where they differ."""
    tokens, at = view.sentence.tokens, index + len(words) - 1
    if at >= len(tokens) or [token.lower for token in tokens[index:at]] != list(words[:-1]):
        return 0
    if tokens[at].lower == words[-1]:
        return len(words)
    if at == index:
        return 0
    at += tokens[at].lower in view.prepositions | view.determiners
    ends = (time.last + 1 for time in view.times if time.first in (at - 1, at))
    at = max(ends, default=len(tokens))
    return at + 1 - index if at < len(tokens) and tokens[at].lower == words[-1] else 0
