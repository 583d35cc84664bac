"""What a role says of whoever bears it."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Ana Quilla, the alleged ringleader of the network, was arrested.",
            {"Ana Quilla | leads | network | suspected"},
        ),
        (
            "en",
            "Police arrested four members of the gang, including Ana Quilla.",
            {"Ana Quilla | belongs_to | gang | reported"},
        ),
        (
            "en",
            "Members of the network, Ana Quilla and Beto Rojo, were arrested.",
            {"Ana Quilla | belongs_to | network | reported", "Beto Rojo | belongs_to | network | reported"},
        ),
        ("en", "Ana Quilla is a suspected member of the gang.", {"Ana Quilla | belongs_to | gang | suspected"}),
        ("es", "Tres integrantes de la banda fueron detenidos.", {"integrantes | belongs_to | banda 3 | reported"}),
        (
            "es",
            "Los presuntos integrantes de la banda, Ana Quilla y Beto Rojo, fueron detenidos.",
            {"Ana Quilla | belongs_to | banda | suspected", "Beto Rojo | belongs_to | banda | suspected"},
        ),
        (
            "es",
            "Diez personas fueron detenidas como presuntos integrantes de la banda.",
            {"personas | belongs_to | banda 10 | suspected"},
        ),
        (
            "es",
            "Ana Quilla, presunta captadora de seis de las mujeres, fue detenida.",
            {"Ana Quilla | recruits | mujeres 6 | suspected"},
        ),
        (
            "es",
            "Beto Rojo, mano derecha de Ana Quilla, fue detenido.",
            {"Beto Rojo | collaborates_with | Ana Quilla | reported"},
        ),
        ("es", "La banda al mando de Ana Quilla huyó.", {"Ana Quilla | leads | banda | reported"}),
    ],
)
def test_a_role_beside_a_name_says_what_its_bearer_does(language, text, expected):
    assert expected <= said(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Quilla met with members of the gang, Beto Rojo said."),
        ("en", "Witnesses against members of the gang, Ana Quilla and Beto Rojo, were threatened."),
        ("en", "Ana Quilla, wife of the leader of the gang, fled."),
        ("en", "Ana Quilla, a victim of the leader of the gang, fled."),
        ("en", "Ana Quilla, not the leader of the gang, fled."),
        ("en", "Ana Quilla was not detained as a member of the gang."),
        ("es", "Ana Quilla, esposa del líder de la banda, huyó."),
        ("es", "Ana Quilla y Beto Rojo, víctimas de los integrantes de la banda, declararon."),
        ("es", "Según los integrantes de la banda, Ana Quilla y Beto Rojo huyeron."),
        ("es", "La policía detuvo a integrantes de la banda, Ana Quilla y Beto Rojo escaparon."),
        ("es", "Ana Quilla no fue detenida como integrante de la banda."),
        ("es", "La policía busca a los integrantes de la banda."),
    ],
)
def test_a_role_of_others_is_said_of_nobody(language, text):
    assert not {line for line in said(language, text) if "belongs_to" in line or "leads" in line}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The leader of the alleged ring, Ana Quilla, was at home."),
        ("en", "Ana Quilla, the leader of the alleged ring, was at home."),
        ("es", "La líder de la supuesta red era Ana Quilla."),
    ],
)
def test_who_leads_an_alleged_ring_is_suspected_of_it(language, text):
    assert {line.split(" | ")[-1] for line in said(language, text) if "leads" in line} == {"suspected"}
