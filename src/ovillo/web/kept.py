"""Parts of pages that were worked out before, the least used forgotten first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

from markupsafe import Markup

MOST_CHARACTERS = 40_000_000
Part = tuple[Markup, Markup]
"""The title and the middle of a page."""


class KeptParts:
    """As many parts as fit into `MOST_CHARACTERS`."""

    def __init__(self, most_characters: int = MOST_CHARACTERS) -> None:
        self._parts: OrderedDict[Hashable, Part] = OrderedDict()
        self._most, self._held, self._lock = most_characters, 0, Lock()

    def forget(self) -> None:
        """Nothing is kept."""
        with self._lock:
            self._parts.clear()
            self._held = 0

    def get(self, key: Hashable, make: Callable[[], Part]) -> Part:
        """The part of this key; two who ask at once for a new one may both make it."""
        with self._lock:
            if found := self._parts.get(key):
                self._parts.move_to_end(key)
                return found
        made = make()
        with self._lock:
            if key not in self._parts:
                self._parts[key] = made
                self._held += len(made[1])
            while self._held > self._most:
                _, forgotten = self._parts.popitem(last=False)
                self._held -= len(forgotten[1])
        return made
