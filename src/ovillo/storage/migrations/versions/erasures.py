"""Content can be destroyed together with its salt, under an entry of the docket; the commitment stays."""

from alembic import op
from sqlalchemy import Column, PrimaryKeyConstraint

from ovillo.storage.column_types import Integer, Text
from ovillo.storage.migrations.safeguards import let_erase, refuse_changes

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "erasure",
        Column("number", Integer(), nullable=False, autoincrement=False),
        Column("entry", Integer(), nullable=False),
        Column("kind", Text(), nullable=False),
        Column("row", Text(), nullable=False),
        PrimaryKeyConstraint("number", name="pk_erasure"),
    )
    refuse_changes("erasure")
    let_erase()
