"""Days of the week as given names: "Sunday X, 45, was arrested", "police arrested Monday X on Friday".

1. A capitalised name stands right behind, and no word for a day before: "on", "last", "this".
2. The day opens the sentence and a verb or a comma follows the name, or somebody is named before it: "the nurse,
   Sunday X", "X and Friday Y"; or the sentence tells another day: "on Friday".
"""

from collections.abc import Sequence
from itertools import pairwise

from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Token
from ovillo.extraction.words.who_words import WhoWords

_LONGEST = 3
"""Words of such a name."""


def is_day_as_name(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    """Whether the token is somebody's given name and no day."""
    days, timed = who.words["given_days"], who.words["before_days"]
    if fold(tokens[first].text) not in days or not first < last < first + _LONGEST:
        return False
    behind = tokens[first + 1 : last + 1]
    if not all(token.is_capitalised for token in behind) or fold(behind[0].text) in days:
        return False
    before = fold(tokens[first - 1].text) if first else ""
    if before in timed or (last + 1 < len(tokens) and tokens[last + 1].text == "'s"):
        return False
    after = fold(tokens[last + 1].text) if last + 1 < len(tokens) else ""
    is_opener = not first and (after in {",", "("} or after in who.words["be"] | who.words["telling_of_one"])
    is_listed = before in who.words["and"] and first > 1 and tokens[first - 2].is_capitalised
    is_listed = is_listed and after not in who.names["common"]
    is_apposed = before == "," and first > 1 and fold(tokens[first - 2].text) in who.roles
    is_named = is_opener or is_apposed or is_listed or before in who.roles
    return is_named or _tells_other_day(tokens, first, who)


def _tells_other_day(tokens: Sequence[Token], first: int, who: WhoWords) -> bool:
    days, timed = who.words["given_days"], who.words["before_days"]
    pairs = ((fold(a.text), fold(b.text)) for at, (a, b) in enumerate(pairwise(tokens)) if at + 1 != first)
    return any(a in timed and b in days for a, b in pairs)


def past_day(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> int:
    """The token behind "Last Monday" where a name follows, else `first`."""
    is_day = first + 1 < last and fold(tokens[first + 1].text) in who.words["given_days"]
    return first + 2 if is_day and fold(tokens[first].text) in who.words["before_days"] else first
