"""What is said of a ledger: what of it waits, and the places at which something is wrong with it."""

from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue


def copied_line(waits: int, catalogue: Catalogue) -> str:
    """That so many entries of a copy wait for the guardians."""
    return catalogue.say_many(
        mark("The copy holds the last entry of the ledger too, which waits for its guardians and has no effect yet."),
        mark(
            "The copy holds the last {count} entries of the ledger too, which wait for its guardians and have no "
            "effect yet."
        ),
        waits,
    )


def waits_line(waits: int, catalogue: Catalogue) -> str:
    """That so many entries wait for the guardians, and what stands beside this is made without them."""
    return catalogue.say_many(
        mark("WITHOUT WHAT WAITS: the last entry of the ledger waits for its guardians, and has no effect here."),
        mark(
            "WITHOUT WHAT WAITS: the last {count} entries of the ledger wait for its guardians, and have no effect "
            "here."
        ),
        waits,
    )
