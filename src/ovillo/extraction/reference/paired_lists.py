"""Lists that name each person behind what they are: "the director, A, a nurse at the clinic, B, and the driver, C".

1. A noun for one person, what it is of, a comma and a name: a pair. Nobody of kin, and nobody told to be somebody's.
2. Pairs follow one another across a comma, a semicolon or "and", which stands before the last of them at least.
3. No name stands before the first pair: in "A, a nurse, B" the nurse is A.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.role_ends import end_of_role, past_age
from ovillo.extraction.groups.slots import Part, Slot, clash
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords

_KIN = frozenset({"relative", "partner"})
_SEPARATORS = frozenset({",", ";"})
_LONGEST_GAP = 3
"""Tokens of ", y a"."""
Pair = tuple[Slot, Slot]


def pairs_listed(sentence: Sentence, row: Sequence[Slot], who: WhoWords) -> tuple[Pair, ...]:
    """(role, name) of every pair of such a list."""
    by_first = {slot.first: slot for slot in row}
    pairs = [pair for slot in row if (pair := _pair_at(sentence, slot, by_first, who)) is not None]
    found: list[Pair] = []
    for chain in _chains(sentence, pairs, who):
        begin = chain[0][0].first
        named = {slot.last for slot in row if _is_name(slot)}
        is_of_name = begin > 1 and sentence.tokens[begin - 1].text == "," and begin - 2 in named
        if not is_of_name and any(_has_and(sentence, one, two, who) for one, two in pairwise(chain)):
            found += chain
    for role, name in found:
        role.role_end = max(role.role_end, name.first - 2)
    return tuple(found)


def parts_before(description: tuple[Part, ...], taken: set[int]) -> tuple[Part, ...]:
    """What is said of a name, up to the noun that tells who comes next in the list."""
    end = next((at for at, part in enumerate(description) if part.slot and part.slot.first in taken), len(description))
    return description[:end]


def _pair_at(sentence: Sentence, role: Slot, by_first: Mapping[int, Slot], who: WhoWords) -> Pair | None:
    """Rule 1."""
    group, tokens = role.role, sentence.tokens
    if group is None or role.run is not None or role.is_plural or role.draft.root.type is not EntityType.PERSON:
        return None
    if group.role.categories & _KIN or group.determiner in who.words["possessives"]:
        return None
    complement = role.complement
    end = past_age(tokens, end_of_role(tokens, by_first, role, who), who)
    is_of_somebody = role.complement is not None and role.complement.draft.root.type is EntityType.PERSON
    role.complement = complement
    if is_of_somebody or end + 2 >= len(tokens) or tokens[end + 1].text != ",":
        return None
    name = by_first.get(end + 2)
    return (role, name) if name is not None and _is_name(name) and not clash(role, name) else None


def _is_name(slot: Slot) -> bool:
    return slot.run is not None and slot.role is None and slot.draft.root.type is EntityType.PERSON


def _gap(sentence: Sentence, one: Pair, two: Pair) -> list[str]:
    return [fold(token.text) for token in sentence.tokens[one[1].last + 1 : two[0].first]]


def _has_and(sentence: Sentence, one: Pair, two: Pair, who: WhoWords) -> bool:
    return any(word in who.words["and"] for word in _gap(sentence, one, two))


def _chains(sentence: Sentence, pairs: Sequence[Pair], who: WhoWords) -> Iterator[list[Pair]]:
    """Rule 2."""
    chain: list[Pair] = []
    for pair in pairs:
        gap = _gap(sentence, chain[-1], pair) if chain else []
        joints = _SEPARATORS | who.words["and"] | who.words["before_whom"]
        if chain and 0 < len(gap) <= _LONGEST_GAP and set(gap) <= joints:
            chain.append(pair)
            continue
        if len(chain) > 1:
            yield chain
        chain = [pair]
    if len(chain) > 1:
        yield chain
