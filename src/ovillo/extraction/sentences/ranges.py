"""How many at least and at most: "sold between two and four babies", "10 a 12 personas".

1. A group counted by the upper end of a range takes in the lower end and the word that opens the range, which is then
   no preposition of the clause. What is counted in time or money is read elsewhere.
2. "De", "from" open a range right behind a verb or a preposition; behind a noun they tie the group to it ("una banda de
   10 a 12 miembros").
3. Whatever is told with the upper end is told with the lower one too.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ovillo.domain.statements import Quantifier
from ovillo.extraction.sentences.proposals import Proposal, value_of
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import ArgumentKind, NounGroup, Quantity, Sentence
from ovillo.extraction.words.grammar import Grammar

_JOINT = 2
"""Words between the two ends at most: "hasta los"."""
_COUNTED = frozenset({ArgumentKind.GROUP, ArgumentKind.ROLE, ArgumentKind.THING, ArgumentKind.PLACE})


def span_ranges(
    sentence: Sentence, groups: Sequence[NounGroup], quantities: Sequence[Quantity], grammar: Grammar
) -> tuple[NounGroup, ...]:
    """The groups, each with the whole range that counts it."""
    before = {high.first: low for low, high in itertools.pairwise(quantities) if _is_range(low, high)}
    ends = {at for group in groups for at in range(group.first, group.last + 1)}
    return tuple(
        _spanned(sentence, group, before, ends - {*range(group.first, group.last + 1)}, grammar) for group in groups
    )


def _is_range(low: Quantity, high: Quantity) -> bool:
    is_bound = low.value.qualifier is Quantifier.AT_LEAST and high.value.qualifier is Quantifier.AT_MOST
    is_plain = not (low.is_money or high.is_money or low.value.unit or high.value.unit)
    return is_bound and is_plain and 0 < high.first - low.last <= _JOINT + 1


def _spanned(
    sentence: Sentence, group: NounGroup, before: Mapping[int, Quantity], taken: set[int], grammar: Grammar
) -> NounGroup:
    """Rules 1 and 2."""
    low = before.get(group.quantity.first) if group.quantity is not None else None
    words = [t.lower for t in sentence.tokens]
    spans = {
        *grammar.table["durations"]["year"],
        *grammar.table["durations"]["month"],
        *grammar.table["lists"]["age_words"],
    }
    if low is None or group.kind not in _COUNTED or low.first in taken or group.first < low.first:
        return group
    if not spans.isdisjoint(words[group.first : group.last + 1]):
        return group
    first = low.first
    opener = words[first - 1] if first else ""
    table = grammar.table["ranges"]
    if opener in table["openers"] or (opener in table["tying"] and _is_behind_verb(words, first - 1, grammar)):
        first -= 1
    elif opener in table["tying"]:
        return group
    return replace(group, first=first, start=sentence.tokens[first].start, least=low)


def _is_behind_verb(words: Sequence[str], at: int, grammar: Grammar) -> bool:
    before = words[at - 1] if at else ""
    return not before or before in grammar.forms or before in grammar.sets["direct_slot"]


def read_ranges(reading: Reading) -> None:
    """Rule 3."""
    for group in reading.view.groups:
        if group.least is None:
            continue
        high, low = value_of(group), value_of(replace(group, quantity=group.least))
        reading.found.extend(
            replace(each, value=low) for each in tuple(reading.found) if each.value == high and _is_of(each, group)
        )


def _is_of(proposal: Proposal, group: NounGroup) -> bool:
    return group.entity.id in {each.id for each in (proposal.subject, proposal.object) if each is not None}
