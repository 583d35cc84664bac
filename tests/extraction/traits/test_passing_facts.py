"""Trades, employers, kin, origins and ages told in passing."""

import pytest

from tests.extraction.said import statements


def told(language, text, predicate):
    """(who, what or whom) of each fact of this predicate."""
    found = [s for s in statements(language, text) if s.predicate == predicate]
    return {
        (s.subject.name, s.object.name if s.object else s.value.text if s.value.number is None else int(s.value.number))
        for s in found
    }


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ana Tilo, a detective in the Ovillo Police Department, was charged.", {("Ana Tilo", "Ovillo Police Department")}),
        ("en", "Marc Brea, FBI agent, said so.", {("Marc Brea", "FBI")}),
        ("en", "Ovillo Clinic manager Marc Brea was arrested.", {("Marc Brea", "Ovillo Clinic")}),
        ("en", "Two nurses working at Ovillo Valley Hospital were arrested.", {("nurses", "Ovillo Valley Hospital")}),
        ("en", "Ana Tilo, for the prosecution, said so.", {("Ana Tilo", "prosecution")}),
        ("es", "El policía Marco Brea, adscrito a la Fiscalía General, fue detenido.", {("Marco Brea", "Fiscalía General")}),
        ("es", "Un médico y dos enfermeras del hospital fueron detenidos.", {("médico", "hospital"), ("enfermeras", "hospital")}),
        ("es", "Una funcionaria de la clínica Ovillo avisó a la Policía.", {("funcionaria", "clínica Ovillo")}),
        ("es", "Agentes de la Policía Nacional llegaron al lugar.", set()),
        ("es", "Marco Brea, trabajador de la empresa Lucero, fue detenido.", {("Marco Brea", "empresa Lucero")}),
    ],
)  # fmt: skip
def test_an_employer_told_beside_a_trade_is_theirs(language, text, expected):
    assert told(language, text, "works_for") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The nurses were also identified as Ana Tilo, Eva Lozano and Rosa Brea.",
         {("Ana Tilo", "nurses"), ("Eva Lozano", "nurses"), ("Rosa Brea", "nurses")}),
        ("en", "Ana Tilo and Eva Lozano, both nurses at Ovillo Hospital, were held.",
         {("Ana Tilo", "nurses"), ("Eva Lozano", "nurses")}),
        ("es", "Las enfermeras detenidas son Ana Tilo, 40, y Eva Lozano, 36.",
         {("Ana Tilo", "enfermeras"), ("Eva Lozano", "enfermeras")}),
        ("es", "Marco Brea fue director de la clínica Ovillo.", {("Marco Brea", "director de la clínica Ovillo")}),
    ],
)  # fmt: skip
def test_each_of_several_has_the_trade_that_is_told_of_them(language, text, expected):
    assert told(language, text, "occupation") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "El fiscal a cargo del caso, Marco Brea, pidió prisión.", {("Marco Brea", "fiscal a cargo del caso")}),
        ("es", "Marco Brea, responsable de la Procuraduría de Menores, lo dijo.",
         {("Marco Brea", "responsable de la Procuraduría de Menores")}),
        ("en", "Marc Brea, mayor since 2019, said so.", {("Marc Brea", "mayor")}),
    ],
)  # fmt: skip
def test_a_post_is_told_with_what_it_is_in_charge_of(language, text, expected):
    assert told(language, text, "holds_office") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Marco Brea y sus hermanos Juan Brea y Luis Brea fueron detenidos.",
         {("Juan Brea", "Marco Brea"), ("Luis Brea", "Marco Brea")}),
        ("es", "Ana Tilo, hermana del diputado del opositor Partido Ovillo, Marco Brea, fue detenida.", {("Ana Tilo", "Marco Brea")}),
        ("es", "El padre del menor, Marco Brea, denunció el caso.", {("Marco Brea", "menor")}),
        ("en", "Ana Tilo and Eva Brea are sisters.", {("Ana Tilo", "Eva Brea")}),
        ("en", "Ana Tilo and Eva Brea are not sisters.", set()),
        ("en", "She is the niece of a former minister, Marc Brea.", set()),
    ],
)  # fmt: skip
def test_kin_told_beside_a_name_is_theirs_and_nobody_elses(language, text, expected):
    assert told(language, text, "relative_of") == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Tilo and Marc Brea, husband and wife, were arrested."),
        ("en", "Ana Tilo and Marc Brea, a married couple, were arrested."),
        ("es", "La pareja formada por Ana Tilo y Marco Brea fue detenida."),
    ],
)
def test_a_couple_told_with_both_names_is_the_two_of_them(language, text):
    found = statements(language, text)
    assert [s.predicate for s in found].count("partner_of") == 1
    assert {s.object.name for s in found if s.predicate == "detained"} == {
        "Ana Tilo", "Marco Brea" if language == "es" else "Marc Brea"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The suspects are Nigerians.", {("suspects", "Nigerians")}),
        ("en", "The victims are not Nigerian.", set()),
        ("en", "The report was about 41-year-old Algerian national Karim Tilo.", {("Karim Tilo", "Algerian")}),
        ("es", "Las víctimas son de nacionalidad paraguaya y boliviana.", {("víctimas", "paraguaya"), ("víctimas", "boliviana")}),
        ("es", "Ana Tilo, colombiana de 43 años, fue detenida.", {("Ana Tilo", "colombiana")}),
        ("es", "La red vendía niños guatemaltecos.", {("niños guatemaltecos", "guatemaltecos")}),
        ("es", "La jueza argentina Ana Tilo fue detenida.", {("Ana Tilo", "argentina")}),
    ],
)  # fmt: skip
def test_a_nationality_told_by_a_verb_or_without_article_is_theirs(language, text, expected):
    assert told(language, text, "nationality") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The girl was 15 years old.", {("girl", 15)}),
        ("es", "La bebé tenía dos meses.", {("bebé", 2)}),
        ("es", "Ana Tilo tiene 15 años de experiencia.", set()),
        ("en", "The children, aged between 7 months and 5 years, were rescued.", {("children", 7), ("children", 5)}),
        ("en", "If the girl was 15 years old, it is a crime.", set()),
    ],
)  # fmt: skip
def test_an_age_that_a_verb_tells_is_told(language, text, expected):
    assert told(language, text, "age") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Según el fiscal, Marco Brea, la mujer fue detenida.", {"mujer"}),
        ("en", "According to the prosecutor, Marc Brea, the woman was arrested.", {"woman"}),
        ("es", "Marco Brea, trabajador de la empresa Lucero, fue detenido.", {"Marco Brea"}),
        ("es", "La Policía capturó a alias Ovillo en Loja.", {"Ovillo"}),
        ("en", "Brothers Marc and Luke Brea were arrested.", {"Marc", "Luke Brea"}),
    ],
)
def test_who_is_named_beside_somebody_else_is_not_the_one_arrested(language, text, expected):
    assert {s.object.name for s in statements(language, text) if s.predicate == "detained"} == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Una trabajadora se acercó a la Policía para contarlo.", {("trabajadora", "Policía")}),
        ("es", "Ana Tilo le escribió a Marco Brea.", {("Ana Tilo", "Marco Brea")}),
        ("en", "Ana Tilo and Marc Brea met at a hotel.", {("Ana Tilo", "Marc Brea")}),
        ("en", "Ana Tilo spoke by phone with Marc Brea.", {("Ana Tilo", "Marc Brea")}),
        ("en", "The gang calls itself the Red Scarves.", set()),
    ],
)
def test_who_meets_writes_to_or_goes_to_somebody_contacts_them(language, text, expected):
    assert told(language, text, "contacts") == expected


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ('Marco Brea, jefe de la banda "Los Ovillos", fue detenido.', "leads", {("Marco Brea", "Los Ovillos")}),
        ('Marco Brea era parte de la banda "Los Ovillos".', "belongs_to", {("Marco Brea", "Los Ovillos")}),
        ("Los padres de la niña, Ana Tilo y Marco Brea, fueron detenidos.", "relative_of",
         {("Ana Tilo", "niña"), ("Marco Brea", "niña")}),
        ("La Policía detuvo a Marco Brea. Su esposa, Ana Tilo, huyó.", "partner_of", {("Ana Tilo", "Marco Brea")}),
    ],
)  # fmt: skip
def test_a_band_in_quotes_and_kin_of_the_sentence_before_are_named(text, predicate, expected):
    assert told("es", text, predicate) == expected
