"""Every page of the case: it opens in both languages, empty or full, and holds no sentence outside of the catalogue."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from fastapi.testclient import TestClient
from lxml import html

from ovillo.web.app import ROUTERS
from ovillo.web.pages import PLACES, TEMPLATES
from ovillo.web.workbench import Workbench
from ovillo.wiring.cases import create_case
from tests.web.conftest import NOW, ROSA, bench_over, reviewer, signed_in

PAGES = [each.path for each in PLACES]
LETTERS = re.compile(r"[^\W\d_]{2,}")
NOT_WORDS = {"ES", "EN", "Ovillo", "UTC", "SHA"}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_opens_in_both_languages(rosa: TestClient, path: str, language: str) -> None:
    answer = rosa.get(path, headers={"accept-language": language})

    page = html.fromstring(answer.text)
    assert answer.status_code == 200
    assert page.get("lang") == language
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//a[@aria-current='page']/@href")[0] == path
    assert page.xpath("//title")[0].text_content().endswith("Villa Jacaranda · Ovillo")


def test_every_page_of_an_empty_case_says_what_to_do(tmp_path: Path) -> None:
    offered: list[str] = []
    with create_case(tmp_path / "case", name="Nuevo", actor=ROSA, at=NOW) as opened:
        visitor = signed_in(bench_over(opened, offered), offered)
        for path in PAGES:
            assert visitor.get(path).status_code == 200, path
        assert 'href="/add"' in visitor.get("/").text


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/entities", "Nobody and nothing is named yet."),
        ("/network", "No source ties anybody to anybody"),
        ("/network?all=1", "No source ties anybody to anybody"),
        ("/calls", "The case has no table of calls."),
        ("/review", "No statement waits for you here."),
    ],
)
def test_where_nothing_was_added_the_way_to_add_is_shown(tmp_path: Path, path: str, told: str) -> None:
    with create_case(tmp_path / "case", name="x", actor=ROSA, at=NOW) as opened:
        page = signed_in(bench_over(opened, offered := []), offered).get(path).text

    assert told in page
    assert 'href="/add">Add documents' in page.partition("<main")[2]


def test_a_day_of_which_nobody_tells_is_no_day_on_which_nothing_happened(tmp_path: Path) -> None:
    with create_case(tmp_path / "case", name="x", actor=ROSA, at=NOW) as opened:
        visitor = signed_in(bench_over(opened, offered := []), offered)
        timeline, map_ = visitor.get("/timeline").text, visitor.get("/map").text

    assert "No document and no table tells of anything on these days" in timeline
    assert "0 statements" not in map_


@pytest.mark.parametrize(("language", "order"), [("en", "YYYY-MM-DD"), ("es", "AAAA-MM-DD")])
def test_a_day_is_asked_for_in_the_one_order_in_which_it_is_read(rosa: TestClient, language: str, order: str) -> None:
    """A browser's own field has the order of its own language: 05/06 is another day in each."""
    found = [html.fromstring(rosa.get(path, headers={"accept-language": language}).text) for path in PAGES]

    assert not [each for page in found for each in page.xpath("//input[starts-with(@type, 'date')]")]
    days = [each for page in found for each in page.xpath("//input[@name='since' or @name='published']")]
    assert {each.get("placeholder") for each in days} == {order}


def test_no_template_holds_a_sentence_of_its_own() -> None:
    """What is left of a template without its tags and expressions has no words."""
    for template in sorted(TEMPLATES.glob("*.jinja")):
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", template.read_text("utf-8"), flags=re.DOTALL)
        shown = re.sub(r"<(script|style)\b.*?</\1>", " ", text, flags=re.DOTALL)
        attributes = re.findall(r'\b(?:title|aria-label|placeholder|alt|data-[a-z-]+label)="([^"]*)"', shown)
        bare = re.sub(r"\S*[/?=#]\S*", " ", re.sub(r"<[^>]*>", " ", shown))
        words = set(LETTERS.findall(" ".join([bare, *attributes])))
        assert words - NOT_WORDS <= {"nbsp", "amp", "Español", "English", "xFE"}, template.name


def test_every_route_is_told_in_the_description_or_is_a_page() -> None:
    paths = {route.path for router in ROUTERS for route in router.routes if hasattr(route, "path")}

    assert {"/", "/review", "/documents/{document}", "/entities/{entity}", "/api/v1/judgements"} <= paths


def test_an_entity_says_where_each_of_its_names_comes_from(rosa: TestClient, sample: Workbench) -> None:
    answers = sample.answers.now()
    entity = max(answers.resolved.entities, key=lambda each: len(each.members))

    page = rosa.get(f"/entities/{entity.id}").text
    by_member = rosa.get(f"/entities/{entity.members[-1]}").text

    documents = {each.id: each.document for each in answers.resolved.view.entities}
    assert all(f"/documents/{documents[each]}?at=" in page for each in entity.members)
    assert html.fromstring(by_member).xpath("string(//h1)") == html.fromstring(page).xpath("string(//h1)")


def test_an_entity_leads_to_its_network_and_its_days(rosa: TestClient, sample: Workbench) -> None:
    person = next(each for each in sample.answers.now().brief.people if each.ties and each.held)

    page = html.fromstring(rosa.get(f"/entities/{person.entity.id}").text)
    network, _, days = page.xpath("//nav[@class='contents']/a/@href")

    assert person.entity.name in rosa.get(network).text.split("<main")[1]
    assert person.entity.name in rosa.get(days).text.split("<main")[1]


def test_entities_are_found_by_part_of_a_name(rosa: TestClient) -> None:
    found = html.fromstring(rosa.get("/entities", params={"q": "tambo quill"}).text).xpath("//tbody/tr")

    assert len(found) == 1


@pytest.mark.parametrize(
    "path",
    [
        *("/entities/ffffffff", "/documents/ffffffff", "/hypotheses/ffffffff", "/add/ffffffff"),
        *("/network?at=ffffffff", "/network?chart=ffffffff", "/api/v1/network?at=ffffffff"),
    ],
)
def test_what_the_case_does_not_have_is_not_found(rosa: TestClient, path: str) -> None:
    assert rosa.get(path).status_code == 404


def test_the_list_shows_an_acquittal_beside_the_firmest(a_case_of: Callable[[Path], Workbench], tmp_path: Path) -> None:
    (documents := tmp_path / "documents").mkdir()
    convicted = "Carlos Vega Soto was convicted of trafficking on 9 January 2030 by the Arequipa court. "
    (documents / "a.txt").write_text(convicted + "Dario Mena Ruiz was not convicted.", "utf-8")
    acquitted = "The Arequipa court of appeal acquitted Carlos Vega Soto on 9 February 2031."
    (documents / "b.txt").write_text(acquitted, "utf-8")
    bench = a_case_of(documents)

    page = html.fromstring(signed_in(bench, bench.offer.__self__).get("/entities").text)  # type: ignore[attr-defined]  # the list of links

    shown = {row.xpath("string(th/a)"): row.xpath("string(td[2])") for row in page.xpath("//tbody/tr")}
    assert shown["Carlos Vega Soto"] == "convicted, acquitted"
    assert shown["Dario Mena Ruiz"] == "told as not so, NOT convicted, or no longer"


def test_a_lawyer_is_a_lawyer_on_the_page_of_each(rosa: TestClient, sample: Workbench) -> None:
    people = {each.entity.name: each.entity.id for each in sample.answers.now().brief.people}

    client, lawyer = (
        html.fromstring(rosa.get(f"/entities/{people[name]}").text).text_content()
        for name in ("Evaristo Tambo Quillca", "Marcial Olluco Benites")
    )

    assert "has Marcial Olluco Benites as a lawyer" in client
    assert "lawyer of Evaristo Tambo Quillca" in lawyer
    assert "employer of Marcial" not in client
    assert "works for Evaristo" not in lawyer
    assert "worked for Evaristo" not in lawyer


def test_a_merge_is_taken_back_where_it_is_shown(own_case: Workbench) -> None:
    visitor = signed_in(own_case, own_case.offer.__self__)  # type: ignore[attr-defined]  # the list of links
    page = html.fromstring(visitor.get("/review?queue=merges").text)
    visitor.headers["x-ovillo-token"] = page.xpath("//meta[@name='ovillo-token']/@content")[0]
    target = page.xpath("//article/@data-target")[0]
    visitor.post("/api/v1/judgements", json={"target": target, "verdict": "same", "reason": "one and the same"})

    joined = visitor.get(f"/entities/{target.partition('+')[0]}").text
    judgement = html.fromstring(joined).xpath("//form[@data-post='/api/v1/judgements/undo']//input/@value")[0]
    visitor.post("/api/v1/judgements/undo", json={"target": judgement})

    assert "one and the same" in joined
    assert "one and the same" not in visitor.get(f"/entities/{target.partition('+')[0]}").text


def test_a_spelling_that_a_document_takes_for_one_is_parted_and_joined_again_where_it_is_shown(
    own_case: Workbench,
) -> None:
    visitor = signed_in(own_case, own_case.offer.__self__)  # type: ignore[attr-defined]  # the list of links
    answers = own_case.answers.now()
    joined = next(line for line in answers.proposals if line.is_inside)
    whole, part = (each.id for each in (joined.left, joined.right))
    whole, part = (whole, part) if whole in answers.entities else (part, whole)
    page = html.fromstring(visitor.get(f"/entities/{whole}").text)
    visitor.headers["x-ovillo-token"] = page.xpath("//meta[@name='ovillo-token']/@content")[0]
    target = page.xpath(f"//form[@data-post='/api/v1/judgements']/input[@value='{whole}+{part}']/@value")[0]

    visitor.post("/api/v1/judgements", json={"target": target, "verdict": "different", "reason": "his father"})
    parted = html.fromstring(visitor.get(f"/entities/{part}").text)
    judgement = parted.xpath("//form[@data-post='/api/v1/judgements/undo']//input/@value")[0]
    visitor.post("/api/v1/judgements/undo", json={"target": judgement})

    names = [each.name for each in (joined.left, joined.right) if each.id == part]
    assert parted.xpath("string(//h1)") == names[0]
    again = html.fromstring(visitor.get(f"/entities/{part}").text)
    assert again.xpath("string(//h1)") == page.xpath("string(//h1)")


def test_the_ledger_lists_every_entry_and_verifies(rosa: TestClient, sample: Workbench) -> None:
    size, seen, before = sample.answers.now().ledger_size, list[int](), 0
    while True:
        page = html.fromstring(rosa.get(f"/ledger?before={before}").text)
        seen += [int(each.text_content()) for each in page.xpath("//tbody/tr/td[1]")]
        earlier = page.xpath("//nav[@class='windows']/a[@rel='next']/@href")
        if not earlier:
            break
        before = int(earlier[0].removeprefix("?before="))
    token = page.xpath("//input[@name='token']/@value")[0]

    verified = rosa.post("/ledger/verify", data={"token": token}).text

    assert seen == list(range(size - 1, -1, -1))
    assert "Intact" in verified


def test_sources_say_what_they_said_before_others(rosa: TestClient, sample: Workbench) -> None:
    page = rosa.get("/sources").text

    assert "takes" in page.lower()
    drawing = html.fromstring(page).xpath("//figure[@class='copy-graph']//*[local-name()='svg']")[0]
    table = html.fromstring(page).xpath("//section[@aria-labelledby='copies-title']//tbody/tr")
    assert len(drawing.xpath(".//*[@class='takes' or @class='takes unordered']")) == len(table) > 0
    for row in table:
        for name in (row.xpath("./th")[0], row.xpath("./td")[0]):
            assert name.text_content() in "".join(drawing.itertext())
    assert re.search(r"said \d+ things before all others", page)


def test_what_reviewers_contradict_one_another_on_is_a_task(own_case: Workbench) -> None:
    rosa, beto = reviewer(own_case, ROSA), reviewer(own_case, "Beto Otro")
    statement = own_case.answers.now().resolved.view.statements[0].id
    for who, verdict in ((rosa, "accept"), (beto, "reject")):
        who.post("/api/v1/judgements", json={"target": statement, "verdict": verdict, "reason": f"I {verdict} it"})

    page = rosa.get("/questions").text

    assert "I accept it" in page
    assert "I reject it" in page


def test_a_module_and_what_it_imports_are_of_one_version(rosa: TestClient) -> None:
    """Else a page would run a module twice, and each key would decide on two statements."""
    page = html.fromstring(rosa.get("/review").text)
    [review] = [each for each in page.xpath("//script/@src") if each.endswith("/review.js")]
    [workbench] = [each for each in page.xpath("//script/@src") if each.endswith("/workbench.js")]

    imported = re.search(r'from "(\./[^"]+)"', rosa.get(review).text)

    assert imported
    assert urljoin(review, imported[1]) == workbench
    assert "immutable" in rosa.get(workbench).headers["cache-control"]
    assert rosa.get("/static/workbench.js").headers["cache-control"] == "no-cache"
