"""The one way in which a safeguard lets content go: together with an entry of the docket that says so.

1. A row of `erasure` names an entry of the ledger; it is accepted only under an entry `erased` of the docket.
2. Only rows that `erasure` names are deleted. Of such an entry only the salt and the name of its row are blanked.
3. `erasure.row` is blanked in turn once the originals are gone; until then the erasure is not finished.

The migration that leads to format "0007" uses these definitions: a later format copies them before it changes them.
"""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

NAMED_BY: Final = MappingProxyType(
    {
        "document": ("document", "id"),
        "rereading": ("rereading", "id"),
        "entity": ("reading", "document"),
        "statement": ("statement", "id"),
        "judgement": ("judgement", "id"),
        "withdrawal": ("withdrawal", "document"),
        "reversal": ("reversal", "id"),
        "undo": ("undo", "judgement"),
        "docket": ("docket", "id"),
    }
)
"""(kind of entry, column that names its row) of each table whose rows may be erased; mentions go with their entity."""
ERASABLE: Final = (*NAMED_BY, "mention")
BLANKABLE: Final = ("entry", "erasure")
"""Tables of which no row is deleted, and single cells are blanked."""
_REFUSAL: Final = "SELECT RAISE(ABORT, 'nothing in the record is changed in place')"
_BLANKED: Final = MappingProxyType(
    {
        "entry": (("number", "at", "actor", "action", "kind", "commitment", "leaf"), "NEW.salt IS x'' AND "),
        "erasure": (("number", "entry", "kind"), ""),
    }
)
"""The columns that stay, and what is asked besides of the new row."""
_NAMED: Final = "SELECT 1 FROM erasure WHERE kind = '{kind}' AND \"row\" = OLD.{column}"
_NAMED_MENTION: Final = (
    'SELECT 1 FROM erasure JOIN entity ON entity.document = erasure."row" '
    "WHERE erasure.kind = 'reading' AND entity.id = OLD.entity"
)
_TOLD: Final = "SELECT 1 FROM docket WHERE docket.entry = NEW.entry AND docket.kind = 'erased'"

UPDATED_FUNCTION: Final = "refuse_unless_erased"
_HERE: Final = "' || quote_ident(TG_TABLE_SCHEMA) || '"
_BODY: Final = (
    "DECLARE found boolean; BEGIN "  # noqa: S608 (our own names; the server quotes that of the schema)
    f"IF TG_OP = 'INSERT' THEN EXECUTE 'SELECT EXISTS (SELECT FROM {_HERE}.docket WHERE entry = $1 "
    "AND kind = ''erased'')' INTO found USING NEW.entry; "
    "ELSIF TG_TABLE_NAME = 'erasure' THEN found := to_jsonb(NEW) = to_jsonb(OLD) || jsonb_build_object('row', ''); "
    f"ELSIF TG_TABLE_NAME = 'entry' THEN EXECUTE 'SELECT EXISTS (SELECT FROM {_HERE}.erasure WHERE number = $1)' "
    "INTO found USING OLD.number; found := found AND to_jsonb(NEW) = to_jsonb(OLD) || "
    "jsonb_build_object('row', '', 'salt', ''::bytea); "
    f"ELSIF TG_TABLE_NAME = 'mention' THEN EXECUTE 'SELECT EXISTS (SELECT FROM {_HERE}.erasure JOIN {_HERE}.entity "
    "ON entity.document = erasure.\"row\" WHERE erasure.kind = ''reading'' AND entity.id = $1)' "
    "INTO found USING OLD.entity; "
    f"ELSE EXECUTE 'SELECT EXISTS (SELECT FROM {_HERE}.erasure WHERE kind = $1 AND \"row\" = $2)' "
    "INTO found USING CASE TG_TABLE_NAME WHEN 'entity' THEN 'reading' ELSE TG_TABLE_NAME END, "
    "to_jsonb(OLD) ->> CASE TG_TABLE_NAME WHEN 'entity' THEN 'document' WHEN 'withdrawal' THEN 'document' "
    "WHEN 'undo' THEN 'judgement' ELSE 'id' END; END IF; "
    "IF NOT found THEN RAISE EXCEPTION 'nothing in the record is changed in place' "
    "USING ERRCODE = 'integrity_constraint_violation'; END IF; "
    "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END"
)
REFUSE_UNLESS_ERASED: Final = (
    f"CREATE FUNCTION {UPDATED_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS '{_BODY.replace(chr(39), chr(39) * 2)}'"
)


def sqlite_triggers() -> Iterator[tuple[str, str]]:
    """(name, definition) of each trigger that lets content go, in SQLite."""
    for table in ERASABLE:
        kind, column = NAMED_BY.get(table, ("", ""))
        named = _NAMED_MENTION if table == "mention" else _NAMED.format(kind=kind, column=column)
        yield f"{table}_refuses_delete", f"BEFORE DELETE ON {table} WHEN NOT EXISTS ({named}) BEGIN {_REFUSAL}; END"
    for table in BLANKABLE:
        kept, besides = _BLANKED[table]
        same = " AND ".join(f'NEW."{each}" IS OLD."{each}"' for each in kept)
        named = " AND EXISTS (SELECT 1 FROM erasure WHERE number = OLD.number)" if table == "entry" else ""
        is_blanked = f"{besides}NEW.\"row\" IS '' AND {same}{named}"
        yield f"{table}_refuses_update", f"BEFORE UPDATE ON {table} WHEN NOT ({is_blanked}) BEGIN {_REFUSAL}; END"
    yield "erasure_refuses_insert", f"BEFORE INSERT ON erasure WHEN NOT EXISTS ({_TOLD}) BEGIN {_REFUSAL}; END"


def server_triggers() -> Iterator[tuple[str, str, str, str]]:
    """(name, table, when, function) of each trigger that lets content go, or guards the rest of such a table."""
    for table in ERASABLE:
        yield (
            f"{table}_refuses_change",
            table,
            "BEFORE UPDATE OR TRUNCATE ON {table} FOR EACH STATEMENT",
            "refuse_change",
        )
        yield f"{table}_refuses_delete", table, "BEFORE DELETE ON {table} FOR EACH ROW", UPDATED_FUNCTION
    for table in BLANKABLE:
        yield (
            f"{table}_refuses_change",
            table,
            "BEFORE DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT",
            "refuse_change",
        )
        yield f"{table}_refuses_update", table, "BEFORE UPDATE ON {table} FOR EACH ROW", UPDATED_FUNCTION
    yield "erasure_refuses_insert", "erasure", "BEFORE INSERT ON {table} FOR EACH ROW", UPDATED_FUNCTION
