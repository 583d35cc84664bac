"""Open questions: what no source says, what sources or reviewers contradict one another on, as a list of tasks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import Response

from ovillo.domain.judgements import Judgement
from ovillo.domain.messages import mark
from ovillo.rendering.claims import Narrator
from ovillo.rendering.outline import quotes_of, say_question
from ovillo.rendering.readings import Reading, read_out
from ovillo.web.pages import catalogue_of, render_kept
from ovillo.web.parts import part_of
from ovillo.web.told import QuotePage, narrator_of
from ovillo.web.workbench import workbench_of
from ovillo.workflows.answers import Answers
from ovillo.workflows.views import disputed

if TYPE_CHECKING:
    from ovillo.domain.briefs import OpenQuestion

router = APIRouter(include_in_schema=False)
PAGE = 100
"""Of each kind on one page."""
TITLES = {
    "contradiction": mark("Sources contradict one another"),
    "unnamed_role": mark("Somebody without a name"),
    "unclear_surname": mark("A surname that fits several"),
    "missing_date": mark("No day given"),
    "unread_document": mark("Not read"),
    "unknown_source": mark("Not stated of a source"),
}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A statement on which reviewers differ."""

    reading: Reading
    judgements: tuple[Judgement, ...]


@router.get("/questions")
def questions(request: Request, page: int = 1) -> Response:
    """Everything that is open, by what would settle it; of a large case one part of each kind."""
    answers, catalogue = workbench_of(request).answers.now(), catalogue_of(request)

    def fields() -> Mapping[str, object]:
        narrator = narrator_of(answers, catalogue)
        groups: dict[str, list[OpenQuestion]] = {kind: [] for kind in TITLES}
        for each in answers.brief.open_questions:
            if (
                each.kind in groups
            ):  # of what reviewers contradict one another on, each word is told below its own title
                groups[each.kind].append(each)
        contradicted = [each for each in answers.proposals if each.contradicted]
        disagreements = _disagreements(answers, narrator)
        part = part_of(page, contradicted, disagreements, *groups.values(), size=PAGE)
        return {
            "groups": [
                (
                    kind,
                    TITLES.get(kind, kind),
                    len(asked),
                    [(say_question(each, narrator), each) for each in part.of(asked)],
                )
                for kind, asked in groups.items()
            ],
            "contradicted": part.of(contradicted),
            "disagreements": part.of(disagreements),
            "part": part,
            "page": QuotePage(catalogue, quotes_of(narrator)),
        }

    return render_kept(request, "questions.html.jinja", page, fields)


def _disagreements(answers: Answers, narrator: Narrator) -> list[Disagreement]:
    """Statements that one reviewer accepts and another rejects."""
    said = disputed(answers.resolved.judgements)
    found = [each for each in answers.resolved.view.statements if each.id in said]
    return [Disagreement(read_out(each, narrator), tuple(said[each.id])) for each in found]
