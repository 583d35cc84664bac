"""GraphML and GEXF 1.3, which Gephi, yEd, Cytoscape and networkx read; a tie is one edge.

Sources: http://graphml.graphdrawing.org/specification.html, https://gexf.net/1.3/.
"""

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from ovillo.domain.networks import Network, NetworkNode, NetworkTie
from ovillo.rendering.inert import reveal
from ovillo.rendering.network_exports.notes import (
    beside_notes,
    cleared_words,
    exoneration_words,
    firmest_beside,
    said_label,
)

_SEPARATOR = "; "
_NODE_FIELDS = (
    ("name", "string"),
    ("type", "string"),
    ("acquitted", "boolean"),
    ("firmest", "string"),
    ("cleared", "string"),
    ("group", "string"),
)
_TIE_FIELDS = (
    *(("predicate", "string"), ("weight", "double"), ("standing", "string"), ("first", "string"), ("last", "string")),
    *(("disputed", "boolean"), ("sources", "string"), ("evidence", "string"), ("beside", "string")),
    *(("denials", "string"), ("dated", "boolean"), ("cleared", "string")),
)


def graphml_text(network: Network, *, is_directed: bool, hidden: int = 0) -> str:
    """The network as GraphML.

    Args:
        network: which.
        is_directed: whether its edges have a direction.
        hidden: how many nodes somebody left out by hand.
    """
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    for kind, fields in (("node", _NODE_FIELDS), ("edge", _TIE_FIELDS)):
        for name, sort in fields:
            lines.append(f'  <key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{sort}"/>')
    if hidden:
        lines.append('  <key id="graph-hidden" for="graph" attr.name="hidden_by_hand" attr.type="int"/>')
    lines.append(f'  <graph id="network" edgedefault="{"directed" if is_directed else "undirected"}">')
    if hidden:
        lines.append(f'    <data key="graph-hidden">{hidden}</data>')
    for node in network.nodes:
        lines.append(f"    <node id={_attribute(node.id)}>")
        lines += [f'      <data key="node-{name}">{_text(value)}</data>' for name, value in _node(node)]
        lines.append("    </node>")
    names = network.named()
    for number, tie in enumerate(network.ties):
        ends = f"source={_attribute(tie.source)} target={_attribute(tie.target)}"
        lines.append(f'    <edge id="e{number}" {ends}>')
        lines += [f'      <data key="edge-{name}">{_text(value)}</data>' for name, value in _tie(tie, names)]
        lines.append("    </edge>")
    return "\n".join([*lines, "  </graph>", "</graphml>", ""])


def gexf_text(network: Network, *, is_directed: bool) -> str:
    """The network as GEXF."""
    direction = "directed" if is_directed else "undirected"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
        f'  <graph defaultedgetype="{direction}" mode="static">',
    ]
    for kind, fields in (("node", _NODE_FIELDS), ("edge", _TIE_FIELDS)):
        lines.append(f'    <attributes class="{kind}">')
        lines += [f'      <attribute id="{name}" title="{name}" type="{sort}"/>' for name, sort in fields]
        lines.append("    </attributes>")
    lines.append("    <nodes>")
    for node in network.nodes:
        lines.append(f"      <node id={_attribute(node.id)} label={_attribute(node.name)}>")
        lines += [*_values(_node(node)), "      </node>"]
    lines += ["    </nodes>", "    <edges>"]
    names = network.named()
    for number, tie in enumerate(network.ties):
        ends = f"source={_attribute(tie.source)} target={_attribute(tie.target)}"
        label = _attribute(_SEPARATOR.join(dict.fromkeys(filter(None, map(said_label, tie.parts)))))
        lines.append(f'      <edge id="{number}" {ends} label={label} weight="{tie.weight:g}">')
        lines += [*_values(_tie(tie, names)), "      </edge>"]
    return "\n".join([*lines, "    </edges>", "  </graph>", "</gexf>", ""])


def _values(fields: Iterator[tuple[str, str]]) -> Iterator[str]:
    yield "        <attvalues>"
    for name, value in fields:
        yield f'          <attvalue for="{name}" value={_attribute(value)}/>'
    yield "        </attvalues>"


def _node(node: NetworkNode) -> Iterator[tuple[str, str]]:
    yield "name", node.name
    if node.type is not None:
        yield "type", node.type.value
    yield "acquitted", "true" if node.is_acquitted else "false"
    if firmest := firmest_beside(node):
        yield "firmest", firmest
    if cleared := cleared_words(node):
        yield "cleared", _SEPARATOR.join(cleared)
    if node.group:
        yield "group", node.group


def _tie(tie: NetworkTie, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The fields that are known of a tie; of several parts each value once, in their order."""
    yield "weight", f"{tie.weight:g}"
    yield "disputed", "true" if tie.is_disputed else "false"
    if tie.first or tie.last:
        yield "dated", "true" if tie.is_day_told else "false"
    cited = [each for part in tie.parts for each in part.citations]
    told = {
        "predicate": tie.predicates,
        "standing": [part.standing.value for part in tie.parts if part.standing],
        "first": [tie.first.isoformat()] if tie.first else [],
        "last": [tie.last.isoformat()] if tie.last else [],
        "sources": [each.source for each in cited if each.source],
        "evidence": [each.place for each in cited],
        "beside": beside_notes(tie.beside, names),
        "denials": beside_notes(tie.denials, names),
        "cleared": exoneration_words(tie),
    }
    for name, values in told.items():
        if values:
            yield name, _SEPARATOR.join(dict.fromkeys(values))


def _text(value: str) -> str:
    return escape(reveal(value))


def _attribute(value: str) -> str:
    return quoteattr(reveal(value), {"\n": "&#10;", "\t": "&#9;"})
