"""What a minus before an amount means in the tables of payments that a command reads."""

from enum import StrEnum
from typing import Annotated

import typer

from ovillo.domain.messages import mark


class Minus(StrEnum):
    """The same words as the reader's."""

    REFUNDED = "refunded"
    PAID = "paid"


MinusOption = Annotated[
    Minus, typer.Option("--minus", help=mark("What a minus before an amount means: refunded, or paid by the account."))
]


def unless_usual(minus: Minus) -> str | None:
    """None for what is usual: what was read so before is read from where it is kept."""
    return None if minus is Minus.REFUNDED else minus.value
