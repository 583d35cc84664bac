"""What `add` shows while it runs and when it is done."""

import posixpath
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from ovillo.cli.surface import PlainFormat, as_json, catalogue, line, note, say
from ovillo.domain.documents import Unread
from ovillo.domain.messages import mark
from ovillo.wiring.files import Run
from ovillo.workflows.ingest import FIRST_REFUSALS, MORE, NO_BYTES, Added, Outcome

Acknowledge = Callable[[Sequence[Added]], None]
_READ = {
    Outcome.ADDED: mark("added    {document}  {name}: {statements}"),
    Outcome.READ: mark("read     {document}  {name}: stored unread before, read now: {statements}"),
    Outcome.ALREADY: mark("already  {document}  {name}: the case holds these bytes; nothing was added"),
    Outcome.STATED: mark("stated   {document}  {name}: the case holds these bytes; now known too: {completed}"),
    Outcome.WITHDRAWN: mark(
        "already  {document}  {name}: these bytes were withdrawn; "
        "take that back with: ovillo withdraw CASE {document} --undo"
    ),
    Outcome.EMPTY: mark("empty    {document}  {name}: the file holds no bytes; nothing was added"),
}
_UNREAD = {
    Outcome.ADDED: mark("stored   {document}  {name}: not read: {why}"),
    Outcome.READ: mark("stored   {document}  {name}: not read: {why}"),
    Outcome.ALREADY: mark("already  {document}  {name}: the case holds these bytes; still not read: {why}"),
    Outcome.STATED: mark(
        "stated   {document}  {name}: the case holds these bytes, still not read: {why}; now known too: {completed}"
    ),
}
_TABLE = {
    Outcome.ADDED: mark("stored   {document}  {name}: {why}"),
    Outcome.READ: mark("stored   {document}  {name}: {why}"),
    Outcome.ALREADY: mark("already  {document}  {name}: the case holds these bytes, {why}"),
    Outcome.STATED: mark("stated   {document}  {name}: the case holds these bytes, {why}; now known too: {completed}"),
}
_FIRST_EMPTY = mark("empty    {document}  {name}: the file holds no bytes; that it was given is stored")
_KEPT = mark(
    "not changed, because the case holds something else: {fields}; to change that, add the document to a new case"
)
_MENDED = mark("its original, which was missing or altered, was put back")
_WAYS_OUT = {
    Unread.NO_TEXT_LAYER: mark("To read scans, add them again with --ocr, such as --ocr spa+eng (needs tesseract)."),
    Unread.UNKNOWN_LANGUAGE: mark(
        "To read a text of uncertain language, add it again with --source-language es or en."
    ),
    Unread.TABLE: mark("Tables are asked with ovillo calls, payments or registers."),
}


def show(run: Run[tuple[Added, ...]], form: PlainFormat) -> list[Added]:
    """Runs the files through, prints what became of them, and gives it back."""
    for template, fields in run.notes:
        note(template, **fields)
    if form is PlainFormat.JSON:
        report = [*run.refused, *watch(run.results, total=run.total, acknowledge=lambda _: None)]
        print(report_json(report))
        return report
    for refused in run.refused:
        line(acknowledgement(refused))
    added = watch(run.results, total=run.total, acknowledge=_print_acknowledgements)
    report = [*run.refused, *added]
    for text in summary_lines(report):
        line(text)
    return report


def watch(results: Iterator[tuple[Added, ...]], *, total: int, acknowledge: Acknowledge) -> list[Added]:
    """Every result, acknowledged as it comes, with a bar on standard error where that is a terminal."""
    report: list[Added] = []
    for batch in _with_bar(results, total) if sys.stderr.isatty() else results:
        acknowledge(batch)
        report.extend(batch)
    return report


def _print_acknowledgements(batch: Sequence[Added]) -> None:
    for text in acknowledgements(batch):
        line(text)


def acknowledgements(batch: Sequence[Added]) -> Iterator[str]:
    """A line for each piece of one file; many refusals for one reason are told by the first and a number."""
    counts: Counter[str] = Counter()
    for each in batch:
        counts[each.refusal] += 1
        if not each.refusal or counts[each.refusal] <= FIRST_REFUSALS:
            yield acknowledgement(each)
    place = posixpath.commonpath([each.name.strip("/") or "-" for each in batch]) if batch else ""
    for reason, count in counts.items():
        if reason and count > FIRST_REFUSALS:
            yield say(mark("refused  {name}: {reason}"), name=place, reason=say(MORE, count=count - FIRST_REFUSALS))


def _with_bar(results: Iterator[tuple[Added, ...]], total: int) -> Iterator[tuple[Added, ...]]:
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs the bar
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    is_shared = sys.stdout.isatty()  # a terminal shows both: then the bar makes room for the lines
    with Progress(*columns, console=Console(stderr=True), redirect_stdout=is_shared) as progress:
        bar = progress.add_task(say(mark("Reading")), total=total, rate="")
        for batch in results:
            yield batch
            speed = progress.tasks[0].speed
            progress.update(bar, advance=1, rate=say(mark("{speed} files/s"), speed=f"{speed:.1f}") if speed else "")


def report_json(report: Sequence[Added]) -> str:
    """The report of an `add`, for programs."""
    return as_json([_as_object(each) for each in report])


def summary_lines(report: Sequence[Added]) -> Iterator[str]:
    """What an `add` came to, after its lines."""
    added = [each for each in report if each.outcome in (Outcome.ADDED, Outcome.READ)]
    documents = catalogue().say_many(mark("{count} document"), mark("{count} documents"), len(added))
    yield say(
        mark("Added: {documents}, {statements}."),
        documents=documents,
        statements=_statements(sum(each.statements for each in added)),
    )
    yield from _unknown_lines(added)
    reasons = {each.unread for each in report}
    yield from (say(hint) for reason, hint in _WAYS_OUT.items() if reason in reasons)


def _statements(count: int) -> str:
    return catalogue().say_many(mark("{count} statement"), mark("{count} statements"), count)


def acknowledgement(each: Added) -> str:
    """What became of one document; printed only when it is safe."""
    if each.outcome is Outcome.REFUSED:
        reason = catalogue().reason(each.refusal, dict(each.refusal_fields))
        return say(mark("refused  {name}: {reason}"), name=each.name, reason=reason)
    templates = _READ if each.unread is None else _TABLE if each.unread is Unread.TABLE else _UNREAD
    template = templates.get(each.outcome, _READ[each.outcome])
    told = say(
        _FIRST_EMPTY if each.outcome is Outcome.ADDED and each.document == NO_BYTES else template,
        document=(each.document or "")[:12],
        name=each.name,
        statements=_statements(each.statements),
        why=catalogue().unread(each.unread) if each.unread else "",
        completed=_fields(each.completed),
    )
    bare = catalogue().bare_pages(each.bare_pages) if each.bare_pages else ""
    kept = say(_KEPT, fields=_fields(each.kept)) if each.kept else ""
    mended = say(_MENDED) if each.is_mended else ""
    return "; ".join(part for part in (told, bare, kept, mended) if part)


def _fields(names: Sequence[str]) -> str:
    return ", ".join(catalogue().unknown(name) for name in names)


def _unknown_lines(added: Sequence[Added]) -> Iterator[str]:
    missing: defaultdict[str, list[str]] = defaultdict(list)
    for each in added:
        for name in each.unknown if each.unread is not Unread.EMPTY else ():
            missing[name].append(each.name)
    if missing:
        yield say(mark("Not stated by the documents, a manifest or an option, and left open:"))
    for name, documents in sorted(missing.items()):
        shown = ", ".join(documents[:3]) + (" …" if len(documents) > 3 else "")
        yield say(
            mark("  {field}: {count} ({names})"), field=catalogue().unknown(name), count=len(documents), names=shown
        )


def _as_object(each: Added) -> dict[str, object]:
    return {
        "name": each.name,
        "outcome": each.outcome.value,
        "document": each.document,
        "statements": each.statements,
        "unread": each.unread.value if each.unread else None,
        "pages_without_text": list(each.bare_pages),
        "unknown": list(each.unknown),
        "completed": list(each.completed),
        "kept": list(each.kept),
        "original_put_back": each.is_mended,
        "reason": catalogue().reason(each.refusal, dict(each.refusal_fields)) if each.refusal else None,
    }
