"""Text that can do nothing: what a document says is shown, never obeyed.

Rules:
1. Characters that act on a terminal or reorder a line (controls, bidirectional controls, invisible ones, lone
   surrogates) are shown by their code point: `[U+202E]`.
2. A name with letters written from right to left is put between isolates, so that it cannot pull its neighbours along.
   Only `inline` adds isolates, after rule 1, so those in its result are never a document's own.
3. What stands inside a line is one line of bounded length.
"""

import json
import re

FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"
LONGEST_NAME = 300
LONGEST_QUOTE = 1000

_ACTIVE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_SPACES = re.compile(r"\s+")
_MARKUP = re.compile(r"[\\`*_\[\]<>|~&$^]")
_BLOCK_START = re.compile(r"^(\s*)([-+#=>]|\d+(?=[.)]))")
_LINK_START = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)")


def reveal(text: str, shown_as: str = "[{}]") -> str:
    """The text with every acting or invisible character as its code point; line ends become line feeds.

    Args:
        text: any text, lone surrogates included.
        shown_as: what stands for a character, with {} for "U+202E".
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ACTIVE.sub(lambda found: shown_as.format(f"U+{ord(found[0]):04X}"), lines)


def inert_json(text: str) -> str:
    r"""JSON of the same meaning, in which acting and invisible characters are escaped: `\u202e`."""
    return _ACTIVE.sub(lambda found: json.dumps(found[0])[1:-1], text)


def inert_line(text: str) -> str:
    """The text as one line for a terminal: what acts on it, line feeds included, by code point."""
    return without_isolates(reveal(text)).replace("\n", "[U+000A]")


def inline(text: str, *, longest: int = LONGEST_NAME) -> str:
    """The text as part of a line: acting characters revealed, white space single, cut with an ellipsis."""
    cut = text[: 2 * longest + 2]
    line = _SPACES.sub(" ", reveal(cut)).strip()
    if len(line) > longest or len(cut) < len(text):
        line = line[:longest].rstrip() + "…"
    return isolate(line)


def isolate(line: str) -> str:
    """The line between isolates where it has letters written from right to left."""
    return f"{FIRST_STRONG_ISOLATE}{line}{POP_ISOLATE}" if _RIGHT_TO_LEFT.search(line) else line


def without_isolates(text: str) -> str:
    """The text for a surface where even our own isolates would be control characters."""
    return text.replace(FIRST_STRONG_ISOLATE, "").replace(POP_ISOLATE, "")


def escape_markdown(line: str) -> str:
    """One line of text in which no character is CommonMark or GFM markup, whatever stands before it."""
    escaped = _MARKUP.sub(lambda found: "\\" + found[0], without_isolates(line))
    escaped = _LINK_START.sub(lambda found: f"{found[1] or found[3]}\\{found[2] or found[4]}", escaped)
    return _BLOCK_START.sub(_escape_block_start, escaped)


def _escape_block_start(found: re.Match[str]) -> str:
    space, sign = found[1], found[2]
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"
