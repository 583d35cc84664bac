"""Every form in which a text, a cell or a note may write a hidden name: whoever is meant by it.

1. A form is a run of words and initials of one name in any order, in small or capital letters and without accents, with
   at least one word written out; a word of an alias counts as a word of the name. An initial is a capital letter.
2. A run is somebody else's where another name goes on in it: a given name before surnames, a surname behind it, or the
   whole name of somebody whom the case knows and does not hide. One with all words of the name is hidden all the same.
3. A run of several that can be one person's only is a pseudonym. A bare word, surnames that a family bears or that
   stand in the other order, and what may be two people's are hidden without saying whose they are.
4. A bare word begins with a capital letter, and stands neither behind an article nor in a longer name.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from ovillo.casework.protection.masking import Shifted, Span, fold, merged, words_of, words_of_name
from ovillo.casework.protection.particulars import HIDDEN
from ovillo.casework.protection.people import is_mark

_WORD: Final = re.compile("[^\\W\\d_](?:[^\\W_]|[\u0300-\u036f\u00ad\u200b-\u200d])*")
_GAP: Final = re.compile(r"[^\S\n]*\n?[^\S\n]*(?:[,_'’\u2010\-\u2013/+|][^\S\n]*\n?[^\S\n]*)?")
_INITIAL_GAP: Final = re.compile(r"\.?[^\S\n]*[,\-\u2013]?[^\S\n]*\n?[^\S\n]*")
_BESIDE: Final = re.compile(r"[ \t\xa0]+|[ \t]?-[ \t]?|\.?,[ \t]")
_ARTICLES: Final = frozenset({"los", "las"})
_ARE_WORDS: Final = frozenset("AEIOUY")
_PARTICLES: Final = frozenset(
    {"de", "del", "la", "las", "los", "el", "y", "da", "do", "dos", "van", "von", "the", "alias"}
)
_SENTENCE_ENDS: Final = frozenset('.:;!?¡¿\n«»"(|')
_LEAST: Final = 3
"""Letters of a word that is no initial and no particle."""
_LEAST_MADE_SMALL: Final = 4
_SHORTENED: Final = (4, 5)
"""Letters of what is left of a given name."""
_ACRONYM: Final = 4
_SURNAMES: Final = 2


@lru_cache(maxsize=65_536)
def _plain(word: str) -> str:
    return fold(word)


@dataclass(frozen=True, slots=True)
class Name:
    """Whose name, and the words of it."""

    who: str
    words: tuple[str, ...]
    """Given names first."""
    called: frozenset[str] = frozenset()
    """Words of aliases."""

    def proper(self) -> frozenset[str]:
        """The words that say who it is."""
        return _proper_of(self)


@lru_cache(maxsize=16_384)
def _proper_of(name: Name) -> frozenset[str]:
    """Asked for each word of each text that a name may be."""
    return frozenset(each for each in (*name.words, *name.called) if _is_proper(each))


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of a text, and where they stand."""

    text: str
    places: Sequence[tuple[int, int]]
    words: Sequence[str]
    is_cell: bool

    def between(self, at: int) -> str:
        """What stands before a word and behind the one before it."""
        return self.text[self.places[at - 1][1] : self.places[at][0]]

    def is_capital(self, at: int) -> bool:
        return self.text[self.places[at][0]].isupper()

    def is_initial(self, at: int) -> bool:
        """Whether a word is one capital letter, and no word where none is meant."""
        start, end = self.places[at]
        return (
            end - start == 1
            and self.is_capital(at)
            and (self.text[start] not in _ARE_WORDS or self.text[end : end + 1] == ".")
        )

    def is_shouted(self, at: int) -> bool:
        """Whether a word stands in a line of capitals only, where capitals tell nothing."""
        start, end = self.places[at]
        line = self.text[
            self.text.rfind("\n", 0, start) + 1 : (self.text.find("\n", end) + 1 or len(self.text) + 1) - 1
        ]
        return line.isupper() and not self.is_cell


_MONTH: Final = re.compile(
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre",
    re.IGNORECASE,
)
_DAY_BEFORE: Final = re.compile(r"(?<!\d)\d{1,2}(?:[º°]|st|nd|rd|th)?\s+(?:de\s+|of\s+)?\Z", re.IGNORECASE)
_DAY_BEHIND: Final = re.compile(
    r"\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:del?\s+|of\s+)?(?:19|20)\d\d(?!\d)", re.IGNORECASE
)


def is_of_a_day(text: str, start: int, end: int) -> bool:
    """Whether a word is the month of a day or of a year, whoever else is called so: "4 June 2031"."""
    is_month = _MONTH.fullmatch(text, start, end) is not None
    is_dated = _DAY_BEFORE.search(text, max(0, start - 16), start) or _DAY_BEHIND.match(text, end)
    return is_month and is_dated is not None


class Forms:
    """Finds the forms of hidden names."""

    def __init__(
        self, hidden: Iterable[Name], others: Iterable[Sequence[str]], doubted: Iterable[Sequence[str]] = ()
    ) -> None:
        """Learns the names.

        Args:
            hidden: each name of those who are hidden.
            others: the words of the full names of those who are not.
            doubted: those of names that somebody bears who may be hidden: a run of their words is nobody's for certain.
        """
        self._by_word: dict[str, list[Name]] = defaultdict(list)
        for name in dict.fromkeys(hidden):
            for word in sorted(name.proper()):
                self._by_word[word].append(name)
        self._others: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for words in others:
            for word in self._by_word.keys() & set(words):
                self._others[word].add(tuple(words))
        self._doubted = tuple(map(tuple, doubted))

    def knows(self, text: str) -> bool:
        """Whether any word of a name stands in a text, whatever is meant."""
        return any(_plain(each.group()) in self._by_word for each in _WORD.finditer(text))

    def in_text(self, text: str) -> list[Span]:
        """Where forms stand in running text."""
        return self._spans(text, is_cell=False)

    def in_cell(self, text: str) -> list[Span]:
        """Where forms stand in what is no sentence: a cell, the name of an entity."""
        return self._spans(text, is_cell=True)

    def runs(self, text: str) -> list[Span]:
        """Where runs of several words stand that can be one person's only: certain enough to be written down."""
        return [each for each in self._spans(text, is_cell=False) if each[2] != HIDDEN]

    def surnames_in(self, text: str, who: Iterable[str]) -> bool:
        """Whether a text has a later word of the name of one of these people."""
        wanted = frozenset(who)
        return any(
            name.who in wanted and word in name.words[1:]
            for each in _WORD.finditer(text)
            for word in (_plain(each.group()),)
            for name in self._by_word.get(word, ())
        )

    def is_whole(self, text: str) -> Span | None:
        """What hides a name of which no word is anybody else's: start, end, and what stands there instead."""
        spans = self.in_cell(text)
        rest = Shifted(text, [(start, end, "") for start, end, _ in spans]).text
        if not spans or any(_is_proper(word) for word in words_of(rest) if word.isalpha()):
            return None
        who = {instead for _, _, instead in spans}
        return spans[0][0], spans[-1][1], who.pop() if len(who) == 1 else HIDDEN

    def is_in(self, text: str) -> bool:
        """Whether a name has every word of a hidden one, of several of one person the longer."""
        words = frozenset(words_of_name(text))
        names = {each: frozenset(each.words) for word in words for each in self._by_word.get(word, ())}
        whole = [(each.who, own) for each, own in names.items() if own and own <= words]
        return any(not any(who == it.who and own < longer for it, longer in names.items()) for who, own in whole)

    def is_others(self, text: str) -> bool:
        """Whether a text is, as a whole, the name of somebody who is not hidden."""
        words = words_of_name(text)
        return any(set(words) == set(each) for word in words for each in self._others.get(word, ()))

    def _spans(self, text: str, *, is_cell: bool) -> list[Span]:
        found = list(_WORD.finditer(text))
        words = [_plain(each.group()) for each in found]
        if not any(word in self._by_word for word in words):
            return []
        read = _Text(text, [each.span() for each in found], words, is_cell)
        spans = (each for at, word in enumerate(words) if word in self._by_word for each in self._at(read, at))
        return _longest(each for each in spans if not is_of_a_day(text, *each[:2]))

    def _at(self, read: _Text, at: int) -> Iterator[Span]:
        runs: dict[tuple[int, int], set[str]] = defaultdict(set)
        for name in self._by_word[read.words[at]]:
            first, last = _run(read, at, name)
            if self._is_hidden(read, first, last, name):
                run = read.words[first : last + 1]
                runs[first, last].add(name.who if _is_of_one(run, name) and not _is_turned(run, name) else HIDDEN)
        if not runs:
            return
        (first, last), owners = max(runs.items(), key=lambda each: each[0][1] - each[0][0])
        is_one = last > first and len(owners) == 1 and not self._may_be_others(read, first, last)
        start, end = read.places[first][0], read.places[last][1]
        if read.is_initial(last) and read.text[end : end + 1] == "." and _goes_on_after_stop(read.text, end):
            end += 1
        yield start, end, next(iter(owners)) if is_one else HIDDEN

    def _is_hidden(self, read: _Text, first: int, last: int, name: Name) -> bool:
        run = read.words[first : last + 1]
        if last > first and name.words and set(run) >= {each for each in name.words if _is_proper(each)}:
            return True
        if self._is_in_anothers(read, first, last, name):
            return False
        if first == last:
            return _stands_alone(read, first)
        return _ends(read, last) and (any(each in run for each in name.words[:1]) or _begins(read, first))

    def _is_in_anothers(self, read: _Text, first: int, last: int, name: Name) -> bool:
        """Whether the run is part of the whole name of somebody who is not hidden."""
        own = name.proper()
        for at in range(first, last + 1):
            for words in self._others.get(read.words[at], ()):
                if not any(_is_proper(each) and each not in own for each in words):
                    continue
                for place in (place for place, each in enumerate(words) if each == read.words[at]):
                    if tuple(read.words[max(0, at - place) : at - place + len(words)]) == words:
                        return True
        return False

    def _may_be_others(self, read: _Text, first: int, last: int) -> bool:
        run = [(read.words[at], read.is_initial(at)) for at in range(first, last + 1)]
        named = (words for word, is_initial in run if not is_initial for words in self._others.get(word, ()))
        return any(_fits(run, words) for words in (*self._doubted, *named))


def _is_of_one(run: Sequence[str], name: Name) -> bool:
    """Whether a run has more of a name than the surnames that a whole family bears."""
    return any(word in name.called or word in {given, given[0]} for given in name.words[:1] for word in run)


def _is_turned(run: Sequence[str], name: Name) -> bool:
    """Whether the two surnames stand in the other order, as another person's do."""
    words = [each for each in name.words if _is_proper(each)]
    told = [each for each in run if each in words]
    return len(words) > _SURNAMES and (words[-1], words[-2]) in pairwise(told)


@lru_cache(maxsize=65_536)
def _is_proper(word: str) -> bool:
    return len(word) >= _LEAST and word not in _PARTICLES and not is_mark(word)


def _goes_on_after_stop(text: str, end: int) -> bool:
    """Whether a full stop is of the initial before it, and no end of a sentence."""
    return bool(re.match(r"\.\s*(?:[,;)a-zà-ÿ]|\Z)", text[end : end + 4]))


def _fits(run: Sequence[tuple[str, bool]], words: Sequence[str]) -> bool:
    left = list(words)
    for word, _ in (each for each in run if not each[1]):
        if word not in left:
            return False
        left.remove(word)
    for letter, _ in (each for each in run if each[1]):
        found = next((each for each in left if each.startswith(letter)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _run(read: _Text, at: int, name: Name) -> tuple[int, int]:
    """The first and the last word of the run of this name around a word."""
    left = [word for word in name.words if word != read.words[at]]
    first = last = at
    while last + 1 < len(read.words) and _is_near(read, last + 1) and _takes(read, last + 1, name, left):
        last += 1
    while first and _is_near(read, first) and _takes(read, first - 1, name, left):
        first -= 1
    while last > at and read.words[last] in _PARTICLES and not read.is_initial(last):
        last -= 1
    while first < at and read.words[first] in _PARTICLES and not read.is_initial(first):
        first += 1
    return first, last


def _is_near(read: _Text, at: int) -> bool:
    """Whether a word follows the one before it as the words of a name do."""
    gap = _INITIAL_GAP if read.is_initial(at - 1) else _GAP
    return gap.fullmatch(read.between(at)) is not None


def _takes(read: _Text, at: int, name: Name, left: list[str]) -> bool:
    """Whether a word is of this name; what it stands for is taken from what is left of the name."""
    word = read.words[at]
    if word in left:
        left.remove(word)
        return True
    if read.is_initial(at):
        found = next((each for each in left if each.startswith(word)), None)
        if found is not None:
            left.remove(found)
        return found is not None
    return word in name.called or (word in _PARTICLES and word in name.words)


def _is_of_a_name(read: _Text, at: int, beside: int) -> bool:
    """Whether a word beside a run is one of a name, too."""
    word, start = read.words[at], read.places[at][0]
    if not read.text[start].isupper() or read.is_shouted(at) or is_mark(word):
        return False
    if read.is_initial(at):
        return True
    letters = read.text[slice(*read.places[at])]
    is_acronym = len(word) <= _ACRONYM and letters.isupper() and not read.text[slice(*read.places[beside])].isupper()
    return len(word) >= _LEAST and not is_acronym


def _ends(read: _Text, last: int) -> bool:
    """Whether no further surname follows."""
    after = last + 1
    if after >= len(read.words) or not _BESIDE.fullmatch(read.between(after)) or "," in read.between(after):
        return True
    return not _is_of_a_name(read, after, last)


def _begins(read: _Text, first: int) -> bool:
    """Whether no given name stands before it that no beginning of a sentence made look like one."""
    if not first or not re.fullmatch(r"\.?[ \t\xa0]+|-", read.between(first)):
        return True
    if "." in read.between(first) and not read.is_initial(first - 1):
        return True
    if not _is_of_a_name(read, first - 1, first):
        return True
    before = read.text[: read.places[first - 1][0]].rstrip(" \t")
    return not read.is_cell and not read.is_initial(first - 1) and (not before or before[-1] in _SENTENCE_ENDS)


def _stands_alone(read: _Text, at: int) -> bool:
    if not read.is_capital(at) or not _ends(read, at) or not _begins(read, at):
        return False
    return not (at and read.words[at - 1] in _ARTICLES)


def _longest(spans: Iterable[Span]) -> list[Span]:
    return merged(dict.fromkeys(spans))


def _pet_forms(given: str) -> frozenset[str]:
    """How a given name is made smaller: "yulianita", "yuli" of "yuliana"; "milagritos", "mila" of "milagros"."""
    if len(given) < _LEAST_MADE_SMALL:
        return frozenset()
    stem = given.rstrip("aeios") if given[-1] in "aeios" else given
    ends = ("ita", "ito", "itas", "itos", "cita", "cito", "ica", "uca", "ucha", "in", "y", "is")
    shortened = (given[:length] for length in _SHORTENED if length <= len(given) - 2)
    return frozenset((*(stem + end for end in ends), f"{given}cita", f"{given}cito", *shortened)) - {given}


def names_of(people: Iterable[tuple[str, str]], aliases: Mapping[str, Iterable[str]]) -> Iterator[Name]:
    """What is to be learnt of those who are hidden.

    Args:
        people: each name with the pseudonym.
        aliases: by pseudonym.
    """
    of_alias = {
        who: frozenset(word for each in them for word in words_of(each) if word.isalpha() and _is_proper(word))
        for who, them in aliases.items()
    }
    named = set()
    for name, who in people:
        words = tuple(word for word in words_of_name(name) if not any(map(str.isdigit, word)))
        if any(map(_is_proper, words)):
            named.add(who)
            called = of_alias.get(who, frozenset()) | _pet_forms(words[0])
            yield Name(who, words, called - set(words))
    yield from (Name(who, (), words) for who, words in of_alias.items() if who not in named and words)
