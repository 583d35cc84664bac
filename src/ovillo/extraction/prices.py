"""What one costs: "28,500 dollars per child", "por cada niña … S/ 12.000", "sold for 4,000 soles each"."""

from collections.abc import Iterator

from ovillo.extraction.casting import Reading
from ovillo.extraction.clause_types import View
from ovillo.extraction.cues import cues_of
from ovillo.extraction.items import ItemKind
from ovillo.extraction.proposals import Party, Proposal, hold, parties_of, propose
from ovillo.extraction.spans import Quantity


def read_prices(reading: Reading) -> None:
    """Adds the price of whatever a sum of money is "per" or "por cada"."""
    view, grammar = reading.view, reading.grammar
    frame = grammar.frames["price"]
    for quantity, party, index in _priced(reading):
        clause = _clause_near(view, index)
        holding = hold(cues_of(view, clause, reading.cues, grammar)) if clause is not None else hold(())
        if holding.is_negated:
            continue
        proposal = Proposal(
            frame.predicate, party.entity, None, quantity.value, frame.standing, False, (), reading.number,
            quantity.start, quantity.end, -1 if clause is None else clause,
        )  # fmt: skip
        held = propose(proposal, holding, allowed=(frame.subject, frame.object))
        if held:
            reading.found.append(held)


def _priced(reading: Reading) -> Iterator[tuple[Quantity, Party, int]]:
    view = reading.view
    table = reading.grammar.table["prices"]
    for index, item in enumerate(view.items):
        if item.kind is not ItemKind.QUANTITY or not view.quantities[item.ref].is_money:
            continue
        after = index + 1
        while after < len(view.items) and view.items[after].kind is ItemKind.OTHER:
            after += 1
        if after + 1 >= len(view.items) or view.items[after].word not in table["per"]:
            continue
        group = next((i for i in view.items[after + 1 : after + 3] if i.kind is ItemKind.GROUP), None)
        if group is None or view.groups[group.ref].is_plural:
            continue
        words = {t.lower for t in view.sentence.tokens[view.items[after].last + 1 : group.last + 1]}
        if view.items[after].word in table["per_each"] and not words & set(table["each"]):
            continue
        yield view.quantities[item.ref], parties_of(view, [group.ref])[0], item.first


def _clause_near(view: View, index: int) -> int | None:
    before = [n for n, c in enumerate(view.clauses) if c.verb.first < index]
    return before[-1] if before else (0 if view.clauses else None)
