"""The network page: what an address shows, its table, its evidence, and the charts that people keep."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from fastapi.testclient import TestClient
from lxml import html

from ovillo.web.workbench import Workbench
from tests.web.conftest import ROSA, reviewer
from tests.web.drawn import make_case, somebody_at

SVG = "http://www.w3.org/2000/svg"
Somebody = tuple[TestClient, dict[str, str]]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_case(tmp_path_factory.mktemp("network"))


@pytest.fixture(scope="module")
def somebody(case: Path) -> Iterator[Somebody]:
    with somebody_at(case) as found:
        yield found


def shown(somebody: Somebody, query: str) -> dict:
    answer = somebody[0].get(f"/api/v1/network?{query}")
    assert answer.status_code == 200
    return answer.json()


def names(answer: dict) -> set[str]:
    return {node["name"] for node in answer["nodes"]}


def test_it_opens_on_somebody_with_all_who_are_tied_to_them_and_the_ties_among_these(somebody: Somebody) -> None:
    answer = shown(somebody, "at=Ana+Olla+Quispe")

    assert names(answer) == {"Ana Olla Quispe", "Eva Sarmiento Pardo", "Luis Robles Vega"}
    assert len(answer["ties"]) == 3
    assert [node["ties"] for node in answer["nodes"]] == [2, 2, 2]


def test_the_fields_tell_the_name_of_whoever_the_address_names_by_id(somebody: Somebody) -> None:
    ids = {node["name"]: node["id"] for node in shown(somebody, "all=1")["nodes"]}
    ana, luis = ids["Ana Olla Quispe"], ids["Luis Robles Vega"]

    fields = {
        query: html.fromstring(somebody[0].get(f"/network?{query}").text).xpath("//input[@data-names]")
        for query in (f"at={ana}", f"from={ana}&to={luis}", "at=nobody")
    }

    told = {query: [(each.get("value"), each.get("data-names")) for each in found] for query, found in fields.items()}
    assert told[f"at={ana}"][0] == ("Ana Olla Quispe", ana)
    assert told[f"from={ana}&to={luis}"][1:] == [("Ana Olla Quispe", ana), ("Luis Robles Vega", luis)]
    assert told["at=nobody"][0] == ("nobody", "nobody")


def test_a_way_between_two_shows_only_who_is_on_it_and_growing_adds_to_it(somebody: Somebody) -> None:
    way = shown(somebody, "from=Eva+Sarmiento+Pardo&to=Luis+Robles+Vega")
    ids = {node["name"]: node["id"] for node in way["nodes"]}

    assert [way["paths"][0][0], way["paths"][0][-1]] == [ids["Eva Sarmiento Pardo"], ids["Luis Robles Vega"]]
    assert "Ana Olla Quispe" in names(
        shown(somebody, f"from=Eva+Sarmiento+Pardo&to=Luis+Robles+Vega&at={ids['Luis Robles Vega']}")
    )


def test_filters_of_the_address_leave_ties_out_everywhere(somebody: Somebody) -> None:
    suspected = "all=1&unnamed=1&standing=suspected"

    assert {tie["standing"] for tie in shown(somebody, suspected)["ties"]} == {"suspected"}
    assert "Ties shown: 1" in somebody[0].get(f"/network/table?{suspected}").text
    assert len(shown(somebody, "all=1&until=2031-05-31")["ties"]) < len(shown(somebody, "all=1")["ties"])


DENIED = (
    "La Fiscalía acusa a Ana Olla Quispe de liderar la banda Los Mirlos.\n\n"
    "Ana Olla Quispe negó liderar la banda Los Mirlos.\n\n"
    "La Corte Superior absolvió a Ana Olla Quispe.\n"
)


@pytest.fixture
def denied(a_case_of: Callable[[Path], Workbench], tmp_path: Path) -> TestClient:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "alba.txt").write_text(DENIED, "utf-8")
    return reviewer(a_case_of(tmp_path / "notes"), ROSA)


@pytest.mark.parametrize("asked", ["", "&standing=accused", "&standing=charged&standing=accused"])
def test_what_is_said_against_a_tie_stands_beside_it_whatever_is_asked_for(denied: TestClient, asked: str) -> None:
    query = f"all=1{asked}"
    answer = denied.get(f"/api/v1/network?{query}").json()
    [tie] = answer["ties"]

    assert (tie["standing"], tie["disputed"]) == ("accused", True)
    one, other = (answer["nodes"][tie[end]]["id"] for end in ("source", "target"))
    evidence = denied.get(f"/network/evidence?{query}&one={one}&other={other}").text
    assert "negó liderar" in evidence
    assert "disputed" in evidence
    assert re.search("to be read beside it: [^:]+: acquitted", evidence)
    places = {node["id"]: [0, 0] for node in answer["nodes"]}
    made = denied.post(f"/network/export?{query}", json={"form": "graphml", "places": places}).text
    assert re.search(r'<data key="[^"]*disputed">true', made)
    assert re.search(r'<data key="[^"]*beside">.*acquitted', made)


def test_a_file_of_which_somebody_was_hidden_by_hand_says_so(somebody: Somebody) -> None:
    client, token = somebody
    places = {node["id"]: [40 * n, 0] for n, node in enumerate(shown(somebody, "all=1")["nodes"][1:])}
    for form, told in (
        ("svg", "hidden by hand: 1"),
        ("graphml", '<data key="graph-hidden">1</data>'),
        ("pdf", "hidden by hand: 1"),
    ):
        whole, without = (
            client.post("/network/export?all=1", json={"form": form, "places": places, **more}, headers=token)
            for more in ({}, {"hidden": 1})
        )
        texts = [told_in(each.content, form) for each in (whole, without)]

        assert [told in " ".join(each.split()) for each in texts] == [False, True]


def test_a_tie_leads_to_its_words_and_they_to_their_place_in_the_document(somebody: Somebody) -> None:
    answer = shown(somebody, "all=1")
    ids = {node["name"]: node["id"] for node in answer["nodes"]}

    page = somebody[0].get(f"/network/evidence?one={ids['Ana Olla Quispe']}&other={ids['Eva Sarmiento Pardo']}").text

    assert "Ana Olla Quispe pagó a Eva Sarmiento Pardo" in page
    assert re.search(r'href="/documents/[0-9a-f]{64}\?at=0-\d+#at"', page)
    assert "trabaja" not in page


def test_a_way_is_told_hop_by_hop(somebody: Somebody) -> None:
    page = somebody[0].get("/network/evidence?from=Eva+Sarmiento+Pardo&to=Ana+Olla+Quispe").text

    assert "Eva Sarmiento Pardo – Ana Olla Quispe" in page
    assert "A path is a chain of reports" in page


def test_of_two_whom_nothing_ties_it_says_that_no_way_leads_from_one_to_the_other(somebody: Somebody) -> None:
    for to, told in (
        ("Zoé+Tinaja+Paz", "no way leads from one to the other"),
        ("Ana+Olla+Quispe", "Both names are of one and the same"),
    ):
        page = somebody[0].get(f"/network?from=Ana+Olla+Quispe&to={to}").text

        assert told in page
        assert "nothing ties those who are shown" in page
        assert "No tie passes" not in page


def test_without_any_script_the_page_holds_table_and_evidence(somebody: Somebody) -> None:
    page = somebody[0].get("/network?at=Ana+Olla+Quispe").text

    assert page.count("<tr>") == 4
    assert "Ana Olla Quispe pagó a Eva Sarmiento Pardo" in page


def test_part_of_a_name_opens_whoever_alone_has_it_and_else_offers_all_who_have(somebody: Somebody) -> None:
    assert names(shown(somebody, "at=olla")) == names(shown(somebody, "at=Ana+Olla+Quispe"))
    assert "Ana Olla Quispe" in somebody[0].get("/network?at=olla").text

    several = somebody[0].get("/network?at=a")

    assert several.status_code == 404
    offered = html.fromstring(several.text).xpath("//section[@class='net-start']//a/text()")
    assert {"Ana Olla Quispe", "Eva Sarmiento Pardo"} <= set(offered)


def test_names_are_found_by_any_of_their_words(somebody: Somebody) -> None:
    found = somebody[0].get("/network/names?words=vega+LUIS").json()

    assert [each["name"] for each in found] == ["Luis Robles Vega"]
    assert found[0]["kind"] == "person"


@pytest.mark.parametrize(
    "query", ["at=Nadie", "from=Nadie&to=Ana+Olla+Quispe", "chart=0123", "all=1&one=x&one=y", "at=" + "9" * 300]
)
def test_who_is_not_there_is_said_in_a_sentence(somebody: Somebody, query: str) -> None:
    answer = somebody[0].get(f"/network?{query}")

    assert answer.status_code in {200, 404}
    assert answer.status_code == 200 or 'role="alert"' in answer.text
    assert "--unnamed" not in answer.text


@pytest.mark.parametrize("query", ["since=yesterday", "kind=guilt", "standing=guilty", "page=0", "at=" + "9" * 301])
def test_what_no_address_can_ask_is_refused(somebody: Somebody, query: str) -> None:
    assert somebody[0].get(f"/api/v1/network?{query}").status_code == 422


def test_a_chart_is_kept_opened_by_its_keeper_and_nobody_else_until_it_is_shared(
    somebody: Somebody, case: Path
) -> None:
    client, token = somebody
    answer = shown(somebody, "at=Ana+Olla+Quispe")
    places = {node["id"]: [10 * n, -n] for n, node in enumerate(answer["nodes"])}
    group = {"name": "Casa", "members": list(places)[:2]}

    kept = client.post(
        "/network/charts?at=Ana+Olla+Quispe&standing=reported",
        json={"name": "Anillo", "places": places, "hidden": [list(places)[2]], "groups": [group]},
        headers=token,
    ).json()
    opened = shown(somebody, f"chart={kept['id']}")

    assert opened["places"] == places
    assert (opened["hidden"], opened["groups"]) == ([list(places)[2]], [group])
    assert "standing=reported" in kept["address"]
    assert "Anillo" in client.get("/network").text
    with somebody_at(case, actor="Luis Ejemplo") as (other, _):
        assert other.get(f"/api/v1/network?chart={kept['id']}").status_code == 404
        assert "Anillo" not in other.get("/network").text


@pytest.mark.parametrize("language", ["en", "es"])
def test_who_is_in_the_case_and_tied_to_nobody_is_told_as_such_with_the_way_back(
    somebody: Somebody, language: str
) -> None:
    client, _ = somebody
    spoken = {"accept-language": language}
    alone = next(
        (each.text, each.get("href").removeprefix("/entities/"))
        for each in html.fromstring(client.get("/entities").text).xpath("//tbody//a[contains(., 'niña')]")
    )

    for asked in (f"at={alone[1]}", f"at={alone[1]}&standing=reported", f"from={alone[1]}&to=Ana+Olla+Quispe"):
        answer = client.get(f"/network?{asked}", headers=spoken)

        [told] = html.fromstring(answer.text).xpath("//*[contains(@class, 'net-refused')]")
        assert answer.status_code == 200
        assert {"en": "is in the case", "es": "está en el caso"}[language] in told.text_content()
        assert "niña" in told.text_content()
        back, wider = (each.get("href") for each in told.xpath(".//a"))
        assert client.get(back).status_code == 200
        assert html.fromstring(client.get(wider).text).xpath("//canvas")
        refused = client.get(f"/api/v1/network?{asked}", headers=spoken)
        assert (refused.status_code, refused.json()["error"]) == (404, "node_untied")
        assert "--" not in refused.json()["message"]


def test_filters_under_which_somebody_has_no_tie_are_told_by_the_name_too(somebody: Somebody) -> None:
    untied = somebody[0].get("/network?at=Ana+Olla+Quispe&standing=charged")
    by_part = somebody[0].get("/network?at=olla&standing=charged")

    assert (untied.status_code, by_part.status_code) == (200, 404)
    assert "Ana Olla Quispe is in the case" in " ".join(html.fromstring(untied.text).text_content().split())


def test_a_chart_needs_a_name_somebody_on_it_and_the_token(somebody: Somebody) -> None:
    client, token = somebody
    some = {"x": [0, 0]}

    assert client.post("/network/charts", json={"name": " ", "places": some}, headers=token).status_code == 400
    assert client.post("/network/charts", json={"name": "x", "places": {}}, headers=token).status_code == 400
    assert (
        client.post("/network/charts", json={"name": "x", "places": {"x": [0.5, 0]}}, headers=token).status_code == 422
    )
    assert client.post("/network/charts", json={"name": "x", "places": some}).status_code == 400


@pytest.mark.parametrize(("form", "start"), [("svg", "<?xml"), ("graphml", "<?xml"), ("pdf", "%PDF-")])
def test_what_is_seen_leaves_as_a_file_and_nobody_else_is_in_it(somebody: Somebody, form: str, start: str) -> None:
    client, token = somebody
    answer = shown(somebody, "at=Eva+Sarmiento+Pardo")
    two = {node["id"]: [100 * n, 0] for n, node in enumerate(answer["nodes"]) if "Luis" not in node["name"]}

    made = client.post("/network/export?all=1", json={"form": form, "places": two}, headers=token)

    assert made.status_code == 200
    assert made.content.decode("latin-1").startswith(start)
    assert made.headers["content-disposition"].startswith("attachment")
    if form != "pdf":
        assert "Eva Sarmiento Pardo" in made.text
        assert "Robles" not in made.text


@pytest.mark.parametrize("form", ["svg", "pdf", "graphml"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_file_says_that_it_takes_apart_who_was_put_together(somebody: Somebody, form: str, language: str) -> None:
    client, token = somebody
    ids = {node["name"]: node["id"] for node in shown(somebody, "all=1")["nodes"]}
    ana, eva, luis = (ids[name] for name in ("Ana Olla Quispe", "Eva Sarmiento Pardo", "Luis Robles Vega"))
    groups = [{"name": "Grupo <1>", "members": [ana, luis]}, {"name": "Fuera", "members": [ids["Pía Cántaro Ruiz"]]}]
    sent = {"form": form, "places": {ana: [0, 0], eva: [200, 0], luis: [0, 200]}, "groups": groups}

    made = client.post("/network/export?all=1", json=sent, headers={**token, "accept-language": language})

    told = " ".join(told_in(made.content, form).split())
    if form == "graphml":
        assert told.count("Grupo &lt;1&gt;") == 2
    else:
        begins = {"en": "Put together on the page as “Grupo <1>”", "es": "Juntados en la página como «Grupo <1>»"}
        assert begins[language] in told
        assert re.search("Ana Olla Quispe; Luis Robles Vega|Luis Robles Vega; Ana Olla Quispe", told)
    assert "Fuera" not in told


def told_in(content: bytes, form: str) -> str:
    """The words of a file, as somebody reads them; of GraphML the file."""
    if form == "pdf":
        pages = pypdfium2.PdfDocument(content)
        return " ".join(page.get_textpage().get_text_range() for page in pages)
    if form == "svg":
        return " ".join(" ".join(text.itertext()) for text in ET.fromstring(content).iter(f"{{{SVG}}}text"))
    return content.decode()


@pytest.mark.parametrize("form", ["svg", "pdf", "graphml"])
def test_a_file_says_nothing_of_groups_where_nobody_was_put_together(somebody: Somebody, form: str) -> None:
    client, token = somebody
    places = {node["id"]: [100 * n, 50 * n] for n, node in enumerate(shown(somebody, "all=1")["nodes"])}

    made = client.post("/network/export?all=1", json={"form": form, "places": places}, headers=token)

    told = told_in(made.content, form)
    assert "together" not in told
    assert '<data key="node-group">' not in told


def test_the_network_says_whom_and_what_it_leaves_out(somebody: Somebody) -> None:
    whole, page = shown(somebody, "all=1")["missing"], somebody[0].get("/network?all=1").text

    people, tied = map(int, re.findall(r": (\d+)", whole["told"]))
    assert people >= tied == sum(node["type"] == "person" for node in shown(somebody, "all=1")["nodes"])
    assert whole == shown(somebody, "at=Ana+Olla+Quispe")["missing"]
    assert whole["told"] in page
    assert all(each in page for each in whole["why"])
    assert "--" not in " ".join(whole["why"])


def test_spellings_and_what_a_minus_means_are_asked_for_by_the_address(
    a_case_of: Callable[[Path], Workbench], tmp_path: Path
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    rows = "from,to,date,amount\nAna Olla,Eva Pardo,2031-05-01,1.50\nANA OLLA,Eva Pardo,2031-05-02,2.50\n"
    (folder / "pagos.csv").write_text(rows + "Ana Olla,Caro Soto,2031-05-03,-3.50\n", "utf-8")
    visitor = reviewer(a_case_of(folder), "Rosa Ibárruri")

    def ties(asked: str) -> int:
        return len(visitor.get(f"/api/v1/network?all=1&kind=payments{asked}").json()["ties"])

    assert [ties(asked) for asked in ("", "&as_written=1", "&minus=paid", "&as_written=1&minus=paid")] == [1, 2, 1, 1]
    assert 'name="as_written" value="1" checked' in visitor.get("/network?all=1&kind=payments&as_written=1").text


def test_who_denies_leading_the_ring_denies_it_beside_the_line_to_the_ring_that_has_a_name(rosa: TestClient) -> None:
    ties = rosa.get("/api/v1/network?all=1").json()["ties"]
    evidence = rosa.get("/network?at=Zulema Farfán Ocaña", headers={"accept-language": "es"}).text

    assert {"denies leading “ring”", "denied: leading “ring”"} & {denial for tie in ties for denial in tie["denials"]}
    assert all(tie["disputed"] for tie in ties if tie["denials"])
    assert "Zulema Farfán Ocaña: niega liderar «ring»" in evidence
    assert "and her partner, the former national police chief" in evidence  # the words in which it is denied
