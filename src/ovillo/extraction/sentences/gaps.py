"""Verbs left out of the second half: "X was sentenced to 15 years and Y to six", "22 years for X and 12 for Y".

Rules:
1. What is left out is the verb of the clause before; the person stands with a term, or with what they are held to
   have done.
2. An age is no term: "X was jailed for nine years; Y, 18, was released". No verb follows in the same part.
3. A term comes first only where one came first before: "22 years for X and 12 for Y".
4. Whoever a comma names, or "and" lists, right behind somebody is no part of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ovillo.domain.entities import EntityType
from ovillo.extraction.sentences.clause_types import View
from ovillo.extraction.sentences.items import Item, ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind, TokenKind

_JOINTS = frozenset({ItemKind.AND, ItemKind.COMMA, ItemKind.STOP})
_TYPES = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION})


@dataclass(frozen=True, slots=True)
class Gap:
    """One part without its verb."""

    item: int
    """Where it begins: the conjunction, comma or semicolon."""
    group: int
    quantity: int = -1
    """Its term, among the quantities; -1 where there is none."""
    preposition: str = ""
    complement: int = -1
    """Index of the verb that says what is held against them; -1 where a mere label does."""
    end: int = 0
    """The item after its last."""


def gaps_after(view: View, index: int, prepositions: frozenset[str], used: str = "") -> Iterator[Gap]:
    """The parts that follow the item at `index` one after the other, the clause's verb left out of each."""
    while index < len(view.items):
        if view.items[index].kind in _JOINTS and (gap := gap_at(view, index, prepositions, used)):
            yield gap
            index = gap.end
            continue
        if view.items[index].kind is ItemKind.VERB and _is_finite(view, index):
            return
        index += 1


def gaps_alone(view: View) -> Iterator[Gap]:
    """As in "A X, cuatro años. Y a Y y Z, 20 meses": sentences that leave out the verb of the one before."""
    if any(clause.verb.mood is Mood.FINITE and not _is_half(view, clause.item) for clause in view.clauses):
        return
    index = 1 if view.items and view.items[0].kind is ItemKind.AND else 0
    first = _item(view, index)
    if first is None or first.kind is not ItemKind.PREPOSITION or first.word not in view.direct:
        return
    kinds = [_kind(view, index + n) for n in (1, 2)]
    if kinds == [ItemKind.GROUP, ItemKind.GROUP]:
        index += 2  # "a sus colegas X y Y"
    gap = _person_first(view, 0, index, frozenset())
    while gap is not None and gap.quantity >= 0:
        yield gap
        gap = gap_at(view, gap.end) if gap.end < len(view.items) and view.items[gap.end].kind in _JOINTS else None


def _is_half(view: View, index: int) -> bool:
    """As in "un año y medio", where no verb stands."""
    return index > 0 and view.items[index - 1].kind is ItemKind.AND and view.items[index - 2].kind is ItemKind.OTHER


def gap_at(view: View, index: int, prepositions: frozenset[str] = frozenset(), used: str = "") -> Gap | None:
    """The part that begins with the joint at `index`, if its verb is left out.

    Args:
        view: the sentence.
        index: of an "and", a comma or a semicolon among the items.
        prepositions: those that tie what is held against somebody to the verb left out.
        used: the preposition that tied a person to the term before it ("for", "para"); "" where none did.
    """
    begin = index
    while index < len(view.items) and view.items[index].kind in _JOINTS:
        if view.items[index].kind is ItemKind.STOP and view.items[index].word != ";":
            return None
        index += 1
    gap = _term_first(view, begin, index, used) or _person_first(view, begin, index, prepositions)
    return gap if gap and not (_has_verb(view, gap) or _is_of_one_before(view, begin, gap.group)) else None


def _is_of_one_before(view: View, begin: int, number: int) -> bool:
    """Rule 4: "of bribing an officer, X, to smuggle", "with X and Y, 44, to …": of one or in one list with them."""
    before, group = view.items[begin - 1] if begin else None, view.groups[number]
    if before is None or before.kind is not ItemKind.GROUP:
        return False
    is_same = view.groups[before.ref].entity.id == group.entity.id
    return is_same or group.coordinated_with == before.ref


def _item(view: View, index: int) -> Item | None:
    return view.items[index] if index < len(view.items) else None


def _term_first(view: View, begin: int, index: int, used: str) -> Gap | None:
    """Rule 3."""
    first = _item(view, index)
    if first is not None and first.kind is ItemKind.PREPOSITION and first.word in view.direct:
        index += 1  # "condenó a 16 años a X, a 14 años a Y"
        first = _item(view, index)
    if (
        not used
        or used in view.of
        or first is None
        or first.kind is not ItemKind.QUANTITY
        or view.quantities[first.ref].is_money
    ):
        return None
    for after in range(index + 1, min(index + 8, len(view.items) - 1)):
        item = view.items[after]
        if item.kind is ItemKind.PREPOSITION and (item.word == used or {item.word, used} <= view.direct):
            return _of_person(view, begin, after + 1, quantity=first.ref)
        if item.kind not in (ItemKind.OTHER, ItemKind.PREPOSITION):
            return None
    return None


def _of_person(view: View, begin: int, index: int, *, quantity: int) -> Gap | None:
    index = _past_titles(view, index)
    item = _item(view, index)
    if item is None or item.kind is not ItemKind.GROUP or not _is_person(view, item.ref):
        return None
    return Gap(begin, item.ref, quantity, end=index + 1)


def _past_titles(view: View, index: int) -> int:
    """The item after an article, a title or an adjective that no group holds."""
    for ahead in range(2):
        item = _item(view, index + ahead)
        if (
            item is None
            or item.kind is not ItemKind.OTHER
            or view.sentence.tokens[item.first].kind is not TokenKind.WORD
        ):
            return index + ahead
    return index + 2


def _is_person(view: View, group: int) -> bool:
    found = view.groups[group]
    return found.entity.type in _TYPES and found.kind in (ArgumentKind.NAME, ArgumentKind.ROLE, ArgumentKind.GROUP)


def _person_first(view: View, begin: int, index: int, prepositions: frozenset[str]) -> Gap | None:
    """Rule 1: [a] PERSON[, AGE,] [to] TERM, or [a] PERSON[,] with CONDUCT."""
    item = _item(view, index)
    if item and item.kind is ItemKind.PREPOSITION and item.word in view.direct:
        index += 1
    index = _past_titles(view, index)
    item = _item(view, index)
    if item is None or item.kind is not ItemKind.GROUP or not _is_person(view, item.ref):
        return None
    group = _named_beside(view, item.ref)
    after = _past_list(view, group)
    after = _past_part(view, after)
    has_comma = _kind(view, after) is ItemKind.COMMA
    at = _past_age(view, after)
    preposition = ""
    if (next_item := _item(view, at)) and next_item.kind is ItemKind.PREPOSITION:
        preposition, at = next_item.word, at + 1
        at = _past_pain(view, at)
    target = _item(view, at)
    if target is None:
        return None
    is_tied = bool(preposition) or has_comma or view.groups[group].kind is ArgumentKind.NAME  # "X got ten years, Y six"
    if target.kind is ItemKind.QUANTITY and is_tied and _is_term(view, at, preposition):
        return Gap(begin, group, target.ref, preposition, end=at + 1)
    if not preposition or preposition not in prepositions:
        return None
    if target.kind is ItemKind.VERB and not _is_finite(view, at):
        return Gap(begin, group, preposition=preposition, complement=view.clause_at[at], end=at + 1)
    if view.sentence.tokens[target.first].lower in view.nothings:
        return None
    is_label = target.kind is ItemKind.OTHER and view.groups[group].kind is not ArgumentKind.ROLE  # "…, Chief of the"
    return Gap(begin, group, preposition=preposition, end=at) if is_label else None


def _named_beside(view: View, group: int) -> int:
    """As in "his sister, Y, to seven": the last of two groups for the same one that a comma alone parts."""
    at = view.position[group]
    is_beside = [_kind(view, at + n) for n in (1, 2)] == [ItemKind.COMMA, ItemKind.GROUP]
    other = view.items[at + 2].ref if is_beside else group
    return other if view.groups[other].entity.id == view.groups[group].entity.id else group


def _past_pain(view: View, index: int) -> int:
    """The number behind "the term of", "la pena de"; the item itself where there is none."""
    rest = view.items[index : index + 4]
    number = next((n for n, item in enumerate(rest) if item.kind is ItemKind.QUANTITY), 0)
    words = [view.sentence.tokens[n].lower for item in rest[:number] for n in range(item.first, item.last + 1)]
    return index + number if number and set(words) & view.pains else index


def _past_list(view: View, group: int) -> int:
    members = [group]
    for later in range(group + 1, len(view.groups)):
        if view.groups[later].coordinated_with in members and later in view.position:
            members.append(later)
    return view.position[members[-1]] + 1


def _past_part(view: View, index: int) -> int:
    """The item after "as an accomplice" or ", como cómplice": in what part somebody did it."""
    at = index + (_kind(view, index) is ItemKind.COMMA)
    item = _item(view, at)
    if item is None or item.word not in view.as_what:
        return index
    for ahead in range(at + 1, min(at + _PART, len(view.items))):
        if view.items[ahead].kind in (ItemKind.COMMA, ItemKind.PREPOSITION) and _opens_term(view, ahead):
            return ahead
        if view.items[ahead].kind is ItemKind.VERB or view.items[ahead].kind is ItemKind.STOP:
            return index
    return index


_PART = 10


def _opens_term(view: View, index: int) -> bool:
    """Whether a number follows, a few words for a term at most before it: ", a la pena de ocho años"."""
    for item in view.items[index + 1 : index + 6]:
        if item.kind is ItemKind.QUANTITY:
            return True
        if item.kind not in (ItemKind.PREPOSITION, ItemKind.OTHER):
            return False
    return False


def _kind(view: View, index: int) -> ItemKind | None:
    item = _item(view, index)
    return item.kind if item else None


def _past_age(view: View, index: int) -> int:
    """The item after ", 61," or "(61)" or ", de 61 años," or a mere comma."""
    kinds = [_kind(view, index + n) for n in range(6)]
    is_tied = kinds[:3] == [ItemKind.COMMA, ItemKind.PREPOSITION, ItemKind.QUANTITY]
    if is_tied and kinds[3] is ItemKind.COMMA and kinds[4] in (ItemKind.PREPOSITION, ItemKind.QUANTITY):
        return index + 4
    if is_tied and kinds[4] is ItemKind.COMMA:
        return index + 5 if kinds[5] in (ItemKind.PREPOSITION, ItemKind.QUANTITY) else index + 1
    if kinds[1] is ItemKind.QUANTITY and kinds[0] is ItemKind.COMMA and kinds[2] is ItemKind.COMMA:
        ahead = kinds[3] in (ItemKind.PREPOSITION, ItemKind.QUANTITY, ItemKind.RELATIVE)  # "and Y, 51, who got four"
        return index + 3 if ahead else index + 1
    if kinds[0] is ItemKind.STOP and kinds[1] is ItemKind.QUANTITY and kinds[2] is ItemKind.STOP:
        index += 3
    return index + 1 if _kind(view, index) is ItemKind.COMMA else index


def _is_term(view: View, index: int, preposition: str) -> bool:
    """A number that counts nothing else: a time, or a bare number at the end of its part."""
    quantity = view.quantities[view.items[index].ref]
    if quantity.is_money:
        return False
    tokens = view.sentence.tokens
    after = tokens[quantity.last + 1 : quantity.last + 2]
    if not after or after[0].kind is not TokenKind.WORD:
        return bool(preposition) or not after or after[0].lower in {".", ";", ",", ")"}
    return after[0].lower in view.durations | view.as_what or _kind(view, index + 1) in _JOINTS


def _is_finite(view: View, index: int) -> bool:
    return view.clauses[view.clause_at[index]].verb.mood is Mood.FINITE


def _has_verb(view: View, gap: Gap) -> bool:
    """Rule 2: whether a verb of its own follows before the part ends."""
    for index in range(gap.end, len(view.items)):
        item = view.items[index]
        if item.kind is ItemKind.VERB:
            return _is_finite(view, index) and (gap.complement < 0 or view.items[index - 1].kind is ItemKind.COMMA)
        if item.kind in (ItemKind.STOP, ItemKind.RELATIVE, ItemKind.SUBORDINATOR, ItemKind.THAT):
            return False
        if item.kind is ItemKind.AND and index > gap.end + 1:
            return False
    return False
