"""The brief: what the case says, each line with its standing and its sources."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import Response

from ovillo.rendering.brief_text import DISCLAIMER
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import LONGEST_QUOTE, inline
from ovillo.rendering.outline import Quote, outline
from ovillo.web.pages import catalogue_of, render
from ovillo.web.workbench import workbench_of

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class QuotePage:
    """What the lines of a finding need of the page that they stand on (templates/claims.html.jinja)."""

    catalogue: Catalogue
    quotes: Sequence[Quote]

    def say(self, template: str, **fields: object) -> str:
        """A sentence in the reader's language."""
        return self.catalogue.say(template, **fields)

    def say_many(self, singular: str, plural: str, count: int) -> str:
        """A sentence for this count."""
        return self.catalogue.say_many(singular, plural, count)

    def quoted(self, quote: Quote) -> str:
        """The words of a source between quotation marks, cut where they are long."""
        return self.catalogue.quoted(inline(quote.words, longest=LONGEST_QUOTE))


@router.get("/")
def brief(request: Request) -> Response:
    """The whole brief."""
    catalogue = catalogue_of(request)
    made = outline(workbench_of(request).answers.now().brief, catalogue)
    return render(request, "brief.html.jinja", made=made, page=QuotePage(catalogue, made.quotes), disclaimer=DISCLAIMER)
