"""`ovillo allocate` as a user meets it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run, run_ovillo

SQUARE = "name,x,y,demand\nnorth,0,10,4\nsouth,0,0,1\neast,1,10,1\n"


@pytest.fixture
def square(tmp_path: Path) -> Path:
    path = tmp_path / "places.csv"
    path.write_text(SQUARE, "utf-8")
    return path


def test_p_median_prints_these_keys_and_nothing_else(run: Run, square: Path) -> None:
    done = run("allocate", "p-median", square, "--p", "1", "--as", "json")

    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out) == {"status": "optimal", "objective": 11, "bound": 11, "gap": 0}


def test_p_median_names_the_open_sites(run: Run, square: Path) -> None:
    done = run("allocate", "p-median", square, "--p", "2")

    assert done.status == 0
    assert done.out.splitlines()[-2:] == ["  north", "  south"]


def test_the_number_of_sites_comes_from_the_file_or_is_asked_for(run: Run, square: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph.txt"
    graph.write_text(" 3 2 1 \n 1 2 5 \n 2 3 5 \n", "utf-8")

    told = run("allocate", "p-median", graph, "--as", "json")
    missing = run("allocate", "p-median", square)
    many = run("allocate", "p-median", square, "--p", "4")

    assert json.loads(told.out)["objective"] == 10
    assert (missing.status, many.status) == (2, 2)
    assert "--p" in missing.err
    assert missing.err.count("\n") == many.err.count("\n") == 1


def test_bad_cells_are_named_one_line_each(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text("name,latitude,longitude\nA,,-77\nB,-12,west\n", "utf-8")

    done = run("allocate", "p-median", path, "--p", "1", "--as", "json")

    assert (done.status, done.out) == (2, "")
    assert [line.split(": ")[0] for line in done.err.splitlines()] == [
        f"{path}, row 2, column latitude",
        f"{path}, row 3, column longitude",
    ]


def test_no_answer_prints_no_number(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "edges.csv"
    path.write_text("from,to,km\na,b,3\nc,d,4\n", "utf-8")

    done = run("allocate", "p-median", path, "--p", "1", "--as", "json")

    assert done.status == 2
    assert done.err == "The places lie in 2 parts that no way joins: open at least 2 sites, or add the ways.\n"
    assert json.loads(done.out) == {"status": "infeasible", "objective": None, "bound": None, "gap": None}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "tables"
    assert run_ovillo("allocate", "template", path).status == 0
    return path


def test_the_template_is_planned_as_json(run: Run, folder: Path) -> None:
    done = run("allocate", "plan", folder, "--as", "json", "--draws", "10")

    found = json.loads(done.out)
    assert (done.status, done.err) == (0, "")
    assert found["status"] == "optimal"
    assert 0 <= found["gap"] <= 0.002
    assert found["objective"] <= found["bound"] + 1e-9
    assert [each["name"] for each in found["stages"]] == ["minimum", "covered", "others", "relocations"]
    assert all({"status", "objective", "bound", "gap"} <= each.keys() for each in found["stages"])
    assert len(found["regions"]) == 6
    assert found["draws"] == 10
    move = next(each for each in found["moves"] if each["resource"] == "prosecutor")
    assert move["source"] in move["sentence"]
    assert f"kept in {move['kept']} of 10 draws" in move["sentence"]


def test_a_plan_is_told_in_words_in_both_languages_and_as_markdown(run: Run, folder: Path) -> None:
    text = run("allocate", "plan", folder, "--plan-only")
    spanish = run("allocate", "plan", folder, "--plan-only", "--language", "es")
    markdown = run("allocate", "plan", folder, "--plan-only", "--as", "markdown")

    assert text.out.startswith("Plan\n")
    assert "the limit is prosecutor" in text.out
    assert "within a gap of" in text.out
    assert "el límite es prosecutor" in spanish.out
    assert "| region | cases a year |" in markdown.out


def test_one_more_unit_is_told_wherever_it_adds_something(run: Run, folder: Path) -> None:
    asked = ("allocate", "plan", folder, "--draws", "0")
    found = json.loads(run(*asked, "--as", "json").out)["marginal"]
    told = run(*asked).out.split("One more unit\n")[1].split("\n\n")[0].splitlines()

    adding = [each for each in found if each["more_covered"] or each["more_minimum"]]
    assert told[0] == f"  Others, which would add nothing: {len(found) - len(adding)}."
    assert [line.split()[:2] for line in told[2:]] == [[each["base"], each["resource"]] for each in adding]


def test_a_plan_is_printed_as_pdf_to_a_file(run: Run, folder: Path, tmp_path: Path) -> None:
    nowhere = run("allocate", "plan", folder, "--plan-only", "--as", "pdf")
    done = run("allocate", "plan", folder, "--plan-only", "--as", "pdf", "--output", tmp_path / "plan.pdf")

    assert (nowhere.status, done.status) == (2, 0)
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF-")


def test_every_bad_cell_of_a_plan_is_named(run: Run, folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "tables")
    regions = tmp_path / "tables" / "regions.csv"
    regions.write_text(regions.read_text("utf-8").replace("-12.9,-74.8", "-12.9,"), "utf-8")
    (tmp_path / "tables" / "unit.csv").write_text("a\n1\n", "utf-8")

    done = run("allocate", "plan", tmp_path / "tables", "--as", "json")

    assert (done.status, done.out) == (2, "")
    assert done.err.splitlines()[1].startswith("regions.csv, row 3, column longitude: ")
    assert done.err.startswith("unit.csv is none of the tables")


def test_a_folder_that_is_none_or_is_full_is_said(run: Run, folder: Path, tmp_path: Path) -> None:
    nowhere = run("allocate", "plan", tmp_path / "nowhere")
    empty = run("allocate", "plan", tmp_path)
    again = run("allocate", "template", folder)

    assert [each.status for each in (nowhere, empty, again)] == [2, 2, 2]
    assert "ovillo allocate template" in nowhere.err
    assert empty.err.startswith("regions.csv: ")
    assert "regions.csv already" in again.err


def test_where_a_resource_is_wanting_everywhere_the_worst_served_get_nothing(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    assert run("allocate", "template", folder).status == 0
    (folder / "barred.csv").unlink()
    for name, kept in (("resources.csv", "prosecutor,0,1400,yes,2,90000,"), ("units.csv", "")):
        lines = (folder / name).read_text("utf-8").splitlines()
        told = [kept if line.startswith("prosecutor,") else line for line in lines if ",prosecutor," not in line]
        (folder / name).write_text("\n".join(told) + "\n", "utf-8")

    done = run("allocate", "plan", folder, "--plan-only")

    assert "The worst-served region gets 0.0 %" in done.out
    assert "No base reaches" not in done.out


def test_where_no_region_weighs_enough_the_worst_of_all_is_told(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    assert run("allocate", "template", folder).status == 0
    settings = (folder / "settings.csv").read_text("utf-8")
    (folder / "settings.csv").write_text(settings.replace("least_weight,0,", "least_weight,100000,"), "utf-8")

    done = run("allocate", "plan", folder, "--plan-only")

    assert done.status == 0
    assert "gets 100.0 %" not in done.out


HAND_FIXTURE = {
    "regions.csv": "region,weight\nA,25\nB,16\nC,9\n",
    "bases.csv": "base\nA\nB\nC\n",
    "resources.csv": "resource,available,needed_together\ninvestigator,4,yes\nprosecutor,2,yes\n",
    "units.csv": "base,resource,present\nA,investigator,4\nA,prosecutor,2\n",
    "demand.csv": (
        "region,resource,hours,journeys\nA,investigator,4500,450\nA,prosecutor,2250,225\nB,investigator,3000,300\n"
        "B,prosecutor,1500,150\nC,investigator,1500,150\nC,prosecutor,750,75\n"
    ),
    "travel.csv": "base,region,hours\nA,A,0\nA,B,1\nA,C,2.5\nB,A,1\nB,B,0\nB,C,2\nC,A,2.5\nC,B,2\nC,C,0\n",
}


def test_the_hand_fixture_of_the_method_comes_out_by_value(run: Run, tmp_path: Path) -> None:
    for name, text in HAND_FIXTURE.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "alone").mkdir()
    for name, text in (HAND_FIXTURE | {"settings.csv": "setting,value\nlongest_travel_hours,0.5\n"}).items():
        (tmp_path / "alone" / name).write_text(text, "utf-8")

    fair = json.loads(run("allocate", "plan", tmp_path, "--concession", "0", "--gap", "0", "--as", "json").out)
    most = json.loads(run("allocate", "plan", tmp_path, "--concession", "1", "--gap", "0", "--as", "json").out)
    asked = ("allocate", "plan", tmp_path / "alone", "--concession", "1", "--gap", "0")
    alone = json.loads(run(*asked, "--as", "json").out)
    words = run(*asked, "--draws", "0").out

    assert fair["stages"][0]["objective"] == pytest.approx(58 / 93, abs=1e-9)
    assert fair["minimum"] == pytest.approx(58 / 93, abs=1e-7)
    assert most["objective"] == pytest.approx(32 + 2 / 3, abs=1e-7)
    assert (alone["best_minimum"], alone["regions_at_zero"]) == (0, 1)
    assert alone["objective"] == pytest.approx(32 + 2 / 3, abs=1e-7)
    assert [each["covered"] for each in alone["regions"]] == pytest.approx([2 / 3, 1, 0], abs=1e-7)
    assert [each["after"] for each in alone["posts"]] == [2, 1, 2, 1, 0, 0]
    assert str(alone["stages"][0]["bound"]) == "0.0"
    assert "No unit more of anything, at any base, would add something." in words


@pytest.mark.parametrize(("concession", "share", "told"), [("0.1", "56.1 %", "the 10 % conceded"), ("0", "62.4 %", "")])
def test_what_a_concession_takes_from_the_worst_served_is_said(
    run: Run, tmp_path: Path, concession: str, share: str, told: str
) -> None:
    shared = [[0, 0.2, 0.5], [0.2, 0, 0.4], [0.5, 0.4, 0]]
    asked = [[4500, 2250], [3000, 1500], [1500, 750]]
    hours = [(each, kind, asked["ABC".index(each)][place]) for each in "ABC" for place, kind in enumerate(("i", "p"))]
    tables = {
        "regions.csv": "region,weight\nA,25\nB,16\nC,9\n",
        "bases.csv": "base\nA\nB\nC\n",
        "resources.csv": "resource,available,needed_together\ni,4,yes\np,2,yes\n",
        "units.csv": "base,resource,present\nA,i,2\nB,i,1\nC,i,1\nA,p,1\nB,p,1\n",
        "demand.csv": "region,resource,hours,journeys\n"
        + "".join(f"{region},{kind},{count},{count / 2}\n" for region, kind, count in hours),
        "travel.csv": "base,region,hours\n"
        + "".join(f"{'ABC'[i]},{'ABC'[j]},{shared[i][j]}\n" for i in range(3) for j in range(3)),
    }
    for name, text in tables.items():
        (tmp_path / name).write_text(text, "utf-8")

    done = run("allocate", "plan", tmp_path, "--plan-only", "--concession", concession)

    assert f"gets {share} of what its cases take; today 62.4 %" in done.out
    assert ("Beware" in done.out, told in done.out) == (bool(told), True)
