"""Words by which somebody says that money was not given: "never took money", "denied the bribe".

Rules:
1. A verb of giving or taking, with "not" or "never" right before it or a verb of denial above it, where it speaks of
   money: by itself ("pay"), or by a sum or a word for money behind it.
2. A noun for a payment behind a verb of denial, or that never was: "ese pago nunca existió", "no money changed hands".
3. "Rejected the bribe" denies nothing: it was offered.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from ovillo.domain.statements import CueKind
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood, VerbGroup
from ovillo.extraction.text.spans import NounGroup, TokenKind

BEHIND = 8
"""Words after the verb among which that of the money stands."""
_ABOVE = 14
"""Words between the verb of denial and what it denies."""
BESIDE = 5
"""Words between a noun and the words that deny it."""


@dataclass(frozen=True, slots=True)
class Unpaid:
    """Tokens `first` to `last` deny money."""

    first: int
    last: int
    given: VerbGroup | None = None
    """The verb of giving or taking; none where a noun says it."""
    clause: int = -1
    """That of the verb of denial, where one is above it."""


def find_unpaid(reading: Reading) -> Iterator[Unpaid]:
    """Every stretch of the sentence that denies money, in order of its words: verbs first."""
    table, view = reading.grammar.cues["denied_money"], reading.view
    above = {
        clause.verb.last: number
        for number, clause in enumerate(view.clauses)
        if reading.grammar.cue_verbs.get(clause.verb.lemma) is CueKind.DENIAL
        and clause.verb.mood is Mood.FINITE
        and not (clause.verb.is_negated or (clause.is_passive and not clause.verb.is_ambiguous))
    }
    for verb in view.verbs:
        if _is_of_money(reading, verb):
            if (at := _negation_before(reading, verb.first, verb.head)) is not None:
                yield Unpaid(at, verb.last, verb)
            elif (at := _denied_from(reading, verb, above)) is not None:
                yield Unpaid(at, verb.last, verb, above[at])
            elif word_at(reading, at := _past_pronouns(reading, verb.last + 1)) in table["nothing"]:
                yield Unpaid(verb.first, at, verb)
    for at, token in enumerate(view.sentence.tokens):
        if token.lower in table["payments"] and (start := _noun_denied_from(reading, at, above)) is not None:
            yield Unpaid(start, at, None, above[start])
        if token.lower in chain(table["payments"], table["money"]) and (ends := _never_was(reading, at)) is not None:
            yield Unpaid(*ends)


def _is_of_money(reading: Reading, verb: VerbGroup) -> bool:
    """Whether it is money that the verb gives or takes: not "never paid his taxes", nor "took a plane"."""
    table, view = reading.grammar.cues["denied_money"], reading.view
    if verb.lemma not in table["of_money"]:
        return verb.lemma in table["of_anything"] and _has_money(reading, verb.last)
    at = _past_pronouns(reading, verb.last + 1)
    is_end = at >= len(view.sentence.tokens) or view.sentence.tokens[at].kind is TokenKind.PUNCTUATION
    is_open = (
        is_end
        or word_at(reading, at) in {*view.prepositions, *table["anybody"]}
        or any(g.first == at for g in people_in(reading))
    )
    return is_open or _has_money(reading, at - 1)


def _past_pronouns(reading: Reading, at: int) -> int:
    """The first token from this one on that is no pronoun or adverb, as in "gave him nothing"."""
    while word_at(reading, at) in reading.grammar.cues["denied_money"]["between"]:
        at += 1
    return at


def _is_negation(reading: Reading, at: int) -> bool:
    word = word_at(reading, at)
    return word in reading.grammar.sets["negations"] or word.endswith("n't")


def _negation_before(reading: Reading, first: int, head: int) -> int | None:
    """The token that negates a verb: inside its group, or before nothing but pronouns and adverbs."""
    table, ends = reading.grammar.cues["denied_money"], reading.view.adverb_endings
    inside = next((at for at in range(first, head) if _is_negation(reading, at)), None)
    if inside is not None:
        return inside
    at = first - 1
    while word_at(reading, at) in table["between"] or (ends and word_at(reading, at).endswith(ends)):
        at -= 1
    return at if _is_negation(reading, at) else None


def _has_money(reading: Reading, last: int) -> bool:
    """Whether a sum or a word for money stands behind, before the sentence goes on to something else."""
    view, table = reading.view, reading.grammar.cues["denied_money"]
    sums = {at for q in view.quantities if q.is_money for at in range(q.first, q.last + 1)}
    for at in range(last + 1, min(last + 1 + BEHIND, len(view.sentence.tokens))):
        if at in sums or word_at(reading, at) in table["money"] or word_at(reading, at) in table["payments"]:
            return True
        is_mark = view.sentence.tokens[at].kind is TokenKind.PUNCTUATION
        if is_mark or any(verb.first <= at <= verb.last for verb in view.verbs):
            return False
    return False


def _denied_from(reading: Reading, verb: VerbGroup, above: Mapping[int, int]) -> int | None:
    """The last token of the verb of denial that governs this verb: "denied (ever) taking", "negó que recibiera"."""
    view, table = reading.view, reading.grammar.cues["denied_money"]
    at = max((last for last in above if verb.first - _ABOVE <= last < verb.first), default=None)
    if at is None:
        return None
    between = range(at + 1, verb.first)
    joins = [n for n in between if word_at(reading, n) in table["joins"]]
    others = [other.last for other in view.verbs if at < other.first and other.last < verb.first]
    if others and not (joins and joins[-1] > others[-1]):
        return None  # "denied knowing that Y had paid"
    if any(_is_negation(reading, n) for n in between) or any(word_at(reading, n) in ";:." for n in between):
        return None
    if verb.mood is not Mood.FINITE:
        return at
    is_told = any(word_at(reading, n) in reading.grammar.sets["complementisers"] for n in between)
    is_next = not (joins or others) and not any(word_at(reading, n) == "," for n in between)
    is_bare = is_next and not reading.grammar.verbs["drops_subjects"]  # "denied he ever took"
    return at if is_told or is_bare else None


def _noun_denied_from(reading: Reading, at: int, above: Mapping[int, int]) -> int | None:
    """As in "denied the bribe", "negó ese pago"; not "negó el pago de la fianza", nor "rejected the bribe"."""
    table, view = reading.grammar.cues["denied_money"], reading.view
    last = max((last for last in above if at - BESIDE <= last < at), default=None)
    if last is None or view.clauses[above[last]].verb.lemma in table["declining"]:
        return None
    is_near = all(word_at(reading, n) in table["articles"] for n in range(last + 1, at))
    is_of_other = word_at(reading, at + 1) in view.of and not any(g.first == at + 2 for g in people_in(reading))
    return last if is_near and not is_of_other else None


def _never_was(reading: Reading, at: int) -> tuple[int, int] | None:
    """First and last word of "that payment never took place", "no money changed hands", "no hubo ningún pago"."""
    table = reading.grammar.cues["denied_money"]
    none = next((n for n in (at - 1, at - 2) if word_at(reading, n) in table["no"]), None)
    end = at + 1
    while word_at(reading, end) in table["between"] or _is_negation(reading, end):
        end += 1
    is_negated = any(_is_negation(reading, n) for n in range(at + 1, end))
    if word_at(reading, end) in table["happens"] and (is_negated or none is not None):
        return at if none is None else none, end
    there = next((n for n in range(at - 1, at - 1 - BESIDE, -1) if word_at(reading, n) in table["there"]), None)
    if there is None:
        return None
    small = {*table["articles"], *table["between"], *table["no"]}
    is_near = all(word_at(reading, n) in small or _is_negation(reading, n) for n in range(there + 1, at))
    first = next((n for n in range(there - 1, at) if _is_negation(reading, n) or n == none), None)
    return (min(first, there), at) if is_near and first is not None else None


def word_at(reading: Reading, at: int) -> str:
    """The word of that token, small; "" outside the sentence."""
    tokens = reading.view.sentence.tokens
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def people_in(reading: Reading) -> Iterator[NounGroup]:
    """Whom the sentence names."""
    return (g for g in reading.view.groups if g.entity.is_named_person)
