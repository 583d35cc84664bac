"""Files of prosecutors, as far as the standards ask about them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One file; None where the table says nothing."""

    row: int
    file: str
    office: str
    complaint: date
    formalised: date | None = None
    charged: date | None = None
    convicted: date | None = None
    custodial: bool | None = None
    """Prison that is served."""
    suspended: bool | None = None
    official: bool | None = None
    """Whether an official is among those investigated."""
    victims: int | None = None
    victims_charged: int | None = None
    """Victims charged for what trafficking made them do."""
    foreigners: int | None = None
    """Victims from abroad."""
    notice: date | None = None
    """When somebody first knew of a victim."""
    protected: date | None = None
    """When the first measure of protection was in force."""
