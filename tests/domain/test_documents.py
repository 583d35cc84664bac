import pytest

from ovillo.domain.documents import Document
from ovillo.domain.sources import SourceDetails


@pytest.mark.parametrize(
    ("text", "starts", "bare"),
    [
        ("uno\n\ntres", (0, 3, 5), (2,)),
        ("uno\n\n—\n\ntres", (0, 5, 8), (2,)),
        ("uno", (0, 3, 3), (2, 3)),
        ("uno", (0, 0, 3), (1, 3)),
        ("", (0, 0, 0), ()),
        ("", (0,), ()),
        ("uno dos", (0, 4), ()),
    ],
)
def test_pages_without_text_are_those_between_or_after_pages_that_have_some(
    text: str, starts: tuple[int, ...], bare: tuple[int, ...]
) -> None:
    document = Document("0" * 64, "acta.pdf", "application/pdf", 9, text, starts, SourceDetails())

    assert document.pages_without_text() == bare
