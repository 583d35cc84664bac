"""Ages and terms of others: "X (45) y un menor de 17 años", "siete años Y"."""

import pytest

from tests.extraction.said import whole


def numbers(language, text, predicate):
    """Of each person the numbers that are told of them."""
    read = [s for s in whole(language, text) if s.predicate == predicate and s.value]
    told = ((s.subject if predicate == "age" else s.object, s.value.number) for s in read)
    return sorted((who.name, int(number)) for who, number in told if who is not None and number is not None)


@pytest.mark.parametrize(
    ("language", "text", "ages"),
    [
        ("es", "La policía detuvo a Hugo Tarwi (45) y un menor de 17 años.", [("Hugo Tarwi", 45), ("menor", 17)]),
        ("es", "Detuvieron a Ana Tarwi (30) y una adolescente de 16 años.", [("Ana Tarwi", 30), ("adolescente", 16)]),
        ("en", "Police arrested Rhona Tarwi (36) and a girl aged 15.", [("Rhona Tarwi", 36), ("girl", 15)]),
        ("en", "Police arrested Rhona Tarwi, 36, and a girl aged 15.", [("Rhona Tarwi", 36), ("girl", 15)]),
        ("en", "Police arrested Rhona Tarwi, 36, a nurse and a midwife.", [("Rhona Tarwi", 36)]),
        ("es", "Fueron condenados Hugo Tarwi y la exjueza Ana Cusi, cinco años por prevaricato.", []),
        ("es", "El juez condenó a seis años a Hugo Tarwi, cuatro años a su esposa.", []),
        ("es", "Rosa Tarwi, de cinco años, fue rescatada.", [("Rosa Tarwi", 5)]),
        ("es", "El tribunal condena a Hugo Tarwi, 17 años; Ana Cusi, 15 años.", []),
        ("es", "Condenando a Hugo Tarwi (15 años) y Ana Cusi (12 años).", []),
        ("es", "El suboficial Hugo Tarwi, de 16 años de servicio, fue detenido.", []),
        ("en", "Sergeant Rhona Tarwi, 16 years in the force, was arrested.", []),
        ("en", "Rhona Tarwi, 15 years in prison.", []),
        ("es", "El juez condenó a Hugo Tarwi (45 años) a 12 años de cárcel.", [("Hugo Tarwi", 45)]),
        ("en", "Rosa Tarwi, five years old, was rescued.", [("Rosa Tarwi", 5)]),
    ],
)
def test_each_has_their_own_age(language, text, ages):
    assert numbers(language, text, "age") == sorted(ages)


@pytest.mark.parametrize(
    ("language", "text", "terms"),
    [
        ("es", "Recibieron penas de diez años Hugo Tarwi, siete años Ana Cusi y cinco años Beto Rojo.", {10}),
        ("es", "Recibieron diez años Ana Tarwi y siete años Beto Cusi.", {10}),
        ("es", "Hugo Tarwi fue condenado a diez años por trata y cinco años por cohecho.", {10, 5}),
        ("en", "The court sentenced Tom Tarwi to ten years, his sister, Ann Quill, to seven years.", {10}),
    ],
)
def test_nobody_serves_the_term_of_another(language, text, terms):
    first = "Tom Tarwi" if language == "en" else ("Ana Tarwi" if "Ana Tarwi" in text else "Hugo Tarwi")
    assert {number for who, number in numbers(language, text, "sentenced") if who == first} == terms
