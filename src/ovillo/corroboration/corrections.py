"""What a source takes back by repeating it: "we wrote that 48,300 were seized", "we called the lady «…»".

1. Only a document that says that it corrects something takes anything back; "as we reported" elsewhere does not.
2. In it, a number in a sentence about what the source itself wrote is taken back, there and in its earlier documents;
   where the sentence gives no number, the day of the act is.
3. In it, the first name between quotation marks behind words such as "we called" is taken back: what the source said
   earlier under that name it says no more of whoever bears it.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from ovillo.corroboration.days import day_of
from ovillo.corroboration.sources import fold_words, publisher_key, source_label
from ovillo.domain.documents import Document
from ovillo.domain.statements import Statement

_QUOTED = re.compile(r"([^.!?\n«»“”\"]*)[«“\"]([^«»“”\"\n]{3,80})[»”\"]")


def find_misnamed(said: Iterable[Statement], documents: Iterable[Document]) -> frozenset[str]:
    """Ids of the statements about somebody under a name that a later document of the same publisher takes back."""
    taken: dict[tuple[str, str], list[date]] = defaultdict(list)
    by_id = {}
    for each in documents:
        by_id[each.id] = each
        publisher, day = each.details.publisher, each.details.published
        if publisher and day and _says("corrects", each.text):
            for before, name in _QUOTED.findall(each.text):
                if _says("called", before):
                    taken[publisher_key(publisher), fold_words(name)].append(day)
    if not taken:
        return frozenset()
    return frozenset(one.id for one in said if _is_misnamed(one, by_id[one.document], taken))


def _is_misnamed(one: Statement, document: Document, taken: Mapping[tuple[str, str], Sequence[date]]) -> bool:
    publisher = publisher_key(document.details.publisher or "")
    return any(
        _is_earlier(document.details.published, day)
        for named in (one.subject, one.object)
        if named is not None
        for day in taken.get((publisher, fold_words(named.name)), ())
    )


def find_taken_back(
    said: Sequence[Statement], documents: Mapping[str, Document], published: Mapping[str, date | None]
) -> frozenset[str]:
    """Ids of those statements of one source, all about one thing, whose number or day the source takes back."""
    found: set[str] = set()
    for repeated in said:
        document = documents[repeated.document]
        if _told(repeated) is None or not _is_of_own(repeated.quote, document) or not corrects(document):
            continue
        found.add(repeated.id)
        found.update(
            one.id
            for one in said
            if _told(one, by_day=repeated.value is None) == _told(repeated)
            and _is_earlier(published[one.document], published[repeated.document])
        )
    return frozenset(found)


def corrects(document: Document) -> bool:
    """Whether the document says that it corrects something."""
    return _says("corrects", document.text)


def _told(statement: Statement, *, by_day: bool = True) -> object:
    """The number, or without one the day of the act."""
    if statement.value is not None and not (by_day and statement.value.number is None):
        return statement.value.number, statement.value.unit
    return day_of(statement) if by_day else None


def _is_of_own(quote: str, document: Document) -> bool:
    """Whether a sentence is about what the source itself wrote."""
    own = publisher_key(source_label(document))
    folded = f" {fold_words(quote)} "
    return _says("wrote", quote) or any(f" {own}{cue}" in folded for cue in _cues()["own"])


def _is_earlier(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one < other


def _says(kind: str, text: str) -> bool:
    folded = f" {fold_words(text)} "
    return any(cue in folded for cue in _cues()[kind])


@cache
def _cues() -> Mapping[str, tuple[str, ...]]:
    table = tomllib.loads(files("ovillo.corroboration").joinpath("corrections.toml").read_text("utf-8"))
    return {kind: tuple(f" {cue} " for cue in cues) for kind, cues in table.items()}
