"""Names that say who a role is, behind a clause, a dash or a second noun of the same person.

1. "The judge who hears the case, X,", "The man accused of it, X,": a comma closes the clause, in which nobody
   else is spoken of who may be X, and another comma closes the name.
2. "La cabecilla –X, de 55 años– fue detenida": a dash opens and closes.
3. "The ringleader, a woman known as X,": a noun with "a" right behind the comma, and its name.
"""

from collections.abc import Callable, Mapping, Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.role_ends import end_of_role
from ovillo.extraction.groups.slots import Slot, clash
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords

_LONGEST = 16
"""Tokens of a clause between a noun and its name."""
_DASHES = frozenset({"–", "—", "-"})
NameAfter = Callable[[Sentence, Sequence[Slot], int, Mapping[int, Slot], WhoWords], Slot | None]
_CLOSERS = frozenset({",", ".", ")"})


def name_behind(
    sentence: Sentence, row: Sequence[Slot], index: int, by_first: Mapping[int, Slot], who: WhoWords, after: NameAfter
) -> Slot | None:
    """The name of whom this definite role speaks; `after` gives the name right behind a group of the row."""
    role, tokens = row[index], sentence.tokens
    before = fold(tokens[role.first - 1].text) if role.first else ""
    is_one = role.role is not None and role.role.determiner in who.words["definite"]
    end = end_of_role(tokens, by_first, role, who)
    if not (is_one or before in who.words["contracted"]) or end + 2 >= len(tokens):
        return None
    opener = tokens[end + 1]
    if before in who.words["of_group"] and any(_is_person(each) and each.last == role.first - 2 for each in row):
        return None  # "the lawyer of the suspect, a woman named X,"
    if opener.text in _DASHES:
        return _between_dashes(sentence, by_first.get(end + 2), opener.text)
    if opener.text == ",":
        inner = by_first.get(end + 2)
        if inner is None or not _is_noun(sentence, inner, who) or clash(role, inner) or _is_of_somebody(role, who):
            return None
        named = next((each for each in row if _is_name(each) and each.draft.root is inner.draft.root), None)
        name = named or after(sentence, row, row.index(inner), by_first, who)
        return name if name is not None and _is_closed(sentence, name) else None
    is_clause = fold(opener.text) in who.pronouns["relative"] - who.words["whose"]
    is_clause = is_clause or fold(opener.text).startswith(who.signs_of_arrest)
    return _behind_clause(sentence, row, index, by_first) if is_clause else None


def _is_of_somebody(role: Slot, who: WhoWords) -> bool:
    """As in "the lawyer of the suspect, a man named X": of which of the two."""
    other = role.complement
    is_person = other is not None and other.draft.root.type is EntityType.PERSON
    return is_person and not (other is not None and other.role and other.role.role.lemma in who.words["infants"])


def _is_closed(sentence: Sentence, name: Slot) -> bool:
    last = name.end
    return last + 1 >= len(sentence.tokens) or sentence.tokens[last + 1].text in _CLOSERS


def _is_noun(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As "a woman" in "the ringleader, a woman known as X"."""
    if slot.role is None or slot.run is not None or slot.is_plural or slot.draft.root.type is not EntityType.PERSON:
        return False
    led = {slot.role.determiner or "", fold(sentence.tokens[slot.first].text)}
    return bool(led & (who.words["indefinite"] - who.words["others"]))


def _is_person(slot: Slot) -> bool:
    return slot.draft.root.type is EntityType.PERSON


def _is_name(slot: Slot | None) -> bool:
    return slot is not None and slot.run is not None and slot.draft.root.type is EntityType.PERSON


def _between_dashes(sentence: Sentence, name: Slot | None, dash: str) -> Slot | None:
    """Rule 2."""
    is_closed = name is not None and any(token.text == dash for token in sentence.tokens[name.last + 1 :])
    return name if is_closed and _is_name(name) else None


def _behind_clause(sentence: Sentence, row: Sequence[Slot], index: int, by_first: Mapping[int, Slot]) -> Slot | None:
    """Rule 1."""
    role, tokens = row[index], sentence.tokens
    end = next((at for at in range(role.last + 1, len(tokens)) if tokens[at].text in {",", ";", ":"}), len(tokens))
    name = by_first.get(end + 1)
    if (
        end - role.last > _LONGEST
        or end >= len(tokens)
        or tokens[end].text != ","
        or name is None
        or not _is_name(name)
    ):
        return None
    inside = [each for each in row if role.last < each.first < end]
    people = [each for each in inside if each.draft.root.type is EntityType.PERSON and not each.is_plural]
    people = [each for each in people if not clash(each, name)]
    last = name.end
    follower = next((each for each in row if each.first > last), None)
    is_list = follower is not None and follower.run is not None and follower.first <= last + 2
    return name if _is_closed(sentence, name) and not people and not is_list else None
