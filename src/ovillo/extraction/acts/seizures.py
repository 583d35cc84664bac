"""What a noun of seizure lists: "the seizure of 20 phones and $5,000", "la incautación de dos vehículos".

1. The list begins right behind "of" and ends before a verb, a relative or another noun of an event.
2. One of the list at least is a sum, is counted or is a thing that the lexicon knows.
"""

from collections.abc import Sequence

from ovillo.extraction.acts.goods import Good, goods_between
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Holding, Party, Proposal, propose
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import Frame

_ENDS = frozenset({ItemKind.RELATIVE, ItemKind.THAT, ItemKind.SUBORDINATOR})


def goods_behind(reading: Reading, index: int, frame: Frame) -> list[Good]:
    """The goods of the noun at this token; none where nothing shows that they are goods."""
    tokens = reading.view.sentence.tokens
    first = index + 2
    if frame.predicate != "seized" or first >= len(tokens) or tokens[first - 1].lower not in frame.noun_objects:
        return []
    found = goods_between(reading, first, _end(reading, first))
    is_shown = any(g.is_known or g.money is not None or (g.party and g.party.value) for g in found)
    return found if is_shown else []


def _end(reading: Reading, first: int) -> int:
    """Rule 1."""
    view, nouns = reading.view, reading.grammar.nouns
    tokens = view.sentence.tokens
    ends = [len(tokens) - 1]
    ends += [i.first - 1 for i in view.items if i.first > first and i.kind in _ENDS]
    ends += [c.verb.first - 1 for c in view.clauses if c.verb.first > first and c.verb.mood is not Mood.PARTICIPLE]
    inside = {n for g in view.groups for n in range(g.first, g.last + 1)}
    events = (n for n in range(first, len(tokens)) if tokens[n].lower in nouns and n not in inside)
    ends += [n - 2 for n in events]
    return min(ends)


def state_goods(
    reading: Reading, index: int, frame: Frame, subjects: Sequence[Party], goods: Sequence[Good], holding: Holding
) -> None:
    """Adds that each of the goods, and each sum of money, was seized."""
    token = reading.view.sentence.tokens[index]
    doers: list[Party | None] = [*subjects] or [None]
    for good in goods:
        value = good.money if good.party is None else good.party.value
        for subject in doers:
            proposal = Proposal(
                frame.predicate, subject.entity if subject else None, good.party.entity if good.party else None, value,
                frame.standing, False, (),
                reading.number, token.start, token.end, -1,
            )  # fmt: skip
            held = propose(proposal, holding, allowed=(frame.subject, frame.object))
            if held:
                reading.found.append(held)
