"""A case before four guardians, and an administrator with the database in their hands; everybody is invented."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from ovillo.ledger.keys import ED25519, SigningKey
from ovillo.wiring.guardians import add_log, make_guardian
from tests.cli.conftest import Run, run_ovillo, run_program
from tests.cli.services import guardian_here

pytestmark = pytest.mark.enable_socket
LOG = "police.example/case-17"


@pytest.fixture
def run() -> Run:
    return run_ovillo


@dataclass(frozen=True)
class Watched:
    """A case, the key of its log, and the policy of its guardians."""

    case: Path
    key: Path
    policy: Path

    @property
    def options(self) -> tuple[object, ...]:
        return "--key", self.key, "--policy", self.policy


@dataclass(frozen=True)
class House:
    """A case, and four guardians of which the first is away."""

    folder: Path
    witnesses: list[str]
    logs: dict[str, SigningKey]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("house")
    note = folder / "note.txt"
    note.write_text("Villa Jacaranda, 14 May 2031. Ana Inventada was detained by the police.", "utf-8")
    assert run_ovillo("new", folder / "case").status == run_ovillo("add", folder / "case", note).status == 0
    logs = {name: SigningKey(name, ED25519, bytes([n] * 32)) for n, name in enumerate(("log/1", "log/2", "log/3"))}
    witnesses = []
    with ExitStack() as running:
        for number in range(4):
            place = folder / str(number)
            verifier = make_guardian(place, name=f"guardian.example/{number}")
            for each in logs.values():
                add_log(place, each.verifier.text, origin="")
            address = running.enter_context(guardian_here(place)) if number else "http://127.0.0.1:9"
            witnesses.append(f"witness w{number} {verifier.text} {address}")
        yield House(folder, witnesses, logs)


@pytest.fixture(params=["log/1"])
def watched(request: pytest.FixtureRequest, house: House, tmp_path: Path) -> Watched:
    log = house.logs[request.param]
    (tmp_path / "log.key").write_text(log.text + "\n", "utf-8")
    lines = [f"log {log.verifier.text}", *house.witnesses, "group three 3 w0 w1 w2 w3", "quorum three", ""]
    (tmp_path / "policy").write_text("\n".join(lines), "utf-8")
    shutil.copytree(house.folder / "case", tmp_path / "case")
    return Watched(tmp_path / "case", tmp_path / "log.key", tmp_path / "policy")


def test_what_three_of_four_cosigned_cannot_be_taken_back(run: Run, watched: Watched, tmp_path: Path) -> None:
    old = tmp_path / "old-copy"
    shutil.copytree(watched.case, old)
    more, other = tmp_path / "more.csv", tmp_path / "other.csv"
    more.write_text("day,currency,counter,rate\n2031-05-14,USD,PEN,3.70\n", "utf-8")
    other.write_text(
        "day,currency,counter,rate\n" + "".join(f"2031-06-1{n},USD,PEN,3.6{n}\n" for n in range(3)), "utf-8"
    )
    head = tmp_path / "head"

    first = run("ledger", "cosign", watched.case, *watched.options)
    assert run("rates", watched.case, more).status == 0
    second = run("ledger", "cosign", watched.case, *watched.options, "--output", head)
    checked = run("ledger", "check", watched.case, head, "--policy", watched.policy, "--as", "json")

    assert (first.status, first.err) == (0, "w0: not reached.\n")
    assert second.status == 0
    answer = json.loads(checked.out)
    assert (checked.status, answer["intact"]) == (0, True)
    assert [each["guardian"] for each in answer["cosigned"]] == [f"guardian.example/{n}" for n in (1, 2, 3)]

    # An old copy is put back: it is shorter, and the guardians say so.
    shorter = run("ledger", "cosign", old, *watched.options)
    beside = run("ledger", "check", old, head, "--policy", watched.policy)
    assert (shorter.status, shorter.err.count("HAS COSIGNED"), beside.status) == (1, 3, 1)
    assert "taken out" in beside.out

    # It grows again, past what was seen: another past.
    assert run("rates", old, other).status == 0
    forked = run("ledger", "cosign", old, *watched.options)
    beside = run("ledger", "check", old, head, "--policy", watched.policy)
    assert (forked.status, forked.err.count("ANOTHER PAST"), beside.status) == (1, 3, 1)
    assert "altered or exchanged" in beside.out


@pytest.mark.parametrize("watched", ["log/2"], indirect=True)
def test_a_statement_that_an_administrator_deletes_is_missed(run: Run, watched: Watched, tmp_path: Path) -> None:
    head = tmp_path / "head"
    assert run("ledger", "cosign", watched.case, *watched.options, "--output", head).status == 0
    with sqlite3.connect(watched.case / "case.sqlite") as database:
        for (trigger,) in database.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            database.execute(f"drop trigger {trigger}")
        assert database.execute("delete from statement").rowcount > 0
    database.close()

    done = run("ledger", "check", watched.case, head, "--policy", watched.policy)

    assert done.status == 1
    assert "not intact" in done.out


@pytest.mark.parametrize("watched", ["log/3"], indirect=True)
def test_two_of_four_are_no_quorum_and_no_note(run: Run, watched: Watched, tmp_path: Path) -> None:
    head = tmp_path / "head"
    lines = watched.policy.read_text("utf-8").splitlines()
    lines[2] = lines[2].rpartition(" ")[0] + " http://127.0.0.1:9"
    lines[3] = lines[3].rpartition(" ")[0]
    few = tmp_path / "few"
    few.write_text("\n".join([*lines, ""]), "utf-8")

    asked = run("ledger", "cosign", watched.case, "--key", watched.key, "--policy", few, "--output", head)
    checked = run("ledger", "check", watched.case, head, "--policy", watched.policy)

    assert (asked.status, asked.err.count("not reached"), asked.err.count("no address")) == (1, 2, 1)
    assert (checked.status, checked.err.count("\n")) == (2, 1)


def test_what_is_no_key_no_policy_and_no_note_is_one_line(run: Run, case: Path, tmp_path: Path) -> None:
    key, wrong = tmp_path / "log.key", tmp_path / "wrong"
    wrong.write_text("nothing\n", "utf-8")
    none = tmp_path / "none"
    none.write_text("quorum none\n", "utf-8")
    assert run("ledger", "key", key, "--name", LOG).status == 0
    assert key.stat().st_mode & 0o077 == 0

    again = run_program("ledger", "key", key, "--name", LOG)
    assert (again.status, again.out, again.err.count("\n")) == (2, "", 1)
    for words in (
        ["key", tmp_path / "other", "--name", "two words"],
        ["cosign", case, "--key", wrong, "--policy", none],
        ["cosign", case, "--key", key, "--policy", wrong],
        ["check", case, wrong, "--policy", none],
    ):
        done = run("ledger", *words)

        assert (done.status, done.out, done.err.count("\n")) == (2, "", 1), words
