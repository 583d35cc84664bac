"""Whoever denies conduct of themselves, or has a lawyer deny it, and those who must not be taken for them."""

import pytest

from tests.extraction.said import statements

ACCUSED = {
    "es": "La Fiscalía acusa al médico Braulio Ficticio de {act}. {denial}",
    "en": "Prosecutors accuse Dr Bram Ficticious of {act}. {denial}",
}
ACTS = {
    "es": [
        ("sells", "vender bebés", "vendido bebés", "vendió bebés"),
        ("forges", "falsificar certificados", "falsificado certificados", "falsificó certificados"),
        ("belongs_to", "pertenecer a la red", "pertenecido a la red", "pertenecía a la red"),
        ("receives", "recibir dinero", "recibido dinero", "recibió dinero"),
    ],
    "en": [
        ("sells", "selling babies", "sold babies", "sell babies"),
        ("recruits", "recruiting mothers", "recruited mothers", "recruit mothers"),
        ("leads", "leading a gang", "led a gang", "lead a gang"),
    ],
}
OWN = {
    "es": [
        "Ficticio dijo que no {past}.",
        "El médico aseguró que nunca {past}.",
        "El acusado insiste en que no {past}.",
        "Según Ficticio, jamás {past}.",
        "Ficticio aseguró no haber {done}.",
        "Ante el juez, el médico declaró no haber {done}.",
        "La defensa de Ficticio sostuvo que su patrocinado no {past}.",
        "La defensa aseguró que Ficticio nunca {past}.",
        "Su abogado dijo que Ficticio es inocente.",
        "La defensa sostiene que Ficticio es inocente.",
        "«Mi cliente no {past}», dijo el abogado de Ficticio.",
    ],
    "en": [
        "Ficticious denied he had {done}.",
        "The doctor denied he ever {done}.",
        '"I never {done}," Ficticious said.',
        '"I did not {do}," Ficticious told the court.',
        "A lawyer for Ficticious said he did not {do}.",
        '"My client never {done}," said Ficticious\'s lawyer.',
        "A spokesman for Ficticious denied that he had {done}.",
        "The defence said Ficticious never {done}.",
        "His lawyer said Ficticious was innocent.",
        "Ficticious's lawyer said he never {done}.",
        "Ficticious denied reports that he had {done}.",
        "Ficticious rejected claims that he had {done}.",
        "Ficticious claimed not to have {done}.",
    ],
}
ALL = {
    "es": [
        "Ficticio negó haber cometido delito alguno.",
        "Ficticio negó estar involucrado en los hechos.",
        "El médico negó tener relación con el caso.",
        "El médico niega cualquier irregularidad.",
        "Ficticio negó su implicación en los hechos.",
        "Ficticio no reconoció los hechos.",
        "La defensa de Ficticio rechazó las acusaciones.",
        "Su defensa negó los hechos.",
        "El médico negó el hecho.",
    ],
    "en": [
        "Ficticious denied being involved.",
        "Ficticious denied being involved in the scheme.",
        "The doctor denied committing any crime.",
        "Ficticious denied that he had done anything wrong.",
        "Ficticious denied having anything to do with it.",
        "Ficticious contests the charges.",
        "Lawyers for Ficticious deny the charges.",
        '"It\'s a lie," said Ficticious.',
    ],
}


def held(language, text):
    """(doer's last name, predicate, standing, negated) of all conduct."""
    return {
        (s.subject.name.split()[-1] if s.subject else None, s.predicate, s.standing.value, s.negated)
        for s in statements(language, text)
        if s.predicate not in ("occupation", "works_for", "partner_of", "relative_of")
    }


def filled(language, form, act):
    """The report of one accusation and one denial."""
    names = ("act", "done", "past") if language == "es" else ("act", "done", "do")
    words = dict(zip(names, act[1:], strict=True))
    return ACCUSED[language].format(act=words["act"], denial=form.format(**words))


@pytest.mark.parametrize(
    ("language", "form", "act"), [(lang, form, act) for lang in OWN for form in OWN[lang] for act in ACTS[lang]]
)
def test_who_denies_it_did_not_do_it(language, form, act):
    found = held(language, filled(language, form, act))
    who = {"es": "Ficticio", "en": "Ficticious"}[language]

    assert found == {(who, act[0], "accused", False), (who, act[0], "denied", False)}


@pytest.mark.parametrize(
    ("language", "form", "act"), [(lang, form, act) for lang in ALL for form in ALL[lang] for act in ACTS[lang][:2]]
)
def test_who_denies_everything_denies_what_was_told(language, form, act):
    found = held(language, filled(language, form, act))
    who = {"es": "Ficticio", "en": "Ficticious"}[language]

    assert found == {(who, act[0], "accused", False), (who, act[0], "denied", False)}


@pytest.mark.parametrize(
    ("language", "denial"),
    [
        ("es", "La Policía dijo que no vendió bebés."),
        ("es", "La fiscal Marta Ficticia dijo que no vendió bebés."),
        ("es", "La madre dijo que no vendió a su hija."),
        ("es", "Su esposa, Olga Inventada, aseguró que no vendió bebés."),
        ("es", "Ficticio negó la participación de su esposa en los hechos."),
        ("es", "Ficticio negó que nadie vendiera bebés."),
        ("es", "Ficticio no negó haber vendido bebés."),
        ("es", "Ficticio negó no haber vendido bebés."),
        ("es", "El Ministerio de Defensa negó los hechos."),
        ("es", "El juez negó la libertad a Ficticio."),
        ("es", "El abogado de la madre sostuvo que su cliente no vendió a su hija."),
        ("es", "«Nunca vendí a mi hija», dijo la madre."),
        ("es", "Olga Inventada dijo que Ficticio es inocente."),
        ("en", "The judge rejected claims that he had sold babies."),
        ("en", "Police denied reports that he had sold babies."),
        ("en", "Ficticious told her not to sell babies."),
        ("en", "Ficticious said Olga Inventada was innocent."),
        ("en", "Ficticious denied that anyone had sold babies."),
        ("en", "Ficticious denied they had sold babies."),
        ("en", "Ficticious denied any involvement by his wife."),
        ("en", "Ficticious denied his wife was involved in the scheme."),
        ("en", "Ficticious was denied bail."),
        ("en", "Ficticious never denied the charges."),
        ("en", "The hospital denied being involved in the scheme."),
        ("en", '"I never sold my baby," the mother said.'),
        ("en", "Lawyers for the mother said she never sold her baby."),
        ("en", "I never sold babies."),
    ],
)
def test_what_others_deny_or_of_others_is_not_theirs(language, denial):
    act = {"es": "vender bebés", "en": "selling babies"}[language]
    who = {"es": "Ficticio", "en": "Ficticious"}[language]

    found = {row for row in held(language, ACCUSED[language].format(act=act, denial=denial)) if row[0] == who}

    assert found == {(who, "sells", "accused", False)}


@pytest.mark.parametrize("form", ["«Nunca {}», dijo Ficticio.", '"Yo no {}", declaró el médico al juez.'])
@pytest.mark.parametrize(("act", "predicate"), [("vendí bebés", "sells"), ("recibí dinero", "receives")])
def test_the_first_person_is_whoever_is_quoted(form, act, predicate):
    text = ACCUSED["es"].format(act="dirigir una red", denial=form.format(act))

    assert ("Ficticio", predicate, "denied", False) in held("es", text)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Police denied they had arrested Ana Ficticia.", (None, "detained", "denied", False)),
        ("The mother denied she had sold her baby.", ("mother", "sells", "denied", False)),
        ("A nurse admitted she had sold babies.", ("nurse", "sells", "admitted", False)),
        ("A nurse alleged she had sold babies.", ("nurse", "sells", "suspected", False)),
    ],
)
def test_what_a_pronoun_opens_behind_a_verb_of_saying_is_held_by_it(text, row):
    assert held("en", text) == {row}


def test_each_lawyer_denies_for_his_own_client():
    text = (
        "Prosecutors accuse Bram Ficticious and Rosa Inventada of selling babies. "
        "A lawyer for Inventada said she did not sell babies."
    )

    assert {row[0] for row in held("en", text) if row[2] == "denied"} == {"Inventada"}


def test_the_defence_of_several_denies_for_nobody():
    text = "Braulio Ficticio y Olga Inventada fueron acusados de vender bebés. La defensa negó los cargos."

    assert {row[2] for row in held("es", text)} == {"accused"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Bram Ficticious has pleaded not guilty. Prosecutors accuse Ficticious of selling babies."),
        ("es", "Ana Ficticia se declaró inocente de los cargos. La Fiscalía acusa a Ficticia de vender bebés."),
    ],
)
def test_a_plea_before_the_accusation_denies_it(language, text):
    assert {(row[1], row[2]) for row in held(language, text)} == {("sells", "accused"), ("sells", "denied")}


@pytest.mark.parametrize(
    "text",
    [
        "Bram Ficticious was convicted of bribery in 2020. He pleaded not guilty. He is now accused of selling babies.",
        "Bram Ficticious pleaded not guilty. Prosecutors accuse Rosa Inventada of selling babies.",
    ],
)
def test_a_plea_to_something_else_denies_no_later_accusation(text):
    assert {row[2] for row in held("en", text) if row[1] == "sells"} == {"accused"}


@pytest.mark.parametrize(
    "denial",
    [
        "Ficticio dijo que no es el líder de la red.",
        "Ficticio aseguró no ser el líder de la red.",
        "El médico negó cualquier vínculo con la red.",
    ],
)
def test_who_is_said_to_lead_denies_it(denial):
    text = ACCUSED["es"].format(act="liderar la red", denial=denial)

    assert held("es", text) == {("Ficticio", "leads", "accused", False), ("Ficticio", "leads", "denied", False)}


@pytest.mark.parametrize(
    ("language", "end"),
    [
        ("es", "algo que niega rotundamente"),
        ("es", "lo que su defensa niega"),
        ("es", "lo que su abogado negó"),
        ("en", "which his lawyer denied"),
    ],
)
def test_what_stands_before_is_denied_by_the_accused_or_their_lawyer(language, end):
    text = {
        "es": f"La Fiscalía acusa a Ana Ficticia de vender bebés, {end}.",
        "en": f"Prosecutors accuse Bram Ficticious of selling babies, {end}.",
    }[language]

    assert {row[2] for row in held(language, text) if row[1] == "sells"} == {"accused", "denied"}


@pytest.mark.parametrize("end", ["lo que la madre niega", "lo que la clínica niega"])
def test_what_somebody_else_denies_is_no_denial_of_theirs(end):
    text = f"La Fiscalía acusa a Ana Ficticia de vender bebés, {end}."

    assert {row[2] for row in held("es", text) if row[1] == "sells"} == {"accused"}


def test_who_took_the_bribe_denies_it_and_who_gave_it_is_not_accused():
    text = "Police accuse Bram Ficticious of taking bribes from Rosa Inventada. Ficticious denies the charges."
    told = held("en", text)

    assert {row[2] for row in told if row[1] == "receives"} == {"accused", "denied"}
    assert not [row for row in told if row[1] == "bribes"]


@pytest.mark.parametrize(
    ("language", "text", "row"),
    [
        ("en", "Ana Ficticia was not among those arrested.", (None, "detained", "reported", True)),
        ("en", "Ana Ficticia is not one of those charged with trafficking.", (None, "charged", "charged", True)),
        ("es", "Ana Ficticia no figura entre los acusados.", (None, "charged", "charged", True)),
        ("es", "Ana Ficticia no está comprendida en la investigación.", (None, "investigated", "investigated", True)),
        (
            "es",
            "La fiscal Marta Irreal retiró la acusación contra Ana Ficticia.",
            ("Irreal", "charged", "charged", True),
        ),
        (
            "es",
            "La corte anuló la condena de nueve años impuesta a Ana Ficticia.",
            ("corte", "convicted", "convicted", True),
        ),
        (
            "es",
            "La condena a diez años dictada contra Ana Ficticia fue anulada.",
            (None, "convicted", "convicted", True),
        ),
    ],
)
def test_who_is_not_accused_or_no_longer(language, text, row):
    assert row in held(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "If Ana Ficticia was not among those charged, nobody will be."),
        ("en", "Ana Ficticia was not the only one among those charged."),
        ("es", "La vecina Marta Irreal retiró la acusación contra Ana Ficticia."),
        ("es", "La corte redujo la condena de nueve años impuesta a Ana Ficticia."),
        ("es", "La corte rechazó anular la condena de nueve años impuesta a Ana Ficticia."),
        ("es", "El nombre de Ana Ficticia no figura entre los acusados."),
    ],
)
def test_no_charge_or_conviction_is_taken_back_by_other_words(language, text):
    assert not any(row[3] for row in held(language, text))
