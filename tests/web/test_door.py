"""The door: who enters, and what nobody else gets."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from ovillo.web.signing_in import cookie_at
from ovillo.wiring.cases import create_case
from tests.web.conftest import NOW, ROSA, bench_over, visitor_of


@pytest.fixture
def offered() -> list[str]:
    return []


@pytest.fixture
def visitor(tmp_path: Path, offered: list[str]) -> Iterator[TestClient]:
    with create_case(tmp_path / "case", name="Villa Jacaranda", actor=ROSA, at=NOW) as opened:
        bench = bench_over(opened, offered)
        bench.offer_link()
        yield visitor_of(bench)


def test_two_cases_that_are_served_at_once_have_two_cookies() -> None:
    assert cookie_at("127.0.0.1:8737") == cookie_at("ovillo.example") == "ovillo_session"
    assert cookie_at("127.0.0.1:8761") == cookie_at("[::1]:8761") != cookie_at("127.0.0.1:8762")


def test_a_link_enters_once(visitor: TestClient, offered: list[str]) -> None:
    first = visitor.get(offered[0])
    page = visitor.get("/")
    visitor.cookies.clear()
    second = visitor.get(offered[0])

    assert first.status_code == 303
    assert "Villa Jacaranda" in page.text
    assert second.status_code == 403
    assert "set-cookie" not in second.headers


def test_without_a_session_every_page_leads_to_the_door(visitor: TestClient) -> None:
    assert visitor.get("/").headers["location"] == "/sign-in"
    assert visitor.get("/api/v1/openapi.json").status_code == 401
    assert "Villa Jacaranda" not in visitor.get("/sign-in").text


@pytest.mark.parametrize("headers", [{"hx-request": "true"}, {"sec-fetch-dest": "empty"}])
def test_a_script_of_a_page_whose_session_is_over_is_told_so_in_the_readers_language(
    visitor: TestClient, headers: dict[str, str]
) -> None:
    for path in ("/review/items", "/network/evidence", "/api/v1/case"):
        answer = visitor.get(path, headers={**headers, "accept-language": "es"})

        assert answer.status_code == 401
        assert answer.json()["error"] == "not_signed_in"
        assert "Ya no ha iniciado sesión" in answer.json()["message"]


def test_what_an_address_says_is_shown_by_code_point_where_it_turns_the_line(
    visitor: TestClient, offered: list[str]
) -> None:
    visitor.get(offered[0])

    page = visitor.get("/entities/%E2%80%AE%20evil").text

    assert "[U+202E] evil" in page
    assert "\u202e" not in page


def test_whoever_comes_to_the_door_is_offered_one_new_link_in_the_terminal(
    visitor: TestClient, offered: list[str]
) -> None:
    visitor.get(offered[0])
    visitor.cookies.clear()

    for _ in range(3):
        page = visitor.get("/sign-in")

    assert len(offered) == 2
    assert offered[1] not in page.text
    assert visitor.get(offered[1]).headers["location"] == "/"


def test_another_host_name_gets_nothing(visitor: TestClient, offered: list[str]) -> None:
    answer = visitor.get(offered[0], headers={"host": "rebound.example"})

    assert answer.status_code == 421
    assert visitor.get(offered[0]).status_code == 303


def test_what_changes_anything_needs_the_token_of_the_session(visitor: TestClient, offered: list[str]) -> None:
    visitor.get(offered[0])

    without = visitor.post("/sign-out")
    from_elsewhere = visitor.post("/sign-out", headers={"origin": "http://elsewhere.example"})
    across = visitor.post("/sign-out", headers={"sec-fetch-site": "cross-site"})

    assert [each.status_code for each in (without, from_elsewhere, across)] == [400, 403, 403]
    assert visitor.get("/").status_code == 200


def test_a_form_of_ours_is_taken_as_a_browser_sends_it_without_a_referrer(
    visitor: TestClient, offered: list[str]
) -> None:
    visitor.get(offered[0])
    token = visitor.get("/ledger").text.split('name="ovillo-token" content="')[1].split('"')[0]

    def leave(**headers: str) -> int:
        return visitor.post("/preferences", data={"token": token, "back": "/"}, headers=headers).status_code

    ours = leave(**{"origin": "null", "sec-fetch-site": "same-origin"})
    framed = leave(**{"origin": "null", "sec-fetch-site": "cross-site"})
    untold = leave(origin="null")

    assert (ours, framed, untold) == (303, 403, 403)


def test_every_answer_forbids_inline_script_and_kept_copies(visitor: TestClient, offered: list[str]) -> None:
    visitor.get(offered[0])

    for path in ("/", "/sign-in", "/nowhere"):
        headers = visitor.get(path).headers
        assert "script-src 'self';" in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"


def test_the_way_back_from_a_choice_stays_in_the_workbench(visitor: TestClient, offered: list[str]) -> None:
    visitor.get(offered[0])
    page = visitor.get("/").text
    token = page.split('name="ovillo-token" content="')[1].split('"')[0]

    for back in ("//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example"):
        answer = visitor.post("/preferences", data={"token": token, "language": "es", "back": back})
        assert answer.headers["location"] == "/"
    assert "Informe" in visitor.get("/").text
