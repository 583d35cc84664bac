"""A case holds its docket: what its people do besides adding and judging."""

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint, Text

revision = "0006"
down_revision = "0005"

_REFUSAL = "SELECT RAISE(ABORT, 'nothing in the record is changed in place')"


def upgrade() -> None:
    op.create_table(
        "docket",
        Column("id", Text(), nullable=False),
        Column("entry", Integer(), nullable=False),
        Column("kind", Text(), nullable=False),
        Column("about", Text(), nullable=False),
        Column("content", Text(), nullable=False),
        Column("by", Text(), nullable=False),
        Column("at", Text(), nullable=False),
        PrimaryKeyConstraint("id", name="pk_docket"),
    )
    op.create_index("ix_docket_kind", "docket", ["kind"])
    for change in ("update", "delete"):
        op.execute(f"CREATE TRIGGER docket_refuses_{change} BEFORE {change.upper()} ON docket BEGIN {_REFUSAL}; END")
