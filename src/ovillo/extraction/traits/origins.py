"""Where several people named in a row are from: "X and Y, both Colombian nationals", "los colombianos X e Y"."""

from collections.abc import Iterator, Sequence

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import Value
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.groups.ties import FactDraft
from ovillo.extraction.reference.name_lists import list_names
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import Sentence, Token
from ovillo.extraction.traits.seats import is_country, place_at
from ovillo.extraction.words.who_words import WhoWords


def read_origins(sentence: Sentence, row: Sequence[Slot], index: int, who: WhoWords) -> Iterator[FactDraft]:
    """The nationality of each name of the list that begins with this group, where one phrase tells it of all."""
    slot = row[index]
    if slot.run is None or slot.draft.root.type is not EntityType.PERSON or _goes_on(sentence, row, index, who):
        return
    names, end = list_names(sentence, row, index, who)
    if len(names) < 2:
        yield from _told_of_one(sentence.tokens, slot, who)
        return
    yield from _homes_after(sentence, row, names, end, who)
    at = _after_names(sentence.tokens, end, who)
    if at is None:
        at = _before_names(sentence.tokens, slot, who)
    if at is None:
        return
    token = sentence.tokens[at]
    for name in names:
        yield FactDraft("nationality", name.draft, None, Value(token.text), token.start, token.end)


def _told_of_one(tokens: Sequence[Token], slot: Slot, who: WhoWords) -> Iterator[FactDraft]:
    """As in "Peruvian X was …", "X, who is Peruvian,", "X, quien es peruano,"."""
    before, at = slot.first - 1, slot.last + 1
    is_before = who.modifier_is_left and before >= 0 and fold(tokens[before].text) in who.names["demonyms"]
    if is_before and tokens[before].is_capitalised and (before == 0 or tokens[before - 1].text not in {",", "and"}):
        yield FactDraft(
            "nationality", slot.draft, None, Value(tokens[before].text), tokens[before].start, tokens[before].end
        )
    if at + 3 >= len(tokens) or tokens[at].text != "," or fold(tokens[at + 1].text) not in who.pronouns["relative"]:
        return
    token, closing = tokens[at + 3], tokens[at + 4].text if at + 4 < len(tokens) else "."
    is_told = fold(tokens[at + 2].text) in who.words["be"] and fold(token.text) in who.names["demonyms"]
    if is_told and closing in {",", "."}:
        yield FactDraft("nationality", slot.draft, None, Value(token.text), token.start, token.end)


def _homes_after(
    sentence: Sentence, row: Sequence[Slot], names: Sequence[Slot], end: int, who: WhoWords
) -> Iterator[FactDraft]:
    """As in "A and B, residents of X", "A y B, oriundos de X": where each of them is from."""
    tokens, begin = sentence.tokens, end + 2
    if begin >= len(tokens) or tokens[end + 1].text != ",":
        return
    begin += int(fold(tokens[begin].text) in who.words["whole_list"])
    size = phrase_at(tokens, begin, who.phrases["plural_homes"])
    place, last = place_at(tokens, row, begin + size, who) if size else (None, begin)
    if place is None:
        return
    is_origin = is_country(place, who) and phrase_at(tokens, begin, who.phrases["whence"]) > 0
    for name in names:
        start, stop = tokens[name.first].start, tokens[last].end
        if is_origin:
            text = " ".join(token.text for token in tokens[place.first : place.last + 1])
            yield FactDraft("nationality", name.draft, None, Value(text), start, stop)
        else:
            yield FactDraft("located_in", name.draft, place.draft, None, start, stop)


def _goes_on(sentence: Sentence, row: Sequence[Slot], index: int, who: WhoWords) -> bool:
    """Whether the list has begun with an earlier name."""
    return index > 0 and row[index] in list_names(sentence, row, index - 1, who)[0]


def _after_names(tokens: Sequence[Token], end: int, who: WhoWords) -> int | None:
    """As in ", both Colombian nationals", ", all from Romania", ", ambos de nacionalidad peruana"."""
    at = end + 1
    if at + 2 >= len(tokens) or tokens[at].text not in {",", "–", "—"}:
        return None
    if fold(tokens[at + 1].text) not in who.words["whole_list"]:
        return None
    at += 2
    while at < len(tokens) and fold(tokens[at].text) in who.words["list_fillers"]:
        at += 1
    at += phrase_at(tokens, at, who.phrases["nationality_marks"])
    if at >= len(tokens):
        return None
    folded = fold(tokens[at].text)
    is_place = folded in who.names["places"] and fold(tokens[at - 1].text) in who.words["origin_marks"]
    return at if folded in who.names["demonyms"] or is_place else None


def _before_names(tokens: Sequence[Token], first: Slot, who: WhoWords) -> int | None:
    """As in "los colombianos X e Y", "Colombian nationals X and Y"."""
    at = (first.run.start if first.run is not None else first.first) - 1
    if at >= 0 and fold(tokens[at].text) in who.words["nationals"]:
        at -= 1
        return at if at >= 0 and fold(tokens[at].text) in who.names["demonyms"] else None
    is_plural = at > 0 and fold(tokens[at].text) in who.names["demonyms"] and tokens[at].lower.endswith("s")
    is_theirs = is_plural and not who.modifier_is_left and fold(tokens[at - 1].text) in who.words["definite"]
    return at if is_theirs else None
