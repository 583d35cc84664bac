"""Two who bear one name are told apart where a network is drawn; every name is invented."""

from ovillo.domain.entities import EntityType
from ovillo.domain.exoneration import Exoneration
from ovillo.domain.networks import Network, NetworkNode
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.chart_lines import chart_lines
from ovillo.rendering.node_names import name_of
from ovillo.workflows.charts import told_apart

TWIN, OTHER = "a" * 64, "b" * 64


def test_twins_of_one_name_are_told_apart_in_drawing_and_table() -> None:
    nodes = (
        NetworkNode(TWIN, "Rosa Ficticia Mora", EntityType.PERSON),
        NetworkNode(OTHER, "ROSA FICTICIA MORA", EntityType.PERSON, exonerations=(Exoneration.ACQUITTED,)),
        NetworkNode("party:Rosa Ficticia Mora", "Rosa Ficticia Mora"),
        NetworkNode("c" * 64, "Eva Ficticia", EntityType.PERSON),
        NetworkNode("d" * 64, "girl", EntityType.PERSON, is_named=False),
        NetworkNode("e" * 64, "girl", EntityType.PERSON, is_named=False),
    )
    network = told_apart(Network(nodes, ()))

    drawn = chart_lines(network, {node.id: 0 for node in nodes}, Catalogue("en"))
    assert [node["name"] for node in drawn["nodes"]] == [
        f"Rosa Ficticia Mora [{TWIN[:12]}]",
        f"ROSA FICTICIA MORA [{OTHER[:12]}]",
        "Rosa Ficticia Mora [in tables of payments]",
        "Eva Ficticia",
        "girl",
        "girl",
    ]
    told = [name_of(node, node.name, Catalogue("en")) for node in network.nodes]
    assert told[1:4] == [f"ROSA FICTICIA MORA [{OTHER[:12]}] (acquitted)", drawn["nodes"][2]["name"], "Eva Ficticia"]
