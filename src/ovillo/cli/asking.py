"""What `calls`, `payments` and `registers` are asked: a question, of a case or of a file."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from ovillo.domain.errors import QuestionUnknownError, TableNeededError
from ovillo.domain.messages import mark

AskedWords = Annotated[
    list[str],
    typer.Argument(
        metavar=mark("[CASE] QUESTION"),
        help=mark("Folder of a case, unless --table is given; the question."),
        show_default=False,
    ),
]
Question = TypeVar("Question", bound=StrEnum)


def asked_of(words: Sequence[str], questions: type[Question], table: Path | None) -> tuple[Path | None, Question]:
    """The case, unless a table is given, and the question.

    Raises:
        QuestionUnknownError: no question, or one too many words.
        TableNeededError: neither a case nor a table.
    """
    *before, question = words
    if question not in {each.value for each in questions} or len(before) > 1 or (before and table):
        known = ", ".join(each.value for each in questions)
        raise QuestionUnknownError(questions=known)
    if not before and table is None:
        raise TableNeededError
    return (Path(before[0]) if before else None), questions(question)
