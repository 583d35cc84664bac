"""A band bears the name behind its noun, whatever that name's words mean, and is never the one told before."""

from itertools import product

import pytest

from tests.extraction.said import facts

NAMES = ("Los Halcones", "Los Halcones de Quira", "13 de Mayo", "18-B", "los del puente", "Halcones", "El Puente")
FRAMES = (
    "Beto Ficticio integra la banda «{}».",
    'Beto Ficticio integra la organización criminal "{}".',
    "La fiscalía acusó a Beto Ficticio de integrar la banda denominada «{}».",
    "Beto Ficticio negó integrar la banda “{}”.",
)
ENGLISH = ("The Hawks", "18-B", "The Bridge Boys", "May 13")


@pytest.mark.parametrize(("name", "frame"), [*product(NAMES, FRAMES)])
def test_whoever_is_of_a_band_of_another_name_is_not_of_the_one_told_before(name: str, frame: str) -> None:
    told = facts("es", f"Elmo Ficticio lidera la banda «Los Zorzales». {frame.format(name)}")

    assert {(one, other) for one, predicate, other, *_ in told if predicate in {"leads", "belongs_to"}} == {
        ("Elmo Ficticio", "Los Zorzales"),
        ("Beto Ficticio", name),
    }


@pytest.mark.parametrize("name", ENGLISH)
def test_english_bands_bear_the_names_in_quotation_marks(name: str) -> None:
    told = facts(
        "en", f'Elmo Ficticio leads the gang "The Finches". Beto Ficticio belongs to the gang known as "{name}".'
    )

    assert {(one, other) for one, predicate, other, *_ in told if predicate in {"leads", "belongs_to"}} == {
        ("Elmo Ficticio", "The Finches"),
        ("Beto Ficticio", name),
    }


@pytest.mark.parametrize("said", ["la banda", "la banda, desarticulada en mayo", "la banda «desarticulada»"])
def test_the_band_without_another_name_is_the_one_told_before(said: str) -> None:
    told = facts("es", f"Elmo Ficticio lidera la banda «Los Zorzales». Beto Ficticio integra {said}.")

    assert ("Beto Ficticio", "belongs_to", "Los Zorzales", "reported", False) in told


def test_the_same_name_in_both_ways_is_one_band() -> None:
    told = facts(
        "es",
        "Elmo Ficticio lidera la banda «18-B». La banda 18-B fue liderada por Elmo Ficticio. "
        "Beto Ficticio integra la banda «18-B».",
    )

    assert {other for _, predicate, other, *_ in told if predicate == "belongs_to"} == {"18-B"}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("es", "Detienen a seis integrantes de «Los Coyotes de Lira». Elmo Ficticio lidera la banda.", "Los Coyotes de Lira"),
        ("es", "“Los sin alma de Lira” han caído. Elmo Ficticio lidera la organización criminal.", "Los sin alma de Lira"),
        ("es", "La red de tráfico Los Grillos Rojos cayó. Elmo Ficticio lidera la organización.", "Los Grillos Rojos"),
        ("en", 'The so-called "River Boys" sold girls. Elmo Ficticio led the gang.', "River Boys"),
    ],
)  # fmt: skip
def test_a_name_alone_is_the_bands_of_which_the_report_speaks(language: str, text: str, name: str) -> None:
    assert (name, "leads") in {(other, predicate) for _, predicate, other, *_ in facts(language, text)}


@pytest.mark.parametrize(
    "text",
    [
        "«Los niños son sagrados», dijo la fiscal. Elmo Ficticio lidera la banda.",
        "«Los Ángeles» fue su destino. Elmo Ficticio lidera la banda.",
        "El libro «Los hijos robados» cuenta el caso. Elmo Ficticio lidera la banda.",
        "Detienen a seis integrantes de «Los Coyotes de Lira». Dos bandas huyeron. Elmo Ficticio lidera la banda.",
    ],
)
def test_no_other_name_is_the_bands(text: str) -> None:
    assert ("banda", "leads") in {(other, predicate) for _, predicate, other, *_ in facts("es", text)}
