"""Where titles, bodies and places end and a name begins inside a run of capitalised words.

1. Titles and roles before a name are no part of it.
2. The name of a body, a ministry or a place that an office belongs to is a run of its own.
3. "Viuda de" and a surname behind a name are part of it, also where no given name stands before them.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Token, TokenKind
from ovillo.extraction.words.who_words import Role, WhoWords

LONGEST_TAIL = 5
LONGEST_ACRONYM = 8
LONGEST_BODY = 10
_LONGEST_PERSON = 4


def has_any(tokens: Sequence[Token], first: int, last: int, who: WhoWords, key: str) -> bool:
    """Whether one of these tokens is in the list of that name."""
    return any(fold(tokens[index].text) in who.names[key] for index in range(first, last + 1))


def has_person_end(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    """As in "City Police Department Detective David Mills": a role after the organisation, then a name."""
    name_first = after_titles(tokens, first, last, who)
    return (
        first < name_first <= last
        and last - name_first < LONGEST_TAIL - 1
        and tokens[name_first].is_capitalised
        and not has_any(tokens, name_first, last, who, "organisation_heads")
    )


def without_former(folded: str, who: WhoWords) -> str:
    """As "mayor" of "ex-mayor", where the whole is no word for a role of its own."""
    prefix = next((p for p in who.former_prefixes if p.endswith("-") and folded.startswith(p)), "")
    return folded if folded in who.roles else folded.removeprefix(prefix)


def after_titles(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> int:
    """Index of the token after the last title or capitalised role of the run."""
    titles = who.names["titles"] | who.names["titles_male"] | who.names["titles_female"]
    heads, bodies = who.names["court_heads"], who.names["organisation_heads"]
    after = first
    for index in range(first, last + 1):
        folded = fold(tokens[index].text)
        is_short = tokens[index].text[:2].isupper() and not tokens[last].text.isupper()
        is_given = who.is_given(tokens[index].text) and not is_short
        if index > first and not tokens[index - 1].is_capitalised and fold(tokens[first].text) in heads:
            continue  # "Juzgado de Mayor Riesgo"
        if index > first and not who.modifier_is_left and fold(tokens[index - 1].text) in bodies:
            continue  # "Hospital General San Ovillo"
        if is_surname_at(tokens, after, index, last, who) or is_widow_mark(tokens, first, index, last, who):
            continue
        is_initial = len(folded.rstrip(".")) == 1 and after < index  # "Sergio D. Ficticio"
        if folded in titles and not (is_given and index > first) and not is_initial:
            after = index + 1
        plain = without_former(folded, who)
        for words, role in who.roles.get(plain, ()):
            if role.type is not EntityType.PERSON or is_given or not _is_title_role(role, words, who):
                continue
            if index > first and "organisation" in role.categories and not tokens[index - 1].is_capitalised:
                continue  # "la Delegación de la Policía Federal": a body
            if index == first > 1 and set(words) & bodies and fold(tokens[first - 2].text) in who.words["of_group"]:
                continue  # "un agente de la Policía Federal X"
            end = index + len(words) - 1
            if end <= last and (plain, *(fold(token.text) for token in tokens[index + 1 : end + 1])) == words:
                after = max(after, end + 1)
                break
    is_place = after > first and all(fold(t.text) in who.names["place_heads"] for t in tokens[after : last + 1])
    is_place = is_place and after <= last  # "Baker Street", "Model Town"
    return first if is_place or _is_body_part(tokens, after, last, who) else after


def is_whole_role(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    """Whether the run is the noun of a post of more than one word: "Police Commissioner"."""
    whole = tuple(fold(token.text) for token in tokens[first : last + 1])
    roles = who.roles.get(whole[0], ()) if first < last and who.modifier_is_left else ()  # "la Guardia Civil" is none
    return any(words == whole and role.type is EntityType.PERSON for words, role in roles)


def is_widow_mark(tokens: Sequence[Token], first: int, index: int, last: int, who: WhoWords) -> bool:
    """As "Vda." in "Torres Vda. de Ríos": behind a name, before "de" and the surname of the husband."""
    if not first < index < last - 1 or fold(tokens[index].text) not in who.names["widow_marks"]:
        return False
    is_behind = tokens[index - 1].is_capitalised and fold(tokens[index - 1].text) not in who.roles
    return is_behind and tokens[index + 1].lower in who.names["particles"]


def is_of_widow(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    """Whether the run is a name with "viuda de" in it, or the whole of one: "la Vda. de Ríos"."""
    is_begun = last > first + 1 and fold(tokens[first].text) in who.names["widow_marks"]
    if is_begun and tokens[first + 1].lower in who.names["particles"]:
        return True
    return any(is_widow_mark(tokens, first, index, last, who) for index in range(first + 1, last))


def is_somebodys_child(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    """Whether the run is a name with "bin" or "von" in it, in small letters between two in capitals."""
    marks = who.names["parent_marks"]
    inside = range(first + 1, last)
    return any(tokens[at].text in marks and tokens[at - 1].is_capitalised for at in inside)


def _may_be_given(tokens: Sequence[Token], first: int, index: int, who: WhoWords) -> bool:
    """As "Dorotea" in "rescató a Dorotea Dueñas Perca": a word that is nothing else, amid a sentence, after no article.

    Where the sentence begins with it, only before what would be several people: "Dorotea Dueñas Perca fue rescatada".

    Nobody brings a post in behind another word in capitals: "a Fiscal Superior Jefe Perca" begins with one.
    """
    before = tokens[first - 1] if first else None
    roles = [role for whole, role in who.roles.get(fold(tokens[index].text), ()) if len(whole) == 1]
    if before is None:
        is_amid = bool(roles) and all(role.is_plural for role in roles)
    else:
        is_amid = before.kind is TokenKind.WORD and not before.is_capitalised and before.lower not in {"al", "del"}
        is_amid = is_amid and fold(before.text) not in who.words["articles"]
    if who.modifier_is_left or not is_amid:
        return False
    words = {fold(token.text) for token in tokens[first:index]}
    kinds = ("titles", "titles_male", "titles_female", "places", "common", "never")
    is_other = any(words & who.names[kind] for kind in kinds) or any(word in who.roles for word in words)
    return not is_other and not any(token.text.isupper() for token in tokens[first:index])


def is_surname_at(tokens: Sequence[Token], first: int, index: int, last: int, who: WhoWords) -> bool:
    """As "Herrera" in "Saúl Herrera Llosa", "Bishop" in "Emma Bishop": a trade or post right behind given names.

    Another given name after it makes it a title ("Victoria Police Inspector Ana Rojo"); in English so does any name.
    """
    before, after = tokens[first:index], [fold(token.text) for token in tokens[index + 1 : last + 1]]
    heads = who.names["organisation_heads"] | who.names["bodies"] | who.names["place_heads"]
    is_named = bool(before) and (who.is_given(before[0].text) or _may_be_given(tokens, first, index, who))
    is_behind = is_named and tokens[index].is_capitalised
    if not is_behind or not all(token.is_capitalised and fold(token.text) not in heads for token in before):
        return False
    is_place = who.modifier_is_left and all(fold(token.text) in who.names["places"] for token in before)
    is_titled = any(who.is_given(word) or word in heads for word in after)
    is_closed = not who.modifier_is_left or all(word in who.roles for word in after)
    return is_closed and not is_place and not is_titled


def surnames_in(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> frozenset[str]:
    """The words of a run that are trades or posts elsewhere and surnames here."""
    begin = after_titles(tokens, first, last, who)
    places = (at for at in range(begin + 1, last + 1) if is_surname_at(tokens, begin, at, last, who))
    return frozenset(word for at in places if (word := fold(tokens[at].text)) in who.roles)


def _is_body_part(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    """As in "Policía Federal Argentina", "Fiscal Especializada": an adjective of a body, nobody's name."""
    if who.modifier_is_left or first > last:
        return False
    word = fold(tokens[first].text)
    return word in who.names["body_adjectives"] or (first == last and word in who.names["demonyms"])


def _is_title_role(role: Role, words: tuple[str, ...], who: WhoWords) -> bool:
    """Whether the noun may stand as a title: a post, a trade, a part in a trial; not "child"."""
    heads = set(words) & who.names["organisation_heads"]
    is_post = "office" in role.categories and words[-1] not in heads  # "home secretary"
    if heads and not is_post and (len(words) == 1 or heads - who.names["bodies"]):
        return False
    return role.categories != {"person"} or role.lemma in who.words["accused"]


def person_tail(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> int:
    """Where a person begins after the name of a body, `first` where none does: "City Police Detective X"."""
    portfolio = _end_of_portfolio(tokens, first, last, who)
    if portfolio > first:
        return portfolio
    name_first = after_titles(tokens, first, last, who)
    if first < name_first <= last and has_person_end(tokens, first, last, who):
        return _after_body(tokens, first, name_first, who)
    place = _end_of_place(tokens, first, last, who)
    if place > first:
        return place
    for index in range(first + 1, last):
        is_followed = tokens[index + 1].is_capitalised or tokens[index + 1].lower in who.names["particles"]
        if not who.is_given(tokens[index].text) or not is_followed:
            continue
        if last - index >= LONGEST_TAIL or has_any(tokens, index, last, who, "organisation_heads"):
            continue
        before = tokens[index - 1]
        if _belongs_to_body(tokens, index, who):
            continue
        if _is_after_place(tokens, first, index, who):
            return index
        is_short = index - first == 1 and is_acronym(before) and fold(before.text) not in who.names["place_heads"]
        is_short = is_short and not (who.is_given(before.text) and tokens[last].text.isupper())  # "ANA ROSA ROJO"
        is_body = before.is_capitalised and fold(tokens[first].text) in who.names["bodies"]
        if is_short or is_body:
            return index
    return _after_chamber(tokens, first, last, who)


def _belongs_to_body(tokens: Sequence[Token], index: int, who: WhoWords) -> bool:
    """As "Segundo" in "Juzgado Segundo de Familia", "Rosa" in "Hospital Santa Rosa": a word of its name."""
    before = fold(tokens[index - 1].text)
    is_number = before in who.names["court_heads"] and fold(tokens[index].text) in who.names["court_adjectives"]
    return is_number or before in who.names["saints"]


def _after_chamber(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> int:
    """As in "el exletrado de la Sala Plena | Elmo Ficticio": two words of no body behind a court and its adjective."""
    if who.modifier_is_left or first < 3 or fold(tokens[first].text) not in who.names["court_heads"]:
        return first
    at = first + 1
    while at <= last and fold(tokens[at].text) in who.names["body_adjectives"] | who.names["court_adjectives"]:
        at += 1
    words = [fold(token.text) for token in tokens[at : last + 1]]
    links = who.words["of"] | who.words["articles"] | who.words["contracted"]
    office = next((fold(t.text) for t in reversed(tokens[:first]) if fold(t.text) not in links), "")
    nouns = {office, *(office.removeprefix(prefix) for prefix in who.former_prefixes)}
    other = who.names["bodies"] | who.names["organisation_heads"] | who.names["places"] | who.names["place_heads"]
    other |= who.names["saints"] | who.names["demonyms"] | who.names["particles"] | set(who.roles)
    is_post = any(role.type is EntityType.PERSON for noun in nouns for _, role in who.roles.get(noun, ()))
    is_name = 1 < len(words) < _LONGEST_PERSON and all(token.is_capitalised for token in tokens[at : last + 1])
    return at if at > first + 1 and is_post and is_name and not set(words) & other else first


def _is_after_place(tokens: Sequence[Token], first: int, index: int, who: WhoWords) -> bool:
    """As in "el presidente de Perú | Ana Rojo": a place or a ministry that an office belongs to, then a name."""
    words = tuple(fold(token.text) for token in tokens[first:index])
    if not first or fold(tokens[first - 1].text) not in who.words["of_group"] | who.words["prepositions"]:
        return False
    if set(words) <= who.names["bodies"] | who.names["particles"]:
        return True
    is_other = who.is_given(tokens[first].text) or words[0] in who.names["saints"]
    if not is_other and " ".join(words) in who.names["countries"]:
        return True  # "the envoy for Iran | Max Tale"
    links = who.words["seat_links"] | who.words["of_group"]
    is_seat = fold(tokens[first - 1].text) in links and not who.modifier_is_left
    is_seat = is_seat and (words in who.place_phrases.get(words[0], ()) or set(words) <= who.names["places"])
    return not is_other and (is_seat or _is_of_office(tokens, first, who))  # "residentes en Perú | Ana Rojo"


def _end_of_portfolio(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> int:
    """Where a name begins after the field of an office, `first` where none does: "Minister for Home Affairs | X"."""
    index = first
    while index <= last and fold(tokens[index].text) in who.names["portfolios"]:
        index += 1
    is_name = first < index < last and tokens[index].is_capitalised and tokens[index + 1].is_capitalised
    return index if is_name and opens_portfolio(tokens, first, who) else first


def opens_portfolio(tokens: Sequence[Token], first: int, who: WhoWords) -> bool:
    """Whether this word says what an office is for: "Minister for | Home", "Secretary of | Justice"."""
    if first < 2 or fold(tokens[first].text) not in who.names["portfolios"] or not tokens[first].is_capitalised:
        return False
    links = who.words["of_group"] | who.words["prepositions"]
    office = fold(tokens[first - 2].text)
    words = {office.removeprefix(prefix) for prefix in ("", *who.former_prefixes)}
    is_office = any("office" in role.categories for word in words for _, role in who.roles.get(word, ()))
    is_next = fold(tokens[first - 1].text) in who.words["and"] and opens_portfolio(tokens, first - 2, who)
    return is_next or (is_office and fold(tokens[first - 1].text) in links)


def _end_of_place(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> int:
    """Where a name begins after the place of an office, `first` where none does: "el presidente de Perú | Ana Rojo"."""
    if not _is_of_office(tokens, first, who):
        return first
    for size in (3, 2, 1):
        words = tuple(fold(token.text) for token in tokens[first : first + size])
        is_place = words in who.place_phrases.get(words[0], ()) or (size == 1 and words[0] in who.names["places"])
        is_given = size == 1 and who.is_given(words[0]) and not who.is_given(tokens[first + size].text)
        if (
            is_place
            and not is_given  # "la Unidad de Santiago Rojo": of a person
            and first + size < last
            and all(tokens[at].is_capitalised for at in (first + size, first + size + 1))
        ):
            return first + size
    return first


def _is_of_office(tokens: Sequence[Token], first: int, who: WhoWords) -> bool:
    """Whether the noun of an office and "of" stand before this token."""
    if not first or fold(tokens[first - 1].text) not in who.words["of_group"]:
        return False
    begin = first - 1
    while begin > 0 and first - begin < LONGEST_BODY and _is_in_body(tokens[begin], who):
        begin -= 1
    back = [fold(token.text) for token in tokens[max(0, min(begin, first - 4)) : first - 1]]
    words = [word.removeprefix(prefix) for word in back for prefix in ("", *who.former_prefixes)]
    return any("office" in role.categories for word in words for _, role in who.roles.get(word, ()))


def _is_in_body(token: Token, who: WhoWords) -> bool:
    """Whether the word may stand in the name of a body, so that the office is before it: "juez de la Corte de X"."""
    links = who.words["of"] | who.words["articles"] | who.names["particles"]
    return token.kind is TokenKind.WORD and (token.is_capitalised or fold(token.text) in links)


def _after_body(tokens: Sequence[Token], first: int, name_first: int, who: WhoWords) -> int:
    """Index after the name of a body that stands before a title: "Trafficking Unit | Social Worker X"."""
    if fold(tokens[first].text) in who.words["modifiers"] and fold(tokens[first].text) in who.words["ranks"]:
        return first
    heads = [
        at
        for at in range(first + 1, name_first - 1)
        if fold(tokens[at].text) in who.names["organisation_heads"] - who.names["court_heads"]
    ]
    if heads and not starts_role(tokens, heads[-1], name_first, who):
        return heads[-1] + 1
    return first + 1 if is_acronym(tokens[first]) and name_first - first > 1 else first


def starts_role(tokens: Sequence[Token], index: int, name_first: int, who: WhoWords) -> bool:
    """Whether a title of more than one word begins here: "Police Officer"."""
    for words, role in who.roles.get(fold(tokens[index].text), ()):
        fits = len(words) > 1 and role.type is EntityType.PERSON and index + len(words) <= name_first
        if fits and tuple(fold(token.text) for token in tokens[index : index + len(words)]) == words:
            return True
    return False


def is_acronym(token: Token) -> bool:
    return (
        token.text.isupper()
        and 2 < len(token.text) <= LONGEST_ACRONYM
        and token.kind is TokenKind.WORD
        and "." not in token.text
    )


def is_home_of_name(tokens: Sequence[Token], first: int, who: WhoWords) -> bool:
    """As in "Ana Quilla of Thimble who": one word behind a name and "of"."""
    if not who.modifier_is_left or first < 3 or fold(tokens[first - 1].text) not in who.words["of_group"]:
        return False
    before = tokens[first - 3 : first - 1]
    heads = who.names["organisation_heads"] | who.names["bodies"]
    return all(t.is_capitalised and fold(t.text) not in heads and fold(t.text) not in who.roles for t in before)


def has_role_before(tokens: Sequence[Token], first: int, who: WhoWords) -> bool:
    """Whether the noun of a person stands directly before: "la enfermera X"."""
    if not first or _ends_premises(tokens, first, who):
        return False
    for _, role in who.roles.get(fold(tokens[first - 1].text), ()):
        if role.words == 1 and role.spelled == tokens[first - 1].lower:
            return role.type is EntityType.PERSON
    return False


def goes_on_as_name(tokens: Sequence[Token], at: int, who: WhoWords) -> bool:
    """As in "Ana Quilla, Berlín Ojeda": a further capitalised word, no noun of a place, makes a longer name."""
    after = tokens[at] if at < len(tokens) else None
    is_word = after is not None and after.kind is TokenKind.WORD and after.is_capitalised
    return is_word and after is not None and fold(after.text) not in who.names["place_nouns"] | who.names["counties"]


def premises_before(tokens: Sequence[Token], first: int, who: WhoWords) -> EntityType | None:
    """As in "la empresa X", "el bar Y", "el centro de salud Z": what stands right before says that the name is its."""
    if who.modifier_is_left or not first or tokens[first - 1].is_capitalised:
        return None
    if _ends_premises(tokens, first, who):
        return EntityType.ORGANISATION
    word = fold(tokens[first - 1].text)
    if word not in who.words["led_bodies"] | who.names["seated_heads"]:
        return None
    kinds = (role.type for words, role in who.roles.get(word, ()) if len(words) == 1 and not role.is_plural)
    return next((kind for kind in kinds if kind in (EntityType.ORGANISATION, EntityType.PLACE)), None)


def _ends_premises(tokens: Sequence[Token], first: int, who: WhoWords) -> bool:
    """As in "la posta médica X": no doctor's name."""
    before = [fold(token.text) for token in tokens[max(0, first - _LONGEST_PREMISES) : first]]
    return any(" ".join(before[at:]) in who.words["premises"] for at in range(len(before)))


_LONGEST_PREMISES = 3
"""Tokens of "centro de salud"."""


def is_from_village(tokens: Sequence[Token], first: int, who: WhoWords) -> bool:
    """As in "health worker of Lindon village Ana Quilla": the noun of a place has its name before it."""
    if (
        not who.modifier_is_left
        or first < _FROM_VILLAGE
        or fold(tokens[first - 1].text) not in who.names["place_nouns"]
    ):
        return False
    begin = first - 2
    while begin > 1 and tokens[begin].is_capitalised:
        begin -= 1
    is_of = begin < first - 2 and fold(tokens[begin].text) in who.words["of"]
    return is_of and has_role_before(tokens, begin, who)


_FROM_VILLAGE = 4
"""Tokens of "worker of Lindon village"."""
