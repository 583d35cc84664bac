"""Legal clocks: what a rule says, and the clocks that a case keeps running."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ovillo.casework.clocks import (
    Profile,
    answer,
    find_rule,
    overridden,
    read_overlay,
    read_own_profile,
    shipped_profiles,
)
from ovillo.casework.clocks.running import (
    EXTENDED,
    KINDS,
    STARTED,
    STOPPED,
    Outlook,
    Request,
    clock_id,
    fold,
    named,
    outlook,
    read_request,
    require_new,
)
from ovillo.domain.clocks import ClockAnswer, Length
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.interfaces.record import Record
from ovillo.reading.decoding import decode
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.clocks import calendar_event
from ovillo.rendering.icalendar import calendar_text


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file that the user named."""

    place: str
    content: bytes


def known_profiles(*, rules: Sequence[GivenFile] = (), overlays: Sequence[GivenFile] = ()) -> Sequence[Profile]:
    """The shipped profiles, with a user's rules in their place and a user's days on every calendar.

    Raises:
        ClockProfileError: a row of a file of rules is wrong, with rule and key.
        ManifestError: a row of an overlay is wrong, with row and column.
    """
    profiles: Sequence[Profile] = shipped_profiles()
    for each in rules:
        profiles = overridden(profiles, read_own_profile(decode(each.content), place=each.place))
    days: dict[date, bool] = {}
    for each in overlays:
        days.update(read_overlay(decode(each.content), place=each.place))
    if not days:
        return profiles
    return [replace(each, calendar=replace(each.calendar, overlay=days)) for each in profiles]


def ask(profiles: Sequence[Profile], request: Request) -> ClockAnswer:
    """Every end that the law in force gives. Raises what `casework.clocks.answer` does."""
    return answer(profiles, read_request(profiles, request))


def start(
    record: Record,
    profiles: Sequence[Profile],
    request: Request,
    *,
    label: str,
    actor: str,
    now: Callable[[], datetime],
) -> tuple[str, ClockAnswer]:
    """The id of a clock that now runs in the case, and what the law says of it.

    Raises:
        ClockRunsAlreadyError: the same rule runs from the same start for the same thing.
        UsageError: what the law lets nobody do, or does not know.
    """
    found = ask(profiles, request)
    new = clock_id(replace(request, rule=found.rule), label)
    with record.writing(actor=actor, at=now()) as writer:
        require_new(fold(writer.docket(*KINDS)), new)
        writer.enter(STARTED, new, {**request.content(), "rule": found.rule, "label": label})
        for length, granted_by, asked in request.extensions:
            writer.enter(EXTENDED, new, {"length": length, "granted_by": granted_by, "asked": asked})
    return new, found


def extend(
    record: Record,
    profiles: Sequence[Profile],
    digits: str,
    extension: tuple[str, str, str],
    *,
    actor: str,
    now: Callable[[], datetime],
) -> ClockAnswer:
    """What the law says of a running clock with one extension more: length, by whom, when it was asked for.

    Raises:
        ClockUnknownError, ClockStoppedError: no such clock runs.
        UsageError: the law does not allow the extension.
    """
    with record.writing(actor=actor, at=now()) as writer:
        held = named(fold(writer.docket(*KINDS)), digits)
        found = ask(profiles, replace(held.request, extensions=(*held.request.extensions, extension)))
        length, granted_by, asked = extension
        writer.enter(EXTENDED, held.id, {"length": length, "granted_by": granted_by, "asked": asked})
    return found


def stop(record: Record, digits: str, *, reason: str, actor: str, now: Callable[[], datetime]) -> str:
    """The id of the clock that no longer runs. Raises `ClockUnknownError`, `ClockStoppedError`, `UsageError`."""
    if not reason.strip():
        raise UsageError(problem=mark("A clock is stopped for a reason. Give it with --reason."))
    with record.writing(actor=actor, at=now()) as writer:
        held = named(fold(writer.docket(*KINDS)), digits)
        writer.enter(STOPPED, held.id, {"reason": reason})
    return held.id


def next_to_run_out(record: Record, profiles: Sequence[Profile], *, now: datetime, leads: Sequence[Length]) -> Outlook:
    """What runs out next in a case."""
    with record.reading() as reader:
        clocks = fold(reader.docket(*KINDS))
    return outlook(clocks, profiles, now=now, leads=leads)


def calendar(
    profiles: Sequence[Profile],
    ends: Sequence[tuple[ClockAnswer, str, str]],
    leads: Sequence[Length],
    catalogue: Catalogue,
    *,
    now: datetime,
) -> str:
    """The ends as a calendar (RFC 5545).

    Args:
        profiles: whose rules count.
        ends: of each its answer, the id of its clock and what it is about, both perhaps empty.
        leads: alarms before each.
        catalogue: of the reader's language.
        now: when it is made, with a zone.
    """
    events = (
        calendar_event(
            found, catalogue, clock=held, label=label, zone=find_rule(profiles, found.rule)[0].zone, leads=leads
        )
        for found, held, label in ends
    )
    return calendar_text([each for each in events if each], now=now)


def listing(profiles: Sequence[Profile], country: str) -> Sequence[Mapping[str, object]]:
    """A row for each version of each rule, of one country or (empty) of all, in the record layout of the rules."""
    return [
        {
            "rule_id": version.rule,
            "jurisdiction": profile.jurisdiction,
            "stage": version.stage,
            "title": dict(rule.title),
            "trigger_event": version.event,
            "trigger_alternatives": list(version.other_events),
            "length": version.length.count if version.length else None,
            "unit": version.length.unit.value if version.length else None,
            "min_length": version.min_length.count if version.min_length else None,
            "counting": {"roll": version.counting.roll, "skip": version.counting.skip},
            "qualifier": [each.value for each in version.qualifiers],
            "extension": None
            if version.extension is None
            else {
                "max": version.extension.max.count,
                "unit": version.extension.max.unit.value,
                "count": version.extension.count,
                "by_whom": version.extension.by_whom,
                "condition": dict(version.extension.condition),
                "must_request_before": version.extension.must_request_before,
            },
            "fixed_by": version.fixed_by,
            "effect": version.effect.value,
            "article": version.article,
            "law_no": version.law_no,
            "valid_from": version.valid_from.isoformat(),
            "valid_to": version.valid_to.isoformat() if version.valid_to else None,
            "conflicts_with": list(version.conflicts_with),
            "source_url": version.source_url,
            "source_text_hash": version.source_text_hash,
            "certainty": version.certainty,
            "verified_by": version.verified_by,
            "verified_on": version.verified_on.isoformat() if version.verified_on else None,
            "set_by": version.set_by,
            "note": dict(version.note),
        }
        for profile in profiles
        if country in {"", profile.jurisdiction}
        for rule in profile.rules.values()
        for version in rule.versions
    ]
