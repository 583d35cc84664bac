"""What stands after a verb: its object, its complements by preposition, its numbers, its non-finite verbs.

1. Arguments are read up to the end of the clause: another finite verb, a relative, a complementiser, a stop.
2. A list of noun groups is one argument with several members.
3. Nothing after a non-finite verb belongs to the verb before it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import Quantifier
from ovillo.extraction.sentences.clause_objects import goes_on_gerund, is_alike, is_verb_in_row, takes_up_in_row
from ovillo.extraction.sentences.clause_types import Clause, Link, View, is_possessive
from ovillo.extraction.sentences.gaps import gap_at
from ovillo.extraction.sentences.group_places import goes_on_above, is_taken_up, may_think, not_of_another, sums_before
from ovillo.extraction.sentences.insertions import closing_bracket
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind, Quantity, TokenKind

_NOUNS = frozenset({ItemKind.GROUP, ItemKind.OTHER})
_CLOSERS = frozenset('"”»')


@dataclass(frozen=True, slots=True)
class Slot:
    """One argument: the preposition before it and the groups of its list."""

    preposition: str
    groups: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """A number that no noun group holds, with the preposition before it."""

    preposition: str
    quantity: Quantity


@dataclass(slots=True)
class Arguments:
    """Everything after one verb that belongs to it."""

    direct: list[int] = field(default_factory=list)
    after_comma: list[int] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)
    complements: list[tuple[str, int]] = field(default_factory=list)
    """(preposition, index of the clause)."""
    words: str = ""
    """The plain words after the verb up to the end of the clause, in lower case."""
    last_item: int = 0


def read_arguments(view: View, clause: Clause) -> Arguments:
    """The arguments to the right of a verb."""
    found = Arguments(last_item=clause.item)
    preposition = ""
    has_comma = False
    index = clause.item + 1
    while index < len(view.items):
        item = view.items[index]
        if _ends(view, index, found, has_comma=has_comma):
            break
        match item.kind:
            case ItemKind.GROUP if not _is_modifier(view, index):
                preposition = "" if preposition and _is_after_noun(view, index) else preposition
                members = tuple(list_from(view, item.ref))
                _place(found, preposition, members, has_comma=has_comma)
                index = max(view.position[m] for m in members)
                preposition = ""
            case ItemKind.QUANTITY:
                if not _is_one_named(view, index):
                    found.sums.append(Sum(preposition, view.quantities[item.ref]))
                preposition = preposition if _is_range(view, index) or _is_one_named(view, index) else ""
            case ItemKind.PREPOSITION:
                is_held = _is_of_amount(view, index) or (preposition and _is_within_range(view, index))
                preposition = preposition if is_held else _whole(view, index)
            case ItemKind.COMMA:
                has_comma = True
                if view.items[index - 1].kind is ItemKind.OTHER:
                    preposition = ""  # "for their testimony, a court official said": what "for" takes has ended
            case ItemKind.VERB:
                preposition = "" if preposition and _ends_setting(view, index) else preposition
                _take_verb(view, index, preposition, found, has_comma=has_comma)
                break
            case ItemKind.STOP if not _is_within_range(view, index):
                closing = closing_bracket(view, index)
                found.sums.extend(_converted(view, index, closing, found))
                index = closing
            case _:
                pass
        found.last_item = index
        index += 1
    found.words = " ".join(t.lower for t in view.sentence.tokens[clause.verb.last + 1 : _end(view, found, clause)])
    if found.complements:
        found.complements = complements_from(view, *found.complements[0])
    found.sums[:0] = [Sum("", view.quantities[at]) for at in sums_before(view, clause)]
    found.slots += [*_relative_slot(view, clause), *_fronted_slot(view, clause)]
    return found


def _fronted_slot(view: View, clause: Clause) -> list[Slot]:
    """As in "Contra X pesa una orden de captura": what a clause without subject before its verb opens with."""
    begin = clause.opener + 1
    while begin < clause.item and view.items[begin].kind in (ItemKind.OTHER, ItemKind.COMMA, ItemKind.TIME):
        begin += 1
    at, preposition = begin, ""
    while at < clause.item and view.items[at].kind in (ItemKind.OTHER, ItemKind.PREPOSITION):
        preposition = _whole(view, at) if view.items[at].kind is ItemKind.PREPOSITION else preposition
        at += 1
    if preposition not in view.fronted:
        return []
    members = tuple(list_from(view, view.items[at].ref)) if view.items[at].kind is ItemKind.GROUP else ()
    if preposition in view.aims and any(may_think(view, member) for member in members):
        return []
    between = [i.kind for i in view.items[at + 1 : clause.item] if i.kind is not ItemKind.OTHER]
    is_near = all(kind in (ItemKind.GROUP, ItemKind.COMMA, ItemKind.AND, ItemKind.TIME) for kind in between)
    return [Slot(preposition, members)] if members and is_near and clause.subject not in members else []


def _relative_slot(view: View, clause: Clause) -> list[Slot]:
    """As in "la red a la que pertenecía X", "la clínica donde trabajaba X": what the relative clause opens with."""
    at = clause.opener - 1
    if clause.link is not Link.RELATIVE or at < 0 or is_possessive(view, clause.opener):
        return []
    if view.sentence.tokens[view.items[clause.opener].first].lower in view.where_words:
        if not view.relative_place:
            return []
        is_near = view.items[at].kind is ItemKind.GROUP
        return [Slot(view.relative_place, (view.items[at].ref,))] if is_near else []
    at -= view.items[at].kind is ItemKind.OTHER and view.sentence.tokens[view.items[at].first].lower in view.determiners
    if at < 1 or view.items[at].kind is not ItemKind.PREPOSITION:
        return []
    is_against = view.items[at].word in view.fronted | view.aims
    before = at - 1 - (is_against and view.items[at - 1].kind is ItemKind.COMMA)
    if before != at - 1 and view.items[before].kind is not ItemKind.GROUP:
        before = _past_age(view, before)  # "X, de 38 años, sobre quien pesaba"
    is_tied = before >= 0 and view.items[before].kind is ItemKind.GROUP
    is_plural = view.sentence.tokens[view.items[clause.opener].last].lower.endswith("s")  # "X, Y y Z, para quienes"
    members = list_to(view, view.items[before].ref) if is_tied and is_plural else (view.items[before].ref,)
    return [Slot(view.items[at].word, members)] if is_tied else []


def _past_age(view: View, index: int) -> int:
    """The item before ", de 38 años"; `index` where no age ends there."""
    kinds = [view.items[n].kind for n in range(max(0, index - 3), index + 1)]
    age = [ItemKind.COMMA, ItemKind.PREPOSITION, ItemKind.QUANTITY, ItemKind.OTHER]
    return index - 4 if kinds == age else index


def _is_after_noun(view: View, index: int) -> bool:
    """As in "lideraba desde prisión una red": the preposition has its noun, and an article begins another group."""
    tokens, item = view.sentence.tokens, view.items[index]
    if _ends_setting(view, index):
        group = view.groups[item.ref]
        is_apart = tokens[item.first].lower in view.determiners or group.quantity is not None
        return is_apart or (group.kind is ArgumentKind.NAME and group.entity.type is EntityType.PERSON)
    count = view.groups[item.ref].quantity  # "en la operación 19 mujeres": one operation, and 19 are no part of it
    is_many = count is not None and count.value.number != 1 and count.first == item.first
    is_one = item.first > 1 and tokens[item.first - 2].lower in view.of_one
    return is_many and is_one and view.items[index - 1].kind is ItemKind.OTHER


def _ends_setting(view: View, index: int) -> bool:
    """As in "were caught on camera taking": right before, the preposition and the noun that it takes."""
    before = view.items[index - 1]
    if before.kind is not ItemKind.OTHER or view.items[index - 2].kind is not ItemKind.PREPOSITION:
        return False
    return before.first == before.last and view.sentence.tokens[before.first].lower in view.settings


def _is_modifier(view: View, index: int) -> bool:
    """As in "High Court judges": the name of a body right before several people is theirs, and undergoes nothing."""
    after = view.items[index + 1] if index + 1 < len(view.items) else None
    if after is None or after.kind is not ItemKind.GROUP:
        return False
    body, people = view.groups[view.items[index].ref], view.groups[after.ref]
    is_place = body.entity.type is EntityType.PLACE and body.entity.level is not NameLevel.ROLE
    is_body = is_place or (body.kind is ArgumentKind.NAME and body.entity.type in _BODIES)
    is_bare = people.is_plural and people.first == people.head and people.kind is not ArgumentKind.NAME
    is_front = view.sentence.tokens[people.head].lower in view.fronts  # "Border Force officers" are the force
    before = view.sentence.tokens[body.first - 1].lower if body.first else ""
    if is_place and before in view.determiners and not people.is_plural and people.first == people.head:
        return people.entity.type is EntityType.PERSON and people.kind is not ArgumentKind.NAME  # "a Lagos trader"
    return is_body and is_bare and people.entity.type is EntityType.PERSON and not is_front


_BODIES = frozenset({EntityType.ORGANISATION, EntityType.OFFICE})


def _whole(view: View, index: int) -> str:
    """The preposition, with the word before it that makes another of it: "according to X" gives X nothing."""
    item = view.items[index]
    before = view.sentence.tokens[item.first - 1].lower if item.first else ""
    whole = f"{before} {item.word}"
    if whole in view.long_forms:
        return view.long_forms[whole]  # "en contra de X"
    return whole if {before, whole} & view.compounds else item.word


_WORDS_JOINED = 4
_ENDS = frozenset({ItemKind.RELATIVE, ItemKind.THAT, ItemKind.SUBORDINATOR})


def _ends(view: View, index: int, found: Arguments, *, has_comma: bool) -> bool:
    """Rule 1: whether the arguments end before the item at `index`."""
    item = view.items[index]
    is_gap = item.kind in (ItemKind.COMMA, ItemKind.AND) and found.sums and _begins_gap(view, index, found)
    is_agent = item.kind is ItemKind.PREPOSITION and item.word in view.agents
    if is_gap or is_taken_up(view, index) or (is_agent and _is_of_unknown_participle(view, index)):
        return True
    if item.kind is ItemKind.GROUP and item.first == item.last and _is_nominative(view, index):
        return True  # "out of the $11 million he was offered"
    if item.kind is ItemKind.OTHER:
        return has_comma and view.sentence.tokens[item.first].lower in _CLOSERS
    if item.kind is ItemKind.STOP:
        return closing_bracket(view, index) < 0 and not _is_within_range(view, index)
    is_over = item.kind is ItemKind.AND and not _continues(view, index) and not _joins_words(view, index, found)
    return item.kind in _ENDS or is_over or (item.kind is ItemKind.AND and goes_on_above(view, index))


def _is_nominative(view: View, index: int) -> bool:
    """Whether a clause of its own begins with this pronoun."""
    word = view.sentence.tokens[view.items[index].first].lower
    return word in view.nominatives and view.items[index - 1].kind not in (ItemKind.VERB, ItemKind.PREPOSITION)


def _is_of_amount(view: View, index: int) -> bool:
    """As in "a un número de mujeres", "a handful of women", "20 kg de cocaína": they stand where the amount stands."""
    before, tokens = view.items[index - 1], view.sentence.tokens
    word, ahead = tokens[before.last].lower, tokens[before.first - 1]  # "dozens of women", "20 kg of X"
    is_amount = view.items[index].word in view.of and word in view.amounts and before.first > 0
    return is_amount and (word.endswith("s") or ahead.lower in view.determiners or ahead.kind is TokenKind.NUMBER)


def _is_of_unknown_participle(view: View, index: int) -> bool:
    """As in "a system set up by X": "by" belongs to a participle that the lexicon does not hold."""
    before = view.items[index - 1]
    if before.kind is not ItemKind.OTHER or index < 2 or view.items[index - 2].kind not in _NOUNS:
        return False
    return view.sentence.tokens[before.last].lower.endswith(view.participle_endings)


def _begins_gap(view: View, index: int, found: Arguments) -> bool:
    """As in "to 15 years and Y to six": the next part is about somebody else."""
    return gap_at(view, index, used=next((s.preposition for s in reversed(found.slots)), "")) is not None


def _end(view: View, found: Arguments, clause: Clause) -> int:
    return max(clause.verb.last, view.items[found.last_item].last) + 1


def _place(found: Arguments, preposition: str, members: tuple[int, ...], *, has_comma: bool) -> None:
    if preposition:
        found.slots.append(Slot(preposition, members))
    elif not found.direct and not has_comma:
        found.direct.extend(members)
    else:
        found.after_comma.extend(members)


def _take_verb(view: View, index: int, preposition: str, found: Arguments, *, has_comma: bool) -> None:
    number = view.clause_at[index]
    is_finite = view.clauses[number].verb.mood is Mood.FINITE
    if not is_finite and (preposition or not has_comma):
        found.complements.append((preposition, number))


def complements_from(view: View, preposition: str, number: int) -> list[tuple[str, int]]:
    """This verb after its preposition, and those that "and" joins to it: "of selling and of buying"."""
    found = [(preposition, number)]
    for later in range(number + 1, len(view.clauses)):
        clause = view.clauses[later]
        if not is_alike(view, view.clauses[number], clause):
            continue
        is_next = takes_up_in_row(view, clause) or goes_on_gerund(view, clause)
        if clause.governor in {n for _, n in found} and is_next:
            found.append((preposition, later))
            continue
        joined = clause.governor in {n for _, n in found} and clause.opener >= 0
        if clause.item > 1 and clause.governor in {n for _, n in found} and is_verb_in_row(view, clause):
            found.append((preposition, later))
        elif joined and clause.preposition in (preposition, ""):
            before = view.items[clause.opener - 1].kind if clause.opener else None
            if view.items[clause.opener].kind is ItemKind.AND or before is ItemKind.AND:
                found.append((preposition, later))
    return found


def _converted(view: View, opening: int, closing: int, found: Arguments) -> list[Sum]:
    """As in "5,000 euros (around $5,500)": the same price in other money."""
    before = view.items[opening - 1]
    if before.kind is not ItemKind.QUANTITY or not view.quantities[before.ref].is_money or not found.sums:
        return []
    inside = [i for i in view.items[opening + 1 : closing] if i.kind is ItemKind.QUANTITY]
    return [Sum(found.sums[-1].preposition, q) for i in inside if (q := view.quantities[i.ref]).is_money]


def _is_one_named(view: View, index: int) -> bool:
    """As in "sold the child to one Ana Quilla": a number that counts nobody."""
    after = view.items[index + 1] if index + 1 < len(view.items) else None
    is_one = view.quantities[view.items[index].ref].value.number == 1
    is_group = after is not None and after.kind is ItemKind.GROUP
    return is_one and after is not None and is_group and view.groups[after.ref].kind is ArgumentKind.NAME


def _is_range(view: View, index: int) -> bool:
    return index + 2 < len(view.items) and view.items[index + 2].kind is ItemKind.QUANTITY


def _is_within_range(view: View, index: int) -> bool:
    """As in "30,000 to 40,000 pesos", "$1–$3 million": the two ends have the same place."""
    near = view.items[index - 1 : index + 2 : 2]
    if len(near) < 2 or any(item.kind is not ItemKind.QUANTITY for item in near):
        return False
    low, high = (view.quantities[item.ref].value.qualifier for item in near)
    return low is Quantifier.AT_LEAST and high is Quantifier.AT_MOST


def _joins_words(view: View, index: int, found: Arguments) -> bool:
    """As in "forced adult and underage women", "used airstrips and planes": only words before, no verb behind."""
    if found.direct or found.slots or found.sums or view.items[index - 1].kind is not ItemKind.OTHER:
        return False
    kinds = [item.kind for item in view.items[index + 1 :]]
    skipped = next((n for n, kind in enumerate(kinds) if kind is not ItemKind.OTHER), len(kinds))
    if 0 < skipped <= _WORDS_JOINED and kinds[skipped : skipped + 1] in ([], [ItemKind.PREPOSITION]):
        return True  # "faces fraud and bribery charges"
    is_group = skipped < min(2, len(kinds)) and kinds[skipped] is ItemKind.GROUP
    group = view.groups[view.items[index + 1 + skipped].ref] if is_group else None
    if group is not None and group.entity.type is EntityType.PERSON and not group.is_plural:
        return False  # "of moving them and X of hiding Y"
    return is_group and kinds[skipped + 1 : skipped + 2] != [ItemKind.VERB]


def _continues(view: View, index: int) -> bool:
    """After "and", what follows still belongs to this verb: a preposition, a number or a member of a list."""
    for item in view.items[index + 1 :]:
        if item.kind in (ItemKind.OTHER, ItemKind.TIME):
            continue
        if item.kind is ItemKind.GROUP:
            group = view.groups[item.ref]
            named = {view.groups[i.ref].entity.id for i in view.items[:index] if i.kind is ItemKind.GROUP}
            return group.coordinated_with is not None or group.entity.id in named or _ends_list(view, item.ref, index)
        if item.kind is ItemKind.COMMA and item is not view.items[-1]:
            after = next(i for i in view.items if i.first == item.last + 1)
            return after.kind is ItemKind.PREPOSITION  # "14 personas, policías y civiles, a penas de …"
        return item.kind in (ItemKind.PREPOSITION, ItemKind.QUANTITY)
    return False


def _ends_list(view: View, group: int, index: int) -> bool:
    """As in "43.200 soles y tres sellos": a thing after a sum, with no verb after it whose subject it could be."""
    is_thing = view.groups[group].kind is ArgumentKind.THING
    before = next((i for i in reversed(view.items[:index]) if i.kind is not ItemKind.OTHER), None)
    after = next((i for i in view.items[view.position[group] + 1 :] if i.kind is ItemKind.VERB), None)
    return is_thing and before is not None and before.kind is ItemKind.QUANTITY and after is None


def list_from(view: View, group: int) -> Iterator[int]:
    """This group and those joined to it after it; a possessor is no part of a list ("X's house and Y's")."""
    members, named = {group}, {one.id for one in view.groups[group].members}
    yield group
    for later in range(group + 1, len(view.groups)):
        other, before = view.groups[later], view.groups[later - 1]
        is_next = other.coordinated_with in members and later in view.position
        is_named = other.entity.id == before.entity.id or (other.first <= before.last + 2 and other.entity.id in named)
        if is_next or (later - 1 in members and is_named):
            members.add(later)  # "X and her husband, Y, and their daughter", "the judges X and Y, and their clerk"
            named |= {one.id for one in other.members}
        if is_next and other.entity.id not in named:
            yield later


def _joined_before(view: View, group: int) -> int | None:
    """The group that this one is joined to; of Y in "X, her husband, Y, and Z" the noun that it names."""
    joined = not_of_another(view, view.groups[group].coordinated_with)
    if joined is not None or group == 0 or view.groups[group - 1].coordinated_with is None:
        return joined
    before, own = view.groups[group - 1], view.groups[group]
    is_apart = any(t.kind is TokenKind.WORD for t in view.sentence.tokens[before.last + 1 : own.first])  # ", only Y"
    return group - 1 if not is_apart and own.entity.id in {before.entity.id, *(m.id for m in before.members)} else None


def list_to(view: View, group: int) -> tuple[int, ...]:
    """This group and those it is joined to before it, in order."""
    members = [group]
    while (joined := _joined_before(view, members[-1])) is not None and joined < members[-1]:
        members.append(joined)
    return tuple(m for m in list_from(view, members[-1]) if m <= group)
