"""Every route as nobody, a stranger, a reader, a reviewer and an owner; and the same of the command line."""

import base64
import sqlite3
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from lxml import html

from ovillo.casework.access import Act, Role
from ovillo.cli import surface
from ovillo.cli.main import main
from ovillo.domain.judgements import Verdict
from ovillo.interfaces.record import RecordReader, RecordWriter
from ovillo.storage.credentials import Credentials
from ovillo.web import drawn
from ovillo.web.app import DOORS, ROUTERS
from ovillo.web.workbench import Workbench
from ovillo.wiring import accounts
from ovillo.wiring.cases import open_case_for_all
from ovillo.wiring.whole_cases import back_up
from ovillo.workflows.access import ACTS, list_members, set_member
from ovillo.workflows.judge import judge
from tests.web.authenticator import code_of
from tests.web.conftest import NOW, bench_over, reviewer, visitor_of

MEMBERS = {"Olga Dueña": Role.OWNER, "Raúl Revisa": Role.REVIEWER, "Lola Lee": Role.READER}
STRANGER = "Eva Extraña"
PASSWORD = "una frase que nadie más conoce"
OPEN_TO_ALL = {"/static/{name:path}", "/enter", "/sign-in", "/sign-in/passkey", "/sign-in/passkey/options"}
OWN_SESSION = {"/sign-out", "/preferences"}
FORMS = (
    *("tasks/open", "tasks/act", "clocks/start", "clocks/extend", "clocks/stop"),
    *("strategy/propose", "strategy/sign", "strategy/note", "custody/seal", "custody/act"),
    *("protected/protect", "protected/lift", "protected/refer", "protected/answer"),
    *("recusal/party", "recusal/tie", "recusal/decide", "units/state", "units/let-in", "units/let-out"),
)
INTEGRITY_FORMS = (
    "reply",
    "close",
    "deconfliction/ask",
    "deconfliction/authorise",
    "deconfliction/send",
    "approvals/ask",
    "approvals/status",
    "approvals/erase",
    "approvals/finish",
    "witnesses/cosign",
    "witnesses/stamp",
)
"""They change nothing of the case: whoever is signed in leaves, and chooses a language."""
GOVERNED = {
    ("POST", "/people"),
    ("POST", "/people/invite"),
    ("GET", "/people"),
    ("POST", "/integrity/witnesses/attach"),
}
WORKED = {
    ("POST", "/api/v1/judgements"),
    ("POST", "/api/v1/judgements/undo"),
    ("POST", "/api/v1/statements"),
    ("GET", "/add"),
    ("POST", "/add"),
    ("GET", "/documents/{document}/state"),
    ("GET", "/review/amend/{statement}"),
    *(("POST", f"/together/{each}") for each in FORMS),
    *(("POST", f"/integrity/{each}") for each in INTEGRITY_FORMS),
}


@pytest.fixture(scope="module")
def team(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """A case with an owner, a reviewer and a reader."""
    folder = tmp_path_factory.mktemp("team") / "case"
    copytree(sample_folder, folder)
    with open_case_for_all(folder) as opened:
        for name, role in MEMBERS.items():
            set_member(opened.record, name, role, actor="Olga Dueña", now=lambda: NOW)
        bench = bench_over(opened, [])
        yield bench
        bench.pictures.close()


def _now() -> datetime:
    return datetime.now(UTC)


def routes() -> list[tuple[str, str]]:
    found = [
        (method, route.path)
        for router in (*DOORS, *ROUTERS, *drawn.ROUTERS)
        for route in router.routes
        if isinstance(route, APIRoute)
        for method in sorted(route.methods - {"HEAD", "OPTIONS"})
    ]
    return sorted({each for each in found if each[1] not in OPEN_TO_ALL})


def filled(path: str, bench: Workbench) -> str:
    answers = bench.answers.now()
    statement = answers.resolved.view.statements[0]
    fields = {"document": statement.document, "entity": answers.resolved.entities[0].id, "statement": statement.id}
    for name in ("document", "entity", "statement", "run", "chart", "table"):
        path = path.replace(f"{{{name}}}", fields.get(name, "x" * 64))
    path = path.replace("{page}", "1")
    return f"{path}?q=Ana" if path.endswith("/search") else path


def body_of(path: str, bench: Workbench) -> dict[str, object]:
    statement = bench.answers.now().resolved.view.statements[0]
    if path == "/api/v1/judgements/undo":
        judge(bench.opened.record, statement.id, verdict=Verdict.UNSURE, reason="read", actor="Olga Dueña", now=_now)
    return {
        "/api/v1/judgements": {"target": statement.id, "verdict": "unsure", "reason": "read"},
        "/api/v1/judgements/undo": {"target": statement.id},
        "/api/v1/statements/undo": {"target": statement.id},
        "/api/v1/statements": {
            "document": statement.document,
            "start": statement.start,
            "end": statement.end,
            "predicate": statement.predicate,
            "standing": "reported",
            "subject": statement.subject.id if statement.subject else "",
            "object": statement.object.id if statement.object else "",
        },
    }.get(path, {})


def ask(visitor: TestClient, method: str, path: str, bench: Workbench) -> int:
    if method == "GET":
        return visitor.get(filled(path, bench)).status_code
    if path.startswith("/api/"):
        return visitor.request(method, filled(path, bench), json=body_of(path, bench)).status_code
    if path == "/add":
        return visitor.post(path, files=[("files", ("a.txt", b"x"))]).status_code
    return visitor.request(method, filled(path, bench), data={"name": "Nadie Nueva", "role": "reader"}).status_code


def test_nobody_gets_anything_anywhere(team: Workbench) -> None:
    visitor = visitor_of(team)

    statuses = {(method, path): ask(visitor, method, path, team) for method, path in routes()}

    assert {each for each, status in statuses.items() if status not in {303, 401}} == set()
    assert len(statuses) > 30


def test_a_stranger_is_refused_everywhere(team: Workbench) -> None:
    for method, path in routes():
        visitor = reviewer(team, STRANGER)
        if path not in OWN_SESSION:
            assert ask(visitor, method, path, team) == 403, (method, path)


@pytest.mark.parametrize(
    ("name", "role", "step"),
    [
        ("Olga Dueña", Role.OWNER, 4),
        ("Lola Lee", Role.READER, 1),
        pytest.param("Olga Dueña", Role.OWNER, 1, marks=pytest.mark.slow),
        pytest.param("Raúl Revisa", Role.REVIEWER, 1, marks=pytest.mark.slow),
    ],
)
def test_each_member_may_what_the_role_may(team: Workbench, name: str, role: Role, step: int) -> None:
    """Of an owner, to whom nothing is refused, the quick run asks every fourth route."""
    refused = set()
    for method, path in list(routes())[::step]:
        if path not in OWN_SESSION and ask(reviewer(team, name), method, path, team) == 403:
            refused.add((method, path))

    wanted = set[tuple[str, str]]() if role is Role.OWNER else set(GOVERNED)
    assert refused == (wanted | WORKED if role is Role.READER else wanted)


def test_a_stranger_sees_no_name_of_the_case(team: Workbench) -> None:
    page = reviewer(team, STRANGER).get("/").text

    assert "Villa Jacaranda" not in page
    assert 'href="/review"' not in page


def test_a_reader_is_not_led_to_what_they_may_not(team: Workbench) -> None:
    page = reviewer(team, "Lola Lee").get("/").text

    assert 'href="/add"' not in page.split("<main")[0]
    assert 'href="/people"' not in page


def test_a_reader_is_offered_nothing_that_is_refused(team: Workbench) -> None:
    answers, visitor = team.answers.now(), reviewer(team, "Lola Lee")
    joined = max(answers.resolved.entities, key=lambda each: len(each.members))
    addresses = [f"/entities/{joined.id}", f"/documents/{joined.documents[0]}", "/review", "/review?queue=merges"]

    offered = {"data-verdict", "data-state", "data-amend>", "data-post"}
    pages = [visitor.get(each).text for each in addresses]
    as_owner = [reviewer(team, "Olga Dueña").get(each).text for each in addresses]

    assert not [
        (address, each) for address, page in zip(addresses, pages, strict=True) for each in offered if each in page
    ]
    assert all(any(each in page for page in as_owner) for each in offered)


def test_every_way_of_writing_has_its_act() -> None:
    writes = {name for name in vars(RecordWriter) if not name.startswith("_") and name not in vars(RecordReader)}

    assert writes - {"enter"} == set(ACTS)
    assert set(ACTS.values()) <= set(Act)


@pytest.mark.parametrize(("actor", "status"), [(STRANGER, 2), ("Lola Lee", 2), ("Raúl Revisa", 0), ("Olga Dueña", 0)])
def test_the_command_line_decides_the_same(
    team: Workbench, actor: str, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OVILLO_ACTOR", actor)
    surface.settings.cache_clear()
    statement = team.answers.now().resolved.view.statements[3].id

    left = 0
    try:
        main(["judge", str(team.opened.folder), statement, "unsure", "--reason", "read"])
    except SystemExit as done:
        left = int(done.code or 0)
    told = capsys.readouterr()

    surface.settings.cache_clear()
    assert left == status
    assert "Traceback" not in told.err


def with_password(folder: Path, name: str) -> str:
    """The secret of the second factor of somebody who has a password since yesterday."""
    proposal, then = accounts.propose(name, PASSWORD, case="x"), NOW - timedelta(days=1)
    assert accounts.confirm(folder, proposal, code_of(proposal.factor.secret, then.timestamp()), at=then)
    return proposal.factor.secret


def test_a_password_and_a_code_sign_in_once_each_code(team: Workbench) -> None:
    secret = with_password(team.opened.folder, "Lola Lee")
    code = code_of(secret, NOW.timestamp())

    def sign_in(**changed: str) -> int:
        form = {"name": "Lola Lee", "password": PASSWORD, "code": code} | changed
        return visitor_of(team).post("/sign-in", data=form).status_code

    assert sign_in(password="otra frase cualquiera") == 403
    assert sign_in(code="000000" if code != "000000" else "000001") == 403
    assert sign_in(name="Nadie") == 403
    assert sign_in() == 303
    assert sign_in() == 403


def test_guessing_is_slowed_down(team: Workbench) -> None:
    folder = team.opened.folder
    secret = with_password(folder, "Raúl Revisa")

    for _ in range(accounts.FREE_FAILURES):
        assert not accounts.check(folder, "Raúl Revisa", "falsa pero larga", "000000", at=NOW)
    code = code_of(secret, NOW.timestamp())

    assert not accounts.check(folder, "Raúl Revisa", PASSWORD, code, at=NOW)
    later = NOW + timedelta(seconds=accounts.wait_seconds(accounts.FREE_FAILURES) + 1)
    assert accounts.check(folder, "Raúl Revisa", PASSWORD, code, at=later)


def test_a_role_that_there_is_not_takes_nobody_out(team: Workbench) -> None:
    answer = reviewer(team, "Olga Dueña").post("/people", data={"name": "Lola Lee", "role": "lectora"})

    assert answer.status_code == 400
    assert "Lola Lee" in list_members(team.opened.record)


def test_guesses_that_come_at_once_are_counted_one_by_one(team: Workbench) -> None:
    folder = team.opened.folder
    with_password(folder, "Raúl Revisa")

    with ThreadPoolExecutor(8) as pool:
        guesses = [
            pool.submit(accounts.check, folder, "Raúl Revisa", f"falsa pero larga {n}", "000000", at=NOW)
            for n in range(2 * accounts.FREE_FAILURES)
        ]

    assert not any(each.result() for each in guesses)
    account = Credentials(folder).find("Raúl Revisa")
    assert account
    assert account.failures == accounts.FREE_FAILURES


def test_passwords_stay_in_a_file_of_their_own(
    team: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = team.opened.folder
    monkeypatch.setenv("OVILLO_ACTOR", "Olga Dueña")
    with_password(folder, "Olga Dueña")
    kept = folder / "credentials.sqlite"

    monkeypatch.setenv("OVILLO_ACTOR", "Olga Dueña")  # a copy of everything is an owner's to make
    back_up(folder, tmp_path / "copy")

    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert PASSWORD.encode() not in kept.read_bytes()
    assert not (tmp_path / "copy" / "credentials.sqlite").exists()
    with sqlite3.connect(kept) as connection:
        assert connection.execute("SELECT password FROM account").fetchone()[0].startswith("$argon2id$")


def test_who_leaves_is_signed_out_and_cannot_come_back(team: Workbench) -> None:
    olga, eva = reviewer(team, "Olga Dueña"), reviewer(team, STRANGER)
    olga.post("/people", data={"name": STRANGER, "role": "reader"})
    assert eva.get("/").status_code == 200
    with_password(team.opened.folder, STRANGER)

    olga.post("/people", data={"name": STRANGER, "role": "none"})

    assert eva.get("/").status_code == 303
    assert Credentials(team.opened.folder).find(STRANGER) is None


def test_a_second_factor_holds_once_a_code_of_it_was_given_back(team: Workbench) -> None:
    folder, lola = team.opened.folder, reviewer(team, "Lola Lee")
    held = with_password(folder, "Lola Lee")
    page = html.fromstring(lola.post("/account", data={"password": "otra frase que nadie conoce"}).text)
    address = page.xpath("//a[starts-with(@href, 'otpauth://')]/@href")[0]
    secret = address.partition("secret=")[2].partition("&")[0]
    code = code_of(secret, NOW.timestamp())

    wrong = lola.post("/account/code", data={"code": "000000" if code != "000000" else "000001"})
    before = Credentials(folder).find("Lola Lee")
    right = lola.post("/account/code", data={"code": code})

    assert page.xpath("//p[contains(@class, 'letters')]")[0].text_content() == secret
    assert (wrong.status_code, right.status_code) == (400, 200)
    assert secret in html.fromstring(wrong.text).text_content()
    assert before
    assert base64.b32encode(before.code_secret or b"").decode() == held
    assert secret not in right.text
    next_code = code_of(secret, NOW.timestamp() + accounts.STEP_SECONDS)
    assert accounts.check(folder, "Lola Lee", "otra frase que nadie conoce", next_code, at=NOW)
    assert lola.post("/account/code", data={"code": next_code}).status_code == 400


def test_a_short_password_is_refused(team: Workbench) -> None:
    answer = reviewer(team, "Lola Lee").post("/account", data={"password": "corta"})

    assert answer.status_code == 400
    assert "12 characters" in answer.text
