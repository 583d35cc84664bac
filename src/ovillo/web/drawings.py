"""What the pages that draw keep of the present state of a case, so that each is worked out once for all who ask."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

Kept = TypeVar("Kept")


class Drawings:
    """One of each sort."""

    def __init__(self) -> None:
        self._kept: dict[type, object] = {}
        self._views: dict[Hashable, Drawings] = {}
        self._lock = Lock()

    def seen_by(self, view: Hashable) -> "Drawings":
        """Those of all who are shown the same: some see names that others do not."""
        with self._lock:
            return self._views.setdefault(view, Drawings())

    def forget(self) -> None:
        """Nothing is kept."""
        with self._lock:
            self._kept.clear()
            self._views.clear()

    def of(self, sort: type[Kept], make: Callable[[], Kept]) -> Kept:
        """The one of this sort, made when it is first asked for."""
        with self._lock:
            if sort not in self._kept:
                self._kept[sort] = make()
            found = self._kept[sort]
            assert isinstance(found, sort), "kept under its own sort"
            return found
