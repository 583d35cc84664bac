"""The country whose numbers the tables of a case write without a prefix, as somebody stated it for all of them."""

from collections.abc import Iterable
from typing import Final

from ovillo.domain.docket import DocketEntry

COUNTRY_STATED: Final = "country_stated"
"""The kind of the entries; `content` has `country`, a code of ISO 3166, null where it is taken back. The last holds."""


def fold(entries: Iterable[DocketEntry]) -> str | None:
    """The country that holds; None where nobody stated one, or the last entry took it back."""
    country: str | None = None
    for entry in entries:
        if entry.kind == COUNTRY_STATED:
            given = entry.content.get("country")
            country = given if isinstance(given, str) and given else None
    return country
