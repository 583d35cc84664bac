"""The brief as Markdown: each line carries footnotes, and each footnote is a quote."""

from collections.abc import Iterable, Iterator, Sequence

from ovillo.domain.briefs import Brief
from ovillo.domain.messages import mark
from ovillo.rendering.brief_text import ALSO_NAMED, DISCLAIMER, HYPOTHESES, SETTLES
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.entries import Cited, Claim, Entry
from ovillo.rendering.inert import LONGEST_QUOTE, escape_markdown, inline
from ovillo.rendering.outline import Figure, Number, Outline, outline


def render_markdown(brief: Brief, catalogue: Catalogue) -> str:
    """The brief in CommonMark with GFM footnotes; no markup of a document survives."""
    return "\n".join(_MarkdownPage(catalogue).lines(outline(brief, catalogue))) + "\n"


class _MarkdownPage:
    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def lines(self, made: Outline) -> Iterator[str]:
        say = self._catalogue.say
        yield f"# {escape_markdown(made.title)}"
        yield ""
        yield escape_markdown(" · ".join(made.totals))
        yield from self._section(say(mark("People")), self._people(made))
        yield from self._section(say(mark("Groups and organisations")), self._figures(made.groups))
        yield from self._section(say(mark("What happened when")), self._events(made))
        disputed = say(mark("Numbers on which sources disagree"))
        yield from self._section(disputed, self._numbers(made.disputed_numbers))
        yield from self._section(say(mark("Other numbers")), self._numbers(made.agreed_numbers))
        questions = (f"- {_cited(Cited(each.text, each.references))}" for each in made.questions)
        yield from self._section(say(mark("What no source says")), questions)
        yield from self._section(say(mark("Sources")), self._sources(made))
        copying = (f"- {escape_markdown(each)}" for each in made.copying)
        yield from self._section(say(mark("Who takes from whom")), copying)
        yield from self._section(say(HYPOTHESES), self._hypotheses(made))
        yield from ("", "---", "", escape_markdown(say(DISCLAIMER)), "")
        for quote in made.quotes:
            words = self._catalogue.quoted(inline(quote.words, longest=LONGEST_QUOTE))
            yield f"[^{quote.number}]: {escape_markdown(quote.place)}: {escape_markdown(words)}"

    def _section(self, title: str, lines: Iterable[str]) -> Iterator[str]:
        held = list(lines)
        if held:
            yield from ("", f"## {escape_markdown(title)}", "", *held)

    def _people(self, made: Outline) -> Iterator[str]:
        yield from self._figures(made.people)
        if made.also_named:
            yield from (escape_markdown(self._catalogue.say(ALSO_NAMED)), "")
            yield from (f"- {escape_markdown(name)}" for name in made.also_named)

    def _figures(self, figures: Sequence[Figure]) -> Iterator[str]:
        for figure in figures:
            yield from (f"### {escape_markdown(figure.name)}", "")
            names = ", ".join(figure.other_names)
            others = [self._catalogue.say(mark("also {names}"), names=names)] if names else []
            for note in (*others, *figure.notes):
                yield from (escape_markdown(note), "")
            for entry in (*figure.roles, *figure.held, *figure.ties):
                yield from self._entry(entry)
            yield ""

    def _entry(self, entry: Entry, lead: str = "") -> Iterator[str]:
        lead += f"**{escape_markdown(entry.lead)}**: " if entry.lead else ""
        notes = f" ({escape_markdown(' · '.join(entry.notes))})" if entry.notes else ""
        differ = self._catalogue.say(mark("accounts differ:")) if entry.is_contradictory else ""
        if len(entry.claims) > 1 and (lead or differ):
            yield f"- {lead}{escape_markdown(differ)}{notes}"
            yield from (f"  - {self._claim(claim)}" for claim in entry.claims)
        else:
            told = [f"- {lead}{self._claim(claim)}" for claim in entry.claims]
            yield from (*told[:-1], *(f"{last}{notes}" for last in told[-1:]))
        for each in entry.beside:
            yield f"{'  ' if entry.claims else ''}- {escape_markdown(each.label)} {self._claim(each.claim)}"

    def _claim(self, claim: Claim) -> str:
        phrase = escape_markdown(claim.phrase.act)
        if claim.phrase.frame:
            phrase = f"**{escape_markdown(claim.phrase.frame)}** {phrase}"
        if claim.phrase.about:
            phrase = f"{escape_markdown(claim.phrase.about)} {phrase}"
        for each in claim.details:
            phrase += f"; {escape_markdown(each.label)}{'; '.join(_cited(cited) for cited in each.cited)}"
        return f"{phrase} — {'; '.join(_cited(each) for each in claim.voices)}"

    def _events(self, made: Outline) -> Iterator[str]:
        for day in made.events:
            for entry in day.entries:
                yield from self._entry(entry, f"{escape_markdown(day.when)} — ")

    def _numbers(self, numbers: Sequence[Number]) -> Iterator[str]:
        for number in numbers:
            notes = escape_markdown(" · ".join(number.entry.notes))
            yield f"- **{escape_markdown(number.title)}** ({notes})"
            for claim in number.entry.claims:
                yield f"  - {self._claim(claim)}"
            for each in number.entry.beside:
                yield f"  - {escape_markdown(each.label)} {self._claim(each.claim)}"

    def _sources(self, made: Outline) -> Iterator[str]:
        for source in made.sources:
            yield f"- **{escape_markdown(source.title)}** — {escape_markdown(' · '.join(source.facts))}"
            for caution in source.cautions:
                yield f"  - {escape_markdown(caution)}"

    def _hypotheses(self, made: Outline) -> Iterator[str]:
        for each in made.hypotheses:
            yield from (f"### {escape_markdown(each.title)}", "")
            yield from (f"- {escape_markdown(claim)}" for claim in each.claims)
            yield from ("", escape_markdown(self._catalogue.say(SETTLES)), "")
            yield from (f"- {escape_markdown(step)}" for step in each.settling)
            yield ""


def _cited(cited: Cited) -> str:
    return escape_markdown(cited.text) + "".join(f"[^{number}]" for number in cited.references)
