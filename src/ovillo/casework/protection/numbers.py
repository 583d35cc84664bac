"""Numbers of identity documents that stand beside a protected name, whether or not a statement was read of them.

1. Such a number follows a word for the document ("DNI N.° …", "passport …").
2. It is whose name stands nearest before it in its paragraph; with no name before it, nearest after it.
3. What stands instead says nothing of whose it is: the nearest name may be the wrong one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

from ovillo.casework.protection.masking import Span

HIDDEN_NUMBER: Final = "········"
_NEAR: Final = 200
"""Letters between a name and its number, at most."""
_NUMBER: Final = re.compile(
    r"""
    (?<![^\W_])
    (?: D\.?\s?N\.?\s?I | documentos?(?:\s+nacional)?(?:\s+de\s+identidad)? | c[ée]dula(?:\s+de\s+identidad)?
      | carn[ée]t?\s+de\s+extranjer[íi]a | pasaporte | passport | identity\s+(?:card|document) | (?:national\s+)?ID )
    [\W_]{0,4} (?: n [.°º]? [a-zúº°.]{0,6} [\W_]{0,4} )?
    (?P<number> [A-Z]{0,2} (?: \d{6,12} | \d{1,3} (?: [. ] \d{3} ){2,3} ) (?: -\d )? )
    (?![^\W_])
    """,
    re.IGNORECASE | re.VERBOSE,
)


def numbers_beside(text: str, hidden: Sequence[Span], others: Iterable[tuple[int, int]]) -> list[Span]:
    """Where numbers of identity documents are to be hidden.

    Args:
        text: of a document.
        hidden: where protected names stand.
        others: where names of other people stand: start, end.
    """
    names = sorted([*((start, end, True) for start, end, _ in hidden), *((*each, False) for each in others)])
    starts = [each[0] for each in names]
    found: list[Span] = []
    for match in _NUMBER.finditer(text):
        start, end = match.span("number")
        around = names[bisect_left(starts, start - 2 * _NEAR) : bisect_right(starts, end + _NEAR)]
        before = [each for each in around if each[1] <= start and start - each[1] <= _NEAR]
        after = [each for each in around if each[0] >= end and each[0] - end <= _NEAR]
        before = [each for each in before if "\n\n" not in text[each[1] : start]]
        nearest = max(before, key=lambda each: each[1]) if before else min(after, default=None)
        if nearest is not None and nearest[2]:
            found.append((start, end, HIDDEN_NUMBER))
    return found
