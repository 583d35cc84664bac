"""What a noun group without a name says of those it means: "nine Peruvian girls aged between 13 and 17".

1. A word for a nationality inside the group is theirs, where the group means certain people, a number of them, or one;
   an office's is its country, not its holder's.
2. Ages after the group, alone, in a list or as a range, are theirs; a range is its two ends.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import Quantifier, Value
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.nouns import RoleGroup
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.groups.ties import FactDraft
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import BlockKind, Sentence, Token, TokenKind
from ovillo.extraction.values.ages import GROWN, age_number, is_served, tells_ages
from ovillo.extraction.words.who_words import Role, WhoWords

_DASHES = frozenset({"-", "–"})
_LONGEST = 12
"""Tokens of "aged between 13 and 17 years"."""
_PAIR = 2
_JOINT = 3
"""Tokens between two members of a list: "and a"."""


def read_group_facts(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> Iterator[FactDraft]:
    """Nationality and ages of an unnamed person or of several."""
    group = slot.role
    if group is None or slot.run is not None or slot.draft.root.type is not EntityType.PERSON:
        return
    tokens = sentence.tokens
    is_text = sentence.block.kind is BlockKind.PARAGRAPH
    is_sure = (
        group.quantity is not None or group.role.lemma in who.words["told_bare"] or _is_certain(tokens, group, who)
    )
    is_told_of = not slot.is_plural or (is_text and is_sure)
    is_told_of = is_told_of and not (
        group.determiner in who.words["negative"] or group.determiner in who.words["vague"]
    )
    if group.determiner in who.words["whole_list"] - who.words["articles"] and not slot.members:
        return  # ", both Colombian nationals": told of those before
    is_many = slot.is_plural or slot.coordinated_with is not None
    for index in _origins(tokens, group, who, is_text=is_text, is_many=is_many) if is_private(group.role) else ():
        if index > group.last and _is_part(tokens, group, who):
            continue
        whom = slot.members or (_of_all(sentence, row, slot, who) if index > group.last else (slot.draft,))
        for draft in whom if slot.members or is_told_of or index > group.last else ():
            yield FactDraft("nationality", draft, None, Value(tokens[index].text), *_place(tokens, index))
    yield from read_ages(sentence, row, slot, who)


def _is_part(tokens: Sequence[Token], group: RoleGroup, who: WhoWords) -> bool:
    """As in "six of the suspects are Colombian", "el 60 % de los detenidos son": what they are not all are."""
    before = [fold(token.text) for token in tokens[: group.first]][-2:]
    is_apart = [token.text for token in tokens[group.last + 1 : group.last + 2]] == [","]
    is_of = len(before) > 1 and before[-1] in who.words["of_group"]
    return is_of and group.determiner is not None and not is_apart


def _of_all(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> tuple[Draft, ...]:
    """Of "two men and three women, all Bulgarians" both, and of "the detained are two men and …" the detained."""
    found, at = [slot], slot
    while at.coordinated_with is not None:
        at = row[at.coordinated_with]
        found.append(at)
    begin = at.first - 1
    if len(found) > 1 and begin > 0 and fold(sentence.tokens[begin].text) in who.words["be"]:
        told = next((other for other in row if other.last == begin - 1 and other.is_plural), None)
        if told is not None and told.draft.root.type is EntityType.PERSON:
            return told.members or (told.draft,)
    return tuple(other.draft for other in reversed(found))


def _is_certain(tokens: Sequence[Token], group: RoleGroup, who: WhoWords) -> bool:
    """Whether several of no number are certain people: "the Chinese migrants", "pregnant Bulgarian women"."""
    end = next((at + 1 for at in _joined(tokens, group.last + 1, 1, who)), group.last + 1)
    after = fold(tokens[end].text) if end < len(tokens) else ""
    if group.determiner is not None or after in who.pronouns["relative"]:
        return True
    rest = [t for t in tokens[group.first : group.last + 1] if fold(t.text) not in who.names["demonyms"]]
    return len(rest) > group.role.words


def _origins(
    tokens: Sequence[Token], group: RoleGroup, who: WhoWords, *, is_text: bool, is_many: bool
) -> Iterator[int]:
    """Where words for a nationality stand: in the group, joined to it by "and", or after it: ", de nacionalidad X"."""
    demonyms = who.names["demonyms"]
    found = [index for index in range(group.first, group.last + 1) if fold(tokens[index].text) in demonyms]
    is_named_so = "national" in group.role.categories and found == [group.head]
    if is_named_so and (not is_text or group.role.is_plural or group.determiner in who.words["definite"]):
        return  # "the Colombian": whoever was told to be one
    yield from found
    if found and not who.modifier_is_left and found[-1] == group.last:
        yield from _joined(tokens, group.last + 1, 1, who)
    if found and who.modifier_is_left and found[0] == group.first:
        yield from _joined(tokens, group.first - 1, -1, who)
    at = group.last + 1
    at += int(at < len(tokens) and tokens[at].text == ",")
    size = phrase_at(tokens, at, who.phrases["nationality_marks"])
    is_whole = at > group.last + 1 and is_many and at < len(tokens) - 1
    if is_whole and fold(tokens[at].text) in who.words["whole_list"]:
        size = 1
        while at + size < len(tokens) and fold(tokens[at + size].text) in who.words["list_fillers"]:
            size += 1
        size += phrase_at(tokens, at + size, who.phrases["nationality_marks"])
    size = size or _past_copula(tokens, at, who)
    if size and at + size < len(tokens) and fold(tokens[at + size].text) in demonyms:
        yield at + size
        last = at + size
        while last + 2 < len(tokens) and tokens[last + 1].text == "," and fold(tokens[last + 2].text) in demonyms:
            last += 2
            yield last
        yield from _joined(tokens, last + 1, 1, who)


def _past_copula(tokens: Sequence[Token], at: int, who: WhoWords) -> int:
    """Tokens of "son", "were all", "son de nacionalidad" before a word for a nationality that ends its phrase."""
    size = phrase_at(tokens, at, who.phrases["plural_copulas"])
    if not size or any(fold(token.text) in who.words["unsure"] for token in tokens[:at]) or tokens[-1].text == "?":
        return 0
    while (
        at + size < len(tokens) and fold(tokens[at + size].text) in who.words["whole_list"] | who.words["list_fillers"]
    ):
        size += 1
    size += phrase_at(tokens, at + size, who.phrases["nationality_marks"])
    after = at + size + 1
    function = who.words["and"] | who.words["prepositions"] | who.words["nationals"] | who.words["national_nouns"]
    is_closed = after >= len(tokens) or tokens[after].kind is not TokenKind.WORD or fold(tokens[after].text) in function
    return size if is_closed else 0


def _joined(tokens: Sequence[Token], at: int, step: int, who: WhoWords) -> Iterator[int]:
    """As in "chinos e indios", "Chinese and Indian migrants": the word beyond "and"."""
    beyond = at + step
    is_joined = 0 <= beyond < len(tokens) and fold(tokens[at].text) in who.words["and"]
    if is_joined and fold(tokens[beyond].text) in who.names["demonyms"]:
        yield beyond


def is_private(role: Role) -> bool:
    """Whether a word for a nationality is the person's: "the Peruvian judge" is a judge of Peru."""
    return "office" not in role.categories


def is_firm(slot: Slot | None, who: WhoWords) -> bool:
    """As in "una firma de seguridad", "a transport company": by its noun no public body, whatever it deals in."""
    if slot is None or slot.run is not None or slot.role is None:
        return False
    return slot.role.role.lemma.split()[-1 if who.modifier_is_left else 0] in who.names["associations"]


def ages_of_both(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> Iterator[FactDraft]:
    """As in "X and Y, both 34,", "X y Y, ambos de 34 años,": each is as old."""
    tokens, at = sentence.tokens, slot.last + 1
    at += at < len(tokens) and tokens[at].text == ","
    if at + 1 >= len(tokens) or fold(tokens[at].text) not in who.words["of_two"]:
        return
    at += 1 + (fold(tokens[at + 1].text) in who.words["age_before"])
    people = _names_up_to(sentence, row, slot, who) if slot.run is not None else ()
    number = age_number(tokens[at].text, who) if at < len(tokens) else None
    end = at + 1 + phrase_at(tokens, at + 1, who.phrases["age_after"])
    is_closed = end >= len(tokens) or tokens[end].kind is not TokenKind.WORD
    if number is None or number < GROWN or len(people) != _PAIR or not is_closed or is_served(tokens, at, who):
        return
    for each in people:
        yield FactDraft("age", each.draft, None, Value(tokens[at].text, Decimal(number), "year"), *_place(tokens, at))


def _place(tokens: Sequence[Token], index: int) -> tuple[int, int]:
    return tokens[index].start, tokens[index].end


def read_ages(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> Iterator[FactDraft]:
    """The ages that stand right after a noun for somebody: "a woman aged 40", "dos jóvenes de 20 y 22 años"."""
    tokens, at = sentence.tokens, slot.last + 1
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    size = phrase_at(tokens, at, who.phrases["group_age_marks"])
    if not size:
        yield from _told_age(sentence, slot, who)
        return
    numbers: list[int] = []
    mark = {fold(token.text) for token in tokens[at : at + size]}
    is_range = bool(mark & who.words["group_age_range"])
    begin = last = at + size
    units = who.words["year_words"] | who.words["month_words"]
    for index in range(begin, min(at + _LONGEST, len(tokens))):
        folded = fold(tokens[index].text)
        if numbers and folded in units and _goes_on(tokens, index, who):
            continue  # "between 7 months and 5 years"
        if age_number(tokens[index].text, who) is not None:
            is_range |= bool(numbers) and fold(tokens[index - 1].text) in who.words["group_age_until"]  # "16 to 24"
            numbers.append(index)
            last = index
        elif folded in who.words["group_age_range"]:
            is_range = True
        elif folded in _DASHES and numbers:
            is_range = True  # "aged 16-24"
        elif not (folded in who.words["and"] or tokens[index].text == "," or folded in who.words["group_age_joints"]):
            break
    follows = fold(tokens[last + 1].text) if last + 1 < len(tokens) else ""
    has_unit = follows in units
    needs_unit = fold(tokens[at].text) in who.words["group_age_needs_unit"]
    is_aged = bool(mark & who.words["age_before_words"])
    has_words = any(not tokens[index].text.isdigit() for index in numbers)
    is_time = _is_of_term(tokens, slot, who) or is_served(tokens, last, who)  # "un suboficial de 16 años de servicio"
    needs_unit = needs_unit and not (len(numbers) == 1 and _is_aged_as_before(tokens, slot, last, who))
    if not numbers or ((needs_unit or has_words) and not (has_unit or is_aged)) or is_time:
        return
    is_range = is_range and len(numbers) == 2
    exact = Quantifier.ABOUT if mark & who.words["age_about"] else Quantifier.EXACT
    bounds = (Quantifier.AT_LEAST, Quantifier.AT_MOST) if is_range else (exact,) * len(numbers)
    people: Sequence[Slot] = (_whom_of_range(row, slot) if is_range else slot,) * len(numbers)
    if slot.run is not None and len(numbers) > 1 and not is_range:
        people = _names_up_to(sentence, row, slot, who)  # "A y B, de 45 y 43 años": to each their own
    if len(people) != len(numbers):
        return
    for index, bound, whom in zip(numbers, bounds, people, strict=True):
        own = fold(tokens[index + 1].text) if index + 1 < len(tokens) else ""
        unit = None if (own if own in units else follows) in who.words["month_words"] else "year"
        value = Value(_as_written(tokens, index, who), Decimal(age_number(tokens[index].text, who) or 0), unit, bound)
        yield FactDraft("age", whom.draft, None, value, *_place(tokens, index))


def _is_aged_as_before(tokens: Sequence[Token], slot: Slot, at: int, who: WhoWords) -> bool:
    """As in "un hombre de 42 años, una mujer de 38 y un joven de 19": the unit was told of somebody before."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    is_closed = after is None or after.kind is not TokenKind.WORD or fold(after.text) in who.words["and"]
    is_one = slot.role is not None and slot.role.determiner in who.words["indefinite"] and not slot.is_plural
    is_person = slot.draft.root.type is EntityType.PERSON
    return is_closed and is_one and is_person and tells_ages(tokens[: slot.first], who)


def _as_written(tokens: Sequence[Token], index: int, who: WhoWords) -> str:
    """The number, with "months" or "days" where they stand behind it: "2" alone would be read as years."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    is_short = after is not None and fold(after.text) in who.words["month_words"]
    return f"{tokens[index].text} {after.text}" if after is not None and is_short else tokens[index].text


def _names_up_to(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> Sequence[Slot]:
    """The names of the list that ends with this one."""
    found = [slot]
    for other in reversed(row[: row.index(slot)]):
        between = [fold(t.text) for t in sentence.tokens[other.last + 1 : found[0].first]]
        is_name = other.run is not None and other.draft.root.type is EntityType.PERSON
        if not is_name or not between or not all(word == "," or word in who.words["and"] for word in between):
            break
        found.insert(0, other)
    return found


def _is_of_term(tokens: Sequence[Token], slot: Slot, who: WhoWords) -> bool:
    """As in "rebajó la pena de X de diez a seis años": what is so long is the term."""
    before = {fold(token.text) for token in tokens[max(0, slot.first - _JOINT) : slot.first]}
    return not slot.is_plural and bool(before & who.words["term_nouns"])


def _goes_on(tokens: Sequence[Token], index: int, who: WhoWords) -> bool:
    """Whether after the unit of one age another age follows: "and 5"."""
    joints = who.words["and"] | who.words["group_age_joints"]
    if index + _JOINT >= len(tokens) or fold(tokens[index + 1].text) not in joints:
        return False
    is_aged = fold(tokens[index + _JOINT].text) in who.words["year_words"] | who.words["month_words"]
    return is_aged and age_number(tokens[index + 2].text, who) is not None


def _told_age(sentence: Sentence, slot: Slot, who: WhoWords) -> Iterator[FactDraft]:
    """As in "the girl was 15 years old", "la niña tenía tres meses": an age that the verb tells."""
    tokens, begin = sentence.tokens, slot.last + 1
    if (
        begin + 1 < len(tokens)
        and tokens[begin].text == ","
        and fold(tokens[begin + 1].text) in who.pronouns["relative"]
    ):
        begin += 2  # ", who was two months old,"
    size = phrase_at(tokens, begin, who.phrases["age_copulas"])
    at = begin + size
    is_governed = slot.first > 0 and fold(tokens[slot.first - 1].text) in who.words["prepositions"] | who.words["of"]
    if not size or is_governed or tokens[-1].text == "?":
        return
    at += at < len(tokens) and fold(tokens[at].text) in who.words["only"]
    number = age_number(tokens[at].text, who) if at < len(tokens) else None
    after = phrase_at(tokens, at + 1, who.phrases["age_ends"]) if number is not None else 0
    end = at + 1 + after
    is_closed = end >= len(tokens) or tokens[end].kind is not TokenKind.WORD
    is_closed = is_closed or fold(tokens[end].text) in who.words["and"] | who.words["age_endings"]
    if number is None or not after or not is_closed or any(fold(t.text) in who.words["unsure"] for t in tokens[:begin]):
        return
    is_short = bool({fold(t.text) for t in tokens[at:end]} & who.words["month_words"])
    value = Value(_as_written(tokens, at, who), Decimal(number), None if is_short else "year")
    yield FactDraft("age", slot.draft, None, value, *_place(tokens, at))


def _whom_of_range(row: Sequence[Slot], slot: Slot) -> Slot:
    """Of "five men and a woman aged between 29 and 58" the men: one person has one age."""
    before = [other for other in row if other.last < slot.first and other.is_plural]
    is_list = before and before[-1].draft.root.type is EntityType.PERSON and slot.first - before[-1].last <= _JOINT
    return before[-1] if is_list and not slot.is_plural else slot
