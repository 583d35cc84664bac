"""A document that was stored unread can be read later."""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, PrimaryKeyConstraint

from ovillo.storage.column_types import Integer, Text
from ovillo.storage.migrations.safeguards import refuse_changes

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "rereading",
        Column("id", Text(), nullable=False),
        Column("document", Text(), nullable=False),
        Column("entry", Integer(), nullable=False),
        Column("by", Text(), nullable=False),
        Column("at", Text(), nullable=False),
        Column("text", Text(), nullable=False),
        Column("page_starts", Text(), nullable=False),
        Column("publisher", Text()),
        Column("published", Text()),
        Column("language", Text()),
        Column("kind", Text()),
        Column("grade", Text()),
        Column("title", Text()),
        Column("author", Text()),
        Column("url", Text()),
        Column("unread", Text()),
        PrimaryKeyConstraint("id", name="pk_rereading"),
        ForeignKeyConstraint(["document"], ["document.id"], name="fk_rereading_document_document"),
    )
    op.create_index("ix_rereading_document", "rereading", ["document"])
    refuse_changes("rereading")
