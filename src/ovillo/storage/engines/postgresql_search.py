"""Full-text search in PostgreSQL, with the words, the hits and the order of SQLite's FTS5.

Rules:
1. The words are those of FTS5's tokenizer, so that no dictionary or language of the server decides what is found.
2. A word of the index is kept whole up to a length that an index of PostgreSQL can hold, and by its hash beyond.
3. The order is FTS5's: its formula (BM25, k1 = 1.2, b = 0.75), in its order of operations. Source: SQLite, fts5_aux.c.
4. The index holds no text of its own and can be rebuilt from the documents.
"""

import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, bindparam, column, delete, func, select, table
from sqlalchemy import Row as ReadRow
from sqlalchemy.dialects.postgresql import ARRAY

from ovillo.storage.column_types import Text
from ovillo.storage.engines.postgresql_batches import copy_rows
from ovillo.storage.rows import Cell, Row
from ovillo.storage.tables import current_documents, document, withdrawn_documents
from ovillo.storage.words import Found, Places, asked_words, mark, part, query_of

SEARCH_TABLES = {
    "search_word": {"word": 'text COLLATE "C" NOT NULL', "number": "bigint NOT NULL", "places": "integer[] NOT NULL"},
    "search_text": {"number": "bigint NOT NULL", "words": "integer NOT NULL"},
}
"""Which words of a text each word is, in order, by document; and how many words each text has."""
SEARCH_KEYS = {"search_word": ("word", "number"), "search_text": ("number",)}

_word = table("search_word", column("word"), column("number", Integer), column("places", ARRAY(Integer)))
_text = table("search_text", column("number", Integer), column("words", Integer))
_LONGEST = 200
_BATCH = 500
_AT_ONCE = 10_000
_K1, _B = 1.2, 0.75
_LEAST_WEIGHT = 1e-6


def create_search() -> Iterator[str]:
    """The definitions of an empty index."""
    for name, columns in SEARCH_TABLES.items():
        cells = ", ".join(f"{column} {definition}" for column, definition in columns.items())
        yield f"CREATE TABLE {name} ({cells}, CONSTRAINT pk_{name} PRIMARY KEY ({', '.join(SEARCH_KEYS[name])}))"


def index_texts(connection: Connection, documents: Sequence[Row]) -> None:
    """The words of each `text`, under the document's `number`."""
    for start in range(0, len(documents), _BATCH):
        batch = documents[start : start + _BATCH]
        rows = [*_rows_of((each["number"], str(each["text"])) for each in batch)]
        copy_rows(
            connection,
            "search_word",
            ("word", "number", "places"),
            [(word, number, places) for number, words, _ in rows for word, places in words.items()],
        )
        copy_rows(connection, "search_text", ("number", "words"), [(number, count) for number, _, count in rows])


def _rows_of(documents: Iterable[tuple[Cell, str]]) -> Iterator[tuple[Cell, dict[str, list[int]], int]]:
    """(number, places by word, number of words) of each document."""
    given = list(documents)
    for (number, _), places in zip(given, part(text for _, text in given), strict=True):
        yield number, {_key(word): found for word, found in places.items()}, sum(map(len, places.values()))


def _key(word: str) -> str:
    raw = word.encode()
    return word if len(raw) <= _LONGEST else hashlib.sha256(raw).hexdigest() + " "  # no word holds a space


def forget_text(connection: Connection, number: Cell, text: str) -> None:
    """Nothing of this document, which had this text, in the index."""
    (places,) = part([text])
    known = _word.c.word == func.any(bindparam("words", type_=ARRAY(Text())))  # or every row would be looked at
    words = [_key(word) for word in places]
    connection.execute(delete(_word).where(known, _word.c.number == bindparam("of")), {"words": words, "of": number})
    connection.execute(delete(_text).where(_text.c.number == number))


def find(connection: Connection, words: str, *, limit: int) -> tuple[Found, ...]:
    """The documents, not withdrawn, that hold every word: best first, at most `limit`."""
    query = query_of(words)
    if not query or limit < 1:
        return ()
    phrases = tuple(filter(None, map(_phrase_of, part(asked_words(words)))))
    scores = _scores(connection, phrases) if phrases else {}
    if not scores:
        return ()
    hidden = {row.document for row in connection.execute(withdrawn_documents)}
    ids = _by_number(connection, select(document.c.number, document.c.id), document.c.number, scores)
    order = sorted((score, ids[number].id, number) for number, score in scores.items() if ids[number].id not in hidden)
    shown = [number for _, _, number in order[:limit]]
    current = current_documents.c
    texts = _by_number(connection, select(current.number, current.id, current.text), current.number, shown)
    return mark(((texts[number].id, texts[number].text) for number in shown), words)


def rebuild_search(connection: Connection) -> None:
    """The index made again, of the texts that were read last."""
    for each in (_word, _text):
        connection.execute(delete(each))
    for batch in _texts(connection):
        index_texts(connection, batch)


def index_agrees(connection: Connection) -> bool:
    """Whether the index holds exactly the words of every document, each where it stands: both are read once."""
    query = select(_word).order_by(_word.c.number)
    sizes = {row.number: row.words for row in connection.execute(select(_text))}
    with connection.execute(query, execution_options={"yield_per": _AT_ONCE}) as rows:
        stored = groupby(rows, key=lambda row: row.number)
        number, words = next(stored, (None, iter(())))
        for batch in _texts(connection):
            for expected, places, count in _rows_of(map(_numbered, batch)):
                is_there = number == expected
                found = {row.word: row.places for row in words} if is_there else {}
                if (found, sizes.pop(expected, None)) != (places, count):
                    return False
                if is_there:
                    number, words = next(stored, (None, iter(())))
        return number is None and not sizes


def _texts(connection: Connection) -> Iterator[Sequence[Row]]:
    """The number and text of every document, in batches."""
    last = 0
    query = (
        select(current_documents.c.number, current_documents.c.text)
        .where(current_documents.c.number > bindparam("last"))
        .order_by(current_documents.c.number)
        .limit(_BATCH)
    )
    while batch := connection.execute(query, {"last": last}).mappings().all():
        yield [dict(row) for row in batch]
        last = batch[-1]["number"]


def _numbered(row: Row) -> tuple[Cell, str]:
    return row["number"], str(row["text"])


def _is_one_of(number: ColumnElement[int]) -> ColumnElement[bool]:
    return number == func.any(bindparam("numbers", type_=ARRAY(Integer)))


def _by_number(
    connection: Connection, query: Select[Any], number: ColumnElement[int], numbers: Iterable[Cell]
) -> dict[Cell, ReadRow[Any]]:  # Any: the columns are those of the query
    """The rows of these documents; however many there are, they are one parameter."""
    found = connection.execute(query.where(_is_one_of(number)), {"numbers": list(numbers)})
    return {row.number: row for row in found}


def _phrase_of(places: Places) -> tuple[str, ...]:
    """The words of what was asked, in order, as the index keeps them."""
    return tuple(word for _, word in sorted((place, _key(word)) for word, found in places.items() for place in found))


def _scores(connection: Connection, phrases: Sequence[tuple[str, ...]]) -> dict[int, float]:
    """Of each document that holds every phrase, smallest for the best."""
    asked = sorted({word for phrase in phrases for word in phrase})
    postings: dict[str, dict[int, Sequence[int]]] = {word: {} for word in asked}
    query = select(_word).where(_word.c.word == func.any(bindparam("words", type_=ARRAY(Text()))))
    for row in connection.execute(query, {"words": asked}):
        postings[row.word][row.number] = row.places
    counts = [_counts([postings[word] for word in phrase]) for phrase in phrases]
    holders = set.intersection(*map(set, counts))
    if not holders:
        return {}
    texts, words = connection.execute(select(func.count(), func.sum(_text.c.words)).select_from(_text)).one()
    sizes = _by_number(connection, select(_text), _text.c.number, holders)
    weights = [_weight(texts, len(count)) for count in counts]
    mean = float(words) / float(texts)
    return {
        number: _score([count[number] for count in counts], weights, sizes[number].words, mean) for number in holders
    }


def _counts(words: Sequence[Mapping[int, Sequence[int]]]) -> dict[int, int]:
    """How often these words follow one another, in each document where they do."""
    first, *others = words
    if not others:
        return {number: len(places) for number, places in first.items()}
    counts: dict[int, int] = {}
    for number in set(first).intersection(*others):
        later = [set(places[number]) for places in others]
        count = sum(all(place + step in each for step, each in enumerate(later, 1)) for place in first[number])
        if count:
            counts[number] = count
    return counts


def _weight(texts: int, holders: int) -> float:
    """How much a phrase that so many of the texts hold tells (inverse document frequency)."""
    weight = math.log((texts - holders + 0.5) / (holders + 0.5))
    return weight if weight > 0 else _LEAST_WEIGHT


def _score(counts: Sequence[int], weights: Sequence[float], size: int, mean: float) -> float:
    score = 0.0
    for count, weight in zip(map(float, counts), weights, strict=True):
        score += weight * ((count * (_K1 + 1.0)) / (count + _K1 * (1 - _B + _B * size / mean)))
    return -1.0 * score
