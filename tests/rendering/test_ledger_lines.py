"""Where a fault of a case is, in the reader's language."""

import pytest

from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.ledger_lines import place_line


@pytest.mark.parametrize(
    ("place", "spanish"),
    [
        ("entry 14", "asiento 14"),
        ("table meta", "tabla meta"),
        ("table statement, row f6ba (entry 14)", "tabla statement, fila f6ba (asiento 14)"),
        ("table docket (entry 14)", "tabla docket (asiento 14)"),
        ("table mention, row a b", "tabla mention, fila a b"),
        ("level 2, node 5", "nivel 2, nodo 5"),
        ("trigger no_update", "disparador no_update"),
        ("index by_name", "índice by_name"),
    ],
)
def test_a_place_is_said_in_both_languages(place: str, spanish: str) -> None:
    assert place_line(place, Catalogue("en")) == place
    assert place_line(place, Catalogue("es")) == spanish


@pytest.mark.parametrize("place", ["case.sqlite", "0a" * 32, "", "tables of somebody", "entry", "level 2"])
def test_a_file_is_called_as_it_is(place: str) -> None:
    assert place_line(place, Catalogue("es")) == place
