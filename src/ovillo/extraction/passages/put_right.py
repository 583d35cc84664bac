"""The number that a source puts right: "we reported that 13 people were arrested. The correct figure is 14".

1. A sentence in which the source repeats its own words ("informamos que", "an earlier version said"), with one number
   behind them: by itself it tells nothing, since it may be wrong.
2. The next sentence gives the number that was right: "the correct figure is 14", "fueron 14 las personas detenidas", or
   the same verb with a bare number, "prosecutors say she sold two". A number of something else is none.
3. Then the act is told with that number, by whoever tells the number. Days of the earlier words are none of the act.
"""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace

from ovillo.domain.statements import CueKind, Value
from ovillo.extraction.passages.timing import Act
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.spaced_words import length_at
from ovillo.extraction.text.spans import NounGroup, Quantity

_BETWEEN = 4
"""Words between "the correct number" and "is" at most: "of people arrested"."""


def with_put_right(
    acts: Sequence[Act],
    studied: Sequence[Reading],
    state: Callable[[Reading, Proposal], Act],
    read: Callable[[Reading], None],
) -> list[Act]:
    """The acts, with those whose number the words behind put right in place of what was repeated.

    Args:
        acts: of the document.
        studied: its sentences, in order.
        state: the act that a proposal of a sentence makes.
        read: takes the proposals of a sentence from its words.
    """
    found = list(acts)
    for before, reading in itertools.pairwise(studied):
        begin = _behind_own_words(before)
        if begin < 0 or reading.number != before.number + 1 or len(_numbers(before, begin)) != 1:
            continue
        again = _taken_at_its_word(before, begin)
        read(again)
        for proposal in (each for each in again.found if each.value is not None):
            right = _right_number(again, proposal, reading)
            if right is not None:
                told = replace(proposal, sentence=reading.number, clause=-1, start=right.start, end=right.end)
                repeated = state(again, proposal)
                found = [act for act in found if not _is_repeated(act, repeated)]
                found.append(_put_right(repeated, state(reading, told), right, reading))
    return found


def _numbers(reading: Reading, begin: int) -> list[Quantity]:
    """The numbers from this token on."""
    counted = (group.quantity for group in reading.view.groups if group.quantity is not None)
    return [each for each in (*reading.view.quantities, *counted) if each.first >= begin]


def _is_repeated(act: Act, repeated: Act) -> bool:
    one, other = act.statement, repeated.statement
    return act.sentence == repeated.sentence and (one.predicate, one.value) == (other.predicate, other.value)


def _behind_own_words(reading: Reading) -> int:
    """The first token behind the last words by which the source repeats itself; -1 where it does not."""
    own = [phrase.split() for phrase in reading.grammar.table["put_right"]["own"]]
    opening = {words[0] for words in own}
    begins = (at for at, token in enumerate(reading.view.sentence.tokens) if token.lower in opening)
    ends = (at + size for at in begins for words in own if (size := length_at(reading.view, at, words)))
    return max(ends, default=-1)


def _taken_at_its_word(reading: Reading, begin: int) -> Reading:
    """The sentence as if it told what it repeats."""
    view = replace(reading.view, times=tuple(time for time in reading.view.times if time.first >= begin))
    doubts = [found for found in reading.cues if found.cue.kind is CueKind.DOUBT and found.first < begin]
    cues = tuple(found for found in reading.cues if found not in doubts)
    return Reading(view, reading.grammar, cues, reading.number, reading.text, reading.document)


def _right_number(before: Reading, proposal: Proposal, reading: Reading) -> Quantity | None:
    """Rule 2."""
    old = proposal.value
    fitting = [q for q in _numbers(reading, 0) if old is not None and q.is_money == (old.unit or "").isupper()]
    told = [each for each in fitting if old is not None and each.value.number != old.number]
    for quantity in sorted(told, key=lambda each: each.first)[:1]:
        if _is_called_right(before, proposal, reading, quantity):
            return quantity
        is_bare = _opens(reading, quantity) or _has_same_verb(before, proposal, reading, quantity)
        if is_bare and _counts_same(before, proposal, reading, quantity):
            return quantity
    return None


def _words_before(reading: Reading, quantity: Quantity) -> list[str]:
    words = [token.lower for token in reading.view.sentence.tokens[: quantity.first]]
    openers = reading.grammar.table["put_right"]["openers"]
    return words[next((len(each.split()) for each in openers if " ".join(words).startswith(each)), 0) :]


def _is_called_right(before: Reading, proposal: Proposal, reading: Reading, quantity: Quantity) -> bool:
    """As in "La cifra correcta de detenidos es 14"."""
    table, words = reading.grammar.table["put_right"], _words_before(reading, quantity)
    line = " ".join(words)
    heads = [len(each.split()) for each in table["right"] if line.startswith(each)]
    ends = [len(each.split()) for each in table["copulas"] if line.endswith(f" {each}")]
    if not heads or not ends:
        return False
    small = reading.grammar.sets["prepositions"] | reading.grammar.sets["determiners"]
    between = [word for word in words[max(heads) : len(words) - max(ends)] if word not in small]
    return len(between) <= _BETWEEN and all(_is_of_act(before, proposal, word) for word in between)


def _opens(reading: Reading, quantity: Quantity) -> bool:
    """As in "Fueron 14", "In fact there were 14"."""
    return " ".join(_words_before(reading, quantity)) in reading.grammar.table["put_right"]["plain"]


def _has_same_verb(before: Reading, proposal: Proposal, reading: Reading, quantity: Quantity) -> bool:
    """As in "said X sold three babies. Prosecutors say she sold two.": right behind the verb."""
    lemma = _lemma(before, proposal)
    return any(c.verb.lemma == lemma and c.verb.last + 1 == quantity.first for c in reading.view.clauses)


def _lemma(reading: Reading, proposal: Proposal) -> str:
    return reading.view.clauses[proposal.clause].verb.lemma if proposal.clause >= 0 else ""


def _counts_same(before: Reading, proposal: Proposal, reading: Reading, quantity: Quantity) -> bool:
    """Whether no noun stands behind the number but that of the act: "las personas", "los detenidos"."""
    behind = [group for group in reading.view.groups if group.last > quantity.last]
    if not behind or proposal.object is None:
        return not behind
    return _is_of_act(before, proposal, _head(reading, behind[0]))


def _is_of_act(before: Reading, proposal: Proposal, word: str) -> bool:
    """Whether a word is that of whom the act counts, or of its verb: "personas", "detenidos"."""
    lemmas = {form.lemma for form in before.grammar.forms.get(word, ())}
    whom = proposal.object.id if proposal.object is not None else ""
    counted = {_head(before, group) for group in before.view.groups if group.entity.id == whom}
    return word in counted or _lemma(before, proposal) in lemmas


def _head(reading: Reading, group: NounGroup) -> str:
    return reading.view.sentence.tokens[group.head].lower


def _put_right(repeated: Act, told: Act, right: Quantity, reading: Reading) -> Act:
    """The act with the right number, quoted from the words put right to those that do so."""
    statement, end = repeated.statement, reading.view.sentence.end
    unit = statement.value.unit if statement.value is not None else None
    value: Value = right.value if right.value.unit else replace(right.value, unit=unit)
    own = replace(
        statement,
        value=value,
        end=end,
        quote=reading.text[statement.start : end],
        speakers=told.statement.speakers,
    )
    return replace(repeated, statement=own, sentence=reading.number)
