"""How far a role reaches with what it is of: "the president of the court of Villa X", "hermana del diputado de X"."""

from collections.abc import Mapping, Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.noun_ends import CONDITIONAL
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.groups.ties import is_in_body
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import Token, TokenKind
from ovillo.extraction.values.ages import age_number
from ovillo.extraction.words.who_words import WhoWords

_LONGEST_QUOTED = 9
"""Tokens of a name in quotes, marks counted."""
_LONGEST_SEAT = 3
"""Tokens in brackets behind a post."""
LONGEST_DESCRIPTION = 10
LONGEST_TAIL = 4
_LONGEST_KIND = 3
"""Words behind "una firma de"."""
CLOSERS = frozenset({",", ".", ";", ":", "(", ")", "–", "—", "-", "!", "?"})
_KIN = frozenset({"relative", "partner"})
_BODIES = frozenset({EntityType.ORGANISATION, EntityType.OFFICE})
_POSTS = frozenset({"office", "occupation"})

DASHES = frozenset({"–", "—"})
QUOTES = frozenset("\"“”«»‘’'")


def after_article(by_first: Mapping[int, Slot], tokens: Sequence[Token], at: int, who: WhoWords) -> Slot | None:
    """The group that begins here, or after one article or mark of quotation."""
    if at not in by_first and at < len(tokens) and tokens[at].text in QUOTES:
        at += 1
    if at not in by_first and at < len(tokens) and fold(tokens[at].text) in who.words["articles"]:
        at += 1
        at += at not in by_first and at < len(tokens) and tokens[at].text in QUOTES  # 'founders of the "X House"'
    adjectives = who.words["party_adjectives"] | who.words["party_words"]
    if at not in by_first and at + 1 in by_first and fold(tokens[at].text) in adjectives:
        at += 1  # "del opositor Partido X"
    if at not in by_first and at < len(tokens) and fold(tokens[at].text) in who.names["place_nouns"]:
        at += 1
        at += at < len(tokens) and at not in by_first and fold(tokens[at].text) in who.words["of_group"]
    found = by_first.get(at)
    is_indefinite = found is None and at < len(tokens) and fold(tokens[at].text) in who.words["indefinite"]
    named = by_first.get(at + 1) if is_indefinite else None
    return named if named is not None and named.run is not None else found  # "titular de un Juzgado de X"


def _past_small_words(tokens: Sequence[Token], by_first: Mapping[int, Slot], at: int, who: WhoWords) -> Slot | None:
    """The body behind words that say of which part: "departamento de | relaciones públicas de la Policía"."""
    end = at
    while end < len(tokens) and end - at < LONGEST_TAIL and end not in by_first:
        token = tokens[end]
        if token.kind is not TokenKind.WORD or token.is_capitalised:
            return None
        if end > at and token.lower in who.words["of"]:
            body = after_article(by_first, tokens, end + 1, who)
            return body if body is not None and body.run is not None and body.draft.root.type in _BODIES else None
        end += 1
    return None


def _past_quoted(tokens: Sequence[Token], last: int) -> int:
    """The mark that closes a name in quotes right after the noun: 'jefe de la banda "Los X"'."""
    if last + 2 >= len(tokens) or tokens[last + 1].text not in QUOTES or not tokens[last + 2].is_capitalised:
        return last
    ends = (at for at in range(last + 3, min(last + _LONGEST_QUOTED, len(tokens))) if tokens[at].text in QUOTES)
    return next(ends, last)


def _past_places(tokens: Sequence[Token], by_first: Mapping[int, Slot], slot: Slot, who: WhoWords) -> int:
    """Last token of a complement with the bodies and places it is of: "the president of the court of Villa X"."""
    last = _past_quoted(tokens, slot.last)
    is_quoted = slot.role is not None and slot.run is not None and slot.role.last + 2 == slot.run.first
    is_quoted |= last == slot.last and slot.first > 0 and tokens[slot.first - 1].text in QUOTES  # 'líder de "Los X"'
    last += is_quoted and last + 1 < len(tokens) and tokens[last + 1].text in QUOTES
    links = who.words["of_group"] | who.words["seat_links"]
    while last + 1 < len(tokens) and fold(tokens[last + 1].text) in links:
        further = after_article(by_first, tokens, last + 2, who)
        further = further or _past_small_words(tokens, by_first, last + 2, who)
        is_seat = fold(tokens[last + 1].text) not in who.words["of_group"]
        allowed = {EntityType.PLACE} if is_seat else {EntityType.PLACE, EntityType.ORGANISATION}
        if further is None or further.draft.root.type not in allowed:
            break
        last = further.last
        is_kind = (
            who.modifier_is_left and last + 1 < len(tokens) and fold(tokens[last + 1].text) in who.names["place_nouns"]
        )
        last += is_kind  # "in Villa X town"
    return last


def _past_direction(tokens: Sequence[Token], by_first: Mapping[int, Slot], at: int, who: WhoWords) -> Slot | None:
    """The group after a word that tells a part of a place: "in northern Thimble"."""
    is_direction = at < len(tokens) and fold(tokens[at].text) in who.words["place_parts"]
    return by_first.get(at + 1) if is_direction else None


def _goes_with(slot: Slot, further: Slot, who: WhoWords) -> bool:
    """As in "fiscal superior coordinador de X": a second noun that says more of the same post."""
    if who.modifier_is_left or further.run is not None or further.role is None or further.is_plural != slot.is_plural:
        return False
    return further.draft.root.type is EntityType.PERSON and further.role.determiner is None


def _to_mark(tokens: Sequence[Token], at: int, last: int) -> int:
    """The token before the next comma or stop, where words alone stand before it: "fiscal contra el crimen de X"."""
    end = at
    while end + 1 < len(tokens) and end - at < LONGEST_DESCRIPTION and tokens[end + 1].kind is TokenKind.WORD:
        end += 1
    return end if end > at and (end + 1 >= len(tokens) or tokens[end + 1].text in CLOSERS) else last


def is_of_number(tokens: Sequence[Token], last: int, who: WhoWords) -> bool:
    """As in "a mother of two", where the noun for kin ends at `last`."""
    words = [token.text for token in tokens[last + 1 : last + 3]]
    return len(words) > 1 and fold(words[0]) in who.words["of_group"] and age_number(words[1], who) is not None


def _end_of_kin(
    tokens: Sequence[Token], by_first: Mapping[int, Slot], slot: Slot, other: Slot | None, who: WhoWords
) -> int:
    """Last token of "hermana del diputado de X", of "a mother of two"; 0 where neither stands here."""
    if other is not None and other.role is not None and other.run is None:
        slot.complement = other
        return end_of_role(tokens, by_first, other, who)
    return slot.last + 2 if is_of_number(tokens, slot.last, who) and slot.last + 2 not in by_first else 0


def end_of_role(tokens: Sequence[Token], by_first: Mapping[int, Slot], slot: Slot, who: WhoWords) -> int:
    """Last token of a role with its complement, which is noted on the slot: "director of the Z clinic"."""
    after = slot.last + 1
    further = by_first.get(after)
    if phrase_at(tokens, after, who.phrases["work_marks"]):
        return slot.last  # "auxiliar de enfermería empleada por X"
    if further is not None and _goes_with(slot, further, who):
        return end_of_role(tokens, by_first, further, who)
    is_post = slot.role is not None and "office" in slot.role.role.categories
    in_charge = phrase_at(tokens, after, who.phrases["charge_marks"]) if is_post else 0
    if in_charge:
        return slot.last + in_charge  # "el fiscal a cargo del caso"
    if is_post and after < len(tokens) and fold(tokens[after].text) in who.words["against"]:
        return _to_mark(tokens, after, slot.last)
    link = fold(tokens[after].text) if after < len(tokens) else ""
    if link not in who.words["of_employer"] | who.words["seat_links"]:
        return slot.last
    other = after_article(by_first, tokens, after + 1, who)
    is_kin = slot.role is not None and bool(slot.role.role.categories & _KIN)
    if is_kin and (end := _end_of_kin(tokens, by_first, slot, other, who)):
        return end
    if link in who.words["seat_links"] and slot.role is not None and slot.role.role.categories & _POSTS:
        place = other if other is not None else _past_direction(tokens, by_first, after + 1, who)
        if place is not None and place.run is not None and place.draft.root.type is EntityType.PLACE:
            last = _past_places(tokens, by_first, place, who)  # "X, a doctor in northern Thimble province,"
            kinds = who.names["place_nouns"] | who.words["place_parts"] if who.modifier_is_left else frozenset()
            return last + (last + 1 < len(tokens) and fold(tokens[last + 1].text) in kinds)
    if link not in who.words["of_employer"] and (other is None or not is_in_body(slot, other, link, who)):
        return slot.last
    owner, mark = other, other.last + 1 if other is not None else len(tokens)
    if owner is not None and mark + 1 < len(tokens) and tokens[mark].lower in who.words["possessive_mark"]:
        other = by_first.get(mark + 1) if who.modifier_is_left else owner  # "head of the city's health department"
    if other is owner:
        other = _of_whole(tokens, by_first, after, other, who)
    is_owned = other is not owner and (other is None or _is_somebody(other))  # "chief of the army's general staff"
    last = _end_of_tail(tokens, after, who) if other is None or is_owned else after
    is_closed = last + 1 >= len(tokens) or tokens[last + 1].text in CLOSERS
    if other is not None and not is_owned:
        slot.complement = other
        return _past_kind(tokens, by_first, _past_places(tokens, by_first, other, who), who)
    return last if is_closed and last > after else slot.last


def _past_kind(tokens: Sequence[Token], by_first: Mapping[int, Slot], last: int, who: WhoWords) -> int:
    """The last of the small words that say of what kind a body is: "una firma de construcción"."""
    at = end = last + 1
    if who.modifier_is_left or at >= len(tokens):
        return last
    at += fold(tokens[at].text) in who.words["of_group"]
    is_bare, end = at == last + 1, at
    while end < len(tokens) and end - at < _LONGEST_KIND and tokens[end].kind is TokenKind.WORD and end not in by_first:
        word = fold(tokens[end].text)
        is_end = word in who.words["and"] | who.pronouns["relative"] or tokens[end].is_capitalised
        if is_end or (is_bare and (end > at or word.endswith(who.verb_endings) or word in who.words["person_verbs"])):
            break
        end += 1
    is_closed = end >= len(tokens) or tokens[end].text in CLOSERS or fold(tokens[end].text) in who.pronouns["relative"]
    return end - 1 if end > at and is_closed else last


def _is_somebody(slot: Slot) -> bool:
    return slot.draft.root.type is EntityType.PERSON


def _of_whole(
    tokens: Sequence[Token], by_first: Mapping[int, Slot], after: int, part: Slot | None, who: WhoWords
) -> Slot | None:
    """The body that a part is of: "director of Engineering for the X Health System", "head of procurement at X"."""
    if not who.modifier_is_left or (part is not None and not _is_department(part)):
        return part
    end = after + 1 if part is None else part.last + 1
    while part is None and end < len(tokens) and end - after <= LONGEST_TAIL and end not in by_first:
        if tokens[end].kind is not TokenKind.WORD or tokens[end].is_capitalised:
            return part
        if end > after + 1 and fold(tokens[end].text) in who.words["of_employer"]:
            break
        end += 1
    if end >= len(tokens) or fold(tokens[end].text) not in who.words["of_employer"]:
        return part
    body = after_article(by_first, tokens, end + 1, who)
    return body if body is not None and body.draft.root.type in _BODIES and not body.is_plural else part


def _is_department(slot: Slot) -> bool:
    """As "Engineering" in "director of Engineering for X": one capitalised word, without a noun of a body."""
    return slot.run is not None and slot.first == slot.last and slot.draft.root.type in _BODIES


def _end_of_tail(tokens: Sequence[Token], after: int, who: WhoWords) -> int:
    """The last of the small words behind "of": "the personnel directorate", "the ministry's personnel directorate"."""
    last, longest = after, LONGEST_TAIL
    while last + 1 < len(tokens) and last - after < longest:
        token = tokens[last + 1]
        is_owner = who.modifier_is_left and token.lower in who.words["possessive_mark"]
        longest += LONGEST_TAIL if is_owner else 0
        is_end = fold(token.text) in who.words["and"] | who.pronouns["relative"]
        if is_end or not (is_owner or token.kind is TokenKind.WORD):
            break
        last += 1
    return last


def past_brackets(tokens: Sequence[Token], end: int, role: Slot) -> int:
    """The bracket that closes letters behind a noun, or where a post is: "superintendent (Lindon Range) X"."""
    longest = _LONGEST_SEAT if role.role is not None and "office" in role.role.role.categories else 1
    if end + 3 >= len(tokens) or tokens[end + 1].text != "(":
        return end
    return next((n for n in range(end + 3, min(end + 3 + longest, len(tokens))) if tokens[n].text == ")"), end)


def past_age(tokens: Sequence[Token], end: int, who: WhoWords) -> int:
    """The last token of "de 45 años de edad" behind a noun for somebody."""
    at = end + 1 + phrase_at(tokens, end + 1, who.phrases["group_age_marks"])
    if at == end + 1 or at >= len(tokens) or age_number(tokens[at].text, who) is None:
        return end
    after = phrase_at(tokens, at + 1, who.phrases["age_after"])
    return at + after if after else end


def past_adjective(tokens: Sequence[Token], end: int, by_first: Mapping[int, Slot], role: Slot, who: WhoWords) -> int:
    """As in "el procurador capitalino, X": one word more between the noun of a post and the comma before the name."""
    is_post = role.role is not None and "office" in role.role.role.categories
    if who.modifier_is_left or not is_post or end + 3 >= len(tokens) or tokens[end + 2].text != ",":
        return end
    word = tokens[end + 1]
    is_word = word.kind is TokenKind.WORD and not word.is_capitalised and end + 1 not in by_first
    is_verb = word.lower.endswith((*CONDITIONAL, *who.verb_endings)) or fold(word.text) in who.words["person_verbs"]
    is_adjective = is_word and not is_verb and fold(word.text).endswith(("o", "a", "e", "s", "l"))
    return end + 1 if is_adjective and _is_named(by_first.get(end + 3)) else end


def _is_named(slot: Slot | None) -> bool:
    return slot is not None and slot.run is not None and slot.draft.root.type is EntityType.PERSON


def is_dashed_off(tokens: Sequence[Token], after: int) -> bool:
    """Whether a second dash, or the end, closes what a dash has opened: not "X – the nurse who sold babies is free"."""
    rest = [token.text for token in tokens[after:]]
    return bool(DASHES & set(rest)) or rest in ([], ["."])
