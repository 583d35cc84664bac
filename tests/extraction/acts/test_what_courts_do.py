"""Procedure as courts, prosecutors and the press of many countries tell it."""

import pytest

from tests.extraction.said import said

WHO = "Rodolfo Arcos"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("La Fiscalía tiene en la mira a {}.", "Fiscalía | investigated | {} | investigated"),
        (
            "El Ministerio Público inició diligencias preliminares contra {}.",
            "Ministerio Público | investigated | {} | investigated",
        ),
        ("El juez ordenó impedimento de salida del país en contra de {}.", "juez | ordered | {} | reported"),
        (
            "El tribunal impuso impedimento de salida y presentación periódica a {}.",
            "tribunal | ordered | {} | reported",
        ),
        ("La jueza impuso reclusión preventiva a {} por 90 días.", "jueza | ordered | {} 90 | reported"),
        ("El juez envió a la cárcel a {}.", "juez | ordered | {} | reported"),
        ("La Policía envió a prisión a {}.", "Policía | detained | {} | reported"),
        ("La Sala revocó la sentencia condenatoria de {}.", "not Sala | convicted | {} | convicted"),
        ("La Sala anuló la sentencia absolutoria de {}.", "not Sala | acquitted | {} | acquitted"),
        ("La Sala confirmó la sentencia absolutoria de {}.", "Sala | acquitted | {} | acquitted"),
        ("El juez negó la libertad a {}.", "not juez | released | {} | reported"),
        ("{} quedó en libertad bajo fianza de 5.000 dólares.", "- | released | {} 5000 | reported"),
        ("{} no se allanó a los cargos.", "- | charged | {} | denied"),
        ("{} se declaró inocente de los cargos de trata.", "- | charged | {} | denied"),
        ("{} no aceptó los cargos y fue enviado a la cárcel.", "- | detained | {} | reported"),
        (
            "{} fue llevado ante un juzgado de Tumbala que le dictó prisión preventiva.",
            "juzgado | ordered | {} | reported",
        ),
    ],
)
def test_what_is_done_to_somebody_in_spanish(text, fact):
    assert fact.format(WHO) in said("es", text.format(WHO))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("{} is the target of a federal probe.", "- | investigated | {} | investigated"),
        ("The CBI has taken over the investigation against {}.", "CBI | investigated | {} | investigated"),
        ("{} was slapped with a travel ban.", "- | ordered | {} | reported"),
        ("{} was booked into the Tumbala County Jail on two counts of fraud.", "- | charged | {} | charged"),
        ("A magistrate remanded {} in custody.", "magistrate | ordered | {} | reported"),
        (
            "{} was presented before a court in Tumbala, which remanded him in custody.",
            "court | ordered | {} | reported",
        ),
        ("Prosecutors are seeking 12 years in prison for {}.", "Prosecutors | requested | {} 12 | reported"),
        ("The court upheld the nine-year sentence of {}.", "court | sentenced | {} 9 | convicted"),
        ("{} received a four-year-and-three-month prison sentence.", "- | sentenced | {} 4.25 | convicted"),
        ("{} is free on a US$25,000 bond.", "- | released | {} 25000 | reported"),
        ("The court granted {} bail in the sum of N300,000.", "court | released | {} 300000 | reported"),
        ("{} denies four counts of trafficking.", "- | charged | {} | denied"),
        ("{}, listed as the owner of three foundations, was arrested.", "{} | owns | foundations | suspected"),
    ],
)
def test_what_is_done_to_somebody_in_english(text, fact):
    assert fact.format("Rudolf Arcos") in said("en", text.format("Rudolf Arcos"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It is unclear whether Rudolf Arcos is the target of a federal probe."),
        ("en", "The girls were taken into custody by police and placed in a shelter."),
        ("en", "The lawyers of Rudolf Arcos posted $10,000 bail."),
        ("en", "The mother filed charges against Rudolf Arcos."),
        ("en", "Prosecutors may seek 12 years in prison for Rudolf Arcos."),
        ("es", "La sentencia absolutoria contra Rodolfo Arcos fue apelada."),
        ("es", "El juez podría negar la libertad a Rodolfo Arcos."),
        ("es", "La defensa pidió revocar la sentencia condenatoria de Rodolfo Arcos."),
        ("es", "La defensa negó que el juez negó la libertad a Rodolfo Arcos."),
        ("es", "La defensa negó que Rodolfo Arcos no se allanó a los cargos."),
        ("es", "Según un rumor falso, la jueza impuso prisión preventiva a Rodolfo Arcos."),
    ],
)
def test_what_nobody_did_is_not_told(language, text):
    assert not {line for line in said(language, text) if "works_for" not in line}


@pytest.mark.parametrize(
    "text",
    [
        "Rudolf Arcos was fined RM5,000 in default six months' jail.",
        "Rudolf Arcos was fined RM5,000 or six months in jail.",
        "Rudolf Arcos was fined RM5,000, or in default three months in prison.",
    ],
)
def test_a_punishment_for_the_lack_of_another_is_none(text):
    assert said("en", text) == {"- | sentenced | Rudolf Arcos 5000 | convicted"}


def test_who_is_in_a_prison_is_no_official():
    assert "Prosecutors | requested | Rudolf Arcos 12 | reported" in said(
        "en", "Prosecutors requested 12 years in prison for Rudolf Arcos."
    )


def test_an_arrest_told_to_a_court_is_no_order_of_it():
    text = "The prosecution told the court that officials of the Tumbala police arrested Rudolf Arcos."

    assert said("en", text) == {"Tumbala police | detained | Rudolf Arcos | reported"}


@pytest.mark.parametrize(
    ("language", "text", "predicate", "names"),
    [
        (
            "es",
            "Fueron detenidos dos policías: el comisario Ever Quirca y el suboficial Basilio Arcos.",
            "detained",
            {"Ever Quirca", "Basilio Arcos"},
        ),
        (
            "es",
            "Tres agentes son investigados: el comisario Ever Quirca y los cabos Carlos Mirtis y Arnaldo Oblitas.",
            "investigated",
            {"Ever Quirca", "Carlos Mirtis", "Arnaldo Oblitas"},
        ),
        (
            "en",
            "Three people were charged: Dr Peter Quirk, nurse Mary Arcos and John Mirt.",
            "charged",
            {"Peter Quirk", "Mary Arcos", "John Mirt"},
        ),
    ],
)
def test_those_listed_by_rank_behind_a_colon_undergo_it(language, text, predicate, names):
    found = {line.split(" | ")[2] for line in said(language, text) if line.startswith(f"- | {predicate}")}

    assert found == names


def test_who_arrests_on_a_charge_need_not_bring_it():
    assert said("en", "Officers arrested Rudolf Arcos on charges of possessing marijuana.") == {
        "Officers | detained | Rudolf Arcos | reported",
        "- | charged | Rudolf Arcos | charged",
    }


def test_three_of_another_trade_are_not_those_listed_by_rank():
    text = (
        "The office dismissed charges against Sgt. Kevin Mirt and Officers Daniel Quirk and Dustin Arcos. "
        "District Attorney John Quill met with all three medical examiners."
    )

    assert not any("contacts | Daniel Quirk" in line for line in said("en", text))
