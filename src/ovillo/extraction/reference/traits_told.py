"""Which named person a description means by what only one of them is told to have.

1. "The Colombian", "la peruana": the only one before of that nationality.
2. "The mother of two", "el padre de tres hijos": a woman or a man; of whom, the course of the text says.
3. "The former chief" of "a former police chief": the only one before who once held a post of that noun.
"""

from collections.abc import Iterator, Sequence

from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence, TokenKind
from ovillo.extraction.words.who_words import WhoWords


def of_nation(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], slot: Slot, earlier: Sequence[Draft], who: WhoWords
) -> list[Draft]:
    """Rule 1: those of the earlier ones who are told to be of the nationality that the group names.

    The last of the sentences is that of the group.
    """
    assert slot.role is not None
    inside = [fold(t.text) for t in sentences[-1].tokens[slot.first : slot.last + 1]]
    wanted = next((_nation(word, who) for word in inside if word in who.names["demonyms"]), "")
    roots = [draft.root for draft in earlier]
    found = {id(root) for root, nation in _nations(sentences[:-1], slots[:-1], who) if nation == wanted}
    return [root for root in roots if id(root) in found]


def is_national(slot: Slot) -> bool:
    return slot.role is not None and "national" in slot.role.role.categories


def is_of_nation(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As in "the Chinese man", "la mujer peruana"."""
    if slot.role is None or slot.role.role.lemma not in who.words["grown"]:
        return False
    return any(fold(token.text) in who.names["demonyms"] for token in sentence.tokens[slot.first : slot.last + 1])


def _nations(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords
) -> Iterator[tuple[Draft, str]]:
    for sentence, row in zip(sentences, slots, strict=True):
        for slot in row:
            parts = [(part.first, part.last) for part in slot.description if part.kind in {"nationality", "role"}]
            for first, last in [(slot.first, slot.last), *parts]:
                for token in sentence.tokens[first : last + 1]:
                    if fold(token.text) in who.names["demonyms"]:
                        yield slot.draft.root, _nation(fold(token.text), who)


def _nation(word: str, who: WhoWords) -> str:
    """What is common to the forms of one nationality: "colombiana", "Dutchman"."""
    if who.modifier_is_left:
        return word.removesuffix("woman").removesuffix("man")
    return word.rstrip("s").rstrip("aoe")


def is_parent_of_many(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """Rule 2: a relative "of" a number, with nothing but the word for children after it."""
    if slot.role is None or "relative" not in slot.role.role.categories or slot.role.role.is_plural:
        return False
    tokens, at = sentence.tokens, slot.last + 1
    if at + 1 >= len(tokens) or fold(tokens[at].text) not in who.words["of"]:
        return False
    is_count = fold(tokens[at + 1].text) in who.words["small_numbers"] or tokens[at + 1].kind is TokenKind.NUMBER
    after = fold(tokens[at + 2].text) if at + 2 < len(tokens) else ""
    is_child = after.rstrip("s") in who.words["descendants"] | who.words["infants"]
    return is_count and (is_child or not (tokens[at + 2].is_capitalised if at + 2 < len(tokens) else False))


def of_former_post(slot: Slot, earlier: Sequence[Draft], who: WhoWords) -> list[Draft]:
    """Rule 3."""
    assert slot.role is not None
    lemma = slot.role.role.lemma
    return [d.root for d in earlier if any(post == lemma or _head(post, who) == lemma for post in former_posts(d, who))]


def former_posts(draft: Draft, who: WhoWords) -> set[str]:
    """What the person once was, by a word of its own, "former", or a prefix: "exjefe policial"."""
    roles, prefixes = draft.root.roles, who.former_prefixes
    return draft.root.former | {
        r.removeprefix(p) for r in roles for p in prefixes if r.startswith(p) and len(r) > len(p) + 3
    }


def _head(post: str, who: WhoWords) -> str:
    return post.split()[-1 if who.modifier_is_left else 0]
