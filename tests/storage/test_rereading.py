import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ovillo.domain.documents import Unread
from ovillo.domain.errors import UsageError
from ovillo.storage.layout import database_of
from ovillo.storage.originals import open_originals
from ovillo.storage.record import SqlRecord
from ovillo.testing.invented import ACTOR, AT, content_of, document_of, reading_of

from .conftest import both
from .test_verification import execute, fault_after

FIRST = replace(document_of(6), text="Página ilegible", page_starts=(0,), unread=Unread.NO_TEXT_LAYER)
READ = replace(document_of(6), unread=None)


@pytest.fixture
def unread(record: SqlRecord, folder: Path) -> SqlRecord:
    """A case with one document that was read and one that was not."""
    originals = open_originals(folder)
    for number in (5, 6):
        originals.put(content_of(number))
    with record.writing(actor=ACTOR, at=AT) as writer:
        writer.add_document(document_of(5), reading_of(document_of(5)))
        writer.add_document(FIRST, None)
    return record


@pytest.fixture
def reread(unread: SqlRecord) -> Iterator[SqlRecord]:
    with unread.writing(actor=ACTOR, at=AT) as writer:
        writer.read_again(READ, reading_of(READ))
    return unread


@both
def test_the_last_reading_holds(reread):
    with reread.reading() as reader:
        assert reader.document(READ.id) == READ
        assert READ in reader.documents()
        assert FIRST not in reader.documents()
        assert [s for s in reader.statements() if s.document == READ.id] == list(reading_of(READ).statements)
    assert reread.verify() is None


@both
def test_the_search_finds_what_was_read_last_and_nothing_else(reread):
    with reread.reading() as reader:
        assert {hit.locator.document for hit in reader.search("imaginado", limit=9)} == {READ.id, document_of(5).id}
        assert reader.search("ilegible", limit=9) == ()


@both
def test_a_document_may_be_read_again_until_it_is_read(unread):
    halfway = replace(READ, unread=Unread.UNKNOWN_LANGUAGE)
    with unread.writing(actor=ACTOR, at=AT) as writer:
        writer.read_again(halfway, None)
        writer.read_again(READ, reading_of(READ))
        with pytest.raises(UsageError):
            writer.read_again(READ, None)

    with unread.reading() as reader:
        assert reader.document(READ.id) == READ
        assert len(reader.search("imaginado", limit=9)) == 2
    assert unread.verify() is None


def test_an_altered_reading_is_named(reread, folder):
    fault = fault_after(reread, folder, execute("UPDATE rereading SET text = 'Otra cosa'"))

    assert (fault.what, "table rereading" in fault.place) == ("row", True)


def test_a_missing_reading_is_named(reread, folder):
    fault = fault_after(reread, folder, execute("DELETE FROM rereading"))

    assert (fault.what, "table rereading" in fault.place) == ("row", True)


@pytest.mark.parametrize("change", ["DELETE FROM rereading", "UPDATE rereading SET text = ''"])
def test_no_reading_is_changed_in_place(reread, folder, change):
    with closing(sqlite3.connect(database_of(folder))) as raw, pytest.raises(sqlite3.IntegrityError):
        raw.execute(change)
