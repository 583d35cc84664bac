"""Where names, numbers and words stand in a drawing: off one another, and what is of a line on or beside that line.

1. The middle of the line is preferred, then what is nearest to it, then a place that touches it, of numbers one beside.
   Where nothing is free, what covers least is taken. A name keeps off lines, too, where it has another place, and off
   the nodes of others, at which it could be read as theirs. A sign that means the line itself is upon it, where no
   other line crosses, a third of the way along if that is free.
2. What came first keeps its place: the same drawing gives the same places.
3. Lines are wrapped between words, so that a long name with what stands beside it is not as wide as the sheet.
4. Of more than `MOST_APART` lines nothing can be read anyway: all stand in the middle.
"""

import math
import textwrap
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
MOST_APART: Final = 1_000
_ALONG: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
_UPON: Final = (0.34, 0.42, 0.26, 0.5, 0.18, 0.58, 0.66, 0.74, 0.82)
FAR_TOO: Final = (1.0, 2.4, 4.0)
"""How far beside the line something may stand that a stroke leads to it, in distances at which it is touched."""
_WORSE: Final = 1_000.0
"""How much worse a square pixel upon another name is than a pixel of a line."""
_AT_ANOTHER: Final = 500_000.0
"""How much worse a name at another's node is, likewise."""
_NEAR: Final = 16.0
"""Pixels from the middle of a node at which a name could be read as that one's."""
_GAP: Final = 2.0
_CELL: Final = 100.0
_WIDTH_OF_A_CHARACTER, _WIDTH_OF_A_CAPITAL, _WIDTH_OF_A_WIDE_ONE = 0.5, 0.75, 1.0
"""Of its size: about that of the serif in which drawings are lettered, and rather too much."""
_LONGEST_LINE: Final = 28
LINE_HEIGHT: Final = 1.15
"""Of the size of the letters."""


def box_around(x: float, y: float, width: float, height: float) -> Box:
    """The box whose middle is here."""
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def around(one: Box, other: Box) -> Box:
    """The box that holds both."""
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def width_of(words: str, size: float) -> float:
    """About how wide the words are."""
    return size * sum(map(_width_of_one, words))


def _width_of_one(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return _WIDTH_OF_A_WIDE_ONE
    return _WIDTH_OF_A_CAPITAL if character.isupper() else _WIDTH_OF_A_CHARACTER


def wrapped(words: str) -> list[str]:
    """The words in lines, each as long as a name of three or four words; a word that is longer is cut."""
    return textwrap.wrap(words, _LONGEST_LINE, break_on_hyphens=False) or [words]


def box_of(lines: Sequence[str], size: float) -> tuple[float, float]:
    """About how wide and high such lines are."""
    return max(width_of(each, size) for each in lines), size * (1 + LINE_HEIGHT * (len(lines) - 1))


class Room:
    """What is taken of a drawing, by squares of it; where it has too many lines, all stand where they stand best."""

    def __init__(self, lines: int = 0) -> None:
        self._is_kept_apart = lines <= MOST_APART
        self._taken: dict[tuple[int, int], list[Box]] = defaultdict(list)
        self._lines: dict[tuple[int, int], list[tuple[Point, Point]]] = defaultdict(list)
        self._nodes: dict[tuple[int, int], list[Point]] = defaultdict(list)
        self.extent: Box = (math.inf, math.inf, -math.inf, -math.inf)
        """The box around all that is taken."""

    def take(self, box: Box) -> None:
        """Nothing more stands here where it can be helped."""
        self.extent = around(self.extent, box)
        for cell in _cells(box) if self._is_kept_apart else ():
            self._taken[cell].append(box)

    def stand(self, node: Point) -> None:
        """Somebody stands here: no name of another stands beside where that can be helped."""
        for cell in _cells((*node, *node)) if self._is_kept_apart else ():
            self._nodes[cell].append(node)

    def cross(self, one: Point, other: Point) -> None:
        """A line goes from here to there: no name stands on it where that can be helped."""
        for cell in _cells_along(one, other) if self._is_kept_apart else ():
            self._lines[cell].append((one, other))

    def along(
        self, one: Point, other: Point, *, width: float, height: float, asides: Sequence[float] = (1.0,)
    ) -> Point:
        """The best place on the way from one point to another for something of this size, which is taken then."""
        across, down = other[0] - one[0], other[1] - one[1]
        on = _on(one, other, _ALONG)
        length = math.hypot(across, down) or 1.0
        aside = (height / 2 + _GAP) / length
        beside = (
            (x + way * far * down * aside, y - way * far * across * aside)
            for far in asides
            for x, y in on
            for way in (1, -1)
        )
        return self.first([*on, *beside], width=width, height=height)

    def upon(self, one: Point, other: Point, *, width: float, height: float) -> Point:
        """Likewise, for what means the line that it lies upon: never beside it, nor where another crosses it."""

        def covered(box: Box) -> float:
            return _WORSE * self._covered(box) + self._crossed(box)

        return self._best(_on(one, other, _UPON), covered, width=width, height=height)

    def first(self, places: Sequence[Point], *, width: float, height: float) -> Point:
        """The first of these middles at which nothing is covered, or least; it is taken then."""
        return self._best(places, self._covered, width=width, height=height)

    def first_off_lines(
        self,
        places: Sequence[Point],
        *,
        width: float,
        height: float,
        node: Point | None = None,
        far: Sequence[Point] = (),
    ) -> Point:
        """Likewise, for the name of a node; no line goes through it, and it is at no other node.

        Where each of the places covers something or is at another node, one of those far away is taken: a stroke is
        to lead there.
        """

        def covered(box: Box) -> float:
            misread = _AT_ANOTHER if self._is_at_another(box, node) else 0.0
            return misread + _WORSE * self._covered(box) + self._crossed(box)

        best, least = self._least(places, covered, width=width, height=height)
        if far and least >= _WORSE:
            other, less = self._least(far, covered, width=width, height=height)
            best = other if less < least else best
        self.take(box_around(*best, width, height))
        return best

    def _best(
        self, places: Sequence[Point], covered_by: Callable[[Box], float], *, width: float, height: float
    ) -> Point:
        best, _ = self._least(places, covered_by, width=width, height=height)
        self.take(box_around(*best, width, height))
        return best

    def _least(
        self, places: Sequence[Point], covered_by: Callable[[Box], float], *, width: float, height: float
    ) -> tuple[Point, float]:
        best, least = places[0], math.inf
        for place in places:
            covered = covered_by(box_around(*place, width, height))
            if covered < least:
                best, least = place, covered
            if not covered:
                break
        return best, least

    def _covered(self, box: Box) -> float:
        """How much of what is taken lies under it; what lies in several squares counts in each."""
        return sum(_shared(box, each) for cell in _cells(box) for each in self._taken.get(cell, ()))

    def _is_at_another(self, box: Box, own: Point | None) -> bool:
        near = min(max(_NEAR, away_from(box, own) + _GAP), 2 * _NEAR) if own else _NEAR  # no nearer than to its own
        wider = box[0] - near, box[1] - near, box[2] + near, box[3] + near
        others = (each for cell in _cells(wider) for each in self._nodes.get(cell, ()) if each != own)
        return any(away_from(box, each) < near for each in others)

    def _crossed(self, box: Box) -> float:
        """How long the lines are that go through it."""
        lines = {each for cell in _cells(box) for each in self._lines.get(cell, ())}
        return sum(_within(box, *each) for each in lines)


def name_at(at: Point, beyond: float, room: Room, frame: Box, *, width: float, height: float) -> Point:
    """The middle of a name: below its node, or where that is taken above it or at its side, or farther away.

    Args:
        at: where the node stands.
        beyond: how far from there it is drawn.
        room: what is taken; the name is, then.
        frame: the sheet, which is rather not widened.
        width: of the name.
        height: of the name.
    """
    (x, y), away, aside = at, beyond + 4 + height / 2, beyond + 4 + width / 2
    upright = [(x, y + away), (x, y - away)]
    sides = [(x + aside, y), (x - aside, y)]
    sides.sort(key=lambda each: each[0] - width / 2 < frame[0] or each[0] + width / 2 > frame[2])  # widens the sheet
    corners = [(across, y + way * away) for across, _ in sides for way in (1, -1)]
    steps = [(by, along, way) for by in (1.5, 3.0, 4.5) for along in (0, -1, 1) for way in (1, -1)]
    far = [(x + along * width / 2, y + way * (away + by * height)) for by, along, way in steps]
    near = [*upright, *sides, *corners]
    return room.first_off_lines(near, node=at, far=far, width=width, height=height)


def _on(one: tuple[float, float], other: tuple[float, float], parts: Sequence[float]) -> list[tuple[float, float]]:
    return [(one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part) for part in parts]


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (math.floor(each / _CELL) for each in box)
    return ((column, row) for column in range(left, right + 1) for row in range(top, bottom + 1))


def _cells_along(one: Point, other: Point) -> set[tuple[int, int]]:
    steps = 1 + int(math.dist(one, other) / (_CELL / 4))
    points = (
        (one[0] + (other[0] - one[0]) * step / steps, one[1] + (other[1] - one[1]) * step / steps)
        for step in range(steps + 1)
    )
    return {(math.floor(x / _CELL), math.floor(y / _CELL)) for x, y in points}


def _within(box: Box, one: Point, other: Point) -> float:
    """How much of the way from one point to another lies inside.

    Source: Liang & Barsky 1984, doi:10.1145/357332.357333.
    """
    first, last = 0.0, 1.0
    for start, end, low, high in zip(one, other, box[:2], box[2:], strict=True):
        step = end - start
        if not step:
            if not low < start < high:
                return 0.0
            continue
        near, far = sorted(((low - start) / step, (high - start) / step))
        first, last = max(first, near), min(last, far)
    return max(0.0, last - first) * math.dist(one, other)


def away_from(box: Box, point: Point) -> float:
    """How far a point is from the nearest edge; 0 inside."""
    across = max(box[0] - point[0], point[0] - box[2], 0.0)
    return math.hypot(across, max(box[1] - point[1], point[1] - box[3], 0.0))


def _shared(one: Sequence[float], other: Sequence[float]) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across * down if across > 0 and down > 0 else 0.0
