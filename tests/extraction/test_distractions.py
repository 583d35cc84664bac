"""What is said around a statement never turns it: neither an arrest into none, nor a denial into an act."""

import pytest

from tests.extraction.said import statements

ASIDES = {
    "en": (
        ", who has no children,", ", who was never a doctor,", ", not a doctor but a nurse,", ", a man nobody knew,",
        ", unable to pay,", ", whose brother was not arrested,", ", who never denied it,", ", no longer a teacher,",
        " (not his real name)", ", with no money and no home,", ", who denied knowing the victims,",
        ", who refused to testify,", " – who has no record –", ", once cleared of fraud,", ", of no fixed abode,",
    ),
    "es": (
        ", que no tiene hijos,", ", quien nunca fue médico,", ", no médico sino enfermero,", ", a quien nadie conocía,",
        ", que no pudo pagar,", ", cuyo hermano no fue detenido,", ", quien nunca lo negó,", " (no es su nombre real)",
        ", sin dinero ni casa,", ", quien negó conocer a las víctimas,", ", quien se negó a declarar,",
        " –que no tiene antecedentes–", ", absuelto en 2019,",
    ),
}  # fmt: skip
OPENINGS = {
    "en": (
        "Without a warrant, ", "With no witnesses present, ", "Although he denied it, ", "Not far from the clinic, ",
        "Police did not say why, but ", "Not long after, ", "For no good reason, ", "While no one was watching, ",
    ),
    "es": (
        "Sin una orden, ", "Aunque lo negó, ", "No lejos de la clínica, ", "No se sabe por qué, pero ",
        "No mucho después, ", "Mientras nadie miraba, ", "No obstante, ", "Nunca antes visto en público, ",
    ),
}  # fmt: skip
ENDS = {
    "en": (
        " without incident", ", not on Tuesday", " because he had no papers", ", but not his wife", " and nobody noticed",
        ", his lawyer did not comment", " for not paying his debts", ", police have not said why", ", no doubt",
        " when he could not pay", ", despite the denial of his wife",
    ),
    "es": (
        " sin incidentes", ", no el martes", " porque no tenía papeles", ", pero no su esposa", " y nadie lo notó",
        ", su abogado no comentó", " por no pagar sus deudas", ", la policía no ha dicho por qué", ", sin duda",
        " cuando no pudo pagar", ", pese a la negativa de su esposa",
    ),
}  # fmt: skip
DONE = {
    "en": (("was arrested", "detained"), ("sold three babies", "sells"), ("was sentenced to 12 years", "sentenced")),
    "es": (("fue detenido", "detained"), ("vendió tres bebés", "sells"), ("fue sentenciado a 12 años", "sentenced")),
}
NOT_DONE = {
    "en": (
        ("was not arrested", "detained"), ("never sold babies", "sells"), ("denies selling babies", "sells"),
        ("will be arrested", "detained"), ("was asked whether he sold babies", "sells"), ("tried to sell a baby", "sells"),
    ),
    "es": (
        ("no fue detenido", "detained"), ("nunca vendió bebés", "sells"), ("niega haber vendido bebés", "sells"),
        ("será detenido", "detained"), ("fue preguntado si vendió bebés", "sells"), ("intentó vender bebés", "sells"),
    ),
}  # fmt: skip


def around(language):
    """Openings, asides and ends, one at a time."""
    yield from (("{}" + aside + " {}.") for aside in ASIDES[language])
    yield from ((opening + "{} {}.") for opening in OPENINGS[language])
    yield from (("{} {}" + end + ".") for end in ENDS[language])


def of_tale(language, text, predicate):
    """How the predicate is held of Max Tale: standing, negated."""
    read = [s for s in statements(language, text) if s.predicate == predicate]
    return {(s.standing.value, s.negated) for s in read if "Max Tale" in {p.name for p in (s.subject, s.object) if p}}


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_distraction_denies_what_is_stated(language):
    for form in around(language):
        for verb, predicate in DONE[language]:
            text = form.format("Max Tale", verb)
            assert not {held for held in of_tale(language, text, predicate) if held[1] or held[0] == "denied"}, text


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_distraction_states_what_is_denied(language):
    for form in around(language):
        for verb, predicate in NOT_DONE[language]:
            text = form.format("Max Tale", verb)
            assert ("reported", False) not in of_tale(language, text, predicate), text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Pearl Andover lied that Max Tale sold the girl."),
        ("en", "There are no signs that Max Tale sold the girl."),
        ("en", "The nurse gloated that Max Tale sold the girl."),
        ("es", "La testigo mintió al decir que Max Tale vendió a la niña."),
        ("es", "La testigo inventó que Max Tale vendió a la niña."),
        ("es", "La abogada insinuó que Max Tale vendió a la niña."),
        ("es", "El fallo no da por probado que Max Tale vendió a la niña."),
    ],
)
def test_what_hangs_on_a_word_of_unknown_faith_is_no_fact(language, text):
    assert not {held for held in of_tale(language, text, "sells") if held[0] == "reported"}
