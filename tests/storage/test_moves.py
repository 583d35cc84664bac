"""A record moves to a server and back: all of it, with the same root; and what is cut short leaves the old one valid."""

import secrets
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from ovillo.domain.errors import CaseBusyError, CaseExistsError, CaseNotFoundError
from ovillo.domain.server_errors import (
    CaseMovedError,
    CaseNotMovedError,
    CaseOnServerError,
    CaseThereAlreadyError,
    ServerUnreachableError,
)
from ovillo.storage import moves
from ovillo.storage.cases import back_up, move_case, open_case
from ovillo.storage.engines.sqlite_connections import Access, connect
from ovillo.storage.layout import case_around, database_of, own_names
from ovillo.storage.originals import open_originals
from ovillo.storage.pointer import read_pointer
from ovillo.storage.record import SqlRecord
from ovillo.testing.invented import ACTOR, AT, document_of, judgement_of, reading_of

from .conftest import both


def everything(folder: Path) -> tuple[object, ...]:
    """All that the record says, and that it verifies."""
    record = open_case(folder)
    with record.reading() as reader:
        said = (
            reader.case_name(),
            reader.head(),
            reader.documents(),
            reader.entities(),
            reader.statements(),
            reader.judgements(),
            reader.exchange_rates(),
            reader.docket(),
            reader.search("imaginado fiscalia", limit=9),
            list(reader.entries_after(0)),
            [reader.is_withdrawn(each) for each in reader.document_ids()],
        )
        expected = reader.document_ids()
    assert record.verify() is None
    assert open_originals(folder).verify(expected) is None
    record.close()
    return said


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def schemas(server) -> set[str]:
    with closing(psycopg.connect(server.address())) as connection:
        return {name for (name,) in connection.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'case%'")}


@pytest.fixture
def full(filled: SqlRecord, folder: Path) -> Path:
    """A closed case with a row in every table, and text that a server cannot store as it stands."""
    odd = document_of(0, "una casa\0 \1 y un Próspero Imaginado de la fiscalía")
    open_originals(folder).put(odd.text.encode())
    with filled.writing(actor=ACTOR, at=AT) as writer:
        writer.add_document(odd, None)
        writer.enter("note", "task-1", {"text": "ñandú"})
    filled.close()
    return folder


def test_a_record_moves_to_a_server_and_back_with_the_same_root(full: Path, server) -> None:
    before = everything(full)

    there = move_case(full, server.address())

    assert (there, everything(full)) == (before[1], before)
    assert names(full) == ["case.server.json", "originals"]
    schema = read_pointer(full).schema
    back = move_case(full, "sqlite")
    assert (back, everything(full)) == (before[1], before)
    assert names(full) == ["case.sqlite", "originals"]
    assert schema not in schemas(server)


@both
def test_a_backup_opens_without_the_server(full: Path, tmp_path: Path) -> None:
    before = everything(full)

    back_up(full, tmp_path / "backup")

    assert names(tmp_path / "backup") == ["case.sqlite", "originals"]
    assert everything(tmp_path / "backup") == before
    with pytest.raises(CaseExistsError):
        back_up(full, tmp_path / "backup")


def test_what_is_there_already_is_not_moved(full: Path, server) -> None:
    with pytest.raises(CaseThereAlreadyError):
        move_case(full, "sqlite")
    move_case(full, server.address())
    with pytest.raises(CaseOnServerError):
        move_case(full, server.address())
    with pytest.raises(CaseNotFoundError):
        move_case(full / "nowhere", server.address())


def test_a_record_that_is_not_intact_is_not_moved(full: Path, server) -> None:
    with closing(connect(database_of(full), access=Access.WRITE, busy_seconds=1)) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE name = 'judgement_refuses_update'").fetchall():
            definition = raw.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
            raw.execute(f"DROP TRIGGER {name}")
            raw.execute("UPDATE judgement SET reason = 'x'")
            raw.execute(definition)
    before = schemas(server)

    with pytest.raises(CaseNotMovedError):
        move_case(full, server.address())

    assert names(full) == ["case.sqlite", "originals"]
    assert schemas(server) == before


def test_a_server_that_is_not_there_leaves_the_record(full: Path) -> None:
    before = everything(full)

    with pytest.raises(ServerUnreachableError):
        move_case(full, "postgresql://127.0.0.1:1/nowhere")

    assert everything(full) == before


def test_the_parts_of_a_case_on_a_server_are_never_added_to_one(full: Path, server) -> None:
    move_case(full, server.address())

    assert own_names([*names(full), "mine.txt"]) == {"case.server.json", "originals"}
    assert case_around(full / "inside" / "x") == full


class PowerError(BaseException):
    """As if the program had been killed: nobody answers it."""


def cut_before(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> None:
    def cut(*_arguments: object, **_options: object) -> None:
        raise PowerError

    monkeypatch.setattr(owner, name, cut)


TO_SERVER = [(moves, "copy_record"), (moves, "publish_pointer"), (moves, "remove_database")]
TO_FILE = [(moves, "build_file"), (moves, "copy_record"), (moves, "publish"), (moves, "_let_go"), (moves, "finish_return"),
           (moves, "remove_pointer"), (moves, "publish_returned")]  # fmt: skip


@pytest.mark.parametrize(("owner", "name"), TO_SERVER, ids=lambda each: getattr(each, "__name__", each))
def test_a_move_to_a_server_that_is_cut_short_leaves_a_valid_case(full, server, monkeypatch, owner, name) -> None:
    before = everything(full)
    with monkeypatch.context() as cut:
        cut_before(cut, owner, name)
        with pytest.raises(PowerError):
            move_case(full, server.address())

    assert everything(full) == before
    if name == "remove_database":
        move_case(full, "sqlite")
    else:
        move_case(full, server.address())
    assert everything(full) == before


@pytest.mark.parametrize(("owner", "name"), TO_FILE, ids=lambda each: getattr(each, "__name__", each))
def test_a_move_back_that_is_cut_short_leaves_a_valid_case(full, server, monkeypatch, owner, name) -> None:
    before = everything(full)
    move_case(full, server.address())
    with monkeypatch.context() as cut:
        cut_before(cut, owner, name)
        with pytest.raises(PowerError):
            move_case(full, "sqlite")

    assert everything(full) == before
    if read_pointer(full) is not None:
        move_case(full, "sqlite")
    assert everything(full) == before
    assert names(full) == ["case.sqlite", "originals"]


def test_a_disk_that_fails_when_the_pointer_has_its_name_leaves_the_record_on_the_server(full, server, monkeypatch):
    before = everything(full)
    real = moves.publish_pointer

    def publish_and_fail(content: str, case: Path) -> None:
        real(content, case)
        raise PowerError

    with monkeypatch.context() as cut:
        cut.setattr(moves, "publish_pointer", publish_and_fail)
        with pytest.raises(PowerError):
            move_case(full, server.address())

    assert read_pointer(full) is not None
    assert everything(full) == before


def test_who_waited_while_the_record_moved_is_told_and_writes_nothing(full: Path, server) -> None:
    """A writer that opened the record where it was must not write there any more."""
    waiting = open_case(full, busy_seconds=30)
    move_case(full, server.address())
    with pytest.raises(CaseMovedError), waiting.writing(actor=ACTOR, at=AT) as writer:
        writer.judge(judgement_of(50))
    waiting.close()

    waiting = open_case(full, busy_seconds=30)
    move_case(full, "sqlite")
    with pytest.raises(CaseMovedError), waiting.writing(actor=ACTOR, at=AT) as writer:
        writer.judge(judgement_of(50))
    waiting.close()


def test_a_move_waits_for_who_writes_and_takes_what_was_written_along(full: Path, server) -> None:
    for target in (server.address(), "sqlite"):
        record = open_case(full)
        with ThreadPoolExecutor() as pool, record.writing(actor=ACTOR, at=AT) as writer:
            moving = pool.submit(move_case, full, target)
            number = secrets.randbelow(10**6) + 10
            writer.add_document(document_of(number), reading_of(document_of(number)))
            open_originals(full).put(document_of(number).text.encode())
            writer.flush()
            expected = writer.head()
        record.close()

        assert moving.result() == expected
        everything(full)


def test_a_move_back_that_meets_a_reader_who_stays_is_refused_and_leaves_the_record(full, server, monkeypatch) -> None:
    before = everything(full)
    move_case(full, server.address())
    staying = open_case(full)
    with staying.reading() as reader, monkeypatch.context() as hasty:
        hasty.setattr("ovillo.storage.server_cases.DEFAULT_BUSY_SECONDS", 0.2)
        with pytest.raises(CaseBusyError):
            move_case(full, "sqlite")
        assert reader.documents()
    staying.close()

    assert names(full) == ["case.server.json", "originals"]
    assert everything(full) == before


KILLED = """
import os, sys
from pathlib import Path
from ovillo.storage import cases, moves
real = getattr(moves, sys.argv[3])
def killed(*arguments, **options):
    if sys.argv[4] == "after":
        real(*arguments, **options)
    os.kill(os.getpid(), 9)
setattr(moves, sys.argv[3], killed)
cases.move_case(Path(sys.argv[1]), sys.argv[2])
"""


@pytest.mark.parametrize(
    ("name", "when"),
    [("publish_pointer", "before"), ("publish_pointer", "after"), ("_let_go", "after"), ("remove_pointer", "after")],
)
def test_a_killed_move_leaves_a_valid_case(full: Path, server, name: str, when: str) -> None:
    before = everything(full)
    target = server.address()
    if name not in {"copy_record", "publish_pointer"}:
        move_case(full, target)
        target = "sqlite"

    killed = subprocess.run([sys.executable, "-c", KILLED, str(full), target, name, when], check=False)

    assert killed.returncode == -9
    assert everything(full) == before
