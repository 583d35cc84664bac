"""`names`: pairs of names in a table, scored and judged as proposals are."""

import codecs
import csv
import io

from ovillo.domain.errors import ManifestError, UsageError
from ovillo.domain.messages import mark
from ovillo.resolution import compare_names

_NOT_CSV = mark("The file of pairs is not a CSV file. Save it as CSV, then try again.")


def compare_pairs(content: bytes, *, place: str) -> str:
    """The same rows as CSV, each with `score` (0 to 1) and `verdict`.

    Raises:
        UsageError: not UTF-8, no CSV, or a column is missing.
        ManifestError: a name is blank; says the row, counted from 1 with the header as row 1.
    """
    reader = _open(content)
    columns = list(reader.fieldnames or ())
    output = io.StringIO(newline="")
    kept = [column for column in columns if column not in {"score", "verdict"}]
    writer = csv.DictWriter(output, [*kept, "score", "verdict"], lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    try:
        for row in reader:
            writer.writerow(_compare(row, place=place, number=reader.line_num))
    except csv.Error as error:
        raise UsageError(problem=_NOT_CSV) from error
    return output.getvalue()


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
    return plain if plain in {"name1", "name2", "schema", "score", "verdict"} else name


def _compare(row: dict[str, str], *, place: str, number: int) -> dict[str, str]:
    for column in ("name1", "name2"):
        if not (row[column] or "").strip():
            problem = mark("the name is blank. Fill it in, or delete the row.")
            raise ManifestError(place=place, row=number, column=column, problem=problem)
    compared = compare_names(row["name1"], row["name2"], schema=(row.get("schema") or "").strip() or "Person")
    return {**row, "score": f"{compared.score:.4f}", "verdict": compared.verdict}
