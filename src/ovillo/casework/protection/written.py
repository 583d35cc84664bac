"""What people wrote to one another, as somebody outside a compartment is shown it.

1. A name in full is its pseudonym. The bare given name is hidden without saying whose it is, for a note may mean
   somebody else of that name; so are the particulars beside either.
2. A given name is a word with a capital letter and no surname after it. One that the case also knows of somebody who is
   not protected is left: hiding it would hide them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from ovillo.casework.protection.masking import Masks, Shifted, Span, merged, words_of
from ovillo.casework.protection.particulars import HIDDEN, mails_of, particulars_beside
from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.protection import Protected

_WORD: Final = re.compile(r"[^\W\d_]+")
_ARTICLES: Final = frozenset({"los", "las"})
_LEAST: Final = 3
"""Letters of a word that is no initial and no particle."""
_OF_TWO_NAMES: Final = 4
"""Words of a name with two given names and two surnames."""
_SENTENCE_ENDS: Final = frozenset('.:;!?¡¿\n«»"(')


class Written:
    """Hides names and particulars in what is no document."""

    def __init__(
        self, people: Sequence[Protected], entities: Sequence[DocumentEntity], hidden: frozenset[str], names: Masks
    ) -> None:
        """Learns the given names.

        Args:
            people: who is hidden.
            entities: of all documents.
            hidden: ids of those that are these people.
            names: finds their names in full.
        """
        others = (each for each in entities if each.id not in hidden and each.type is EntityType.PERSON)
        full = (words_of(each.name) for each in others if each.level is NameLevel.FULL)
        borne = {words[0] for words in full if any(len(word) >= _LEAST for word in words[1:])}
        self._given = frozenset(word for each in people for name in each.names for word in _given(name)) - borne
        self._names = names
        self._words = tuple(words_of(name) for each in people for name in each.names)
        self._pseudonyms = frozenset(each.pseudonym for each in people)

    def text(self, text: str) -> str:
        """The text with pseudonyms, and without given names and particulars."""
        spans = [*self._names.spans(text), *self._alone(text)]
        called = [match.span() for it in self._pseudonyms if it in text for match in re.finditer(re.escape(it), text)]
        hidden = [*((start, end) for start, end, _ in merged(spans)), *called]
        if not hidden:
            return text
        particulars = (*particulars_beside(text, hidden, _others(text, hidden)), *mails_of(text, self._words, ()))
        return Shifted(text, merged([*spans, *particulars])).text

    def _alone(self, text: str) -> Iterator[Span]:
        words = list(_WORD.finditer(text))
        for at, word in enumerate(words):
            if not word.group()[0].isupper() or not self._given.issuperset(words_of(word.group())):
                continue
            before, after = words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None
            if after is not None and _goes_on(text, word, after):
                continue
            if before is not None and (before.group().lower() in _ARTICLES or _is_in_a_name(text, words, at - 1)):
                continue
            yield word.start(), word.end(), HIDDEN


def _given(name: str) -> Sequence[str]:
    words = words_of(name)
    given = words[:2] if len(words) >= _OF_TWO_NAMES else words[:1]
    return [word for word in given if len(word) >= _LEAST and word.isalpha()]


def _goes_on(text: str, word: re.Match[str], after: re.Match[str]) -> bool:
    """Whether a surname follows."""
    return text[word.end() : after.start()].isspace() and after.group()[0].isupper() and len(after.group()) >= _LEAST


def _is_in_a_name(text: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether the word before has a capital letter that no beginning of a sentence gave it."""
    before, after = words[at], words[at + 1]
    if not before.group()[0].isupper() or not text[before.end() : after.start()].isspace():
        return False
    return bool(text[: before.start()].strip()) and text[: before.start()].rstrip()[-1] not in _SENTENCE_ENDS


def _others(text: str, hidden: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where two words with capital letters are a name: of nobody hidden, and not behind "en", as a place."""
    found: list[tuple[int, int]] = []
    words = list(_WORD.finditer(text))
    for at, (one, two) in enumerate(pairwise(words)):
        if not (one.group()[0].isupper() and _goes_on(text, one, two)):
            continue
        if at and words[at - 1].group().lower() in {"en", "in"}:
            continue
        if all(two.end() <= start or end <= one.start() for start, end in hidden):
            found.append((one.start(), two.end()))
    return found
