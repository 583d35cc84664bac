"""The map: numbers of statements by unit, the words behind each, and what could not be placed."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from lxml import html

from ovillo.web.assets import assets
from ovillo.wiring.cases import create_case
from tests.web.conftest import NOW, ROSA, add, bench_over, visitor_of
from tests.web.test_time_and_calls import links, text_of

TEXT = """Ana Olla Quispe vendió a una niña en Cusco el 3 de mayo de 2031. Luis Robles Vega fue detenido en Arequipa el 4 de
mayo de 2031. La Policía detuvo a Pía Cántaro Ruiz en Lima el 5 de julio de 2031. Zoé Tinaja Paz fue detenida en Villa
Jacaranda el 9 de mayo de 2031. La Policía detuvo a Eva Sarmiento Pardo en Amazonas el 6 de julio de 2031.
"""


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("map")
    (folder / "notes").mkdir()
    (folder / "notes" / "nota.txt").write_text(TEXT.replace("\n", " "), "utf-8")
    with create_case(folder / "case", name="Mapa inventado", actor=ROSA, at=NOW) as opened:
        add(opened, folder / "notes")
        bench = bench_over(opened, [])
        client = visitor_of(bench)
        client.cookies.set("ovillo_session", bench.sessions.begin(ROSA, at=NOW), domain="127.0.0.1")
        yield client


def counted(visitor: TestClient, query: str = "") -> dict[str, int]:
    return {each["name"]: each["count"] for each in visitor.get(f"/api/v1/map?{query}").json()["units"]}


def test_statements_count_for_their_unit_and_all_that_it_is_part_of(visitor: TestClient) -> None:
    found = counted(visitor)

    assert found["Cusco"] >= 1
    assert found["Peru"] == sum(count for name, count in found.items() if name != "Peru")
    assert "Amazonas" in found  # most names are of Peru: so is this


def test_days_narrow_it_and_another_country_reads_names_otherwise(visitor: TestClient) -> None:
    early = counted(visitor, "until=2031-05-31")

    assert "Cusco" in early
    assert "Lima" not in early
    assert "Brazil" in counted(visitor, "country=BRA")


def test_where_provinces_are_shown_a_department_keeps_what_is_told_of_none_of_them(visitor: TestClient) -> None:
    found = counted(visitor, "level=second")

    assert found["Cusco"] >= 1
    assert sum(count for name, count in found.items() if name != "Peru") == found["Peru"]


def test_the_table_leads_to_what_is_said_of_a_unit_and_that_to_its_words(visitor: TestClient) -> None:
    page = visitor.get("/map").text
    (unit, *_) = [each for each in links(page, "/map?") if "unit=08" in each]

    said = visitor.get(unit.partition("#")[0]).text
    assert "Said of Cusco" in text_of(said)
    assert "en Cusco el 3 de mayo" in text_of(said)
    assert links(said, "/documents/")[0].endswith("#at")


def test_a_map_of_invented_places_says_why_it_is_empty(rosa: TestClient) -> None:
    page = html.fromstring(rosa.get("/map").text)

    assert "Streets, villages and invented names are listed below" in page.text_content()
    assert page.xpath("//details[@open]//li")


def test_what_could_not_be_placed_is_listed_with_why(visitor: TestClient) -> None:
    page = text_of(visitor.get("/map").text)

    assert "Villa Jacaranda 1 · no known unit has this name" in page


def test_boundaries_come_with_the_program(visitor: TestClient) -> None:
    for name in ("world.json", "peru_departamental_simple.geojson", "peru_provincial_simple.geojson"):
        found = assets()[f"boundaries/{name}"]
        assert found.compressed
        assert len(found.compressed) < 400_000


@pytest.mark.parametrize("query", ["level=fourth", "country=peru", "since=x", "page=0"])
def test_what_no_address_can_ask_of_the_map_is_refused(visitor: TestClient, query: str) -> None:
    assert visitor.get(f"/map?{query}").status_code == 422


def test_a_country_or_a_unit_that_is_none_is_told_and_countries_have_their_names(visitor: TestClient) -> None:
    spanish = visitor.get("/map", headers={"accept-language": "es"}).text

    assert [visitor.get(f"/map?{each}").status_code for each in ("country=XXX", "unit=zz", "country=PER")] == [
        404,
        404,
        200,
    ]
    assert ">Alemania</option>" in spanish
    assert spanish.count(">Australia</option>") == 1


def test_countries_have_their_name_in_the_language_of_the_reader_in_every_column(visitor: TestClient) -> None:
    in_spanish = {"accept-language": "es"}

    cells = html.fromstring(visitor.get("/map", headers=in_spanish).text).xpath("//table//td//text()")
    units = {each["name"] for each in visitor.get("/api/v1/map", headers=in_spanish).json()["units"]}

    assert "Perú" in {each.strip() for each in cells} & units
    assert not any("Peru" in each for each in (*cells, *units))
    offered = html.fromstring(visitor.get("/map", headers=in_spanish).text).xpath("//select[@name='country']//text()")
    assert {"Islas Ashmore y Cartier", "Somalilandia", "Francia"} <= {each.strip() for each in offered}
