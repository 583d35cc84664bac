import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from ovillo.storage.layout import database_of
from ovillo.testing.invented import ACTOR, AT, document_of, judgement_of, reading_of

Change = Callable[[sqlite3.Connection], object]


def tamper(folder: Path, change: Change) -> None:
    """As somebody does who knows how to get past the safeguards and puts them back."""
    with closing(sqlite3.connect(database_of(folder), isolation_level=None)) as raw:
        for pragma in ("foreign_keys = OFF", "ignore_check_constraints = ON", "synchronous = OFF"):
            raw.execute(f"PRAGMA {pragma}")
        raw.execute("BEGIN")
        triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        change(raw)
        for _, definition in triggers:
            raw.execute(definition)
        raw.execute("COMMIT")


def execute(*statements: str) -> Change:
    def change(raw: sqlite3.Connection) -> None:
        for statement in statements:
            raw.execute(statement)

    return change


def fault_after(record, folder, change):
    """The fault that `verify` finds after this change, which is then undone."""
    record.close()
    kept = database_of(folder).read_bytes()
    try:
        tamper(folder, change)
        return record.verify()
    finally:
        record.close()
        database_of(folder).write_bytes(kept)


def rows_of(folder, table):
    """(column, row number, stored value, type) of every cell that is filled."""
    with closing(sqlite3.connect(database_of(folder))) as raw:
        columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
        return [
            (column, place, value)
            for column in columns
            for place, (value,) in enumerate(raw.execute(f'SELECT "{column}" FROM {table} ORDER BY 1'))
        ]


def flipped(value, bit):
    """The value with one bit changed, of the same type."""
    if value is None:
        return "something"
    if isinstance(value, int):
        return value ^ (1 << bit % 8)
    raw = bytearray(value.encode() if isinstance(value, str) else value)
    if not raw:
        return "x" if isinstance(value, str) else b"x"
    raw[bit // 8 % len(raw)] ^= 1 << bit % 8
    return bytes(raw)


KEYS = {
    "document": "id",
    "entity": "document",
    "statement": "id",
    "judgement": "id",
    "withdrawal": "document",
    "reversal": "id",
    "undo": "judgement",
}
ENTRY_COLUMNS = ["at", "actor", "action", "kind", "row", "salt", "commitment", "leaf"]


def test_an_intact_case_has_no_fault(filled):
    assert filled.verify() is None


def test_verifying_writes_nothing(filled, folder):
    filled.close()
    before = database_of(folder).read_bytes()

    assert filled.verify() is None

    filled.close()
    assert database_of(folder).read_bytes() == before


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_flipped_bit_of_any_cell_is_named(filled, folder, data):
    table = data.draw(st.sampled_from([*KEYS, "mention"]))
    column, row, value, key = _draw_cell(folder, data, table)
    new = flipped(value, data.draw(st.integers(0, 10_000)))

    fault = _fault_after_setting(filled, folder, table, column, row, new)

    assert fault.what == "row"
    assert key in fault.place


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers(0, 19), column=st.sampled_from(ENTRY_COLUMNS), bit=st.integers(0, 10_000))
def test_any_flipped_bit_of_any_entry_is_named(filled, folder, number, column, bit):
    with closing(sqlite3.connect(database_of(folder))) as raw:
        (value,) = raw.execute(f'SELECT "{column}" FROM entry WHERE number = ?', (number,)).fetchone()

    fault = _fault_after_setting(filled, folder, "entry", column, number, flipped(value, bit))

    assert f"entry {number}" in fault.place


def _draw_cell(folder, data, table):
    """A cell, and what must name it: the key of its row, or for a mention its document."""
    key = "(SELECT document FROM entity WHERE id = entity)" if table == "mention" else f'"{KEYS[table]}"'
    with closing(sqlite3.connect(database_of(folder))) as raw:
        column = data.draw(st.sampled_from([row[1] for row in raw.execute(f"PRAGMA table_info({table})")]))
        row = data.draw(st.sampled_from([row for (row,) in raw.execute(f"SELECT rowid FROM {table}")]))
        value, named = raw.execute(f'SELECT "{column}", {key} FROM {table} WHERE rowid = ?', (row,)).fetchone()
    return column, row, value, named


def _fault_after_setting(record, folder, table, column, row, value):
    """The fault after one cell was set; text is set byte for byte, also where it is no longer UTF-8."""

    def change(raw: sqlite3.Connection) -> None:
        types = {each[1]: each[2] for each in raw.execute(f"PRAGMA table_info({table})")}
        new = "CAST(? AS TEXT)" if types[column] == "TEXT" else "?"
        raw.execute(f'UPDATE {table} SET "{column}" = {new} WHERE rowid = ?', (value, row))

    try:
        return fault_after(record, folder, change)
    except sqlite3.IntegrityError:  # it would be the key of another row: the database refuses by itself
        reject()


@pytest.mark.parametrize("number", [0, 5, 16])
def test_a_missing_entry_is_named(filled, folder, number):
    fault = fault_after(filled, folder, execute(f"DELETE FROM entry WHERE number = {number}"))

    assert (fault.what, fault.place) == ("entry", f"entry {number}")


def test_the_last_entry_missing_is_named(filled, folder):
    fault = fault_after(filled, folder, execute("DELETE FROM entry WHERE number = 19"))

    assert fault.place.startswith(("entry 19", "table reversal"))


def test_a_renumbered_entry_is_named(filled, folder):
    fault = fault_after(filled, folder, execute("UPDATE entry SET number = 400 WHERE number = 4"))

    assert fault.place == "entry 4"


def test_two_entries_exchanged_are_named(filled, folder):
    exchange = [f"UPDATE entry SET number = {new} WHERE number = {old}" for old, new in ((4, 99), (6, 4), (99, 6))]

    fault = fault_after(filled, folder, execute(*exchange))

    assert fault.what == "tree"


@pytest.mark.parametrize("table", ["document", "statement", "judgement", "undo", "withdrawal", "reversal"])
def test_a_missing_row_is_named(filled, folder, table):
    with closing(sqlite3.connect(database_of(folder))) as raw:
        (key,) = raw.execute(f"SELECT {KEYS[table]} FROM {table} ORDER BY rowid LIMIT 1").fetchone()

    fault = fault_after(filled, folder, execute(f"DELETE FROM {table} WHERE {KEYS[table]} = '{key}'"))

    assert fault.what == "row"
    assert f"table {table}, row {key}" in fault.place


@pytest.mark.parametrize("table", ["entity", "mention"])
def test_a_missing_entity_or_mention_is_named_by_its_document(filled, folder, table):
    with closing(sqlite3.connect(database_of(folder))) as raw:
        (document,) = raw.execute("SELECT document FROM entity ORDER BY rowid LIMIT 1").fetchone()

    fault = fault_after(filled, folder, execute(f"DELETE FROM {table} WHERE rowid = 1"))

    assert document in fault.place


@pytest.mark.parametrize("table", ["document", "statement", "judgement"])
def test_a_row_put_in_past_the_ledger_is_named(filled, folder, table):
    columns = dict.fromkeys(column for column, _, _ in rows_of(folder, table))
    values = ", ".join({"id": "'smuggled'", "number": "99"}.get(column, f'"{column}"') for column in columns)

    fault = fault_after(filled, folder, execute(f"INSERT INTO {table} SELECT {values} FROM {table} LIMIT 1"))

    assert fault.what == "row"
    assert fault.place == f"table {table}, row smuggled"


def test_an_entity_put_in_past_the_ledger_is_named_by_its_document(filled, folder):
    insert = "INSERT INTO entity SELECT 'smuggled', document, type, name, level, titles, aliases FROM entity LIMIT 1"

    fault = fault_after(filled, folder, execute(insert))

    assert fault.place.startswith("table entity, row ")


def test_an_entity_of_a_document_that_was_not_read_is_named(record, folder):
    document = document_of(1)
    with record.writing(actor=ACTOR, at=AT) as writer:
        writer.add_document(document, None)

    fault = fault_after(
        record,
        folder,
        execute(f"INSERT INTO entity VALUES ('smuggled', '{document.id}', 'person', 'x', 'full', '[]', '[]')"),
    )

    assert fault.place == "table entity, row smuggled"


def test_a_mention_of_nothing_is_named(filled, folder):
    fault = fault_after(filled, folder, execute("INSERT INTO mention VALUES ('smuggled', 0, 0, 1, 'x', 'full')"))

    assert fault.place == "table mention, row smuggled"


def test_an_entry_with_its_leaf_made_again_breaks_the_tree(filled, folder):
    """Whoever recomputes the leaf too must recompute the tree, and the root that others have seen."""
    from ovillo.ledger import entry_data, leaf_hash  # noqa: PLC0415

    def forge(raw: sqlite3.Connection) -> None:
        kind, action, at, commitment = raw.execute(
            "SELECT kind, action, at, commitment FROM entry WHERE number = 4"
        ).fetchone()
        data = entry_data(kind=kind, action=action, actor="Otra Inventada", at=at, commitment=commitment)
        raw.execute("UPDATE entry SET actor = 'Otra Inventada', leaf = ? WHERE number = 4", (leaf_hash(data),))

    fault = fault_after(filled, folder, forge)

    assert fault.what == "tree"
    assert fault.place.startswith("level 1, node 2")


@pytest.mark.parametrize(
    "change",
    [
        'UPDATE node SET hash = zeroblob(32) WHERE level = 2 AND "index" = 1',
        'DELETE FROM node WHERE level = 2 AND "index" = 1',
        "INSERT INTO node VALUES (9, 9, zeroblob(32))",
        "UPDATE meta SET ledger_root = zeroblob(32)",
        "UPDATE meta SET ledger_size = 3",
    ],
)
def test_a_false_node_or_head_is_a_fault_of_the_tree(filled, folder, change):
    assert fault_after(filled, folder, execute(change)).what == "tree"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("UPDATE meta SET ledger_size = 30", "entry 20"),
        ("UPDATE meta SET name = 'Otro caso'", "table meta"),
        ("UPDATE meta SET created_at = '2001-01-01'", "table meta"),
        ("UPDATE meta SET id = 'x'", "table meta"),
        ("DELETE FROM meta", "table meta"),
        ("INSERT INTO meta SELECT 'x', name, created_at, ledger_size, ledger_root FROM meta", "table meta"),
    ],
)
def test_a_change_to_the_case_itself_is_named(filled, folder, change, place):
    assert fault_after(filled, folder, execute(change)).place.startswith(place)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("DROP TRIGGER statement_refuses_update", "trigger statement_refuses_update"),
        ("DROP TRIGGER meta_refuses_a_smaller_ledger", "trigger meta_refuses_a_smaller_ledger"),
        ("CREATE TRIGGER sly AFTER INSERT ON entry BEGIN SELECT 1; END", "trigger sly"),
        ("CREATE VIEW sly AS SELECT * FROM statement", "view sly"),
        ("CREATE TABLE sly (name TEXT)", "table sly"),
        ("DROP INDEX ix_statement_document", "index ix_statement_document"),
        ("ALTER TABLE statement ADD COLUMN sly TEXT", "table statement"),
        ("DROP TABLE search", "table search"),
        ("DROP TABLE withdrawal", "table withdrawal"),
    ],
)
def test_a_safeguard_or_table_that_is_not_as_made_is_named(filled, folder, change, place):
    filled.close()
    with closing(sqlite3.connect(database_of(folder), isolation_level=None)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute(change)

    fault = filled.verify()

    assert fault.what == "database"
    assert place in fault.place or fault.place.startswith("trigger withdrawal")


def test_a_trigger_that_was_weakened_is_named(filled, folder):
    filled.close()
    with closing(sqlite3.connect(database_of(folder), isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER entry_refuses_delete")
        raw.execute("CREATE TRIGGER entry_refuses_delete BEFORE DELETE ON entry BEGIN SELECT 1; END")

    assert filled.verify().place == "trigger entry_refuses_delete"


@pytest.mark.parametrize("value", ["4.5", "-1", "'four'", "x'00'", "9223372036854775807", "CAST(x'ff' AS TEXT)"])
@pytest.mark.parametrize("column", ["start", "negated", "quote"])
def test_a_cell_of_another_type_is_named(filled, folder, column, value):
    fault = fault_after(filled, folder, execute(f'UPDATE statement SET "{column}" = {value} WHERE rowid = 2'))

    assert fault.place.startswith("table statement, row ")


@pytest.mark.parametrize("value", ["4.5", "'x'", "x'00'", "x''", "zeroblob(33)", "7"])
@pytest.mark.parametrize("column", ["at", "actor", "kind", "row", "salt", "commitment", "leaf"])
def test_an_entry_of_another_type_is_named(filled, folder, column, value):
    fault = fault_after(filled, folder, execute(f'UPDATE entry SET "{column}" = {value} WHERE number = 6'))

    assert "entry 6" in fault.place


def test_a_search_index_without_a_document_is_named_last(filled, folder):
    forget = "INSERT INTO search(search, rowid, text) SELECT 'delete', number, text FROM document WHERE number = 1"

    fault = fault_after(filled, folder, execute(forget))

    assert (fault.what, fault.place) == ("database", "table search")


def test_a_search_index_with_more_words_than_its_documents_is_named(filled, folder):
    fault = fault_after(filled, folder, execute("INSERT INTO search(rowid, text) VALUES (77, 'inventada')"))

    assert fault.place == "table search"


@pytest.mark.parametrize("cut", [0, 1, 100, 4096, 5000, 30_000])
def test_a_database_cut_short_is_a_fault_and_no_crash(filled, folder, cut):
    filled.close()
    content = database_of(folder).read_bytes()
    database_of(folder).write_bytes(content[:cut])

    assert filled.verify().what == "database"


def test_a_database_that_has_gone_is_a_fault(filled, folder):
    filled.close()
    database_of(folder).unlink()

    assert filled.verify().what == "database"


@pytest.mark.parametrize("seed", range(40))
def test_what_verifies_in_a_damaged_file_reads_as_before(filled, folder, seed):
    """A page has room that holds nothing; damage there may pass, and nowhere else."""
    before = _everything(filled)
    filled.close()
    content = bytearray(database_of(folder).read_bytes())
    chance = random.Random(seed)
    start = chance.randrange(len(content) // 4096) * 4096 + chance.choice([0, 8, 100, 2000, 3700])
    content[start : start + 300] = chance.randbytes(300)
    database_of(folder).write_bytes(content)

    fault = filled.verify()

    assert fault is not None or _everything(filled) == before


def _everything(record):
    with record.reading() as reader:
        return (
            reader.documents(),
            reader.entities(),
            reader.statements(),
            reader.judgements(),
            reader.search("imaginado", limit=9),
            reader.head(),
            list(reader.entries_after(0)),
            [reader.inclusion_proof(number) for number in range(reader.head().size)],
        )


def test_the_first_fault_in_the_ledger_is_the_one_named(filled, folder):
    both = execute(
        "UPDATE judgement SET reason = 'x'",
        "UPDATE document SET title = 'x' WHERE number = 2",
    )

    fault = fault_after(filled, folder, both)

    assert fault.place.startswith("table document")


def test_a_large_case_verifies_beyond_one_batch(record, folder):
    with record.writing(actor=ACTOR, at=AT) as writer:
        for number in range(1203):
            writer.judge(judgement_of(number))
    assert record.verify() is None

    fault = fault_after(
        record, folder, execute(f"UPDATE judgement SET \"left\" = 'x' WHERE id = '{judgement_of(1100).id}'")
    )

    assert fault.place == f"table judgement, row {judgement_of(1100).id} (entry 1101)"


def test_the_same_writes_with_other_salts_give_another_ledger(tmp_path):
    from ovillo.storage.cases import create_case  # noqa: PLC0415

    roots = []
    for name, salts in (("a", bytes), ("b", bytes), ("c", lambda size: b"x" * size)):
        record = create_case(tmp_path / name, name="Caso", actor=ACTOR, at=AT, salts=salts)
        with record.writing(actor=ACTOR, at=AT) as writer:
            writer.add_document(document_of(1), reading_of(document_of(1)))
            roots.append(writer.head().root)
        record.close()

    assert roots[0] == roots[1] != roots[2]


def test_every_part_of_a_document_is_committed_to(tmp_path):
    """Two documents that differ in anything have different leaves: no field was forgotten."""
    from ovillo.storage.contents import row_content  # noqa: PLC0415
    from ovillo.storage.rows import document_row  # noqa: PLC0415
    from ovillo.storage.tables import document as table  # noqa: PLC0415

    document = document_of(6)
    others = [
        replace(document, name="x"),
        replace(document, page_starts=(0,)),
        replace(document, unread=None),
        replace(document, container=None),
        replace(document, details=replace(document.details, author=None)),
        replace(
            document, details=replace(document.details, title=document.details.author, author=document.details.title)
        ),
    ]

    contents = {row_content(table, document_row(each, 1)) for each in (document, *others)}

    assert len(contents) == len(others) + 1
