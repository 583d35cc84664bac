"""Where words of a document's text stand in the source of its web page or mail.

The text was made from the source: tags are gone, entities and the signs of quoted-printable are letters. So the two are
compared by their letters and digits alone, and each letter of the source keeps its place.
"""

import html
import re
from collections.abc import Iterator

_PIECES = re.compile(
    r"(?P<tag><[^<>]{0,4000}>)|(?P<entity>&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});)"
    r"|(?P<coded>(?:=[0-9A-F]{2})+)|(?P<soft>=\r?\n)|(?P<plain>[^<&=]+|[<&=])"
)
"""What a source consists of: `coded` and `soft` are of quoted-printable, in mails only."""


def find_in_source(source: str, words: str, *, earlier: int, is_mail: bool) -> tuple[int, int] | None:
    """Where the words begin and end, or nothing.

    Args:
        source: of a web page or a mail.
        words: of its text: letters and digits alone.
        earlier: how many times the text says the same before; the source may say it more often (in a title).
        is_mail: whether parts of it may be quoted-printable.
    """
    letters, places = [], []
    for letter, start, end in _letters(source, is_mail=is_mail):
        letters.append(letter)
        places.append((start, end))
    said = "".join(letters)
    starts = [each.start() for each in re.finditer(f"(?={re.escape(words)})", said)] if words else []
    if not starts:
        return None
    at = starts[min(earlier, len(starts) - 1)]
    return places[at][0], places[at + len(words) - 1][1]


def _letters(source: str, *, is_mail: bool) -> Iterator[tuple[str, int, int]]:
    """Each letter and digit that the source shows, with the place of the signs that stand for it."""
    for piece in _PIECES.finditer(source):
        kind, text, start = piece.lastgroup, piece[0], piece.start()
        if kind in {"tag", "soft"} and (kind == "tag" or is_mail):
            continue
        if kind == "entity" or (kind == "coded" and is_mail):
            shown = html.unescape(text) if kind == "entity" else _decoded(text)
            yield from ((each, start, piece.end()) for each in shown if each.isalnum())
        else:
            yield from ((each, at, at + 1) for at, each in enumerate(text, start) if each.isalnum())


def _decoded(coded: str) -> str:
    return bytes.fromhex(coded.replace("=", "")).decode("utf-8", "replace")
