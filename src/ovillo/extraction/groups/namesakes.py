"""Two people of one name in a text: cousins, father and son, namesakes.

1. Of two full names, one within the other, with a noun of kin before one of them, each is a person.
2. "X Jr." named after plain X is another; where X Jr. comes first, X is short for him.
3. The same full name a second time is another person where "his father," or "another" stands before it and the text
   has named nobody else by then. From there on the bare name says nothing of which: it is neither.
"""

from collections.abc import Iterator, Mapping, Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft, is_short_form
from ovillo.extraction.naming.name_types import NameRun
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords

_BEFORE = 3
"""Tokens before a name in which a noun of kin may stand: "his cousin, X"."""
_BACK = 2
"""Sentences back to the other name."""
_TWO = 2


def find_namesakes(
    sentences: Sequence[Sentence], runs: Sequence[NameRun], who: WhoWords
) -> frozenset[frozenset[tuple[str, ...]]]:
    """The pairs of names that are never one person in this document."""
    return frozenset(_pairs(sentences, runs, who))


def _pairs(
    sentences: Sequence[Sentence], runs: Sequence[NameRun], who: WhoWords
) -> Iterator[frozenset[tuple[str, ...]]]:
    named = [run for run in runs if len(run.words) > 1]
    for at, run in enumerate(named):
        plain = run.words[:-1]
        if run.words[-1] in who.names["generations"] and any(other.words == plain for other in named[:at]):
            yield frozenset({run.words, plain})
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


def part_namesakes(
    sentences: Sequence[Sentence],
    runs: Sequence[NameRun],
    drafts: Mapping[tuple[str, ...], Draft],
    who: WhoWords,
) -> dict[tuple[int, int], Draft]:
    """(sentence, first token) of each name that is not of the first who bears it, with whose it is (rule 3)."""
    found: dict[tuple[int, int], Draft] = {}
    people = [run for run in runs if run.words in drafts and drafts[run.words].type is EntityType.PERSON]
    for at, run in enumerate(people):
        if (run.sentence, run.first) in found or not _is_second(sentences, people[:at], run, who):
            continue
        first = drafts[run.words]
        found[(run.sentence, run.first)] = Draft(first.type, NameLevel.FULL, "", run.gender, words=run.words)
        either = Draft(first.type, NameLevel.FULL, "", words=run.words)
        for later in people[at + 1 :]:
            if drafts[later.words].root is first.root:
                found.setdefault((later.sentence, later.first), either)
    return found


def _is_second(sentences: Sequence[Sentence], before: Sequence[NameRun], run: NameRun, who: WhoWords) -> bool:
    """Whether the same full name stands a little earlier, and the words before this one are of somebody else."""
    near = [other for other in before if run.sentence - other.sentence <= _BACK]
    if len(run.words) < _TWO or not near or any(other.words != run.words for other in near):
        return False
    words = [fold(token.text) for token in sentences[run.sentence].tokens[: run.start]]
    if words[-1:] and words[-1] in who.words["one_more"] | who.words["others"]:
        return True
    if words[-1:] == [","]:
        words.pop()
    return bool(words) and _is_of_kin(words[-1], who)
