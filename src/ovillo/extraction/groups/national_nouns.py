"""Nouns that a nationality alone makes: "a Peruvian", "los dos peruanos"; a currency of the same name is none."""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Quantity, Token, TokenKind
from ovillo.extraction.words.who_words import Role, WhoWords

BASED = ("-based", "-born")
"""Ends of words for where somebody lives or is from."""


def national_at(tokens: Sequence[Token], index: int, taken: Sequence[bool], who: WhoWords) -> Role | None:
    """Somebody called by a nationality alone: "a Peruvian", "los dos peruanos"."""
    folded = fold(tokens[index].text)
    if folded not in who.names["demonyms"] or not index:
        return None
    first = index - (1 + tokens[index - 1].lower.endswith(BASED))  # "a Lagos-based Peruvian"
    before = tokens[max(first, 0)]
    is_begun = (
        fold(before.text) in who.words["determiners"] | who.words["contracted"] or before.kind is TokenKind.NUMBER
    )
    is_begun = is_begun or fold(before.text) in who.words["small_numbers"] | who.words["hedges"]
    is_plural = folded.endswith("s") and folded[:-1] in who.names["demonyms"] | {folded[:-2] + "o"}
    if not is_begun or (who.modifier_is_left and not is_plural and _has_noun_ahead(tokens, index, taken, who)):
        return None
    gender = None if who.modifier_is_left else "f" if folded.rstrip("s").endswith("a") else None
    return Role(
        folded,
        frozenset({"person", "national"}),
        EntityType.PERSON,
        gender,
        is_plural,
        "person",
        1,
        tokens[index].lower,
    )


def _has_noun_ahead(tokens: Sequence[Token], index: int, taken: Sequence[bool], who: WhoWords) -> bool:
    """Whether a word follows that the adjective may belong to."""
    word = fold(tokens[index].text)
    if index + 1 >= len(tokens) or tokens[index + 1].kind is not TokenKind.WORD:
        return False
    if word.removesuffix("man").removesuffix("wo") in who.names["demonyms"] - {word}:  # "the Dutchman"
        return False
    ahead = tokens[index + 1].lower
    if ahead in who.told and fold(ahead) not in who.words["hedges"] | who.words["undergone"] | who.words["blaming"]:
        return False  # "the Colombian led"
    function = who.words["prepositions"] | who.words["of"] | who.words["and"] | who.words["be"] | who.words["have"]
    is_function = fold(tokens[index + 1].text) in function | who.pronouns["relative"] | who.words["clause_openers"]
    return not is_function and not taken[index + 1]


def is_money(index: int, quantities: Sequence[Quantity]) -> bool:
    """Whether the word is the currency of a sum: "800 bolivianos"."""
    return any(found.is_money and found.first <= index <= found.last for found in quantities)
