"""`ovillo custody`: who held an item of evidence, under which seal, and where the chain has a gap."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ovillo.cli import surface
from ovillo.cli.official_keys import KeyFile, read
from ovillo.cli.surface import LanguageOption, OutputOption, catalogue, now, say, settings, words_of
from ovillo.domain.custody import ActKind
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.rendering.inert import inert_line

if TYPE_CHECKING:
    from datetime import datetime

    from ovillo.casework.approvals.signing import OfficialKey
    from ovillo.casework.custody import Limits
    from ovillo.domain.custody import Chain


class CustodyFormat(StrEnum):
    """How chains are printed."""

    TEXT = "text"
    JSON = "json"
    UCO = "uco"


_WORDS_NEEDED: Final = mark(
    "That is no question to the custody of a case. Give CASE, CASE ITEM, or CASE and one of seal, hand, receive, open, "
    "copy, return with the item."
)
_NOT_SIGNED: Final = mark("Only hand and receive are signed by key. Leave out --key. Nothing was recorded.")
_NOBODY: Final = mark("No item is in custody in this case.")

Words = Annotated[
    list[str],
    words_of(
        mark("CASE [ITEM] | CASE seal|hand|receive|open|copy|return ITEM"),
        mark("Folder of the case; an item, or what was done with one."),
    ),
]
Seal = Annotated[str, typer.Option("--seal", help=mark("Number of the seal that is put on, or that is found."))]
Broken = Annotated[bool, typer.Option("--seal-broken", help=mark("For receive and open: the seal is not whole."))]
What = Annotated[str, typer.Option("--what", help=mark("For seal: what the item is."))]
To = Annotated[str, typer.Option("--to", help=mark("For hand and return: who is to receive it."))]
From = Annotated[str, typer.Option("--from", help=mark("For receive: who handed it over."))]
Purpose = Annotated[str, typer.Option("--purpose", help=mark("What for; for open it must be given."))]
Witness = Annotated[str, typer.Option("--witness", help=mark("For open: who else was there."))]
Digest = Annotated[str, typer.Option("--sha256", help=mark("Of the item's content when sealed, or of a copy."))]
Copy = Annotated[str, typer.Option("--copy", help=mark("For copy: what the copy is called."))]
Place = Annotated[str, typer.Option("--place", help=mark("Where."))]
At = Annotated[
    str, typer.Option("--at", metavar="2031-05-14T22:30", help=mark("When it happened, in --zone; else now."))
]
Zone = Annotated[str, typer.Option("--zone", metavar="America/Lima", help=mark("Time zone of --at."))]
Transit = Annotated[
    int, typer.Option("--transit-hours", min=0, max=8760, help=mark("How long an item may be on the way."))
]


def register(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command(help=mark("Who held an item of evidence, under which seal, and where the chain has a gap."))(custody)


def custody(
    words: Words,
    seal: Seal = "",
    broken: Broken = False,
    what: What = "",
    to: To = "",
    giver: From = "",
    purpose: Purpose = "",
    witness: Witness = "",
    digest: Digest = "",
    copy: Copy = "",
    place: Place = "",
    at: At = "",
    zone: Zone = "UTC",
    transit: Transit = 8,
    key_file: KeyFile = None,
    form: Annotated[
        CustodyFormat, typer.Option("--as", help=mark("text, json or uco (CASE/UCO)."))
    ] = CustodyFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.casework.custody import HANDED_OVER, Limits  # noqa: PLC0415 - loads only here
    from ovillo.casework.custody.folding import BROKEN  # noqa: PLC0415 - as above
    from ovillo.workflows.custody import read_moment  # noqa: PLC0415 - as above

    limits = Limits(transit=timedelta(hours=transit))
    match words:
        case [case, act, item] if act in {each.value for each in ActKind}:
            details = {"seal": seal, "what": what, "to": to, "from": giver, "purpose": purpose, "witness": witness}
            details |= {"sha256": digest, "copy": copy, "place": place, "seal_state": BROKEN if broken else ""}
            if key_file and ActKind(act) not in HANDED_OVER:
                raise UsageError(problem=_NOT_SIGNED)
            key = read(key_file) if key_file else None
            chain = _record(
                Path(case), item, ActKind(act), details, happened=read_moment(at, zone), limits=limits, key=key
            )
            _print([chain], form, output, is_whole=True)
        case [case, item]:
            _print(_chains(Path(case), item, limits), form, output, is_whole=True)
        case [case]:
            _print(_chains(Path(case), "", limits), form, output, is_whole=False)
        case _:
            raise UsageError(problem=_WORDS_NEEDED)


def _record(
    case: Path,
    item: str,
    act: ActKind,
    details: Mapping[str, str],
    *,
    happened: "datetime | None",
    limits: "Limits",
    key: "OfficialKey | None",
) -> "Chain":
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - the database library loads only where a case is opened
    from ovillo.workflows.approvals import office  # noqa: PLC0415 - as above
    from ovillo.workflows.custody import custody as chains_of  # noqa: PLC0415 - as above
    from ovillo.workflows.custody import record_act, sign_act  # noqa: PLC0415 - as above
    from ovillo.workflows.who_signs import require_key  # noqa: PLC0415 - as above

    actor = settings().actor
    with open_case(case) as opened:
        if key is not None:
            require_key(office(opened.record), key, actor)
        chain = record_act(opened.record, item, act, details, happened=happened, actor=actor, now=now, limits=limits)
        if key is None:
            return chain
        sign_act(opened.record, item, key, actor=actor, now=now)
        return next(iter(chains_of(opened.record, now=now(), limits=limits, item=item)))


def _chains(case: Path, item: str, limits: "Limits") -> "Sequence[Chain]":
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.workflows.custody import custody as chains_of  # noqa: PLC0415 - as above

    with open_case(case) as opened:
        return chains_of(opened.record, now=now(), limits=limits, item=item)


def _print(chains: "Sequence[Chain]", form: CustodyFormat, output: Path | None, *, is_whole: bool) -> None:
    from ovillo.rendering.custody import MEANING, chain_json, custody_graph  # noqa: PLC0415 - as above

    if form is CustodyFormat.UCO:
        surface.print_text(surface.as_json(custody_graph(chains)), output)
    elif form is CustodyFormat.JSON:
        rest = {"findings": sum(len(each.gaps) for each in chains), "meaning": say(MEANING)}
        surface.print_parts(surface.json_parts("items", (chain_json(each) for each in chains), rest), output)
    else:
        surface.print_parts(_lines(chains, is_whole=is_whole), output)


def _lines(chains: "Sequence[Chain]", *, is_whole: bool) -> Iterator[str]:
    from ovillo.rendering.custody import MEANING, chain_lines, summary_lines  # noqa: PLC0415 - as above

    for each in chains:
        told = chain_lines(each, catalogue()) if is_whole else summary_lines(each, catalogue())
        yield from (inert_line(line) + "\n" for line in told)
    if not chains:
        yield say(_NOBODY) + "\n"
    if any(each.gaps for each in chains):
        yield "\n" + say(MEANING) + "\n"
