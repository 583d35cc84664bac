"""Whom cells of a row, a letter of their own, or what their family says mark; and whom they leave."""

import pytest

from ovillo.casework.protection.people import marked
from ovillo.domain.documents import Document
from ovillo.domain.sources import SourceDetails
from ovillo.extraction.rules import RuleExtractor

EXTRACTORS = {language: RuleExtractor(language) for language in ("en", "es")}


def names(language: str, text: str) -> set[str]:
    document = Document("a" * 64, "x.txt", "text/plain", len(text), text, (0,), SourceDetails(language=language))
    read = EXTRACTORS[language].read(document)
    return {each.name for each, _ in marked(read.statements, read.entities, [document]).values()}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "| Nombre | Edad | Calidad |\n| {} | 13 | agraviada |\n| Tomás Yucra Pino | 41 | acusado |"),
        ("es", "| Nombre | Edad | Distrito |\n| {} | 13 | Ilave |\n| Tomás Yucra Pino | 41 | Puno |"),
        ("es", "Nombre\tCalidad\tDistrito\n{}\ttestigo\tIlave\nTomás Yucra Pino\timputado\tPuno"),
        ("en", "| Name | Age | Town |\n| {} | 12 | Ilave |\n| Tom Yucra Pino | 41 | Puno |"),
        ("en", "From: {}\nTo: the hotline\n\nI am 15 and Tom Yucra Pino makes me work at night."),
        ("es", "De: {}\nPara: la línea\n\nTengo 15 años y Tomás Yucra Pino no me deja salir."),
        ("en", "{}'s mother, Ann Made Orr, said her daughter, 13, was taken by Tom Yucra Pino."),
        ("es", "La madre de {} dijo que su hija, de 13 años, conoció a Tomás Yucra Pino en un bar."),
        ("es", "Los padres de {} denunciaron su desaparición. Tomás Yucra Pino fue detenido."),
        ("es", "{}, hija del acusado Tomás Yucra Pino, tiene 12 años."),
        ("es", "Tomás Yucra Pino embarazó a {}, alumna suya de 14 años."),
        ("es", "Desapareció {}, escolar de la I.E. Los Robles. Fue detenido Tomás Yucra Pino."),
        ("es", "La menor N.H.T., identificada como {}, fue hallada. Tomás Yucra Pino fue detenido."),
        ("es", "{} trabajaba de mesera en el bar desde los 13 años. Tomás Yucra Pino fue acusado de trata."),
        ("en", "{} worked in the bar from the age of 13. Tom Yucra Pino was charged."),
        ("es", "{}, exvíctima y hoy activista, habló. Tomás Yucra Pino fue detenido."),
    ],
)
def test_the_child_and_nobody_blamed(language: str, text: str) -> None:
    found = names(language, text.format("Sabina Hilasaca Ari"))

    assert "Sabina Hilasaca Ari" in found
    assert not any("Yucra" in each for each in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "| Nombre | Días | Distrito |\n| {} | 13 | Ilave |"),
        ("es", "| Nombre | Edad | Calidad |\n| {} | 43 | no es testigo |"),
        ("en", "From: {}\nTo: the office\n\nI am 45 and I work here."),
        ("en", "{} wrote: I am 15 minutes away."),
        ("en", "{}'s lawyer, Ann Made Orr, said her daughter, 13, was at home."),
        ("es", "El abogado de {} dijo que su hija, de 13 años, estaba en casa."),
        ("es", "{}, director de un colegio de 14 años de antigüedad, habló."),
        ("es", "{}, identificado como chofer, habló."),
        ("es", "{} trabajaba de cargador desde los 13 años. La fiscalía acusó a {} de trata."),
        ("es", "{} trabajaba de cargador desde los 23 años."),
    ],
)
def test_nobody_else(language: str, text: str) -> None:
    assert "Sabino Hilasaca Ari" not in names(language, text.replace("{}", "Sabino Hilasaca Ari"))


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", 'Primrose "Rosie" Dell, 16, testified.', {"primrose", "rosie", "dell"}),
        ("es", "Primitiva «Prima» Tola, de 16 años, declaró.", {"primitiva", "prima", "tola"}),
        ("es", "Irenea «Nea» Sayre Lope, de 17 años, huyó.", {"irenea", "nea", "sayre", "lope"}),
        ("es", "Trifona Uruchi Rey, de 12 años, huyó.", {"trifona", "uruchi", "rey"}),
        (
            "es",
            "El adolescente de iniciales L.M.I. (15), identificado luego como Lino Mar Iñe, huyó.",
            {"lino", "mar", "iñe"},
        ),
        ("es", "Entrevistada: PILCO RUA, Antonina (14 años).", {"pilco", "rua", "antonina"}),
    ],
)
def test_names_with_nicknames_and_surnames_first(language: str, text: str, words: set[str]) -> None:
    assert words in [set(each.lower().translate({171: None, 187: None}).split()) for each in names(language, text)]
