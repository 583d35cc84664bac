"""`names`: pairs of names in a table, scored and judged as proposals are."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from ovillo.domain.errors import ManifestError, UsageError
from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.comparisons import say_weighed
from ovillo.resolution import LONGEST_NAME, NameScore, compare_names, explain

Row = dict[str, str]
_VERDICT = ("score", "verdict")
_EXPLANATION = ("reasons", "weight_bits", "would_change")
_OURS = frozenset({"name1", "name2", "schema", *_VERDICT, *_EXPLANATION})

_TOO_LARGE = "field larger than field limit"
"""What the CSV reader says of a cell of more than 131,072 letters; it goes on with the next line."""
_BLANK = mark("the name is blank. Fill it in, or delete the row.")
_TOO_LONG = mark("the name has more than 1,000 letters, so that it is no name. Shorten it, or delete the row.")
_NOT_CSV = mark("The file of pairs is not a CSV file. Save it as CSV, then try again.")


@dataclass(frozen=True, slots=True)
class ComparedPairs:
    """The answers, and the rows that have none."""

    text: str
    """CSV. A row that was refused keeps its place, without score and verdict."""
    refused: tuple[ManifestError, ...]
    """In the order of the rows; each says its row, counted from 1 with the header as row 1, and its column."""


Tell = Callable[[Row, NameScore], Row]
"""What further columns say of a pair."""


def compare_pairs(content: bytes, *, place: str) -> ComparedPairs:
    """The same rows as CSV, each with `score` (0 to 1) and `verdict`.

    Raises:
        UsageError: not UTF-8, no CSV, or a column is missing.
    """
    return _write(content, place=place, added=_VERDICT, tell=lambda _row, _compared: {})


def explain_pairs(content: bytes, *, place: str, catalogue: Catalogue) -> ComparedPairs:
    """As `compare_pairs`, with `reasons`, the bits that they weigh in all, and `would_change`, in words."""
    return _write(content, place=place, added=(*_VERDICT, *_EXPLANATION), tell=partial(_tell, catalogue))


def _tell(catalogue: Catalogue, row: Row, compared: NameScore) -> Row:
    told = explain(row["name1"], row["name2"], reasons=compared.reasons)
    weighed = [say_weighed(catalogue, field.field, field.says, weight_bits=field.weight_bits) for field in told.fields]
    return {
        "reasons": "; ".join(weighed),
        "weight_bits": f"{told.weight_bits:.1f}",
        "would_change": " ".join(catalogue.say(sentence) for sentence in told.would_change),
    }


def _write(content: bytes, *, place: str, added: Sequence[str], tell: Tell) -> ComparedPairs:
    reader = _open(content)
    output = io.StringIO(newline="")
    kept = [column for column in reader.fieldnames or () if column not in added]
    writer = csv.DictWriter(output, [*kept, *added], lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    refused: list[ManifestError] = []
    for row in _rows(reader):
        column, problem = _fault(row)
        if problem is None:
            compared = compare_names(row["name1"], row["name2"], (row.get("schema") or "").strip() or "Person")
            given = {"score": f"{compared.score:.4f}", "verdict": compared.verdict}
            writer.writerow({**row, **given, **tell(row, compared)})
        else:
            refused.append(ManifestError(place=place, row=reader.reader.line_num, column=column, problem=problem))
            writer.writerow({**row, **dict.fromkeys(added, "")})
    return ComparedPairs(output.getvalue(), tuple(refused))


def _rows(reader: "csv.DictReader[str]") -> Iterator[Row]:
    """The rows; in place of one with a cell that is too large for CSV, one without cells.

    A cell that runs on over several lines leaves no way to know where the next row starts: then the file is refused.
    """
    is_empty = True
    while True:
        line = reader.reader.line_num
        try:
            row = next(reader, None)
        except csv.Error as error:
            if _TOO_LARGE not in str(error) or reader.reader.line_num != line + 1:
                raise UsageError(problem=_NOT_CSV) from error
            row = {}
        if row is None:
            break
        is_empty = is_empty and not row
        yield row
    if is_empty and reader.reader.line_num > 1:
        raise UsageError(problem=_NOT_CSV)


def _fault(row: Row) -> tuple[str, str | None]:
    """The column that cannot be compared, and why; no reason where both can."""
    for column in ("name1", "name2"):
        name = (row.get(column) or "").strip()
        if not name:
            return column, _TOO_LONG if not row else _BLANK
        if len(name) > LONGEST_NAME:
            return column, _TOO_LONG
    return "", None


def _open(content: bytes) -> "csv.DictReader[str]":
    """The rows by column, whichever of comma, semicolon and tabulator parts them; column names in lower case."""
    encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UsageError(problem=mark("The file of pairs is not UTF-8. Save it as UTF-8, then try again.")) from error
    for delimiter in ",;\t":
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            reader.fieldnames = [_column(name) for name in reader.fieldnames or ()]
        except csv.Error as error:
            raise UsageError(problem=_NOT_CSV) from error
        if {"name1", "name2"} <= set(reader.fieldnames):
            return reader
    raise UsageError(problem=mark("The file of pairs needs columns name1 and name2. Name them in its first row."))


def _column(name: str) -> str:
    """Our own columns however they are written; any other as it stands."""
    plain = name.strip().lower()
    return plain if plain in _OURS else name
