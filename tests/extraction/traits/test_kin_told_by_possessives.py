"""Kin and marriage told by possessives and by verbs of two: never of whoever the noun is said of, nor of a priest."""

import pytest

from tests.extraction.said import statements

_MARY = "Mary Quill fled to Lindon. "
_MARIA = "María Quilla huyó a Lindora. "


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Mary Quill's brothers, Thomas and Oliver, were arrested.",
            {("Thomas", "Mary Quill"), ("Oliver", "Mary Quill")},
        ),
        ("en", "Mary Quill and Thomas Bram, who married in 2019, fled.", {("Mary Quill", "Thomas Bram")}),
        ("en", "Mary Quill divorced Thomas Bram in 2019.", {("Mary Quill", "Thomas Bram")}),
        ("es", "María Quilla y Mario Bramo se casaron en 2019.", {("María Quilla", "Mario Bramo")}),
        ("es", "María Quilla se divorció de Mario Bramo.", {("María Quilla", "Mario Bramo")}),
        ("en", _MARY + "Thomas Bram is her nephew.", {("Thomas Bram", "Mary Quill")}),
        ("es", _MARIA + "Mario Bramo es su sobrino.", {("Mario Bramo", "María Quilla")}),
        ("es", _MARIA + "Mario Bramo, que es su sobrino, cayó.", {("Mario Bramo", "María Quilla")}),
        ("es", _MARIA + "Mario Bramo no es su sobrino.", set()),
        ("es", "Mario Bramo es su sobrino.", set()),
        ("en", "Priest Thomas Bram married Mary Quill and Oliver Lund.", set()),
        ("en", "Mary Quill and Thomas Bram will marry in May.", set()),
        ("es", "Se cree que Mario Bramo es primo del alcalde.", set()),
    ],
)
def test_who_is_kin_of_whom(language, text, expected):
    ties = [s for s in statements(language, text) if s.predicate in ("relative_of", "partner_of")]
    firm = [s for s in ties if s.standing.value == "reported" and not s.negated]

    assert {(s.subject.name, s.object.name) for s in firm} == expected
