"""Letters that are short for a body: "Policía Nacional (PNC)", "OAC" beside "the Ovillo Anti-Corruption Council"."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.naming.name_types import NameRun
from ovillo.extraction.text.spans import Sentence

_LETTERED = frozenset({EntityType.ORGANISATION, EntityType.OFFICE})
_SMALL = 3
"""Letters of a word that an acronym may leave out: "of", "the"."""
_SHORTEST = 3
"""Letters of an acronym that can only mean one body."""


def join_acronyms(
    sentences: Sequence[Sentence], runs: Sequence[NameRun], drafts: Mapping[tuple[str, ...], Draft]
) -> None:
    """As in "Policía Nacional (PNC)", "Policía Nacional, PNC,": the letters are short for the body before them."""
    for one, two in pairwise(runs):
        tokens = sentences[one.sentence].tokens
        if one.sentence != two.sentence:
            continue
        is_short = len(two.words) == 1 and tokens[two.last].text.isupper() and len(one.words) > 1
        is_next = two.start == one.last + 2 and (
            tokens[one.last + 1].text == "(" or (tokens[one.last + 1].text == "," and _may_be_short(one, two))
        )
        if not (is_short and is_next and one.words in drafts and two.words in drafts):
            continue
        is_closed = two.last + 1 < len(tokens) and tokens[two.last + 1].text in {")", ","}
        if is_closed and drafts[one.words].root.type is not EntityType.PERSON:
            drafts[one.words].join(drafts[two.words])


def _may_be_short(one: NameRun, two: NameRun) -> bool:
    """Whether the letters, the first among them, open words of the name in their order: "…, OACT, said"."""
    initials = iter(part[0] for word in one.words for part in word.split("-") if part)
    letters = two.words[0]
    return len(letters) >= _SHORTEST and letters[0] == one.words[0][0] and all(letter in initials for letter in letters)


def join_initials(runs: Sequence[NameRun], drafts: Mapping[tuple[str, ...], Draft]) -> None:
    """As "MACC" beside "the Malaysian Anti-Corruption Commission": letters that are those of one body only."""
    long: dict[str, set[tuple[str, ...]]] = {}
    for run in runs:
        parts = [part for word in run.words for part in word.split("-") if part]
        if len(run.words) > 1 and run.words in drafts and drafts[run.words].root.type in _LETTERED:
            strong = "".join(part[0] for part in parts if len(part) > _SMALL)
            for letters in {strong, "".join(part[0] for part in parts)}:
                long.setdefault(letters, set()).add(run.words)
    for run in runs:
        is_short = len(run.words) == 1 and len(run.words[0]) >= _SHORTEST and run.words in drafts
        bodies = {id(drafts[words].root): words for words in long.get(run.words[0], ())} if is_short else {}
        if len(bodies) == 1 and drafts[run.words].root.type in _LETTERED:
            drafts[next(iter(bodies.values()))].join(drafts[run.words])
