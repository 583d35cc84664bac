"""Who is told that a case was read without what waits for its guardians: each surface says it in its own way."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Final

TELL: Final[ContextVar[Callable[[int], None]]] = ContextVar("TELL", default=lambda _: None)
"""Takes how many entries wait."""
