"""`ovillo ledger`: a case's ledger before its guardians, and against what they cosigned."""

import secrets
from pathlib import Path
from typing import Annotated

import typer

from ovillo.cli import surface
from ovillo.cli.surface import CaseFolder, LanguageOption, OutputOption, PlainFormat, PlainFormatOption, note, say
from ovillo.domain.messages import mark
from ovillo.rendering.inert import inert_line

KeyOption = Annotated[Path, typer.Option("--key", metavar="FILE", help=mark("The private key of the log."))]
PolicyOption = Annotated[
    Path, typer.Option("--policy", metavar="FILE", help=mark("Which logs and guardians count, and how many (C2SP)."))
]


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    ledger = typer.Typer(
        help=mark("Have guardians cosign the ledger of a case, and check it against what they cosigned.")
    )
    ledger.command(help=mark("Make a private key for a log, and print the key that guardians and policies name."))(key)
    ledger.command(help=mark("Ask the guardians of a policy to cosign how far the ledger has grown."))(cosign)
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


def cosign(
    case: CaseFolder,
    key_file: KeyOption,
    policy: PolicyOption,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - the database library loads only where a case is opened
    from ovillo.wiring.witnesses import ask  # noqa: PLC0415 - as above
    from ovillo.workflows import witnessed  # noqa: PLC0415 - as above

    log_key = witnessed.read_log_key(surface.read_file(key_file))
    held = witnessed.read_policy(surface.read_file(policy))
    with open_case(case) as opened:
        found = witnessed.cosign(opened.record, log_key, held, ask=ask)
    for each in found.refusals:
        note(each.template, **each.fields)
    if not found.has_quorum:
        note(mark("Too few guardians cosigned for this policy."))
    surface.print_text(found.note.encoded.decode("utf-8"), output)
    if not found.has_quorum or any(each.is_alarm for each in found.refusals):
        raise typer.Exit(surface.NOT_INTACT)


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
    from ovillo.wiring.cases import open_case, verify_case  # noqa: PLC0415 - as above
    from ovillo.workflows import witnessed  # noqa: PLC0415 - as above

    content, held = surface.read_file(witnessed_note), witnessed.read_policy(surface.read_file(policy))
    with open_case(case) as opened:
        found = witnessed.check(opened.record, content, held)
    fault = verify_case(case).fault if found.is_intact else None
    if form is PlainFormat.JSON:
        told = {
            "intact": found.is_intact and fault is None,
            "size": found.trusted.checkpoint.size,
            "root": found.trusted.checkpoint.root.hex(),
            "statement": say(found.verdict.template, **found.verdict.fields),
            "fault": fault and {"what": fault.what, "place": fault.place, "problem": say(fault.problem)},
            "cosigned": [{"guardian": each.key.name, "at": each.at} for each in found.trusted.cosigned],
        }
        surface.print_text(surface.as_json(told), None)
    else:
        surface.line(say(found.verdict.template, **found.verdict.fields))
        if fault is not None:
            problem = mark("Beside the guardians, the case itself is not intact: {what} {place}: {problem}")
            surface.line(inert_line(say(problem, what=fault.what, place=fault.place, problem=say(fault.problem))))
    if not found.is_intact or fault is not None:
        raise typer.Exit(surface.NOT_INTACT)
