"""`monitor figures`: the figures that the documents of a case tell, as rows of the table that `monitor counts` reads.

A number directly before a unit ("1,448 complaints") is a figure; its period is the time that its sentence tells
nearest to it. The register is `unknown`, because documents rarely name it: a person completes the row. What is
expected, planned, asked about or denied is no figure; how many those are is told.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from typing import Final

from ovillo.domain.documents import Document
from ovillo.domain.statements import Quantifier
from ovillo.extraction.lexicon import languages
from ovillo.extraction.text.blocks import cut_blocks
from ovillo.extraction.text.spans import Quantity, Sentence, TimeSpan
from ovillo.extraction.text.tokens import cut_sentences
from ovillo.extraction.values.dates import find_times
from ovillo.extraction.values.quantities import find_quantities
from ovillo.interfaces.record import Record
from ovillo.planning.counts.counted import is_counted
from ovillo.planning.counts.figures import UNKNOWN
from ovillo.planning.counts.units import folded, units
from ovillo.rendering.network_exports.rows import safe_cell

LONGEST_QUOTE: Final = 300
_REACH: Final = 60
"""Characters behind a number in which its unit must begin and end."""
_LONGEST: Final = 15
"""Digits, less one, of the longest count."""
_BETWEEN: Final = r"(?:(?:de|of|new|nuevas?|nuevos?|registered|registradas?)\s+)?"


@dataclass(frozen=True, slots=True)
class ProposedFigure:
    """A figure that a document tells, with its words."""

    period: str
    """Empty where the sentence tells no time."""
    source: str
    """Publisher, or the name of the document."""
    register: str
    unit: str
    count: int
    bound: str
    """How the source bounds it, such as at_least; empty where it is exact."""
    document: str
    name: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class ProposedFigures:
    """What documents tell."""

    figures: tuple[ProposedFigure, ...]
    not_counted: int
    """How many more they only expect, plan, ask about or deny."""


def propose_figures(record: Record) -> ProposedFigures:
    """Every figure, in the order of documents and text."""
    with record.reading() as reader:
        documents = tuple(reader.documents())
    found = [each for document in documents if document.unread is None for each in _figures(document)]
    return ProposedFigures(
        tuple(figure for figure, is_figure in found if is_figure), sum(not is_figure for _, is_figure in found)
    )


def figures_csv(figures: Sequence[ProposedFigure]) -> str:
    """The rows in CSV; `monitor counts` reads them, once none lacks a period."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(ProposedFigure.__dataclass_fields__)
    for each in figures:
        writer.writerow(map(safe_cell, asdict(each).values()))
    return made.getvalue()


def _figures(document: Document) -> Iterator[tuple[ProposedFigure, bool]]:
    """Each with whether it is told as counted."""
    language = document.details.language or ""
    if language not in languages():
        return
    for sentence in cut_sentences(document.text, cut_blocks(document.text, language), language):
        times = find_times(sentence, language, document.details.published)
        for quantity in find_quantities(sentence, language):
            if found := _unit(document.text[quantity.end : min(quantity.end + _REACH, sentence.end)]):
                unit, behind = found
                figure = _figure(document, sentence, quantity, times, unit)
                before = document.text[sentence.start : quantity.start]
                after = document.text[quantity.end + behind : sentence.end]
                if figure:
                    yield figure, is_counted(before, after, language)


def _figure(
    document: Document, sentence: Sentence, quantity: Quantity, times: Sequence[TimeSpan], unit: str
) -> ProposedFigure | None:
    number = quantity.value.number
    if number is None or quantity.is_money or number < 0 or number.adjusted() > _LONGEST or number != int(number):
        return None
    qualifier = quantity.value.qualifier
    return ProposedFigure(
        period=_period(quantity, times),
        source=document.details.publisher or document.name,
        register=UNKNOWN,
        unit=unit,
        count=int(number),
        bound="" if qualifier is Quantifier.EXACT else qualifier.value,
        document=document.id,
        name=document.name,
        start=quantity.start,
        end=quantity.end,
        quote=" ".join(document.text[sentence.start : sentence.end].split())[:LONGEST_QUOTE],
    )


@cache
def _units_after() -> re.Pattern[str]:
    called = sorted(units(), key=lambda each: (-len(each), each))
    return re.compile(rf"\s*{_BETWEEN}(?P<unit>{'|'.join(map(re.escape, called))})(?!\w)")


def _unit(behind: str) -> tuple[str, int] | None:
    """The unit that stands directly behind a number, and how many characters of the text it ends behind it."""
    found = _units_after().match(folded(behind))
    if not found:
        return None
    words = re.match(rf"\W*(?:\w+\W+){{{len(found[0].split()) - 1}}}\w+", behind)
    return units()[found["unit"]], words.end() if words else found.end()


def _period(quantity: Quantity, times: Sequence[TimeSpan]) -> str:
    known = [each for each in times if each.earliest and each.latest]
    if not known:
        return ""
    nearest = min(known, key=lambda each: max(each.start - quantity.end, quantity.start - each.end))
    assert nearest.earliest is not None
    assert nearest.latest is not None
    return _written(nearest.earliest, nearest.latest)


def _written(first: date, last: date) -> str:
    """As short as a period can be written."""
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}/{last.year}"
    return f"{first.isoformat()}/{last.isoformat()}"
