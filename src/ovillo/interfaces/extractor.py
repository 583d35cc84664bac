"""An extractor: text in, statements out. Data only: it sees no store, no clock, no network."""

from typing import Protocol

from ovillo.domain.documents import Document
from ovillo.domain.statements import DocumentReading


class Extractor(Protocol):
    """Reads one language or several."""

    name: str
    """ "rules-es@1.0": what statements cite."""
    languages: frozenset[str]

    def read(self, document: Document) -> DocumentReading: ...
