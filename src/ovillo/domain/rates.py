"""Exchange rates that the user of a case supplies: Ovillo brings none, because no rate may come from nowhere."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, order=True)
class ExchangeRate:
    """On `day`, one unit of `currency` cost `rate` units of `counter`."""

    day: date
    currency: str
    """ISO 4217 code, such as USD."""
    counter: str
    """ISO 4217 code, such as PEN."""
    rate: Decimal
    """Above 0."""
