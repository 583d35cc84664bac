"""`country`: whose numbers the tables of a case write without a prefix, for every question that names no other."""

from collections.abc import Callable
from datetime import datetime

from ovillo.casework.country import COUNTRY_STATED, fold
from ovillo.interfaces.record import Record
from ovillo.workflows.call_tables import number_writer


def country_of(record: Record) -> str | None:
    """The country of a case; None where it has none."""
    with record.reading() as reader:
        return fold(reader.docket(COUNTRY_STATED))


def code_of(country: str) -> str:
    """The code as it is kept.

    Raises:
        CountryUnknownError: no numbering plan is known of the country.
    """
    number_writer(country)
    return country.strip().upper()


def state_country(record: Record, country: str | None, *, actor: str, now: Callable[[], datetime]) -> bool:
    """Whether the country of the case is another now; None takes it back.

    Raises:
        CountryUnknownError: no numbering plan is known of the country.
    """
    code = None if country is None else code_of(country)
    with record.writing(actor=actor, at=now()) as writer:
        is_other = fold(writer.docket(COUNTRY_STATED)) != code
        if is_other:
            writer.enter(COUNTRY_STATED, "case", {"country": code})
    return is_other
