"""Rows of a table: "| X | nurse | acquitted |" tells of X, whose trade has a column of its own."""

from dataclasses import replace

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, PredicateKind
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.sentence_reading import Reading

_EDGE = "|"


def of_its_row(reading: Reading) -> list[Proposal]:
    """What the sentence says; in a row, what is told of a trade is of the only one named there, of nobody else."""
    if reading.view.sentence.tokens[0].text != _EDGE:
        return list(reading.found)
    named = {group.entity.id: group.entity for group in reading.view.groups if group.entity.is_named_person}
    only = next(iter(named.values())) if len(named) == 1 else None
    found: list[Proposal] = []
    for proposal in reading.found:
        if KIND_OF.get(proposal.predicate) is not PredicateKind.PROCEDURE or not _is_role(proposal.object):
            found.append(proposal)
        elif only is not None:
            found.append(replace(proposal, object=only))
    return found


def _is_role(entity: DocumentEntity | None) -> bool:
    return entity is not None and entity.type is EntityType.PERSON and entity.level is NameLevel.ROLE
