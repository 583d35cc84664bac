"""Those who are counted behind a name, without a noun, undergo what the passive tells of whoever is named."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ana Fiction and 14 others were arrested.", "- | detained | 14 | reported"),
        ("en", "Ana Fiction, Eve Fiction and two others were charged.", "- | charged | 2 | charged"),
        ("es", "Ana Ficticia y otras 14 fueron detenidas.", "- | detained | 14 | reported"),
        ("es", "Ana Ficticia y otros tres fueron condenados.", "- | convicted | 3 | convicted"),
    ],
)
def test_the_others_are_counted(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Fiction and 14 others, who were wounded, were arrested."),
        ("en", "Ana Fiction and two others arrested the clerk."),
        ("en", "The clerk of Ana Fiction and two others was arrested."),
        ("es", "Ana Ficticia y otras 14 no fueron detenidas."),
    ],
)
def test_others_of_whom_it_is_not_told_are_not_counted(language: str, text: str) -> None:
    assert not any(part.isdigit() for line in said(language, text) for part in line.split(" | "))
