"""Role groups tied to one another and to the named person that they can only mean."""

from collections.abc import Iterator, Mapping, Sequence

from ovillo.domain.documents import Document
from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.descriptions import clash, end_of_role, read_description
from ovillo.extraction.entities import Draft
from ovillo.extraction.folding import fold
from ovillo.extraction.slots import Slot
from ovillo.extraction.spans import ArgumentKind, Sentence, Token, TokenKind
from ovillo.extraction.who_words import WhoWords

LONGEST_COMPLEMENT = 9
_ENDINGS = frozenset({",", ".", "(", ";", ":", ")"})


def link_roles(document: Document, sentences: Sequence[Sentence], slots: Sequence[list[Slot]], who: WhoWords) -> None:
    """Joins appositions, then every role group with what it means; gives unnamed drafts names and mentions."""
    for sentence, row in zip(sentences, slots, strict=True):
        for role, name in _appositions(sentence, row, who):
            name.draft.root.roles.update({role.role.role.lemma} if role.role else set())
            role.draft = name.draft.root
        for slot in row:
            if slot.run is not None and slot.role is not None and slot.draft.root.type is EntityType.PERSON:
                slot.draft.root.roles.add(slot.role.role.lemma)
            elif slot.run is not None and slot.run.title:
                slot.draft.root.roles.update(_title_lemmas(slot.run.title, who))
    named = _people_by_role(slots)
    seen: dict[tuple[str, str, bool], list[Draft]] = {}
    for sentence, row in zip(sentences, slots, strict=True):
        for slot in row:
            if slot.role is not None and slot.run is None:
                _settle(document, sentence, slot, named, seen, who)


def _title_lemmas(title: str, who: WhoWords) -> set[str]:
    words = [fold(word) for word in title.split()]
    return {
        role.lemma
        for at in range(len(words))
        for phrase, role in who.roles.get(words[at], ())
        if tuple(words[at:]) == phrase
    }


def _appositions(sentence: Sentence, row: Sequence[Slot], who: WhoWords) -> Iterator[tuple[Slot, Slot]]:
    """(role, name) pairs of one person: "the lawyer, X, ...", "the lawyer of Z, X, ..." and "X, a lawyer, ..."."""
    by_first = {slot.first: slot for slot in row}
    taken: set[int] = set()
    for slot in row:
        if slot.draft.root.type is EntityType.PERSON and not slot.is_plural:
            slot.description = read_description(sentence, row, slot, who)
            if slot.run is not None:
                for part in slot.description:
                    if part.kind == "role" and part.slot is not None and part.first not in taken:
                        taken.add(part.first)
                        yield part.slot, slot
    for index, role in enumerate(row):
        is_role = role.role is not None and role.run is None and not role.is_plural and role.first not in taken
        if is_role and role.draft.type is EntityType.PERSON:
            name = _name_after(sentence, row, index, by_first, who)
            if name is not None and not clash(role, name):
                yield role, name


def _name_after(
    sentence: Sentence, row: Sequence[Slot], index: int, by_first: Mapping[int, Slot], who: WhoWords
) -> Slot | None:
    """The name that says who the role is: after a comma, after "named", or directly after the role's complement."""
    role, tokens = row[index], sentence.tokens
    end = end_of_role(tokens, by_first, role, who)
    if end + 1 >= len(tokens):
        return None
    if end > role.last and end + 1 in by_first:
        name = by_first[end + 1]
        return name if _is_person_name(name) and role.complement is not None else None
    if fold(tokens[end + 1].text) in who.words["surnamed"] and _is_person_name(by_first.get(end + 2)):
        return by_first[end + 2]
    if tokens[end + 1].text != ",":
        end = _end_of_phrase(tokens, role.last, who)
    name = by_first.get(end + 2) if end + 1 < len(tokens) and tokens[end + 1].text == "," else None
    if name is None and end + 2 < len(tokens) and tokens[end + 1].text == "," and tokens[end + 2].text.isdigit():
        name = by_first.get(end + 4)  # an age between: ", 47, X"
    if name is None or not _is_person_name(name):
        return None
    last = max([name.last, *(part.last for part in name.description)])
    if last + 1 < len(tokens) and tokens[last + 1].text == ")":
        last += 1
    is_closed = last + 1 >= len(tokens) or tokens[last + 1].text in _ENDINGS or last > name.last
    follower = next((slot for slot in row if slot.first > last), None)
    is_list = follower is not None and _is_list_item(sentence, last, follower, who)
    return name if is_closed and not is_list else None


def _is_person_name(slot: Slot | None) -> bool:
    return slot is not None and slot.run is not None and slot.draft.root.type is EntityType.PERSON


def _end_of_phrase(tokens: Sequence[Token], last: int, who: WhoWords) -> int:
    """Last token before the comma, where only a complement of words stands between: "fiscal del caso de la sede norte,"."""
    if last + 1 >= len(tokens) or fold(tokens[last + 1].text) not in who.words["of"]:
        return last
    end = last + 1
    while end < len(tokens) and tokens[end].kind is TokenKind.WORD and end - last <= LONGEST_COMPLEMENT:
        if fold(tokens[end].text) in who.pronouns["relative"] | who.words["and"]:
            return last
        end += 1
    return end - 1


def _is_list_item(sentence: Sentence, last: int, follower: Slot, who: WhoWords) -> bool:
    between = [token.lower for token in sentence.tokens[last + 1 : follower.first]]
    return (
        bool(between)
        and all(word == "," or fold(word) in who.words["and"] for word in between)
        and follower.run is not None
        and follower.draft.root.type is EntityType.PERSON
    )


def _people_by_role(slots: Sequence[Sequence[Slot]]) -> dict[str, list[Draft]]:
    found: dict[str, list[Draft]] = {}
    for row in slots:
        for slot in row:
            root = slot.draft.root
            for role in root.roles:
                if root not in found.setdefault(role, []):
                    found[role].append(root)
    return found


def _settle(
    document: Document,
    sentence: Sentence,
    slot: Slot,
    named: dict[str, list[Draft]],
    seen: dict[tuple[str, str, bool], list[Draft]],
    who: WhoWords,
) -> None:
    group = slot.role
    assert group is not None
    start, end = sentence.tokens[group.name_first].start, sentence.tokens[group.last].end
    draft = slot.draft.root
    if draft.level is not NameLevel.ROLE:
        draft.mentions.add((start, end, NameLevel.ROLE))
        return
    draft.name = " ".join(document.text[start:end].split())
    draft.mentions.add((start, end, NameLevel.ROLE))
    is_definite = group.determiner is not None and group.determiner in who.words["definite"]
    key = (group.role.lemma, group.gender or "", slot.is_plural)
    if is_definite and not slot.is_plural and draft.type is EntityType.PERSON:
        candidates = [found for found in named.get(group.role.lemma, []) if not _differs(found, group.gender)]
        if len(candidates) == 1:
            candidates[0].join(draft)
            return
    earlier = seen.setdefault(key, [])
    if _is_same(slot, is_definite=is_definite, earlier=earlier, who=who):
        earlier[-1].root.join(draft)
    else:
        earlier.append(draft)


def _differs(draft: Draft, gender: str | None) -> bool:
    return bool(gender and draft.gender and gender != draft.gender)


def _is_same(slot: Slot, *, is_definite: bool, earlier: Sequence[Draft], who: WhoWords) -> bool:
    """Whether this group is the one earlier group of the same noun."""
    group = slot.role
    assert group is not None
    if not earlier or group.determiner in who.words["possessives"]:
        return False
    if (
        slot.draft.type in {EntityType.ORGANISATION, EntityType.GROUP}
        and group.determiner not in who.words["indefinite"]
    ):
        return earlier[-1].root.name.lower() == slot.draft.name.lower() or (is_definite and len(earlier) == 1)
    if slot.quantity is not None:
        return False
    if slot.is_plural or slot.kind is ArgumentKind.THING:
        return earlier[-1].root.name.lower() == slot.draft.name.lower()
    return is_definite and len(earlier) == 1
