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
