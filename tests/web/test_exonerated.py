"""On every page that filters, a deed that is only reported stands with what was decided for whoever is told of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from ovillo.web.workbench import Workbench
from tests.web.conftest import ROSA, reviewer

DEED = "Hugo Inventado Pari recruited Elva Inventada Cruz in Villa Ficticia on 3 March 2030.\n\n"
EXONERATIONS = {
    "acquitted": "An appeals court acquitted Hugo Inventado Pari on 9 January 2031.\n",
    "dropped": "The prosecutor dropped the charges against Hugo Inventado Pari on 9 January 2031.\n",
    "quashed": "The conviction of Hugo Inventado Pari was quashed on 9 January 2031.\n",
}
WORDS = {
    "acquitted": ("acquitted", "absol"),
    "dropped": ("NOT charged", "NO"),
    "quashed": ("NOT convicted", "NO"),
}


@pytest.fixture(params=EXONERATIONS)
def exonerated(
    request: pytest.FixtureRequest, a_case_of: Callable[[Path], Workbench], tmp_path: Path
) -> tuple[str, TestClient, Workbench]:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "hugo_2031-06-01_en.txt").write_text(DEED + EXONERATIONS[request.param])
    bench = a_case_of(folder)
    return request.param, reviewer(bench, ROSA), bench


@pytest.mark.parametrize("language", [0, 1], ids=["en", "es"])
@pytest.mark.parametrize("asked", ["", "standing=reported", "since=2030-03-01&until=2030-03-31", "person={other}"])
def test_the_brief_has_it_beside_the_deed_in_every_section(
    exonerated: tuple[str, TestClient, Workbench], asked: str, language: int
) -> None:
    kind, visitor, bench = exonerated
    other = next(each.id for each in bench.answers.now().resolved.entities if "Elva" in each.name)
    visitor.cookies.set("ovillo_language", ["en", "es"][language])

    page = html.fromstring(visitor.get(f"/?{asked.format(other=other)}").text)

    deeds = page.xpath("//*[contains(concat(' ', @class, ' '), ' standing reported ')]/ancestor::div[@class='entry']")
    of_hugo = [each for each in deeds if "Hugo" in _claims(each) + _heading(each)]
    assert of_hugo
    for each in of_hugo:
        beside = each.xpath(".//*[@class='beside']")
        assert any(WORDS[kind][language] in one.text_content() and one.xpath(".//a[@class='ref']") for one in beside), (
            html.tostring(each, encoding="unicode")
        )


def _claims(entry: html.HtmlElement) -> str:
    return "".join(entry.xpath("./p[@class='claim']//text()"))


def _heading(entry: html.HtmlElement) -> str:
    return "".join(entry.xpath("ancestor::article//h3//text()"))


def test_the_timeline_has_it_beside_the_deed_with_its_words_one_step_away(
    exonerated: tuple[str, TestClient, Workbench],
) -> None:
    kind, visitor, _ = exonerated

    page = html.fromstring(visitor.get("/timeline?until=2030-12-31").text)

    rows = [each for each in page.xpath("//section[@id='events']//tr") if "recruits" in each.text_content()]
    assert rows
    for row in rows:
        (told,) = row.xpath(".//a[@class='note']")
        assert WORDS[kind][0] in told.text_content()
        assert "at=" in told.get("href")


def test_the_places_of_an_entity_have_it_beside_the_deed(exonerated: tuple[str, TestClient, Workbench]) -> None:
    kind, visitor, bench = exonerated
    hugo = next(each.id for each in bench.answers.now().resolved.entities if "Hugo" in each.name)

    page = html.fromstring(visitor.get(f"/entities/{hugo}").text)

    places = [each.text_content() for each in page.xpath("//tr") if "Villa Ficticia" in each.text_content()]
    assert places
    assert all(WORDS[kind][0] in each for each in places)
