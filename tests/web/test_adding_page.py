"""Adding from a browser: every file is told of, whatever it is called, and nothing lands elsewhere."""

import json
import re
import tempfile
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from ovillo.web.adding import LONGEST_NAME_BYTES, _place
from ovillo.web.workbench import Workbench
from ovillo.wiring.cases import create_case
from tests.web.conftest import NOW, ROSA, bench_over, signed_in

TEXT = "La policía detuvo a Ana Prueba Ficticia el 6 de mayo de 2031.\n"


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with create_case(tmp_path / "case", name="Nuevo", actor=ROSA, at=NOW) as opened:
        yield bench_over(opened, [])


def events_of(visitor: TestClient, run: str) -> list[tuple[str, object]]:
    text = visitor.get(f"/add/{run}").text
    blocks = [each.split("\n") for each in text.strip().split("\n\n")]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in blocks]


def token_of(visitor: TestClient) -> str:
    return visitor.get("/add").text.split('name="ovillo-token" content="')[1].split('"')[0]


def test_files_are_read_and_told_of_one_by_one(bench: Workbench, tmp_path: Path) -> None:
    visitor = signed_in(bench, bench.offer.__self__)  # type: ignore[attr-defined]  # the list of links
    files = [
        ("files", ("caso/nota_2031-05-14_es.txt", TEXT.encode())),
        ("files", ("caso/sources.csv", b"file,publisher,kind,grade\nnota_2031-05-14_es.txt,El Faro,press,B\n")),
        ("files", ("roto.pdf", b"%PDF-1.4 nothing")),
        ("files", ("tabla.csv", b"date,from,to,amount,currency\n2031-05-01,Ana Prueba,Banco Inventado,90,PEN\n")),
    ]

    run = visitor.post("/add", files=files, data={"language": "es"}, headers={"x-ovillo-token": token_of(visitor)})
    events = events_of(visitor, run.json()["run"])

    lines = [told for name, told in events if name == "line"]
    assert (events[0][0], events[-1][0]) == ("total", "done")
    assert {(each["name"], each["outcome"]) for each in lines if isinstance(each, dict)} == {
        ("caso/nota_2031-05-14_es.txt", "added"),
        ("roto.pdf", "refused"),
        ("tabla.csv", "added"),
    }
    pages = {each["name"]: [address for address, _ in each["pages"]] for each in lines if isinstance(each, dict)}
    assert [each.partition("?")[0].rpartition("/")[0] for each in pages.pop("tabla.csv")] == ["/rows", "", ""]
    assert set(map(len, pages.values())) == {0}
    [refused] = [each for each in lines if isinstance(each, dict) and each["outcome"] == "refused"]
    assert re.match(r"refused\. [A-Z]", refused["told"])
    gone = [told for name, told in events if name == "gone"]
    assert [each["count"] for each in gone if isinstance(each, dict)] == [0, 1, 2, 3]
    assert [each["following"] for each in gone if isinstance(each, dict)] == [
        "caso/nota_2031-05-14_es.txt",
        "roto.pdf",
        "tabla.csv",
        "",
    ]
    publishers = {each.name: each.details.publisher for each in bench.answers.now().documents.values()}
    assert publishers["caso/nota_2031-05-14_es.txt"] == "El Faro"
    assert not list(tmp_path.glob("ovillo-added-*"))
    assert visitor.get(f"/add/{run.json()['run']}").status_code == 404


def test_a_name_is_kept_as_it_is_written(bench: Workbench) -> None:
    visitor = signed_in(bench, bench.offer.__self__)  # type: ignore[attr-defined]  # as above
    files = [("files", ("caso/>%22uno%22.txt", TEXT.encode())), ("files", ("dos.txt", b"Nada."))]
    names = ['caso/>"uno".txt', "dos.txt"]

    run = visitor.post("/add", files=files, data={"names": names}, headers={"x-ovillo-token": token_of(visitor)})
    events = events_of(visitor, run.json()["run"])

    lines = [told for name, told in events if name == "line"]
    assert {each["name"] for each in lines if isinstance(each, dict)} == set(names)


@pytest.mark.parametrize(
    ("fields", "told"),
    [({"published": "gestern"}, "YYYY-MM-DD"), ({"language": "klingon"}, "two letters")],
)
def test_what_is_stated_wrongly_is_told_before_anything_is_read(
    bench: Workbench, fields: dict[str, str], told: str
) -> None:
    visitor = signed_in(bench, bench.offer.__self__)  # type: ignore[attr-defined]  # as above
    headers = {"x-ovillo-token": token_of(visitor)}

    answer = visitor.post("/add", files=[("files", ("a.txt", b"x"))], data=fields, headers=headers)
    without = visitor.post("/add", data=fields, headers=headers)

    assert answer.status_code == 400
    assert told in answer.text
    assert without.status_code == 400


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "..\\..\\windows",
        "a/../../b",
        "",
        "...",
        "\x00\x07",
        "é" * 300 + ".txt",
        "con:aux",
        "a" * 5000,
    ],
)
def test_a_name_never_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    place = _place(tmp_path, name)

    place.write_text("x")
    again = _place(tmp_path, name)

    assert place.resolve().is_relative_to(tmp_path)
    assert len(place.name.encode()) <= LONGEST_NAME_BYTES + 10
    assert again != place


def test_a_file_keeps_the_name_that_it_was_given(tmp_path: Path) -> None:
    name = "<img src=x onerror=alert(9)> 10:30?.txt"

    assert _place(tmp_path, name).name == name
