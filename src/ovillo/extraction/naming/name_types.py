"""What a run of capitalised words names, by its own words and its neighbours.

1. Titles and roles before a name are no part of it; the name of a body that stands before them is a run of its own.
2. A person needs a sign: a title, an age, a given name, a role or a verb of people beside it, or two or more words that
   the document never writes small.
3. A run that nothing but its capitals shows to be a name is weak: it stays only where the document supports it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ovillo.domain.entities import EntityType
from ovillo.extraction.naming.datelines import is_dateline, is_state_behind_town, is_street
from ovillo.extraction.naming.makes import is_make, tells_kind
from ovillo.extraction.naming.name_parts import (
    LONGEST_ACRONYM,
    LONGEST_TAIL,
    after_titles,
    goes_on_as_name,
    has_any,
    has_person_end,
    has_role_before,
    is_from_village,
    is_home_of_name,
    is_of_widow,
    is_somebodys_child,
    is_whole_role,
    opens_portfolio,
    premises_before,
)
from ovillo.extraction.naming.outlets import is_somebody_behind
from ovillo.extraction.naming.payers import payer
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import Token, TokenKind
from ovillo.extraction.words.who_words import WhoWords

LONG_ADJECTIVE = 8
_ROMAN = re.compile(r"[IVXL]{1,5}")
_NUMBER_MARK = re.compile(r"n\.?[°ºo]\.?|nros?\.?|núms?\.?|no\.", re.IGNORECASE)
"""As in "witness No. 7": no name, but which of several."""
_QUOTES = frozenset('"“”«»')


@dataclass(frozen=True, slots=True)
class NameRun:
    """A name in a sentence, with the titles and roles written before it."""

    sentence: int
    start: int
    """Index of the first token, titles included."""
    first: int
    """Index of the first token of the name itself."""
    last: int
    type: EntityType | None
    """`None` where only the rest of the document can tell."""
    words: tuple[str, ...]
    """Folded words of the name."""
    title: str | None = None
    gender: str | None = None
    is_certain: bool = False
    """Whether a title, an age or a given name shows it."""
    is_weak: bool = False
    """Whether nothing but the capitals shows that it is a name."""
    nickname: tuple[int, int] | None = None
    """First and last token of a nickname quoted inside the name."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What reading one run needs to know of the whole document."""

    who: WhoWords
    inner: frozenset[str]
    """Words that stand capitalised inside a sentence."""
    lowered: frozenset[str]
    """Words that the document also writes small."""
    surnames: frozenset[str] = frozenset()
    """Words for trades and posts that are somebody's surname in this document."""


def classify(number: int, tokens: Sequence[Token], first: int, last: int, scan: Scan) -> NameRun | None:
    """The run with what it names, `None` where it is no name."""
    who = scan.who
    whole = tuple(fold(tokens[index].text) for index in range(first, last + 1))
    polite = int(len(whole) > 1 and whole[0] in who.names["titles_male"] | who.names["titles_female"])
    is_surname = whole[polite] in scan.surnames  # "Mr. Major"
    name_first = first + polite if is_surname else after_titles(tokens, first, last, who)
    if set(whole) <= who.names["portfolios"] and opens_portfolio(tokens, first, who):
        return NameRun(number, first, first, last, EntityType.ORGANISATION, whole)  # "Secretary of Justice"
    is_none = _is_no_name(tokens, first, last, who) and not follows_alias(tokens, first, who)
    if is_none or _is_only_role(tokens, first, last, name_first, who):
        return None
    fixed = _fixed_type(tokens, first, last, whole, who)
    if fixed is not None:
        return NameRun(number, first, first, last, _as_gang(fixed, whole, who), whole)
    if (
        name_first > last
        or not tokens[name_first].is_capitalised
        or _is_titled_wrongly(tokens, first, last, name_first, who)
    ):
        return None
    words = tuple(fold(tokens[index].text) for index in range(name_first, last + 1))
    kind, is_certain = _person_or_other(tokens, first, name_first, last, scan)
    kind = _as_gang(kind, words, who)
    gender = _title_gender(tokens[first:name_first], who)
    if kind is EntityType.PERSON or kind is None:
        gender = gender or who.gender_of_name(tokens[name_first].text)
    title = " ".join(token.text for token in tokens[first:name_first]) if name_first > first else None
    is_weak = kind is None and _is_weak(tokens, name_first, last, scan)
    return NameRun(number, first, name_first, last, kind, words, title, gender, is_certain, is_weak)


def _as_gang(kind: EntityType | None, words: Sequence[str], who: WhoWords) -> EntityType | None:
    """As in "the Sinaloa Cartel": a band of people, which nobody works for and which detains nobody."""
    is_gang = kind is EntityType.ORGANISATION and bool(set(words) & who.names["gangs"])
    return EntityType.GROUP if is_gang else kind


def _is_no_name(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    """A letter, a Roman numeral, a nationality, or only words that name nobody."""
    text = tokens[first].text
    if _NUMBER_MARK.fullmatch(text) and all(tokens[n].kind is TokenKind.NUMBER for n in range(first + 1, last + 1)):
        return True
    if first == last and first and fold(text) in who.names["never"] and fold(tokens[first - 1].text) in who.words["of"]:
        return True  # "in April"
    if tells_kind(tokens, first, last, who):
        return True
    if first == last and fold(text) in who.names["corps"] and has_role_before(tokens, first, who):
        return True  # "el comandante PNP Beto Rojo": part of the rank
    if fold(tokens[last].text) in who.names["laws"] and fold(tokens[first].text) not in who.names["organisation_heads"]:
        return True  # "the Juvenile Justice Act"
    is_mark = len(text.rstrip(".")) == 1 or _ROMAN.fullmatch(text) is not None or fold(text) in who.names["demonyms"]
    return (first == last and is_mark) or all(_is_empty(tokens[index], who) for index in range(first, last + 1))


def _is_only_role(tokens: Sequence[Token], first: int, last: int, name_first: int, who: WhoWords) -> bool:
    """A role without a name, or with a complement: "Procurador General de la República", "Police Special Assistant"."""
    if fold(tokens[first].text) in who.names["organisation_heads"]:
        return is_whole_role(tokens, first, last, who)
    links = who.names["particles"] | who.words["of"]
    if name_first > last or is_of_widow(tokens, name_first, last, who):  # "Sra. Vda. de Ríos"
        return name_first > last
    return name_first > first and tokens[name_first].lower in links


def _is_titled_wrongly(tokens: Sequence[Token], first: int, last: int, name_first: int, who: WhoWords) -> bool:
    """Something that is no name after a title: "Traffickers Sentenced", "Comandante Departamental"."""
    word = fold(tokens[name_first].text)
    if name_first == first or who.is_given(word):
        return False
    if _is_plural_role(tokens[name_first - 1], who):
        return True
    is_lone = name_first == last and not who.modifier_is_left
    return is_lone and len(word) >= LONG_ADJECTIVE and word.endswith(who.modifier_suffixes)


def _is_plural_role(token: Token, who: WhoWords) -> bool:
    return any(role.is_plural and len(words) == 1 for words, role in who.roles.get(fold(token.text), ()))


def _fixed_type(
    tokens: Sequence[Token], first: int, last: int, whole: tuple[str, ...], who: WhoWords
) -> EntityType | None:
    """What the words of the run settle by themselves."""
    if whole in who.place_phrases.get(whole[0], ()) or (len(whole) == 1 and whole[0] in who.names["places"]):
        return EntityType.PLACE
    if is_state_behind_town(tokens, first, whole, who) or is_street(tokens, first, whole, who):
        return EntityType.PLACE
    if set(whole) & who.names["organisation_heads"] and not has_person_end(tokens, first, last, who):
        return EntityType.ORGANISATION
    if is_make(tokens, first, who):
        return EntityType.VEHICLE
    is_saint = whole[0] in who.names["saints"] and len(whole) > 1 and not set(whole) & who.names["organisation_heads"]
    if is_saint and not has_person_end(tokens, first, last, who):  # "San Diego County District Attorney Ana Paz"
        return EntityType.PLACE
    if is_dateline(tokens, first, last, who):
        return EntityType.PLACE
    is_outlet = bool(set(whole) & who.names["outlet_words"]) and not who.is_given(whole[0])
    is_person = has_age(tokens, last, who) or is_somebody_behind(tokens, last, who)
    return EntityType.ORGANISATION if is_outlet and not (len(whole) > 1 and is_person) else None


def _is_empty(token: Token, who: WhoWords) -> bool:
    folded = fold(token.text)
    if token.is_capitalised and not who.is_given(folded):
        return folded in who.names["never"] or folded in who.names["demonyms"]
    return not token.is_capitalised


def _is_weak(tokens: Sequence[Token], first: int, last: int, scan: Scan) -> bool:
    words = [tokens[index] for index in range(first, last + 1) if tokens[index].is_capitalised]
    folded = [fold(token.text) for token in words]
    if len(words) > 1:
        if any(token.text[-1] == "º" or token.lower in scan.who.names["never"] for token in words):
            return True
        return all(token.text.isupper() and len(token.text) > 1 for token in words)
    is_common = folded[0] in scan.lowered or folded[0] not in scan.inner
    is_quoted = first > 0 and last + 1 < len(tokens) and {tokens[first - 1].text, tokens[last + 1].text} <= _QUOTES
    return (is_common and not is_quoted) or folded[0].endswith(scan.who.common_suffixes)


def _title_gender(titles: Sequence[Token], who: WhoWords) -> str | None:
    folded = {fold(token.text) for token in titles}
    if folded & who.names["titles_female"]:
        return "f"
    return "m" if folded & who.names["titles_male"] else None


def _person_or_other(
    tokens: Sequence[Token], start: int, first: int, last: int, scan: Scan
) -> tuple[EntityType | None, bool]:
    who = scan.who
    if last > first and not who.modifier_is_left and fold(tokens[first].text) in who.names["body_adjectives"]:
        return EntityType.ORGANISATION, False  # "director Nacional de Fiscalías"
    is_one = bool(first) and last > first and fold(tokens[first - 1].text) in who.words["one_named"]  # "one Ana Quilla"
    is_somebody = is_one or has_role_before(tokens, first, who) or follows_alias(tokens, first, who)
    is_somebody = is_somebody or is_of_widow(tokens, first, last, who) or _is_identified_as(tokens, first, last, who)
    is_somebody = is_somebody or is_from_village(tokens, first, who) or is_somebodys_child(tokens, first, last, who)
    if first > start or has_age(tokens, last, who) or is_somebody or _is_beside_kin_mark(tokens, first, last, who):
        return EntityType.PERSON, True
    capitals = [tokens[index] for index in range(first, last + 1) if tokens[index].is_capitalised]
    kind = premises_before(tokens, first, who) or _kind_by_ends(capitals, who)
    shown = kind or payer(tokens, first, last, who, scan.lowered)
    if shown is not None:
        return shown, False
    previous = fold(tokens[first - 1].text) if first else ""
    before = fold(tokens[first - 2].text) if first > 1 else ""
    is_given = who.is_given(tokens[first].text)
    if previous in who.words["case_nouns"] and not (is_given and len(capitals) > 1):
        return EntityType.ORGANISATION, False
    is_of_place = previous in who.words["of_group"] and before in who.names["place_nouns"] | who.words["dwellers"]
    is_in_place = (_is_before_place(tokens, last, who) and not is_given) or _is_lone_place(tokens, first, last, who)
    is_in_place = is_in_place or (not is_given and _is_town_of_body(tokens, first, last, who))
    if previous in who.names["place_nouns"] or is_of_place or is_in_place:
        return EntityType.PLACE, False
    is_titled_work = fold(tokens[first].text) in who.words["outlet_articles"] and len(capitals) > 1
    if len(capitals) > 1 and not is_titled_work and _is_spelled_as_person(capitals, who):
        return EntityType.PERSON, True
    has_place_head = len(capitals) > 1 and has_any(tokens, first, last, who, "place_heads")
    is_kind_told = (
        who.modifier_is_left and last + 1 < len(tokens) and tokens[last + 1].lower in who.names["place_nouns"]
    )
    is_place = previous in who.names["place_prepositions"] or has_place_head or is_kind_told  # "of Thimble village"
    if before in who.names["place_nouns"] or is_place:
        return EntityType.PLACE, False
    verb_behind = {fold(token.text) for token in tokens[1:2]} & who.words["outlet_verbs"]
    is_outlet = first == last == 0 and not is_given and bool(verb_behind)
    inner = {token.lower for token in tokens[first : last + 1] if not token.is_capitalised}
    is_tied = len(capitals) > 1 and bool(inner - who.names["inner_articles"])  # not "Karima el Fassi"
    if is_titled_work or is_outlet or (is_tied and not is_given):
        return EntityType.ORGANISATION, False
    if is_given or _is_beside_person_word(tokens, first, last, who):
        is_home = not is_given and len(capitals) == 1 and is_home_of_name(tokens, first, who)
        return EntityType.PLACE if is_home else EntityType.PERSON, False
    return _unknown(capitals, previous, before, scan), False


def _is_identified_as(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    """As in "a suspect identified as X", "un sujeto identificado como X": one word right behind somebody unnamed."""
    phrases = who.phrases["identified_as"] if first == last else {}
    begin = next((at for at in range(max(1, first - 6), first) if phrase_at(tokens, at, phrases) == first - at), 0)
    roles = who.roles.get(fold(tokens[begin - 1].text), ()) if begin else ()
    return any(len(words) == 1 and role.type is EntityType.PERSON and not role.is_plural for words, role in roles)


def _is_beside_kin_mark(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    """As in "X s/o Y"."""
    around = {token.lower for token in (*tokens[max(0, first - 1) : first], *tokens[last + 1 : last + 2])}
    return bool(around & (who.words["kin_marks"] | who.words["spouse_marks"]))


def _kind_by_ends(capitals: Sequence[Token], who: WhoWords) -> EntityType | None:
    """What the first or the last word says: "Villa X", "X Nacional", letters."""
    first, last = capitals[0].text, capitals[-1].text
    if len(capitals) > 1 and fold(first) in who.names["place_heads"] and not who.is_given(first):
        return EntityType.PLACE
    if len(capitals) > 1 and fold(last) in who.names["body_adjectives"]:
        return EntityType.ORGANISATION
    is_county = len(capitals) > 1 and who.modifier_is_left and fold(last) in who.names["counties"]
    if is_county:
        return EntityType.PLACE  # "Prince Jorge's County"
    if len(capitals) > 1 and fold(first) in who.names["areas"] and not who.is_given(first):
        return EntityType.ORGANISATION  # "Seguridad Ciudadana"
    is_letters = len(capitals) == 1 and first.isupper() and 2 <= len(first) <= LONGEST_ACRONYM
    return EntityType.ORGANISATION if is_letters else None


def _is_before_place(tokens: Sequence[Token], last: int, who: WhoWords) -> bool:
    """As in "Villa Ovillo, Peru": a comma, then a known place."""
    if last + 2 >= len(tokens) or tokens[last + 1].text != ",":
        return False
    word = fold(tokens[last + 2].text)
    is_place = (
        tokens[last + 2].is_capitalised and word in who.names["places"] and not goes_on_as_name(tokens, last + 3, who)
    )
    follows = tuple(fold(token.text) for token in tokens[last + 2 : last + 5])
    return is_place or any(phrase == follows[: len(phrase)] for phrase in who.place_phrases.get(word, ()))


def _is_town_of_body(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    """As in "the General Hospital, Aba, was": one word between commas after the name of a body."""
    if first != last or first < 2 or last + 1 >= len(tokens) or tokens[first].text.isupper():
        return False
    body = tokens[first - 2]
    is_apart = tokens[first - 1].text == "," and tokens[last + 1].text in {",", "."}
    return is_apart and body.is_capitalised and fold(body.text) in who.names["organisation_heads"]


def _is_lone_place(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    """A given name alone that is a town here: "of Troy, New York"."""
    is_after_link = first > 0 and fold(tokens[first - 1].text) in who.words["of"]
    return first == last and is_after_link and _is_before_place(tokens, last, who)


def _is_spelled_as_person(capitals: Sequence[Token], who: WhoWords) -> bool:
    """A given name first or second, or after two surnames; or a last name cut to its initial."""
    given = [who.is_given(token.text) for token in capitals]
    if any(given[:2]) and (given[0] or len(capitals) > 2 or not given[-1]):
        return True
    if 3 <= len(capitals) <= LONGEST_TAIL and any(given[2:]):
        return True
    return len(capitals) == 2 and len(capitals[1].text) == 2 and capitals[1].text[1] == "."


def follows_alias(tokens: Sequence[Token], first: int, who: WhoWords) -> bool:
    """As in "alias X", "alias «X»": what somebody is called whom nothing else names."""
    at = first - 1
    at -= at >= 0 and tokens[at].text in _QUOTES
    return at >= 0 and fold(tokens[at].text) in who.words["alias_words"]


def _is_beside_person_word(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    if first and fold(tokens[first - 1].text) in who.words["surnamed"]:
        return True
    if _is_kin_of(tokens, first, last, who):
        return True
    return last + 1 < len(tokens) and fold(tokens[last + 1].text) in who.words["person_verbs"]


def _is_kin_of(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    """As in "the lawyer of X", "X's wife"."""
    if first > 1 and fold(tokens[first - 1].text) in who.words["of_group"]:
        is_any = first > 2 and first == last and fold(tokens[first - 3].text) in who.words["indefinite"]
        return _has_kin_noun(tokens[first - 2], who) and not (is_any and not who.is_given(tokens[first].text))
    is_possessive = last + 2 < len(tokens) and tokens[last + 1].lower in who.words["possessive_mark"]
    return is_possessive and _has_kin_noun(tokens[last + 2], who)


def _has_kin_noun(token: Token, who: WhoWords) -> bool:
    for words, role in who.roles.get(fold(token.text), ()):
        if len(words) == 1 and (
            role.categories & {"partner", "relative"} or role.lemma in who.words["works_for_client"]
        ):
            return True
    return False


def _unknown(capitals: Sequence[Token], previous: str, before: str, scan: Scan) -> EntityType | None:
    who = scan.who
    kinds = {role.type for words, role in who.roles.get(previous, ()) if len(words) == 1}
    if kinds and EntityType.PERSON not in kinds:
        return EntityType.ORGANISATION
    if previous in who.words["determiners"]:
        return EntityType.ORGANISATION
    behind = {role.type for words, role in who.roles.get(before, ()) if len(words) == 1}
    led = {category for words, role in who.roles.get(before, ()) if len(words) == 1 for category in role.categories}
    if previous in who.words["of_group"] and led & {"leader"} and not led & {"office", "relative", "partner", "member"}:
        return EntityType.ORGANISATION
    if previous in who.words["of_group"] and behind & {EntityType.PLACE, EntityType.ORGANISATION}:
        return EntityType.PLACE
    if len(capitals) > 1 and any(fold(token.text) in scan.lowered for token in capitals):
        return EntityType.ORGANISATION
    return None


def has_age(tokens: Sequence[Token], last: int, who: WhoWords) -> bool:
    """As in "X, 53," "X (53)", "X, aged 53", "X, de 53 años"."""
    follows = tokens[last + 1 : last + 5]
    if len(follows) < 3 or follows[0].text not in {",", "("}:
        return False
    at = 1 if follows[1].lower not in who.words["age_before"] else 2
    if at >= len(follows) or follows[at].kind is not TokenKind.NUMBER or not _is_age(follows[at].text):
        return False
    closing = follows[at + 1].text if at + 1 < len(follows) else ","
    if fold(closing) in who.words["month_words"]:
        return False
    is_plain = at == 1 or who.modifier_is_left
    closers = who.words["age_after"] | who.words["and"]
    return (is_plain and closing in {",", ")", ".", ";"}) or closing.lower() in closers


def _is_age(text: str) -> bool:
    return text.isdigit() and len(text) <= 2 and int(text) > 0
