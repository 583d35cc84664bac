"""Characters that nobody sees, such as marks of direction and soft hyphens: words are read over them.

1. They are left out of what is read, and of names; places still count them: the stored text stays as it is.
2. Between a small letter and a capital one stands for a space: "Ana[U+200B]Paz" are two words.
"""

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef]+"
)


def has_unseen(text: str, start: int, end: int) -> bool:
    """Whether any stands between these places."""
    return _UNSEEN.search(text, start, end) is not None


def as_seen(text: str) -> str:
    """The text as it is seen."""
    return _read_over(text, 0, len(text))[0] if has_unseen(text, 0, len(text)) else text


def seen_with_places(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """The text between these places as it is seen, and where each of its characters stands."""
    return _read_over(text, start, end)


def _read_over(text: str, start: int, end: int) -> tuple[str, list[int]]:
    letters: list[str] = []
    places: list[int] = []
    at = start
    for match in _UNSEEN.finditer(text, start, end):
        letters.append(text[at : match.start()])
        places.extend(range(at, match.start()))
        at = match.end()
        if text[match.start() - 1 : match.start()].islower() and text[at : at + 1].isupper():
            letters.append(" ")
            places.append(match.start())
    letters.append(text[at:end])
    places.extend(range(at, end))
    return "".join(letters), places
