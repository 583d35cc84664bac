"""What stands between commas: who tells it, and a negation that is not the verb's."""

import pytest

from tests.extraction.said import facts, statements


@pytest.mark.parametrize(
    ("language", "text", "teller"),
    [
        ("en", "Max Tale, police say, sold babies.", "police"),
        ("en", "Max Tale, the prosecutor told reporters, sold babies.", "prosecutor"),
        ("en", "Max Tale, said spokesman Rob Reed, sold babies.", "Rob Reed"),
        ("es", "Max Tale, dijo la policía, vendió bebés.", "policía"),
        ("es", "Max Tale, explicó el comisario, vendió bebés.", "comisario"),
    ],
)
def test_who_tells_it_does_not_do_it(language, text, teller):
    sold = [s for s in statements(language, text) if s.predicate == "sells"]
    assert [(s.subject.name, [x.name for x in s.speakers]) for s in sold] == [("Max Tale", [teller])]


@pytest.mark.parametrize(
    "aside",
    [
        "of no fixed abode",
        "who had no criminal record",
        "whose lawyer made no comment",
        "in no hurry",
        "with no criminal record",
        "no stranger to police",
    ],
)
def test_a_negation_in_an_aside_is_not_the_verbs(aside):
    assert (None, "detained", "Max Tale", "reported", False) in facts("en", f"Max Tale, {aside}, was arrested.")


@pytest.mark.parametrize("text", ["Max Tale, a nurse, was never arrested.", "Max Tale, police said, was not arrested."])
def test_the_verbs_own_negation_stays(text):
    assert (None, "detained", "Max Tale", "reported", False) not in facts("en", text)


@pytest.mark.parametrize(
    "text",
    ["No fewer than 14 people were arrested.", "No less than 14 people were arrested."],
)
def test_a_bound_denies_nothing(text):
    assert {s.negated for s in statements("en", text) if s.predicate == "detained"} == {False}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Max Tale no dejó de vender bebés."),
        ("es", "Max Tale nunca dejó de vender bebés."),
        ("en", "Max Tale refused to admit that he sold the baby."),
        ("en", "Nobody denies that Max Tale sold the baby."),
        ("en", "Max Tale hardly ever sold babies."),
        ("en", "It is impossible that Max Tale sold the baby."),
        ("en", "Max Tale was nearly sold as a baby."),
        ("es", "Max Tale casi fue detenido."),
    ],
)
def test_double_negations_and_near_misses_are_never_inverted(language, text):
    held = {(s.standing.value, s.negated) for s in statements(language, text)}
    assert not any(negated or standing == "denied" for standing, negated in held)
    if language == "en" or "casi" in text:
        assert not held


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Max Tale, 27, and Rob Reed, 25, face charges of trafficking."),
        ("en", "Max Tale (27) and Rob Reed (25) face charges."),
        ("en", "Max Tale and Rob Reed, both nurses, face charges."),
    ],
)
def test_a_bare_form_behind_an_aside_is_the_verb(language, text):
    assert {(None, "charged", name, "charged", False) for name in ("Max Tale", "Rob Reed")} <= facts(language, text)


def test_somebody_named_so():
    assert (None, "detained", "Ramu Fable", "reported", False) in facts("en", "A driver named Ramu Fable was arrested.")


def test_the_head_of_an_association_holds_no_office():
    read = statements("es", "Max Papel, presidente de la ONG Dedal, fue detenido.")
    assert {s.predicate for s in read} >= {"occupation", "detained"}
    assert "holds_office" not in {s.predicate for s in read}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At no time was Max Tale arrested."),
        ("en", "At no time, police said, was Max Tale arrested."),
        ("en", "Never was Max Tale arrested."),
        ("en", "Nor was Max Tale arrested."),
        ("es", "Nunca, dijo la policía, Max Tale fue detenido."),
        ("es", "En ningún momento, Max Tale fue detenido."),
    ],
)
def test_what_opens_a_sentence_may_deny_the_whole_of_it(language, text):
    assert {s.negated for s in statements(language, text) if s.predicate == "detained"} == {True}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "For no good reason, Max Tale was arrested."),
        ("en", "Although he denied it, Max Tale was arrested."),
        ("es", "Nunca antes visto en público, Max Tale fue detenido."),
        ("es", "Aunque lo negó, Max Tale fue detenido."),
        ("es", "Max Tale fue detenido y nadie lo notó."),
    ],
)
def test_or_may_be_of_something_else(language, text):
    assert (None, "detained", "Max Tale", "reported", False) in facts(language, text)


@pytest.mark.parametrize(
    "text", ["Max Tale of Thimble, who sold the baby, fled.", "Max Tale, of Thimble, who sold the baby, fled."]
)
def test_a_place_does_nothing_behind_who(text):
    assert {s.subject.name for s in statements("en", text) if s.predicate == "sells"} == {"Max Tale"}


def test_what_stands_behind_a_doer_is_no_seller():
    read = statements("es", "La menor fue comprada por la pareja del exdirector de la PNP.")
    assert not [s for s in read if s.predicate == "sells"]


def test_a_particle_is_no_bound():
    paid = [s for s in statements("en", "Max Tale handed over £4,000 to Rob Reed.") if s.predicate == "pays"]
    assert [s.value.qualifier.value for s in paid] == ["exact"]


def test_a_former_office_is_no_part_of_a_name():
    read = statements("en", "Ex-mayor Max Tale was arrested.")
    assert [s.object.name for s in read if s.predicate == "detained"] == ["Max Tale"]
    assert [s.value.text for s in read if s.predicate == "holds_office"] == ["Ex-mayor"]


@pytest.mark.parametrize(
    "text",
    [
        "Prosecutor Alma Reed charged, on Monday, several people with trafficking.",
        "Judge Alma Reed sentenced on Monday the four men to nine years.",
        "Inspector Alma Reed arrested, among others, the cook Jim Ott.",
    ],
)
def test_an_official_whose_object_stands_further_off_acts(text):
    assert not [s for s in statements("en", text) if s.object is not None and s.object.name == "Alma Reed"]


def test_who_is_among_those_not_arrested():
    assert not statements("en", "Among those not arrested was Max Tale.")


def test_whom_victims_march_behind_leads_no_ring():
    read = statements("es", "Las víctimas de la red, encabezadas por Uriel Papel, marcharon el lunes.")
    assert not [s for s in read if s.predicate == "leads" and s.object is not None and s.object.name == "red"]
