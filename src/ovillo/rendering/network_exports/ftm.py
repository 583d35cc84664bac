"""FollowTheMoney JSON, an entity a line: nodes, and an interval entity for each statement that affirms a tie.

1. One dataset for each source, and every node in each dataset that speaks of it: two sources stay two.
2. FollowTheMoney cannot say that something did not happen: statements that negate or deny, or that their source
   corrected, are left out, and stand in every other export.
3. An id that the format does not admit (a number or a name of a table) is a digest of it.
4. Where a schema does not admit the types of both ends, the tie is an `UnknownLink` with its role.

Source: https://followthemoney.tech, schemata of followthemoney 4 (MIT), against which the tests hold this.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from ovillo.domain.canonical import identity
from ovillo.domain.entities import EntityType
from ovillo.domain.networks import Citation, Network, NetworkNode, TiePart
from ovillo.domain.statements import Standing
from ovillo.rendering.inert import reveal
from ovillo.rendering.network_exports.notes import beside_notes, said_label, verdict_note

Line = dict[str, Any]  # Any: a JSON value
_BODY = frozenset({EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP})
_LEGAL = _BODY | {EntityType.PERSON}
_ASSET = frozenset({EntityType.ACCOUNT, EntityType.VEHICLE})
_SCHEMATA: Mapping[EntityType, tuple[str, str]] = {
    EntityType.PERSON: ("Person", "name"),
    EntityType.ORGANISATION: ("Organization", "name"),
    EntityType.OFFICE: ("PublicBody", "name"),
    EntityType.GROUP: ("Organization", "name"),
    EntityType.PHONE: ("UserAccount", "username"),
    EntityType.ACCOUNT: ("BankAccount", "accountNumber"),
    EntityType.VEHICLE: ("Vehicle", "registrationNumber"),
}
_PERSON = frozenset({EntityType.PERSON})
_PARTY: frozenset[EntityType | None] = frozenset({*_LEGAL, None})
"""Parties of a table of payments are of no known type."""
_TIES: Mapping[str, tuple[str, str, str, AbstractSet[EntityType | None], AbstractSet[EntityType | None]]] = {
    "works_for": ("Employment", "employee", "employer", _PERSON, _BODY),
    "belongs_to": ("Membership", "member", "organization", _LEGAL, _BODY),
    "leads": ("Directorship", "director", "organization", _LEGAL, _BODY),
    "owns": ("Ownership", "owner", "asset", _LEGAL, _ASSET),
    "pays": ("Payment", "payer", "beneficiary", _LEGAL, _LEGAL),
    "payments": ("Payment", "payer", "beneficiary", _PARTY, _PARTY),
    "represents": ("Representation", "agent", "client", _LEGAL, _LEGAL),
    "partner_of": ("Family", "person", "relative", _PERSON, _PERSON),
    "relative_of": ("Family", "person", "relative", _PERSON, _PERSON),
    "compadrazgo_with": ("Associate", "person", "associate", _PERSON, _PERSON),
}
"""Schema, the property of each end, and the types that each may have."""
_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")
_RELATIONSHIP = {"partner_of": "partner", "relative_of": "relative", "compadrazgo_with": "compadrazgo"}


def ftm_lines(network: Network) -> Iterator[Line]:
    """Nodes first, then ties; each line names its dataset."""
    nodes = {node.id: node for node in network.nodes}
    seen: dict[tuple[str, str], None] = {}
    ties = []
    for tie in network.ties:
        for part in tie.parts:
            for each in part.citations:
                if each.negated or each.is_corrected or each.standing is Standing.DENIED:
                    continue
                name = dataset(each)
                seen.update(dict.fromkeys([(name, part.source), (name, part.target)]))
                ties.append(_tie(part, each, nodes, name))
    for name, node in sorted(seen):
        yield _node(nodes[node], name)
    yield from ties


def dataset(citation: Citation) -> str:
    """The name of a source's dataset: its letters and digits, and what tells it from others written alike."""
    source = citation.source or "ties"
    plain = unicodedata.normalize("NFKD", source).encode("ascii", "ignore").decode().lower()
    return f"{re.sub(r'[^a-z0-9]+', '_', plain).strip('_')[:40] or 'source'}_{identity('dataset', source)[:8]}"


def entity_id(node: str) -> str:
    """The id of a node where it has the letters that an id may have, else a digest of it."""
    return node if _ID.fullmatch(node) else identity("ftm node", node)


def _node(node: NetworkNode, name: str) -> Line:
    schema, field = _SCHEMATA.get(node.type, ("LegalEntity", "name")) if node.type else ("LegalEntity", "name")
    called = [reveal(node.name)]
    properties = {"name": called, field: called}
    if note := verdict_note(node):
        properties["notes"] = [note]
    return {"id": entity_id(node.id), "schema": schema, "properties": properties, "datasets": [name]}


def _beside(part: TiePart, nodes: Mapping[str, NetworkNode]) -> Iterator[str]:
    """What nobody should read the tie without."""
    names = {id_: node.name for id_, node in nodes.items()}
    if part.is_disputed:
        yield "disputed"
    yield from (f"read beside: {reveal(each)}" for each in beside_notes(part.beside, names))
    yield from map(reveal, beside_notes(part.denials, names))


def _tie(part: TiePart, each: Citation, nodes: Mapping[str, NetworkNode], name: str) -> Line:
    types = nodes[part.source].type, nodes[part.target].type
    schema, one, other, ones, others = _TIES.get(part.predicate or "", ("", "", "", frozenset(), frozenset()))
    properties: dict[str, list[str]]
    is_held = each.standing is not Standing.ACQUITTED  # an acquittal of leading makes nobody a director
    if schema and is_held and types[0] in ones and types[1] in others:
        properties = {one: [entity_id(part.source)], other: [entity_id(part.target)]}
        if part.predicate in _RELATIONSHIP:
            properties["relationship"] = [_RELATIONSHIP[part.predicate]]
    else:
        schema, properties = "UnknownLink", {}
        properties |= {"subject": [entity_id(part.source)], "object": [entity_id(part.target)]}
        properties["role"] = [said_label(part) or ("in one body" if part.through else "tie")]
    if each.line is not None:
        properties["recordId"] = [each.place]
        if each.day is not None:
            properties["date"] = [each.day.isoformat()]
        if each.amount is not None and schema == "Payment":
            properties |= {"amount": [f"{each.amount:f}"], "currency": [each.currency] if each.currency else []}
    else:
        properties |= {
            "summary": [reveal(each.quote or "")],
            "description": [f"standing: {each.standing.value}" if each.standing else "", *_beside(part, nodes)],
            "publisher": [reveal(each.source or "")],
            "recordId": [each.place],
        }
        if each.published is not None:
            properties["date"] = [each.published.isoformat()]
    key = identity("ftm", part.source, part.target, part.predicate, part.through, each.statement, each.place)
    return {"id": key, "schema": schema, "properties": properties, "datasets": [name]}
