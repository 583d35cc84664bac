"""One person of two trades: "singer and activist X"; and whose name stands behind a trade: "the brother of drummer X".

1. Both nouns are trades or posts, and only "and" stands between them: the second has no article of its own.
2. The first is no one of several ("a, b and c"), nobody's ("her driver and nurse X"), not "a nurse", and no post
   that somebody is named for ("X for president and professor Y").
3. A plural verb behind the name tells two: "the driver and nurse X were arrested".
4. So is the first trade of whoever an apposition names behind the second: "the teacher and nurse, X, was arrested".
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.slots import Slot, clash
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords

_TRADES = frozenset({"occupation", "office"})
_KIN = frozenset({"relative", "partner"})
_OTHERS = frozenset({"relative", "partner", "couple", "person"})


def two_trades(sentence: Sentence, row: Sequence[Slot], who: WhoWords) -> Iterator[tuple[Slot, Slot]]:
    """The first trade and the name behind the second, of each such pair."""
    for trade, name in pairwise(row):
        if _is_bare_trade(sentence, trade, who) and _is_trade_and_name(name) and not clash(trade, name):
            between = sentence.tokens[trade.last + 1 : name.first]
            is_joined = len(between) == 1 and fold(between[0].text) in who.words["and"]
            if is_joined and not _is_of_several(sentence, name, who):
                yield trade, name


def trades_apart(
    sentence: Sentence, row: Sequence[Slot], told: Sequence[tuple[Slot, Slot]], who: WhoWords
) -> Iterator[tuple[Slot, Slot]]:
    """Rule 4: the first trade and the name; `told` are the pairs that an apposition joins."""
    names = {id(role): name for role, name in told if role.last < name.first}
    for trade, second in pairwise(row):
        name = names.get(id(second))
        if name is None or second.role is None or second.role.determiner is not None or second.run is not None:
            continue
        is_trade = bool(second.role.role.categories & _TRADES) and _is_bare_trade(sentence, trade, who)
        between = sentence.tokens[trade.last + 1 : second.first]
        is_joined = len(between) == 1 and fold(between[0].text) in who.words["plain_and"]
        if is_trade and is_joined and not clash(trade, name) and not _is_of_several(sentence, name, who):
            yield trade, name


def _is_bare_trade(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    group = slot.role
    if group is None or slot.run is not None or slot.is_plural or slot.quantity is not None:
        return False
    is_trade = bool(group.role.categories & _TRADES) and not group.role.categories & _OTHERS
    is_told = group.determiner is None or group.determiner in who.words["articles"]
    before = sentence.tokens[slot.first - 1] if slot.first else None
    parting = who.words["and"] | who.words["naming_posts"]
    is_listed = before is not None and (before.text == "," or fold(before.text) in parting)
    return is_trade and is_told and not is_listed and slot.draft.root.type is EntityType.PERSON


def _is_trade_and_name(slot: Slot) -> bool:
    group = slot.role
    if group is None or slot.run is None or slot.draft.root.type is not EntityType.PERSON:
        return False
    return group.first < slot.run.first and group.determiner is None and bool(group.role.categories & _TRADES)


def _is_of_several(sentence: Sentence, name: Slot, who: WhoWords) -> bool:
    """Rule 3."""
    after = [fold(token.text) for token in sentence.tokens[name.last + 1 : name.last + 3]]
    after = after[1:] if after[:1] == [","] else after
    return bool(after) and after[0] in who.words["plural_verbs"]


def is_of_somebody(slot: Slot, who: WhoWords) -> bool:
    """As in "the brother of drummer X": the name behind tells whose they are."""
    role = slot.role.role if slot.role is not None else None
    return role is not None and (bool(role.categories & _KIN) or role.lemma in who.words["of_somebody"])
