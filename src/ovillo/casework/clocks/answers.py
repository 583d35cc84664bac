"""What a rule says of one start.

1. The versions are those in force on the day on which the period began (CPP preliminary title VII.1), or on the day
   that is asked about.
2. All of them are answered. Two ends are a conflict, and the earliest is when to be warned; two that agree are one.
3. An extension counts only within the law: by whom, how far, how often, and asked for before the end where it must be.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ovillo.casework.clocks.counting import Begin, Convention, Interval, day_of, end_of
from ovillo.casework.clocks.moments import length_text
from ovillo.casework.clocks.rules import Profile, Rule, Version
from ovillo.domain.clock_errors import (
    ClockEventError,
    ClockQualifierError,
    ClockRuleUnknownError,
    ClockStartError,
    ClockVersionMissingError,
    ClockVersionsDifferError,
    ExtendedByWhomError,
    ExtendedTooOftenError,
    ExtensionNotAskedError,
    ExtensionTooEarlyError,
    ExtensionTooLateError,
    ExtensionTooLongError,
    LengthFixedError,
    LengthWithoutAuthorError,
    NoDistanceError,
    NotDeductibleError,
    NotExtendableError,
    SeveralStartsError,
)
from ovillo.domain.clocks import (
    ClockAnswer,
    ClockValue,
    Effect,
    Extension,
    Length,
    Moment,
    Qualifier,
    Unit,
    as_instant,
    moment_text,
)
from ovillo.domain.messages import mark

HOURS_OF_A_DAY = 24
_TOO_FAR = mark("the period would end in no year that a law means. Correct the start or the length.")


@dataclass(frozen=True, slots=True)
class Granted:
    """An extension that somebody granted."""

    length: Length
    by_whom: str
    asked: Moment | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a rule."""

    rule: str
    starts: tuple[Moment, ...]
    """One, or the notifications of all parties."""
    qualifier: Qualifier | None = None
    """None: the rule's own."""
    on: Interval | None = None
    """A day, month or year whose law is asked about; None: that of the start."""
    event: str | None = None
    """What the start is; None: what the rule counts from first."""
    extensions: tuple[Granted, ...] = ()
    left_out: tuple[Interval, ...] = ()
    distance_days: int = 0
    """Term of the distance, from the Supreme Court's table."""
    length: Length | None = None
    """Where the law leaves it to somebody to fix."""
    set_by: str = ""


def find_rule(profiles: Sequence[Profile], name: str) -> tuple[Profile, Rule]:
    """The rule of this id, in capitals or not, and its country. Raises `ClockRuleUnknownError`."""
    for profile in profiles:
        for rule in profile.rules.values():
            if rule.id.casefold() == name.strip().casefold():
                return profile, rule
    raise ClockRuleUnknownError(rule=name.strip() or "—")


def answer(profiles: Sequence[Profile], asked: Asked) -> ClockAnswer:
    """Every end that the law in force gives.

    Raises:
        ClockRuleUnknownError, ClockQualifierError, ClockVersionMissingError: there is no such rule, form, version.
        ClockStartError: the period would end in no year that a law means.
        UsageError: something that the law lets nobody do with this rule, such as an extension asked for too late.
        HolidayYearUnknownError: holidays are needed that nobody knows.
    """
    profile, rule = find_rule(profiles, asked.rule)
    start = max(asked.starts, key=as_instant)
    qualifier = _qualifier(rule, asked.qualifier)
    held = _in_force(rule, qualifier, asked.on or Interval(day_of(start), day_of(start)))
    event = _event(held[0], asked.event)
    _require_possible(held, asked)
    try:
        values = [value for version in held for value in _values(version, profile, start, asked)]
    except OverflowError as error:
        raise ClockStartError(given=moment_text(start), problem=_TOO_FAR) from error
    others = tuple(each for each in (held[0].event, *held[0].other_events) if each != event)
    return ClockAnswer(
        rule=rule.id,
        title=rule.title,
        event=event,
        other_events=others,
        event_words={name: profile.events[name] for name in (event, *others)},
        start=start,
        qualifier=qualifier if rule.qualifiers else None,
        values=_agreeing(values),
        notes=tuple(version.note for version in held if version.note and not values),
    )


def _qualifier(rule: Rule, given: Qualifier | None) -> Qualifier | None:
    known = rule.qualifiers
    if given is None:
        return known[0] if known else None
    if known and given not in known:
        raise ClockQualifierError(rule=rule.id, qualifier=given.value, known=", ".join(each.value for each in known))
    return given


def _in_force(rule: Rule, qualifier: Qualifier | None, days: Interval) -> list[Version]:
    """The versions for this sort of proceedings, the newest law first: the same on every day of the interval."""
    fitting = [each for each in rule.versions if each.is_for(qualifier)]
    within = [each for each in fitting if each.valid_from <= days.last and days.first <= (each.valid_to or date.max)]
    if within and all(each.is_in_force(days.first) and each.is_in_force(days.last) for each in within):
        return sorted(within, key=lambda each: each.valid_from, reverse=True)
    error = ClockVersionsDifferError if within else ClockVersionMissingError
    raise error(rule=rule.id, day=_days_text(days), versions=_versions_text(fitting))


def _days_text(days: Interval) -> str:
    return days.first.isoformat() if days.first == days.last else f"{days.first.isoformat()}..{days.last.isoformat()}"


def _versions_text(versions: Sequence[Version]) -> str:
    spans = (
        f"{each.valid_from.isoformat()}..{each.valid_to.isoformat() if each.valid_to else ''}" for each in versions
    )
    return ", ".join(dict.fromkeys(spans)) or "—"


def _event(version: Version, given: str | None) -> str:
    if given is None:
        return version.event
    known = (version.event, *version.other_events)
    if given not in known:
        raise ClockEventError(rule=version.rule, event=given, events=", ".join(known))
    return given


def _require_possible(held: Sequence[Version], asked: Asked) -> None:
    """What was asked is something that the law lets people do with this rule."""
    rule = held[0].rule
    if len(asked.starts) > 1 and not all(each.is_common for each in held):
        raise SeveralStartsError(rule=rule)
    if asked.left_out and not all(each.is_deductible for each in held):
        raise NotDeductibleError(rule=rule)
    if asked.length is not None and not all(each.fixed_by for each in held):
        raise LengthFixedError(rule=rule)
    if asked.length is not None and not asked.set_by:
        raise LengthWithoutAuthorError(rule=rule, by_whom=held[0].fixed_by)


def _values(version: Version, profile: Profile, start: Moment, asked: Asked) -> list[ClockValue]:
    length = asked.length or version.length
    if length is None:
        return []
    conventions = version.counting.conventions if length.unit is Unit.MONTHS else (Convention.SAME_DAY,)
    # One or the other: whoever waits for the later end alone may hold somebody too long.
    is_either = bool(version.distance_note) and asked.distance_days > 0
    ways = [replace(asked, distance_days=0), asked] if is_either else [asked]
    return [
        ClockValue(
            due=_due(version, profile, start, way, length, convention),
            version=version.name,
            article=version.article,
            effect=version.effect,
            length=length,
            convention=convention.value if len(conventions) > 1 else "",
            is_earliest_allowed=version.is_earliest_allowed,
            extension=_extension_left(version, len(asked.extensions)),
            certainty=version.certainty,
            verified_by=version.verified_by if version.is_verified else "",
            set_by=asked.set_by if asked.length is not None else version.set_by,
            distance_days=way.distance_days,
            notes=tuple(each for each in (version.distance_note if is_either else version.note,) if each),
            granted=tuple((each.length, each.by_whom) for each in asked.extensions),
        )
        for convention in conventions
        for way in ways
    ]


def _extension_left(version: Version, granted: int) -> Extension | None:
    """What the law still gives; nothing where all that it gives was granted."""
    allowed = version.extension
    if allowed is None or allowed.count is None:
        return allowed
    return replace(allowed, count=allowed.count - granted) if granted < allowed.count else None


def _due(
    version: Version, profile: Profile, start: Moment, asked: Asked, length: Length, convention: Convention
) -> Moment:
    """The end, with the term of the distance, every extension and every day left out."""
    counting = replace(version.counting, skip=length.unit is Unit.WORKING_DAYS)
    if counting.begin is Begin.NEXT_DAY and (asked.event or version.event) in profile.notices:
        counting = replace(counting, begin=Begin.NEXT_WORKING_DAY)

    def end(start: Moment, total: Length) -> Moment:
        return end_of(
            start,
            total,
            counting,
            calendar=profile.calendar,
            zone=profile.zone,
            convention=convention,
            left_out=asked.left_out,
        )

    total = _with_distance(version, length, asked.distance_days)
    due = end(start, total)
    for number, each in enumerate(asked.extensions, start=1):
        _require_allowed(version, each, number=number, start=start, due=due)
        if each.length.unit is total.unit:
            total = Length(total.count + each.length.count, total.unit)
            due = end(start, total)
        else:
            due = end(due, each.length)
    return due


def _with_distance(version: Version, length: Length, days: int) -> Length:
    if days and length.unit is Unit.MONTHS:
        raise NoDistanceError(rule=version.rule)
    return Length(length.count + days * (HOURS_OF_A_DAY if length.unit is Unit.HOURS else 1), length.unit)


def _require_allowed(version: Version, granted: Granted, *, number: int, start: Moment, due: Moment) -> None:
    """The law gives this extension, to whoever granted it, in time; else an error that says which of these fails."""
    allowed, rule = version.extension, version.rule
    if allowed is None:
        raise NotExtendableError(rule=rule)
    if granted.by_whom != allowed.by_whom:
        raise ExtendedByWhomError(rule=rule, by_whom=allowed.by_whom)
    if granted.length.unit is not allowed.max.unit or not 0 < granted.length.count <= allowed.max.count:
        raise ExtensionTooLongError(rule=rule, longest=length_text(allowed.max))
    if allowed.count is not None and number > allowed.count:
        raise ExtendedTooOftenError(rule=rule, count=allowed.count)
    if granted.asked is not None and _is_after(start, granted.asked):
        raise ExtensionTooEarlyError(rule=rule, asked=moment_text(granted.asked), start=moment_text(start))
    if not allowed.must_request_before:
        return
    if granted.asked is None:
        raise ExtensionNotAskedError(rule=rule)
    if _is_after(granted.asked, due):
        raise ExtensionTooLateError(rule=rule, asked=moment_text(granted.asked), due=moment_text(due))


def _is_after(moment: Moment, due: Moment) -> bool:
    """Later than the end; where the hour of either is not known, on a later day."""
    if isinstance(moment, datetime) and isinstance(due, datetime):
        return moment > due
    return day_of(moment) > day_of(due)


def _agreeing(values: Sequence[ClockValue]) -> tuple[ClockValue, ...]:
    """The same values; those that agree in end and effect as one that names all their articles and laws."""
    found: dict[tuple[Moment, Effect], ClockValue] = {}
    for each in values:
        held = found.setdefault((each.due, each.effect), each)
        if held is not each:
            found[each.due, each.effect] = replace(
                held,
                version=_both(held.version, each.version),
                article=_both(held.article, each.article),
                notes=held.notes + tuple(note for note in each.notes if note not in held.notes),
            )
    return tuple(found.values())


def _both(one: str, other: str) -> str:
    return one if other in one.split("; ") else f"{one}; {other}"
