"""A band whose name no other rule takes for one: "la banda «18-B»", "the gang known as “los del puente”".

1. Right behind the noun, or behind "called", stand quotation marks, or an article and a word with capitals; what stands
   there is the name, whatever its words mean elsewhere: "Los Halcones" are no lookouts, "13 de Mayo" is no day.
2. In quotation marks a name has a capital, a digit or a plural article; "la banda «desarticulada»" has none.
3. A band of one name is never the one that was told before by another.
"""

from collections.abc import Sequence
from itertools import pairwise

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.band_names import QUOTES, is_noun_of_band
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import ArgumentKind, Sentence, Token, TokenKind
from ovillo.extraction.words.who_words import WhoWords

_BODIES = frozenset({EntityType.GROUP, EntityType.ORGANISATION})
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
            first, last = place
            words = tuple(fold(token.text) for token in sentence.tokens[first : last + 1])
            draft = known.setdefault(
                words, Draft(EntityType.GROUP, NameLevel.FULL, _text(sentence, place), words=words)
            )
            draft.root.type = EntityType.GROUP
            draft.root.mentions.add((sentence.tokens[first].start, sentence.tokens[last].end, NameLevel.FULL))
            draft.root.join(slot.draft)
            row[:] = [o for o in row if o is slot or not first <= o.first <= last]
            slot.draft, slot.last, slot.kind = draft, last, ArgumentKind.NAME


def _name_behind(tokens: Sequence[Token], noun: Slot, who: WhoWords) -> tuple[int, int] | None:
    """First and last token of the name."""
    at = noun.last + 1
    at += int(at < len(tokens) and tokens[at].text == ",")
    at += (size := phrase_at(tokens, at, who.phrases["band_marks"]))
    if at >= len(tokens) or (not size and tokens[at - 1].text == ","):
        return None
    if tokens[at].text in QUOTES:
        end = next((n for n in range(at + 1, min(at + _LONGEST + 2, len(tokens))) if tokens[n].text in QUOTES), at + 1)
        return (at + 1, end - 1) if end > at + 1 and _is_name(tokens[at + 1 : end], who) else None
    return _with_article(tokens, at, who)


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
