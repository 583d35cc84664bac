"""Where a statement says that something happened."""

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, PredicateKind
from ovillo.extraction.passages.asides_in_time import is_across_aside, is_only_told_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of


def where_of(reading: Reading, proposal: Proposal) -> DocumentEntity | None:
    """A place that a preposition of place attaches to the verb."""
    if proposal.clause < 0:
        return None
    taken = {e.id for e in (proposal.subject, proposal.object) if e}
    if places := _places_of_part(reading, proposal):
        return places[0] if len(places) == 1 else None
    for slot in arguments_of(reading, proposal.clause).slots:
        if slot.preposition not in reading.grammar.sets["place_slot"]:
            continue
        for index in slot.groups:
            entity = reading.view.groups[index].entity
            is_term = proposal.predicate == "sentenced" and entity.level is NameLevel.ROLE  # "to nine years in prison"
            is_apart = _is_apart(reading, proposal, reading.view.groups[index].first)
            if entity.type is EntityType.PLACE and entity.id not in taken and not (is_term or is_apart):
                return entity
    return _place_before(reading, proposal, taken)


def _places_of_part(reading: Reading, proposal: Proposal) -> list[DocumentEntity]:
    """Behind the bare number of this proposal its place: "nine homes in A, four in B, two in C"."""
    view, found = reading.view, list[DocumentEntity]()
    if proposal.object is not None or proposal.value is None:
        return found
    for item, link, place in zip(view.items, view.items[1:], view.items[2:], strict=False):
        is_number = item.kind is ItemKind.QUANTITY and view.quantities[item.ref].value.text == proposal.value.text
        is_placed = link.word in reading.grammar.sets["place_slot"] and place.kind is ItemKind.GROUP
        if is_number and is_placed and view.groups[place.ref].entity.type is EntityType.PLACE:
            found.append(view.groups[place.ref].entity)
    return found


def _place_before(reading: Reading, proposal: Proposal, taken: set[str]) -> DocumentEntity | None:
    """As in "In Villa X, police arrested …": a place that opens the clause."""
    items, clause = reading.view.items, reading.view.clauses[proposal.clause]
    begin = max(clause.opener, 0)
    for index in range(begin, min(clause.item, begin + 3)):
        item = items[index]
        if item.kind is ItemKind.GROUP and index and items[index - 1].word in reading.grammar.sets["place_slot"]:
            entity = reading.view.groups[item.ref].entity
            is_own = entity.id not in taken and not _is_apart(reading, proposal, item.first)
            return entity if entity.type is EntityType.PLACE and is_own else None
    return None


def _is_apart(reading: Reading, proposal: Proposal, at: int) -> bool:
    """Whether the place is of another act: outside an aside, or of the denial of a deed."""
    clause = reading.view.clauses[proposal.clause]
    is_conduct = KIND_OF.get(proposal.predicate) is PredicateKind.CONDUCT
    is_told = is_conduct and is_only_told_of(reading.view, clause, at, reading.grammar)
    return is_told or is_across_aside(reading.view, clause, at)
