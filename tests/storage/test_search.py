import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ovillo.storage.cases import open_case
from ovillo.storage.layout import database_of

from .conftest import both


def _search(record, words, limit=10):
    with record.reading() as reader:
        return reader.search(words, limit=limit)


@both
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=30))
def test_no_words_break_the_search(filled, words):
    for hit in _search(filled, words):
        assert hit.matches


def test_the_index_can_be_made_again(filled, folder):
    with closing(sqlite3.connect(database_of(folder))) as raw, raw:
        raw.execute("INSERT INTO search(search) VALUES ('delete-all')")
    assert _search(filled, "imaginado") == ()
    assert filled.verify().place == "table search"

    filled.rebuild_search_index()

    assert len(_search(filled, "imaginado")) == 2
    assert filled.verify() is None


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE search_data SET block = CAST(x'00400000' || substr(block, 5) AS BLOB) WHERE id = 10",
        "UPDATE search_config SET k = CAST(x'f6657273696f6e' AS TEXT)",
        "UPDATE search_config SET v = 5",
        "DELETE FROM search_config",
        "INSERT INTO search_config VALUES ('pgsz', 64)",
    ],
)
def test_what_the_index_keeps_apart_from_words_is_seen_too_and_made_again(filled, folder, damage):
    filled.close()
    with closing(sqlite3.connect(database_of(folder))) as raw, raw:
        assert raw.execute(damage).rowcount == 1
    record = open_case(folder)

    assert record.verify().place == "table search"
    record.rebuild_search_index()

    assert record.verify() is None
    assert len(_search(record, "imaginado")) == 2
    record.close()
