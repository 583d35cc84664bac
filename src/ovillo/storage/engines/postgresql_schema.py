"""The schema of a case in PostgreSQL: its tables, the triggers that keep them insert-only, its search index.

Rules:
1. What is expected is derived from the tables of the program; nothing has to be made to compare with it, so that
   whoever may only read can verify.
2. A safeguard acts whatever the session sets (`ENABLE ALWAYS`); only who owns the table can take it away.
"""

import re
from collections.abc import Iterator, Mapping

from sqlalchemy import (
    CheckConstraint,
    Connection,
    ForeignKeyConstraint,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    insert,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import Constraint

from ovillo.storage.engines.erasing import (
    BLANKABLE,
    ERASABLE,
    REFUSE_UNLESS_ERASED,
    UPDATED_FUNCTION,
    server_triggers,
)
from ovillo.storage.engines.postgresql_search import SEARCH_KEYS, SEARCH_TABLES, create_search
from ovillo.storage.formats import CURRENT_FORMAT
from ovillo.storage.tables import INSERT_ONLY, alembic_version, metadata

Schema = dict[tuple[str, str], str]
"""(type, name) of each object → what it is, in words of the catalogue of PostgreSQL."""

REFUSE_CHANGE = (
    "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    "'BEGIN RAISE EXCEPTION ''nothing in the record is changed in place'' "
    "USING ERRCODE = ''integrity_constraint_violation''; END'"
)
_REFUSES = "refuse_change"
_TYPES = {
    "TEXT": "text",
    "INTEGER": "integer",
    "BIGINT": "bigint",
    "BYTEA": "bytea",
    "VARCHAR(32)": "character varying(32)",
}
_WHEN_CHANGED = "BEFORE DELETE OR UPDATE OR TRUNCATE ON {table} FOR EACH STATEMENT"
_DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy's
_BODY = re.compile("AS '(.*)'$")
_CAST = re.compile(r"\((\d+)\)::bigint")
"""How the server writes a small number in a comparison with a large one."""
_ONE_OF = re.compile(r"(\w+) IN \(([0-9, ]+)\)")


def triggers() -> Iterator[tuple[str, str, str, str]]:
    """(name, table, when, function) of each trigger that makes PostgreSQL refuse changes, as PostgreSQL writes it."""
    for table in INSERT_ONLY:
        if table.name not in {*ERASABLE, *BLANKABLE}:
            yield f"{table.name}_refuses_change", table.name, _WHEN_CHANGED, _REFUSES
    yield from server_triggers()
    yield "meta_refuses_delete", "meta", "BEFORE DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT", _REFUSES
    yield "meta_refuses_update", "meta", "BEFORE UPDATE OF id, name, created_at ON {table} FOR EACH STATEMENT", _REFUSES
    yield (
        "meta_refuses_a_smaller_ledger",
        "meta",
        "BEFORE UPDATE ON {table} FOR EACH ROW WHEN (new.ledger_size <= old.ledger_size)",
        _REFUSES,
    )


def create_schema(connection: Connection) -> None:
    """Everything that an empty case of the current format has, in the transaction of this connection."""
    metadata.create_all(connection, checkfirst=False)
    for definition in (REFUSE_CHANGE, REFUSE_UNLESS_ERASED):
        connection.exec_driver_sql(definition)
    for name, table, when, function in triggers():
        protect(connection, name, table, when, function)
    for definition in create_search():
        connection.exec_driver_sql(definition)
    connection.execute(insert(alembic_version).values(version_num=CURRENT_FORMAT))


def protect(connection: Connection, name: str, table: str, when: str, function: str) -> None:
    """One trigger, which acts whatever the session sets."""
    connection.exec_driver_sql(f"CREATE TRIGGER {name} {when.format(table=table)} EXECUTE FUNCTION {function}()")
    connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")


def stored_schema(connection: Connection) -> Schema:
    """What the schema of this case defines. Everything else about it is told by the ledger."""
    found: Schema = {}
    for query in _QUERIES:
        for kind, name, definition in connection.exec_driver_sql(query):
            found[kind, name] = _CAST.sub(r"\1", " ".join((definition or "").split()))
    return found


def expected_schema() -> Schema:
    """What a case of the current format defines."""
    expected: Schema = {}
    for table in metadata.tables.values():
        expected["table", table.name] = _table(_columns(table))
        for constraint in table.constraints:
            assert isinstance(constraint.name, str)
            expected["constraint", constraint.name] = _constraint(table, constraint)
        for index in table.indexes:
            columns = ", ".join(column.name for column in index.columns)
            expected["index", str(index.name)] = f"on {table.name} btree ({columns})"
    for name, cells in SEARCH_TABLES.items():
        expected["table", name] = _table({each: _as_stored(definition) for each, definition in cells.items()})
        expected["constraint", f"pk_{name}"] = f"on {name} p ({', '.join(SEARCH_KEYS[name])})"
    for name, table_name, when, function in triggers():
        definition = f"CREATE TRIGGER {name} {when.format(table=table_name)} EXECUTE FUNCTION {function}()"
        expected["trigger", name] = f"{definition} A"
    for function, definition in ((_REFUSES, REFUSE_CHANGE), (UPDATED_FUNCTION, REFUSE_UNLESS_ERASED)):
        body = _BODY.search(definition)
        assert body is not None
        expected["function", function] = f"plpgsql trigger f {body[1].replace(chr(39) * 2, chr(39))}"
    return expected


def _as_stored(definition: str) -> str:
    return definition.replace('COLLATE "C"', "C").replace("NOT NULL", "not null")


def _table(columns: Mapping[str, str]) -> str:
    return "r p f f " + ", ".join(f"{name} {columns[name]}" for name in sorted(columns))


def _columns(table: Table) -> dict[str, str]:
    """Type, collation and whether it may be empty, by column."""
    columns: dict[str, str] = {}
    for column in table.columns:
        kind, _, collation = column.type.compile(dialect=_DIALECT).partition(" COLLATE ")
        words = (_TYPES[kind], collation.strip('"'), "" if column.nullable else "not null")
        columns[column.name] = " ".join(word for word in words if word)
    return columns


def _constraint(table: Table, constraint: Constraint) -> str:
    match constraint:
        case PrimaryKeyConstraint():
            return f"on {table.name} p ({', '.join(column.name for column in constraint.columns)})"
        case UniqueConstraint():
            return f"on {table.name} u ({', '.join(column.name for column in constraint.columns)})"
        case ForeignKeyConstraint():
            (element,) = constraint.elements
            return f"on {table.name} f ({element.parent.name}) {element.column.table.name} ({element.column.name})"
        case CheckConstraint():
            listed = _ONE_OF.sub(r"(\1 = ANY (ARRAY[\2]))", str(constraint.sqltext))
            return f"on {table.name} c {listed}"
        case _:
            raise AssertionError("the tables have no other constraints")


_QUERIES = (
    # Tables, views, sequences and whatever else has columns.
    """
    SELECT CASE relkind WHEN 'r' THEN 'table' WHEN 'v' THEN 'view' ELSE 'relation' END, relname,
        concat_ws(' ', relkind, relpersistence, left(relrowsecurity::text, 1), left(relforcerowsecurity::text, 1),
            (SELECT string_agg(concat_ws(' ', attname, format_type(atttypid, atttypmod),
                (SELECT collname FROM pg_collation WHERE oid = attcollation AND collname <> 'default'),
                CASE WHEN attnotnull THEN 'not null' END,
                (SELECT 'default ' || pg_get_expr(adbin, adrelid) FROM pg_attrdef
                    WHERE adrelid = attrelid AND adnum = attnum)), ', ' ORDER BY attname COLLATE "C")
             FROM pg_attribute WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped))
    FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind NOT IN ('i', 'I', 'c')
    """,
    """
    SELECT 'constraint', conname,
        concat_ws(' ', 'on', conrelid::regclass, contype,
            (SELECT '(' || string_agg(attname, ', ' ORDER BY place) || ')' FROM pg_attribute
                JOIN unnest(conkey) WITH ORDINALITY AS key (number, place) ON attnum = key.number
                WHERE attrelid = conrelid AND contype <> 'c'),
            (SELECT confrelid::regclass || ' (' || string_agg(attname, ', ' ORDER BY place) || ')' FROM pg_attribute
                JOIN unnest(confkey) WITH ORDINALITY AS key (number, place) ON attnum = key.number
                WHERE attrelid = confrelid),
            pg_get_expr(conbin, conrelid), CASE WHEN NOT convalidated THEN 'not valid' END,
            CASE WHEN condeferrable THEN 'deferrable' END)
    FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype NOT IN ('t', 'n')
    """,
    # Those of a constraint are told by it.
    """
    SELECT 'index', relname,
        concat_ws(' ', 'on', indrelid::regclass, CASE WHEN indisunique THEN 'unique' END, amname,
            (SELECT '(' || string_agg(attname, ', ' ORDER BY place) || ')' FROM pg_attribute
                JOIN unnest(indkey::int2[]) WITH ORDINALITY AS key (number, place) ON attnum = key.number
                WHERE attrelid = indrelid),
            pg_get_expr(indpred, indrelid), pg_get_expr(indexprs, indrelid),
            CASE WHEN NOT indisvalid THEN 'not valid' END)
    FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_am ON pg_am.oid = relam
    WHERE relnamespace = current_schema()::regnamespace
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype <> 'f')
    """,
    # The server's own triggers, which keep foreign keys, count where somebody turned them off.
    """
    SELECT 'trigger', tgname, concat_ws(' ', pg_get_triggerdef(pg_trigger.oid, true), tgenabled)
    FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE relnamespace = current_schema()::regnamespace AND (NOT tgisinternal OR tgenabled = 'D')
    """,
    """
    SELECT 'function', proname,
        concat_ws(' ', lanname, prorettype::regtype, left(prosecdef::text, 1), prosrc, array_to_string(proconfig, ' '))
    FROM pg_proc JOIN pg_language ON pg_language.oid = prolang WHERE pronamespace = current_schema()::regnamespace
    """,
    """
    SELECT 'rule', rulename, pg_get_ruledef(pg_rewrite.oid)
    FROM pg_rewrite JOIN pg_class ON pg_class.oid = ev_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind <> 'v'
    """,
    """
    SELECT 'policy', polname, polrelid::regclass::text
    FROM pg_policy JOIN pg_class ON pg_class.oid = polrelid WHERE relnamespace = current_schema()::regnamespace
    """,
)
