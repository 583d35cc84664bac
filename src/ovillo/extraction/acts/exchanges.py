"""What is given for what: a child for money, money to an official for what their office should not sell.

Rules:
1. Who hands over a child for a sum sells it; whom it is handed to buys it, and the sum is its price.
2. Who pays an official to do something, or in exchange for something, bribes them; a fee or a wage has no such aim.
3. What is denied, planned or hedged of the giving is so of the sale.
4. Who is given money in exchange for a child sells it; who pays for a child buys it, unless it is their own, or held
   to be ransomed.
5. Whoever does a favour in exchange for money receives the money: "protegió el local a cambio de dinero".
"""

from collections.abc import Iterator, Sequence

from ovillo.domain.statements import CueKind, Value
from ovillo.extraction.acts.deals import buyers_of, deals_of, doubt_of_range, prices_of
from ovillo.extraction.acts.emitting import emit, emit_other_side
from ovillo.extraction.acts.favours import read_favour
from ovillo.extraction.acts.frame_values import sums_of
from ovillo.extraction.acts.undergoers import goods_taken, is_bribed, may_be_given
from ovillo.extraction.sentences.casting import cast_of
from ovillo.extraction.sentences.proposals import Holding, Party, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import TokenKind
from ovillo.extraction.words.grammar import Frame


def read_exchange(reading: Reading, number: int, subjects: tuple[Party, ...], holding: Holding) -> None:
    """Rule 1; `subjects` are those of the verb, which its voice has not turned round."""
    read_favour(reading, number, subjects, holding)
    table = reading.grammar.table["exchanges"]
    clause, arguments = reading.view.clauses[number], arguments_of(reading, number)
    if holding.is_negated:
        return
    if clause.verb.lemma in (*table["taking"], *table["paying"]):
        _read_trade(reading, number, subjects, holding)
    if clause.verb.lemma in table["favours"]:
        _read_favour(reading, number, subjects, holding)
    if clause.verb.lemma not in table["giving"]:
        return
    cast = cast_of(reading, clause, arguments, subjects)
    direct = tuple(parties_of(reading.view, arguments.direct))
    given = tuple(p for p in (*direct, *cast.objects) if may_be_given(reading, p))
    doers = cast.agents if clause.is_passive else cast.subjects
    doers = tuple(p for p in doers if p.entity.id not in {g.entity.id for g in given})
    values = list(prices_of(reading, number))
    after = f" {arguments.words} "
    is_for_money = bool(values) or any(f" {words} " in after for words in table["for_money"])
    if not given or not is_for_money or not (doers or clause.is_passive):
        return
    frames = reading.grammar.frames
    emit(reading, number, frames["sells"], doers, given, None, holding)
    for value in values:
        for party in given:
            held = holding.with_cue(doubt_of_range(reading, number))
            emit(reading, number, frames["price"], (Party(party.entity),), (), value, held)
    takers = buyers_of(reading, number, given, holding)
    takers = tuple(p for p in takers if p.entity.id not in {d.entity.id for d in doers})
    if takers and not any(c.kind is CueKind.DENIAL for c in holding.cues):
        emit(reading, number, frames["buys"], takers, given, None, holding)


def _read_trade(reading: Reading, number: int, subjects: tuple[Party, ...], holding: Holding) -> None:
    """Rule 4."""
    table = reading.grammar.table["exchanges"]
    clause, arguments = reading.view.clauses[number], arguments_of(reading, number)
    if clause.is_passive or clause.verb.is_reflexive or any(c.kind is CueKind.DENIAL for c in holding.cues):
        return
    is_paid = clause.verb.lemma in table["paying"]
    given = _child_behind(reading, number, table["for"] if is_paid else table["against"], may_be_own=not is_paid)
    cast = cast_of(reading, clause, arguments, subjects)
    doers = tuple(p for p in cast.subjects if not _is_kept_from(reading, p))
    if given and doers and any(row.quantity.is_money for row in arguments.sums):
        emit(reading, number, reading.grammar.frames["buys" if is_paid else "sells"], doers, given, None, holding)


def _is_kept_from(reading: Reading, party: Party) -> bool:
    """Whether it is a public body or an official, who pays rewards and costs."""
    table, tokens = reading.grammar.table, reading.view.sentence.tokens
    words = {*table["public_bodies"]["words"], *table["officials"]["words"], *table.get("bribed", {}).get("words", ())}
    groups = [g for g in reading.view.groups if g.entity.id == party.entity.id]
    return any(t.lower in words for g in groups for t in tokens[g.first : g.last + 1])


def _child_behind(reading: Reading, number: int, phrases: Sequence[str], *, may_be_own: bool) -> tuple[Party, ...]:
    """The child right behind "for" or "in exchange for", and nothing that it is said to be held by."""
    view, table = reading.view, reading.grammar.table["exchanges"]
    tokens, begin = view.sentence.tokens, view.clauses[number].verb.last
    end = view.items[arguments_of(reading, number).last_item].last
    if {t.lower for t in tokens} & set(table["held"]):
        return ()
    for group, found in enumerate(view.groups):
        before = " ".join(t.lower for t in tokens[max(0, found.first - 3) : found.first])
        is_led = begin < found.first <= end and f" {before}".endswith(tuple(f" {phrase}" for phrase in phrases))
        is_own = tokens[found.first].lower in table["own"]
        if is_led and (may_be_own or not is_own):
            return tuple(p for p in parties_of(view, [group]) if may_be_given(reading, p))
    return ()


def _read_favour(reading: Reading, number: int, subjects: tuple[Party, ...], holding: Holding) -> None:
    """Rule 5."""
    view, table = reading.view, reading.grammar.table["exchanges"]
    clause, arguments = view.clauses[number], arguments_of(reading, number)
    if clause.is_passive or clause.verb.is_reflexive or any(c.kind is CueKind.DENIAL for c in holding.cues):
        return
    doers = cast_of(reading, clause, arguments, subjects).subjects
    inner = [n for _, n in arguments.complements[:1] if view.clauses[n].verb.mood is Mood.INFINITIVE]  # "dejaba pasar"
    end = max(view.items[arguments_of(reading, n).last_item].last for n in (number, *inner))
    words = [t.lower for t in view.sentence.tokens[: end + 1]]
    for phrase in table["against"]:
        size = len(phrase.split())
        at = next((n for n in range(clause.verb.last, len(words)) if words[n : n + size] == phrase.split()), -1)
        if at >= 0 and doers:
            for taken, value in _money_behind(reading, at + size, end):
                emit(reading, number, reading.grammar.frames["receives"], doers, taken, value, holding)
            return


def _money_behind(reading: Reading, behind: int, end: int) -> Iterator[tuple[tuple[Party, ...], Value | None]]:
    """What stands behind "in exchange for", if it is money: a noun of it, a sum, or both."""
    view = reading.view
    money = {*reading.grammar.table["prices"]["money"], *reading.grammar.table["goods"]["graft"]}
    near = next((n for n, g in enumerate(view.groups) if behind <= g.first <= behind + 1), None)
    sums = [q for q in view.quantities if q.is_money and behind <= q.first <= end + 1]
    if near is not None and money & set(view.groups[near].entity.name.lower().split()):
        taken = tuple(parties_of(view, [near]))
        values: list[Value | None] = [q.value for q in sums]
        yield from ((taken, value) for value in values or [None])
    elif sums and sums[0].first <= behind + 1:
        yield from (((), q.value) for q in sums)


def state_taken(reading: Reading, number: int, takers: tuple[Party, ...], holding: Holding) -> None:
    """Who takes bribes receives them, whoever gives them; each of the sums that they come to is told."""
    taken = goods_taken(reading, number) if takers else ()
    for worth in (sums_of(reading, number) if takers else []) or [None]:
        emit(reading, number, reading.grammar.frames["receives"], takers, taken, worth, holding)


def emit_deals(
    reading: Reading, number: int, frame: Frame, parties: tuple[tuple[Party, ...], tuple[Party, ...]], holding: Holding
) -> None:
    """What a sale says besides; `parties` are those who do it, and what they sell."""
    subjects, objects = parties
    for deal in deals_of(reading, number, frame, subjects, objects, holding):
        is_corrupt = deal.predicate == "pays" and is_bribe(reading, number, deal.subjects, deal.objects)
        further = reading.grammar.frames["bribes" if is_corrupt else deal.predicate]
        say = emit if deal.predicate == "price" or deal.subjects == subjects else emit_other_side
        say(reading, number, further, deal.subjects, deal.objects, deal.value, holding.with_cue(deal.doubt))


def is_bribe(reading: Reading, number: int, payers: Sequence[Party], paid: Sequence[Party]) -> bool:
    """Rule 2: as in "entregó 5.000 soles al juez para archivar el caso"."""
    if not paid or not all(is_bribed(reading, p) for p in paid):
        return False
    public = set(reading.grammar.table["public_bodies"]["words"])
    if any(public & set(p.entity.name.lower().split()) for p in payers):
        return False  # what the ministry pays a judge is a wage
    table, arguments = reading.grammar.table["bribed"], arguments_of(reading, number)
    words = f" {arguments.words} "
    if any(f" {w} " in words for w in table["purposes"]):
        return True
    if arguments.complements:
        preposition, inner = arguments.complements[0]
        return preposition in table["aims"] and reading.view.clauses[inner].verb.lemma not in table["lawful_aims"]
    return words.rstrip().endswith(tuple(f" {w}" for w in table["aims"])) or _has_unknown_aim(reading, number)


def _has_unknown_aim(reading: Reading, number: int) -> bool:
    """As in "paid officers to stamp passports": a word that the lexicon does not hold stands where a verb does."""
    view, marks = reading.view, reading.grammar.sets["infinitive_marks"]
    end = view.items[arguments_of(reading, number).last_item].last
    for token, after in zip(
        view.sentence.tokens[view.clauses[number].verb.last + 1 : end],
        view.sentence.tokens[view.clauses[number].verb.last + 2 : end + 1],
        strict=False,
    ):
        if token.lower in marks and after.kind is TokenKind.WORD:
            known = reading.grammar.sets["determiners"] | reading.grammar.sets["prepositions"]
            return after.text.islower() and after.lower not in known and not _is_of_group(reading, after.start)
    return False


def _is_of_group(reading: Reading, start: int) -> bool:
    return any(g.start <= start < g.end for g in reading.view.groups)
