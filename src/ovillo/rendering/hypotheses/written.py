"""A page of lines and tables as text for a terminal, or as Markdown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from ovillo.rendering.inert import escape_markdown, without_isolates

WIDEST = 100


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below one header; every row has as many cells as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; strings are lines."""

    title: str
    blocks: tuple[str | Table, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that is shown, inert and in the reader's language."""

    title: str
    sections: tuple[Section, ...]
    closing: tuple[str, ...]


def as_text(page: Page, *, width: int = WIDEST) -> str:
    """The page for a terminal; lines are wrapped, tables keep their columns."""
    return without_isolates("\n".join(_text_lines(page, max(width, 40)))) + "\n"


def _text_lines(page: Page, width: int) -> Iterator[str]:
    yield from wrap(page.title, width)
    for section in page.sections:
        yield from ("", section.title.upper(), "-" * len(section.title))
        for block in section.blocks:
            if isinstance(block, Table):
                yield from _columns(block)
            else:
                yield from wrap(block, width, subsequent_indent="  ", break_on_hyphens=False)
    if page.closing:
        yield ""
    for line in page.closing:
        yield from wrap(line, width, break_on_hyphens=False)


def _columns(table: Table) -> Iterator[str]:
    lines = (table.header, *table.rows)
    widths = [max(len(without_isolates(line[place])) for line in lines) for place in range(len(table.header))]
    for line in lines:
        cells = [cell + " " * (room - len(without_isolates(cell))) for cell, room in zip(line, widths, strict=True)]
        yield "  ".join(cells).rstrip()


def as_markdown(page: Page) -> str:
    """The page in CommonMark with GFM tables; no markup of what people wrote survives."""
    return "\n".join(_markdown_lines(page)) + "\n"


def _markdown_lines(page: Page) -> Iterator[str]:
    yield f"# {escape_markdown(page.title)}"
    for section in page.sections:
        yield from ("", f"## {escape_markdown(section.title)}", "")
        yield from _markdown_blocks(section.blocks)
    if page.closing:
        yield from ("", "---")
    for line in page.closing:
        yield from ("", escape_markdown(line))


def _markdown_blocks(blocks: Sequence[str | Table]) -> Iterator[str]:
    for number, block in enumerate(blocks):
        if isinstance(block, Table):
            if number:
                yield ""
            yield from (_markdown_row(block.header), "|" + " --- |" * len(block.header))
            yield from map(_markdown_row, block.rows)
            if number + 1 < len(blocks):
                yield ""
        else:
            yield f"- {escape_markdown(block)}"


def _markdown_row(cells: Sequence[str]) -> str:
    # A cell never begins a block: behind a bracket, its first character is nothing to escape.
    return f"| {' | '.join(escape_markdown('(' + cell)[1:] for cell in cells)} |"
