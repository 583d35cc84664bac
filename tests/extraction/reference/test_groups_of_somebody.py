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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Of Ann Tarwi and Bob Cusi, only Cusi was convicted."),
        ("en", "Of Ann Tarwi and Bob Cusi, only the latter was convicted."),
        ("es", "De Ana Tarwi y Bob Cusi, solo Cusi fue condenado."),
        ("es", "De Ana Tarwi y Bob Cusi, solo este último fue condenado."),
    ],
)
def test_only_one_of_two_was_convicted(language: str, text: str) -> None:
    assert {line for line in said(language, text) if "convicted" in line} == {"- | convicted | Bob Cusi | convicted"}


def test_what_is_named_after_somebody_does_what_it_does() -> None:
    told = said("en", "The clinic named after John Tarwi sold babies.")
    assert {line for line in told if "sells" in line} == {"clinic | sells | babies | reported"}


OTHERS = ("A nephew of {}", "Someone close to {}", "The judge trying {}", "Supporters of {}", "The man who replaced {}")


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("verb", ["admitted", "denied"])
def test_what_somebody_near_them_admits_is_not_theirs(other: str, verb: str) -> None:
    told = said("en", f"{other.format('John Tarwi')} {verb} selling babies.")
    assert not any(line.startswith("John Tarwi | sells") for line in told)


@pytest.mark.parametrize("near", ["gente leal", "una fuente cercana", "un grupo afín"])
def test_whoever_is_near_them_is_arrested(near: str) -> None:
    told = said("es", f"La policía detuvo a {near} a Juan Tarwi.")
    assert not any("| detained | Juan Tarwi" in line for line in told)
