import re

import pytest
from markdown_it import MarkdownIt

from ovillo.rendering.brief_markdown import render_markdown
from ovillo.rendering.catalogue import Catalogue
from tests.rendering.sample import villa_jacaranda
from tests.rendering.test_brief_html import hostile_brief


def test_every_footnote_is_defined_once_and_used() -> None:
    text = render_markdown(villa_jacaranda(), Catalogue("en"))

    defined = re.findall(r"^\[\^(\d+)\]:", text, flags=re.MULTILINE)
    used = re.findall(r"\[\^(\d+)\](?!:)", text)
    assert len(defined) == len(set(defined))
    assert set(defined) == set(used)


def test_the_standing_stands_out() -> None:
    text = render_markdown(villa_jacaranda(), Catalogue("en"))

    assert "- **suspected of** leading Los Mirlos Verdes — “prosecutors”, in El Faro Inventado[^3]" in text
    assert "- **reported:** NOT detained" in text


@pytest.mark.parametrize("language", ["en", "es"])
def test_hostile_text_is_inert(language: str) -> None:
    text = render_markdown(hostile_brief(), Catalogue(language))

    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)

    text.encode("utf-8")
    assert not set(text) & {"\u202e", "\u2066", "\u2068", "\x00", "\x1b"}
    assert "<script" not in html
    assert "<img" not in html
    assert "<a " not in html
