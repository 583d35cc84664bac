import json
from datetime import date

import pytest
from made_files import SPANISH, made_page, piece_of, text_of

from ovillo.domain.sources import SourceDetails

ARTICLE = f"<article><h1>Catorce detenidos</h1><p>{SPANISH}</p><p>{SPANISH}</p><p>Según la fiscalía, la niña está a salvo.</p></article>"


def details_of(page: bytes) -> SourceDetails:
    document = piece_of(page, "pagina.html").document
    assert document is not None
    return document.details


def test_the_article_is_read_and_the_frame_of_the_page_is_not() -> None:
    navigation = "<nav><ul>" + "".join(f'<li><a href="/{n}">Sección {n}</a></li>' for n in range(20)) + "</ul></nav>"
    page = made_page(
        f"{navigation}{ARTICLE}<footer>Todos los derechos reservados</footer><script>var x='robo';</script>"
    )

    text = text_of(page, "pagina.html")

    assert text.startswith("Catorce detenidos\n\nLa policía de Villa Ovillo")
    assert "está a salvo." in text
    assert "Sección" not in text
    assert "robo" not in text


def test_a_headline_outside_the_article_is_read() -> None:
    page = made_page(
        f"<header><h1>Catorce detenidos</h1></header><main><p>{SPANISH}</p><p>La red vendía niñas.</p></main>"
    )

    assert text_of(page, "pagina.html").startswith("Catorce detenidos\n\nLa policía")


def test_json_ld_states_the_source() -> None:
    stated = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "name": "No es esta"},
            {
                "@type": ["NewsArticle"],
                "headline": "Catorce detenidos",
                "datePublished": "2031-05-14T23:30:00-05:00",
                "inLanguage": "es-PE",
                "publisher": {"@type": "Organization", "name": "El Faro Inventado"},
                "author": [{"@type": "Person", "name": "Rita Ficticia"}, {"name": "Óscar Irreal"}],
                "url": "https://example.org/nota",
            },
        ],
    }
    page = made_page(ARTICLE, head=f'<script type="application/ld+json">{json.dumps(stated)}</script>')

    assert details_of(page) == SourceDetails(
        publisher="El Faro Inventado",
        published=date(2031, 5, 14),
        language="es",
        title="Catorce detenidos",
        author="Rita Ficticia, Óscar Irreal",
        url="https://example.org/nota",
    )


def test_meta_tags_state_the_source() -> None:
    head = """<title>Título | Diario</title><link rel="canonical" href="https://example.org/canon">
    <meta property="og:site_name" content="Diario Inventado"><meta property="og:title" content="Título">
    <meta property="article:published_time" content="2031-05-14T08:00:00Z"><meta name="author" content="Rita Ficticia">
    <meta property="article:author" content="https://example.org/rita"><meta property="og:locale" content="es_PE">"""

    assert details_of(made_page(ARTICLE, head=head)) == SourceDetails(
        publisher="Diario Inventado",
        published=date(2031, 5, 14),
        language="es",
        title="Título",
        author="Rita Ficticia",
        url="https://example.org/canon",
    )


def test_what_a_page_does_not_state_is_not_guessed() -> None:
    page = made_page(ARTICLE + "<p>Publicado el 1 de mayo de 2031. © 2031 Diario Inventado</p>")

    found = details_of(page)

    assert (found.publisher, found.published, found.author, found.title, found.url) == (None, None, None, None, None)


@pytest.mark.parametrize(
    "block",
    ["{", "[[[[", '{"@type": 7, "@graph": {"@type": "NewsArticle", "headline": ["x"], "author": {"name": {"a": 1}}}}',
     '{"@type":"NewsArticle","publisher":[[]],"datePublished":20310514,"inLanguage":[{"name":1}],"url":"javascript:x"}',
     "[" * 200_000, "null", '"x"'],
)  # fmt: skip
def test_broken_json_ld_states_nothing_wrong(block: str) -> None:
    found = details_of(made_page(ARTICLE, head=f'<script type="application/ld+json">{block}</script>'))

    assert (found.publisher, found.url) == (None, None)


@pytest.mark.parametrize("depth", [100, 300, 5_000, 100_000])
def test_a_page_of_any_depth_gives_its_text(depth: int) -> None:
    page = made_page("<div>" * depth + f"<p>{SPANISH}</p>" + "</div>" * depth)

    assert SPANISH in text_of(page, "pagina.html")


def test_a_page_without_an_article_gives_everything_that_is_shown() -> None:
    text = text_of(made_page("<b>Hola</b><br>niña<style>p{}</style><script>alert(1)</script>"), "pagina.html")

    assert text.split() == ["Hola", "niña"]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("latin-1", "iso-8859-1"), ("cp1252", "windows-1252"), ("utf-8", "iso-8859-1"), ("latin-1", "")],
)
def test_the_letters_are_right_whatever_the_page_declares(encoding: str, declared: str) -> None:
    meta = f'<meta charset="{declared}">' if declared else ""

    text = text_of(f"<html><head>{meta}</head><body>{ARTICLE}</body></html>".encode(encoding), "pagina.html")

    assert SPANISH in text


def test_utf_16_pages_and_xhtml_are_read() -> None:
    page = f'<?xml version="1.0" encoding="UTF-16"?>\n<html><body>{ARTICLE}</body></html>'

    assert SPANISH in text_of(page.encode("utf-16"), "pagina.xhtml")


def test_letters_that_xml_does_not_allow_do_not_hide_the_page() -> None:
    page = made_page("Hola\ufffe<br>niña&#xFFFF;<br>&#xD800;fin")

    assert text_of(page, "pagina.html").split()[0].startswith("Hola")
    assert "fin" in text_of(page, "pagina.html")


def test_external_entities_are_not_fetched() -> None:
    page = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x; hola amiga</p></body></html>'

    text = text_of(page, "pagina.html")

    assert "root:" not in text
    assert "hola amiga" in text


def test_a_page_of_many_megabytes_is_read() -> None:
    page = made_page(f"<p>{SPANISH}</p>" * 30_000)

    assert text_of(page, "pagina.html").count("catorce personas") == 30_000


def test_links_and_bold_words_cut_no_sentence_of_a_short_page() -> None:
    page = (
        b"<html><body><script>x()</script><p>La polic&iacute;a detuvo a <b>Ana Quilla</b>, de 31 a&ntilde;os, en "
        b'<a href="x">Solana</a>.</p><p>Luego la <i>liber&oacute;</i> sin cargos.</p></body></html>'
    )

    text = text_of(page, "pagina.html")

    assert "La policía detuvo a Ana Quilla, de 31 años, en Solana." in text
    assert "Luego la liberó sin cargos." in text
    assert "x()" not in text


HIDDEN = "El juez absolvió a Aurelio Tambo Quispe."


@pytest.mark.parametrize(
    ("style", "hidden"),
    [
        (".x{display:none}", f'<p class="a x">{HIDDEN}</p>'),
        ("/* c */ p.x , .y { color: red; visibility : hidden }", f'<p class="x">{HIDDEN}</p>'),
        ("#z{display:none!important}", f'<div id="z"><p>{HIDDEN}</p></div>'),
        (".out > .in { display: none }", f'<div class="out"><p class="in">{HIDDEN}</p></div>'),
        (".x{display:block} @import 'a'; .x{display:none}", f'<p class="x">{HIDDEN}</p>'),
        ("", f'<p style="visibility: hidden">{HIDDEN}</p>'),
        ("", f'<p style="color:red;display:none">{HIDDEN}</p>'),
        ("", f"<p hidden>{HIDDEN}</p>"),
    ],
)
@pytest.mark.parametrize("around", ["", f"<p>{SPANISH}</p>" * 12])
def test_what_the_page_hides_is_not_read(style: str, hidden: str, around: str) -> None:
    page = f"<html><head><style>{style}</style></head><body>{around}<p>Hola amiga mía.</p>{hidden}<p>Luego fin.</p></body></html>"

    text = text_of(page.encode(), "pagina.html")

    assert "absolvió" not in text
    assert "Hola amiga mía." in text
    assert "Luego fin." in text


@pytest.mark.parametrize(
    "style",
    [
        "@media print{.x{display:none}}",
        ".x{display:none} .x{display:block}",
        ".x:hover{display:none}",
        "body{visibility:hidden}",
        ".x{-webkit-display:block;content:'display:non'}",
        ".x{{{}} display:none",
    ],
)
def test_what_a_reader_sees_stays(style: str) -> None:
    page = f'<html><head><style>{style}</style></head><body><p>Hola.</p><p class="x">Luego fin.</p></body></html>'

    assert "Luego fin." in text_of(page.encode(), "pagina.html")


def test_a_mail_hides_as_a_page_does() -> None:
    mail = (
        "From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
        f'<html><head><style>.x{{display:none}}</style></head><body><p>Hola.</p><p class="x">{HIDDEN}</p></body></html>'
    )

    assert text_of(mail.encode(), "correo.eml") == "Hola."


def test_what_no_browser_shows_is_not_read() -> None:
    page = (
        "<html><body><article><h1>Head</h1><p>Police arrested Ana Quilla on Monday, the ministry said in a statement.</p>"
        "<noscript><p>Police arrested Ned Nedson.</p></noscript><template><p>Tia Tull was held.</p></template>"
        "<p>More text follows here about the weather in the town and the market.</p></article></body></html>"
    )

    text = text_of(page.encode(), "page.html")

    assert "Ana Quilla" in text
    assert "market" in text
    assert "Nedson" not in text
    assert "Tull" not in text
