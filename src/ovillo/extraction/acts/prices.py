"""What one costs: "28,500 dollars per child", "por cada niña … S/ 12.000", "sold for 4,000 soles each"."""

from collections.abc import Iterator, Mapping, Sequence

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import Quantifier
from ovillo.extraction.acts.listed_prices import drop_others, listed_prices
from ovillo.extraction.acts.undergoers import may_be_given
from ovillo.extraction.sentences.clause_types import View
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Holding, Party, Proposal, hold, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind, Quantity

_PAIR, _NEAR = 2, 5
_SALES = frozenset({"sells", "buys"})
_ENDS = frozenset(
    {ItemKind.VERB, ItemKind.STOP, ItemKind.COMMA, ItemKind.RELATIVE, ItemKind.THAT, ItemKind.QUANTITY, ItemKind.AND}
)
"""What ends the look for what a sum is paid for."""


def read_prices(reading: Reading) -> None:
    """Adds the price of whatever a sum of money is "per" or "por cada"."""
    view, grammar = reading.view, reading.grammar
    frame, listed = grammar.frames["price"], listed_prices(reading)
    drop_others(reading, listed)
    for quantity, party, index in _priced(reading, listed):
        clause = _clause_near(view, view.items[index].first)
        is_if = _if_it_was(reading, index) is not None
        while is_if and clause and view.clauses[clause].verb.lemma in grammar.sets["copulas"]:
            clause -= 1  # "a 5.000 euros si era niña o 6.000 si era niño": of the same sale
        told = next((p for p in reading.found if p.predicate in _SALES and p.object == party.entity), None)
        if told is None and _is_levied(reading, view.items[index].first):
            continue
        holding = hold(told.cues) if told is not None and told.clause == clause else _holding(reading, clause)
        if holding is None or holding.is_negated:
            continue
        proposal = Proposal(
            frame.predicate, party.entity, None, quantity.value, frame.standing, False, (), reading.number,
            quantity.start, quantity.end, -1 if clause is None else clause,
        )  # fmt: skip
        held = propose(proposal, holding, allowed=(frame.subject, frame.object))
        if held:
            if is_if:  # no longer the price of all of them
                reading.found[:] = [p for p in reading.found if p.predicate != "price" or p.value != quantity.value]
            reading.found.append(held)


def _holding(reading: Reading, number: int | None) -> Holding | None:
    """How the clause of the sum is held; `None` where nothing says that its verb took place: "agreed to pay"."""
    if number is None:
        return hold(())
    if number in reading.held:
        return reading.held[number]
    clause = reading.view.clauses[number]
    if clause.verb.mood is Mood.INFINITIVE and clause.governor >= 0:
        asking, table = reading.view.clauses[clause.governor], reading.grammar.table["prices"]
        if asking.verb.lemma in table["asking"] and clause.verb.lemma in table["verbs"]:
            return _holding(reading, clause.governor)  # "were asked to pay $500 for the baby"
    if clause.verb.mood in (Mood.INFINITIVE, Mood.GERUND):
        return None
    return hold(cues_of(reading.view, number, reading.cues, reading.grammar))


def _is_levied(reading: Reading, first: int) -> bool:
    """As in "bail of 5,000 dollars per person": what a court sets, or what somebody earns."""
    levies = set(reading.grammar.table["prices"]["levies"])
    return any(token.lower in levies for token in reading.view.sentence.tokens[:first])


def _is_wage(reading: Reading, last: int) -> bool:
    """As in "cared for the children for $3 a day"."""
    table = reading.grammar.table["prices"]
    behind = [token.lower for token in reading.view.sentence.tokens[last + 1 : last + 3]]
    is_marked = len(behind) > 1 and behind[0] in table.get("wage_marks", ())
    return is_marked and behind[1] in table.get("wage_units", ())


def _priced(reading: Reading, listed: Mapping[int, int]) -> Iterator[tuple[Quantity, Party, int]]:
    """Each sum of money with what it is the price of, and its place among the items."""
    view = reading.view
    for index, item in enumerate(view.items):
        if item.kind is not ItemKind.QUANTITY or not view.quantities[item.ref].is_money or _is_wage(reading, item.last):
            continue
        group = listed.get(index)
        if group is None:
            group = _if_it_was(reading, index)
        if group is None:
            group = _after(reading, _end_of_range(view, index))
        if group is None:
            group = _for_child(reading, _end_of_range(view, index))
        if group is None:
            group = _fronted(reading, index)
        if group is None:
            group = _of_price(reading, index)
        if group is None:
            group = _put_at(reading, index)
        if group is None:
            group = _of_sale(reading, index)
        if group is None:
            group = _valued(reading, index)
        if group is None:
            group = _having_price(reading, index)
        if group is not None:
            yield view.quantities[item.ref], parties_of(view, [group])[0], index


def _end_of_range(view: View, index: int) -> int:
    """The last item of "between 5,000 and 10,000 dollars", "$5,000 to $10,000", "5.000 pesos (unos 250 dólares)"."""
    last = _last_of_range(view, index)
    if last + 1 == len(view.items) or view.items[last + 1].word != "(":
        return last
    end = next((n for n, item in enumerate(view.items) if n > last and item.word == ")"), last)
    words = (view.sentence.tokens[item.first].text for item in view.items[last + 2 : end])
    return end if any(word[:1].isdecimal() for word in words) else last


def _if_it_was(reading: Reading, index: int) -> int | None:
    """As in "los vendían a 5.000 euros si era niña o 6.000 si era niño": of which child it is the price."""
    view = reading.view
    begin = view.items[_end_of_range(view, index)].last + 1
    words = f"{' '.join(t.lower for t in view.sentence.tokens[begin : begin + 4])} "
    phrase = next((p for p in reading.grammar.table["prices"]["if_it_was"] if words.startswith(f"{p} ")), None)
    if phrase is None:
        return None
    at = begin + len(phrase.split())
    group = next((n for n, g in enumerate(view.groups) if at <= g.first <= at + 1), None)
    is_child = group is not None and any(may_be_given(reading, p) for p in parties_of(view, [group]))
    return group if is_child else None


def _last_of_range(view: View, index: int) -> int:
    far = index + _PAIR
    far += far < len(view.items) and view.items[far].kind is ItemKind.OTHER  # "entre los 8.000 y los 10.000 dólares"
    if far >= len(view.items) or view.items[far].kind is not ItemKind.QUANTITY:
        return index
    bounds = [view.quantities[view.items[at].ref].value.qualifier for at in (index, far)]
    is_range = bounds == [Quantifier.AT_LEAST, Quantifier.AT_MOST]
    return far if is_range or (view.items[index + 1].kind is ItemKind.AND and far == index + _PAIR) else index


def _after(reading: Reading, index: int) -> int | None:
    """As in "$2,000 per girl", "S/ 12.000 por cada niña", "paid $2,000 for a boy"."""
    view, table = reading.view, reading.grammar.table["prices"]
    after = index + 1
    while after < len(view.items) and view.items[after].kind is ItemKind.OTHER:
        after += 1
    if after + 1 >= len(view.items):
        return None
    is_bought = view.items[after].word in table["for"] and _is_paid(reading, index)
    if view.items[after].word not in table["per"] and not is_bought:
        return None
    group = next((i for i in view.items[after + 1 : after + 3] if i.kind is ItemKind.GROUP), None)
    if group is None or view.groups[group.ref].is_plural:
        return None
    words = {t.lower for t in view.sentence.tokens[view.items[after].last + 1 : group.last + 1]}
    is_each = bool(words & set(table["each"]))
    if is_bought and not is_each and not _may_be_for_sale(reading, group.ref):
        return None  # "paid $500 for the lawyer"
    return group.ref if is_bought or is_each or view.items[after].word not in table["per_each"] else None


def _may_be_for_sale(reading: Reading, group: int) -> bool:
    """Whether it is no person, one of those who are sold, or one told of without "the" who is no lawyer."""
    found, grammar = reading.view.groups[group], reading.grammar
    words = {token.lower for token in reading.view.sentence.tokens[max(0, found.first - 1) : found.last + 1]}
    sold = {*grammar.table["victims"]["words"], *grammar.table.get("given", {}).get("words", ())}
    is_certain = found.kind is ArgumentKind.NAME or bool(words & set(grammar.table["prices"]["definite"]))
    is_certain = is_certain or bool(words & set(grammar.cues["denial"]["counsel"]))
    return found.entity.type is not EntityType.PERSON or bool(words & sold) or not is_certain


def _for_child(reading: Reading, index: int) -> int | None:
    """As in "paid Ana Quilla $2,000 for the twins", "recibió 800 dólares por la venta del bebé"."""
    view, table = reading.view, reading.grammar.table["prices"]
    if not _is_paid(reading, index, table["got"]):
        return None
    at = index + 1
    while at < len(view.items) and view.items[at].kind not in _ENDS:
        before = view.sentence.tokens[view.items[at].first - 1].lower
        is_for = view.items[at].word in table["for"] or before in reading.grammar.sets["exchange_slot"]
        if view.items[at].kind is ItemKind.PREPOSITION and is_for:
            return _child_at(reading, at + 1)
        at += 1
    return None


def _child_at(reading: Reading, at: int) -> int | None:
    """The group of a child that begins here, behind "the sale of" or not."""
    view, table = reading.view, reading.grammar.table["prices"]
    links = reading.grammar.sets["determiners"] | set(table["sale"]) | reading.grammar.sets["object_slot"]
    for item in view.items[at : at + 5]:
        if item.kind is ItemKind.GROUP:
            return item.ref if any(may_be_given(reading, p) for p in parties_of(view, [item.ref])) else None
        if any(t.lower not in links for t in view.sentence.tokens[item.first : item.last + 1]):
            return None
    return None


def _is_paid(reading: Reading, index: int, others: Sequence[str] = ()) -> bool:
    """Whether the verb before the sum is one of paying, or one of `others`, with a sum for its object."""
    before = next((i for i in reversed(reading.view.items[:index]) if i.kind is ItemKind.VERB), None)
    if before is None:
        return False
    return reading.view.verbs[before.ref].lemma in (*reading.grammar.table["prices"]["verbs"], *others)


def _fronted(reading: Reading, index: int) -> int | None:
    """As in "por cada varón se pagaba S/ 18.500 y por cada niña entre S/ 12.000 y S/ 15.000"."""
    view, table = reading.view, reading.grammar.table["prices"]
    for at in range(index - 1, 0, -1):
        item = view.items[at]
        is_opening = item.kind is ItemKind.COMMA and at < 4 and view.items[0].word in table["per"]  # "Por cada niño, …"
        if item.kind in (ItemKind.COMMA, ItemKind.STOP, ItemKind.RELATIVE, ItemKind.THAT) and not is_opening:
            return None
        if item.kind is ItemKind.VERB and view.verbs[item.ref].lemma not in table["verbs"]:
            return None
        if item.kind is ItemKind.GROUP:
            words = {t.lower for t in view.sentence.tokens[item.first : item.last + 1]}
            words.add(view.sentence.tokens[item.first - 1].lower)
            is_past_word = view.items[at - 1].kind is ItemKind.OTHER and view.items[at - 2].word in table["per"]
            is_fronted = view.items[at - 1].word in table["per"] or is_past_word
            is_child = any(may_be_given(reading, p) for p in parties_of(view, [item.ref]))
            if not is_fronted and any(clause.subject == item.ref for clause in view.clauses):
                continue  # "por cada bebé la red cobraba 5.000 dólares"
            return item.ref if is_fronted and (words & set(table["each"]) or is_child) else None
    return None


def _of_price(reading: Reading, index: int) -> int | None:
    """As in "the price of a boy was $5,000", "ranged from $500 to $700"."""
    view, grammar = reading.view, reading.grammar
    table = grammar.table["prices"]
    verb = next((at for at in range(index - 1, -1, -1) if _is_verb_of_range(reading, at)), -1)
    ranging = {*table["ranging"], *table["verbs"], *grammar.sets["copulas"]}
    if verb < 3 or (view.items[verb].kind is ItemKind.VERB and view.verbs[view.items[verb].ref].lemma not in ranging):
        return None
    group, preposition = view.items[verb - 1], view.items[verb - 2]
    at = verb - 2
    if preposition.kind is ItemKind.OTHER and at > 1:
        at -= 1
        preposition = view.items[at]
    if group.kind is not ItemKind.GROUP or preposition.word not in table["of"]:
        return None
    if others := [n for n in range(verb + 1, index) if view.items[n].kind is ItemKind.GROUP]:
        return _of_second_price(view, others, table["of"])
    return group.ref if view.sentence.tokens[view.items[at - 1].last].lower in table["nouns"] else None


def _put_at(reading: Reading, index: int) -> int | None:
    """As in "put the price of a boy at $500", "cifró en 500 soles el precio de cada bebé"."""
    view, table = reading.view, reading.grammar.table["prices"]
    tokens, last = view.sentence.tokens, _last_of_range(view, index)
    at = view.items[index].first - 1
    if at < 1 or tokens[at].lower not in table["put_at"]:
        return None
    before = next((n for n, g in enumerate(view.groups) if g.last == at - 1), -1)
    if before >= 0:
        return before if _is_price_of(reading, view.groups[before].first) else None
    behind = view.items[last].last + 1
    group = next((n for n, g in enumerate(view.groups) if behind < g.first <= behind + _NEAR), -1)
    return group if group >= 0 and _is_price_of(reading, view.groups[group].first) else None


def _is_price_of(reading: Reading, first: int) -> bool:
    """Whether "the price of" stands right before what begins here."""
    tokens, table = reading.view.sentence.tokens, reading.grammar.table["prices"]
    at = first - 1
    while at > 0 and tokens[at].lower in {*table["each"], *reading.grammar.sets["determiners"]}:
        at -= 1
    return at > 0 and tokens[at].lower in table["of"] and tokens[at - 1].lower in table["nouns"]


def _of_second_price(view: View, others: Sequence[int], ties: Sequence[str]) -> int | None:
    """As in "el precio de un niño era de 6.000 dólares y el de una niña, de 4.500": the girl."""
    at = others[-1]
    return view.items[at].ref if len(others) == 1 and view.items[at - 1].word in ties else None


def _of_sale(reading: Reading, index: int) -> int | None:
    """As in "the sale of a baby to a couple for $400": the child of a sale that its noun names and that is told."""
    view, table = reading.view, reading.grammar.table["prices"]
    tokens = view.sentence.tokens
    first = view.items[index].first
    words = {t.lower for t in tokens[max(0, first - _PAIR) : first]}
    if not words & reading.grammar.sets["exchange_slot"]:
        return None
    child: int | None = None
    for at in range(index - 1, 0, -1):
        item = view.items[at]
        if item.kind in (ItemKind.VERB, ItemKind.STOP, ItemKind.RELATIVE, ItemKind.THAT, ItemKind.COMMA):
            return None
        if item.kind is ItemKind.GROUP:
            child = item.ref
        elif item.kind is ItemKind.OTHER and tokens[item.last].lower in table["sale"] and child is not None:
            is_own = tokens[item.last + 1].lower in reading.grammar.sets["object_slot"]
            sold = {p.object.id for p in reading.found if p.predicate in _SALES and p.object is not None}
            return child if is_own and view.groups[child].entity.id in sold else None
    return None


def _is_verb_of_range(reading: Reading, at: int) -> bool:
    """Whether a verb stands here; "ranged", which no frame knows, is one."""
    item = reading.view.items[at]
    word = reading.view.sentence.tokens[item.first].lower
    return item.kind is ItemKind.VERB or word in reading.grammar.table["prices"].get("ranged", ())


def _valued(reading: Reading, index: int) -> int | None:
    """As in "cars worth $5,000", "la droga está valorada en 3.000 dólares": the thing right before these words."""
    view, table = reading.view, reading.grammar.table["prices"]
    tokens = view.sentence.tokens
    end = view.items[index].first
    words = [t.lower for t in tokens[:end]]
    size = max((len(p) for p in (phrase.split() for phrase in table["valued"]) if words[-len(p) :] == p), default=0)
    at = end - size - 1
    while size and at >= 0 and tokens[at].lower in table["valued_links"]:
        at -= 1
    group = next((n for n, g in enumerate(view.groups) if g.last == at), None) if size else None
    is_thing = group is not None and view.groups[group].entity.type in (EntityType.THING, EntityType.VEHICLE)
    is_money = at >= 0 and tokens[at].lower in reading.grammar.table["goods"]["graft"]  # "bribes worth $9,000"
    return group if is_thing and not is_money else None


def _having_price(reading: Reading, index: int) -> int | None:
    """As in "los bebés tenían un precio de 3.000 dólares": the child that is the subject of the verb before it."""
    view, table = reading.view, reading.grammar.table["prices"]
    tokens, first = view.sentence.tokens, view.items[index].first
    is_price = first > 2 and tokens[first - 1].lower in table["of"] and tokens[first - 2].lower in table["nouns"]
    clause = next((c for c in view.clauses if first - _NEAR <= c.verb.last < first - 2), None) if is_price else None
    if clause is None or clause.subject < 0 or clause.verb.lemma not in table.get("having", ()) or clause.is_passive:
        return None
    is_child = any(may_be_given(reading, p) for p in parties_of(view, [clause.subject]))
    return clause.subject if is_child else None


def _clause_near(view: View, index: int) -> int | None:
    before = [n for n, c in enumerate(view.clauses) if c.verb.first < index]
    return before[-1] if before else (0 if view.clauses else None)
