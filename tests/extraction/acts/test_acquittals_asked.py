"""A prosecutor's request to acquit somebody is told of them, as what it is."""

import pytest

from tests.extraction.said import statements


def _asked(language, text):
    found = (s for s in statements(language, text) if s.predicate == "requested" and not s.negated)
    return {(s.object.name, s.value.text if s.value else None) for s in found if s.object is not None}


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("es", "El fiscal solicitó la absolución de {}.", "absolución"),
        ("es", "El fiscal pidió al tribunal la absolución de la acusada {}.", "absolución"),
        ("es", "La defensa requirió la absolución para {}.", "absolución"),
        ("es", "El fiscal pidió absolver a {}.", "absolver"),
        ("es", "El Ministerio Público solicitó que se absuelva a {}.", "absuelva"),
        ("es", "El fiscal pidió que {} sea absuelta.", "absuelta"),
        ("en", "Prosecutors asked the court to acquit {}.", "acquit"),
        ("en", "The prosecutor asked for the acquittal of {}.", "acquittal"),
        ("en", "Prosecutors sought an acquittal for {}.", "acquittal"),
        ("en", "Prosecutors asked that {} be acquitted.", "acquitted"),
    ],
)
def test_it_is_told_of_whom_it_is_asked(language, text, word):
    assert _asked(language, text.format("Norma Echeverri")) == {("Norma Echeverri", word)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El fiscal no pidió la absolución de Norma Echeverri."),
        ("en", "Prosecutors refused to ask the court to acquit Norma Echeverri."),
        ("en", "The lawyer asked why the judges had acquitted Norma Echeverri."),
    ],
)
def test_what_nobody_asked_is_not_told(language, text):
    assert "Norma Echeverri" not in {name for name, _ in _asked(language, text)}


def test_each_of_two_is_asked_what_is_asked_of_them():
    text = "El fiscal pidió seis años para Norma Echeverri y la absolución de Luis Bravo."

    assert ("Luis Bravo", "absolución") in _asked("es", text)
    assert ("Norma Echeverri", "absolución") not in _asked("es", text)
