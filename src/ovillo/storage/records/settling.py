"""What `reading.calls.asked_about` settles, of a table that was read by columns."""

from typing import Final

from ovillo.reading.calls.asked_about import SAME_CALL, SPOKEN_AGAINST, settled
from ovillo.storage.records.duckdb_query import DuckDBQuery

_SAME_CALL: Final = """exists (select 1 from large_read o where o.error is null and o.way = 'outgoing'
  and o.caller = large_read.caller and o.called = large_read.called and o.instant = large_read.instant)"""
_AT_ONCE: Final = """exists (select 1 from large_read o where o.error is null and o.way = 'outgoing'
  and o.caller = large_read.{0} and o.called = large_read.{1}
  and o.instant between large_read.instant - {2} and large_read.instant + {2})"""
_TOLD_AGAIN: Final = (
    f"{_AT_ONCE.format('called', 'caller', SAME_CALL)} and not {_AT_ONCE.format('caller', 'called', SAME_CALL)}"
)
_IS_READ: Final = "error is null and not is_session"


def settle_large(query: DuckDBQuery, *, is_own_first: bool) -> None:
    """Turns rows of `large_read` round, or leaves them unread, as all of its rows bear out."""
    database = query.database
    first, second = ("called", "caller") if is_own_first else ("caller", "called")
    database.execute(
        f"update large_read set error = '{SPOKEN_AGAINST}' "  # noqa: S608 - our own names
        f"where {_IS_READ} and way = 'incoming' and message = 0 and {_TOLD_AGAIN}"
    )
    outgoing = database.execute(f"select distinct caller from large_read where {_IS_READ} and way = 'outgoing'")  # noqa: S608 - our own names
    firsts = [number for (number,) in outgoing.fetchall()]
    incoming, told = (
        {
            (one, other): count
            for one, other, count in database.execute(
                f"select {first}, {second}, count(*) from large_read where {_IS_READ} and way = 'incoming' "  # noqa: S608 - as above
                f"and {condition} group by all"
            ).fetchall()
        }
        for condition in (f"not {_SAME_CALL}", _SAME_CALL)
    )
    found = settled(firsts, incoming, told, is_own_first=is_own_first)
    if not found.turned and not found.unread:
        return
    rows = [(*pair, pair in found.turned) for pair in {*found.turned, *found.unread}]
    query.load(
        {"one": "string", "other": "string", "is_turned": "int8"},
        {
            "one": [row[0] for row in rows],
            "other": [row[1] for row in rows],
            "is_turned": [int(row[2]) for row in rows],
        },
        name="large_settled",
    )
    here = f"{_IS_READ} and way = 'incoming' and {first} = one and {second} = other and not {_SAME_CALL}"
    database.execute(
        f"update large_read set error = '{SPOKEN_AGAINST}' from large_settled where {here} and is_turned = 0"  # noqa: S608 - as above
    )
    database.execute(
        "update large_read set caller = one, called = other, located = other, turned = true from large_settled "  # noqa: S608 - as above
        f"where {here} and is_turned = 1"
    )
