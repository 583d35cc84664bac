"""What tables and documents say is text on every page that draws, in every answer and every file."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from fastapi.testclient import TestClient

from ovillo.wiring.cases import create_case
from tests.web.conftest import NOW, ROSA, add
from tests.web.drawn import somebody_at

SCRIPT = "<script>alert(1)</script>"
NAMES = (SCRIPT, '"><img src=x onerror=alert(1)>', "=HYPERLINK(1)", "Ana\u202egpj.exe", "{{ 7*7 }}${7*7}", "x" * 5_000)
PAGES = ("/network?all=1&kind=payments", "/timeline", "/calls", "/map", "/network/table?all=1&kind=payments")


@pytest.fixture(scope="module")
def somebody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, dict[str, str]]]:
    folder = tmp_path_factory.mktemp("hostile")
    lines = ["from,to,date,amount,text"]
    for number, name in enumerate(NAMES):
        quoted = '"' + name.replace('"', '""') + '"'
        lines.append(f"{quoted},Botica Malva,2031-05-{number + 1:02},100,{quoted}")
    (folder / "notes").mkdir()
    (folder / "notes" / "pagos.csv").write_text("\n".join(lines), "utf-8")
    with create_case(folder / "case", name=f"Caso {SCRIPT}", actor=ROSA, at=NOW) as opened:
        add(opened, folder / "notes")
    with somebody_at(folder / "case") as found:
        yield found


def test_hostile_publishers_are_text_in_the_drawing_of_who_takes_from_whom(tmp_path: Path) -> None:
    said = (
        "La fiscal dijo que Ana Olla pagó 300 soles a Eva Sarmiento el 2 de mayo de 2031 en la plaza de Villa Ovillo."
    )
    notes, lines = tmp_path / "notes", ["file,publisher,published,language,kind"]
    notes.mkdir()
    for number, name in enumerate(('<svg onload=alert(1)>"', "</svg><script>alert(1)</script>\u202e")):
        (notes / f"{number}.txt").write_text(f"Nota {number}. {said} {said[:-1]} de noche.\n", "utf-8")
        quoted = '"' + name.replace('"', '""') + '"'
        lines.append(f"{number}.txt,{quoted},2031-05-{number + 3:02},es,press")
    (notes / "sources.csv").write_text("\n".join(lines), "utf-8")
    with create_case(tmp_path / "case", name="Caso", actor=ROSA, at=NOW) as opened:
        add(opened, notes)

    with somebody_at(tmp_path / "case") as (client, _):
        page = client.get("/sources").text

    assert page.count("copy-graph-title") == 2
    assert not re.search(r"<script(?![^>]* src=)", page)
    assert "\u202e" not in page
    tree = lxml.html.document_fromstring(page)
    assert not [name for each in tree.iter() for name in each.attrib if name.startswith("on") or name == "style"]


@pytest.mark.parametrize("address", PAGES)
def test_pages_show_hostile_names_as_text(somebody: tuple[TestClient, dict[str, str]], address: str) -> None:
    page = somebody[0].get(address)

    assert page.status_code == 200
    assert "<img src=x" not in page.text
    assert not re.search(r"<script(?![^>]* src=)", page.text)
    assert "\u202e" not in page.text
    assert len(page.text) < 200_000
    tree = lxml.html.document_fromstring(page.text)
    assert not [name for each in tree.iter() for name in each.attrib if name.startswith("on")]


def test_hostile_names_are_strings_of_the_answer_and_text_of_the_files(
    somebody: tuple[TestClient, dict[str, str]],
) -> None:
    client, token = somebody
    answer = client.get("/api/v1/network?all=1&kind=payments").json()
    names = [node["name"] for node in answer["nodes"]]

    assert SCRIPT in names
    assert all(len(name) <= 310 and "\u202e" not in name for name in names)
    places = {node["id"]: [40 * n, 0] for n, node in enumerate(answer["nodes"])}
    for form in ("svg", "graphml"):
        made = client.post("/network/export?all=1&kind=payments", json={"form": form, "places": places}, headers=token)
        assert SCRIPT not in made.text
        assert html.escape(SCRIPT, quote=False) in made.text
    sheet = client.post("/network/export?all=1&kind=payments", json={"form": "pdf", "places": places}, headers=token)
    assert sheet.content.startswith(b"%PDF-")


def test_a_hostile_chart_is_kept_as_words(somebody: tuple[TestClient, dict[str, str]]) -> None:
    client, token = somebody
    chart = {"name": SCRIPT[:200], "places": {SCRIPT: [0, 0]}, "groups": [{"name": SCRIPT, "members": [SCRIPT]}]}

    kept = client.post("/network/charts", json=chart, headers=token)

    assert kept.status_code == 200
    assert SCRIPT not in client.get("/network").text
    assert json.loads(client.get(f"/api/v1{kept.json()['address']}").text)["nodes"] == []


def test_a_hostile_row_is_shown_as_the_file_writes_it(somebody: tuple[TestClient, dict[str, str]]) -> None:
    page = somebody[0].get("/timeline").text
    (row, *_) = [html.unescape(each) for each in re.findall(r'href="(/rows/[^"]+)"', page)]

    shown = somebody[0].get(row).text
    assert html.escape(SCRIPT) in shown
    assert SCRIPT not in shown
