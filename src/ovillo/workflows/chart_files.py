"""A part of a case's network as a file: drawing, sheet for a court, or GraphML; who and where, as the page shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from ovillo.domain.briefs import CaseView
from ovillo.domain.messages import mark
from ovillo.domain.networks import Network
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.chart_svg import ARROWS, KEY, Titles, chart_svg
from ovillo.rendering.court_pdf import CaseState, court_pdf
from ovillo.rendering.inert import inline
from ovillo.rendering.network_exports import graphml_text
from ovillo.rendering.node_names import say_apart


class ChartForm(StrEnum):
    """In which form a chart leaves."""

    SVG = "svg"
    PDF = "pdf"
    GRAPHML = "graphml"


@dataclass(frozen=True, slots=True)
class Making:
    """Who makes a file, when, and of what."""

    by: str
    at: datetime
    filters: str
    """A sentence in the reader's language."""
    hidden: int = 0
    """How many nodes that these filters show were hidden by hand."""

    def shown(self, catalogue: Catalogue) -> str:
        """Of what the file is."""
        if not self.hidden:
            return self.filters
        return f"{self.filters}; {catalogue.say(HIDDEN, count=self.hidden)}"


HIDDEN: Final = mark("hidden by hand: {count}")


def chart_file(
    network: Network,
    places: Mapping[str, tuple[int, int]],
    form: ChartForm,
    *,
    view: CaseView,
    making: Making,
    catalogue: Catalogue,
) -> bytes:
    """The file.

    Args:
        network: whom it shows.
        places: pixels at scale 1, by id.
        form: which.
        view: of the case, whose documents are cited.
        making: who makes it.
        catalogue: of the reader's language.

    Raises:
        ChartTooLargeError: a sheet of more ties than anybody reads.
    """
    match form:
        case ChartForm.GRAPHML:
            return graphml_text(network, is_directed=True, hidden=making.hidden).encode()
        case ChartForm.SVG:
            entries = catalogue.say_many(mark("{count} ledger entry"), mark("{count} ledger entries"), view.ledger_size)
            after = catalogue.say(mark("{entries}, root {root}"), entries=entries, root=view.ledger_root)
            read = f"{catalogue.say(KEY)} {catalogue.say(ARROWS)}"
            left = [catalogue.say(HIDDEN, count=making.hidden)] if making.hidden else []
            note = "\n".join([*left, *say_apart(network.nodes, catalogue), read])
            titles = Titles(inline(view.name), f"{making.filters}; {after}", note)
            return chart_svg(network, places, titles, catalogue, is_numbered=False).encode()
        case ChartForm.PDF:
            state = CaseState(
                view.name,
                view.ledger_size,
                view.ledger_root,
                made_by=making.by,
                made_at=making.at,
                filters=making.shown(catalogue),
            )
            return court_pdf(network, places, {each.id: each for each in view.documents}, state, catalogue)


def with_groups(network: Network, groups: Sequence[tuple[str, Sequence[str]]]) -> Network:
    """The same, of each node the group that a reader put it into.

    A file has no node for a group: it would tell of all its members what a source tells of one.

    Args:
        network: whom the file shows.
        groups: name and members of each.
    """
    group_of = {member: name for name, members in groups for member in members}
    return replace(network, nodes=tuple(replace(node, group=group_of.get(node.id, "")) for node in network.nodes))
