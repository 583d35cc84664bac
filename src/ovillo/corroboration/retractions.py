"""What a notice takes back of a person by naming the claim: "we wrongly said that X was arrested".

1. Only a document that says that it corrects something, and only what its publisher said earlier, about a person whom
   the notice names in full.
2. The sentence repeats what the source told and calls it wrong, or the words behind it do; or it plainly says "not" of
   the act. The word of the act stands near the name, with no other name between them.
3. Or it repeats what the source told and the words behind put another step or another person in its place
   (`replaced`); or it says "Y, not X"; or it is what stood "where it said", and not what it should have said.
4. A claim that the notice says again stands, and so does one of which only a detail was wrong: a day, a place, a sum.
   To repeat what is replaced is not to say it again.
5. With a charge or a verdict goes what its source told as charged or as proved of that person.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from ovillo.corroboration.corrections import corrects, months, says
from ovillo.corroboration.replaced import is_left_out, is_replaced
from ovillo.corroboration.sources import fold_words, publisher_key
from ovillo.domain.documents import Document
from ovillo.domain.sources import SourceDetails
from ovillo.domain.statements import Standing, Statement

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÁÉÍÓÚÑ«“\"¿¡])|\n")
_WORD = re.compile(r"[^\W_]+|[,;]")
_BEHIND = 12
"""Words behind a name among which the act stands …"""
_BEFORE = 3
"""… and before it: "police arrested X"."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Of a document that corrects something."""

    words: tuple[str, ...]
    """As they stand."""
    is_taken_back: bool
    """Whether what it tells is called wrong, by it or by the words behind it."""
    behind: tuple[str, ...] = ()
    """The words behind it, where it repeats what the source told."""
    instead: frozenset[str] | None = None
    """Of what stood "where it said", the folded words that should have stood there."""

    def replaces(self, name: Sequence[str], predicate: str) -> bool:
        """Whether it repeats that this was done by, or to, the bearer, and the words behind put something else."""
        words, table = [fold_words(word) or word for word in self.words], _table()
        for at in self._places(name, words) if self.behind else ():
            near = [words[index] for index in self._near(at, at + len(name))]
            if set(near) & table[predicate] and is_replaced(name, predicate, self.behind, table):
                return True
        return False

    def takes_back(self, name: Sequence[str], predicate: str) -> bool:
        """Whether it takes back that this was done by, or to, the bearer of the name."""
        words, table = [fold_words(word) or word for word in self.words], _table()
        if self.instead is not None and self.instead & table[predicate] and self.instead >= set(name):
            return False
        for at in self._places(name, words):
            if is_left_out(words, at, table) and set(words) & table[predicate]:
                return True
            for index in self._near(at, at + len(name)):
                if words[index] in table[predicate]:
                    between = words[min(index, at) : max(index, at + len(name))]
                    if _is_denied(between) != self.is_taken_back:
                        return True
        return False

    def _places(self, name: Sequence[str], words: Sequence[str]) -> list[int]:
        """Where this name, and no longer one, begins."""
        places = (at for at in range(len(words) - len(name) + 1) if list(words[at : at + len(name)]) == list(name))
        return [at for at in places if not self._has_name_before(at)]

    def _has_name_before(self, at: int) -> bool:
        """As in "Mary Paz", which is no Ana Paz; "Mr Paz" and "on 10 February Ana Paz" may be."""
        before = self.words[at - 1] if at > 1 else ""
        return before[:1].isupper() and fold_words(before) not in _table()["titles"] | months()

    def _near(self, first: int, end: int) -> Iterator[int]:
        """Places of the words near the name, up to the next name."""
        for index in range(end, min(len(self.words), end + _BEHIND)):
            if all(word[0].isupper() for word in self.words[index : index + 2]) and index + 1 < len(self.words):
                break
            yield index
        yield from range(max(0, first - _BEFORE), first)


@dataclass(frozen=True, slots=True)
class _Notice:
    """A document that corrects something."""

    document: str
    published: date
    folded: str
    sentences: tuple[_Sentence, ...]

    def takes_back(self, name: str, predicate: str) -> bool:
        """Whether a sentence of it does; by the surnames too, once it names the person in full."""
        forms = self._forms(name)
        return any(
            one.takes_back(each, predicate) or one.replaces(each, predicate) for one in self.sentences for each in forms
        )

    def repeats(self, quote: str, name: str, predicate: str) -> bool:
        """Whether a statement of its own, in these words, only repeats what the words behind replace."""
        folded = f" {fold_words(quote)} "
        return any(
            one.replaces(each, predicate)
            for one in self.sentences
            if f" {fold_words(' '.join(one.words))} " in folded
            for each in self._forms(name)
        )

    def _forms(self, name: str) -> tuple[list[str], ...]:
        words = name.split()
        return (words, words[1:]) if f" {name} " in self.folded else ()


def find_retracted(said: Iterable[Statement], documents: Iterable[Document]) -> frozenset[str]:
    """Ids of statements about a named person that a later notice of the same publisher takes back."""
    by_id = {each.id: each for each in documents}
    notices: dict[str, list[_Notice]] = defaultdict(list)
    for each in by_id.values():
        publisher, published = each.details.publisher, each.details.published
        if publisher and published and corrects(each):
            notice = _Notice(each.id, published, f" {fold_words(each.text)} ", _read(each.text))
            notices[publisher_key(publisher)].append(notice)
    if not notices:
        return frozenset()
    kept = [one for one in said if one.document in by_id and _claims(one) and _affirms(one)]
    by_document = {each.document: each for own in notices.values() for each in own}
    repeated = frozenset(one.id for one in kept if _is_repeated(one, by_document.get(one.document)))
    again = {
        (o.document, claim, name) for o in kept if o.id not in repeated for claim in _claims(o) for name in _names(o)
    }
    return repeated | {one.id for one in kept if _is_retracted(one, by_id[one.document].details, notices, again)}


def _is_retracted(
    one: Statement,
    source: SourceDetails,
    notices: Mapping[str, Sequence[_Notice]],
    again: Container[tuple[str, str, str]],
) -> bool:
    own = notices.get(publisher_key(source.publisher or ""), ())
    later = [each for each in own if source.published is not None and source.published < each.published]
    return any(
        each.takes_back(name, claim)
        for each in later
        for name in _names(one)
        for claim in _claims(one)
        if (each.document, claim, name) not in again
    )


def _is_repeated(one: Statement, notice: _Notice | None) -> bool:
    return notice is not None and any(
        notice.repeats(one.quote, name, claim) for name in _names(one) for claim in _claims(one)
    )


def _claims(one: Statement) -> tuple[str, ...]:
    """The acts by which a notice may take it back: its own, and the charge or verdict as which it is told."""
    held = {Standing.CHARGED: "charged", Standing.CONVICTED: "convicted"}.get(one.standing)
    own = (one.predicate,) if one.predicate in _table()["predicates"] else ()
    return (*own, held) if held is not None and held != one.predicate else own


def _is_denied(words: Sequence[str]) -> bool:
    """Whether "not" among these words is of the act that ends them: not "X, who was not there, was arrested"."""
    table = _table()
    places = [at for at, word in enumerate(words) if word in table["negations"]]
    behind = words[places[-1] + 1 :] if places else ()
    return bool(places) and not {",", ";"} & set(behind) and not set(behind[:1]) & table["only"]


def _affirms(one: Statement) -> bool:
    return not one.negated and one.standing not in (Standing.DENIED, Standing.ACQUITTED)


def _names(one: Statement) -> tuple[str, ...]:
    """Folded, of the named people of whom it is told."""
    found = (fold_words(each.name) for each in (one.subject, one.object) if each is not None and each.is_named_person)
    return tuple(name for name in found if " " in name)


def _read(text: str) -> tuple[_Sentence, ...]:
    """The sentences; those that only put a detail right take nothing back."""
    parts = [each for each in _SENTENCE_END.split(text) if each.strip()]
    sentences = [part for each in parts for part in _parts(each)]
    found = []
    for number, sentence in enumerate(sentences):
        following = sentences[number + 1] if number + 1 < len(sentences) else ""
        words = tuple(_WORD.findall(sentence))
        if {fold_words(word) for word in words} & _table()["details"] - _misprint_words(sentence):
            continue
        is_own = says("wrote", sentence) or _has("told", sentence) or says("corrects", sentence)
        is_wrong = says("error", sentence) or _has("error", sentence)
        is_contrary = _ends_contrary(sentence) or _is_contrary(following)
        if _has("misprint", sentence) and _has("put_right", following):
            instead = frozenset(fold_words(following).split())
            found.append(_Sentence(words, is_taken_back=True, instead=instead))
        elif not _has("put_right", sentence):
            behind = tuple(_WORD.findall(following)) if is_own else ()
            found.append(_Sentence(words, is_own and (is_wrong or is_contrary), behind))
    return tuple(found)


def _parts(sentence: str) -> list[str]:
    """The sentence; what it repeats of its source apart from the words behind a semicolon or behind "debe decir"."""
    place = _put_right().search(sentence) if _has("misprint", sentence) else None
    if place is not None:
        return [sentence[: place.start()], sentence[place.start() :]]
    head, mark, rest = sentence.partition(";")
    return [head, rest] if mark and rest.strip() and (says("wrote", head) or _has("told", head)) else [sentence]


def _misprint_words(sentence: str) -> frozenset[str]:
    """The "donde" of "donde dice", which is no place."""
    return frozenset(word for cue in _table()["misprint"] if _has("misprint", sentence) for word in cue.split())


def _ends_contrary(sentence: str) -> bool:
    folded = f" {fold_words(sentence)}"
    return any(folded.endswith(f" {phrase}") for phrase in _table()["contrary"])


def _is_contrary(sentence: str) -> bool:
    folded, table = fold_words(sentence), _table()
    begun = next((each for each in table["openers"] if folded.startswith(f"{each} ")), "")
    return folded.removeprefix(begun).strip() in table["contrary"]


def _has(kind: str, sentence: str) -> bool:
    folded = f" {fold_words(sentence)} "
    return any(f" {cue} " in folded for cue in _table()[kind])


@cache
def _put_right() -> re.Pattern[str]:
    """The words that open what should have stood, as they are written."""
    phrases = sorted(_table()["put_right"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


@cache
def _table() -> Mapping[str, frozenset[str]]:
    """Cues by kind, and the words of each act by its predicate."""
    table = tomllib.loads(files("ovillo.corroboration").joinpath("retractions.toml").read_text("utf-8"))
    acts = table.pop("acts")
    table["predicates"] = list(acts)
    return {name: frozenset(words) for name, words in (*table.items(), *acts.items())}
