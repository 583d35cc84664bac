"""What a user does, from an empty folder to a brief, with the installed program."""

import json
import shutil
import signal
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import ENVIRONMENT, PROGRAM, Run

REPORT = """Police arrest two in Villa Jacaranda

Police arrested Aurelio Tambo Quispe and Zulema Farfán Ocaña on Tuesday in Villa Jacaranda, the prosecutor's office said.

Farfán, 41, is suspected of leading the network. Her lawyer denied that she sold babies.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "el-faro_2031-05-16_en.txt"
    path.write_text(REPORT, "utf-8")
    return path


def statements_of(run: Run, case: Path) -> list[dict]:
    return [json.loads(line) for line in run("export", case, "--as", "statements").out.splitlines()]


def test_a_report_becomes_statements_whose_quotes_stand_in_it(run: Run, case: Path, report: Path) -> None:
    added = run("add", case, report)

    statements = statements_of(run, case)

    assert added.status == 0
    assert {each["object"]["name"] for each in statements if each["predicate"] == "detained"} == {
        "Aurelio Tambo Quispe",
        "Zulema Farfán Ocaña",
    }
    assert all(REPORT[each["start"] : each["end"]] == each["quote"] for each in statements)
    assert all(each["published"] == "2031-05-16" for each in statements)
    assert not [each for each in statements if each["predicate"] == "sells" and each["standing"] == "reported"]


def test_the_same_bytes_twice_add_nothing_and_say_so(run: Run, case: Path, report: Path) -> None:
    run("add", case, report)
    before = run("verify", case, "--as", "json").out

    again = run("add", case, report)

    assert again.status == 0
    assert "already" in again.out
    assert run("verify", case, "--as", "json").out == before


def test_a_refused_file_exits_with_2_and_the_rest_is_added(run: Run, case: Path, report: Path) -> None:
    broken = report.with_name("broken.pdf")
    broken.write_bytes(b"%PDF-1.7 and nothing more")

    added = run("add", case, broken, report, "--as", "json")

    outcomes = {each["name"]: each["outcome"] for each in json.loads(added.out)}
    assert added.status == 2
    assert outcomes == {"broken.pdf": "refused", report.name: "added"}


def test_a_document_in_a_language_without_extractor_is_stored_and_found(run: Run, case: Path, tmp_path: Path) -> None:
    path = tmp_path / "gazeta_2031-05-16.txt"
    path.write_text("A polícia não confirmou ontem a prisão de nenhuma pessoa da organização na cidade. " * 6, "utf-8")

    added = run("add", case, path)

    assert added.status == 0
    assert "not read" in added.out
    assert "gazeta" in run("search", case, "policia").out


def test_withdrawing_takes_a_document_out_of_every_answer(run: Run, case: Path, report: Path) -> None:
    run("add", case, report)
    document = statements_of(run, case)[0]["document"].removeprefix("sha256:")

    done = run("withdraw", case, document[:12], "--reason", "added by mistake")

    assert done.status == 0
    assert statements_of(run, case) == []
    assert json.loads(run("brief", case, "--as", "json").out)["people"] == []
    assert json.loads(run("search", case, "Farfán", "--as", "json").out) == []
    assert run("verify", case).status == 0


def test_a_withdrawal_can_be_taken_back(run: Run, case: Path, report: Path) -> None:
    run("add", case, report)
    before = statements_of(run, case)
    document = before[0]["document"].removeprefix("sha256:")
    run("withdraw", case, document[:12], "--reason", "added by mistake")
    told = run("add", case, report).out

    done = run("withdraw", case, document[:12], "--undo", "--reason", "read again")

    assert done.status == 0
    assert statements_of(run, case) == before
    assert "--undo" in told
    assert run("withdraw", case, document[:12], "--undo", "--reason", "again").status == 2
    assert run("verify", case).status == 0


def test_a_backup_opens_and_verifies(run: Run, case: Path, report: Path, tmp_path: Path) -> None:
    run("add", case, report)

    done = run("backup", case, tmp_path / "copy")

    assert done.status == 0
    assert run("verify", tmp_path / "copy").out == run("verify", case).out


def test_verify_names_an_altered_original_and_exits_with_1(run: Run, case: Path, report: Path) -> None:
    run("add", case, report)
    (original,) = (case / "originals").iterdir()
    original.chmod(0o644)
    original.write_bytes(original.read_bytes().replace(b"41", b"14"))

    verified = run("verify", case)

    assert verified.status == 1
    assert original.name[:8] in verified.out


def test_verify_names_an_altered_statement_and_exits_with_1(run: Run, case: Path, report: Path) -> None:
    run("add", case, report)
    database = sqlite3.connect(next(case.glob("*.sqlite")))
    triggers = [row[0] for row in database.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
    names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    for name in names:
        database.execute(f"DROP TRIGGER {name}")
    database.execute("UPDATE statement SET standing = 'convicted' WHERE standing = 'suspected'")
    for trigger in triggers:
        database.execute(trigger)
    database.commit()
    database.close()

    assert run("verify", case).status == 1


def test_the_sample_case_gives_a_brief_in_both_languages_and_every_form(
    run: Run, sample_case: Path, tmp_path: Path
) -> None:
    for language in ("en", "es"):
        for form in ("text", "markdown", "html", "json"):
            made = run("brief", sample_case, "--as", form, "--language", language)

            assert made.status == 0, made.err
            assert len(made.out) > 1000
    brief = json.loads(run("brief", sample_case, "--as", "json").out)

    assert {"people", "events", "numbers", "open_questions", "sources"} <= brief.keys()
    assert all(brief[name] for name in ("people", "events", "numbers", "open_questions", "sources"))


def test_every_export_of_the_sample_case_is_json_lines(run: Run, sample_case: Path) -> None:
    for kind in ("statements", "findings", "entities"):
        lines = run("export", sample_case, "--as", kind).out.splitlines()

        assert lines
        assert all(isinstance(json.loads(line), dict) for line in lines)


def test_one_worker_and_three_give_the_same_case(run: Run, sample_documents: Path, tmp_path: Path) -> None:
    for workers in (1, 3):
        run("new", tmp_path / str(workers))
        run("add", tmp_path / str(workers), sample_documents, "--workers", workers)

    one, three = (run("export", tmp_path / str(workers), "--as", "statements").out for workers in (1, 3))

    assert one == three


def test_a_case_can_be_copied_as_a_folder(run: Run, sample_case: Path, tmp_path: Path) -> None:
    shutil.copytree(sample_case, tmp_path / "copy")

    assert run("verify", tmp_path / "copy").status == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["brief", "nowhere"],
        ["verify", "nowhere"],
        ["add", "nowhere", "."],
        ["brief"],
        ["export", "nowhere", "--as", "poems"],
        ["names", "--pairs", "nowhere.csv"],
        ["extract", "nowhere.txt"],
    ],
)
def test_bad_use_is_one_clear_line_and_exits_with_2(run: Run, arguments: list[str], tmp_path: Path) -> None:
    done = run(*arguments)

    assert done.status == 2
    assert done.out == ""
    assert "Traceback" not in done.err
    assert done.err.strip()


def test_messages_are_spanish_by_option_or_locale(run: Run, tmp_path: Path) -> None:
    by_option = run("brief", tmp_path / "nowhere", "--language", "es")
    by_locale = run("brief", tmp_path / "nowhere", LANG="es_PE.UTF-8")

    assert by_option.err == by_locale.err
    assert "No hay" in by_option.err


def test_extract_prints_statements_without_a_case(run: Run, report: Path) -> None:
    done = run("extract", report, "--as", "statements")

    statements = [json.loads(line) for line in done.out.splitlines()]
    assert done.status == 0
    assert {"detained"} <= {each["predicate"] for each in statements}


def test_names_scores_pairs(run: Run, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("name1,name2\nZulema Farfán Ocaña,ZULEMA FARFAN OCANA\nZulema Farfán,Aurelio Tambo\n", "utf-8")

    done = run("names", "--pairs", pairs, "--as", "csv")

    assert done.out.splitlines()[0] == "name1,name2,score,verdict"
    assert [line.rsplit(",", 1)[1] for line in done.out.splitlines()[1:]] == ["same", "different"]


def test_a_blank_name_is_refused_with_its_row(run: Run, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("name1,name2\nZulema Farfán,\nZulema Farfán Ocaña,ZULEMA FARFAN OCANA\n", "utf-8")

    done = run("names", "--pairs", pairs)

    assert done.status == 2
    assert "row 2" in done.err
    assert len(done.err.splitlines()) == 1
    assert done.out.splitlines()[1:] == ["Zulema Farfán,,,", "Zulema Farfán Ocaña,ZULEMA FARFAN OCANA,1.0000,same"]


def test_a_judgement_joins_and_can_be_taken_back(run: Run, sample_case: Path, tmp_path: Path) -> None:
    case = tmp_path / "copy"
    shutil.copytree(sample_case, case)
    before = run("export", case, "--as", "entities").out
    listed = json.loads(run("proposals", case, "--as", "json").out)
    proposal = next(each for each in listed if each["rule"] is None)

    run("judge", case, proposal["id"], "same", "--reason", "same age and office")
    joined = run("export", case, "--as", "entities").out
    run("judge", case, proposal["id"], "--undo", "--reason", "read again")

    assert '"merged_by": "judgement"' in joined
    assert run("export", case, "--as", "entities").out == before
    assert run("verify", case).status == 0


def test_a_rejected_statement_stays_in_the_export_and_leaves_the_brief(run: Run, case: Path, report: Path) -> None:
    run("add", case, report)
    wrong = next(each for each in statements_of(run, case) if each["predicate"] == "age")

    done = run("judge", case, wrong["id"], "reject", "--reason", "not her age")

    reviews = {each["id"]: each["review"] for each in statements_of(run, case)}
    assert done.status == 0
    assert reviews[wrong["id"]] == "rejected"
    assert wrong["id"] not in run("brief", case, "--as", "json").out
    assert run("judge", case, wrong["id"], "--undo", "--reason", "read again").status == 0
    assert {each["review"] for each in statements_of(run, case)} == {"proposed"}


def test_a_reader_that_goes_early_is_no_fault_of_the_case(sample_case: Path) -> None:
    command = f"{PROGRAM} export {sample_case} --as statements | head -1; echo ${{PIPESTATUS[0]}}"

    done = subprocess.run(["bash", "-c", command], capture_output=True, env=ENVIRONMENT, check=True)

    assert done.stdout.decode().splitlines()[-1] in {"0", "141"}
    assert b"Traceback" not in done.stderr


def test_ctrl_c_says_that_what_was_reported_is_safe(case: Path, tmp_path: Path, run: Run) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    for number in range(400):
        (documents / f"el-faro-{number}_2031-05-16_en.txt").write_text(REPORT * 6 + str(number), "utf-8")
    process = subprocess.Popen(
        [PROGRAM, "add", str(case), str(documents)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT
    )
    assert process.stdout is not None
    acknowledged = process.stdout.readline().decode().split()[1]

    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)

    sources = json.loads(run("brief", case, "--as", "json").out)["sources"]
    assert process.returncode == 130
    assert b"Stopped." in told
    assert any(each["document"].startswith(acknowledged) for each in sources)
    assert run("verify", case).status == 0


def test_a_verdict_that_does_not_fit_and_a_second_undo_say_what_is_wrong(run: Run, case: Path, report: Path) -> None:
    run("add", case, report)
    statement = statements_of(run, case)[0]["id"]
    run("judge", case, statement, "reject", "--reason", "no")

    unfit = run("judge", case, statement, "same", "--reason", "no")
    once, twice = (run("judge", case, statement, "--undo", "--reason", "no") for _ in range(2))

    assert (unfit.status, once.status, twice.status) == (2, 0, 2)
    assert "accepted or rejected" in unfit.err
    assert "No decision on it stands" in twice.err
