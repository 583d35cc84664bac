"""What a worker process loads: the readers and the extractors of every language that has a lexicon."""

from functools import cache

from ovillo.extraction import lexicon
from ovillo.extraction.rules import RuleExtractor
from ovillo.interfaces.extractor import Extractor
from ovillo.workflows.document_work import Piece, Task
from ovillo.workflows.document_work import read_document as read_with

WORK = f"{__name__}:read_document"
"""How the pool names this module's work."""


@cache
def extractors() -> tuple[Extractor, ...]:
    """One rule extractor a language."""
    return tuple(RuleExtractor(language) for language in lexicon.languages())


def read_document(content: bytes, name: str, task: Task) -> tuple[Piece, ...]:
    """Every piece of one file, read and extracted."""
    return read_with(content, name, task, extractors())
