"""Commands that make, fill and keep a case: new, add, country, rates, withdraw, backup, migrate-case, verify."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ovillo.cli import surface, verifying
from ovillo.cli.surface import (
    CaseFolder,
    Extractor,
    ExtractorOption,
    LanguageOption,
    PlainFormat,
    PlainFormatOption,
    note,
    now,
    settings,
)
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.domain.sources import Grade, SourceDetails, SourceKind
from ovillo.rendering.ledger_lines import copied_line


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command(help=mark("Create a case: an empty folder that will hold it."))(new)
    app.command(help=mark("Add files and folders: documents are stored, read and kept with their sources."))(add)
    app.command(help=mark("State whose telephone numbers the tables of a case write without a prefix; or tell whose."))(
        country
    )
    app.command(
        help=mark("Keep a table of exchange rates, by which amounts in two currencies are compared; or list it.")
    )(rates)
    app.command(help=mark("Take a wrongly added document out of every answer; the ledger keeps that it was there."))(
        withdraw
    )
    app.command(help=mark("Copy a case to another folder, safe while it is in use."))(backup)
    app.command(help=mark("Move the record of a case to a database server, or back; the ledger stays the same."))(
        migrate_case
    )
    app.command(help=mark("Prove offline that every original and every ledger entry is intact."))(verify)


def new(
    case: CaseFolder,
    name: Annotated[str | None, typer.Option(help=mark("Name shown on the brief; else that of the folder."))] = None,
    database: Annotated[
        str | None,
        typer.Option(
            metavar=mark("ADDRESS"),
            help=mark("Keep the record on a server, for teams: postgresql://HOST/DATABASE; else in the folder."),
        ),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option(
            metavar="PE",
            help=mark("Whose telephone numbers its tables write without a prefix: they are written in E.164."),
        ),
    ] = None,
    unit: Annotated[
        str | None, typer.Option(metavar=mark("UNIT"), help=mark("Which unit opens it; you are its first owner."))
    ] = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.cases import create_case  # noqa: PLC0415 - the database library loads only where a case is opened
    from ovillo.workflows.country import code_of, state_country  # noqa: PLC0415 - as above
    from ovillo.workflows.opening import open_for_unit, unit_named  # noqa: PLC0415 - as above

    by_unit = None if unit is None else unit_named(unit)
    actor, code = settings().actor, None if country is None else code_of(country)
    with create_case(case, name=name or case.resolve().name, actor=actor, at=now(), database=database) as opened:
        if code is not None:
            state_country(opened.record, code, actor=actor, now=now)
        if by_unit is not None:
            open_for_unit(opened.record, by_unit, actor=actor, now=now)
        note(mark("Created the case {path}."), path=case)
    _say_of_password(database)


def _say_of_password(database: str | None) -> None:
    from ovillo.wiring.cases import holds_password  # noqa: PLC0415 - as above

    if database is not None and holds_password(database):
        note(
            mark(
                "The password in the address is not kept. From now on give it in ~/.pgpass, in the file that "
                "PGPASSFILE names, or in PGPASSWORD."
            )
        )


def add(
    case: CaseFolder,
    paths: Annotated[
        list[Path], typer.Argument(metavar=mark("PATH..."), help=mark("Files and folders."), show_default=False)
    ],
    publisher: Annotated[str | None, typer.Option(help=mark("Who published them."))] = None,
    published: Annotated[str | None, typer.Option(metavar=mark("YYYY-MM-DD"), help=mark("Day of publication."))] = None,
    source_language: Annotated[str | None, typer.Option(help=mark("Language of the documents, such as es."))] = None,
    kind: Annotated[SourceKind | None, typer.Option(help=mark("What sort of source they are."))] = None,
    grade: Annotated[Grade | None, typer.Option(help=mark("Admiralty grade of the source, A to F."))] = None,
    ocr: Annotated[
        str | None,
        typer.Option(
            metavar=mark("LANGUAGES"), help=mark("Read scanned pages with tesseract, in these languages: spa+eng.")
        ),
    ] = None,
    extractor: ExtractorOption = Extractor.RULES,
    workers: Annotated[int | None, typer.Option(min=1, max=64, help=mark("Number of worker processes."))] = None,
    form: PlainFormatOption = PlainFormat.TEXT,
    language: LanguageOption = None,
) -> None:
    from ovillo.cli.adding import show  # noqa: PLC0415 - as above
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.wiring.files import adding  # noqa: PLC0415 - as above

    options = SourceDetails(
        publisher=publisher, published=_day(published), language=_code(source_language), kind=kind, grade=grade
    )
    with (
        open_case(case) as opened,
        adding(
            opened,
            paths,
            options=options,
            ocr_languages=tuple((ocr or "").replace("+", " ").split()),
            extractor=extractor.value,
            workers=workers or settings().workers,
            actor=settings().actor,
            now=now,
        ) as run,
    ):
        report = show(run, form)
    if any(each.refusal for each in report):
        raise typer.Exit(surface.BAD_USE)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(problem=mark("A day of publication is written YYYY-MM-DD. Give --published again.")) from error


def _code(text: str | None) -> str | None:
    """The language as `sources.csv` may name it too."""
    from ovillo.reading.details import language_code  # noqa: PLC0415 - as above

    code = language_code(text)
    if text is not None and code is None:
        raise UsageError(
            problem=mark(
                "The language of a document is a code of two letters, such as es or en. Give --source-language again."
            )
        )
    return code


def country(
    case: CaseFolder,
    code: Annotated[
        str | None, typer.Argument(metavar="PE", help=mark("Two letters of ISO 3166."), show_default=False)
    ] = None,
    none: Annotated[
        bool, typer.Option("--none", help=mark("Take it back: numbers stay as tables write them."))
    ] = False,
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.workflows.country import country_of, state_country  # noqa: PLC0415 - as above

    if code is not None and none:
        raise UsageError(problem=mark("Give a country or --none, not both."))
    with open_case(case) as opened:
        if code is not None or none:
            state_country(opened.record, code, actor=settings().actor, now=now)
        held = country_of(opened.record)
    if held is None:
        note(mark("The case has no country: numbers stay as tables write them."))
    else:
        surface.line(held)


def rates(
    case: CaseFolder,
    table: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE.csv",
            help=mark("CSV file: day, currency, counter, rate. One unit of currency cost rate units of counter."),
            show_default=False,
        ),
    ] = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.workflows.rates import list_rates, state_rates  # noqa: PLC0415 - as above

    with open_case(case) as opened:
        if table is not None:
            content = surface.read_file(table)
            count = state_rates(opened.record, content, place=table.name, actor=settings().actor, now=now)
            note(mark("New exchange rates: {count}."), count=count)
            return
        surface.line("day,currency,counter,rate")
        for each in list_rates(opened.record):
            surface.line(f"{each.day.isoformat()},{each.currency},{each.counter},{each.rate}")


def withdraw(
    case: CaseFolder,
    document: Annotated[str, typer.Argument(help=mark("SHA-256 of the document, or its first 8 digits or more."))],
    reason: Annotated[str, typer.Option(help=mark("Why; kept in the ledger."))],
    undo: Annotated[
        bool, typer.Option("--undo", help=mark("Take a withdrawal back: the document counts again."))
    ] = False,
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.wiring.tables import forget_twins  # noqa: PLC0415 - as above
    from ovillo.workflows import withdraw as withdrawing  # noqa: PLC0415 - as above

    change = withdrawing.restore if undo else withdrawing.withdraw
    done = (
        mark("Took back the withdrawal of document {document} under ledger entry {entry}.")
        if undo
        else mark("Withdrew document {document} under ledger entry {entry}.")
    )
    with open_case(case) as opened:
        found, entry = change(opened.record, document, reason=reason, actor=settings().actor, now=now)
    if not undo:
        forget_twins(case, found)
    note(done, document=found[:12], entry=entry)


def backup(
    case: CaseFolder,
    target: Annotated[Path, typer.Argument(help=mark("Folder to create."), show_default=False)],
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.whole_cases import back_up  # noqa: PLC0415 - as above

    result = back_up(case, target)
    note(mark("Backed up {path} to {target}."), path=case, target=target)
    if waits := result.waits:
        surface.aside(copied_line(waits, surface.catalogue()))
    for each in verifying.fault_lines(result):
        surface.line(each)
    if not result.is_intact:
        raise typer.Exit(surface.NOT_INTACT)


def migrate_case(
    case: CaseFolder,
    database: Annotated[
        str,
        typer.Option(
            metavar=mark("ADDRESS"), help=mark("Where to: postgresql://HOST/DATABASE, or sqlite for the case's folder.")
        ),
    ],
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.whole_cases import move_case  # noqa: PLC0415 - as above

    head = move_case(case, database)
    note(
        mark("Moved the record of the case {path}: {entries} ledger entries, root {root}."),
        path=case,
        entries=head.size,
        root=head.root.hex(),
    )
    _say_of_password(database)


def verify(
    case: CaseFolder,
    rebuild_index: Annotated[
        bool,
        typer.Option("--rebuild-index", help=mark("First make the search index again, and take Parquet twins away.")),
    ] = False,
    policy: Annotated[
        Path | None,
        typer.Option("--policy", metavar="FILE", help=mark("Whose cosignatures count; else the case's own guardians.")),
    ] = None,
    heads: Annotated[
        list[Path] | None,
        typer.Option(
            "--head", metavar="FILE", help=mark("A head that guardians cosigned, from elsewhere; repeatable.")
        ),
    ] = None,
    time_root: Annotated[
        Path | None,
        typer.Option("--time-root", metavar="FILE.pem", help=mark("Root certificates of authorities for time stamps.")),
    ] = None,
    form: PlainFormatOption = PlainFormat.TEXT,
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.tables import forget_twins  # noqa: PLC0415 - as above
    from ovillo.wiring.whole_cases import rebuild_search_index, verify_case, verify_tables  # noqa: PLC0415 - as above
    from ovillo.workflows.time_stamps import time_roots  # noqa: PLC0415 - as above
    from ovillo.workflows.witnessed import read_policy  # noqa: PLC0415 - as above

    if heads and policy is None:
        raise UsageError(problem=mark("A head counts by a policy. Give one with --policy."))
    held = read_policy(surface.read_file(policy)) if policy else None
    given = [surface.read_file(each) for each in heads or ()]
    if rebuild_index:
        rebuild_search_index(case)
        forget_twins(case)
    roots = time_roots(surface.read_file(time_root)) if time_root else None
    result = verify_tables(
        case, verify_case(case, heads=given, policy=held, time_roots=roots, viewer=surface.settings().actor)
    )
    if form is PlainFormat.JSON:
        print(surface.as_json(verifying.as_json(result)))
    else:
        verifying.show(result)
    if not (result.is_intact and result.is_proved):
        raise typer.Exit(surface.NOT_INTACT)
