"""Groups of people already named, and what is told of them: "each", "the duo", "the Nigerians", "all five"."""

import pytest

from tests.extraction.said import facts, said, statements


def _told(language: str, text: str, predicate: str) -> set[str | None]:
    return {object_ for _, told, object_, _, _ in facts(language, text) if told == predicate}


@pytest.mark.parametrize(
    ("language", "text", "predicate"),
    [
        ("en", "Ana Hebra and Julio Lazo were held. The duo was charged with selling a baby.", "charged"),
        ("en", "Ana Hebra and Julio Lazo were held. The pair has been charged under the code.", "charged"),
        ("en", "Ana Hebra and Julio Lazo were convicted. Each was jailed for ten years.", "sentenced"),
        ("en", "Ana Hebra and Julio Lazo were convicted. Each of them received a sentence of ten years.", "sentenced"),
        ("en", "Ana Hebra and Julio Lazo denied trafficking women. They were convicted in May.", "convicted"),
        ("en", "Ana Hebra and Julio Lazo were convicted of trafficking in persons. They were jailed.", "sentenced"),
        ("es", "Ana Hebra y Julio Lazo fueron condenados. Cada uno recibió diez años de prisión.", "sentenced"),
        ("es", "Ana Hebra y Julio Lazo captaron a mujeres. Fueron condenados a diez años de prisión.", "sentenced"),
        ("es", "Ana Hebra y Julio Lazo fueron detenidos. La dupla quedó en prisión preventiva.", "ordered"),
        ("es", "Ana Hebra y Julio Lazo vendían bebés. Fueron imputados por trata.", "charged"),
    ],
)
def test_what_a_court_does_to_both_is_of_each(language: str, text: str, predicate: str) -> None:
    assert _told(language, text, predicate) == {"Ana Hebra", "Julio Lazo"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Hebra and Julio Lazo sold two babies. Each was sold for $5,000."),
        ("en", "Ana Hebra and Julio Lazo trafficked four women. They were found in a house."),
        ("en", "Ana Hebra and Julio Lazo sold two girls. They were rescued in May."),
        ("es", "Ana Hebra y Julio Lazo captaron a cuatro mujeres. Fueron rescatadas en mayo."),
        ("es", "Ana Hebra y Julio Lazo captaron a cuatro mujeres. Cada una pagó 500 dólares."),
    ],
)
def test_what_befalls_victims_is_not_of_those_who_wronged_them(language: str, text: str) -> None:
    told = facts(language, text)

    assert not {row for row in told if row[2] in {"Ana Hebra", "Julio Lazo"}}
    assert not {row for row in told if row[1] == "pays"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Aldo Lazo y su hija Ana Lazo fueron detenidos. La pareja vendía bebés."),
        ("es", "Aldo Lazo y su cómplice Ana Rojo fueron detenidos. La pareja vendía bebés."),
        ("es", "Aldo Lazo y Ana Rojo, hermana de Aldo Lazo, fueron detenidos. La pareja vendía bebés."),
        ("en", "Aldo Lazo and his daughter Ana Lazo were held. The couple sold babies."),
        ("en", "Aldo Lazo and his accomplice Ana Rojo were held. The couple sold babies."),
    ],
)
def test_two_told_as_kin_or_accomplices_are_no_couple(language: str, text: str) -> None:
    told = facts(language, text)

    assert not {row for row in told if row[1] == "partner_of"}
    assert len({row for row in told if row[1] == "sells"}) == len(("one", "other"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Aldo Lazo y su esposa Ana Rojo fueron detenidos. La pareja vendía bebés."),
        ("en", "Aldo Lazo and his wife Ana Rojo were held. The couple sold babies."),
    ],
)
def test_a_couple_told_as_such_is_one(language: str, text: str) -> None:
    assert {row for row in facts(language, text) if row[1] == "partner_of"}


@pytest.mark.parametrize(
    "text",
    [
        "Two Nigerian women, Sara Lazo and Ana Rojo, were held. The Nigerian nationals were charged.",
        "Two Nigerian women, Sara Lazo and Ana Rojo, were held. The two Nigerian women were charged.",
        "Nigerian nationals Sara Lazo, 40, and Ana Rojo, 41, were held. The Nigerian women were charged.",
    ],
)
def test_people_called_by_their_nationality_are_those_told_to_be_of_it(text: str) -> None:
    assert _told("en", text, "charged") == {"Sara Lazo", "Ana Rojo"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sara Lazo and Ana Rojo, both Ghanaians, were held. The Nigerian women were exploited in Lima."),
        (
            "en",
            "Sara Lazo and Ana Rojo, both Nigerians, sold two Nigerian girls. The Nigerian nationals were exploited.",
        ),
        ("es", "Sara Lazo y Ana Rojo, ambas mexicanas, fueron detenidas. Las mujeres nigerianas fueron explotadas."),
    ],
)
def test_people_of_another_nationality_are_others(language: str, text: str) -> None:
    assert not _told(language, text, "exploits") & {"Sara Lazo", "Ana Rojo"}
    told = [s for s in statements(language, text) if s.predicate == "nationality" and "nigeriana" in s.value.text]
    assert not [s for s in told if s.subject.name in {"Sara Lazo", "Ana Rojo"}]


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("en", "Two nurses and a doctor were held for selling a baby. All three were charged.", {"nurses", "doctor"}),
        ("es", "Tres policías y dos civiles fueron detenidos. Los cinco fueron imputados.", {"policías", "civiles"}),
    ],
)
def test_a_sum_means_those_whom_one_sentence_counts(language: str, text: str, people: set[str]) -> None:
    assert _told(language, text, "charged") == people


def test_those_summed_deny_what_they_are_charged_with() -> None:
    text = (
        "Three nurses and two doctors appeared in court on charges of belonging to a ring. All five denied the charges."
    )

    assert {line for line in said("en", text) if "denied" in line} == {
        "nurses | belongs_to | ring 3 | denied",
        "doctors | belongs_to | ring 2 | denied",
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police arrested the smugglers Aldo Lazo and Ana Rojo."),
        ("en", "Aldo Lazo, a people smuggler, was arrested."),
        ("es", "La policía detuvo a los traficantes Aldo Lazo y Ana Rojo."),
        ("es", "El sicario Aldo Lazo fue detenido."),
    ],
)
def test_what_a_report_calls_whom_it_accuses_is_no_trade(language: str, text: str) -> None:
    assert not [s for s in statements(language, text) if s.predicate == "occupation"]


@pytest.mark.parametrize(
    "behind",
    [
        "A separate statement identified her as Ana Rojo.",
        "The agency identified her as Ana Rojo.",
        "The department did not name the suspect but a separate statement identified her as Ana Rojo.",
    ],
)
def test_one_without_a_name_is_whom_a_statement_identifies(behind: str) -> None:
    told = said("en", f"Authorities have arrested a woman for selling a baby.\n\n{behind}")

    assert {"Authorities | detained | Ana Rojo | reported", "Ana Rojo | sells | baby | suspected"} <= told


def test_whom_the_accused_call_is_not_the_accused() -> None:
    text = "Police held Ana Rojo and Aldo Lazo. When the accused heard of it, they contacted her and sold her a baby."

    assert not {line for line in said("en", text) if "contacts" in line}


@pytest.mark.parametrize(
    ("opening", "standing"),
    [
        ("Following a trial that lasted a month", "convicted"),
        ("In a case that shocked the town", "convicted"),
        ("After a claim that prosecutors made", "suspected"),
    ],
)
def test_a_trial_that_lasted_leaves_the_verdict_firm(opening: str, standing: str) -> None:
    found = statements("en", f"{opening}, Ana Rojo was found guilty of trafficking.")

    assert {s.standing.value for s in found if s.predicate == "convicted"} == {standing}


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        (
            "en",
            "Aldo Lazo and Ana Rojo bought a baby from a nurse. The buyers were charged.",
            {"Aldo Lazo", "Ana Rojo"},
        ),
        ("en", "Aldo Lazo and Ana Rojo sold a baby. The sellers were charged.", {"Aldo Lazo", "Ana Rojo"}),
        ("en", "Aldo Lazo sold a baby to Ana Rojo. The buyer was charged.", {"Ana Rojo"}),
        ("es", "Aldo Lazo y Ana Rojo compraron un bebé. Los compradores fueron imputados.", {"Aldo Lazo", "Ana Rojo"}),
        ("es", "Aldo Lazo vendió un bebé a Ana Rojo. La compradora fue imputada.", {"Ana Rojo"}),
        ("en", "Aldo Lazo denied that he bought a baby. The buyer was charged.", {"buyer"}),
        ("en", "Aldo Lazo did not buy the baby. The buyer was charged.", {"buyer"}),
        ("en", "Aldo Lazo sold babies to couples. The buyers were charged.", {"buyers"}),
        ("en", "An officer posed as a buyer. Aldo Lazo bought a baby. The buyer was charged.", {"buyer"}),
        ("en", "Aldo Lazo was sold as a baby. The seller was charged.", {"seller"}),
        ("es", "Ana Rojo negó haber comprado un bebé. La compradora fue imputada.", {"compradora"}),
    ],
)
def test_the_buyers_are_those_who_are_told_to_have_bought(language: str, text: str, people: set[str]) -> None:
    assert _told(language, text, "charged") == people


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Prosecutors charged Ana Hebra and Julio Lazo. The judge sentenced each to ten years in prison."),
        ("en", "Prosecutors charged Ana Hebra and Julio Lazo. The judge gave each of them ten years in prison."),
        ("es", "La fiscalía acusó a Ana Hebra y a Julio Lazo. A cada uno se le impuso una pena de diez años."),
        ("es", "La fiscalía acusó a Ana Hebra y a Julio Lazo. El juez impuso diez años de prisión a cada uno."),
    ],
)
def test_a_term_for_each_is_of_each(language: str, text: str) -> None:
    assert _told(language, text, "sentenced") == {"Ana Hebra", "Julio Lazo"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Hebra and Julio Lazo paid each of them $500 before they were jailed."),
        ("en", "Ana Hebra and Julio Lazo recruited three girls. The court gave each $500."),
        ("en", "Ana Hebra and Julio Lazo sold babies. They charged a lot. They were sold to couples."),
        ("en", "Ana Hebra and Julio Lazo sold babies. They charged a lot. Each was sold to couples."),
        ("es", "Ana Hebra y Julio Lazo vendían bebés. Cobraban mucho. Cada uno fue vendido a parejas."),
    ],
)
def test_each_of_those_wronged_is_none_of_those_who_did_it(language: str, text: str) -> None:
    told = facts(language, text)

    assert not {row for row in told if row[1] in {"sells", "pays"} and row[2] in {"Ana Hebra", "Julio Lazo"}}


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [
        ("en", "The officers, all members of an elite unit, were acquitted.", "- | acquitted | officers | acquitted"),
        ("en", "The two women, both nurses, were acquitted.", "- | acquitted | women 2 | acquitted"),
        ("es", "Los agentes, todos miembros de la unidad, fueron absueltos.", "- | acquitted | agentes | acquitted"),
    ],
)
def test_what_they_all_are_is_no_other_group(language: str, text: str, line: str) -> None:
    assert {found for found in said(language, text) if "acquitted" in found} == {line}


@pytest.mark.parametrize(
    ("language", "text", "qualifiers"),
    [
        (
            "en",
            "Ana Hebra, Julio Lazo and Aldo Rojo were charged. The judge sentenced all three to ten years.",
            {"exact"},
        ),
        ("es", "Ana Hebra, Julio Lazo y Aldo Rojo cayeron. El tribunal condenó a los tres a diez años.", {"exact"}),
        ("es", "El tribunal condenó a Ana Hebra a una pena de tres a diez años.", {"at_least", "at_most"}),
    ],
)
def test_a_count_of_people_opens_no_range(language: str, text: str, qualifiers: set[str]) -> None:
    found = statements(language, text)

    assert {s.value.qualifier.value for s in found if s.predicate == "sentenced"} == qualifiers


@pytest.mark.parametrize(
    ("language", "text", "predicate", "people"),
    [
        ("en", "Two men were held. The accused were identified as Ana Hebra and Julio Lazo. The accused have been booked for theft.",
         "charged", {"Ana Hebra", "Julio Lazo"}),
        ("en", "The accused was identified as Ana Hebra, 30. The accused has been booked for trafficking.",
         "charged", {"Ana Hebra"}),
        ("en", "Two officers, Ana Hebra and Julio Lazo, and a lawyer, Aldo Rojo, were held. The officers were charged.",
         "charged", {"Ana Hebra", "Julio Lazo"}),
        ("en", "Ana Hebra and Julio Lazo were held. The duo, both nurses, were charged.",
         "charged", {"Ana Hebra", "Julio Lazo"}),
        ("en", "Ana Hebra, 40, was held. The perpetrator was charged.", "charged", {"Ana Hebra"}),
        ("en", "Ana Hebra, 40, and Julio Lazo, 30, were held. The perpetrators are often charged.", "charged", {"perpetrators"}),
        ("es", "El alcalde Julio Lazo fue detenido. El implicado fue imputado por cohecho.", "charged", {"Julio Lazo"}),
        ("es", "El juez Julio Lazo escuchó a las partes. El implicado fue imputado por cohecho.", "charged", {"implicado"}),
    ],
)  # fmt: skip
def test_the_accused_are_as_many_as_is_told(language: str, text: str, predicate: str, people: set[str]) -> None:
    assert _told(language, text, predicate) == people


@pytest.mark.parametrize(
    ("text", "trades"),
    [
        (
            "Police held a nurse, Ana Hebra, a doctor, Rosa Lazo, and a driver, Julio Lazo.",
            ["nurse", "doctor", "driver"],
        ),
        (
            "Police held Ana Hebra, a nurse, Rosa Lazo, a doctor, and Julio Lazo, a driver.",
            ["nurse", "doctor", "driver"],
        ),
    ],
)
def test_a_noun_before_each_name_is_of_that_name(text: str, trades: list[str]) -> None:
    told = {s.subject.name: s.value.text for s in statements("en", text) if s.predicate == "occupation"}

    assert told == dict(zip(["Ana Hebra", "Rosa Lazo", "Julio Lazo"], trades, strict=True))
