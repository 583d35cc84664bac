"""What somebody is said to be: "X was a prominent businessman", "Ana Quilla es enfermera", "he worked as a nurse".

1. The name or pronoun opens its clause, and nothing before the copula doubts, denies or asks.
2. The noun group after it, and those that "and" joins to it, are the same person.
3. "The woman detained on Monday was X" says who she is, whoever was spoken of before (`named_behind`).
"""

from collections.abc import Iterator, Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.role_ends import end_of_role
from ovillo.extraction.groups.slots import Slot, clash
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import ArgumentKind, Sentence, Token
from ovillo.extraction.words.who_words import WhoWords

_THAT = frozenset({"that", "que"})
_FILLERS = 2
"""Adverbs between the copula and the noun: "is also a"."""


def link_predicatives(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """Makes what a named person is said to be that person."""
    for sentence, row in zip(sentences, slots, strict=True):
        for subject in row:
            for told in predicatives_of(sentence, row, subject, who):
                if told.draft.root.level is NameLevel.ROLE and told.role is not None:
                    subject.draft.root.roles.add(told.role.role.lemma)
                    if told.role.is_former:
                        subject.draft.root.former.add(told.role.role.lemma)
                    subject.draft.root.join(told.draft)


def predicatives_of(sentence: Sentence, row: Sequence[Slot], subject: Slot, who: WhoWords) -> Iterator[Slot]:
    """The groups after the copula that follows this name or pronoun."""
    root = subject.draft.root
    is_person = root.type is EntityType.PERSON and root.level is not NameLevel.ROLE and not subject.is_plural
    if not is_person or (subject.run is None and subject.kind is not ArgumentKind.PRONOUN):
        return
    tokens = sentence.tokens
    if subject.run is not None and fold(tokens[0].text) in who.words["fronting"]:
        ends = {other.first: other for other in row}
        fronted = (told for told in row if told.first <= _FILLERS and _may_be(told, subject))
        yield from (told for told in fronted if end_of_role(tokens, ends, told, who) + 2 == subject.first)
    at = subject.end + 1
    if at < len(tokens) and tokens[at].text in {",", ")"}:
        at += 1
    at += _is_who(sentence, at, who)
    size = phrase_at(tokens, at, who.phrases["copulas"])
    if not size and subject.first == 0:
        yield from (told for told in row if told.first == at == subject.last + 1 and _is_comma_lost(told, subject, who))
    if not size or not _is_plain(sentence, subject, at, who):
        return
    at += size
    for _ in range(_FILLERS):
        at += at < len(tokens) and fold(tokens[at].text) in who.words["also"]
    at = _past_body(tokens, row, at, who)
    for told in row:
        following = told.last + 1
        after = fold(tokens[following].text) if following < len(tokens) else ""
        if told.first != at or not _may_be(told, subject) or after in who.words["possessive_mark"]:
            continue  # "X was the victim's advocate": no victim
        yield told
        at = _past_next_copula(tokens, row, following, who)
        is_joined = following < len(tokens) and fold(tokens[following].text) in who.words["and"]
        if at < 0 and not is_joined:
            return
        at = following + 1 if at < 0 else _past_body(tokens, row, at, who)


def _past_next_copula(tokens: Sequence[Token], row: Sequence[Slot], at: int, who: WhoWords) -> int:
    """Where the second thing begins that is said of the same: "was the assessor of X and was a lawyer"; -1 if none."""
    closed = who.words["clause_openers"] | who.pronouns["relative"] | who.words["unsure"]
    people = {n for slot in row if slot.draft.root.type is EntityType.PERSON for n in range(slot.first, slot.last + 1)}
    for index in range(at, len(tokens) - 1):
        word = fold(tokens[index].text)
        if index in people or word in closed or tokens[index].text in {";", ":"}:
            return -1
        size = phrase_at(tokens, index + 1, who.phrases["copulas"]) if word in who.words["plain_and"] else 0
        if size:
            return index + 1 + size
    return -1


def _past_body(tokens: Sequence[Token], row: Sequence[Slot], at: int, who: WhoWords) -> int:
    """Where the post begins behind the place or body that it is of: "was the Villa Uno police chief"."""
    if not who.modifier_is_left:
        return at
    begin = at + (at < len(tokens) and fold(tokens[at].text) in who.words["articles"])
    if begin + 1 < len(tokens) and tokens[begin + 1].lower in who.words["possessive_mark"]:
        owned = next((slot for slot in row if slot.first == begin + 2 and slot.role is not None), None)
        owner = next((slot for slot in row if slot.first <= begin <= slot.last), None)
        is_people = owner is not None and owner.draft.root.type is EntityType.PERSON
        return at if owned is None or is_people or not _is_post(owned) else begin + 2  # "was the town's police chief"
    named = next((slot for slot in row if slot.run is not None and slot.first in {at, begin}), None)
    if named is None or named.draft.root.type is EntityType.PERSON:
        return at
    post = next((slot for slot in row if slot.first == named.last + 1 and slot.role is not None), None)
    return named.last + 1 if post is not None and _is_post(post) else at


def _is_post(slot: Slot) -> bool:
    return slot.role is not None and "office" in slot.role.role.categories


def named_behind(sentence: Sentence, row: Sequence[Slot], subject: Slot, who: WhoWords) -> tuple[Slot | None, bool]:
    """As X in "The woman detained on Monday was X": who a description is said to be, and whether a name stands there.

    The name is none where it is denied, doubted or asked, or cannot be that person: the description is then nobody's.
    """
    tokens = sentence.tokens
    later = [each for each in row if each.first > subject.last and each.run is not None]
    told = next((each for each in later if each.draft.root.type is EntityType.PERSON), None)
    if told is None or (
        told.last + 1 < len(tokens) and fold(tokens[told.last + 1].text) in who.words["possessive_mark"]
    ):
        return None, False  # "The woman detained was X's partner"
    start = min([told.first, *(part.first for part in told.description)])
    for at in range(subject.last + 1, start):
        size = phrase_at(tokens, at, who.phrases["copulas"])
        between = [fold(token.text) for token in tokens[at + size : start]]
        if not size or len(between) > _FILLERS or not all(word in who.words["also"] for word in between):
            continue
        is_sure = _is_plain(sentence, subject, start, who) and tokens[-1].text != "?"
        is_sure = is_sure and not _is_said_inside(sentence, row, range(subject.last + 1, at))
        is_one = is_sure and not told.is_plural and told.coordinated_with is None and not clash(subject, told)
        return (told if is_one else None), True
    return None, False


def _is_said_inside(sentence: Sentence, row: Sequence[Slot], between: range) -> bool:
    """As in "the woman who said that the buyer was X": behind a verb, "that" opens what is said of somebody else."""
    ends = {slot.last for slot in row}
    return any(fold(sentence.tokens[at].text) in _THAT and at - 1 not in ends for at in between)


def _is_who(sentence: Sentence, at: int, who: WhoWords) -> bool:
    """As in "X, who is the sister of Y"."""
    word = fold(sentence.tokens[at].text) if at < len(sentence.tokens) else ""
    return word in who.pronouns["relative"] and word not in who.words["whose"]


def _is_plain(sentence: Sentence, subject: Slot, stop: int, who: WhoWords) -> bool:
    """Rule 1."""
    tokens = sentence.tokens
    before = fold(tokens[subject.first - 1].text) if subject.first else ""
    if tokens[-1].text == "?" or before in who.words["prepositions"] | who.words["of"] | who.words["and"]:
        return False
    if before in who.words["possessive_mark"] or before in who.words["contracted"]:
        return False
    return not any(fold(token.text) in who.words["unsure"] for token in tokens[:stop])


def _may_be(told: Slot, subject: Slot) -> bool:
    is_role = told.role is not None and told.run is None and not told.is_plural
    return is_role and told.draft.root.type is EntityType.PERSON and not clash(told, subject)


def _is_comma_lost(told: Slot, subject: Slot, who: WhoWords) -> bool:
    """As in "Lt Gen X a former army general was": an apposition that lacks its comma."""
    return _may_be(told, subject) and told.role is not None and told.role.determiner in who.words["indefinite"]
