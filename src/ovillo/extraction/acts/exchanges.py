"""What is given for what: a child for money, money to an official for what their office should not sell.

Rules:
1. Who hands over a child for a sum sells it; whom it is handed to buys it, and the sum is its price.
2. Who pays an official to do something, or in exchange for something, bribes them; a fee or a wage has no such aim.
3. What is denied, planned or hedged of the giving is so of the sale.
"""

from collections.abc import Sequence

from ovillo.domain.statements import CueKind
from ovillo.extraction.acts.deals import buyers_of, prices_of
from ovillo.extraction.acts.emitting import emit
from ovillo.extraction.acts.undergoers import is_bribed, may_be_given
from ovillo.extraction.sentences.casting import cast_of
from ovillo.extraction.sentences.proposals import Holding, Party, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.text.spans import TokenKind


def read_exchange(reading: Reading, number: int, subjects: tuple[Party, ...], holding: Holding) -> None:
    """Rule 1; `subjects` are those of the verb, which its voice has not turned round."""
    table = reading.grammar.table["exchanges"]
    clause, arguments = reading.view.clauses[number], arguments_of(reading, number)
    if clause.verb.lemma not in table["giving"] or holding.is_negated:
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
            emit(reading, number, frames["price"], (Party(party.entity),), (), value, holding)
    takers = buyers_of(reading, number, given, holding)
    takers = tuple(p for p in takers if p.entity.id not in {d.entity.id for d in doers})
    if takers and not any(c.kind is CueKind.DENIAL for c in holding.cues):
        emit(reading, number, frames["buys"], takers, given, None, holding)


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
