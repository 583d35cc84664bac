"""What a cell says of money: that it came in, that it went out, that it was paid, that it was not. A closed list.

1. A cell is read whole, without case, accents and marks. The words of what was moved ("transferencia", "pix", "cta")
   are passed over; what is left must all say the same way.
2. A letter, and a word that also names a kind of payment ("Depósito", "Pago"), says a way only beside its partner
   (depósito/retiro, C/D, D/H): what it means is told by its column. Beside two partners that differ it says none.
3. A word of a way within a cell that is not understood looks like one: its row is nobody's to guess.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from ovillo.reading.calls.cells import read_code
from ovillo.reading.calls.profiles import folded

CREDIT: Final = "credit"
DEBIT: Final = "debit"
_LISTS: Final[Mapping[str, Any]] = tomllib.loads(
    Path(__file__).with_name("flow_words.toml").read_text("utf-8")
)  # Any: TOML
_WORDS: Final = {name: frozenset(told) for name, told in _LISTS.items() if name != "pairs"}
_PAIRS: Final = [(came, went) for came, went in _LISTS["pairs"]]
_CREDITS: Final = _WORDS["came"] | _WORDS["credits"]
_UNPAID: Final = tuple(_LISTS["unpaid"])
_PAID: Final = tuple(_LISTS["paid"])
_WITHOUT_FAULT: Final = re.compile(r"\b(?:sin|without|no|sem) (?:err|observ|incid|noved|issue|problem)\w*")
_NOT_MADE: Final = re.compile(
    r"(?:intento|tentativa) (?:fallid[oa] |frustrad[oa] )?de (?:pago|transferencia|deposito|envio)"
    r"|(?:attempted|failed) (?:payment|transfer|deposit)|(?:payment|transfer) (?:attempt|failed|not made)"
    r"|(?:pago|transferencia|deposito) (?:no (?:realizad|efectuad|ejecutad|concretad|completad)|fallid|frustrad)[oa]"
    r"|.*\bno (?:se )?(?:llego a|pudo) (?:ser )?(?:realiza|concreta|efectua|completa|ejecuta)"
    r"|.*\b(?:never|did not|didn t) (?:went|go) through"
)
_ZERO: Final = re.compile(r"0+(?:[.,]0+)?")
_MOST_WORDS: Final = 5
_BLANK: Final = frozenset({"n a", "na", "n d", "nd", "s d", "sd", "none", "null", "nan"})


def is_coming(cell: str) -> bool:
    """Whether a cell tells of money received, whatever else stands in its column."""
    words = _core(cell)
    return bool(words) and set(words) <= _WORDS["came"]


def sides_of(cells: Iterable[str]) -> Mapping[str, str]:
    """The cells of a column that say a way, and which: "credit" of the account, or "debit"."""
    by_text = {cell: _text(cell) for cell in cells if cell.strip()}
    found = {cell: side for cell, text in by_text.items() if (side := _plain_side(cell, text))}
    cores = {cell: " ".join(_core(cell)) or text for cell, text in by_text.items() if cell not in found}
    told: dict[str, set[str]] = {}
    for pair in _PAIRS:
        if {*pair} <= {*cores.values(), *by_text.values()}:
            for word, side in zip(pair, (CREDIT, DEBIT), strict=True):
                told.setdefault(word, set()).add(side)
    for cell, core in cores.items():
        sides = told.get(by_text[cell]) or told.get(core) or set()
        if len(sides) == 1:
            found[cell] = next(iter(sides))
    return found


def sides_named(cells: Iterable[str]) -> Mapping[str, str]:
    """The same of a column that somebody named as that of the way: words without their partners mean what they say."""
    cells = tuple(cells)
    found = dict(sides_of(cells))
    texts = {_text(cell) for cell in cells}
    partnered = {word for pair in _PAIRS if {*pair} <= texts for word in pair}
    for cell in cells:
        text = _text(cell)
        if cell not in found and text not in partnered and (side := _side_in(text, "alone_credit", "alone_debit")):
            found[cell] = side
    return found


def is_blank(cell: str) -> bool:
    """Whether a cell holds no letter and no digit, or what programs write where there is nothing."""
    return not any(map(str.isalnum, cell)) or folded(cell) in _BLANK


def looks_like(cell: str) -> bool:
    """Whether a cell may say a way that is not understood (rule 3)."""
    words = set(_text(cell).split())
    return words.isdisjoint(_WORDS["cards"]) and not words.isdisjoint(_CREDITS | _WORDS["debits"])


def has_letters_of_others(head: str) -> bool:
    """Whether the letters of a column of this name are of something else."""
    return not _WORDS["other_heads"].isdisjoint(folded(head).split())


def is_letter(cell: str) -> bool:
    """Whether it is one letter or sign."""
    return len(_text(cell)) == 1


def state_of(cell: str) -> bool | None:
    """Whether a state says that something was paid; None where it is none that is known."""
    words = _WITHOUT_FAULT.sub("", folded(read_code(cell))).split()
    if any(word.startswith(_UNPAID) for word in words):
        return False
    if len(words) > 1 and (not _WORDS["not"].isdisjoint(words) or words[0] in _WORDS["to_be"]):
        return False
    return True if any(word.startswith(_PAID) for word in words) else None


def is_taken_back(cell: str) -> bool:
    """Whether it is the name of what undoes a payment."""
    words = _core(cell)
    return bool(words) and set(words) <= _WORDS["taken_back"]


def tells_back(text: str) -> bool:
    """Whether free words begin with what undoes a payment: "Devolución por error", but not "Devolución de préstamo"."""
    words = [word for word in _text(text).split() if word not in _WORDS["moved"]]
    return bool(words) and words[0] in _WORDS["taken_back"] and _WORDS["paid_back"].isdisjoint(words)


def speaks_of_back(text: str) -> bool:
    """Whether free words name what undoes a payment anywhere."""
    return not _WORDS["taken_back"].isdisjoint(_text(text).split())


def tells_not_made(text: str) -> bool:
    """Whether free words say that a payment was tried and not made."""
    return bool(_NOT_MADE.match(_text(text)))


def is_of_kinds(head: str) -> bool:
    """Whether a column of this name says what kind of thing a row is."""
    words = set(folded(head).split())
    return not words.isdisjoint(_WORDS["kind_heads"]) and words.isdisjoint(_WORDS["other_kinds"])


def is_no_payment(cell: str) -> bool:
    """Whether a kind is a request, an invoice, a quotation: "Solicitud de pago", but not "Pago de factura"."""
    words = _text(cell).split()
    if not words:
        return False
    if words[0] in _WORDS["no_payment"]:
        is_named = not _WORDS["prepositions"].isdisjoint(words)
        return is_named or len(words) == 1 or words[-1] not in _WORDS["moved"]
    return words[-1] in _WORDS["asked_last"] and _WORDS["prepositions"].isdisjoint(words)


def asks_paid(head: str, cells: Iterable[str]) -> bool:
    """Whether a column of this name says yes or no to a payment having been made."""
    words = set(folded(head).split())
    told = words & _WORDS["paid_heads"]
    is_asking = bool(told) and words - told <= _WORDS["undone_beside"]
    texts = {_text(cell) for cell in cells} if is_asking else set()
    return bool(texts) and texts <= _WORDS["yes"] | _WORDS["no"]


def is_no(cell: str) -> bool:
    """Whether a cell of such a column says no."""
    return _text(cell) in _WORDS["no"]


def asks_undone_day(head: str) -> bool:
    """Whether a column of this name tells when a payment was undone: any day in it says that it was."""
    words = set(folded(head).split())
    dated, told = words & _WORDS["undone_dated"], words & _WORDS["undone_heads"]
    return bool(dated and told) and words - told - dated <= _WORDS["undone_beside"] | _WORDS["moved"]


def asks_undone(head: str) -> bool:
    """Whether a column of this name says yes or no to a payment having been undone or refused."""
    words = set(folded(head).split())
    told = words & _WORDS["undone_heads"]
    return bool(told) and words - told <= _WORDS["undone_beside"] | _WORDS["moved"]


def undone_of(cell: str) -> bool | None:
    """What a cell of such a column says; None where it is neither a known yes nor a known no."""
    text = _text(cell)
    if text in _WORDS["no"] or _ZERO.fullmatch(cell.strip()):
        return False
    return True if text in _WORDS["yes"] or state_of(cell) is False or is_taken_back(cell) else None


def _text(cell: str) -> str:
    return folded(read_code(cell)) or cell.strip().replace("\u2212", "-")


def _core(cell: str) -> list[str]:
    """The words that are left where those of what was moved are passed over."""
    words = _text(cell).split()
    return [] if len(words) > _MOST_WORDS else [word for word in words if word not in _WORDS["moved"]]


def _side_in(text: str, credit: str, debit: str) -> str:
    return CREDIT if text in _WORDS[credit] else DEBIT if text in _WORDS[debit] else ""


def _plain_side(cell: str, text: str) -> str:
    words = set(_core(cell))
    if words and words <= _CREDITS:
        return CREDIT
    return DEBIT if words and words <= _WORDS["debits"] else _side_in(text, "credit_phrases", "debit_phrases")
