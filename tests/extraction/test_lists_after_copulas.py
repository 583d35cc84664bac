"""What is said of several and then of each by name: "the others charged are A, B and C", "A y B, magistrados de X"."""

import pytest

from tests.extraction.said import facts, statements

ES = ("Rubén Tolosa", "Mario Quintar", "Delia Campos")
EN = ("Peter Mwasi", "Grace Otono", "John Baraka")
NAMES = {"es": "Rubén Tolosa, Mario Quintar y Delia Campos", "en": "Peter Mwasi, Grace Otono and John Baraka"}
PEOPLE = {"es": set(ES), "en": set(EN)}
ACTS = {"detained", "investigated", "charged", "convicted", "acquitted", "released", "sentenced"}


def acts_upon(language, text):
    """(what, upon whom) of each firm act of procedure against somebody of these."""
    found = facts(language, text)
    return {(p, o) for _, p, o, held, no in found if p in ACTS and not no and held not in ("denied", "suspected")}


def told(language, text, *predicates):
    return {(s.subject.name, s.predicate, s.object.name if s.object else s.value.text) for s in statements(language, text)
            if s.predicate in predicates and s.subject is not None}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("es", "Los otros detenidos fueron {}.", "detained"),
        ("es", "Los agentes detenidos son {}.", "detained"),
        ("es", "Los detenidos son: {}.", "detained"),
        ("es", "La Policía informó que los detenidos son {}.", "detained"),
        ("es", "Según la Fiscalía, los investigados son {}.", "investigated"),
        ("es", "Entre los condenados hay tres médicos: {}.", "convicted"),
        ("es", "Los tres detenidos ({}) fueron trasladados a la cárcel.", "detained"),
        ("es", "Los tres detenidos, de nombres {}, fueron trasladados a la cárcel.", "detained"),
        ("es", "Quedaron en libertad {}.", "released"),
        ("es", "Siguen detenidos {}.", "detained"),
        ("en", "Among those charged are {}.", "charged"),
        ("en", "The three officers under investigation are {}.", "investigated"),
        ("en", "The arrested trio comprises {}.", "detained"),
        ("en", "Police said the arrested suspects are {}.", "detained"),
        ("en", "The nurses convicted were {}.", "convicted"),
        ("en", "Three suspects, namely {}, were arrested.", "detained"),
        ("en", "The detainees ({}) were taken to Norburg.", "detained"),
    ],
)
def test_each_of_the_list_undergoes_it(language, text, act):
    found = {(p, o) for p, o in acts_upon(language, text.format(NAMES[language])) if o in PEOPLE[language]}

    assert found == {(act, name) for name in PEOPLE[language]}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Los agentes detenidos no son {}."),
        ("es", "Los agentes detenidos serían {}."),
        ("es", "Los agentes detenidos podrían ser {}."),
        ("es", "La Policía negó que los agentes detenidos son {}."),
        ("es", "No está claro si los tres médicos detenidos son {}."),
        ("es", "¿Los tres médicos detenidos son {}?"),
        ("es", "Los abogados de los tres médicos detenidos son {}."),
        ("es", "Los detenidos son hijos de {}."),
        ("es", "Los detenidos fueron defendidos por {}."),
        ("en", "The nurses arrested are not {}."),
        ("en", "The others charged are not {}."),
        ("en", "The others charged may be {}."),
        ("en", "Police denied that the nurses charged are {}."),
        ("en", "Police have not said the nurses charged are {}."),
        ("en", "The lawyers for the nurses charged are {}."),
        ("en", "The others arrested are clients of {}."),
        ("en", "Officers under investigation attacked {}."),
    ],
)
def test_nobody_undergoes_what_is_not_said_of_them(language, text):
    assert not {(p, o) for p, o in acts_upon(language, text.format(NAMES[language])) if o in PEOPLE[language]}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "es",
            (
                "Otros tres agentes se encuentran bajo investigación: el comisario Rubén Tolosa, jefe de la dependencia, "
                "y los suboficiales Mario Quintar y Delia Campos."
            ),
        ),
        ("es", "Los investigados son el comisario Rubén Tolosa y los agentes Mario Quintar y Delia Campos."),
        (
            "es",
            (
                "Los uniformados investigados son el suboficial mayor Rubén Tolosa, subjefe; el suboficial inspector "
                "Mario Quintar; y la agente Delia Campos."
            ),
        ),
        (
            "en",
            (
                "Three officers are under investigation: Superintendent Peter Mwasi, head of the station; and Sergeants "
                "Grace Otono and John Baraka."
            ),
        ),
        (
            "en",
            "The officers under investigation are Superintendent Peter Mwasi and Sergeants Grace Otono and John Baraka.",
        ),
    ],
)
def test_a_plural_post_in_the_list_stands_for_both_behind_it(language, text):
    found = {(p, o) for p, o in acts_upon(language, text) if o in PEOPLE[language]}

    assert found == {("investigated", name) for name in PEOPLE[language]}


@pytest.mark.parametrize(
    ("text", "of_last"),
    [
        ("Los procesados son Rubén Tolosa, Mario Quintar y Delia Campos, empleada del Registro Civil.", "works_for"),
        ("Los procesados son Rubén Tolosa, Mario Quintar y Delia Campos, dueña de la Clínica San Blas.", "owns"),
        (
            "Los detenidos son Rubén Tolosa, de 45 años, Mario Quintar, de 38, y Delia Campos, de 51, vecina de Loja.",
            "located_in",
        ),
    ],
)
def test_what_is_said_of_one_behind_the_list_is_not_said_of_all(text, of_last):
    assert {who for who, _, _ in told("es", text, of_last)} == {"Delia Campos"}


def test_terms_in_brackets_are_no_ages():
    for language, text in (
        ("es", "Los condenados son Rubén Tolosa (diez años), Mario Quintar (ocho años) y Delia Campos (seis años)."),
        ("en", "Those sentenced are Peter Mwasi (10 years), Grace Otono (8 years) and John Baraka (6 years)."),
    ):
        found = facts(language, text)

        assert not told(language, text, "age")
        assert {(o, p) for _, p, o, _, _ in found} == {(name, "sentenced") for name in PEOPLE[language]}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "La Fiscalía imputó cargos a Rubén Tolosa y Mario Quintar, magistrados de la Sala Penal de Loja.",
            {
                ("Rubén Tolosa", "holds_office", "magistrados de la Sala Penal de Loja"),
                ("Mario Quintar", "holds_office", "magistrados de la Sala Penal de Loja"),
            },
        ),
        (
            "es",
            "Rubén Tolosa y Delia Campos, los dueños de la Clínica San Blas, fueron detenidos.",
            {("Rubén Tolosa", "owns", "Clínica San Blas"), ("Delia Campos", "owns", "Clínica San Blas")},
        ),
        (
            "en",
            "Police arrested Peter Mwasi and Grace Otono, nurses at the City Hospital.",
            {("Peter Mwasi", "works_for", "City Hospital"), ("Grace Otono", "works_for", "City Hospital")},
        ),
        (
            "en",
            "Peter Mwasi and Grace Otono, the owners of the Sunrise Clinic, were arrested.",
            {("Peter Mwasi", "owns", "Sunrise Clinic"), ("Grace Otono", "owns", "Sunrise Clinic")},
        ),
        ("en", "According to Peter Mwasi and Grace Otono, the owners of the Sunrise Clinic were arrested.", set()),
        ("es", "Según Rubén Tolosa y Delia Campos, los dueños de la Clínica San Blas fueron detenidos.", set()),
    ],
)
def test_what_stands_behind_a_whole_list_is_said_of_each(language, text, expected):
    found = told(language, text, "holds_office", "owns", "works_for")

    assert {each for each in found if each[0] in PEOPLE[language]} == expected


@pytest.mark.parametrize(
    ("language", "text", "held"),
    [
        ("es", "Rubén Tolosa (45) y Delia Campos (42), que fueron detenidos en Loja, callaron.", {ES[0], ES[2]}),
        ("es", "Rubén Tolosa (45) y Delia Campos (42), que fue detenida en Loja, callaron.", {ES[2]}),
        ("es", "Delia Campos, de 42 años, que reside en Loja y fue detenida, calló.", {ES[2]}),
        ("es", "La madre de Delia Campos (12), que fue detenida en Loja, calló.", set()),
        ("en", "Peter Mwasi, 45, and Grace Otono, 42, who was arrested in Norburg, spoke.", {EN[1]}),
        ("en", "Peter Mwasi, 45, and Grace Otono, 42, who were arrested in Norburg, spoke.", {EN[0], EN[1]}),
    ],
)
def test_a_relative_clause_behind_ages_is_of_as_many_as_its_verb(language, text, held):
    assert {o for p, o in acts_upon(language, text) if p == "detained"} == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Fueron detenidos Rubén Tolosa y Mario Quintar, y horas después Delia Campos y Ana Ledesma.", 4),
        ("La Policía detuvo a Rubén Tolosa y Mario Quintar, y más tarde a Delia Campos.", 3),
        ("Fueron detenidos Rubén Tolosa y Mario Quintar, y horas después Delia Campos declaró ante el juez.", 2),
        ("Fueron detenidos Rubén Tolosa y Mario Quintar, y luego Delia Campos denunció el hecho.", 2),
        ("La Policía detuvo a Rubén Tolosa y a Mario Quintar lo condenó.", 1),
    ],
)
def test_those_told_of_later_are_of_the_same_verb_where_they_have_none(text, held):
    assert len([o for p, o in acts_upon("es", text) if p == "detained"]) == held


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Fueron detenidos:\n\n1. Rubén Tolosa, médico.\n\n2. Mario Quintar, abogado.\n\n3. Delia Campos."),
        ("es", "Los detenidos son:\n\n- Rubén Tolosa\n\n- Mario Quintar, de 38 años, abogado\n\n- Delia Campos"),
        ("en", "Arrested were:\n\n1. Peter Mwasi, doctor\n\n2. Grace Otono, nurse\n\n3. John Baraka, lawyer"),
    ],
)
def test_lines_below_a_bare_passive_name_whom_it_was_done_to(language, text):
    assert acts_upon(language, text) == {("detained", name) for name in PEOPLE[language]}


@pytest.mark.parametrize(
    ("language", "text", "held"),
    [
        (
            "en",
            "The arrested are nurse Peter Mwasi, NGO worker Grace Otono and health worker of Lindon village John Baraka.",
            PEOPLE["en"],
        ),
        (
            "es",
            "Los otros detenidos fueron Delia Campos, Mario Quintar Familia, Berlín Ojeda (alias «Oso») y Rubén Tolosa.",
            {"Delia Campos", "Mario Quintar Familia", "Berlín Ojeda", "Rubén Tolosa"},
        ),
    ],
)
def test_a_home_or_the_name_of_a_town_parts_no_list(language, text, held):
    assert {o for p, o in acts_upon(language, text) if p == "detained"} == held


@pytest.mark.parametrize(
    ("text", "clients"),
    [
        (
            "Rubén Tolosa, defensor de los acusados Diego Paz y Pablo Ríos, pidió la nulidad.",
            {"Diego Paz", "Pablo Ríos"},
        ),
        (
            "Rubén Tolosa y Mario Quintar, defensores de los acusados Diego Paz y Pablo Ríos, pidieron la nulidad.",
            {"Diego Paz", "Pablo Ríos"},
        ),
        ("La hermana de los acusados Diego Paz y Pablo Ríos fue detenida.", {"Diego Paz", "Pablo Ríos"}),
    ],
)
def test_those_whom_a_noun_ties_to_the_doer_do_nothing(text, clients):
    found = facts("es", text)

    assert not {(who, p) for who, p, _, _, _ in found if who in clients}
    assert not {(p, o) for _, p, o, _, _ in found if o in clients}
    assert not {each for each in told("es", text, "occupation") if each[0] in clients}


def test_an_age_before_who_is_no_term():
    text = "Sentenced were Grace Otono, 38, who got six years, and John Baraka, 51, who got four."

    assert not {line for line in facts("en", text) if line[2] == "51"}


def test_each_alias_of_a_list_is_somebody():
    assert not told(
        "es", "Los capturados son tres hombres, entre ellos alias Pelado, alias Zurdo y Delia Campos.", "alias"
    )


def test_whoever_is_called_detained_is_taken_away_by_nobody_else():
    text = "Los detenidos, {}, fueron llevados a Loja."

    assert not {line for line in facts("es", text.format(NAMES["es"])) if line[1] == "transports"}
    assert {
        line
        for line in facts("es", "Las víctimas, Ana Ríos y Eva Luna, fueron llevadas a Loja.")
        if line[1] == "transports"
    }
