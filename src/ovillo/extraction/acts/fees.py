"""What a sum was asked for: "cobraban $200 por hacer denuncias", "a su hijo, por quien pedía 10.000 quetzales".

1. Behind a verb of charging and a sum, "for" leads to a thing, or to a verb with its thing; of a verb that takes up
   whom the sum is charged to ("cobraban $8,000 a las personas por llevarlas") each of those has that price.
2. "For whom" or "for which" right behind a child or a thing, before a verb of asking.
3. "For the hearing they were paying $50,000", "por 20.000 dólares vendían bebés": ahead of the verb.
4. A sum in brackets right behind is the same price in other money.
5. To charge is not to be paid: where a thing has the price, nobody is told to have paid it.
"""

from collections.abc import Iterator

from ovillo.domain.entities import DocumentEntity, EntityType
from ovillo.extraction.acts.goods import thing_at
from ovillo.extraction.acts.undergoers import may_be_given
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.items import Item, ItemKind
from ovillo.extraction.sentences.proposals import Proposal, hold, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import Quantity, TokenKind

_THINGS = frozenset({EntityType.THING, EntityType.VEHICLE, EntityType.DOCUMENT})
_PASSED = frozenset({ItemKind.PREPOSITION, ItemKind.OTHER, ItemKind.GROUP})
_LONGEST = 5


def read_fees(reading: Reading) -> None:
    """Adds what each sum of money that somebody charges or asks is for."""
    table = reading.grammar.table.get("fees")
    if table is None or not any(q.is_money for q in reading.view.quantities):
        return
    for number, clause in enumerate(reading.view.clauses):
        if clause.verb.mood is not Mood.FINITE:
            continue
        for thing, quantity in _asked(reading, clause):
            _state(reading, number, thing, quantity)
        if clause.verb.lemma in table["trades"]:
            _price_of_trade(reading, number, clause)


def _asked(reading: Reading, clause: Clause) -> Iterator[tuple[DocumentEntity, Quantity]]:
    view, table = reading.view, reading.grammar.table["fees"]
    ahead = _ahead(reading, clause) if clause.verb.lemma in table["asking_for"] else None
    for index in range(clause.item + 1, len(view.items)):
        item = view.items[index]
        if item.kind in (ItemKind.VERB, ItemKind.RELATIVE, ItemKind.THAT, ItemKind.COMMA):
            return
        if item.kind is not ItemKind.QUANTITY or not view.quantities[item.ref].is_money:
            continue
        thing = ahead
        if thing is None and clause.verb.lemma in table["asking"]:
            thing = _behind(reading, index)
        if thing is not None:
            yield thing, view.quantities[item.ref]


def _behind(reading: Reading, index: int) -> DocumentEntity | None:
    """Rule 1."""
    view, table = reading.view, reading.grammar.table["fees"]
    at, charged = index + 1, None
    while at + 1 < len(view.items) and view.items[at].kind in (ItemKind.AND, ItemKind.QUANTITY):
        at += 1  # "between $8,000 and $14,500"
        if view.items[at].kind is ItemKind.QUANTITY and view.items[at - 1].kind is not ItemKind.AND:
            return None
    while at + 1 < len(view.items) and view.items[at].kind in _PASSED and view.items[at].word not in table["for"]:
        if view.items[at].kind is ItemKind.GROUP:
            charged = view.groups[view.items[at].ref].entity
        at += 1
    if at + 1 >= len(view.items) or view.items[at].word not in table["for"]:
        return None
    after = view.items[at + 1]
    if after.kind is not ItemKind.VERB:
        return _thing(reading, at + 1)
    verb = view.sentence.tokens[after.last].lower
    if reading.view.verbs[after.ref].mood is not Mood.INFINITIVE:
        return None
    if verb.endswith(tuple(table["taken_up"])):
        return charged if charged is not None and charged.type is EntityType.PERSON else None
    return _thing(reading, at + 2)


def _ahead(reading: Reading, clause: Clause) -> DocumentEntity | None:
    """Rules 2 and 3."""
    view, table = reading.view, reading.grammar.table["fees"]
    at = clause.item - 1
    if at > 0 and view.items[at].kind is ItemKind.RELATIVE:
        at -= int(view.items[at - 1].word in table["articles"])
        at -= 1
        if at < 1 or view.items[at].word not in table["for"]:
            return None
        at -= 1 + int(view.items[at - 1].kind is ItemKind.COMMA)
        return _thing_ending(reading, at)
    start = next((n for n in range(at, -1, -1) if view.items[n].word in table["for"]), -1)
    is_opening = start >= 0 and (start == 0 or view.items[start - 1].kind in (ItemKind.COMMA, ItemKind.THAT))
    between = view.items[start + 1 : clause.item]
    if not is_opening or not clause.verb.is_reflexive or any(i.kind not in _PASSED for i in between):
        return None
    return _thing(reading, start + 1)


def _thing(reading: Reading, at: int) -> DocumentEntity | None:
    """The thing or child whose words begin here; a noun that the lexicon does not know needs an article."""
    view, table = reading.view, reading.grammar.table["fees"]
    has_article = False
    while at < len(view.items) and view.items[at].kind is ItemKind.OTHER and _is_article(reading, view.items[at]):
        has_article, at = True, at + 1
    if at >= len(view.items):
        return None
    item = view.items[at]
    if item.kind is ItemKind.GROUP:
        return _priceable(reading, item)
    if item.kind is not ItemKind.OTHER or not has_article or item.word in table["never"]:
        return None
    return thing_at(reading, item.first, _noun_end(reading, at))


def _noun_end(reading: Reading, at: int) -> int:
    """The last token of a noun with its adjectives and "de" and one noun more."""
    view = reading.view
    last = view.items[at].first
    for index in range(at + 1, min(at + _LONGEST, len(view.items))):
        item = view.items[index]
        is_word = item.kind is ItemKind.OTHER and view.sentence.tokens[item.first].kind is TokenKind.WORD
        is_of = item.kind is ItemKind.PREPOSITION and item.word in view.of
        follows = index + 1 < len(view.items) and view.items[index + 1].kind is ItemKind.OTHER
        if is_word and not _is_article(reading, item):
            last = item.last
        elif not (is_of and follows and not _is_article(reading, view.items[index + 1])):
            break
    return last


def _thing_ending(reading: Reading, at: int) -> DocumentEntity | None:
    """The thing or child whose words end with this item."""
    view = reading.view
    if at < 0:
        return None
    item = view.items[at]
    if item.kind is ItemKind.GROUP:
        return _priceable(reading, item)
    is_noun = item.kind is ItemKind.OTHER and at > 0 and _is_article(reading, view.items[at - 1])
    return thing_at(reading, item.first, item.last) if is_noun else None


def _priceable(reading: Reading, item: Item) -> DocumentEntity | None:
    party = parties_of(reading.view, [item.ref])[:1]
    is_thing = bool(party) and (party[0].entity.type in _THINGS or may_be_given(reading, party[0]))
    return party[0].entity if is_thing else None


def _is_article(reading: Reading, item: Item) -> bool:
    return item.word in reading.grammar.sets["determiners"]


def _price_of_trade(reading: Reading, number: int, clause: Clause) -> None:
    """Rule 3, of what is sold."""
    view, table = reading.view, reading.grammar.table["fees"]
    before = view.items[max(0, clause.item - 3) : clause.item]
    before = before[:-1] if before and before[-1].kind is ItemKind.COMMA else before
    kinds = [item.kind for item in before[-2:]]
    if kinds != [ItemKind.PREPOSITION, ItemKind.QUANTITY] or before[-2].word not in table["at"]:
        return
    quantity = view.quantities[before[-1].ref]
    sold = [p.object for p in reading.found if p.clause == number and p.predicate in ("sells", "buys") and p.object]
    for thing in {each.id: each for each in sold}.values() if quantity.is_money else ():
        _state(reading, number, thing, quantity)


def _state(reading: Reading, number: int, thing: DocumentEntity, quantity: Quantity) -> None:
    view, frame = reading.view, reading.grammar.frames["price"]
    holding = reading.held.get(number) or hold(cues_of(view, number, reading.cues, reading.grammar))
    for each in (quantity, *_in_bracket(reading, quantity)):
        proposal = Proposal(
            frame.predicate, thing, None, each.value, frame.standing, False, (), reading.number,
            each.start, each.end, number,
        )  # fmt: skip
        held = None if holding.is_negated else propose(proposal, holding, allowed=(frame.subject, frame.object))
        if held and not any((p.predicate, p.subject, p.value) == ("price", thing, each.value) for p in reading.found):
            reading.found.append(held)
            reading.found[:] = [p for p in reading.found if p.predicate != "pays" or p.value != each.value]


def _in_bracket(reading: Reading, quantity: Quantity) -> Iterator[Quantity]:
    """Rule 4."""
    tokens = reading.view.sentence.tokens
    for other in reading.view.quantities:
        if other.is_money and other.first == quantity.last + 2 and tokens[other.first - 1].text == "(":
            yield other
