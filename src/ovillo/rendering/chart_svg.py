"""A part of a network as an SVG drawing: lines by standing, nodes by what they are, names beside them.

1. What a document says is text here, never markup: it is escaped, and what acts or is invisible is shown by code point.
2. No standing is told by colour alone: strokes are dotted, dashed, whole or thick, and the words stand on the line.
3. The same network and places give the same bytes.
4. What is said of a line, and the cross of what is denied, lie over names and nodes, and off them where there is room
   (`chart_labels`).
5. An arrow says who does it to whom: none where both do alike. It is broader than its line, on paper as large as the
   words, lies over names, and no name on it where there is room. What it says of whose standing it is stands below.
"""

import math
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from ovillo.domain.entities import EntityType
from ovillo.domain.exoneration import DECIDED
from ovillo.domain.messages import mark
from ovillo.domain.networks import Network, NetworkNode, NetworkTie
from ovillo.domain.statements import Standing
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.chart_labels import (
    FAR_TOO,
    LINE_HEIGHT,
    Box,
    Room,
    around,
    away_from,
    box_around,
    box_of,
    name_at,
    wrapped,
)
from ovillo.rendering.chart_lines import drawn_standing, tie_label
from ovillo.rendering.inert import inline, without_isolates
from ovillo.rendering.node_names import name_of, say_exonerations
from ovillo.rendering.read_beside import say_denials

Places = Mapping[str, tuple[int, int]]
"""Pixels at scale 1, by id of the node."""
Sheet = tuple[int, int, int, int]
"""A box in whole pixels."""

STROKES: Final[Mapping[Standing | None, tuple[str, float]]] = {
    None: ("", 1.1),
    Standing.REPORTED: ("", 1.1),
    Standing.ADMITTED: ("9 3 2 3", 1.8),
    Standing.SUSPECTED: ("1.5 4", 1.6),
    Standing.INVESTIGATED: ("4 4", 1.4),
    Standing.ACCUSED: ("9 4", 1.6),
    Standing.CHARGED: ("", 2.2),
    Standing.CONVICTED: ("", 4.0),
    Standing.DENIED: ("2 7", 1.1),
    Standing.ACQUITTED: ("9 3 2 3 2 3", 1.8),
}
"""Dashes and width of a line; frontend/src/network/styles.ts draws the same, and a test compares them."""
_INK, _QUIET, _PAPER, _CAUTION, _CLEARED = "#211f1b", "#5b564d", "#fbfaf7", "#7d3a0c", "#1d5a3c"
_MARGIN = 90
_RADIUS = 7.0
_EDGE = 10.0
"""Pixels around all words: another machine's letters may be wider."""
_CROSS = 12.0
"""About how wide and high."""
ARROWS: Final = mark(
    "An arrow leads from whoever does it to whomever it is done to. The standing is that of whoever does it: of an "
    "act, the one from whom the arrow leads is suspected, accused, charged or convicted. What an authority does "
    "(detained, charged, convicted, sentenced) concerns the one to whom it points. No arrow: either to the other "
    "alike."
)
KEY: Final = mark(
    "Dotted: suspected. Dashed: investigated, accused. Whole: reported. Dash and dot: admitted. Dash and two dots: "
    "acquitted of it. Broad: charged. Broadest: convicted. A cross: some source denies it. A ring upon a line or "
    "around somebody: acquitted, or not or no longer convicted, charged or investigated. A dashed outline: a role "
    "without a name."
)
_NOTE_CHARACTER = 5.2
"""About how wide a character of the note is."""
_SHEET = 640
"""Pixels that a sheet of paper shows at the size of its text."""
_SQUARE = frozenset({EntityType.ORGANISATION, EntityType.OFFICE})
_CORNERS: Mapping[EntityType | None, tuple[int, float]] = {
    EntityType.GROUP: (6, 0),
    EntityType.PHONE: (3, -math.pi / 2),
    EntityType.PLACE: (3, -math.pi / 2),
    EntityType.ACCOUNT: (4, 0),
    EntityType.VEHICLE: (4, 0),
    EntityType.DOCUMENT: (4, 0),
}
_FONT = "font-family=\"'Libertinus Serif', Georgia, 'Liberation Serif', serif\""


@dataclass(frozen=True, slots=True)
class Titles:
    """What the drawing says of itself."""

    title: str
    description: str
    note: str = ""
    """How it is read, below it, a paragraph a line: it is often sent without the page that says so."""


def chart_svg(network: Network, places: Places, titles: Titles, catalogue: Catalogue, *, is_numbered: bool) -> str:
    """The drawing.

    Args:
        network: what is shown; a node without a place is put below the others.
        places: where everybody stands.
        titles: for readers that do not see it.
        catalogue: of the reader's language.
        is_numbered: whether lines bear their number, from 1 in the order of the ties, in place of their words; it is
            then drawn for a sheet of paper, on which a wide drawing needs larger words.
    """
    at = _all_placed(network, places)
    sheet = _frame(at)
    for _ in range(2 if is_numbered else 1):  # on a larger sheet words are larger, which may ask for more of it
        larger = max(1.0, (sheet[2] - sheet[0]) / _SHEET, (sheet[3] - sheet[1]) / _SHEET) if is_numbered else 1.0
        drawn, sheet = _drawn(network, at, catalogue, is_numbered=is_numbered, larger=larger)
    left, top, width, height = sheet[0], sheet[1], sheet[2] - sheet[0], sheet[3] - sheet[1]
    wide = max(40, int((width - 24) / _NOTE_CHARACTER))
    note = [line for paragraph in titles.note.splitlines() for line in textwrap.wrap(paragraph, wide)]
    drawn += [_plain(each, left + 12, top + height + 14 * number) for number, each in enumerate(note, start=1)]
    height += 14 * len(note) + 10 * bool(note)
    size = f'viewBox="{left} {top} {width} {height}" width="{width}" height="{height}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
        f"<title>{_text(titles.title)}</title>",
        f"<desc>{_text(titles.description)}</desc>",
        f'<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="{_PAPER}"/>',
    ]
    return "\n".join([*lines, *drawn, "</svg>", ""])


def _drawn(
    network: Network,
    at: Mapping[str, tuple[float, float]],
    catalogue: Catalogue,
    *,
    is_numbered: bool,
    larger: float,
) -> tuple[list[str], Sheet]:
    """Lines, nodes and words, and the sheet that holds them all: nothing is cut at its edge."""
    reversed_too = {(tie.source, tie.target) for tie in network.ties} & {
        (tie.target, tie.source) for tie in network.ties
    }
    all_ends = [_ends(tie, at, is_aside=(tie.source, tie.target) in reversed_too) for tie in network.ties]
    heads = [_head(tie, ends, larger) for tie, ends in zip(network.ties, all_ends, strict=True)]
    lines = [
        line
        for tie, ends, head in zip(network.ties, all_ends, heads, strict=True)
        for line in _line(tie, (ends[0], head.base) if head else ends, catalogue)
    ]
    room, frame = _room(heads, at), _frame(at)
    for ends in all_ends:
        room.cross(*ends)
    for node in network.nodes:
        lines += _node(node, at[node.id], room, frame, catalogue, larger=larger)
    lines += [f'<path d="{head.path}" fill="{_INK}"/>' for head in heads if head]
    for tie, ends in zip(network.ties, all_ends, strict=True):
        lines += [_cross(ends, room)] if tie.is_disputed else []
        lines += [] if DECIDED.isdisjoint(tie.exonerations) else [_ring(ends, room)]
    for number, (tie, ends) in enumerate(zip(network.ties, all_ends, strict=True), start=1):
        lines += _said(tie, ends, f"{number}" if is_numbered else "", catalogue, room, larger=larger)
    left, top, right, bottom = room.extent
    edge = _EDGE * larger
    return lines, _whole(around(frame, (left - edge, top - edge, right + edge, bottom + edge)))


def _all_placed(network: Network, places: Places) -> Mapping[str, tuple[float, float]]:
    below = max((y for _, y in places.values()), default=0)
    found: dict[str, tuple[float, float]] = {}
    waiting = 0
    for node in network.nodes:
        if node.id in places:
            found[node.id] = places[node.id]
        else:
            found[node.id] = (160.0 * (waiting % 6), below + 120.0 * (1 + waiting // 6))
            waiting += 1
    return found


def _frame(at: Mapping[str, tuple[float, float]]) -> Sheet:
    """The sheet that all nodes ask for."""
    across, down = [x for x, _ in at.values()] or [0], [y for _, y in at.values()] or [0]
    return _whole((min(across) - _MARGIN, min(down) - _MARGIN, max(across) + _MARGIN, max(down) + _MARGIN))


def _whole(box: Box) -> Sheet:
    return math.floor(box[0]), math.floor(box[1]), math.ceil(box[2]), math.ceil(box[3])


Ends = tuple[tuple[float, float], tuple[float, float]]


def _ends(tie: NetworkTie, at: Mapping[str, tuple[float, float]], *, is_aside: bool) -> Ends:
    """Where a line begins and ends: outside of its nodes, and to one side where the reverse is a line too."""
    (x1, y1), (x2, y2) = at[tie.source], at[tie.target]
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    aside = 3.5 if is_aside else 0.0
    near, far = min(_RADIUS, length / 3), min(_RADIUS + 3, length / 3)
    return (
        (x1 + ux * near - uy * aside, y1 + uy * near + ux * aside),
        (x2 - ux * far - uy * aside, y2 - uy * far + ux * aside),
    )


def _line(tie: NetworkTie, ends: Ends, catalogue: Catalogue) -> list[str]:
    (x1, y1), (x2, y2) = ends
    dash, width = STROKES[drawn_standing(tie)]
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    stroke = f'stroke="{_INK}" stroke-width="{width:g}"{dashed} fill="none"'
    return [
        f"<g><title>{_text(_words(tie, catalogue))}</title>",
        f'<path d="M{_n(x1)} {_n(y1)}L{_n(x2)} {_n(y2)}" {stroke}/>',
        "</g>",
    ]


def _cross(ends: Ends, room: Room) -> str:
    """Upon the line of what somebody denies; over a stroke of paper, so that it is seen on a name too."""
    x, y = room.upon(*ends, width=_CROSS, height=_CROSS)
    path = f'<path d="M{_n(x - 4)} {_n(y - 4)}l8 8M{_n(x - 4)} {_n(y + 4)}l8 -8" fill="none"'
    return f'{path} stroke="{_PAPER}" stroke-width="4"/>{path} stroke="{_CAUTION}" stroke-width="1.8"/>'


def _ring(ends: Ends, room: Room) -> str:
    """Upon the line of somebody for whom something was decided: what it is stands in its words."""
    x, y = room.upon(*ends, width=_CROSS, height=_CROSS)
    ring = f'<circle cx="{_n(x)}" cy="{_n(y)}" r="4.5" fill="{_PAPER}"'
    return f'{ring} stroke="{_PAPER}" stroke-width="4"/>{ring} stroke="{_CLEARED}" stroke-width="1.8"/>'


def _room(heads: Sequence["_Head | None"], at: Mapping[str, tuple[float, float]]) -> Room:
    """What nodes and arrows take."""
    room = Room(len(heads))
    for x, y in at.values():
        room.take(box_around(x, y, 2 * _RADIUS + 2, 2 * _RADIUS + 2))
        room.stand((x, y))
    for head in heads:
        if head:
            (x1, y1), (x2, y2) = head.base, head.tip
            room.take(box_around((x1 + x2) / 2, (y1 + y2) / 2, head.size, head.size))
    return room


def _name_s_leader(at: tuple[float, float], box: Box, beyond: float, room: Room) -> list[str]:
    """From a node to its name, where that stands far away."""
    if away_from(box, at) < beyond + 4 + _RADIUS:
        return []
    inner = (box[2] - box[0]) / 4
    to = min(max(at[0], box[0] + inner), box[2] - inner), min(max(at[1], box[1]), box[3])
    room.cross(at, to)
    return [_thin(at, to)]


def _said(tie: NetworkTie, ends: Ends, number: str, catalogue: Catalogue, room: Room, *, larger: float) -> list[str]:
    """The number of a line, or its words."""
    said, size = number or _words(tie, catalogue), 12 * larger if number else 10
    radius = (5 + 3 * len(number)) * larger
    lines = wrapped(said)
    width, height = (2 * radius, 2 * radius) if number else box_of(lines, size)
    x, y = room.along(*ends, width=width, height=height, asides=FAR_TOO if number else (1.0,))
    if not number:
        return [_label(lines, x, y, size=size, colour=_QUIET)]
    circle = f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" fill="{_PAPER}" stroke="{_INK}"/>'
    return [*_leader((x, y), ends, radius), circle, _label([number], x, y, size=size, colour=_INK)]


def _leader(number: tuple[float, float], ends: Ends, radius: float) -> list[str]:
    """From a number that found no room upon its line or at it to the line, as near as that is."""
    (x1, y1), (x2, y2) = ends
    across, down = x2 - x1, y2 - y1
    along = ((number[0] - x1) * across + (number[1] - y1) * down) / (across * across + down * down or 1.0)
    x, y = x1 + along * across, y1 + along * down
    if math.dist(number, (x, y)) < radius + _CROSS:
        return []
    return [_thin(number, (x, y))]


def _thin(one: tuple[float, float], other: tuple[float, float]) -> str:
    path = f'<path d="M{_n(one[0])} {_n(one[1])}L{_n(other[0])} {_n(other[1])}" fill="none"'
    return f'{path} stroke="{_QUIET}" stroke-width="0.8"/>'


@dataclass(frozen=True, slots=True)
class _Head:
    """The point of an arrow, and where its line ends."""

    path: str
    tip: tuple[float, float]
    base: tuple[float, float]
    size: float


def _head(tie: NetworkTie, ends: Ends, larger: float) -> _Head | None:
    """Wider than the line however broad that is; none where both do alike."""
    if tie.is_symmetric:
        return None
    (x1, y1), (x2, y2) = ends
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    _, width = STROKES[drawn_standing(tie)]
    wanted = (6.5 + 2 * width) * larger
    long = min(wanted, length / 2)
    half = (2.6 + 1.2 * width) * larger * long / wanted
    base = (x2 - long * ux, y2 - long * uy)
    corners = [(x2, y2), (base[0] - half * uy, base[1] + half * ux), (base[0] + half * uy, base[1] - half * ux)]
    path = "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in corners) + "Z"
    return _Head(path, (x2, y2), (x2 - 0.8 * long * ux, y2 - 0.8 * long * uy), max(long, 2 * half))


def _words(tie: NetworkTie, catalogue: Catalogue) -> str:
    standing = drawn_standing(tie)
    parts = [tie_label(tie, catalogue), catalogue.standing(standing) if standing else ""]
    if tie.is_disputed:
        parts.append(catalogue.say(mark("disputed")))
    parts += [*say_denials(tie, catalogue), *say_exonerations(tie, catalogue)]
    return " · ".join(dict.fromkeys(filter(None, parts)))


def _node(
    node: NetworkNode,
    at: tuple[float, float],
    room: Room,
    frame: Box,
    catalogue: Catalogue,
    *,
    larger: float,
) -> list[str]:
    (x, y), called, size = at, wrapped(_called(node, catalogue)), 12 * larger
    fill = _PAPER if not node.is_named else _INK if node.type is EntityType.PERSON else _QUIET
    edge = f'stroke="{_INK}" stroke-width="1.4"' + ("" if node.is_named else ' stroke-dasharray="2 2"')
    width, height = box_of(called, size)
    across, down = name_at(at, _beyond(node), room, frame, width=width, height=height)
    leader = _name_s_leader(at, box_around(across, down, width, height), _beyond(node), room)
    made = ["<g>", *leader, _shape(node.type, x, y, _RADIUS, f'fill="{fill}" {edge}')]
    if node.exonerations:
        made.append(_shape(node.type, x, y, _RADIUS + 4, f'fill="none" stroke="{_CLEARED}" stroke-width="1.6"'))
    made.append(_label(called, across, down, size=size, colour=_INK))
    return [*made, "</g>"]


def _called(node: NetworkNode, catalogue: Catalogue) -> str:
    return without_isolates(name_of(node, inline(node.name, longest=80), catalogue))


def _beyond(node: NetworkNode) -> float:
    """How far from its middle a node is drawn."""
    return _RADIUS + (5 if node.exonerations else 1)


def _shape(kind: EntityType | None, x: float, y: float, radius: float, look: str) -> str:
    if kind in _SQUARE:
        half = radius * 0.9
        return f'<rect x="{_n(x - half)}" y="{_n(y - half)}" width="{_n(2 * half)}" height="{_n(2 * half)}" {look}/>'
    if kind in _CORNERS:
        count, turn = _CORNERS[kind]
        angles: Sequence[float] = [turn + 2 * math.pi * corner / count for corner in range(count)]
        corners = " ".join(
            f"{_n(x + 1.15 * radius * math.cos(each))},{_n(y + 1.15 * radius * math.sin(each))}" for each in angles
        )
        return f'<polygon points="{corners}" {look}/>'
    return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" {look}/>'


def _label(lines: Sequence[str], x: float, y: float, *, size: float, colour: str) -> str:
    """Lines of words around a point, over a stroke of paper, so that they are read where they cross a line."""
    first = y + size / 3 - size * LINE_HEIGHT * (len(lines) - 1) / 2
    place = f'x="{_n(x)}" y="{_n(first)}" font-size="{_n(size)}" text-anchor="middle" {_FONT}'
    below = (f'<tspan x="{_n(x)}" dy="{_n(size * LINE_HEIGHT)}"> {_text(each)}</tspan>' for each in lines[1:])
    shown = "".join([_text(lines[0]), *below])
    halo = f'stroke="{_PAPER}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"'
    return f'<text {place} {halo} fill="{colour}">{shown}</text>'


def _plain(line: str, x: float, y: float) -> str:
    return f'<text x="{_n(x)}" y="{_n(y)}" font-size="10" {_FONT} fill="{_QUIET}">{_text(line)}</text>'


def _text(words: str) -> str:
    return escape(without_isolates(inline(words)))


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
