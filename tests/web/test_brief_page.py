"""The brief in a browser: everything that the sample case says, or what a reader asks for."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from ovillo.domain.statements import Standing
from ovillo.rendering.brief_html import render_html
from ovillo.rendering.brief_markdown import render_markdown
from ovillo.rendering.brief_text import render_text
from ovillo.rendering.catalogue import Catalogue
from ovillo.web import brief
from ovillo.web.workbench import Workbench
from tests.web.conftest import ROSA, reviewer

ACQUITTED = (
    "A court convicted Hugo Inventado Pari of recruiting Elva Inventada Cruz on 3 March 2030.\n\n"
    "An appeals court acquitted Hugo Inventado Pari on 9 January 2031.\n"
)


def acquitted_later(folder: Path) -> Path:
    (folder / "documents").mkdir()
    (folder / "documents" / "hugo.txt").write_text(ACQUITTED)
    return folder / "documents"


def standings_on(page: str) -> set[str]:
    entries = html.fromstring(page).xpath("//p[contains(@class,'claim')]//span[contains(@class,'standing')]/@class")
    return {name for each in entries for name in each.split() if name in set(Standing)}


def test_every_quote_of_the_brief_leads_to_its_words(rosa: TestClient, sample: Workbench) -> None:
    page = rosa.get("/").text
    places = set(re.findall(r'href="/documents/([0-9a-f]{64})\?at=(\d+)-(\d+)#at"', page))
    documents = sample.answers.now().documents
    quotes = {(each.document, str(each.start), str(each.end)) for each in sample.answers.now().resolved.view.statements}

    assert len(places) > 50
    assert places <= quotes
    assert all(documents[document].text[int(start) : int(end)] for document, start, end in places)


def test_a_standing_narrows_the_brief_to_findings_that_some_source_holds_so(rosa: TestClient) -> None:
    whole, narrowed = rosa.get("/").text, rosa.get("/?standing=convicted").text

    assert "suspected" in standings_on(whole)
    assert "convicted" in standings_on(narrowed)
    assert len(narrowed) < len(whole) / 2


def test_a_denial_is_never_filtered_away_from_beside_what_it_denies(rosa: TestClient, sample: Workbench) -> None:
    both = [
        (each, others)
        for each in sample.answers.now().found.findings
        if (others := {one.standing for one in each.statements} - {Standing.DENIED})
        and any(one.standing is Standing.DENIED for one in each.statements)
    ]

    for _, others in both[:5]:
        narrowed = rosa.get(f"/?standing={min(others).value}").text
        assert "denied" in standings_on(narrowed)
    assert both


@pytest.mark.parametrize("asked", ["standing=convicted", "until=2030-12-31", "since=2030-03-01&until=2030-04-30"])
def test_an_acquittal_is_read_beside_the_conviction_whatever_is_asked_for(
    a_case_of: Callable[[Path], Workbench], tmp_path: Path, asked: str
) -> None:
    visitor = reviewer(a_case_of(acquitted_later(tmp_path)), ROSA)

    narrowed = html.fromstring(visitor.get(f"/?{asked}").text)

    for section in ("people", "events"):
        articles = narrowed.xpath(f"//section[@id='{section}']//article")
        assert articles
        assert all(each.xpath(".//*[@class='beside'][contains(., 'acquitted')]") for each in articles)


def test_an_acquittal_is_read_beside_the_conviction_on_whichever_page_it_stands(
    a_case_of: Callable[[Path], Workbench], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = reviewer(a_case_of(acquitted_later(tmp_path)), ROSA)
    monkeypatch.setattr(brief, "MOST_LINES", 1)

    pages = [html.fromstring(visitor.get(f"/?standing=convicted&part={part}").text) for part in (1, 2)]

    assert all("acquitted" in page.xpath("string(//section[@id='people']//*[@class='beside'])") for page in pages)


def test_an_acquittal_that_reviewers_contradict_one_another_on_is_told_where_it_is_left_out(
    a_case_of: Callable[[Path], Workbench], tmp_path: Path
) -> None:
    bench = a_case_of(acquitted_later(tmp_path))
    acquittal = next(each for each in bench.answers.now().resolved.view.statements if each.predicate == "acquitted")
    for name, verdict in ((ROSA, "accept"), ("Ana Ejemplo", "reject")):
        judged = {"target": acquittal.id, "verdict": verdict, "reason": "Invented."}
        assert reviewer(bench, name).post("/api/v1/judgements", json=judged).status_code == 200

    rosa = reviewer(bench, ROSA)
    made = bench.answers.now().brief
    hugo = next(each for each in made.people if each.held)
    shown = html.fromstring(rosa.get("/?standing=convicted").text)
    whole = html.fromstring(rosa.get("/").text)
    english = Catalogue("en")

    assert all("acquitted" not in {one.predicate for one in each.held} for each in made.people)
    for article in shown.xpath("//section[@id='people' or @id='events']//article"):
        assert article.xpath(".//*[@class='beside'][contains(., 'contradict one another')][contains(., 'acquitted')]")
    assert "acquitted" in whole.xpath("string(//section[@id='questions']//li[contains(., 'Reviewers')])")
    for told in (render_text(made, english), render_markdown(made, english), render_html(made, english)):
        assert "reviewers contradict one another on it" in " ".join(told.split())
    assert [one["predicate"] for one in rosa.get("/api/v1/brief").json()["people"][0]["left_out"]] == ["acquitted"]
    assert "contradict one another on it" in rosa.get(f"/entities/{hugo.entity.id}").text


def test_a_person_and_a_time_narrow_the_brief(rosa: TestClient, sample: Workbench) -> None:
    person = next(each for each in sample.answers.now().brief.people if each.held)

    of_one = html.fromstring(rosa.get(f"/?person={person.entity.id}").text)
    of_no_time = rosa.get("/?since=1999-01-01&until=1999-12-31").text

    assert of_one.xpath("count(//section[@id='people']//article)") == 1
    assert "No line of the brief fits all of that." in of_no_time


def test_an_empty_form_asks_for_everything_and_nonsense_is_told(rosa: TestClient) -> None:
    assert rosa.get("/?since=&until=&person=").status_code == 200
    assert rosa.get("/?standing=guilty").status_code == 422
    assert "Traceback" not in rosa.get("/?standing=guilty").text


def test_a_swap_gets_the_middle_of_the_page_only(rosa: TestClient) -> None:
    part = rosa.get("/?standing=charged", headers={"hx-request": "true"}).text

    assert part.startswith("<title>Brief</title>")
    assert "<nav aria-label" not in part


def test_what_was_worked_out_is_kept_until_the_ledger_grows(rosa: TestClient, sample: Workbench) -> None:
    first = sample.answers.now()
    rosa.get("/")

    assert sample.answers.now() is first


def test_a_large_brief_is_turned_page_by_page_and_loses_nothing(
    rosa: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = html.fromstring(rosa.get("/?standing=convicted&part=0").text)
    monkeypatch.setattr(brief, "MOST_LINES", 2)

    def names(page: html.HtmlElement) -> list[str]:
        return [each.text_content() for each in page.xpath("//section[@id='people']//h3")]

    found, address = list[str](), "/?standing=reported&part=1"
    while address:
        page = html.fromstring(rosa.get(address).text)
        found += names(page)
        address = next(iter(page.xpath("(//nav[@class='windows'])[1]/a[@rel='next']/@href")), "")

    assert names(whole)
    assert found == names(html.fromstring(rosa.get("/?standing=reported&part=0").text))
    assert len(found) > 4
