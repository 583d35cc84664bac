"""What keeps a table insert-only and what is searched, on either database. Frozen, as the migrations that use it.

A database on a server never had a format before "0006"; the earlier steps are there so that one way leads to every
format of both.
"""

from alembic import op
from sqlalchemy import select, table
from sqlalchemy.sql import column

from ovillo.storage.engines.erasing import REFUSE_UNLESS_ERASED, server_triggers, sqlite_triggers

_REFUSAL = "SELECT RAISE(ABORT, 'nothing in the record is changed in place')"
_FUNCTION = (
    "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    "'BEGIN RAISE EXCEPTION ''nothing in the record is changed in place'' "
    "USING ERRCODE = ''integrity_constraint_violation''; END'"
)


def refuse_changes(*tables: str) -> None:
    """No row of these tables is changed or deleted."""
    for name in tables:
        if _is_server():
            _protect(f"{name}_refuses_change", name, "BEFORE DELETE OR UPDATE OR TRUNCATE ON {} FOR EACH STATEMENT")
        else:
            for change in ("update", "delete"):
                op.execute(
                    f"CREATE TRIGGER {name}_refuses_{change} BEFORE {change.upper()} ON {name} BEGIN {_REFUSAL}; END"
                )


def refuse_changes_to_the_case() -> None:
    """Of the row of the case only the head of the ledger moves, and only forward."""
    if _is_server():
        op.execute(_FUNCTION)
        _protect("meta_refuses_delete", "meta", "BEFORE DELETE OR TRUNCATE ON {} FOR EACH STATEMENT")
        _protect("meta_refuses_update", "meta", "BEFORE UPDATE OF id, name, created_at ON {} FOR EACH STATEMENT")
        smaller = "BEFORE UPDATE ON {} FOR EACH ROW WHEN (new.ledger_size <= old.ledger_size)"
        _protect("meta_refuses_a_smaller_ledger", "meta", smaller)
        return
    op.execute(f"CREATE TRIGGER meta_refuses_delete BEFORE DELETE ON meta BEGIN {_REFUSAL}; END")
    op.execute(
        f"CREATE TRIGGER meta_refuses_update BEFORE UPDATE OF id, name, created_at ON meta BEGIN {_REFUSAL}; END"
    )
    op.execute(
        "CREATE TRIGGER meta_refuses_a_smaller_ledger BEFORE UPDATE ON meta "
        f"WHEN NEW.ledger_size <= OLD.ledger_size BEGIN {_REFUSAL}; END"
    )


def let_erase() -> None:
    """Content of the tables that hold any may go, together with an entry of the docket that says so."""
    if _is_server():
        op.get_bind().exec_driver_sql(REFUSE_UNLESS_ERASED)
        for name, table_name, when, function in server_triggers():
            op.execute(f"DROP TRIGGER IF EXISTS {name} ON {table_name}")
            _protect(name, table_name, when.replace("{table}", "{}"), function)
        return
    for name, definition in sqlite_triggers():
        op.execute(f"DROP TRIGGER IF EXISTS {name}")
        op.get_bind().exec_driver_sql(f"CREATE TRIGGER {name} {definition}")


def make_search_index() -> None:
    """The search index, filled from the documents that the case already holds."""
    if _is_server():
        from ovillo.storage.engines.postgresql_search import create_search, index_texts  # noqa: PLC0415 - an extra

        for definition in create_search():
            op.execute(definition)
        document = table("document", column("number"), column("text"))
        found = op.get_bind().execute(select(document)).mappings().all()
        index_texts(op.get_bind(), [dict(row) for row in found])
        return
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5(text, content = 'document', content_rowid = 'number', "
        "tokenize = 'unicode61 remove_diacritics 2')"
    )
    op.execute("INSERT INTO search(search) VALUES ('rebuild')")


def _is_server() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def _protect(name: str, table_name: str, when: str, function: str = "refuse_change") -> None:
    op.execute(f"CREATE TRIGGER {name} {when.format(table_name)} EXECUTE FUNCTION {function}()")
    op.execute(f"ALTER TABLE {table_name} ENABLE ALWAYS TRIGGER {name}")
