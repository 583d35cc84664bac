"""What somebody does for money: "took official action in exchange for payments", "protected the gang for cash".

Rules:
1. Who does something in exchange for money has received it, held as the deed is; a sale tells its own price.
2. Not who is made to, offers or agrees to, nor who undergoes it; the money is a noun of money or a sum.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import CueKind
from ovillo.extraction.acts.emitting import emit
from ovillo.extraction.sentences.clause_types import Clause, Link
from ovillo.extraction.sentences.proposals import Holding, Party, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood

_TRADE = frozenset({"sells", "buys", "pays", "receives", "price", "bribes"})
_SILENT = frozenset({CueKind.FUTURE, CueKind.CONDITION, CueKind.DOUBT, CueKind.QUESTION, CueKind.FAILURE})
_WITHIN = 4
"""Words behind "in exchange for" among which the money stands."""


def read_favour(reading: Reading, number: int, doers: tuple[Party, ...], holding: Holding) -> None:
    """Adds what the doers of a clause got for it."""
    table, clause = reading.grammar.table.get("favours"), reading.view.clauses[number]
    if table is None or not doers or clause.is_passive or holding.is_negated or clause.verb.lemma in table["never"]:
        return
    if any(c.kind in _SILENT for c in holding.cues) or any(d.entity.type is not EntityType.PERSON for d in doers):
        return
    rows = reading.grammar.patterns.get(clause.verb.lemma, ())
    is_trade = any(frame.predicate in _TRADE and not pattern.words for pattern, frame in rows)
    if is_trade and clause.verb.lemma not in table["besides"]:  # "took official action in exchange for"
        return
    at = _money_at(reading, clause, protects=any(frame.predicate == "protects" for _, frame in rows))
    money = next((n for n, g in enumerate(reading.view.groups) if g.first <= at <= g.last), -1) if at >= 0 else -1
    if money >= 0 and reading.view.groups[money].entity.type is EntityType.THING:
        got = tuple(parties_of(reading.view, [money]))
        emit(reading, number, reading.grammar.frames["receives"], doers, got, None, holding)


def _money_at(reading: Reading, clause: Clause, *, protects: bool) -> int:
    """The token of the noun of money behind "in exchange for", after the verb or before the sentence's first; or -1."""
    table, tokens = reading.grammar.table["favours"], reading.view.sentence.tokens
    ends = [c.verb.first for c in reading.view.clauses if c.item > clause.item and c.verb.mood is not Mood.GERUND]
    links = (*table["links"], *(table["protecting"] if protects else ()))
    found = _behind_link(reading, clause.verb.last + 1, min(ends, default=len(tokens)), links)
    is_first = clause.link is Link.MAIN and not any(c.item < clause.item for c in reading.view.clauses)
    if found < 0 and is_first and any(" ".join(t.lower for t in tokens[:3]) == link for link in table["links"]):
        found = _behind_link(reading, 0, clause.verb.first, table["links"])
    return found


def _behind_link(reading: Reading, begin: int, end: int, links: Sequence[str]) -> int:
    table = reading.grammar.table["favours"]
    words = [token.lower for token in reading.view.sentence.tokens[begin:end]]
    for phrase in (link.split() for link in links):
        for at in range(len(words) - len(phrase)):
            behind = words[at + len(phrase) : at + len(phrase) + _WITHIN]
            found = next((n for n, word in enumerate(behind) if word in table["money"]), -1)
            is_here = words[at : at + len(phrase)] == phrase
            if is_here and found >= 0 and not set(behind[:found]) & set(table["ends"]):
                return begin + at + len(phrase) + found
    return -1
