"""Web pages to text: the article where one can be told from the rest, else everything that a reader sees.

1. A page nested too deeply for the tree parser is read as a stream of tags, which has no depth.
2. Of itself a page states what its JSON-LD, then its Open Graph and meta tags, then its own markup say. Dates in the
   running text, in the address or in a copyright line are not taken.
3. What the page hides from its readers is no part of its text.
"""

import itertools
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html.parser import HTMLParser
from typing import Any

import lxml.etree
import lxml.html
import trafilatura

from ovillo.domain.sources import SourceDetails
from ovillo.reading import decoding
from ovillo.reading.details import date_of, field_of, language_code
from ovillo.reading.hidden import without_hidden
from ovillo.reading.pieces import Reading

MEDIA_TYPE = "text/html"
SHORT_PAGE_CHARACTERS = 2_000
MAX_ARTICLE_BYTES = 5_000_000
"""Larger pages are lists and dumps, on which the search for an article takes minutes."""
MAX_HEADLINE_CHARACTERS = 300
DECLARED_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)
XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>", re.IGNORECASE)
UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
BLOCKS_TEXT = (
    "address article aside blockquote body br caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 head header hr html li main nav ol option p pre section table tbody td tfoot th thead title tr ul"
)
BLOCKS = frozenset(BLOCKS_TEXT.split())
SILENT = frozenset({"script", "style", "template", "noscript", "head", "svg", "iframe", "object"})

_UNSHOWN = re.compile(r"<(noscript|template)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
"""What no browser shows, and the extractor of articles would read."""

JsonValue = Any  # JSON from the page: any shape at all

ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|WebPage|PressRelease|CreativeWork)$")
MAX_JSON_CHARACTERS = 2_000_000
MAX_NODES = 2_000
PUBLISHED_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "date.published", "publishdate", "pubdate",
    "publish_date", "parsely-pub-date", "citation_publication_date", "dc.date.issued", "dcterms.issued", "dcterms.date",
    "dc.date", "date",
)  # fmt: skip
PUBLISHER_NAMES = (
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "citation_publisher",
    "og:site_name",
    "application-name",
)
AUTHOR_NAMES = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author")
TITLE_NAMES = ("og:title", "dc.title", "dcterms.title", "twitter:title", "citation_title")
LANGUAGE_NAMES = ("content-language", "dc.language", "dcterms.language", "og:locale", "language")


def read_html(content: bytes) -> Reading:
    """The page's main text, one blank line between blocks, and what its metadata states."""
    return read_html_text(_decode(content))


def read_html_text(page: str) -> Reading:
    """The same for a page that is text already, as in a mail."""
    clean = UNPRINTED.sub(" ", XML_DECLARATION.sub("", page))
    tree = _tree(clean)
    if tree is None:
        return Reading(MEDIA_TYPE, _text_of_stream(clean))
    details = details_of_page(tree)
    if without_hidden(tree):
        clean = str(lxml.html.tostring(tree, encoding="unicode"))
    text = _with_headline(_article(clean), tree) or _text_of_tree(tree) or _text_of_stream(clean)
    return Reading(MEDIA_TYPE, decoding.without_surrogates(text), details)


def _decode(content: bytes) -> str:
    declared = DECLARED_CHARSET.search(content[:4_096])
    marked = any(content.startswith(mark) for mark, _ in decoding.BYTE_ORDER_MARKS)
    if marked or declared is None:
        return decoding.decode(content)
    name = declared[1].decode("ascii").lower()
    try:
        return content.decode("utf-8")  # a page that is UTF-8 is UTF-8, whatever it declares
    except UnicodeDecodeError:
        # browsers read Latin-1 as Windows-1252
        return decoding.decode_as(content, "cp1252" if name in ("iso-8859-1", "latin-1", "ascii") else name)


def _tree(page: str) -> lxml.html.HtmlElement | None:
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return None


def _article(page: str) -> str:
    if len(page) > MAX_ARTICLE_BYTES:
        return ""
    shown = _UNSHOWN.sub(" ", page)
    text = trafilatura.extract(
        shown, output_format="txt", include_comments=False, include_tables=True, include_links=False, deduplicate=False
    )
    lines = [line.strip() for line in (text or "").split("\n") if line.strip()]
    return "" if _is_torn(lines) else "\n\n".join(lines)


def _is_torn(lines: Sequence[str]) -> bool:
    """Whether sentences of a short page were cut at its links and bold words; the tree is read instead."""
    if sum(map(len, lines)) > SHORT_PAGE_CHARACTERS:
        return False
    return any(
        line[0] in ",.;:)!?" or (line[0].islower() and before[-1].isalnum())
        for before, line in itertools.pairwise(lines)
    )


def _with_headline(article: str, tree: lxml.html.HtmlElement) -> str:
    """The article, below its headline where the page shows that outside the article."""
    headings = [" ".join(str(heading.text_content()).split()) for heading in tree.iter("h1")]
    shown = [heading for heading in headings if heading]
    if not article or len(shown) != 1 or len(shown[0]) > MAX_HEADLINE_CHARACTERS or shown[0] in article:
        return article
    return f"{shown[0]}\n\n{article}"


def _text_of_tree(tree: lxml.html.HtmlElement) -> str:
    parts: list[str] = []
    walk = lxml.etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "start" and element.tag in SILENT:
            walk.skip_subtree()
            continue
        edge = "\n" if element.tag in BLOCKS else ""
        words = element.tail if event == "end" else element.text
        parts.extend((edge, words or ""))
    return _tidy("".join(parts))


def _text_of_stream(page: str) -> str:
    stream = _TextStream()
    stream.feed(page)
    stream.close()
    return _tidy("".join(stream.parts))


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n\n".join(line for line in lines if line)


class _TextStream(HTMLParser):
    """Text between tags; needs no tree, so that depth costs nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent_tag: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if self._silent_tag is None and tag in SILENT:
            self._silent_tag = tag
        elif tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent_tag:
            self._silent_tag = None
        elif tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self._silent_tag is None:
            self.parts.append(data)


def details_of_page(tree: lxml.html.HtmlElement) -> SourceDetails:
    """Everything that the page states, the most explicit statement of each field first."""
    return _details_of_json(tree).over(_details_of_meta(tree)).over(_details_of_markup(tree))


def _details_of_json(tree: lxml.html.HtmlElement) -> SourceDetails:
    found = SourceDetails()
    for node in _json_nodes(tree):
        kinds = [kind for kind in _list_of(node.get("@type")) if isinstance(kind, str)]
        if any(ARTICLE_TYPES.search(kind) for kind in kinds):
            found = found.over(_details_of_node(node))
    return found


def _details_of_node(node: dict[str, JsonValue]) -> SourceDetails:
    return SourceDetails(
        publisher=_names_of(node.get("publisher")) or _names_of(node.get("sourceOrganization")),
        published=date_of(_string_of(node.get("datePublished"))),
        language=language_code(_language_of(node.get("inLanguage"))),
        title=field_of(_string_of(node.get("headline"))),
        author=_names_of(node.get("author")),
        url=_address_of(_string_of(node.get("url"))),
    )


def _json_nodes(tree: lxml.html.HtmlElement) -> Iterator[dict[str, JsonValue]]:
    """Every object of every JSON-LD block, outermost first; a block that does not parse is passed over."""
    waiting: list[JsonValue] = []
    for script in tree.xpath('//script[contains(@type, "ld+json")]'):
        try:
            waiting.append(json.loads((script.text or "")[:MAX_JSON_CHARACTERS], strict=False))
        except (ValueError, RecursionError):
            continue
    for _ in range(MAX_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(_list_of(node.get("@graph")))
            waiting.extend(_list_of(node.get("mainEntity")))


def _list_of(value: JsonValue) -> list[JsonValue]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _string_of(value: JsonValue) -> str | None:
    strings = [item for item in _list_of(value) if isinstance(item, str)]
    return strings[0] if strings else None


def _language_of(value: JsonValue) -> str | None:
    first = _list_of(value)[:1]
    return _string_of(first[0].get("alternateName")) if first and isinstance(first[0], dict) else _string_of(first)


def _names_of(value: JsonValue) -> str | None:
    """Names of people or organisations, joined by ", "; addresses are not names."""
    names = []
    for item in _list_of(value)[:20]:
        name = field_of(_string_of(item.get("name")) if isinstance(item, dict) else _string_of(item))
        if name and "://" not in name:
            names.append(name)
    return ", ".join(dict.fromkeys(names)) or None


def _details_of_meta(tree: lxml.html.HtmlElement) -> SourceDetails:
    stated: dict[str, list[str]] = {}
    for meta in tree.xpath("//meta[@content]"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if key := (meta.get(attribute) or "").strip().lower():
                stated.setdefault(key, []).append(meta.get("content") or "")
    return SourceDetails(
        publisher=_first_name(stated, PUBLISHER_NAMES),
        published=_first_date(_values(stated, PUBLISHED_NAMES)),
        language=next((code for text in _values(stated, LANGUAGE_NAMES) if (code := language_code(text))), None),
        title=_first_name(stated, TITLE_NAMES),
        author=_first_name(stated, AUTHOR_NAMES),
        url=next((found for text in _values(stated, ("og:url",)) if (found := _address_of(text))), None),
    )


def _values(stated: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from stated.get(name, ())


def _first_name(stated: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    fields = (field_of(text) for text in _values(stated, names))
    return next((text for text in fields if text and "://" not in text), None)


def _first_date(texts: Iterable[str]) -> date | None:
    return next((found for text in texts if (found := date_of(text))), None)


def _details_of_markup(tree: lxml.html.HtmlElement) -> SourceDetails:
    canonical = tree.xpath('//link[translate(@rel, "CANOIL", "canoil")="canonical"]/@href')
    titles = tree.xpath("//head/title//text()")
    root_language = tree.xpath("/html/@lang | /html/@xml:lang", namespaces=None) if tree.tag == "html" else []
    return SourceDetails(
        published=_marked_date(tree),
        language=next((code for text in root_language if (code := language_code(str(text)))), None),
        title=field_of("".join(map(str, titles))),
        url=next((found for text in canonical if (found := _address_of(str(text)))), None),
    )


def _marked_date(tree: lxml.html.HtmlElement) -> date | None:
    marked = tree.xpath('//*[@itemprop="datePublished"]/@datetime | //time[@pubdate]/@datetime')
    return _first_date(map(str, marked))


def _address_of(text: str | None) -> str | None:
    address = field_of(text)
    return address if address and re.match(r"https?://[^\s<>\"]+$", address) else None
