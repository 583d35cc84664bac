"""A report as sections of finished lines and tables, for the terminal, as Markdown and as PDF.

1. Every string is inert and in the reader's language; only the escaping of the format is done here.
2. The PDF is tagged PDF/A-2a; words reach Typst as data, so that no cell is markup. What no font shows is shown by its
   code point.

Source: Typst 0.15, https://typst.app/docs.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from textwrap import wrap
from typing import Final

from ovillo.rendering.inert import escape_markdown, without_isolates

_TEMPLATE: Final = Path(__file__).parent / "templates" / "report.typ"
_CERTAIN: Final = 0x0250
"""Below it every character has a glyph in the font that Typst brings."""

NARROWEST: Final = 40


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table of finished cells."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A part of a report; the first one's title is the report's."""

    title: str
    lines: tuple[str, ...] = ()
    tables: tuple[ReportTable, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportDrawing:
    """A drawing below the first section of a printed report."""

    svg: str
    alt: str
    """What it shows, for those who do not see it."""


def sections_text(sections: Sequence[ReportSection], *, width: int | None = None) -> str:
    """For a terminal; lines are as long as they are, or wrapped at a width, and tables as wide as they are."""
    lines: list[str] = []
    for section in sections:
        lines.append(section.title)
        for line in section.lines:
            lines += [f"  {line}"] if width is None else _wrapped(line, max(width, NARROWEST))
        for table in section.tables:
            lines += _columns(table)
        lines.append("")
    return "\n".join(lines[:-1])


def sections_markdown(sections: Sequence[ReportSection]) -> str:
    """CommonMark with GFM tables."""
    lines: list[str] = []
    for level, section in enumerate(sections):
        lines += [f"{'##' if level else '#'} {escape_markdown(section.title)}", ""]
        lines += [f"- {escape_markdown(line)}" for line in section.lines]
        for table in section.tables:
            lines += ["", _markdown_row(table.head), "|" + " --- |" * len(table.head)]
            lines += map(_markdown_row, table.rows)
        lines.append("")
    return "\n".join(lines)


def sections_pdf(
    sections: Sequence[ReportSection], *, language: str, made_at: datetime, drawing: ReportDrawing | None = None
) -> bytes:
    """A tagged PDF; the same sections and time give the same bytes on one machine.

    Args:
        sections: at least one.
        language: of the words, such as es.
        made_at: the time that the document bears.
        drawing: shown below the first section.
    """
    import typst  # noqa: PLC0415 - 20 MB that only a PDF needs

    parts = {"sections": [asdict(each) for each in sections], "drawing": asdict(drawing) if drawing else None}
    data = json.dumps({"language": language, **parts}, ensure_ascii=False)
    for shown in (data, _by_code_point(data)):
        try:
            made: bytes = typst.compile(
                _TEMPLATE.read_bytes(),
                format="pdf",
                sys_inputs={"data": without_isolates(shown)},
                pdf_standards=["a-2a"],
                timestamp=made_at.replace(microsecond=0),
            )
        except typst.TypstError:
            if shown is not data:
                raise
        else:
            return made
    raise AssertionError("the last form is compiled or raises")


def _by_code_point(text: str) -> str:
    return "".join(each if ord(each) < _CERTAIN else f"[U+{ord(each):04X}]" for each in text)


def _wrapped(line: str, width: int) -> list[str]:
    """The line, never broken between a number and its per cent sign."""
    held = wrap(line.replace(" %", "\u00a0%"), width, initial_indent="  ", subsequent_indent="    ")
    return [each.replace("\u00a0%", " %") for each in held]


def _columns(table: ReportTable) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(table.head, *table.rows, strict=True)]
    for row in (table.head, *table.rows):
        yield ("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))).rstrip()


def _markdown_row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(map(escape_markdown, cells)) + " |"
