"""What `network --edges` says of the list of ties that it read."""

from typing import TYPE_CHECKING, Final

import typer

from ovillo.cli import surface
from ovillo.cli.surface import note
from ovillo.domain.messages import mark

if TYPE_CHECKING:
    from ovillo.reading.edge_list import EdgeList

LINES_NAMED: Final = 20


def tell_edges(read: "EdgeList") -> None:
    """What was no tie, to standard error."""
    if read.no_weight:
        note(mark("The column {column} is not called a weight: every tie weighs 1."), column=read.no_weight)
    if read.two_ways is not None:
        told = mark(
            "Line {line}: its weight is read as a number with decimals. Where thousands are meant, write no sign."
        )
        note(told, line=read.two_ways)
    if (first := read.may_be_header) is not None:
        told = mark(
            "Line {line} is read as a tie of {one} and {other}, whom no other line names. If it is a header, call its "
            "columns source and target."
        )
        note(told, line=read.lines[0], one=first[0], other=first[1])
    if read.unweighted:
        note(mark("Ties that tell no weight weigh 1: {count}."), count=read.unweighted)
    if spaced := read.spaced:
        told = mark("Ids that differ from another by spaces at their ends alone are nodes of their own: {count}.")
        note(told, count=len(spaced))
    for loop in read.loops[:LINES_NAMED]:
        note(mark("Line {line} ties somebody to themselves; the node counts, the tie does not."), line=loop)
    for bad in read.refused[:LINES_NAMED]:
        note(bad.problem, line=bad.line)
    if (more := sum(max(0, len(each) - LINES_NAMED) for each in (read.loops, read.refused))) > 0:
        note(mark("{count} more lines of these kinds."), count=more)
    if not read.ties and not read.refused:
        note(mark("The file holds no ties. Give each row a source and a target."))
    if read.refused or not read.ties:
        raise typer.Exit(surface.BAD_USE)
