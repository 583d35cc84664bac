"""Kin, friends and doctors of the detained are not the detained."""

import itertools

import pytest

from tests.extraction.said import statements

_KIN = {
    "en": ["sister", "daughter", "mother", "wife", "friend", "doctor", "lawyer", "neighbour", "landlady"],
    "es": ["hermana", "hija", "madre", "amiga", "médica", "abogada", "vecina", "conocida", "casera"],
}
_STATUS = {
    "en": ["detainee", "accused", "victim", "suspect"],
    "es": ["detenida", "acusada", "víctima", "sospechosa"],
}
_TEXTS = {
    "en": ["Rosa Paz, {kin} of the {status}, cried.", "Rosa Paz, the {status}'s {kin}, cried."],
    "es": ["Rosa Paz, {kin} de la {status}, lloró.", "Rosa Paz, la {kin} de la {status}, lloró."],
}
_BEFORE = {
    "en": ["Ana Rey was arrested.", "Ivan Rey was arrested.", "Ana Rey spoke."],
    "es": ["Ana Rey fue detenida.", "Ana Rey fue condenada.", "Ana Rey declaró."],
}
_ACTS = {"detained", "convicted", "charged", "victim_of"}


def _rows() -> list[tuple[str, str]]:
    return [
        (language, f"{before} {text.format(kin=kin, status=status)}")
        for language in _KIN
        for before, text, kin, status in itertools.product(
            _BEFORE[language], _TEXTS[language], _KIN[language], _STATUS[language]
        )
    ]


@pytest.mark.parametrize(("language", "text"), _rows())
def test_who_is_somebodys_is_not_that_somebody(language: str, text: str) -> None:
    found = [s for s in statements(language, text) if s.predicate in _ACTS]

    assert not [s for s in found if "Rosa Paz" in {e.name for e in (s.subject, s.object) if e is not None}]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Ana Rey was arrested. Rosa Paz, her sister, cried. The detainee was charged.", "Ana Rey"),
        ("en", "Ana Rey was arrested. Rosa Paz, sister of the detainee, cried. The detainee was charged.", "Ana Rey"),
        ("es", "Ana Rey fue detenida. Rosa Paz, hija de la detenida, lloró. La detenida fue imputada.", "Ana Rey"),
    ],
)
def test_the_detained_stays_the_one_of_whom_it_was_told(language: str, text: str, name: str) -> None:
    found = {s.object.name for s in statements(language, text) if s.predicate == "charged" and s.object is not None}

    assert found == {name}
