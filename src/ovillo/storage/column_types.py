"""Column types that hold the same on every database: what is stored is what the ledger commits to.

1. Text sorts and compares by its code points: on PostgreSQL the collation of the database does not matter.
2. Whole numbers are those that SQLite holds, up to 2^63: a table of calls has more than 2^31 bytes.
"""

import sqlalchemy
from sqlalchemy import Dialect, types

_SERVER = "postgresql"


class Text(types.TypeDecorator[str]):
    """Any text, sorted by code points."""

    impl = sqlalchemy.Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> types.TypeEngine[str]:
        return sqlalchemy.TEXT(collation="C") if dialect.name == _SERVER else dialect.type_descriptor(sqlalchemy.Text())


class Integer(types.TypeDecorator[int]):
    """Any whole number."""

    impl = sqlalchemy.Integer
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> types.TypeEngine[int]:
        return dialect.type_descriptor(sqlalchemy.BigInteger() if dialect.name == _SERVER else sqlalchemy.Integer())
