"""Full-text search in SQLite (FTS5).

The index holds no text of its own and can be rebuilt from the documents.
"""

import sqlite3

from sqlalchemy import Connection, text

from ovillo.storage.tables import withdrawn_documents
from ovillo.storage.words import TOKENIZER, Found, mark, query_of

CREATE_SEARCH = (
    f"CREATE VIRTUAL TABLE search USING fts5(text, content = 'document', content_rowid = 'number', {TOKENIZER})"
)
_REBUILD = (
    # Before the index is touched: FTS5 opens none whose version it does not find, and takes its cookie along.
    "DELETE FROM search_config",
    "INSERT INTO search_config VALUES ('version', 4)",
    "UPDATE search_data SET block = CAST(x'00000000' || substr(block, 5) AS BLOB) WHERE id = 10",
    "INSERT INTO search(search) VALUES ('rebuild')",
)
_KEPT_APART = (
    "SELECT k, v FROM {index}_config "
    "UNION ALL SELECT id, substr(block, 1, 4) FROM {index}_data WHERE id = 10 ORDER BY 1"
)
"""What FTS5's own check passes over: its settings, of which we make none, and the cookie that tells of a change."""
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


def find(connection: Connection, words: str, *, limit: int) -> tuple[Found, ...]:
    """The documents, not withdrawn, that hold every word: best first, at most `limit`."""
    query = query_of(words)
    if not query or limit < 1:
        return ()
    rows = connection.execute(_FIND, {"query": query, "limit": limit})
    return mark(((row.id, row.text) for row in rows), words)


def rebuild_search(connection: Connection) -> None:
    """The index made again: of the first texts, as SQLite can, and then of what was read later in their place."""
    for statement in _REBUILD:
        connection.exec_driver_sql(statement)
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
        f"CREATE VIRTUAL TABLE temp.copied USING fts5(text, content = 'page', content_rowid = 'number', {TOKENIZER})"
    )
    ours, new = (
        connection.execute(_KEPT_APART.format(index=each)).fetchall() for each in ("main.search", "temp.copied")
    )
    if ours != new:
        return False
    for part in ("data", "idx", "docsize", "config"):
        connection.execute(f"DELETE FROM temp.copied_{part}")  # noqa: S608 (a name from the line above)
        connection.execute(f"INSERT INTO temp.copied_{part} SELECT * FROM main.search_{part}")  # noqa: S608 (as above)
    try:
        connection.execute("INSERT INTO temp.copied(copied, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        return False
    return True
