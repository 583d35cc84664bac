"""In which wider place a named place lies: "X in the Y Region", "X, a suburb of Y", "Los X (Y)", "the X area of Y".

1. Both are named, and only a preposition, a mark or words for a kind of place stand between them.
2. A country after a comma is told where the language does not make it part of every dateline.
"""

from collections.abc import Iterator, Mapping

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.group_at import At
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.groups.ties import FactDraft
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import BlockKind
from ovillo.extraction.traits.seats import is_country, place_at

_LONGEST_KIND = 5
"""Tokens of ", a fishing village south of"."""


def read_wider_places(at: At) -> Iterator[FactDraft]:
    """The place in which this named place lies."""
    slot = at.slot
    if not _is_named_place(slot) or at.sentence.block.kind is not BlockKind.PARAGRAPH or _is_dateline(at):
        return
    tokens, after = at.sentence.tokens, slot.last + 1
    if after + 1 >= len(tokens):
        return
    by_first = {other.first: other for other in at.row}
    wider = _behind_link(at, after) or _behind_kind(at, after, by_first) or _in_brackets(at, after, by_first)
    if wider is not None and wider.draft.root is not slot.draft.root:
        yield at.fact("located_in", (slot.first, wider.last), other=wider.draft)


def _is_named_place(slot: Slot | None) -> bool:
    return slot is not None and slot.run is not None and slot.draft.root.type is EntityType.PLACE


def _is_dateline(at: At) -> bool:
    return at.slot.first == 0


def _behind_link(at: At, after: int) -> Slot | None:
    """As in "X in the Eastern Region", "X village under Y district", "the X area of Y"."""
    tokens, who = at.sentence.tokens, at.who
    kinds = who.names["place_nouns"] | who.words["place_parts"]
    is_of_kind = who.modifier_is_left and fold(tokens[after].text) in kinds
    is_part = is_of_kind and fold(tokens[after].text) in who.words["place_parts"]
    after += is_of_kind
    if after + 1 >= len(tokens):
        return None
    links = who.words["seat_links"] | who.words["under"] | (who.words["of_group"] if is_part else frozenset())
    if fold(tokens[after].text) not in links:
        return None
    place, _ = place_at(tokens, at.row, after + 1, who)
    return place


def _behind_kind(at: At, after: int, by_first: Mapping[int, Slot]) -> Slot | None:
    """As in ", a suburb of Y,", ", distrito de Y", ", en Y,": after a comma."""
    tokens, who = at.sentence.tokens, at.who
    if tokens[after].text != "," or after + 2 >= len(tokens):
        return None
    begin = after + 1
    if not who.modifier_is_left and is_closed_country(at, begin, by_first):
        return by_first[begin]
    if _is_closed_pair(at, begin, by_first):
        return by_first[begin]
    if fold(tokens[begin].text) in who.words["seat_links"]:
        begin += 1  # ", en el estado de X"
    has_kind = False
    for index in range(begin, min(begin + _LONGEST_KIND, len(tokens))):
        word = fold(tokens[index].text)
        is_link = word in who.words["of_group"] | who.words["seat_links"]
        if is_link and has_kind:
            return place_at(tokens, at.row, index + 1, who)[0]
        has_kind = has_kind or word in who.names["place_nouns"] | who.words["place_parts"]
        small = who.words["indefinite"] | who.words["articles"] | who.words["modifiers"] | who.names["place_nouns"]
        if word not in small | who.words["place_parts"] | who.names["demonyms"]:
            return None
    return None


def _is_closed_pair(at: At, index: int, by_first: Mapping[int, Slot]) -> bool:
    """As in "in Y, X,": a place with a preposition before the first, a mark behind the second, and no third."""
    tokens, who, wider = at.sentence.tokens, at.who, by_first.get(index)
    before = fold(tokens[at.slot.first - 1].text) if at.slot.first else ""
    if wider is None or not _is_named_place(wider) or before not in who.words["seat_links"] | who.words["of_group"]:
        return False
    end = wider.last + 1
    end += end < len(tokens) and who.modifier_is_left and fold(tokens[end].text) in who.names["place_nouns"]
    is_closed = end >= len(tokens) or tokens[end].text in {",", ".", ";"}
    further = by_first.get(end + 1)
    after = fold(tokens[end + 1].text) if end + 1 < len(tokens) else ""
    return is_closed and not _is_named_place(further) and after not in who.words["and"] and not is_country(at.slot, who)


def is_closed_country(at: At, index: int, by_first: Mapping[int, Slot]) -> bool:
    """Rule 2: the name of a country that a mark ends."""
    country = by_first.get(index)
    if country is None or not is_country(country, at.who) or country.last + 1 >= len(at.sentence.tokens):
        return False
    if is_country(at.slot, at.who):
        return False  # "en Alemania, Perú, Reino Unido"
    return at.sentence.tokens[country.last + 1].text in {",", ".", ";"}


def _in_brackets(at: At, after: int, by_first: Mapping[int, Slot]) -> Slot | None:
    """As in "Los Patios (Norte de Santander)"."""
    tokens, inside = at.sentence.tokens, by_first.get(after + 1)
    is_bracket = tokens[after].text == "(" and inside is not None and _is_named_place(inside)
    if inside is None or not is_bracket or inside.last + 1 >= len(tokens):
        return None
    return inside if tokens[inside.last + 1].text == ")" else None
