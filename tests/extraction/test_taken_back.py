"""What the next words take back, what a ruling set aside, and what hangs on a word for a lie is told of nobody."""

import pytest

from tests.extraction.said import said, statements

NOTHING = [
    ("en", "The Star reported that Ned Fiction had been arrested. He had not."),
    ("en", "Elsie Fiction was detained, this paper reported in May. That was not so: it was her sister."),
    ("en", "Police say that Pat Fiction led the ring. They later changed their minds and now regard him as a victim."),
    ("en", "A caption on Tuesday misidentified Elsie Fiction as a member of the ring."),
    ("en", "In yesterday's story, Elsie Fiction was described as a member of the ring. She is accused of nothing."),
    ("es", "En nuestra edición de ayer informamos que Elsa Ficticia integra la red Los Falsos."),
    ("es", "En la nota de ayer, Elsa Ficticia fue detenida. No fue así: la detenida era su hermana."),
    ("en", "There are no signs that Fergus Fiction sold the girl."),
    ("en", "The court overturned a ruling that Kim Fiction had sold girls to the banker Hector Inventado."),
    ("en", "The court set aside a finding that Al Fiction had bought a child."),
    ("en", "Ida Fiction was herself charged on Friday, only for the charge to be withdrawn on Monday."),
    ("en", "Ida Fiction was charged on Friday only to have the charge dropped on Monday."),
    ("es", "En nuestra nota de mayo afirmamos que Elsa Ficticia había sido detenida. No fue así: la detenida era su hermana."),
    ("es", "La fiscalía sostenía que Patricio Ficticio dirigía la red. Hoy lo considera víctima."),
    ("es", "Los rumores de que Nelo Ficticio vendió niños carecen de base, dijo la policía."),
    ("es", "La policía tachó de absurda la versión de que Nelo Ficticio captó a las jóvenes."),
    ("es", "Nada indica que Fausto Ficticio vendió a la niña."),
    ("es", "Según un documento que resultó falsificado, Javier Ficticio recibió 5.000 dólares."),
    ("es", "La corte revocó el fallo que declaraba que Kim Ficticia vendió niñas al banquero Héctor Inventado."),
    ("es", "La corte dejó sin efecto la resolución según la cual Ana Ficticia compró un niño."),
    ("es", "La fiscalía acusó en 2029 a Renata Ficticia Rojo de vender bebés. La jueza sobreseyó la causa el lunes."),
    ("es", "Ida Ficticia fue acusada de vender bebés, aunque se retiró la acusación."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_nothing_is_told(language, text):
    assert said(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ned Fiction was arrested on Monday. He did not resist.", {"- | detained | Ned Fiction | reported"}),
        ("es", "Elsa Ficticia fue detenida el lunes. No lo fue su hermana.", {"- | detained | Elsa Ficticia | reported"}),
        (
            "es",
            "El tribunal anuló la condena de Kim Ficticia, presa por vender niñas al banquero Héctor Inventado.",
            {"not tribunal | convicted | Kim Ficticia | convicted", "- | detained | Kim Ficticia | reported"},
        ),
    ],
)  # fmt: skip
def test_what_is_not_taken_back_stands(language, text, expected):
    assert said(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "yes", "no"),
    [
        ("en", "Ida Fiction works for the Red Clinic, not the Blue Clinic.", "Red Clinic", "Blue Clinic"),
        ("en", "Ida Fiction works for the Red Clinic and not for the Blue Clinic.", "Red Clinic", "Blue Clinic"),
        ("es", "Ida Ficticia trabajaba en la Clínica Roja y no en la Clínica Azul.", "Clínica Roja", "Clínica Azul"),
        ("es", "Ida Ficticia trabaja en la Clínica Roja, no en la Clínica Azul.", "Clínica Roja", "Clínica Azul"),
        ("es", "La policía detuvo a Ida Ficticia, no a Elsa Ficticia.", "Ida Ficticia", "Elsa Ficticia"),
    ],
)
def test_it_is_denied_of_whom_a_sentence_takes_out(language, text, yes, no):
    told = {(s.object.name, s.negated) for s in statements(language, text) if s.object}

    assert told == {(yes, False), (no, True)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Ida Ficticia quedó libre de cargos por la venta de un bebé."),
        ("es", "Ida Ficticia quedó libre de cargos por vender un bebé."),
        ("es", "Ida Ficticia no enfrenta cargos por la venta de bebés."),
        ("en", "Ida Fiction faces no charges over the sale of a baby."),
    ],
)
def test_what_nobody_holds_against_somebody_any_more_is_not_told_of_them(language, text):
    assert {(s.predicate, s.negated) for s in statements(language, text)} == {("charged", True)}


def test_an_accusation_that_is_withdrawn_charges_nobody_any_longer() -> None:
    assert said("es", "La fiscalía retiró la acusación contra Ana Quilla.") == {
        "not fiscalía | charged | Ana Quilla | charged"
    }
