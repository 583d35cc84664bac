"""A case whose commands wait for a quorum of guardians; everybody is invented."""

import json
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest

from ovillo.cli import cases, surface
from ovillo.domain.responses import Response
from ovillo.ledger import EMPTY, append, entry_data, leaf_hash
from ovillo.ledger.stamps import stamp_request
from ovillo.testing.postgresql_server import Server
from tests.cli.conftest import Result
from tests.cli.conftest import run_ovillo as run
from tests.cli.guarded_case import NAMES, Guardians, attached, four_guardians
from tests.cli.services import answering
from tests.ledger.time_authority import TimeAuthority

pytestmark = pytest.mark.enable_socket
SENTENCE = "Villa Jacaranda, 14 May 2031. Ana Inventada was detained by the police in Villa Jacaranda.\n"


@pytest.fixture(scope="module")
def new_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new")
    (folder / "nota_2031-05-14_en.txt").write_text(SENTENCE, "utf-8")
    assert run("new", folder / "case").status == run("add", folder / "case", folder / "nota_2031-05-14_en.txt").status
    return folder / "case"


@pytest.fixture
def case(new_case: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(new_case, tmp_path / "case"))


@pytest.fixture
def guardians(tmp_path: Path) -> Iterator[Guardians]:
    with four_guardians(tmp_path / "guardians") as found:
        yield found


def rates(folder: Path, day: int) -> Path:
    path = folder / f"rates-{day}.csv"
    path.write_text(f"day,currency,counter,rate\n2031-05-{day},USD,PEN,3.70\n", "utf-8")
    return path


def status(case: Path) -> dict[str, object]:
    return json.loads(run("ledger", "status", case, "--as", "json").out)


def test_an_entry_is_acknowledged_by_three_of_four_and_waits_for_them_otherwise(
    guardians: Guardians, case: Path, tmp_path: Path
) -> None:
    attached(guardians, case)
    guardians.go("church")

    three = run("rates", case, rates(tmp_path, 14))
    after_three = status(case)
    guardians.go("bar")
    two = run("rates", case, rates(tmp_path, 15))
    listed, after_two = run("rates", case), status(case)
    guardians.come("bar")
    again = run("ledger", "cosign", case, "--output", tmp_path / "head")
    after_cosign = status(case)

    assert (three.status, after_three["acknowledged"]) == (0, after_three["entries"])
    size = int(str(after_two["entries"]))
    assert (two.status, two.out, two.err.count("\n")) == (3, "", 1)
    assert f"from entry {size - 1} on" in two.err
    assert "bar, church" in two.err
    assert (listed.out.count("USD"), "WITHOUT WHAT WAITS" in listed.err) == (1, True)
    assert run("rates", case).out.count("USD") == 2  # it stayed
    assert after_two["acknowledged"] == size - 1
    assert again.status == 0, again.err
    assert after_cosign["acknowledged"] == size
    assert {each["guardian"] for each in after_cosign["cosigned"]} == {f"{name}.example/1" for name in NAMES[:3]}


def test_what_waits_has_no_effect_on_what_is_said_and_written_out_until_it_is_cosigned(
    guardians: Guardians, case: Path, tmp_path: Path
) -> None:
    attached(guardians, case)
    (statement,) = statements(run("export", case, "--as", "statements"))
    before = run("brief", case)
    guardians.go("church", "bar")

    judged = run("judge", case, statement["id"], "reject", "--reason", "x")
    second = run("note", case, "Ana has a lawyer.")
    waits = run("brief", case)
    exported = run("export", case, "--as", "statements")
    guardians.come("church")
    assert run("ledger", "cosign", case, "--output", tmp_path / "head").status == 0
    after = run("brief", case)
    (rejected,) = statements(run("export", case, "--as", "statements"))

    assert (judged.status, second.status) == (3, 3), judged.err + second.err
    assert "WITHOUT WHAT WAITS: the last 2 entries" in waits.err
    assert "WITHOUT WHAT WAITS: the last 2 entries" in exported.err
    assert (waits.status, waits.out) == (0, before.out)
    assert (exported.status, statements(exported)) == (0, [statement])
    assert "WITHOUT" not in before.err + after.err
    assert after.out != before.out
    assert rejected["review"] == "rejected"


def test_entries_from_before_the_guardians_have_effect_though_no_head_is_left(guardians: Guardians, case: Path) -> None:
    attached(guardians, case)
    before = run("brief", case)
    shutil.rmtree(case / "witnessed")

    after = run("brief", case)

    assert (after.status, after.out, after.err) == (0, before.out, before.err)


def statements(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.out.splitlines()]


def test_the_next_entry_has_what_waits_cosigned_too(guardians: Guardians, case: Path, tmp_path: Path) -> None:
    attached(guardians, case)
    guardians.go("church", "bar")
    assert run("rates", case, rates(tmp_path, 14)).status == 3
    guardians.come("church")

    assert run("rates", case, rates(tmp_path, 15)).status == 0
    assert status(case)["acknowledged"] == status(case)["entries"]


def test_what_is_protected_is_not_shown_before_its_trace_is_cosigned(guardians: Guardians, case: Path) -> None:
    def by(who: str, *words: object) -> Result:
        return run(*words, OVILLO_ACTOR=who)

    owner, inside = "Jefa Uno", "Sicóloga Cuatro"
    for words in (
        ["member", case, "admit", owner, "--role", "owner"],
        ["member", case, "admit", inside, "--role", "reviewer"],
        ["protect", case, "Ana Inventada", "--as", "minor", "--compartment", "niñez"],
        ["member", case, "let-in", inside, "--compartment", "niñez"],
    ):
        assert by(owner, *words).status == 0, words
    pseudonym = by(inside, "protect", case).out.split(" · ")[0].split(":")[0].strip()
    words = ["ledger", "attach", case, "--key", guardians.folder / "log.key", "--policy", guardians.policy()]
    assert by(owner, *words).status == 0

    reads = [["protect", case, pseudonym, "--purpose", "an interview"], ["search", case, "police"]]
    guardians.go("church", "bar")
    refused = [run(*words, OVILLO_ACTOR=inside, OVILLO_PURPOSE="an interview") for words in reads]
    under_a_pseudonym = by(inside, "search", case, "police")
    guardians.come("bar")
    shown = [run(*words, OVILLO_ACTOR=inside, OVILLO_PURPOSE="an interview") for words in reads]

    assert [(each.status, each.out) for each in refused] == [(3, ""), (3, "")]
    assert (under_a_pseudonym.status, "Inventada" in under_a_pseudonym.out) == (0, False)
    assert [(each.status, "Inventada" in each.out) for each in shown] == [(0, True), (0, True)], shown


def test_an_entry_made_with_the_clock_turned_back_is_named(
    guardians: Guardians, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attached(guardians, case)
    monkeypatch.setattr(surface, "now", lambda: datetime(2016, 11, 26, 12, tzinfo=UTC))
    monkeypatch.setattr(cases, "now", surface.now)
    assert run("rates", case, rates(tmp_path, 14)).status == 0

    done = run("verify", case, "--policy", guardians.policy(NAMES[:1], 1))

    assert done.status == 1
    assert "dated back" in done.out
    assert "2016-11-26 12:00:00 UTC" in done.out


def test_an_old_copy_is_an_alarm_whoever_writes_to_it(guardians: Guardians, case: Path, tmp_path: Path) -> None:
    attached(guardians, case)
    old = Path(shutil.copytree(case, tmp_path / "old"))
    for day in (14, 15, 16):
        assert run("rates", case, rates(tmp_path, day)).status == 0
    shutil.rmtree(case)
    shutil.copytree(old, case)  # heads and all

    shorter = run("rates", case, rates(tmp_path, 20))
    forked = [run("rates", case, rates(tmp_path, day)) for day in (21, 22, 23)][-1]

    assert (shorter.status, shorter.err.count("HAS COSIGNED")) == (1, 1)
    assert (forked.status, forked.err.count("ANOTHER PAST")) == (1, 1)


def test_an_alarm_is_kept_for_whoever_comes_next_until_its_guardian_cosigns(
    guardians: Guardians, case: Path, tmp_path: Path
) -> None:
    attached(guardians, case)
    old = Path(shutil.copytree(case, tmp_path / "old"))
    for day in (14, 15, 16):
        assert run("rates", case, rates(tmp_path, day)).status == 0
    true = Path(shutil.copytree(case, tmp_path / "true"))
    shutil.rmtree(case)
    shutil.copytree(old, case)
    assert run("rates", case, rates(tmp_path, 20)).status == 1

    said, asked, checked = (
        run("ledger", "status", case),
        run("ledger", "status", case, "--as", "json"),
        run("verify", case),
    )
    run("backup", case, tmp_path / "copy")
    copied = run("verify", tmp_path / "copy")
    shutil.copy(case / "witnessed" / "alarms", true / "witnessed" / "alarms")
    before, again, after = run("verify", true), run("rates", true, rates(tmp_path, 21)), run("verify", true)

    assert (said.status, asked.status, checked.status, copied.status) == (1, 1, 1, 1)
    told = len(json.loads(asked.out)["alarms"])  # one for each guardian that answered in time
    assert told >= 3
    assert {each.out.count("HAS COSIGNED") for each in (said, checked, copied)} == {told}
    assert (before.status, again.status, after.status) == (0, 0, 0), before.out + again.err + after.out
    assert run("ledger", "status", true).status == 0


def test_a_damaged_line_of_alarms_is_no_alarm_and_stops_nobody(guardians: Guardians, case: Path) -> None:
    attached(guardians, case)
    lines = ["{", "[]", '{"template": "{x.__class__}", "fields": {}, "guardian": "", "size": 1}', '"x"', "null"]
    (case / "witnessed" / "alarms").write_text("\n".join(lines), "utf-8")

    assert run("ledger", "status", case).status == 0
    assert run("verify", case).status == 0


def test_a_case_whose_heads_were_taken_away_says_that_guardians_prove_nothing_of_it(
    guardians: Guardians, case: Path
) -> None:
    attached(guardians, case)
    shutil.rmtree(case / "witnessed")

    done, told = run("verify", case), json.loads(run("verify", case, "--as", "json").out)

    assert done.status == 1, done.err  # so it is too where the first quorum has not answered yet
    assert f"NOT ONE OF {told['entries']} ENTRIES IS PROVED" in done.out
    assert (told["witnessed"]["heads"], told["witnessed"]["size"]) == (0, 0)


def test_of_entries_that_are_gone_the_last_that_was_cosigned_tells(
    guardians: Guardians, case: Path, tmp_path: Path
) -> None:
    attached(guardians, case)
    for day in (14, 15, 16):
        assert run("rates", case, rates(tmp_path, day)).status == 0
    size = int(str(status(case)["entries"]))
    with closing(sqlite3.connect(case / "case.sqlite")) as database, database:
        safeguards = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in safeguards:
            database.execute(f"DROP TRIGGER {name}")
        database.execute("DELETE FROM entry")
        for _, sql in safeguards:
            database.execute(sql)

    done = run("verify", case, "--policy", guardians.policy(NAMES[:1], 1))

    assert done.status == 1
    assert f"Entries 0 to {size - 1} are gone: ombudsman.example/1 cosigned {size} entries" in done.out


def test_an_altered_policy_is_told_once_and_not_for_every_head(
    guardians: Guardians, case: Path, tmp_path: Path
) -> None:
    attached(guardians, case)
    for day in (14, 15, 16):
        assert run("rates", case, rates(tmp_path, day)).status == 0
    with closing(sqlite3.connect(case / "case.sqlite")) as database, database:
        (name, sql), *_ = database.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'docket%update'"
        )
        database.execute(f"DROP TRIGGER {name}")
        database.execute("UPDATE docket SET content = replace(content, 'court.example', 'other.example')")
        database.execute(sql)

    done = run("verify", case, "--policy", guardians.policy(NAMES[:1], 1))

    assert (done.status, done.out.count("beside the case")) == (1, 1)
    assert "table docket" in done.out
    assert "or the policy of the case was altered" in done.out


def test_a_head_of_more_entries_beside_an_old_record_acknowledges_nothing(
    guardians: Guardians, case: Path, tmp_path: Path
) -> None:
    attached(guardians, case)
    old = (case / "case.sqlite").read_bytes()
    for day in (14, 15, 16):
        assert run("rates", case, rates(tmp_path, day)).status == 0
    (case / "case.sqlite").write_bytes(old)

    done = run("rates", case, rates(tmp_path, 20))

    assert (done.status, done.out) == (1, "")
    assert "NOT THE ONE" in done.err


def test_a_key_that_another_case_used_is_refused_before_anything_is_entered(
    guardians: Guardians, case: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    assert run("new", other).status == 0
    attached(guardians, case)
    before = run("verify", other).out

    done = run("ledger", "attach", other, "--key", guardians.folder / "log.key", "--policy", guardians.policy())

    assert (done.status, done.err.count("\n")) == (2, 1)
    assert done.err.startswith("Nothing was entered: ")
    assert run("verify", other).out == before
    assert run("ledger", "status", other).status == 2


def test_guardians_that_know_more_are_asked_before_they_take_over(
    guardians: Guardians, case: Path, tmp_path: Path
) -> None:
    attached(guardians, case)
    old = Path(shutil.copytree(case, tmp_path / "old"))
    assert run("note", case, "A note.").status == 0
    words = ["--key", guardians.folder / "log.key", "--policy", guardians.policy(NAMES[2:], 1)]

    done = run("ledger", "attach", old, *words)

    assert (done.status, done.err.count("\n")) == (2, 1)
    assert done.err.startswith("Nothing was entered: ")
    assert status(old)["entries"] == status(case)["entries"] - 1


def test_other_guardians_take_over_only_if_the_former_cosign_it(guardians: Guardians, case: Path) -> None:
    attached(guardians, case)
    other = guardians.policy(NAMES[2:], 1)
    words = ["ledger", "attach", case, "--key", guardians.folder / "log.key", "--policy", other]
    guardians.go("ombudsman", "court")

    alone = run(*words)
    still = run("ledger", "cosign", case)
    guardians.come("ombudsman")
    together = run(*words)
    guardians.go("ombudsman", "bar")
    after = run("ledger", "cosign", case)

    assert [each.status for each in (alone, still, together, after)] == [3, 3, 0, 0], together.err + after.err
    assert status(case)["acknowledged"] == status(case)["entries"]


def test_who_exchanged_guardians_stands_there_for_good_and_what_came_after_is_not_proved_by_the_former(
    guardians: Guardians, case: Path, tmp_path: Path
) -> None:
    attached(guardians, case)
    own = tmp_path / "own"
    vkeys = [
        line for line in guardians.policy().read_text("utf-8").splitlines() if line.startswith(("log", "witness om"))
    ]
    own.write_text("\n".join([*vkeys, "quorum ombudsman", ""]), "utf-8")
    before = run("verify", case, "--policy", own)
    words = [
        "ledger",
        "attach",
        case,
        "--key",
        guardians.folder / "log.key",
        "--policy",
        guardians.policy(NAMES[2:], 1),
    ]

    assert run(*words, OVILLO_ACTOR="Jefe Inventado").status == 0
    old = [(path, path.read_bytes()) for path in (case / "case.sqlite", case / "witnessed" / "heads")]
    run("rates", case, rates(tmp_path, 14))
    for path, content in old:  # what was entered under the new guardians is taken back, the new ones forget it
        path.write_bytes(content)
    for name in ("bar", "church"):
        guardians.go(name)
    verified, told = run("verify", case), json.loads(run("ledger", "status", case, "--as", "json").out)
    by_own = run("verify", case, "--policy", own)

    assert before.status == 0
    assert "GUARDIANS WERE EXCHANGED at ledger entry" in verified.out
    assert "by Jefe Inventado" in verified.out
    assert [(each["by"], each["accepted"]) for each in told["exchanges"]] == [("Jefe Inventado", True)]
    assert (by_own.status, "is cosigned under another policy than the one that you gave" in by_own.out) == (1, True)


def test_a_member_or_key_that_waits_for_guardians_gives_nothing_yet(guardians: Guardians, case: Path) -> None:
    assert run("member", case, "admit", "Jefa Uno", "--role", "owner", OVILLO_ACTOR="Jefa Uno").status == 0
    attached_by = {"OVILLO_ACTOR": "Jefa Uno"}
    words = ["--key", guardians.folder / "log.key", "--policy", guardians.policy()]
    assert run("ledger", "attach", case, *words, **attached_by).status == 0
    guardians.go("ombudsman", "court")

    admitted = run("member", case, "admit", "Nadie Tal", "--role", "owner", **attached_by)
    reads = run("note", case, OVILLO_ACTOR="Nadie Tal")
    guardians.come("court")
    cosigned = run("ledger", "cosign", case, **attached_by)
    after = run("note", case, OVILLO_ACTOR="Nadie Tal")

    assert [each.status for each in (admitted, reads, cosigned, after)] == [3, 2, 0, 0]


def test_a_policy_that_nobody_can_meet_is_refused_before_anything_is_entered(guardians: Guardians, case: Path) -> None:
    before = run("verify", case).out
    policy = guardians.policy()
    key = guardians.folder / "log.key"
    without_address = policy.with_name("without")
    without_address.write_text(policy.read_text("utf-8").replace(" http://", "\n#"), "utf-8")
    nobody = policy.with_name("nobody")
    nobody.write_text(policy.read_text("utf-8").replace("quorum enough", "quorum none"), "utf-8")
    other_log = guardians.folder / "other.key"
    assert run("ledger", "key", other_log, "--name", "other.example/1").status == 0

    for words in (
        ["--key", key, "--policy", without_address],
        ["--key", key, "--policy", nobody],
        ["--key", other_log, "--policy", policy],
    ):
        done = run("ledger", "attach", case, *words)

        assert (done.status, done.err.count("\n")) == (2, 1), words
    assert run("verify", case).out == before
    assert run("ledger", "status", case).status == run("ledger", "cosign", case).status == 2


def administrator(case: Path, *statements: str) -> None:
    """Somebody with the database in their hands, who makes the ledger anew and puts the safeguards back afterwards."""
    if (case / "case.sqlite").exists():
        with closing(sqlite3.connect(case / "case.sqlite")) as database, database:
            triggers = database.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
            for name, _ in triggers:
                database.execute(f"drop trigger {name}")
            tamper(database, "?", statements)
            for _, sql in triggers:
                database.execute(sql)
        return
    pointer = json.loads((case / "case.server.json").read_text("utf-8"))
    with psycopg.connect(pointer["database"], options=f"-c search_path={pointer['schema']}") as server:
        of_case = "pg_trigger join pg_class on pg_class.oid = tgrelid where relnamespace = %s::regnamespace"
        named = server.execute(f"select relname, tgname from {of_case} and not tgisinternal", [pointer["schema"]])
        triggers = named.fetchall()
        for table, name in triggers:
            server.execute(f'alter table "{table}" disable trigger "{name}"')
        tamper(server, "%s", statements)
        for table, name in triggers:
            server.execute(f'alter table "{table}" enable always trigger "{name}"')


def tamper(database: Any, mark: str, statements: Sequence[str]) -> None:
    """The statements, and the tree made anew over whatever is left, as somebody who knows the program would."""
    for each in statements:
        assert database.execute(each).rowcount != 0, each
    frontier = EMPTY
    database.execute("delete from node")
    cells = "select number, kind, action, actor, at, commitment from entry order by number"
    for number, (old, *parts) in enumerate(database.execute(cells).fetchall()):
        leaf = leaf_hash(entry_data(**dict(zip(("kind", "action", "actor", "at", "commitment"), parts, strict=True))))
        frontier, made = append(frontier, leaf)
        renumbered = f"update entry set number = {mark}, leaf = {mark} where number = {mark}"
        database.execute(renumbered, (number, leaf, old))
        for each in made:
            database.execute(f"insert into node values ({mark}, {mark}, {mark})", (each.level, each.index, each.hash))
    database.execute(f"update meta set ledger_size = {mark}, ledger_root = {mark}", (frontier.size, frontier.root))


@pytest.fixture(scope="module")
def lived(new_case: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """A case with guardians and some entries, and a policy that asks the ombudsman's alone."""
    folder = tmp_path_factory.mktemp("lived")
    with four_guardians(folder / "guardians") as guardians:
        case = Path(shutil.copytree(new_case, folder / "case"))
        attached(guardians, case)
        for day in (14, 15, 16):
            assert run("rates", case, rates(folder, day)).status == 0
        yield case, guardians.policy(NAMES[:1], 1)


RATE = "select entry from exchange_rate where day = '2031-05-15'"


TAMPERED = [
    ([], None),
    (
        ["delete from statement where id = (select max(id) from statement)"],
        "which is concerned, stood in the ledger",
    ),
    (["update statement set quote = 'Nobody was detained.'"], "which is concerned, stood in the ledger"),
    (  # what explains nothing of it hides nothing of it
        ["delete from statement where id = (select max(id) from statement)", "drop index ix_docket_kind"],
        "which is concerned, stood in the ledger",
    ),
    (
        [f"delete from entry where number = ({RATE})", "delete from exchange_rate where day = '2031-05-15'"],
        "that ombudsman.example/1 cosigned",
    ),
    (["delete from entry where number > 5"], "are gone"),
    (
        [
            "update entry set number = -1 where number = 3",
            "update entry set number = 3 where number = 4",
            "update entry set number = 4 where number = -1",
        ],
        "another order",
    ),
    (["update entry set at = '2019-01-01T00:00:00+00:00' where kind = 'rate'"], "dated back"),
    (["update entry set actor = 'Somebody Else' where number = 5"], "Entry 5 is not the one that"),
]


@pytest.mark.parametrize(("statements", "told"), TAMPERED)
def test_one_honest_guardian_is_enough_to_catch_an_administrator(
    lived: tuple[Path, Path], tmp_path: Path, statements: list[str], told: str | None
) -> None:
    case, policy = Path(shutil.copytree(lived[0], tmp_path / "case")), lived[1]
    if statements:
        administrator(case, *statements)
    run("backup", case, tmp_path / "bundle")

    assert_caught(tmp_path / "bundle", policy, told)


def assert_caught(bundle: Path, policy: Path, told: str | None) -> None:
    done = run("verify", bundle, "--policy", policy)
    answer = json.loads(run("verify", bundle, "--policy", policy, "--as", "json").out)

    assert done.status == (1 if told else 0), done.out
    assert answer["intact"] == (told is None)
    assert told is None or told in " ".join(answer["witnessed"]["faults"]), done.out
    assert "ombudsman.example/1" in done.out
    assert "court" not in done.out


@pytest.mark.parametrize(("statements", "told"), TAMPERED[1:])
def test_and_so_it_is_on_a_server(
    lived: tuple[Path, Path], tmp_path: Path, server: Server, statements: list[str], told: str
) -> None:
    case = Path(shutil.copytree(lived[0], tmp_path / "case"))
    assert run("migrate-case", case, "--database", server.address()).status == 0
    assert run("verify", case, "--policy", lived[1]).status == 0
    administrator(case, *statements)
    run("backup", case, tmp_path / "bundle")

    assert_caught(tmp_path / "bundle", lived[1], told)


def test_two_histories_shown_to_two_guardians_prove_themselves(
    guardians: Guardians, new_case: Path, tmp_path: Path
) -> None:
    heads = []
    key, policy = guardians.folder / "log.key", {name: guardians.policy([name], 1) for name in NAMES[:2]}
    for number, name in enumerate(policy):
        case = Path(shutil.copytree(new_case, tmp_path / name))
        assert run("rates", case, rates(tmp_path, 14 + number)).status == 0
        heads.append(tmp_path / f"{name}.head")
        asked = run("ledger", "cosign", case, "--key", key, "--policy", policy[name], "--output", heads[-1])
        assert asked.status == 0
    either = guardians.policy(NAMES[:2], 1)

    done = run("verify", tmp_path / "court", "--policy", either, "--head", heads[0], "--head", heads[1])
    alone = run("verify", tmp_path / "court", "--policy", policy["ombudsman"], "--head", heads[0])
    without = run("verify", tmp_path / "court", "--policy", either)
    unknown = run("verify", tmp_path / "court", "--policy", policy["ombudsman"], "--head", heads[1])
    aimless = run("verify", tmp_path / "court", "--head", heads[1])

    assert done.status == alone.status == 1
    assert "Two histories" in done.out
    assert "are not those" in alone.out
    assert without.status == 1
    assert "is proved by guardians" in without.out.lower()
    assert [(each.status, each.err.count("\n")) for each in (unknown, aimless)] == [(2, 1)] * 2


def test_a_head_is_stamped_and_its_time_counts_by_the_roots_of_whoever_checks(
    guardians: Guardians, case: Path, tmp_path: Path
) -> None:
    attached(guardians, case)
    folder = tmp_path / "authority"
    folder.mkdir()
    authority = TimeAuthority.make(folder)
    wrong = [b"", b"no stamp", authority.answer(stamp_request(b"another note\n"))]

    def answered(body: bytes) -> Response:
        return Response(
            200, wrong.pop() if wrong else authority.answer(body, chain="root.pem"), "application/timestamp-reply"
        )

    without = run("verify", case, "--time-root", folder / "root.pem")
    with answering({"/": answered}) as address:
        refused = [run("ledger", "stamp", case, "--server", address) for _ in range(3)]
        asked = run("ledger", "stamp", case, OVILLO_TIME_SERVER=address)
        again = run("ledger", "stamp", case, "--server", f"{address}/nowhere")  # it has its stamp already
    assert run("rates", case, rates(tmp_path, 14)).status == 0
    away = run("ledger", "stamp", case, "--server", address)
    nobody = run("ledger", "stamp", case)
    assert run("backup", case, tmp_path / "bundle").status == 0
    root = folder / "root.pem"
    done = run("verify", tmp_path / "bundle", "--time-root", root)
    answer = json.loads(run("verify", tmp_path / "bundle", "--time-root", root, "--as", "json").out)
    other_folder = tmp_path / "other"
    other_folder.mkdir()
    TimeAuthority.make(other_folder)
    other = run("verify", tmp_path / "bundle", "--time-root", other_folder / "root.pem")
    none = run("verify", tmp_path / "bundle", "--time-root", tmp_path / "rates-14.csv")

    assert "NO TIME STAMP" in without.out
    assert without.status == 0
    assert all("answered" in each.err for each in refused)
    assert [each.status for each in (*refused, asked, again, away, nobody)] == [2, 2, 2, 0, 0, 2, 2]
    assert done.status == 0, done.out
    assert "Time stamp of a head of 5 entries" in done.out
    assert answer["time_stamps"]["stamps"][0]["authority"] == "CN=Imaginary Time Authority"
    assert (other.status, "Time stamp 1" in other.out) == (1, True)
    assert (none.status, none.err.count("\n")) == (2, 1)
