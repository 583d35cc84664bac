"""Long lists in parts: every line is on one of them, once."""

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from ovillo.web import documents, questions, sources
from ovillo.web.parts import part_of


@given(st.lists(st.integers()), st.lists(st.integers()), st.integers(1, 7), st.integers(-5, 50))
def test_each_line_is_on_one_part(one: list[int], other: list[int], size: int, number: int) -> None:
    count = part_of(1, one, other, size=size).count
    parts = [part_of(each, one, other, size=size) for each in range(1, count + 1)]

    assert [line for part in parts for line in part.of(one)] == one
    assert [line for part in parts for line in part.of(other)] == other
    assert 1 <= part_of(number, one, other, size=size).number <= count


@pytest.mark.parametrize(
    ("module", "path", "lines"),
    [
        (sources, "/sources", "//section[@aria-labelledby='all-title']/article"),
        (questions, "/questions", "//ul[@class='questions']/li"),
        (documents, "/documents", "//tbody/tr"),
    ],
)
def test_a_long_list_is_shown_in_parts_that_lead_to_one_another(
    rosa: TestClient,
    monkeypatch: pytest.MonkeyPatch,
    module: object,
    path: str,
    lines: str,
) -> None:
    whole = [each.text_content() for each in html.fromstring(rosa.get(path).text).xpath(lines)]
    monkeypatch.setattr(module, "PAGE", 5)

    found, address = list[str](), f"{path}?page=1&"
    while address:
        page = html.fromstring(rosa.get(address).text)
        found += [each.text_content() for each in page.xpath(lines)]
        address = next((path + each for each in page.xpath("//nav[@class='windows']/a[@rel='next']/@href")), "")

    assert len(whole) > 5
    assert _bare(found) == _bare(whole)


def _bare(lines: list[str]) -> list[str]:
    """Without the numbers of quotes, which each page counts from one."""
    return sorted("".join(each for each in line if not each.isdigit()) for line in lines)
