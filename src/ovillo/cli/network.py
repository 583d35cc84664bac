"""`ovillo network`: the network of a case or of a bare list of ties, measured and asked."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from ovillo.cli import network_options as options
from ovillo.cli import surface
from ovillo.cli.edge_reading import LINES_NAMED, tell_edges
from ovillo.cli.minus import Minus, MinusOption
from ovillo.cli.network_options import NetworkFormat
from ovillo.cli.official_keys import tell_who_signed
from ovillo.cli.surface import LanguageOption, OutputOption, note, say
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.domain.networks import CALLS, COUNSEL, PAYMENTS, USUAL, NetworkQuestion, Wanted
from ovillo.domain.statements import FIRMNESS, KIND_OF, PREDICATES, Standing

if TYPE_CHECKING:
    from ovillo.domain.exoneration import BesideName
    from ovillo.reading.edge_list import EdgeList
    from ovillo.rendering.network_answers import Name
    from ovillo.workflows.network import Asked, CaseNetworks
    from ovillo.workflows.network_tables import RowTables

SHORT_ID = 12
SPACES = 3
"""Shown of those around an id."""
_NAMES_OF = {
    NetworkQuestion.PATHS: (2, 2),
    NetworkQuestion.EGO: (1, 1),
    NetworkQuestion.CHANGE: (2, 2),
    NetworkQuestion.ARRESTS: (1, 1000),
}
"""How many names follow a question; none where it does not stand here."""


def register(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command(
        help=mark(
            "Who is tied to whom, in a case or in a list of ties. Questions: measures, ties, groups, brokers, "
            "paths A B, ego A, change DAY DAY, hidden, arrests A+B."
        )
    )(network)


def network(
    words: options.Words = None,
    edges: options.Edges = None,
    directed: options.Directed = False,
    weighted: options.Weighted = False,
    as_of: options.AsOf = None,
    kind: options.Kinds = None,
    standing: options.Standings = None,
    source: options.Sources = None,
    source_kind: options.SourceKinds = None,
    since: options.Since = None,
    until: options.Until = None,
    accepted: options.Accepted = False,
    unnamed: options.Unnamed = False,
    people: options.People = False,
    projected: options.Projected = False,
    steps: options.Steps = 1,
    as_written: options.AsWritten = False,
    minus: MinusOption = Minus.REFUNDED,
    groups_of: options.GroupsOf = None,
    form: options.Format = NetworkFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    given = list(words or ())
    case = Path(given.pop(0)) if given and edges is None else None
    question, names = _question(given)
    asking = _Asking(question, names, steps, groups_of, weighted, form, output)
    if edges is not None:
        _ask_edges(edges, asking, is_directed=directed)
        return
    if case is None:
        raise UsageError(problem=mark("No network is named. Give a case, or a file of ties with --edges."))
    wanted = Wanted(
        kinds=_kinds(kind or ()),
        standings=_standings(standing or ()),
        sources=tuple(source or ()),
        source_kinds=frozenset(source_kind or ()),
        since=since.date() if since else None,
        until=until.date() if until else None,
        only_accepted=accepted,
        has_unnamed=unnamed or form is NetworkFormat.HTCDS,
    )
    if case.is_file():
        raise UsageError(problem=mark("That is a file, not a case. For a list of ties: ovillo network --edges FILE"))
    shape = {"is_directed": directed, "has_people_only": people, "is_projected": projected}
    _ask_case(case, wanted, asking, _Rows(as_written, minus), as_of=as_of, **shape)


@dataclass(frozen=True, slots=True)
class _Asking:
    """What is asked, and how the answer is shown."""

    question: NetworkQuestion
    names: Sequence[str]
    steps: int
    groups_of: Path | None
    is_weighted: bool
    form: NetworkFormat
    output: Path | None


@dataclass(frozen=True, slots=True)
class _Rows:
    """How the rows of payments are read."""

    as_written: bool
    minus: Minus


def _question(given: Sequence[str]) -> tuple[NetworkQuestion, Sequence[str]]:
    if not given:
        return NetworkQuestion.MEASURES, ()
    try:
        question = NetworkQuestion(given[0])
    except ValueError as error:
        problem = mark("No such question. Ask one of: {questions}.")
        raise UsageError(problem=say(problem, questions=", ".join(NetworkQuestion))) from error
    least, most = _NAMES_OF.get(question, (0, 0))
    if not least <= len(given) - 1 <= most:
        problem = mark("{question} takes another number of names: paths A B, ego A, change DAY DAY, arrests A+B.")
        raise UsageError(problem=say(problem, question=question.value))
    return question, given[1:]


def _kinds(written: Sequence[str]) -> frozenset[str]:
    for each in written:
        if each not in KIND_OF and each not in {*PREDICATES, CALLS, PAYMENTS, COUNSEL}:
            problem = mark(
                "No such kind of tie: {kind}. Name conduct, tie, procedure, counsel, calls, payments or one predicate."
            )
            raise UsageError(problem=say(problem, kind=each))
    return frozenset(map(str, written)) or USUAL


def _standings(written: Sequence[str]) -> frozenset[Standing]:
    """The standings named; `charged+` is that one and all firmer."""
    found: set[Standing] = set()
    for each in written:
        name = each.removesuffix("+")
        if each != name and name in set(Standing) and Standing(name) not in FIRMNESS:
            problem = mark("{standing} has none firmer or less firm. A + goes with one of {standings}.")
            raise UsageError(problem=say(problem, standing=name, standings=", ".join(FIRMNESS)))
        if name not in set(Standing):
            problem = mark("No such standing: {standing}. Name one of {standings}.")
            raise UsageError(problem=say(problem, standing=each, standings=", ".join(Standing)))
        found.add(Standing(name))
        if each != name:
            found.update(FIRMNESS[FIRMNESS.index(Standing(name)) :])
    return frozenset(found)


def _ask_edges(path: Path, asking: _Asking, *, is_directed: bool) -> None:
    from ovillo.workflows.network import read_network  # noqa: PLC0415 - loads only where a network is asked

    if asking.question is NetworkQuestion.CHANGE:
        raise UsageError(problem=mark("A list of ties has no days. Ask a case what changed."))
    asked = read_network(surface.read_file(path), is_directed=is_directed)
    assert asked.read is not None
    is_json = (asking.question, asking.form) == (NetworkQuestion.MEASURES, NetworkFormat.JSON)
    if not is_json and not asked.read.ties and not asked.read.refused:
        tell_edges(asked.read)
    _show(asked, asking, _quoted)
    tell_edges(asked.read)


def _ask_case(  # the options that draw a network stand for themselves
    case: Path,
    wanted: Wanted,
    asking: _Asking,
    rows: _Rows,
    *,
    as_of: int | None,
    is_directed: bool,
    has_people_only: bool,
    is_projected: bool,
) -> None:
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - loads only where a network is asked
    from ovillo.workflows.approvals import NETWORK, take_out  # noqa: PLC0415 - as above
    from ovillo.workflows.network import Drawing, ask_case, open_networks  # noqa: PLC0415 - as above
    from ovillo.workflows.network_questions import list_change  # noqa: PLC0415 - as above

    with open_case(case) as opened:
        signed = None if asking.form in {NetworkFormat.TEXT, NetworkFormat.JSON} else take_out(opened.record, NETWORK)
        if signed is not None:
            tell_who_signed(opened.record, NETWORK)
        sizes = [size for size in (as_of, signed) if size is not None]
        networks = open_networks(opened.record, as_of=min(sizes, default=None))
    if as_of is None:  # an earlier case may lack a source that it has now
        _require_sources(networks, wanted.sources)
    tables = _tables_of(case, wanted, rows)
    drawing = Drawing(tables, has_people_only=has_people_only, is_projected=is_projected)
    if asking.question is NetworkQuestion.CHANGE:
        _require_answer(asking)
        answer = list_change(networks, wanted, drawing, (_day(asking.names[0]), _day(asking.names[1])))
        _print(answer, asking, _namer(answer["names"], networks.decided))
        return
    asked = ask_case(networks, wanted, drawing, is_directed=is_directed)
    name = _namer({**_all_names(networks), **asked.network.named()}, networks.decided)
    _show(asked, asking, name, networks=networks, wanted=wanted)


def _require_sources(networks: "CaseNetworks", named: Collection[str]) -> None:
    """Raises a `UsageError` where a source that is named is none of the case."""
    known = [(each.details.publisher, each.name, each.id) for each in networks.resolved.view.documents]
    for each in named:
        if not any(each in names for names in known):
            publishers = "; ".join(sorted({publisher for publisher, _, _ in known if publisher})[:LINES_NAMED])
            problem = mark("No source of this case is called {name}. Publishers: {publishers}.")
            raise UsageError(problem=say(problem, name=each, publishers=publishers))


def _tables_of(case: Path, wanted: Wanted, rows: _Rows) -> "list[RowTables]":
    """The rows of the case's tables that are wanted; how they were read goes to standard error."""
    if not {CALLS, PAYMENTS} & set(wanted.kinds):
        return []
    from ovillo.cli.call_reading import HowToRead, calls_of_case, profiles_of, tell_reading  # noqa: PLC0415 - as above
    from ovillo.cli.records import payments_of_case  # noqa: PLC0415 - as above
    from ovillo.workflows.case_tables import read_calls  # noqa: PLC0415 - Ibis takes a second to load
    from ovillo.workflows.network_tables import tables_of_calls, tables_of_payments  # noqa: PLC0415 - as above

    found: list[RowTables] = []
    if CALLS in wanted.kinds:
        with ExitStack() as until:
            beside = ("orders", "cells", *wanted.kinds)
            read, query = calls_of_case(case, HowToRead(profiles_of(None, None), beside=beside), until)
            tell_reading(read)
            found.append(tables_of_calls(read_calls(read, query)))
    if PAYMENTS in wanted.kinds:
        found.append(tables_of_payments(*payments_of_case(case, as_written=rows.as_written, minus=rows.minus)))
    return found


def _require_answer(asking: _Asking) -> None:
    if asking.form not in {NetworkFormat.TEXT, NetworkFormat.JSON}:
        raise UsageError(problem=mark("An answer is written as text or json; graphml and the others hold ties only."))


def _all_names(networks: "CaseNetworks") -> dict[str, str]:
    return {each.id: each.name for each in networks.resolved.entities}


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise UsageError(problem=mark("Not a day. Write days as 2031-05-14.")) from error


def _namer(names: dict[str, str], decided: "Mapping[str, BesideName]") -> "Name":
    """How a node is called: by its name, by the beginning of its id where another has it, and with what was decided."""
    from ovillo.rendering.inert import inline  # noqa: PLC0415 - as above
    from ovillo.rendering.node_names import with_beside_name  # noqa: PLC0415 - as above

    borne = Counter(names.values())

    def name(node: str) -> str:
        called = names.get(node, node)
        shown = inline(called) if borne[called] < 2 else f"{inline(called)} [{node[:SHORT_ID]}]"
        return with_beside_name(shown, decided[node], surface.catalogue()) if node in decided else shown

    return name


def _quoted(node: str) -> str:
    """An id of a bare list, between quotation marks where else nobody could see where it begins and ends."""
    from ovillo.rendering.inert import inline  # noqa: PLC0415 - as above

    shown = inline(node)
    if node == node.strip() and not set(node) & set(',;"'):
        return shown
    before, after = len(node) - len(node.lstrip(" ")), len(node) - len(node.rstrip(" "))
    return f'"{" " * min(before, SPACES)}{shown}{" " * min(after, SPACES)}"'


def _show(
    asked: "Asked",
    asking: _Asking,
    name: "Name",
    *,
    networks: "CaseNetworks | None" = None,
    wanted: Wanted | None = None,
) -> None:
    from ovillo.workflows.network_questions import NetworkExport, export_network  # noqa: PLC0415 - as above

    if asking.form not in {NetworkFormat.TEXT, NetworkFormat.JSON}:
        if asking.question not in {NetworkQuestion.MEASURES, NetworkQuestion.TIES}:
            _require_answer(asking)
        form = NetworkExport(asking.form.value)
        surface.print_text(export_network(asked, form, networks=networks), asking.output)
    elif asking.question is NetworkQuestion.MEASURES:
        _show_measures(asked, asking, name, is_case=networks is not None)
    else:
        answer = _answer(asked, asking, networks, wanted)
        if networks is not None:
            answer.setdefault("names", asked.network.named())
        _print(answer, asking, name)


def _show_measures(asked: "Asked", asking: _Asking, name: "Name", *, is_case: bool) -> None:
    from ovillo.rendering.network_answers import Teller  # noqa: PLC0415 - as above
    from ovillo.rendering.network_text import measured_lines  # noqa: PLC0415 - as above
    from ovillo.workflows.network import measure, more_of  # noqa: PLC0415 - as above
    from ovillo.workflows.network_questions import list_ties  # noqa: PLC0415 - as above

    measured = measure(asked.weighed, is_weighted=asking.is_weighted)
    if asking.form is NetworkFormat.JSON:
        found = {**measured.measures, **more_of(measured)}
        if is_case:
            found = list_ties(asked) | found | {"names": asked.network.named()}
        surface.print_text(surface.as_json(found), asking.output)
        return
    lines = measured_lines(measured, surface.catalogue(), name)
    if is_case:
        lines += ["", *Teller(surface.catalogue(), name).left_out(asked.network.left_out)]
    surface.print_text("\n".join(lines), asking.output)


def _answer(
    asked: "Asked", asking: _Asking, networks: "CaseNetworks | None", wanted: Wanted | None
) -> dict[str, Any]:  # Any: a JSON value
    from ovillo.workflows import network_questions as asks  # noqa: PLC0415 - as above

    names = asking.names
    match asking.question:
        case NetworkQuestion.TIES:
            return asks.list_ties(asked)
        case NetworkQuestion.GROUPS:
            return asks.list_groups(asked)
        case NetworkQuestion.BROKERS:
            return asks.list_brokers(asked, named=_groups_of(asking.groups_of))
        case NetworkQuestion.PATHS:
            return asks.list_paths(asked, names[0], names[1])
        case NetworkQuestion.EGO:
            return asks.list_around(asked, names[0], steps=asking.steps)
        case NetworkQuestion.HIDDEN:
            return asks.list_hidden(asked)
        case _:
            holders = None if networks is None or wanted is None else asks.holders_of(networks, wanted)
            minors = networks.minors if networks is not None else ()
            by_office = asks.officials_of(networks).statements if networks is not None else ()
            sets = [each.split("+") for each in names]
            return asks.list_arrests(asked, sets, holders=holders, minors=minors, by_office=by_office)


def _groups_of(path: Path | None) -> "EdgeList | None":
    """Nodes and their groups; a row that has not both is named and left out."""
    if path is None:
        return None
    from ovillo.reading.edge_list import read_edge_list  # noqa: PLC0415 - as above

    read = read_edge_list(surface.read_file(path))
    for bad in read.refused[:LINES_NAMED]:
        note(bad.problem, line=bad.line)
    return read


def _print(answer: dict[str, Any], asking: _Asking, name: "Name") -> None:  # Any: a JSON value
    from ovillo.rendering.network_answers import Teller  # noqa: PLC0415 - as above
    from ovillo.workflows.network_questions import MEANING  # noqa: PLC0415 - as above

    meaning = MEANING[asking.question]
    if asking.form is NetworkFormat.JSON:
        text = surface.as_json({**answer, "meaning": meaning})
    else:
        told = Teller(surface.catalogue(), name).tell(asking.question.value, answer)
        text = "\n".join([*told, "", say(meaning)])
    surface.print_text(text, asking.output)
