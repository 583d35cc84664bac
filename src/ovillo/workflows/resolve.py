"""`resolve`: the rows of a register of people, each with the person that it is taken for and whom else it may be.

1. Rows and columns stay as they are; what is added stands after them. A column of the user's that is called as ours is
   renamed; cells beyond the header get columns of their own; what could not be read is counted (`Unread`).
2. Nothing is written to a case: joined rows are proposals by rule, and a person decides.
3. New rows are matched against a register that was resolved before without comparing its rows with one another again.
   Its clusters stay as its column `cluster` has them; a new row is added to one, or stands apart.
"""

import codecs
import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ovillo.domain.errors import OpenQuotationError, UsageError
from ovillo.domain.messages import mark
from ovillo.interfaces.linkage import LinkageEngine, ScoredPair
from ovillo.reading.plain_rows import is_never_closed
from ovillo.resolution.registers import (
    Band,
    Clusters,
    PersonRow,
    band_of,
    cluster_rows,
    rows_agree,
    rows_contradict,
)
from ovillo.resolution.registers.columns import find_columns, read_person_row
from ovillo.resolution.registers.days import is_month_first, read_day

_NOT_CSV = mark("The register is not a CSV file. Save it as CSV, then try again.")
_MOST_SUGGESTED = 10
_ADDED = ("cluster", "suggested_with")


@dataclass(frozen=True, slots=True)
class Register:
    """A table of people as text, with the place of each particular."""

    text: str
    delimiter: str
    header: tuple[str, ...]
    columns: Mapping[str, int]

    def rows(self) -> Iterator[list[str]]:
        """The cells of each row after the header; empty lines are no rows."""
        reader = _reader(self.text, self.delimiter)
        next(reader)
        try:
            yield from (row for row in reader if row)
        except csv.Error as error:
            raise UsageError(problem=_NOT_CSV) from error


@dataclass(frozen=True, slots=True)
class Unread:
    """What a register says that was not used, or not as it may be meant."""

    columns: tuple[str, ...]
    """Headers of columns that are not compared."""
    days: tuple[int, ...]
    """Rows, the header being 1, whose day of birth is no day that can be read."""
    month_first: tuple[int, ...]
    """Rows whose day of birth can only have the month first."""
    shared_ids: tuple[int, ...]
    """Rows without an id of their own, where there is a column of ids."""


def unread_of(register: Register) -> Unread:
    """What of the register was not used."""
    used = set(register.columns.values())
    born, own = register.columns.get("born"), register.columns.get("id")
    days, month_first, shared = [], [], []
    seen: set[str] = set()
    for row, cells in enumerate(register.rows(), start=2):
        day = cells[born].strip() if born is not None and born < len(cells) else ""
        if day and not read_day(day):
            days.append(row)
        if is_month_first(day):
            month_first.append(row)
        name = cells[own].strip() if own is not None and own < len(cells) else ""
        if own is not None and (not name or name in seen):
            shared.append(row)
        seen.add(name)
    columns = tuple(name for place, name in enumerate(register.header) if place not in used and name.strip())
    return Unread(columns, tuple(days), tuple(month_first), tuple(shared))


@dataclass(frozen=True, slots=True)
class Resolved:
    """The people of a register."""

    register: Register
    labels: Sequence[str]
    """What each row is called: its id where all have one of their own, else its row in a spreadsheet."""
    clusters: Clusters
    pairs: Sequence[tuple[ScoredPair, Band]]
    """Those joined by rule or suggested, best first."""
    clusters_called: Mapping[int, str] = field(default_factory=dict)
    """What a cluster is called that was not named after its first row, by that row."""
    settled: int = 0
    """How many of the rows were settled before; those after them are of `register`."""

    @property
    def people(self) -> int:
        """How many people the rows of the register are."""
        return len(set(self.clusters.of_row[self.settled :]))

    @property
    def known(self) -> int:
        """How many rows are of somebody settled before."""
        return sum(root < self.settled for root in self.clusters.of_row[self.settled :])

    def _called(self, cluster: int) -> str:
        return self.clusters_called.get(cluster, self.labels[cluster])

    def rows_as_csv(self) -> Iterator[str]:
        """The register with `cluster`, the first row of the same person, and `suggested_with`, who else it may be."""
        suggested = self._suggested()
        header = _header(self.register)
        kept = [place for place, name in enumerate(header) if name is not None]
        yield _line([*(name for name in header if name is not None), *_ADDED])
        for number, cells in enumerate(self.register.rows(), start=self.settled):
            cluster = self.clusters.of_row[number]
            others = " ".join(self._called(row) for row in suggested.get(cluster, ())[:_MOST_SUGGESTED])
            yield _line(
                [cells[place] if place < len(cells) else "" for place in kept] + [self._called(cluster), others]
            )

    def pairs_as_csv(self) -> Iterator[str]:
        """Each pair of rows that was joined by rule or is suggested, with what spoke for it."""
        particulars = ("name", "born", "document", "phone", "place")
        yield _line(["row1", "row2", "verdict", "weight_bits", *particulars])
        for pair, band in self.pairs:
            levels = [pair.levels.name.name.lower(), *(getattr(pair.levels, each) for each in particulars[1:])]
            labels = [self.labels[pair.left], self.labels[pair.right]]
            yield _line([*labels, band.value, f"{pair.weight_bits:.2f}", *levels])

    def _suggested(self) -> Mapping[int, list[int]]:
        """For each group the groups it may be one with, best first."""
        found: dict[int, list[int]] = defaultdict(list)
        for left, right, _ in self.clusters.suggested:
            one, other = self.clusters.of_row[left], self.clusters.of_row[right]
            found[one].append(other)
            found[other].append(one)
        return found


def _header(register: Register) -> list[str | None]:
    """The names of all columns; none for those that an earlier run added."""
    names = list(register.header)
    width = max((len(cells) for cells in register.rows()), default=0)
    names += [f"column {place}" for place in range(len(names) + 1, width + 1)]
    if tuple(names[-2:]) == _ADDED:
        return [*names[:-2], None, None]
    return [f"{name} (before)" if name in _ADDED else name for name in names]


def resolve_register(content: bytes, engine: LinkageEngine) -> Resolved:
    """The people of a register.

    Raises:
        UsageError: not UTF-8 or UTF-16, no CSV, or no column holds a name.
    """
    register = open_register(content)
    clusters, pairs = _link(engine, _people(register), settled=())
    return Resolved(register, _labels(register, len(clusters.of_row)), clusters, pairs)


def resolve_against(content: bytes, known: bytes, engine: LinkageEngine) -> Resolved:
    """The people of new rows, who may be in a register that was resolved before.

    Args:
        content: the new rows.
        known: the register; without a column `cluster` each of its rows is taken for a person of its own.
        engine: what links them.

    Raises:
        UsageError: either is not UTF-8 or UTF-16, no CSV, or has no column that holds a name.
    """
    before, register = open_register(known), open_register(content)
    old, new = _people(before), _people(register)
    labels = _labels_of_both(before, register, len(old), len(new))
    settled, called = _settled(before)
    clusters, pairs = _link(engine, [*old, *new], settled=settled)
    return Resolved(register, labels, clusters, pairs, called, len(old))


def _people(register: Register) -> list[PersonRow]:
    return [read_person_row(cells, register.columns) for cells in register.rows()]


def _settled(register: Register) -> tuple[list[int], dict[int, str]]:
    """For each row the first row of its cluster, and what the clusters are called, by that row."""
    place = next((place for place, name in enumerate(register.header) if name.strip().casefold() == _ADDED[0]), None)
    first: dict[str | int, int] = {}
    roots: list[int] = []
    called: dict[int, str] = {}
    for row, cells in enumerate(register.rows()):
        name = cells[place].strip() if place is not None and place < len(cells) else ""
        root = first.setdefault(name or row, row)
        roots.append(root)
        if name:
            called[root] = name
    return roots, called


def _link(
    engine: LinkageEngine, people: Sequence[PersonRow], *, settled: Sequence[int]
) -> tuple[Clusters, Sequence[tuple[ScoredPair, Band]]]:
    linked = engine.link(people, settled=len(settled))
    rows = linked.rows
    banded = [(pair, band_of(pair.levels, pair.weight_bits, rows=len(rows))) for pair in linked.pairs]
    banded = sorted(
        ((pair, band) for pair, band in banded if band is not Band.DIFFERENT),
        key=lambda one: (-round(one[0].weight_bits, 6), one[0].left, one[0].right),
    )
    edges = {
        band: [(pair.left, pair.right, pair.weight_bits) for pair, its_band in banded if its_band is band]
        for band in (Band.SAME, Band.SUGGEST)
    }
    clusters = cluster_rows(
        len(rows),
        edges[Band.SAME],
        edges[Band.SUGGEST],
        contradicts=lambda one, other: rows_contradict(rows[one], rows[other]),
        agrees=lambda one, other: rows_agree(rows[one], rows[other]),
        documents=[row.document for row in rows],
        settled=settled,
    )
    return clusters, banded


def open_register(content: bytes) -> Register:
    """The table, whichever of comma, semicolon and tabulator parts its columns."""
    encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UsageError(problem=mark("The register is not UTF-8. Save it as UTF-8, then try again.")) from error
    for delimiter in ",;\t":
        try:
            header = tuple(next(_reader(text, delimiter), []))
        except csv.Error as error:
            raise UsageError(problem=_NOT_CSV) from error
        if columns := find_columns(header):
            if is_never_closed(text, delimiter):
                raise OpenQuotationError
            return Register(text, delimiter, header, columns)
    raise UsageError(
        problem=mark("The register needs a column name, or given and surname1. Name them in its first row.")
    )


def _reader(text: str, delimiter: str) -> "Iterator[list[str]]":
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _labels(register: Register, count: int) -> Sequence[str]:
    ids = _ids(register)
    return ids if _name_rows(ids, count) else [str(number) for number in range(2, count + 2)]


def _labels_of_both(before: Register, register: Register, old: int, new: int) -> Sequence[str]:
    """Ids where all rows of both have one of their own; else rows as if the new stood below the old."""
    ids = [*_ids(before), *_ids(register)]
    if _name_rows(ids, old + new):
        return ids
    return [*_labels(before, old), *(str(number) for number in range(old + 2, old + new + 2))]


def _name_rows(ids: Sequence[str], count: int) -> bool:
    return len(ids) == count and all(ids) and len(set(ids)) == count


def _ids(register: Register) -> Sequence[str]:
    """The id of each row; nothing where there is no such column."""
    place = register.columns.get("id")
    if place is None:
        return ()
    return [cells[place].strip() if place < len(cells) else "" for cells in register.rows()]


def _line(cells: Sequence[str]) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerow(cells)
    return written.getvalue()
