"""How far a noun group reaches with what "of" adds to it, and which groups are one list.

1. A complement is "of" and a noun with its adjectives, or "of" and a group: "priests of the Catholic Church".
2. Who several people are is called with a complement that belongs to the noun: no name of a person, no age, no place.
3. Groups of like kind that only a comma or "and" parts are one list; commas count only in a list that "and" ends. A
   complement of a role may stand between.
"""

from collections.abc import Mapping, Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.noun_ends import is_adjective
from ovillo.extraction.groups.role_ends import after_article
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import Sentence, Token, TokenKind
from ovillo.extraction.words.who_words import WhoWords

_LINKS = 2
"""Complements one inside another: "officers of the department of justice of Villa X"."""
_LONGEST_JOINT = 3
_PREPOSED = 2
"""Tokens from the end of one member to the next with a mark and a preposition between."""
_BACK = 4
"""Groups between two members of a list: those of the first one's complements."""
_PARTING = frozenset(",;")
_ENDS = frozenset({".", ";", ")", "–", "—"})
_CLOSING = frozenset("\"”»'’)")
_BODIES = frozenset({EntityType.ORGANISATION, EntityType.OFFICE})
_TIED = frozenset({"relative", "partner"})


def end_of_name(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> int:
    """Last token of what a group without a name is called: "funcionarios de salud"."""
    group = slot.role
    if group is None or slot.run is not None or group.role.categories & _TIED:
        return slot.last
    if not slot.is_plural or slot.draft.type is not EntityType.PERSON:
        return slot.last
    return _after_link(sentence.tokens, {other.first: other for other in row}, slot.last, who, is_name=True)


def end_of_phrase(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> int:
    """Last token of a role with all its complements."""
    by_first = {other.first: other for other in row}
    last = slot.last
    for _ in range(_LINKS):
        after = _after_link(sentence.tokens, by_first, last, who, is_name=False)
        if after == last:
            break
        last = after
    return last


def is_bare_apposition(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> bool:
    """As in "X and Y, alleged members of the ring, were": closed by a comma behind which no further noun is listed.

    The end of the sentence closes it, too: "charged X and Y, officers of the port."
    """
    group, tokens = slot.role, sentence.tokens
    if group is None or not group.role.is_plural or group.determiner is not None or slot.quantity is not None:
        return False
    after = end_of_phrase(sentence, row, slot, who) + 1
    if after >= len(tokens) or tokens[after].text in {".", ";"}:
        return True
    if after + 1 >= len(tokens) or tokens[after].text != ",":
        return False
    follows = fold(tokens[after + 1].text)
    closing = who.words["be"] | who.words["have"] | who.words["prepositions"] | who.pronouns["relative"]
    return follows in closing or tokens[after + 1].lower in who.told


def is_closing_apposition(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> bool:
    """As in "X and Y, the owners of the clinic, were", "a X y Y, agentes, y a Z": behind a list that has ended."""
    group, tokens = slot.role, sentence.tokens
    if group is None or not group.role.is_plural or slot.quantity is not None:
        return False
    if group.determiner is not None and group.determiner not in who.words["definite"]:
        return False
    after = end_of_phrase(sentence, row, slot, who) + 1
    closing, follows = (fold(tokens[at].text) if at < len(tokens) else "." for at in (after, after + 1))
    if closing in _ENDS:
        return True
    is_verb = follows in who.words["be"] | who.words["have"] or (after + 1 < len(tokens) and follows in who.told)
    is_joint = follows in who.words["and"] and group.determiner is None and _opens_name(sentence, row, after + 2, who)
    return closing == "," and (is_verb or is_joint)


def _opens_name(sentence: Sentence, row: Sequence[Slot], at: int, who: WhoWords) -> bool:
    """Whether the name of a person begins here, a preposition of whom before it at most."""
    tokens = sentence.tokens
    at += at < len(tokens) and tokens[at].lower in who.words["before_whom"]
    return any(o.run is not None and o.first == at and o.draft.root.type is EntityType.PERSON for o in row)


def _after_link(
    tokens: Sequence[Token], by_first: Mapping[int, Slot], last: int, who: WhoWords, *, is_name: bool
) -> int:
    """Last token of the complement that begins after this one; this one where none does."""
    at = last + 1
    links = who.words["of_group"] & who.words["of_person"] if is_name else who.words["of_employer"]
    if phrase_at(tokens, at, who.phrases["nationality_marks"]):
        return last
    if at + 1 < len(tokens) and not is_name and fold(tokens[at].text) in who.words["seat_links"] - links:
        seat = after_article(by_first, tokens, at + 1, who)  # "a nurse at the X hospital in Y"
        return seat.last if seat is not None and seat.draft.root.type is EntityType.PLACE else last
    if at + 1 >= len(tokens) or fold(tokens[at].text) not in links:
        return last
    other = after_article(by_first, tokens, at + 1, who)
    is_bare = at + 1 in by_first and fold(tokens[at].text) not in who.words["contracted"]
    if other is not None:
        after = tokens[other.last + 1].text if other.last + 1 < len(tokens) else ""
        is_cut = is_name and any(mark.isdigit() for mark in after)  # "Comisaría 4ta"
        return other.last if not is_name or (_belongs(other, who, is_bare=is_bare) and not is_cut) else last
    is_noun = tokens[at + 1].kind is TokenKind.WORD and tokens[at + 1].text[0].islower()
    is_plain = is_noun and fold(tokens[at].text) not in who.words["contracted"] and not who.modifier_is_left
    function = who.words["determiners"] | who.words["prepositions"] | who.words["and"] | who.pronouns["relative"]
    function |= who.words["indefinite"] | who.words["small_numbers"] | who.words["former"] | who.words["of"]
    if not is_plain or fold(tokens[at + 1].text) in function:
        return last
    end = at + 1
    is_led = fold(tokens[end].text) in who.words["leading"] and end + 1 < len(tokens)
    end += is_led and tokens[end + 1].kind is TokenKind.WORD and tokens[end + 1].text[0].islower()
    while end + 1 < len(tokens) and is_adjective(tokens, end + 1, who, is_plural=tokens[end].lower.endswith("s")):
        end += 1
    return end


def _belongs(other: Slot, who: WhoWords, *, is_bare: bool) -> bool:
    """Whether a group is part of what those before "of" are called: a body, or several without article."""
    kind = other.draft.root.type
    if other.run is not None:
        heads = who.names["organisation_heads"] | who.names["bodies"]
        return kind in _BODIES and bool(heads & set(other.run.words))
    group = other.role
    if group is None or who.modifier_is_left or other.quantity is not None or group.determiner is not None:
        return False
    return is_bare and (kind is not EntityType.PLACE or other.is_plural)


def coordinate(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """Marks the groups of each list with the one before them."""
    for sentence, row in zip(sentences, slots, strict=True):
        index, is_open = len(row) - 1, False
        while index > 0:
            is_open = _join(sentence, row, index, who, is_open=is_open)
            joined = row[index].coordinated_with
            member = joined if is_open and joined is not None and joined < index else index - 1
            for inner in range(index - 1, member, -1):  # what is said of the member before, by itself
                _join(sentence, row, inner, who, is_open=False)
            index = member


def _join(sentence: Sentence, row: Sequence[Slot], index: int, who: WhoWords, *, is_open: bool) -> bool:
    """Marks this group with the member of its list before it; whether commas count further to the left."""
    after = row[index]
    before = _member_before(sentence, row, index, who)
    if before is None:
        return is_open and _is_inside(sentence, row, index, who)
    end = row[before].last if before == index - 1 else end_of_phrase(sentence, row, row[before], who)
    between = [fold(token.text) for token in sentence.tokens[end + 1 : after.first]]
    has_and = any(word in who.words["and"] for word in between)
    is_named_twice = before > 0 and row[before - 1].draft.root is after.draft.root
    is_named_twice |= row[index - 1].draft.root is after.draft.root  # "brother of singer and activist X"
    is_named_twice |= row[before].role is not None and after.draft.root in row[before].members  # "the accused, X and Y"
    if is_named_twice or not (has_and or is_open):
        return False
    after.coordinated_with = before
    return True


def _member_before(sentence: Sentence, row: Sequence[Slot], index: int, who: WhoWords) -> int | None:
    """The group of like kind that a comma or "and" parts from this one."""
    after = row[index]
    first, near = after.first, index - 1
    if near >= 0 and _is_owner(sentence, row[near], after, who):
        first, near = row[near].first, near - 1
    back = range(near, max(-1, near + 1 - _BACK), -1)
    described = next((n for n in back if _is_described_up_to(sentence, row[n], after, first, who)), None)
    if described is not None:
        return described
    apposed = next((n for other in back if (n := _named_before(sentence, row, other, first, who)) is not None), None)
    if apposed is not None:
        return apposed
    for before in back:
        other = row[before]
        is_near = before == near
        if not is_near and (other.run is not None or other.role is None):
            continue
        end = other.last if is_near else end_of_phrase(sentence, row, other, who)
        is_alike = other.draft.root.type is after.draft.root.type and other.draft.root is not after.draft.root
        gap = sentence.tokens[end + 1 : first - _repeats_whom(sentence, other, first, who)]
        if is_alike and (_is_joint(gap, who) or (is_near and _is_joint_of_bodies(gap, other, after, who))):
            return before
        if is_near and other.role is not None and other.run is None and is_alike:
            end = end_of_phrase(sentence, row, other, who)
            if end > other.last and _is_joint(sentence.tokens[end + 1 : first], who):
                return before
    return None


def _named_before(sentence: Sentence, row: Sequence[Slot], index: int, first: int, who: WhoWords) -> int | None:
    """As in "a X y Y, agentes de la policía, y a Z": the name Y, where only what both are stands between."""
    told = row[index]
    if not told.members or told.role is None or told.run is not None:
        return None
    whose = {id(member.root) for member in told.members}
    named = (n for n, o in enumerate(row[:index]) if o.last == told.first - _PREPOSED and o.run is not None)
    before = next((n for n in named if id(row[n].draft.root) in whose), None)
    if before is None or sentence.tokens[told.first - 1].text != ",":
        return None
    end = end_of_phrase(sentence, row, told, who)
    gap = sentence.tokens[end + 1 : first - _repeats_whom(sentence, row[before], first, who)]
    has_and = any(fold(token.text) in who.words["and"] for token in gap)
    return before if has_and and _is_joint(gap, who) else None


def _repeats_whom(sentence: Sentence, other: Slot, first: int, who: WhoWords) -> int:
    """As in "detuvo a X y a Y": one token, the preposition that stands before both."""
    marks = who.words["before_whom"]
    before = sentence.tokens[other.first - 1].lower if other.first else ""
    is_own = sentence.tokens[first - 1].lower in marks and first - other.last > _PREPOSED
    return int(is_own and before in marks)


def _is_described_up_to(sentence: Sentence, other: Slot, after: Slot, first: int, who: WhoWords) -> bool:
    """As in "X, alias «El Tigre», and Y", "X, 45; Y, 50": only what is said of X stands between the two names."""
    if other.run is None or after.run is None or not other.description:
        return False
    end = max(part.last for part in other.description)
    if _is_whose(sentence, other, end, after, who):
        return False
    while end + 1 < first and sentence.tokens[end + 1].text in _CLOSING:
        end += 1
    is_alike = other.draft.root.type is after.draft.root.type and other.draft.root is not after.draft.root
    is_whom = (
        first - end > _PREPOSED and sentence.tokens[first - 1].lower in who.words["before_whom"]
    )  # "a X, 34, y a Y"
    return is_alike and end < first and _is_joint(sentence.tokens[end + 1 : first - is_whom], who)


def _is_whose(sentence: Sentence, other: Slot, end: int, after: Slot, who: WhoWords) -> bool:
    """As in "X, son of Y and Z, was": no comma ends what is said of X, so Z is one of those whose son X is."""
    told = next((part.slot for part in other.description if part.last == end and part.slot is not None), None)
    whose = told.complement if told is not None else None
    is_open = end + 1 < after.first and fold(sentence.tokens[end + 1].text) in who.words["and"]
    return is_open and whose is not None and whose.draft.root.type is after.draft.root.type


def _is_owner(sentence: Sentence, owner: Slot, after: Slot, who: WhoWords) -> bool:
    """As "the boy's" in "X, the boy's grandfather Y and Z", "NGO" in "X and NGO worker Y"."""
    between = sentence.tokens[owner.last + 1 : after.first]
    is_body = owner.run is not None and owner.draft.root.type in _BODIES and who.modifier_is_left
    if is_body and not between and after.role is not None and after.draft.root.type is EntityType.PERSON:
        return True  # "nurse X and NGO worker Y"
    return after.run is not None and len(between) == 1 and between[0].lower in who.words["possessive_mark"]


def _is_joint(tokens: Sequence[Token], who: WhoWords) -> bool:
    return 0 < len(tokens) <= _LONGEST_JOINT and all(
        t.text in _PARTING or fold(t.text) in who.words["and"] | who.words["one_named"] for t in tokens
    )


def _is_joint_of_bodies(tokens: Sequence[Token], one: Slot, other: Slot, who: WhoWords) -> bool:
    """As in "the FBI and the Austin Police Department"."""
    is_named = one.run is not None and other.run is not None and one.draft.root.type in _BODIES
    return (
        is_named and fold(tokens[-1].text) in who.words["articles"] and _is_joint(tokens[:-1], who) if tokens else False
    )


def _is_inside(sentence: Sentence, row: Sequence[Slot], index: int, who: WhoWords) -> bool:
    """Whether this group is in the complement of one before it, so that the list goes on to the left."""
    ends = (end_of_phrase(sentence, row, other, who) for other in row[max(0, index - _BACK) : index])
    return any(end >= row[index].last for end in ends)
