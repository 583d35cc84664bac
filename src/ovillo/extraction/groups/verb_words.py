"""Words that look like part of a noun group and are the verb before it: "the doctor forged certificates"."""

from collections.abc import Sequence

from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Token, TokenKind
from ovillo.extraction.words.who_words import WhoWords

_CLOSERS = frozenset({",", ")", "–", "—"})
_OPENERS = frozenset({",", "(", "–", "—"})


def is_act_of_somebody(tokens: Sequence[Token], index: int, who: WhoWords) -> bool:
    """As "accused" in "the prosecutor accused X", "has accused X", "on Friday accused X": a verb, no noun."""
    folded = fold(tokens[index].text)
    if index and folded in who.words["bare_hedges"]:  # "police suspect X of selling"
        return fold(tokens[index - 1].text) in who.words["suspecting"]
    if not (who.modifier_is_left and folded in who.words["hedges"] and folded.endswith("ed") and index):
        return False
    before = tokens[index - 1]
    openers = who.words["prepositions"] | who.words["of"] | who.words["and"] | who.words["clause_openers"]
    modifiers = who.words["determiners"] | who.words["modifiers"] | who.words["others"] | who.words["small_numbers"]
    is_led = fold(before.text) in openers | modifiers and fold(before.text) not in who.roles
    leading = who.words["determiners"] | who.words["and"]
    is_led |= index > 1 and fold(before.text) in who.words["ordinals"] and fold(tokens[index - 2].text) in leading
    is_said_of = index + 1 < len(tokens) and fold(tokens[index + 1].text) in who.words["of"]
    return before.kind is TokenKind.WORD and not is_led and not is_said_of


def is_after_be(tokens: Sequence[Token], index: int, who: WhoWords) -> bool:
    """As in "fueron detenidos A y B": a participle, no noun."""
    return index > 0 and fold(tokens[index - 1].text) in who.words["be"]


def is_trade_told(tokens: Sequence[Token], head: int, last: int, who: WhoWords) -> bool:
    """As in "quien era fiscal, fue", "trabajaba como médico en": a trade whose noun is an adjective elsewhere."""
    if not head or fold(tokens[head].text) not in who.words.get("trades_told", frozenset()):
        return False
    is_led = fold(tokens[head - 1].text) in who.words["be"] | who.words["told_as"]
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    is_closed = after is None or after.kind is not TokenKind.WORD
    return is_led and (
        is_closed or (after is not None and fold(after.text) in who.words["of_employer"] | who.words["and"])
    )


def is_said_of_both(tokens: Sequence[Token], index: int, who: WhoWords) -> bool:
    """As in "A y B, ambos condenados a ocho años": a participle that tells of the two before, no noun."""
    if who.modifier_is_left or index < 2 or index + 1 >= len(tokens):
        return False
    is_led = fold(tokens[index - 1].text) in who.words["of_two"] and tokens[index - 2].text in _OPENERS
    is_participle = fold(tokens[index].text).rstrip("s").endswith(tuple(who.words["participle_endings"]))
    return is_led and is_participle and fold(tokens[index + 1].text) in who.words["prepositions"] | who.words["of"]


def may_be_past(token: Token, who: WhoWords) -> bool:
    """As in "accused the police chief": before a determiner a verb, not a word for doubt about the chief."""
    return who.modifier_is_left and token.lower.endswith("ed")


def is_past_verb(tokens: Sequence[Token], index: int, who: WhoWords) -> bool:
    """As in "who allegedly trafficked cocaine", "police rescued trafficking victims"."""
    word = tokens[index].lower
    if not who.modifier_is_left or not (word.endswith("ed") or word in who.told) or not index:
        return False
    before = fold(tokens[index - 1].text)
    if _is_perfect(tokens, index, who):
        return True
    if before in who.words["of_two"]:
        return word in who.told and word not in who.words["hedges"] | who.words["undergone"]  # "Both sold babies"
    subjects = (
        who.words["clause_openers"]
        | who.pronouns["relative"]
        | who.pronouns["male"]
        | who.pronouns["female"]
        | who.pronouns["plural"]
    )
    if before in subjects | who.words["few_nouns"] or before.endswith("ly") or _is_role(before, who):
        return True
    return word in who.told and _is_behind_setting(tokens, index, who)


def _is_perfect(tokens: Sequence[Token], index: int, who: WhoWords) -> bool:
    """As in "police have now arrested members"; of papers "the men had forged passports" tells what is had."""
    word, at = tokens[index].lower, index - 1
    if word not in who.told:
        return False
    while at > 0 and (tokens[at].lower in who.words["between_perfect"] or tokens[at].lower.endswith("ly")):
        at -= 1
    if at == index - 1 and word in who.words["forged"]:
        return False  # but "had also forged passports"
    return at > 0 and tokens[at].lower in who.words["have"]


def _is_role(word: str, who: WhoWords) -> bool:
    return any(len(words) == 1 for words, _ in who.roles.get(word, ()))


def _is_behind_setting(tokens: Sequence[Token], index: int, who: WhoWords) -> bool:
    """As in "a court on Friday convicted nurse X", "a court in Villa Uno later convicted nurse X"."""
    at = index - 1
    if fold(tokens[at].text) not in who.words["settings"]:
        return False
    while at > 0 and (fold(tokens[at].text) in who.words["settings"] or _is_in_name(tokens[at], who)):
        at -= 1
    is_first = all(t.lower not in who.told for t in tokens[:at])
    return is_first and _is_role(fold(tokens[at].text), who)


def _is_in_name(token: Token, who: WhoWords) -> bool:
    return token.is_capitalised and not _is_role(fold(token.text), who)


def is_by_name(tokens: Sequence[Token], index: int, taken: Sequence[bool], who: WhoWords) -> bool:
    """As in "X forged birth certificates", "X, 45, a nurse, forged …": right behind a name or behind its asides."""
    if not index or not who.modifier_is_left or not tokens[index].lower.endswith("ed"):
        return False
    if taken[index - 1]:
        return True
    if tokens[index].lower not in who.told or tokens[index - 1].text not in _CLOSERS or index + 1 >= len(tokens):
        return False
    opening = next((at for at in range(index - 2, 0, -1) if tokens[at].text in _OPENERS and taken[at - 1]), 0)
    others = [t for t in (*tokens[:opening], *tokens[index + 1 :]) if t.lower in who.told]
    return opening > 0 and not others and tokens[index + 1].kind is TokenKind.WORD
