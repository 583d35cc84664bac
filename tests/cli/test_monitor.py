import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.planning.populations.tables import published_path

LISTS = "A,B,C,n\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,6\n1,0,1,5\n0,1,1,4\n"


def table(folder: Path, text: str = LISTS) -> Path:
    path = folder / "lists.csv"
    path.write_text(text, "utf-8")
    return path


def test_the_published_table_gives_the_keys_and_figures_that_others_rely_on(run: Run) -> None:
    done = run("monitor", "hidden-population", published_path("UKdat_5"), "--bootstrap", 0, "--as", "json")

    found = json.loads(done.out)
    assert done.status == 0
    assert found["n"] == 2744
    assert found["main_effects"]["estimate"] == pytest.approx(13_444.1, abs=0.05)
    assert found["stepwise"]["estimate"] == pytest.approx(11_312.99, abs=0.005)
    assert (found["stepwise"]["low"], found["stepwise"]["high"]) == pytest.approx((9_884.40, 13_027.40), abs=0.005)
    assert found["stepwise"]["terms"] == ["LA:NG", "NG:GP", "PFNCA:GP", "LA:PFNCA", "GO:GP", "NG:GO"]
    assert found["bic"]["estimate"] == pytest.approx(22_991, abs=0.5)
    assert found["range_within_10_bic"] == pytest.approx([10_546, 29_035], abs=0.5)
    assert found["chao"] == pytest.approx(17_616.7, abs=0.05)


def test_no_figure_stands_alone_in_text(run: Run, tmp_path: Path) -> None:
    told = run("monitor", "hidden-population", table(tmp_path), "--bootstrap", 0).out

    for part in (
        "main effects",
        "step by step",
        "lowest BIC",
        "within 10 BIC",
        "choice of the model",
        "Chao",
        "Chapman",
    ):
        assert part in told


def test_counts_of_a_few_people_are_told_nowhere(run: Run, tmp_path: Path) -> None:
    path = table(tmp_path)

    found = json.loads(run("monitor", "hidden-population", path, "--bootstrap", 0, "--as", "json").out)
    told = run("monitor", "hidden-population", path, "--bootstrap", 0).out

    assert [each["count"] for each in found["overlaps"]] == [6, None, None]  # the 5 would give the small one away
    assert ["B", "C"] not in [each["lists"] for each in found["chapman"]]
    assert "B:C not told" in told
    assert "publish no more than the range, rounded" in told


def test_the_chance_of_a_pair_that_is_not_told_is_not_told_either(run: Run) -> None:
    done = run("monitor", "hidden-population", published_path("UKdat_5"), "--bootstrap", 0, "--as", "json")

    entered = {each["term"]: each["chance"] for each in json.loads(done.out)["stepwise"]["entered"]}
    assert [term for term, chance in entered.items() if chance is None] == ["NG:GP"]  # one person is on both
    assert entered["LA:NG"] == pytest.approx(2.18e-7, rel=0.01)


def test_a_published_table_with_one_overlap_is_refused_with_the_reason(run: Run) -> None:
    done = run("monitor", "hidden-population", published_path("Artificial_3"), "--as", "json")

    assert (done.status, done.out) == (2, "")
    assert "overlaps" in done.err


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (LISTS.replace("1,1,0,6", "1,7,0,6"), "row 5, column B"),
        (LISTS + "0,1,1,9\n", "row 8, column B, C"),
        ("A,B,n\n1,0,40\n1,1,9\n", "the lists number 2"),
        ("", "no rows"),
    ],
)
def test_bad_input_ends_with_a_line_that_says_where(run: Run, tmp_path: Path, text: str, named: str) -> None:
    done = run("monitor", "hidden-population", table(tmp_path, text), "--as", "json")

    assert (done.status, done.out) == (2, "")
    assert named in done.err
    assert len(done.err.splitlines()) == 1


def test_a_spreadsheet_with_semicolons_and_another_encoding_is_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "listas.csv"
    path.write_bytes("sep=;\r\n".encode("utf-16") + LISTS.replace(",", ";").replace("A", "Á").encode("utf-16-le"))

    done = run("monitor", "hidden-population", path, "--bootstrap", 0, "--as", "json")

    assert [each["name"] for each in json.loads(done.out)["lists"]] == ["Á", "B", "C"]


def test_files_of_several_regions_are_not_put_side_by_side(run: Run, tmp_path: Path) -> None:
    done = run("monitor", "hidden-population", table(tmp_path), table(tmp_path))

    assert done.status == 2
    assert "ranked" in done.err


def test_the_options_reach_the_estimate(run: Run, tmp_path: Path) -> None:
    text = LISTS.replace("A,B,C", "RETA,FISTRAP,C")
    options = ("--links", 2, "--bootstrap", 100, "--seed", 5, "--enter", 0.5, "--as", "json")

    refused = run("monitor", "hidden-population", table(tmp_path, text))
    found = json.loads(run("monitor", "hidden-population", table(tmp_path), "--feeds", "a:B", *options).out)
    spaced = run("monitor", "hidden-population", table(tmp_path, text.replace("RETA", "RETA 2019")))

    assert refused.status == 2
    assert "--feeds RETA:FISTRAP" in refused.err
    assert "--feeds 'RETA 2019:FISTRAP'" in spaced.err
    assert found["forced"] == ["A:B"]
    assert found["links"]["low"] < found["stepwise"]["estimate"] < found["links"]["high"]
    assert (found["model_choice"]["draws"], found["model_choice"]["seed"]) == (100, 5)


FIGURES = """period,source,register,unit,count,parts
2016,press of 2018,unknown,victim reports,300,
2017,press of 2018,unknown,victim reports,1400,
2019,TIP 2020,RETA,victims,765,148+38+579
2019,TIP 2020,DIRCTPTIM,victims,1054,222+832
2019,TIP 2020,FISTRAP,victims,476,
2021,Andina,Public Ministry,complaints,1448,
"""


def test_figures_come_with_units_intervals_rates_and_refusals(run: Run, tmp_path: Path) -> None:
    path = table(tmp_path, FIGURES)

    found = json.loads(run("monitor", "counts", path, "--as", "json").out)
    told = run("monitor", "counts", path).out

    assert (found["unions"][0]["low"], found["unions"][0]["high"]) == (1054, 2295)
    assert (round(found["growth"][0]["percent"]), round(found["growth"][0]["factor"], 1)) == (367, 4.7)
    assert found["units"].keys() == {"complaint", "victim", "victim_report"}
    assert all(each["agrees"] for each in found["parts"])
    assert "1,054" in told
    assert "2,295" in told


def test_a_rate_across_units_is_refused_with_the_reason(run: Run, tmp_path: Path) -> None:
    path = table(tmp_path, FIGURES)

    done = run("monitor", "counts", path, "--compare", "4:7", "--as", "json")
    good = run("monitor", "counts", path, "--compare", "2:3", "--as", "json")

    assert (done.status, done.out) == (2, "")
    assert "do not count the same" in done.err
    assert json.loads(good.out)["growth"][0]["rows"] == [2, 3]


@pytest.mark.parametrize("written", ["2:99", "²:³"])
def test_rows_that_are_none_are_named(run: Run, tmp_path: Path, written: str) -> None:
    done = run("monitor", "counts", table(tmp_path, FIGURES), "--compare", written)

    assert done.status == 2
    assert len(done.err.splitlines()) == 1


def test_spanish_tells_figures_in_spanish(run: Run, tmp_path: Path) -> None:
    done = run("monitor", "counts", table(tmp_path, FIGURES), "--language", "es")

    assert "denuncias" in done.out
    assert "Row" not in done.out


STATED = "period,source,register,unit,count,coverage,reporting\n2030,x,police,victims,100,0.5,0.2\n"


@pytest.mark.parametrize(
    ("later", "told", "untold"),
    [
        ("2031,x,police,victims,300,1,0.3", "as much happened as before.", "Either"),
        ("2031,x,police,victims,600,1,0.3", "2 times is left. Either", "of 100"),
    ],
)
def test_what_is_stated_of_coverage_and_reporting_is_taken_out_of_a_jump(
    run: Run, tmp_path: Path, later: str, told: str, untold: str
) -> None:
    found = run("monitor", "counts", table(tmp_path, STATED + later + "\n")).out

    assert told in found
    assert untold not in found


FILES = "file,office,complaint,charged,official\nF-1,North,2031-02-01,2031-06-01,no\nF-2,North,2031-03-01,,yes\n"
RATINGS = "item,rating,reviewer,reason\n7,not_met,Ana,the file against an official rests\n"


def test_the_checklist_is_told_as_json_markdown_and_pdf(run: Run, tmp_path: Path) -> None:
    files, ratings = tmp_path / "files.csv", tmp_path / "ratings.csv"
    files.write_text(FILES, "utf-8")
    ratings.write_text(RATINGS, "utf-8")

    found = json.loads(run("monitor", "standards", files, "--ratings", ratings, "--as", "json").out)
    told = run("monitor", "standards", files, "--ratings", ratings, "--as", "markdown", "--language", "es").out
    made = run("monitor", "standards", files, "--as", "pdf", "--output", tmp_path / "report.pdf")

    officials = next(each for each in found["items"] if each["indicium"] == 7)
    assert (officials["value"]["against"]["charged"], officials["value"]["others"]["charged"]) == (0, 1)
    assert officials["ratings"][0]["self_rating"] == "not_met"
    assert len(found["items"]) == 16
    assert "no se cumple, dice Ana" in told
    assert made.status == 0
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_a_pdf_without_a_file_to_write_to_is_refused(run: Run) -> None:
    assert run("monitor", "standards", "--as", "pdf").status == 2


COUNTS = "region,women,girls,men\nQuilas,41,12,3\nPisco,25,17,10\nSierra,18,22,9\n"


def test_a_table_is_published_without_its_small_cells(run: Run, tmp_path: Path) -> None:
    path = table(tmp_path, COUNTS)

    found = json.loads(run("monitor", "publish", path, "--as", "json").out)
    told = run("monitor", "publish", path, "--as", "csv").out.splitlines()

    assert found["counts"][0][2] is None
    assert (found["small"], found["suppressed"]) == (1, 4)
    assert told[0] == "region,women,girls,men,sum"
    assert told[1].startswith("Quilas,41,")
    assert "withheld" in told[1]


def test_noise_shows_its_budget_and_refuses_few_people(run: Run, tmp_path: Path) -> None:
    path = table(tmp_path, COUNTS)
    few = run("monitor", "publish", path, "--epsilon", 1)

    path.write_text(COUNTS.replace("41", "4100"), "utf-8")
    found = json.loads(run("monitor", "publish", path, "--epsilon", 0.5, "--spent", 1, "--as", "json").out)

    assert few.status == 2
    assert (found["epsilon"], found["epsilon_in_all"]) == (0.5, 1.5)
    assert run("monitor", "publish", path, "--epsilon", "-1").status == 2
    assert run("monitor", "publish", path, "--epsilon", "1e3").status == 2


def test_the_tables_of_the_template_are_those_of_the_page_and_each_is_read(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "country"
    page = (Path(__file__).parents[2] / "docs" / "monitor.md").read_text("utf-8")

    assert run("monitor", "template", folder).status == 0
    assert run("monitor", "template", folder).status == 2
    for path in folder.iterdir():
        assert f"```csv {path.name}\n{path.read_text('utf-8')}```" in page


def test_the_range_of_a_single_model_is_told_as_of_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "strong.csv"
    path.write_text("A,B,C,count\n1,0,0,500\n0,1,0,400\n0,0,1,300\n1,1,0,200\n1,0,1,100\n0,1,1,50\n1,1,1,90\n", "utf-8")

    told = run("monitor", "hidden-population", path, "--bootstrap", 0).out

    assert "Range of the model of lowest BIC, alone within 10 BIC units" in told
    assert "1 models" not in told
