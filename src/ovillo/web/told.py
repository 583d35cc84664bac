"""What the lines of findings need of the page that they stand on (templates/claims.html.jinja)."""

from collections.abc import Sequence
from dataclasses import dataclass

from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.claims import Narrator
from ovillo.rendering.counsel import counsel_among
from ovillo.rendering.inert import LONGEST_QUOTE, inline
from ovillo.rendering.outline import Quote
from ovillo.workflows.answers import Answers


def narrator_of(answers: Answers, catalogue: Catalogue) -> Narrator:
    """Words the findings of a case as its brief does: with what must be read beside them, and who is a lawyer."""
    return Narrator(
        catalogue,
        answers.documents,
        findings={each.id: each for each in answers.found.findings},
        edges={(each.copy, each.origin): each for each in answers.found.copies},
        counsel=counsel_among(answers.found.findings),
        left_out=answers.brief.contested.beside,
    )


@dataclass(frozen=True, slots=True)
class QuotePage:
    """The quotes of a page, in the order of their numbers, and its language."""

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
