"""Charts as files: hostile words stay words, and no standing is told by colour alone."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdfium2
import pytest

from ovillo.domain.documents import Document
from ovillo.domain.entities import EntityType
from ovillo.domain.exoneration import Exoneration
from ovillo.domain.networks import Citation, Network, NetworkNode, NetworkTie, TiePart
from ovillo.domain.sources import SourceDetails
from ovillo.domain.statements import Standing
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.chart_svg import ARROWS, STROKES, Places, Titles, chart_svg
from ovillo.rendering.court_pdf import MOST_TIES, CaseState, ChartTooLargeError, court_pdf
from ovillo.rendering.inert import without_isolates
from ovillo.rendering.node_names import beside_name

ENGLISH = Catalogue("en")
TITLES = Titles("Casa Jacaranda", "after 3 entries")
STATE = CaseState(
    "Casa Jacaranda",
    3,
    "ab" * 32,
    "Rosa Ejemplo",
    datetime(2031, 5, 14, 9, 1, 2, 345, tzinfo=timezone(timedelta(hours=-5))),
    "conduct",
)
HOSTILE = (
    "<script>alert(1)</script>",
    "Ana\u202e\u2066gpj.exe",
    '"]#link("https://evil.example")[x] \\ #panic() $1+1$ `raw` //',
    "=HYPERLINK(1)\x00\x1b[31m",
    "雪 Ана \U0001f600 \ue000 \ud800",
    "x" * 10_000_000,
)


def citation(quote: str = "Ana pagó a Eva.", *, standing: Standing = Standing.REPORTED) -> Citation:
    return Citation(
        statement="s" * 64,
        document="d" * 64,
        document_name="nota.txt",
        source="El Alba",
        published=date(2031, 5, 7),
        start=0,
        end=15,
        quote=quote,
        standing=standing,
        speakers=("la Fiscalía",),
    )


def network(
    name: str = "Ana Olla", *, quote: str = "Ana pagó a Eva.", standing: Standing = Standing.SUSPECTED
) -> Network:
    nodes = (
        NetworkNode("a", name, EntityType.PERSON, exonerations=(Exoneration.ACQUITTED,)),
        NetworkNode("b", "Eva Sarmiento", EntityType.GROUP),
        NetworkNode("c", "la jueza", EntityType.OFFICE, is_named=False),
    )
    part = TiePart(
        "pays",
        "a",
        "b",
        2.0,
        standing,
        date(2031, 5, 1),
        date(2031, 5, 7),
        is_disputed=True,
        citations=(citation(quote, standing=standing),),
    )
    return Network(nodes, (NetworkTie("a", "b", (part,)),))


def documents() -> dict[str, Document]:
    return {
        "d" * 64: Document(
            "d" * 64, "nota.txt", "text/plain", 15, "Ana pagó a Eva.", (0,), SourceDetails("El Alba", date(2031, 5, 7))
        )
    }


def words_of(pdf: bytes) -> str:
    return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_are_text_in_the_drawing(hostile: str) -> None:
    drawing = chart_svg(
        network(hostile, quote=hostile), {"a": (0, 0)}, Titles(hostile, hostile), ENGLISH, is_numbered=False
    )

    tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(drawing).iter()}
    assert tags <= {"svg", "title", "desc", "rect", "g", "path", "circle", "polygon", "text", "tspan"}
    assert len(drawing) < 20_000
    assert "\u202e" not in drawing


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_are_text_on_the_sheet(hostile: str) -> None:
    made = court_pdf(network(hostile, quote=hostile), {"a": (0, 0)}, documents(), STATE, ENGLISH)

    assert made.startswith(b"%PDF-")
    assert b"evil.example" not in re.sub(rb"\s", b"", made)
    assert len(made) < 500_000


def test_the_sheet_is_an_archive_document_with_words_sources_and_the_state_of_the_case() -> None:
    made = court_pdf(network(), {"a": (0, 0), "b": (200, 80)}, documents(), STATE, ENGLISH)

    told = words_of(made)
    for each in (
        "Ana pagó a Eva.",
        "suspected",
        "El Alba",
        "ab" * 32,
        "Rosa Ejemplo",
        "la Fiscalía",
        "dddddddddddddddd",
    ):
        assert each in told
    assert b"pdfaid:part" in made
    assert b"/StructTreeRoot" in made or b"/MarkInfo" in made


def test_the_same_network_gives_the_same_files() -> None:
    places = {"a": (0, 0), "b": (200, 80)}

    assert court_pdf(network(), places, documents(), STATE, ENGLISH) == court_pdf(
        network(), places, documents(), STATE, ENGLISH
    )
    drawings = {chart_svg(network(), places, TITLES, ENGLISH, is_numbered=True) for _ in range(2)}
    assert len(drawings) == 1


def test_too_many_ties_for_a_sheet_are_refused_in_a_sentence() -> None:
    one = network()
    many = Network(one.nodes, one.ties * (MOST_TIES + 1))

    with pytest.raises(ChartTooLargeError, match=str(MOST_TIES + 1)):
        court_pdf(many, {}, documents(), STATE, ENGLISH)


@pytest.mark.parametrize("standing", list(Standing))
def test_a_line_tells_its_standing_in_words_and_stroke(standing: Standing) -> None:
    drawing = chart_svg(network(standing=standing), {}, TITLES, ENGLISH, is_numbered=False)

    dash, width = STROKES[standing]
    assert ENGLISH.standing(standing) in drawing
    assert f'stroke-width="{width:g}"' in drawing
    assert (f'stroke-dasharray="{dash}"' in drawing) is bool(dash)


@pytest.mark.parametrize(("predicate", "arrows"), [("pays", 1), ("partner_of", 0)])
def test_an_arrow_stands_only_where_one_does_it_to_the_other(predicate: str, arrows: int) -> None:
    nodes, (tie,) = network().nodes, network().ties
    tied = replace(tie, parts=(replace(tie.parts[0], predicate=predicate),))

    drawing = chart_svg(Network(nodes, (tied,)), {}, TITLES, ENGLISH, is_numbered=False)

    assert len(re.findall(r'<path d="[^"]+Z" fill', drawing)) == arrows


@pytest.mark.parametrize("standing", [each for each in Standing if each in STROKES])
def test_the_point_of_an_arrow_is_twice_as_broad_as_its_line_which_ends_in_it(standing: Standing) -> None:
    one = network(standing=standing)

    drawing = chart_svg(one, {"a": (0, 0), "b": (200, 0), "c": (0, 300)}, TITLES, ENGLISH, is_numbered=False)

    line = re.search(r'd="M[-\d.]+ 0L([-\d.]+) 0"', drawing)
    head = re.search(r'd="M([-\d.]+) 0L[-\d.]+ ([-\d.]+)L[-\d.]+ ([-\d.]+)Z"', drawing)
    assert line
    assert head
    assert abs(float(head[2]) - float(head[3])) >= 2 * STROKES[standing][1] + 2
    assert float(line[1]) < float(head[1])


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_an_arrow_says_stands_with_the_drawing_and_on_the_sheet(language: str) -> None:
    catalogue = Catalogue(language)
    said = catalogue.say(ARROWS)

    drawing = chart_svg(network(), {}, replace(TITLES, note=said), catalogue, is_numbered=False)
    sheet = words_of(court_pdf(network(), {}, documents(), STATE, catalogue))

    assert " ".join(words for *_, words in lines_of(ET.fromstring(drawing))).endswith(said)
    assert language == "en" or said != ARROWS
    assert "".join(said.split()) in "".join(sheet.split())


def test_a_name_on_the_sheet_is_in_its_text_once_in_the_drawing_and_once_in_its_tie() -> None:
    words = "".join(words_of(court_pdf(network(), {}, documents(), STATE, ENGLISH)).split())

    assert words.count("AnaOlla(acquitted)") == 2
    assert words.count("AnaOlla") == 2


def test_no_name_lies_over_an_arrow_that_comes_from_below() -> None:
    places = {"a": (0, 200), "b": (0, 0), "c": (300, 0)}

    drawing = chart_svg(network(), places, TITLES, ENGLISH, is_numbered=False)

    heights = {name: float(y) for y, name in re.findall(r'y="([-\d.]+)"[^>]* fill="#211f1b">([^<]+)</text>', drawing)}
    assert heights["Eva Sarmiento"] < 0 < heights["la jueza"]


def test_a_name_keeps_off_arrows_from_above_and_from_below_and_off_other_names() -> None:
    one = network()
    nodes = (*one.nodes, NetworkNode("e", "Nora Quispe Vega", EntityType.PERSON))
    ties = (*one.ties, replace(one.ties[0], source="c"))
    places = {"a": (0, 200), "b": (0, 0), "c": (0, -200), "e": (-60, 12)}

    drawing = chart_svg(Network(nodes, ties), places, TITLES, ENGLISH, is_numbered=True)

    [(x, y)] = re.findall(r'x="([-\d.]+)" y="([-\d.]+)"[^>]* fill="#211f1b">Eva Sarmiento</text>', drawing)
    assert float(x) > 40
    assert abs(float(y)) < 8


@pytest.mark.parametrize("is_numbered", [True, False])
@pytest.mark.parametrize("at", [{}, {"a": (0, 0), "b": (40, 0)}, {"a": (900, 0), "b": (0, 700), "c": (0, 0)}])
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_name_and_nothing_beside_it_is_cut_at_the_edge(is_numbered: bool, at: Places, language: str) -> None:
    catalogue = Catalogue(language)
    long = network("María Auxiliadora Chumbiauca Villavicencio " * 2)
    nodes = tuple(
        replace(node, exonerations=(Exoneration.ACQUITTED,), firmest=Standing.CONVICTED) for node in long.nodes
    )

    drawing = chart_svg(replace(long, nodes=nodes), at, TITLES, catalogue, is_numbered=is_numbered)

    root = ET.fromstring(drawing)
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    lines = lines_of(root)
    assert f"({without_isolates(beside_name(nodes[0], catalogue))})" in " ".join(words for *_, words in lines)
    for x, y, size, words in lines:
        assert left <= x - 0.47 * size * len(words) / 2
        assert x + 0.47 * size * len(words) / 2 <= left + width
        assert top <= y - size / 2
        assert y <= top + height


def lines_of(root: ET.Element) -> list[tuple[float, float, float, str]]:
    """Where each line of words stands, the size of its letters, and it."""
    found = []
    for text in root.iter("{http://www.w3.org/2000/svg}text"):
        x, y, size = (float(text.attrib[name]) for name in ("x", "y", "font-size"))
        found.append((x, y, size, text.text or ""))
        for number, line in enumerate(text, start=1):
            found.append((x, y + number * float(line.attrib["dy"]), size, (line.text or "").strip()))
    return found


def test_the_cross_of_what_is_denied_lies_over_names_and_nodes() -> None:
    drawing = chart_svg(network(), {"a": (0, 0), "b": (0, 60)}, TITLES, ENGLISH, is_numbered=False)

    assert drawing.index('stroke="#7d3a0c"') > drawing.index("Eva Sarmiento</text>")


def test_firm_standings_differ_in_stroke_from_one_another() -> None:
    firm = [STROKES[each] for each in Standing if each not in {Standing.DENIED, Standing.ACQUITTED}]

    assert len(set(firm)) == len(firm)


def test_page_and_file_draw_the_same_strokes() -> None:
    source = Path("frontend/src/network/styles.ts").read_text("utf-8")
    drawn = {
        name.strip('"'): (" ".join(dash.replace(",", " ").split()), float(width))
        for name, dash, width in re.findall(
            r'^  (\w+|""): \{ dash: \[([^\]]*)\], width: ([\d.]+) \}', source, re.MULTILINE
        )
    }

    assert drawn == {each.value if each else "": stroke for each, stroke in STROKES.items()}
