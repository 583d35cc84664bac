"""People named in lists, behind their posts, behind "namely" and in the sentence after: the act and the post of each."""

import pytest

from tests.extraction.said import facts, statements

EN = ("Aldo Brenn", "Carla Dunn", "Elsa Fynn")
ES = ("Aldo Brenes", "Carlos Duarte", "Elsa Frutos")


def posts(language, text):
    """Who holds or does what, as it is told."""
    told = (s for s in statements(language, text) if s.predicate in {"holds_office", "occupation"})
    return {(s.subject.name, s.value.text) for s in told}


def undergone(language, text, predicate):
    return {whom for _, what, whom, _, negated in facts(language, text) if what == predicate and not negated}


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "en",
            "The mayor of Lorne, Aldo Brenn, the chief of the local police, Carla Dunn, and the notary, Elsa Fynn, {}.",
            EN,
        ),
        ("en", "The mayor of Lorne, Aldo Brenn; the chief of the local police, Carla Dunn; and Elsa Fynn {}.", EN),
        (
            "en",
            "The mayor of Lorne, Aldo Brenn, his deputy Carla Dunn, the notary of Lorne, Elsa Fynn, and a clerk {}.",
            EN,
        ),
        (
            "en",
            'The head of Lorne House, Aldo Brenn; deputy director, Carla Dunn; and a founder of the "New Path" Elsa Fynn {}.',
            EN,
        ),
        ("en", "The former mayor of Lorne, Aldo Brenn, and two clerks, Carla Dunn and Elsa Fynn, {}.", EN),
        ("en", "The mayor, Aldo Brenn, the agency's clerk, Carla Dunn, and the mayor's wife, Elsa Fynn, {}.", EN),
        ("en", "Three officers {}, that is, Aldo Brenn, a sergeant, Carla Dunn, a constable, and Elsa Fynn.", EN),
        (
            "en",
            "All the accused {}, namely Aldo Brenn, a clerk; Carla Dunn, head of the office; and Elsa Fynn, a nurse.",
            EN,
        ),
    ],
)
def test_an_act_in_english_reaches_each_of_the_list(language, text, who):
    told = text.format("were arrested")

    assert set(who) <= undergone(language, told, "detained")


@pytest.mark.parametrize(
    "text",
    [
        "El alcalde de Sol, Aldo Brenes, el jefe de la policía, Carlos Duarte, y la notaria, Elsa Frutos, fueron detenidos.",
        "Fueron detenidos todos los acusados, es decir, Aldo Brenes, inspector; Carlos Duarte, guarda; Elsa Frutos, médica.",
        "Los detenidos son Aldo Brenes, juez de paz; Carlos Duarte, secretario del juzgado, y la notaria, Elsa Frutos.",
        "La policía detuvo a tres empleados del Registro Civil, Aldo Brenes, Carlos Duarte y Elsa Frutos.",
        "Fueron detenidos los jueces Aldo Brenes y Carlos Duarte, y la notaria de la ciudad de Villa Sol, Elsa Frutos.",
        "Se anunció el arresto del médico Aldo Brenes, así como del chofer Carlos Duarte y de la partera Elsa Frutos.",
        "Fueron detenidos Aldo Brenes y Carlos Duarte. También lo fue la notaria Elsa Frutos.",
        "La policía detuvo a Aldo Brenes y Carlos Duarte. También a la notaria Elsa Frutos.",
        "Fueron detenidos Aldo Brenes y Carlos Duarte. Asimismo, la agente Elsa Frutos, que sirvió en Villa Sol.",
    ],
)
def test_an_act_in_spanish_reaches_each_of_the_list(text):
    assert set(ES) <= undergone("es", text, "detained")


@pytest.mark.parametrize(
    ("language", "text", "held"),
    [
        ("en", "Aldo Brenn and Carla Dunn, both in custody, appealed.", {"Aldo Brenn", "Carla Dunn"}),
        ("es", "Renunciaron Aldo Brenes y Carla Duarte, ambos en prisión preventiva.", {"Aldo Brenes", "Carla Duarte"}),
        ("es", "Declaró Aldo Brenes, en prisión preventiva.", {"Aldo Brenes"}),
        (
            "en",
            "The arrested officials are the mayor, Aldo Brenn, and a clerk, Carla Dunn.",
            {"Aldo Brenn", "Carla Dunn"},
        ),
        (
            "es",
            'También fue detenida la jueza Ana Paz, por "abandono del cargo" y el secretario Gil Mora, quien huyó.',
            {"Ana Paz", "Gil Mora"},
        ),
    ],
)
def test_who_is_in_custody_is_told_of_each(language, text, held):
    assert undergone(language, text, "detained") == held


def test_the_kin_behind_and_are_of_the_next_name():
    text = "The mayor, Aldo Brenn, the clerk, Carla Dunn, and the mayor's wife, Elsa Fynn, were arrested."

    assert {who for who, what, *_ in facts("en", text) if what == "partner_of"} == {"Elsa Fynn"}


def test_where_the_post_stands_before_a_name_each_post_does():
    english = (
        "The mayor of Lorne, Aldo Brenn, the chief of the local police, Carla Dunn, and the judge, Elsa Fynn, left."
    )
    spanish = "Según el fiscal, Aldo Brenes, el director del hospital, Carlos Duarte, huyó."

    assert posts("en", english) == {
        ("Aldo Brenn", "mayor of Lorne"),
        ("Carla Dunn", "chief of the local police"),
        ("Elsa Fynn", "judge"),
    }
    assert ("Aldo Brenes", "director") not in posts("es", spanish)


@pytest.mark.parametrize(
    ("language", "text", "nobody"),
    [
        (
            "en",
            "Police arrested the mayor, Aldo Brenn, the chief, Carla Dunn, and the judge, Elsa Fynn, freed them.",
            "Elsa Fynn",
        ),
        ("en", "Aldo Brenn was not arrested. Neither was Carla Dunn.", "Carla Dunn"),
        ("en", "Police arrested Aldo Brenn, 30, deputy inspector Gary Hunt said.", "Gary Hunt"),
        ("en", "The lawyers of Aldo Brenn and Carla Dunn, both in custody, appealed.", "Carla Dunn"),
        ("en", "Aldo Brenn and Carla Dunn, both not in custody, appealed.", "Carla Dunn"),
        ("en", "Also arrested was the mayor, Aldo Brenn, for fraud, and the clerk, Carla Dunn, fled.", "Carla Dunn"),
        ("es", "Fue detenido el juez Aldo Brenes, por denuncia de Ana Paz, y la fiscal Luz Sol.", "Luz Sol"),
        ("es", "Fue detenido el juez Aldo Brenes, por cohecho, y la fiscal Luz Sol, quien lo acusa, habló.", "Luz Sol"),
        ("es", "Las víctimas de Aldo Brenes y Carla Duarte, ambas detenidas, declararon.", "Aldo Brenes"),
        ("en", "Aldo Brenn was arrested. So was the car of Carla Dunn.", "Carla Dunn"),
        ("en", "Police arrested Aldo Brenn and Gary Hunt. Also, lawyer Carla Dunn, who represents them.", "Carla Dunn"),
        (
            "es",
            "Fueron detenidos Aldo Brenes y Gil Mora. Asimismo, el fiscal Elías Paz, a cargo del caso.",
            "Elías Paz",
        ),
        ("es", "Fueron detenidos Aldo Brenes y Gil Mora. También las víctimas Ana Paz y Luz Sol.", "Ana Paz"),
        ("es", "Fueron detenidos Aldo Brenes y Gil Mora. También, por la denuncia de Ana Paz y Luz Sol.", "Luz Sol"),
        ("es", "Fueron detenidos Aldo Brenes y Gil Mora. También el médico Elías Paz, rescatado ayer.", "Elías Paz"),
        ("es", "Aldo Brenes habría sido detenido. También lo fue Elías Paz.", "Elías Paz"),
        ("es", "La policía informó la detención de Aldo Brenes, abogado de Ana Paz, y de Luz Sol.", "Luz Sol"),
        ("es", "Según el juez, Elías Paz, el director del hospital, Aldo Brenes, fue detenido.", "Elías Paz"),
    ],
)
def test_an_act_reaches_nobody_beside_the_list(language, text, nobody):
    assert nobody not in undergone(language, text, "detained")


@pytest.mark.parametrize(
    ("language", "text", "whom"),
    [
        ("en", "The officers, all members of an elite unit, were arrested.", "officers"),
        ("en", "Aldo Brenn, a naturalised South African, was arrested.", "Aldo Brenn"),
        ("es", "Los agentes, todos miembros de una unidad, fueron detenidos.", "agentes"),
    ],
)
def test_what_somebody_is_told_to_be_undergoes_nothing(language, text, whom):
    assert undergone(language, text, "detained") == {whom}


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("The Tax Agency chief, Aldo Brenn, said two nurses were arrested.", "Tax Agency chief"),
        ("Superintendent of police (Lorne Range) H K Brenn said two were arrested.", "Superintendent of police"),
        ("Home minister Datuk Seri Aldo Brenn said two were arrested.", "Home minister"),
        ("The director of the agency, Prof. Carla Brenn–Dunn, said two were arrested.", "director of the agency"),
    ],
)
def test_a_post_is_of_the_name_behind_it(text, post):
    assert post in {told for _, told in posts("en", text)}
