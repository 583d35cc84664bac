"""Surnames that are trades or posts elsewhere, and whoever bears them by the surname alone."""

import pytest

from tests.extraction.said import said, statements


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [
        (
            "es",
            "La Policía detuvo a Saúl Herrera Ovillo, de 40 años. Herrera vendió un bebé, según la Fiscalía.",
            "Saúl Herrera Ovillo | sells | bebé | reported",
        ),
        (
            "es",
            "La Corte anuló la condena de la partera Marta Coronel Ovillo. Coronel fue sentenciada en 2030.",
            "- | sentenced | Marta Coronel Ovillo | convicted",
        ),
        (
            "es",
            "La Policía detuvo a Marta Guerrero Alcalde y a Luis Pastor Hebra.",
            "Policía | detained | Marta Guerrero Alcalde | reported",
        ),
        (
            "en",
            "Police arrested Emma Bishop, 30, and Carl Major. Mr. Major bribed a judge.",
            "Carl Major | bribes | judge | reported",
        ),
        ("en", "Police arrested Emma Bishop, 30. Bishop sold a baby.", "Emma Bishop | sells | baby | reported"),
    ],
)
def test_a_surname_that_is_a_trade_stays_part_of_the_name(language: str, text: str, line: str) -> None:
    assert line in said(language, text)
    assert not any(
        s.predicate == "holds_office" and s.subject.name in {"Ovillo", "Hebra"} for s in statements(language, text)
    )


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [
        ("en", "Virginia Governor Carl Tusk was arrested.", "- | detained | Carl Tusk | reported"),
        ("en", "Victoria Police Inspector Ana Bell was arrested.", "- | detained | Ana Bell | reported"),
        ("es", "El General Ramón Ovillo fue detenido.", "- | detained | Ramón Ovillo | reported"),
    ],
)
def test_a_title_before_a_name_is_no_part_of_it(language: str, text: str, line: str) -> None:
    assert line in said(language, text)
