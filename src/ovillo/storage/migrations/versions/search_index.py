"""The search index, filled from the documents that the case already holds."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5(text, content = 'document', content_rowid = 'number', "
        "tokenize = 'unicode61 remove_diacritics 2')"
    )
    op.execute("INSERT INTO search(search) VALUES ('rebuild')")
