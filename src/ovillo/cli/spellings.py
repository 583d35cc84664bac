"""What commands about payments and registers say of the spellings of names."""

from typing import TYPE_CHECKING, Annotated

import typer

from ovillo.cli.calls import LINES_IN_TEXT
from ovillo.cli.surface import note
from ovillo.domain.messages import mark

if TYPE_CHECKING:
    from ovillo.analysis.records.spellings import Spellings

AsWrittenOption = Annotated[
    bool, typer.Option("--as-written", help=mark("Keep every spelling of a name apart: case, accents, a comma."))
]


def tell_spellings(spellings: "Spellings") -> None:
    """Which spellings were taken for one name, and which were not, to standard error."""
    for name, others in spellings.joined.items():
        note(mark("{party} is taken for one party with: {others}"), party=name, others="; ".join(others))
    if spellings.joined:
        note(mark("Only case, accents, signs and a comma part these spellings; --as-written keeps them apart."))
    for names in spellings.apart[:LINES_IN_TEXT]:
        note(mark("Kept apart, though they may be one: {names}"), names="; ".join(names))
    if (left := len(spellings.apart) - LINES_IN_TEXT) > 0:
        note(mark("{count} more such names are in --as json."), count=left)
