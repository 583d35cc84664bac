"""Where each source and each arrow of the copy graph stands: those who were first on the left, copies to their right.

1. Nothing here is markup: a page draws it, and what sources are called is text there.
2. The same edges give the same drawing. Sources that take from one another in a ring are drawn too, one arrow back.
3. A line whose order nothing shows has no arrow.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ovillo.domain.findings import CopyEdge

COLUMN: Final = 300
BOX_WIDTH: Final = 220
BOX_HEIGHT: Final = 26
ROW: Final = 40
MARGIN: Final = 8
_HEAD: Final = 9
"""Pixels, as every length here."""


@dataclass(frozen=True, slots=True)
class Box:
    """One source."""

    source: str
    """Publisher, or the document's id where unknown."""
    x: int
    y: int
    """Of its upper left corner."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """One edge, from who was first to who takes."""

    edge: CopyEdge
    line: str
    """The path."""
    head: str
    """The path of its point; empty where nothing shows who was first."""


@dataclass(frozen=True, slots=True)
class CopyDrawing:
    """All of it."""

    boxes: Sequence[Box]
    arrows: Sequence[Arrow]
    width: int
    height: int


def draw_copy_graph(edges: Sequence[CopyEdge]) -> CopyDrawing:
    """The drawing of these edges."""
    columns = _columns(edges)
    rows = _rows(edges, columns)
    boxes = {
        source: Box(source, MARGIN + column * COLUMN, MARGIN + rows[source] * ROW) for source, column in columns.items()
    }
    arrows = [_arrow(edge, boxes[edge.origin], boxes[edge.copy]) for edge in edges if edge.origin != edge.copy]
    return CopyDrawing(
        sorted(boxes.values(), key=lambda box: (box.x, box.y)),
        arrows,
        2 * MARGIN + max(columns.values(), default=0) * COLUMN + BOX_WIDTH,
        2 * MARGIN + max(rows.values(), default=0) * ROW + BOX_HEIGHT,
    )


def _columns(edges: Iterable[CopyEdge]) -> Mapping[str, int]:
    """How many stand before each source at most; of a ring, the arrow that closes it counts for none."""
    origins: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        origins[edge.copy].add(edge.origin)
        origins[edge.origin].update()
    found: dict[str, int] = {}
    for start in sorted(origins):
        waiting, open_now = [start], {start}
        while waiting:
            source = waiting[-1]
            before = next(
                (each for each in sorted(origins[source]) if each not in found and each not in open_now), None
            )
            if before is not None:
                waiting.append(before)
                open_now.add(before)
                continue
            known = [found[each] + 1 for each in origins[source] if each in found]
            found.setdefault(source, max(known, default=0))
            open_now.discard(waiting.pop())
    return found


def _rows(edges: Sequence[CopyEdge], columns: Mapping[str, int]) -> Mapping[str, int]:
    """The row of each source in its column: beside those from whom it takes, as far as there is room."""
    rows: dict[str, int] = {}
    for column in range(max(columns.values(), default=-1) + 1):
        wanted = {}
        for source in (each for each, at in columns.items() if at == column):
            near = [rows[edge.origin] for edge in edges if edge.copy == source and edge.origin in rows]
            wanted[source] = sum(near) / len(near) if near else 0.0
        ordered = sorted(wanted, key=lambda each: (wanted[each], each))
        rows.update({source: row for row, source in enumerate(ordered)})
    return rows


def _arrow(edge: CopyEdge, origin: Box, copy: Box) -> Arrow:
    half = BOX_HEIGHT // 2
    x1, y1, y2 = origin.x + BOX_WIDTH, origin.y + half, copy.y + half
    if copy.x > origin.x:
        x2 = copy.x
        end = x2 - (_HEAD if edge.is_order_shown else 0)
        middle = (x1 + end) // 2
        line = f"M{x1} {y1}C{middle} {y1} {middle} {y2} {end} {y2}"
        head = f"M{x2} {y2}l-{_HEAD} -4v8Z"
    else:
        x2 = copy.x + BOX_WIDTH
        end = x2 + (_HEAD if edge.is_order_shown else 0)
        out = max(x1, x2) + 36
        line = f"M{x1} {y1}C{out} {y1} {out} {y2} {end} {y2}"
        head = f"M{x2} {y2}l{_HEAD} -4v8Z"
    return Arrow(edge, line, head if edge.is_order_shown else "")
