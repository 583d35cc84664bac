"""The search index, filled from the documents that the case already holds."""

from ovillo.storage.migrations.safeguards import make_search_index

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    make_search_index()
