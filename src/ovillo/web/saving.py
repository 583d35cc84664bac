"""Files that a page itself holds, so that what is saved is what is shown and nothing is kept on the server."""

import json
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inert_json
from ovillo.rendering.report_sections import ReportDrawing, ReportSection, sections_markdown, sections_pdf

CSV: Final = "text/csv"
SVG: Final = "image/svg+xml"


@dataclass(frozen=True, slots=True)
class Saved:
    """A file, and the address that holds it."""

    name: str
    address: str


def saved_as(name: str, kind: str, content: bytes) -> Saved:
    """A file of a media type."""
    return Saved(name, f"data:{kind};base64,{b64encode(content).decode()}")


def saved_report(
    stem: str,
    report: Any,  # Any: a JSON value
    sections: Sequence[ReportSection],
    catalogue: Catalogue,
    *,
    made_at: datetime,
    drawing: ReportDrawing | None = None,
) -> tuple[Saved, ...]:
    """A report as JSON, Markdown and PDF.

    Args:
        stem: of the names.
        report: what is shown, as `--as json` tells it.
        sections: the same in words.
        catalogue: of the reader's language.
        made_at: when.
        drawing: for the PDF.
    """
    written = inert_json(json.dumps(report, ensure_ascii=False, indent=2))
    pdf = sections_pdf(tuple(sections), language=catalogue.language, made_at=made_at, drawing=drawing)
    return (
        saved_as(f"{stem}.json", "application/json", written.encode()),
        saved_as(f"{stem}.md", "text/markdown", sections_markdown(tuple(sections)).encode()),
        saved_as(f"{stem}.pdf", "application/pdf", pdf),
    )
