"""`ovillo key`, `approval`, `status`, `erase`: the two-person rule."""

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ovillo.cli import surface
from ovillo.cli.official_keys import KeyFile, passphrase, read
from ovillo.cli.surface import (
    CaseFolder,
    LanguageOption,
    OutputOption,
    PlainFormat,
    PlainFormatOption,
    catalogue,
    note,
    now,
    settings,
    words_of,
)
from ovillo.cli.team import Reason, opened, show
from ovillo.domain.approvals import Action
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark

if TYPE_CHECKING:
    from ovillo.workflows.approvals import Shown

_KEY_WORDS: Final = mark("That is no question about keys. Give: make FILE, CASE enter --key FILE, or CASE.")
_APPROVAL_WORDS: Final = mark(
    "That is no question about approvals. Give CASE, CASE ask ACTION [OBJECT] --reason WHY, CASE sign A-1 --key FILE, "
    "CASE break-glass ACTION [OBJECT] --reason WHY --key FILE, or CASE A-1."
)
_STATUS_WORDS: Final = mark("That is no question about the status of a case. Give CASE, or CASE seal|release|close.")
_ERASE_WORDS: Final = mark("Say what is to be erased, a document or the number of an entry; or give --finish alone.")
_ERASED: Final = mark("Erased {entries} under ledger entry {entry}. The commitments stay.")
_NO_TRACE: Final = mark(
    "Nothing of it is left in the files of the case. Backups and copies elsewhere are yours to erase."
)
_NO_OTHER_TRACE: Final = mark(
    "Nothing else of it is left in the files of the case. Backups and copies elsewhere are yours to erase."
)
_MADE: Final = mark("The key is in {path}, under your passphrase. Its public half:")
_DONE: Final = mark("Recorded.")
_NO_KEYS: Final = mark("Nobody entered a key in this case.")
_NONE: Final = mark("Nothing was asked for in this case.")

KeyWords = Annotated[
    list[str],
    words_of(mark("make FILE | CASE [enter]"), mark("A new file for your private key; or the folder of the case.")),
]
ApprovalWords = Annotated[
    list[str],
    words_of(
        mark("CASE [A-1 | ask|break-glass ACTION OBJECT | sign A-1]"),
        mark("Folder of the case; what two officials sign before it is done."),
    ),
]
StatusWords = Annotated[
    list[str], words_of(mark("CASE [seal|release|close]"), mark("Folder of the case; what it is to be."))
]


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command(help=mark("Keys of officials, with which approvals, strategies and hand-overs are signed."))(key)
    app.command(help=mark("What two officials of different chains of command sign before it is done."))(approval)
    app.command(help=mark("Seal a case so that nothing is added, release it, or close it."))(status)
    app.command(help=mark("Destroy a document or an entry for good, on two signatures; the ledger stays whole."))(erase)


def key(
    words: KeyWords,
    file: KeyFile = None,
    before: Annotated[
        Path | None, typer.Option("--before", metavar="FILE", help=mark("The key that the new one replaces."))
    ] = None,
    form: PlainFormatOption = PlainFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.workflows import approvals as work  # noqa: PLC0415 - loads only here

    match words:
        case ["make", path]:
            _make(Path(path))
        case [case, "enter"]:
            held = read(file)
            old = read(before) if before else None
            with opened(case) as record:
                work.enter_key(record, held, old, actor=settings().actor, now=now)
            note(_DONE)
        case [case]:
            _list_keys(case, form, output)
        case _:
            raise UsageError(problem=_KEY_WORDS)


def _make(path: Path) -> None:
    from ovillo.wiring.witnesses import write_key  # noqa: PLC0415 - as above
    from ovillo.workflows.approvals import new_key  # noqa: PLC0415 - as above

    text, made = new_key(passphrase(path), secrets.token_bytes)
    write_key(path, text)
    note(_MADE, path=path)
    surface.line(made.public)


def _list_keys(case: str, form: PlainFormat, output: Path | None) -> None:
    from ovillo.rendering.approvals import key_line  # noqa: PLC0415 - as above
    from ovillo.workflows.approvals import office  # noqa: PLC0415 - as above

    with opened(case) as record:
        held = office(record)
    last = {name: keys[-1] for name, keys in held.keys.items()}
    told = [
        {"official": name, "public_key": public, "chain": held.chain_of(name) or None, "entry": number}
        for name, (number, public) in last.items()
    ]
    lines = [key_line(name, public, held.chain_of(name), number) for name, (number, public) in last.items()]
    show(form, "keys", told, lines or [surface.say(_NO_KEYS)], output)


def approval(
    words: ApprovalWords,
    reason: Reason = "",
    file: KeyFile = None,
    form: PlainFormatOption = PlainFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.workflows import approvals as work  # noqa: PLC0415 - as above

    actor, actions = settings().actor, {each.value for each in Action}
    match words:
        case [case]:
            with opened(case) as record:
                found = work.list_approvals(record, now())
        case [case, "ask" | "break-glass" as how, action, *rest] if action in actions:
            is_glass = how == "break-glass"
            held = read(file) if file or is_glass else None
            with opened(case) as record:
                request = work.Request(Action(action), " ".join(rest), reason, is_glass=is_glass)
                found = [work.ask(record, request, held, actor=actor, now=now)]
        case [case, "sign", called]:
            held = read(file)
            with opened(case) as record:
                found = [work.sign(record, called, held, actor=actor, now=now)]
        case [case, called] if called not in {"ask", "sign", "break-glass"}:
            with opened(case) as record:
                found = [work.one(record, called, now())]
        case _:
            raise UsageError(problem=_APPROVAL_WORDS)
    show(
        form,
        "approvals",
        map(_json, found),
        [line for each in found for line in _lines(each)] or [surface.say(_NONE)],
        output,
    )


def _json(shown: "Shown") -> dict[str, object]:
    from ovillo.casework.approvals.office import approval_message  # noqa: PLC0415 - as above
    from ovillo.rendering.approvals import approval_json  # noqa: PLC0415 - as above

    found, held = shown.approval, shown.office
    messages = {each.by: approval_message(found, each.by) for each in found.signatures}
    return dict(approval_json(found, held.state(found, shown.at), held.countersigned(found, shown.at), messages))


def _lines(shown: "Shown") -> list[str]:
    from ovillo.rendering.approvals import approval_lines  # noqa: PLC0415 - as above

    found, held = shown.approval, shown.office
    state, glass = held.state(found, shown.at), held.countersigned(found, shown.at)
    return list(approval_lines(found, state, glass, catalogue(), goes=shown.goes, left=shown.left))


def status(
    words: StatusWords,
    form: PlainFormatOption = PlainFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.rendering.approvals import status_line  # noqa: PLC0415 - as above
    from ovillo.workflows import approvals as work  # noqa: PLC0415 - as above

    match words:
        case [case]:
            with opened(case) as record:
                held = work.office(record)
        case [case, "seal" | "release" | "close" as action]:
            with opened(case) as record:
                work.set_status(record, Action(action), actor=settings().actor, now=now)
                held = work.office(record)
        case _:
            raise UsageError(problem=_STATUS_WORDS)
    if form is PlainFormat.JSON:
        surface.print_text(surface.as_json({"status": held.status.value, "entry": held.status_entry}), output)
    else:
        surface.print_text(status_line(held.status, held.status_entry, catalogue()), output)


def erase(
    case: CaseFolder,
    what: Annotated[
        str,
        typer.Argument(
            metavar=mark("DOCUMENT|ENTRY"),
            help=mark("SHA-256 or name of a document, or the number of an entry of the ledger."),
            show_default=False,
        ),
    ] = "",
    finish: Annotated[
        bool, typer.Option("--finish", help=mark("Clear away what an erasure that was cut short left."))
    ] = False,
    language: LanguageOption = None,
) -> None:
    from ovillo.rendering.approvals import left_lines  # noqa: PLC0415 - as above
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.wiring.whole_cases import finish_erasure  # noqa: PLC0415 - as above
    from ovillo.workflows import erase as work  # noqa: PLC0415 - as above
    from ovillo.workflows.acknowledged import NotAcknowledgedError  # noqa: PLC0415 - as above
    from ovillo.workflows.erased_names import still_naming  # noqa: PLC0415 - as above

    if bool(what.strip()) == finish:
        raise UsageError(problem=_ERASE_WORDS)
    left: list[str] = []
    with open_case(case) as found:
        try:
            if not finish:
                number, went = work.erase(found.record, what, actor=settings().actor, now=now)
                note(_ERASED, entries=went, entry=number)
                left = list(left_lines(still_naming(found.record, number), catalogue()))
        except NotAcknowledgedError:  # it is erased all the same, and waits for the guardians of the case
            finish_erasure(found)
            raise
        finish_erasure(found)
    for line in left:
        surface.aside(line)
    note(_NO_OTHER_TRACE if left else _NO_TRACE)
