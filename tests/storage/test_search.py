import sqlite3
from contextlib import closing

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
