import sqlite3
from contextlib import closing

from ovillo.storage.layout import database_of
from ovillo.testing.invented import ACTOR, AT


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
