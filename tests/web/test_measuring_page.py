"""Measuring the effort in the workbench: the figures of the command line, and faults by row and column."""

from base64 import b64decode
from collections.abc import Mapping

import pytest
from fastapi.testclient import TestClient
from lxml import html

from ovillo.planning.template import monitor_tables
from ovillo.web.workbench import Workbench
from tests.web.conftest import ROSA, reviewer

TABLES = monitor_tables()


@pytest.fixture
def visitor(sample: Workbench) -> TestClient:
    return reviewer(sample, ROSA)


def ask(
    visitor: TestClient, measure: str, table: str, *, language: str = "en", fields: Mapping[str, str] | None = None
) -> tuple[int, str]:
    answer = visitor.post(
        "/monitor",
        data={"measure": measure, **(fields or {})},
        files={"table": ("table.csv", table.encode())},
        headers={"accept-language": language},
    )
    return answer.status_code, " ".join(html.fromstring(answer.text).xpath("//main")[0].text_content().split())


@pytest.mark.parametrize(
    ("measure", "table", "told", "in_spanish"),
    [
        ("hidden-population", "lists.csv", "535 [459; 645]", "Cota inferior de Chao"),
        ("counts", "figures.csv", "from 1,054", "Sin tasa de crecimiento"),
        ("standards", "files.csv", "A victim was charged in: 002-2031", "Se acusó a una víctima en: 002-2031"),
        ("publish", "departments.csv", "withheld", "reservado"),
    ],
)
def test_each_question_is_answered_in_both_languages(
    visitor: TestClient, measure: str, table: str, told: str, in_spanish: str
) -> None:
    assert told in ask(visitor, measure, TABLES[table])[1]
    assert in_spanish in ask(visitor, measure, TABLES[table], language="es")[1]


def test_what_does_not_fit_is_named_by_row_and_column_and_is_inert(visitor: TestClient) -> None:
    status, told = ask(visitor, "hidden-population", TABLES["lists.csv"].replace("1,1,0,0,23", "1,7,0,0,23"))

    assert status == 400
    assert "row 6, column prosecutors" in told


def test_lists_that_feed_each_other_are_refused_until_it_is_said(visitor: TestClient) -> None:
    lists = TABLES["lists.csv"].replace("police,prosecutors", "RETA,FISTRAP")

    refused = ask(visitor, "hidden-population", lists)
    answered = ask(visitor, "hidden-population", lists, fields={"feeds": "RETA:FISTRAP"})

    assert refused[0] == 400
    assert answered[0] == 200
    assert "In every model, because one list feeds the other: RETA:FISTRAP" in answered[1]


def test_links_that_may_be_wrong_and_lists_of_the_accused_are_asked_for_on_the_page(visitor: TestClient) -> None:
    empty = visitor.get("/monitor")
    plain = ask(visitor, "hidden-population", TABLES["lists.csv"])[1]
    asked = ask(visitor, "hidden-population", TABLES["lists.csv"], fields={"links": "2", "accused": "", "feeds": ""})[1]
    without = ask(visitor, "hidden-population", TABLES["lists.csv"], fields={"accused": "helpline", "links": ""})
    unknown = ask(visitor, "hidden-population", TABLES["lists.csv"], fields={"accused": "nobody"})

    assert empty.status_code == 200
    assert "Links that may be wrong: not asked for." in plain
    assert "--" not in plain
    assert "With 2 links more or fewer in one overlap, the stepwise figure goes from 516 to 582." in asked
    assert without[0] == 200
    assert "Left out, with whoever is on no other list: helpline" in without[1]
    assert unknown[0] == 400


def test_markup_of_a_table_is_shown_as_text(visitor: TestClient) -> None:
    answer = visitor.post(
        "/monitor",
        data={"measure": "publish"},
        files={"table": ("t.csv", b"a,b\n<script>alert(1)</script>,40\n")},
    )

    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;" in answer.text


def test_without_the_token_nothing_is_asked(rosa: TestClient) -> None:
    answer = rosa.post("/monitor", data={"measure": "publish"}, files={"table": ("t.csv", b"a,b\nc,1\n")})

    assert answer.status_code in {400, 403}


def test_every_cell_that_does_not_fit_is_told(visitor: TestClient) -> None:
    status, told = ask(visitor, "hidden-population", "A,B,C,n\n1,0,2,5\n0,x,0,6\n")

    assert status == 400
    assert told.count("this is neither 0 nor 1") == 2


def test_what_people_say_of_the_standards_and_one_year_are_asked_for_on_the_page(visitor: TestClient) -> None:
    files = {
        "table": ("files.csv", TABLES["files.csv"].encode()),
        "ratings": ("ratings.csv", TABLES["ratings.csv"].encode()),
    }

    rated = html.fromstring(visitor.post("/monitor", data={"measure": "standards"}, files=files).text)
    of_year = html.fromstring(visitor.post("/monitor", data={"measure": "standards", "year": "2031"}, files=files).text)
    alone = visitor.post("/monitor", data={"measure": "standards"}, files={"ratings": files["ratings"]})
    neither = visitor.post("/monitor", data={"measure": "standards", "year": ""})

    assert "They disagree: both stand, none is averaged." in rated.text_content()
    assert "files: 5" in rated.text_content()
    assert "files: 3" in of_year.text_content()
    assert (alone.status_code, neither.status_code) == (200, 400)


def test_a_table_is_published_with_another_limit_or_with_noise_and_its_budget(visitor: TestClient) -> None:
    large = "office,women,men\nQuilas,900,400\nPuerto Alto,700,8\n"

    withheld = ask(visitor, "publish", large, fields={"below": "10"})
    usual = ask(visitor, "publish", large, fields={"below": ""})
    noisy = ask(visitor, "publish", large, fields={"epsilon": "0.5", "spent": "1", "cells": "2"})
    few = ask(visitor, "publish", TABLES["departments.csv"], fields={"epsilon": "1"})

    assert "1 of them below 10" in withheld[1]
    assert "Nothing was withheld: no count is small." in usual[1]
    assert "Withheld cells are 1 or more" not in usual[1]
    assert noisy[0] == 200
    assert "1.5" in noisy[1]
    assert few[0] == 400
    assert "leave the budget empty" in few[1]


def test_a_refusal_on_the_page_names_its_fields_and_no_option(visitor: TestClient) -> None:
    lists = TABLES["lists.csv"].replace("police,prosecutors", "RETA,FISTRAP")
    empty = "A,B,C,D,n\n1,0,0,0,50\n0,1,0,0,40\n0,0,1,0,30\n1,1,0,0,9\n0,1,1,0,8\n1,0,1,0,7\n"

    feeding, without = ask(visitor, "hidden-population", lists), ask(visitor, "hidden-population", empty)
    left_out = ask(visitor, "hidden-population", empty, fields={"without": "D"})

    assert "Name them as RETA:FISTRAP among the lists that feed one another" in feeding[1]
    assert "Name it among the lists to leave out" in without[1]
    assert "--" not in feeding[1] + without[1]
    assert left_out[0] == 200


def test_what_is_shown_can_be_saved(visitor: TestClient) -> None:
    answer = visitor.post(
        "/monitor",
        data={"measure": "publish"},
        files={"table": ("departments.csv", TABLES["departments.csv"].encode())},
    )

    saved = {each.get("download"): each.get("href") for each in html.fromstring(answer.text).xpath("//a[@download]")}

    assert list(saved) == ["publish.json", "publish.md", "publish.pdf", "publish.csv"]
    assert b64decode(saved["publish.pdf"].partition(",")[2]).startswith(b"%PDF")
    assert "withheld" in b64decode(saved["publish.csv"].partition(",")[2]).decode()
