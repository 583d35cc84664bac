"""`ovillo deconflict` as units, evaluators, board and liaison use it, over real connections; everybody is invented."""

import base64
import json
from pathlib import Path

import pytest

from ovillo.casework.deconfliction.envelopes import Letter
from ovillo.storage.kept_heads import FolderHeads
from ovillo.wiring.cases import open_case
from ovillo.workflows import liaison
from ovillo.workflows.acknowledged import WitnessedRecord
from ovillo.workflows.deconfliction import list_queries, read_list
from tests.cli.conftest import run_ovillo
from tests.cli.deconfliction_story import PROSECUTOR, Story, done
from tests.cli.guarded_case import attached, four_guardians

pytestmark = pytest.mark.enable_socket
NORTH = "phone,+51 987 654 321,\nplate,abc-123,\nperson,Jacinta Ficticia Inventada,1990-02-28\ndni,01234567,\n"
SOUTH = "dni,76543210,\nphone,987654321,\nperson,INVENTADA FICTICIA JACINTA,1990-02-28\n"


@pytest.fixture
def story(tmp_path: Path) -> Story:
    made = Story(tmp_path)
    made.make(budget=6)
    return made


def test_the_liaison_alone_learns_that_two_units_hold_the_same(story: Story) -> None:
    with story.serving():
        story.unit("north", NORTH)
        story.unit("south", SOUTH)
        story.unit("trap", "phone,+51 900 000 001,\n")
        story.unit("guesser", "phone,900000001,\nphone,900000002,\n")

        alone = story.send("north")
        meeting = story.send("south")
        canary = story.send("trap", "--canary", str(story.folder / "liaison.key"))
        guessing = story.send("guesser")
        hits = story.outbox(2)
        told = json.loads(
            done(
                "deconflict",
                "read",
                story.folder / "board" / "outbox",
                "--key",
                story.folder / "liaison.key",
                "--as",
                "json",
            )
        )
        text = done("deconflict", "read", *hits, "--key", story.folder / "liaison.key")

    assert {(each.status, each.out, each.err) for each in (alone, meeting, canary, guessing)} == {(0, "", alone.err)}
    by_contacts = {tuple(sorted(side["contact"] for side in hit["sides"])): hit for hit in told}
    shared = by_contacts["Captain north", "Captain south"]
    assert [side["rows"] for side in shared["sides"]] == [
        [{"row": 2, "weak": False}, {"row": 4, "weak": True}],
        [{"row": 3, "weak": False}, {"row": 4, "weak": True}],
    ]
    assert [side["canary"] for side in by_contacts["Captain guesser", "Captain trap"]["sides"]] == [True, False]
    assert len(told) == 2
    assert text.count("CANARY") == 1
    assert "Captain north (as the sender states, unchecked): rows 2, 4? of" in text
    assert "authorised by prosecution.example/imaginary\n" in text
    (line,) = (each for each in text.splitlines() if "Captain trap" in each)
    assert line.endswith("[sent the canary: invented, declared by the liaison]")
    (line,) = (each for each in text.splitlines() if "Captain guesser" in each)
    assert line.endswith("[asked about what stands in the canary]")
    kept = b"".join(
        path.read_bytes()
        for path in story.folder.rglob("*")
        if path.parent.name in {"board", "judicial", "executive", "outbox"} and path.is_file()
    )
    for secret in ("987654321", "76543210", "Captain", "Jacinta", "Shared target"):
        assert secret.encode() not in kept
        assert base64.b64encode(secret.encode()).rstrip(b"=") not in kept


def test_no_unit_makes_a_canary_of_what_it_holds(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    done("deconflict", "liaison", story.folder / "own.key")
    read = ("deconflict", "read", story.folder / "board" / "outbox", "--key", story.folder / "liaison.key")
    with story.serving():
        story.unit("friend", "phone,+51 955 111 333,\n")
        story.unit("honest", "phone,955111333,\n")
        note = story.authorised("friend")
        refused = story.send("friend", "--canary", str(story.folder / "own.key"), note=note)
        kept = (story.folder / "judicial" / "kept").read_bytes()
        with monkeypatch.context() as altered:  # a unit that alters its own program, or has an older one
            altered.setattr(liaison, "Letter", lambda contact, rows, _: Letter(contact, rows, "true"))
            assert story.send("friend", note=note).status == 0
        assert story.send("honest").status == 0
        story.outbox(1)
        text, (hit,) = done(*read), json.loads(done(*read, "--as", "json"))

    assert (refused.status, refused.err.count("\n"), kept) == (2, 1, b"")
    assert [(side["canary"], side["says_canary"]) for side in hit["sides"]] == [(False, True), (False, False)]
    assert "CANARY" not in text
    assert "A sender calls its list invented, and the liaison never declared it" in text
    (line,) = (each for each in text.splitlines() if "Captain friend" in each)
    assert line.endswith("[calls its list invented; the liaison never declared it]")


def test_two_canaries_of_the_liaison_accuse_nobody(story: Story) -> None:
    key = str(story.folder / "liaison.key")
    with story.serving():
        for name in ("one", "two"):
            story.unit(name, "phone,+51 900 000 001,\n")
            assert story.send(name, "--canary", key).status == 0
        story.outbox(1)
        text = done("deconflict", "read", story.folder / "board" / "outbox", "--key", key)

    assert "CANARY:" not in text
    assert "Both lists are the liaison's own canaries" in text


def test_nothing_is_evaluated_before_somebody_else_authorised_it_in_the_ledger(story: Story) -> None:
    with story.serving():
        story.unit("north", NORTH)
        case, table = story.folder / "north", story.folder / "north.csv"
        query = done("deconflict", "ask", case, table, "--agreement", story.agreement, "--reason", "Shared target?")
        own = run_ovillo("deconflict", "authorise", case, query, "--key", story.folder / "prosecutor.key")
        words = ["--key", story.folder / "prosecutor.key"]
        assert run_ovillo("deconflict", "authorise", case, query, *words, OVILLO_ACTOR="TEST  ANÁLYST").status == 2
        note = story.authorised("north")
        story.unit("other", NORTH)
        elsewhere = story.send("other", note=note)
        table.write_text("kind,value\nphone,987654322\n", "utf-8")
        changed = story.send("north", note=note)
        table.write_text(f"kind,value,born\n{NORTH}", "utf-8")
        forged = story.folder / "forged"
        done("ledger", "key", story.folder / "other.key", "--name", "prosecution.example/nobody")
        words = ["--key", story.folder / "other.key", "--output", forged]
        assert run_ovillo("deconflict", "authorise", case, query, *words, OVILLO_ACTOR=PROSECUTOR).status == 0
        unknown = story.send("north", note=forged)
        kept = [(story.folder / name / "kept").read_bytes() for name in ("judicial", "executive", "board")]
        good = story.send("north", note=note)
        again = story.send("north", note=note)
        over = story.send("north")

    assert [each.status for each in (own, elsewhere, changed, unknown, good, again, over)] == [2, 2, 2, 2, 0, 2, 2]
    assert [each.err.count("\n") for each in (own, elsewhere, changed, unknown, again, over)] == [1] * 6
    assert kept == [b"", b"", b""]
    assert ["status 403" in unknown.err, "status 409" in again.err, "status 429" in over.err] == [True] * 3
    assert story.outbox(0) == []


def test_a_service_that_is_away_uses_up_no_authorisation_and_what_nobody_took_is_not_sent(story: Story) -> None:
    with story.serving():
        story.unit("north", NORTH)
        note = story.authorised("north")
        agreed = story.agreement.read_text("utf-8")
        for name in ("judicial", "executive", "board"):
            story.agreement.write_text(agreed.replace(story.running[name].host, "127.0.0.1:1"), "utf-8")
            away = story.send("north", note=note)
            assert (away.status, "Nothing was sent" in away.err, away.err.count("\n")) == (2, True, 1)
        story.agreement.write_text(agreed, "utf-8")
        kept = [(story.folder / name / "kept").read_bytes() for name in ("judicial", "executive", "board")]
        waiting = _queries(story)
        back = story.send("north", note=note)
        over = story.send("north")

    assert kept == [b"", b"", b""]
    assert (back.status, over.status) == (0, 2)
    assert "has spent what" in over.err
    assert waiting == [(False, "")]
    assert _queries(story) == [(True, ""), (False, "ombudsman.example/a")]


def _queries(story: Story) -> list[tuple[bool, str]]:
    with open_case(story.folder / "north") as opened:
        return [(each.is_sent, each.refused_by) for each in list_queries(opened.record)]


def test_what_is_no_request_is_refused_and_what_was_kept_is_compared_after_a_kill(story: Story) -> None:
    with story.serving():
        story.unit("north", NORTH)
        assert story.send("north").status == 0
        for name, path in (("judicial", "/evaluate"), ("board", "/submit")):
            asked = story.running[name].ask
            bodies = [
                b"",
                b"[]",
                b"{}",
                b"[" * 100_000,
                b"\xff",
                b'{"authorisation": 1}',
                b'{"authorisation": "x\\n"}',
            ]
            assert [asked("POST", path, each)[0] for each in bodies] == [400] * 7
            assert asked("POST", path, b"x", **{"Content-Length": "1300000"})[0] == 413
            assert [asked("GET", path)[0], asked("POST", "/other", b"x")[0], asked("GET", "/outbox")[0]] == [
                405,
                404,
                404,
            ]
    with (story.folder / "board" / "kept").open("ab") as stream:
        stream.write(b"half a line that was never answered")
    with story.serving():
        story.unit("south", SOUTH)
        assert story.send("south").status == 0
        assert len(story.outbox(1)) == 1


def test_a_new_epoch_leaves_nothing_of_the_old_one(story: Story) -> None:
    story.unit("north", NORTH)
    addressed = [f"{each} http://h" if each.startswith("eval") else each for each in story.lines]
    story.agreement.write_text("\n".join([*addressed, "board http://h"]), "utf-8")
    note = story.authorised("north")
    for name in ("judicial", "executive", "board"):
        (story.folder / name / "kept").write_bytes(b"what was kept\n")
    seed = json.loads((story.folder / "judicial" / "settings.json").read_bytes())["seed"]
    for name in ("judicial", "executive", "board"):
        line = done("deconflict", "epoch", story.folder / name, "--epoch", "2031-06", "--address", "http://h")
        assert line.endswith(" http://h")
        assert line.startswith("board http" if name == "board" else "evaluator ")
        assert (story.folder / name / "kept").read_bytes() == b""
        assert seed not in (story.folder / name / "settings.json").read_text("utf-8")
    held = [_files(story.folder / name) for name in ("judicial", "board")]
    for name, taken in (("judicial", "2031-06"), ("judicial", "2031-05"), ("board", "2031-06"), ("board", "2031-05")):
        again = run_ovillo("deconflict", "epoch", story.folder / name, "--epoch", taken)
        assert (again.status, again.out, again.err.count("\n"), taken in again.err) == (2, "", 1, True)
    assert held == [_files(story.folder / name) for name in ("judicial", "board")]
    with story.serving():
        late = story.send("north", note=note)

    assert (late.status, late.err.count("\n")) == (2, 1)


def _files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


def test_what_is_no_list_agreement_or_key_is_one_line(story: Story, tmp_path: Path) -> None:
    story.unit("north", NORTH)
    case, table, agreement = story.folder / "north", story.folder / "north.csv", story.agreement
    whole = "\n".join(
        [*(f"{each} http://h" if each.startswith("eval") else each for each in story.lines), "board http://h"]
    )
    key, empty = tmp_path / "liaison.key", tmp_path / "empty"
    empty.write_text("", "utf-8")

    def ask(rows: str, agreed: str = whole) -> list[object]:
        table.write_text(rows, "utf-8")
        agreement.write_text(agreed, "utf-8")
        result = run_ovillo("deconflict", "ask", case, table, "--agreement", agreement, "--reason", "why")
        return [result.status, result.out, result.err.count("\n"), "Row 3" in result.err]

    assert ask("kind,value\nphone,987654321\nphone,12\n") == [2, "", 1, True]
    assert ask("kind,value\nphone,987654321\npassport,12\n") == [2, "", 1, True]
    assert ask("kind,value\nphone,12\nphone,987654321,90\nplate,AB-1\n") == [2, "", 3, True]
    for rows, agreed in (
        ("a,b\n1,2\n", whole),
        ("kind,value,value\nphone,987654321,912345678\n", whole),
        ("kind,value,valor\nphone,987654321,\n", whole),
        ("", whole),
        ("kind,value\n", whole),
        ("kind,value\nphone,987654321\n", whole.replace("executive", "Judicial")),
        ("kind,value\nphone,987654321\n", whole.replace("board http://h", "")),
        ("kind,value\nphone,987654321\n", whole.replace("liaison ", "liaison x")),
        ("kind,value\nphone,987654321\n", whole + "\nsomething else"),
    ):
        assert ask(rows, agreed) == [2, "", 1, False], (rows, agreed)
    table.write_text("kind,value\nphone,987654321\n", "utf-8")
    agreement.write_text(whole, "utf-8")
    deep, damaged = tmp_path / "deep.hit", tmp_path / "damaged"
    deep.write_text("[" * 100_000, "utf-8")
    done("deconflict", "board", damaged, "--epoch", "2031-05")
    (damaged / "settings.json").write_text('{"is": "evaluator", "epoch": "x"}', "utf-8")
    for words in (
        ["ask", case, table, "--agreement", agreement, "--reason", "why", "--country", "ZZ"],
        ["ask", case, table, "--agreement", agreement],
        ["read", deep, "--key", key],
        ["serve", damaged, "--port", 0],
        ["epoch", damaged, "--epoch", "2031-06"],
        ["read", empty, "--key", key],
        ["read", empty, "--key", empty],
        ["trust", tmp_path / "board", "no key"],
        ["trust", tmp_path / "nothing", "no key"],
        ["serve", tmp_path / "nothing"],
        ["board", tmp_path / "board", "--epoch", "2031-05"],
        ["board", tmp_path / "new", "--epoch", "two words"],
        ["authorise", case, "abc", "--key", tmp_path / "prosecutor.key"],
    ):
        result = run_ovillo("deconflict", *words)
        assert (result.status, result.out, result.err.count("\n")) == (2, "", 1), words


def test_an_evaluator_with_a_policy_takes_only_what_a_cosigned_ledger_says(story: Story, tmp_path: Path) -> None:
    with four_guardians(tmp_path / "guardians") as guardians:
        policy = guardians.policy()
        for name in ("judicial", "executive"):
            done("deconflict", "trust", story.folder / name, "--policy", policy)
        refused = run_ovillo("deconflict", "trust", story.folder / "board", "--policy", policy)
        with story.serving():
            story.unit("north", NORTH)
            story.unit("south", SOUTH)
            attached(guardians, story.folder / "north")
            note = story.authorised("north")
            shown = story.send("north", note=note)
            without = story.send("south")
            heads = story.folder / "north" / "witnessed" / "heads"
            lines = heads.read_bytes().splitlines(keepends=True)
            # A unit that shows what was cosigned before the prosecutor acted:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(FolderHeads, "last", lambda _: json.loads(lines[0]).encode())
                patch.setattr(WitnessedRecord, "acknowledge", lambda _: None)
                early = story.send("north")

    assert refused.status == 2
    assert (shown.status, shown.err) == (
        0,
        "Sent. If somebody has to be told, the liaison tells them; nothing more is said here.\n",
    )
    assert [(each.status, "status 403" in each.err) for each in (without, early)] == [(2, True)] * 2
    assert b"Prosecutor" not in (story.folder / "judicial" / "kept").read_bytes()


def test_a_list_in_spanish_is_read_as_the_one_in_english() -> None:
    english = b"kind,value,born\nphone,987 654 321,\nperson,Jacinta Ficticia,1990-02-28\n"
    spanish = "Tipo;Valor;Nacimiento\nteléfono;987 654 321;\npersona;Jacinta Ficticia;1990-02-28\n".encode()

    assert read_list(spanish, "lista.csv", country="PE") == read_list(english, "list.csv", country="PE")
