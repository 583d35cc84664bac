"""Hypotheses in the workbench: every number before a total, blind raters, and one number at a time."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from ovillo.casework.access import Role
from ovillo.testing import write_sample_casework
from ovillo.web.workbench import Workbench
from ovillo.wiring.cases import open_case_for_all
from ovillo.wiring.worker import extractors
from ovillo.workflows.access import set_member
from ovillo.workflows.held_hypotheses import open_set
from ovillo.workflows.hypotheses import read_sheet
from tests.web.conftest import NOW, ROSA, bench_over, reviewer

BETO = "Beto Otro"


@pytest.fixture
def held(own_case: Workbench, tmp_path: Path) -> str:
    (sheet,) = write_sample_casework(tmp_path)
    read = read_sheet(sheet.read_bytes(), suffix=".json", extractors=extractors())
    made = open_set(
        own_case.opened.record, read, raters=[BETO], reason="what we hold open", actor=ROSA, now=lambda: NOW
    )
    return made.id


def text_of(visitor: TestClient, path: str, language: str = "en") -> str:
    return visitor.get(path, headers={"accept-language": language}).text


def test_the_list_and_the_brief_hold_no_number_of_a_hypothesis(own_case: Workbench, held: str) -> None:
    rosa = reviewer(own_case, ROSA)

    for path in ("/hypotheses", "/"):
        page = text_of(rosa, path)
        assert "open; not supported by a finding" in page
        assert "0.7665" not in page
    assert f'href="/hypotheses/{held}"' in text_of(rosa, "/hypotheses")
    assert "abierta; ningún hallazgo la respalda" in text_of(rosa, "/hypotheses", "es")


def test_a_set_shows_every_probability_above_what_follows(own_case: Workbench, held: str) -> None:
    page = text_of(reviewer(own_case, ROSA), f"/hypotheses/{held}")

    assert page.index("0.4–0.6–0.8") < page.index("0.7665")
    tables = html.fromstring(page).xpath("//table")
    assert all(
        len(row.xpath("./*")) == len(table.xpath(".//thead/tr/*")) for table in tables for row in table.xpath(".//tr")
    )


def test_what_may_be_published_is_a_page_of_its_own_without_a_number(own_case: Workbench, held: str) -> None:
    rosa = reviewer(own_case, ROSA)

    asked = text_of(rosa, f"/hypotheses/{held}")
    shown = html.fromstring(text_of(rosa, f"/hypotheses/{held}?publishable=1")).xpath("//main")[0].text_content()
    spanish = text_of(rosa, f"/hypotheses/{held}?publishable=1", "es")

    assert f'href="/hypotheses/{held}?publishable=1"' in asked
    assert "--publishable" not in asked
    assert "H1: sold within the country with a false registration of birth: open; not supported by a finding" in shown
    assert "Let a second person read these words" in shown
    assert "0." not in shown
    assert "Lo que puede publicarse" in spanish


def test_whoever_still_rates_sees_no_number_of_others(own_case: Workbench, held: str) -> None:
    beto = reviewer(own_case, BETO)

    page = text_of(beto, f"/hypotheses/{held}")
    peeking = beto.get(f"/hypotheses/{held}", params={"rater": ROSA})

    assert "0.7665" not in page
    assert "0.4–0.6–0.8" not in page
    assert peeking.status_code == 400


def test_one_number_is_recorded_with_its_reason(own_case: Workbench, held: str) -> None:
    rosa = reviewer(own_case, ROSA)
    sent = {"row": "e5", "column": "H1", "value": "0.1-0.5-0.9", "reason": "two exits were visits"}

    done = rosa.post(f"/hypotheses/{held}/rate", data=sent)

    assert (done.status_code, done.headers["location"]) == (303, f"/hypotheses/{held}")
    page = text_of(rosa, f"/hypotheses/{held}?history=1")
    assert "0.02–0.1–0.2 → 0.1–0.5–0.9" in page
    assert "two exits were visits" in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"row": "e5", "column": "H1", "value": "1.5", "reason": "x"}, "Row e5, column H1: 1.5 is not a probability"),
        ({"row": "e9", "column": "H1", "value": "0.5", "reason": "x"}, "there is no such row"),
        ({"row": "e5", "column": "H1", "value": "0.5", "reason": " "}, "says why"),
    ],
)
def test_a_number_that_cannot_be_is_named(own_case: Workbench, held: str, sent: dict[str, str], said: str) -> None:
    done = reviewer(own_case, ROSA).post(f"/hypotheses/{held}/rate", data=sent)

    assert done.status_code == 400
    assert said in done.text


def test_a_reader_of_the_case_reads_and_states_no_number(own_case: Workbench, held: str) -> None:
    sent = {"row": "e5", "column": "H1", "value": "0.5", "reason": "x"}
    with open_case_for_all(own_case.opened.folder) as opened:
        set_member(opened.record, ROSA, Role.OWNER, actor=ROSA, now=lambda: NOW)
        set_member(opened.record, "Lola Lee", Role.READER, actor=ROSA, now=lambda: NOW)
        team = bench_over(opened, [])
        rosa, lola, eva = (reviewer(team, each) for each in (ROSA, "Lola Lee", "Eva Extraña"))

        assert f'action="/hypotheses/{held}/rate"' in text_of(rosa, f"/hypotheses/{held}")
        assert f'action="/hypotheses/{held}/rate"' not in text_of(lola, f"/hypotheses/{held}")
        assert lola.post(f"/hypotheses/{held}/rate", data=sent).status_code == 403
        assert eva.get(f"/hypotheses/{held}").status_code == 403


def test_without_the_token_nothing_is_recorded(own_case: Workbench, held: str) -> None:
    rosa = reviewer(own_case, ROSA)
    del rosa.headers["x-ovillo-token"]

    done = rosa.post(f"/hypotheses/{held}/rate", data={"row": "e5", "column": "H1", "value": "0.5", "reason": "x"})

    assert done.status_code == 400
    assert "0.02–0.1–0.2 →" not in text_of(rosa, f"/hypotheses/{held}?history=1")


def test_a_set_that_is_not_there_is_said(own_case: Workbench, held: str) -> None:
    assert reviewer(own_case, ROSA).get("/hypotheses/ffffffffffff").status_code == 404
