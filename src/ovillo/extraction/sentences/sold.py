"""Who is sold and to whom, where the price stands before them: "vendió por 500 soles a un hombre al recién nacido".

1. Behind a price, of two people the one who is no child is who it is sold to.
2. Behind a price, somebody alone who is no victim is who it is sold to; what is sold stands elsewhere, or is not told.
3. "Un bebé cuya madre vendió": the baby; so of "la bebé, que había comprado a X".
4. "Les quitaban los bebés y se los vendían": what the verb before acts upon.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.sentences.arguments import Arguments, list_from
from ovillo.extraction.sentences.clause_types import Clause, Link, is_possessive
from ovillo.extraction.sentences.datives import is_trade
from ovillo.extraction.sentences.group_places import antecedent_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party, parties_of
from ovillo.extraction.sentences.ruled_on import told_before
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import ArgumentKind

_DOERS = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION})


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


def is_estate(reading: Reading, clause: Clause) -> bool:
    """As in "vendió su casa a X": premises stand right behind the verb, and whoever follows is the buyer."""
    view = reading.view
    after = view.items[clause.item + 1] if clause.item + 1 < len(view.items) else None
    is_group = after is not None and after.kind is ItemKind.GROUP
    return is_group and after is not None and view.groups[after.ref].entity.type is EntityType.PLACE


def are_wards(reading: Reading, parties: Sequence[Party]) -> bool:
    """Whether these are children, whom nobody sells anything to."""
    return _are(reading, parties, "wards")


def sold_behind(
    reading: Reading, clause: Clause, arguments: Arguments, subjects: Sequence[Party], personal: Sequence[Party]
) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
    """Who trades whom, as in "los bebés que vendió X a Y", "un bebé le vendió X a Y": X stands behind without "a"."""
    view, traded = reading.view, tuple(subjects)
    if not (arguments.direct and personal) or not reading.grammar.sets["clitics"]:
        return None
    if not traded and clause.link is Link.RELATIVE and (before := antecedent_of(view, clause.opener)) >= 0:
        traded = tuple(parties_of(view, [before]))
    groups = list(list_from(view, arguments.direct[0]))
    people = tuple(parties_of(view, groups))
    is_named = all(view.groups[g].kind is ArgumentKind.NAME for g in groups)
    words = set(reading.grammar.table.get("given", {}).get("words", ()))
    is_grown = not any(set(p.entity.name.lower().split()) & words for p in people)  # "que vendió su madre a Y"
    is_doer = all(p.entity.type in _DOERS for p in people) and (is_named or is_grown)
    return (people, traded) if is_doer and traded and are_wards(reading, traded) else None


def traded(
    reading: Reading, clause: Clause, direct: tuple[Party, ...], personal: tuple[Party, ...]
) -> tuple[tuple[Party, ...], tuple[Party, ...], tuple[Party, ...]] | None:
    """Who trades, what and with whom, all behind the verb: "Vendió al niño X", "Compró el bebé a X"."""
    if not direct or not is_trade(reading, clause):
        return None
    if are_wards(reading, personal):
        return direct, personal, ()
    return ((), direct, personal) if are_wards(reading, direct) else None


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


def given_to(reading: Reading, clause: Clause, arguments: Arguments) -> tuple[int, int] | None:
    """As in "X sold Y a baby": of two groups right behind a verb of trade, the first is given the second."""
    view = reading.view
    behind = view.items[clause.item + 1 : clause.item + 3]
    if reading.grammar.sets["clitics"] or len(behind) < 2 or not arguments.direct:
        return None
    if any(item.kind is not ItemKind.GROUP for item in behind):
        return None
    one, two = (view.groups[item.ref] for item in behind)
    is_pair = two.coordinated_with is None and one.entity.id != two.entity.id and one.last + 1 == two.first
    is_somebody = one.entity.type in (EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION)
    return (behind[0].ref, behind[1].ref) if is_pair and is_somebody else None


def is_antecedent_sold(reading: Reading, clause: Clause, subjects: Sequence[Party]) -> bool:
    """Whether a child is named right before "que", and the verb of trade has no other subject."""
    view = reading.view
    is_own = clause.link is Link.RELATIVE and min(clause.subject, clause.opener) >= 0 and not clause.is_passive
    is_before = is_own and view.position.get(clause.subject, clause.opener) < clause.opener
    is_free = not (clause.verb.has_object_clitic or clause.verb.is_reflexive)
    children = set(reading.grammar.table["wards"].get("bought", ()))
    are_children = all(set(p.entity.name.lower().split()) & children for p in subjects)
    return is_before and is_free and bool(subjects) and are_children


def given_back(reading: Reading, clause: Clause, subjects: Sequence[Party]) -> tuple[Party, ...]:
    """Rule 4: of a verb of trade or giving with "se lo", "se las"."""
    is_pair = clause.verb.is_reflexive and clause.verb.has_object_clitic and bool(subjects)
    gives = clause.verb.lemma in reading.grammar.table["exchanges"]["giving"]
    if not is_pair or not (gives or is_trade(reading, clause)):
        return ()
    return told_before(reading, clause)
