"""What a small service sends back over HTTP."""

from dataclasses import dataclass
from typing import Final

PLAIN_TEXT: Final = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Response:
    """Status, body and what the body is."""

    status: int
    body: bytes
    content_type: str = PLAIN_TEXT
