"""PostgreSQL finds what FTS5 finds: the same documents, in the same order, with the same places and snippets."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ovillo.storage.cases import create_case
from ovillo.storage.record import SqlRecord
from ovillo.testing.invented import ACTOR, AT, document_of

# Few words, so that texts share them; marks that part words, letters that fold, and what no tokenizer expects.
WORDS = [
    "casa",
    "Casa",
    "CASÁ",
    "perro",
    "pérro",
    "perro\u0301",
    "x",
    "hilo",
    "999",
    "ß",
    "ñandú",
    "Ω",
    "ಠ",
    "中文",
    "a" * 300,
]
MARKS = [" ", "-", ".", "_", "\0", "\1", "\n", '"', "💣", "\u0301", "'", "—", "\ue000", "²", "Ⅷ"]
texts = st.lists(st.sampled_from(WORDS + MARKS), max_size=25).map("".join)
asked = st.lists(st.sampled_from(WORDS + MARKS), min_size=1, max_size=5).map("".join)

Pair = tuple[SqlRecord, SqlRecord]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory, server) -> Iterator[Pair]:
    folder = tmp_path_factory.mktemp("pair")
    records = [
        create_case(folder / str(number), name="Caso", actor=ACTOR, at=AT, database=database)
        for number, database in enumerate(("sqlite", server.address()))
    ]
    yield records[0], records[1]
    for record in records:
        record.close()


def add(pair: Pair, given_texts: list[str], withdrawn: int) -> None:
    for record in pair:
        with record.writing(actor=ACTOR, at=AT) as writer:
            for text in given_texts:
                document = document_of(0, text)
                if not writer.has_document(document.id):
                    writer.add_document(document, None)
                    if withdrawn % 4 == 1:
                        writer.withdraw(document.id, reason="Not about this case.")


def hits(record: SqlRecord, words: str, limit: int) -> object:
    with record.reading() as reader:
        return [(hit.locator, hit.snippet, hit.matches) for hit in reader.search(words, limit=limit)]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    given_texts=st.lists(texts, max_size=6),
    words=asked | st.text(max_size=12),
    limit=st.integers(1, 50),
    withdrawn=st.integers(0, 7),
)
@example(
    given_texts=["casa casa casa", "casa", "la casa-perro", "perro casa"], words="casa casa-perro", limit=9, withdrawn=0
)
@example(given_texts=["casa " * 3000], words="casa " * 300, limit=9, withdrawn=0)
@example(given_texts=["² ½ x"], words="² x", limit=9, withdrawn=0)
@example(given_texts=["x x x x"], words="x-x x", limit=9, withdrawn=1)
def test_both_databases_find_the_same(pair: Pair, given_texts, words, limit, withdrawn) -> None:
    add(pair, given_texts, withdrawn)

    on_sqlite, on_postgresql = (hits(record, words, limit) for record in pair)

    assert on_postgresql == on_sqlite


def test_the_index_of_both_agrees_with_the_documents(pair: Pair) -> None:
    add(pair, ["casa perro", "hilo"], 0)

    assert [record.verify() for record in pair] == [None, None]
