"""What the cells of a column say of which way each call went: by codes that are known, by letters, by their looks.

1. Where a company writes words around a code, the one way that its words say counts; of a cell that says what was sold
   as well (VOICE-MO, "Voz (S)"), what is left is the code.
2. E is Entrante beside S (Saliente) and Emitida beside R (Recibida); I is Incoming beside O (Outgoing), Iniciada beside
   R. What such a letter means is told by the codes of its column together; where they do not tell, by nobody.
3. A cell may look like a way and be no code that is known: it says none, and its column is named.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from ovillo.reading.calls.cells import read_code
from ovillo.reading.calls.profiles import folded, words_of_all

OUTGOING: Final = "outgoing"
INCOMING: Final = "incoming"
WAYS: Final = (OUTGOING, INCOMING)
CODES: Final = {kind: frozenset(map(folded, words)) for kind, words in words_of_all().items()}
SOLD: Final = CODES["both_ways"] | {"call", "calls", "llamadas", "video", "sms", "mms"}
MOST_WORDS: Final = 4
"""Of a cell that holds a code and is no sentence."""
_LONG: Final = 3
"""Letters of a word that is no abbreviation of a place."""
_LONGER: Final = 6
"""Letters of a code that another word may stand before without a space."""
_ARROWS: Final = {OUTGOING: re.compile(r"[→⇒⟶]|[-=]>|\A\s*>+\s*\Z"), INCOMING: re.compile(r"[←⇐⟵]|<[-=]|\A\s*<+\s*\Z")}
_LOOKS: Final = {
    OUTGOING: re.compile(
        r"o|s|out|outg\w*|outb\w*|sal|sali\w*|emi|emit\w*|orig|origina(?:d\w+|nt\w*|ting)|mo\w?|efe?c?tuad\w+|realizad\w+|"
        r"envi\w*|egres\w*|marcad\w+|dial\w*|hacia|to|inici\w*|llamante|origen"
    ),
    INCOMING: re.compile(
        r"i|e|r|in|inc|incom\w*|inb\w*|ent|entr|entra\w*|rec|rcvd|receiv\w*|rec[ei]bid\w+|mt\w?|"
        r"term|termina(?:d\w+|nt\w*|ting)|ingres\w*|desde|from|llamado|destino"
    ),
}


def way_of(cell: str) -> str:
    """Outgoing or incoming; empty where a cell says neither, or both."""
    text = core_of(cell)
    if text in CODES[OUTGOING] or text in CODES[INCOMING]:
        return OUTGOING if text in CODES[OUTGOING] else INCOMING
    words = text.split()
    said = {way for way in WAYS if any(_is_of(word, way) for word in words)}
    return said.pop() if len(said) == 1 and len(words) <= MOST_WORDS else ""


def core_of(cell: str) -> str:
    """A cell without the words of what was sold, where others are left (rule 1)."""
    text = folded(read_code(cell))
    if text in CODES[OUTGOING] or text in CODES[INCOMING]:
        return text
    return " ".join(word for word in text.split() if word not in SOLD) or text


def looks_like(cell: str) -> str:
    """The way that a cell may say, be it a code that is known or not; empty where it looks like none, or both."""
    if arrows := {way for way, sign in _ARROWS.items() if sign.search(cell)}:
        return arrows.pop() if len(arrows) == 1 else ""
    words = folded(read_code(cell)).split()
    if len(words) > MOST_WORDS:
        return ""
    said = {way for way, look in _LOOKS.items() if any(look.fullmatch(word) for word in words)}
    return said.pop() if len(said) == 1 else ""


def letters_of(cells: Iterable[str]) -> Mapping[str, str]:
    """What the letters E, I and R of a column mean (rule 2): outgoing, incoming, or nothing where it is not told."""
    cores = {core_of(cell) for cell in cells if cell.strip()}
    told: dict[str, str] = {}
    has_r = any(core == "r" or core.startswith(("recib", "receb", "receiv")) for core in cores)
    for letter, partners, names in (("e", ("s",), ("emit",)), ("i", ("o", "s"), ("inici",))):
        if letter not in cores:
            continue
        is_beside = any(core.startswith(partners) and way_of(core) == OUTGOING for core in cores)
        is_made = has_r or any(core.startswith(names) for core in cores)
        told[letter] = "" if is_beside == is_made else INCOMING if is_beside else OUTGOING
    if "r" in cores and OUTGOING in told.values():
        told["r"] = INCOMING
    return told


def _is_of(word: str, way: str) -> bool:
    """Whether it is a word of a way, or, as in VozEntrante, ends with one."""
    if len(word) < _LONG:
        return False
    return word in CODES[way] or any(len(code) >= _LONGER and word.endswith(code) for code in CODES[way])
