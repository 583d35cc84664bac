from datetime import UTC, datetime

import pypdfium2
import pytest

from ovillo.rendering.report_sections import (
    ReportSection,
    ReportTable,
    sections_markdown,
    sections_pdf,
    sections_text,
)

MADE = datetime(2031, 5, 14, 12, 0, 0, 5, tzinfo=UTC)
REPORT = (
    ReportSection("Title", ("a line",)),
    ReportSection("Part", ("*not bold*", "#set page"), (ReportTable(("one", "two"), (("1", "a|b"), ("22", "#x"))),)),
)


def text_of(made: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made))


def test_a_terminal_shows_columns_under_one_another() -> None:
    assert sections_text(REPORT).splitlines()[-3:] == ["  one  two", "  1    a|b", "  22   #x"]


def test_markdown_keeps_no_markup_of_a_cell() -> None:
    told = sections_markdown(REPORT)

    assert "a\\|b" in told
    assert "- *not bold*" not in told


@pytest.mark.parametrize("word", ["#set page", "#x", "*not bold*"])
def test_a_pdf_shows_markup_as_text(word: str) -> None:
    assert word in text_of(sections_pdf(REPORT, language="en", made_at=MADE))


def test_what_no_font_shows_is_shown_by_its_code_point() -> None:
    assert "[U+4E2D]" in text_of(sections_pdf((ReportSection("\u4e2d"),), language="es", made_at=MADE))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert sections_pdf(REPORT, language="en", made_at=MADE) == sections_pdf(REPORT, language="en", made_at=MADE)
