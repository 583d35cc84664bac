"""Posts, ages and origins whose words stand apart from the name that they are of."""

import pytest

from tests.extraction.said import statements


def told(language: str, text: str, predicate: str) -> dict[str, str]:
    return {
        s.subject.name: s.object.name if s.object else s.value.text
        for s in statements(language, text)
        if s.predicate == predicate and s.subject
    }


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("La red no opera aquí, dijo el procurador capitalino, Rodolfo Ficticio Paz.", "procurador"),
        ("El fiscal porteño, Rodolfo Ficticio Paz, declaró ayer.", "fiscal"),
        (
            "Rodolfo Ficticio Paz, jefe del departamento de relaciones públicas de la Policía, habló ayer.",
            "jefe del departamento de relaciones públicas de la Policía",
        ),
        (
            "Absolvieron a Rodolfo Ficticio Paz, exjefe del desactivado Servicio de Inteligencia Nacional.",
            "exjefe del desactivado Servicio de Inteligencia Nacional",
        ),
        ("Declaró el Subinspector Rodolfo D. Ficticio.", "Subinspector"),
    ],
)
def test_a_post_reaches_its_name_over_an_adjective_or_a_department(text: str, post: str) -> None:
    assert list(told("es", text, "holds_office").values()) == [post]


def test_a_verb_between_a_post_and_a_name_joins_nobody() -> None:
    text = "El procurador renunció, Rodolfo Ficticio Paz fue detenido y la banda huyó."

    assert told("es", text, "holds_office") == {}


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("San Madeup County District Attorney Ana Fictive spoke.", "San Madeup County District Attorney"),
        ("The City Police deputy chief (operations) Ana Fictive spoke.", "deputy chief"),
        ("Indictments were filed in the Madeup High Court against Power Minister Ana Fictive.", "Power Minister"),
    ],
)
def test_a_title_is_cut_from_the_place_or_the_court_before_it(text: str, post: str) -> None:
    assert told("en", text, "holds_office") == {"Ana Fictive": post}


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        (
            "es",
            "Ana Ficticia, presidenta de la Asociación Nacional de Ausentes, habló ayer.",
            "Asociación Nacional de Ausentes",
        ),
        ("en", "Ana Ficticia, director of ECPAT Invented, spoke.", "ECPAT Invented"),
    ],
)
def test_who_heads_an_association_works_for_it(language: str, text: str, body: str) -> None:
    assert told(language, text, "works_for") == {"Ana Ficticia": body}


@pytest.mark.parametrize(
    "text",
    ["Una mujer de 45 años, Fabia Inventada, fue detenida.", "Cayó una mujer de 45 años de edad, Fabia Inventada."],
)
def test_an_age_between_a_noun_and_its_name_is_the_named_persons(text: str) -> None:
    assert told("es", text, "age") == {"Fabia Inventada": "45"}


def test_both_from_a_country_are_of_its_nationality() -> None:
    text = "Ana Fictive and Beto Invented, both from Venezuela, were arrested."

    assert told("en", text, "nationality") == {"Ana Fictive": "Venezuela", "Beto Invented": "Venezuela"}


def test_who_follows_a_name_and_its_town_is_the_person() -> None:
    text = "Ana Fictive of Edenmade who had received the twelve girls was arrested. One Farooq Invented was arrested."
    found = statements("en", text)

    assert {s.subject.name for s in found if s.predicate == "receives"} == {"Ana Fictive"}
    assert {s.object.name for s in found if s.predicate == "detained"} == {"Ana Fictive", "Farooq Invented"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Fictive and Beto Invented, alleged members of the gang, were arrested."),
        ("en", "Ana Fictive and Beto Invented, nurses at the clinic, were arrested."),
        ("es", "Ana Fictive y Beto Invented, presuntos integrantes de la banda, fueron detenidos."),
        ("es", "Ana Fictive y Beto Invented, enfermeros de la clínica, fueron detenidos."),
    ],
)
def test_a_bare_plural_behind_names_is_those_who_are_named(language: str, text: str) -> None:
    held = {s.object.name for s in statements(language, text) if s.predicate == "detained"}

    assert held == {"Ana Fictive", "Beto Invented"}


def test_a_plural_that_goes_on_is_of_others() -> None:
    text = "Ana Fictive and Beto Invented, police officers, neighbours, were arrested."
    held = {s.object.name for s in statements("en", text) if s.predicate == "detained"}

    assert "Ana Fictive" not in held


def test_both_is_never_said_of_more_than_two() -> None:
    text = "The accused are Vin Ficto, 30; Kusum Fabled, 45; Sally Madeup, 32 (both of them worked as nurses in the clinic)."

    assert "occupation" not in {s.predicate for s in statements("en", text)}


def test_a_name_with_a_religious_part_is_one() -> None:
    text = "Fueron detenidos Patricia del Rosario (37), Delmy Ficticia (20) y Ruth Inventada (40)."
    held = {s.object.name for s in statements("es", text) if s.predicate == "detained"}

    assert held == {"Patricia del Rosario", "Delmy Ficticia", "Ruth Inventada"}


def test_where_people_live_is_no_part_of_their_name() -> None:
    text = "Los colombianos residentes en Miami Alejandra Ficticia y Miguel Inventado fueron detenidos."

    held = {s.object.name for s in statements("es", text) if s.predicate == "detained"}

    assert held == {"Alejandra Ficticia", "Miguel Inventado"}


@pytest.mark.parametrize(
    ("language", "text", "price"),
    [
        ("en", "The cocaine is valued at $15.2 million.", 15_200_000),
        ("es", "La droga está valorada en 15.000 dólares.", 15_000),
    ],
)
def test_what_a_thing_is_worth_is_its_price(language: str, text: str, price: int) -> None:
    assert [s.value.number for s in statements(language, text) if s.predicate == "price"] == [price]
