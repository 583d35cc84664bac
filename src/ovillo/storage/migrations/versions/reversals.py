"""Withdrawals can be taken back."""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, PrimaryKeyConstraint

from ovillo.storage.column_types import Integer, Text
from ovillo.storage.migrations.safeguards import refuse_changes

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "reversal",
        Column("id", Text(), nullable=False),
        Column("document", Text(), nullable=False),
        Column("entry", Integer(), nullable=False),
        Column("reason", Text(), nullable=False),
        Column("by", Text(), nullable=False),
        Column("at", Text(), nullable=False),
        PrimaryKeyConstraint("id", name="pk_reversal"),
        ForeignKeyConstraint(["document"], ["document.id"], name="fk_reversal_document_document"),
    )
    op.create_index("ix_reversal_document", "reversal", ["document"])
    refuse_changes("reversal")
