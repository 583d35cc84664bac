"""`ovillo guardian` as an institution runs it, over real connections; everybody is invented."""

import json
import random
import threading
from pathlib import Path

import pytest

from ovillo.ledger.keys import COSIGNATURE, SigningKey, parse_verifier_key
from ovillo.ledger.notes import Note, parse_note, parse_signatures, verify_note
from ovillo.ledger.witness import origin_hash
from tests.cli.conftest import Run, run_ovillo
from tests.cli.guardian_client import InventedLog
from tests.cli.services import serving

pytestmark = pytest.mark.enable_socket
NAME = "ombudsman.example/1"


@pytest.fixture
def run() -> Run:
    return run_ovillo


@pytest.fixture
def log() -> InventedLog:
    made = InventedLog()
    made.grow(3)
    return made


@pytest.fixture
def guardian(run: Run, tmp_path: Path, log: InventedLog) -> Path:
    folder = tmp_path / "guardian"
    assert run("guardian", "new", folder, "--name", NAME).status == 0
    assert run("guardian", "know", folder, log.key.verifier.text).status == 0
    return folder


def test_a_guardian_cosigns_what_grew_and_refuses_any_other_past(run: Run, guardian: Path, log: InventedLog) -> None:
    key = parse_verifier_key(run("guardian", "show", guardian).out.splitlines()[0])
    forked = InventedLog()
    forked.grow(5, "another past")

    with serving("guardian", guardian) as running:
        first = running.cosign(log.request(0))
        log.grow(2)
        second, stale = running.cosign(log.request(3)), running.cosign(log.request(3))
        fork = running.cosign(forked.request(5))
        unknown = running.cosign(InventedLog(name="log.example/2").request(0))
        forged = running.cosign(InventedLog(seed=bytes(32)).request(0))
        kept = running.ask("GET", f"/{origin_hash(log.name)}/checkpoint")
        busy = run("guardian", "know", guardian, log.key.verifier.text)

    assert [each[0] for each in (first, second, stale, fork, unknown, forged)] == [200, 200, 409, 422, 404, 403]
    assert stale[1:] == (b"5\n", "text/x.tlog.size")
    sent = parse_note(log.request(3).partition(b"\n\n")[2])
    verified = verify_note(Note(sent.text, parse_signatures(second[1].decode())), [key])
    assert verified[0].at is not None
    assert [each.key for each in verify_note(parse_note(kept[1]), [log.key.verifier, key])] == [log.key.verifier, key]
    assert (busy.status, busy.err.count("\n")) == (2, 1)
    shown = json.loads(run("guardian", "show", guardian, "--as", "json").out)
    assert [(each["origin"], each["size"]) for each in shown["logs"]] == [(log.name, 5)]
    assert [each.read_bytes() for each in (guardian / "evidence").iterdir()] == [forked.request(5)]


def test_what_is_no_request_is_refused_and_the_next_is_answered(guardian: Path, log: InventedLog) -> None:
    with serving("guardian", guardian) as running:
        statuses = [
            running.ask(*each)[0]
            for each in (
                ("GET", "/"),
                ("GET", "/add-checkpoint"),
                ("GET", f"/{'0' * 64}/checkpoint"),
                ("GET", "/../key"),
                ("POST", "/", b"x"),
                ("POST", "/add-checkpoint", b""),
                ("POST", "/add-checkpoint", b"\xff" * 1_000),
                ("POST", "/add-checkpoint", b"a" * 300_000),
                ("PUT", "/add-checkpoint", b"x"),
            )
        ]
        chunked = running.ask("POST", "/add-checkpoint", b"x", **{"Transfer-Encoding": "chunked"})[0]
        odd_length = running.ask("POST", "/add-checkpoint", **{"Content-Length": "-1"})[0]

        assert statuses == [404, 405, 404, 404, 404, 400, 400, 413, 405]
        assert (chunked, odd_length) == (411, 411)
        assert running.cosign(log.request(0))[0] == 200


def test_what_was_acknowledged_is_remembered_after_a_kill(guardian: Path, log: InventedLog) -> None:
    acknowledged = 0
    for each in range(3):
        with serving("guardian", guardian) as running:
            timer = threading.Timer(random.Random(each).uniform(0.05, 0.3), running.process.kill)
            timer.start()
            try:
                while True:
                    status, body, _ = running.cosign(log.request(acknowledged))
                    if status == 200:
                        acknowledged = log.frontier.size
                        log.grow()
                    elif status == 409:  # cosigned, and killed before the answer was read
                        assert int(body) >= acknowledged
                        acknowledged = int(body)
            except OSError:
                timer.cancel()
            except Exception:
                timer.cancel()
                raise

    with serving("guardian", guardian) as running:
        status, body, _ = running.cosign(log.request(0))
        assert (status, int(body) >= acknowledged > 0) == (409, True)


def test_of_many_who_ask_at_once_one_branch_is_cosigned(guardian: Path, log: InventedLog) -> None:
    branches = []
    for each in range(8):
        branch = InventedLog()
        branch.grow(3)
        branch.grow(1 + each, f"branch {each} ")
        branches.append(branch)
    statuses = []

    with serving("guardian", guardian) as running:
        assert running.cosign(log.request(0))[0] == 200
        asking = [
            threading.Thread(target=lambda one=one: statuses.append(running.cosign(one.request(3))[0]))
            for one in branches
        ]
        for thread in asking:
            thread.start()
        for thread in asking:
            thread.join()

    assert sorted(statuses) == [200, *[409] * 7]


@pytest.mark.parametrize("damage", ["checkpoint", "keys", "key"])
def test_a_guardian_whose_memory_was_altered_does_not_run(
    run: Run, guardian: Path, log: InventedLog, damage: str
) -> None:
    with serving("guardian", guardian) as running:
        assert running.cosign(log.request(0))[0] == 200
    path = guardian / "key" if damage == "key" else guardian / "logs" / f"{origin_hash(log.name)}.{damage}"
    content = bytearray(path.read_bytes())
    content[-6] ^= 1
    path.write_bytes(bytes(content))

    for words in (["show", guardian], ["serve", guardian, "--port", 0], ["know", guardian, log.key.verifier.text]):
        done = run("guardian", *words)

        assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
        assert "new key" in done.err


def test_what_makes_no_guardian_is_one_line(run: Run, guardian: Path, tmp_path: Path) -> None:
    witness = SigningKey(NAME, COSIGNATURE, bytes(32)).verifier.text
    for words in (
        ["new", guardian, "--name", NAME],
        ["new", tmp_path / "a"],
        ["new", tmp_path / "b", "--name", "two words"],
        ["show", tmp_path / "nothing"],
        ["know", guardian, "no key"],
        ["know", guardian, witness],
    ):
        done = run("guardian", *words)

        assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)


def test_the_key_is_the_owners_alone(guardian: Path) -> None:
    assert (guardian / "key").stat().st_mode & 0o077 == 0
    assert guardian.stat().st_mode & 0o077 == 0


def test_a_guardian_that_serves_is_shown_and_not_altered(run: Run, guardian: Path, log: InventedLog) -> None:
    with serving("guardian", guardian) as running:
        assert running.cosign(log.request(0))[0] == 200
        head, shown, known, second = (
            run("guardian", *words)
            for words in (
                ["show", guardian, "--head", log.name],
                ["show", guardian],
                ["know", guardian, log.key.verifier.text],
                ["serve", guardian, "--port", 0],
            )
        )
        told = running.ask("GET", f"/{origin_hash(log.name)}/checkpoint")[1]

    assert (head.status, head.out.encode().rstrip()) == (0, told.rstrip())
    assert (shown.status, shown.out.count(log.name)) == (0, 1)
    assert [(each.status, each.out) for each in (known, second)] == [(2, ""), (2, "")]
