"""Which earlier report of its own source a correction puts right: "we reported on 10 February that 13 were arrested".

1. Only a statement of a document that says that it corrects something, of people without a name and without a day of
   the act: it tells of the act of the report that it corrects, however much later it was published.
2. That report is an earlier one of the same publisher whose number the correction repeats, or that was published on a
   day that it names, or both where several fit. Where it still cannot be told which, none is.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from ovillo.corroboration.corrections import corrects, says, tables, words_told
from ovillo.corroboration.sources import fold_words, publisher_key
from ovillo.domain.documents import Document
from ovillo.domain.entities import NameLevel
from ovillo.domain.statements import Statement


def find_corrected(said: Sequence[Statement], documents: Mapping[str, Document]) -> Mapping[str, Statement]:
    """For each correction, by id, what it corrects among the statements that may be about one thing with it."""
    found: dict[str, Statement] = {}
    unnamed = [one for one in said if not any(each.is_named_person for each in (one.subject, one.object) if each)]
    notices = [one for one in unnamed if one.when is None and corrects(documents[one.document])]
    for notice in notices:
        words = words_told(notice, documents[notice.document])
        if not any(says(kind, words) for kind in ("wrote", "error", "corrects")):
            continue
        earlier = [
            one for one in unnamed if _is_earlier(one, notice, documents) and not _is_elsewhere(one, notice, words)
        ]
        repeated = [one for one in earlier if _gives(words, one)]
        dated = [one for one in earlier if _names_day(words, documents[one.document].details.published)]
        both = [one for one in repeated if one in dated]
        fitting = next((each for each in (both, dated or repeated) if each), [])
        if len({one.document for one in fitting}) == 1:
            found[notice.id] = fitting[0]
    return found


def _is_earlier(one: Statement, notice: Statement, documents: Mapping[str, Document]) -> bool:
    earlier, later = documents[one.document].details, documents[notice.document].details
    if not earlier.publisher or not later.publisher or not earlier.published or not later.published:
        return False
    is_own = publisher_key(earlier.publisher) == publisher_key(later.publisher)
    return is_own and earlier.published < later.published


def _is_elsewhere(one: Statement, notice: Statement, words: str) -> bool:
    """Whether it is told of a place that the notice, which is told of another, does not name."""
    if one.where is None or notice.where is None or one.where.level is NameLevel.ROLE:
        return False
    return f" {fold_words(one.where.name)} " not in words


def _gives(words: str, one: Statement) -> bool:
    """Whether the words repeat its number."""
    number = fold_words(one.value.text) if one.value is not None else ""
    return bool(number) and f" {number} " in words


def _names_day(words: str, day: date | None) -> bool:
    """As in "10 February", "February 10", "10 de febrero", with or without the year."""
    if day is None:
        return False
    months = tables()["months"][day.month - 1].split()
    forms = (form for month in months for form in (f"{day.day} {month}", f"{day.day} de {month}", f"{month} {day.day}"))
    return any(f" {form} " in words for form in forms) or f" {day.isoformat().replace('-', ' ')} " in words
