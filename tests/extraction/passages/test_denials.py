"""What somebody denies in a sentence of its own."""

import pytest

from tests.extraction.said import statements, whole


def sales(language, text):
    """(seller, standing, nearest speaker) of each sale."""
    return {
        (s.subject.name, s.standing.value, s.speakers[0].name)
        for s in statements(language, text, publisher="Pliego")
        if s.predicate == "sells"
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Quilla is accused of selling babies. She denies the charges."),
        ("en", "Ana Quilla is accused of selling babies. Quilla, a nurse, pleaded not guilty."),
        ("en", "Ana Quilla, accused of selling babies, denies all the accusations against her."),
        ("es", "Ana Quilla está acusada de vender bebés. Quilla negó los cargos."),
        ("es", "Ana Quilla está acusada de vender bebés, pero ella rechaza las acusaciones."),
    ],
)
def test_a_denial_of_the_charges_denies_what_was_just_told(language, text):
    assert ("Ana Quilla", "accused", "Pliego") in sales(language, text)
    assert ("Ana Quilla", "denied", "Ana Quilla") in sales(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Quilla is accused of selling babies. The minister denied the claims."),
        ("en", "Ana Quilla is accused of selling babies. Quilla has not denied the charges."),
        ("en", "Ana Quilla is accused of selling babies. If Quilla denies the charges, a trial follows."),
        ("en", "Ana Quilla is accused of selling babies. Quilla denied that the clinic was hers."),
        ("es", "Ana Quilla está acusada de vender bebés. El alcalde rechazó las acusaciones."),
        ("es", "Ana Quilla está acusada de vender bebés. Quilla no negó los cargos."),
    ],
)
def test_nobody_else_denies_it_and_no_other_words_do(language, text):
    assert {standing for _, standing, _ in sales(language, text)} == {"accused"}


def test_what_a_court_did_is_not_denied():
    text = "Notes\n\nAna Quilla was convicted of selling babies. She denies the charges.\n\nEnd."

    held = {(s.predicate, s.standing.value) for s in whole("en", text)}

    assert held == {("convicted", "convicted"), ("sells", "convicted"), ("sells", "denied")}


@pytest.mark.parametrize(
    ("language", "text", "standing"),
    [
        ("en", '"Ana Quilla never sold babies," he insisted.', "denied"),
        ("en", "Her lawyer said Ana Quilla had never sold babies.", "denied"),
        ("es", '"Ana Quilla nunca vendió bebés", dijo al entrar.', "denied"),
        ("en", "Ana Quilla never sold babies.", "reported"),
        ("en", "The court found that Ana Quilla never sold babies.", "reported"),
    ],
)
def test_what_somebody_says_was_not_done_is_denied_whoever_says_it(language, text, standing):
    assert {held for _, held, _ in sales(language, text)} == {standing}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Quilla was accused of selling babies, which she denies."),
        ("en", "Ana Quilla was accused of selling babies, charges that she denies."),
        ("en", "Ana Quilla was accused of selling babies, an accusation she rejects."),
        ("es", "Ana Quilla fue acusada de vender bebés, cargos que niega."),
        ("es", "Ana Quilla fue acusada de vender bebés, lo que niega."),
        ("es", "Ana Quilla fue acusada de vender bebés, acusación que rechaza."),
    ],
)
def test_what_stands_before_is_denied(language, text):
    assert sales(language, text) == {
        ("Ana Quilla", "accused", "Pliego"),
        ("Ana Quilla", "denied", "Ana Quilla"),
    }


def test_the_charges_deny_nothing():
    text = "Ana Quilla, who was charged with selling babies, denies the charges."
    assert sales("en", text) == {("Ana Quilla", "charged", "Pliego"), ("Ana Quilla", "denied", "Ana Quilla")}


def test_somebody_else_denies_nothing_for_her():
    text = "Ana Quilla was accused of selling babies, Beto Rojo denied."
    assert sales("en", text) == {("Ana Quilla", "accused", "Pliego")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Quilla was charged with human trafficking. She denies the charge."),
        ("es", "Ana Quilla fue imputada por trata de personas. La acusada negó los cargos."),
    ],
)
def test_a_charge_without_conduct_is_itself_denied(language, text):
    held = {(s.predicate, s.standing.value, s.object.name) for s in statements(language, text) if s.object}

    assert held == {("charged", "charged", "Ana Quilla"), ("charged", "denied", "Ana Quilla")}


@pytest.mark.parametrize("verb", ["stole", "gave away"])
def test_each_verb_of_a_row_is_denied(verb):
    text = f"Ana Quilla never bought, sold or {verb} any child."
    found = {(s.predicate, s.negated, s.object.name) for s in statements("en", text)}

    assert ("sells", True, "child") in found
    assert {(negated, what) for _, negated, what in found} == {(True, "child")}


@pytest.mark.parametrize(
    "text",
    [
        "Ana Quilla and Beto Rojo were charged with selling babies. They deny the charges.",
        "Ana Quilla and Beto Rojo were charged with selling babies. Both men pleaded not guilty.",
        "Ana Quilla and Beto Rojo were charged with selling babies. The two denied all counts.",
    ],
)
def test_what_several_deny_each_denies(text):
    assert {("Ana Quilla", "denied", "Ana Quilla"), ("Beto Rojo", "denied", "Beto Rojo")} <= sales("en", text)


def test_a_plea_denies_a_charge_told_long_before():
    text = "Ana Quilla was charged. A raid followed. It rained. The house was empty. It is late. Quilla pleaded not guilty."

    assert [s.object.name for s in statements("en", text) if s.standing.value == "denied"] == ["Ana Quilla"]


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Ana Quilla pleaded not guilty to charges of selling babies.", "denied"),
        ("Ana Quilla denies three counts of selling babies.", "denied"),
        ("Ana Quilla admitted three counts of selling babies.", "admitted"),
    ],
)
def test_what_a_plea_names_is_held_by_it(text, standing):
    assert {s.standing.value for s in statements("en", text) if s.predicate == "sells"} == {standing}


ACCUSED = {"en": "Ana Quilla was accused of selling babies. ", "es": "Ana Quilla fue acusada de vender bebés. "}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", '"I am innocent," she said.'),
        ("en", '"I am innocent," Quilla told the court.'),
        ("en", "She maintains her innocence."),
        ("en", "She insisted she had done nothing wrong."),
        ("en", "She called the accusations a fairy tale."),
        ("en", "Quilla said the claim was false."),
        ("es", "«Soy inocente», dijo Quilla."),
        ("es", "Sostiene que es inocente."),
        ("es", "Quilla defiende su inocencia."),
        ("es", "La acusada calificó de falsas las acusaciones."),
        ("es", "Tachó de mentira la acusación."),
        ("es", "Quilla dijo que es mentira."),
    ],
)
def test_who_says_that_they_are_innocent_denies(language, text):
    assert ("Ana Quilla", "denied", "Ana Quilla") in sales(language, ACCUSED[language] + text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "His wife, Mara Lund, said he is innocent."),
        ("en", "She said he is innocent."),
        ("en", "The Quilla family rejects the allegations."),
        ("en", "Police called the claims of torture false."),
        ("en", "She will have to prove her innocence."),
        ("es", "La familia Quilla rechaza las acusaciones."),
        ("es", "La clínica rechaza las acusaciones."),
        ("es", "Deberá demostrar su inocencia."),
    ],
)
def test_another_or_another_thing_is_no_denial_of_hers(language, text):
    assert {standing for _, standing, _ in sales(language, ACCUSED[language] + text)} == {"accused"}


@pytest.mark.parametrize(
    ("language", "end"),
    [
        ("en", "All deny the charges."),
        ("en", "All three have pleaded not guilty."),
        ("en", "The accused - Ana Quilla, Beto Rojo and Mara Lund - deny the charges."),
        ("en", "The three accused, Quilla, Rojo and Lund, deny the charges."),
        ("es", "Todos niegan los cargos."),
        ("es", "Los tres niegan los hechos."),
        ("es", "Los acusados, Ana Quilla, Beto Rojo y Mara Lund, niegan los cargos."),
    ],
)
def test_of_three_none_loses_the_denial(language, end):
    begin = {
        "en": "Ana Quilla, Beto Rojo and Mara Lund are accused of selling babies.",
        "es": "Ana Quilla, Beto Rojo y Mara Lund están acusados de vender bebés.",
    }[language]
    denied = {who for who, standing, _ in sales(language, f"{begin} {end}") if standing == "denied"}

    assert denied == {"Ana Quilla", "Beto Rojo", "Mara Lund"}


def test_both_deny_any_wrongdoing():
    text = "Ana Quilla and Beto Rojo were charged with selling babies. Both deny any wrongdoing."

    assert {("Ana Quilla", "denied", "Ana Quilla"), ("Beto Rojo", "denied", "Beto Rojo")} <= sales("en", text)


def test_it_is_the_deed_and_not_that_the_charge_was_laid():
    text = "Ana Quilla was charged with forgery. She denies it."

    assert {s.standing.value for s in statements("en", text) if s.predicate == "charged"} == {"charged"}


def test_the_charges_are_those_told_first_however_far_back():
    text = "Ana Quilla was charged with selling babies. A raid followed. It rained. The house was empty. It is late."

    assert ("Ana Quilla", "denied", "Ana Quilla") in sales("en", f"{text} Quilla denies the charges.")


PAID = {
    "en": "Prosecutors said Edgar Sloan paid Captain Wanda Ostrow $5,000",
    "es": "Según la fiscalía, Edgar Salas pagó 5 000 soles a la jueza Wilma Ortega",
}


def denied_by(language, text, predicate):
    """(subject, object, nearest speaker) of each such statement that is held as denied."""
    return {
        (s.subject.name, s.object.name, s.speakers[0].name)
        for s in statements(language, text)
        if s.predicate == predicate and s.standing.value == "denied"
    }


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ". The captain denied it."),
        ("en", ". Ostrow denied it."),
        ("en", ". She denied it."),
        ("en", ". Ostrow denies the accusation."),
        ("en", ". Ostrow has denied the allegations."),
        ("en", ". Ostrow called the accusation false."),
        ("en", ", which Ostrow denies."),
        ("en", ", a claim Ostrow denies."),
        ("es", ". La jueza lo negó."),
        ("es", ". Ortega lo niega."),
        ("es", ". Esta lo negó."),
        ("es", ". Ella negó la acusación."),
        ("es", ", quien lo niega."),
        ("es", ", lo que Ortega niega."),
        ("es", ". «Es mentira», respondió Ortega."),
    ],
)
def test_whoever_is_said_to_have_been_paid_may_deny_it(language, words):
    payer, payee = {"en": ("Edgar Sloan", "Wanda Ostrow"), "es": ("Edgar Salas", "Wilma Ortega")}[language]

    assert denied_by(language, PAID[language] + words, "pays") == {(payer, payee, payee)}


@pytest.mark.parametrize("words", [". The minister denied it.", ". Ostrow has not denied it.", ". Ostrow admitted it."])
def test_a_payment_that_neither_of_the_two_denies_stays(words):
    assert denied_by("en", PAID["en"] + words, "pays") == set()


@pytest.mark.parametrize(
    ("language", "predicate", "text"),
    [
        ("en", "partner_of", "Edgar Sloan is the partner of Wanda Ostrow. Ostrow denied it."),
        ("en", "works_for", "Edgar Sloan works for Wanda Ostrow. Ostrow denied it."),
        ("en", "recruits", "Edgar Sloan recruited Wanda Ostrow. Ostrow denied it."),
        ("es", "partner_of", "Edgar Sloan es pareja de Wanda Ostrow. Ostrow lo niega."),
        ("es", "works_for", "Edgar Sloan trabaja para Wanda Ostrow. Ostrow lo niega."),
        ("es", "threatens", "Edgar Sloan amenazó a Wanda Ostrow. Ostrow lo negó."),
    ],
)
def test_the_second_of_two_may_deny_what_ties_them(language, predicate, text):
    assert denied_by(language, text, predicate) == {("Edgar Sloan", "Wanda Ostrow", "Wanda Ostrow")}


@pytest.mark.parametrize(
    ("language", "told", "words", "predicate"),
    [
        ("en", "Edgar Sloan leads the Gray Foxes.", "Sloan denies being the leader.", "leads"),
        ("en", "Edgar Sloan leads the Gray Foxes.", "Sloan denied being the boss of the Gray Foxes.", "leads"),
        ("en", "Edgar Sloan is a member of the Gray Foxes.", "Sloan says he is not a member.", "belongs_to"),
        ("es", "Edgar Sloan lidera Los Tordos.", "Sloan niega ser el líder.", "leads"),
        ("es", "Edgar Sloan lidera Los Tordos.", "Sloan niega ser el cabecilla.", "leads"),
        ("es", "Edgar Sloan es miembro de Los Tordos.", "Sloan dice que no es miembro.", "belongs_to"),
    ],
)
def test_a_part_in_a_group_is_denied_without_its_name(language, told, words, predicate):
    band = {"en": "Gray Foxes", "es": "Los Tordos"}[language]

    assert denied_by(language, f"{told} {words}", predicate) == {("Edgar Sloan", band, "Edgar Sloan")}


@pytest.mark.parametrize(
    "words",
    [
        "Sloan denied being the leader.",
        "Wanda Ostrow says he is not a member.",
        "Sloan denied being the boss's brother.",
        "Sloan denied being a member of the Blue Dogs.",
    ],
)
def test_another_part_or_another_group_is_not_denied_by_it(words):
    held = denied_by("en", f"Edgar Sloan is a member of the Gray Foxes. {words}", "belongs_to")

    assert ("Edgar Sloan", "Gray Foxes") not in {each[:2] for each in held}


@pytest.mark.parametrize(
    "words",
    ["Sloan's lawyer denied that his client had paid anyone.", "A lawyer for Ostrow said no bribe was ever taken."],
)
def test_a_lawyer_denies_for_either_side_of_a_payment(words):
    assert denied_by("en", f"{PAID['en']}. {words}", "pays") == {("Edgar Sloan", "Wanda Ostrow", "lawyer")}


def test_who_denies_behind_a_mere_comma_denies_nothing_before():
    assert denied_by("en", "Edgar Sloan sold babies. He paid Wanda Ostrow, Sloan denies.", "pays") == set()
