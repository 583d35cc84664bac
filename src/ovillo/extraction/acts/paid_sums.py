"""What the words around a verb of payment tell: a sum ahead of it, an account in place of whoever holds it.

Rules:
1. The sum right before a passive: "$40,000 in cash was paid to X", "a payment of $500 was made to X".
2. Words fixed by the lexicon may name the money: "handed an envelope of cash to X".
3. Money that goes to an account is paid to whoever holds it: "wired to X's account", "en una cuenta a nombre de X".
4. What police hand to a prosecutor or a court is no payment: "gave the money to the prosecutor".
"""

from collections.abc import Iterator, Sequence

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import Value
from ovillo.extraction.acts.courts import called
from ovillo.extraction.acts.frame_values import is_payment_of_nobody, sums_of
from ovillo.extraction.acts.undergoers import recipients
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.terms import terms_of
from ovillo.extraction.words.grammar import Frame, Pattern

_HOLDERS = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP})
_AHEAD, _MODIFIERS = 6, 3
"""Tokens before "account" among which "into" stands; and between "X's" and "account": "personal bank"."""
_PASSED = frozenset({ItemKind.OTHER, ItemKind.PREPOSITION, ItemKind.TIME})


def values_of(reading: Reading, number: int, pattern: Pattern, frame: Frame) -> list[Value | None]:
    """The sums of money that go with the verb, or the terms of those whose frame takes no money."""
    if not frame.has_money:
        return [*terms_of(reading, number, frame, arguments_of(reading, number))]
    found = sums_of(reading, number)
    is_open = frame.predicate == "pays" and not (found or pattern.is_inverse)
    return [*_sum_ahead(reading, number)] if is_open else found


def whom_paid(reading: Reading, number: int, objects: tuple[Party, ...]) -> tuple[Party, ...]:
    """Who is paid: whoever holds the account, or stands behind the verb."""
    return _holders_of_account(reading, number) or recipients(reading, arguments_of(reading, number), objects)


def is_no_payment(
    reading: Reading, number: int, frame: Frame, sides: tuple[Sequence[Party], Sequence[Party], Sequence[Party]]
) -> bool:
    """Whether nobody is seen to pay, or the money is only handed on; `sides` are who pays, the objects and the paid."""
    payers, objects, paid = sides
    arguments, clause = arguments_of(reading, number), reading.view.clauses[number]
    ahead = [*_sum_ahead(reading, number)]
    if paid and not (ahead or sums_of(reading, number)) and _is_handed_on(reading, payers, paid):
        return True
    return not (payers or ahead) and is_payment_of_nobody(reading, frame, clause, objects, arguments)


def _sum_ahead(reading: Reading, number: int) -> Iterator[Value]:
    """Rule 1."""
    view, clause = reading.view, reading.view.clauses[number]
    for item in reversed(view.items[: clause.item] if clause.is_passive else ()):
        if item.kind is ItemKind.QUANTITY and view.quantities[item.ref].is_money:
            yield view.quantities[item.ref].value
        is_kind_of_money = item.kind is ItemKind.GROUP and view.groups[item.ref].entity.type is EntityType.THING
        if item.kind not in _PASSED and not is_kind_of_money:
            return


def names_money(reading: Reading, pattern: Pattern) -> bool:
    """Rule 2."""
    return any(word in reading.grammar.table["prices"]["money"] for word in pattern.words)


def _is_handed_on(reading: Reading, givers: Sequence[Party], takers: Sequence[Party]) -> bool:
    """Rule 4."""
    doers = set(reading.grammar.table["lawful"]["doers"])
    return bool(givers) and all(doers & set(called(reading, party.entity)) for party in (*givers, *takers))


def _holders_of_account(reading: Reading, number: int) -> tuple[Party, ...]:
    """Rule 3: those who hold the account that money goes to, by the verb of this clause."""
    view, table = reading.view, reading.grammar.table["accounts"]
    words = [token.lower for token in view.sentence.tokens]
    begin, end = view.clauses[number].verb.last + 1, view.items[arguments_of(reading, number).last_item].last + 1
    for at in (n for n in range(begin, end) if words[n] in table["words"]):
        ahead = words[max(begin, at - _AHEAD) : at]
        if not set(ahead) & set(table["into"]):
            continue
        mark = next((n for n in range(at - 1, begin, -1) if words[n] in reading.grammar.verbs["possessive_marks"]), at)
        before = [n for n, g in enumerate(view.groups) if g.last == mark - 1 and at - mark <= _MODIFIERS]
        return _holders(reading, before or _behind(reading, words, at + 1))
    return ()


def _behind(reading: Reading, words: Sequence[str], at: int) -> list[int]:
    """The group behind "in the name of" or "of" here, past its article."""
    phrases = [p.split() for p in reading.grammar.table["accounts"]["of"] if _stands(words, at, p)]
    of: list[str] = max(phrases, key=len, default=[])
    first = at + len(of)
    first += words[first : first + 1] != [] and words[first] in reading.grammar.sets["determiners"]
    found = next((n for n, g in enumerate(reading.view.groups) if g.first == first), -1) if of else -1
    marks = set(reading.grammar.verbs["possessive_marks"])
    while found >= 0 and marks & {*words[(last := reading.view.groups[found].last) + 1 : last + 2]}:
        first = last + 2  # "of X's husband"
        found = next((n for n, g in enumerate(reading.view.groups) if g.first == first), -1)
    return [found] if found >= 0 else []


def _stands(words: Sequence[str], at: int, phrase: str) -> bool:
    """Whether the phrase stands at this place."""
    parts = phrase.split()
    return list(words[at : at + len(parts)]) == parts


def _holders(reading: Reading, groups: Sequence[int]) -> tuple[Party, ...]:
    found = parties_of(reading.view, groups)
    return tuple(party for party in found if party.entity.type in _HOLDERS)
