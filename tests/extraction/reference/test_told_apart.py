"""A name within a longer one: the same person only where nothing speaks against it."""

import itertools

import pytest

from ovillo.domain.entities import NameLevel
from tests.extraction.said import statements

_ACTS = {
    "en": ["was arrested", "was convicted", "has been charged"],
    "es": ["fue detenido", "fue condenado", "ha sido imputado"],
}
_APART = {
    "en": [
        ("Ivan Rey (DNI 40112233)", "Ivan Rey Soto (DNI 40559988)"),
        ("Ivan Rey, 22,", "Ivan Rey Soto, 61,"),
        ("Ivan Rey, 61,", "Ivan Rey Soto, 59,"),
        ('Ivan Rey, alias "Mole",', 'Ivan Rey Soto, alias "Rat",'),
        ("Judge Ivan Rey", "prosecutor Ivan Rey Soto"),
        ("Doctor Ivan Rey", "Major Ivan Rey Soto"),
        ("Ivan Rey, a surgeon,", "Ivan Rey Soto, a police inspector,"),
        ("Ivan Rey, a nurse,", "Ivan Rey Soto, a taxi driver,"),
        ("Ivan Rey", "His father, Ivan Rey Soto,"),
        ("Ivan Rey, son of Ivan Rey Soto,", "Ivan Rey Soto"),
    ],
    "es": [
        ("Iván Rey (DNI 40112233)", "Iván Rey Soto (DNI 40559988)"),
        ("Iván Rey, identificado con DNI 40112233,", "Iván Rey Soto, con DNI N° 40559988,"),
        ("Iván Rey, de 22 años,", "Iván Rey Soto, de 61 años,"),
        ("Iván Rey, de 61 años,", "Iván Rey Soto, de 59 años,"),
        ('Iván Rey, alias "Topo",', 'Iván Rey Soto, alias "Rata",'),
        ("El juez Iván Rey", "El fiscal Iván Rey Soto"),
        ("El médico Iván Rey", "El mayor Iván Rey Soto"),
        ("Iván Rey, cirujano,", "Iván Rey Soto, comisario de policía,"),
        ("Iván Rey, taxista,", "Iván Rey Soto, enfermero,"),
        ("Iván Rey", "Su padre, Iván Rey Soto,"),
        ("Iván Rey, hijo de Iván Rey Soto,", "Iván Rey Soto"),
    ],
}
_ONE = {
    "en": [
        ("Ivan Rey", "Ivan Rey Soto"),
        ("Ivan Rey (DNI 40112233)", "Ivan Rey Soto (DNI 40112233)"),
        ("Ivan Rey (DNI 40112233)", "Ivan Rey Soto (passport no. 778899)"),
        ("Ivan Rey, 40,", "Ivan Rey Soto, 41,"),
        ("Ivan Rey, 40,", "Ivan Rey Soto"),
        ('Ivan Rey, alias "Mole",', 'Ivan Rey Soto, alias "The Mole",'),
        ("Judge Ivan Rey", "Ivan Rey Soto"),
        ("Judge Ivan Rey", "Magistrate Ivan Rey Soto"),
        ("Former judge Ivan Rey", "Ivan Rey Soto, a lawyer,"),
        ("Police officer Ivan Rey", "Sergeant Ivan Rey Soto"),
        ("Dr Ivan Rey", "Judge Ivan Rey Soto"),
    ],
    "es": [
        ("Iván Rey", "Iván Rey Soto"),
        ("Iván Rey (DNI 40112233)", "Iván Rey Soto (DNI 40112233)"),
        ("Iván Rey, de 40 años,", "Iván Rey Soto, de 39 años,"),
        ("Iván Rey, de 40 años,", "Iván Rey Soto"),
        ('Iván Rey, alias "Topo",', 'Iván Rey Soto, alias "El Topo",'),
        ("El juez Iván Rey", "Iván Rey Soto"),
        ("El juez Iván Rey", "El magistrado Iván Rey Soto"),
        ("El exjuez Iván Rey", "El abogado Iván Rey Soto"),
        ("El policía Iván Rey", "El suboficial Iván Rey Soto"),
        ("El Dr. Iván Rey", "El fiscal Iván Rey Soto"),
    ],
}


def _bearers(language: str, text: str) -> list[str]:
    """The ids of those of whom an act is told."""
    acts = {"detained", "convicted", "charged", "acquitted"}
    return [s.object.id for s in statements(language, text) if s.predicate in acts and s.object is not None]


def _told(pairs: dict[str, list[tuple[str, str]]]) -> list[tuple[str, str]]:
    """The two of each pair told of two acts, in both orders."""
    texts = []
    for language, rows in pairs.items():
        for one, other in itertools.chain(rows, ((b, a) for a, b in rows if not b.startswith(("His", "Su ")))):
            first, second = _ACTS[language][:2]
            texts.append((language, f"{one} {first} in Lima. {other[0].upper()}{other[1:]} {second}."))
    return texts


@pytest.mark.parametrize(("language", "text"), _told(_APART))
def test_what_speaks_against_it_keeps_two_names_apart(language: str, text: str) -> None:
    found = _bearers(language, text)

    assert len(found) == len(set(found)) == 2


@pytest.mark.parametrize(("language", "text"), _told(_ONE))
def test_a_shorter_name_is_of_the_one_longer_name_that_it_fits(language: str, text: str) -> None:
    found = _bearers(language, text)

    assert len(found) == 2
    assert len(set(found)) == 1


@pytest.mark.parametrize("act", [0, 1, 2])
@pytest.mark.parametrize(
    ("language", "behind"),
    [
        ("en", "Prosecutor Ivan Rey Soto asked for ten years."),
        ("en", "Judge Ivan Rey Soto ordered the search."),
        ("en", "The inspector, Ivan Rey Soto, led the operation."),
        ("en", "Ivan Rey Soto, the judge, was not arrested."),
        ("en", "Ivan Rey Soto is not related to Ivan Rey."),
        ("en", "The mayor, Ivan Rey Soto, is no relation to the accused."),
        ("es", "El fiscal Iván Rey Soto pidió diez años."),
        ("es", "El juez Iván Rey Soto ordenó el allanamiento."),
        ("es", "El comisario Iván Rey Soto dirigió el operativo."),
        ("es", "Iván Rey Soto no guarda relación con Iván Rey."),
        ("es", "El alcalde Iván Rey Soto no es pariente del acusado."),
    ],
)
def test_nothing_done_to_one_is_told_of_the_official_or_stranger_of_a_longer_name(
    language: str, behind: str, act: int
) -> None:
    name = "Ivan Rey" if language == "en" else "Iván Rey"
    found = statements(language, f"{name} {_ACTS[language][act]} in Lima. {behind}")
    told = {s.object.name for s in found if s.object and s.predicate in {"detained", "convicted", "charged"}}

    assert name in told
    assert not [s for s in found if s.object and s.object.name == f"{name} Soto" and not s.negated]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ivan Rey was arrested in Lima. Judge Ivan Rey Soto was charged."),
        ("en", "Judge Ivan Rey Soto was arrested in Lima. Ivan Rey was charged."),
        ("en", "Ivan Rey Soto was arrested in Lima. Ivan Rey is not related to the clinic. Ivan Rey was charged."),
        ("en", "Ivan Rey was arrested in Lima. Judge Ivan Rey Soto allegedly took bribes. Ivan Rey was charged."),
        ("es", "El juez Iván Rey Soto fue detenido en Lima. Iván Rey fue imputado."),
        ("es", "Iván Rey fue detenido en Lima. El juez Iván Rey Soto habría cobrado sobornos. Iván Rey fue imputado."),
        ("es", "Iván Rey Soto fue detenido en Lima. Iván Rey no guarda relación con la red. Iván Rey fue imputado."),
    ],
)
def test_an_accused_official_stays_one_under_both_names(language: str, text: str) -> None:
    found = _bearers(language, text)

    assert len(found) == 2
    assert len(set(found)) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ivan Rey and Ivan Rey Soto were arrested."),
        ("en", "Judge Ivan Rey Soto convicted Ivan Rey. Ivan Rey Soto was charged."),
        ("es", "Fueron detenidos Iván Rey y Iván Rey Soto."),
        ("es", "El juez Iván Rey Soto condenó a Iván Rey. Iván Rey Soto fue imputado."),
    ],
)
def test_both_forms_in_one_list_are_two_people(language: str, text: str) -> None:
    assert len(set(_bearers(language, text))) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ivan Rey Soto was charged. Ivan Rey, his driver, was arrested."),
        ("en", "Ivan Rey Soto was charged. His driver, Ivan Rey, was arrested."),
        ("es", "Iván Rey Soto fue imputado. Iván Rey, su chofer, fue detenido."),
        ("es", "Iván Rey Soto fue imputado. Su chofer, Iván Rey, fue detenido."),
    ],
)
def test_whoever_works_for_the_other_is_another(language: str, text: str) -> None:
    assert len(set(_bearers(language, text))) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ivan Rey Soto was charged. Eva Luz said so. Her driver, Ivan Rey, was arrested."),
        ("es", "Iván Rey Soto fue imputado. Eva Luz lo dijo. Su chofer, Iván Rey, fue detenido."),
    ],
)
def test_the_driver_of_somebody_else_may_be_the_other_in_short(language: str, text: str) -> None:
    assert len(set(_bearers(language, text))) == 1


def test_an_article_and_a_by_name_are_an_alias() -> None:
    (said,) = statements("es", "Alias «El Tejón» fue condenado el 5 de marzo de 2031.")

    assert said.object is not None
    assert (said.object.level, said.object.mentions[0].level) == (NameLevel.ALIAS, NameLevel.ALIAS)
