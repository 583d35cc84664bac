"""`search`: where words stand in the documents."""

from dataclasses import dataclass

from ovillo.domain.documents import Document
from ovillo.interfaces.record import Hit, Record


@dataclass(frozen=True, slots=True)
class Match:
    """One place and the document that it is in."""

    document: Document
    hit: Hit


def search(record: Record, words: str, *, limit: int) -> tuple[Match, ...]:
    """The best matches first, at most `limit`."""
    with record.reading() as reader:
        return tuple(Match(reader.document(hit.locator.document), hit) for hit in reader.search(words, limit=limit))
