"""What a source takes back by repeating it: "we wrote that 48,300 were seized", "we called the lady «…»".

1. Only a document that says that it corrects something takes anything back; "as we reported" elsewhere does not.
2. In it, a number in a sentence about what the source itself wrote is taken back, there and in its earlier documents;
   where the sentence gives no number, the day of the act is. A number that the next sentence puts in its place
   stands, and so does one that the sentence itself does: "15, not 13, as we reported".
3. In it, a name is taken back that is the first between quotation marks behind words such as "we called", or stands
   right behind words that name the error ("misidentified as", "donde dice", "and not"): what the source said earlier
   under that name it says no more of whoever bears it. A name that the same document calls the right one is not, nor
   one of which the quotation tells something ("donde dice «X, de 41 años»").
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from ovillo.corroboration.days import day_of
from ovillo.corroboration.sources import fold_words, publisher_key, source_label
from ovillo.domain.documents import Document
from ovillo.domain.entities import NameLevel
from ovillo.domain.statements import Statement

_BEFORE = 240
"""Characters before the words of a statement that a notice may tell it with."""
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÁÉÍÓÚÑ«“\"¿¡])|\n")
_WORD = re.compile(r"[^\W_]+")
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "y", "van", "von", "bin", "al"})
_QUOTED = re.compile(r"([^.!?\n«»“”\"]*)[«“\"]([^«»“”\"\n]{3,80})[»”\"]")


def find_misnamed(said: Iterable[Statement], documents: Iterable[Document]) -> frozenset[str]:
    """Ids of statements about somebody under a name that they, or a later document of the publisher, take back."""
    by_id = {each.id: each for each in documents}
    own = {each.id: _read_notice(each.text) for each in by_id.values() if corrects(each)}
    notices: dict[str, list[tuple[date, _Notice]]] = defaultdict(list)
    for id_, notice in own.items():
        publisher, day = by_id[id_].details.publisher, by_id[id_].details.published
        if publisher and day:
            notices[publisher_key(publisher)].append((day, notice))
    if not own:
        return frozenset()
    return frozenset(
        one.id
        for one in said
        if one.document in by_id
        and (_names_any(one, own.get(one.document)) or _is_misnamed(one, by_id[one.document], notices))
    )


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The words of a sentence as they stand, and folded."""

    words: tuple[str, ...]
    folded: str
    has_error: bool
    """Whether it says that something was wrong, or what was written before."""
    quotations: tuple[str, ...] = ()
    """What stands between quotation marks, folded."""

    def names(self, name: str, cues: Iterable[str]) -> bool:
        """Whether this name, and no longer one, stands right behind one of the cues."""
        for cue in cues:
            at = self.folded.find(f"{cue}{name} ")
            if at >= 0 and not self._goes_on(len(f"{self.folded[:at]}{cue}{name}".split())):
                return True
        return False

    def quotes_more_of(self, name: str) -> bool:
        """As in "«X, de 41 años»", "«X fue detenido»": what is wrong is what is told, not who bears the name."""
        return any(each.startswith(f"{name} ") for each in self.quotations)

    def _goes_on(self, index: int) -> bool:
        """As in "Ana Paz" of "Ana Paz de Ruiz"."""
        behind = [word for word in self.words[index : index + 3] if word not in _PARTICLES]
        return bool(behind) and behind[0][0].isupper()


@dataclass(frozen=True, slots=True)
class _Notice:
    """What a document that corrects something says of names."""

    quoted: frozenset[str]
    """Names between quotation marks behind "we called", folded."""
    sentences: tuple[_Sentence, ...]
    """Those that speak of a name or of what was written."""

    def takes_back(self, name: str) -> bool:
        """Whether this name was the error."""
        cues = tables()
        if any(one.names(name, cues["right_name"]) for one in self.sentences):
            return False
        return name in self.quoted or any(
            (one.names(name, cues["wrong_name"]) and not one.quotes_more_of(name))
            or (one.has_error and one.names(name, cues["named_as"]))
            for one in self.sentences
        )


def _read_notice(text: str) -> _Notice:
    quoted = {fold_words(name) for before, name in _QUOTED.findall(text) if says("called", before)}
    read = []
    for one in _SENTENCE_END.split(text):
        if any(says(kind, one) for kind in ("called", "wrote", "of_names")):
            words = tuple(word for word in _WORD.findall(one) if fold_words(word))
            folded = f" {' '.join(fold_words(word) for word in words)} "
            quotations = tuple(fold_words(each) for _, each in _QUOTED.findall(one))
            read.append(_Sentence(words, folded, says("wrote", one) or says("error", one), quotations))
    return _Notice(frozenset(quoted), tuple(read))


def _is_misnamed(one: Statement, document: Document, notices: Mapping[str, Sequence[tuple[date, _Notice]]]) -> bool:
    later = [
        notice
        for day, notice in notices.get(publisher_key(document.details.publisher or ""), ())
        if _is_earlier(document.details.published, day)
    ]
    return any(_names_any(one, notice) for notice in later)


def _names_any(one: Statement, notice: _Notice | None) -> bool:
    """Whether it is about somebody under a name that this notice takes back; the notice itself repeats the error."""
    named = [each for each in (one.subject, one.object) if each is not None and each.level is not NameLevel.ROLE]
    return notice is not None and any(notice.takes_back(fold_words(each.name)) for each in named)


def find_taken_back(
    said: Sequence[Statement],
    documents: Mapping[str, Document],
    published: Mapping[str, date | None],
    places: Mapping[str, str],
) -> frozenset[str]:
    """Ids of those statements of one source, all about one thing, whose number or day the source takes back.

    Args:
        said: by the source.
        documents: by id.
        published: by document.
        places: with a name, by the id of the statement that tells of them: what was told of another is no error.
    """
    found: set[str] = set()
    for repeated in said:
        document = documents[repeated.document]
        telling = _telling(repeated)
        if _told(repeated) is None or not _is_of_own(telling, document) or not corrects(document):
            continue
        if _is_put_in_its_place(telling, repeated):
            continue
        found.add(repeated.id)
        found.update(
            one.id
            for one in said
            if _told(one, by_day=repeated.value is None) == _told(repeated)
            and _is_earlier(published[one.document], published[repeated.document])
            and places.get(one.id) in (None, places.get(repeated.id, places.get(one.id)))
        )
    return frozenset(found)


def _telling(statement: Statement) -> str:
    """The last sentence of its words that gives its number; all of them where none does."""
    number = fold_words(statement.value.text) if statement.value is not None else ""
    giving = [each for each in _SENTENCE_END.split(statement.quote) if number and f" {number} " in _fold(each)]
    return giving[-1] if giving else statement.quote


def corrects(document: Document) -> bool:
    """Whether the document says that it corrects something."""
    return says("corrects", document.text)


def words_told(notice: Statement, document: Document) -> str:
    """The words of a statement of a notice with those before it, folded."""
    before = document.text[max(0, notice.start - _BEFORE) : notice.start]
    return f" {fold_words(f'{before} {notice.quote}')} "


def _told(statement: Statement, *, by_day: bool = True) -> object:
    """The number, or without one the day of the act."""
    if statement.value is not None and not (by_day and statement.value.number is None):
        return statement.value.number, statement.value.unit
    return day_of(statement) if by_day else None


def _is_of_own(quote: str, document: Document) -> bool:
    """Whether a sentence is about what the source itself wrote."""
    own = publisher_key(source_label(document))
    folded = _fold(quote)
    return says("wrote", quote) or any(f" {own}{cue}" in folded for cue in tables()["own"])


def _is_put_in_its_place(telling: str, one: Statement) -> bool:
    """As in "15, not 13, as we reported", "contrary to what we reported, 15": the number that is right."""
    folded = _fold(telling)
    number = fold_words(one.value.text) if one.value is not None else ""
    at = folded.find(f" {number} ") if number else -1
    own = [place for cue in tables()["wrote"] if (place := folded.find(cue)) >= 0]
    if any(cue in folded for cue in tables()["contrary"]):
        return True
    if any(0 <= folded.find(cue) < at for cue in tables()["right_name"]):
        return True  # "donde dice «13», debe decir «15»"
    if at < 0 or not own or min(own) < at:
        return False
    behind = folded[at + len(number) + 1 : min(own)]
    return any(re.search(rf"{re.escape(cue)}(?:[^\W_]+ ){{0,2}}?\d", behind) for cue in tables()["not_the_other"])


def _is_earlier(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one < other


def says(kind: str, text: str) -> bool:
    """Whether the text holds words of this kind of `corrections.toml`."""
    folded = _fold(text)
    for other in tables()["prisons"] if kind == "corrects" else ():
        folded = folded.replace(other, " ")
    return any(cue in folded for cue in tables()[kind])


def _fold(text: str) -> str:
    """The words without accents and punctuation, with a space before and behind."""
    return f" {fold_words(text)} "


@cache
def months() -> frozenset[str]:
    """Their names, folded, in every language."""
    return frozenset(word for names in tables()["months"] for word in names.split())


@cache
def tables() -> Mapping[str, tuple[str, ...]]:
    """The lists of `corrections.toml`, each phrase with a space before and behind."""
    table = tomllib.loads(files("ovillo.corroboration").joinpath("corrections.toml").read_text("utf-8"))
    return {kind: tuple(f" {cue} " for cue in cues) for kind, cues in table.items()}
