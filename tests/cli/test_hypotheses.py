import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.casework.hypotheses.sheets import reference
from tests.cli.conftest import Run, run_ovillo


def write(folder: Path, given: object, name: str = "sheet.json") -> Path:
    path = folder / name
    path.write_text(given if isinstance(given, str) else json.dumps(given), "utf-8")
    return path


def evaluated(run: Run, path: Path) -> dict[str, Any]:
    done = run("hypotheses", "evaluate", path, "--as", "json")
    assert done.status == 0, done.err
    found = json.loads(done.out)
    assert isinstance(found, dict)
    return found


def test_the_program_itself_weighs_a_sheet(tmp_path: Path) -> None:
    done = run_ovillo("hypotheses", "evaluate", write(tmp_path, reference()), "--as", "json")

    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)["posterior"]["H1"] == pytest.approx(0.7009295)


def test_both_views_are_shown_and_their_disagreement_is_explained(run: Run, tmp_path: Path) -> None:
    made = evaluated(run, write(tmp_path, reference()))

    assert {name: round(each, 4) for name, each in made["posterior"].items()} == {
        "H0": 0.0018,
        "H1": 0.7009,
        "H2": 0.2946,
        "H3": 0.0027,
    }
    assert made["heuer"]["inconsistent"] == {"H0": 4, "H1": 1, "H2": 0, "H3": 2}
    assert (made["bayes"]["prefers"], made["heuer"]["prefers"], made["agree"]) == (["H1"], ["H2"], False)
    assert any("e1 (+2.04), e2 (+3.59), e3 (+1.72), together +7.36" in line for line in made["explanation"])
    assert [each["without"] for each in made["leave_one_out"]] == ["e1", "e2", "e3", "e4"]


def test_no_total_stands_above_the_table_of_probabilities(run: Run, tmp_path: Path) -> None:
    sheet = reference()
    sheet["next_steps"] = [
        {"text": "DNA | of <mother>", "cost": 2, "unit": "days", "deadline": "2031-06-09", "p": [0.1, 0.9, 0.8, 0.2]}
    ]
    path = write(tmp_path, sheet)

    text = run("hypotheses", "evaluate", path, "--on", "2031-06-01").out
    markdown = run("hypotheses", "evaluate", path, "--on", "2031-06-01", "--as", "markdown").out

    for shown in (text, markdown):
        assert shown.index("e4: foreign") < shown.index("0.6") < shown.index("0.7009")
        assert "8 days left" in shown
        assert "not for publication" in shown
    assert "0.0018     0.0000 – 0.3140" in text
    assert r"DNA \| of \<mother\>" in markdown


def test_what_may_be_published_holds_no_number(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path, reference())

    for form in ("text", "markdown", "json"):
        told = run("hypotheses", "evaluate", path, "--publishable", "--as", form).out
        assert told.count("open; not supported by a finding") == 4
        assert not re.search(r"\d", re.sub(r"H\d", "", told))


@pytest.mark.parametrize(("value", "place"), [(1.5, "column H2"), (None, "column H2"), ([0.4, 0.2, 0.5], "column H2")])
def test_a_bad_cell_is_named_and_nothing_is_weighed(run: Run, tmp_path: Path, value: object, place: str) -> None:
    sheet = reference()
    sheet["evidence"][2]["p"]["H2"] = value

    done = run("hypotheses", "evaluate", write(tmp_path, sheet), "--as", "json")

    assert (done.status, done.out) == (2, "")
    assert f"Row 3 (e3), {place}:" in done.err
    assert "Traceback" not in done.err


def test_a_prior_that_cannot_be_is_named_once(run: Run, tmp_path: Path) -> None:
    sheet = reference()
    sheet["hypotheses"][1]["prior"] = -0.25

    done = run("hypotheses", "evaluate", write(tmp_path, sheet))

    assert done.status == 2
    assert done.err == "Row prior, column H1: -0.25 is not a probability. It lies from 0 to 1.\n"


def test_a_hypothesis_about_guilt_is_refused_with_how_to_word_it(run: Run, tmp_path: Path) -> None:
    sheet = reference()
    sheet["hypotheses"][3]["text"] = "Evaristo Tambo Quillca sold the babies"

    done = run("hypotheses", "evaluate", write(tmp_path, sheet))

    assert done.status == 2
    assert "Row H3, column text" in done.err
    assert "Say what was done to the children" in done.err
    assert "Evaristo" not in done.err


def test_a_table_gives_the_same_as_json(run: Run, tmp_path: Path) -> None:
    given = reference()
    lines = ["id,evidence,r,b," + ",".join(f"{each['id']}: {each['text']}" for each in given["hypotheses"])]
    lines += [
        ",".join(map(str, (row["id"], row["text"].replace(",", ""), row["r"], row["b"], *row["p"].values())))
        for row in given["evidence"]
    ]

    made = evaluated(run, write(tmp_path, "\n".join(lines), "sheet.csv"))

    assert made["posterior"] == evaluated(run, write(tmp_path, given))["posterior"]


def test_the_template_is_a_sheet_that_lacks_only_its_numbers(run: Run, tmp_path: Path) -> None:
    for form in ("json", "csv"):
        for language in ("en", "es"):
            path = tmp_path / f"{language}.{form}"
            path.write_text(run("hypotheses", "template", "--as", form, "--language", language).out, "utf-8")

            done = run("hypotheses", "evaluate", path, "--language", "en")

            assert done.status == 2
            assert all("nothing stands there" in line or "more." in line for line in done.err.splitlines())


def step(**changes: object) -> dict[str, Any]:
    first = {"id": "s1", "text": "DNA", "cost": 2, "unit": "days", "p": [0.1, 0.9, 0.8, 0.2]} | changes
    return {**reference(), "next_steps": [first]}


def test_a_rule_of_the_law_gives_a_step_its_last_day(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path, step(clock={"rule": "D04", "start": "2031-06-02T05:00", "qualifier": "organised"}))

    done = run("hypotheses", "evaluate", path, "--on", "2031-06-01", "--as", "json")

    (made,) = json.loads(done.out)["next_steps"]
    assert (made["deadline"], made["days_left"], made["clock"]) == ("2031-06-12", 11, "D04, CPP 264.3-4; CPP 266.1")
    assert made["clock_unverified"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"clock": {"rule": "F99", "start": "2031-06-02"}}, "Row s1, column clock: There is no rule F99"),
        ({"clock": {"rule": "F02", "start": "soon"}}, "Row s1, column clock: soon"),
        ({"clock": {"rule": "F02"}}, "Row s1, column clock: a clock is a text"),
        ({"clock": {"rule": "F02", "start": "2031-06-02"}, "deadline": "2031-06-09"}, "Row s1, column deadline"),
    ],
)
def test_a_clock_that_cannot_be_counted_is_named(run: Run, tmp_path: Path, changes: dict[str, Any], said: str) -> None:
    done = run("hypotheses", "evaluate", write(tmp_path, step(**changes)))

    assert (done.status, done.out) == (2, "")
    assert said in done.err


def test_a_table_of_hypotheses_alone_is_told_what_a_sheet_looks_like(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text("H0;H1\n", "utf-8")

    refused = run("hypotheses", "evaluate", path)

    assert refused.status == 2
    assert "ovillo hypotheses template" in refused.err
