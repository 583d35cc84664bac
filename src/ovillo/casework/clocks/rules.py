"""Rules of legal clocks as data: a profile is a country's calendar, its ways of counting, and rows of rules.

1. A row is one version of one rule for one sort of proceedings, with the days on which it was in force.
2. Rows of one rule and sort that are in force on one day are all held: that is how the law's conflicts are data.
3. Nothing is taken as verified that does not say by whom and when.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from ovillo.casework.clocks.calendars import WorkingCalendar
from ovillo.casework.clocks.counting import Counting
from ovillo.domain.clocks import Effect, Extension, Length, Qualifier, Texts


@dataclass(frozen=True, slots=True)
class Version:
    """One row: what a rule was, for one sort of proceedings, from one day to another."""

    rule: str
    stage: str
    event: str
    other_events: tuple[str, ...]
    length: Length | None
    """None where the law sets no period."""
    min_length: Length | None
    counting: Counting
    qualifiers: tuple[Qualifier, ...]
    """Those that it is for; none: it is for all."""
    extension: Extension | None
    effect: Effect
    article: str
    law_no: str
    valid_from: date
    valid_to: date | None
    """The last day on which it was in force."""
    conflicts_with: tuple[str, ...]
    source_url: str
    source_text_hash: str
    certainty: str
    verified_by: str
    verified_on: date | None
    fixed_by: str
    """Who may fix another length, or the only one; empty: nobody."""
    set_by: str
    note: Texts
    is_earliest_allowed: bool
    distance_note: Texts
    """Said where the law gives the period or the term of the distance, and both ends are answered."""
    is_common: bool
    """It runs for all parties together, from the last notification."""
    is_deductible: bool
    """A judge may take days out of it."""

    @property
    def name(self) -> str:
        """The law, and since when."""
        return f"{self.law_no} ({self.valid_from.isoformat()})"

    @property
    def is_verified(self) -> bool:
        return bool(self.verified_by and self.verified_on)

    def is_in_force(self, day: date) -> bool:
        """Whether a period that began on this day goes by it."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def is_for(self, qualifier: Qualifier | None) -> bool:
        return not self.qualifiers or qualifier in self.qualifiers


@dataclass(frozen=True, slots=True)
class Rule:
    """All versions of one rule."""

    id: str
    title: Texts
    versions: tuple[Version, ...]
    """By the day on which they came into force, in the order of the file."""

    @property
    def qualifiers(self) -> tuple[Qualifier, ...]:
        """Those that some version tells apart, the rule's own first."""
        return tuple(dict.fromkeys(each for version in self.versions for each in version.qualifiers))


@dataclass(frozen=True, slots=True)
class Renumbered:
    """An article that was given another number on some day."""

    code: str
    old: str
    new: str
    law_no: str
    valid_from: date


@dataclass(frozen=True, slots=True)
class Profile:
    """A country: whose law, which days count, and its rules by id."""

    jurisdiction: str
    name: Texts
    zone: ZoneInfo
    calendar: WorkingCalendar
    events: Mapping[str, Texts]
    rules: Mapping[str, Rule]
    notices: frozenset[str]
    """Events from which days begin on the next working day."""
    renumbered: tuple[Renumbered, ...]


def overridden(profiles: Iterable[Profile], own: Profile) -> Sequence[Profile]:
    """The same profiles with a user's rules in place of those of the same id; a country of its own stands beside."""
    given = list(profiles)
    for place, each in enumerate(given):
        if each.jurisdiction == own.jurisdiction:
            given[place] = replace(
                own,
                events={**each.events, **own.events},
                rules={**each.rules, **own.rules},
                notices=each.notices | own.notices,
                renumbered=(*each.renumbered, *own.renumbered),
            )
            return given
    return [*given, own]


def article_on(profiles: Iterable[Profile], article: str, day: date) -> str:
    """The number that an article bore on a day, whichever of its numbers is given: CP 129-A of 2018 is CP 153."""
    code, _, number = article.strip().rpartition(" ")
    for each in (each for profile in profiles for each in profile.renumbered):
        if number.upper() in {each.old, each.new} and code in {"", each.code}:
            return f"{each.code} {each.new if day >= each.valid_from else each.old}"
    return article.strip()
