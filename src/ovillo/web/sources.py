"""The sources: what is known of each, what it said before others, and who takes from whom."""

from collections.abc import Mapping

from fastapi import APIRouter, Request
from fastapi.responses import Response

from ovillo.analysis import find_said_first
from ovillo.rendering.copy_drawing import BOX_HEIGHT, BOX_WIDTH, draw_copy_graph
from ovillo.rendering.inert import inline, without_isolates
from ovillo.rendering.outline import quotes_of
from ovillo.web.pages import catalogue_of, render_kept
from ovillo.web.parts import part_of
from ovillo.web.told import QuotePage, narrator_of
from ovillo.web.workbench import workbench_of

router = APIRouter(include_in_schema=False)
PAGE = 100
"""Sources, and signs of copying, on one page."""
LONGEST_IN_BOX = 28
"""Letters of a source's name in the drawing; the whole stands in its title and in the table."""
MOST_FIRST = 12
"""Lines shown of what one source said first; the others are counted."""


@router.get("/sources")
def sources(request: Request, page: int = 1) -> Response:
    """Every source, and the copy graph as drawing and table; of a large case one part of each."""
    answers, catalogue = workbench_of(request).answers.now(), catalogue_of(request)

    def fields() -> Mapping[str, object]:
        narrator = narrator_of(answers, catalogue)
        lines, copies = answers.brief.sources, answers.brief.copies
        part = part_of(page, lines, copies, size=PAGE)
        shown = {each.document.id for each in part.of(lines)}
        first = find_said_first(tuple(answers.documents.values()), answers.found.findings)
        copies_here = part.of(copies)
        drawing = draw_copy_graph(copies_here)
        names = {box.source: without_isolates(inline(narrator.source(box.source))) for box in drawing.boxes}
        said = {
            document: [narrator.entry(each) for each in findings[:MOST_FIRST]]
            for document, findings in first.items()
            if document in shown
        }
        return {
            "total": len(lines),
            "signs": len(copies),
            "lines": part.of(lines),
            "part": part,
            "copies": copies_here,
            "drawing": drawing,
            "box": (BOX_WIDTH, BOX_HEIGHT),
            "names_of": names,
            "cut": {each: _cut(name) for each, name in names.items()},
            "first": first,
            "said": said,
            "narrator": narrator,
            "page": QuotePage(catalogue, quotes_of(narrator)),
        }

    return render_kept(request, "sources.html.jinja", page, fields)


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_IN_BOX else name[: LONGEST_IN_BOX - 1].rstrip() + "…"
