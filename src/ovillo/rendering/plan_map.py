"""A plan of who goes where as a map: a self-contained SVG that needs no script, font or network.

1. A circle is a region: its area the expected cases (or the weight), its shade and its number the share covered.
2. An arrow is a move, from base to base, with how many of what.
3. Nothing is told by shade or shape alone: each has its words, and the whole a title and a description.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from ovillo.domain.allocation import Move, Place, Plan, RegionOutcome
from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline, without_isolates
from ovillo.rendering.plan_outline import move_sentence, share

Point = tuple[float, float]
Ring = Sequence[Point]
"""Longitude and latitude, in degrees."""

WIDTH: Final = 900.0
MARGIN: Final = 70.0
TALLEST: Final = 1400.0
LARGEST_RADIUS: Final = 34.0
LEAST_RADIUS: Final = 9.0
NEAR: Final = 4.0
"""How near to the middle of a region's circle a base is taken to lie in it."""
LIGHT: Final = (253, 231, 214)
DARK: Final = (125, 39, 12)
"""Shades of one hue, for little and for all covered."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Degrees → places on the sheet, true to shape in the middle latitude."""

    west: float
    north: float
    per_degree: float
    narrowing: float
    height: float

    def at(self, longitude: float, latitude: float) -> Point:
        x = MARGIN + (longitude - self.west) * self.narrowing * self.per_degree
        return round(x, 1), round(MARGIN + (self.north - latitude) * self.per_degree, 1)


def plan_map(plan: Plan, catalogue: Catalogue, outlines: Iterable[Ring] = ()) -> str:
    """The plan as SVG.

    Args:
        plan: with its places; those without coordinates are named below the map.
        catalogue: the reader's language.
        outlines: borders to draw beneath.
    """
    rings = [ring for ring in outlines if len(ring) > 1]
    placed = [(each.longitude, each.latitude) for each in plan.places if each.longitude is not None]
    points = [(x, y) for x, y in placed if y is not None] + [point for ring in rings for point in ring]
    sheet = _sheet(points)
    regions = {each.name: each for each in plan.places if not each.is_base}
    bases = {each.name: each for each in plan.places if each.is_base}
    circles = _circles(plan.regions, regions, sheet)
    missing = [each.name for each in plan.places if each.latitude is None]
    title = catalogue.say(mark("Who goes where"))
    note = catalogue.say(mark("Circle: a region; area: its cases, shade and number: share covered. Arrow: who moves."))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {sheet.height + 60:g}" role="img" '
        'aria-labelledby="t d" font-family="system-ui, sans-serif" font-size="13">'
    )
    lines = [
        head,
        f'<title id="t">{_text(title)}</title>',
        f'<desc id="d">{_text(" ".join([note, *(move_sentence(each, catalogue) for each in plan.moves)]))}</desc>',
        '<rect width="100%" height="100%" fill="#fff"/>',
        *(_ring(ring, sheet) for ring in rings),
        *(part for each in circles for part in _drawn(each)),
        *_arrows(plan.moves, bases, circles, sheet),
        f'<text x="20" y="{sheet.height + 20:g}" fill="#333">{_text(note)}</text>',
    ]
    if missing:
        names = ", ".join(map(inline, dict.fromkeys(missing)))
        said = catalogue.say(mark("Without coordinates: {names}"), names=names)
        lines.append(f'<text x="20" y="{sheet.height + 42:g}" fill="#333">{_text(said)}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def _sheet(points: Sequence[Point]) -> _Sheet:
    if not points:
        return _Sheet(0.0, 0.0, 1.0, 1.0, 2 * MARGIN)
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrowing = max(0.05, math.cos(math.radians((south + north) / 2)))
    wide, tall = max((east - west) * narrowing, 1e-6), max(north - south, 1e-6)
    per_degree = min((WIDTH - 2 * MARGIN) / wide, (TALLEST - 2 * MARGIN) / tall)
    return _Sheet(west, north, per_degree, narrowing, round(tall * per_degree + 2 * MARGIN, 1))


def _ring(ring: Ring, sheet: _Sheet) -> str:
    path = " ".join(f"{x:g},{y:g}" for x, y in (sheet.at(*point) for point in ring))
    return f'<polygon points="{path}" fill="#f3f4f2" stroke="#b9bfb6" stroke-width="0.8"/>'


@dataclass(frozen=True, slots=True)
class _Circle:
    """A region on the sheet."""

    region: RegionOutcome
    center: Point
    radius: float


def _circles(regions: Sequence[RegionOutcome], places: dict[str, Place], sheet: _Sheet) -> list[_Circle]:
    """The regions that have coordinates, large ones first, so that none hides a smaller one."""
    sizes = {each.name: each.weight if each.cases is None else each.cases for each in regions}
    largest = max(sizes.values(), default=1.0) or 1.0
    found = []
    for region in sorted(regions, key=lambda each: -sizes[each.name]):
        place = places[region.name]
        if place.latitude is not None and place.longitude is not None:
            radius = max(LEAST_RADIUS, LARGEST_RADIUS * math.sqrt(sizes[region.name] / largest))
            found.append(_Circle(region, sheet.at(place.longitude, place.latitude), round(radius, 1)))
    return found


def _drawn(circle: _Circle) -> Iterator[str]:
    region, (x, y) = circle.region, circle.center
    ink = "#fff" if region.covered > 0.45 else "#222"
    yield (
        f'<circle cx="{x:g}" cy="{y:g}" r="{circle.radius:g}" fill="{_shade(region.covered)}" stroke="#5a1c08" '
        f'stroke-width="0.8"><title>{_text(f"{inline(region.name)}: {share(region.covered)}")}</title></circle>'
    )
    yield (
        f'<text x="{x:g}" y="{y + 4:g}" text-anchor="middle" font-size="11" fill="{ink}">'
        f"{100 * region.covered:.0f}</text>"
    )
    yield (
        f'<text x="{x:g}" y="{y + circle.radius + 13:g}" text-anchor="middle" fill="#222">'
        f"{_text(inline(region.name))}</text>"
    )


def _shade(covered: float) -> str:
    parts = (round(light + (dark - light) * covered) for light, dark in zip(LIGHT, DARK, strict=True))
    return "#" + "".join(f"{each:02x}" for each in parts)


def _arrows(moves: Sequence[Move], bases: dict[str, Place], circles: Sequence[_Circle], sheet: _Sheet) -> Iterator[str]:
    for number, move in enumerate(moves):
        ends = [bases[each] for each in (move.source, move.target) if each is not None]
        known = [(each.longitude, each.latitude) for each in ends if each.longitude is not None]
        points = [sheet.at(x, y) for x, y in known if y is not None]
        if len(points) < 2:
            continue
        (x1, y1), (x2, y2) = points
        bend = 0.18 if number % 2 else -0.18  # two moves between the same bases must not hide one another
        middle = ((x1 + x2) / 2 - bend * (y2 - y1), (y1 + y2) / 2 + bend * (x2 - x1))
        start, tip = (_outside(each, middle, circles) for each in points)
        label = f"{move.units} × {inline(move.resource)}"
        yield (
            f'<path d="M{start[0]:.1f},{start[1]:.1f} Q{middle[0]:.1f},{middle[1]:.1f} {tip[0]:.1f},{tip[1]:.1f}" '
            f'fill="none" stroke="#0b4f6c" stroke-width="{1.2 + 0.5 * min(move.units, 6):.1f}"/>'
        )
        yield _head(middle, tip)
        yield (
            f'<text x="{(x1 + 2 * middle[0] + x2) / 4:.1f}" y="{(y1 + 2 * middle[1] + y2) / 4 - 4:.1f}" '
            f'text-anchor="middle" font-size="12" fill="#0b4f6c" stroke="#fff" stroke-width="3" '
            f'paint-order="stroke">{_text(label)}</text>'
        )


def _outside(point: Point, towards: Point, circles: Sequence[_Circle]) -> Point:
    """The point where a line leaves the circle around it, so that no arrow covers a number."""
    radius = max((each.radius for each in circles if math.dist(each.center, point) < NEAR), default=0.0)
    turn = math.atan2(towards[1] - point[1], towards[0] - point[0])
    return point[0] + radius * math.cos(turn), point[1] + radius * math.sin(turn)


def _head(before: Point, tip: Point) -> str:
    turn = math.atan2(tip[1] - before[1], tip[0] - before[0])
    sides = [(tip[0] - 11 * math.cos(turn + each), tip[1] - 11 * math.sin(turn + each)) for each in (-0.4, 0.4)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (tip, *sides))
    return f'<polygon points="{path}" fill="#0b4f6c"/>'


def _text(text: str) -> str:
    return escape(without_isolates(text))
