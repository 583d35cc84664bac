"""What differs between databases: connections, errors, triggers, batches, full-text search. SQLite and PostgreSQL.

`database` says what each of them answers; nothing outside of this package asks which one it is.
"""
