import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from pathlib import Path

import pytest

from ovillo.domain.errors import (
    CaseDamagedError,
    CaseExistsError,
    CaseNotFoundError,
    CaseReadOnlyError,
    CaseTooNewError,
    DiskFullError,
)
from ovillo.storage.cases import back_up, create_case, open_case
from ovillo.storage.engines import sqlite_connections
from ovillo.storage.layout import database_of
from ovillo.storage.originals import open_originals
from ovillo.testing.invented import ACTOR, AT, content_of, document_of, judgement_of, reading_of


def test_a_new_case_is_a_folder_with_one_entry_that_says_who_made_it(record, folder):
    with record.reading() as reader:
        size = reader.head().size
    record.close()

    assert size == 1
    assert sorted(path.name for path in folder.iterdir()) == ["case.sqlite", "originals"]
    assert folder.stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(database_of(folder))) as raw:
        assert raw.execute("SELECT kind, action, actor FROM entry").fetchall() == [("case", "create", ACTOR)]


def test_the_database_keeps_what_it_acknowledges(record):
    with record._database.engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "temp_store")
        }

    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "temp_store": 2}


def test_a_folder_that_holds_anything_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")

    with pytest.raises(CaseExistsError):
        create_case(tmp_path, name="Caso", actor=ACTOR, at=AT)

    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_is_no_folder_for_a_case(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")

    with pytest.raises(CaseExistsError):
        create_case(tmp_path / "notes.txt", name="Caso", actor=ACTOR, at=AT)


def test_a_case_is_not_made_twice(record, folder):
    with pytest.raises(CaseExistsError):
        create_case(folder, name="Caso", actor=ACTOR, at=AT)


def test_what_a_cut_short_creation_left_does_not_stop_the_next(tmp_path):
    for name in ("case.sqlite.new", "case.sqlite.new-wal"):
        (tmp_path / name).write_bytes(b"half a case")

    with pytest.raises(CaseNotFoundError):
        open_case(tmp_path)
    record = create_case(tmp_path, name="Caso", actor=ACTOR, at=AT)

    assert record.verify() is None
    record.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.sqlite", "originals"]


def test_there_is_no_case_where_there_is_none(tmp_path):
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(CaseNotFoundError):
            open_case(folder)
        with pytest.raises(CaseNotFoundError):
            back_up(folder, tmp_path / "backup")


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + bytes(200), bytes(5000)])
def test_a_file_that_is_no_database_is_damage(tmp_path, content):
    (tmp_path / "case.sqlite").write_bytes(content)

    with pytest.raises(CaseDamagedError):
        open_case(tmp_path)


def test_a_database_of_something_else_is_damage(tmp_path):
    with closing(sqlite3.connect(tmp_path / "case.sqlite")) as raw:
        raw.execute("CREATE TABLE recipe (name TEXT)")

    with pytest.raises(CaseDamagedError):
        open_case(tmp_path)


def test_a_case_of_a_newer_format_says_so_and_is_left_alone(record, folder):
    record.close()
    with closing(sqlite3.connect(database_of(folder))) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    before = database_of(folder).read_bytes()

    with pytest.raises(CaseTooNewError) as caught:
        open_case(folder)

    assert caught.value.fields["found"] == "9999"
    assert database_of(folder).read_bytes() == before


def test_closing_leaves_one_file_so_that_the_folder_can_be_copied(filled, folder, tmp_path):
    with filled.reading() as reader:
        head = reader.head()

    filled.close()
    shutil.copytree(folder, tmp_path / "copy")

    assert sorted(path.name for path in folder.iterdir()) == ["case.sqlite", "originals"]
    copy = open_case(tmp_path / "copy")
    with copy.reading() as reader:
        assert reader.head() == head
    assert copy.verify() is None
    copy.close()


def _lock(monkeypatch, folder: Path) -> None:
    """As a write-protected folder looks to whoever asks; the tests may run as root, whom nothing stops."""
    real = os.access

    def access(path, mode, **options):
        return not (mode & os.W_OK and Path(path).is_relative_to(folder)) and real(path, mode, **options)

    monkeypatch.setattr(sqlite_connections.os, "access", access)


def test_a_write_protected_case_opens_for_reading(filled, folder, monkeypatch):
    filled.close()
    _lock(monkeypatch, folder)

    record = open_case(folder)

    with record.reading() as reader:
        assert reader.documents()
        assert reader.search("imaginado", limit=3)
    assert record.verify() is None
    with pytest.raises(CaseReadOnlyError), record.writing(actor=ACTOR, at=AT):
        pytest.fail("it is write-protected")
    with pytest.raises(CaseReadOnlyError):
        record.rebuild_search_index()
    record.close()


AS_NOBODY = """
import os, sys, traceback
from datetime import datetime, UTC
from pathlib import Path
from ovillo.storage.cases import back_up, create_case, open_case
from ovillo.domain.errors import OvilloError
import ovillo.storage.migration, sqlalchemy.dialects.sqlite.pysqlite, encodings.idna

folder, target = Path(sys.argv[1]), Path(sys.argv[2])
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    record = open_case(folder)
    with record.reading() as reader:
        print("documents", len(reader.documents()), len(reader.search("imaginado", limit=9)))
    print("verify", record.verify())
    try:
        with record.writing(actor="Nadie", at=datetime(2031, 5, 14, tzinfo=UTC)):
            print("wrote")
    except OvilloError as error:
        print(error.code)
    record.close()
    back_up(folder, target)
    print("backed up")
except OvilloError as error:
    print(error.code)
try:
    create_case(folder / "another", name="Caso", actor="Nadie", at=datetime(2031, 5, 14, tzinfo=UTC))
except OvilloError as error:
    print(error.code)
"""


@pytest.fixture
def open_ground():
    """A folder that anybody may enter, and one beside it that anybody may write to."""
    with tempfile.TemporaryDirectory() as name:
        ground = Path(name)
        ground.chmod(0o755)
        (ground / "anybody").mkdir()
        (ground / "anybody").chmod(0o777)
        yield ground
        _set_modes(ground, folder_mode=0o755, file_mode=0o644)


def _set_modes(folder: Path, *, folder_mode: int, file_mode: int) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(folder_mode if path.is_dir() else file_mode)


def _read_as_nobody(folder: Path, target: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(folder), str(target)], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_a_folder_that_the_system_protects_opens_for_reading(filled, folder, open_ground):
    filled.close()
    shutil.copytree(folder, open_ground / "case")
    _set_modes(open_ground / "case", folder_mode=0o555, file_mode=0o444)

    said = _read_as_nobody(open_ground / "case", open_ground / "anybody" / "backup")

    assert said == ["documents 2 2", "verify None", "case_read_only", "backed up", "inside_case"]
    backup = open_case(open_ground / "anybody" / "backup")
    assert backup.verify() is None
    backup.close()


def test_writes_still_in_the_log_of_a_protected_folder_are_not_passed_over(filled, folder, open_ground):
    shutil.copytree(folder, open_ground / "case")  # while open: the log holds the writes
    assert (open_ground / "case" / "case.sqlite-wal").stat().st_size > 0
    (open_ground / "case" / "case.sqlite-shm").unlink()
    _set_modes(open_ground / "case", folder_mode=0o555, file_mode=0o444)

    said = _read_as_nobody(open_ground / "case", open_ground / "anybody" / "backup")

    assert said[0] in {"documents 2 2", "case_read_only"}


def test_a_backup_is_a_case_that_opens_and_verifies(filled, folder, tmp_path):
    back_up(folder, tmp_path / "backup")

    backup = open_case(tmp_path / "backup")
    with filled.reading() as here, backup.reading() as there:
        assert there.head() == here.head()
        assert there.documents() == here.documents()
        expected = there.document_ids()
    assert backup.verify() is None
    assert open_originals(tmp_path / "backup").verify(expected) is None
    with backup.writing(actor=ACTOR, at=AT) as writer:
        writer.judge(judgement_of(99))
    backup.close()


def test_a_backup_never_writes_over_anything(filled, folder, tmp_path):
    target = tmp_path / "backup"
    target.mkdir()
    back_up(folder, target)

    with pytest.raises(CaseExistsError):
        back_up(folder, target)
    with pytest.raises(CaseExistsError):
        back_up(folder, folder)


def test_a_backup_taken_while_another_writes_is_whole(record, folder, tmp_path):
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            open_originals(folder).put(content_of(number))
            with record.writing(actor=ACTOR, at=AT) as writer:
                writer.add_document(document_of(number), reading_of(document_of(number)))

    thread = threading.Thread(target=write)
    thread.start()
    try:
        for number in range(5):
            back_up(folder, tmp_path / f"backup-{number}")
    finally:
        stop.set()
        thread.join()

    for number in range(5):
        backup = open_case(tmp_path / f"backup-{number}")
        with backup.reading() as reader:
            expected = reader.document_ids()
        assert backup.verify() is None
        assert open_originals(tmp_path / f"backup-{number}").verify(expected) is None
        backup.close()


def test_a_full_disk_is_said_and_loses_nothing(filled, folder):
    with filled.reading() as reader:
        before = reader.head()

    def write_much() -> None:
        with filled.writing(actor=ACTOR, at=AT) as writer:
            writer._connection.exec_driver_sql("PRAGMA max_page_count = 1")  # SQLite reads: no more than now
            for number in range(10, 200):
                writer.add_document(document_of(number), reading_of(document_of(number)))

    with pytest.raises(DiskFullError):
        write_much()

    with filled.reading() as reader:
        assert reader.head() == before
    assert filled.verify() is None


LIMITED = """
import resource, signal, sys
from datetime import datetime, UTC
from pathlib import Path
from ovillo.storage.cases import back_up, create_case, open_case
from ovillo.storage.originals import open_originals
from ovillo.domain.errors import OvilloError
from ovillo.domain.judgements import Judgement, Verdict

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder, at = Path(sys.argv[1]), datetime(2031, 5, 14, tzinfo=UTC)
record = open_case(folder)
limit = 400_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


def fill():
    for number in range(1000):
        with record.writing(actor="Nadie", at=at) as writer:
            for each in range(20):
                writer.judge(Judgement(f"{number}-{each}", Verdict.SAME, "a", "b", "Nadie", "x" * 500, at))


for attempt in (
    fill,
    lambda: open_originals(folder).put(bytes(limit + 1)),
    lambda: back_up(folder, folder.with_name("backup")),
    lambda: print(create_case(folder.with_name("another"), name="y" * limit, actor="Nadie", at=at)),
):
    try:
        attempt()
    except OvilloError as error:
        print(error.code)
record.close()
"""


def test_a_limit_on_file_size_is_a_full_disk_in_every_place(filled, folder):
    open_originals(folder).put(b"before")
    filled.close()

    done = subprocess.run([sys.executable, "-c", LIMITED, str(folder)], capture_output=True, text=True, check=False)

    assert done.stderr == ""
    assert done.stdout.split()[:2] == ["disk_full", "disk_full"]
    assert set(done.stdout.split()) == {"disk_full"}
    assert not list((folder / "originals").glob(".new-*"))
    record = open_case(folder)
    assert record.verify() is None
    record.close()
