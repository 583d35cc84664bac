"""`ovillo clock`: when a period of the law ends, which rules there are, and what runs out next in a case."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from ovillo.cli import clock_options as options
from ovillo.cli import surface
from ovillo.cli.clock_options import ClockFormat
from ovillo.cli.surface import LanguageOption, OutputOption, catalogue, note, now, say, settings
from ovillo.domain.clock_errors import CountryWithoutRulesError
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.rendering.inert import inert_line

if TYPE_CHECKING:
    from ovillo.casework.clocks.rules import Profile
    from ovillo.casework.clocks.running import Request
    from ovillo.domain.clocks import ClockAnswer, Length, RunningClock


_WORDS_NEEDED: Final = mark(
    "That is no question to a clock. Give a rule's id and --start, or --list, or one of: start CASE RULE, "
    "extend CASE CLOCK, stop CASE CLOCK, next CASE."
)
_START_NEEDED: Final = mark("A period runs from a day or an instant. Give it with --start 2024-03-27T09:00.")
_EXTENSION_NEEDED: Final = mark("How long is the extension? Give it with --extension 60d --granted-by prosecutor.")
_NO_HOUR: Final = mark(
    "No hour is given: a period of hours is counted from the first minute of the day, the earliest that it can be."
)
_UNCOUNTED: Final = mark("{id}  {rule}: cannot be counted by the rules of today. {problem}")


def register(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command(help=mark("When a period of the law ends, and what runs out next in a case."))(clock)


def clock(
    asked: options.AskedWords = None,
    listed: options.Listed = False,
    country: options.Country = "",
    cite: options.Cite = None,
    start: options.Starts = None,
    qualifier: options.Qualifier = "",
    on: options.On = "",
    event: options.Event = "",
    extension: options.Extensions = None,
    granted_by: options.GrantedBy = "",
    requested: options.Requested = "",
    left_out: options.NotCounted = None,
    distance: options.Distance = 0,
    length: options.FixedLength = "",
    set_by: options.SetBy = "",
    about: options.About = "",
    reason: options.Reason = "",
    lead: options.Leads = None,
    rules: options.RuleFiles = None,
    overlay: options.Overlays = None,
    form: options.FormOption = ClockFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.casework.clocks.running import Request  # noqa: PLC0415 - loads only here

    profiles = _profiles(rules, overlay)
    printing = _Printing(profiles, lead, form, output)
    if listed:
        printing.listing(country)
    elif cite is not None:
        _print_citation(profiles, cite, on)
    else:
        request = Request(
            rule="",
            starts=tuple(start or ()),
            qualifier=qualifier,
            on=on,
            event=event,
            left_out=tuple(left_out or ()),
            distance_days=distance,
            length=length,
            set_by=set_by,
            extensions=tuple((each, granted_by, requested) for each in extension or ()),
        )
        _act(asked or [], request, printing, about=about, reason=reason)


def _act(asked: Sequence[str], request: "Request", printing: "_Printing", *, about: str, reason: str) -> None:
    """What the words ask for."""
    match asked:
        case ["next", folder]:
            printing.outlook(Path(folder))
        case ["start", folder, rule]:
            _start(Path(folder), printing.profiles, _with_rule(request, rule), about)
        case ["extend", folder, digits]:
            _extend(Path(folder), printing.profiles, digits, request)
        case ["stop", folder, digits]:
            _stop(Path(folder), digits, reason)
        case [rule]:
            printing.answer(_with_rule(request, rule))
        case _:
            raise UsageError(problem=_WORDS_NEEDED)


def _with_rule(request: "Request", rule: str) -> "Request":
    if not request.starts:
        raise UsageError(problem=_START_NEEDED)
    return replace(request, rule=rule)


def _profiles(rules: Sequence[Path] | None, overlays: Sequence[Path] | None) -> "Sequence[Profile]":
    from ovillo.workflows.clock import GivenFile, known_profiles  # noqa: PLC0415 - loads only here

    def given(paths: Sequence[Path] | None) -> list[GivenFile]:
        return [GivenFile(str(path), surface.read_file(path)) for path in paths or ()]

    return known_profiles(rules=given(rules), overlays=given(overlays))


def _tell_assumption(answer: "ClockAnswer") -> None:
    from ovillo.domain.clocks import Unit  # noqa: PLC0415 - as above

    if not isinstance(answer.start, datetime) and any(each.length.unit is Unit.HOURS for each in answer.values):
        note(_NO_HOUR)


def _start(case: Path, profiles: "Sequence[Profile]", request: "Request", about: str) -> None:
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - the database library loads only where a case is opened
    from ovillo.workflows import clock as work  # noqa: PLC0415 - as above

    with open_case(case) as opened:
        started, answer = work.start(opened.record, profiles, request, label=about, actor=settings().actor, now=now)
    _tell_assumption(answer)
    surface.line(say(mark("Clock {id} runs."), id=started[:12]))
    _print_lines(answer)


def _extend(case: Path, profiles: "Sequence[Profile]", digits: str, request: "Request") -> None:
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.workflows import clock as work  # noqa: PLC0415 - as above

    if len(request.extensions) != 1:
        raise UsageError(problem=_EXTENSION_NEEDED)
    with open_case(case) as opened:
        answer = work.extend(opened.record, profiles, digits, request.extensions[0], actor=settings().actor, now=now)
    _print_lines(answer)


def _stop(case: Path, digits: str, reason: str) -> None:
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.workflows import clock as work  # noqa: PLC0415 - as above

    with open_case(case) as opened:
        stopped = work.stop(opened.record, digits, reason=reason, actor=settings().actor, now=now)
    note(mark("Clock {id} no longer runs."), id=stopped[:12])


def _print_lines(answer: "ClockAnswer") -> None:
    from ovillo.rendering.clocks import answer_lines  # noqa: PLC0415 - as above

    for each in answer_lines(answer, catalogue()):
        surface.line(each)


def _next_lines(clocks: "Sequence[RunningClock]") -> Iterator[str]:
    from ovillo.rendering.clocks import running_lines  # noqa: PLC0415 - as above

    for each in clocks:
        yield from (inert_line(line) + "\n" for line in running_lines(each, catalogue()))
    if not clocks:
        yield say(mark("No clock runs in this case.")) + "\n"


def _leads(lead: Sequence[str] | None) -> "Sequence[Length]":
    from ovillo.casework.clocks import read_lead  # noqa: PLC0415 - as above
    from ovillo.casework.clocks.running import LEADS  # noqa: PLC0415 - as above

    return [read_lead(each) for each in lead] if lead else LEADS


def _print_citation(profiles: "Sequence[Profile]", article: str, on: str) -> None:
    from ovillo.casework.clocks import article_on, read_days  # noqa: PLC0415 - as above

    if not on:
        raise UsageError(problem=mark("An article is cited as of a day. Give it with --on YYYY-MM-DD."))
    days = read_days(on)
    numbers = dict.fromkeys(article_on(profiles, article, day) for day in (days.first, days.last))
    surface.line(" / ".join(numbers))


def _calendar(
    profiles: "Sequence[Profile]", ends: "Sequence[tuple[ClockAnswer, str, str]]", leads: "Sequence[Length]"
) -> str:
    from ovillo.workflows.clock import calendar  # noqa: PLC0415 - as above

    return calendar(profiles, ends, leads, catalogue(), now=now())


@dataclass(frozen=True, slots=True)
class _Printing:
    """How and by whose rules something is printed."""

    profiles: "Sequence[Profile]"
    lead: Sequence[str] | None
    form: ClockFormat
    output: Path | None

    def answer(self, request: "Request") -> None:
        from ovillo.rendering.clocks import answer_json, answer_lines  # noqa: PLC0415 - loads only here
        from ovillo.workflows.clock import ask  # noqa: PLC0415 - as above

        leads = _leads(self.lead)
        found = ask(self.profiles, request)
        _tell_assumption(found)
        if self.form is ClockFormat.ICAL:
            surface.print_text(_calendar(self.profiles, [(found, "", "")], leads), self.output)
        elif self.form is ClockFormat.JSON:
            surface.print_text(surface.as_json(answer_json(found)), self.output)
            # A qualifier that nobody gave may be another in this case.
            told = (*found.notes, *(it for value in found.values for it in value.notes if not request.qualifier))
            for words in dict.fromkeys(each.get(catalogue().language, "") for each in told):
                note(words)
        else:
            surface.print_parts((inert_line(each) + "\n" for each in answer_lines(found, catalogue())), self.output)

    def outlook(self, case: Path) -> None:
        from ovillo.rendering.clocks import running_json  # noqa: PLC0415 - as above
        from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
        from ovillo.workflows.clock import next_to_run_out  # noqa: PLC0415 - as above

        leads, moment = _leads(self.lead), now()
        with open_case(case) as opened:
            found = next_to_run_out(opened.record, self.profiles, now=moment, leads=leads)
        if self.form is ClockFormat.ICAL:
            ends = [(each.answer, each.id, each.label) for each in found.clocks]
            surface.print_text(_calendar(self.profiles, ends, leads), self.output)
        elif self.form is ClockFormat.JSON:
            told = (running_json(each) for each in found.clocks)
            rest = {
                "as_of": moment.isoformat(timespec="seconds"),
                "uncounted": [each.id for each, _ in found.uncounted],
            }
            surface.print_parts(surface.json_parts("clocks", told, rest), self.output)
        else:
            surface.print_parts(_next_lines(found.clocks), self.output)
        for held, error in found.uncounted:
            note(_UNCOUNTED, id=held.id[:12], rule=held.request.rule, problem=catalogue().error(error))

    def listing(self, country: str) -> None:
        from ovillo.rendering.clocks import listing_lines  # noqa: PLC0415 - as above
        from ovillo.workflows.clock import listing  # noqa: PLC0415 - as above

        known = sorted(each.jurisdiction for each in self.profiles)
        if country and country.upper() not in known:
            raise CountryWithoutRulesError(country=country, known=", ".join(known))
        rows = listing(self.profiles, country.upper())
        if self.form is ClockFormat.JSON:
            surface.print_parts(surface.json_parts("rules", rows, {"countries": known}), self.output)
        else:
            surface.print_parts((inert_line(each) + "\n" for each in listing_lines(rows, catalogue())), self.output)
