"""What was seized, told as a list of items: "Items recovered from the suspects include two pistols and a car".

Rules:
1. A participle of seizure stands beside a noun for goods: "the items recovered", "the recovered items".
2. Behind it a verb such as "include", or "were" where "among" stands before the noun, opens the list.
3. Or the list comes first: "Two pistols and a car were among the items recovered".
4. Where the sentence already tells what was seized, nothing is added; the noun alone gives way to the list.
"""

from collections.abc import Iterator, Sequence

from ovillo.extraction.acts.goods import Good, goods_before, goods_between
from ovillo.extraction.acts.seizures import state_goods
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.proposals import Party, hold, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.conjugation import Tense

_NEAR = 3
"""Tokens before the noun among which "among" stands: "among the many items"."""


def read_recovered_items(reading: Reading) -> None:
    """Adds what such lists hold; to be called once the verbs are read."""
    nouns = reading.grammar.table["goods"].get("listed_as", ())
    told = [p for p in reading.found if p.predicate == "seized"]
    if any(p.object is None or p.object.name.lower() not in nouns for p in told):  # rule 4
        return
    frame = reading.grammar.frames["seized"]
    for noun, participle in _items(reading):
        for number, goods in _listed(reading, noun, participle):
            holding = hold(cues_of(reading.view, number, reading.cues, reading.grammar))
            if goods and not holding.is_negated:
                reading.found[:] = [p for p in reading.found if p not in told]
                state_goods(reading, participle, frame, _takers(reading, participle), goods, holding)
                return


def _items(reading: Reading) -> Iterator[tuple[int, int]]:
    """Rule 1: the tokens of the noun and of the participle."""
    tokens, nouns = reading.view.sentence.tokens, reading.grammar.table["goods"].get("listed_as", ())
    for index, token in enumerate(tokens):
        if token.lower in nouns:
            yield from ((index, at) for at in (index + 1, index - 1) if _is_taking(reading, at))


def _is_taking(reading: Reading, at: int) -> bool:
    tokens = reading.view.sentence.tokens
    forms = reading.grammar.forms.get(tokens[at].lower, ()) if 0 <= at < len(tokens) else ()
    lemmas = {form.lemma for form in forms if form.tense is Tense.PARTICIPLE}
    return any(frame.predicate == "seized" for w in lemmas for _, frame in reading.grammar.patterns.get(w, ()))


def _listed(reading: Reading, noun: int, participle: int) -> Iterator[tuple[int, Sequence[Good]]]:
    """Rules 2 and 3: the clause that holds the list, and the goods."""
    view, table = reading.view, reading.grammar.table["goods"]
    tokens = [token.lower for token in view.sentence.tokens]
    finite = [n for n, c in enumerate(view.clauses) if c.verb.mood is Mood.FINITE]
    behind = next((n for n in finite if view.clauses[n].verb.first > max(noun, participle)), None)
    is_among = bool(set(tokens[max(0, noun - _NEAR) : noun]) & set(table["among"]))
    if behind is not None:
        verb = view.clauses[behind].verb
        is_told = is_among and verb.lemma in reading.grammar.sets["copulas"]
        if verb.lemma in table["listing"] or is_told:
            yield behind, goods_between(reading, verb.last + 1, len(tokens) - 1)
    before = next((n for n in reversed(finite) if view.clauses[n].verb.last < min(noun, participle)), None)
    if before is not None and view.clauses[before].verb.lemma in reading.grammar.sets["copulas"]:
        clause = view.clauses[before]
        between = set(tokens[clause.verb.last + 1 : noun])
        begin = view.items[clause.opener].last + 1 if clause.opener >= 0 else 0
        if between & {*table["among"], "some"} and between <= {*table["among"], *table["among_words"]}:
            yield before, goods_before(reading, begin, clause.verb.first - 1)


def _takers(reading: Reading, participle: int) -> Sequence[Party]:
    """Who took them: "items seized by police"."""
    view = reading.view
    number = next((n for n, c in enumerate(view.clauses) if c.verb.first <= participle <= c.verb.last), None)
    slots = arguments_of(reading, number).slots if number is not None else ()
    groups = [g for slot in slots if slot.preposition in reading.grammar.sets["agent_slot"] for g in slot.groups]
    return parties_of(view, groups)
