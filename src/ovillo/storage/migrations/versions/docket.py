"""A case holds its docket: what its people do besides adding and judging."""

from alembic import op
from sqlalchemy import Column, PrimaryKeyConstraint

from ovillo.storage.column_types import Integer, Text
from ovillo.storage.migrations.safeguards import refuse_changes

revision = "0006"
down_revision = "0005"


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
    refuse_changes("docket")
