"""An event that a noun names is told only where the sentence lets it take place."""

import pytest

from tests.extraction.said import said

ACTS = ("detained", "convicted", "indicted", "charged", "sells", "released", "acquitted", "sentenced")
NOUNS = {
    "en": [
        "the arrest of Ovi Mock", "the conviction of Ovi Mock", "the indictment of Ovi Mock", "Ovi Mock's detention",
        "the sale of babies by Ovi Mock", "the release of Ovi Mock", "the acquittal of Ovi Mock",
        "the sentencing of Ovi Mock",
    ],
    "es": [
        "la captura de Ovi Mock", "la condena de Ovi Mock", "la detención de Ovi Mock", "la venta de bebés por Ovi Mock",
        "la liberación de Ovi Mock", "la absolución de Ovi Mock", "la sentencia contra Ovi Mock",
        "la imputación de Ovi Mock",
    ],
}  # fmt: skip
NO_FACT = {
    "en": [
        "{} is expected.", "{} is imminent.", "{} was unlikely.", "{} was avoided.", "{} depends on the judge.",
        "{} failed.", "{} is an invention.", "{} is what the mothers want.", "{} would be a shock.", "{} may come soon.",
        "The family hopes for {}.", "There was talk of {}.", "The judge refused {}.", "There is no record of {}.",
        "The judge considered {}.", "The lawyer opposed {}.", "The lawyer delayed {}.", "Protesters await {}.",
        "News of {} was denied.", "Contrary to reports of {}, all is calm.", "Activists demanded {}.",
        "The film tells of {}.", "Instead of {}, a fine was paid.",
    ],
    "es": [
        "Se espera {}.", "{} es inminente.", "{} parece probable.", "{} es improbable.", "{} fue evitada.",
        "{} sería un golpe.", "{} podría llegar pronto.", "{} depende del juez.", "{} fracasó.", "{} es mentira.",
        "{} es un invento.", "La familia espera {}.", "La policía prepara {}.", "El juez evalúa {}.",
        "El abogado se opuso a {}.", "El abogado demoró {}.", "Los manifestantes aguardan {}.", "Está pendiente {}.",
        "Falta {}.", "A la espera de {}, todo sigue igual.", "La película cuenta {}.", "Activistas exigen {}.",
    ],
}  # fmt: skip
FACTS = [
    ("en", "{} shocked the town.", "the arrest of Ovi Mock"),
    ("en", "After {}, the clinic closed.", "the arrest of Ovi Mock"),
    ("en", "Police announced {}.", "the arrest of Ovi Mock"),
    ("en", "The raid led to {}.", "the arrest of Ovi Mock"),
    ("es", "{} conmocionó al pueblo.", "la captura de Ovi Mock"),
    ("es", "Tras {}, la clínica cerró.", "la captura de Ovi Mock"),
    ("es", "La policía anunció {}.", "la captura de Ovi Mock"),
    ("es", "El operativo permitió {}.", "la captura de Ovi Mock"),
]


@pytest.mark.parametrize(("language", "context"), [(code, row) for code, rows in NO_FACT.items() for row in rows])
def test_an_event_that_is_only_expected_or_refused_is_no_fact(language, context):
    for noun in NOUNS[language]:
        text = context.format(noun)
        lines = said(language, text[0].upper() + text[1:])

        assert not [line for line in lines if any(f"| {act} |" in line for act in ACTS)], text


@pytest.mark.parametrize(("language", "context", "noun"), FACTS)
def test_an_event_that_took_place_is_told(language, context, noun):
    text = context.format(noun)

    assert any("| detained | Ovi Mock" in line for line in said(language, text[0].upper() + text[1:]))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A disciplinary board found Ovi Mock guilty of misconduct."),
        ("en", "An internal inquiry found Ovi Mock guilty of taking bribes."),
        ("en", "The press has already convicted Ovi Mock of selling babies."),
        ("en", "Ovi Mock was convicted in the court of public opinion."),
        ("en", "The mother called Ovi Mock guilty of selling her baby."),
        ("es", "La junta disciplinaria declaró culpable a Ovi Mock."),
        ("es", "Un tribunal de honor halló culpable a Ovi Mock."),
        ("es", "Ovi Mock está condenado al fracaso."),
        ("es", "Ovi Mock, condenado por la opinión pública, protestó."),
    ],
)
def test_only_a_court_convicts(language, text):
    assert not [line for line in said(language, text) if "convicted" in line]
