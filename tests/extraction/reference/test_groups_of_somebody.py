"""What somebody's group does is not told of them, and "she" is none of several."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [
        ("en", "Ann Tarwi was arrested. The group of Tarwi sold babies.", "group | sells | babies | reported"),
        ("es", "Ana Tarwi fue detenida. El grupo de Tarwi vendía bebés.", "grupo | sells | bebés | reported"),
        ("en", "A group of women sold babies.", "women | sells | babies | reported"),
    ],
)
def test_who_sells(language: str, text: str, line: str) -> None:
    assert {told for told in said(language, text) if "sells" in told} == {line}


@pytest.mark.parametrize("several", ["Children", "Only children", "Nurses"])
def test_she_is_none_of_several(several: str) -> None:
    text = f"{several} who are registered are free. She also admitted to bribing judges."
    assert not any("bribes" in line for line in said("en", text))
