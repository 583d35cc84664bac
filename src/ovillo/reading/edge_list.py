"""A bare list of ties as text: source, target and perhaps weight in each row.

1. Ids stay as written, spaces included; a row is known by the line on which it ends.
2. A row that cannot be a tie is left out and named with its line; no other row suffers for it.
3. A header says which columns are meant, wherever they stand; without one they are the first, the second, the third.
"""

import codecs
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from ovillo.domain.errors import NotTiesError, TiesNotTextError
from ovillo.domain.messages import mark
from ovillo.reading.plain_rows import TornRowError, loose_rows, text_rows

_ENDS = (
    *(("source", "target"), ("from", "to"), ("origen", "destino"), ("desde", "hasta"), ("de", "para")),
    *(("caller", "called"), ("caller", "callee"), ("sender", "receiver"), ("emisor", "receptor"), ("src", "dst")),
    *(
        ("payer", "payee"),
        ("ordenante", "beneficiario"),
        ("origin", "destination"),
        ("src", "tgt"),
        ("ego", "alter"),
        ("node", "group"),
        ("nodo", "grupo"),
        ("id", "group"),
        ("name", "group"),
    ),
)
"""What a header calls the two ends: both of one pair, without regard to spaces, strokes and case."""
_WITH_ID = re.compile(r"^(?:id|name|nombre|node|nodo)(?=\w)|(?<=\w)(?:ids?|names?|nombre|node|nodo|number|numero)$")
"""What may stand before or behind such a word, as in `source_id`."""
_COUNTED = re.compile(
    r"(id|node|nodo|person|persona|actor|entity|entidad|name|nombre|number|numero|phone|telefono|user|usuario|party|parte"
    r"|vertex|vertice|member|miembro|contact|contacto|individual|individuo|suspect|sospechoso|end|extremo)(?:id|name|nombre|number|numero)?(\w{1,4})"
)
"""One word for both ends, told apart by a count or a letter: `node1, node2`, `Persona A, Persona B`."""
_COUNTS = (("1", "2"), ("a", "b"), ("i", "j"), ("x", "y"), ("0", "1"), ("one", "two"), ("uno", "dos"))
_WEIGHTS = (
    *("weight", "peso", "count", "value", "valor", "frecuencia", "frequency", "veces", "weights", "pesos", "w", "n"),
    *("times", "freq", "strength", "fuerza", "cantidad", "conteo", "calls", "llamadas", "number", "numero", "total"),
    *("amount", "monto", "importe", "interactions", "interacciones"),
)
_DELIMITERS = "\t;,| "
"""Of those that part equally many rows the first: a comma may stand in a number."""
_LOOKED_AT = 200
"""Rows by which that is told."""
_FEWEST_ROWS = 3
_COMMENT = ("# ", "% ")
"""How lines begin that tell about the list, above its first row."""
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_DECIMALS = re.compile(r"0?[.,]\d+|\d+[.,](?!\d{3}$)\d+|\d{4,}[.,]\d+")
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1f]")
"""Bytes that stand in no text of an old encoding."""
_HEAVIEST = 1e15
"""A heavier weight is no number of anything, and sums of such have no digits left."""
_BOTH_ENDS = mark("Line {line} does not name both ends of a tie and is left out.")
_NO_NUMBER = mark("Line {line} has a weight that is not a number and is left out.")
_NOT_POSITIVE = mark("Line {line} has a weight that is negative or zero and is left out.")


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out, and why."""

    line: int
    problem: str


@dataclass(frozen=True, slots=True)
class EdgeList:
    """The ties of a file in its order, and what is no tie."""

    ties: tuple[tuple[str, str, float], ...]
    """Source, target, weight > 0 (1 where none is given); repeated and reversed rows stay apart."""
    lines: tuple[int, ...]
    """The line of each tie."""
    loops: tuple[int, ...]
    """Lines that tie somebody to themselves; they stand among `ties` too."""
    refused: tuple[BadRow, ...]
    no_weight: str = ""
    """What the header calls a third column that is no weight, so that every tie weighs 1."""
    two_ways: int | None = None
    """The first line whose weight could be thousands (`1.000`) where no weight of the list tells: read as decimals."""
    unweighted: int = 0
    """Ties that tell no weight where others do: they weigh 1."""
    has_header: bool = False

    @property
    def spaced(self) -> tuple[str, ...]:
        """Ids that differ from another by spaces at their ends alone: they stay two nodes (rule 1)."""
        ids = {end for tie in self.ties for end in tie[:2]}
        return tuple(sorted(each for each in ids if each != each.strip() and each.strip() in ids))

    @property
    def may_be_header(self) -> tuple[str, str] | None:
        """The ends of the first row, words that no other row names, where no header is known: perhaps it is one."""
        if self.has_header or len(self.ties) < _FEWEST_ROWS:
            return None
        one, other, _ = self.ties[0]
        is_named = any({one, other} & {*tie[:2]} for tie in self.ties[1:])
        is_number = any(sign.isdigit() for sign in one + other)
        return None if is_named or is_number else (one, other)


def read_edge_list(content: bytes) -> EdgeList:
    """The ties of a file parted by tabulators, semicolons, commas, bars or spaces, with or without a header.

    Raises:
        NotTiesError: a quotation mark is never closed, or (`TiesNotTextError`) the bytes are those of no text.
    """
    text = _decode(content)
    delimiter = _delimiter(text)
    ties: list[tuple[str, str, float]] = []
    lines: list[int] = []
    loops: list[int] = []
    refused: list[BadRow] = []
    columns: tuple[int, int, int] | None = None
    no_weight = ""
    doubtful: list[int] = []
    is_told = has_header = False
    weighted = 0
    rows = _rows(text, delimiter)
    first = list(islice(rows, _LOOKED_AT))
    for line, cells in chain(first, rows):
        if columns is None and f"{cells[0]} ".startswith(_COMMENT):
            continue
        if columns is None:
            header = _columns(cells, [below for further, below in first if further > line])
            columns = header or (0, 1, 2)
            no_weight = cells[3 - header[0] - header[1]] if header and len(cells) == 3 and header[2] < 0 else ""
            if header or (len(cells) > 2 and cells[2].strip().lower() in _WEIGHTS):
                has_header = True
                continue
        one, other, heavy = columns
        if len(cells) <= max(one, other) or not cells[one].strip() or not cells[other].strip():
            refused.append(BadRow(line, _BOTH_ENDS))
            continue
        written = cells[heavy].strip() if 0 <= heavy < len(cells) else ""
        if _THOUSANDS.fullmatch(written):
            doubtful.append(line)
        is_told = is_told or _DECIMALS.fullmatch(written) is not None
        weight = _weight(written, has_decimal_comma=delimiter != ",")
        if not weight > 0:
            refused.append(BadRow(line, _NO_NUMBER if math.isnan(weight) else _NOT_POSITIVE))
        else:
            ties.append((cells[one], cells[other], weight))
            lines.append(line)
            weighted += bool(written)
            if cells[one] == cells[other]:
                loops.append(line)
    two_ways = doubtful[0] if doubtful and not is_told else None
    unweighted = len(ties) - weighted if weighted else 0
    told = tuple(ties), tuple(lines), tuple(loops), tuple(refused)
    return EdgeList(*told, no_weight, two_ways, unweighted, has_header)


def _decode(content: bytes) -> str:
    """As the bytes show; damaged UTF-8 is read byte by byte, so that no two ids become one."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _BINARY.search(content):
            raise TiesNotTextError from error
        return content.decode("latin-1")


def _delimiter(text: str) -> str:
    """The one that parts most of the first rows that are no comment; spaces only part numbers: they stand in names."""
    parted = {delimiter: _parted(text, delimiter) for delimiter in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda delimiter: parted[delimiter])
    return best if parted[best] else ","


def _parted(text: str, delimiter: str) -> int:
    """How many of the first rows have two cells and more; a row above the first that is none says nothing."""
    rows = (row.cells for row in loose_rows(text, delimiter, longest=len(text)))
    told = islice((cells for cells in rows if not f"{cells[0]} ".startswith(_COMMENT)), _LOOKED_AT)
    return sum(len(cells) > 1 and (delimiter != " " or all(map(str.isdigit, cells[:2]))) for cells in told)


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows that hold anything, each with the line on which it ends; a cell is as long as it is."""
    try:
        for row in text_rows(text, delimiter, longest=len(text)):
            yield row.last_line, row.cells
    except TornRowError as torn:
        raise NotTiesError(line=torn.first_line) from torn


def _columns(cells: Sequence[str], below: Sequence[Sequence[str]]) -> tuple[int, int, int] | None:
    """The places of source, target and weight (-1 where there is none) in a header; None where it is no header.

    A column is the weight by its name; where the ends are all that the header names, the weight may follow unnamed.

    Args:
        cells: of the first row.
        below: rows under it.
    """
    names = [_squeezed(cell) for cell in cells]
    ends = _named_ends(names) or _named_ends([_WITH_ID.sub("", name) for name in names]) or _counted_ends(names, below)
    if ends is None:
        return None
    one, other = ends
    heavy = next((names.index(each) for each in _WEIGHTS if each in names), -1)
    if heavy < 0 and (len(names) == 2 or (len(names) == 3 and not names[3 - one - other])):
        heavy = 3 - one - other
    return one, other, heavy


def _named_ends(names: Sequence[str]) -> tuple[int, int] | None:
    pair = next((each for each in _ENDS if set(each) <= set(names)), None)
    return None if pair is None else (names.index(pair[0]), names.index(pair[1]))


def _counted_ends(names: Sequence[str], below: Sequence[Sequence[str]]) -> tuple[int, int] | None:
    """Those of one word and two counts; none where rows below have ids of that word: then this row is one of them."""
    parted = [_COUNTED.fullmatch(name) for name in names]
    counted = [each.groups() if each else None for each in parted]
    for word in dict.fromkeys(each[1] for each in parted if each):
        for first, second in _COUNTS:
            if (word, first) in counted and (word, second) in counted:
                one, other = counted.index((word, first)), counted.index((word, second))
                ids = (_squeezed(cells[place]) for cells in below for place in (one, other) if place < len(cells))
                return None if any(each.startswith(word) and _COUNTED.fullmatch(each) for each in ids) else (one, other)
    return None


def _squeezed(cell: str) -> str:
    return re.sub(r"[\W_]", "", cell.lower())


def _weight(written: str, *, has_decimal_comma: bool) -> float:
    if has_decimal_comma and written.count(",") == 1 and "." not in written:
        written = written.replace(",", ".")
    if not written:
        return 1.0
    weight = float(written) if _NUMBER.fullmatch(written) else math.nan
    return weight if abs(weight) <= _HEAVIEST else math.nan
