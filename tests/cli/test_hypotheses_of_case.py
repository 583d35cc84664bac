import json
import re
from pathlib import Path
from typing import Any

import pytest

from ovillo.testing import write_sample_casework
from tests.casework.hypotheses.sheets import reference
from tests.cli.conftest import Run
from tests.cli.test_hypotheses import write

ON = "2031-06-01"


@pytest.fixture
def case(run: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    assert run("new", folder, "--name", "Villa Jacaranda").status == 0
    return folder


def named(**changes: Any) -> dict[str, Any]:
    step = {"text": "DNA", "cost": 2, "unit": "days", "deadline": "2031-06-09", "p": [0.1, 0.9, 0.8, 0.2]}
    return {**reference(), "name": "babies", "next_steps": [step], **changes}


def shown(run: Run, case: Path, *more: str, actor: str = "Test Analyst") -> dict[str, Any]:
    done = run("hypotheses", "show", case, "babies", "--on", ON, "--as", "json", *more, OVILLO_ACTOR=actor)
    assert done.status == 0, done.err
    found = json.loads(done.out)
    assert isinstance(found, dict)
    return found


def test_a_case_remembers_who_changed_which_number_when_and_why(run: Run, case: Path, tmp_path: Path) -> None:
    sheet = write(tmp_path, named())
    assert run("hypotheses", "open", case, sheet, "--reason", "first look").status == 0
    before = shown(run, case)
    changed = run("hypotheses", "rate", case, "babies", "e1", "H1", "0.1-0.2-0.3", "--reason", "the list was forged")
    assert changed.status == 0, changed.err

    after = shown(run, case)

    assert round(before["evaluation"]["posterior"]["H1"], 4) == 0.7009
    assert after["evaluation"]["posterior"]["H1"] < 0.7
    last = after["history"][-1]
    assert (last["row"], last["column"], last["before"], last["after"]) == ("e1", "H1", "0.6", "0.1–0.2–0.3")
    assert (last["by"], last["reason"]) == ("Test Analyst", "the list was forged")
    text = run("hypotheses", "show", case, "babies", "--history").out
    assert "0.6 → 0.1–0.2–0.3" in text
    assert run("verify", case).status == 0


def test_a_second_rater_is_blind_until_every_cell_is_rated(run: Run, case: Path, tmp_path: Path) -> None:
    opening = ("hypotheses", "open", case, write(tmp_path, named()), "--reason", "x", "--rater", "Bruno")
    assert run(*opening).status == 0
    blind = run("hypotheses", "show", case, "babies", "--history", OVILLO_ACTOR="Bruno").out
    assert "0.70" not in blind
    assert "0.6" not in blind
    peeking = run("hypotheses", "show", case, "babies", "--rater", "Test Analyst", OVILLO_ACTOR="Bruno")
    assert peeking.status == 2

    empty = json.loads(run("hypotheses", "sheet", case, "babies", OVILLO_ACTOR="Bruno").out)
    assert empty["evidence"][0]["p"] == dict.fromkeys(("H0", "H1", "H2", "H3"))
    for row in empty["evidence"]:
        row |= {"r": 1, "p": [0.3, 0.6, 0.5, 0.1]}
    filled = write(tmp_path, empty, "bruno.json")
    done = run("hypotheses", "rate", case, "babies", "--sheet", filled, "--reason", "mine", OVILLO_ACTOR="Bruno")
    assert done.status == 0, done.err

    seen = shown(run, case, actor="Bruno")
    assert seen["rater"] == "Bruno"
    assert set(seen["posteriors"]) == {"Test Analyst", "Bruno"}
    assert seen["agreements"][0]["mean_difference"] > 0
    assert shown(run, case, "--rater", "Test Analyst", actor="Bruno")["rater"] == "Test Analyst"


def test_no_total_is_shown_before_every_cell_is_rated(run: Run, case: Path, tmp_path: Path) -> None:
    sheet = named()
    del sheet["evidence"][2]["p"]["H3"]
    opened = run("hypotheses", "open", case, write(tmp_path, sheet), "--reason", "x")
    assert (opened.status, "not rated: 1" in opened.err) == (0, True)
    assert shown(run, case)["evaluation"] is None
    assert "not ranked" in run("brief", case).out

    assert run("hypotheses", "rate", case, "babies", "e3", "H3", "0.05", "--reason", "x").status == 0

    assert round(shown(run, case)["evaluation"]["posterior"]["H1"], 4) == 0.7009


def test_evidence_that_comes_later_is_added_and_rated(run: Run, case: Path, tmp_path: Path) -> None:
    assert run("hypotheses", "open", case, write(tmp_path, named()), "--reason", "x").status == 0
    more = named()
    more["evidence"].append({"id": "e5", "text": "late registration", "r": 1, "p": [0.1, 0.4, 0.1, 0.1]})
    path = write(tmp_path, more, "more.json")

    refused = run("hypotheses", "rate", case, "babies", "--sheet", path, "--reason", "x")
    added = run("hypotheses", "extend", case, "babies", path, "--reason", "the register came")
    again = run("hypotheses", "extend", case, "babies", path, "--reason", "the register came")

    assert (refused.status, added.status, again.status) == (2, 0, 2)
    assert "e5" in refused.err
    assert len(shown(run, case)["evaluation"]["evidence"]) == 5


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rate", "babies", "e1", "H1", "1.5", "--reason", "x"), "Row e1, column H1: 1.5 is not a probability"),
        (("rate", "babies", "e1", "H1", "-0.1", "--reason", "x"), "Row e1, column H1: -0.1 is not a probability"),
        (("rate", "babies", "e1", "H1", "0.5-0.4-0.6", "--reason", "x"), "must rise"),
        (("rate", "babies", "e9", "H1", "0.5", "--reason", "x"), "there is no such row. The rows are e1, e2, e3, e4"),
        (("rate", "babies", "e1", "H9", "0.5", "--reason", "x"), "The columns are H0, H1, H2, H3, r, b"),
        (("rate", "babies", "e1", "H1", "0.5"), "--reason"),
        (("rate", "babies", "e1", "H1", "0.60", "--reason", "x"), "Nothing was changed"),
        (("rate", "babies", "e1", "--reason", "x"), "--sheet"),
        (("rate", "nothing", "e1", "H1", "0.5", "--reason", "x"), "ovillo hypotheses show CASE"),
        (("close", "babies"), "--reason"),
        (("close", "babies", "--undo", "--reason", "x"), "not closed"),
        (("show", "nothing"), "ovillo hypotheses show CASE"),
        (("show", "babies", "--rater", "Nobody"), "Nobody of that name"),
    ],
)
def test_what_cannot_be_done_says_why_and_changes_nothing(
    run: Run,
    case: Path,
    tmp_path: Path,
    words: tuple[str, ...],
    said: str,
) -> None:
    assert run("hypotheses", "open", case, write(tmp_path, named()), "--reason", "x").status == 0
    command, *rest = words

    done = run("hypotheses", command, case, *rest)

    assert done.status == 2
    assert said in done.err
    assert len(shown(run, case)["history"]) == 28


def test_a_set_is_opened_once_and_a_closed_one_takes_no_number(run: Run, case: Path, tmp_path: Path) -> None:
    sheet = write(tmp_path, named())
    assert run("hypotheses", "open", case, sheet, "--reason", "x").status == 0
    assert run("hypotheses", "open", case, sheet, "--reason", "x").status == 2
    assert run("hypotheses", "close", case, "babies", "--reason", "the court ruled").status == 0

    assert run("hypotheses", "rate", case, "babies", "e1", "H1", "0.5", "--reason", "x").status == 2
    assert "HYPOTHESES" not in run("brief", case).out
    assert "[closed;" in run("hypotheses", "show", case).out

    assert run("hypotheses", "close", case, "babies", "--undo", "--reason", "appeal").status == 0
    assert "HYPOTHESES" in run("brief", case).out


def test_a_surname_that_the_case_knows_is_nobody_for_a_hypothesis(run: Run, case: Path, tmp_path: Path) -> None:
    note = tmp_path / "note_2031-05-06_en.txt"
    note.write_text("Police detained Zulema Farfán Ocaña in Villa Jacaranda on 6 May 2031.", "utf-8")
    assert run("add", case, note, "--publisher", "The Ledger").status == 0
    sheet = named()
    sheet["hypotheses"][3]["text"] = "kept by the network of Farfán"

    refused = run("hypotheses", "open", case, write(tmp_path, sheet), "--reason", "x")

    assert refused.status == 2
    assert "Row H3, column text" in refused.err
    sheet["hypotheses"][3]["text"] = "kept in Villa Jacaranda"
    assert run("hypotheses", "open", case, write(tmp_path, sheet), "--reason", "x").status == 0


@pytest.mark.parametrize(
    "text",
    [
        "sold by evaristo tambo quillca",
        "that evaristo tambo sold the babies",
        "a list of TAMBÓ",
        "letters kept by quillca",
        "money from luz del mercado",
    ],
)
def test_a_name_that_the_case_knows_is_found_however_it_is_written(
    run: Run, case: Path, tmp_path: Path, text: str
) -> None:
    note = tmp_path / "note_2031-05-06_en.txt"
    told = "Police detained Evaristo Tambo Quillca and Luz del Mercado Ocaña in Villa Jacaranda on 6 May 2031."
    note.write_text(told, "utf-8")
    assert run("add", case, note, "--publisher", "The Ledger").status == 0
    claim, row, step, outcome = named(), named(), named(), named()
    claim["hypotheses"][3]["text"] = row["evidence"][0]["text"] = step["next_steps"][0]["text"] = text
    shows = [{"text": text, "p": [0.1, 0.9, 0.8, 0.2]}, {"text": "nothing", "p": [0.9, 0.1, 0.2, 0.8]}]
    outcome["next_steps"] = [{"text": "DNA", "cost": 2, "unit": "days", "outcomes": shows}]

    refused = [
        run("hypotheses", "open", case, write(tmp_path, sheet), "--reason", "x")
        for sheet in (claim, row, step, outcome)
    ]

    assert [each.status for each in refused] == [2, 2, 2, 2]
    places = ("H3, column text", "e1, column text", "s1, column text", "s1, column outcomes")
    assert all(place in each.err for place, each in zip(places, refused, strict=True))


def test_a_word_that_is_no_name_alone_is_accepted_in_small_letters(run: Run, case: Path, tmp_path: Path) -> None:
    note = tmp_path / "note_2031-05-06_en.txt"
    note.write_text("Police detained Luz del Mercado Ocaña in Villa Jacaranda on 6 May 2031.", "utf-8")
    assert run("add", case, note, "--publisher", "The Ledger").status == 0
    sheet = named()
    sheet["hypotheses"][3]["text"] = "vendidos en el mercado; the light of luz"

    assert run("hypotheses", "open", case, write(tmp_path, sheet), "--reason", "x").status == 0


def test_rows_lead_to_findings_of_the_case(run: Run, case: Path, tmp_path: Path) -> None:
    note = tmp_path / "note_2031-05-06_en.txt"
    note.write_text("Police detained Zulema Farfán Ocaña in Villa Jacaranda on 6 May 2031.", "utf-8")
    assert run("add", case, note, "--publisher", "The Ledger").status == 0
    finding = json.loads(run("export", case, "--as", "findings").out.splitlines()[0])["id"]
    lost, sheet = named(), named()
    lost["evidence"][0]["findings"] = ["0123456789ab"]
    sheet["evidence"][0]["findings"] = [finding[:12]]
    sheet["hypotheses"][1]["findings"] = [finding]

    refused = run("hypotheses", "open", case, write(tmp_path, lost), "--reason", "x")
    assert (refused.status, "column findings" in refused.err) == (2, True)
    assert run("hypotheses", "open", case, write(tmp_path, sheet), "--reason", "x").status == 0

    assert shown(run, case)["evidence"][0]["findings"] == [finding]
    published = run("hypotheses", "show", case, "babies", "--publishable").out
    assert published.count("not supported by a finding") == 3
    assert f"open; findings stand beside it: {finding[:12]}" in published
    document = json.loads(run("brief", case, "--as", "json").out)["sources"][0]["document"]
    assert run("withdraw", case, document, "--reason", "forged").status == 0
    told = run("hypotheses", "show", case, "babies", "--publishable")
    assert told.out.count("not supported by a finding") == 4
    assert "none of this case any more" in told.err


def test_the_brief_ends_with_what_is_held_open_and_what_would_settle_it(
    run: Run,
    case: Path,
    tmp_path: Path,
) -> None:
    sheet = named()
    sheet["question"] = "What was <b>done</b>?"
    assert run("hypotheses", "open", case, write(tmp_path, sheet), "--reason", "x").status == 0

    text, markdown, page = (run("brief", case, "--as", form).out for form in ("text", "markdown", "html"))
    made = json.loads(run("brief", case, "--as", "json").out)["hypotheses"][0]

    for told in (text, markdown, page):
        assert told.count("open; not supported by a finding") == 4
        assert "DNA" in told[told.index("open; not supported") :]
        assert "0.7009" not in told
    assert "<b>done</b>" not in page
    assert [each["publish"] for each in made["hypotheses"]] == ["open; not supported by a finding"] * 4
    assert made["next_steps"][0]["information_bits"] > 0
    assert not re.search("posterior|0.7009", json.dumps({**made, "next_steps": []}))
    assert "abierta; ningún hallazgo la respalda" in run("brief", case, "--language", "es").out


def test_the_sample_case_has_hypotheses(run: Run, case: Path, tmp_path: Path) -> None:
    (sheet,) = write_sample_casework(tmp_path / "casework")

    assert run("hypotheses", "open", case, sheet, "--reason", "x").status == 0

    made = shown(run, case)["evaluation"]
    assert [each["without"] for each in made["leave_one_out"] if each["another_leads"]] == ["e5"]
    assert [each["counted"] for each in made["evidence"]] == [True, False, True, True, True, True]


def test_a_finding_that_comes_later_is_linked_and_the_link_taken_back(run: Run, case: Path, tmp_path: Path) -> None:
    assert run("hypotheses", "open", case, write(tmp_path, named()), "--reason", "x").status == 0
    note = tmp_path / "note_2031-05-06_en.txt"
    note.write_text("Police detained Zulema Farfán Ocaña in Villa Jacaranda on 6 May 2031.", "utf-8")
    assert run("add", case, note, "--publisher", "The Ledger").status == 0
    finding = json.loads(run("export", case, "--as", "findings").out.splitlines()[0])["id"]
    words = ("hypotheses", "link", case, "babies")

    assert run(*words, "e9", finding, "--reason", "x").status == 2
    assert run(*words, "e1", "00000000", "--reason", "x").status == 2
    assert run(*words, "e1", finding[:10], "--reason", "the ledger says it").status == 0

    told = run("hypotheses", "show", case, "babies", "--history").out
    assert f"e1: {finding[:12]}, " in told
    assert "Zulema Farfán Ocaña" in told
    assert "the ledger says it" in told
    assert shown(run, case)["evidence"][0]["findings"] == [finding]
    assert [each["act"] for each in shown(run, case)["acts"]] == ["opened", "linked"]
    assert run(*words, "e1", finding[:10], "--undo", "--reason", "another price").status == 0
    assert shown(run, case)["evidence"][0]["findings"] == []
    assert run(*words, "e1", finding[:10], "--undo", "--reason", "x").status == 2
