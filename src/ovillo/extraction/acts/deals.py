"""What a sale or purchase says besides: at what price, and with whom.

Rules:
1. A sum after the verb is a price where a preposition or words such as "in exchange for" stand before it, or where a
   clause behind says between what the sums range.
2. Who bought of a seller, and who sold to a buyer, did so; the named are not accused with the other side.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import Cue, CueKind, Quantifier, Value
from ovillo.extraction.acts.listed_prices import sums_at
from ovillo.extraction.sentences.arguments import Slot, Sum
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Holding, Party, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.words.grammar import Frame

_GOODS = frozenset({EntityType.THING, EntityType.VEHICLE, EntityType.DOCUMENT, EntityType.PERSON})
_PART = (ItemKind.AND, ItemKind.GROUP, ItemKind.PREPOSITION)
_TRADERS = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION})


@dataclass(frozen=True, slots=True)
class Deal:
    """One statement more that a sale makes."""

    predicate: str
    subjects: tuple[Party, ...]
    objects: tuple[Party, ...]
    value: Value | None = None
    doubt: Cue | None = None


def deals_of(
    reading: Reading,
    number: int,
    frame: Frame,
    subjects: tuple[Party, ...],
    objects: tuple[Party, ...],
    holding: Holding,
) -> Iterator[Deal]:
    """The prices of what is sold, and the other side of the sale."""
    if frame.predicate == "receives":
        yield from _payments(reading, number, subjects, objects, holding)
    if frame.predicate not in ("sells", "buys") or not objects:
        return
    values = list(prices_of(reading, number))
    is_range = any(v.qualifier is Quantifier.AT_MOST for v in values[1:])
    is_each_own = len(values) == len(objects) > 1 and not is_range  # "a boy for $500 and a girl for $300"
    for at, value in enumerate(values):
        for party in objects[at : at + 1] if is_each_own else objects:
            yield Deal("price", (Party(party.entity),), (), value, doubt_of_range(reading, number))
    further = list(_further(reading, number)) if values else []
    for party in {party.entity.id: party for party, _ in further}.values():
        yield Deal(frame.predicate, subjects, (party,))
    for party, value in further:
        yield Deal("price", (Party(party.entity),), (), value)
    if holding.is_negated or any(c.kind is CueKind.DENIAL for c in holding.cues):
        return
    others = (
        buyers_of(reading, number, objects, holding)
        if frame.predicate == "sells"
        else _sellers_of(reading, number, objects, holding)
    )
    if others:
        yield Deal("buys" if frame.predicate == "sells" else "sells", others, objects)


def _payments(
    reading: Reading, number: int, takers: tuple[Party, ...], taken: tuple[Party, ...], holding: Holding
) -> Iterator[Deal]:
    """As in "received $500 from the couple", "received monthly payments from X": who paid it."""
    arguments = arguments_of(reading, number)
    sums: list[Value | None] = [
        r.quantity.value for r in arguments.sums if r.quantity.is_money and not _is_price(reading, r)
    ]
    money = set(reading.grammar.table["prices"]["money"])
    if not sums and any(money & set(p.entity.name.lower().split()) for p in taken):
        sums = [None]
    is_denied = any(c.kind in (CueKind.DENIAL, CueKind.ADMISSION) for c in holding.cues)
    if holding.is_negated or is_denied or not takers:
        return
    is_plain = all(c.kind is CueKind.HEDGE for c in holding.cues)
    paid_by = reading.grammar.table["prices"]["paid_by"]
    slots = [s for s in arguments.slots if s.preposition in paid_by and not _is_of_reason(reading, s)]
    givers = [p.entity for s in slots[:1] for p in parties_of(reading.view, s.groups)]
    known = {p.entity.id for p in takers}
    payers = tuple(
        Party(e) for e in givers if e.type in _TRADERS and e.id not in known and (is_plain or e.level is NameLevel.ROLE)
    )
    for value in sums[:1] if payers else ():
        yield Deal("pays", payers, takers, value)


def _is_of_reason(reading: Reading, slot: Slot) -> bool:
    """As in "recibió 500 soles por la venta de un bebé": "of" ties the group to what the money is for."""
    view = reading.view
    for item in reversed(view.items[: view.position[slot.groups[0]] - 1]):
        if (
            item.kind is ItemKind.OTHER
            and view.sentence.tokens[item.last].lower in reading.grammar.sets["exchange_slot"]
        ):
            return True  # "a cambio de su hijo"
        if item.kind is ItemKind.PREPOSITION and item.word != slot.preposition:
            return item.word in reading.grammar.sets["exchange_slot"]
        if item.kind in (ItemKind.GROUP, ItemKind.QUANTITY, ItemKind.VERB):
            return False
    return False


def prices_of(reading: Reading, number: int) -> Iterator[Value]:
    """Rule 1."""
    end = -1
    for row in arguments_of(reading, number).sums:
        if row.quantity.is_money and _is_price(reading, row):
            if end >= 0 and _is_of_other(reading, number, end, row.quantity.first):
                return
            end = row.quantity.last
            yield row.quantity.value
    ranging = reading.grammar.table["prices"]["ranging"]
    behind = number + 1
    if behind >= len(reading.view.clauses) or reading.view.clauses[behind].verb.lemma not in ranging:
        return
    begin = reading.view.clauses[number].verb.last + 1
    between = " ".join(t.lower for t in reading.view.sentence.tokens[begin : reading.view.clauses[behind].verb.first])
    if _has_words(reading, between):
        yield from (s.quantity.value for s in arguments_of(reading, behind).sums if s.quantity.is_money)


def doubt_of_range(reading: Reading, number: int) -> Cue | None:
    """As in "previo pago de sumas que podrían llegar hasta 5.000 dólares": the sum is no firmer than its verb."""
    clauses, behind = reading.view.clauses, number + 1
    ranging = reading.grammar.table["prices"]["ranging"]
    if behind >= len(clauses) or clauses[behind].verb.lemma not in ranging or not clauses[behind].verb.cues:
        return None
    verb, tokens = clauses[behind].verb, reading.view.sentence.tokens
    return Cue(tokens[verb.first].start, tokens[verb.last].end, CueKind.HEDGE)


def _is_of_other(reading: Reading, number: int, begin: int, end: int) -> bool:
    """As in "sold a boy for $500 and a car for $300": something that is none of what the verb acts upon is between."""
    arguments, marks = arguments_of(reading, number), reading.grammar.sets["direct_slot"]
    groups = (*arguments.direct, *(g for s in arguments.slots if s.preposition in marks for g in s.groups))
    own = {reading.view.groups[g].first for g in groups}
    between = (g for g in reading.view.groups if begin < g.first < end and g.entity.type in _GOODS)
    return any(g.first not in own for g in between)


def _further(reading: Reading, number: int) -> Iterator[tuple[Party, Value]]:
    """As in "sold a boy for $500 and girls for between $300 and $400": what else, for how much, without the verb."""
    view, prices = reading.view, reading.grammar.sets["price_slot"]
    at = arguments_of(reading, number).last_item + 1
    while tuple(item.kind for item in view.items[at : at + 3]) == _PART:
        group, preposition = view.items[at + 1 : at + 3]
        sums, at = sums_at(view, at + 2)
        if preposition.word not in prices or not sums:
            return
        for each in sums:
            yield parties_of(view, [group.ref])[0], view.quantities[view.items[each].ref].value


def _is_price(reading: Reading, row: Sum) -> bool:
    if row.preposition in reading.grammar.sets["price_slot"]:
        return True
    first = row.quantity.first
    before = " ".join(t.lower for t in reading.view.sentence.tokens[max(0, first - 10) : first + 4])
    return _has_words(reading, before.rpartition(" , ")[2])


def _has_words(reading: Reading, text: str) -> bool:
    return any(f" {words} " in f" {text} " for words in reading.grammar.table["prices"]["before"])


def buyers_of(reading: Reading, number: int, sold: Sequence[Party], holding: Holding) -> tuple[Party, ...]:
    """Rule 2: as in "sold babies to foreign couples"."""
    return _other_side(reading, number, reading.grammar.sets["recipient_slot"], sold, holding)


def _sellers_of(reading: Reading, number: int, bought: Sequence[Party], holding: Holding) -> tuple[Party, ...]:
    """Rule 2: as in "bought babies from poor mothers"; not "bought the son of X"."""
    if any(_is_kin(reading, party) for party in bought):
        return ()
    return _other_side(reading, number, reading.grammar.sets["source_slot"], bought, holding)


def _is_kin(reading: Reading, party: Party) -> bool:
    frame = reading.grammar.roles.get(party.entity.name.lower().split()[0].rstrip("s"))
    return frame is not None and frame.predicate == "relative_of"


def _other_side(
    reading: Reading, number: int, slots: frozenset[str], goods: Sequence[Party], holding: Holding
) -> tuple[Party, ...]:
    known = {p.entity.id for p in goods}
    is_plain = all(c.kind is CueKind.HEDGE for c in holding.cues)
    tied = [s for s in arguments_of(reading, number).slots if s.preposition in slots and not _is_of_doer(reading, s)]
    tied = [s for s in tied if not _owns_goods(reading, s, known)]
    named = [p.entity for s in tied for p in parties_of(reading.view, s.groups)]
    return tuple(
        Party(e) for e in named if e.type in _TRADERS and e.id not in known and (is_plain or e.level is NameLevel.ROLE)
    )


def _owns_goods(reading: Reading, slot: Slot, goods: Collection[str]) -> bool:
    """As in "compró al bebé de X": X, whose baby it is, need not have sold it."""
    view, at = reading.view, reading.view.position[slot.groups[0]]
    is_named = view.groups[slot.groups[0]].entity.is_named_person
    before = view.items[at - 2] if at > 1 else None
    is_next = before is not None and before.kind is ItemKind.GROUP and view.groups[before.ref].entity.id in goods
    return is_named and is_next and slot.preposition in reading.grammar.speech.get("possessing", ())


def _is_of_doer(reading: Reading, slot: Slot) -> bool:
    """As in "comprada por la pareja del exdirector de la policía": what stands behind is of whoever did it."""
    view, sets = reading.view, reading.grammar.sets
    index = view.position[slot.groups[0]] - 1
    while index >= 0 and view.items[index].kind in (ItemKind.PREPOSITION, ItemKind.GROUP, ItemKind.OTHER):
        if view.items[index].word in sets["agent_slot"]:
            return slot.preposition in reading.grammar.speech.get("possessing", ())
        index -= 1
    return False
