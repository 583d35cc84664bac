"""Who several people are, behind "namely": "all the accused, that is, X, who was inspector of A; Y, a clerk; and Z".

1. Between semicolons each part begins with whom it names; what is said of them behind a comma is passed over.
2. The part behind "and" is the last, and so is the one before a part whose name no mark closes: "; prosecutor X said".
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.countings import may_be_plural
from ovillo.extraction.reference.name_lists import list_names, names_of
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import Sentence, Token
from ovillo.extraction.words.who_words import WhoWords

_PAIR = 2
_NEAR = 3
"""Tokens from the noun of several to "namely": ", accused,"."""
_OPENERS = frozenset({",", "(", ":", "–", "—", "-"})
_CLOSERS = frozenset({",", ";", ".", "(", ":"})


def link_namely(sentence: Sentence, row: Sequence[Slot], who: WhoWords) -> None:
    """Fills the members of the only several people before such words, or of those right before them."""
    tokens = sentence.tokens
    for at in range(1, len(tokens)):
        size = phrase_at(tokens, at, who.phrases["namely"]) if tokens[at - 1].text in _OPENERS else 0
        begin = _past_marks(tokens, at + size, who) if size else -1
        start = next((n for n, slot in enumerate(row) if slot.first == begin), None)
        if start is None:
            continue
        several = [s for s in row if s.last < at and s.run is None and _is_person(s)]
        several = [s for s in several if s.is_plural or may_be_plural(s, who)]
        near = [slot for slot in several if at - slot.last <= _NEAR]
        owner = near[-1] if near else (several[0] if len(several) == 1 else None)
        owner = None if owner is not None and _is_tied(tokens, owner, who) else owner
        people = names_of(listed_after(sentence, row, start, who)) if owner is not None else ()
        count = owner.quantity.value.number if owner is not None and owner.quantity is not None else None
        if owner is not None and people and count in (None, len(people)):
            owner.members, owner.is_plural = people, True


def _past_marks(tokens: Sequence[Token], at: int, who: WhoWords) -> int:
    """Where the list begins behind such words: past a comma, a colon and "a"."""
    at += at < len(tokens) and tokens[at].text in {",", ":"}
    return at + (at < len(tokens) and fold(tokens[at].text) in who.words["before_whom"])


def _is_tied(tokens: Sequence[Token], slot: Slot, who: WhoWords) -> bool:
    """As in "the victims of the doctors, namely": of which of the two."""
    at = slot.first - 1
    at -= at >= 0 and fold(tokens[at].text) in who.words["articles"]
    return at >= 0 and fold(tokens[at].text) in who.words["of_group"] | who.words["of_person"]


def _is_person(slot: Slot) -> bool:
    return slot.role is not None and slot.draft.root.type is EntityType.PERSON


def listed_after(sentence: Sentence, row: Sequence[Slot], begin: int, who: WhoWords) -> list[Slot]:
    """The names of the list that begins with this group; nobody where fewer than two are named."""
    tokens = sentence.tokens
    stops = [n for n in range(row[begin].last, len(tokens)) if tokens[n].text == ";"]
    if not stops:
        found = list_names(sentence, row, begin, who)[0] if _is_name(row[begin]) else []
        return found if len(found) >= _PAIR else []
    starts = [row[begin].first, *(stop + 1 for stop in stops)]
    found = []
    for start, end in zip(starts, [*stops, len(tokens)], strict=True):
        is_last = fold(tokens[start].text) in who.words["and"] if start < len(tokens) else False
        first = start + is_last
        first += first < len(tokens) and fold(tokens[first].text) in who.words["before_whom"]
        named = _named_at(sentence, row, first, end, who)
        if not named:
            break
        found.extend(named)
        if is_last:
            break
    return found if len(found) >= _PAIR else []


def _named_at(sentence: Sentence, row: Sequence[Slot], first: int, end: int, who: WhoWords) -> list[Slot]:
    """Whom the part from this token on names; nobody where its noun has no name, or no mark closes the name."""
    index = next((n for n, slot in enumerate(row) if slot.first in (first, first + 1) and slot.last < end), None)
    if index is None:
        return []
    if not _is_name(row[index]):
        root = row[index].draft.root
        later = (n for n in range(index + 1, len(row)) if row[n].last < end and row[n].draft.root is root)
        named = next((n for n in later if _is_name(row[n])), None)
        if row[index].role is None or named is None:
            return []
        index = named
    names = [each for each in list_names(sentence, row, index, who)[0] if each.last < end]
    after = names[-1].last + 1 if names else len(sentence.tokens)
    return names if after >= len(sentence.tokens) or sentence.tokens[after].text in _CLOSERS else []


def _is_name(slot: Slot) -> bool:
    return slot.run is not None and slot.draft.root.type is EntityType.PERSON
