"""What the pages that draw keep of the present state of a case, so that each is worked out once for all who ask."""

from collections.abc import Callable
from threading import Lock
from typing import TypeVar

Kept = TypeVar("Kept")


class Drawings:
    """One of each sort."""

    def __init__(self) -> None:
        self._kept: dict[type, object] = {}
        self._lock = Lock()

    def of(self, sort: type[Kept], make: Callable[[], Kept]) -> Kept:
        """The one of this sort, made when it is first asked for."""
        with self._lock:
            if sort not in self._kept:
                self._kept[sort] = make()
            found = self._kept[sort]
            assert isinstance(found, sort), "kept under its own sort"
            return found
