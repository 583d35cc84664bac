"""Pictures of the pages of originals, drawn in a process of its own that starts with the first of them."""

import hashlib
from dataclasses import dataclass, field
from threading import Lock

from ovillo.domain.documents import Document
from ovillo.domain.errors import OriginalAlteredError, UsageError
from ovillo.domain.messages import mark
from ovillo.storage.layout import ORIGINALS
from ovillo.wiring.cases import OpenCase
from ovillo.workflows.reading_guard import Job, ReadingPool

WORK = "ovillo.reading.page_pictures:draw_page"
SECONDS = 20.0
MEMORY_BYTES = 2_000_000_000
"""Address space of the process that draws."""
PDF = "application/pdf"


class PageNotDrawnError(UsageError):
    code = "page_not_drawn"
    template = mark(
        "Page {page} of this original cannot be drawn. Save the original, and open it where it can do no harm."
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """A page, and the words to light on it."""

    page: int
    """Counted from 1."""
    words: str = ""
    before: int = 0
    """How often the same letters stand on the page before them."""


@dataclass(slots=True)
class PagePictures:
    """Draws for one case; whoever serves it closes this at the end."""

    _pool: ReadingPool | None = None
    _lock: Lock = field(default_factory=Lock)

    def draw(self, opened: OpenCase, document: Document, asked: Asked) -> bytes:
        """The page as PNG, for whoever may see the original.

        Raises:
            AccessDeniedError: the document names somebody whom the viewer may not know.
            OriginalAlteredError: the original is not what was added.
            PageNotDrawnError: it is no PDF, has no such page, or took the process that draws down with it.
        """
        if document.media_type != PDF:
            raise PageNotDrawnError(page=asked.page)
        if hashlib.sha256(opened.originals.open(document.id)).hexdigest() != document.id:
            raise OriginalAlteredError(document=document.id[:12])
        job = Job(document.name, opened.folder / ORIGINALS / document.id, (asked.page, asked.words, asked.before))
        [outcome] = self._started().map_in_order([job])
        if outcome.value is None:
            raise PageNotDrawnError(page=asked.page)
        return bytes(outcome.value.png)

    def close(self) -> None:
        """Ends the process."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.close()

    def _started(self) -> ReadingPool:
        with self._lock:
            if self._pool is None:
                self._pool = ReadingPool(1, work=WORK, seconds=SECONDS, memory_bytes=MEMORY_BYTES)
            return self._pool
