"""What differs between databases: connections, errors, triggers, full-text search. SQLite now."""
