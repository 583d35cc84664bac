"""What the address of the network page asks for: whom to show, by which filters, and which evidence stands open."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Final, Literal
from urllib.parse import urlencode

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from ovillo.domain.messages import mark
from ovillo.domain.networks import CALLS, COUNSEL, PAYMENTS, USUAL, Wanted
from ovillo.domain.statements import PredicateKind, Standing

KINDS: Final = {
    PredicateKind.CONDUCT.value: mark("conduct"),
    PredicateKind.TIE.value: mark("ties"),
    PredicateKind.PROCEDURE.value: mark("who arrested, charged or judged whom"),
    COUNSEL: mark("lawyers and clients"),
    CALLS: mark("telephone calls"),
    PAYMENTS: mark("payments"),
}
"""The kinds of tie that can be asked for, and what they are called."""
LONGEST: Final = 300
MOST_NAMES: Final = 500


def _or_nothing(given: object) -> object:
    """A field that a form sends empty asks for nothing."""
    return None if given == "" else given


OptionalDay = Annotated[date | None, BeforeValidator(_or_nothing)]
Name = Annotated[str, Field(max_length=LONGEST)]


class NetworkQuery(BaseModel):
    """The parameters of the address; their names stay."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, extra="ignore")

    at: Annotated[list[Name], Field(max_length=MOST_NAMES, description="Ids or names to open on.")] = []
    from_: Annotated[Name, Field(alias="from", description="Where ways begin: an id or a name.")] = ""
    to: Annotated[Name, Field(description="Where they end.")] = ""
    all: Annotated[Literal["", "1"], Field(description="1: everybody.")] = ""
    chart: Annotated[Name, Field(description="The id of a chart that somebody kept.")] = ""
    kind: Annotated[list[Literal["conduct", "tie", "procedure", "counsel", "calls", "payments"]], Field()] = []
    standing: list[Standing] = []
    since: OptionalDay = None
    until: OptionalDay = None
    unnamed: Annotated[Literal["", "1"], Field(description="1: roles without a name too.")] = ""
    people: Annotated[Literal["", "1"], Field(description="1: people only.")] = ""
    as_written: Annotated[Literal["", "1"], Field(description="1: payments: every spelling of a party apart.")] = ""
    minus: Annotated[Literal["", "paid"], Field(description="paid: a minus before an amount is what was paid.")] = ""
    one: Annotated[list[Name], Field(max_length=MOST_NAMES, description="Whose evidence is open.")] = []
    other: Annotated[list[Name], Field(max_length=MOST_NAMES, description="With whom.")] = []
    page: Annotated[int, Field(ge=1, le=100_000)] = 1

    @property
    def is_open(self) -> bool:
        """Whether it asks for anybody at all."""
        return bool(any(self.at) or (self.from_ and self.to) or self.all or self.chart)

    @property
    def wanted(self) -> Wanted:
        """Which ties."""
        return Wanted(
            kinds=frozenset(map(str, self.kind)) or USUAL,
            standings=frozenset(self.standing),
            since=self.since,
            until=self.until,
            has_unnamed=self.unnamed == "1",
        )

    def address(self, **changed: object) -> str:
        """The query of this page with some parameters changed; None takes one away."""
        return address_of(self, changed)


def address_of(query: BaseModel, changed: Mapping[str, object]) -> str:
    """The parameters of an address as they are written there, with some changed; None takes one away."""
    given = query.model_dump(by_alias=True, mode="json", exclude_defaults=True) | dict(changed)
    pairs = [
        (name, str(each))
        for name, value in given.items()
        if value is not None
        for each in (value if isinstance(value, list | tuple) else [value])
    ]
    return urlencode(pairs)
