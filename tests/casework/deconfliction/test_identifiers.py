"""Identifiers in one form; people, phones and accounts are invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.casework.deconfliction.identifiers import (
    Identifier,
    IdentifierError,
    IdentifierKindError,
    Kind,
    distinct,
    identifier_of,
)


def read(kind: str, value: str, born: str = "") -> Identifier:
    return identifier_of({"kind": kind, "value": value, "born": born}, number=7, country="PE")


@pytest.mark.parametrize(
    ("kind", "written", "form"),
    [
        (
            "phone",
            (
                "+51 987 654 321",
                "987654321",
                "(51) 987-654-321",
                "0051 987654321",
                "９８７６５４３２１",
                "987654321,00",
            ),
            "+51987654321",
        ),
        (
            "dni",
            ("01234567", "01.234.567", "01 234 567", " 0123 4567 ", "01234567-8", "01.234.567 – k", "０１２３４５６７"),
            "01234567",
        ),
        ("account", ("0011-0222-000033334444-55", "00110222000033334444 55"), "0011022200003333444455"),
        ("account", ("GB82 WEST 1234 5698 7654 32", "gb82west12345698765432"), "GB82WEST12345698765432"),
        ("plate", ("abc-123", "ABC 123", "A B C 1 2 3"), "ABC123"),
    ],
)
def test_what_two_units_write_differently_is_one_form(kind: str, written: tuple[str, ...], form: str) -> None:
    assert {read(kind, each) for each in written} == {Identifier(Kind(kind), (form,))}


def test_a_name_is_one_whichever_surname_leads_and_weak() -> None:
    one, other = (
        read("person", "Núñez Ficticia, Jacinta", "1990-02-28"),
        read("person", "JACINTA NUÑEZ FICTICIA", "1990-02-28"),
    )

    assert one == other
    assert one.is_weak
    assert one != read("person", "Jacinta Núñez Ficticia", "1990-02-27")


@pytest.mark.parametrize(
    ("kind", "value", "born", "column"),
    [
        ("phone", "12", "", "value"),
        ("phone", "", "", "value"),
        ("phone", "nobody", "", "value"),
        ("dni", "1234567", "", "value"),
        ("dni", "123456789", "", "value"),
        ("dni", "1234567٣x", "", "value"),
        ("dni", "1234567.0", "", "value"),
        ("dni", "1234567-8", "", "value"),
        ("dni", "1.234.567-8", "", "value"),
        ("dni", "12.345.6.78", "", "value"),
        ("account", "1931234567.0", "", "value"),
        ("plate", "123456,00", "", "value"),
        ("account", "0011022200003333", "90", "born"),
        ("phone", "987654321;912345678", "", "value"),
        ("phone", "987654321, 912345678", "", "value"),
        ("phone", "014567890x4567891", "", "value"),
        ("account", "GB83 WEST 1234 5698 7654 32", "", "value"),
        ("account", "abcdefgh", "", "value"),
        ("plate", "ABCDEF", "", "value"),
        ("person", "Jacinta", "1990-02-28", "value"),
        ("person", "Jacinta Ficticia", "1990-02-30", "born"),
        ("person", "Jacinta Ficticia", "28/02/1990", "born"),
        ("person", "x" * 2_000, "1990-02-28", "value"),
    ],
)
def test_what_would_match_nothing_is_refused_by_row_and_column(kind: str, value: str, born: str, column: str) -> None:
    with pytest.raises(IdentifierError) as refused:
        read(kind, value, born)

    assert refused.value.fields == {"row": 7, "column": column, "kind": kind}


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(IdentifierKindError):
        read("passport", "X1")


@given(
    st.lists(st.sampled_from(Kind), min_size=2, max_size=2),
    st.lists(st.text(), max_size=3),
    st.lists(st.text(), max_size=3),
)
def test_no_two_identifiers_are_encoded_alike(kinds: list[Kind], one: list[str], other: list[str]) -> None:
    left, right = Identifier(kinds[0], tuple(one)), Identifier(kinds[1], tuple(other))

    assert (left.encoded == right.encoded) == (left == right)


def test_a_repeated_identifier_is_asked_once() -> None:
    rows = [read("plate", each) for each in ("ABC-123", "XYZ-999", "abc 123")]

    assert distinct(rows) == [(0, rows[0]), (1, rows[1])]


@pytest.mark.parametrize(
    ("spanish", "english", "value"),
    [
        ("teléfono", "phone", "987654321"),
        ("Telefono", "phone", "987654321"),
        ("tele\u0301fono", "phone", "987654321"),
        ("cuenta", "account", "0011022200003333"),
        ("PLACA", "plate", "ABC-123"),
        ("persona", "person", "Jacinta Ficticia"),
    ],
)
def test_a_kind_in_spanish_is_the_same_identifier(spanish: str, english: str, value: str) -> None:
    assert read(spanish, value, "1990-02-28").encoded == read(english, value, "1990-02-28").encoded


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("dni", "00000000"),
        ("phone", "999999999"),
        ("plate", "0000000"),
        ("account", "sin cuenta 2"),
        ("account", "0000 0000 0000"),
    ],
)
def test_what_stands_for_unknown_is_no_identifier(kind: str, value: str) -> None:
    with pytest.raises(IdentifierError):
        identifier_of({"kind": kind, "value": value}, number=2, country="PE")


@pytest.mark.parametrize(
    "name",
    [
        "NN NN", "N.N. desconocido", "NN desconocido", "Sin Nombre", "Identidad por determinar", "por identificar",
        "unknown unknown", "No identificada", "name not known", "Persona sin identificar", "to be determined", "XX XX",
        "Nombre Apellido",
    ],
)  # fmt: skip
def test_what_forms_call_somebody_whom_nobody_knows_is_no_person(name: str) -> None:
    with pytest.raises(IdentifierError):
        identifier_of({"kind": "person", "value": name, "born": "1990-02-28"}, number=2, country="PE")


@pytest.mark.parametrize("name", ["Sin Ficticia", "Nombre Ficticia", "NN Ficticia", "Bea To", "Noemí Se"])
def test_a_name_with_one_such_word_is_somebody_s(name: str) -> None:
    assert read("person", name, "1990-02-28").is_weak


@pytest.mark.parametrize("born", ["2090-01-01", "1900-01-01"])
def test_nobody_is_born_in_the_future_or_with_the_form(born: str) -> None:
    row = {"kind": "person", "value": "Eva Ficticia", "born": born}
    with pytest.raises(IdentifierError):
        identifier_of(row, number=2, country="PE", today=date(2031, 1, 1))
