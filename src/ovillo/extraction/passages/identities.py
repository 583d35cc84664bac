"""Upon whom an act was, where a later sentence says who they are: "The men were identified as A, B and C"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ovillo.domain.entities import DocumentEntity
from ovillo.domain.statements import KIND_OF, PredicateKind
from ovillo.extraction.passages.timing import Act
from ovillo.extraction.text.spans import NounGroup


def upon_each(
    acts: Sequence[Act], identified: Mapping[str, tuple[DocumentEntity, ...]], rows: Sequence[Sequence[NounGroup]]
) -> list[Act]:
    """The acts, each with the same upon everybody who is identified, where all of them are meant and as many named.

    Args:
        acts: in order of place.
        identified: entity id of "the men" to who they are.
        rows: the noun groups of each sentence.
    """
    found: list[Act] = []
    for act in acts:
        found.append(act)
        who, value = act.statement.object, act.statement.value
        people = identified.get(who.id, ()) if who is not None else ()
        count = value.number if value is not None and value.unit == "person" else None
        if who is not None and any(g.is_part and g.entity.id == who.id for g in rows[act.sentence]):
            continue
        if KIND_OF.get(act.statement.predicate) is PredicateKind.PROCEDURE and count in (None, len(people)):
            own = None if count is not None else value
            found.extend(replace(act, statement=replace(act.statement, object=one, value=own)) for one in people)
    return found
