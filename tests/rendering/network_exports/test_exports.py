"""Every export is opened by a program of others, and hostile names arrive in it as text."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from ovillo.domain.entities import EntityType
from ovillo.domain.exoneration import Exoneration
from ovillo.domain.networks import Citation, Network, NetworkNode, NetworkTie, ReadBeside, TiePart
from ovillo.domain.statements import Standing
from ovillo.rendering import network_exports as exports
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.network_answers import Teller
from ovillo.rendering.network_lines import tie_line
from tests.rendering.network_exports.conftest import program

HOSTILE = '=HYPERLINK("http://mal.example")</node><!--&\x1b[31m\u202e'
SAID = Citation(
    statement="s1",
    document="d" * 64,
    document_name="nota.txt",
    source="El Alba Inventada",
    published=date(2031, 5, 7),
    page=1,
    start=3,
    end=9,
    quote="@SUM(1) Ana pagó a Eva",
    standing=Standing.CHARGED,
)
DENIED = replace(SAID, statement="s2", source="Otro Diario", negated=True, quote="Ana no pagó a Eva")


def part(predicate: str, source: str, target: str, *citations: Citation) -> TiePart:
    return TiePart(
        predicate, source, target, 1.0, Standing.CHARGED, date(2031, 5, 6), date(2031, 5, 7), citations=citations
    )


PAID = TiePart(
    "payments",
    "party:Bodega",
    "n9",
    2.0,
    first=date(2031, 5, 6),
    count=2,
    amounts=(("PEN", Decimal("310.50")),),
    citations=(
        Citation(
            line=2,
            document="e" * 64,
            document_name="pagos.csv",
            source="pagos.csv",
            day=date(2031, 5, 6),
            amount=Decimal("310.50"),
            currency="PEN",
        ),
    ),
)
NETWORK = Network(
    nodes=(
        NetworkNode("n1", HOSTILE, EntityType.PERSON),
        NetworkNode("n2", "Eva Sarmiento Pardo", EntityType.PERSON),
        NetworkNode("n3", "Clínica Ficticia", EntityType.ORGANISATION),
        NetworkNode("n4", "900 000 017", EntityType.PHONE),
        NetworkNode("n5", "0001-INVENTADA", EntityType.ACCOUNT),
        NetworkNode("n6", "Los Inventados", EntityType.GROUP),
        NetworkNode("n7", "ABC-000", EntityType.VEHICLE),
        NetworkNode("n8", "Oficina Ficticia", EntityType.OFFICE),
        NetworkNode("party:Bodega", "Bodega", None),
        NetworkNode("n9", "Casilda Ficticia Mora", EntityType.PERSON, exonerations=(Exoneration.ACQUITTED,)),
    ),
    ties=(
        NetworkTie("n1", "n2", (part("pays", "n1", "n2", SAID, DENIED), part("partner_of", "n1", "n2", SAID))),
        NetworkTie("n2", "n3", (part("works_for", "n2", "n3", SAID),)),
        NetworkTie("n1", "n6", (part("leads", "n1", "n6", SAID), part("belongs_to", "n1", "n6", SAID))),
        NetworkTie("n2", "n4", (part("contacts", "n2", "n4", SAID),)),
        NetworkTie("n2", "n5", (part("owns", "n2", "n5", SAID),)),
        NetworkTie("n1", "n7", (part("owns", "n1", "n7", SAID),)),
        NetworkTie("n1", "n3", (part("owns", "n1", "n3", SAID),)),
        NetworkTie("party:Bodega", "n9", (PAID,)),
        NetworkTie("n9", "n2", (part("represents", "n9", "n2", SAID),)),
        NetworkTie("n2", "n8", (TiePart(None, "n2", "n8", 0.5, Standing.REPORTED, through="n3", citations=(SAID,)),)),
    ),
)
LINES = Network(
    nodes=(NetworkNode("=1", "=1"), NetworkNode("b", "b")),
    ties=(NetworkTie("=1", "b", (TiePart(None, "=1", "b", 2.5, citations=(Citation(line=4),)),)),),
)


@pytest.mark.parametrize("network", [NETWORK, LINES, Network((), ())])
def test_graphml_and_gexf_are_read_by_an_independent_library(network: Network, tmp_path: Path) -> None:
    nx = pytest.importorskip("networkx")
    (tmp_path / "n.graphml").write_text(exports.graphml_text(network, is_directed=True), "utf-8")
    (tmp_path / "n.gexf").write_text(exports.gexf_text(network, is_directed=True), "utf-8")

    read = (
        [nx.read_graphml(tmp_path / "n.graphml"), nx.read_gexf(tmp_path / "n.gexf", version="1.3")]
        if network.nodes
        else []
    )

    for each in read:
        assert set(each.nodes) == {node.id for node in network.nodes}
        assert sorted(each.edges) == sorted((tie.source, tie.target) for tie in network.ties)
        for tie in network.ties:
            assert each.edges[tie.source, tie.target]["weight"] == tie.weight
    for text in (exports.graphml_text(network, is_directed=False), exports.gexf_text(network, is_directed=False)):
        etree.fromstring(text.encode())
        assert "\x1b" not in text
        assert "\u202e" not in text


def test_a_row_is_cited_with_its_table() -> None:
    rows = [
        Citation(line=line, document=table * 64, document_name=f"{table}.csv", source=f"{table}.csv")
        for table, line in (("a", 2), ("b", 2), ("a", 5))
    ]
    tie = NetworkTie("n2", "n4", (TiePart("calls", "n2", "n4", 3.0, count=3, citations=tuple(rows)),))
    network = Network((NETWORK.nodes[1], NETWORK.nodes[3]), (tie,))

    for text in (exports.graphml_text(network, is_directed=True), exports.gexf_text(network, is_directed=True)):
        assert f"{'a' * 64}:line 2; {'b' * 64}:line 2; {'a' * 64}:line 5" in text
    told = list(Teller(Catalogue("en"), str).tie(tie_line(tie)))
    assert told[1].strip() == "a.csv, line 2, 5; b.csv, line 2"


def test_what_says_a_tie_is_quoted_beside_what_denies_it() -> None:
    said = NETWORK.ties[0].parts[0].citations[0]
    denied = [replace(said, statement=f"d{place}", quote=f"denial {place}", negated=True) for place in (1, 2)]
    part = TiePart("pays", "n2", "n4", 1.0, Standing.REPORTED, is_disputed=True, citations=(*denied, said))

    told = list(Teller(Catalogue("en"), str).tie(tie_line(NetworkTie("n2", "n4", (part,)))))

    assert said.quote
    assert said.quote in told[1]
    assert "denial 1" in told[2]
    assert "1 more" in told[3]


def test_every_form_tells_what_was_taken_back_beside_a_tie() -> None:
    said = NETWORK.ties[0].parts[0].citations[0]
    annulled = ReadBeside(
        "convicted",
        "n2",
        "Corte Suprema",
        EntityType.ORGANISATION,
        is_other_named=True,
        is_doer=False,
        standing=Standing.CONVICTED,
        negated=True,
        is_own_word=False,
        citations=(said,),
    )
    part = TiePart("pays", "n2", "n4", 1.0, Standing.ACCUSED, is_disputed=True, beside=(annulled,), citations=(said,))
    network = Network((NETWORK.nodes[1], NETWORK.nodes[3]), (NetworkTie("n2", "n4", (part,)),))

    made = [
        exports.graphml_text(network, is_directed=True),
        exports.gexf_text(network, is_directed=True),
        exports.csv_text(network),
        json.dumps(exports.uco_graph(network)),
        json.dumps(list(exports.ftm_lines(network))),
        "".join(Teller(Catalogue("en"), str).tie(tie_line(network.ties[0]))),
    ]
    assert all("NOT convicted, or no longer by Corte Suprema" in each for each in made)
    assert "disputed" in made[4]


def test_no_cell_of_the_csv_is_a_formula() -> None:
    for network in (NETWORK, LINES):
        rows = list(csv.DictReader(io.StringIO(exports.csv_text(network))))

        assert len(rows) == sum(len(each.citations) for tie in network.ties for each in tie.parts)
        for row in rows:
            assert not any(value.startswith(("=", "+", "-", "@", "\t")) for value in row.values())
            assert "\x1b" not in "".join(row.values())
    assert [row["source"] for row in rows] == ["'=1"]


def test_the_csv_says_what_denies_a_tie() -> None:
    rows = list(csv.DictReader(io.StringIO(exports.csv_text(NETWORK))))

    assert [(row["statement"], row["negated"]) for row in rows[:2]] == [("s1", "0"), ("s2", "1")]


@pytest.mark.parametrize("network", [NETWORK, LINES])
def test_every_ftm_entity_is_valid_and_refers_to_one_that_fits(network: Network) -> None:
    model = program("followthemoney").model
    lines = list(exports.ftm_lines(network))

    entities = [model.get_proxy(line) for line in lines]

    for proxy, line in zip(entities, lines, strict=True):
        written = {name: sorted(values) for name, values in line["properties"].items()}
        assert {name: sorted(proxy.get(name)) for name in written} == written, "a value was dropped"
        proxy.schema.validate(line)
        assert len(line["datasets"]) == 1
    by_id = {proxy.id: proxy for proxy in entities}
    for proxy in entities:
        for prop in proxy.iterprops():
            if prop.type.name == "entity":
                for value in proxy.get(prop):
                    assert by_id[value].schema.is_a(prop.range), (proxy.schema.name, prop.name)


def test_ftm_keeps_two_sources_apart_and_has_a_schema_for_each_tie() -> None:
    lines = list(exports.ftm_lines(NETWORK))

    spoken_of = {line["datasets"][0] for line in lines if line["id"] == "n9"}
    assert spoken_of == {exports.ftm.dataset(SAID), exports.ftm.dataset(PAID.citations[0])}
    assert {line["schema"] for line in lines} >= {
        "Payment",
        "Family",
        "Employment",
        "Directorship",
        "Membership",
        "Representation",
        "Ownership",
        "UnknownLink",
    }


@pytest.mark.parametrize("form", ["graphml", "gexf", "csv", "ftm", "uco", "i2"])
def test_an_acquittal_leaves_with_the_name_in_every_form(form: str) -> None:
    if form == "i2":
        program("anxwritter")
    told = {
        "graphml": lambda: exports.graphml_text(NETWORK, is_directed=True),
        "gexf": lambda: exports.gexf_text(NETWORK, is_directed=True),
        "csv": lambda: exports.csv_text(NETWORK),
        "ftm": lambda: json.dumps(list(exports.ftm_lines(NETWORK))),
        "uco": lambda: json.dumps(exports.uco_graph(NETWORK)),
        "i2": lambda: exports.i2_chart(NETWORK, is_directed=True),
    }[form]()

    assert "acquitted" in told
    if form == "csv":
        rows = {row["source"]: row["source_acquitted"] for row in csv.DictReader(io.StringIO(told))}
        assert (rows["n9"], rows["n2"]) == ("1", "0")


@pytest.mark.parametrize("form", ["graphml", "gexf", "csv", "ftm", "uco", "i2"])
def test_a_conviction_beside_an_acquittal_leaves_with_the_name_in_every_form(form: str) -> None:
    if form == "i2":
        program("anxwritter")
    nodes = [
        replace(node, firmest=Standing.CONVICTED) if node.is_acquitted else replace(node, firmest=Standing.CHARGED)
        for node in NETWORK.nodes
    ]
    network = replace(NETWORK, nodes=tuple(nodes))
    told = {
        "graphml": lambda: exports.graphml_text(network, is_directed=True),
        "gexf": lambda: exports.gexf_text(network, is_directed=True),
        "csv": lambda: exports.csv_text(network),
        "ftm": lambda: json.dumps(list(exports.ftm_lines(network))),
        "uco": lambda: json.dumps(exports.uco_graph(network)),
        "i2": lambda: exports.i2_chart(network, is_directed=True),
    }[form]()

    assert "convicted" in told
    if form == "csv":
        rows = {row["source"]: row["source_firmest"] for row in csv.DictReader(io.StringIO(told))}
        assert (rows["n9"], rows["n2"]) == ("convicted", "")


def test_a_payment_of_a_table_keeps_its_day_and_amount() -> None:
    (paid,) = [
        each for each in exports.ftm_lines(NETWORK) if each["schema"] == "Payment" and "amount" in each["properties"]
    ]
    rows = list(csv.DictReader(io.StringIO(exports.csv_text(NETWORK))))

    told = {name: paid["properties"][name] for name in ("date", "amount", "currency")}
    assert told == {"date": ["2031-05-06"], "amount": ["310.50"], "currency": ["PEN"]}
    assert [(each["day"], each["amount"], each["currency"]) for each in rows if each["amount"]] == [
        ("2031-05-06", "310.50", "PEN")
    ]


def test_ftm_affirms_nothing_that_a_source_negates() -> None:
    lines = list(exports.ftm_lines(NETWORK))

    assert not [line for line in lines if "no pagó" in json.dumps(line, ensure_ascii=False)]
    assert not [line for line in lines if line["datasets"] == [exports.ftm.dataset(DENIED)]]


@pytest.mark.filterwarnings("ignore")  # rdflib warns of itself
@pytest.mark.parametrize("network", [NETWORK, LINES])
def test_uco_conforms_to_the_shapes_of_the_ontology(network: Network, tmp_path: Path) -> None:
    validate = program("case_utils.case_validate").validate
    path = tmp_path / "network.jsonld"
    path.write_text(json.dumps(exports.uco_graph(network)), "utf-8")

    result = validate(str(path), inference="none", allow_warnings=True)

    assert result.conforms, result.text
    assert not result.undefined_concepts


def test_an_i2_chart_holds_every_tie_with_its_words(tmp_path: Path) -> None:
    program("anxwritter")

    text = exports.i2_chart(NETWORK, is_directed=True)

    root = etree.fromstring(text.encode())
    assert len(root.findall(".//Link")) == sum(len(tie.parts) for tie in NETWORK.ties)
    assert "Ana no pagó a Eva" in text
    assert "negated" in text
    assert "\x1b" not in text
    assert text == exports.i2_chart(NETWORK, is_directed=True)
