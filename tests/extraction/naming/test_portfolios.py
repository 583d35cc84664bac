"""The field of an office is no part of the name behind it."""

import pytest

from tests.extraction.said import statements


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("Secretary of Justice", "Bob Tale"),
        ("Minister for Home Affairs", "Bob Tale"),
        ("Minister for Women", "Nora Tale"),
    ],
)
def test_an_office_with_its_field_before_a_name(office, name):
    read = statements("en", f"{office} {name} was arrested.")
    assert [s.object.name for s in read if s.predicate == "detained"] == [name]
    assert [(s.subject.name, s.value.text) for s in read if s.predicate == "holds_office"] == [(name, office)]


@pytest.mark.parametrize(
    "name",
    ["Marcela Quintero de Peralta", "Nora Paz de la Cruz", "Ana Torres Vda. de Ríos", "Eva Luna de los Santos"],
)
def test_a_married_name_behind_a_trade_is_whole(name):
    read = statements("en", f"Midwife {name} was convicted. Hugo {name.split()[-1]} is a farmer.")
    assert [s.object.name for s in read if s.predicate == "convicted"] == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Mercy Hospital was searched. The Mercy Hospital North was not searched."),
        ("es", "La Clínica Santa Rosa fue allanada. La Clínica Santa Rosa Norte no fue allanada."),
    ],
)
def test_a_branch_is_another_body(language, text):
    held = {(s.object.name.split()[-1], s.negated) for s in statements(language, text) if s.predicate == "searched"}
    assert len(held) == 2
    assert {name in ("North", "Norte") for name, negated in held if negated} == {True}
