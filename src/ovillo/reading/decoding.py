"""Bytes to text, and names made safe to show.

1. Text is what the bytes say: line endings, NULs and odd spaces stay; only a byte-order mark is taken off.
2. No text ever holds a lone surrogate, so that it can always be written as UTF-8 again.
"""

import codecs
import re

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 before UTF-16, whose mark begins the same."""

SINGLE_BYTE_ENCODINGS = ("cp1252", "mac_roman", "cp850")
"""What Spanish and English offices used before UTF-8, most likely first."""
WESTERN_LETTERS = frozenset("áéíóúüñÁÉÍÓÚÜÑ¿¡ºª«»“”‘’–—…€àèìòùâêîôûäëïöçãõßÇÀÈ°·")
SAMPLE_BYTES = 1_000_000
CONTROL_CHARACTERS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
SURROGATES = re.compile(r"[\ud800-\udfff]")
DRIVE = re.compile(r"^[A-Za-z]:")


def decode(content: bytes) -> str:
    """The text, in the encoding that the bytes show.

    A byte-order mark decides; then the NULs of UTF-16; then strict UTF-8; then UTF-8 with a few bad bytes, each
    shown as U+FFFD; then the single-byte encoding that gives the most Western European letters.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    unmarked = _utf16_without_mark(content)
    if unmarked is not None:
        return content.decode(unmarked, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_damaged_or_old(content)


def decode_as(content: bytes, encoding: str | None) -> str:
    """The text in the encoding that a header names, or as `decode` finds where the name is wrong or missing."""
    if encoding:
        try:
            return without_surrogates(content.decode(encoding.strip().lower()))
        except (LookupError, ValueError, TypeError, AssertionError):
            pass  # a hostile or misspelt name: the bytes decide
    return decode(content)


def without_surrogates(text: str) -> str:
    """The text with each lone surrogate shown as U+FFFD."""
    return SURROGATES.sub("\ufffd", text)


def letters_of(text: str) -> str:
    """The letters and digits alone, by which a text and its page can be compared."""
    return "".join(filter(str.isalnum, text))


def safe_name(name: str) -> str:
    """A member's path without climbing, drive or control characters; never empty."""
    visible = CONTROL_CHARACTERS.sub("\ufffd", without_surrogates(name)).replace("\\", "/")
    parts = [part for part in DRIVE.sub("", visible).split("/") if part not in ("", ".", "..")]
    return "/".join(parts)[-1_000:] or "unnamed"


def _utf16_without_mark(content: bytes) -> str | None:
    sample = content[:4_096]
    if len(sample) < 4 or len(content) % 2:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _decode_damaged_or_old(content: bytes) -> str:
    text = content.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text[:SAMPLE_BYTES]) - bad
    if good > 4 * bad:
        return text
    return content.decode(_best_single_byte(content[:SAMPLE_BYTES]), "replace") if bad else text


def _best_single_byte(sample: bytes) -> str:
    high = bytes(byte for byte in sample if byte > 0x7F)
    scores = {
        encoding: sum(1 if character in WESTERN_LETTERS else -1 for character in high.decode(encoding, "replace"))
        for encoding in SINGLE_BYTE_ENCODINGS
    }
    best = max(SINGLE_BYTE_ENCODINGS, key=lambda encoding: scores[encoding])
    margin = len(high) // 5
    if scores[best] <= scores["cp1252"] + margin:
        best = "cp1252"
    if best == "cp1252" and any(byte in high for byte in b"\x81\x8d\x8f\x90\x9d"):
        return "latin-1"
    return best
