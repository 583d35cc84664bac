"""`names`: pairs of names in a table, scored and judged as proposals are."""

import csv
import io

from ovillo.domain.errors import ManifestError, UsageError
from ovillo.domain.messages import mark
from ovillo.resolution import compare_names


def compare_pairs(content: bytes, *, place: str) -> str:
    """The same rows as CSV, each with `score` (0 to 1) and `verdict`.

    Raises:
        UsageError: not UTF-8, or a column is missing.
        ManifestError: a name is blank; says the row, counted from 1 with the header as row 1.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(problem=mark("The file of pairs is not UTF-8. Save it as UTF-8, then try again.")) from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    columns = list(reader.fieldnames or ())
    if not {"name1", "name2"} <= set(columns):
        raise UsageError(problem=mark("The file of pairs needs columns name1 and name2. Name them in its first row."))
    output = io.StringIO(newline="")
    kept = [column for column in columns if column not in {"score", "verdict"}]
    writer = csv.DictWriter(output, [*kept, "score", "verdict"], lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    for row in reader:
        for column in ("name1", "name2"):
            if not (row[column] or "").strip():
                raise ManifestError(
                    place=place,
                    row=reader.line_num,
                    column=column,
                    problem=mark("the name is blank. Fill it in, or delete the row."),
                )
        compared = compare_names(row["name1"], row["name2"], schema=(row.get("schema") or "").strip() or "Person")
        writer.writerow({**row, "score": f"{compared.score:.4f}", "verdict": compared.verdict})
    return output.getvalue()
