"""A chart for a court: the drawing with numbered links, what each rests on, the sources, and the state of the case.

1. The document is PDF/A-2a: tagged, with its fonts, readable in decades. The same case, places and time give the same
   bytes on one machine; on another its fonts may differ.
2. Nothing that a document says is markup: it reaches Typst as data (templates/court.typ).
3. What no font of this machine shows is shown by its code point, so that nothing is silently missing.

Source: Typst 0.15, https://typst.app/docs; PDF/A-2: ISO 19005-2.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from ovillo.domain.documents import Document
from ovillo.domain.errors import UsageError
from ovillo.domain.exoneration import Exoneration
from ovillo.domain.messages import mark
from ovillo.domain.networks import Citation, Network, NetworkTie
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.chart_lines import tie_label
from ovillo.rendering.chart_svg import ARROWS, KEY, Places, Titles, chart_svg
from ovillo.rendering.compared import say_held
from ovillo.rendering.inert import LONGEST_QUOTE, inline, without_isolates
from ovillo.rendering.network_lines import say_days, say_weight
from ovillo.rendering.node_names import name_of, say_apart, say_exoneration
from ovillo.rendering.read_beside import say_all_beside, say_beside_of
from ovillo.rendering.table_rows import row_of

MOST_TIES: Final = 400
"""On one sheet: beyond it nobody reads the drawing, and the document has thousands of pages."""
_TEMPLATE = Path(__file__).parent / "templates" / "court.typ"
_ROWS = 12
_CERTAIN = 0x0250
"""Below it every character has a glyph in the font that Typst brings."""
_PUNCTUATION = range(0x2010, 0x2045)


class ChartTooLargeError(UsageError):
    code = "chart_too_large"
    template = mark(
        "A sheet for a court shows at most {most} ties, and {count} are shown. Hide what does not matter, or filter."
    )


@dataclass(frozen=True, slots=True)
class CaseState:
    """Of which case, in which state, the sheet tells."""

    case: str
    entries: int
    root: str
    """Of the ledger, hexadecimal: any change of the case changes it."""
    made_by: str
    made_at: datetime
    filters: str


def court_pdf(
    network: Network, places: Places, documents: Mapping[str, Document], state: CaseState, catalogue: Catalogue
) -> bytes:
    """The sheet.

    Args:
        network: what is shown.
        places: where everybody stands.
        documents: by id, those that citations name at least.
        state: of the case.
        catalogue: of the reader's language.

    Raises:
        ChartTooLargeError: more than `MOST_TIES` ties.
    """
    if len(network.ties) > MOST_TIES:
        raise ChartTooLargeError(most=MOST_TIES, count=len(network.ties))
    import typst  # noqa: PLC0415 - 20 MB that only a sheet needs

    titles = Titles(
        catalogue.say(mark("Network of the case {case}"), case=inline(state.case)), _footer(state, catalogue)
    )
    data = json.dumps(_data(network, documents, state, catalogue), ensure_ascii=False)
    for shown in (_as_is, _by_code_point):
        nodes = tuple(replace(node, name=shown(node.name)) for node in network.nodes)  # as wide as it is then shown
        drawing = chart_svg(replace(network, nodes=nodes), places, titles, catalogue, is_numbered=True)
        try:
            made: bytes = typst.compile(
                _TEMPLATE.read_bytes(),
                format="pdf",
                sys_inputs={"data": shown(data), "drawing": shown(drawing)},
                pdf_standards=["a-2a"],
                timestamp=state.made_at.astimezone(UTC).replace(microsecond=0),
            )
        except typst.TypstError:
            if shown is _by_code_point:
                raise
        else:
            return made
    raise AssertionError("the last form is compiled or raises")


def _as_is(text: str) -> str:
    return text


def _by_code_point(text: str) -> str:
    """The text with every character that may lack a glyph by its code point (rule 3)."""
    return "".join(
        each if ord(each) < _CERTAIN or ord(each) in _PUNCTUATION else f"[U+{ord(each):04X}]" for each in text
    )


_CAUTION: Final = mark(
    "A tie is what a source says, with the standing that the source gives it: it says that somebody said so, not that "
    "it is true. Where somebody stands on the drawing says nothing. Whoever is written about most has the most ties."
)
_COLUMNS: Final = (mark("No."), mark("Source"), mark("Kind"), mark("Published"), mark("SHA-256 of the original"))


def _data(
    network: Network, documents: Mapping[str, Document], state: CaseState, catalogue: Catalogue
) -> dict[str, Any]:  # Any: a JSON value, whose keys templates/court.typ names
    names = {node.id: name_of(node, _line(node.name), catalogue) for node in network.nodes}
    cited = (each.document for tie in network.ties for each in _cited(tie) if each.document)
    numbers = {document: number for number, document in enumerate(dict.fromkeys(cited), start=1)}
    return {
        **_frame(network, state, catalogue),
        "ties": [_tie(number, tie, names, numbers, catalogue) for number, tie in enumerate(network.ties, start=1)],
        "sources": [
            _source(number, document, documents.get(document), catalogue) for document, number in numbers.items()
        ],
    }


def _frame(network: Network, state: CaseState, catalogue: Catalogue) -> dict[str, Any]:  # Any: as `_data`
    """What stands around the ties and their sources."""
    say = catalogue.say
    alt = mark("Drawing of {nodes} nodes and {ties} ties; each tie is told below by its number.")
    return {
        "title": say(mark("Network of the case {case}"), case=_line(state.case)),
        "subtitle": say(mark("Who is tied to whom in what was reported, with the words that each tie rests on.")),
        "author": _line(state.made_by),
        "language": catalogue.language,
        "footer": _footer(state, catalogue),
        "caution": say(_CAUTION),
        "alt": say(alt, nodes=len(network.nodes), ties=len(network.ties)),
        "key": f"{say(KEY)} {say(ARROWS)}",
        "facts": [
            [say(mark("Made by")), _line(state.made_by)],
            [say(mark("Made on")), f"{catalogue.date(state.made_at.date())}, {state.made_at:%H:%M %Z}"],
            [say(mark("Shown")), state.filters],
            *([say(mark("Groups")), without_isolates(each)] for each in say_apart(network.nodes, catalogue)),
            [say(mark("Entries of the ledger")), str(state.entries)],
            [say(mark("Hash of the case state")), state.root],
        ],
        "words": {
            "drawing": say(mark("Drawing")),
            "ties": say(mark("Ties")),
            "sources": say(mark("Sources")),
            "source": say(mark("source")),
            "columns": list(map(say, _COLUMNS)),
        },
    }


def _footer(state: CaseState, catalogue: Catalogue) -> str:
    template = mark("{case}, after {entries} entries, {root}")
    return catalogue.say(template, case=_line(state.case), entries=state.entries, root=state.root[:16])


def _tie(
    number: int, tie: NetworkTie, names: Mapping[str, str], sources: Mapping[str, int], catalogue: Catalogue
) -> dict[str, Any]:  # Any: as `_data`
    say, facts = catalogue.say, []
    for part in tie.parts:
        told = [catalogue.predicate(part.predicate)] if part.predicate and len(tie.parts) > 1 else []
        if part.standing:
            told.append(catalogue.standing(part.standing))
        if part.count is not None:
            told.append(say(mark("rows: {count}"), count=part.count))
        else:
            told.append(say_weight(part.weight, catalogue))
        told.append(say_days(part, catalogue))
        if part.is_disputed:
            told.append(say(mark("disputed")))
        told += [say_exoneration(each, catalogue) for each in part.exonerations if each is Exoneration.CORRECTED]
        told += map(without_isolates, say_all_beside(part.beside, names, catalogue))
        told += [without_isolates(say_beside_of(each, names, catalogue)) for each in part.denials]
        facts.append(", ".join(filter(None, told)))
    return {
        "number": number,
        "one": names[tie.source],
        "act": tie_label(tie, catalogue),
        "other": names[tie.target],
        "facts": "; ".join(facts),
        "words": [_words(each, sources, catalogue) for each in _cited(tie)],
    }


def _cited(tie: NetworkTie) -> list[Citation]:
    """The words that each part rests on, then those of what is read beside it."""
    beside = [words for read in (*tie.beside, *tie.denials) for words in read.citations]
    return list(dict.fromkeys([*(each for part in tie.parts for each in _some(part.citations)), *beside]))


def _some(citations: Sequence[Citation]) -> Sequence[Citation]:
    """All words; of rows the first few: the table itself is the source."""
    return [each for place, each in enumerate(citations) if each.line is None or place < _ROWS]


def _words(each: Citation, sources: Mapping[str, int], catalogue: Catalogue) -> dict[str, Any]:  # Any: as `_data`
    say = catalogue.say
    held = [say_held(each.standing, each.predicate, catalogue, negated=each.negated)] if each.standing else []
    if each.is_corrected:
        held.append(say(mark("corrected later")))
    place = (
        say(mark("row {row}"), row=row_of(each.line, say))
        if each.line is not None
        else say(mark("characters {start} to {end}"), start=each.start, end=each.end)
    )
    voices = ", ".join(_line(name) for name in each.speakers)
    return {
        "quote": catalogue.quoted(_line(each.quote, longest=LONGEST_QUOTE)) if each.quote else "",
        "source": sources.get(each.document or "", 0),
        "place": f"{voices}, {place}" if voices else place,
        "held": ", ".join(held),
    }


def _source(
    number: int, document: str | None, known: Document | None, catalogue: Catalogue
) -> dict[str, Any]:  # Any: as `_data`
    details = known.details if known else None
    return {
        "number": number,
        "id": _broken(document or ""),
        "name": _line(known.name) if known else "",
        "publisher": _line(details.publisher) if details and details.publisher else "",
        "kind": catalogue.source_kind(details.kind) if details and details.kind else "",
        "published": catalogue.date(details.published) if details and details.published else "",
    }


def _broken(digest: str) -> str:
    """A digest in groups, so that it finds room in a column."""
    return " ".join(digest[start : start + 16] for start in range(0, len(digest), 16))


def _line(text: str, *, longest: int = 300) -> str:
    return without_isolates(inline(text, longest=longest))
