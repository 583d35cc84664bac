"""Ranks, posts and employers as the press of many countries writes them beside a name."""

import pytest

from tests.extraction.said import said, statements


def _posts(language, text):
    return {
        (s.subject.name, s.predicate, s.value.text if s.value else s.object.name)
        for s in statements(language, text)
        if s.predicate in ("holds_office", "occupation", "works_for")
    }


@pytest.mark.parametrize(
    ("language", "text", "post"),
    [
        ("en", "Nayagra SP Peter Quirk said so.", ("Peter Quirk", "holds_office", "Nayagra SP")),
        ("en", "Det Ch Insp Peter Quirk said so.", ("Peter Quirk", "holds_office", "Det Ch Insp")),
        (
            "en",
            "Peter Quirk, Police Special Assistant, was arrested.",
            ("Peter Quirk", "holds_office", "Police Special Assistant"),
        ),
        (
            "en",
            "Peter Quirk, the capital's deputy attorney-general, was arrested.",
            ("Peter Quirk", "holds_office", "deputy attorney-general"),
        ),
        (
            "es",
            "Ramona Oblitas, trabajadora de limpieza contratada por una empresa privada, fue detenida.",
            ("Ramona Oblitas", "works_for", "empresa privada"),
        ),
        (
            "es",
            "Ramona Oblitas, trabajadora de limpieza contratada por una empresa privada, fue detenida.",
            ("Ramona Oblitas", "occupation", "trabajadora de limpieza"),
        ),
        (
            "es",
            "La enfermera jubilada Ramona Oblitas fue detenida.",
            ("Ramona Oblitas", "occupation", "enfermera jubilada"),
        ),
        (
            "es",
            "Rodolfo Arcos, médico gineco-obstetra, fue detenido.",
            ("Rodolfo Arcos", "occupation", "médico gineco-obstetra"),
        ),
    ],
)
def test_the_post_is_told(language, text, post):
    assert post in _posts(language, text)


def test_a_capitalised_post_behind_a_name_is_nobody_else():
    text = "Ricardo Mirt, Police Special Assistant, was among those arrested."

    assert said("en", text) == {"- | detained | Ricardo Mirt | reported"}


def test_a_participle_of_work_is_nobody_of_its_own():
    text = "Ramona Oblitas, auxiliar de enfermería empleada por la clínica Santa Odilia, fue detenida."

    assert "- | detained | Ramona Oblitas | reported" in said("es", text)
    assert not any("empleada" in line for line in said("es", text))


def test_the_owner_of_a_record_is_told_once():
    assert said("es", "Rodolfo Arcos figura como propietario de la clínica Santa Odilia.") == {
        "Rodolfo Arcos | owns | clínica Santa Odilia | suspected"
    }


def test_the_spouse_of_an_accused_is_no_alleged_spouse():
    assert "Peter Quirk | partner_of | Ramona Quirk | reported" in said(
        "en", "Peter Quirk, husband of the accused Ramona Quirk, lodged a complaint."
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The clinic is located near the Tumbala River."),
        ("en", "Rudolf Arcos, former mayor of Portage, located near Lake Mirtigan, was convicted."),
        ("es", "La clínica, ubicada cerca del lago Mirtigán, fue allanada."),
    ],
)
def test_nothing_is_in_the_water_that_it_is_near(language, text):
    assert not any("located_in" in line for line in said(language, text))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The women, aged 16 to 24, were rescued."),
        ("en", "The women, aged 16-24, were rescued."),
        ("es", "Las mujeres, de 16 a 24 años, fueron rescatadas."),
    ],
)
def test_ages_up_to_another_are_a_range(language, text):
    ages = {(s.value.number, s.value.qualifier.value) for s in statements(language, text) if s.predicate == "age"}

    assert ages == {(16, "at_least"), (24, "at_most")}


def test_kin_behind_a_name_is_of_it_though_no_comma_closes_it():
    assert "Juana Quilla | partner_of | Pedro Quilla | reported" in said(
        "en", "Juana Quilla, wife of Pedro Quilla of Notar village had lodged a complaint."
    )


def test_the_police_spokesman_of_a_town_is_told():
    assert ("Peter Quirk", "holds_office", "police spokesperson") in _posts(
        "en", "According to Peter Quirk, the Lagos police spokesperson, nobody was hurt."
    )
