"""The word before a name marks who bears it, as the words behind it do."""

import pytest

from ovillo.casework.protection.people import marked
from ovillo.domain.documents import Document
from ovillo.domain.protection import ProtectedAs
from ovillo.domain.sources import SourceDetails
from ovillo.extraction.rules import RuleExtractor

EXTRACTORS = {language: RuleExtractor(language) for language in ("en", "es")}
VICTIM, MINOR, WITNESS, SOURCE = ProtectedAs.VICTIM, ProtectedAs.MINOR, ProtectedAs.WITNESS, ProtectedAs.SOURCE


def found(language: str, text: str) -> dict[str, ProtectedAs]:
    document = Document("a" * 64, "x.txt", "text/plain", len(text), text, (0,), SourceDetails(language=language))
    read = EXTRACTORS[language].read(document)
    return {each.name: kind for each, kind in marked(read.statements, read.entities, [document]).values()}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("La víctima Andrea Luna Paredes denunció a Fidel Arce Ruiz.", {"Andrea Luna Paredes": VICTIM}),
        ("La agraviada Noemí Paz Quiroz denunció a Fidel Arce.", {"Noemí Paz Quiroz": VICTIM}),
        ("La testigo Julia Mendoza Arias declaró.", {"Julia Mendoza Arias": WITNESS}),
        ("El testigo protegido Pedro Soto Lira vio a Fidel Arce Ruiz.", {"Pedro Soto Lira": WITNESS}),
        ("La menor de edad Lucía Vera Campos fue llevada a Ica.", {"Lucía Vera Campos": MINOR}),
        ("El niño Iván Rojas Mora fue trasladado por Fidel Arce Ruiz.", {"Iván Rojas Mora": MINOR}),
        ("Los niños Iván Rojas Mora y Ana Rojas Mora fueron trasladados.", {"Iván Rojas Mora": MINOR, "Ana Rojas Mora": MINOR}),
        ("El informante Pedro Soto Lira vio a Fidel Arce Ruiz.", {"Pedro Soto Lira": SOURCE}),
        ("El colaborador eficaz Raúl Nieto Sáenz declaró.", {"Raúl Nieto Sáenz": SOURCE}),
        ("Los colaboradores eficaces Rosa Pinto Lazo y Eva Lazo Rey hablaron.", {"Rosa Pinto Lazo": SOURCE, "Eva Lazo Rey": SOURCE}),
        ("ACTA\n\nAgraviada: Marta Arcos Peña.\nImputado: Fidel Arce Ruiz.", {"Marta Arcos Peña": VICTIM}),
        ("Víctima Marta Arcos Peña declaró ayer.", {"Víctima Marta Arcos Peña": VICTIM}),
    ],
)  # fmt: skip
def test_in_spanish(text: str, people: dict[str, ProtectedAs]) -> None:
    assert found("es", text) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The witness John Carter Pine told the court that he saw Fidel Arce Ruiz.", {"John Carter Pine": WITNESS}),
        ("The informant Joe Doe Roe met Fidel Arce Ruiz.", {"Joe Doe Roe": SOURCE}),
        ("Witnesses John Doe Roe and Ann Pine Lee spoke.", {"John Doe Roe": WITNESS, "Ann Pine Lee": WITNESS}),
    ],
)
def test_in_english(text: str, people: dict[str, ProtectedAs]) -> None:
    assert found("en", text) == people


@pytest.mark.parametrize(
    "text",
    [
        "No es víctima Fidel Arce Ruiz.",
        "Su hermano menor Fidel Arce Ruiz fue detenido.",
        "El Defensor del Niño Fidel Arce Ruiz habló.",
        "El abogado de la víctima, Pedro Soto Lira, declaró.",
        "Según el testigo. Fidel Arce Ruiz huyó.",
        "Nina Rojas Mora habló.",
    ],
)
def test_of_others_it_says_nothing(text: str) -> None:
    assert found("es", text) == {}
