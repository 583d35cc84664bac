"""Hypotheses, numbers and who goes where as a person asks them, in both languages: the answers, axe, no complaint."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ovillo.planning.template import monitor_tables
from ovillo.testing import write_sample_allocation, write_sample_casework
from ovillo.web.pages import LANGUAGE_COOKIE, catalogue_in
from ovillo.wiring.cases import create_case
from ovillo.wiring.worker import extractors
from ovillo.workflows.held_hypotheses import open_set
from ovillo.workflows.hypotheses import read_sheet
from tests.web.browser import CHROMIUM, Served, Watched, chromium, faults_of, serving, visit
from tests.web.conftest import NOW, ROSA

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
LANGUAGES = pytest.mark.parametrize("language", ["en", "es"])


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A case that holds hypotheses open; the other pages keep nothing and need nothing."""
    folder = tmp_path_factory.mktemp("planning")
    (sheet,) = write_sample_casework(folder)
    read = read_sheet(sheet.read_bytes(), suffix=".json", extractors=extractors())
    with create_case(folder / "case", name="Villa Jacaranda", actor=ROSA, at=NOW) as opened:
        open_set(opened.record, read, raters=[], reason="what we hold open", actor=ROSA, now=lambda: NOW)
    with serving(folder / "case") as started:
        yield started


@pytest.fixture(scope="module")
def watched(served: Served) -> Iterator[Watched]:
    with chromium() as browser, visit(browser, served) as entered:
        yield entered


@pytest.fixture
def page(watched: Watched, served: Served, language: str) -> Iterator[Page]:
    """A page in this language, of which the browser has nothing to complain but that a table was refused."""
    watched.complaints.clear()
    watched.page.context.add_cookies([{"name": LANGUAGE_COOKIE, "value": language, "url": served.origin}])
    yield watched.page
    assert [each for each in watched.complaints if "400" not in each] == []


def in_words(language: str, sentence: str) -> str:
    return catalogue_in(language).say(sentence)


@LANGUAGES
def test_a_plan_is_asked_answered_and_saved(page: Page, served: Served, language: str, tmp_path: Path) -> None:
    page.goto(served.origin + "/allocate")
    empty = faults_of(page)
    page.get_by_label(in_words(language, "The tables"), exact=True).set_input_files(write_sample_allocation(tmp_path))
    page.get_by_role("button", name=in_words(language, "Plan"), exact=True).click()
    heading = in_words(language, "What each region gets")
    expect(page.get_by_role("heading", name=heading)).to_be_visible(timeout=60_000)
    shown = page.locator("img.plan-map")

    assert shown.evaluate("each => each.complete && each.naturalWidth > 0")
    assert (empty, faults_of(page)) == ([], [])
    with page.expect_download() as saved:
        page.get_by_role("link", name="plan.json").click()
    assert '"optimal"' in Path(saved.value.path()).read_text("utf-8")


@LANGUAGES
def test_a_table_that_does_not_fit_is_told_cell_by_cell(page: Page, served: Served, language: str) -> None:
    page.goto(served.origin + "/monitor")
    given = {"name": "lists.csv", "mimeType": "text/csv", "buffer": b"A,B,C,n\n1,0,2,5\n0,x,0,6\n"}
    page.get_by_label(in_words(language, "The table"), exact=True).set_input_files(given)  # type: ignore[arg-type]  # a payload
    page.get_by_role("button", name=in_words(language, "Ask"), exact=True).click()

    told = "this is neither 0 nor 1. Write 1 where the people of the row are on the list, else 0."
    expect(page.get_by_text(in_words(language, told))).to_have_count(2)
    assert faults_of(page) == []


@LANGUAGES
@pytest.mark.parametrize(
    ("measure", "table"),
    [
        ("hidden-population", "lists.csv"),
        ("counts", "figures.csv"),
        ("standards", "files.csv"),
        ("publish", "departments.csv"),
    ],
)
def test_each_measure_is_asked_and_answered(
    page: Page, served: Served, language: str, measure: str, table: str
) -> None:
    page.goto(served.origin + "/monitor")
    page.locator(f"input[name=measure][value={measure}]").check()
    given = {"name": table, "mimeType": "text/csv", "buffer": monitor_tables()[table].encode()}
    page.get_by_label(in_words(language, "The table"), exact=True).set_input_files(given)  # type: ignore[arg-type]  # a payload
    page.get_by_role("button", name=in_words(language, "Ask"), exact=True).click()

    expect(page.locator("main section").first).to_be_visible(timeout=30_000)
    assert faults_of(page) == []


@pytest.mark.parametrize(("language", "number"), [("en", "0.02–0.2–0.4"), ("es", "0.03–0.2–0.4")])
def test_a_number_is_stated_with_its_reason_and_stands_in_the_history(
    page: Page, served: Served, language: str, number: str
) -> None:
    page.goto(served.origin + "/hypotheses")
    listed = faults_of(page)
    page.locator("main a[href^='/hypotheses/']").first.click()
    form = page.locator("form[action$='/rate']")
    form.locator("select[name=row]").select_option("e5")
    form.locator("select[name=column]").select_option("H1")
    form.locator("input[name=value]").fill(number.replace("–", "-"))
    form.locator("input[name=reason]").fill(f"two exits were visits ({language})")
    form.locator("button").click()
    expect(page.get_by_text(number).first).to_be_visible()
    set_page = faults_of(page)
    page.locator("a.go[href$='history=1']").click()

    expect(page.get_by_text(f"two exits were visits ({language})").first).to_be_visible()
    history = faults_of(page)
    page.locator("a[href$='publishable=1']").click()

    expect(page.get_by_text("H1: ").first).to_be_visible()
    assert (listed, set_page, history, faults_of(page)) == ([], [], [], [])
