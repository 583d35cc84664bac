"""Withdrawals can be taken back."""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, Text

revision = "0003"
down_revision = "0002"

_REFUSAL = "SELECT RAISE(ABORT, 'nothing in the record is changed in place')"


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
    for change in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER reversal_refuses_{change} BEFORE {change.upper()} ON reversal BEGIN {_REFUSAL}; END"
        )
