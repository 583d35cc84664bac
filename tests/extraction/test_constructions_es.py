"""Two axes of ordinary wording at a time, in Spanish: in no cell does anybody take another's act, nor a hedge get lost."""

import pytest

from ovillo.domain.statements import KIND_OF, PredicateKind, Standing
from tests.extraction.said import facts, whole

FIRM = {"reported", "convicted", "admitted"}
MAINS = {
    "fue detenida por vender bebés": {("Ana Ficticia", "detained"), ("Ana Ficticia", "sells")},
    "fue condenada por vender bebés": {("Ana Ficticia", "convicted"), ("Ana Ficticia", "sells")},
    "pidió justicia": set(),
}


def told(text):
    """(whose, predicate) of every act: of an act of the law, whom it befalls."""
    kinds = {PredicateKind.CONDUCT, PredicateKind.PROCEDURE}
    rows = [s for s in whole("es", text) if KIND_OF[s.predicate] in kinds and not s.negated]
    rows = [s for s in rows if s.standing not in {Standing.DENIED, Standing.ACQUITTED} or s.predicate == "acquitted"]
    whose = [(s.object if KIND_OF[s.predicate] is PredicateKind.PROCEDURE else s.subject, s.predicate) for s in rows]
    return {(who.name, predicate) for who, predicate in whose if who is not None}


@pytest.mark.parametrize(
    ("aside", "others"),
    [
        ("en cuya casa fue detenido Beto Inventado por comprar bebés", {("Beto Inventado", "detained"), ("Beto Inventado", "buys")}),
        ("a cuyo esposo, Beto Inventado, detuvieron por comprar bebés", {("Beto Inventado", "detained"), ("Beto Inventado", "buys")}),
        ("a cuya hermana la policía detuvo por comprar bebés", {("hermana", "detained"), ("hermana", "buys")}),
        ("contra cuyo marido pesa una orden de captura", set()),
        ("en cuya cuenta Beto Inventado depositó 5.000 soles", {("Beto Inventado", "pays")}),
        ("de cuya clínica salieron tres bebés", set()),
        ("con cuya ayuda fue capturado Beto Inventado", {("Beto Inventado", "detained")}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("main", MAINS)
def test_whose_kin_or_house_is_meant_keeps_their_act(aside, others, main):
    assert told(f"Ana Ficticia, {aside}, {main}.") == others | MAINS[main]


@pytest.mark.parametrize("main", ["vendió bebés", "fue detenida por vender bebés", "huyó"])
@pytest.mark.parametrize("opening", ["Condenada", "Absuelta", "Acusada", "Detenida"])
def test_a_participle_that_opens_the_sentence_has_its_own_subject(opening, main):
    tie = "de" if opening in ("Absuelta", "Acusada") else "por"

    found = told(f"{opening} Carla Supuesta {tie} comprar bebés, Ana Ficticia {main}.")

    assert not found & {("Carla Supuesta", "sells")}
    assert ("Carla Supuesta", "detained") not in found or opening == "Detenida"


@pytest.mark.parametrize("verb", ["fue condenada por", "fue acusada de", "negó", "admitió", "es investigada por"])
@pytest.mark.parametrize(
    "gap",
    ["y Beto Inventado no", "y Beto Inventado también", ", y Beto Inventado tampoco", "y Beto Inventado, de comprarlos",
     "y Beto Inventado, por encubrirla", "y Beto Inventado de sobornar al médico"],
)  # fmt: skip
def test_whoever_has_a_verb_left_out_is_not_sold(verb, gap):
    rows = facts("es", f"Ana Ficticia {verb} vender bebés {gap}.".replace(" ,", ","))

    assert not {row for row in rows if row[1] == "sells" and row[2] == "Beto Inventado"}


def test_a_name_with_its_own_preposition_is_sold_with_the_others():
    rows = facts("es", "Ana Ficticia está acusada de vender a los bebés y a Beto Inventado.")

    assert {row[2] for row in rows if row[1] == "sells"} == {"bebés", "Beto Inventado"}


HEARSAY = [
    "Se dice que", "Se comenta que", "Se baraja que", "Se especula con que", "Trascendió que", "Dicen que",
    "Hay quien dice que", "Un anónimo dice que", "La acusación era que", "A Beto Inventado le contaron que",
    "Beto Inventado oyó decir que", "Beto Inventado opina que", "Beto Inventado intuye que",
    "Beto Inventado deduce que", "Beto Inventado conjetura que", "Beto Inventado apuesta a que",
    "Beto Inventado ve probable que", "La fiscalía baraja que", "Los vecinos murmuran que",
]  # fmt: skip


@pytest.mark.parametrize("opening", HEARSAY)
@pytest.mark.parametrize("told_so", ["vendió bebés", "había vendido bebés", ", enfermera, sobornó al médico"])
def test_what_is_only_heard_or_thought_is_no_fact(opening, told_so):
    rows = facts("es", f"{opening} Ana Ficticia {told_so}.".replace(" ,", ","))

    assert not {row for row in rows if row[0] == "Ana Ficticia" and row[3] in FIRM}


@pytest.mark.parametrize("speaker", ["Beto Inventado dijo que", "Los vecinos contaron que", "La policía informó que"])
def test_what_somebody_tells_stays_reported(speaker):
    assert ("Ana Ficticia", "sells", "bebés", "reported", False) in facts("es", f"{speaker} Ana Ficticia vendió bebés.")


MISTAKEN = [
    "por homonimia", "por una homonimia con una vendedora de bebés", "por un caso de homonimia",
    "por un error de identidad", "al ser confundida con Carla Supuesta", "por una confusión",
]  # fmt: skip


@pytest.mark.parametrize("why", MISTAKEN)
@pytest.mark.parametrize(
    "act", ["Ana Ficticia fue detenida", "La policía detuvo a Ana Ficticia", "Detienen a Ana Ficticia"]
)
def test_who_is_held_for_somebody_elses_name_is_not_told_as_held(act, why):
    assert told(f"{act} {why}.") == set()


@pytest.mark.parametrize(
    ("text", "kept", "fallen"),
    [
        ("Ana Ficticia, condenada en primera instancia por vender bebés, fue absuelta en apelación.", "acquitted", "convicted"),
        ("Ana Ficticia, absuelta en primera instancia de vender bebés, fue condenada en apelación.", "convicted", "acquitted"),
        ("Ana Ficticia fue absuelta en primera instancia y condenada en apelación por vender bebés.", "convicted", "acquitted"),
        ("Ana Ficticia fue condenada en primera instancia por vender bebés y Beto Inventado fue absuelto.", "convicted", ""),
    ],
)  # fmt: skip
def test_a_verdict_turned_round_on_appeal_falls(text, kept, fallen):
    rows = {(row[1], row[3]) for row in facts("es", text) if "Ana Ficticia" in row[:3]}

    assert (kept, kept) in rows
    assert not {row for row in rows if fallen and fallen in row}


@pytest.mark.parametrize("act", ["compró un bebé a Ana Ficticia", "pagó 5.000 soles a Ana Ficticia por un bebé"])
@pytest.mark.parametrize(
    "buyer",
    [
        "Beto Inventado, agente encubierto,",
        "El policía encubierto Beto Inventado",
        "Beto Inventado se hizo pasar por comprador y",
    ],
)
def test_whoever_buys_undercover_buys_nothing(buyer, act):
    assert not {row for row in told(f"{buyer} {act}.") if row[0] == "Beto Inventado"}


def test_whoever_pays_an_undercover_officer_pays():
    found = told("Ana Ficticia pagó 5.000 soles a un agente encubierto por un bebé.")

    assert ("Ana Ficticia", "pays") in found


@pytest.mark.parametrize("how", ["de buena fe", "sin saberlo"])
def test_a_child_taken_in_good_faith_is_no_conduct(how):
    assert told(f"Ana Ficticia adoptó {how} a un bebé vendido por Beto Inventado.") == {("Beto Inventado", "sells")}


KIN = ["La hermana", "La hija", "La madre", "El esposo", "El hermano mayor", "La suegra"]


@pytest.mark.parametrize("kin", KIN)
@pytest.mark.parametrize("age", ["34", "61"])
def test_an_age_behind_somebodys_kin_is_of_neither_for_certain(kin, age):
    found = whole("es", f"{kin} de Ana Ficticia, de {age} años, habló con la prensa.")

    assert not [s for s in found if s.predicate == "age"]


def test_an_age_behind_the_name_of_the_kin_is_theirs():
    found = whole("es", "La madre de Ana Ficticia, Carla Supuesta, de 61 años, fue detenida.")

    assert [(s.subject.name, s.value.number) for s in found if s.predicate == "age"] == [("Carla Supuesta", 61)]


def test_who_is_seen_with_the_arrested_is_not_arrested():
    found = told("Ana Ficticia, a quien un testigo vio comprar bebés junto a Beto Inventado, fue detenida.")

    assert ("Beto Inventado", "detained") not in found


TERMS = ["cumplirá", "deberá cumplir", "tendrá que cumplir", "purgará"]


@pytest.mark.parametrize("verb", TERMS)
def test_a_term_that_is_still_to_be_served_was_given(verb):
    assert ("Ana Ficticia", "sentenced") in told(f"Ana Ficticia {verb} ocho años de prisión.")


@pytest.mark.parametrize("verb", TERMS)
@pytest.mark.parametrize("opening", ["Si es condenada,", "De ser hallada culpable,"])
def test_a_term_on_a_condition_was_not_given(verb, opening):
    assert told(f"{opening} Ana Ficticia {verb} ocho años de prisión.") == set()


@pytest.mark.parametrize("echo", ["no", "también", "tampoco"])
def test_whoever_an_echo_is_said_of_is_not_bribed(echo):
    assert {row[2] for row in facts("es", f"Ana Ficticia sobornó al médico y Beto Inventado {echo}.")} == {"médico"}


@pytest.mark.parametrize("verb", ["grabó", "denunció", "sorprendió"])
@pytest.mark.parametrize("when", ["al vender bebés", "tras vender bebés"])
def test_what_happens_beside_two_people_is_nobodys_for_certain(verb, when):
    assert ("Ana Ficticia", "sells") not in told(f"Ana Ficticia {verb} a Beto Inventado {when}.")


@pytest.mark.parametrize("act", ["reclutó a nuevos agentes", "transportó a los detenidos"])
def test_an_officer_on_duty_does_no_conduct(act):
    assert told(f"El fiscal Beto Inventado {act}.") == set()


def test_a_gang_that_recruits_officers_does():
    assert ("banda", "recruits") in told("La banda reclutaba a policías para mover a los bebés.")


PLEAS = ["Negó vender bebés.", "Negó haber vendido bebés.", "Admitió vender bebés.", "Confesó haber vendido bebés."]


@pytest.mark.parametrize("plea", PLEAS)
@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("La jueza Ana Ficticia condenó a Beto Inventado.", "Beto Inventado"),
        ("Ana Ficticia, jueza del caso, ordenó la captura de Beto Inventado.", "Beto Inventado"),
        ("La policía detuvo a Beto Inventado.", "Beto Inventado"),
        ("La policía detuvo a Carla Supuesta y a Beto Inventado.", None),
        ("La fiscal Ana Ficticia acusó a Beto Inventado.", None),
    ],
)
def test_who_pleads_is_the_accused_and_not_who_acts_for_the_law(before, who, plea):
    found = [s for s in whole("es", f"{before} {plea}") if s.predicate == "sells"]

    assert {s.subject.name for s in found if s.subject} == ({who} if who else set())
    assert {speaker.name for s in found for speaker in s.speakers} <= {who}


@pytest.mark.parametrize("act", ["fue detenida", "fue imputada"])
@pytest.mark.parametrize("who", ["La fiscal Ana Ficticia", "Ana Ficticia"])
def test_an_officer_who_is_accused_pleads(who, act):
    found = whole("es", f"{who} {act}. Negó haber vendido bebés.")

    assert ("Ana Ficticia", "denied") in {(s.subject.name, s.standing.value) for s in found if s.predicate == "sells"}


@pytest.mark.parametrize("opening", ["De haberse presentado,", "De no haber huido,", "De no ser por Beto Inventado,"])
@pytest.mark.parametrize("main", ["habría sido condenada por vender bebés", "habría vendido al bebé"])
def test_what_would_have_been_is_not_told(opening, main):
    assert told(f"{opening} Ana Ficticia {main}.") == set()


def days(text, predicate):
    return {s.when.text for s in whole("es", text) if s.predicate == predicate and s.when}


@pytest.mark.parametrize("offset", ["Tras", "Antes de", "Después de", "Hasta", "Desde"])
@pytest.mark.parametrize("noun", ["detención", "captura", "liberación", "parto"])
@pytest.mark.parametrize("day", [" el 3 de mayo de 2031,", ", el 3 de mayo de 2031,"])
def test_the_day_of_what_came_before_or_after_is_not_that_of_the_act(offset, noun, day):
    text = f"{offset} su {noun}{day} Ana Ficticia vendió bebés."

    assert ("Ana Ficticia", "sells") in told(text)
    assert days(text, "sells") == set()


def test_a_day_behind_the_comma_of_an_opening_is_that_of_the_act():
    text = "Tras un allanamiento, el 3 de mayo de 2031 la policía detuvo a Ana Ficticia."

    assert days(text, "detained") == {"el 3 de mayo de 2031"}


def test_the_day_of_an_arrest_that_a_noun_tells_is_its_own():
    text = "Tras la detención de Ana Ficticia el 3 de mayo de 2031, el juez habló con la prensa."

    assert days(text, "detained") == {"el 3 de mayo de 2031"}


def speakers(text, predicate):
    return {speaker.name for s in whole("es", text) if s.predicate == predicate for speaker in s.speakers}


@pytest.mark.parametrize("who", ["Beto Inventado", "la fiscalía", "un testigo"])
@pytest.mark.parametrize(
    "text",
    [
        "El juez absolvió a Ana Ficticia, quien según {who} vendía bebés.",
        "El juez absolvió a Ana Ficticia, que, según {who}, vendía bebés.",
        "Ana Ficticia, que según {who} vendía bebés, fue absuelta.",
        "Ana Ficticia fue absuelta y, según {who}, vendía bebés.",
    ],
)
def test_a_source_inside_a_clause_tells_no_more_than_that_clause(text, who):
    told_by = who.removeprefix("la ").removeprefix("un ")

    assert speakers(text.format(who=who), "sells") == {told_by}
    assert speakers(text.format(who=who), "acquitted") == set()


def test_a_source_that_opens_the_sentence_tells_all_of_it():
    text = "Según la policía, Ana Ficticia vendió bebés y Beto Inventado sobornó al médico."

    assert speakers(text, "sells") == speakers(text, "bribes") == {"policía"}


@pytest.mark.parametrize(
    "behind",
    [", cree la policía", ", sospecha Beto Inventado", ", mintió Beto Inventado", ", afirmó falsamente Beto Inventado",
     ", o eso dice Beto Inventado", ", o al menos eso cree la policía", ", según rumores", ", de acuerdo con un rumor"],
)  # fmt: skip
@pytest.mark.parametrize("act", ["vendió bebés", "sobornó al médico", "captó a dos mujeres"])
def test_what_stands_behind_the_end_holds_it_all(act, behind):
    assert not {row for row in facts("es", f"Ana Ficticia {act}{behind}.") if row[3] in FIRM}


@pytest.mark.parametrize("behind", [", informó la policía", ", dijo Beto Inventado"])
def test_who_tells_it_behind_the_end_leaves_it_told(behind):
    assert ("Ana Ficticia", "sells", "bebés", "reported", False) in facts("es", f"Ana Ficticia vendió bebés{behind}.")


@pytest.mark.parametrize(
    "rest", ["es falso", "no está probado", "es lo que sostiene la fiscalía", "sorprendió a todos"]
)
def test_a_sentence_as_a_subject_tells_nothing(rest):
    assert told(f"Que Ana Ficticia vendió bebés {rest}.") == set()


@pytest.mark.parametrize("verb", ["vendió", "le vendió"])
@pytest.mark.parametrize(
    ("doer", "name"), [("Ana Ficticia", "Ana Ficticia"), ("su madre", "madre"), ("la enfermera", "enfermera")]
)
def test_who_stands_behind_the_verb_sells_and_is_not_bought(verb, doer, name):
    rows = facts("es", f"El bebé que {verb} {doer} a Beto Inventado murió.")

    assert {row[:3] for row in rows if row[1] in ("sells", "buys")} <= {
        (name, "sells", "bebé"),
        ("Beto Inventado", "buys", "bebé"),
    }


@pytest.mark.parametrize("doer", ["Ana Ficticia", "la banda", "la enfermera"])
def test_who_sells_several_behind_the_verb_sells_those_before(doer):
    rows = facts("es", f"Los niños que vendía {doer} a Beto Inventado murieron.")

    assert {row[2] for row in rows if row[1] in ("sells", "buys")} == {"niños"}


def test_whom_a_contrast_takes_out_of_those_who_did_it_is_nobody_sold():
    rows = facts("es", "Fueron Ana Ficticia y Beto Inventado los que vendieron bebés, no Carla Supuesta.")

    assert {row[2] for row in rows} == {"bebés"}
