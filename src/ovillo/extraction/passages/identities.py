"""Upon whom an act was, where a later sentence says who they are: "The men were identified as A, B and C".

"Among them are A and B" tells the same of some: of those several of whom alone the sentence before speaks.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, PredicateKind, Statement
from ovillo.extraction.acts.identities import included_in
from ovillo.extraction.passages.timing import Act
from ovillo.extraction.sentences.clause_types import View
from ovillo.extraction.sentences.sentence_reading import Reading
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


def with_included(acts: Sequence[Act], studied: Sequence[Reading]) -> list[Act]:
    """The acts, each with the same of whoever is then named as one of those of whom it is told."""
    found = list(acts)
    for before, reading in itertools.pairwise(studied):
        people = included_in(reading.view, reading.grammar) if before.number == reading.number - 1 else []
        several = _several_in(before.view) if people else set()
        if len(several) != 1:
            continue
        who = several.pop()
        for act in (a for a in acts if a.sentence == before.number):
            told = (each for one in people for each in _told_of(act.statement, who, one, reading))
            found.extend(replace(act, statement=each) for each in told)
    return found


def _several_in(view: View) -> set[str]:
    """The several of whom a sentence speaks; "babies" or "suspects" without number or article only where alone."""
    found = [g for g in view.groups if _may_be_several(g)]
    told = [g for g in found if g.quantity or view.sentence.tokens[g.first].lower in view.determiners]
    return {g.entity.id for g in told or found}


def _may_be_several(group: NounGroup) -> bool:
    is_told = group.entity.type is EntityType.PERSON and group.entity.level is NameLevel.ROLE
    return is_told and group.is_plural and not group.is_part


def _told_of(act: Statement, who: str, one: DocumentEntity, reading: Reading) -> list[Statement]:
    """The statement of this one of those several, quoted up to where they are named; none of others."""
    end = reading.view.sentence.end
    whole = replace(act, end=end, quote=reading.text[act.start : end])
    of_some = act.value is not None and act.value.unit == "person"
    if act.object is not None and act.object.id == who:
        return [replace(whole, object=one, value=None if of_some else act.value)]
    is_conduct = KIND_OF.get(act.predicate) is PredicateKind.CONDUCT
    if is_conduct and act.subject is not None and act.subject.id == who:
        return [replace(whole, subject=one)]
    return []
