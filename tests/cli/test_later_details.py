"""What is stated of a document after it was added."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.reading.made_files import made_zip

SENTENCE = "Police arrested Aurelio Tambo Quispe on Tuesday in Villa Jacaranda."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "documents" / "nota.txt"
    path.parent.mkdir()
    path.write_text(SENTENCE, "utf-8")
    return path


def source_of(run: Run, case: Path) -> dict[str, str | None]:
    (source,) = json.loads(run("brief", case, "--as", "json").out)["sources"]
    return source


def test_what_was_open_can_be_stated_later_and_what_was_stated_stays(run: Run, case: Path, report: Path) -> None:
    run("add", case, report, "--source-language", "en", "--grade", "B")
    before = run("export", case, "--as", "statements").out

    later = run("add", case, report, "--publisher", "El Faro", "--kind", "press", "--grade", "C")
    again = run("add", case, report, "--publisher", "El Faro", "--kind", "press")
    source = source_of(run, case)

    assert (later.status, again.status) == (0, 0)
    assert "stated  " in later.out
    assert "now known too: publisher, kind; not changed, because the case holds something else: grade" in later.out
    assert "nothing was added" in again.out
    assert "not changed" not in again.out
    assert (source["publisher"], source["kind"], source["grade"]) == ("El Faro", "press", "B")
    assert [json.loads(line)["id"] for line in run("export", case, "--as", "statements").out.splitlines()] == [
        json.loads(line)["id"] for line in before.splitlines()
    ]
    assert run("search", case, "tambo").out.count("Tambo") == 1
    assert run("verify", case).status == 0


def test_a_manifest_that_comes_later_completes_files_and_members(run: Run, case: Path, report: Path) -> None:
    (report.parent / "lote.zip").write_bytes(made_zip({"acta.txt": SENTENCE + " He is 53."}))
    run("add", case, report.parent, "--source-language", "en")
    (report.parent / "sources.csv").write_text("file,kind\nnota.txt,press\nlote.zip/acta.txt,ruling\n", "utf-8")

    done = json.loads(run("add", case, report.parent, "--as", "json").out)
    sources = json.loads(run("brief", case, "--as", "json").out)["sources"]

    assert {(each["name"], each["outcome"], *each["completed"]) for each in done} == {
        ("lote.zip/acta.txt", "stated", "kind"),
        ("nota.txt", "stated", "kind"),
    }
    assert {(source["name"], source["kind"]) for source in sources} == {
        ("lote.zip/acta.txt", "ruling"),
        ("nota.txt", "press"),
    }
    assert run("verify", case).status == 0


def test_a_second_reading_keeps_what_was_stated_before(run: Run, case: Path, tmp_path: Path) -> None:
    path = tmp_path / "parte.txt"
    path.write_text("Aurelio Tambo Quispe, 53.", "utf-8")
    run("add", case, path, "--publisher", "El Faro")

    still = run("add", case, path, "--kind", "press")
    read = run("add", case, path, "--source-language", "en")

    assert "still not read: its language is not certain; now known too: kind" in still.out
    assert "read now" in read.out
    assert (source_of(run, case)["publisher"], source_of(run, case)["kind"]) == ("El Faro", "press")
    assert run("verify", case).status == 0
