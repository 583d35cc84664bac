"""Noun groups whose head is the noun of a person, group, place, vehicle or thing.

1. The head is looked up; where several entries fit, the longest wins.
2. To the left go modifiers, number and determiner; to the right go adjectives, where the language puts them there.
3. What neither list knows is left out: a group is rather too short than too long.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.national_nouns import is_money, national_at
from ovillo.extraction.groups.noun_ends import CONDITIONAL, left_end, right_end
from ovillo.extraction.groups.verb_words import (
    is_act_of_somebody,
    is_after_be,
    is_by_name,
    is_past_verb,
    is_said_of_both,
    is_trade_told,
)
from ovillo.extraction.naming.numbered import number_after
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import BlockKind, Quantity, Sentence, Token, TokenKind
from ovillo.extraction.values.ages import aged_at
from ovillo.extraction.words.who_words import Role, WhoWords

_NUMBERED = re.compile(r"\d{1,3}[A-Z]{1,2}|[A-Z]{1,3}-?\d{1,3}")
"""As in "la pandilla 18R", "the MS-13": what a gang is called by."""
_KIN = frozenset({"partner", "relative"})
_POSTS = frozenset({"office", "occupation", "leader"})


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """A noun group without a name."""

    first: int
    last: int
    head: int
    role: Role
    name_first: int
    """Where its own words begin: determiner, number, hedge left out."""
    determiner: str | None
    is_hedged: bool
    is_former: bool
    quantity: Quantity | None
    gender: str | None
    single: str | None = None
    """The noun in the singular, where the group is "one of the women"."""
    number: str = ""
    """What tells this one apart: "7" of "testigo N.° 7"."""
    is_blamed: bool = False
    """As in "the arrested persons", "los hombres detenidos": by an adjective."""


def find_role_groups(
    sentence: Sentence, taken: Sequence[bool], quantities: Sequence[Quantity], who: WhoWords
) -> Iterator[RoleGroup]:
    """Role groups in order; tokens that `taken` marks belong to names."""
    tokens = sentence.tokens
    index = floor = 0
    while index < len(tokens):
        role = None if taken[index] else role_at(tokens, index, taken, who) or national_at(tokens, index, taken, who)
        role = role if role is not None or taken[index] else aged_at(tokens, index, taken, who)
        if role is not None and "national" in role.categories and is_money(index, quantities):
            role = None  # "800 bolivianos"
        is_ahead = index + 1 < len(tokens) and taken[index + 1]
        role = None if role is not None and is_said_of_both(tokens, index, who) else role
        if role is None or (is_ahead and fold(tokens[index].text) in who.words["party_adjectives"]):
            index += 1
            continue
        group = _grow(tokens, index, role, floor, taken, quantities, who)
        if _is_kind_of_place(tokens, group, taken, who) or _is_modifier_of_unknown(sentence, group, taken, who):
            index += 1
            continue
        is_bare = group.determiner is None and group.quantity is None and group.first == group.head
        is_bare = (
            is_bare and not _is_told_of(tokens, group, who) and not is_trade_told(tokens, group.head, group.last, who)
        )
        if is_bare and _is_participle(tokens, index, who):
            index += 1
            continue
        if (
            is_bare
            and fold(tokens[index].text) in who.words["bare_never"]
            and (
                fold(tokens[index].text) in who.words["prepositions"]
                or is_after_be(tokens, index, who)
                or not _may_stand_bare(tokens, group, taken, who)
            )
        ):
            index += 1
            continue
        yield group
        index = floor = group.last + 1


def _is_participle(tokens: Sequence[Token], index: int, who: WhoWords) -> bool:
    """As "empleada" in "auxiliar de enfermería empleada por X": it says for whom the one before works."""
    is_behind_word = index > 0 and tokens[index - 1].kind is TokenKind.WORD
    return is_behind_word and phrase_at(tokens, index, who.phrases["work_marks"]) > 0


def _is_kind_of_place(tokens: Sequence[Token], group: RoleGroup, taken: Sequence[bool], who: WhoWords) -> bool:
    """As in "of Thimble village": the noun goes with the name before it."""
    is_bare = who.modifier_is_left and group.first == group.head == group.last and group.first > 0
    return is_bare and taken[group.first - 1] and fold(tokens[group.head].text) in who.names["place_nouns"]


def _is_modifier_of_unknown(sentence: Sentence, group: RoleGroup, taken: Sequence[bool], who: WhoWords) -> bool:
    """As "adoption" in "adoption laws": a noun of one thing that no article goes before, with a word after it."""
    after = group.last + 1
    is_ahead = after < len(sentence.tokens) and not taken[after]
    is_place = group.role.type is EntityType.PLACE and fold(group.role.lemma) == fold(sentence.tokens[group.head].text)
    if is_ahead and is_place and group.determiner and sentence.tokens[after].lower in who.words["of_premises"]:
        return True  # "a ten-year prison term", "the hospital bill"
    is_text = sentence.block.kind is BlockKind.PARAGRAPH and who.modifier_is_left and after < len(sentence.tokens)
    if not is_text or group.determiner or group.quantity or group.first != group.head or group.role.is_plural:
        return False
    if group.role.type in {EntityType.ORGANISATION, EntityType.GROUP} or group.role.lemma in who.words["masses"]:
        return False
    token, before = sentence.tokens[after], sentence.tokens[group.first - 1] if group.first else None
    is_owned = before is not None and (before.lower in who.words["possessive_mark"] or before.lower.endswith("-old"))
    is_begun = before is not None and (before.text in {",", "("} or before.is_capitalised)
    if taken[after] or token.kind is not TokenKind.WORD or token.is_capitalised or is_owned or is_begun:
        return False
    function = (
        who.words["prepositions"] | who.words["of"] | who.words["and"] | who.words["clause_openers"] | who.words["be"]
    )
    return fold(token.text) not in function | who.pronouns["relative"] | who.words["person_verbs"]


def _is_place_called_so(tokens: Sequence[Token], index: int, who: WhoWords) -> bool:
    """As in "Madre de Dios": a place whose name begins with the word for somebody."""
    words = tuple(fold(token.text) for token in tokens[index : index + 4])
    phrases = who.place_phrases.get(words[0], ()) if tokens[index].is_capitalised else ()
    return any(words[: len(phrase)] == phrase for phrase in phrases)


def _may_stand_bare(tokens: Sequence[Token], group: RoleGroup, taken: Sequence[bool], who: WhoWords) -> bool:
    """Whether a noun that is also another word is a noun here: before a name, or alone between marks after one."""
    index, last = group.head, group.last
    is_owned = index > 0 and tokens[index - 1].lower in who.words["possessive_mark"]
    if index and tokens[index - 1].lower in who.words.get("falsifying", frozenset()):
        return True  # "falsified records"
    if is_owned and group.role.type in {EntityType.PLACE, EntityType.VEHICLE}:
        return True  # "X's house"
    is_closed = last + 1 >= len(tokens) or tokens[last + 1].text in {",", ".", ";", ")"}
    is_of_name = who.modifier_is_left and index > 0 and taken[index - 1] and any(taken[last + 2 : last + 3])
    if (is_owned or is_of_name) and is_closed and group.role.categories & _POSTS:
        return True  # "the gang's head, X,", "the Tax Agency chief, X,"
    if not is_closed and group.role.categories & _POSTS:  # ", head of the unit"
        is_closed = fold(tokens[last + 1].text) in who.words["of_post"]
    is_behind_a = not who.modifier_is_left and index > 1 and tokens[index - 1].lower in who.names["object_links"]
    is_couple = "couple" in group.role.categories
    if (
        is_behind_a
        and (group.role.type is EntityType.PERSON or is_couple)
        and (index == 2 or is_couple or group.role.is_plural)
    ):
        return True  # "Detienen a médico por …", "captaba a embarazadas"
    is_told = last + 1 < len(tokens) and (
        tokens[last + 1].lower in who.words["telling"]
        or (
            bool(index)
            and tokens[last + 1].lower in who.words["of"]
            and tokens[index - 1].lower in who.names["object_links"]
        )
    )
    if not who.modifier_is_left and group.role.type is EntityType.GROUP and (index == 1 or is_told):
        return True  # "Desmantelan banda que …", "líder de banda dedicada a …"
    if _is_of_body(tokens, taken, last, who):
        return True
    is_apart = index > 1 and tokens[index - 1].text == "," and any(taken[:index])
    is_kin = bool(group.role.categories & _KIN) and not is_closed and tokens[last + 1].lower in who.words["of"]
    is_closed = is_closed or is_kin  # "X, pareja de Y"
    return _is_before_name(tokens, taken, last) or (is_apart and (tokens[index].is_capitalised or is_closed))


def _is_told_of(tokens: Sequence[Token], group: RoleGroup, who: WhoWords) -> bool:
    """As in "detuvo al médico", "el padre del menor": somebody behind an article that a preposition has swallowed."""
    before = fold(tokens[group.head - 1].text) if group.head else ""
    return before in who.words["contracted"] and fold(tokens[group.head].text) not in who.words["in_command"]


def _is_of_body(tokens: Sequence[Token], taken: Sequence[bool], last: int, who: WhoWords) -> bool:
    """As in "Efectivos de la Policía Federal": those of a body by name."""
    is_of = last + 3 < len(tokens) and tokens[last + 1].lower in who.words["of"]
    if not is_of or fold(tokens[last].text) not in who.words["body_fronts"]:
        return False
    return taken[last + 2 + (tokens[last + 2].lower in who.words["determiners"])]


def _is_before_name(tokens: Sequence[Token], taken: Sequence[bool], last: int) -> bool:
    """Whether a name follows directly: "el médico X" after a contracted article."""
    return last + 1 < len(tokens) and taken[last + 1]


def role_at(tokens: Sequence[Token], index: int, taken: Sequence[bool], who: WhoWords) -> Role | None:
    """The longest role that begins at this token; a prefix for "former" may stand before it."""
    if _is_undergone(tokens, index, who):
        return None
    folded = fold(tokens[index].text)
    is_of_trade = index + 1 < len(tokens) and f"{folded} {fold(tokens[index + 1].text)}" in who.words["trades_in"]
    if is_of_trade or is_act_of_somebody(tokens, index, who) or _is_place_called_so(tokens, index, who):
        return None
    prefixes = [prefix for prefix in who.former_prefixes if folded.startswith(prefix) and len(folded) > len(prefix) + 3]
    starts = [folded, *(folded[len(prefix) :] for prefix in prefixes)]
    best: Role | None = None
    for start in starts:
        for words, role in who.roles.get(start, ()):
            end = index + len(words)
            if end > len(tokens) or any(taken[index:end]) or (best is not None and role.words < best.words):
                continue
            if any(_is_accented_otherwise(tokens[index + at], role, at) for at in range(len(words))):
                continue
            if len(words) > 1 and index and (is_past_verb(tokens, index, who) or is_by_name(tokens, index, taken, who)):
                continue  # "the doctor forged birth certificates"
            if all(fold(tokens[index + at].text) == words[at] for at in range(1, len(words))):
                if role.spelled == " ".join(token.lower for token in tokens[index:end]):
                    return role
                best = best or role
        if best is not None:
            return best
    return None


def _is_undergone(tokens: Sequence[Token], index: int, who: WhoWords) -> bool:
    """As in "a nurse accused of selling babies": what befell her, and no noun, where the others say "the accused"."""
    if not who.modifier_is_left or index == 0 or index + 1 >= len(tokens):
        return False
    is_tied = fold(tokens[index + 1].text) in who.words["of"] | who.words["prepositions"]
    is_noun = fold(tokens[index - 1].text) in who.words["determiners"] | who.words["possessive_mark"]
    return fold(tokens[index].text) in who.words["undergone"] and is_tied and not is_noun


def _is_accented_otherwise(token: Token, role: Role, at: int) -> bool:
    """As "pagó" for "pago": an accent may be left out in print, but is never put where none belongs."""
    written = token.lower
    if written.endswith(CONDITIONAL) and written != role.spelled.split()[at]:
        return True  # "operaría" is no "operaria"
    return (
        written[-1:] != fold(written)[-1:] and written != role.spelled.split()[at] and len(role.spelled.split()[at]) > 1
    )


def _grow(
    tokens: Sequence[Token],
    index: int,
    role: Role,
    floor: int,
    taken: Sequence[bool],
    quantities: Sequence[Quantity],
    who: WhoWords,
) -> RoleGroup:
    last = right_end(tokens, index + role.words - 1, taken, who, is_plural=role.is_plural)
    head_role = role
    head = index + role.words - 1
    ahead = _past_modifiers(tokens, last, taken, who)
    following = None if ahead >= len(tokens) or taken[ahead] else role_at(tokens, ahead, taken, who)
    if following and ahead > last + 1 and _does_it(tokens, index, role, following, who):
        following = None
    is_many = role.is_plural and role.type is EntityType.PERSON
    if following and who.modifier_is_left and last == head and not is_many:  # "police officers": the last is the head
        head_role, head = following, ahead - 1 + following.words
        last = head
    begin, quantity, determiner = left_end(tokens, index, floor, taken, quantities, who)
    name_first = begin
    while name_first < index and _is_outside_name(tokens[name_first], quantity, who):
        name_first += 1
    prefix = [fold(token.text) for token in tokens[begin : head + 1]]
    is_former = any(word in who.words["former"] for word in prefix) or _is_former_of_place(tokens, begin, taken, who)
    is_former = is_former or any(
        word.startswith(ending) and not any(len(words) == 1 for words, _ in who.roles.get(word, ()))
        for ending in who.former_prefixes
        for word in {prefix[-1], fold(tokens[index].text)}
    )
    is_body = (
        "organisation" in head_role.categories and not head_role.is_plural and determiner in who.words["female_forms"]
    )
    if is_body and head_role.type is EntityType.PERSON:  # "la policía" is the force, "un policía" one of its people
        head_role = replace(head_role, type=EntityType.ORGANISATION, unit=None)
    gender = head_role.gender or _gender_of_words(prefix, who)
    if gender == "m" and "office" in head_role.categories and determiner in who.words["female_forms"]:
        gender = "f"  # "la juez"
    is_hedged = any(word in who.words["hedges"] for word in prefix) or _is_perhaps(tokens, begin, who)
    if head_role.type is EntityType.GROUP and last + 1 < len(tokens) and _NUMBERED.fullmatch(tokens[last + 1].text):
        last += 1
    numbered = number_after(tokens, last, head_role, who)
    number, last = tokens[numbered].text if numbered > last else "", numbered
    if head_role.lemma in who.words["accused"]:  # "the first accused" is not the second
        number = number or next((word for word in prefix[:-1] if word in who.words["ordinals"]), "")
    group = RoleGroup(begin, last, head, head_role, name_first, determiner, is_hedged, is_former, quantity, gender)
    is_blamed = any(fold(t.text) in who.words["blaming"] for t in (*tokens[begin:head], *tokens[head + 1 : last + 1]))
    group = replace(group, number=number, is_blamed=is_blamed)
    return _one_of(tokens, group, taken, who)


def _is_former_of_place(tokens: Sequence[Token], begin: int, taken: Sequence[bool], who: WhoWords) -> bool:
    """As in "a former Villa Alta judge": a name stands between."""
    at = begin - 1
    while who.modifier_is_left and at >= 0 and taken[at] and tokens[at].is_capitalised:
        at -= 1
    return who.modifier_is_left and 0 <= at < begin - 1 and fold(tokens[at].text) in who.words["former"]


def _is_perhaps(tokens: Sequence[Token], begin: int, who: WhoWords) -> bool:
    """As in "podría ser la cabecilla", "believed to be the leader": what somebody only may be."""
    before = " ".join(fold(token.text) for token in tokens[max(0, begin - 3) : begin])
    return any(f" {before}".endswith(f" {phrase}") for phrase in who.words["perhaps"])


def _one_of(tokens: Sequence[Token], group: RoleGroup, taken: Sequence[bool], who: WhoWords) -> RoleGroup:
    """The group as one person, where "one of" stands before it."""
    single = _single_of(tokens, group.first, group.role, group.determiner, taken, who)
    if single is None or group.quantity is not None:
        return group
    first = group.first - 2
    return replace(
        group,
        first=first,
        role=single,
        name_first=group.head,
        determiner=fold(tokens[first].text),
        single=single.spelled,
    )


def _past_modifiers(tokens: Sequence[Token], last: int, taken: Sequence[bool], who: WhoWords) -> int:
    """Index after the words that may stand between two nouns of one name: "child trafficking gangs"."""
    at = last + 1
    while who.modifier_is_left and at < len(tokens) and at <= last + 2 and not taken[at]:
        if fold(tokens[at].text) not in who.words["between_nouns"]:
            break
        at += 1
    return at


def _does_it(tokens: Sequence[Token], index: int, role: Role, following: Role, who: WhoWords) -> bool:
    """As in "a man selling babies", "the ring smuggling migrants": who does it to those after, not their kind."""
    is_one_of_many = following.is_plural and index > 0 and tokens[index - 1].lower in who.words["indefinite"]
    is_actor = role.type in (EntityType.GROUP, EntityType.ORGANISATION)
    return following.type is EntityType.PERSON and (is_actor or is_one_of_many)


def _single_of(
    tokens: Sequence[Token], begin: int, role: Role, determiner: str | None, taken: Sequence[bool], who: WhoWords
) -> Role | None:
    """The role of one of several: "one of the women", "una de las comadronas"."""
    if (
        begin < 2
        or not role.is_plural
        or role.words != 1
        or role.type is not EntityType.PERSON
        or any(taken[begin - 2 : begin])
    ):
        return None
    is_one = tokens[begin - 2].lower in who.words["one"] and fold(tokens[begin - 1].text) in who.words["of_group"]
    if not is_one or determiner not in who.words["definite"]:
        return None
    found = [
        one
        for group in who.roles.values()
        for _, one in group
        if one.lemma == role.lemma and not one.is_plural and one.gender in {None, role.gender} and one.words == 1
    ]
    return found[0] if found else None


def _gender_of_words(words: Sequence[str], who: WhoWords) -> str | None:
    if any(word in who.words["female_forms"] for word in words):
        return "f"
    return "m" if any(word in who.words["male_forms"] for word in words) else None


def _is_outside_name(token: Token, quantity: Quantity | None, who: WhoWords) -> bool:
    folded = fold(token.text)
    is_number = quantity is not None and quantity.start <= token.start < quantity.end
    outside = who.words["determiners"] | who.words["hedges"] | who.words["others"] | who.words["strip"]
    return is_number or folded in outside or token.kind is TokenKind.NUMBER or token.lower.endswith(who.age_compounds)
