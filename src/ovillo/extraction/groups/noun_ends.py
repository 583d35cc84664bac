"""How far a noun group reaches: adjectives to its right, number, determiner and modifiers to its left."""

from collections.abc import Sequence

from ovillo.extraction.groups.verb_words import is_by_name, is_past_verb, may_be_past
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import Quantity, Token, TokenKind
from ovillo.extraction.words.who_words import WhoWords

_LONGEST_LEFT = 6
_LONGEST_RIGHT = 2
CONDITIONAL = ("aría", "arían", "ería", "erían", "iría", "irían")


def right_end(tokens: Sequence[Token], last: int, taken: Sequence[bool], who: WhoWords, *, is_plural: bool) -> int:
    if who.modifier_is_left:
        return last
    for _ in range(_LONGEST_RIGHT):
        after = last + 1
        if after >= len(tokens) or taken[after] or tokens[after].kind is not TokenKind.WORD:
            break
        if fold(tokens[after].text) in who.words["recent"] and _is_participle_at(tokens, after + 1, who):
            return after + 1  # "hija recién nacida"
        if not is_adjective(tokens, after, who, is_plural=is_plural):
            break
        last = after
    return last + phrase_at(tokens, last + 1, who.phrases["retired"])  # "el general en retiro"


def _is_participle_at(tokens: Sequence[Token], index: int, who: WhoWords) -> bool:
    return index < len(tokens) and fold(tokens[index].text).endswith(tuple(who.words["participle_endings"]))


def is_adjective(tokens: Sequence[Token], index: int, who: WhoWords, *, is_plural: bool) -> bool:
    """Whether the word after a noun belongs to it: known, by its ending, or a plural after a plural."""
    if who.modifier_is_left or tokens[index].kind is not TokenKind.WORD or tokens[index].is_capitalised:
        return False
    folded = fold(tokens[index].text)
    if phrase_at(tokens, index, who.phrases["identified_as"]) or phrase_at(tokens, index, who.phrases["whence"]):
        return False
    if folded in who.words["modifiers"] or folded in who.names["demonyms"]:
        return True
    if tokens[index].lower.endswith((*CONDITIONAL, "ó", "á", "é")):
        return False  # "la red captaría mujeres", "la policía identificó a"
    if folded.rstrip("s").endswith(("ico", "ica")) and tokens[index].lower == folded:
        return False  # an adjective in "-ico" has a written accent: "médica", never "identifica"
    if len(folded) > 5 and folded.endswith(who.modifier_suffixes):
        return True
    return is_plural and len(folded) > 5 and folded.endswith(tuple(who.words["plural_adjective_endings"]))


def left_end(
    tokens: Sequence[Token],
    index: int,
    floor: int,
    taken: Sequence[bool],
    quantities: Sequence[Quantity],
    who: WhoWords,
) -> tuple[int, Quantity | None, str | None]:
    begin = index
    quantity: Quantity | None = None
    determiner: str | None = None
    by_last = {found.last: found for found in quantities if not found.is_money}
    while begin > floor and index - begin < _LONGEST_LEFT and not taken[begin - 1]:
        token = tokens[begin - 1]
        folded = fold(token.text)
        found = by_last.get(begin - 1) if determiner not in who.words["articles"] else None  # "en los ochenta la red"
        if found is not None and quantity is None and found.first >= floor:
            quantity, begin = found, found.first
        elif folded in who.words["determiners"] and token.lower == folded:
            determiner = determiner or folded
            begin -= 1
        elif folded in who.words["ordinals"] and determiner is None and _is_accused(tokens[index], who):
            begin -= 1  # "the first accused"
        elif folded in who.words["acts_upon"] and fold(tokens[index].text) in who.words["acted_upon"]:
            break
        elif (
            (
                determiner is None
                and quantity is None
                and _is_modifier(tokens, begin - 1, floor, who)
                and not is_past_verb(tokens, begin - 1, who)
                and not is_by_name(tokens, begin - 1, taken, who)
            )
            or folded in who.words["others"]
            or (folded in who.words["hedges"] and not ((determiner or quantity) and may_be_past(token, who)))
        ):
            begin -= 1
        else:
            break
    return begin, quantity, determiner


def _opens_group(token: Token, who: WhoWords) -> bool:
    opening = who.words["determiners"] | who.words["others"] | who.words["small_numbers"] | who.words["ordinals"]
    return token.text.isdigit() or fold(token.text) in opening


def _is_accused(token: Token, who: WhoWords) -> bool:
    return any(role.lemma in who.words["accused"] for _, role in who.roles.get(fold(token.text), ()))


def _is_modifier(tokens: Sequence[Token], index: int, floor: int, who: WhoWords) -> bool:
    token = tokens[index]
    if token.kind is not TokenKind.WORD:
        return False
    folded = fold(token.text)
    if folded in who.words["modifiers"] | who.words["former"] | who.words["hedges"] or "-" in folded[1:-1]:
        return True
    if who.modifier_is_left and folded in who.words["led"]:  # "three leading members"
        return index > floor and _opens_group(tokens[index - 1], who)
    if folded in who.names["demonyms"]:
        return True
    if not who.modifier_is_left or token.is_capitalised:
        return False
    if len(folded) > 5 and folded.endswith(who.modifier_suffixes) and folded not in who.names["common"]:
        return True
    is_after_determiner = index > floor and fold(tokens[index - 1].text) in who.words["determiners"]
    return is_after_determiner and not folded.endswith(("ed", "s")) and folded not in who.names["common"]
