"""Names → pseudonyms in a text, with where every place of the old text lies in the new one.

1. Letters are compared without accents, case and invisible characters; between the words of a name may stand anything
   that is no letter or digit: a line break, a comma, the hyphens of an address of the web; but no full stop at its end.
   A word that the end of a line broke in two is read whole, too.
2. A name of several words is also hidden surname first, and as its first word with any later one.
3. An initial is a capital letter apart from the word behind it: neither "Marcos" nor "a Arcos" is "A. Arcos".
4. A bare name is hidden only where it begins with a capital letter: "sol" and "cruz" are words.
5. What overlaps is hidden as one; the longest name wins.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Protocol

Span = tuple[int, int, str]
"""Start, end, and what stands there instead."""
_BETWEEN, _BEHIND_INITIAL = r"(?:(?!\.[^\S\n]*\n)[\W_]){0,8}", r"[\W_]{1,8}"
_SURNAME_FIRST: Final = r"(?:(?!\.\s)[\W_]){0,8}"
"""Behind a surname that comes first no full stop stands: in "Luis Sol. Ana Sol fue" the first is another's."""
_ARE_WORDS: Final = frozenset("AEIOUY")
"""Letters that are words where no full stop follows."""
_OF_ADDRESSES: Final = frozenset("/@_-")
_OF_FAMILY: Final = frozenset(
    {"familia", "familiares", "hermanos", "hermanas", "esposos", "padres", "apellido"}
    | {"family", "siblings", "brothers", "sisters", "parents", "surname"}
)
_PARTED: Final = re.compile(r"[,:;()\n]")
"""Between a name and a word for a family it is no family's name: "Ana Sol, parents of", "Surname: Sol"."""
_AGE: Final = re.compile(r"[\w-]+-(?:year|month|week|day)s?-old\b|\b\d+ años\b", re.IGNORECASE)
_CALLED: Final = re.compile(
    r"\A(?:v[íi]ctima|agraviad[oa]|menor|niñ[oa]|adolescente|testigo|informante|denunciante|victim|witness|informant|boy|girl"
    r"|child)\s+(?=\S+\s+\S)",
    re.IGNORECASE,
)
_LEAST_ALONE: Final = 2
_LETTER_BEFORE, _LETTER_AFTER = r"(?<![^\W_])", r"(?![^\W_])"
_BROKEN: Final = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad][^\S\n]*\n\s*(?=[^\W\d_])")
_MOST_ALTERNATIVES: Final = 2_000


@cache
def _folded(letter: str) -> str:
    plain = unicodedata.normalize("NFKD", letter)
    kept = (each for each in plain if unicodedata.category(each) not in {"Mn", "Cf"})
    return "".join(kept).lower()


def fold(text: str) -> str:
    """Without accents, case and characters that nobody sees."""
    return text.lower() if text.isascii() else "".join(map(_folded, text))


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded."""
    return tuple(re.findall(r"[^\W_]+", fold(name)))


def words_of_name(name: str) -> tuple[str, ...]:
    """The words of a name, folded, given names first, without what was read with it: "Six-year-old", "Víctima"."""
    surnames, comma, given = _CALLED.sub("", _AGE.sub("", name)).partition(",")
    in_order = f"{given} {surnames}" if comma and words_of(given) else name
    return tuple(word for word in words_of(_CALLED.sub("", _AGE.sub("", in_order))) if not word.isdigit())


def variants(name: str) -> frozenset[tuple[str, ...]]:
    """The runs of words under which this name may stand in a text; none for a name of one word."""
    words = words_of_name(name)
    if len(words) < _LEAST_ALONE:
        return frozenset()
    first, rest = words[0], words[1:]
    found = {words, (*rest, first), words_of(name)}
    for at, later in enumerate(words[1:], start=1):
        if len(later) > 2:  # "de", "la": no surname
            found |= {(first, later), (later, first), words[: at + 1]}
    if len(words) > 3:  # two given names, two surnames: "María Quispe" too
        found |= {words[1:], (words[1], words[2]), (*words[2:], *words[:2])}
    return frozenset(each for each in found if len(each) >= _LEAST_ALONE)


class NamesOfOthers(Protocol):
    """Knows where a word is part of somebody else's name."""

    def hold(self, words: Sequence[str], who: str, text: str, place: tuple[int, int]) -> bool:
        """Whether these words of the folded text stand within the name of somebody else."""


@dataclass(frozen=True, slots=True)
class Masks:
    """Finds names in texts."""

    instead: Mapping[tuple[str, ...], str]
    """By folded words: the pseudonym."""
    _patterns: tuple[re.Pattern[str], ...]
    _bare: frozenset[tuple[str, ...]] = frozenset()
    """Those that are names only where a capital letter begins them."""
    _others: NamesOfOthers | None = None

    def spans(self, text: str) -> list[Span]:
        """Where names stand, in order, without overlap."""
        if not self._patterns:
            return []
        readings = [_fold_with_places(text)]
        if _BROKEN.search(text):
            readings.append(_joined(text))
        return merged(
            (start, end, self.instead[words])
            for folded, places in readings
            for pattern in self._patterns
            for match in pattern.finditer(folded)
            for start, end in ((_at(places, match.start()), _at(places, match.end() - 1) + 1),)
            for words in (words_of(match.group()),)
            if words in self.instead and self._is_name(words, (text, start, end), folded, match.span())
        )

    def _is_name(self, words: tuple[str, ...], at: tuple[str, int, int], folded: str, place: tuple[int, int]) -> bool:
        text, start, end = at
        if not _is_written_so(text[start:end], words):
            return False
        if _OF_FAMILY.intersection(words) and _PARTED.search(text, start, end):
            return False
        if words in self._bare and not (text[start].isupper() or _is_in_address(text, start, end)):
            return False
        return self._others is None or not self._others.hold(words, self.instead[words], folded, place)

    def text(self, text: str) -> str:
        """The text with pseudonyms."""
        return Shifted(text, self.spans(text)).text


def masks(
    names: Iterable[tuple[str, str]],
    alone: Iterable[tuple[str, str]] = (),
    *,
    bare: Iterable[tuple[str, str]] = (),
    others: NamesOfOthers | None = None,
) -> Masks:
    """Masks for (name, pseudonym) pairs.

    Args:
        names: hidden in all variants; those of one word are passed over.
        alone: hidden as they stand, even one word.
        bare: hidden as they stand where they begin with a capital letter.
        others: whose names are left whole.
    """
    instead: dict[tuple[str, ...], str] = {}
    turned: set[tuple[str, ...]] = set()
    for name, pseudonym in names:
        first = words_of_name(name)[:1]
        for words in variants(name):
            if words not in instead:
                instead[words] = pseudonym
                turned.update([words] if words[:1] != first and words != words_of(name) else [])
            elif words[:1] == first:
                turned.discard(words)
    for name, pseudonym in alone:
        if words := words_of(name):
            instead.setdefault(words, pseudonym)
    capital = [(words_of(name), pseudonym) for name, pseudonym in bare]
    only_capital = frozenset(words for words, _ in capital if words) - instead.keys()
    instead = {words: pseudonym for words, pseudonym in reversed(capital) if words} | instead
    longest = sorted(instead, key=lambda words: (-sum(map(len, words)), words))
    # A run written without anything between its words has other words: it is known under the one long word.
    instead |= {
        ("".join(words),): instead[words] for words in longest if len(words[0]) > 1 and ("".join(words),) not in instead
    }
    parts = [_between(words, turned).join(map(re.escape, words)) for words in longest]
    groups = [parts[at : at + _MOST_ALTERNATIVES] for at in range(0, len(parts), _MOST_ALTERNATIVES)]
    patterns = tuple(re.compile(f"{_LETTER_BEFORE}(?:{'|'.join(each)}){_LETTER_AFTER}") for each in groups)
    return Masks(instead, patterns, only_capital, others)


def _between(words: tuple[str, ...], turned: Collection[tuple[str, ...]]) -> str:
    if len(words[0]) == 1:
        return _BEHIND_INITIAL
    return _SURNAME_FIRST if words in turned else _BETWEEN


def _is_written_so(text: str, words: Sequence[str]) -> bool:
    """Whether what is to be an initial is written as one."""
    if len(words) == 1 or len(words[0]) > 1:
        return True
    return text[0].isupper() and (text[0] not in _ARE_WORDS or text[1] == ".")


def _is_in_address(text: str, start: int, end: int) -> bool:
    """Whether what stands beside it is of an address of the web or of mail, or of a name of a file."""
    return text[max(0, start - 1) : start] in _OF_ADDRESSES or text[end : end + 1] in _OF_ADDRESSES


def _fold_with_places(text: str) -> tuple[str, Sequence[int] | None]:
    """The folded text, and for each of its letters the place in the text; None: the same place."""
    if text.isascii():
        return text.lower(), None
    parts = [_folded(letter) for letter in text]
    folded = "".join(parts)
    if len(folded) == len(text) and all(map(len, parts)):
        return folded, None
    return folded, [at for at, part in enumerate(parts) for _ in part]


def _joined(text: str) -> tuple[str, Sequence[int]]:
    """The folded text with the words whole that a line broke in two, and the place of each of its letters."""
    left_out = {at for match in _BROKEN.finditer(text) for at in range(*match.span())}
    kept = [(letter, at) for at, each in enumerate(text) if at not in left_out for letter in _folded(each)]
    return "".join(letter for letter, _ in kept), [at for _, at in kept]


def _at(places: Sequence[int] | None, place: int) -> int:
    return place if places is None else places[place]


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same places without overlap, in order: where two overlap, one place with the longer one's pseudonym."""
    found: list[Span] = []
    for start, end, instead in sorted(spans, key=lambda each: (each[0], -each[1])):
        if found and start < found[-1][1]:
            before = found[-1]
            longer = before[2] if before[1] - before[0] >= end - start else instead
            found[-1] = (before[0], max(before[1], end), longer)
        else:
            found.append((start, end, instead))
    return found


class Shifted:
    """A text with other words in some places, and where each old place lies now."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self._starts = [start for start, _, _ in spans]
        self._spans = spans
        self._new_starts: list[int] = []
        parts, old, length = [], 0, 0
        for start, end, instead in spans:
            parts += [text[old:start], instead]
            length += start - old
            self._new_starts.append(length)
            length += len(instead)
            old = end
        self.text = "".join([*parts, text[old:]])

    def start(self, place: int) -> int:
        """The new place of a beginning: within hidden words, where they begin."""
        return self._move(place, at_end=0)

    def end(self, place: int) -> int:
        """The new place of an end: within hidden words, where they end."""
        return self._move(place, at_end=1)

    def old_start(self, place: int) -> int:
        """Where this beginning lies in the old text; within a pseudonym, where the hidden words begin."""
        return self._move_back(place, at_end=0)

    def old_end(self, place: int) -> int:
        """Where this end lies in the old text; within a pseudonym, where the hidden words end."""
        return self._move_back(place, at_end=1)

    def _move_back(self, place: int, *, at_end: int) -> int:
        before = bisect_right(self._new_starts, place - at_end) - 1
        if before < 0:
            return place
        start, end, instead = self._spans[before]
        new_end = self._new_starts[before] + len(instead)
        if place - at_end < new_end:
            return end if at_end else start
        return end + place - new_end

    def _move(self, place: int, *, at_end: int) -> int:
        before = bisect_right(self._starts, place - at_end) - 1
        if before < 0:
            return place
        _, end, instead = self._spans[before]
        new = self._new_starts[before]
        if place - at_end < end:
            return new + (len(instead) if at_end else 0)
        return new + len(instead) + place - end
