"""Reads a table of calls that the user named; loads no engine, so that what cannot be read is refused at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ovillo.domain.calls import CallReading, CallTable
from ovillo.domain.errors import CallProfileUnknownError, ZoneUnknownError
from ovillo.reading.calls import (
    Profile,
    built_in_profiles,
    profile_of_columns,
    profile_of_toml,
    read_calls,
    toml_of_profile,
)


def choose_profiles(name: str | None, columns: str | None) -> Sequence[Profile]:
    """The profiles that may fit: the one named or described, else all that come with the program.

    Raises:
        CallColumnsError: `columns` is not of the form field=column.
        CallProfileUnknownError: no profile has that name.
    """
    if columns is not None:
        return [profile_of_columns(columns)]
    known = built_in_profiles()
    if name is None:
        return list(known.values())
    if name not in known:
        raise CallProfileUnknownError(profiles=", ".join(known))
    return [known[name]]


def saved_profile(text: str, *, name: str) -> Profile:
    """A profile that was saved before, or written by hand.

    Raises:
        CallProfileBrokenError: not TOML, or of other keys and values than a profile has.
        ZoneUnknownError: no such time zone.
    """
    profile = profile_of_toml(text, name=name)
    require_zone(profile.zone)
    return profile


def profile_to_save(profiles: Sequence[Profile], table: CallReading) -> str:
    """The profile by which a table was read, with its zone and order of the day, as TOML that `saved_profile` reads."""
    used = next(each for each in profiles if each.name == table.profile)
    return toml_of_profile(replace(used, zone=table.zone, order=table.order))


def read_call_table(
    content: bytes,
    profiles: Sequence[Profile],
    *,
    file_name: str,
    country: str | None = None,
    zone: str | None = None,
) -> CallTable:
    """The calls of a file; numbers in E.164 where a country is given.

    Raises:
        CountryUnknownError: no numbering plan is known of the country.
        ZoneUnknownError: no such time zone.
        NotCallTableError: not a table of text.
        CallProfileNeededError: no profile fits, or two fit equally well.
    """
    if zone is not None:
        require_zone(zone)
    return read_calls(content, profiles, file_name=file_name, zone=zone, write_number=number_writer(country))


def number_writer(country: str | None) -> Callable[[str], str] | None:
    """What puts a number into E.164, where a country is given.

    Raises:
        CountryUnknownError: no numbering plan is known of the country.
    """
    if country is None:
        return None
    from ovillo.reading.calls.phones import e164_of  # noqa: PLC0415 - loads the numbering plans of all countries

    return e164_of(country)


def require_zone(zone: str) -> None:
    """Raises `ZoneUnknownError` where there is no such time zone."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ZoneUnknownError from error
