"""Who is sold and to whom, where the price stands before them: "vendió por 500 soles a un hombre al recién nacido".

1. Behind a price, of two people the one who is no child is who it is sold to.
2. Behind a price, somebody alone who is no victim is who it is sold to; what is sold stands elsewhere, or is not told.
3. "Un bebé cuya madre vendió": the baby.
"""

from collections.abc import Sequence

from ovillo.extraction.sentences.arguments import Arguments
from ovillo.extraction.sentences.clause_types import Clause, Link, is_possessive
from ovillo.extraction.sentences.group_places import antecedent_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading


def sold_for(
    reading: Reading, clause: Clause, arguments: Arguments
) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
    """What is sold and to whom; `None` where no price stands before whoever is named behind the verb."""
    view, sets = reading.view, reading.grammar.sets
    sells = {f.predicate for p, f in reading.grammar.patterns.get(clause.verb.lemma, ()) if not p.words}
    slots = [s for s in arguments.slots if s.preposition in sets["direct_slot"]]
    if "sells" not in sells or not slots or not sets["clitics"] or clause.is_passive or clause.verb.has_object_clitic:
        return None
    before = view.items[clause.item + 1 : view.position[slots[0].groups[0]]]
    if not any(i.kind is ItemKind.QUANTITY and view.quantities[i.ref].is_money for i in before):
        return None
    first, rest = (tuple(parties_of(view, s)) for s in (slots[0].groups, [g for s in slots[1:2] for g in s.groups]))
    if rest:
        return (rest, first) if are_wards(reading, rest) and not are_wards(reading, first) else None
    if _are(reading, first, "victims") or are_wards(reading, first):
        return None
    return tuple(parties_of(view, arguments.direct)) or _child_of(reading, clause), first


def are_wards(reading: Reading, parties: Sequence[Party]) -> bool:
    """Whether these are children, whom nobody sells anything to."""
    return _are(reading, parties, "wards")


def _are(reading: Reading, parties: Sequence[Party], table: str) -> bool:
    words = set(reading.grammar.table.get(table, {}).get("words", ()))
    return all(set(p.entity.name.lower().split()) & words for p in parties)


def _child_of(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """Rule 3."""
    view = reading.view
    if clause.link is not Link.RELATIVE or clause.opener < 1 or not is_possessive(view, clause.opener):
        return ()
    group = antecedent_of(view, clause.opener)
    child = tuple(parties_of(view, [group])) if group >= 0 else ()
    return child if are_wards(reading, child) else ()
