"""One person of two trades: "singer and activist X"; and whose name stands behind a trade: "the brother of drummer X".

1. Both nouns are trades or posts, and only "and" stands between them: the second has no article of its own.
2. The first is no one of several ("a, b and c"), nobody's ("her driver and nurse X"), not "a nurse", and no post
   that somebody is named for ("X for president and professor Y").
3. A plural verb behind the name tells two: "the driver and nurse X were arrested".
4. The name may stand behind a comma: "the pastor and trader, X, was", "the Attorney-General of Y and minister, X,".
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.role_ends import end_of_role
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


def with_trade_before(
    sentence: Sentence, row: Sequence[Slot], index: int, name: Slot, who: WhoWords
) -> Iterator[tuple[Slot, Slot]]:
    """The noun at `index` with its name, and the first trade by rule 4 with the same."""
    yield row[index], name
    first = _trade_before(sentence, row, index, name, who)
    if first is not None:
        yield first, name


def _trade_before(sentence: Sentence, row: Sequence[Slot], index: int, name: Slot, who: WhoWords) -> Slot | None:
    second, first = row[index], next((s for s in reversed(row[:index]) if s.role is not None and s.run is None), None)
    group = second.role
    if first is None or group is None or group.determiner is not None:
        return None
    also = who.words["indefinite"] if who.modifier_is_left else frozenset()
    if not _is_bare_trade(sentence, first, who, also) or not group.role.categories & _TRADES or clash(first, name):
        return None
    tokens, end = sentence.tokens, end_of_role(sentence.tokens, {slot.first: slot for slot in row}, first, who)
    if fold(tokens[end + 1].text) == "(" and end + 3 < len(tokens) and tokens[end + 3].text == ")":
        end += 3  # "the Director of Public Prosecutions (DPP) and"
    between, after = tokens[end + 1 : second.first], tokens[name.end + 1 : name.end + 3]
    is_joined = len(between) == 1 and fold(between[0].text) in who.words["and"]
    are_several = any(fold(token.text) in who.words["plural_verbs"] | who.words["and"] for token in after)
    return first if is_joined and not are_several else None


def _is_bare_trade(sentence: Sentence, slot: Slot, who: WhoWords, also: frozenset[str] = frozenset()) -> bool:
    """Rule 2; `also` are further words that may stand before the trade."""
    group = slot.role
    if group is None or slot.run is not None or slot.is_plural or slot.quantity is not None:
        return False
    is_trade = bool(group.role.categories & _TRADES) and not group.role.categories & _OTHERS
    is_told = group.determiner is None or group.determiner in who.words["articles"] | also
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
