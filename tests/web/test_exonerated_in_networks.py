"""What was decided for somebody stands wherever they are drawn or listed, while reviewers contradict one another, too."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from ovillo.web.workbench import Workbench
from tests.web.conftest import ROSA, reviewer

OTHER = "Otra Ejemplo"
DEED = "Hugo Inventado Pari recruited Elva Inventada Cruz in Villa Ficticia on 3 March 2030.\n\n"
EXONERATIONS = {
    "acquitted": ("An appeals court acquitted Hugo Inventado Pari on 9 January 2031.\n", "acquitted"),
    "dropped": (
        "The prosecutor dropped the charges against Hugo Inventado Pari on 9 January 2031.\n",
        "NOT charged, or no longer",
    ),
    "quashed": (
        "The Supreme Court quashed the conviction of Hugo Inventado Pari on 9 January 2031.\n",
        "NOT convicted, or no longer",
    ),
}
DOUBTED = "reviewers contradict one another on it"


@pytest.fixture(params=EXONERATIONS)
def exonerated(
    request: pytest.FixtureRequest, a_case_of: Callable[[Path], Workbench], tmp_path: Path
) -> tuple[str, Workbench]:
    folder = tmp_path / "documents"
    folder.mkdir()
    text, words = EXONERATIONS[request.param]
    (folder / "hugo_2031-06-01_en.txt").write_text(DEED + text)
    return words, a_case_of(folder)


def disagree(bench: Workbench) -> None:
    """One accepts and then another rejects whatever does not tell of the deed."""
    told = [each for each in bench.answers.now().resolved.view.statements if each.predicate != "recruits"]
    assert told
    for name, verdict in ((ROSA, "accept"), (OTHER, "reject")):
        visitor = reviewer(bench, name)
        for each in told:
            given = {"target": each.id, "verdict": verdict, "reason": "read"}
            assert visitor.post("/api/v1/judgements", json=given).status_code == 200


def _ends(visitor: TestClient) -> dict[str, str]:
    return {each["name"]: each["id"] for each in visitor.get("/api/v1/network?all=1").json()["nodes"]}


def _file(visitor: TestClient, form: str) -> str:
    places = {each: [0, 0] for each in _ends(visitor).values()}
    return visitor.post("/network/export?all=1", json={"form": form, "places": places}).text


def _text(visitor: TestClient, address: str, path: str) -> str:
    found = html.fromstring(visitor.get(address).text).xpath(path)
    return " ".join(" ".join(each.text_content().split()) for each in found)


SURFACES: dict[str, Callable[[TestClient], str]] = {
    "name": lambda visitor: (
        visitor.get("/api/v1/network?all=1").json()["nodes"][0]["beside"]
        + visitor.get("/api/v1/network?all=1").json()["nodes"][1]["beside"]
    ),
    "line": lambda visitor: " ".join(visitor.get("/api/v1/network?all=1").json()["ties"][0]["for"]),
    "table": lambda visitor: _text(visitor, "/network?all=1", "//section[@id='ties']//tbody/tr"),
    "offered": lambda visitor: _text(visitor, "/network", "//section[@class='net-start']//li"),
    "evidence": lambda visitor: _text(
        visitor,
        f"/network/evidence?all=1&one={_ends(visitor)['Hugo Inventado Pari']}",
        "//p[@class='facts']",
    ),
    "svg": lambda visitor: re.sub(r"<title>.*?</title>|<[^>]*>", "", _file(visitor, "svg")),
    "graphml": lambda visitor: _file(visitor, "graphml"),
    "entities": lambda visitor: _text(visitor, "/entities", "//tr[contains(., 'Hugo')]"),
    "timeline": lambda visitor: _text(
        visitor, "/timeline?until=2030-12-31", "//section[@id='events']//tr[contains(., 'recruits')]"
    ),
}


@pytest.mark.parametrize("is_contested", [False, True], ids=["settled", "contested"])
def test_every_surface_has_it(exonerated: tuple[str, Workbench], is_contested: bool) -> None:
    words, bench = exonerated
    if is_contested:
        disagree(bench)
    visitor = reviewer(bench, ROSA)

    bare = [surface for surface, shown in SURFACES.items() if words not in shown(visitor)]
    undoubted = [s for s, shown in SURFACES.items() if s != "line" and DOUBTED not in " ".join(shown(visitor).split())]

    assert not bare
    assert not (undoubted and is_contested), undoubted
