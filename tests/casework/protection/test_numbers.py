"""The number of a protected person's identity document is hidden, another person's is not."""

import pytest

from ovillo.casework.protection.numbers import HIDDEN_NUMBER, numbers_beside

WHO, OTHER = "Yolanda Ficticia", "Fidel Inventado"
HIDDEN = (
    "{who}, identificada con DNI N.° 44556677, volvió.",
    "{who} (D.N.I. 44556677) volvió.",
    "{who}, con DNI Nro. 44556677.",
    "{who}, con DNI n° 44556677.",
    "{who}, con documento nacional de identidad número 44556677.",
    "{who}, con cédula 1.234.567.890.",
    "{who}, pasaporte AB1234567, salió.",
    "{who}, passport no. 123456789, left.",
    "El DNI 44556677 es de la menor {who}.",
    "{other} acompañó a {who}, DNI 44556677.",
)
SHOWN = (
    "{who} y {other}, con DNI 44556677.",
    "{who} llamó al 987654321.",
    "{who} firmó el documento 0417-2031.",
    "{who} firmó.\n\nDNI 44556677: {other}.",
    "El expediente 44556677 es de {who}.",
)


def told(text: str) -> str:
    written = text.format(who=WHO, other=OTHER)
    hidden = [(at, at + len(WHO), "Persona X") for at in [written.find(WHO)]]
    others = [(at, at + len(OTHER)) for at in [written.find(OTHER)] if at >= 0]
    for start, end, instead in reversed(numbers_beside(written, hidden, others)):
        written = written[:start] + instead + written[end:]
    return written


@pytest.mark.parametrize("text", HIDDEN)
def test_a_number_beside_a_protected_name_is_hidden(text: str) -> None:
    written = told(text)

    assert HIDDEN_NUMBER in written
    assert not any(map(str.isdigit, written))


@pytest.mark.parametrize("text", SHOWN)
def test_a_number_of_somebody_else_or_something_else_is_not(text: str) -> None:
    assert HIDDEN_NUMBER not in told(text)
