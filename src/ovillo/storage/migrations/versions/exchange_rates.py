"""A case holds the exchange rates that its user supplies."""

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint, Text

revision = "0005"
down_revision = "0004"

_REFUSAL = "SELECT RAISE(ABORT, 'nothing in the record is changed in place')"


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
    for change in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER exchange_rate_refuses_{change} BEFORE {change.upper()} ON exchange_rate "
            f"BEGIN {_REFUSAL}; END"
        )
