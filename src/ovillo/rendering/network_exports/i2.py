"""A chart for i2 Analyst's Notebook (.anx), by anxwritter (MIT), an extra: `ovillo[i2]`.

Each thing that is said is a link of its own with a card for each statement: quote, document, standing. A statement that
denies is a card too, and says so.
"""

from collections.abc import Mapping
from typing import Any

from ovillo.domain.entities import EntityType
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.domain.networks import Citation, Network, TiePart
from ovillo.domain.statements import SYMMETRIC
from ovillo.rendering.inert import reveal
from ovillo.rendering.network_exports.notes import beside_notes, exoneration_words, said_label, verdict_note

_TYPES: Mapping[EntityType | None, str] = {
    EntityType.PERSON: "Person",
    EntityType.ORGANISATION: "Organization",
    EntityType.OFFICE: "Organization",
    EntityType.GROUP: "Group",
    EntityType.PHONE: "Phone",
    EntityType.ACCOUNT: "Account",
    EntityType.VEHICLE: "Vehicle",
    None: "Entity",
}


def i2_chart(network: Network, *, is_directed: bool) -> str:
    """The chart as XML.

    Raises:
        UsageError: the package that writes it is not installed.
    """
    try:
        from anxwritter import ANXChart  # noqa: PLC0415 - an extra
    except ImportError as error:
        problem = mark("Charts for i2 need one more package. Install it with: pip install 'ovillo[i2]'")
        raise UsageError(problem=problem) from error
    chart = ANXChart()
    for node in network.nodes:
        told = {"description": note} if (note := verdict_note(node)) else {}
        chart.add_icon(id=reveal(node.id), type=_TYPES.get(node.type, "Entity"), label=reveal(node.name), **told)
    names = network.named()
    for tie in network.ties:
        for part in tie.parts:
            chart.add_link(**_link(part, names, is_directed=is_directed))
    return str(chart.to_xml())


def _link(
    part: TiePart, names: Mapping[str, str], *, is_directed: bool
) -> dict[str, Any]:  # Any: the arguments of anxwritter
    made: dict[str, Any] = {  # Any: as above
        "from_id": reveal(part.source),
        "to_id": reveal(part.target),
        "type": part.predicate or "tie",
        "label": said_label(part) or f"{part.weight:g}",
        "cards": [_card(each) for each in part.citations],
    }
    if is_directed and part.predicate not in SYMMETRIC:
        made["arrow"] = "->"
    if part.standing is not None:
        decided = "".join(f", {each}" for each in exoneration_words(part) if each != "disputed")
        beside = "".join(f", read beside: {reveal(each)}" for each in beside_notes(part.beside, names))
        denied = "".join(f", {reveal(each)}" for each in beside_notes(part.denials, names))
        made["description"] = (
            f"{part.standing.value}{', disputed' if part.is_disputed else ''}{decided}{beside}{denied}"
        )
    if part.first is not None and part.is_day_told:
        made["date"] = part.first.isoformat()
    return made


def _card(each: Citation) -> dict[str, Any]:  # Any: as above
    if each.line is not None:
        return {"summary": each.place}
    standing = each.standing.value if each.standing else ""
    marks = (", negated" if each.negated else "") + (", corrected" if each.is_corrected else "")
    card = {
        "summary": f"{standing}{marks}: {reveal(', '.join((*each.speakers, each.source or '')))}",
        "description": reveal(each.quote or ""),
        "source_ref": f"{reveal(each.document_name or '')}:{each.start}-{each.end}",
        "source_type": "Document",
    }
    return card if each.published is None else {**card, "date": each.published.isoformat()}
