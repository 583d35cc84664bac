"""Full-text search in SQLite (FTS5).

Rules:
1. Every word is sent as a quoted string: nothing that a person types is query syntax.
2. Accents and case are folded by the tokenizer alone, so that what is found and what is marked cannot differ.
3. The index holds no text of its own and can be rebuilt from the documents.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass

from sqlalchemy import Connection, text

from ovillo.storage.tables import withdrawn_documents

_TOKENIZER = "tokenize = 'unicode61 remove_diacritics 2'"
CREATE_SEARCH = (
    f"CREATE VIRTUAL TABLE search USING fts5(text, content = 'document', content_rowid = 'number', {_TOKENIZER})"
)
_REBUILD = "INSERT INTO search(search) VALUES ('rebuild')"
INSERT_SEARCH = text("INSERT INTO search(rowid, text) VALUES (:number, :text)")
FORGET_SEARCH = text("INSERT INTO search(search, rowid, text) VALUES ('delete', :number, :text)")
"""With the text that the index holds of this document."""
_TEXT = (
    "coalesce((SELECT later.text FROM rereading later WHERE later.document = document.id "
    "ORDER BY later.entry DESC LIMIT 1), document.text)"
)
"""The text of the last reading."""
_WITHDRAWN = withdrawn_documents.compile(compile_kwargs={"literal_binds": True})
_FIND = text(  # the texts are read last, and only those that are shown
    "WITH best AS (SELECT document.number, document.id, bm25(search) AS score "  # noqa: S608 (our own tables)
    "FROM search JOIN document ON document.number = search.rowid "
    f"WHERE search MATCH :query AND document.id NOT IN ({_WITHDRAWN}) "
    "ORDER BY score, document.id LIMIT :limit) "
    f"SELECT best.id, {_TEXT} AS text FROM best JOIN document ON document.number = best.number "
    "ORDER BY best.score, best.id"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A document that holds every word, and where."""

    document: str
    text: str
    matches: tuple[tuple[int, int], ...]
    """Offsets of the words found, in order; never empty."""


def find(connection: Connection, words: str, *, limit: int) -> tuple[Found, ...]:
    """The documents, not withdrawn, that hold every word: best first, at most `limit`."""
    query = _query_of(words)
    if not query or limit < 1:
        return ()
    rows = connection.execute(_FIND, {"query": query, "limit": limit}).all()
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute(f"CREATE VIRTUAL TABLE page USING fts5(text, {_TOKENIZER})")
        found = (Found(row.id, row.text, _matches(memory, row.text, query)) for row in rows)
        return tuple(each for each in found if each.matches)


def _query_of(words: str) -> str:
    """Every distinct word as a string of FTS5, where quotes are doubled and nothing else means anything."""
    readable = words.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    quoted = ('"' + word.replace('"', '""') + '"' for word in dict.fromkeys(readable.split()))
    return " ".join(word for word in quoted if any(character.isalnum() for character in word))


def _matches(memory: sqlite3.Connection, content: str, query: str) -> tuple[tuple[int, int], ...]:
    """Where the tokenizer itself finds the words, by two marks that the text does not hold."""
    opening, ending = _unused_characters(content)
    memory.execute("DELETE FROM page")
    memory.execute("INSERT INTO page(text) VALUES (?)", (content.replace("\0", " "),))  # marking would stop at NUL
    row = memory.execute("SELECT highlight(page, 0, ?, ?) FROM page WHERE page MATCH ?", (opening, ending, query))
    marked = row.fetchone()
    return _marked_places(marked[0], opening, ending) if marked else ()


def _marked_places(marked: str, opening: str, ending: str) -> tuple[tuple[int, int], ...]:
    """The offsets of each marked word in the text without marks."""
    before, *pieces = marked.split(opening)
    places: list[tuple[int, int]] = []
    offset = len(before)
    for piece in pieces:
        word, after = piece.split(ending)
        places.append((offset, offset + len(word)))
        offset += len(word) + len(after)
    return tuple(places)


def _unused_characters(content: str) -> tuple[str, str]:
    """Two characters of the private use area that this text does not hold."""
    used = set(content)
    unused = (chr(code) for code in range(0xF0000, 0xFFFFD) if chr(code) not in used)
    return next(unused), next(unused)


def rebuild_search(connection: Connection) -> None:
    """The index made again: of the first texts, as SQLite can, and then of what was read later in their place."""
    connection.exec_driver_sql(_REBUILD)
    later = text(
        f"SELECT number, text AS first, {_TEXT} AS last FROM document "  # noqa: S608 (our own)
        "WHERE id IN (SELECT document FROM rereading)"
    )
    for row in connection.execute(later).all():
        connection.execute(FORGET_SEARCH, {"number": row.number, "text": row.first})
        connection.execute(INSERT_SEARCH, {"number": row.number, "text": row.last})


def index_agrees(connection: sqlite3.Connection) -> bool:
    """Whether the index holds exactly the words of every document, each where it stands.

    SQLite's own check takes the write lock; so the index, which holds no text, is copied beside the case into memory
    and checked there against the case's documents. The connection cannot be used for this again.
    """
    connection.execute(f"CREATE TEMP VIEW page AS SELECT number, {_TEXT} AS text FROM main.document")  # noqa: S608 (our own)
    connection.execute(
        f"CREATE VIRTUAL TABLE temp.copied USING fts5(text, content = 'page', content_rowid = 'number', {_TOKENIZER})"
    )
    for part in ("data", "idx", "docsize", "config"):
        connection.execute(f"DELETE FROM temp.copied_{part}")  # noqa: S608 (a name from the line above)
        connection.execute(f"INSERT INTO temp.copied_{part} SELECT * FROM main.search_{part}")  # noqa: S608 (as above)
    try:
        connection.execute("INSERT INTO temp.copied(copied, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        return False
    return True
