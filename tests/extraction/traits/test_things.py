"""The plates of vehicles, the countries of companies, and posts in private companies."""

import pytest

from tests.extraction.said import statements


def told(language, text, predicate):
    """(whose, what) of each statement of this predicate."""
    found = statements(language, text)
    return {(s.subject.name, s.object.name if s.object else s.value.text) for s in found if s.predicate == predicate}


@pytest.mark.parametrize(
    ("language", "text", "predicate", "expected"),
    [
        ("es", "El vehículo de placa ZX-4471 fue registrado.", "identifier", {("vehículo", "ZX-4471")}),
        ("en", "They stopped a coach (registration QG 77 LMD) at dawn.", "identifier", {("coach", "QG 77 LMD")}),
        ("en", "They stopped a coach with registration problems at dawn.", "identifier", set()),
        ("es", "La empresa peruana Tilobrecht pagó sobornos.", "nationality", {("empresa peruana Tilobrecht", "peruana")}),
        ("en", "The Peruvian company Tilo Holdings paid bribes.", "nationality", {("Tilo Holdings", "Peruvian")}),
        ("es", "La policía peruana detuvo a una mujer.", "nationality", set()),
        ("es", "El exgerente de Relaciones Institucionales de Tilobrecht, Marco Brea, lo dijo.", "occupation",
         {("Marco Brea", "exgerente de Relaciones Institucionales de Tilobrecht")}),
        ("es", "El exgerente de Relaciones Institucionales de Tilobrecht, Marco Brea, lo dijo.", "works_for",
         {("Marco Brea", "Tilobrecht")}),
        ("es", "La red operaba en diversas partes de Cuba.", "located_in", {("red", "Cuba")}),
    ],
)  # fmt: skip
def test_what_is_told_of_things_and_companies(language, text, predicate, expected):
    assert told(language, text, predicate) == expected
