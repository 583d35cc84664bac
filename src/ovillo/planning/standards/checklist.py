"""The four minimum standards and the twelve indicia of the fourth, in our own words.

Source: 22 USC 7106, with the notes of Pub. L. 115-425 and 115-427. Where `is_checked` is false, number and content are
from memory of the current text and are to be read again before anybody relies on them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ovillo.domain.messages import mark


class Query(StrEnum):
    """What files can say of an item."""

    FUNNEL = "funnel"
    VICTIMS = "victims"
    OFFICIALS = "officials"
    CITIZENSHIP = "citizenship"
    YEARS = "years"
    NONE = "none"


class Rating(StrEnum):
    """What a person says of an item."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Item:
    """One standard or indicium."""

    id: str
    """S1 to S4, or 1 to 12."""
    text: str
    query: Query = Query.NONE
    is_checked: bool = True


ITEMS: Sequence[Item] = (
    Item("S1", mark("the law prohibits severe forms of trafficking, and punishes them")),
    Item(
        "S2", mark("penalties for the gravest forms are those of other grave crimes, such as sexual assault by force")
    ),
    Item("S3", mark("penalties are stringent enough to deter")),
    Item("S4", mark("serious and sustained efforts, judged by the twelve indicia below")),
    Item(
        "1",
        mark("investigates, prosecutes, convicts and imprisons; without data the presumption is against"),
        Query.FUNNEL,
    ),
    Item(
        "2",
        mark("protects victims, helps them take part, charges none for what trafficking made them do"),
        Query.VICTIMS,
    ),
    Item("3", mark("prevents: information, registration of births, labour inspection"), is_checked=False),
    Item("4", mark("cooperates with other governments in investigations")),
    Item("5", mark("extradites as for other grave crimes")),
    Item("6", mark("watches migration for signs of trafficking, and acts on them")),
    Item(
        "7", mark("investigates and punishes officials who take part, facilitate, condone or enable"), Query.OFFICIALS
    ),
    Item("8", mark("the share of victims from abroad is insignificant"), Query.CITIZENSHIP, is_checked=False),
    Item("9", mark("works with others in partnerships that are effective and open"), is_checked=False),
    Item("10", mark("watches its own effort, and publishes what it finds"), is_checked=False),
    Item("11", mark("appreciable progress over the year before"), Query.YEARS, is_checked=False),
    Item("12", mark("reduces the demand for commercial sex and sex tourism"), is_checked=False),
)
BY_ID: Mapping[str, Item] = {each.id: each for each in ITEMS}
