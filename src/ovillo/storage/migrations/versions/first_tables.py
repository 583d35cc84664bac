"""The record and its ledger. Frozen: it says what a case of this format was, whatever the tables are today."""

from alembic import op
from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    LargeBinary,
    PrimaryKeyConstraint,
    UniqueConstraint,
)

from ovillo.storage.column_types import Integer, Text
from ovillo.storage.migrations.safeguards import refuse_changes, refuse_changes_to_the_case

revision = "0001"
down_revision = None

_INSERT_ONLY = (
    "document",
    "entity",
    "mention",
    "statement",
    "judgement",
    "withdrawal",
    "undo",
    "entry",
    "node",
)


def upgrade() -> None:
    _create_case()
    _create_documents()
    _create_entities()
    _create_statements()
    _create_decisions()
    _create_ledger()
    refuse_changes_to_the_case()
    refuse_changes(*_INSERT_ONLY)


def _create_case() -> None:
    op.create_table(
        "meta",
        Column("id", Text(), nullable=False),
        Column("name", Text(), nullable=False),
        Column("created_at", Text(), nullable=False),
        Column("ledger_size", Integer(), nullable=False),
        Column("ledger_root", LargeBinary(), nullable=False),
        PrimaryKeyConstraint("id", name="pk_meta"),
    )


def _create_documents() -> None:
    op.create_table(
        "document",
        Column("number", Integer(), nullable=False, autoincrement=False),
        Column("id", Text(), nullable=False),
        Column("name", Text(), nullable=False),
        Column("media_type", Text(), nullable=False),
        Column("size_bytes", Integer(), nullable=False),
        Column("text", Text(), nullable=False),
        Column("page_starts", Text(), nullable=False),
        Column("publisher", Text(), nullable=True),
        Column("published", Text(), nullable=True),
        Column("language", Text(), nullable=True),
        Column("kind", Text(), nullable=True),
        Column("grade", Text(), nullable=True),
        Column("title", Text(), nullable=True),
        Column("author", Text(), nullable=True),
        Column("url", Text(), nullable=True),
        Column("unread", Text(), nullable=True),
        Column("container", Text(), nullable=True),
        PrimaryKeyConstraint("number", name="pk_document"),
        UniqueConstraint("id", name="uq_document_id"),
    )


def _create_entities() -> None:
    op.create_table(
        "entity",
        Column("id", Text(), nullable=False),
        Column("document", Text(), nullable=False),
        Column("type", Text(), nullable=False),
        Column("name", Text(), nullable=False),
        Column("level", Text(), nullable=False),
        Column("titles", Text(), nullable=False),
        Column("aliases", Text(), nullable=False),
        PrimaryKeyConstraint("id", name="pk_entity"),
        ForeignKeyConstraint(["document"], ["document.id"], name="fk_entity_document_document"),
    )
    op.create_index("ix_entity_document", "entity", ["document"])
    op.create_table(
        "mention",
        Column("entity", Text(), nullable=False),
        Column("position", Integer(), nullable=False),
        Column("start", Integer(), nullable=False),
        Column("end", Integer(), nullable=False),
        Column("surface", Text(), nullable=False),
        Column("level", Text(), nullable=False),
        PrimaryKeyConstraint("entity", "position", name="pk_mention"),
        ForeignKeyConstraint(["entity"], ["entity.id"], name="fk_mention_entity_entity"),
    )


def _create_statements() -> None:
    op.create_table(
        "statement",
        Column("id", Text(), nullable=False),
        Column("document", Text(), nullable=False),
        Column("subject", Text(), nullable=True),
        Column("predicate", Text(), nullable=False),
        Column("object", Text(), nullable=True),
        Column("value_text", Text(), nullable=True),
        Column("value_number", Text(), nullable=True),
        Column("value_unit", Text(), nullable=True),
        Column("value_qualifier", Text(), nullable=True),
        Column("when_text", Text(), nullable=True),
        Column("when_from", Text(), nullable=True),
        Column("when_to", Text(), nullable=True),
        Column("place", Text(), nullable=True),
        Column("standing", Text(), nullable=False),
        Column("negated", Integer(), nullable=False),
        Column("speakers", Text(), nullable=False),
        Column("start", Integer(), nullable=False),
        Column("end", Integer(), nullable=False),
        Column("quote", Text(), nullable=False),
        Column("cues", Text(), nullable=False),
        Column("extractor", Text(), nullable=False),
        Column("headline", Integer(), nullable=False),
        Column("review", Text(), nullable=False),
        PrimaryKeyConstraint("id", name="pk_statement"),
        CheckConstraint("negated IN (0, 1)", name=op.f("ck_statement_negated_is_0_or_1")),
        CheckConstraint("headline IN (0, 1)", name=op.f("ck_statement_headline_is_0_or_1")),
        ForeignKeyConstraint(["document"], ["document.id"], name="fk_statement_document_document"),
        ForeignKeyConstraint(["subject"], ["entity.id"], name="fk_statement_subject_entity"),
        ForeignKeyConstraint(["object"], ["entity.id"], name="fk_statement_object_entity"),
        ForeignKeyConstraint(["place"], ["entity.id"], name="fk_statement_place_entity"),
    )
    op.create_index("ix_statement_document", "statement", ["document"])


def _create_decisions() -> None:
    op.create_table(
        "judgement",
        Column("id", Text(), nullable=False),
        Column("entry", Integer(), nullable=False),
        Column("verdict", Text(), nullable=False),
        Column("left", Text(), nullable=False),
        Column("right", Text(), nullable=True),
        Column("by", Text(), nullable=False),
        Column("reason", Text(), nullable=False),
        Column("at", Text(), nullable=False),
        PrimaryKeyConstraint("id", name="pk_judgement"),
    )
    op.create_table(
        "withdrawal",
        Column("document", Text(), nullable=False),
        Column("entry", Integer(), nullable=False),
        Column("reason", Text(), nullable=False),
        Column("by", Text(), nullable=False),
        Column("at", Text(), nullable=False),
        PrimaryKeyConstraint("document", name="pk_withdrawal"),
        ForeignKeyConstraint(["document"], ["document.id"], name="fk_withdrawal_document_document"),
    )
    op.create_table(
        "undo",
        Column("judgement", Text(), nullable=False),
        Column("entry", Integer(), nullable=False),
        Column("reason", Text(), nullable=False),
        Column("by", Text(), nullable=False),
        Column("at", Text(), nullable=False),
        PrimaryKeyConstraint("judgement", name="pk_undo"),
        ForeignKeyConstraint(["judgement"], ["judgement.id"], name="fk_undo_judgement_judgement"),
    )


def _create_ledger() -> None:
    op.create_table(
        "entry",
        Column("number", Integer(), nullable=False, autoincrement=False),
        Column("at", Text(), nullable=False),
        Column("actor", Text(), nullable=False),
        Column("action", Text(), nullable=False),
        Column("kind", Text(), nullable=False),
        Column("row", Text(), nullable=False),
        Column("salt", LargeBinary(), nullable=False),
        Column("commitment", LargeBinary(), nullable=False),
        Column("leaf", LargeBinary(), nullable=False),
        PrimaryKeyConstraint("number", name="pk_entry"),
    )
    op.create_table(
        "node",
        Column("level", Integer(), nullable=False),
        Column("index", Integer(), nullable=False),
        Column("hash", LargeBinary(), nullable=False),
        PrimaryKeyConstraint("level", "index", name="pk_node"),
        sqlite_with_rowid=False,
    )
