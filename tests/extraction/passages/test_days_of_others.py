"""The day of one person's acquittal, arrest or charge dates nobody else's, but for the same act in the next sentence."""

from datetime import date

import pytest

from tests.extraction.said import statements

COURT = (
    "Tito Rood was convicted.",
    "A court convicted Tito Rood.",
    "Prosecutors indicted Tito Rood.",
    "Prosecutors charged Tito Rood.",
    "A judge acquitted Tito Rood.",
    "The court remanded Tito Rood.",
    "Tito Rood was sentenced to seven years in prison.",
)
TRIBUNAL = (
    "Octavio Rood Paz fue condenado.",
    "Octavio Rood Paz fue sentenciado a siete años de prisión.",
    "La fiscalía imputó cargos a Octavio Rood Paz.",
    "El juez absolvió a Octavio Rood Paz.",
    "El juez dictó prisión preventiva contra Octavio Rood Paz.",
)


def _days(language, text, name):
    return {s.when and s.when.start for s in statements(language, text) if s.object and s.object.name == name}


@pytest.mark.parametrize("sentence", COURT)
def test_no_acquittal_of_another_dates_it_in_english(sentence):
    text = f"On 9 June 2026 the court acquitted Filomena Orlo.\n\nPeople came from far away.\n\n{sentence}"
    assert _days("en", text, "Tito Rood") == {None}
    assert _days("en", f"On 9 June 2026 the court acquitted Filomena Orlo.\n\n{sentence}", "Tito Rood") == {None}


@pytest.mark.parametrize("sentence", TRIBUNAL)
def test_no_acquittal_of_another_dates_it_in_spanish(sentence):
    text = f"El 2 de enero de 2019 el juez absolvió a Cirilo Marlo Quis.\n\nHubo público.\n\n{sentence}"
    assert _days("es", text, "Octavio Rood Paz") == {None}
    assert _days("es", f"El 2 de enero de 2019 absolvieron a Cirilo Marlo Quis.\n\n{sentence}", "Octavio Rood Paz") == {
        None
    }


def test_the_same_act_right_after_is_of_that_day():
    text = "On Monday, police arrested Filomena Orlo. Tito Rood was arrested, too."
    assert _days("en", text, "Tito Rood") == {date(2031, 5, 12)}


def test_what_follows_of_the_same_person_is_of_that_day():
    text = "On 9 June 2030 police arrested Tito Rood.\n\nTito Rood is a doctor. Tito Rood was detained at home."
    assert _days("en", text, "Tito Rood") == {date(2030, 6, 9)}


TAKEN_BACK = {
    "en": (
        ("On 9 May 2031 the Supreme Court quashed the conviction of {}.", "A court convicted {}."),
        (
            "On 9 May 2031 the Supreme Court overturned the conviction of {}.",
            "{} was sentenced to seven years in prison.",
        ),
        ("The prosecutor dropped the charges against {} on 9 May 2031.", "Prosecutors charged {}."),
        ("A judge dismissed the charges against {} on 9 May 2031.", "A court acquitted {}."),
    ),
    "es": (
        ("El 9 de mayo de 2031 la Corte Suprema anuló la condena de {}.", "Un juzgado condenó a {}."),
        ("La fiscalía retiró los cargos contra {} el 9 de mayo de 2031.", "La fiscalía imputó cargos a {}."),
    ),
}


@pytest.mark.parametrize(
    ("language", "back", "act"), [(one, *pair) for one, some in TAKEN_BACK.items() for pair in some]
)
@pytest.mark.parametrize("whose", ["Tito Rood Paz", "Filomena Orlo Quis"])
@pytest.mark.parametrize("between", [" ", "\n\n", "\n\nHubo público. People came.\n\n"])
def test_the_day_on_which_an_act_was_taken_back_is_that_of_nothing_else(language, back, act, whose, between):
    text = back.format("Tito Rood Paz") + between + act.format(whose)

    told = [s for s in statements(language, text) if s.object and s.object.name == whose and not s.negated]

    assert told
    assert {s.when and s.when.start for s in told} == {None}
