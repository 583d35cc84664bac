"""Whose accomplice somebody is where "su" follows the only name: "X y su socio Y"."""

from tests.extraction.said import said

TIED = [
    "Carlos Supuesto y su socio Beto Inventado fueron detenidos.",
    "Carlos Supuesto, junto a su cómplice Beto Inventado, vendía bebés.",
]
UNTIED = [
    "Carlos Supuesto, Ana Ficticia y su socio Beto Inventado fueron detenidos.",
    "Ana Ficticia denunció a Carlos Supuesto y a su socio Beto Inventado.",
    "Carlos Supuesto negó que Beto Inventado fuera su socio.",
    "Carlos Supuesto no conoce a su supuesto socio Beto Inventado.",
    "El fiscal Carlos Supuesto y su colaborador Beto Inventado ordenaron la captura de Ana Ficticia.",
]


def test_who_is_whose_accomplice_is_told_where_one_name_stands_before():
    for text in TIED:
        assert "Beto Inventado | collaborates_with | Carlos Supuesto | reported" in said("es", text), text
    text = "La policía detuvo a Carlos Supuesto y a su presunto cómplice, Beto Inventado."
    assert "Beto Inventado | collaborates_with | Carlos Supuesto | suspected" in said("es", text)


def test_nothing_is_told_where_another_may_be_meant_or_it_is_denied():
    for text in UNTIED:
        assert not any("collaborates_with" in line for line in said("es", text)), text
