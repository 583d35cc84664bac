"""A case holds the exchange rates that its user supplies."""

from alembic import op
from sqlalchemy import Column, PrimaryKeyConstraint

from ovillo.storage.column_types import Integer, Text
from ovillo.storage.migrations.safeguards import refuse_changes

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "exchange_rate",
        Column("id", Text(), nullable=False),
        Column("entry", Integer(), nullable=False),
        Column("day", Text(), nullable=False),
        Column("currency", Text(), nullable=False),
        Column("counter", Text(), nullable=False),
        Column("rate", Text(), nullable=False),
        Column("by", Text(), nullable=False),
        Column("at", Text(), nullable=False),
        PrimaryKeyConstraint("id", name="pk_exchange_rate"),
    )
    refuse_changes("exchange_rate")
