import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ovillo.domain.briefs import Brief, NumberLine, PersonLine
from ovillo.domain.documents import Unread
from ovillo.domain.entities import EntityType
from ovillo.domain.sources import Grade, SourceKind
from ovillo.domain.statements import Standing
from ovillo.rendering.brief_html import TEMPLATES, render_html
from ovillo.rendering.catalogue import Catalogue
from tests.rendering.sample import FARO, Parts, document, entity, finding, on, people, said, villa_jacaranda

HOSTILE = "<script>alert(1)</script>\u202e\u2066\x00\x1b[31m\ud800<img src=x onerror=alert(1)>\"'&amp;{{ 7*7 }}"
VOID = {"meta", "br", "img", "link", "input", "hr"}


class Page(HTMLParser):
    """What a browser would make of the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data

    def values(self, name: str) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get(name)) is not None]


@pytest.fixture(scope="module", params=["en", "es"])
def page(request: pytest.FixtureRequest) -> Page:
    return Page(render_html(villa_jacaranda(), Catalogue(request.param)))


def test_the_page_is_well_formed(page: Page) -> None:
    assert page.open == []


def test_every_link_leads_to_a_place_on_the_page(page: Page) -> None:
    places = page.values("id")

    assert len(places) == len(set(places))
    assert {link.removeprefix("#") for link in page.values("href")} <= set(places)


def test_every_quote_is_reached_and_leads_back(page: Page) -> None:
    quotes = {each for each in page.values("id") if re.fullmatch(r"q\d+", each)}
    links = set(page.values("href"))

    assert {f"#{each}" for each in quotes} <= links
    assert {f"#r{each[1:]}" for each in quotes} <= links


def test_nothing_is_loaded_and_nothing_runs(page: Page) -> None:
    assert not {tag for tag, _ in page.tags} & {"script", "img", "link", "iframe", "object", "form", "base", "svg"}
    assert not [
        name for _, attributes in page.tags for name in attributes if name.startswith("on") or name in {"src", "style"}
    ]
    assert all(link.startswith("#") for link in page.values("href"))
    assert (
        page.tags[3][1]["content"]
        == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    )


def test_the_style_sheet_asks_for_nothing() -> None:
    style = (TEMPLATES / "brief.css").read_text("utf-8")

    assert "url(" not in style
    assert "@import" not in style


def test_the_document_stands_whole_at_the_end(page: Page) -> None:
    assert FARO in page.text


def test_the_language_of_the_page_and_of_each_document_is_told(page: Page) -> None:
    assert page.values("lang")[0] in {"en", "es"}
    assert page.values("lang")[1:] == ["en", "es"]


def test_it_says_what_it_is_not() -> None:
    assert "guilt" in Page(render_html(villa_jacaranda(), Catalogue("en"))).text
    assert "culpabilidad" in Page(render_html(villa_jacaranda(), Catalogue("es"))).text


def test_the_spanish_page_holds_no_english_sentence() -> None:
    text = Page(render_html(villa_jacaranda(), Catalogue("es"))).text

    for word in (
        "suspected of leading Los",
        "People",
        "Sources",
        "not stated",
        "independent source",
        " quote",
        "in the document",
    ):
        assert word not in text


def hostile_brief() -> Brief:
    parts = Parts(case=HOSTILE)
    source = parts.source(
        document(
            HOSTILE,
            f"{HOSTILE} led {HOSTILE} and 3 people\n",
            publisher=HOSTILE,
            title=HOSTILE,
            language='en" onload="x',
            url="javascript:alert(1)",
            kind=SourceKind.TIP,
            grade=Grade.F,
        ),
        copies=(HOSTILE,),
    )
    one, two = entity(HOSTILE, names=(HOSTILE, f"{HOSTILE}2")), entity(f"{HOSTILE} net", EntityType.GROUP)
    led = finding(
        said(source, source.text[:-1], "leads", Standing.SUSPECTED, subject=one, object=two, by=(HOSTILE,), where=None),
        subject=one,
        object=two,
        copied=((HOSTILE, HOSTILE),),
    )
    count = finding(said(source, "3 people", "count", subject=two, value=replace(people(3), unit=HOSTILE)), subject=two)
    parts.person(one, held=(led,))
    parts.groups.append(PersonLine(two, (), (led,), ()))
    parts.numbers.append(NumberLine(count))
    return parts.brief()


@pytest.mark.parametrize("language", ["en", "es"])
def test_hostile_text_is_inert(language: str) -> None:
    text = render_html(hostile_brief(), Catalogue(language))

    page = Page(text)

    text.encode("utf-8")
    assert not {tag for tag, _ in page.tags} & {"script", "img"}
    assert not set(text) & {"\u202e", "\u2066", "\u2068", "\u2069", "\x00", "\x1b"}
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert "javascript:" not in text
    assert "[U+202E]" in page.text
    assert "{{ 7*7 }}" in page.text


def test_a_name_written_from_right_to_left_is_isolated() -> None:
    parts = Parts()
    source = parts.source(document("a.txt", "אנה led it"))
    ana = entity("אנה")
    parts.person(ana, held=(finding(said(source, "אנה led it", "leads", subject=ana), subject=ana),))

    text = render_html(parts.brief(), Catalogue("en"))

    assert "<h3><bdi>אנה</bdi></h3>" in text
    assert "\u2068" not in text


def test_quotes_that_cross_light_up_together() -> None:
    parts = Parts()
    source = parts.source(document("a.txt", "Ana led and Beto paid."))
    ana, beto = entity("Ana Quilla"), entity("Beto Rojo")
    led = finding(said(source, "Ana led and Beto", "leads", subject=ana), subject=ana)
    paid = finding(said(source, "and Beto paid", "pays", subject=beto), subject=beto)
    parts.person(ana, held=(led,))
    parts.person(beto, held=(paid,))

    text = render_html(parts.brief(), Catalogue("en"))

    assert "body:has(#q2:target) .q2" in text


def test_words_of_a_document_that_is_not_listed_are_still_shown() -> None:
    brief = replace(villa_jacaranda(), sources=())

    page = Page(render_html(brief, Catalogue("en")))

    assert "She denies selling babies" in page.text
    assert {link.removeprefix("#") for link in page.values("href")} <= set(page.values("id"))


def test_an_empty_case_is_a_page() -> None:
    page = Page(render_html(Parts().brief(), Catalogue("en")))

    assert "0 people" in page.text


def test_ten_megabytes_on_one_line() -> None:
    parts = Parts()
    source = parts.source(document("long.txt", "word " * 2_000_000))
    ana = entity("Ana Quilla")
    whole = finding(said(source, source.text, "leads", subject=ana, when=on(date(2031, 1, 1))), subject=ana)
    parts.person(ana, held=(whole,))

    text = render_html(parts.brief(), Catalogue("en"))

    assert 10_000_000 < len(text) < 10_100_000


def _colours(scheme: str) -> dict[str, str]:
    found: dict[str, str] = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", scheme))
    return found


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_text_has_the_contrast_of_wcag_aa(scheme: int) -> None:
    style = Path(TEMPLATES / "brief.css").read_text("utf-8")
    colours = _colours(style.split("@media (prefers-color-scheme: dark)")[scheme].split("* {")[0])

    pairs = [
        *((ink, paper) for ink in ("ink", "quiet", "link", "caution", "firm", "beside") for paper in ("paper", "cell")),
        ("ink", "mark"),
        ("link", "mark"),
        ("caution", "mark"),
        ("lit-ink", "lit"),
    ]
    for ink, paper in pairs:
        lighter, darker = sorted((_light(colours[ink]), _light(colours[paper])), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (ink, paper)


def test_a_long_document_that_was_not_read_is_cut_with_a_note() -> None:
    brief = villa_jacaranda()
    first = brief.sources[0]
    long = replace(first.document, text="x" * 500_000 + "END", unread=Unread.NO_EXTRACTOR)
    cut = replace(brief, sources=(replace(first, document=long),), people=(), groups=(), events=(), numbers=())

    page = render_html(replace(cut, open_questions=()), Catalogue("en"))

    assert "END" not in page
    assert len(page) < 100_000
    assert "Only the first 50000 characters are shown" in page
