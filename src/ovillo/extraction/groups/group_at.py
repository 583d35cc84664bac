"""One noun group where it stands, while what it says is being read."""

from collections.abc import Sequence
from dataclasses import dataclass

from ovillo.domain.documents import Document
from ovillo.domain.statements import Value
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.groups.ties import FactDraft
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.text.unseen import as_seen
from ovillo.extraction.words.who_words import WhoWords


@dataclass(frozen=True, slots=True)
class At:
    """The group whose facts are being read."""

    document: Document
    sentence: Sentence
    row: Sequence[Slot]
    index: int
    who: WhoWords
    before: Sequence[Slot] = ()
    """The groups of the sentence before, in the same paragraph."""

    @property
    def slot(self) -> Slot:
        return self.row[self.index]

    def text(self, first: int, last: int) -> str:
        tokens = self.sentence.tokens
        return as_seen(self.document.text[tokens[first].start : tokens[last].end])

    def fact(
        self, predicate: str, span: tuple[int, int], *, value: Value | None = None, other: Draft | None = None
    ) -> FactDraft:
        tokens = self.sentence.tokens
        start, end = tokens[span[0]].start, tokens[span[1]].end
        return FactDraft(predicate, self.slot.draft, other, value, start, end)
