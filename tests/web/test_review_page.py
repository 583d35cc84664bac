"""The review queue as the server keeps it: one state for each reviewer, one judgement a key."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from ovillo.domain.statements import Quantifier, Review
from ovillo.web.workbench import Workbench
from tests.web.conftest import ROSA, reviewer


def targets(page: str) -> list[str]:
    if not page.strip():
        return []
    return [str(each) for each in html.fromstring(page).xpath("//article[@data-target]/@data-target")]


def test_what_is_decided_leaves_the_queue_of_its_reviewer_only(own_case: Workbench) -> None:
    rosa, beto = reviewer(own_case, ROSA), reviewer(own_case, "Beto Otro")
    first, second, third, *_ = targets(rosa.get("/review").text)

    for target, verdict in ((first, "accept"), (second, "reject"), (third, "unsure")):
        given = {"target": target, "verdict": verdict, "reason": "read"}
        assert rosa.post("/api/v1/judgements", json=given).status_code == 200

    assert not {first, second, third} & set(targets(rosa.get("/review").text))
    assert targets(beto.get("/review").text)[:3] == [first, second, third]
    assert targets(rosa.get("/review?again=1").text) == [third]
    reviews = {each.id: each.review for each in own_case.answers.now().resolved.view.statements}
    assert [reviews[each] for each in (first, second, third)] == [Review.ACCEPTED, Review.REJECTED, Review.PROPOSED]


def test_a_decision_is_taken_back(own_case: Workbench) -> None:
    rosa = reviewer(own_case, ROSA)
    first = targets(rosa.get("/review").text)[0]
    made = rosa.post("/api/v1/judgements", json={"target": first, "verdict": "reject", "reason": "read"}).json()

    rosa.post("/api/v1/judgements/undo", json={"target": made["id"]})

    assert targets(rosa.get("/review").text)[0] == first


def test_judging_makes_no_finding_anew(own_case: Workbench) -> None:
    rosa = reviewer(own_case, ROSA)
    before = own_case.answers.now()
    for target in targets(rosa.get("/review").text)[:3]:
        rosa.post("/api/v1/judgements", json={"target": target, "verdict": "accept", "reason": "read"})
        rosa.get("/review/items")

    assert own_case.answers.texts() is before


def test_the_queue_goes_on_where_the_page_ends(own_case: Workbench) -> None:
    rosa, seen = reviewer(own_case, ROSA), list[str]()

    while more := targets(rosa.get("/review/items", params={"held": seen}).text):
        seen += more

    assert len(seen) == len(set(seen)) == len(own_case.answers.now().resolved.view.statements)


def test_statements_come_in_the_order_in_which_one_reads(own_case: Workbench) -> None:
    statements = {each.id: each for each in own_case.answers.now().resolved.view.statements}

    queued = [statements[each] for each in targets(reviewer(own_case, ROSA).get("/review").text)]

    turns = sum(one.document != other.document for one, other in pairwise(queued))
    assert turns == len({each.document for each in queued}) - 1
    assert all(one.start <= other.start for one, other in pairwise(queued) if one.document == other.document)


def test_pairs_are_judged_and_their_reasons_laid_open(own_case: Workbench) -> None:
    rosa = reviewer(own_case, ROSA)
    page = rosa.get("/review?queue=merges").text
    first = targets(page)[0]

    answer = rosa.post("/api/v1/judgements", json={"target": first, "verdict": "same", "reason": "read"})

    assert answer.json()["verdict"] == "same"
    assert re.search(r"\+\d+\.\d", page)
    assert first not in targets(rosa.get("/review?queue=merges").text)


def test_the_text_around_a_quote_is_cut_between_words_and_says_so(
    a_case_of: Callable[[Path], Workbench], tmp_path: Path
) -> None:
    around = [f"palabra{number:04}" for number in range(400)]
    said = "La policía detuvo a Ana Prueba Ficticia el 6 de mayo de 2031."
    text = f"{' '.join(around[:200])}.\n\n{said}\n\n{' '.join(around[200:])}."
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/nota_2031-05-14_es.txt").write_text(text)

    page = html.fromstring(reviewer(a_case_of(tmp_path / "texts"), ROSA).get("/review").text)

    shown = page.xpath("//article")[0].xpath(".//div[@class='text']")[0].text_content()
    first, *between, last = shown.split()
    assert (first, last) == ("…", "…")
    assert set(between) <= set(text.split())
    assert said in shown


def test_an_amendment_takes_the_place_of_what_was_read(own_case: Workbench) -> None:
    rosa = reviewer(own_case, ROSA)
    first = targets(rosa.get("/review").text)[0]
    form = html.fromstring(rosa.get(f"/review/amend/{first}").text).xpath("//form")[0]
    statement = next(each for each in own_case.answers.now().resolved.view.statements if each.id == first)
    assert form.get("data-supersedes") == first
    draft = {
        "document": form.get("data-document"),
        "start": int(form.get("data-start")),
        "end": int(form.get("data-end")),
        "predicate": statement.predicate,
        "standing": "suspected",
        "subject": statement.subject.name if statement.subject else "",
        "object": statement.object.name if statement.object else "",
        "supersedes": first,
    }

    made = rosa.post("/api/v1/statements", json=draft).json()["id"]

    reviews = {each.id: each.review for each in own_case.answers.now().resolved.view.statements}
    assert (reviews[first], reviews[made]) == (Review.REJECTED, Review.AMENDED)
    assert first not in targets(rosa.get("/review").text)
    assert rosa.post("/api/v1/statements/undo", json={"target": made}).status_code == 200
    reviews = {each.id: each.review for each in own_case.answers.now().resolved.view.statements}
    assert (reviews[first], reviews[made]) == (Review.PROPOSED, Review.REJECTED)


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"target": "f" * 64, "verdict": "accept", "reason": "read"}, 400),
        ({"target": "f" * 64, "verdict": "guilty", "reason": "read"}, 422),
        ({"target": "f" * 64, "verdict": "accept", "reason": ""}, 422),
        ({"target": "'; drop table", "verdict": "accept", "reason": "x"}, 400),
        ({}, 422),
    ],
)
def test_what_cannot_be_judged_is_told_and_changes_nothing(
    own_case: Workbench, given: dict[str, str], status: int
) -> None:
    size = own_case.answers.now().ledger_size

    answer = reviewer(own_case, ROSA).post("/api/v1/judgements", json=given)

    assert answer.status_code == status
    assert answer.json()["message"]
    assert own_case.answers.now().ledger_size == size


def test_without_the_token_nothing_is_judged(own_case: Workbench) -> None:
    rosa = reviewer(own_case, ROSA)
    first = targets(rosa.get("/review").text)[0]
    del rosa.headers["x-ovillo-token"]

    answer = rosa.post("/api/v1/judgements", json={"target": first, "verdict": "accept", "reason": "read"})

    assert answer.status_code == 400
    assert targets(rosa.get("/review").text)[0] == first


def test_a_verdict_that_there_is_not_is_refused_with_those_that_there_are(own_case: Workbench) -> None:
    given = {"target": "a" * 64, "verdict": "<accepted>", "reason": "read"}
    rosa = reviewer(own_case, ROSA)

    answer = rosa.post("/api/v1/judgements", json=given)

    assert (answer.status_code, answer.json()["error"]) == (422, "not_understood")
    assert "verdict is one of: same, different, unsure, accept, reject." in answer.json()["message"]
    assert "accepted>" not in answer.text
    assert "reason is missing." in rosa.post("/api/v1/judgements", json={"target": "a" * 64, "verdict": "same"}).text


def test_who_asks_twice_takes_nobody_elses_decision_back(own_case: Workbench) -> None:
    ana, carla = (reviewer(own_case, name) for name in ("Ana Dueña", "Carla Revisa"))
    first = targets(ana.get("/review").text)[0]
    for each in (ana, carla):
        given = {"target": first, "verdict": "accept", "reason": "read"}
        assert each.post("/api/v1/judgements", json=given).status_code == 200

    answers = [carla.post("/api/v1/judgements/undo", json={"target": first}) for _ in range(2)]

    assert [each.status_code for each in answers] == [200, 400]
    assert "No decision of yours" in answers[1].json()["message"]
    statements = own_case.answers.now().resolved.view.statements
    assert next(each for each in statements if each.id == first).review is Review.ACCEPTED


def test_a_queue_that_is_none_is_told(rosa: TestClient) -> None:
    assert rosa.get("/review?queue=foo").status_code == 422
    assert rosa.get("/review?queue=merges&document=&kind=&again=").status_code == 200
    assert rosa.get("/review?kind=guilt").status_code == 422


def test_the_form_of_an_amendment_shows_whose_word_it_is_and_how_the_number_is_bounded(own_case: Workbench) -> None:
    rosa = reviewer(own_case, ROSA)
    answers = own_case.answers.now()
    statement = next(
        each
        for each in answers.resolved.view.statements
        if each.value and each.value.qualifier is Quantifier.ABOUT and len(each.speakers) > 1
    )

    form = html.fromstring(rosa.get(f"/review/amend/{statement.id}").text)

    assert form.xpath("string(//input[@name='speaker']/@value)") == statement.speakers[0].name
    assert form.xpath("string(//select[@name='qualifier']/option[@selected]/@value)") == "about"


@pytest.mark.parametrize("number", ["1e99999", "1e400", "9" * 60])
def test_a_number_beyond_all_measure_is_refused_in_one_line(own_case: Workbench, number: str) -> None:
    rosa = reviewer(own_case, ROSA)
    statement = own_case.answers.now().resolved.view.statements[0]
    draft = {
        "document": statement.document,
        "start": statement.start,
        "end": statement.end,
        "predicate": "pays",
        "standing": "reported",
        "subject": statement.subject.name if statement.subject else "",
        "number": number,
    }

    answer = rosa.post("/api/v1/statements", json=draft)

    assert answer.status_code == 400
    assert "number" in answer.json()["message"]


def test_a_body_that_is_no_text_is_told_as_such(own_case: Workbench) -> None:
    rosa = reviewer(own_case, ROSA)

    answer = rosa.post("/api/v1/statements", content=b"\xff\xfe", headers={"content-type": "application/json"})

    assert answer.json()["error"] == "not_understood"


def test_the_queue_of_a_document_that_is_not_there_is_no_queue_that_is_done(own_case: Workbench) -> None:
    rosa = reviewer(own_case, ROSA)

    assert [rosa.get(f"/review{part}?document=zz").status_code for part in ("", "/items")] == [404, 404]
