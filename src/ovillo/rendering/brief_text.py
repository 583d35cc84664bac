"""The brief as plain text for a terminal: no colour, no character that a terminal would act on."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from ovillo.domain.briefs import Brief
from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.entries import Cited, Claim, Entry
from ovillo.rendering.inert import inline, without_isolates
from ovillo.rendering.outline import Figure, Number, Outline, outline

NARROWEST = 40
QUOTE_LENGTH = 300
ALSO_NAMED = mark("Also named, with nothing said of them:")
HYPOTHESES = mark("Hypotheses held open, and what would settle them")
SETTLES = mark("What would settle it:")
DISCLAIMER = mark(
    "This brief says what sources say, by whose word and how firmly; it does not say what is true, "
    "and nothing in it scores or ranks anybody’s guilt."
)


def render_text(brief: Brief, catalogue: Catalogue, width: int = 100) -> str:
    """The brief in lines of at most `width` columns; numbers in brackets lead to the quotes at the end."""
    made = outline(brief, catalogue)
    lines = _TextPage(catalogue, max(width, NARROWEST)).lines(made)
    return without_isolates("\n".join(lines)) + "\n"


class _TextPage:
    def __init__(self, catalogue: Catalogue, width: int) -> None:
        self._catalogue = catalogue
        self._width = width

    def lines(self, made: Outline) -> Iterator[str]:
        say = self._catalogue.say
        yield made.title
        yield "=" * min(len(made.title), self._width)
        yield from self._wrap(" · ".join(made.totals), 0)
        yield from self._section(say(mark("People")), self._people(made))
        yield from self._section(say(mark("Groups and organisations")), self._figures(made.groups))
        yield from self._section(say(mark("What happened when")), self._events(made))
        disputed = say(mark("Numbers on which sources disagree"))
        yield from self._section(disputed, self._numbers(made.disputed_numbers))
        yield from self._section(say(mark("Other numbers")), self._numbers(made.agreed_numbers))
        yield from self._section(say(mark("What no source says")), self._questions(made))
        yield from self._section(say(mark("Sources")), self._sources(made))
        copying = (line for each in made.copying for line in self._wrap(each, 0))
        yield from self._section(say(mark("Who takes from whom")), copying)
        yield from self._section(say(mark("The words")), self._quotes(made))
        yield from self._section(say(HYPOTHESES), self._hypotheses(made))
        yield ""
        yield from self._wrap(say(DISCLAIMER), 0)

    def _section(self, title: str, lines: Iterable[str]) -> Iterator[str]:
        held = list(lines)
        if held:
            yield from ("", title.upper(), "-" * len(title), *held)

    def _people(self, made: Outline) -> Iterator[str]:
        yield from self._figures(made.people)
        if made.also_named:
            yield from ("", self._catalogue.say(ALSO_NAMED))
            for name in made.also_named:
                yield from self._wrap(name, 2)

    def _figures(self, figures: Sequence[Figure]) -> Iterator[str]:
        for position, figure in enumerate(figures):
            if position:
                yield ""
            others = self._catalogue.say(mark("also {names}"), names=", ".join(figure.other_names))
            yield from self._wrap(f"{figure.name} ({others})" if figure.other_names else figure.name, 0)
            for note in figure.notes:
                yield from self._wrap(note, 2)
            for entry in (*figure.roles, *figure.held, *figure.ties):
                yield from self._entry(entry)

    def _entry(self, entry: Entry) -> Iterator[str]:
        if entry.is_contradictory and len(entry.claims) > 1:
            lead = f"{entry.lead}: " if entry.lead else ""
            yield from self._wrap(f"{lead}{self._catalogue.say(mark('accounts differ:'))}", 2)
            for claim in entry.claims:
                yield from self._wrap(f"| {self._claim(claim)}", 4)
        else:
            for claim in entry.claims:
                lead = f"{entry.lead}: " if entry.lead else ""
                yield from self._wrap(lead + self._claim(claim), 2)
        yield from self._beside(entry)
        yield from self._wrap(" · ".join(entry.notes), 6)

    def _beside(self, entry: Entry) -> Iterator[str]:
        for each in entry.beside:
            yield from self._wrap(f"{each.label} {self._claim(each.claim)}", 4)

    def _claim(self, claim: Claim) -> str:
        parts = [
            claim.phrase.text,
            *(f"{each.label}{'; '.join(_cited(cited) for cited in each.cited)}" for each in claim.details),
        ]
        return f"{'; '.join(parts)} — {'; '.join(_cited(each) for each in claim.voices)}"

    def _events(self, made: Outline) -> Iterator[str]:
        for day in made.events:
            yield day.when
            for entry in day.entries:
                yield from self._entry(entry)

    def _numbers(self, numbers: Sequence[Number]) -> Iterator[str]:
        for number in numbers:
            yield from self._wrap(number.title, 0)
            for claim in number.entry.claims:
                yield from self._wrap(f"| {self._claim(claim)}", 4)
            yield from self._beside(number.entry)
            yield from self._wrap(" · ".join(number.entry.notes), 6)

    def _questions(self, made: Outline) -> Iterator[str]:
        for question in made.questions:
            yield from self._wrap(f"? {_cited(Cited(question.text, question.references))}", 0)

    def _sources(self, made: Outline) -> Iterator[str]:
        for source in made.sources:
            yield from self._wrap(source.title, 0)
            yield from self._wrap(" · ".join(source.facts), 4)
            for caution in source.cautions:
                yield from self._wrap(f"! {caution}", 4)

    def _quotes(self, made: Outline) -> Iterator[str]:
        for quote in made.quotes:
            words = self._catalogue.quoted(inline(quote.words, longest=QUOTE_LENGTH))
            yield from self._wrap(f"[{quote.number}] {quote.place}: {words}", 0)

    def _hypotheses(self, made: Outline) -> Iterator[str]:
        for position, each in enumerate(made.hypotheses):
            if position:
                yield ""
            yield from self._wrap(each.title, 0)
            for claim in each.claims:
                yield from self._wrap(claim, 2)
            yield from self._wrap(self._catalogue.say(SETTLES), 2)
            for step in each.settling:
                yield from self._wrap(step, 4)

    def _wrap(self, line: str, indent: int) -> list[str]:
        start = " " * indent
        return textwrap.wrap(
            line, self._width, initial_indent=start, subsequent_indent=start + "  ", break_on_hyphens=False
        )


def _cited(cited: Cited) -> str:
    return " ".join([cited.text, "".join(f"[{number}]" for number in cited.references)]).rstrip()
