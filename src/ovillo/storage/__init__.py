"""The case on disk: the only room that speaks SQL.

Nothing is imported here, so that a command that opens no case does not wait for the database library. Use
`ovillo.storage.cases` to create, open and back up a case, and `ovillo.storage.originals` for its sealed bytes.
"""
