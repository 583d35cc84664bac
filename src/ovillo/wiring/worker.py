"""What a worker process loads: the readers and the extractors of every language that has a lexicon."""

import os
from functools import cache

from ovillo.domain.documents import Unread
from ovillo.extraction import lexicon
from ovillo.extraction.rules import RuleExtractor
from ovillo.interfaces.extractor import Extractor
from ovillo.settings import model_settings_from
from ovillo.workflows.document_work import RULES, Piece, Task
from ovillo.workflows.document_work import read_document as read_with


@cache
def extractors(kind: str = RULES) -> tuple[Extractor, ...]:
    """One extractor a language: of rules, or asking the model that the environment configures.

    Raises:
        ModelMissingError: no such model is configured.
    """
    if kind == RULES:
        return tuple(RuleExtractor(language) for language in lexicon.languages())
    from ovillo.wiring.models import model_extractors  # noqa: PLC0415 - few ask a model

    return model_extractors(kind, model_settings_from(os.environ), lexicon.languages())


def read_document(content: bytes, name: str, task: Task, unread: Unread | None = None) -> tuple[Piece, ...]:
    """Every piece of one file, read and extracted; with a reason why none is, its text only."""
    return read_with(content, name, task, extractors(task.extractor), unread=unread)
