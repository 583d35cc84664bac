"""Places told by where they stand: before the dash of a dateline, behind a town and a comma, behind "Avenida"."""

from collections.abc import Sequence

from ovillo.extraction.naming.name_parts import LONGEST_TAIL
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Token, TokenKind
from ovillo.extraction.words.who_words import WhoWords

DATELINE_REACH = 9
_DASHES = frozenset({"-", "–", "—", ".-", "--"})


def is_dateline(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    """As in "VILLA ALTA (Agency).- Officers…", "Villa Alta, 5 July –"."""
    if first or last + 2 >= len(tokens) or last > LONGEST_TAIL or who.is_given(tokens[first].text):
        return False
    if tokens[last + 1].text in _DASHES or (tokens[last + 1].text == ":" and tokens[last + 2].is_capitalised):
        return tokens[first].text.isupper()
    if tokens[last + 1].text not in {",", "(", "."}:
        return False
    for token in tokens[last + 2 : last + DATELINE_REACH]:
        if token.text in _DASHES or token.text.endswith(".-"):
            return True
        is_word = token.kind is TokenKind.WORD and token.text[0].islower()
        if is_word and len(token.text) > 3 and fold(token.text).rstrip(".") not in who.names["never"]:
            return False
    return False


def is_state_behind_town(tokens: Sequence[Token], first: int, whole: Sequence[str], who: WhoWords) -> bool:
    """As in "of Tinto, FL, was charged": letters that stand for a state, behind a town and a comma."""
    is_behind = first > 1 and tokens[first - 1].text == "," and tokens[first - 2].is_capitalised
    return is_behind and tokens[first].text.isupper() and " ".join(whole) in who.names["state_letters"]


def is_street(tokens: Sequence[Token], first: int, whole: tuple[str, ...], who: WhoWords) -> bool:
    """As in "Avenida General Paz", "21, Bishop Quilla Close": whoever it is named after did nothing there."""
    before = fold(tokens[first - 1].text) if first else ""
    if before in who.names["streets"] or (len(whole) > 1 and whole[0] in who.names["streets"]):
        return True
    row = [token for token in tokens[max(0, first - 2) : first] if token.text != ","]
    is_numbered = bool(row) and row[-1].kind is TokenKind.NUMBER
    return len(whole) > 1 and whole[-1] in who.names["street_ends"] and (is_numbered or before in who.names["paths"])
