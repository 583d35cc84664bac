"""Calls, payments and registers of a case for programs: what the commands tell, with the same rows."""

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from tests.cli.conftest import run_ovillo

ASKED = [
    ("calls", "contacts", {}, "pairs"),
    ("calls", "change-of-number", {}, "changes"),
    ("calls", "bursts", {}, "bursts"),
    ("calls", "co-presence", {}, "pairs"),
    ("payments", "flows", {}, "flows"),
    ("payments", "structuring", {"under": "10000"}, "parties"),
    ("payments", "stated", {}, "prices"),
    ("payments", "paid-after", {}, "parties"),
    ("registers", "signing", {}, "patterns"),
    ("registers", "late", {"days": "30"}, "patterns"),
]


def asked(rosa: TestClient, address: str, **given: str) -> dict[str, Any]:
    answer = rosa.get(f"/api/v1/{address}", params=given)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


@pytest.mark.parametrize(("command", "question", "given", "name"), ASKED)
def test_the_api_answers_as_the_command_does(
    rosa: TestClient, sample_folder: Path, command: str, question: str, given: dict[str, str], name: str
) -> None:
    options = [part for option, value in given.items() for part in (f"--{option.replace('under', 'limit')}", value)]
    told = json.loads(run_ovillo(command, sample_folder, question, *options, "--as", "json").out)

    answer = asked(rosa, command, question=question, limit="1000", **given)

    assert answer["lines"] == told[name][:1000]
    assert answer["lines"]
    assert answer["meaning"] == told["meaning"]
    assert answer["tables"] == told["tables"]


def test_every_line_names_documents_and_rows(rosa: TestClient) -> None:
    for command, question, given, _ in ASKED:
        for line in asked(rosa, command, question=question, **given)["lines"][:3]:
            rows = line.get("rows") or [row for each in line["payments"] for row in each["rows"]]
            assert {key for row in rows for key in row} <= {"document", "name", "row"}


def test_a_list_is_told_in_parts(rosa: TestClient) -> None:
    whole = asked(rosa, "calls", limit="7")
    second = asked(rosa, "calls", limit="3", offset="3")

    assert (len(whole["lines"]), whole["more"]) == (7, True)
    assert second["lines"] == whole["lines"][3:6]


@pytest.mark.parametrize(
    "address",
    [
        *("calls?question=common-contacts", "calls?question=first-contact", "calls?country=ZZ"),
        *("payments?question=structuring", "payments?question=price", "payments?zone=Nowhere/Land"),
    ],
)
def test_what_a_question_lacks_is_told(rosa: TestClient, address: str) -> None:
    answer = rosa.get(f"/api/v1/{address}")

    assert answer.status_code == 400
    assert answer.json()["message"]


@pytest.mark.parametrize("address", ["calls", "payments", "registers"])
def test_whoever_is_not_signed_in_gets_no_rows(rosa: TestClient, address: str) -> None:
    rosa.cookies.clear()

    assert rosa.get(f"/api/v1/{address}").status_code == 401


@pytest.mark.parametrize("question", ["bursts", "silences", "first-contact"])
@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00", "9999-12-31T23:59:59"])
def test_no_day_is_too_early_or_too_late_to_ask_about(rosa: TestClient, question: str, moment: str) -> None:
    answer = rosa.get("/api/v1/calls", params={"question": question, "around": moment, "days": "366"})

    assert answer.status_code == 200


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_refusal_names_an_option_of_a_command(rosa: TestClient, language: str) -> None:
    asked = ("calls?question=first-contact", "calls?question=common-contacts", "payments?question=structuring")
    addresses = [
        *(f"/api/v1/{each}" for each in (*asked, "payments?question=price", "payments?zone=Nowhere/Land")),
        *("/api/v1/network?at=nobody", "/entities/nobody", "/documents/nobody", "/review/amend/nobody"),
    ]

    refused = [rosa.get(each, headers={"accept-language": language}) for each in addresses]

    told = [(each.status_code, html.fromstring(each.text).text_content()) for each in refused]
    assert [status for status, _ in told if status not in {400, 404}] == []
    assert [text for _, text in told if "--" in text.partition("<main")[2] or " ovillo " in text] == []
