"""An official who shares a surname with the accused is not the accused, nor the prosecutor the mayor."""

import pytest

from tests.extraction.said import said, statements

HELD_ES = "La Policía detuvo a Saúl Ovillo Hebra, acusado de vender bebés. "
HELD_EN = "Police arrested Saul Tusk Lint, accused of selling babies. "


@pytest.mark.parametrize(
    "official",
    [
        "El fiscal",
        "La jueza",
        "El juez de garantías",
        "El comisario",
        "El abogado",
        "El secretario judicial",
        "El agente",
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_the_official_is_not_the_accused_in_spanish(official: str, *, is_first: bool) -> None:
    act = f"{official} Ovillo ordenó la captura de Ana Paz. "
    name = f"{official.split(' ', 1)[1]} Ovillo"
    told = said("es", act + HELD_ES if is_first else HELD_ES + act)

    assert f"{name} | ordered | Ana Paz | reported" in told
    assert "Policía | detained | Saúl Ovillo Hebra | reported" in told
    assert not any(line.startswith("Saúl") and "sells" not in line for line in told)


@pytest.mark.parametrize(
    "official",
    ["Prosecutor", "Judge", "Police chief", "Inspector", "Defence lawyer", "District Attorney", "Justice Minister"],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_the_official_is_not_the_accused_in_english(official: str, *, is_first: bool) -> None:
    act = f"{official} Tusk ordered the release of Ana Paz. "
    told = said("en", act + HELD_EN if is_first else HELD_EN + act)

    assert f"{official} Tusk | ordered | Ana Paz | reported" in told
    assert "Police | detained | Saul Tusk Lint | reported" in told


@pytest.mark.parametrize(
    ("language", "held"),
    [
        ("en", "Saul Tusk was convicted of selling a baby."),
        ("en", "Saul Tusk faces charges of selling babies."),
        ("en", "The defendant, Saul Tusk, came to court."),
        ("en", "An arrest warrant was issued for Saul Tusk."),
        ("en", "Saul Tusk denied selling a baby."),
        ("en", "Neighbours accuse Saul Tusk of selling babies."),
        ("es", "Saúl Ovillo Hebra enfrenta cargos por vender bebés."),
        ("es", "El detenido fue identificado como Saúl Ovillo Hebra."),
        ("es", "Se emitió una orden de captura contra Saúl Ovillo Hebra."),
        ("es", "Saúl Ovillo Hebra habría vendido dos bebés."),
        ("es", "El tribunal condenó a Saúl Ovillo Hebra a 12 años de prisión."),
    ],
)
def test_however_the_accusation_is_told(language: str, held: str) -> None:
    act = {"en": " Judge Tusk jailed Ana Paz.", "es": " La jueza Ovillo condenó a Ana Paz."}[language]

    assert not any(line.startswith("Sa") and "Ana Paz" in line for line in said(language, held + act))


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [
        ("es", "El fiscal Saúl Ovillo Hebra fue detenido. El fiscal Ovillo vendió dos bebés.", "Saúl Ovillo Hebra | sells | bebés 2 | reported"),
        ("es", "El exjuez Saúl Ovillo Hebra fue detenido. El juez Ovillo vendió dos bebés.", "Saúl Ovillo Hebra | sells | bebés 2 | reported"),
        ("es", "Saúl Ovillo Hebra fue detenido. Era juez de paz. El juez Ovillo vendió dos bebés.", "Saúl Ovillo Hebra | sells | bebés 2 | reported"),
        ("es", "El juez del Juzgado de Hilván, Saúl Ovillo Hebra, fue detenido. El juez Ovillo vendió dos bebés.", "Saúl Ovillo Hebra | sells | bebés 2 | reported"),
        ("es", "El general Saúl Ovillo Hebra inauguró una oficina. El coronel Ovillo detuvo a Ana Paz.", "Saúl Ovillo Hebra | detained | Ana Paz | reported"),
        ("es", "La ministra de Justicia, Ana Ovillo Paz, habló. La ministra Ovillo ordenó la captura de Rosa Tela.", "Ana Ovillo Paz | ordered | Rosa Tela | reported"),
        ("en", "Saul Tusk, a former police officer, was arrested. Officer Tusk sold two babies.", "Saul Tusk | sells | babies 2 | reported"),
        ("en", "Police arrested Judge Tusk. Saul Tusk was charged with selling babies.", "Police | detained | Saul Tusk | reported"),
        ("en", "District Attorney Saul Tusk charged Ana Paz. Prosecutor Tusk ordered the release of Rosa Lint.", "Saul Tusk | ordered | Rosa Lint | reported"),
    ],
)  # fmt: skip
def test_who_bears_the_office_in_full_is_the_official_in_short(language: str, text: str, line: str) -> None:
    assert line in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("es", "El alcalde de Hilván, Ramiro Ovillo Paz, inauguró una oficina. El fiscal Ovillo ordenó la captura de Ana Tela.", "fiscal Ovillo"),
        ("es", "El fiscal Ramiro Ovillo Paz inauguró una oficina. El alcalde Ovillo ordenó la captura de Ana Tela.", "alcalde Ovillo"),
        ("en", "The mayor of Hemton, Ramiro Tusk, opened an office. Prosecutor Tusk ordered the arrest of Ana Lint.", "Prosecutor Tusk"),
        ("en", "Judge Ramiro Tusk opened an office. Police chief Tusk ordered the arrest of Ana Lint.", "Police chief Tusk"),
    ],
)  # fmt: skip
def test_two_kinds_of_office_are_two_people(language: str, text: str, name: str) -> None:
    ordered = [s for s in statements(language, text) if s.predicate == "ordered"]

    assert [s.subject.name for s in ordered if s.subject] == [name]


def test_behind_the_official_the_bare_surname_is_neithers() -> None:
    told = said("en", "Saul Tusk was arrested. Judge Tusk jailed him. Tusk sold two babies. Tusk was convicted.")

    assert "Tusk | sells | babies 2 | reported" in told
    assert "- | convicted | Saul Tusk | convicted" in told


def test_the_official_named_in_full_is_the_official_in_short() -> None:
    text = "Saúl Ovillo Hebra fue detenido. El fiscal Ovillo ordenó la captura de Ana Paz. El fiscal Beto Ovillo Tela habló."

    assert "Beto Ovillo Tela | ordered | Ana Paz | reported" in said("es", text)
