"""A document: sealed bytes and the text read from them, with the places in that text."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from ovillo.domain.sources import SourceDetails


class Unread(StrEnum):
    """Why a stored document gave no statements."""

    NO_TEXT_LAYER = "no_text_layer"
    NO_EXTRACTOR = "no_extractor"
    UNKNOWN_LANGUAGE = "unknown_language"
    EMPTY = "empty"
    TABLE = "table"
    """Rows and columns: questions are asked of it, and no sentence is read from it."""
    TOO_LONG = "too_long"
    """Its statements were not found within the seconds that a file may take."""


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one source. Offsets everywhere count code points of `text`."""

    id: str
    """SHA-256 of the original bytes, 64 hexadecimal digits."""
    name: str
    """File name as given, with the path inside its archive or mailbox: "batch.zip/report.pdf"."""
    media_type: str
    size_bytes: int
    text: str
    page_starts: tuple[int, ...]
    """Offset at which each page begins; `(0,)` for a text without pages."""
    details: SourceDetails
    unread: Unread | None = None
    container: str | None = None
    """SHA-256 of the archive or mailbox that it came in."""

    def page_of(self, offset: int) -> int:
        """The page, counted from 1, on which this offset lies."""
        return max(1, bisect_right(self.page_starts, offset))

    def pages_without_text(self) -> tuple[int, ...]:
        """The pages, from 1, without a letter or digit although others have some: scans, or blank."""
        ends = (*self.page_starts[1:], len(self.text))
        spans = zip(self.page_starts, ends, strict=True)
        bare = tuple(
            number
            for number, (start, end) in enumerate(spans, start=1)
            if not any(map(str.isalnum, self.text[start:end]))
        )
        return bare if len(bare) < len(self.page_starts) else ()


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in a document: `text[start:end]` are the words."""

    document: str
    start: int
    end: int
