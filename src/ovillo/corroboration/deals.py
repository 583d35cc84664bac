"""Which prices are told of one deal: two families who each pay their own sum do not contradict one another.

1. Whoever the sentence of a price says pays, buys, takes or sells is a party to it. Where a payment there names its
   sum, only a price of that sum is its.
2. Prices with a payer are of one deal where they share a payer, directly or through others; those without, where they
   share whoever takes the money. Other prices without parties, "8,000 for each baby", stand together.
3. Prices without parties in a document that names just one group that takes are of its deal: "the ring charged" where
   one ring is named. Not so beside "another".
4. "A couple" is a payer of its own document only; "couples" are whoever pays, and no party; nor is "the ring" that
   takes.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from ovillo.corroboration.sources import fold_words
from ovillo.domain.entities import CaseEntity, DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import Statement

_PLURALS = frozenset({"people", "men", "women", "children"})
_OTHERS = frozenset({"otra", "otro", "otras", "otros", "another", "other", "others"})
_WARES = frozenset({"sells", "buys"})
_RINGS = frozenset({EntityType.GROUP, EntityType.ORGANISATION})
_BUYERS = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION})


def part_by_deal(
    prices: Sequence[Statement], told: Iterable[Statement], joined: Mapping[str, CaseEntity]
) -> Mapping[str, str]:
    """For each price, by id, what it shares with all prices of its deal: "" for those of which no party is known.

    Args:
        prices: statements of prices.
        told: all statements of the case.
        joined: case entity by document entity.
    """
    by_sentence: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for one in told:
        if one.predicate in _WARES | {"pays"} and not one.negated:
            by_sentence[one.document, one.quote].append(one)
    payers: dict[str, frozenset[str]] = {}
    takers: dict[str, frozenset[str]] = {}
    for price in prices:
        beside = [one for one in by_sentence[price.document, price.quote] if _is_of(one, price)]
        payers[price.id] = _known((_payer(one) for one in beside), joined)
        named = (each for one in beside if (each := _taker(one)) is not None and each.level is not NameLevel.ROLE)
        takers[price.id] = _known(named, joined)
    unpaid = {each: takers[each] for each, known in payers.items() if not known}
    _add_named(unpaid, prices, joined)
    return {**_linked("pays", {each: known for each, known in payers.items() if known}), **_linked("takes", unpaid)}


def _add_named(
    takers: dict[str, frozenset[str]], prices: Sequence[Statement], joined: Mapping[str, CaseEntity]
) -> None:
    """Gives each price without a taker the only one that its document names: rule 3."""
    known = frozenset[str]().union(*takers.values())
    documents = {each.id: each.documents for each in joined.values() if each.id in known and each.type in _RINGS}
    for price in prices:
        named = frozenset(each for each, where in documents.items() if price.document in where)
        is_of_another = not _OTHERS.isdisjoint(fold_words(price.quote).split())
        if takers.get(price.id) == frozenset() and len(named) == 1 and not is_of_another:
            takers[price.id] = named


def _is_of(one: Statement, price: Statement) -> bool:
    """Whether the payment may be that of the price."""
    if one.value is None or one.value.number is None or price.value is None:
        return True
    return (one.value.number, one.value.unit) == (price.value.number, price.value.unit)


def _payer(one: Statement) -> DocumentEntity | None:
    return one.subject if one.predicate in {"pays", "buys"} else None


def _taker(one: Statement) -> DocumentEntity | None:
    return one.object if one.predicate == "pays" else one.subject if one.predicate == "sells" else None


def _known(parties: Iterable[DocumentEntity | None], joined: Mapping[str, CaseEntity]) -> frozenset[str]:
    return frozenset(
        joined[one.id].id if one.id in joined and one.level is not NameLevel.ROLE else one.id
        for one in parties
        if one is not None and one.type in _BUYERS and not (one.level is NameLevel.ROLE and _is_many(one.name))
    )


def _is_many(name: str) -> bool:
    words = name.casefold().split()
    return any(word in _PLURALS for word in words) or words[0].endswith("s") or words[-1].endswith("s")


def _linked(kind: str, parties: Mapping[str, Collection[str]]) -> dict[str, str]:
    """For each price the smallest of the parties that it reaches through prices that share one."""
    leader: dict[str, str] = {}

    def first(party: str) -> str:
        while leader.setdefault(party, party) != party:
            party = leader[party]
        return party

    for known in parties.values():
        for party in known:
            one, other = sorted((first(party), first(min(known))))
            leader[other] = one
    return {price: f"{kind} {first(min(known))}" if known else "" for price, known in parties.items()}
