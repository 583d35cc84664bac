"""What the lines of findings need of the page that they stand on (templates/claims.html.jinja)."""

from collections.abc import Sequence
from dataclasses import dataclass

from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import LONGEST_QUOTE, inline
from ovillo.rendering.outline import Quote


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
