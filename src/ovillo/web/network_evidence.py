"""The evidence of ties as the page shows it: each thing that is said, and under it the words with their place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ovillo.domain.exoneration import Exoneration
from ovillo.domain.messages import mark
from ovillo.domain.networks import PAYMENTS, Citation, Network, NetworkNode, NetworkTie, TiePart
from ovillo.domain.statements import Standing
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.compared import say_held
from ovillo.rendering.inert import LONGEST_QUOTE, inline
from ovillo.rendering.network_lines import say_days, say_weight
from ovillo.rendering.node_names import name_of, say_exoneration
from ovillo.rendering.read_beside import say_all_beside, say_beside_of
from ovillo.rendering.table_rows import row_of

MOST_ROWS: Final = 60
"""Rows of a table that are named one by one."""


@dataclass(frozen=True, slots=True)
class Words:
    """One citation."""

    quote: str
    """Empty of a row."""
    place: str
    """Who says it, where."""
    address: str
    standing: Standing | None
    held: str
    marks: Sequence[str]


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that is said of two."""

    one: str
    act: str
    other: str
    standing: Standing | None
    held: str
    facts: Sequence[str]
    words: Sequence[Words]
    more: int
    """Further rows."""


def evidence_of(ties: Iterable[NetworkTie], network: Network, catalogue: Catalogue) -> Sequence[Said]:
    """Everything that ties say, most independent sources first."""
    names = {node.id: shown_name(node, catalogue) for node in network.nodes}
    parts = [part for tie in ties for part in tie.parts]
    return [_said(part, names, catalogue) for part in sorted(parts, key=lambda part: -part.weight)]


def shown_name(node: NetworkNode, catalogue: Catalogue) -> str:
    """The name, and beside it what was decided for whoever bears it."""
    return name_of(node, inline(node.name), catalogue)


def _said(part: TiePart, names: Mapping[str, str], catalogue: Catalogue) -> Said:
    beside = dict.fromkeys(words for read in (*part.beside, *part.denials) for words in read.citations)
    return Said(
        names[part.source],
        catalogue.predicate(part.predicate) if part.predicate else "",
        names[part.target],
        part.standing,
        catalogue.standing(part.standing) if part.standing else "",
        _facts(part, names, catalogue),
        [_words(each, catalogue) for each in (*part.citations[:MOST_ROWS], *beside)],
        max(0, len(part.citations) - MOST_ROWS),
    )


def _facts(part: TiePart, names: Mapping[str, str], catalogue: Catalogue) -> list[str]:
    say, facts = catalogue.say, []
    if part.count is not None:
        told = mark("payments: {count}") if part.predicate == PAYMENTS else mark("calls: {count}")
        facts.append(say(told, count=part.count))
        facts += [f"{inline(currency)} {amount}".strip() for currency, amount in part.amounts]
    elif part.through is not None:
        facts.append(say(mark("both with {body}"), body=names.get(part.through, part.through)))
    else:
        facts.append(say_weight(part.weight, catalogue))
    if days := say_days(part, catalogue):
        facts.append(days)
    if part.is_disputed:
        facts.append(say(mark("disputed")))
    facts += [say_exoneration(each, catalogue) for each in part.exonerations if each is Exoneration.CORRECTED]
    facts += say_all_beside(part.beside, names, catalogue)
    facts += [say_beside_of(each, names, catalogue) for each in part.denials]
    return facts


def _words(each: Citation, catalogue: Catalogue) -> Words:
    say = catalogue.say
    if each.line is not None:
        place = say(mark("{name}, row {row}"), name=inline(each.document_name or ""), row=row_of(each.line, say))
        return Words("", place, address_of_row(each.document or "", each.line), None, "", ())
    marks = [say(mark("corrected later"))] if each.is_corrected else []
    voices = [inline(name) for name in (*each.speakers, each.source or "") if name]
    if each.published is not None:
        voices.append(catalogue.date(each.published))
    voices.append(inline(each.document_name or ""))
    return Words(
        catalogue.quoted(inline(each.quote or "", longest=LONGEST_QUOTE)),
        ", ".join(dict.fromkeys(voices)),
        address_of_words(each),
        each.standing,
        say_held(each.standing, each.predicate, catalogue, negated=each.negated) if each.standing else "",
        marks,
    )


def address_of_words(each: Citation) -> str:
    """Where the page of the document shows these words."""
    return f"/documents/{each.document}?at={each.start}-{each.end}#at"


def address_of_row(document: str, row: int) -> str:
    """Where the page of a table shows this row."""
    return f"/rows/{document}?row={row}"
