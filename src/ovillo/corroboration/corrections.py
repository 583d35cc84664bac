"""Numbers that a source takes back by repeating them: "we wrote that 48,300 were seized; the correct figure is …".

1. Only a document that says that it corrects something takes anything back; "as we reported" elsewhere does not.
2. In it, a number in a sentence about what the source itself wrote is taken back, there and in its earlier documents.
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from ovillo.corroboration.sources import fold_words
from ovillo.domain.documents import Document
from ovillo.domain.statements import Statement


def find_taken_back(
    said: Sequence[Statement], documents: Mapping[str, Document], published: Mapping[str, date | None]
) -> frozenset[str]:
    """Ids of those statements of one source, all about one thing, whose number the source takes back."""
    found: set[str] = set()
    for repeated in said:
        if repeated.value is None or not _says("wrote", repeated.quote):
            continue
        if not _says("corrects", documents[repeated.document].text):
            continue
        found.add(repeated.id)
        found.update(
            one.id
            for one in said
            if one.value is not None
            and (one.value.number, one.value.unit) == (repeated.value.number, repeated.value.unit)
            and _is_earlier(published[one.document], published[repeated.document])
        )
    return frozenset(found)


def _is_earlier(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one < other


def _says(kind: str, text: str) -> bool:
    folded = f" {fold_words(text)} "
    return any(cue in folded for cue in _cues()[kind])


@cache
def _cues() -> Mapping[str, tuple[str, ...]]:
    table = tomllib.loads(files("ovillo.corroboration").joinpath("corrections.toml").read_text("utf-8"))
    return {kind: tuple(f" {cue} " for cue in cues) for kind, cues in table.items()}
