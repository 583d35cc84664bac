"""Extractors that ask a model, paragraph by paragraph; the rules and the gate decide what becomes a statement."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ovillo.domain.documents import Document
from ovillo.domain.statements import DocumentReading
from ovillo.extraction.rules import RuleExtractor
from ovillo.extraction.suggested.model_prompt import answered, ask
from ovillo.extraction.suggested.suggestions import Suggestion, admit
from ovillo.extraction.text.blocks import cut_blocks
from ovillo.extraction.text.spans import BlockKind
from ovillo.extraction.words.grammar import Grammar, grammar_of

_ASKED_OF = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADLINE, BlockKind.SUBHEADING})


@dataclass(frozen=True, slots=True)
class Relation:
    """Two spans of a text that a model ties: offsets in code points of the text that it was given."""

    name: str
    subject: tuple[int, int]
    object: tuple[int, int]
    score: float
    """Between 0 and 1."""


Complete: TypeAlias = Callable[[str, str], str]
"""Instructions and material to the answer of a language model."""
FindRelations: TypeAlias = Callable[[str, Sequence[str]], Sequence[Relation]]
"""A text and the names of relations to those that a model sees in it."""
Suggest: TypeAlias = Callable[[str, Grammar], tuple[list[Suggestion], int]]
"""A paragraph to what a model suggests of it, and how much of its answer was no suggestion."""


class ModelExtractor:
    """Keeps what a model suggests only where the words stand in the document, and never firmer than those words.

    A model overlooks and invents. How often it does so on your material is not known until you measure it.
    """

    def __init__(self, language: str, suggest: Suggest, *, model: str) -> None:
        self.name = f"{model}-{language}"
        self.languages = frozenset({language})
        self._language = language
        self._suggest = suggest
        self._grammar = grammar_of(language)
        self._rules = RuleExtractor(language)

    def read(self, document: Document) -> DocumentReading:
        """The statements that the model suggests and the text bears out."""
        study = self._rules.study(document)
        suggestions: list[Suggestion] = []
        refused = 0
        for paragraph in _paragraphs(document.text, self._language):
            found, broken = self._suggest(paragraph, self._grammar)
            suggestions.extend(found)
            refused += broken
        passed = admit(document, study, suggestions, grammar=self._grammar, extractor=self.name)
        entities = {e.id: e for e in study.people.entities}
        for statement in passed.statements:
            entities |= {e.id: e for e in (statement.subject, statement.object) if e is not None}
        ordered = sorted(entities.values(), key=lambda e: (e.mentions[0].start, e.id))
        return DocumentReading(document.id, tuple(ordered), passed.statements, passed.quarantined + refused)


def from_answers(complete: Complete) -> Suggest:
    """What a language model answers to the question of `model_prompt`."""
    return lambda paragraph, grammar: answered(complete(*ask(paragraph, grammar)))


def from_relations(find: FindRelations, *, threshold: float = 0.5) -> Suggest:
    """The relations that a model is at least so sure of; it sees no firmness: that comes from the words around."""

    def suggest(paragraph: str, grammar: Grammar) -> tuple[list[Suggestion], int]:
        relations = find(paragraph, sorted(grammar.frames))
        kept = [r for r in relations if r.score >= threshold and _is_inside(r, paragraph)]
        return [_tie(r, paragraph) for r in kept], len(relations) - len(kept)

    return suggest


def _is_inside(relation: Relation, text: str) -> bool:
    return all(0 <= start < end <= len(text) for start, end in (relation.subject, relation.object))


def _tie(relation: Relation, text: str) -> Suggestion:
    """The relation with the words from its first span to its last as its quote."""
    spans = (relation.subject, relation.object)
    quote = text[min(s for s, _ in spans) : max(e for _, e in spans)]
    subject, object_ = (text[start:end] for start, end in spans)
    return Suggestion(relation.name, quote, subject=subject, object=object_)


def _paragraphs(text: str, language: str) -> Iterator[str]:
    for block in cut_blocks(text, language):
        if block.kind in _ASKED_OF and text[block.start : block.end].strip():
            yield text[block.start : block.end]
