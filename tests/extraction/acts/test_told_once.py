"""One payment is told once: who charged a sum received it, and nobody is told of twice as much."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("text", "is_payment"),
    [
        ("Teo Fictivo cobró 8 000 soles por cada partida.", True),
        ("El juez Teo Fictivo cobró 8 000 soles por firmar la orden.", True),
        ("Teo Fictivo recibió 8 000 soles.", False),
    ],
)
def test_a_sum_is_told_by_one_statement(text, is_payment):
    lines = [line for line in said("es", text) if " pays " in line or " receives " in line]
    assert len(lines) == 1, lines
    assert (" pays " in lines[0]) is is_payment
