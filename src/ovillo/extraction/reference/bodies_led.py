"""Whether who leads one body can be who leads another: the community leader is not the leader of the ring.

1. What a noun for a leader is of stands in it, before it or behind it: "union leader", "the union's leader", "líder
   vecinal", "jefe de la banda". Words that tell no body ("alleged", "main"), and names, are left out.
2. Every band is one kind. A noun that may be of any group ("organisation") is a band's alone, or beside a word for a
   crime; a ringleader is a band's. What is "against" a crime is no band, nor is one that plays.
3. A bare noun ("the leader") is of any body, but of none whose leader the text names only after it; where the text
   speaks of a band, "the leader" and "the boss" are the band's.
"""

from collections.abc import Iterator, Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import BlockKind, Sentence, Token, TokenKind
from ovillo.extraction.words.who_words import WhoWords

BAND = "*"
_NAMED = "="
"""Before a word that is a name, which may be that of a body told in other words."""
_LONGEST = 8
"""Tokens behind a noun that may tell what it is of."""
_LEFT = 3


def tell_bodies(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """Adds to each person what the nouns for a leader that speak of them are of."""
    is_band_told = any(_is_band(slot, who) for row in slots for slot in row)
    for sentence, row in zip(sentences, slots, strict=True):
        for slot in row:
            if slot.draft.root.type is EntityType.PERSON:
                slot.is_beside_band = is_band_told
                slot.draft.root.led |= bodies_led(sentence, slot, who)


def bodies_led(sentence: Sentence, slot: Slot, who: WhoWords) -> set[str]:
    """`BAND`, or the words for what else the noun says that they lead; none where it is bare or no leader's."""
    if slot.role is None or slot.is_plural or not (head := _head(slot.role.role.lemma, who)):
        return set()
    group, tokens = slot.role, sentence.tokens
    inside = set(range(group.head - group.role.words + 1, group.head + 1))
    around = {fold(tokens[at].text) for at in range(group.name_first, group.last + 1) if at not in inside}
    around |= {word for word in group.role.lemma.split() if word != head}
    named = {_NAMED + fold(token.text) for token in _named_before(tokens, slot, who)}
    apart = (*_owner(tokens, slot, who), *_complement(tokens, slot, who))
    return _kinds(_telling(around, who) | _telling(_without_names(apart, who), who) | named, head, who)


def bodies_in_title(title: str, who: WhoWords) -> set[str]:
    """The same of a title before a name: "Union leader X"."""
    words = [fold(word) for word in title.split()]
    head = next((word for word in reversed(words) if _is_leading(word, who)), "")
    return _kinds(_telling({word for word in words if word != head}, who), head, who) if head else set()


def leads_other_body(one: Draft, sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """Whether the person is told to lead another body than the group does."""
    root = one.root
    mine = bodies_led(sentence, slot, who)
    if mine and root.led:
        is_sure = BAND in mine | root.led or not any(each.startswith(_NAMED) for each in mine | root.led)
        return is_sure and not mine & root.led  # "the Acme chairman" may be the chairman of a council
    if slot.role is None or not (head := _head(slot.role.role.lemma, who)) or mine or not root.led - {BAND}:
        return False
    if BAND in root.led or sentence.block.kind is not BlockKind.PARAGRAPH:
        return False
    is_bands = slot.is_beside_band and head in who.words["heads_of_bands"]
    return is_bands or not any(start < sentence.start for start, _, _ in root.mentions)


def _kinds(told: set[str], head: str, who: WhoWords) -> set[str]:
    """Rule 2."""
    bands = who.words["bands"] | who.words["vague_bands"]
    sure = bands - who.words["vague_bands"] - who.words["bands_of_any"]
    crimes = {word for word in told if any(sign in word for sign in who.words["signs_of_crime"])}
    if told & who.words["no_bands"] or any(word.startswith(tuple(who.words["against_crime"])) for word in told):
        return told - bands
    is_crime = bool(crimes) and (bool(told & bands) or crimes == told or head in who.words["heads_of_bands"])
    is_bare = not told and head in who.words["heads_of_bands_if_bare"]
    if told & sure or is_crime or is_bare or head in who.words["heads_of_bands_only"]:
        return {BAND}
    return told | {BAND} if told and told <= bands else told


def _without_names(tokens: Sequence[Token], who: WhoWords) -> set[str]:
    kinds = who.names["organisation_heads"] | who.words["bands"]
    folded = ((fold(token.text), token) for token in tokens if token.kind is TokenKind.WORD)
    return {word for word, token in folded if not token.is_capitalised or word in kinds}


def _telling(words: set[str], who: WhoWords) -> set[str]:
    """The words that may tell a body, each part of "ex-prison chief" apart: no article, no "alleged", no age."""
    parts = {part for word in words if not word.endswith(who.age_compounds) for part in word.split("-")}
    return parts - _neutral(who)


def _neutral(who: WhoWords) -> frozenset[str]:
    names = ("of", "determiners", "contracted", "hedges", "former", "strip", "ordinals", "others", "deputies")
    every = frozenset().union(*(who.words[name] for name in (*names, "mere_ranks", "of_no_body", "possessive_mark")))
    return every | who.names["demonyms"]


def _named_before(tokens: Sequence[Token], slot: Slot, who: WhoWords) -> list[Token]:
    """As in "Labour leader X", "the Scout leader": the capitalised words right before the noun."""
    found: list[Token] = []
    for token in reversed(tokens[max(0, slot.first - _LEFT) : slot.first] if who.modifier_is_left else ()):
        if token.kind is not TokenKind.WORD or not token.is_capitalised or fold(token.text) in who.words["determiners"]:
            break
        found.append(token)
    return found


def _owner(tokens: Sequence[Token], slot: Slot, who: WhoWords) -> list[Token]:
    """As "trade union" in "the trade union's leader"."""
    at = slot.first - 1
    if at < 1 or tokens[at].lower not in who.words["possessive_mark"]:
        return []
    found: list[Token] = []
    for token in reversed(tokens[max(0, at - _LEFT) : at]):
        if token.kind is not TokenKind.WORD or fold(token.text) in who.words["determiners"]:
            break
        found.append(token)
    return found


def _complement(tokens: Sequence[Token], slot: Slot, who: WhoWords) -> list[Token]:
    """What stands behind "of", up to a mark, a verb or another preposition; "against" with it."""
    begin = slot.last + 1
    if begin >= len(tokens) or fold(tokens[begin].text) not in who.words["of_group"]:
        return []
    found = list(_phrase(tokens[begin : begin + _LONGEST], who))
    is_act = who.modifier_is_left and len(found) > 1 and found[1].lower.endswith("ing")
    bands = who.words["bands"] | who.words["vague_bands"]
    is_band = any(fold(token.text) in bands for token in found)
    return found if is_band or not is_act else []  # "the director of selling"


def _phrase(tokens: Sequence[Token], who: WhoWords) -> Iterator[Token]:
    stops = who.words["be"] | who.words["and"] | who.words["person_verbs"] | who.words["clause_openers"]
    stops |= who.pronouns["relative"] | who.words["prepositions"]
    for token in tokens:
        folded = fold(token.text)
        is_link = folded in who.words["of"] or folded in who.words["contracted"]
        is_mark = token.kind is not TokenKind.WORD and folded not in who.words["possessive_mark"]
        is_against = folded in who.words["no_bands"]
        if not (is_link or is_against) and (is_mark or folded in stops or token.lower in who.told):
            return
        yield token
        if is_against:
            return


def _is_band(slot: Slot, who: WhoWords) -> bool:
    if slot.role is None or slot.role.role.type is not EntityType.GROUP:
        return False
    return bool(set(slot.role.role.lemma.split()) & (who.words["bands"] | who.words["vague_bands"]))


def _head(lemma: str, who: WhoWords) -> str:
    """The noun for a leader in the lemma: its last word before "of" in English; "" where it has none."""
    words = lemma.split(" of ", maxsplit=1)[0].split()
    words = words[-1:] if who.modifier_is_left else words[:2]
    return next((word for word in words if _is_leading(word, who)), "")


def _is_leading(word: str, who: WhoWords) -> bool:
    if word in who.words["owners"]:
        return False
    return any(len(words) == 1 and "leader" in role.categories for words, role in who.roles.get(word, ()))
