"""What a band is called: "la organización criminal «Los X»", "la banda denominada Los X", "«Los X», red que …".

Rules:
1. Between the noun and the name stand only marks and words such as "called"; right behind the noun a name in quotation
   marks, or one that begins with an article.
2. A name before its noun has a comma after it, and the noun no definite article.
3. A name in quotation marks, or one that begins with a plural article, that somebody heads or belongs to is a band's.
4. A body is what a mark right before its name calls it: "una entidad humanitaria llamada Asociación X".
"""

from collections.abc import Sequence
from itertools import pairwise

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import ArgumentKind, Sentence, Token, TokenKind
from ovillo.extraction.words.who_words import WhoWords

QUOTES = frozenset("\"'“”«»‘’")
_SHORTEST = 2
_MODIFIERS = 2
"""Words between the noun of a body and the mark before its name."""
_MEMBERS = frozenset({"leader", "member"})


def name_bands(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """Joins the noun of a band to the name beside it."""
    for sentence, row in zip(sentences, slots, strict=True):
        for one, two in pairwise(row):
            if is_noun_of_band(one) and _may_be_band(sentence.tokens, two, who):
                if _names(sentence.tokens, one, two, who):
                    _join(two, one)
            elif is_noun_of_band(two) and _may_be_band(sentence.tokens, one, who):
                if _is_behind(sentence.tokens, one, two, who):
                    _join(one, two)
            elif _calls_body(sentence.tokens, one, two, who):
                two.draft.root.join(one.draft)
            elif _heads(sentence.tokens, one, two, who) and _may_be_band(sentence.tokens, two, who):
                _call_band(two)


def is_noun_of_band(slot: Slot) -> bool:
    role = slot.role.role if slot.role is not None else None
    is_group = role is not None and role.type is EntityType.GROUP and "group" in role.categories
    return is_group and slot.run is None and not slot.is_plural


def _may_be_band(tokens: Sequence[Token], slot: Slot, who: WhoWords) -> bool:
    """Whether the name is none of a person, a place or a body that the text tells as such."""
    if slot.run is None or slot.role is not None or slot.draft.root.type is EntityType.PLACE:
        return False
    words = set(slot.run.words)
    is_body = bool(words & (who.names["organisation_heads"] | who.names["bodies"]))
    return not is_body and not slot.run.title and (_is_quoted(tokens, slot) or _has_article(tokens, slot, who))


def _is_quoted(tokens: Sequence[Token], slot: Slot) -> bool:
    before = tokens[slot.first - 1].text if slot.first else ""
    return before in QUOTES and slot.last + 1 < len(tokens) and tokens[slot.last + 1].text in QUOTES


def _has_article(tokens: Sequence[Token], slot: Slot, who: WhoWords) -> bool:
    """As in "Los Cuervos": a capital article with a name behind it, none of it a given name."""
    words = [token for token in tokens[slot.first : slot.last + 1] if token.is_capitalised]
    is_led = fold(tokens[slot.first].text) in who.words["band_articles"] and tokens[slot.first].is_capitalised
    return is_led and len(words) >= _SHORTEST and not who.is_given(words[1].text)


def _names(tokens: Sequence[Token], noun: Slot, name: Slot, who: WhoWords) -> bool:
    """Rule 1."""
    at = noun.last + 1
    while at < name.first and (tokens[at].text in QUOTES or tokens[at].text == ","):
        at += 1
    size = phrase_at(tokens, at, who.phrases["band_marks"])
    if not size and any(token.text == "," for token in tokens[noun.last + 1 : name.first]):
        return False
    return all(token.text in QUOTES for token in tokens[at + size : name.first])


def _calls_body(tokens: Sequence[Token], noun: Slot, name: Slot, who: WhoWords) -> bool:
    """Rule 4."""
    is_noun = noun.role is not None and noun.run is None and not noun.is_plural
    is_body = noun.draft.root.type is name.draft.root.type is EntityType.ORGANISATION
    if not is_noun or not is_body or name.run is None or name.role is not None:
        return False
    between = [n for n in range(noun.last + 1, name.first) if tokens[n].text not in QUOTES]
    for at in between[: _MODIFIERS + 1]:
        size = phrase_at(tokens, at, who.phrases["band_marks"])
        if size and between[-1] == at + size - 1:
            return True
        if tokens[at].kind is not TokenKind.WORD or fold(tokens[at].text) in who.words["of"]:
            return False
    return False


def _is_behind(tokens: Sequence[Token], name: Slot, noun: Slot, who: WhoWords) -> bool:
    """Rule 2."""
    between = [t.text for t in tokens[name.last + 1 : noun.first] if t.text not in QUOTES]
    is_definite = noun.role is not None and noun.role.determiner in who.words["definite"]
    return between == [","] and not is_definite


def _heads(tokens: Sequence[Token], role: Slot, name: Slot, who: WhoWords) -> bool:
    """Rule 3."""
    if role.role is None or not role.role.role.categories & _MEMBERS:
        return False
    between = [t for t in tokens[role.last + 1 : name.first] if t.text not in QUOTES]
    is_of = len(between) == 1 and fold(between[0].text) in who.words["of_group"]
    return is_of and (_is_quoted(tokens, name) or fold(tokens[name.first].text) in who.words["plural_articles"])


def _call_band(name: Slot) -> None:
    name.draft.root.type = EntityType.GROUP
    name.kind = ArgumentKind.NAME


def _join(name: Slot, noun: Slot) -> None:
    _call_band(name)
    name.draft.root.join(noun.draft)
