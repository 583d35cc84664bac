import sqlite3
from contextlib import closing

import pytest

from ovillo.storage.layout import database_of

from .invented import ACTOR, AT


def test_acts_come_back_in_the_order_of_the_ledger_and_each_is_an_entry(record):
    with record.reading() as reader:
        before = reader.head().size

    with record.writing(actor=ACTOR, at=AT) as writer:
        opened = writer.enter("task_opened", "task-1", {"title": "Ask for the register", "steps": ["a", "b"]})
        writer.enter("note", "task-1", {"text": "ñandú"})
        closed = writer.enter("task_closed", "task-1", {})

    with record.reading() as reader:
        tasks = reader.docket("task_opened", "task_closed")
        assert [each.number for each in tasks] == [opened, closed]
        assert tasks[0].content == {"title": "Ask for the register", "steps": ["a", "b"]}
        assert (tasks[0].by, tasks[0].at) == (ACTOR, AT)
        assert [each.kind for each in reader.docket()] == ["task_opened", "note", "task_closed"]
        assert reader.head().size == before + 3
    assert record.verify() is None


def test_the_docket_as_of_an_earlier_size_lacks_what_came_later(record):
    with record.writing(actor=ACTOR, at=AT) as writer:
        first = writer.enter("note", "x", {"text": "one"})
        writer.enter("note", "x", {"text": "two"})

    with record.reading_as_of(first + 1) as reader:
        assert [each.content for each in reader.docket("note")] == [{"text": "one"}]


def test_a_fraction_is_refused_and_nothing_is_kept(record):
    with pytest.raises(TypeError), record.writing(actor=ACTOR, at=AT) as writer:
        writer.enter("rating", "h1", {"rows": [{"low": 0.1}]})

    with record.reading() as reader:
        assert reader.docket() == ()


def test_an_act_that_was_altered_does_not_verify(record, folder):
    with record.writing(actor=ACTOR, at=AT) as writer:
        writer.enter("note", "x", {"text": "one"})
    with closing(sqlite3.connect(database_of(folder), isolation_level=None)) as raw:
        trigger = raw.execute("SELECT sql FROM sqlite_schema WHERE name = 'docket_refuses_update'").fetchone()[0]
        raw.execute("DROP TRIGGER docket_refuses_update")
        raw.execute('UPDATE docket SET content = \'{"text":"won"}\'')
        raw.execute(trigger)

    fault = record.verify()

    assert fault is not None
    assert fault.place.startswith("table docket")
