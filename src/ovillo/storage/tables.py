"""The tables of a case.

Rules:
1. Every table but `meta` is insert-only, and of `meta` only the head of the ledger moves; triggers keep this. They let
   content go in one way only, which `engines.erasing` says.
2. Every constraint has a name, so that a migration can find it on any database.
3. Numbers that a source gives are text, exactly as read; dates are ISO; times are ISO in UTC; lists are JSON text.
   What is stored is what the ledger commits to, so no column type may convert it.
4. A column added later is nullable: empty columns are left out of the commitment, so older entries still verify.
"""

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    and_,
    case,
    func,
    select,
)

from ovillo.storage.column_types import Integer, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

meta = Table(
    "meta",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("ledger_size", Integer, nullable=False),
    Column("ledger_root", LargeBinary, nullable=False),
)

alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""As Alembic makes it: the format of this case."""


def _what_was_read() -> tuple[Column[str], ...]:
    """Of a document and of a later reading of it."""
    stated = ("publisher", "published", "language", "kind", "grade", "title", "author", "url", "unread")
    return (
        Column("text", Text, nullable=False),
        Column("page_starts", Text, nullable=False),
        *(Column(name, Text) for name in stated),
    )


def _act_with_reason() -> tuple[Column[Any], ...]:
    """Of a row by which somebody changes what holds: its entry of the ledger, why, who and when."""
    return (
        Column("entry", Integer, nullable=False),
        *(Column(name, Text, nullable=False) for name in ("reason", "by", "at")),
    )


document = Table(
    "document",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size_bytes", Integer, nullable=False),
    *_what_was_read(),
    Column("container", Text),
)

entity = Table(
    "entity",
    metadata,
    Column("id", Text, primary_key=True),
    Column("document", Text, ForeignKey("document.id"), nullable=False, index=True),
    Column("type", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("titles", Text, nullable=False),
    Column("aliases", Text, nullable=False),
)

mention = Table(
    "mention",
    metadata,
    Column("entity", Text, ForeignKey("entity.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("surface", Text, nullable=False),
    Column("level", Text, nullable=False),
)

statement = Table(
    "statement",
    metadata,
    Column("id", Text, primary_key=True),
    Column("document", Text, ForeignKey("document.id"), nullable=False, index=True),
    Column("subject", Text, ForeignKey("entity.id")),
    Column("predicate", Text, nullable=False),
    Column("object", Text, ForeignKey("entity.id")),
    Column("value_text", Text),
    Column("value_number", Text),
    Column("value_unit", Text),
    Column("value_qualifier", Text),
    Column("when_text", Text),
    Column("when_from", Text),
    Column("when_to", Text),
    Column("place", Text, ForeignKey("entity.id")),
    Column("standing", Text, nullable=False),
    Column("negated", Integer, nullable=False),
    Column("speakers", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("cues", Text, nullable=False),
    Column("extractor", Text, nullable=False),
    Column("headline", Integer, nullable=False),
    Column("review", Text, nullable=False),
    CheckConstraint("negated IN (0, 1)", name="negated_is_0_or_1"),
    CheckConstraint("headline IN (0, 1)", name="headline_is_0_or_1"),
)

judgement = Table(
    "judgement",
    metadata,
    Column("id", Text, primary_key=True),
    Column("entry", Integer, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("left", Text, nullable=False),
    Column("right", Text),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
)

withdrawal = Table(
    "withdrawal",
    metadata,
    Column("document", Text, ForeignKey("document.id"), primary_key=True),
    *_act_with_reason(),
)

reversal = Table(
    "reversal",
    metadata,
    Column("id", Text, primary_key=True),
    Column("document", Text, ForeignKey("document.id"), nullable=False, index=True),
    *_act_with_reason(),
)
"""Each row turns round whether a document that was once withdrawn is so now: taken back, withdrawn again, …"""

rereading = Table(
    "rereading",
    metadata,
    Column("id", Text, primary_key=True),
    Column("document", Text, ForeignKey("document.id"), nullable=False, index=True),
    Column("entry", Integer, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    *_what_was_read(),
)
"""What a later reading found in a document that was stored unread, or what was stated of it later: the last one
holds in place of the first."""

undo = Table(
    "undo",
    metadata,
    Column("judgement", Text, ForeignKey("judgement.id"), primary_key=True),
    *_act_with_reason(),
)

exchange_rate = Table(
    "exchange_rate",
    metadata,
    Column("id", Text, primary_key=True),
    Column("entry", Integer, nullable=False),
    Column("day", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("counter", Text, nullable=False),
    Column("rate", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
)
"""What the user says that money cost; of two rows for one day and two currencies the later holds."""

docket = Table(
    "docket",
    metadata,
    Column("id", Text, primary_key=True),
    Column("entry", Integer, nullable=False),
    Column("kind", Text, nullable=False, index=True),
    Column("about", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
)
"""What people did besides adding and judging; `content` is JSON."""

erasure = Table(
    "erasure",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("entry", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("row", Text, nullable=False),
)
"""Entries of the ledger whose content and salt were destroyed, and the entry under which they were. `row` is empty once
the originals are gone, too: a digest of content could confirm a guess of it."""

entry = Table(
    "entry",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("row", Text, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("commitment", LargeBinary, nullable=False),
    Column("leaf", LargeBinary, nullable=False),
)
"""`number` counts from 0: it is the index of the leaf. `kind` and `row` say what it stands for; they have no index,
because one on hashes writes a page for every entry. A row that must find its entry keeps the number: `entry`."""

node = Table(
    "node",
    metadata,
    Column("level", Integer, primary_key=True),
    Column("index", Integer, primary_key=True),
    Column("hash", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""Complete subtrees of level 1 and above; level 0 is `entry.leaf`."""

INSERT_ONLY = (
    *(document, rereading, entity, mention, statement, judgement, withdrawal, reversal, undo),
    *(exchange_rate, docket, erasure, entry, node),
)
"""In the order in which one transaction must insert them."""

_taken_back = select(reversal.c.document).group_by(reversal.c.document).having(func.count() % 2 == 1)
withdrawn_documents = select(withdrawal.c.document).where(withdrawal.c.document.not_in(_taken_back))
"""The ids of the documents that are withdrawn now."""

READ_AGAIN = tuple(
    column.name for column in rereading.columns if column.name in document.columns and column.name != "id"
)
"""The columns of `document` that a later reading replaces."""

_later = rereading.alias("later")
_last = and_(
    rereading.c.document == document.c.id,
    rereading.c.entry == select(func.max(_later.c.entry)).where(_later.c.document == document.c.id).scalar_subquery(),
)
current_documents = (
    select(
        *(
            case((rereading.c.id.is_not(None), rereading.c[each.name]), else_=each).label(each.name)
            if each.name in READ_AGAIN
            else each
            for each in document.columns
        )
    )
    .select_from(document.outerjoin(rereading, _last))
    .subquery("current")
)
"""Every document, with the text and details of its last reading."""
