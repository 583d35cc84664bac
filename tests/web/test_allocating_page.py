"""Who goes where in the workbench: the plan of the command line, its files, and faults by file, row and column."""

import json
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from lxml import html

from ovillo.planning.allocation.template import template_tables
from ovillo.testing import write_sample_allocation
from ovillo.web.workbench import Workbench
from tests.web.conftest import ROSA, reviewer

TABLES = template_tables()
PLACES = "name,x,y,demand,site\nharbour,0,0,9,yes\nmill,20,4,6,yes\n<b>chapel</b>,18,9,3,no\nferry,2,31,2,no\n"


@pytest.fixture
def visitor(sample: Workbench) -> TestClient:
    return reviewer(sample, ROSA)


def ask(
    visitor: TestClient, tables: Mapping[str, str], *, language: str = "en", ask: str = "plan", **fields: str
) -> Response:
    return visitor.post(
        "/allocate",
        data={"ask": ask, **fields},
        files=[("tables", (name, text.encode())) for name, text in tables.items()],
        headers={"accept-language": language},
    )


def words(answer: Response) -> str:
    return " ".join(html.fromstring(answer.text).xpath("//main")[0].text_content().split())


def test_the_plan_of_the_sample_is_shown_whole_with_its_files(visitor: TestClient, tmp_path: Path) -> None:
    tables = {f"country/{each.name}": each.read_text("utf-8") for each in write_sample_allocation(tmp_path)}

    answer = ask(visitor, tables)

    page = html.fromstring(answer.text)
    titles = page.xpath("//section/h2/text()")
    files = {
        each.get("download"): b64decode(each.get("href").partition(",")[2])
        for each in page.xpath("//a[starts-with(@href, 'data:')]")
    }
    told = json.loads(files["plan.json"])
    assert answer.status_code == 200
    assert titles[:2] == ["Plan", "Moves"]
    assert {"What the minimum costs", "One more unit", "Without a disputed source"} <= set(titles)
    assert told["status"] == "optimal"
    assert told["gap"] <= 0.002
    assert told["minimum"] > told["minimum_before"]
    assert told["draws"] == 50
    assert files["plan.md"].startswith(b"# Plan")
    assert files["plan.pdf"].startswith(b"%PDF")
    assert files["plan.svg"].decode() in b64decode(page.xpath("//img/@src")[-1].partition(",")[2]).decode()
    assert "within a gap of" in words(answer)


def test_the_page_speaks_spanish(visitor: TestClient) -> None:
    assert "Quién va adónde" in words(visitor.get("/allocate", headers={"accept-language": "es"}))


def test_all_cells_that_do_not_fit_are_named_by_file_row_and_column(visitor: TestClient) -> None:
    units = TABLES["units.csv"].replace("Bruma,investigator,5", "Bruma,investigator,-5")
    tables = TABLES | {"units.csv": units.replace("Caleta,prosecutor", "Caleta,<b>none</b>")}

    answer = ask(visitor, tables)

    assert answer.status_code == 400
    assert "units.csv, row 5, column present" in words(answer)
    assert "units.csv, row 8, column resource" in words(answer)
    assert len(html.fromstring(answer.text).xpath("//*[@role='alert']/p")) == 2
    assert "<b>none" not in answer.text


def test_what_is_missing_misnamed_or_twice_is_told(visitor: TestClient) -> None:
    without = {name: text for name, text in TABLES.items() if name != "bases.csv"}

    assert "bases.csv" in words(ask(visitor, without))
    assert "Two of the files" in words(ask(visitor, TABLES | {"other/regions.csv": "a"}))
    assert "larger than 5 MB" in words(ask(visitor, {"regions.csv": "x" * 5_000_001}))
    assert ask(visitor, TABLES, concession="7").status_code == 422


def test_a_country_too_large_to_wait_for_is_sent_to_the_command_line(visitor: TestClient) -> None:
    places = range(60)
    tables = TABLES | {
        "regions.csv": "region,latitude,longitude,population\n" + "".join(f"R{n},-9,-7{n / 60},9000\n" for n in places),
        "bases.csv": "base,latitude,longitude,opening_cost\n" + "".join(f"R{n},-9,-7{n / 60},0\n" for n in places),
        "units.csv": "base,resource,present\nR1,investigator,3\nR1,prosecutor,2\n",
        "cases.csv": "region,class,year,cases,source\n" + "".join(f"R{n},sexual,2030,4,complaints\n" for n in places),
        "barred.csv": "base,resource,units\n",
        "travel.csv": "base,region,hours\n",
    }

    answer = ask(visitor, tables)

    assert answer.status_code == 400
    assert "beyond the 3,000" in words(answer) or "beyond the 3000" in words(answer)


def test_where_to_stand_is_answered_from_one_file(visitor: TestClient) -> None:
    answer = ask(visitor, {"places.csv": PLACES}, ask="p-median", medians="2")

    assert "Demand × distance: 78.284, at least 78.284" in words(answer)
    assert "harbour mill" in words(answer)
    assert "More than one file" in words(ask(visitor, {"a.csv": PLACES, "b.csv": PLACES}, ask="p-median"))
    assert "Give their number" in words(ask(visitor, {"a.csv": PLACES}, ask="p-median"))


def test_the_tables_to_begin_from_can_be_taken(visitor: TestClient) -> None:
    assert visitor.get("/allocate/template/regions.csv").text == TABLES["regions.csv"]
    assert visitor.get("/allocate/template/other.csv").status_code == 404


def test_without_the_token_nothing_is_planned(rosa: TestClient) -> None:
    assert ask(rosa, TABLES).status_code in {400, 403}


def test_a_refusal_on_the_page_names_no_option(visitor: TestClient) -> None:
    answer = visitor.post(
        "/allocate", data={"ask": "p-median"}, files={"tables": ("t.csv", b"name,x,y\nA,0,0\nB,1,1\n")}
    )

    told = html.fromstring(answer.text).xpath("//*[@role='alert']")[0].text_content()

    assert answer.status_code == 400
    assert "How many sites to open is not said by this file." in told
    assert "--" not in told
