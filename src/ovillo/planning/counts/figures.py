"""Figures that sources publish, each with what it counts, for which time, by whom and from which register.

1. The columns period, source, register, unit and count must be there, in English or Spanish, in any order.
2. A register that nobody names is written `unknown`; it is then not the same as any other.
3. What does not fit is refused with its row and column, and so is a row that says the same again. That parts do not add
   up, or that one source tells two counts of the same, is a finding, no fault of the table.
4. A bound ("at least 300") and a rough figure ("about 70") stay what they are; a cell without one is a count.
"""

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ovillo.domain.errors import ColumnTwiceError, ManifestError, UsageError
from ovillo.domain.input_tables import Refusals
from ovillo.domain.messages import mark
from ovillo.domain.statements import Quantifier
from ovillo.planning.counts.periods import Period, read_period
from ovillo.planning.counts.units import DEFINITIONS, folded, units
from ovillo.planning.written_counts import MISSING, read_count

NEEDED: Mapping[str, Sequence[str]] = {
    "period": ("periodo", "year", "ano", "date", "fecha"),
    "source": ("fuente", "publisher"),
    "register": ("registro", "base", "database"),
    "unit": ("unidad", "counts"),
    "count": (
        "value",
        "figure",
        "number",
        "cantidad",
        "valor",
        "cifra",
        "cuenta",
        "conteo",
        "recuento",
        "numero",
        "total",
    ),
}
OPTIONAL: Mapping[str, Sequence[str]] = {
    "where": ("place", "lugar", "region", "departamento", "provincia", "department", "country", "pais"),
    "definition": ("definicion",),
    "parts": ("partes", "of which", "de los cuales"),
    "change": ("cambio", "reporting change"),
    "coverage": ("cobertura",),
    "reporting": ("denunciabilidad", "reporting rate"),
    "bound": ("cota",),
}
"""`coverage`: share of offices that the register covers; `reporting`: share of what happens that reaches those."""
BOUNDS: Mapping[str, Quantifier] = {
    **{each.value.replace("_", " "): each for each in Quantifier},
    **dict.fromkeys(("exacto", "exacta"), Quantifier.EXACT),
    **dict.fromkeys(("al menos", "por lo menos", "como minimo"), Quantifier.AT_LEAST),
    **dict.fromkeys(("a lo mas", "a lo sumo", "como maximo"), Quantifier.AT_MOST),
    **dict.fromkeys(("mas de", "more than"), Quantifier.MORE_THAN),
    **dict.fromkeys(("menos de", "fewer than"), Quantifier.LESS_THAN),
    **dict.fromkeys(("unos", "unas", "cerca de", "approximately"), Quantifier.ABOUT),
}
"""How a table writes that a figure is bounded; folded."""
UNKNOWN = "unknown"
LONGEST = 500
MOST_FIGURES = 2_000

_UNKNOWN_WORDS = frozenset({UNKNOWN, "?", "desconocido", "not stated", "no consta", "n/a", "s/d"})
_NO_ROWS = mark("The file holds no figures. Give it rows of period, source, register, unit and count.")
_TOO_MANY = mark("The file holds more than 2,000 figures. Part it by place or by source.")
_NO_PERIOD = mark("this is no period. Write 2031, 2031-05, 2031-Q2, 2031-05-14 or from/to as 2030/2031.")
_NO_SHARE = mark("this is no share. Write a number above 0, at most 1, such as 0.4.")
_NO_PARTS = mark("these are no parts. Write whole numbers with plus signs, such as 287+1313.")
_NO_BOUND = mark("this is no bound. Write at_least, at_most, more_than, less_than or about, or leave the cell empty.")
_TOO_LONG = mark("the cell has more than 500 letters. Shorten it.")
_SURPLUS = mark("a cell beyond the last column. Delete it.")


class ColumnMissingError(ManifestError):
    code = "column_missing"
    template = "{place}, row {row}, column {column}: this column is missing. Name it in the first row."


class UnitUnknownError(ManifestError):
    code = "unit_unknown"
    template = "{place}, row {row}, column {column}: this unit is not known here. Write one of: {units}."


class FigureTwiceError(ManifestError):
    code = "figure_twice"
    template = (
        "{place}, row {row}, column {column}: the same figure stands in row {first}. Delete one of the two rows, or "
        "say what sets them apart."
    )


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, as a source gives it."""

    row: int
    period: Period
    source: str
    register: str
    """`unknown` where nobody names it."""
    unit: str
    """One of `DEFINITIONS`."""
    count: int
    where: str = ""
    """Of what place; empty where the table has one place only."""
    definition: str = ""
    """The source's own, where it gives one."""
    parts: tuple[int, ...] = ()
    change: str = ""
    """What changed in how the register is kept, before this figure."""
    coverage: float | None = None
    reporting: float | None = None
    bound: Quantifier = Quantifier.EXACT
    """How the source bounds the count; only what is exact is put beside other figures."""

    @property
    def register_key(self) -> str:
        """Equal for figures of one register; one that is unknown is of its source alone."""
        return folded(self.register) if self.register != UNKNOWN else f"? {folded(self.source)}"


def read_figures(rows: Sequence[tuple[int, Sequence[str]]], *, place: str) -> Sequence[Figure]:
    """The figures of a table, in its order.

    Args:
        rows: each with its number; the first is the header.
        place: what the user calls the table.

    Raises:
        UsageError: there is no figure.
        ColumnTwiceError, ColumnMissingError, ManifestError: a column or a cell is wrong.
    """
    if len(rows) > MOST_FIGURES:
        raise UsageError(problem=_TOO_MANY)
    if not rows:
        raise UsageError(problem=_NO_ROWS)
    places = _places(*rows[0], place)
    width = len(rows[0][1])
    found: list[Figure] = []
    known: dict[Hashable, int] = {}
    refusals = Refusals()
    for row, cells in rows[1:]:
        for column, cell in enumerate(cells[width:], start=width + 1):
            with refusals.gather():
                if cell.strip():
                    raise ManifestError(place=place, row=row, column=column, problem=_SURPLUS)
        figure = _Cells(place, row, places, cells).figure(refusals)
        if figure is None:
            continue
        key = (
            figure.period,
            folded(figure.source),
            figure.register_key,
            figure.unit,
            folded(figure.where),
            figure.count,
            figure.bound,
        )
        with refusals.gather():
            if key in known:
                raise FigureTwiceError(place=place, row=row, column="period", first=known[key])
            known[key] = row
            found.append(figure)
    refusals.require_none()
    if not found:
        raise UsageError(problem=_NO_ROWS)
    return found


def _places(row: int, header: Sequence[str], place: str) -> Mapping[str, int]:
    """Where each column stands."""
    names = [folded(each) for each in header]
    places: dict[str, int] = {}
    for column, others in {**NEEDED, **OPTIONAL}.items():
        at = [place for place, name in enumerate(names) if name == column]
        at = at or [place for place, name in enumerate(names) if name in others]
        if len(at) > 1:
            raise ColumnTwiceError(column=column, first=at[0] + 1, second=at[1] + 1)
        if at:
            places[column] = at[0]
        elif column in NEEDED:
            raise ColumnMissingError(place=place, row=row, column=column)
    return places


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of one row."""

    place: str
    row: int
    places: Mapping[str, int]
    cells: Sequence[str]

    def figure(self, refusals: Refusals) -> Figure | None:
        """What the row says; None where a cell is refused."""
        readers: Mapping[str, Callable[[], object]] = {
            "period": self._period,
            "source": lambda: self._text("source"),
            "register": self._register,
            "unit": self._unit,
            "count": lambda: read_count(self._text("count"), lambda problem: self._wrong("count", problem)),
            "where": lambda: self._optional("where"),
            "definition": lambda: self._optional("definition"),
            "parts": self._parts,
            "change": lambda: self._optional("change"),
            "coverage": lambda: self._share("coverage"),
            "reporting": lambda: self._share("reporting"),
            "bound": self._bound,
        }
        said: dict[str, Any] = {}  # Any: each column has its own type
        for column, read in readers.items():
            with refusals.gather():
                said[column] = read()
        return Figure(row=self.row, **said) if len(said) == len(readers) else None

    def _register(self) -> str:
        written = self._text("register")
        return UNKNOWN if folded(written) in _UNKNOWN_WORDS else written

    def _wrong(self, column: str, problem: str) -> ManifestError:
        return ManifestError(place=self.place, row=self.row, column=column, problem=problem)

    def _optional(self, column: str) -> str:
        at = self.places.get(column, len(self.cells))
        written = " ".join(self.cells[at].split()) if at < len(self.cells) else ""
        if len(written) > LONGEST:
            raise self._wrong(column, _TOO_LONG)
        return written

    def _text(self, column: str) -> str:
        written = self._optional(column)
        if not written:
            raise self._wrong(column, MISSING)
        return written

    def _period(self) -> Period:
        found = read_period(self._text("period"))
        if found is None:
            raise self._wrong("period", _NO_PERIOD)
        return found

    def _unit(self) -> str:
        found = units().get(folded(self._text("unit")))
        if found is None:
            raise UnitUnknownError(place=self.place, row=self.row, column="unit", units=", ".join(DEFINITIONS))
        return found

    def _parts(self) -> tuple[int, ...]:
        written = self._optional("parts")
        if not written:
            return ()
        return tuple(read_count(each, lambda _problem: self._wrong("parts", _NO_PARTS)) for each in written.split("+"))

    def _bound(self) -> Quantifier:
        written = self._optional("bound")
        found = BOUNDS.get(folded(written)) if written else Quantifier.EXACT
        if found is None:
            raise self._wrong("bound", _NO_BOUND)
        return found

    def _share(self, column: str) -> float | None:
        written = self._optional(column)
        if not written:
            return None
        if not re.fullmatch(r"(0?\.\d+|1(\.0*)?|0\.\d+)", written, re.ASCII) or not float(written):
            raise self._wrong(column, _NO_SHARE)
        return float(written)
