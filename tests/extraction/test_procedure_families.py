"""Families of what the law does, each with what stands beside it: premises searched, terms upheld, officials accused."""

import pytest

from tests.extraction.said import said, whole


def told(language, text, *predicates):
    """The lines of these predicates; of all where none is named."""
    return {line for line in said(language, text) if not predicates or line.split(" | ")[1] in predicates}


PREMISES = [
    ("es", "La Fiscalía realizó el allanamiento a 14 viviendas, tres oficinas y un taller mecánico.",
     {"viviendas 14", "oficinas 3", "taller mecánico"}),
    ("es", "Fueron allanados nueve domicilios, una clínica y un estudio jurídico.",
     {"domicilios 9", "clínica", "estudio jurídico"}),
    ("es", "Se practicaron registros en cuatro pisos, un despacho y una gestoría.", {"pisos 4", "despacho", "gestoría"}),
    ("es", "La policía registró tres pisos, un trastero y dos vehículos.", {"pisos 3", "trastero", "vehículos 2"}),
    ("es", "Los agentes efectuaron cateos en dos apartamentos y una bodega.", {"apartamentos 2", "bodega"}),
    ("en", "Detectives conducted raids on five massage parlours, a hotel and a clinic.",
     {"massage parlours 5", "hotel", "clinic"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), PREMISES)
def test_every_premises_of_a_list_is_searched(language, text, expected):
    found = told(language, text, "searched")

    assert {line.split(" | ")[2] for line in found} == expected


@pytest.mark.parametrize(
    "text",
    [
        "La Fiscalía realizó allanamientos en Lomas Altas y Puerto Nieve.",
        "Los agentes realizarán el allanamiento a 14 viviendas.",
        "Se pretendía realizar el allanamiento a 14 viviendas.",
        "El alcalde realizó el registro de 14 viviendas en el catastro.",
        "Si la Fiscalía realizó el allanamiento a 14 viviendas, lo dirá.",
    ],
)
def test_a_town_and_a_plan_are_not_searched(text):
    assert not told("es", text, "searched")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "La fiscala Yolanda Adler lideró ayer un allanamiento en la clínica.",
            "Yolanda Adler | searched | clínica",
        ),
        ("es", "El fiscal Ciro Vela encabezó el allanamiento de la clínica.", "Ciro Vela | searched | clínica"),
        ("en", "Detective Arlo Benton led a raid on the clinic.", "Arlo Benton | searched | clinic"),
        ("es", "La Policía Nacional logró la captura de Hugo Pardo.", "Policía Nacional | detained | Hugo Pardo"),
        ("es", "Los agentes procedieron a la detención de Hugo Pardo.", "agentes | detained | Hugo Pardo"),
    ],
)
def test_who_heads_or_achieves_an_act_does_it(language, text, expected):
    assert f"{expected} | reported" in told(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El fiscal Ciro Vela encabezará el allanamiento de la clínica."),
        ("es", "El fiscal Ciro Vela no encabezó el allanamiento de la clínica."),
        ("en", "Arlo Benton led a raid on the village."),
        ("es", "La policía busca lograr la captura de Hugo Pardo."),
        ("es", "Los agentes procederán a la detención de Hugo Pardo."),
    ],
)
def test_who_will_head_it_or_is_no_official_does_nothing(language, text):
    assert not told(language, text, "searched", "detained")


@pytest.mark.parametrize(
    ("language", "text", "predicate"),
    [
        ("en", "Judge Arlo Benton was arrested after he took the money.", "detained"),
        ("en", "The Anti-Graft Office is investigating Judge Arlo Benton over claims that he lied.", "investigated"),
        ("en", "Police charged Prosecutor Arlo Benton on Tuesday; he denies it.", "charged"),
        ("es", "La policía detuvo al fiscal Ciro Vela en la casa donde él vivía.", "detained"),
        ("es", "El juez Ciro Vela fue detenido cuando él salía de su casa.", "detained"),
    ],
)
def test_an_official_by_name_is_the_accused_though_a_pronoun_follows(language, text, predicate):
    found = told(language, text, predicate)

    assert any("Benton" in line.split(" | ")[2] or "Vela" in line.split(" | ")[2] for line in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Prosecutor Arlo Benton questioned the nurse. He was charged with bribery."),
        ("en", "According to his lawyer, the court cleared Judge Arlo Benton of bribery, for which he was jailed."),
        ("es", "La policía entregó a los sospechosos al fiscal Ciro Vela, acusados del delito de trata."),
        ("es", "Los jueces son investigados por el fiscal Ciro Vela, acusados por el delito de cohecho."),
        ("es", "Los médicos son investigados por el fiscal de Alcorada Ciro Vela, acusados del delito de trata."),
    ],
)
def test_the_authority_is_not_the_one_charged(language, text):
    found = told(language, text, "charged", "sentenced", "detained")

    assert not any(name in line.split(" | ")[2] for line in found for name in ("Benton", "Vela", "lawyer", "Alcorada"))


def test_a_plural_participle_behind_the_prosecutor_is_of_those_investigated():
    found = told("es", "Los jueces son investigados por el fiscal Ciro Vela, acusados por el delito de cohecho.")

    assert {"- | charged | jueces | charged", "Ciro Vela | investigated | jueces | investigated"} <= found


UPHELD = [
    ("en", "An appeal court upheld jail terms of 14 and 16 years for Arlo Benton and Wes Corrigan.",
     {"appeal court | sentenced | Arlo Benton 14 | convicted", "appeal court | sentenced | Wes Corrigan 16 | convicted"}),
    ("es", "El Supremo mantiene la condena a 15 años de inhabilitación para Hugo Pardo y multa de 6.000 euros.",
     {"Supremo | sentenced | Hugo Pardo 15 | convicted"}),
    ("es", "La Corte confirmó la condena de ocho años de prisión contra Hugo Pardo.",
     {"Corte | sentenced | Hugo Pardo 8 | convicted"}),
    ("en", "The High Court handed a life sentence to Arlo Benton.", {"High Court | sentenced | Arlo Benton | convicted"}),
    ("en", "Two former police chiefs were handed heavy sentences.", {"- | sentenced | former police chiefs 2 | convicted"}),
    ("es", "El tribunal impuso severas penas a los tres policías.", {"tribunal | sentenced | policías 3 | convicted"}),
    ("en", "Arlo Benton was jailed for nine years, fined $500 and banned from office.",
     {"- | sentenced | Arlo Benton 9 | convicted", "- | sentenced | Arlo Benton 500 | convicted"}),
    ("en", "Arlo Benton and Wes Corrigan were found guilty and fined $500.",
     {"- | sentenced | Arlo Benton 500 | convicted", "- | sentenced | Wes Corrigan 500 | convicted"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), UPHELD)
def test_a_term_is_told_of_whom_it_is_upheld_or_handed_to(language, text, expected):
    assert told(language, text, "sentenced") == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The court refused to uphold jail terms of 14 and 16 years for Arlo Benton and Wes Corrigan."),
        ("en", "Prosecutors asked the court to uphold the nine-year sentence of Arlo Benton."),
        ("en", "Arlo Benton could be handed a hefty jail term."),
        ("en", "Prosecutors gave the judge a long sentence to read."),
        ("es", "La Corte no confirmó la condena de ocho años de prisión contra Hugo Pardo."),
        ("es", "La Fiscalía pidió confirmar la condena de ocho años de prisión contra Hugo Pardo."),
        ("es", "La Corte confirmará la condena de ocho años contra Hugo Pardo."),
        ("es", "Hugo Pardo recibió duras críticas por la condena de su hermano."),
    ],
)
def test_a_term_not_upheld_or_still_to_come_is_none(language, text):
    assert not [
        line for line in told(language, text, "sentenced") if "Pardo" in line or "Benton" in line or "judge" in line
    ]


def test_a_term_before_the_offence_of_an_acquittal_is_the_lower_courts():
    text = (
        "El Supremo absolvió a Hugo Pardo del delito por el que fue condenado a seis años por la Audiencia de Alcorada."
    )

    assert told("es", text) == {
        "Supremo | acquitted | Hugo Pardo | acquitted",
        "Audiencia de Alcorada | sentenced | Hugo Pardo 6 | convicted",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El tribunal halló culpables a Rita Palma y Hugo Pardo del delito de trata.", {"Rita Palma", "Hugo Pardo"}),
        ("El jurado declaró culpables a los tres policías.", {"policías 3"}),
        ("Rita Palma y Hugo Pardo se declararon culpables de trata.", set()),
        ("Si el tribunal halla culpables a Rita Palma y Hugo Pardo, irán a la cárcel.", set()),
    ],
)
def test_several_are_found_guilty(text, expected):
    assert {line.split(" | ")[2] for line in told("es", text, "convicted")} == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "La policía rescató a un grupo de 14 mujeres.", "policía | rescued | mujeres 14 | reported"),
        ("en", "Police rescued a group of women.", "Police | rescued | women | reported"),
        ("es", "Hugo Pardo lidera un grupo de cinco hombres.", "Hugo Pardo | leads | grupo | reported"),
        ("es", "La policía detuvo a un grupo de traficantes.", "policía | detained | grupo | reported"),
    ],
)
def test_a_group_of_people_are_these_people_unless_it_is_a_band(language, text, expected):
    assert expected in told(language, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un agente de la Fiscalía y cuatro de la Policía Estatal fueron detenidos.", {"agente", "4"}),
        ("Dos funcionarios del registro civil y cinco de la alcaldía fueron detenidos.", {"funcionarios 2", "5"}),
        ("Tres agentes de la Policía y uno de los testigos hablaron.", set()),
    ],
)
def test_as_many_more_of_another_body_are_told_too(text, expected):
    assert {line.split(" | ")[2] for line in told("es", text, "detained")} == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "El fiscal solicitó 18 meses de prisión preventiva para los cuatro policías.",
         {"fiscal | requested | policías 18 | reported"}),
        ("es", "Hugo Pardo tiene orden de impedimento de salida.", {"- | ordered | Hugo Pardo | reported"}),
        ("es", "Los detenidos son Rita Palma y Berta Solís. Se les acusa de violar la ley de trata.",
         {"- | charged | Rita Palma | charged", "- | charged | Berta Solís | charged"}),
        ("en", "Arlo Benton was released due to illness.", {"- | released | Arlo Benton | reported"}),
        ("en", "Arlo Benton is due to be released.", set()),
        ("en", "Arlo Benton and Wes Corrigan were rounded up in dawn raids.",
         {"- | detained | Arlo Benton | reported", "- | detained | Wes Corrigan | reported"}),
        ("en", "Arlo Benton was held up by traffic.", set()),
        ("es", "Los agentes interceptaron varias llamadas.", {"agentes | intercepted | llamadas | reported"}),
    ],
)  # fmt: skip
def test_single_frames(language, text, expected):
    assert {
        line for line in told(language, text) if "| detained | Rita" not in line and "| detained | Ber" not in line
    } == (expected)


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Three jailed for trafficking pregnant women", {("sentenced", None)}),
        ("Doctor, two nurses held for selling newborns", {("detained", "Doctor"), ("detained", "nurses")}),
        ("Police arrest fake doctor, rescue 11 children", {("detained", "fake doctor"), ("rescued", "children")}),
        ("Two officers convicted of bribery", {("convicted", "officers")}),
        ("Is nurse jailed for selling babies?", set()),
        ("Suspect not convicted of trafficking", set()),
    ],
)
def test_headlines_leave_words_out(headline, expected):
    found = whole("en", f"{headline}\n\nIt happened in Larkton.")

    kept = {"sentenced", "detained", "rescued", "convicted"}
    assert {(s.predicate, s.object.name if s.object else None) for s in found if s.predicate in kept} == expected


def test_a_case_thrown_out_is_not_of_whoever_was_named_before():
    text = "Emilia Spring, 39, met officers at a bar. The case was thrown out of court."

    assert not told("en", text, "charged")


TWO_MEASURES = [
    ("El juez ordenó libertad provisional para Rita Palma y prisión preventiva para Hugo Pardo.",
     {"juez | released | Rita Palma | reported", "juez | ordered | Hugo Pardo | reported"}),
    ("El juez decretó prisión para el cabecilla, Hugo Pardo, y libertad con cargos para los demás.",
     {"juez | ordered | Hugo Pardo | reported"}),
    ("La jueza dictó prisión preventiva para Hugo Pardo y arresto domiciliario para Rita Palma.",
     {"jueza | ordered | Hugo Pardo | reported", "jueza | ordered | Rita Palma | reported"}),
    ("El juez ordenó libertad provisional para Rita Palma pero con orden de alejamiento de su hijo.",
     {"juez | released | Rita Palma | reported", "juez | ordered | Rita Palma | reported"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TWO_MEASURES)
def test_each_measure_is_of_whom_its_own_words_name(text, expected):
    assert told("es", text, "ordered", "released") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Para los otros 14 procesados se dictó prohibición de salida del país.", {"- | ordered | procesados 14 | reported"}),
        ("Para Hugo Pardo y Rita Palma se ordenó prisión preventiva.",
         {"- | ordered | Hugo Pardo | reported", "- | ordered | Rita Palma | reported"}),
        ("Para la abogada Rita Palma se ordenó prisión preventiva.", {"- | ordered | prisión preventiva | reported"}),
        ("Para la defensa se ordenó prisión preventiva sin pruebas.", {"- | ordered | prisión preventiva | reported"}),
    ],
)  # fmt: skip
def test_for_whom_a_measure_is_may_stand_first_but_who_thinks_so_is_not_meant(text, expected):
    assert told("es", text, "ordered") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "La Fiscalía obtuvo una condena de 12 años contra Hugo Pardo.", {"- | sentenced | Hugo Pardo 12 | convicted"}),
        ("en", "Prosecutors obtained a 12-year sentence for Arlo Benton.", {"- | sentenced | Arlo Benton 12 | convicted"}),
        ("en", "Two French police officers received seven-year prison terms.",
         {"- | sentenced | French police officers 2 7 | convicted", "- | sentenced | French police officers 7 | convicted"}),
        ("en", "Arlo Benton was ordered to serve 11 years in prison.", {"- | sentenced | Arlo Benton 11 | convicted"}),
        ("en", "Arlo Benton could be ordered to serve 11 years in prison.", set()),
        ("es", "El tribunal condenó a 8 años de prisión al exjuez Hugo Pardo y a 5 a su secretaria, Rita Palma.",
         {"tribunal | sentenced | Hugo Pardo 8 | convicted", "tribunal | sentenced | Rita Palma 5 | convicted"}),
    ],
)  # fmt: skip
def test_whose_a_term_is(language, text, expected):
    found = told(language, text, "sentenced")

    assert found <= expected
    assert bool(found) == bool(expected)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Nora Benton was on Thursday arraigned before a court.", "- | charged | Nora Benton | charged"),
        ("en", "Nora Benton was on 12 May arrested in Larkton.", "- | detained | Nora Benton | reported"),
        ("es", "Hugo Pardo fue el jueves detenido en Alcorada.", "- | detained | Hugo Pardo | reported"),
        ("en", "Arlo Benton was charged with bribing a clerk to get his case dismissed.",
         "- | charged | Arlo Benton | charged"),
        ("en", "“A raid on the clinic led to the arrest of Arlo Benton.”", "- | searched | clinic | reported"),
        ("en", "The police had also rescued from there three women.", "police | rescued | women 3 | reported"),
        ("en", "Arlo Benton was arrested July 17 with four other immigration officials.",
         "- | detained | immigration officials 4 | reported"),
        ("es", "La operación permitió realizar cinco entradas y registros.", "- | searched | 5 | reported"),
    ],
)  # fmt: skip
def test_what_stands_inside_hides_no_act(language, text, expected):
    assert expected in told(language, text)


@pytest.mark.parametrize(
    ("language", "text", "predicate"),
    [
        ("en", "Police searched a Larkton home.", "searched"),
        ("en", "Arlo Benton is disqualified from holding public office.", "recused"),
        ("en", "Arlo Benton was arrested on Monday with two officers in pursuit.", "rescued"),
        ("es", "La ley permitirá realizar cinco registros.", "searched"),
        ("en", "Arlo Benton had the conviction of his brother quashed.", "sentenced"),
    ],
)
def test_what_is_none_of_it(language, text, predicate):
    assert not told(language, text, predicate)


def test_behind_commas_a_participle_is_of_all_and_not_of_those_picked_out():
    text = "La policía detuvo a 12 personas, entre ellas dos juezas, acusadas de vender bebés."

    assert "personas | sells | bebés | accused" in told("es", text)


def test_a_participle_of_another_gender_is_of_those_picked_out():
    text = "La policía detuvo a 12 personas, entre ellas dos jueces, acusados de vender bebés."

    assert "personas | sells | bebés | accused" not in told("es", text)
