"""Two full names, one within the other, of whom the text calls cousins, father and son, namesakes: two people."""

from collections.abc import Iterator, Sequence

from ovillo.extraction.groups.entities import is_short_form
from ovillo.extraction.naming.name_types import NameRun
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords

_BEFORE = 3
"""Tokens before a name in which a noun of kin may stand: "his cousin, X"."""
_BACK = 2
"""Sentences back to the other name."""


def find_namesakes(
    sentences: Sequence[Sentence], runs: Sequence[NameRun], who: WhoWords
) -> frozenset[frozenset[tuple[str, ...]]]:
    """The pairs of names that are never one person in this document."""
    return frozenset(_pairs(sentences, runs, who))


def _pairs(
    sentences: Sequence[Sentence], runs: Sequence[NameRun], who: WhoWords
) -> Iterator[frozenset[tuple[str, ...]]]:
    named = [run for run in runs if len(run.words) > 1]
    for run in named:
        tokens = sentences[run.sentence].tokens
        before = tokens[max(0, run.start - _BEFORE) : run.start]
        if not any(_is_of_kin(token.text, who) for token in before):
            continue
        for other in named:
            is_near = 0 <= run.sentence - other.sentence <= _BACK and (other.sentence, other.first) != (
                run.sentence,
                run.first,
            )
            is_like = is_short_form(run.words, other.words) or is_short_form(other.words, run.words)
            if is_near and is_like and run.words != other.words:
                yield frozenset({run.words, other.words})


def _is_of_kin(word: str, who: WhoWords) -> bool:
    folded = fold(word)
    if folded in who.words["namesakes"]:
        return True
    return any(phrase == (folded,) and "relative" in role.categories for phrase, role in who.roles.get(folded, ()))
