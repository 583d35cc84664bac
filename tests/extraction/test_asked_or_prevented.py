"""What somebody asks for, refuses or prevents has not happened; a gerund, a phrase or a pronoun names nobody else's act."""

import pytest

from tests.extraction.said import facts, said, statements

ENGLISH_VERBS = ("seeking", "demanding", "opposing", "preventing", "blocking", "delaying", "refusing", "proposing", "vetoing",
                 "forbidding", "impeding", "awaiting", "obstructing", "deferring", "resisting", "advocating")  # fmt: skip
SPANISH_VERBS = ("pedir", "exigir", "solicitar", "rechazar", "negar", "impedir", "retrasar", "reclamar", "prometer", "frenar",
                 "obstaculizar", "entorpecer", "bloquear", "vetar", "prohibir", "impulsar", "perseguir", "esperar")  # fmt: skip
ENGLISH_FRAMES = (
    "Ann Marlow was criticised for {} {}.",
    "After {} {}, Ann Marlow resigned.",
    "Ann Marlow was accused of {} {}.",
    "Ann Marlow issued a statement {} {}.",
)
SPANISH_FRAMES = (
    "Ana Marlo fue criticada por {} {}.",
    "Tras {} {}, Ana Marlo renunció.",
    "Ana Marlo fue acusada de {} {}.",
    "Ana Marlo volvió a {} {}.",
)
FIRM = {"reported", "charged", "convicted", "acquitted", "admitted"}


def _of_orlo(language, text):
    rows = facts(language, text)
    return {
        row
        for row in rows
        if "Orlo" in f"{row[0]} {row[2]}" and row[1] != "requested" and row[3] in FIRM and not row[4]
    }


@pytest.mark.parametrize("frame", ENGLISH_FRAMES)
@pytest.mark.parametrize("verb", ENGLISH_VERBS)
def test_who_asks_for_it_or_hinders_it_tells_nothing_in_english(frame, verb):
    events = ("the arrest of Hank Orlo", "the conviction of Hank Orlo", "the acquittal of Hank Orlo")
    assert not [e for e in events if _of_orlo("en", frame.format(verb, e))]


@pytest.mark.parametrize("frame", SPANISH_FRAMES)
@pytest.mark.parametrize("verb", SPANISH_VERBS)
def test_who_asks_for_it_or_hinders_it_tells_nothing_in_spanish(frame, verb):
    events = ("la captura de Hugo Orlo", "la condena de Hugo Orlo", "la absolución de Hugo Orlo")
    assert not [e for e in events if _of_orlo("es", frame.format(verb, e))]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Marlo Quis fue felicitada por lograr la condena de Berta Orlo Tain.",
        "Ana Marlo Quis fue premiada por conseguir la condena de Berta Orlo Tain.",
        "Logrando la condena de Berta Orlo Tain, Ana Marlo Quis fue ascendida.",
    ],
)
def test_who_achieves_a_conviction_is_not_the_convict(text):
    assert said("es", text) == {"- | convicted | Berta Orlo Tain | convicted"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ann Marlow represented Beth Orlo when she was convicted.", "Beth Orlo"),
        ("Ann Marlow questioned Beth Orlo before she was convicted.", "Beth Orlo"),
    ],
)
def test_a_pronoun_beside_an_act_of_office_is_not_the_officer(text, wanted):
    assert "convicted" in " ".join(said("en", text))
    assert not [row for row in said("en", text) if "convicted | Ann Marlow" in row], wanted


def test_of_two_sentences_on_the_same_day_each_has_its_convict():
    text = "Judge Bennett Tain sentenced Dell Orlo the same day that he sentenced Noe Marlow."
    assert not [row for row in said("en", text) if row.startswith("Dell Orlo |")]


@pytest.mark.parametrize(
    "text",
    [
        "Hayk Orlo spoke at a meeting. Prime Minister Nikol Marlow said that he had ordered Bob Tain to go.",
        "Prime Minister Nikol Marlow met Hayk Orlo. Marlow said that he had sold babies.",
    ],
)
def test_what_an_official_says_that_he_did_is_not_told_of_whoever_stood_before(text):
    assert not [row for row in said("en", text) if row.startswith(("Hayk Orlo | ordered", "Hayk Orlo | sells"))]


def test_what_an_official_says_of_somebody_arrested_is():
    text = "Police arrested Hayk Orlo. Prosecutor Nikol Marlow said he sold babies."
    assert "Hayk Orlo | sells | babies | reported" in said("en", text)


@pytest.mark.parametrize(
    ("language", "text", "predicate"),
    [
        ("en", "Defence attorney Jack Orlo called the prosecution case sloppy.", "contacts"),
        ("en", "Jack Orlo called the victim statement a lie.", "contacts"),
        ("en", "The raiding party made seizures worth more than $2,000.", "receives"),
        ("en", "Babies were given away, deceiving their parents.", "deceives"),
        ("es", "Dos recién nacidos fueron dados en adopción, engañando a sus padres.", "deceives"),
        (
            "es",
            "Gerardo Orlo habló. Este jueves la orden fue dirigida a la Policía de Investigaciones.",
            "investigated",
        ),
    ],
)
def test_words_that_tell_of_something_else(language, text, predicate):
    assert not [row for row in said(language, text) if f"| {predicate} |" in row]


def test_whom_an_accused_official_asked_for_money_is_not_suspended():
    text = "La fiscal acusó a Gerardo Orlo Tain, que fue suspendido de su cargo, de pedir dinero al senador Rino Marlo Quis."
    rows = {row for row in said("es", text) if "ordered" in row}
    assert rows == {"- | ordered | Gerardo Orlo Tain | reported"}


@pytest.mark.parametrize(
    ("words", "age"), [("sixty-three-year-old", "63"), ("thirty-year-old", "30"), ("forty-five-year-old", "45")]
)
def test_ages_in_words_are_whole(words, age):
    told = statements("en", f"A {words} woman, Chinyere Orlo, has been arrested.")
    assert [str(s.value.number) for s in told if s.predicate == "age"] == [age]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ann Marlow left Beth Orlo after she sold a baby."),
        ("en", "Ann Marlow met Beth Orlo while she was selling babies."),
        ("en", "Ann Marlow refused to help Beth Orlo sell babies."),
        ("en", "Ann Marlow failed to help Beth Orlo sell babies."),
        ("en", "Ann Marlow refused to let Beth Orlo sell babies."),
        ("en", "Ann Marlow, who knew Beth Orlo sold babies, called police."),
        ("en", "Ann Marlow, who noticed Beth Orlo sold babies, told a judge."),
        ("es", "Ana Marlo Quis contrató a Berta Orlo Tain para vender bebés."),
        ("es", "Ana Marlo Quis autorizó a Berta Orlo Tain para vender bebés."),
        ("es", "Ana Marlo Quis ayudó a Berta Orlo Tain a vender bebés."),
        ("es", "Ana Marlo Quis se negó a ayudar a Berta Orlo Tain a vender bebés."),
    ],
)
def test_who_hires_helps_or_knows_whoever_sells_does_not_sell(language, text):
    assert not [row for row in said(language, text) if "| sells |" in row and row.startswith(("Ann ", "Ana "))]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Ann Marlow helped Beth Orlo to sell babies.", "Beth Orlo | sells | babies | reported"),
        ("en", "Ann Marlow, who met Beth Orlo, sold babies.", "Ann Marlow | sells | babies | reported"),
        ("en", "Ann Marlow told Bob Tain that she sold babies.", "Ann Marlow | sells | babies | reported"),
        ("es", "Ana Marlo Quis captaba mujeres para vender a sus bebés.", "Ana Marlo Quis | sells | bebés | reported"),
        ("es", "Ana Marlo Quis ayudaba a vender bebés.", "Ana Marlo Quis | sells | bebés | reported"),
    ],
)
def test_who_sells_does(language, text, wanted):
    assert wanted in said(language, text)


@pytest.mark.parametrize("opening", ["Ann Marlow, paid $500 by Bob Orlo, fled.", "Bob Orlo paid Ann Marlow $500."])
def test_who_is_paid_by_somebody_is_not_the_payer(opening):
    assert said("en", opening) == {"Bob Orlo | pays | Ann Marlow 500 | reported"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Un juez ordenó a Ana Marlo Quis pagar 500 dólares a Berto Orlo Tain."),
        ("es", "Un juez ordenó a Ana Marlo Quis entregar la niña a Berto Orlo Tain."),
        ("es", "El juez ordenó que Ana Marlo Quis pague 500 dólares a Berto Orlo Tain."),
        ("en", "A judge ordered Ann Marlow to return the girl to Bob Orlo."),
    ],
)
def test_who_is_to_be_paid_or_given_a_child_is_ordered_nothing(language, text):
    rows = [row for row in said(language, text) if "| ordered |" in row]
    assert rows
    assert not [row for row in rows if "Orlo" in row or "girl" in row or "niña" in row]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "es",
            "Detuvieron a Florencio Orlo Lara, tío de la menor Noemí Lara Zea, de 11 años.",
            {"Noemí Lara Zea": "11"},
        ),
        ("es", "El juez condenó a Hernán Cauna, vecino de la menor Rosa Orlo, de 10 años.", {"Rosa Orlo": "10"}),
        ("es", "Declaró Mario Tain, abogado de la menor Yeni Orlo, de 16 años.", {"Yeni Orlo": "16"}),
        (
            "es",
            "Basilio Orlo, de 45 años, tío de la menor Sara Orlo Tain, de 11 años, fue detenido.",
            {"Basilio Orlo": "45", "Sara Orlo Tain": "11"},
        ),
        ("en", "Officers arrested Julie Marlow, aunt of Erin Tolson, 12.", {"Erin Tolson": "12"}),
        ("en", "Police charged Simon Crabb, stepfather of the girl Anna Birch, 13.", {"Anna Birch": "13"}),
        ("en", "Paul Dyer, 40, uncle of the victim Jo Dyer, 12, was held.", {"Paul Dyer": "40", "Jo Dyer": "12"}),
    ],
)
def test_the_age_of_a_child_is_not_that_of_kin(language, text, wanted):
    told = [s for s in statements(language, text) if s.predicate == "age"]
    assert {s.subject.name: str(s.value.number) for s in told} == wanted
    assert len(told) == len(wanted)


@pytest.mark.parametrize(
    "text",
    [
        "El fiscal archivó la denuncia de Rita Coila Sua.",
        "Fue archivada la denuncia de la madre, Rita Coila Sua.",
        "El juez desestimó la acusación de Rita Coila Sua.",
        "La denuncia de Rita Coila Sua contra Ernesto Vara Luz fue archivada.",
    ],
)
def test_whose_complaint_is_dismissed_was_not_investigated(text):
    assert not [row for row in said("es", text) if row.endswith(("Coila Sua | investigated", "Coila Sua | charged"))]


def test_against_whom_a_complaint_is_dismissed_was():
    assert "not fiscal | investigated | Rita Coila Sua | investigated" in said(
        "es", "El fiscal archivó la denuncia contra Rita Coila Sua."
    )


@pytest.mark.parametrize("told", ["según expuso la Fiscalía", "según había expuesto la Fiscalía durante este juicio"])
@pytest.mark.parametrize("act", ["fue llevada la niña", "fue vendida la niña"])
def test_who_is_taken_where_is_whom_the_verb_names(told, act):
    rows = said("es", f"Irma Orlo Tain tiene un bar en Villa Mora donde, {told}, {act}.")
    assert [row.split(" | ")[2] for row in rows if "transports" in row or "sells" in row] == ["niña"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ann Marlow, lawyer for Bob Orlo, the leader of the gang, spoke."),
        ("en", "Ann Marlow, victim of Bob Orlo, leader of a gang, spoke."),
        ("en", "Ann Marlow, accomplice of Bob Orlo, leader of a gang, was arrested."),
        ("es", "Ana Marlo Quis, abogada de Pedro Orlo Tain, líder de la banda, habló."),
        ("es", "Ana Marlo Quis, víctima de Pedro Orlo Tain, jefe de una banda, habló."),
    ],
)
def test_who_leads_is_whom_the_title_stands_beside(language, text):
    leaders = {row.split(" | ")[0] for row in said(language, text) if "| leads |" in row}
    assert leaders in ({"Bob Orlo"}, {"Pedro Orlo Tain"})


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ann Marlow, who works for Bob Orlo, head of the clinic, was arrested."),
        ("en", "Ann Marlow, daughter of Bob Orlo, former police chief, was arrested."),
        ("en", "Ann Marlow, accomplice of Bob Orlo, leader of a gang, was arrested."),
        ("en", "Ann Marlow, secretary of Judge Bob Orlo, president of the court, was arrested."),
        ("es", "Ana Marlo Quis, que trabaja para Pedro Orlo Tain, director de la clínica, fue detenida."),
        ("es", "Ana Marlo Quis, hija de Pedro Orlo Tain, exjefe de la policía, fue detenida."),
        ("es", "Ana Marlo Quis, cómplice de Pedro Orlo Tain, jefe de una banda, fue detenida."),
        ("es", "Ana Marlo Quis, secretaria del juez Pedro Orlo Tain, presidente de la corte, fue detenida."),
    ],
)
def test_who_is_arrested_is_not_whose_daughter_or_clerk_they_are(language, text):
    arrested = {row.split(" | ")[2] for row in said(language, text) if "| detained |" in row}
    assert arrested in ({"Ann Marlow"}, {"Ana Marlo Quis"})


def test_a_post_behind_somebody_named_is_theirs():
    told = statements("en", "Ann Marlow, daughter of Bob Orlo, former police chief, was arrested.")
    assert {s.subject.name for s in told if s.predicate == "holds_office"} == {"Bob Orlo"}


@pytest.mark.parametrize(
    "text",
    [
        "Marisol Orlo sold between two and four babies.",
        "Marisol Orlo, 34, sold from two to four babies.",
        "Marisol Orlo, 34, sold in secret several babies.",
        "Marisol Orlo, 34, recruited during 2030 three women.",
        "Marisol Orlo, a nurse, sold for years newborn babies.",
    ],
)
def test_a_deed_behind_a_name_is_not_undergone_by_it(text):
    assert not [row for row in said("en", text) if "| Marisol Orlo" in row]


@pytest.mark.parametrize("event", ["release", "arrest", "detention"])
def test_what_a_judge_orders_of_her_is_not_of_the_judge(event):
    rows = said("en", f"Rosa Orlo was arrested. Judge Carmen Tain ordered her {event}.")
    assert not [row for row in rows if "| Carmen Tain" in row]


@pytest.mark.parametrize(
    ("language", "text", "cleared"),
    [
        (
            "en",
            "Police arrested Pedro Orlo. Judge Nora Tain was investigated, but the case was dropped.",
            "not - | charged | Nora Tain | charged",
        ),
        (
            "es",
            "La policía detuvo a Pedro Orlo Tain. La jueza Nora Rood Paz fue investigada, pero el caso fue archivado.",
            "not - | charged | Nora Rood Paz | charged",
        ),
    ],
)
def test_the_case_that_is_dropped_is_of_whom_the_sentence_tells(language, text, cleared):
    rows = said(language, text)
    assert cleared in rows
    assert not [row for row in rows if row.startswith("not") and "Pedro" in row]


@pytest.mark.parametrize("article", ["al bebé", "a la niña", "un bebé"])
def test_whose_baby_is_bought_has_not_sold_it(article):
    assert not [row for row in said("es", f"Rosa Orlo compró {article} de Ana Marlo Quis.") if "| sells |" in row]


def test_of_whom_a_baby_is_bought_has():
    assert "Ana Marlo Quis | sells | bebé | reported" in said("es", "Rosa Orlo compró un bebé a Ana Marlo Quis.")
