"""Conduct that verbs and event nouns state: sales, bribes, promises, captivity, threats."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Beto Rojo took bribes from Ana Quilla.", "Ana Quilla | bribes | Beto Rojo | reported"),
        ("en", "Ana Quilla did not take bribes from Beto Rojo.", "not Beto Rojo | bribes | Ana Quilla | reported"),
        ("en", "Ana Quilla denied taking bribes from Beto Rojo.", "Beto Rojo | bribes | Ana Quilla | denied"),
        ("en", "Ana Quilla promised the women work in Cerro Tinto.", "Ana Quilla | deceives | women | reported"),
        ("en", "The women were lured with promises of work.", "- | deceives | women | reported"),
        ("en", "Ana Quilla kept the women locked up in a house.", "Ana Quilla | harbours | women | reported"),
        ("en", "The women were forced to work as prostitutes.", "- | exploits | women | reported"),
        ("en", "Ana Quilla threatened to kill the women.", "Ana Quilla | threatens | women | reported"),
        ("en", "Ana Quilla was convicted of holding two women.", "Ana Quilla | harbours | women 2 | convicted"),
        ("en", "The sale of babies by Ana Quilla shocked all.", "Ana Quilla | sells | babies | reported"),
        ("en", "Ana Quilla sold babies to foreign couples.", "foreign couples | buys | babies | reported"),
        ("en", "A gang which trafficked 100 children fled.", "gang | transports | children 100 | reported"),
        ("es", "Beto Rojo recibía coimas de Ana Quilla.", "Ana Quilla | bribes | Beto Rojo | reported"),
        ("es", "Ana Quilla pagaba sobornos a Beto Rojo.", "Ana Quilla | bribes | Beto Rojo | reported"),
        ("es", "Ana Quilla mantenía encerradas a las mujeres.", "Ana Quilla | harbours | mujeres | reported"),
        (
            "es",
            "Ana Quilla no obligaba a las mujeres a prostituirse.",
            "not Ana Quilla | exploits | mujeres | reported",
        ),
        ("es", "Ana Quilla amenazó con matar a las mujeres.", "Ana Quilla | threatens | mujeres | reported"),
        ("es", "La red captaba a mujeres y las explotaba.", "red | exploits | mujeres | reported"),
        ("es", "Ana Quilla vendía bebés a parejas extranjeras.", "parejas extranjeras | buys | bebés | reported"),
    ],
)
def test_a_conduct_is_read(language, text, expected):
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "silent"),
    [
        ("en", "Police kept the suspects locked up.", "harbours"),
        ("en", "Police took the girls to a shelter.", "transports"),
        ("en", "Police held three suspects.", "harbours"),
        ("en", "Rumours of the sale of babies by Ana Quilla were false.", "sells"),
        ("en", "The sale of babies by Ana Quilla was prevented.", "sells"),
        ("en", "Ana Quilla did not sell babies to foreign couples.", "buys"),
        ("en", "Ana Quilla denied selling babies to Beto Rojo.", "buys"),
        ("en", "Ana Quilla was convicted of selling babies to Beto Rojo.", "buys"),
        ("es", "La policía encerró a Beto Rojo.", "harbours"),
        ("es", "La policía detuvo a Ana Quilla y la trasladó a Cerro Tinto.", "transports"),
        ("es", "La red captaba a mujeres y los explotaba.", "exploits"),
    ],
)
def test_a_lawful_undone_or_unclear_act_is_no_conduct(language, text, silent):
    assert not {line for line in said(language, text) if silent in line}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Prosecutors believe that Ana Quilla fled and that Beto Rojo sold babies.", "suspected"),
        (
            "es",
            "Los fiscales creen que Ana Quilla huyó de la casa que alquiló Beto Rojo y que vendía bebés.",
            "suspected",
        ),
        ("es", "Ana Quilla niega que haya comprado bebés y que haya vendido bebés.", "denied"),
    ],
)
def test_a_second_that_is_held_as_the_first(language, text, expected):
    assert {line.rpartition(" | ")[2] for line in said(language, text) if "sells" in line} == {expected}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Quilla was arrested over the alleged sale of three babies."),
        ("es", "Ana Quilla fue detenida por su presunta participación en la venta de tres bebés."),
    ],
)
def test_an_adjective_of_doubt_lowers_the_conduct_and_not_the_arrest(language, text):
    standings = {line.split(" | ")[1]: line.rpartition(" | ")[2] for line in said(language, text)}

    assert standings == {"detained": "reported", "sells": "suspected"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ana Quilla bought and sold babies.", {"buys": "Ana Quilla", "sells": "Ana Quilla"}),
        (
            "en",
            "Ana Quilla recruited, transported and exploited women.",
            {"recruits": "Ana Quilla", "transports": "Ana Quilla", "exploits": "Ana Quilla"},
        ),
        (
            "es",
            "Ana Quilla captaba, trasladaba y explotaba a las mujeres.",
            {"recruits": "Ana Quilla", "transports": "Ana Quilla", "exploits": "Ana Quilla"},
        ),
        ("en", "The gang bought babies and sold them.", {"buys": "gang", "sells": "gang"}),
    ],
)
def test_verbs_in_a_row_have_one_doer_and_one_object(language, text, expected):
    found = said(language, text)

    assert {line.split(" | ")[1]: line.split(" | ")[0] for line in found} == expected
    assert len({line.split(" | ")[2] for line in found}) == 1


@pytest.mark.parametrize(
    ("language", "text", "negated"),
    [
        ("en", "Ana Quilla never recruited or sold women.", {"recruits", "sells"}),
        ("en", "Ana Quilla never recruited women or sold babies.", {"recruits", "sells"}),
        ("en", "Ana Quilla never recruited but transported women.", {"recruits"}),
        ("en", "Ana Quilla was not charged and sold babies.", {"charged"}),
        ("en", "Ana Quilla was not arrested but charged.", {"detained"}),
        ("es", "Ana Quilla no captaba mujeres o vendía bebés.", {"recruits", "sells"}),
        ("es", "Ana Quilla no captó sino vendió a las mujeres.", {"recruits"}),
        ("es", "Ana Quilla no compraba, vendía bebés.", {"buys"}),
    ],
)
def test_a_negation_reaches_the_verbs_that_or_joins_and_stops_at_but(language, text, negated):
    assert {line.split(" | ")[1] for line in said(language, text) if line.startswith("not ")} == negated


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "La banda cobraba 6.000 euros a cada mujer.", "mujer | pays | banda 6000 | reported"),
        ("en", "The gang charged the women $500.", "women | pays | gang 500 | reported"),
    ],
)
def test_who_is_billed_pays(language, text, expected):
    assert said(language, text) == {expected}


def test_whoever_is_held_hostage_holds_nobody():
    found = said("en", "Victims were promised a better life and then held hostage by people.")

    assert not {line for line in found if line.startswith("Victims")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Escondía Ana Quilla el arsenal en una casa."),
        ("es", "Compró Ana Quilla a la niña."),
        ("es", "Ana Quilla fue trasladada a la cárcel de Cerro Tinto."),
        ("es", "Los periodistas hablaron. Durante la campaña que la llevó al cargo, Ana Quilla calló."),
        ("en", "Ana Quilla was transported to hospital."),
        ("en", "Ana Quilla joined the court hearing."),
    ],
)
def test_nobody_undergoes_or_does_what_the_sentence_does_not_say(language, text):
    undergone = ("| harbours | Ana", "| buys | Ana", "transports", "belongs_to")

    assert not {line for line in said(language, text) if any(words in line for words in undergone)}


@pytest.mark.parametrize(
    "text",
    [
        "Ana Quilla was paid to keep quiet.",
        "The gang charged 500 dollars.",
        "Beto Rojo received information from Ana Quilla.",
        "Beto Rojo received a letter.",
        "Police coordinate the shelters.",
    ],
)
def test_wages_fees_and_letters_are_nobodys_conduct(text):
    assert said("en", text) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The campaign against the gang led by judge Ana Quilla goes on."),
        ("es", "La operación contra la banda, encabezada por el fiscal Ana Quilla, terminó."),
    ],
)
def test_who_leads_the_case_against_a_gang_does_not_lead_the_gang(language, text):
    assert not {line for line in said(language, text) if " leads " in line}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prosecutors accused Ana Quilla of selling babies.", {"Ana Quilla | sells | babies | accused"}),
        ("Police on Friday accused Ana Quilla of selling babies.", {"Ana Quilla | sells | babies | accused"}),
        ("Police intercepted calls between Ana Quilla and Beto Rojo.", set()),
        ("The gang operated in Lima and Callao.", {f"gang | located_in | {n} | reported" for n in ("Lima", "Callao")}),
        (
            "Ana Quilla handed the baby over to the couple in exchange for $800.",
            {
                "Ana Quilla | sells | baby | reported",
                "baby | price | 800 | reported",
                "couple | buys | baby | reported",
                "couple | receives | baby | reported",
            },
        ),
    ],
)
def test_a_past_form_is_the_verb_of_whoever_stands_before_it(text, expected):
    assert said("en", text) == expected


@pytest.mark.parametrize(("opening", "closing"), [('"', '"'), ("‘", "’"), ("“", "”")])
def test_quotation_marks_around_a_verb_turn_nobody_round(opening, closing):
    assert said("en", f"The gang {opening}sold{closing} babies.") == {"gang | sells | babies | reported"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Cayó una red que operaba en Tenerife y que vendía bebés.", "red | sells | bebés | reported"),
        (
            "en",
            "A network that operated in Lima and that sold babies was broken up.",
            "network | sells | babies | reported",
        ),
    ],
)
def test_a_second_relative_clause_is_about_the_same(language, text, expected):
    assert expected in said(language, text)


def test_whoever_tells_it_behind_a_comma_is_no_part_of_the_phrase_before():
    told = said("en", "Ana Quilla has asked for a reduced sentence in return for her testimony, a court official said.")

    assert not any("official" in line for line in told)


@pytest.mark.parametrize(
    "text",
    ["Police caught Beto Rojo red-handed while accepting a bribe.", "Police arrested Beto Rojo while taking a bribe."],
)
def test_who_is_caught_does_what_he_is_caught_at(text):
    assert {line.split(" | ")[0] for line in said("en", text) if "| receives |" in line} == {"Beto Rojo"}
