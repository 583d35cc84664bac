"""What people wrote to one another, as somebody outside a compartment is shown it.

1. A name in full is its pseudonym. Every other form of it (`forms`) is hidden, whoever is meant: a note may mean
   somebody else of that given name. So are the particulars beside either.
2. What the case knows of somebody else by a longer name is left there: hiding it would hide them.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from ovillo.casework.protection.forms import Forms
from ovillo.casework.protection.kin import kin_named
from ovillo.casework.protection.masking import Masks, Shifted, Span, merged, words_of
from ovillo.casework.protection.particulars import HIDDEN, mails_of, particulars_beside
from ovillo.domain.protection import Protected

_WORD: Final = re.compile(r"[^\W\d_]+")
_FILE: Final = re.compile(r"[^\s/]+\.[A-Za-z0-9]{2,5}(?!\w)")
_LEAST: Final = 3
"""Letters of a word that is no initial and no particle."""


class Written:
    """Hides names and particulars in what is no document."""

    def __init__(self, people: Sequence[Protected], names: Masks, forms: Forms) -> None:
        """Learns the names.

        Args:
            people: who is hidden.
            names: finds their names in full.
            forms: finds the others.
        """
        self._names, self._forms = names, forms
        self._words = tuple(words_of(name) for each in people for name in each.names)
        self._pseudonyms = frozenset(each.pseudonym for each in people)

    def text(self, text: str) -> str:
        """The text with pseudonyms, and without short forms and particulars."""
        return self._told(text, [*self._names.spans(text), *self._forms.in_text(text)])

    def cell(self, text: str) -> str:
        """The same of what is no sentence, as a cell of a table."""
        return self._told(text, [*self._names.spans(text), *self._forms.in_cell(text)])

    def about(self, text: str) -> str:
        """The same of what a note is about, where the name of a file has small words: "carta_ana.txt"."""
        return _FILE.sub(lambda file: _WORD.sub(self._hidden, file.group()), self.text(text))

    def _hidden(self, word: re.Match[str]) -> str:
        return HIDDEN if self._forms.knows(word.group()) else word.group()

    def _told(self, text: str, spans: Sequence[Span]) -> str:
        called = [match.span() for it in self._pseudonyms if it in text for match in re.finditer(re.escape(it), text)]
        hidden = [*((start, end) for start, end, _ in merged(spans)), *called]
        if not hidden:
            return text
        beside = particulars_beside(text, hidden, _others(text, hidden), is_note=True)
        particulars = (*beside, *mails_of(text, self._words, ()))
        return Shifted(text, merged([*spans, *particulars, *kin_named(text)])).text


def _goes_on(text: str, word: re.Match[str], after: re.Match[str]) -> bool:
    """Whether a surname follows."""
    return text[word.end() : after.start()].isspace() and after.group()[0].isupper() and len(after.group()) >= _LEAST


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
