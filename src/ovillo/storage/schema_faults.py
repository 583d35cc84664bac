"""What the schema of a case has that it should not have, or lacks; and what its rows then still tell.

Where only indexes, triggers or tables of others differ, the rows are read as ever, so that whoever deletes a row cannot
hide it behind a dropped index. Where a table, view, function or policy of the case differs, what a query reads is not
certain, and nothing is read.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from ovillo.interfaces.record import Fault
from ovillo.storage.places import readable
from ovillo.storage.problems import SCHEMA_CHANGED

_BESIDE_READING: Final = frozenset({"index", "trigger"})
Schema = Mapping[tuple[str, str], str]


def first_fault(stored: Schema, expected: Schema, of_rows: Callable[[], Fault | None]) -> Fault | None:
    """The first fault of the schema, with that of the rows beside it where they can be read; else that of the rows.

    Args:
        stored: what the database defines, by kind and name.
        expected: what it should define.
        of_rows: looks for the first fault of the rows.
    """
    keys = sorted({*stored, *expected}, key=repr)  # a damaged schema names things by bytes
    different = [key for key in keys if stored.get(key) != expected.get(key)]
    if not different:
        return of_rows()
    kind, name = different[0]
    fault = Fault("database", f"{kind} {readable(name)}", SCHEMA_CHANGED)
    is_read = all(key[0] in _BESIDE_READING or (key[0] == "table" and key not in expected) for key in different)
    besides = of_rows() if is_read else None
    return replace(fault, besides=besides, entry=besides.entry if besides else None)
