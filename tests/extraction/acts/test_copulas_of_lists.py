"""Of whom a relative clause in the singular tells behind a list: "X e Y, que es hermano de Z" only Y."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "La policía detuvo a Ana Ficticia e Irving Supuesto, que es medio hermano de Beto Inventado.",
         {"Irving Supuesto | relative_of | Beto Inventado | reported"}),
        ("es", "La policía detuvo a Ana Ficticia e Irving Supuesto, que se desempeñaba como portero y es hermano de Beto Inventado.",
         {"Irving Supuesto | relative_of | Beto Inventado | reported"}),
        ("es", "La policía detuvo a Ana Ficticia e Irving Supuesto, que es el líder de la banda Los Falsos.",
         {"Irving Supuesto | leads | banda Los Falsos | reported"}),
        ("en", "Police arrested Ana Quilla and Bert Rojo, who is the brother of Carl Sol.",
         {"Bert Rojo | relative_of | Carl Sol | reported"}),
    ],
)  # fmt: skip
def test_the_last_of_the_list_alone_is_what_the_clause_says(language, text, expected):
    assert {line for line in said(language, text) if "detained" not in line} == expected
