from decimal import Decimal

import pytest

from ovillo.corroboration.quoted_numbers import further_parts, is_besides
from ovillo.domain.statements import Value


def counted(text: str, unit: str = "place") -> Value:
    return Value(text, Decimal(9), unit)


@pytest.mark.parametrize(
    ("quote", "text", "parts"),
    [
        ("They raided 9 houses in Villa Uno, 4 in Villa Dos, 1 in Villa Tres and 2 in Villa Cuatro.", "9", (4, 1, 2)),
        ("Officers searched nine houses, four clinics, one office and two shops.", "nine", (4, 1, 2)),
        ("Allanaron nueve casas en Villa Uno, cuatro en Villa Dos y dos clínicas.", "nueve", (4, 2)),
        ("They searched 9 houses, and 4 cars were seized.", "9", ()),
        ("They searched 9 houses on March 3, 2033 in Villa Uno.", "9", ()),
        ("They searched 9 houses on 3 March, 2033 in Villa Uno.", "9", ()),
        ("Allanaron 9 casas el 3 de marzo, 2033 en Villa Uno.", "9", ()),
        ("They searched 9 houses on March 3 and 4 in Villa Uno.", "9", ()),
        (
            "They searched nine houses on March 3, 2033 in Uno, four on March 4 in Dos, one in Tres and two in Cinco.",
            "nine",
            (4, 1, 2),
        ),
        ("Allanaron nueve casas el 3 de marzo en Uno, cuatro el 4 de marzo en Dos y dos en Tres.", "nueve", (4, 2)),
        ("They searched 9 houses. 4 in Villa Dos were empty.", "9", ()),
        ("They searched 9 houses in Villa Uno on 14 May, 2031.", "9", ()),
        ("They searched 16 premises: 9 in Villa Uno and 7 in Villa Dos.", "16", ()),
        ("They searched 9 houses and 300 officers took part.", "9", ()),
        ("They searched 9 houses in Villa Uno, 4 hours after the call.", "9", ()),
        ("The words are elsewhere.", "9", ()),
    ],
)
def test_parts_of_one_list(quote: str, text: str, parts: tuple[int, ...]) -> None:
    assert further_parts(counted(text), quote) == tuple(map(Decimal, parts))


@pytest.mark.parametrize(
    ("quote", "text", "expected"),
    [
        ("Police detained Ana Ficticio and 14 others.", "14", True),
        ("La policía detuvo a Ana Ficticio y otras 14 personas.", "14", True),
        ("Detuvo a Ana Ficticio y a 14 personas más.", "14", True),
        ("El 14 de mayo detuvo a Ana Ficticio y a 14 personas más.", "14", True),
        ("En 2014 otras personas fueron detenidas.", "14", False),
        ("Fueron detenidas otras 14 personas.", "otras 14", True),
        ("Police detained 14 people, and others fled.", "14", False),
        ("More than once, 14 people were detained.", "14", False),
        ("Más de 14 personas fueron detenidas.", "14", False),
        ("Más de 14 personas fueron detenidas.", "Más de 14", False),
        ("More than 14 people were detained.", "More than 14", False),
        ("Police detained no more than 14 people.", "14", False),
    ],
)
def test_others(quote: str, text: str, expected: bool) -> None:
    assert is_besides(counted(text, "person"), quote) is expected
