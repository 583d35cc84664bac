"""A band whose name no other rule takes for one: "la banda «18-B»", "the gang known as “los del puente”".

1. Right behind the noun, or behind "called", stand quotation marks, or an article and a word with capitals; what stands
   there is the name, whatever its words mean elsewhere: "Los Halcones" are no lookouts, "13 de Mayo" is no day.
2. In quotation marks a name has a capital, a digit or a plural article; "la banda «desarticulada»" has none.
3. A band of one name is never the one that was told before by another.
4. Where the report speaks of a band, a name between quotation marks that begins with a plural article is one where it
   opens a sentence or stands behind "members of"; so is one behind "so-called". From there on it is so everywhere.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.band_names import QUOTES, is_noun_of_band
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import ArgumentKind, Sentence, Token, TokenKind
from ovillo.extraction.words.who_words import WhoWords

_BODIES = frozenset({EntityType.GROUP, EntityType.ORGANISATION})
_MEMBERS = frozenset({"leader", "member"})
_OFFENCE = 7
_LONGEST = 8
"""Tokens of a name between quotation marks."""


def name_quoted_bands(sentences: Sequence[Sentence], slots: Sequence[list[Slot]], who: WhoWords) -> None:
    """Names the bands, and takes out of the rows what was read inside their names."""
    names = [slot for row in slots for slot in row if slot.run is not None and slot.draft.root.type in _BODIES]
    known = {slot.run.words: slot.draft for slot in names if slot.run is not None}
    for sentence, row in zip(sentences, slots, strict=True):
        for slot in [each for each in row if is_noun_of_band(each)]:
            place = _name_behind(sentence.tokens, slot, who)
            if place is None or slot.draft.root.level is not NameLevel.ROLE:
                continue
            draft = _draft_of(sentence, place, known)
            draft.root.join(slot.draft)
            row[:] = [o for o in row if o is slot or not place[0] <= o.first <= place[1]]
            slot.draft, slot.last, slot.kind = draft, place[1], ArgumentKind.NAME
    if any(is_noun_of_band(slot) for row in slots for slot in row):
        _name_alone(sentences, slots, known, who)


def _draft_of(sentence: Sentence, place: tuple[int, int], known: dict[tuple[str, ...], Draft]) -> Draft:
    """The band of this name, with the place as one of its mentions."""
    first, last = place
    words = tuple(fold(token.text) for token in sentence.tokens[first : last + 1])
    draft = known.setdefault(words, Draft(EntityType.GROUP, NameLevel.FULL, _text(sentence, place), words=words))
    draft.root.type = EntityType.GROUP
    draft.root.mentions.add((sentence.tokens[first].start, sentence.tokens[last].end, NameLevel.FULL))
    return draft


def _name_alone(
    sentences: Sequence[Sentence],
    slots: Sequence[list[Slot]],
    known: dict[tuple[str, ...], Draft],
    who: WhoWords,
) -> None:
    """Rule 4."""
    places = [(number, place) for number, sentence in enumerate(sentences) for place in _quoted(sentence, who)]
    names = {
        _words(sentences[number], place)
        for number, place in places
        if _is_band_alone(sentences[number], slots[number], place, who)
    }
    for number, place in places:
        row, (first, last) = slots[number], place
        is_taken = any(o.first <= last and first <= o.last and o.kind is ArgumentKind.NAME and o.role for o in row)
        if is_taken or _words(sentences[number], place) not in names:
            continue
        row[:] = [o for o in row if not first <= o.first <= last]
        draft = _draft_of(sentences[number], place, known)
        row.append(Slot(first, last, last, ArgumentKind.NAME, draft))
        row.sort(key=lambda slot: slot.first)


def _words(sentence: Sentence, place: tuple[int, int]) -> tuple[str, ...]:
    return tuple(fold(token.text) for token in sentence.tokens[place[0] : place[1] + 1])


def _quoted(sentence: Sentence, who: WhoWords) -> Iterator[tuple[int, int]]:
    """First and last token of each name between quotation marks that begins with a plural article or has capitals."""
    tokens = sentence.tokens
    for at in range(len(tokens) - 2):
        if tokens[at].text not in QUOTES or not tokens[at + 1].is_capitalised:
            continue
        stop = min(at + _LONGEST + 2, len(tokens))
        end = next((n for n in range(at + 2, stop) if tokens[n].text in QUOTES), at)
        inside = tokens[at + 1 : end]
        is_short = len(inside) > 1 and all(token.kind is TokenKind.WORD for token in inside)
        if is_short and not any(token.text in who.told for token in inside):
            yield at + 1, end - 1


def _is_band_alone(sentence: Sentence, row: Sequence[Slot], place: tuple[int, int], who: WhoWords) -> bool:
    tokens, (first, last) = sentence.tokens, place
    at = first - 2  # before the mark
    if at >= 0 and tokens[at].lower in who.words["so_called"]:
        return tokens[last].is_capitalised
    if any(o.draft.root.type is EntityType.PLACE and o.first <= first <= o.last for o in row):
        return False  # "«Los Ángeles»"
    is_plural = fold(tokens[first].text) in who.words["plural_articles"]
    if first == 1:
        return is_plural and last + 2 < len(tokens) and tokens[last + 2].kind is TokenKind.WORD
    at -= at >= 0 and fold(tokens[at].text) in who.words["articles"]
    is_of = at >= 1 and fold(tokens[at].text) in who.words["of_group"] | who.words["contracted"]
    owner = next((slot for slot in row if slot.last == at - 1 and slot.role is not None), None) if is_of else None
    is_member = owner is not None and owner.role is not None and bool(owner.role.role.categories & _MEMBERS)
    return is_member and (is_plural or tokens[last].is_capitalised)


def _name_behind(tokens: Sequence[Token], noun: Slot, who: WhoWords) -> tuple[int, int] | None:
    """First and last token of the name."""
    at = noun.last + 1
    if at < len(tokens) and fold(tokens[at].text) in who.words["of_group"]:
        at = _past_offence(tokens, at)
    at += int(at < len(tokens) and tokens[at].text == ",")
    at += (size := phrase_at(tokens, at, who.phrases["band_marks"]))
    if at >= len(tokens) or (not size and tokens[at - 1].text == ","):
        return None
    if tokens[at].text in QUOTES:
        end = next((n for n in range(at + 1, min(at + _LONGEST + 2, len(tokens))) if tokens[n].text in QUOTES), at + 1)
        return (at + 1, end - 1) if end > at + 1 and _is_name(tokens[at + 1 : end], who) else None
    return _with_article(tokens, at, who)


def _past_offence(tokens: Sequence[Token], at: int) -> int:
    """Index behind "de tráfico y venta de bebés", where a capital or a quotation follows; else `at`."""
    for index in range(at + 1, min(at + _OFFENCE, len(tokens))):
        if tokens[index].kind is not TokenKind.WORD or tokens[index].is_capitalised:
            return index if index > at + 1 else at
    return at


def _is_name(inside: Sequence[Token], who: WhoWords) -> bool:
    """Rule 2."""
    is_written = any(token.is_capitalised or any(mark.isdigit() for mark in token.text) for token in inside)
    return is_written or (len(inside) > 1 and fold(inside[0].text) in who.words["plural_articles"])


def _with_article(tokens: Sequence[Token], at: int, who: WhoWords) -> tuple[int, int] | None:
    """As in "la banda Los Halcones de Quira"."""
    if not tokens[at].is_capitalised or fold(tokens[at].text) not in who.words["band_articles"]:
        return None
    last, links = at, who.words["of_group"] | who.words["band_articles"]
    for index in range(at + 1, min(at + _LONGEST, len(tokens))):
        if tokens[index].kind is TokenKind.WORD and tokens[index].is_capitalised:
            last = index
        elif fold(tokens[index].text) not in links or tokens[index].kind is not TokenKind.WORD:
            break
    return (at, last) if last > at else None


def _text(sentence: Sentence, place: tuple[int, int]) -> str:
    tokens = sentence.tokens[place[0] : place[1] + 1]
    gaps = [" " if after.start > before.end else "" for before, after in pairwise(tokens)]
    return "".join(token.text + gap for token, gap in zip(tokens, [*gaps, ""], strict=True))
