"""How far a group without a name reaches, and which groups are one list."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            (
                "En la ciudad hubo una red integrada por abogados, sacerdotes de la Iglesia Ovillista, miembros de"
                " asociaciones vecinales, funcionarios de salud y una jueza."
            ),
            {
                "abogados | belongs_to | red | reported",
                "sacerdotes de la Iglesia Ovillista | belongs_to | red | reported",
                "miembros de asociaciones vecinales | belongs_to | red | reported",
                "funcionarios de salud | belongs_to | red | reported",
                "jueza | belongs_to | red | reported",
            },
        ),
        (
            "es",
            "Tres funcionarios migratorios y dos dueños de locales comerciales fueron arrestados.",
            {
                "- | detained | funcionarios migratorios 3 | reported",
                "- | detained | dueños de locales comerciales 2 | reported",
                "dueños de locales comerciales | owns | locales comerciales | reported",
            },
        ),
        (
            "en",
            "Police arrested a lawyer, two nurses from the clinic and a registry clerk.",
            {
                "Police | detained | lawyer 1 | reported",
                "Police | detained | nurses 2 | reported",
                "Police | detained | registry clerk 1 | reported",
            },
        ),
        (
            "es",
            "Policías de la Comisaría de Villa Ovillo fueron detenidos.",
            {"- | detained | Policías de la Comisaría de Villa Ovillo | reported"},
        ),
        (
            "es",
            "Dos médicos de Villa Ovillo fueron detenidos.",
            {"- | detained | médicos 2 | reported", "médicos | located_in | Villa Ovillo | reported"},
        ),
    ],
)
def test_a_role_is_called_with_what_belongs_to_it_and_listed_with_its_like(
    language: str, text: str, expected: set[str]
) -> None:
    assert said(language, text) == expected


def test_trafficking_women_is_done_to_them_and_a_trafficking_ring_is_a_ring():
    assert "Ana Quilla | transports | women | charged" in said("en", "Ana Quilla was charged with trafficking women.")
    assert "Police | rescued | trafficking victims | reported" in said("en", "Police rescued trafficking victims.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A ring that sold babies was broken up.", "ring | sells | babies | reported"),
        ("Police dismantled the network that trafficked women.", "network | transports | women | reported"),
    ],
)
def test_behind_a_noun_that_opens_a_relative_clause(text, expected):
    assert expected in said("en", text)


def test_a_list_goes_on_past_whose_relative_a_member_is():
    found = said(
        "en",
        "Police arrested Ana Quilla, the boy's maternal grandfather Beto Rojo, his friend Carlos Mora and Eva Paz.",
    )

    assert {
        f"Police | detained | {name} | reported" for name in ("Ana Quilla", "Beto Rojo", "Carlos Mora", "Eva Paz")
    } <= found


def test_who_heads_a_group_of_which_others_are_alleged_to_be_is_held_no_firmer():
    assert "Beto Rojo | leads | crime group | suspected" in said(
        "en", "Both are alleged to be involved in a crime group headed by Beto Rojo."
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", 'Ana Quilla, alias "La Doctora", Beto Rojo, alias "Betito", y Carlos Mora fueron capturados en Callao.'),
        ("es", "Ana Quilla, de 45 años; Beto Rojo, de 50, y Carlos Mora, de 33, fueron detenidos."),
        ("es", "Fueron detenidos Ana Quilla, enfermera; Beto Rojo, abogado, y Carlos Mora."),
        ("en", "Ana Quilla, a nurse; Beto Rojo, a lawyer; and Carlos Mora were arrested."),
    ],
)
def test_what_is_said_of_a_member_ends_no_list(language, text):
    detained = {line for line in said(language, text) if "detained" in line}

    assert detained == {f"- | detained | {name} | reported" for name in ("Ana Quilla", "Beto Rojo", "Carlos Mora")}
