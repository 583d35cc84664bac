"""What stands after a name between commas and brackets: "X, alias "Y", 47, a Z of W, of V" read part by part.

1. Each part is of a closed kind; the first words that are none of them end the description.
2. A role is a part only where a mark, a relative pronoun or its own complement closes it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.post_lists import is_in_list, is_of_next
from ovillo.extraction.groups.quotations import LONGEST_ALIAS, MARKS, quoted_span
from ovillo.extraction.groups.role_ends import (
    CLOSERS,
    DASHES,
    LONGEST_DESCRIPTION,
    LONGEST_TAIL,
    QUOTES,
    after_article,
    end_of_role,
    is_dashed_off,
)
from ovillo.extraction.groups.slots import Part, Slot, clash
from ovillo.extraction.groups.whose_description import is_of_whom_it_names, opens_another
from ovillo.extraction.naming.name_types import follows_alias, has_age
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import Sentence, Token, TokenKind
from ovillo.extraction.values.ages import age_number, counts_in_brackets, is_of_term, tells_ages
from ovillo.extraction.words.who_words import WhoWords

LONGEST_ARTICLE = 3
LONGEST_AGE = 12
"""Characters of the number of an age."""
_KIN = frozenset({"relative", "partner"})
_EMPLOYERS = frozenset({EntityType.ORGANISATION, EntityType.PLACE})


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the reading of one description stands."""

    tokens: Sequence[Token]
    by_first: Mapping[int, Slot]
    subject: Slot
    who: WhoWords


def read_description(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> tuple[Part, ...]:
    """The parts after this group, in order."""
    place = _Place(sentence.tokens, {other.first: other for other in row}, slot, who)
    parts: list[Part] = []
    at = slot.last + 1
    while at < len(sentence.tokens) and len(parts) < LONGEST_DESCRIPTION:
        begin = at
        while begin < len(sentence.tokens) and begin < at + 3 and sentence.tokens[begin].text in MARKS | DASHES:
            begin += 1
        words = [fold(token.text) for token in sentence.tokens[begin : begin + 2]]
        if parts and words and words[0] in who.words["and"]:
            begin += 1
            is_other = opens_another(sentence.tokens, place.by_first, begin, parts[-1], who)
            if is_other or words[-1] in who.words["definite"]:
                break  # "X, 45, and the lawyer for Y", "X, 45, and a girl aged 15": another
        if at < begin < len(sentence.tokens) and fold(sentence.tokens[begin].text) in who.words["perhaps"]:
            begin += 1  # "X, presuntamente líder de la red,"
        part = _part_at(place, begin, is_apart=begin > at, before=parts[-1].kind if parts else "")
        if part is None or (sentence.tokens[at].text in DASHES and not is_dashed_off(sentence.tokens, part.last + 1)):
            break
        if parts and is_of_whom_it_names(place.by_first, slot, parts, part):
            break
        parts.append(part)
        at = part.last + 1
        other = _other_alias(place, at) if part.kind == "alias" else None
        if other is not None:
            parts.append(other)
            at = other.last + 1
        if at < len(sentence.tokens) and sentence.tokens[at].text in QUOTES:
            at += 1
    return tuple(parts)


def _part_at(place: _Place, at: int, *, is_apart: bool, before: str) -> Part | None:
    if at >= len(place.tokens):
        return None
    found = _alias(place, at, is_apart=is_apart) or _identifier(place, at)
    found = (
        found or _age(place, at, is_apart=is_apart or before == "role") or _nationality(place, at, is_apart=is_apart)
    )
    found = found or _employer(place, at, before=before) or _residence(place, at, is_apart=is_apart, before=before)
    return found or (_role(place, at) if is_apart or before == "nationality" else None)


def _is_closed(place: _Place, after: int) -> bool:
    """Whether what ends before this token is closed here."""
    if after >= len(place.tokens):
        return True
    token = place.tokens[after]
    lower = fold(token.text)
    return (
        token.text in CLOSERS
        or lower in place.who.words["and"]
        or lower in place.who.pronouns["relative"]
        or lower in place.who.words["spans_of_time"]
        or phrase_at(place.tokens, after, place.who.phrases["work_marks"]) > 0
        or phrase_at(place.tokens, after, place.who.phrases["alias_marks"]) > 0
        or phrase_at(place.tokens, after, place.who.phrases["band_marks"]) > 0
        or (
            phrase_at(place.tokens, after, place.who.phrases["residence_marks"]) > 0
            and lower not in place.who.words["of"]
        )
        or lower in place.who.words["age_before"] - place.who.words["of"]
    )


def _alias(place: _Place, at: int, *, is_apart: bool) -> Part | None:
    tokens, who = place.tokens, place.who
    size = phrase_at(tokens, at, who.phrases["alias_marks"])
    if not size and at and tokens[at - 1].text == "(":
        size = phrase_at(tokens, at - 1, who.phrases["alias_marks"]) - 1
    is_after_alias = tokens[at - 1].text == "," and follows_alias(tokens, place.subject.first, who)
    if size > 0 and (is_after_alias or _is_of_body(place, at)):
        return None  # "alias X, alias Y y Z": another
    start = at + max(size, 0)
    if size > 0 and start < len(tokens) and tokens[start].text == ",":
        start += 1
    is_or = size <= 0 and is_apart and who.modifier_is_left and fold(tokens[at].text) in who.words["or"]
    span = quoted_span(tokens, start + is_or)  # ", or “K-9,”"
    if span and (size > 0 or is_apart or at == place.subject.last + 1):
        is_name = tokens[span[0]].is_capitalised or fold(tokens[span[0]].text) in who.words["outlet_articles"]
        is_name = is_name and (tokens[span[0]].is_capitalised or not is_or)
        is_letter = span[0] == span[1] and len(tokens[span[0]].text.rstrip(".")) == 1
        return Part("alias", *span) if is_name and not is_letter else None
    if size > 0:
        return _plain_alias(tokens, start, who)
    is_article = fold(tokens[at].text) in who.words["outlet_articles"] and not who.modifier_is_left
    if is_apart and is_article and at + 1 < len(tokens) and tokens[at - 1].text == ",":
        return _nickname(place, at)
    return None


def _is_of_body(place: _Place, at: int) -> bool:
    """As in "jefe del grupo criminal conocido como Los X": a body's noun right before the mark, and of its gender."""
    body = next((s for s in place.by_first.values() if s.last == at - 1 and s is not place.subject), None)
    if body is None or body.run is not None or body.draft.root.type is EntityType.PERSON:
        return False
    ending = {"f": "o", "m": "a"}.get((body.role and body.role.gender) or "", "-")
    return not fold(place.tokens[at].text).endswith(ending)


def _other_alias(place: _Place, at: int) -> Part | None:
    """As in "alias Lita o Mama Lita": the second of two."""
    tokens = place.tokens
    if at + 1 >= len(tokens) or fold(tokens[at].text) not in place.who.words["or"]:
        return None
    span = quoted_span(tokens, at + 1)
    found = Part("alias", *span) if span else _plain_alias(tokens, at + 1, place.who)
    return Part("alias_too", found.first, found.last) if found else None


def _plain_alias(tokens: Sequence[Token], start: int, who: WhoWords) -> Part | None:
    end = start
    if not who.modifier_is_left and start + 1 < len(tokens) and tokens[start].text in who.words["outlet_articles"]:
        end += tokens[start + 1].is_capitalised  # "apodado el Zorro"
    while end < len(tokens) and tokens[end].is_capitalised and tokens[end].kind is TokenKind.WORD:
        end += 1
    is_article = end == start + 1 and len(tokens[start].text) <= LONGEST_ARTICLE
    while is_article and end < min(start + LONGEST_ALIAS, len(tokens)) and tokens[end].kind is TokenKind.WORD:
        end += 1  # "El rey de la mezcla"
    return Part("alias", start, end - 1) if end > start else None


def _nickname(place: _Place, at: int) -> Part | None:
    """As in ", el Gavilán,": an article and capitalised words that name no role."""
    end = at + 1
    while end < len(place.tokens) and place.tokens[end].is_capitalised and end < at + 4:
        end += 1
    words = [fold(token.text) for token in place.tokens[at + 1 : end]]
    is_other = any(word in place.who.roles or word in place.who.names["organisation_heads"] for word in words)
    is_named = any(place.who.is_given(word) for word in words)
    is_closed = end >= len(place.tokens) or place.tokens[end].text in {",", ".", ")"}
    if end == at + 1 or is_other or is_named or not is_closed:
        return None
    return Part("alias", at, end - 1)


def _age(place: _Place, at: int, *, is_apart: bool) -> Part | None:
    tokens, who = place.tokens, place.who
    number = at
    is_prefixed = fold(tokens[at].text) in who.words["age_before"]
    if is_prefixed:
        number += 1
    if number >= len(tokens) or not (is_apart or (is_prefixed and who.modifier_is_left)):
        return None
    number += number + 1 < len(tokens) and fold(tokens[number].text) in who.words["only"]
    if _is_one_of_ages(tokens, number, who):
        return None  # "A y B, de 45 y 43 años"
    if age_number(tokens[number].text, who) is None or len(tokens[number].text) > LONGEST_AGE:
        return None
    size = phrase_at(tokens, number + 1, who.phrases["age_after"])
    if is_of_term(tokens, number, who):
        return None
    if size:
        return Part("age", number, number + size)
    if tokens[number].kind is not TokenKind.NUMBER or counts_in_brackets(tokens, number):
        return None
    is_closed = number + 1 >= len(tokens) or tokens[number + 1].text in {",", ")", ".", ";", ":"}
    follows = who.words["and"] | who.pronouns["relative"] | who.words["age_followers"]
    is_closed = is_closed or fold(tokens[number + 1].text) in follows
    is_closed = is_closed or _opens_home(tokens, number + 1, who)
    is_bare = not is_prefixed or who.modifier_is_left or (is_apart and tells_ages(tokens, who))
    return Part("age", number, number) if is_closed and is_bare else None


def _opens_home(tokens: Sequence[Token], at: int, who: WhoWords) -> bool:
    """As in "X, 39 of no fixed abode", "X, 39 of Lindon": where somebody lives, right behind the age."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    is_of = who.modifier_is_left and fold(tokens[at].text) in who.words["of_group"]
    return is_of and after is not None and (after.is_capitalised or after.lower == "no")


def _is_one_of_ages(tokens: Sequence[Token], number: int, who: WhoWords) -> bool:
    """Whether another number follows behind "and" or a comma and "and": the ages of several."""
    at = number + 1
    while at + 1 < len(tokens) and tokens[at].text == "," and age_number(tokens[at + 1].text, who) is not None:
        at += 2
    is_joined = at + 1 < len(tokens) and fold(tokens[at].text) in who.words["and"]
    return is_joined and age_number(tokens[at + 1].text, who) is not None


def _nationality(place: _Place, at: int, *, is_apart: bool) -> Part | None:
    tokens, who = place.tokens, place.who
    size = phrase_at(tokens, at, who.phrases["nationality_marks"])
    start = at + size
    if not size and fold(tokens[at].text) in who.words["indefinite"]:
        start += 1 + any(fold(token.text) in who.words["naturalised"] for token in tokens[at + 1 : at + 2])
    noun_first = (
        start < len(tokens) and not who.modifier_is_left and fold(tokens[start].text) in who.words["national_nouns"]
    )
    start += noun_first
    if start >= len(tokens) or fold(tokens[start].text) not in who.names["demonyms"] or not (size or is_apart):
        return None
    last = start
    if who.modifier_is_left and last + 1 < len(tokens) and fold(tokens[last + 1].text) in who.words["national_nouns"]:
        return Part("nationality", start, last + 1)
    is_aged = last + 1 < len(tokens) and _age(place, last + 1, is_apart=True) is not None  # ", colombiana de 43 años"
    return Part("nationality", start, last) if size or noun_first or is_aged or _is_closed(place, last + 1) else None


def _identifier(place: _Place, at: int) -> Part | None:
    size = phrase_at(place.tokens, at, place.who.phrases["identity_marks"])
    start = at + size
    if not size or start >= len(place.tokens):
        return None
    if place.tokens[start].text in {":", "#"}:
        start += 1
    if start >= len(place.tokens) or not any(mark.isdigit() for mark in place.tokens[start].text):
        return None
    first = at + size - 1 if place.tokens[at + size - 1].is_capitalised else start
    last = start
    while (
        last + 1 < len(place.tokens) and place.tokens[last + 1].text.isupper() and place.tokens[last + 1].is_capitalised
    ):
        last += 1
    return Part("identifier", first, last)


def _employer(place: _Place, at: int, *, before: str) -> Part | None:
    """As in "Detective X of the Y Unit": only for somebody whose title or trade is told."""
    subject, who = place.subject, place.who
    has_title = subject.run is not None and (subject.run.title or subject.role is not None)
    folded = fold(place.tokens[at].text)
    is_side = at + 2 < len(place.tokens) and fold(place.tokens[at + 2].text) in who.words["sides"]
    has_title = has_title or (is_side and folded in who.words["of_employer"] and subject.run is not None)
    if not has_title or before == "role" or folded not in who.words["of_employer"]:
        return None
    begin = at + 1
    while begin + 1 < len(place.tokens) and fold(place.tokens[begin + 1].text) in who.words["former"]:
        begin += 2 if begin + 2 in place.by_first else 1  # "de la entonces Comisaría"
    slot = after_article(place.by_first, place.tokens, begin, who)
    is_station = slot is not None and slot.run is not None and bool(set(slot.run.words) & who.names["bodies"])
    if slot is None or slot.is_plural or slot.draft.root.type not in _EMPLOYERS:
        return None
    if slot.draft.root.type is EntityType.PLACE and not is_station:
        return None
    if slot.run is not None and slot.run.words[-1] in who.names["districts"]:
        return None  # "U.S. Attorney X of the District of Columbia"
    after = place.tokens[slot.last + 1].lower if slot.last + 1 < len(place.tokens) else ""
    if who.modifier_is_left and slot.run is not None and after in who.names["organisation_heads"]:
        return None  # "Judge X of the Y court": Y is no employer
    is_subject_joined = who.modifier_is_left or place.tokens[at - 1].text == ","
    return Part("employer", slot.first, slot.last, slot) if is_subject_joined else None


def _residence(place: _Place, at: int, *, is_apart: bool, before: str) -> Part | None:
    tokens, who = place.tokens, place.who
    at += fold(tokens[at].text) in who.words["also"]
    size = phrase_at(tokens, at, who.phrases["residence_marks"])
    if size and fold(tokens[at].text) in who.words["of"] and not is_apart:
        size = 0
    start = at + size
    slot = after_article(place.by_first, tokens, start, who) if size or before == "age" else None
    if slot is None or slot.run is None or slot.is_plural:
        return None
    kind = slot.draft.root.type
    if kind is EntityType.PLACE and size:
        return Part("place", slot.first, _end_of_wider(place, slot), slot)
    is_unsure = before == "age" and not slot.run.is_certain and len(slot.run.words) <= LONGEST_TAIL
    is_bare = (
        not size and who.modifier_is_left and place.tokens[at - 1].text == "," and _is_closed(place, slot.last + 1)
    )
    if is_unsure and (is_bare or size) and (kind is EntityType.PLACE or slot.run.title is None):
        is_person = slot.run.type is EntityType.PERSON or fold(tokens[start].text) in who.words["and"]
        is_person = is_person or (kind is not EntityType.PLACE and not size and _goes_on_list(place, slot))
        return None if is_person else Part("place", slot.first, _end_of_wider(place, slot), slot)
    return None


def _goes_on_list(place: _Place, slot: Slot) -> bool:
    """As in "X, 63, Y and Z": a name before another that has no age is as likely one of them as the home of X."""
    tokens, at = place.tokens, slot.last + 1
    while at < len(tokens) and (tokens[at].text == "," or fold(tokens[at].text) in place.who.words["and"]):
        at += 1
    following = place.by_first.get(at)
    if at == slot.last + 1 or following is None or slot.run is None or len(slot.run.words) == 1:
        return False
    if following.run is None:  # "X, 38, Y Z and a minor"
        return following.draft.root.type is EntityType.PERSON and fold(tokens[at - 1].text) in place.who.words["and"]
    return not has_age(tokens, following.last, place.who)


def _end_of_wider(place: _Place, slot: Slot) -> int:
    """As in "of Houston, Texas,": the last token of the place that holds this one, behind a comma."""
    after = slot.last + 2
    wider = place.by_first.get(after)
    if wider is None or wider.run is None or place.tokens[slot.last + 1].text != ",":
        return slot.last
    is_place = wider.draft.root.type is EntityType.PLACE and _is_closed(place, wider.last + 1)
    return wider.last if is_place else slot.last


def _role(place: _Place, at: int) -> Part | None:
    size = 0 if at in place.by_first else phrase_at(place.tokens, at, place.who.phrases["trade_marks"])
    at += size
    slot = _owned_role(place, at) or _role_of_body(place, at) or place.by_first.get(at)
    if slot is None or slot.run is not None or slot.role is None or slot.is_plural:
        return None
    after = fold(place.tokens[slot.last + 1].text) if slot.last + 1 < len(place.tokens) else ""
    if size and after in place.who.words["and"]:
        return None  # "arrested X, then the director and two nurses"
    allowed = place.who.words["definite"] | place.who.words["indefinite"] | place.who.words["one"]
    if slot.draft.root.type is not EntityType.PERSON or (slot.role.determiner and slot.role.determiner not in allowed):
        return None
    if place.subject.draft.root.type is not EntityType.PERSON or clash(slot, place.subject):
        return None
    last = end_of_role(place.tokens, place.by_first, slot, place.who)
    if place.subject.run is None and is_in_list(place.tokens, last, place.who):
        return None
    if is_of_next(place.tokens, place.by_first, place.subject, slot, last, place.who):
        return None
    aged = _age(place, last + 1, is_apart=True) if last + 1 < len(place.tokens) else None  # "X, médica de 45 años,"
    is_closed = _is_closed(place, (aged.last if aged else last) + 1)
    return Part("role", slot.first, last, slot) if is_closed else None


def _is_named_person(slot: Slot) -> bool:
    return slot.run is not None and slot.draft.root.type is EntityType.PERSON


def _owned_role(place: _Place, at: int) -> Slot | None:
    """As in "X, Y's wife": the wife; and of "X, Interpol spokesman" the spokesman."""
    is_other = fold(place.tokens[at].text) in place.who.words["and"]  # "X, and the victim's aunt, Y"
    owner = place.by_first.get(at) or (None if is_other else place.by_first.get(at + 1))
    after = [token.lower for token in place.tokens[at + 1 : at + 3]]
    if owner is None and len(after) > 1 and after[0] in place.who.names["place_nouns"]:  # "X, the capital's mayor"
        return place.by_first.get(at + 3) if after[1] in place.who.words["possessive_mark"] else None
    bodies = {EntityType.GROUP, EntityType.ORGANISATION, EntityType.PLACE, EntityType.VEHICLE}
    is_somebody = owner is not None and owner.run is None and owner.draft.root.type is EntityType.PERSON
    if owner is None or not (_is_named_person(owner) or is_somebody or owner.draft.root.type in bodies):
        return None
    mark = owner.last + 1
    beside = place.by_first.get(mark)
    if beside is not None and beside.role is not None and beside.run is None and place.who.modifier_is_left:
        return beside if owner.run is not None and owner.draft.root.type is EntityType.ORGANISATION else None
    is_owned = mark < len(place.tokens) and place.tokens[mark].lower in place.who.words["possessive_mark"]
    is_other = owner.draft.root is not place.subject.draft.root
    owned = place.by_first.get(mark + 1) if is_owned and is_other and place.subject.run is not None else None
    is_kin = owned is not None and owned.role is not None and bool(owned.role.role.categories & _KIN)
    return owned if is_kin or not is_somebody else None  # "X, the newborn's mother"


def _role_of_body(place: _Place, at: int) -> Slot | None:
    """As in "X, NCA senior officer,": the officer; after "a", too."""
    small = place.who.words["articles"] | place.who.words["indefinite"] | place.who.words["former"]
    while at < len(place.tokens) and at not in place.by_first and fold(place.tokens[at].text) in small:
        at += 1
    body = place.by_first.get(at)
    kinds = {EntityType.ORGANISATION, EntityType.PLACE}  # "X, the Lagos police chief,"
    is_body = body is not None and body.run is not None and body.draft.root.type in kinds
    if body is None or not is_body or not place.who.modifier_is_left or place.subject.run is None:
        return None
    return place.by_first.get(body.last + 1)
