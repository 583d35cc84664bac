"""Where bodies, premises and gangs are, and whence people without a name: "a clinic in Villa X", "dos médicos de X".

1. A preposition or a phrase for a seat follows the noun at once, and only words for a kind of place stand before the
   name of the place: "in the southern town of X".
2. Authorities, courts and offices without a name of their own are not looked for: that police are in a town is no news.
3. Whoever is "from" a country has its nationality; whoever is from a town is told to be there. Nobody is where they are
   taken from.
"""

from collections.abc import Iterator, Mapping, Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import Value
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.groups.ties import FactDraft
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import BlockKind, Sentence, Token, TokenKind
from ovillo.extraction.words.who_words import WhoWords

_SEATED = frozenset({EntityType.ORGANISATION, EntityType.GROUP, EntityType.PLACE})
_LONGEST_LINK = 6
"""Tokens between the preposition and the name of the place."""
_MOVED_BACK = 6
"""Tokens before a group in which a verb of moving makes "from" its own."""
_MARKS = frozenset({",", "("})
_ENDS = frozenset({",", ".", ";", ")"})
_BASED = "-based"

Places = Mapping[tuple[str, ...], Draft]
"""The places that the document names, by folded words."""


def known_places(slots: Sequence[Sequence[Slot]]) -> dict[tuple[str, ...], Draft]:
    """Every place that a name in these sentences is."""
    found: dict[tuple[str, ...], Draft] = {}
    for row in slots:
        for slot in row:
            if slot.run is not None and slot.draft.root.type is EntityType.PLACE and slot.role is None:
                found.setdefault(slot.run.words, slot.draft.root)
    return found


def read_seats(
    sentence: Sentence, row: Sequence[Slot], index: int, places: Places, who: WhoWords
) -> Iterator[FactDraft]:
    """The seat or home that stands right after this group, inside it or before it."""
    slot = row[index]
    if slot.draft.root.level is NameLevel.ROLE and sentence.block.kind in {BlockKind.HEADLINE, BlockKind.CAPTION}:
        return  # in a headline "in X" is where the act was
    if slot.draft.root.type is EntityType.PERSON or _is_couple(slot):
        yield from _homes(sentence, row, slot, who)
        if slot.role is not None and slot.run is None and sentence.block.kind is BlockKind.PARAGRAPH:
            for place, first, last in _based(sentence, slot, places, who):  # "a Lagos-based trader"
                place.root.type = EntityType.PLACE
                yield _fact(slot, place, sentence.tokens, first, last)
        if not _is_couple(slot):
            return
    if not _may_have_seat(slot, who):
        return
    found = [(place.draft, slot.first, last) for place, last in _places_after(sentence, row, slot, who)]
    if sentence.block.kind is BlockKind.PARAGRAPH:
        found = found or list(_seat_before(sentence, slot, places, who))
    is_home = slot.role is not None and slot.role.role.lemma in who.words["homes"]
    owner = slot.possessor.root if slot.possessor is not None and is_home else None
    named = row[index + 1] if index + 1 < len(row) and row[index + 1].first == slot.last + 1 else None
    if owner is None and named is not None and named.run is not None and _is_body(slot, named):
        owner = named.draft.root  # "the X-based firm Y"
    found = found or list(_seat_inside(sentence, slot, places, who))
    for place, first, last in found:
        if place.root is slot.draft.root or _is_by_water(place, sentence.tokens, last, who):
            continue
        if fold(sentence.tokens[last].text) in who.names["fields"]:
            continue  # "Fiscalía Especializada en Narcomenudeo"
        place.root.type = EntityType.PLACE
        fact = _fact(slot, place, sentence.tokens, first, last)
        if owner is not None:
            fact.subject = owner
        yield fact


def _fact(slot: Slot, place: Draft, tokens: Sequence[Token], first: int, last: int) -> FactDraft:
    is_hedged = slot.role is not None and slot.role.is_hedged
    start, end = tokens[first].start, tokens[last].end
    return FactDraft("located_in", slot.draft, place, None, start, end, is_certain=not is_hedged)


def _is_by_water(place: Draft, tokens: Sequence[Token], last: int, who: WhoWords) -> bool:
    """As in "a house near Lake X", not "in Lake X": a town."""
    words = place.root.words
    if not words or not {words[0], words[-1]} & who.words["waters"]:
        return False
    before = tokens[max(0, last - len(words))]
    return fold(before.text) not in who.words["seat_links"]


def _is_body(slot: Slot, named: Slot) -> bool:
    return slot.draft.root.type is named.draft.root.type is EntityType.ORGANISATION


def _is_couple(slot: Slot) -> bool:
    return slot.role is not None and "couple" in slot.role.role.categories


def _may_have_seat(slot: Slot, who: WhoWords) -> bool:
    """Rule 2."""
    if slot.draft.root.type not in _SEATED or (slot.role is not None and slot.role.role.lemma in who.words["unseated"]):
        return False
    if slot.role is not None:
        is_counted_out = slot.role.determiner in who.words["negative"] or slot.role.determiner in who.words["vague"]
        return not is_counted_out
    if slot.run is None:
        return False
    words = set(slot.run.words)
    is_body = bool(words & (who.names["organisation_heads"] | who.names["seated_heads"]))
    return is_body and not words & (who.names["outlet_words"] | who.words["unseated_by_name"])


def _places_after(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> list[tuple[Slot, int]]:
    """The places named after "in", "con sede en" or, of premises, "de", with the last token of each."""
    tokens, at = sentence.tokens, slot.last + 1
    if at < len(tokens) and tokens[at].text == "(" and at + 2 < len(tokens) and tokens[at + 2].text == ")":
        at += 3  # an acronym in brackets
    begin = at + int(at < len(tokens) and tokens[at].text in _MARKS)
    begin += int(begin > at and begin < len(tokens) and fold(tokens[begin].text) in who.words["whole_list"])
    size = phrase_at(tokens, begin, who.phrases["seat_marks"]) or phrase_at(tokens, begin, who.phrases["seat_copulas"])
    is_private = slot.run is not None and not set(slot.run.words) & who.names["bodies"]
    if not size and begin > at and is_private and fold(tokens[begin].text) in who.words["seat_links"]:
        return _apart(tokens, row, begin + 1, who)
    if size:
        at = begin + size
    elif at < len(tokens) and (
        fold(tokens[at].text) in who.words["seat_links"] or _is_of_place(sentence, slot, at, who)
    ):
        at += 1
    else:
        return []
    return _list_of_places(tokens, row, at, who)


def _apart(tokens: Sequence[Token], row: Sequence[Slot], at: int, who: WhoWords) -> list[tuple[Slot, int]]:
    """As in "la clínica X, en Y, fue": the place after a comma, which a mark ends, of a body by name."""
    found = _list_of_places(tokens, row, at, who)
    is_closed = bool(found) and (found[-1][1] + 1 >= len(tokens) or tokens[found[-1][1] + 1].text in _ENDS)
    return found if is_closed else []


def _is_of_place(sentence: Sentence, slot: Slot, at: int, who: WhoWords) -> bool:
    """As in "tres bares del barrio de X": premises, for which "de" says where they are."""
    tokens = sentence.tokens
    if who.modifier_is_left or slot.role is None or slot.run is not None or at >= len(tokens):
        return False
    is_premises = slot.draft.root.type is not EntityType.GROUP or _is_couple(slot)
    return is_premises and fold(tokens[at].text) in who.words["of_group"]


def _list_of_places(tokens: Sequence[Token], row: Sequence[Slot], at: int, who: WhoWords) -> list[tuple[Slot, int]]:
    """One place, or several that "and" joins: "in X, Y and Z"."""
    found: list[tuple[Slot, int]] = []
    is_list = False
    while True:
        place, last = place_at(tokens, row, at, who)
        if place is None:
            break
        found.append((place, last))
        if is_list:
            return found
        at = last + 1
        at += int(at < len(tokens) and tokens[at].text == ",")
        if at < len(tokens) and fold(tokens[at].text) in who.words["plain_and"]:
            is_list = True
            at += 1
        if at == last + 1:
            break
        at += int(at < len(tokens) and fold(tokens[at].text) in who.words["seat_links"])
    return found[:1]


def place_at(tokens: Sequence[Token], row: Sequence[Slot], at: int, who: WhoWords) -> tuple[Slot | None, int]:
    """The name of a place that begins here, or after words for what kind of place it is."""
    by_first = {slot.first: slot for slot in row}
    kinds = who.names["place_nouns"] | who.words["place_parts"]
    fillers = kinds | who.words["articles"] | who.words["of_group"] | who.words["contracted"] | who.names["demonyms"]
    is_of_kind = False
    stop = min(at + _LONGEST_LINK, len(tokens))
    while at < stop:
        slot = by_first.get(at)
        if slot is not None and slot.run is not None and not slot.is_plural:
            after = fold(tokens[slot.last + 1].text) if slot.last + 1 < len(tokens) else ""
            is_kind_after = who.modifier_is_left and after in kinds
            is_of = slot.last + 3 < len(tokens) and fold(tokens[slot.last + 2].text) in who.words["of"]
            is_whole = is_known(slot.run.words, who) or after in who.words["settlements"]
            if is_kind_after and is_of and is_whole and after not in who.words["place_parts"]:
                at = slot.last + 3  # "the Bogotá town of Bosa"
                is_of_kind = True
                continue
            root = slot.draft.root
            is_place = root.type is EntityType.PLACE and (slot.role is None or slot.role.role.lemma in kinds)
            is_shown = (is_of_kind or is_kind_after) and root.type is not EntityType.PERSON and not slot.run.is_certain
            if is_place or is_shown:
                return slot, slot.last
            return None, at
        if fold(tokens[at].text) not in fillers:
            return None, at
        is_of_kind = is_of_kind or fold(tokens[at].text) in kinds
        at += 1
    return None, at


def _seat_before(sentence: Sentence, slot: Slot, places: Places, who: WhoWords) -> Iterator[tuple[Draft, int, int]]:
    """As in "a Villa-X-based firm", "a Cairo hospital": the place, first and last token."""
    tokens = sentence.tokens
    based = list(_based(sentence, slot, places, who))
    yield from based
    if based or slot.run is None or slot.role is None or not who.modifier_is_left or slot.run.last >= slot.role.head:
        return
    words = slot.run.words
    is_town = slot.draft.root.type is not EntityType.GROUP or _is_couple(slot)  # "the X clan" bears a surname
    if is_town and (words in places or is_known(words, who)):
        first, last = tokens[slot.run.first], tokens[slot.run.last]
        name = " ".join(token.text for token in tokens[slot.run.first : slot.run.last + 1])
        place = _place_here(first.start, last.end, name, places)
        yield place, slot.run.first, slot.head


def _based(sentence: Sentence, slot: Slot, places: Places, who: WhoWords) -> Iterator[tuple[Draft, int, int]]:
    """As in "a Villa-X-based firm"."""
    tokens = sentence.tokens
    at = slot.first - 1
    if at > 0 and tokens[at].lower == _BASED[1:] and tokens[at - 1].is_capitalised and who.modifier_is_left:
        begin = _start_of_place(tokens, at - 1, places, who)
        name = " ".join(token.text for token in tokens[begin:at])
        yield _place_here(tokens[begin].start, tokens[at - 1].end, name, places), begin, slot.head
        return
    for at in range(max(slot.first - 1, 0), slot.head):
        if tokens[at].lower.endswith(_BASED) and tokens[at].is_capitalised:
            begin = _start_of_place(tokens, at, places, who)
            name = " ".join(token.text for token in tokens[begin : at + 1])[: -len(_BASED)]
            end = tokens[at].end - len(_BASED)
            yield _place_here(tokens[begin].start, end, name, places), begin, slot.head
            return


def _seat_inside(sentence: Sentence, slot: Slot, places: Places, who: WhoWords) -> Iterator[tuple[Draft, int, int]]:
    """As in "the Regional Court in X", where the seat is part of the name."""
    if slot.run is None or slot.role is not None:
        return
    tokens, last = sentence.tokens, slot.run.last
    for at in range(slot.run.first + 1, last):
        if fold(tokens[at].text) in who.words["seat_links"]:
            words = tuple(fold(token.text) for token in tokens[at + 1 : last + 1])
            name = " ".join(token.text for token in tokens[at + 1 : last + 1])
            is_name = len(words) <= 2 and all(token.is_capitalised for token in tokens[at + 1 : last + 1])
            is_noun = len(words) > 1 or words[0] in who.roles or words[0] in who.names["common"]
            if not is_name or (is_noun and words not in places and not is_known(words, who)):
                return  # "Agency against Trafficking in Persons"
            place = _place_here(tokens[at + 1].start, tokens[last].end, name, places)
            yield place, slot.run.first, last
            return


def is_known(words: tuple[str, ...], who: WhoWords) -> bool:
    is_word = len(words) == 1 and words[0] in who.names["places"]
    return is_word or words in who.place_phrases.get(words[0], ())


def _start_of_place(tokens: Sequence[Token], at: int, places: Places, who: WhoWords) -> int:
    """Where the name of the place before "-based" begins: "Villa X-based"."""
    last = fold(tokens[at].text.removesuffix(_BASED).removesuffix(f" {_BASED[1:]}"))
    for begin in range(max(0, at - 2), at):
        words = (*(fold(token.text) for token in tokens[begin:at]), last)
        if words in places or is_known(words, who):
            return begin
    return at


def _place_here(start: int, end: int, name: str, places: Places) -> Draft:
    """The place of this name, known or new, with this as one of its mentions."""
    words = tuple(fold(word) for word in name.split())
    draft = (places.get(words) or Draft(EntityType.PLACE, NameLevel.FULL, name, words=words)).root
    draft.mentions.add((start, end, NameLevel.FULL))
    return draft


def _homes(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> Iterator[FactDraft]:
    """Rule 3, for people without a name."""
    tokens, group = sentence.tokens, slot.role
    if group is None or slot.run is not None or group.role.categories & {"relative", "partner"}:
        return
    if group.determiner in who.words["negative"] or group.determiner in who.words["vague"]:
        return
    at = slot.last + 1
    begin = at + int(at < len(tokens) and tokens[at].text == ",")
    begin += int(begin > at and begin < len(tokens) and fold(tokens[begin].text) in who.words["whole_list"])
    size = phrase_at(tokens, begin, who.phrases["home_marks"])
    told = next((other for other in row if size and other.first == begin and other.role is not None), None)
    is_from = bool(size) and fold(tokens[begin].text) in who.words["of_employer"]
    if not size and at < len(tokens) and _may_be_of(group.role.categories) and not who.modifier_is_left:
        size, begin = int(fold(tokens[at].text) in who.words["of_group"]), at
        is_from = True
    if not size or (is_from and ("office" in group.role.categories or _is_moved(tokens, slot, who))):
        return
    place, last = place_at(tokens, row, begin + size, who)
    if place is None or (is_from and _goes_on(tokens, last, who)):
        return
    if told is not None and begin > at and slot.is_plural == told.is_plural and not slot.members:
        slot.draft.root.join(told.draft)  # "the suspects, residents of X": the suspects
    is_origin = is_from or phrase_at(tokens, begin, who.phrases["whence"]) > 0
    if is_origin and not _is_couple(slot) and is_country(place, who):
        text = " ".join(token.text for token in tokens[place.first : place.last + 1])
        for draft in slot.members or (slot.draft,):
            yield FactDraft("nationality", draft, None, Value(text), tokens[place.first].start, tokens[last].end)
        return
    place.draft.root.type = EntityType.PLACE
    for draft in slot.members or (slot.draft,):
        fact = _fact(slot, place.draft, tokens, slot.first, last)
        fact.subject = draft
        yield fact


def is_country(place: Slot, who: WhoWords) -> bool:
    """Whether the name is that of a country, from which whoever is has its nationality."""
    return place.run is not None and " ".join(place.run.words) in who.names["countries"]


def _may_be_of(categories: frozenset[str]) -> bool:
    """Whether "de" after the noun says whence somebody is: of a trade, not of a post."""
    return bool(categories & {"occupation", "couple"}) and not categories & {"office", "leader", "member"}


def _is_moved(tokens: Sequence[Token], slot: Slot, who: WhoWords) -> bool:
    """As in "brought the girls from X": whence they were taken."""
    before = tokens[max(0, slot.first - _MOVED_BACK) : slot.first]
    return any(
        fold(token.text).startswith(tuple(who.words["moving"])) for token in before if token.kind is TokenKind.WORD
    )


def _goes_on(tokens: Sequence[Token], last: int, who: WhoWords) -> bool:
    """As in "girls from X to Y"."""
    return last + 1 < len(tokens) and fold(tokens[last + 1].text) in who.words["whither"]
