"""A profile as a TOML file: one of those that come with the program, or a user's own.

1. A wrong row spoils its whole file, with rule and key: a clock that leaves a period out is worse than none.
2. A user's own file has the same form: its rules stand in place of the shipped ones of the same id, and each says who
   set or verified it.
"""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Final, NoReturn, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ovillo.casework.clocks.calendars import WorkingCalendar
from ovillo.casework.clocks.counting import Begin, Convention, Counting
from ovillo.casework.clocks.rules import Profile, Renumbered, Rule, Version
from ovillo.domain.clock_errors import ClockProfileError
from ovillo.domain.clocks import Effect, Extension, Length, Qualifier, Texts, Unit
from ovillo.domain.messages import mark

LANGUAGES: Final = ("en", "es")
CERTAINTIES: Final = ("A", "B", "C")
DAYS_OF_WEEK: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONGEST: Final = 100_000
_KEYS: Final = frozenset(
    {
        "rule_id",
        "stage",
        "trigger_event",
        "trigger_alternatives",
        "length",
        "min_length",
        "unit",
        "counting",
        "qualifier",
        "extension",
        "effect",
        "article",
        "law_no",
        "valid_from",
        "valid_to",
        "conflicts_with",
        "source_url",
        "source_text_hash",
        "certainty",
        "verified_by",
        "verified_on",
        "fixed_by",
        "set_by",
        "note",
        "is_earliest_allowed",
        "is_common",
        "distance_note",
        "is_deductible",
        "sets_no_period",
    }
)
_NO_TABLE: Final = mark("the file has no such table. Begin it as the shipped profiles do: [profile] first.")
_MISSING: Final = mark("it is missing. Write it into the row.")
_NOT_ONE_OF: Final = mark("it is not one of those that are known. Choose among them, as the shipped profiles do.")
_WRONG_TYPE: Final = mark("it is not of the kind that is written here (text, whole number, day, list).")
_BACKWARDS: Final = mark("it lies before valid_from. Correct one of the two.")
_UNKNOWN_KEY: Final = mark("no row has such a key. Look for a slip of the pen.")
_BOTH: Final = mark("a row has a length and unit, or sets_no_period. Keep one.")
_NOT_TOML: Final = mark("the file is not TOML. Correct what stands there.")
_NO_AUTHOR: Final = mark("a rule of your own has an author. Write who set it, or who verified it and when.")
_NO_ZONE: Final = mark("there is no such time zone. Give its name, such as America/Lima.")

Member = TypeVar("Member", bound=StrEnum)


def read_profile(text: str, *, place: str) -> Profile:
    """The profile that a TOML file holds.

    Raises:
        ClockProfileError: something in it is wrong, with rule and key.
    """
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ClockProfileError(place=place, rule="—", key=str(error), problem=_NOT_TOML) from error
    return _ProfileReader(table, place).profile()


def read_own_profile(text: str, *, place: str) -> Profile:
    """The same, of a user: every rule has an author, in `set_by` or `verified_by`, or the profile has for all."""
    profile = read_profile(text, place=place)
    for rule in profile.rules.values():
        if not all(each.set_by or each.is_verified for each in rule.versions):
            raise ClockProfileError(place=place, rule=rule.id, key="set_by", problem=_NO_AUTHOR)
    return profile


@cache
def shipped_profiles() -> tuple[Profile, ...]:
    """Every profile that comes with the program, by file name."""
    folder = files("ovillo.casework.clocks.profiles")
    found = sorted((each for each in folder.iterdir() if each.name.endswith(".toml")), key=lambda each: each.name)
    return tuple(read_profile(each.read_text("utf-8"), place=each.name) for each in found)


class _ProfileReader:
    """Reads one table, and says where it stumbles."""

    def __init__(self, table: Mapping[str, Any], place: str) -> None:  # Any: what TOML may hold
        self._table = table
        self._place = place
        self._rule = "—"
        self._defaults: Mapping[str, Any] = self._part(table, "profile", dict)  # Any: as above
        self._countings = {name: self._counting(name, row) for name, row in self._part(table, "counting", dict).items()}

    def profile(self) -> Profile:
        about, self._rule = self._defaults, "—"
        rows: dict[str, list[Version]] = {}
        for row in self._part(self._table, "rule", list):
            version = self._version(row)
            rows.setdefault(version.rule, []).append(version)
        titles = self._part(self._table, "titles", dict)
        rules = {}
        for name, versions in rows.items():
            self._rule = name
            in_order = tuple(sorted(versions, key=lambda each: each.valid_from))
            rules[name] = Rule(name, self._texts(titles, name), in_order)
        self._rule = "—"
        return Profile(
            jurisdiction=self._part(about, "jurisdiction", str),
            name=self._texts(about, "name"),
            zone=self._zone(),
            calendar=WorkingCalendar(
                self._part(about, "country", str),
                self._part(about, "subdivision", str, ""),
                frozenset(self._weekday(each) for each in self._part(about, "weekend", list)),
            ),
            events={name: self._texts(self._table["events"], name) for name in self._part(self._table, "events", dict)},
            rules=rules,
            notices=frozenset(self._event(each) for each in self._part(about, "notices", list, [])),
            renumbered=tuple(self._renumbered(row) for row in self._part(self._table, "renumbered", list, [])),
        )

    def _renumbered(self, row: Mapping[str, Any]) -> Renumbered:  # Any: as above
        self._rule = "renumbered"
        code, old, new, law_no = (self._part(row, key, str) for key in ("code", "old", "new", "law_no"))
        return Renumbered(code, old, new, law_no, valid_from=self._day(row, "valid_from"))

    def _version(self, row: Mapping[str, Any]) -> Version:  # Any: a cell of TOML
        if not isinstance(row, dict):
            self._refuse("rule", _WRONG_TYPE)
        self._rule = "—"
        self._rule = self._part(row, "rule_id", str)
        for key in row:
            if key not in _KEYS:
                self._refuse(key, _UNKNOWN_KEY)
        valid_from = self._day(row, "valid_from")
        valid_to = self._day(row, "valid_to") if "valid_to" in row else None
        if valid_to is not None and valid_to < valid_from:
            self._refuse("valid_to", _BACKWARDS)
        if bool(row.get("sets_no_period")) == ("length" in row):
            self._refuse("length", _BOTH)
        return Version(
            rule=self._rule,
            stage=self._part(row, "stage", str, ""),
            event=self._event(self._part(row, "trigger_event", str)),
            other_events=tuple(self._event(each) for each in self._part(row, "trigger_alternatives", list, [])),
            length=self._length(row, "length") if "length" in row else None,
            min_length=self._length(row, "min_length") if "min_length" in row else None,
            counting=self._counting_of(row),
            qualifiers=self._qualifiers(row),
            extension=self._extension(row["extension"]) if "extension" in row else None,
            effect=self._member(row, "effect", Effect),
            article=self._part(row, "article", str),
            law_no=self._part(row, "law_no", str, self._defaults.get("law_no")),
            valid_from=valid_from,
            valid_to=valid_to,
            conflicts_with=tuple(str(each) for each in self._part(row, "conflicts_with", list, [])),
            source_url=self._part(row, "source_url", str, self._defaults.get("source_url", "")),
            source_text_hash=self._part(row, "source_text_hash", str, ""),
            certainty=self._one_of(row, "certainty", CERTAINTIES),
            verified_by=self._part(row, "verified_by", str, ""),
            verified_on=self._day(row, "verified_on") if "verified_on" in row else None,
            fixed_by=self._part(row, "fixed_by", str, ""),
            set_by=self._part(row, "set_by", str, self._defaults.get("set_by", "")),
            note=self._texts(row, "note") if "note" in row else {},
            is_earliest_allowed=self._part(row, "is_earliest_allowed", bool, False),
            is_common=self._part(row, "is_common", bool, False),
            distance_note=self._texts(row, "distance_note") if "distance_note" in row else {},
            is_deductible=self._part(row, "is_deductible", bool, False),
        )

    def _counting(self, name: str, row: Mapping[str, Any]) -> Counting:  # Any: as above
        self._rule = f"counting.{name}"
        conventions = [
            self._in(Convention, each, "conventions") for each in self._part(row, "conventions", list, ["same_day"])
        ]
        if not conventions:
            self._refuse("conventions", _MISSING)
        return Counting(
            begin=self._member(row, "begin", Begin),
            roll=self._part(row, "roll", bool),
            skip=self._part(row, "skip", bool),
            conventions=tuple(conventions),
        )

    def _counting_of(self, row: Mapping[str, Any]) -> Counting:  # Any: as above
        name = self._one_of(row, "counting", self._countings)
        counting = self._countings[name]
        if "length" in row and (row.get("unit") == Unit.WORKING_DAYS) != counting.skip:
            self._refuse("counting", mark("working days are counted by a way that skips, other units are not."))
        return counting

    def _length(self, row: Mapping[str, Any], key: str) -> Length:  # Any: as above
        count = self._part(row, key, int)
        if not 0 <= count <= LONGEST:
            self._refuse(key, mark("it is no length that a law gives. Write a whole number from 0."))
        return Length(count, self._member(row, "unit", Unit))

    def _extension(self, row: Mapping[str, Any]) -> Extension:  # Any: as above
        count = self._part(row, "count", int, 0)
        return Extension(
            max=self._length(row, "max"),
            count=count or None,
            by_whom=self._part(row, "by_whom", str),
            condition=self._texts(row, "condition") if "condition" in row else {},
            must_request_before=self._part(row, "must_request_before", bool, False),
        )

    def _qualifiers(self, row: Mapping[str, Any]) -> tuple[Qualifier, ...]:  # Any: as above
        given = row.get("qualifier", [])
        listed = [given] if isinstance(given, str) else self._part(row, "qualifier", list, [])
        return tuple(self._in(Qualifier, each, "qualifier") for each in listed)

    def _event(self, name: object) -> str:
        if not isinstance(name, str) or name not in self._part(self._table, "events", dict):
            self._refuse("trigger_event", mark("its words are missing. Add it to the table of events."))
        return name

    def _zone(self) -> ZoneInfo:
        try:
            return ZoneInfo(self._part(self._defaults, "zone", str))
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise self._error("zone", _NO_ZONE) from error

    def _weekday(self, name: object) -> int:
        if name not in DAYS_OF_WEEK:
            self._refuse("weekend", _NOT_ONE_OF)
        return DAYS_OF_WEEK.index(str(name))

    def _texts(self, row: Mapping[str, Any], key: str) -> Texts:  # Any: as above
        texts: Texts = self._part(row, key, dict)
        for language in LANGUAGES:
            self._part(texts, language, str)
        return texts

    def _day(self, row: Mapping[str, Any], key: str) -> date:  # Any: as above
        day: date = self._part(row, key, date)
        if isinstance(day, datetime):
            self._refuse(key, _WRONG_TYPE)
        return day

    def _member(self, row: Mapping[str, Any], key: str, kind: type[Member]) -> Member:  # Any: as above
        return self._in(kind, self._part(row, key, str), key)

    def _in(self, kind: type[Member], value: object, key: str) -> Member:
        if not isinstance(value, str) or value not in {each.value for each in kind}:
            self._refuse(key, _NOT_ONE_OF)
        return kind(value)

    def _one_of(self, row: Mapping[str, Any], key: str, known: Iterable[str]) -> str:  # Any: as above
        value: str = self._part(row, key, str)
        if value not in known:
            self._refuse(key, _NOT_ONE_OF)
        return value

    def _part(self, row: Mapping[str, Any], key: str, kind: type, default: Any = None) -> Any:  # Any: as above
        if not isinstance(row, dict):
            self._refuse(key, _WRONG_TYPE)
        value = row.get(key, default)
        if value is None:
            self._refuse(key, _NO_TABLE if row is self._table else _MISSING)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self._refuse(key, _WRONG_TYPE)
        return value

    def _error(self, key: str, problem: str) -> ClockProfileError:
        return ClockProfileError(place=self._place, rule=self._rule, key=key, problem=problem)

    def _refuse(self, key: str, problem: str) -> NoReturn:
        raise self._error(key, problem)
