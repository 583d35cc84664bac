"""Passkeys: added by a member, accepted once for what they sign, and by nobody else, nowhere else, never again."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import copytree

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ovillo.casework.access import Role
from ovillo.storage.credentials import Credentials
from ovillo.web.app import create_app
from ovillo.web.signing_in import FRESH
from ovillo.web.workbench import Workbench
from ovillo.wiring.accounts import has_accounts
from ovillo.wiring.cases import open_case_for_all
from ovillo.wiring.passkeys import MOST_KEYS, Challenges, PasskeyRefusedError, Site, person_of
from ovillo.wiring.whole_cases import back_up
from ovillo.workflows.access import set_member
from tests.web.authenticator import PRESENT, SecurityKey, code_of
from tests.web.conftest import NOW, ROSA, bench_over, reviewer

HOST = "localhost:8737"
ORIGIN = f"http://{HOST}"


@pytest.fixture
def team(sample_folder: Path, tmp_path: Path) -> Iterator[Workbench]:
    copytree(sample_folder, tmp_path / "case")
    with open_case_for_all(tmp_path / "case") as opened:
        set_member(opened.record, ROSA, Role.OWNER, actor=ROSA, now=lambda: NOW)
        yield replace(bench_over(opened, []), hosts=frozenset({HOST, "127.0.0.1:8737"}))


def at_localhost(bench: Workbench, visitor: TestClient | None = None) -> TestClient:
    """A browser that calls the server localhost, signed in as the other one is."""
    made = TestClient(create_app(bench), base_url=ORIGIN, follow_redirects=False)
    if visitor is not None:
        made.headers["x-ovillo-token"] = visitor.headers["x-ovillo-token"]
        made.cookies.set("ovillo_session", visitor.cookies["ovillo_session"], domain="localhost.local")
    return made


def added(bench: Workbench, name: str = ROSA) -> tuple[SecurityKey, TestClient]:
    member, key = at_localhost(bench, reviewer(bench, name)), SecurityKey(ORIGIN, "localhost")
    options = member.post("/account/passkeys/options").json()
    assert member.post("/account/passkeys", content=key.make(options)).json() == {"to": "/account"}
    return key, member


def test_a_member_adds_a_passkey_and_enters_with_it(team: Workbench) -> None:
    key, member = added(team)
    visitor = at_localhost(team)

    options = visitor.post("/sign-in/passkey/options").json()
    answer = visitor.post("/sign-in/passkey", content=key.sign(options))

    assert answer.json() == {"to": "/"}
    assert options["userVerification"] == "required"
    assert "allowCredentials" not in options or options["allowCredentials"] == []
    assert ROSA in visitor.get("/account").text
    assert "localhost" in member.get("/account").text
    assert has_accounts(team.opened.folder)
    assert "data-passkey-enter" in at_localhost(team).get("/sign-in").text


def test_what_was_signed_serves_once_and_for_five_minutes(team: Workbench) -> None:
    key, _ = added(team)
    visitor = at_localhost(team)
    options = visitor.post("/sign-in/passkey/options").json()
    answer = key.sign(options)

    first, again = (visitor.post("/sign-in/passkey", content=answer).status_code for _ in range(2))
    late = at_localhost(replace(team, now=lambda: NOW + timedelta(minutes=6)))
    old = key.sign(visitor.post("/sign-in/passkey/options").json())

    assert (first, again) == (200, 400)
    assert late.post("/sign-in/passkey", content=old).status_code == 400


@pytest.mark.parametrize(
    "changed",
    [
        {"origin": "http://evil.example"},
        {"origin": "http://localhost:9999"},
        {"site": "evil.example"},
        {"flags": PRESENT},
        {"id": b"somebody else's.."},
        {"private": SecurityKey("", "").private},
    ],
    ids=["origin", "port", "site", "not unlocked", "unknown", "another key"],
)
def test_an_answer_that_is_not_all_right_is_refused_alike(team: Workbench, changed: dict[str, object]) -> None:
    key, _ = added(team)
    visitor = at_localhost(team)
    options = visitor.post("/sign-in/passkey/options").json()

    answer = visitor.post("/sign-in/passkey", content=replace(key, **changed).sign(options))  # type: ignore[arg-type]  # of each field

    assert answer.status_code == 400
    assert answer.json()["error"] == "passkey_refused"
    assert "set-cookie" not in answer.headers


def test_a_copy_of_a_key_is_seen_by_its_count(team: Workbench) -> None:
    key, _ = added(team)
    copy = replace(key)
    visitor = at_localhost(team)

    def enter(with_: SecurityKey) -> int:
        signed = with_.sign(visitor.post("/sign-in/passkey/options").json())
        return at_localhost(team).post("/sign-in/passkey", content=signed).status_code

    assert [enter(key), enter(key), enter(copy)] == [200, 200, 400]


def test_a_number_for_one_purpose_serves_no_other(team: Workbench) -> None:
    key, member = added(team)
    other = SecurityKey(ORIGIN, "localhost")

    for_entering = at_localhost(team).post("/sign-in/passkey/options").json()
    for_adding = member.post("/account/passkeys/options").json()

    assert member.post("/account/passkeys", content=other.make(for_entering)).status_code == 400
    assert at_localhost(team).post("/sign-in/passkey", content=key.sign(for_adding)).status_code == 400


def test_only_the_own_key_is_forgotten_and_then_enters_no_more(team: Workbench) -> None:
    set_member(team.opened.record, "Raúl Revisa", Role.REVIEWER, actor=ROSA, now=lambda: NOW)
    key, member = added(team)
    _, other = added(team, "Raúl Revisa")

    other.post("/account/passkeys/forget", data={"key": key.id.hex()})
    kept = Credentials(team.opened.folder).passkey(key.id)
    member.post("/account/passkeys/forget", data={"key": key.id.hex()})
    signed = key.sign(at_localhost(team).post("/sign-in/passkey/options").json())

    assert kept is not None
    assert at_localhost(team).post("/sign-in/passkey", content=signed).status_code == 400
    assert member.post("/account/passkeys/forget", data={"key": "no key"}).status_code == 303


def test_whoever_is_taken_out_has_no_key_any_more(team: Workbench) -> None:
    set_member(team.opened.record, "Raúl Revisa", Role.REVIEWER, actor=ROSA, now=lambda: NOW)
    key, _ = added(team, "Raúl Revisa")

    at_localhost(team, reviewer(team, ROSA)).post("/people", data={"name": "Raúl Revisa", "role": "none"})

    assert Credentials(team.opened.folder).passkey(key.id) is None


def test_a_stranger_and_a_page_of_somebody_else_add_nothing(team: Workbench) -> None:
    stranger = at_localhost(team, reviewer(team, "Eva Extraña"))
    forged = at_localhost(team, reviewer(team, ROSA))
    forged.headers["x-ovillo-token"] = "guessed"

    assert stranger.post("/account/passkeys/options").status_code == 403
    assert forged.post("/account/passkeys/options").status_code == 400
    assert at_localhost(team).post("/account/passkeys/options").status_code == 401
    elsewhere = at_localhost(team)
    elsewhere.headers["origin"] = "http://evil.example"
    assert elsewhere.post("/sign-in/passkey/options").status_code == 403


def test_a_screen_that_was_left_open_gives_nobody_an_account_for_good(team: Workbench) -> None:
    left_open = reviewer(team, ROSA)
    late = replace(team, now=lambda: NOW + FRESH)

    def at_late(client: TestClient) -> TestClient:
        made = TestClient(create_app(late), base_url=client.base_url, follow_redirects=False)
        made.headers["x-ovillo-token"] = client.headers["x-ovillo-token"]
        made.cookies = client.cookies
        return made

    password = at_late(left_open).post("/account", data={"password": "una frase que nadie más conoce"})
    key = at_late(at_localhost(team, left_open)).post("/account/passkeys/options")

    assert password.status_code == 400
    assert "sign in again" in password.text
    assert key.json()["error"] == "sign_in_again"
    assert not has_accounts(team.opened.folder)
    assert 'name="password"' not in at_late(left_open).get("/account").text


def test_a_new_password_ends_all_other_sessions_of_that_person(team: Workbench) -> None:
    here, elsewhere, other = reviewer(team, ROSA), reviewer(team, ROSA), reviewer(team, "Raúl Revisa")

    page = here.post("/account", data={"password": "una frase que nadie más conoce"}).text
    before = elsewhere.get("/account").status_code
    here.post("/account/code", data={"code": code_of(page.partition("secret=")[2].partition("&")[0], NOW.timestamp())})

    assert before == 200
    statuses = [each.get("/account").status_code for each in (here, elsewhere, other)]
    assert statuses == [200, 303, 403]  # the other is no member here, and is signed in still


def test_no_person_has_more_keys_than_are_allowed(team: Workbench) -> None:
    _, member = added(team)
    for _ in range(MOST_KEYS - 1):
        added(team)

    assert member.post("/account/passkeys/options").status_code == 400


def test_a_backup_holds_no_passkey(team: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    added(team)
    monkeypatch.setenv("OVILLO_ACTOR", ROSA)

    back_up(team.opened.folder, tmp_path / "backup")

    assert not (tmp_path / "backup" / "credentials.sqlite").exists()


@pytest.mark.parametrize(
    ("site", "has"),
    [
        (Site("http", "127.0.0.1:8737"), False),
        (Site("https", "127.0.0.1:8737"), False),
        (Site("https", "[::1]:8737"), False),
        (Site("http", "localhost:8737"), True),
        (Site("https", "casos.unidad.example"), True),
        (Site("http", "casos.unidad.example:80"), False),
    ],
)
def test_browsers_make_passkeys_for_names_only(site: Site, has: bool) -> None:
    assert site.has_passkeys is has


def test_under_a_bare_address_the_way_to_passkeys_is_shown(team: Workbench) -> None:
    member = reviewer(team, ROSA)

    assert 'href="http://localhost:8737/account"' in member.get("/account").text
    assert "data-passkey-add" not in member.get("/account").text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_is_sent_is_refused_in_one_way(tmp_path: Path, data: st.DataObject) -> None:
    challenges, site = Challenges(), Site("http", HOST)
    number = challenges.new("", at=NOW)
    good = json.loads(SecurityKey(ORIGIN, "localhost").sign({"challenge": number.hex()}))
    value = st.recursive(st.none() | st.integers() | st.text(max_size=9), lambda inner: st.lists(inner, max_size=2))
    for _ in range(data.draw(st.integers(0, 3))):
        part = data.draw(
            st.sampled_from([good, good["response"]] if isinstance(good.get("response"), dict) else [good])
        )
        part[data.draw(st.sampled_from([*part, "id", "response"]))] = data.draw(value)
    sent = data.draw(st.sampled_from([json.dumps(good), "", "[]", "null", "{", "[" * 5_000, '{"id": {}}']))

    with pytest.raises(PasskeyRefusedError):
        person_of(tmp_path, sent, site, challenges, at=NOW)
