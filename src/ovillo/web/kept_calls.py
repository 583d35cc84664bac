"""The calls of the present state of a case, opened once for all questions of the pages: to open them costs most."""

import weakref
from contextlib import ExitStack, contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from ovillo.web.workbench import Workbench
from ovillo.wiring.case_rows import calls_of, unknown_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ovillo.wiring.tables import TableQuery
    from ovillo.workflows.case_tables import CallTables

    Held = tuple[CallTables, TableQuery]


class KeptCalls:
    """One engine that holds the rows; one question at a time. It is let go of with this, or when the ledger grows."""

    def __init__(self) -> None:
        self._lock, self._size = Lock(), -1
        self._held: Held | None = None
        self._let_go: Callable[[], object] = lambda: None

    @contextmanager
    def now(self, bench: Workbench) -> "Iterator[Held]":
        """The calls within the judges' orders, and what asks them; for this block alone.

        Raises:
            NoSuchTableError and the other errors of `calls_of`.
        """
        size = bench.answers.now().ledger_size
        with self._lock:
            if self._held is None or self._size != size:
                self._let_go()
                self._held = None
                opening = ExitStack()
                self._held, self._size = opening.enter_context(calls_of(bench.opened)), size
                self._let_go = weakref.finalize(self, opening.close)
            yield self._held


class KeptUnknown:
    """The tables that no question reads, of the present state of a case."""

    def __init__(self) -> None:
        self._kept: tuple[int, Sequence[str]] = (-1, ())

    def now(self, bench: Workbench) -> "Sequence[str]":
        """Their names; raises the errors of `unknown_tables`."""
        size = bench.answers.now().ledger_size
        if self._kept[0] != size:
            self._kept = size, unknown_tables(bench.opened)
        return self._kept[1]


@contextmanager
def calls_now(bench: Workbench) -> "Iterator[Held]":
    """As `KeptCalls.now`, of those that all share who are shown the same."""
    with bench.drawings.of(KeptCalls, KeptCalls).now(bench) as held:
        yield held


def unknown_now(bench: Workbench) -> "Sequence[str]":
    """The same of the names of tables that no question reads."""
    return bench.drawings.of(KeptUnknown, KeptUnknown).now(bench)
