"""Legal clocks for programs and for people: what a rule says of a start, and what runs out next."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from ovillo.domain.canonical import identity
from ovillo.domain.clocks import (
    ClockAnswer,
    ClockValue,
    Effect,
    Extension,
    Length,
    Moment,
    Qualifier,
    RunningClock,
    Texts,
    Unit,
    as_instant,
    moment_text,
)
from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue, mark_many
from ovillo.rendering.icalendar import CalendarEvent

_LENGTHS = {
    Unit.HOURS: mark_many("{count} hour", "{count} hours"),
    Unit.NATURAL_DAYS: mark_many("{count} natural day", "{count} natural days"),
    Unit.WORKING_DAYS: mark_many("{count} working day", "{count} working days"),
    Unit.MONTHS: mark_many("{count} month", "{count} months"),
}
_EFFECTS = {
    Effect.LAPSE: mark("then it lapses"),
    Effect.RELEASE: mark("then release"),
    Effect.JUDICIAL_CONTROL: mark("then a judge may be asked to end it"),
    Effect.DISCIPLINARY: mark("then disciplinary only"),
}
_PROCEEDINGS = {
    Qualifier.SIMPLE: mark("simple"),
    Qualifier.COMPLEX: mark("complex"),
    Qualifier.ORGANISED: mark("organised"),
}
_CONVENTIONS = {
    "same_day": mark("months end on the day of the same number"),
    "eve": mark("months end on the eve of the day of the same number"),
}
_CERTAINTIES = {
    "A": mark("the article was read"),
    "B": mark("read, but disputed or at second hand"),
    "C": mark("from memory"),
}
_BY_WHOM = {
    "judge": mark("the judge"),
    "prosecutor": mark("the prosecutor"),
    "superintendent": mark("a superintendent"),
    "office": mark("the office"),
}
_NO_PERIOD = mark("The rule sets no period.")
_CONFLICT = mark("The law in force gives more than one end. Be warned at the earliest: {due}.")
_UNVERIFIED = mark("Not verified: have a lawyer of the country compare the article before anybody relies on it.")
_OPTION = re.compile(r"--[a-z]+(?:-[a-z]+)*")
_MINUTES_OF_A_DAY = 24 * 60


def answer_json(answer: ClockAnswer) -> Mapping[str, Any]:  # Any: a JSON value
    """The stable form: rule, values, conflict, warn_at."""
    return {
        "rule": answer.rule,
        "values": [
            {
                "due": moment_text(each.due),
                "version": each.version,
                "article": each.article,
                "effect": each.effect.value,
            }
            for each in answer.values
        ],
        "conflict": answer.is_in_conflict,
        "warn_at": _text(answer.warn_at),
    }


def running_json(clock: RunningClock) -> Mapping[str, Any]:  # Any: a JSON value
    """The same, with what runs in the case and its alerts."""
    return {
        "id": clock.id,
        "about": clock.label,
        **answer_json(clock.answer),
        "start": moment_text(clock.answer.start),
        "qualifier": clock.answer.qualifier.value if clock.answer.qualifier else None,
        "extensions": clock.extensions,
        "overdue": clock.is_overdue,
        "minutes_left": clock.minutes_left,
        "started_by": clock.started_by,
        "alerts": [
            {
                "lead": each.lead.count,
                "unit": each.lead.unit.value,
                "at": moment_text(each.at),
                "raised": each.is_raised,
            }
            for each in clock.alerts
        ],
    }


def answer_lines(answer: ClockAnswer, catalogue: Catalogue, fields: Mapping[str, str] | None = None) -> Iterator[str]:
    """What a person must know of it, a sentence a line.

    Args:
        answer: what the law says.
        catalogue: of the reader's language.
        fields: what a form calls what the command line calls options; none: the reader is at the command line.
    """
    for line in _answer_lines(answer, catalogue):
        yield _OPTION.sub(lambda each: _field(each.group(), catalogue, fields or {}), line)


def _field(option: str, catalogue: Catalogue, fields: Mapping[str, str]) -> str:
    return f"“{catalogue.say(fields[option])}”" if option in fields else option


def _answer_lines(answer: ClockAnswer, catalogue: Catalogue) -> Iterator[str]:
    say = catalogue.say
    yield f"{answer.rule}: {words(answer.title, catalogue)}"
    proceedings = say(_PROCEEDINGS[answer.qualifier]) if answer.qualifier else ""
    sort = say(mark("; proceedings: {qualifier}"), qualifier=proceedings) if proceedings else ""
    event = words(answer.event_words[answer.event], catalogue)
    if answer.values:
        yield say(mark("Counted from {event}: {start}{sort}."), event=event, start=moment_text(answer.start), sort=sort)
    for each in answer.values:
        yield from _value_lines(each, catalogue)
    if not answer.values:
        yield say(_NO_PERIOD)
    if answer.is_in_conflict:
        yield say(_CONFLICT, due=_text(answer.warn_at))
    for note in _once([*answer.notes, *(note for each in answer.values for note in each.notes)]):
        yield words(note, catalogue)
    if answer.other_events and answer.values:
        others = ", ".join(f"{words(answer.event_words[name], catalogue)} ({name})" for name in answer.other_events)
        yield say(mark("It could be counted from {others}: --from."), others=others)
    if any(not each.verified_by for each in answer.values):
        yield say(_UNVERIFIED)


def _value_lines(value: ClockValue, catalogue: Catalogue) -> Iterator[str]:
    say = catalogue.say
    told = mark("not before {due}") if value.is_earliest_allowed else mark("until {due}")
    length = length_words(value.length, catalogue)
    if value.distance_days:
        more = catalogue.say_many("{count} day of distance", "{count} days of distance", value.distance_days)
        length = f"{length} + {more}"
    for extension, who in value.granted:
        length += " + " + say(
            mark("{length} of extension by {who}"),
            length=length_words(extension, catalogue),
            who=_by_whom(who, catalogue),
        )
    parts = [say(told, due=moment_text(value.due)), length, say(_EFFECTS[value.effect])]
    parts += [f"{value.article}, {value.version}", say(_CERTAINTIES[value.certainty])]
    if value.convention:
        parts.append(say(_CONVENTIONS[value.convention]))
    if value.set_by:
        parts.append(say(mark("fixed by {who}"), who=value.set_by))
    if value.verified_by:
        parts.append(say(mark("verified by {who}"), who=value.verified_by))
    yield "  " + "; ".join(parts)
    if value.extension:
        yield "    " + _extension_words(value.extension, catalogue)


def _extension_words(extension: Extension, catalogue: Catalogue) -> str:
    say = catalogue.say
    longest = length_words(extension.max, catalogue)
    who = _by_whom(extension.by_whom, catalogue)
    text = say(mark("may be extended by {who}, {length} at most"), who=who, length=longest)
    if extension.count is not None:
        text += "; " + catalogue.say_many("{count} time", "{count} times", extension.count)
    if extension.must_request_before:
        text += "; " + say(mark("asked for before the end"))
    if extension.condition:
        text += "; " + words(extension.condition, catalogue)
    return text


def _by_whom(name: str, catalogue: Catalogue) -> str:
    return catalogue.say(_BY_WHOM[name]) if name in _BY_WHOM else name


def running_lines(clock: RunningClock, catalogue: Catalogue) -> Iterator[str]:
    """What runs out, when, and for whom."""
    about = f" — {clock.label}" if clock.label else ""
    yield f"{clock.id[:12]}  {clock.answer.rule}: {words(clock.answer.title, catalogue)}{about}"
    yield from (f"    {line}" for line in running_state(clock, catalogue))


def running_state(clock: RunningClock, catalogue: Catalogue) -> Iterator[str]:
    """When a clock runs out, and whether it is time to be warned."""
    say = catalogue.say
    if clock.minutes_left is None:
        yield say(_NO_PERIOD)
        return
    due = _text(clock.answer.warn_at)
    left = _left_words(abs(clock.minutes_left), catalogue)
    yield say(
        mark("OVERDUE since {due} ({left})") if clock.is_overdue else mark("until {due} ({left} left)"),
        due=due,
        left=left,
    )
    if clock.answer.is_in_conflict:
        yield say(_CONFLICT, due=due)
    raised = [each for each in clock.alerts if each.is_raised]
    if raised and not clock.is_overdue:
        yield say(mark("ALERT: less than {lead} left"), lead=length_words(raised[-1].lead, catalogue))


def listing_lines(rows: Sequence[Mapping[str, Any]], catalogue: Catalogue) -> Iterator[str]:  # Any: JSON values
    """A line for each version of each rule."""
    say = catalogue.say
    for row in rows:
        length = say(mark("no period"))
        if row["unit"] is not None:
            length = length_words(Length(row["length"], Unit(row["unit"])), catalogue)
        parts = [length, *row["qualifier"], say(_EFFECTS[Effect(row["effect"])]), f"{row['article']}, {row['law_no']}"]
        parts.append(f"{row['valid_from']}–{row['valid_to'] or ''}")
        parts.append(say(_CERTAINTIES[row["certainty"]]))
        verified = row["verified_by"] and row["verified_on"]
        parts.append(say(mark("verified by {who}"), who=row["verified_by"]) if verified else say(mark("unverified")))
        yield f"{row['rule_id']}  {words(row['title'], catalogue)}: {'; '.join(parts)}"


def calendar_event(
    answer: ClockAnswer, catalogue: Catalogue, *, clock: str, label: str, zone: ZoneInfo, leads: Sequence[Length]
) -> CalendarEvent | None:
    """The earliest end as an entry of a calendar; none where the rule sets no period.

    Args:
        answer: what the law says.
        catalogue: of the reader's language.
        clock: id of the clock that runs in a case; empty where none does.
        label: what it is about; perhaps empty.
        zone: of the country.
        leads: alarms before it, but none before it began to run.
    """
    due = answer.warn_at
    if due is None:
        return None
    title = f"{answer.rule}: {words(answer.title, catalogue)}"
    return CalendarEvent(
        id=clock or identity("calendar", answer.rule, moment_text(answer.start), moment_text(due)),
        due=due.replace(tzinfo=zone) if isinstance(due, datetime) else due,
        summary=f"{title} — {label}" if label else title,
        description="\n".join(answer_lines(answer, catalogue)),
        leads=[each for each in leads if as_instant(due) - _span(each) >= as_instant(answer.start)],
    )


def _span(lead: Length) -> timedelta:
    return timedelta(hours=lead.count) if lead.unit is Unit.HOURS else timedelta(days=lead.count)


def _left_words(minutes: int, catalogue: Catalogue) -> str:
    if minutes >= 2 * _MINUTES_OF_A_DAY:
        return catalogue.say_many("{count} day", "{count} days", minutes // _MINUTES_OF_A_DAY)
    if minutes >= 2 * 60:
        return catalogue.say_many("{count} hour", "{count} hours", minutes // 60)
    return catalogue.say_many("{count} minute", "{count} minutes", minutes)


def length_words(length: Length, catalogue: Catalogue) -> str:
    """60 natural days."""
    if length.count == 0:
        return catalogue.say(mark("at once"))
    return catalogue.say_many(*_LENGTHS[length.unit], length.count)


def words(texts: Texts, catalogue: Catalogue) -> str:
    """The sentence in the reader's language."""
    return texts.get(catalogue.language) or texts.get("en", "")


def _text(moment: Moment | None) -> str | None:
    return None if moment is None else moment_text(moment)


def _once(notes: Sequence[Texts]) -> list[Texts]:
    return [note for place, note in enumerate(notes) if note not in notes[:place]]
