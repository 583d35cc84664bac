"""What is said of a ledger: what of it waits, and the places at which something is wrong with it."""

import re
from typing import Final

from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue

BESIDE: Final = mark("Beside the guardians, the case itself is not intact: {place}: {problem}")
_KINDS: Final = {
    "entry": mark("entry {name}"),
    "table": mark("table {name}"),
    "index": mark("index {name}"),
    "trigger": mark("trigger {name}"),
    "view": mark("view {name}"),
}
_PLACE: Final = re.compile(
    rf"(?P<kind>{'|'.join(_KINDS)}) (?P<name>.+?)(?:, row (?P<row>.*?))?(?: \(entry (?P<entry>[^()]*)\))?"
)
_NODE: Final = re.compile(r"level (\d+), node (\d+)")


def copied_line(waits: int, catalogue: Catalogue) -> str:
    """That so many entries of a copy wait for the guardians."""
    return catalogue.say_many(
        mark("The copy holds the last entry of the ledger too, which waits for its guardians and has no effect yet."),
        mark(
            "The copy holds the last {count} entries of the ledger too, which wait for its guardians and have no "
            "effect yet."
        ),
        waits,
    )


def waits_line(waits: int, catalogue: Catalogue) -> str:
    """That so many entries wait for the guardians, and what stands beside this is made without them."""
    return catalogue.say_many(
        mark("WITHOUT WHAT WAITS: the last entry of the ledger waits for its guardians, and has no effect here."),
        mark(
            "WITHOUT WHAT WAITS: the last {count} entries of the ledger wait for its guardians, and have no effect "
            "here."
        ),
        waits,
    )


def place_line(place: str, catalogue: Catalogue) -> str:
    """Where a fault is, as `Fault.place` names it for programs, in the reader's language."""
    if level := _NODE.fullmatch(place):
        return catalogue.say(mark("level {level}, node {node}"), level=level[1], node=level[2])
    found = _PLACE.fullmatch(place)
    if found is None:
        return place
    kind, name, row, entry = found.group("kind", "name", "row", "entry")
    said = catalogue.say(_KINDS[kind], name=name)
    if row is not None:
        said = catalogue.say(mark("{table}, row {row}"), table=said, row=row)
    return said if entry is None else catalogue.say(mark("{place} (entry {entry})"), place=said, entry=entry)
