"""Widows called by their husbands: "la viuda de Lazo" is not him, and he is not "Ana Hebra Vda. de Lazo"."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La abogada de la viuda de Lazo pidió su libertad. Ana Hebra Vda. de Lazo fue detenida.",
            {"viuda | partner_of | Lazo | reported", "- | detained | Ana Hebra Vda. de Lazo | reported"},
        ),
        (
            "Ana Hebra Vda. de Lazo fue detenida. Lazo vendió dos bebés.",
            {"- | detained | Ana Hebra Vda. de Lazo | reported", "Lazo | sells | bebés 2 | reported"},
        ),
        (
            "La policía detuvo a Aldo Lazo. Ana Hebra Vda. de Lazo lloraba. Lazo vendió dos bebés.",
            {"policía | detained | Aldo Lazo | reported", "Aldo Lazo | sells | bebés 2 | reported"},
        ),
        (
            "Ana Hebra Vda. de Lazo fue detenida. La Vda. de Lazo vendió dos bebés.",
            {
                "- | detained | Ana Hebra Vda. de Lazo | reported",
                "Ana Hebra Vda. de Lazo | sells | bebés 2 | reported",
            },
        ),
        ("La fiscal acusó a la Vda. de Lazo de vender bebés.", {"Vda. de Lazo | sells | bebés | accused"}),
        ("La Sra. Vda. de Lazo fue detenida.", {"- | detained | Vda. de Lazo | reported"}),
        ("Aldo Lazo murió. La Vda. de Lazo vendió dos bebés.", {"Vda. de Lazo | sells | bebés 2 | reported"}),
    ],
)
def test_each_is_who_was_meant(text: str, expected: set[str]) -> None:
    assert said("es", text) == expected


def test_a_widow_by_her_husbands_surname_is_a_person() -> None:
    assert "Vda. de Lazo | sells | babies | accused" in said("en", "Vda. de Lazo was accused of selling babies.")
