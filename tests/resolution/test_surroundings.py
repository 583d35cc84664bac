from datetime import date
from decimal import Decimal

import pytest

from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType, Mention, NameLevel
from ovillo.domain.sources import SourceDetails
from ovillo.domain.statements import Standing, Statement, Value
from ovillo.resolution.context import is_conflict
from ovillo.resolution.surroundings import Surroundings, ToldAge, gather_surroundings

TEXT = (
    "Próspero Imaginado (DNI N.° 08123456), domiciliado en el jirón Los Hilos 123, usaba el teléfono 999 888 777. "
    "El móvil 911222333 no era de nadie. Zoé Inventada tiene la cuenta 191-12345678-0-12 y pasaporte X1234567."
)


def document_of(text: str, published: date | None = date(2031, 5, 14)) -> Document:
    return Document("d", "nota.txt", "text/plain", len(text), text, (0,), SourceDetails(published=published))


def named(name: str, text: str = TEXT) -> DocumentEntity:
    start = text.index(name)
    mention = Mention(start, start + len(name), name, NameLevel.FULL)
    return DocumentEntity(name, "d", EntityType.PERSON, name, NameLevel.FULL, (mention,))


def test_numbers_and_addresses_belong_to_who_is_named_before_them_in_the_sentence() -> None:
    people = [named("Próspero Imaginado"), named("Zoé Inventada")]

    found = gather_surroundings(people, (), [document_of(TEXT)])

    assert {kind: list(values) for kind, values in found["Próspero Imaginado"].facts.items()} == {
        "document": ["dni 08123456"],
        "address": ["jiron los hilos 123"],
        "phone": ["999888777"],
    }
    assert {kind: list(values) for kind, values in found["Zoé Inventada"].facts.items()} == {
        "account": ["19112345678012"],
        "document": ["passport 1234567"],
    }


def test_an_age_has_the_day_on_which_it_was_told_and_a_denied_one_says_nothing() -> None:
    person = named("Zoé Inventada")

    def age(years: int, *, negated: bool) -> Statement:
        value = Value(str(years), Decimal(years), "year")
        return Statement(
            "d", "age", Standing.REPORTED, 0, 9, TEXT[:9], "x@1", subject=person, value=value, negated=negated
        )

    found = gather_surroundings([person], [age(41, negated=False), age(50, negated=True)], [document_of(TEXT)])

    assert found[person.id].ages == (ToldAge(date(2031, 5, 14), 41),)


def test_a_number_without_a_cue_says_nothing() -> None:
    text = "Próspero Imaginado pagó 84 300 000 soles en el expediente 2031-000417."

    assert gather_surroundings([named("Próspero Imaginado", text)], (), [document_of(text)]) == {}


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Zoé Inventada (hija) fue detenida.", "generation", "junior"),
        ("Zoé Inventada padre fue detenido.", "generation", "senior"),
        ("Zoé Inventada, Jr., was charged.", "generation", "junior"),
        ("Zoé Inventada II was charged.", "generation", "second"),
        ("La señora Zoé Inventada fue detenida.", "title", "she"),
        ("Mr. Zoé Inventada was charged.", "title", "he"),
        ("Zoé Inventada, nacida el 2 de enero de 1970, fue detenida.", "born", "1970-01-02"),
        ("Zoé Inventada (born 5 May 1992) was charged.", "born", "1992-05-05"),
        ("Zoé Inventada, hija de Luis Inventado Paz, fue detenida.", "parent", "father Luis Inventado Paz"),
        ("Zoé Inventada, daughter of Ana Inventada, was charged.", "parent", "mother Ana Inventada"),
        ("Zoé Inventada murió en 2029 en Villa Ficticia.", "died", "2029"),
    ],
)
def test_what_stands_beside_a_name_to_tell_people_apart_is_read(text: str, kind: str, value: str) -> None:
    found = gather_surroundings([named("Zoé Inventada", text)], (), [document_of(text)])

    assert list(found["Zoé Inventada"].facts[kind]) == [value]


@pytest.mark.parametrize(
    "text",
    ["Zoé Inventada, padre de dos hijos, habló.", "Zoé Inventada. Sr. Ficticio habló.", "Zoé Inventada habló en 1970."],
)
def test_what_says_nothing_of_who_it_is_is_no_sign(text: str) -> None:
    assert not gather_surroundings([named("Zoé Inventada", text)], (), [document_of(text)])


def test_mrs_before_a_mans_name_speaks_of_his_wife() -> None:
    of_wife, of_him = "Mrs. John Smith was there.", "John Smith was there."
    around = [
        gather_surroundings([named("John Smith", text)], (), [document_of(text)]).get("John Smith", Surroundings())
        for text in (of_wife, of_him)
    ]

    assert is_conflict(*around)
    assert not is_conflict(around[1], around[1])
