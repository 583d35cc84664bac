"""The prices that the documents of a case state, for the payments of its tables to stand beside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ovillo.analysis.records.stated import StatedPrice
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.messages import mark
from ovillo.domain.statements import Quantifier, Review, Statement
from ovillo.interfaces.record import Record
from ovillo.workflows.asked_sums import asked_sides
from ovillo.workflows.views import judged_view

MEANING: Final = mark(
    "A payment of the same amount need not be the price. Where none fits, it may have been paid in cash, in parts, in "
    "another currency, or not at all."
)
_OF_MONEY: Final = frozenset({"price", "pays", "receives", "sells", "buys", "bribes"})
_CURRENCY_LETTERS: Final = 3
_SALES: Final = frozenset({"sells", "buys"})
_BY_SUBJECT: Final = frozenset({"pays", "bribes", "buys"})
"""Whose subject pays."""
_TO_OBJECT: Final = frozenset({"pays", "bribes"})
"""Whose object is paid."""
_MOST_DIGITS: Final = 16
"""Before the point: a longer price is none."""
_LOW: Final = frozenset({Quantifier.AT_LEAST, Quantifier.MORE_THAN})
_HIGH: Final = frozenset({Quantifier.AT_MOST, Quantifier.LESS_THAN})
_NAMED: Final = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP})


def stated_prices(record: Record) -> tuple[Sequence[StatedPrice], Mapping[str, tuple[Statement, Document]]]:
    """The prices in the order of their documents, and by id of statement what is said and where.

    "Between 8,000 and 12,000" is one price. What is denied to have been paid, and what somebody rejected, is none.
    """
    with record.reading() as reader:
        view = judged_view(reader)
    return prices_of(view.documents, view.statements, view.entities)


def prices_of(
    told: Iterable[Document], statements: Sequence[Statement], entities: Iterable[DocumentEntity]
) -> tuple[Sequence[StatedPrice], Mapping[str, tuple[Statement, Document]]]:
    """The prices that statements give, with the parties that their sentences tell."""
    documents = {each.id: each for each in told}
    sides = _Sides.of(statements, entities)
    bounded: dict[tuple[object, ...], list[Statement]] = {}
    for each in statements:
        if _is_price(each):
            ends = (each.subject.id if each.subject else "", each.object.id if each.object else "")
            bounded.setdefault((each.document, each.start, each.predicate, ends, _unit(each)), []).append(each)
    same: dict[tuple[object, ...], list[Statement]] = {}
    for group in bounded.values():
        for parts in _bounded(group):
            same.setdefault((parts[0].document, parts[0].start, _unit(parts[0]), *_numbers(parts)), []).extend(parts)
    found: list[StatedPrice] = []
    said: dict[str, tuple[Statement, Document]] = {}
    for parts in same.values():
        document = documents[parts[0].document]
        price = sides.of_sale(_price(parts, document), parts)
        found.append(price)
        said[price.statement] = parts[0], document
    return found, said


@dataclass(frozen=True)
class _Sides:
    """Who sells and who buys in each sentence, and whom it names."""

    sales: Mapping[tuple[str, int], Sequence[Statement]]
    named: Mapping[str, Sequence[DocumentEntity]]
    """By document."""

    @staticmethod
    def of(statements: Iterable[Statement], entities: Iterable[DocumentEntity]) -> "_Sides":
        sales: dict[tuple[str, int], list[Statement]] = {}
        for each in statements:
            if each.predicate in _SALES and each.review is not Review.REJECTED and not each.is_against:
                sales.setdefault((each.document, each.start), []).append(each)
        named: dict[str, list[DocumentEntity]] = {}
        for one in entities:
            named.setdefault(one.document, []).append(one)
        return _Sides(sales, named)

    def of_sale(self, price: StatedPrice, parts: Sequence[Statement]) -> StatedPrice:
        """The price with the seller and the buyer of what it is for; of one without sides, with whom its words name."""
        priced = {_priced(each) for each in parts} - {None}
        told = [
            each
            for part in parts
            for each in self.sales.get((part.document, part.start), ())
            if not priced or each.object is None or each.object.id in priced
        ]
        payers = [*price.payers, *_full(each.subject for each in told if each.predicate == "buys")]
        payees = [*price.payees, *_full(each.subject for each in told if each.predicate == "sells")]
        names = [*price.names, *payers, *payees] or _full(one for part in parts for one in self._inside(part))
        if not payers and not payees:
            payers, payees = map(list, asked_sides(parts[0].quote, names))
        return replace(price, names=_once(names), payers=_once(payers), payees=_once(payees))

    def _inside(self, part: Statement) -> Iterable[DocumentEntity]:
        """Whom its words name, but for those who say it."""
        speaking = {each.entity for each in part.speakers}
        return (
            one
            for one in self.named.get(part.document, ())
            if one.id not in speaking and any(part.start <= each.start < part.end for each in one.mentions)
        )


def _priced(each: Statement) -> str | None:
    """Id of what was sold."""
    one = each.subject if each.predicate == "price" else each.object if each.predicate in _SALES else None
    return one.id if one else None


def _once(names: Iterable[str]) -> Sequence[str]:
    return list(dict.fromkeys(names))


def _is_price(each: Statement) -> bool:
    return (
        each.predicate in _OF_MONEY
        and each.review is not Review.REJECTED
        and not each.negated
        and each.value is not None
        and each.value.number is not None
        and each.value.number > 0
        and each.value.number.adjusted() < _MOST_DIGITS
        and len(_unit(each)) == _CURRENCY_LETTERS
        and _unit(each).isupper()
    )


def _unit(each: Statement) -> str:
    return (each.value.unit or "") if each.value else ""


def _bounded(group: Sequence[Statement]) -> Sequence[Sequence[Statement]]:
    """Two bounds of one sentence together, all else alone."""
    low = [each for each in group if each.value and each.value.qualifier in _LOW]
    high = [each for each in group if each.value and each.value.qualifier in _HIGH]
    if len(low) == len(high) == 1:
        return [[low[0], high[0]], *([each] for each in group if each not in {low[0], high[0]})]
    return [[each] for each in group]


def _numbers(parts: Sequence[Statement]) -> tuple[float, float]:
    """Least and greatest amount."""
    numbers = [float(each.value.number) for each in parts if each.value and each.value.number is not None]
    return min(numbers), max(numbers)


def _price(parts: Sequence[Statement], document: Document) -> StatedPrice:
    low, high = _numbers(parts)
    first = parts[0]
    when = next((each.when for each in parts if each.when), None)
    ends = [one for each in parts for one in (each.subject, each.object)]
    return StatedPrice(
        first.id,
        list(dict.fromkeys(each.predicate for each in parts)),
        low,
        high,
        _unit(first),
        when.start if when else None,
        when.end if when else None,
        document.details.published,
        _full(ends),
        _full(each.subject if each.predicate in _BY_SUBJECT else None for each in parts),
        _full(_paid_by(each) for each in parts),
    )


def _paid_by(each: Statement) -> DocumentEntity | None:
    """Who is paid, as the statement tells it; None where it does not."""
    if each.predicate in _TO_OBJECT:
        return each.object
    is_taker = each.predicate == "sells" or (each.predicate == "receives" and each.object is None)
    return each.subject if is_taker else None


def _full(ends: Iterable[DocumentEntity | None]) -> Sequence[str]:
    return _once(one.name for one in ends if one and one.type in _NAMED and one.level is NameLevel.FULL)
