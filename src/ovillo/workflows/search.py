"""`search`: where words stand in the documents."""

from dataclasses import dataclass

from ovillo.domain.documents import Document
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.interfaces.record import Hit, Record


@dataclass(frozen=True, slots=True)
class Match:
    """One place and the document that it is in."""

    document: Document
    hit: Hit


def search(record: Record, words: str, *, limit: int) -> tuple[Match, ...]:
    """The best matches first, at most `limit`. Raises `UsageError` where no letter or digit is asked for."""
    if not any(map(str.isalnum, words)):
        raise UsageError(problem=mark("There is no word to search for. Give one word or more."))
    with record.reading() as reader:
        return tuple(Match(reader.document(hit.locator.document), hit) for hit in reader.search(words, limit=limit))
