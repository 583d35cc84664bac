"""The two-person rule as people meet it: keys, approvals, status, and what is refused without them."""

import hashlib
import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from ovillo.casework.approvals.office import KEY_ENTERED, key_message
from ovillo.cli import surface
from ovillo.storage.cases import SQLITE
from ovillo.workflows import erase as erasing
from ovillo.workflows.acknowledged import NotAcknowledgedError
from ovillo.workflows.approvals import read_key
from tests.cli.conftest import run_ovillo
from tests.storage.conftest import both
from tests.storage.test_erasures import database, files_of, found_in  # noqa: F401 - a fixture is asked for by name

Say = Callable[..., tuple[int, str, str]]
TABLES = {
    "territories.csv": "territory,kind,department\nRegión Inventada,police_region,Ica\n",
    "units.csv": "unit,agency,side,territory,superior\n"
    "División Uno,Policía Inventada,police,Región Inventada,\n"
    "Grupo Dos,Policía Inventada,police,Región Inventada,División Uno\n"
    "Fiscalía Tres,Ministerio Imaginado,prosecution,*,\n",
    "officials.csv": "official,post,unit\nJefa Uno,jefa,División Uno\nOficial Dos,investigador,Grupo Dos\n"
    "Fiscal Tres,fiscal,Fiscalía Tres\n",
}
MESA = "Mesa de Partes"
PEOPLE = {"Jefa Uno": "owner", "Fiscal Tres": "owner", "Oficial Dos": "reviewer"}
TEXT = "El Faro Inventado, 3 de mayo de 2031. La policía detuvo a Zulema Farfán Ocaña.\n"


def run(who: str, *arguments: object, passphrase: str = "una frase inventada") -> tuple[int, str, str]:
    """Runs the program in this process as this person: status, output, messages."""
    done = run_ovillo(*arguments, OVILLO_ACTOR=who, OVILLO_PASSPHRASE=passphrase)
    return done.status, done.out, done.err


@pytest.fixture
def say() -> Say:
    return run


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A joint case with two chains of command and a key for each official; keys lie beside it."""
    home = tmp_path_factory.mktemp("joint")
    case, tables = home / "case", home / "tables"
    tables.mkdir()
    for name, text in TABLES.items():
        (tables / name).write_text(text, "utf-8")
    (home / "nota.txt").write_text(TEXT, "utf-8")
    steps = [
        ("new", case),
        ("add", case, home / "nota.txt", "--source-language", "es", "--workers", 1),
        ("member", case, "admit", MESA, "--role", "owner"),
        *(("member", case, "admit", who, "--role", role) for who, role in PEOPLE.items()),
        ("units", case, "state", tables),
    ]
    assert [run(MESA, *each)[0] for each in steps] == [0] * len(steps)
    for who in PEOPLE:
        assert run(who, "key", "make", key(case, who))[0] == 0
        assert run(who, "key", case, "enter", "--key", key(case, who)) == (0, "", "Recorded.\n")
    return home


@pytest.fixture
def joint(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "home")) / "case"


def key(case: Path, who: str) -> Path:
    return case.parent / f"{who}.key"


def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys, units and members are no longer young."""

    class Later(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime.now(tz) + timedelta(hours=73)

    monkeypatch.setattr(surface, "datetime", Later)


def signed(say: Say, case: Path, *what: str) -> str:
    """An approval that two chains signed."""
    status, out, _ = say("Jefa Uno", "approval", case, "ask", *what, "--reason", "x", "--key", key(case, "Jefa Uno"))
    assert status == 0
    called = out.split()[0]
    assert say("Fiscal Tres", "approval", case, "sign", called, "--key", key(case, "Fiscal Tres"))[0] == 0
    return called


def test_an_export_waits_for_two_chains_and_is_of_the_case_that_they_signed_for(say: Say, joint: Path) -> None:
    refused = say("Jefa Uno", "export", joint, "--as", "statements")
    say(
        "Jefa Uno",
        "approval",
        joint,
        "ask",
        "export",
        "statements",
        "--reason",
        "judge",
        "--key",
        key(joint, "Jefa Uno"),
    )
    say("Oficial Dos", "approval", joint, "sign", "A-1", "--key", key(joint, "Oficial Dos"))
    one_chain = say("Jefa Uno", "export", joint, "--as", "statements")
    told = say("Fiscal Tres", "approval", joint, "sign", "a-1", "--key", key(joint, "Fiscal Tres"))
    (joint.parent / "later.txt").write_text(TEXT.replace("Zulema", "Later"), "utf-8")
    say("Jefa Uno", "add", joint, joint.parent / "later.txt", "--source-language", "es", "--workers", 1)
    exported = say("Jefa Uno", "export", joint, "--as", "statements")
    again = say("Jefa Uno", "export", joint, "--as", "statements")

    for status, out, err in (refused, one_chain, again):
        assert (status, out) == (2, "")
        assert err == (
            "Two officials of different chains of command sign this first. Ask for it with: "
            "ovillo approval CASE ask export statements --reason WHY\n"
        )
    assert "holds: it can be done once" in told[1]
    assert exported[0] == 0
    assert "Zulema" in exported[1]
    assert "Later" not in exported[1]
    (shown,) = json.loads(say("Jefa Uno", "approval", joint, "--as", "json")[1])["approvals"]
    assert (shown["state"], shown["action"], shown["object"]) == ("used", "export", "statements")
    assert [each["chain"] for each in shown["signatures"]] == ["División Uno", "División Uno", "Fiscalía Tres"]
    assert say("Jefa Uno", "verify", joint)[0] == 0


def test_a_backup_is_an_owners_and_needs_two_as_well(say: Say, joint: Path, tmp_path: Path) -> None:
    stranger = say("Curioso", "backup", joint, tmp_path / "copy")
    reviewer = say("Oficial Dos", "backup", joint, tmp_path / "copy")
    move = say("Curioso", "migrate-case", joint, "--database", "sqlite")
    alone = say("Jefa Uno", "backup", joint, tmp_path / "copy")
    signed(say, joint, "export", "backup")
    both = say("Jefa Uno", "backup", joint, tmp_path / "copy")

    assert (stranger[2], move[2]) == (stranger[2], stranger[2])
    assert "no access" in stranger[2]
    assert "You may not do that" in reviewer[2]
    assert "Two officials" in alone[2]
    assert [each[0] for each in (stranger, reviewer, move, alone, both)] == [2, 2, 2, 2, 0]
    assert say("Jefa Uno", "verify", tmp_path / "copy")[0] == 0


def test_a_sealed_case_takes_nothing_in_until_two_release_it(say: Say, joint: Path) -> None:
    signed(say, joint, "seal")
    sealed = say("Jefa Uno", "status", joint, "seal")
    note = say("Jefa Uno", "note", joint, "something new")
    (joint.parent / "later.txt").write_text(TEXT.replace("Zulema", "Later"), "utf-8")
    added = say("Jefa Uno", "add", joint, joint.parent / "later.txt", "--source-language", "es", "--workers", 1)
    alone = say("Jefa Uno", "status", joint, "release")
    assert "ovillo approval CASE ask release --reason WHY" in alone[2]
    signed(say, joint, "release")
    released = say("Jefa Uno", "status", joint, "release", "--as", "json")

    assert sealed[1].startswith("The case is sealed since ledger entry ")
    assert (note[0], added[0], alone[0]) == (2, 2, 2)
    assert "takes nothing in" in note[2]
    assert json.loads(released[1])["status"] == "open"
    assert say("Jefa Uno", "note", joint, "something new")[0] == 0


def test_broken_glass_is_an_alert_until_another_chain_countersigns(say: Say, joint: Path) -> None:
    where = ("--reason", "fire", "--key", key(joint, "Oficial Dos"))
    broken = say("Oficial Dos", "approval", joint, "break-glass", "export", "statements", *where)
    exported = say("Oficial Dos", "export", joint, "--as", "statements")
    erase = say("Oficial Dos", "approval", joint, "break-glass", "erase", "1", *where)
    twice = say("Oficial Dos", "approval", joint, "break-glass", "export", "findings", *where)
    counter = say("Fiscal Tres", "approval", joint, "sign", "A-1", "--key", key(joint, "Fiscal Tres"))
    again = say("Oficial Dos", "approval", joint, "break-glass", "export", "findings", *where)

    assert "ALERT: Oficial Dos broke the glass" in broken[1]
    assert exported[0] == 0
    assert (twice[0], "waits for its countersignature" in twice[2], again[0]) == (2, True, 0)
    assert (erase[0], erase[1]) == (2, "")
    assert "countersigned in time" in counter[1]


def test_whoever_is_recused_signs_nothing_and_breaks_nothing(say: Say, joint: Path) -> None:
    signed(say, joint, "export", "statements")
    say("Jefa Uno", "recusal", joint, "party", "Zulema Farfán Ocaña", "--role", "accused")
    assert say("Fiscal Tres", "recusal", joint, "declare", "--tie", "--reason", "my cousin")[0] == 0

    tried = [
        say("Fiscal Tres", "approval", joint, "sign", "A-1", "--key", key(joint, "Fiscal Tres")),
        say(
            "Fiscal Tres", "approval", joint, "break-glass", "seal", "--reason", "x", "--key", key(joint, "Fiscal Tres")
        ),
    ]

    assert {(each[0], each[1]) for each in tried} == {(2, "")}
    assert say("Jefa Uno", "export", joint, "--as", "statements")[0] == 2


REFUSED = (
    (("key", "CASE", "enter"), "Give its file with --key"),
    (("key", "CASE", "enter", "--key", "Jefa Uno.key"), "You have a key in this case"),
    (("key", "CASE", "enter", "--key", "nota.txt"), "no key of an official"),
    (("approval", "CASE", "ask", "export", "statements"), "has a reason"),
    (("approval", "CASE", "ask", "export", "--reason", "x"), "Say what is meant"),
    (("approval", "CASE", "ask", "export", "everything", "--reason", "x"), "Say what is meant"),
    (("approval", "CASE", "ask", "erase", "nothing.txt", "--reason", "x"), "nothing.txt"),
    (("approval", "CASE", "ask", "steal", "it", "--reason", "x"), "no question about approvals"),
    (("network", "CASE", "--as", "ftm"), "ask export network"),
    (("approval", "CASE", "sign", "A-9", "--key", "Jefa Uno.key"), "no such approval"),
    (("approval", "CASE", "A-9"), "no such approval"),
    (("approval", "CASE", "ask", "seal", "--reason", "x", "--key", "Fiscal Tres.key"), "not the key that you entered"),
    (("status", "CASE", "burn"), "no question about the status"),
    (("status", "CASE", "release"), "in that state already"),
)


def test_what_cannot_be_is_one_line_and_changes_nothing(say: Say, joint: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(joint.parent)
    before = say("Jefa Uno", "verify", joint)[1]

    for words, expected in REFUSED:
        status, out, err = say("Jefa Uno", *(str(joint) if each == "CASE" else each for each in words))
        assert (status, out, len(err.splitlines())) == (2, "", 1), (words, err)
        assert expected in err, (words, err)
    wrong = say("Jefa Uno", "key", joint, "enter", "--key", "Oficial Dos.key", passphrase="another phrase")
    short = say("Jefa Uno", "key", "make", "short.key", passphrase="short")

    assert "does not open this key" in wrong[2]
    assert "10 characters or more" in short[2]
    assert not Path("short.key").exists()
    assert say("Jefa Uno", "verify", joint)[1] == before


def test_a_key_file_shows_no_seed_and_opens_to_its_owner_only(joint: Path) -> None:
    path = key(joint, "Jefa Uno")

    assert path.stat().st_mode & 0o077 == 0
    assert set(json.loads(path.read_text("utf-8"))) == {"format", "public", "salt", "nonce", "sealed"}


def test_verify_names_an_approval_that_was_never_signed(say: Say, joint: Path) -> None:
    """An administrator with the program's own tables enters, with right commitments, what nobody signed."""
    from ovillo.wiring.cases import open_case_for_all  # noqa: PLC0415 - the store, past every guard

    with open_case_for_all(joint) as opened, opened.record.writing(actor="Jefa Uno", at=surface.now()) as writer:
        number = writer.enter("taken_out", "statements", {"approval": "A-1"})

    status, out, _ = say("Jefa Uno", "verify", joint)

    assert status == 1
    assert f"NOT INTACT: entry {number}: This needed the signatures of two chains of command" in out


WORDS = ("Zulema", "Farfán", "zulema", "farfan")
OUTPUTS = (
    ("brief", "--as", "json"),
    ("brief", "--as", "html"),
    ("network", "--as", "json"),
    *((each,) for each in ("proposals", "timeline", "note", "approval")),
    ("search", "Zulema"),
)


def test_what_two_erased_is_in_no_output_and_no_file_and_verify_says_under_which_entry(
    say: Say, joint: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = joint.parent / "otra.txt"
    two.write_text("La Gaceta Imaginada, 4 de mayo de 2031. La policía detuvo a Próspero Imaginado Cuy.\n", "utf-8")
    say("Jefa Uno", "add", joint, two, "--source-language", "es", "--workers", 1)
    later(monkeypatch)
    shown = [say("Jefa Uno", each[0], joint, *each[1:]) for each in OUTPUTS]
    assert sum("Zulema" in out + err for _, out, err in shown) > 1
    alone = say("Jefa Uno", "erase", joint, "nota.txt")
    signed(say, joint, "erase", "nota.txt")
    identity = hashlib.sha256(TEXT.encode()).hexdigest()
    say("Jefa Uno", "note", joint, "Zulema vive lejos.", "--about", identity)
    grown = say("Jefa Uno", "erase", joint, "nota.txt")
    signed(say, joint, "erase", identity[:12])

    done = say("Jefa Uno", "erase", joint, identity)

    assert (alone[0], grown[0], done[0]) == (2, 2, 0)
    assert "ovillo approval CASE ask erase entries 1-" in alone[2]
    assert "Nothing of it is left in the files of the case." in done[2]
    told = [(each, say("Jefa Uno", each[0], joint, *each[1:])) for each in OUTPUTS]
    assert [each for each, (status, *_) in told if status] == []
    assert [each for each, (_, *texts) in told if any(word in text for text in texts for word in WORDS)] == []
    files = [path for path in joint.rglob("*") if path.is_file()]
    assert [path for path in files for word in (*WORDS, identity) if word.encode() in path.read_bytes()] == []
    verified = say("Jefa Uno", "verify", joint)
    assert verified[0] == 0
    assert "Erased under ledger entry " in verified[1]
    assert re.search(
        r"Done on two signatures under ledger entry \d+: erase entries .* asked for by Jefa Uno\)\.\n"
        r"    signed by Jefa Uno .* \(made a member by Mesa de Partes, .*; unit stated by Mesa de Partes, .*; key of ",
        verified[1],
    )
    assert "YOUNGER THAN" not in verified[1]
    assert (
        "! NOBODY WHO SIGNED WAS IN THE CASE BEFORE WHAT GOES, which had been there since ledger entry 1."
        in verified[1]
    )
    assert json.loads(say("Jefa Uno", "verify", joint, "--as", "json")[1])["erased"][0]["entries"].startswith(
        "entries 1-"
    )


def test_whoever_is_to_sign_an_erasure_sees_what_goes(say: Say, joint: Path) -> None:
    say("Jefa Uno", "note", joint, "Zulema vive lejos.", "--about", "nota.txt")
    say("Jefa Uno", "approval", joint, "ask", "erase", "nota.txt", "--reason", "x")
    say("Jefa Uno", "note", joint, "De otra cosa.")
    number = say("Jefa Uno", "note", joint)[1].splitlines()[-1].rpartition("[")[2].rstrip("]")
    say("Jefa Uno", "approval", joint, "ask", "erase", number, "--reason", "x")

    told = say("Fiscal Tres", "approval", joint)[1]
    spanish = run_ovillo("approval", joint, "--language", "es", OVILLO_ACTOR="Fiscal Tres").out

    assert re.search(r"what goes: nota\.txt; \[\d+\] note_written, Jefa Uno; \d+ entries of what was read", told)
    assert f"what goes: [{number}] note_written, Jefa Uno\n" in told
    assert "borrar los asientos 1-" in spanish


def test_an_erasure_that_waits_for_guardians_is_finished_all_the_same(
    say: Say, joint: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def erase(*given: object, **named: object) -> None:
        done(*given, **named)
        raise NotAcknowledgedError(first=0, last=9, problem="none")

    later(monkeypatch)
    signed(say, joint, "erase", "nota.txt")
    done = erasing.erase
    monkeypatch.setattr(erasing, "erase", erase)

    status, _, err = say("Jefa Uno", "erase", joint, "nota.txt")

    assert (status, "NOT YET ACKNOWLEDGED" in err) == (3, True)
    assert say("Jefa Uno", "verify", joint)[0] == 0


def test_an_erasure_that_nobody_signed_is_named(say: Say, joint: Path) -> None:
    from ovillo.wiring.cases import open_case_for_all  # noqa: PLC0415 - the store, past every guard

    with open_case_for_all(joint) as opened:
        with opened.record.writing(actor="Jefa Uno", at=surface.now()) as writer:
            number = writer.erase(writer.erased_with("nota.txt"), {"approval": "A-1"})
        for each in opened.record.erased_documents():
            opened.originals.remove(each)
        opened.record.finish_erasure()

    status, out, _ = say("Jefa Uno", "verify", joint)

    assert status == 1
    assert f"NOT INTACT: entry {number}: This needed the signatures of two chains" in out


def entered(joint: Path, who: str, kind: str, about: str, content: dict[str, object]) -> int:
    """What somebody with the program's own store enters, past every guard."""
    from ovillo.wiring.cases import open_case_for_all  # noqa: PLC0415 - as above

    with open_case_for_all(joint) as opened, opened.record.writing(actor=who, at=surface.now()) as writer:
        return writer.enter(kind, about, content)


def test_a_strategy_is_signed_by_the_key_of_whoever_has_one(say: Say, joint: Path) -> None:
    say("Jefa Uno", "strategy", joint, "propose", "First the registry.")

    bare = say("Jefa Uno", "strategy", joint, "sign")
    other = say("Jefa Uno", "strategy", joint, "sign", "--key", key(joint, "Fiscal Tres"))
    first = say("Jefa Uno", "strategy", joint, "sign", "--key", key(joint, "Jefa Uno"))
    second = say("Fiscal Tres", "strategy", joint, "sign", "--key", key(joint, "Fiscal Tres"), "--as", "json")

    assert (bare[0], bare[1], other[0], other[1]) == (2, "", 2, "")
    assert "sign with it: ovillo strategy CASE sign --key FILE" in bare[2]
    assert "signed by key for the police by Jefa Uno" in first[1]
    told = json.loads(second[1])
    assert told["holds"]
    assert [each["by_key"] for each in told["signatures"].values()] == [True, True]
    assert say("Jefa Uno", "verify", joint)[0] == 0
    number = entered(joint, "Oficial Dos", "strategy_signed", "strategy", {"digest": told["sha256"], "side": "police"})
    status, out, _ = say("Jefa Uno", "verify", joint)
    assert status == 1
    assert f"NOT INTACT: entry {number}: A signature by key is missing" in out


def test_giver_and_receiver_sign_a_hand_over_and_who_did_not_is_found(say: Say, joint: Path) -> None:
    say("Jefa Uno", "custody", joint, "seal", "E-1", "--seal", "0017")
    given = say("Jefa Uno", "custody", joint, "hand", "E-1", "--to", "Fiscal Tres", "--key", key(joint, "Jefa Uno"))
    wrong = say("Fiscal Tres", "custody", joint, "receive", "E-1", "--from", "x", "--key", key(joint, "Jefa Uno"))
    say("Fiscal Tres", "custody", joint, "receive", "E-1", "--from", "Jefa Uno", "--seal", "0017")

    (item,) = json.loads(say("Jefa Uno", "custody", joint, "E-1", "--as", "json")[1])["items"]

    assert "not signed" not in given[1]
    assert (wrong[0], wrong[1]) == (2, "")
    assert [(each["act"], each["signed"]) for each in item["acts"]] == [
        ("seal", False),
        ("hand", True),
        ("receive", False),
    ]
    assert [each["kind"] for each in item["findings"]] == ["unsigned"]
    assert say("Jefa Uno", "verify", joint)[0] == 0
    entered(joint, "Fiscal Tres", "custody_act_signed", "E-1", {"act": item["acts"][2]["entry"], "signature": "x"})
    assert say("Jefa Uno", "verify", joint)[0] == 1


def test_one_key_is_not_two_officials(say: Say, joint: Path) -> None:
    from ovillo.wiring.cases import open_case_for_all  # noqa: PLC0415 - as above

    held = read_key((joint.parent / "Jefa Uno.key").read_bytes(), "una frase inventada")
    content = {"public": held.public, "signature": held.sign(key_message("Escribiente", held.public))}
    say(MESA, "member", joint, "admit", "Escribiente", "--role", "reader")

    refused = say("Escribiente", "key", joint, "enter", "--key", key(joint, "Jefa Uno"))
    with open_case_for_all(joint) as opened, opened.record.writing(actor="Escribiente", at=surface.now()) as writer:
        number = writer.enter(KEY_ENTERED, "Escribiente", content)
    verified = say(MESA, "verify", joint)

    assert (refused[0], "Jefa Uno entered this key in this case." in refused[2]) == (2, True)
    assert verified[0] == 1
    assert f"NOT INTACT: entry {number}: The key that is entered here was entered before, by Jefa Uno" in verified[1]


def test_one_owner_alone_makes_up_no_second_chain(say: Say, tmp_path: Path) -> None:
    case, tables = tmp_path / "case", tmp_path / "tables"
    tables.mkdir()
    for name, text in TABLES.items():
        (tables / name).write_text(text, "utf-8")
    (tmp_path / "nota.txt").write_text(TEXT, "utf-8")
    for each in (
        ("new", case),
        ("add", case, tmp_path / "nota.txt", "--source-language", "es", "--workers", 1),
        ("member", case, "admit", "Jefa Uno", "--role", "owner"),
        ("units", case, "state", tables),
        ("member", case, "admit", "Fiscal Tres", "--role", "owner"),
    ):
        assert say("Jefa Uno", *each)[0] == 0
    for who in ("Jefa Uno", "Fiscal Tres"):
        say(who, "key", "make", key(case, who))
        assert say(who, "key", case, "enter", "--key", key(case, who))[0] == 0
    asked = [
        say("Jefa Uno", "approval", case, "ask", *what, "--reason", "x", "--key", key(case, "Jefa Uno"))
        for what in (("export", "statements"), ("erase", "nota.txt"))
    ]

    signed_one = say("Fiscal Tres", "approval", case, "sign", "A-1", "--key", key(case, "Fiscal Tres"))

    assert [each[0] for each in asked] == [0, 2]
    assert "younger than 72 hours" in asked[1][2]
    assert (signed_one[0], "You and Jefa Uno are not two" in signed_one[2]) == (2, True)
    assert say("Jefa Uno", "export", case, "--as", "statements")[:2] == (2, "")


def test_whoever_came_after_two_chains_and_what_they_had_is_told_why_they_cannot_erase_it(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, tables, more = tmp_path / "case", tmp_path / "tables", tmp_path / "more"
    for folder, officials in ((tables, ""), (more, "Inventado Seis,fiscal,Fiscalía Tres\n")):
        folder.mkdir()
        for name, text in TABLES.items():
            (folder / name).write_text(text + officials * (name == "officials.csv"), "utf-8")
    (tmp_path / "nota.txt").write_text(TEXT, "utf-8")
    for each in (
        ("new", case),
        ("units", case, "state", tables),
        ("add", case, tmp_path / "nota.txt", "--source-language", "es", "--workers", 1),
        ("units", case, "state", more),
    ):
        assert say(MESA, *each)[0] == 0
    for who in ("Jefa Uno", "Inventado Seis"):
        say(who, "key", "make", key(case, who))
        assert say(who, "key", case, "enter", "--key", key(case, who))[0] == 0
    later(monkeypatch)

    asked = say(
        "Jefa Uno", "approval", case, "ask", "erase", "nota.txt", "--reason", "x", "--key", key(case, "Jefa Uno")
    )
    came_later = say("Inventado Seis", "approval", case, "sign", "A-1", "--key", key(case, "Inventado Seis"))

    assert asked[0] == 0
    assert came_later[:2] == (2, "")
    assert "What would go has been in the case since ledger entry 2, when two chains of command were" in came_later[2]


def test_whoever_is_new_signs_for_an_export_and_everybody_is_told(say: Say, joint: Path, tmp_path: Path) -> None:
    signed(say, joint, "export", "statements")
    shown = say("Jefa Uno", "approval", joint)[1]
    exported = say("Jefa Uno", "export", joint, "--as", "statements")
    verified = say("Curioso", "verify", joint)
    told = json.loads(say("Curioso", "verify", joint, "--as", "json")[1])

    young = "! YOUNGER THAN 72 HOURS when Fiscal Tres signed: the place in the case, the unit, the key."
    hand = "! ALL WHO SIGNED WERE MADE SIGNERS BY Mesa de Partes."
    assert all(line in text for text in (shown, exported[2], verified[1]) for line in (young, hand))
    assert (exported[0], verified[0]) == (0, 0)
    (act,) = told["done"]
    assert (act["action"], act["object"]) == ("export", "statements")
    assert [each["makers"] for each in act["signatures"]] == [[MESA], [MESA]]


def test_whoever_is_recused_is_told_nothing_of_who_signed(say: Say, joint: Path) -> None:
    signed(say, joint, "export", "statements")
    say("Jefa Uno", "export", joint, "--as", "statements")
    say("Fiscal Tres", "recusal", joint, "recuse", "Oficial Dos", "--reason", "x")

    verified = say("Oficial Dos", "verify", joint)

    assert (verified[0], "signed by" in verified[1]) == (0, False)


def test_a_case_without_chains_is_as_simple_as_before(say: Say, tmp_path: Path) -> None:
    case = tmp_path / "mine"
    say("Ana", "new", case)

    exported = say("Ana", "export", case, "--as", "statements")
    with closing(sqlite3.connect(case / "case.sqlite")) as connection:
        entries = connection.execute("SELECT count(*) FROM docket").fetchone()

    assert exported[0] == 0
    assert entries == (0,)
    assert "nothing has to be asked for" in say("Ana", "approval", case, "ask", "seal", "--reason", "x")[2]
    assert say("Ana", "status", case, "seal")[0] == 0


def test_whoever_recuses_the_last_signer_of_a_chain_is_told_that_the_case_stands_still(say: Say, joint: Path) -> None:
    _, _, told = say("Jefa Uno", "recusal", joint, "recuse", "Fiscal Tres", "--reason", "the chief said so")
    _, _, lifted = say("Jefa Uno", "recusal", joint, "lift", "Fiscal Tres", "--reason", "no ground was named")
    _, _, other = say("Jefa Uno", "recusal", joint, "recuse", "Oficial Dos", "--reason", "a brother is accused")

    assert "ONE CHAIN OF COMMAND ALONE IS LEFT TO SIGN" in told
    assert "ONE CHAIN" not in lifted + other
    assert "ONE CHAIN" not in say("Fiscal Tres", "recusal", joint)[1]


def test_one_owner_who_takes_the_other_chain_out_gains_nothing_and_it_is_told(
    say: Say, joint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts = tmp_path / "acts.csv"
    acts.write_text("act,actor,at\ntap,P-2,2031-03-02\n", "utf-8")
    asked = say("Jefa Uno", "checks", "run", acts, "--into", joint)[2].split()[1]
    before = say(MESA, "verify", joint)[1]

    removed = say("Jefa Uno", "member", joint, "remove", "Fiscal Tres")
    own = say("Oficial Dos", "checks", "reply", joint, asked, "--text", "hm")
    later(monkeypatch)
    monkeypatch.setattr("ovillo.workflows.reply_times.REPLY_DAYS", 0)
    closed = say(MESA, "checks", "close", joint, asked, "--text", "explained")
    capitals = say("Jefa Uno", "member", joint, "admit", "mesa de partes", "--role", "owner")
    listed = say(MESA, "checks", "questions", joint)[1]
    told = say(MESA, "verify", joint)

    assert (removed[0], removed[2].count("\n"), own[0]) == (0, 2, 0)
    assert (closed[0], "stands still" in closed[2]) == (2, True)
    assert (capitals[0], capitals[2].count("\n")) == (2, 1)
    assert "stands still" in listed
    assert "ONE CHAIN" not in before
    assert (told[0], "ONE CHAIN OF COMMAND ALONE IS LEFT since ledger entry" in told[1]) == (0, True)
    assert "by Jefa Uno" in told[1]
    assert f"THE TIME TO REPLY STANDS STILL for questions that checks opened: {asked[:12]}" in told[1]
    assert json.loads(say(MESA, "verify", joint, "--as", "json")[1])["stands_still"]["by"] == "Jefa Uno"


def test_whom_only_what_is_erased_marked_stays_hidden_in_what_stays(
    say: Say, joint: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = joint.parent / "parte.txt"
    report.write_text("La policía rescató a la menor Orlandina Fabulada Tito, de 12 años.\n", "utf-8")
    say("Jefa Uno", "add", joint, report, "--source-language", "es", "--workers", 1)
    say("Jefa Uno", "note", joint, "Visitar a Orlandina en calle Vilcapampa 733.")
    later(monkeypatch)
    before = say("Oficial Dos", "note", joint)
    signed(say, joint, "erase", "parte.txt")

    done = say("Jefa Uno", "erase", joint, "parte.txt")

    after = say("Oficial Dos", "note", joint)
    assert (before[0], done[0], after[0]) == (0, 0, 0)
    assert not any(word in text for word in ("Orlandina", "Vilcapampa") for text in (*before[1:], *after[1:]))
    files = [path for path in joint.rglob("*") if path.is_file()]
    assert not any(b"abulada" in path.read_bytes() for path in files)  # what nothing else says is nowhere


@both
@pytest.mark.parametrize("is_by_hand", [True, False], ids=["protected by hand", "marked by a statement"])
def test_no_name_outlives_what_said_it_and_what_still_says_it_is_named(
    say: Say,
    joint: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    database: str,  # noqa: F811 - the fixture
    is_by_hand: bool,
) -> None:
    def places(*words: bytes) -> set[bytes]:
        return {word for _, word in found_in(files_of(joint, database, request), words)}

    def shown() -> str:
        return "".join(say("Oficial Dos", *each)[1] for each in (("note", joint), ("brief", joint)))

    later(monkeypatch)
    if database != SQLITE:
        signed(say, joint, "export", "record")
        assert say("Jefa Uno", "migrate-case", joint, "--database", database)[0] == 0
    for name, text in (
        ("zz.txt", "La policía rescató a Xilonenita Zorzalina Tito en un bar.\n"),
        ("otro.txt", "La policía detuvo a Luis Tito. Tito vendía ropa.\n"),
    ):
        (joint.parent / name).write_text(text, "utf-8")
        say("Jefa Uno", "add", joint, joint.parent / name, "--source-language", "es", "--workers", 1)
    who = re.findall(r"Persona \w+", say("Jefa Uno", "protect", joint)[1])[0]
    if is_by_hand:
        assert say("Jefa Uno", "protect", joint, who, "--as", "victim", "--compartment", "uno")[0] == 0
    say("Jefa Uno", "note", joint, "Zorzalina Tito llamó")
    before, signs = shown(), signed(say, joint, "erase", "zz.txt")
    asked = say("Jefa Uno", "approval", joint, signs)[1]

    first = say("Jefa Uno", "erase", joint, "zz.txt")

    assert (first[0], "person_protected, Jefa Uno" in asked) == (0, is_by_hand)
    assert places(b"Xilonenita", b"xilonenita", b"Zorzalina Tito") == {b"Zorzalina Tito"}
    listed = say("Jefa Uno", "approval", joint)[1]
    number = re.findall(r"Entry (\d+) still names somebody", listed)
    assert (len(number), "Entry " + number[0] + " still names" in first[2]) == (1, True)
    assert "Nothing else of it is left" in first[2]
    assert not any("Zorzalina" in each for each in (before, shown()))
    assert "Luis Tito" in shown()

    signed(say, joint, "erase", number[0])
    second = say("Jefa Uno", "erase", joint, number[0])

    assert (second[0], "Nothing of it is left" in second[2]) == (0, True)
    assert places(b"Xilonenita", b"xilonenita", b"Zorzalina", b"zorzalina") == set()
    assert "still names" not in say("Jefa Uno", "approval", joint)[1]
    assert say("Jefa Uno", "verify", joint)[0] == 0


@pytest.mark.parametrize("is_lifted", [False, True], ids=["hidden", "shown again"])
def test_whom_another_document_names_in_part_stays_there_as_before_beside_a_namesake(
    say: Say, joint: Path, monkeypatch: pytest.MonkeyPatch, is_lifted: bool
) -> None:
    for name, text in (
        ("zz.txt", "La policía rescató a Xilonenita Zorzalina Tito en un bar.\n"),
        ("otro.txt", "La policía detuvo a Luis Tito. Zorzalina Tito declaró ante el fiscal.\n"),
    ):
        (joint.parent / name).write_text(text, "utf-8")
        say("Jefa Uno", "add", joint, joint.parent / name, "--source-language", "es", "--workers", 1)
    who = re.findall(r"Persona \w+", say("Jefa Uno", "protect", joint)[1])[0]
    say("Jefa Uno", "protect", joint, who, "--as", "victim", "--compartment", "uno")
    if is_lifted:
        say("Jefa Uno", "protect", joint, who, "--lift", "--reason", "Xilonenita Zorzalina Tito agreed")
    later(monkeypatch)
    before = say("Oficial Dos", "search", joint, "declaró")[1]
    signed(say, joint, "erase", "zz.txt")

    done = say("Jefa Uno", "erase", joint, "zz.txt")

    assert (done[0], "still names somebody" in done[2]) == (0, True)
    after = say("Oficial Dos", "search", joint, "declaró")[1]
    told = [re.sub(r"Persona \w+|·+", "X", each).splitlines()[-1] for each in (after, before)]
    assert told[0] == told[1]
    assert "detuvo a Luis Tito" in before
    assert who not in after  # a namesake was told as nobody's, and is not told as hers
    assert ("Zorzalina Tito" in before) is is_lifted
    assert found_in([path for path in joint.rglob("*") if path.is_file()], (b"Xilonenita", b"xilonenita")) == []
