"""`ovillo ledger`: a case's ledger before its guardians, and against what they cosigned."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ovillo.cli import surface
from ovillo.cli.surface import CaseFolder, LanguageOption, OutputOption, PlainFormat, PlainFormatOption, note, say
from ovillo.domain.messages import mark
from ovillo.rendering.exchanges import exchange_json, exchange_line
from ovillo.rendering.inert import inert_line
from ovillo.rendering.ledger_lines import BESIDE, place_line

if TYPE_CHECKING:
    from ovillo.domain.approvals import Exchange
    from ovillo.workflows.acknowledged import Waiting

KeyOption = Annotated[Path, typer.Option("--key", metavar="FILE", help=mark("The private key of the log."))]
OtherKeyOption = Annotated[
    Path | None, typer.Option("--key", metavar="FILE", help=mark("The private key of the log; else that of the case."))
]
OtherPolicyOption = Annotated[
    Path | None,
    typer.Option("--policy", metavar="FILE", help=mark("Which logs and guardians count; else those of the case.")),
]
PolicyOption = Annotated[
    Path, typer.Option("--policy", metavar="FILE", help=mark("Which logs and guardians count, and how many (C2SP)."))
]


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    ledger = typer.Typer(
        help=mark("Have guardians cosign the ledger of a case, and check it against what they cosigned.")
    )
    ledger.command(help=mark("Make a private key for a log, and print the key that guardians and policies name."))(key)
    ledger.command(help=mark("Have every command of a case wait until guardians cosigned what it entered."))(attach)
    ledger.command(help=mark("How far the guardians of a case cosigned its ledger, and what waits."))(status)
    ledger.command(help=mark("Ask the guardians of a policy to cosign how far the ledger has grown."))(cosign)
    ledger.command(help=mark("Have an authority stamp the time of the last head that was cosigned (RFC 3161)."))(stamp)
    ledger.command(help=mark("Prove offline that the ledger continues what guardians cosigned."))(check)
    app.add_typer(ledger, name="ledger")


def key(
    file: Annotated[Path, typer.Argument(metavar=mark("FILE"), help=mark("Where the private key is written."))],
    name: Annotated[
        str, typer.Option("--name", metavar="police.example/case-17", help=mark("What the log is called."))
    ] = "",
    language: LanguageOption = None,
) -> None:
    from ovillo.ledger.keys import SEED_BYTES  # noqa: PLC0415 - cryptography loads only where it is used
    from ovillo.wiring.witnesses import write_key  # noqa: PLC0415 - as above
    from ovillo.workflows.witnessed import new_log_key  # noqa: PLC0415 - as above

    made = new_log_key(name, secrets.token_bytes(SEED_BYTES))
    write_key(file, made.text + "\n")
    surface.line(made.verifier.text)


def attach(case: CaseFolder, key_file: KeyOption, policy: PolicyOption, language: LanguageOption = None) -> None:
    from ovillo.wiring.cases import open_case, witnessed_in  # noqa: PLC0415 - as above
    from ovillo.workflows import witnessed  # noqa: PLC0415 - as above
    from ovillo.workflows.approvals import attach_guardians  # noqa: PLC0415 - as above

    log_key, text = witnessed.read_log_key(surface.read_file(key_file)), surface.read_file(policy)
    witnessed.read_policy(text)
    with open_case(case) as opened:
        below, actor = witnessed_in(opened), surface.settings().actor
        attach_guardians(opened.record, below, log_key, text.decode("utf-8"), actor=actor, now=surface.now)
    note(mark("From now on every command waits until these guardians have cosigned what it entered."))


def status(case: CaseFolder, form: PlainFormatOption = PlainFormat.TEXT, language: LanguageOption = None) -> None:
    from ovillo.wiring.cases import open_case, witnessed_in  # noqa: PLC0415 - as above
    from ovillo.workflows import acknowledged  # noqa: PLC0415 - as above
    from ovillo.workflows.witnessed import open_alarms  # noqa: PLC0415 - as above

    with open_case(case) as opened:
        below = witnessed_in(opened)
        found = acknowledged.waiting(below)
        if found is None:
            raise acknowledged.NoGuardiansAttachedError
        alarms = [say(each.template, **each.fields) for each in open_alarms(below, below.heads)]
        changes = acknowledged.exchanged(below)
    _show_waiting(found, alarms, changes, form)
    if alarms:
        raise typer.Exit(surface.NOT_INTACT)


def _show_waiting(found: "Waiting", alarms: Sequence[str], changes: "Sequence[Exchange]", form: PlainFormat) -> None:
    cosigned = [] if found.trusted is None else [(each.key.name, each.at or 0) for each in found.trusted.cosigned]
    if form is PlainFormat.JSON:
        told = [{"guardian": name, "at": at} for name, at in cosigned]
        answer: dict[str, object] = {
            "entries": found.size,
            "acknowledged": found.acknowledged,
            "cosigned": told,
            "alarms": alarms,
        }
        answer["exchanges"] = [exchange_json(each) for each in changes]
        surface.print_text(surface.as_json(answer), None)
        return
    for each in alarms:
        surface.line(inert_line(say(mark("NOT INTACT, BY ITS GUARDIANS: {problem}"), problem=each)))
    counted = mark("Acknowledged: {acknowledged} of {size} entries. At the end wait for the guardians: {waiting}.")
    waits = found.size - found.acknowledged
    surface.line(say(counted, acknowledged=found.acknowledged, size=found.size, waiting=waits))
    for name, at in cosigned:
        surface.line("  " + say(mark("{name}, {at}"), name=name, at=_moment(at)))
    for change in changes:
        surface.line(inert_line(exchange_line(change, surface.catalogue())))


def cosign(
    case: CaseFolder,
    key_file: OtherKeyOption = None,
    policy: OtherPolicyOption = None,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.cases import open_case, witnessed_in  # noqa: PLC0415 - as above
    from ovillo.wiring.witnesses import ask  # noqa: PLC0415 - as above
    from ovillo.workflows import acknowledged, cosigning, witnessed  # noqa: PLC0415 - as above

    log_key = witnessed.read_log_key(surface.read_file(key_file)) if key_file else None
    held = witnessed.read_policy(surface.read_file(policy)) if policy else None
    with open_case(case) as opened:
        with opened.record.reading():  # only for whoever may read
            below = witnessed_in(opened)
        if held is None and log_key is None:
            below.acknowledge()
            surface.print_text(acknowledged.last_head(below).decode("utf-8"), output)
            return
        if held is None or log_key is None:
            raise acknowledged.NoGuardiansAttachedError
        found = cosigning.cosign(below.record, log_key, held, ask=ask)
    for each in found.refusals:
        note(each.template, **each.fields)
    if not found.has_quorum:
        note(mark("Too few guardians cosigned for this policy."))
    surface.print_text(found.note.encoded.decode("utf-8"), output)
    if not found.has_quorum or found.alarms:
        raise typer.Exit(surface.NOT_INTACT)


def stamp(
    case: CaseFolder,
    server: Annotated[
        str,
        typer.Option("--server", metavar="http://…", help=mark("Address of the authority; else OVILLO_TIME_SERVER.")),
    ] = "",
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.cases import open_case, witnessed_in  # noqa: PLC0415 - as above
    from ovillo.wiring.witnesses import stamp as ask_stamp  # noqa: PLC0415 - as above
    from ovillo.workflows.time_stamps import time_stamp  # noqa: PLC0415 - as above

    with open_case(case) as opened:
        with opened.record.reading():  # only for whoever may read
            heads = witnessed_in(opened).heads
        size = time_stamp(heads, server=server or surface.settings().time_server, ask=ask_stamp)
    note(mark("The head of {size} entries is stamped."), size=size)


def check(
    case: CaseFolder,
    witnessed_note: Annotated[
        Path,
        typer.Argument(metavar=mark("NOTE"), help=mark("A head that guardians cosigned, of ovillo ledger cosign.")),
    ],
    policy: PolicyOption,
    form: PlainFormatOption = PlainFormat.TEXT,
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.cases import open_case_for_all  # noqa: PLC0415 - as above
    from ovillo.wiring.whole_cases import verify_case  # noqa: PLC0415 - as above
    from ovillo.workflows import witnessed  # noqa: PLC0415 - as above

    content, held = surface.read_file(witnessed_note), witnessed.read_policy(surface.read_file(policy))
    with open_case_for_all(case) as opened:  # a proof tells nothing of what the case says
        found = witnessed.check(opened.record, content, held)
    fault = verify_case(case).fault if found.is_intact else None
    proof = witnessed.covering(found.trusted, fault.entry) if fault else None
    problem = say(fault.problem, **fault.fields) if fault else ""
    if form is PlainFormat.JSON:
        told = {
            "intact": found.is_intact and fault is None,
            "size": found.trusted.checkpoint.size,
            "root": found.trusted.checkpoint.root.hex(),
            "statement": say(found.verdict.template, **found.verdict.fields),
            "proof": proof and say(proof.template, **proof.fields),
            "fault": fault and {"what": fault.what, "place": fault.place, "problem": problem},
            "cosigned": [{"guardian": each.key.name, "at": each.at} for each in found.trusted.cosigned],
        }
        surface.print_text(surface.as_json(told), None)
    else:
        surface.line(say(found.verdict.template, **found.verdict.fields))
        if fault is not None:
            place = place_line(fault.place, surface.catalogue())
            surface.line(inert_line(say(BESIDE, place=place, problem=problem)))
        if proof is not None:
            surface.line(inert_line(say(proof.template, **proof.fields)))
    if not found.is_intact or fault is not None:
        raise typer.Exit(surface.NOT_INTACT)


def _moment(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
