"""What was taken back (an annulled conviction or acquittal) is told so wherever it stands, and a denial beside it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from ovillo.web.workbench import Workbench
from tests.web.conftest import ROSA, reviewer

FIRST = """La fiscalía acusó a Ismael Quiroz Ledesma de liderar la banda «Los Tordos de Quira».
El Juzgado condenó a Ismael Quiroz Ledesma el 1 de marzo de 2033.
La fiscalía acusó a Bruno Salas Peña de pagar a Ismael Quiroz Ledesma. El Juzgado absolvió a Bruno Salas Peña.
La fiscalía investiga a Clara Soto Reyes por trata. Clara Soto Reyes es hermana de Bruno Salas Peña."""
LATER = """La Corte Suprema anuló la condena de Ismael Quiroz Ledesma el 8 de marzo de 2033.
La Corte Suprema anuló la absolución de Bruno Salas Peña el 8 de marzo de 2033.
Ismael Quiroz Ledesma negó liderar Los Tordos de Quira.
La fiscalía archivó la investigación contra Clara Soto Reyes el 8 de marzo de 2033."""
ISMAEL, BRUNO, CLARA = "Ismael Quiroz Ledesma", "Bruno Salas Peña", "Clara Soto Reyes"


@pytest.fixture
def visitor(a_case_of: Callable[[Path], Workbench], tmp_path: Path) -> TestClient:
    folder = tmp_path / "notes"
    folder.mkdir()
    told = ["file,publisher,published,language,kind"]
    for name, day, text in (("alba.txt", "2033-03-02", FIRST), ("faro.txt", "2033-03-09", LATER)):
        (folder / name).write_text(text, "utf-8")
        told.append(f"{name},{name},{day},es,press")
    (folder / "sources.csv").write_text("\n".join(told), "utf-8")
    return reviewer(a_case_of(folder), ROSA)


def test_the_network_its_table_its_evidence_and_its_files_tell_what_was_taken_back(visitor: TestClient) -> None:
    answer = visitor.get("/api/v1/network?all=1").json()
    nodes = {node["name"]: node for node in answer["nodes"]}
    annulled = "NOT convicted, or no longer by Corte Suprema"

    assert not nodes[BRUNO]["acquitted"]
    leads = next(tie for tie in answer["ties"] if "leads" in tie["label"])
    assert (leads["disputed"], leads["denials"]) == (True, ["denies leading Los Tordos de Quira"])
    page = visitor.get("/network?all=1").text
    assert annulled in page
    assert f"{BRUNO}: NOT acquitted, or no longer by Corte Suprema" in page
    one, other = (answer["nodes"][leads[end]]["id"] for end in ("source", "target"))
    evidence = visitor.get(f"/network/evidence?all=1&one={one}&other={other}").text
    assert annulled in evidence
    assert "anuló la condena" in evidence
    assert 'class="standing convicted">NOT convicted, or no longer<' in evidence
    places = {node["id"]: [0, 0] for node in answer["nodes"]}
    made = visitor.post("/network/export?all=1", json={"form": "graphml", "places": places}).text
    assert re.search(rf'<data key="[^"]*beside">[^<]*{annulled} \(', made)


@pytest.mark.parametrize(("name", "word"), [(ISMAEL, "convicted"), (BRUNO, "acquitted"), (CLARA, "investigated")])
def test_standing_over_time_ends_with_what_was_taken_back(visitor: TestClient, name: str, word: str) -> None:
    nodes = visitor.get("/api/v1/network?all=1").json()["nodes"]
    [entity] = [node["id"] for node in nodes if node["name"] == name]

    page = visitor.get(f"/entities/{entity}").text

    [_, steps] = page.split('id="steps-title"')
    rows = re.findall(r"<tr><td class=\"day\">.*?</tr>", steps.split("</section>")[0])
    assert f"NOT {word}, or no longer" in rows[-1]
    assert ">taken back</text>" in steps
    assert 'class="undone"' in steps


def test_the_timeline_tells_what_was_taken_back_and_what_is_disputed(visitor: TestClient) -> None:
    rows = re.findall(r"<tr><td class=.when.*?</tr>", visitor.get("/timeline/table").text, re.DOTALL)

    [annulled] = [row for row in rows if "anuló la condena" in row]
    [convicted] = [row for row in rows if "condenó a Ismael" in row]
    assert "NOT convicted, or no longer, disputed" in annulled
    assert "convicted, disputed" in convicted
    [closed] = [row for row in rows if "archivó la investigación" in row]
    assert "NOT investigated, or no longer" in closed
    assert not any("(accused, acquitted)" in row for row in rows)


def test_a_sentence_is_disputed_by_whoever_annuls_the_conviction(
    a_case_of: Callable[[Path], Workbench], tmp_path: Path
) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "alba.txt").write_text(
        "El juez condenó a Bruno Salas Peña a diez años de prisión por trata el 1 de marzo de 2033.\n\n"
        "La Corte Suprema anuló la condena de Bruno Salas Peña el 8 de marzo de 2033.",
        "utf-8",
    )

    page = reviewer(a_case_of(tmp_path / "notes"), ROSA).get("/timeline/table").text

    [sentenced] = [row for row in re.findall(r"<tr><td class=.when.*?</tr>", page, re.DOTALL) if "diez años" in row]
    assert "convicted, disputed" in sentenced


def test_who_was_acquitted_has_it_beside_the_name_in_the_timeline(
    a_case_of: Callable[[Path], Workbench], tmp_path: Path
) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "alba.txt").write_text(
        "El 1 de marzo de 2033, la fiscalía acusó a Bruno Salas Peña de pagar a Ismael Quiroz Ledesma. "
        "El Juzgado absolvió a Bruno Salas Peña el 5 de marzo de 2033.",
        "utf-8",
    )

    page = reviewer(a_case_of(tmp_path / "notes"), ROSA).get("/timeline/table").text

    assert "Bruno Salas Peña (accused, acquitted)" in page
