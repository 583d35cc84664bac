"""What `add` shows while it runs and when it is done."""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ovillo.cli.surface import PlainFormat, catalogue, say
from ovillo.domain.messages import mark
from ovillo.workflows.ingest import Added, Outcome

UNREAD = {
    "no_text_layer": mark("not read: no text layer"),
    "no_extractor": mark("not read: no extractor for its language"),
    "unknown_language": mark("not read: its language is not certain"),
    "empty": mark("not read: no text"),
}
UNKNOWN = {
    "publisher": mark("publisher"),
    "published": mark("day of publication"),
    "language": mark("language"),
    "kind": mark("kind"),
    "grade": mark("grade"),
}


def watch(results: Iterator[tuple[Added, ...]], *, total: int) -> list[Added]:
    """Every result, with a bar on standard error while they come, where that is a terminal."""
    if not sys.stderr.isatty():
        return [each for batch in results for each in batch]
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs the bar
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    report: list[Added] = []
    with Progress(*columns, console=Console(stderr=True)) as progress:
        bar = progress.add_task(say(mark("Reading")), total=total, rate="")
        for batch in results:
            report.extend(batch)
            speed = progress.tasks[0].speed
            progress.update(bar, advance=1, rate=say(mark("{speed} files/s"), speed=f"{speed:.1f}") if speed else "")
    return report


def report_lines(report: Sequence[Added], form: PlainFormat) -> Iterator[str]:
    """The report of an `add`, for eyes or for programs."""
    if form is PlainFormat.JSON:
        yield json.dumps([_as_object(each) for each in report], ensure_ascii=False, indent=2)
        return
    for each in report:
        yield _line(each)
    added = [each for each in report if each.outcome is Outcome.ADDED]
    yield catalogue().say_many(
        mark("Added {count} document with {statements} statements."),
        mark("Added {count} documents with {statements} statements."),
        len(added),
        statements=sum(each.statements for each in added),
    )
    yield from _unknown_lines(added)


def _line(each: Added) -> str:
    short = (each.document or "")[:12]
    match each.outcome:
        case Outcome.REFUSED:
            return say(
                mark("refused  {name}: {reason}"), name=each.name, reason=say(each.refusal, **dict(each.refusal_fields))
            )
        case Outcome.ALREADY:
            return say(
                mark("already  {document}  {name}: the case holds these bytes; nothing was added"),
                document=short,
                name=each.name,
            )
        case Outcome.WITHDRAWN:
            return say(
                mark("already  {document}  {name}: these bytes were withdrawn before; nothing was added"),
                document=short,
                name=each.name,
            )
        case Outcome.ADDED if each.unread is not None:
            return say(
                mark("stored   {document}  {name}: {why}"),
                document=short,
                name=each.name,
                why=say(UNREAD[each.unread.value]),
            )
        case _:
            return say(
                mark("added    {document}  {name}: {statements} statements"),
                document=short,
                name=each.name,
                statements=each.statements,
            )


def _unknown_lines(added: Sequence[Added]) -> Iterator[str]:
    missing: defaultdict[str, list[str]] = defaultdict(list)
    for each in added:
        for name in each.unknown:
            missing[name].append(each.name)
    if missing:
        yield say(mark("Not stated by the documents, a manifest or an option, and left open:"))
    for name, documents in sorted(missing.items()):
        shown = ", ".join(documents[:3]) + (" …" if len(documents) > 3 else "")
        yield say(mark("  {field}: {count} ({names})"), field=say(UNKNOWN[name]), count=len(documents), names=shown)


def _as_object(each: Added) -> dict[str, object]:
    return {
        "name": each.name,
        "outcome": each.outcome.value,
        "document": each.document,
        "statements": each.statements,
        "unread": each.unread.value if each.unread else None,
        "unknown": list(each.unknown),
        "reason": say(each.refusal, **dict(each.refusal_fields)) if each.refusal else None,
    }
