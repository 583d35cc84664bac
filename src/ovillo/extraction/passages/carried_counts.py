"""How many are meant where a sentence before has counted them: "Seven officers were held. The officers are charged …".

1. Only of several who are called by the same noun, and whom the document counts in one way only.
2. Only where one of the few sentences just before counts them; the quote then begins there, so that the number stands
   in it.
"""

from collections.abc import Sequence
from dataclasses import replace

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, PredicateKind, Statement, Value
from ovillo.extraction.sentences.proposals import value_of
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import ArgumentKind, NounGroup, Sentence

_NEAR = 2
"""Sentences back."""


def with_count_before(
    statement: Statement, reading: Reading, groups: Sequence[Sequence[NounGroup]], sentences: Sequence[Sentence]
) -> Statement:
    """The statement with the number that a sentence before gives of those it is about.

    Args:
        statement: as read from one sentence.
        reading: of that sentence.
        groups: of each sentence of the document.
        sentences: of the document.
    """
    who, number = _counted(statement), reading.number
    if who is None or not _is_same_set(who, reading):
        return statement
    told = {g.quantity.value.number for row in groups for g in row if g.entity.id == who.id and g.quantity is not None}
    if len(told) != 1:
        return statement
    for at in range(number - 1, max(-1, number - 1 - _NEAR), -1):
        if sentences[at].block.kind is not sentences[number].block.kind:
            return statement
        value = _count_in(who, groups[at])
        if value is not None:
            start = min(statement.start, sentences[at].start)
            return replace(statement, value=value, start=start, quote=reading.text[start : statement.end])
    return statement


def _counted(statement: Statement) -> DocumentEntity | None:
    """Whom the number of this statement counts, where it has none."""
    is_act = KIND_OF.get(statement.predicate) is PredicateKind.PROCEDURE and statement.predicate != "sentenced"
    who = statement.object if is_act else statement.subject if statement.predicate == "belongs_to" else None
    if who is None or statement.value is not None:
        return None
    return who if who.type is EntityType.PERSON and who.level is NameLevel.ROLE else None


def _is_same_set(who: DocumentEntity, reading: Reading) -> bool:
    """Whether the sentence speaks of all of them, once, without a number of its own."""
    own = [g for g in reading.view.groups if g.entity.id == who.id]
    if len(own) != 1 or own[0].quantity is not None or own[0].is_part or own[0].members:
        return False
    opening = reading.view.sentence.tokens[own[0].first].lower
    return own[0].is_plural and opening in reading.grammar.table["counting"]["whole"]


def _count_in(who: DocumentEntity, row: Sequence[NounGroup]) -> Value | None:
    own = [g for g in row if g.entity.id == who.id and g.quantity is not None and g.kind is not ArgumentKind.PRONOUN]
    if len(own) != 1 or own[0].is_part or own[0].unit != "person":
        return None
    is_other = own[0].quantity is not None and own[0].quantity.is_other
    return None if is_other else value_of(own[0])
