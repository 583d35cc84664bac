"""A table → the distances of a p-median problem.

Accepted, and told apart by the first row:

1. The graphs of OR-Library: a row `nodes edges medians` (the medians may be missing), then a row `node node length` for
   each edge. The same two nodes again, in either order: the last row counts. Distances are those of shortest paths.
2. A header with `latitude` and `longitude` (kilometres over the globe) or `x` and `y` (straight distances), perhaps
   `name`, `demand`, and `site` (yes: a median may stand here; without the column, anywhere).
3. A header with `from`, `to` and `distance`: edges between named nodes, as in 1.
4. A matrix: a header of site names, and in each row the name of a place and its distance to each site; perhaps a column
   `demand`. Or nothing but a square of numbers.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from ovillo.domain.input_tables import BadTableError, Faults, InputRow, InputTable
from ovillo.domain.messages import mark
from ovillo.planning.allocation.cells import EMPTY_CELL, LARGEST, Cells, folded
from ovillo.planning.allocation.travel import Floats, great_circle_km, shortest_paths, straight

_NAMES: Final = frozenset({"name", "id", "place", "node", "nombre", "lugar", "nodo", "client", "region", "site"})
_DEMANDS: Final = frozenset({"demand", "weight", "population", "demanda", "peso", "poblacion"})
_LATITUDES: Final = frozenset({"latitude", "lat", "latitud"})
_LONGITUDES: Final = frozenset({"longitude", "lon", "lng", "long", "longitud"})
_SITES: Final = frozenset({"site", "candidate", "sitio", "candidato", "sede"})
_FROM: Final = frozenset({"from", "source", "origin", "de", "desde", "origen", "i", "node1"})
_TO: Final = frozenset({"to", "target", "destination", "a", "hasta", "destino", "j", "node2"})
_DISTANCES: Final = frozenset(
    {"distance", "length", "cost", "km", "hours", "minutes", "distancia", "largo", "costo", "horas", "minutos"}
)
_EDGE_CELLS: Final = 3
MOST_PAIRS: Final = 16_000_000
MOST_GRAPH_NODES: Final = 2_000
"""Shortest paths between all take the cube of this."""
_NO_FORM: Final = mark(
    "this is none of the tables that p-median reads: an OR-Library graph, coordinates (latitude and longitude, or x "
    "and y), edges (from, to, distance) or a matrix of distances."
)
_TOO_BIG: Final = mark("{pairs} distances are beyond the size that is offered: {most}.")
_TOO_MANY_NODES: Final = mark("{nodes} nodes are beyond the size that is offered for graphs: {most}.")
_EDGES_MISSING: Final = mark("the first row says {said} edges, and {found} rows follow.")
_EDGE: Final = mark("an edge is two nodes and a length, three cells.")
_TWICE: Final = mark("the name stands twice. Rename one of them.")
_TOO_LONG: Final = mark("the row has more cells than the first row, which has {wanted}.")
_NOT_SQUARE: Final = mark("a matrix without names must be square: {rows} rows and {columns} columns.")
_NO_SITE: Final = mark("no place is marked as a site. Write yes for those where a median may stand.")
_NO_ROW: Final = mark("no row follows the header.")


@dataclass(frozen=True, slots=True)
class MedianProblem:
    """Places with demand, sites where a median may stand, and how far they are apart."""

    places: tuple[str, ...]
    sites: tuple[str, ...]
    distances: Floats
    """(places, sites); infinite where no way leads."""
    demand: Floats
    """(places,)"""
    medians: int | None
    """As the file says; None where it says nothing."""

    @property
    def parts(self) -> int:
        """Parts of a graph that no way joins: each needs a site of its own."""
        return len(np.unique(np.isfinite(self.distances[self.demand > 0]), axis=0))

    @property
    def costs(self) -> Floats:
        """(places, sites): demand × distance; 0 where there is no demand."""
        with np.errstate(invalid="ignore"):
            return np.where(self.demand[:, None] > 0, self.demand[:, None] * self.distances, 0.0)


def median_problem(table: InputTable, *, medians: int | None = None) -> MedianProblem:
    """The problem that a table holds.

    Args:
        table: the rows.
        medians: how many are wanted, whatever the file says; None: as it says.

    Raises:
        BadCellError: cells that do not fit.
        BadTableError: none of the accepted tables, or one that is too large.
    """
    table = _in_rows(table)
    cells = Cells(table, Faults())
    first = table.rows[0].cells
    if not all(map(_is_number, first)):
        return _of_header(cells)
    return _of_graph(cells, medians) if len(first) in {2, 3} and float(first[0]) else _of_square(cells)


def _in_rows(table: InputTable) -> InputTable:
    """Form 1 with all its numbers in one row, parted into its rows; any other table as it is."""
    head, *others = table.rows
    if others or len(head.cells) <= _EDGE_CELLS or not all(map(_is_number, head.cells)):
        return table
    is_graph = len(head.cells) == _EDGE_CELLS * (1 + float(head.cells[1]))
    parts = range(0, len(head.cells), _EDGE_CELLS)
    rows = tuple(InputRow(head.number, head.cells[at : at + _EDGE_CELLS]) for at in parts)
    return InputTable(table.file, rows, table.decimal) if is_graph else table


def _of_header(cells: Cells) -> MedianProblem:
    table = cells.table
    columns: dict[str, int] = {}
    for place, cell in enumerate(table.rows[0].cells):
        if folded(cell) in columns:
            cells.fault(table.rows[0], cell or place + 1, _TWICE)
        columns.setdefault(folded(cell), place)
    cells.faults.require_none()
    if len(table.rows) < 2:
        raise BadTableError(file=table.file, problem=_NO_ROW)
    on_globe = (_column(columns, _LATITUDES), _column(columns, _LONGITUDES))
    in_plane = (columns.get("x"), columns.get("y"))
    ends = (_column(columns, _FROM), _column(columns, _TO), _column(columns, _DISTANCES))
    if None not in on_globe:
        return _of_points(cells, columns, on_globe, (90.0, 180.0), great_circle_km)
    if None not in in_plane:
        return _of_points(cells, columns, in_plane, (LARGEST, LARGEST), straight)
    if None not in ends:
        return _of_edges(cells, ends)
    halves = (
        *on_globe,
        *in_plane,
        *(_column(columns, {each for each in names if len(each) > 1}) for names in (_FROM, _TO)),
    )
    if any(each is not None for each in halves):  # but "A" and "I" may be sites of a matrix
        raise BadTableError(file=table.file, problem=_NO_FORM)
    return _of_matrix(cells, columns)


def _of_points(
    cells: Cells,
    columns: Mapping[str, int],
    axes: Sequence[int | None],
    limits: Sequence[float],
    measure: Callable[[Floats, Floats], Floats],
) -> MedianProblem:
    head, *rows = cells.table.rows
    points = np.array(
        [
            [
                cells.number(row, place, head.cells[place], least=-limit, most=limit)
                for place, limit in zip(axes, limits, strict=True)
                if place is not None
            ]
            for row in rows
        ]
    )
    at = _column(columns, _SITES)
    if at is not None and _column(columns, _NAMES) == at and not all(cells.says_yes_or_no(row, at) for row in rows):
        at = None  # the names stand there
    called = columns if at is None else {name: place for name, place in columns.items() if place != at}
    names, demand = _names(cells, called), _demand(cells, columns)
    is_site = np.array([at is None or cells.is_yes(row, at, head.cells[at]) for row in rows])
    cells.faults.require_none()
    if not is_site.any():
        raise BadTableError(file=cells.table.file, problem=_NO_SITE)
    _require_size(cells, len(rows) * int(is_site.sum()))
    sites = tuple(name for name, is_one in zip(names, is_site, strict=True) if is_one)
    return MedianProblem(names, sites, measure(points, points[is_site]), demand, None)


def _of_edges(cells: Cells, ends: Sequence[int | None]) -> MedianProblem:
    head, *rows = cells.table.rows
    one, other, far = (each for each in ends if each is not None)
    places: dict[str, int] = {}
    edges = []
    for row in rows:
        for place in (one, other):
            if not cells.text(row, place):
                cells.fault(row, head.cells[place], EMPTY_CELL)
            places.setdefault(cells.text(row, place), len(places))
        length = cells.number(row, far, head.cells[far], least=0)
        edges.append((places[cells.text(row, one)], places[cells.text(row, other)], length))
    cells.faults.require_none()
    return _of_network(cells, tuple(places), edges, None)


def _of_graph(cells: Cells, wanted: int | None) -> MedianProblem:
    """Form 1; its cells have no names, so that a column is its number."""
    head, *rows = cells.table.rows
    nodes = cells.whole(head, 0, 1, least=1, most=MOST_GRAPH_NODES)
    said = cells.whole(head, 1, 2)
    medians = wanted
    if wanted is None and len(head.cells) > 2:
        medians = cells.whole(head, 2, 3, least=1, most=max(nodes, 1))
    cells.faults.require_none()
    if len(rows) != said:
        cells.fault(head, 2, _EDGES_MISSING, said=said, found=len(rows))
    edges = []
    for row in rows:
        if len(row.cells) != 3:
            cells.fault(row, len(row.cells) + 1 if len(row.cells) < 3 else 4, _EDGE)
            continue
        one, other = (cells.whole(row, place, place + 1, least=1, most=nodes) for place in (0, 1))
        edges.append((one - 1, other - 1, cells.number(row, 2, 3, least=0)))
    cells.faults.require_none()
    return _of_network(cells, tuple(str(each + 1) for each in range(nodes)), edges, medians)


def _of_network(
    cells: Cells, names: tuple[str, ...], edges: Sequence[tuple[int, int, float]], medians: int | None
) -> MedianProblem:
    count = len(names)
    if count > MOST_GRAPH_NODES:
        raise BadTableError(file=cells.table.file, problem=_TOO_MANY_NODES, nodes=count, most=MOST_GRAPH_NODES)
    lengths = np.full((count, count), np.inf)
    for one, other, length in edges:
        lengths[one, other] = lengths[other, one] = length
    np.fill_diagonal(lengths, 0.0)
    return MedianProblem(names, names, shortest_paths(lengths), np.ones(count), medians)


def _of_square(cells: Cells) -> MedianProblem:
    rows = cells.table.rows
    width = len(rows[0].cells)
    if width != len(rows):
        raise BadTableError(file=cells.table.file, problem=_NOT_SQUARE, rows=len(rows), columns=width)
    _require_size(cells, width * width)
    _require_width(cells, rows, width)
    found = np.array([[cells.number(row, place, place + 1, least=0) for place in range(width)] for row in rows])
    cells.faults.require_none()
    names = tuple(str(each + 1) for each in range(width))
    return MedianProblem(names, names, found, np.ones(width), None)


def _of_matrix(cells: Cells, columns: Mapping[str, int]) -> MedianProblem:
    head, *rows = cells.table.rows
    heavy = _column(columns, _DEMANDS)
    at = [place for place in range(1, len(head.cells)) if place != heavy]
    first = next((cells.text(row, place) for row in rows for place in at[:1]), "")
    if not at or (_column(columns, _NAMES) != 0 and head.cells[0] and not _is_number(first)):
        raise BadTableError(file=cells.table.file, problem=_NO_FORM)
    _require_size(cells, len(rows) * len(at))
    _require_width(cells, rows, len(head.cells))
    found = np.array([[cells.number(row, place, head.cells[place], least=0) for place in at] for row in rows])
    names, demand = _names(cells, {"name": 0}), _demand(cells, columns)
    cells.faults.require_none()
    return MedianProblem(names, tuple(head.cells[place] for place in at), found, demand, None)


def _names(cells: Cells, columns: Mapping[str, int]) -> tuple[str, ...]:
    head, *rows = cells.table.rows
    at = _column(columns, _NAMES)
    if at is None:
        return tuple(str(number) for number in range(1, len(rows) + 1))
    seen: set[str] = set()
    for row in rows:
        name = cells.text(row, at)
        if not name or name in seen:
            cells.fault(row, head.cells[at] or at + 1, _TWICE if name else EMPTY_CELL)
        seen.add(name)
    return tuple(cells.text(row, at) for row in rows)


def _demand(cells: Cells, columns: Mapping[str, int]) -> Floats:
    head, *rows = cells.table.rows
    at = _column(columns, _DEMANDS)
    if at is None:
        return np.ones(len(rows))
    return np.array([cells.number(row, at, head.cells[at], least=0) for row in rows])


def _require_width(cells: Cells, rows: Sequence[InputRow], width: int) -> None:
    for row in rows:
        if len(row.cells) > width:
            cells.fault(row, width + 1, _TOO_LONG, wanted=width)


def _require_size(cells: Cells, pairs: int) -> None:
    if pairs > MOST_PAIRS:
        raise BadTableError(file=cells.table.file, problem=_TOO_BIG, pairs=pairs, most=MOST_PAIRS)


def _column(columns: Mapping[str, int], names: Iterable[str]) -> int | None:
    return next((columns[name] for name in sorted(names) if name in columns), None)


def _is_number(cell: str) -> bool:
    try:
        float(cell.replace(",", "."))
    except ValueError:
        return False
    return True
