import csv
import io
from pathlib import Path

from ovillo.workflows.count_figures import list_counts
from tests.cli.conftest import Run

REPORT = """La Policía registró 1,448 denuncias en 2030. Hubo al menos 882 víctimas en mayo de 2031.
La policía detuvo a 14 personas y pagó 300 soles.
El 40 por ciento de las víctimas son menores.
"""


def test_figures_of_documents_have_their_period_and_words_and_enter_the_table_of_counts(
    run: Run, case: Path, tmp_path: Path
) -> None:
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    options = ("--publisher", "La Voz", "--published", "2031-06-01", "--source-language", "es")
    assert run("add", case, tmp_path / "report.txt", *options).status == 0

    told = list(csv.DictReader(io.StringIO(run("monitor", "figures", case, "--as", "csv").out)))

    assert [(each["period"], each["unit"], each["count"], each["bound"]) for each in told] == [
        ("2030", "complaint", "1448", ""),
        ("2031-05-01/2031-05-31", "victim", "882", "at_least"),
    ]
    assert [each["register"] for each in told] == ["unknown", "unknown"]
    assert "1,448 denuncias" in told[0]["quote"]

    text = io.StringIO()
    writer = csv.DictWriter(text, told[0])
    writer.writeheader()
    writer.writerows([*told, {**told[0], "period": "2031", "count": "2896"}])
    report = list_counts(text.getvalue().encode(), place="figures.csv")

    assert [each["percent"] for each in report["growth"]] == [100]
    assert report["figures"][0]["source"] == "La Voz"
    assert [each["bound"] for each in report["figures"]] == ["", "at_least", ""]


def test_a_range_is_two_bounds_and_gives_no_rate(run: Run, case: Path, tmp_path: Path) -> None:
    (tmp_path / "range.txt").write_text("Hubo entre 100 y 200 víctimas en 2030. Hubo 900 víctimas en 2031.", "utf-8")
    assert run("add", case, tmp_path / "range.txt", "--source-language", "es").status == 0
    (tmp_path / "figures.csv").write_text(run("monitor", "figures", case, "--as", "csv").out, "utf-8")

    told = run("monitor", "counts", tmp_path / "figures.csv").out

    assert "at most 200 victim, 2030" in run("monitor", "figures", case).out
    assert "Row 2: at most 200 victims (kind not told) in 2030" in told
    assert "rows 2, 3: a bound or a rough figure is no count" in told


def test_what_is_only_expected_is_left_out_and_told(run: Run, case: Path, tmp_path: Path) -> None:
    text = "The police registered 448 complaints in 2030. 200 presumed victims are expected in 2032."
    (tmp_path / "plan.txt").write_text(text, "utf-8")
    assert run("add", case, tmp_path / "plan.txt", "--source-language", "en").status == 0

    done = run("monitor", "figures", case)

    assert "448" in done.out
    assert "200" not in done.out
    assert "Left out, because they are expected, planned, asked about or denied: 1." in done.err
