"""CASE/UCO JSON-LD: identities, relationships, and an annotation for each statement with its words and standing.

Ids are made of those of the case, so that two exports of one case name one thing alike.

Source: https://caseontology.org, CASE 1.x and UCO 1.x; held against the shapes of case-utils (Apache-2.0) in the tests.
"""

import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from ovillo.domain.canonical import identity
from ovillo.domain.entities import EntityType
from ovillo.domain.networks import Citation, Network, NetworkNode, TiePart
from ovillo.domain.statements import SYMMETRIC
from ovillo.rendering.inert import reveal
from ovillo.rendering.network_exports.notes import beside_notes, verdict_note

Line = dict[str, Any]  # Any: a JSON value
_CONTEXT = {
    "kb": "https://ovillo.example/kb/",
    "uco-core": "https://ontology.unifiedcyberontology.org/uco/core/",
    "uco-identity": "https://ontology.unifiedcyberontology.org/uco/identity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_TYPES = {
    EntityType.PERSON: "uco-identity:Person",
    EntityType.ORGANISATION: "uco-identity:Organization",
    EntityType.OFFICE: "uco-identity:Organization",
    EntityType.GROUP: "uco-identity:Organization",
}


def uco_graph(network: Network) -> Line:
    """The network as one JSON-LD document."""
    graph = [_node(node) for node in network.nodes]
    names = network.named()
    for tie in network.ties:
        for part in tie.parts:
            graph += _part(part, names)
    return {"@context": _CONTEXT, "@graph": graph}


def _node(node: NetworkNode) -> Line:
    kind = _TYPES.get(node.type, "uco-core:UcoObject") if node.type else "uco-core:UcoObject"
    line: Line = {"@id": _name("node", node.id), "@type": kind, "uco-core:name": reveal(node.name)}
    if note := verdict_note(node):
        line["uco-core:description"] = note
    return line


def _part(part: TiePart, names: Mapping[str, str]) -> Iterator[Line]:
    relationship = _name("relationship", part.source, part.target, part.predicate or "", part.through or "")
    line: Line = {
        "@id": relationship,
        "@type": "uco-core:Relationship",
        "uco-core:source": {"@id": _name("node", part.source)},
        "uco-core:target": {"@id": _name("node", part.target)},
        "uco-core:kindOfRelationship": part.predicate or "tie",
        "uco-core:isDirectional": _boolean(part.predicate is not None and part.predicate not in SYMMETRIC),
    }
    told = [part.standing.value] if part.standing else []
    if part.is_disputed:
        told.append("disputed")
    told += [f"read beside: {reveal(each)}" for each in beside_notes(part.beside, names)]
    told += map(reveal, beside_notes(part.denials, names))
    if told:
        line["uco-core:description"] = ", ".join(told)
    yield line
    for number, each in enumerate(part.citations):
        yield _annotation(relationship, each, number)


def _annotation(relationship: str, each: Citation, number: int) -> Line:
    if each.line is not None:
        place, quote, tags = each.place, "", []
    else:
        place = (
            f"{reveal(each.source or '')}, {reveal(each.document_name or '')}, {each.document}:{each.start}-{each.end}"
        )
        quote = reveal(each.quote or "")
        tags = [each.standing.value] if each.standing else []
        tags += [f"said by: {reveal(name)}" for name in each.speakers]
        if each.negated:
            tags.append("negated")
        if each.is_corrected:
            tags.append("corrected")
    line: Line = {
        "@id": _name("annotation", relationship, each.statement or each.place, str(number)),
        "@type": "uco-core:Annotation",
        "uco-core:object": {"@id": relationship},
        "uco-core:description": place,
    }
    if quote:
        line["uco-core:statement"] = quote
    if tags:
        line["uco-core:tag"] = tags
    return line


def _boolean(value: bool) -> Line:
    return {"@type": "xsd:boolean", "@value": "true" if value else "false"}


def _name(kind: str, *parts: str) -> str:
    return f"kb:{kind}-{uuid.uuid5(uuid.NAMESPACE_URL, identity('uco', kind, *parts))}"
