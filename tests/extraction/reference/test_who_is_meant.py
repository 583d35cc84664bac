"""Who the unnamed are, in English and Spanish: by combination, and never somebody else."""

from itertools import product

import pytest

from tests.extraction.said import facts, said

ACCUSED = {
    "en": [
        ("A nurse", "Tammy Hebra, 49, was convicted of fraud."),
        ("A former judge", "Former Judge Anselmo Hebra was convicted of fraud."),
        ("A police officer", "Ana Hebra, 33, pleaded guilty to fraud."),
        ("A woman", "Ana Hebra, 33, was convicted of fraud."),
    ],
    "es": [
        ("Una enfermera", "Tamara Hebra, de 49 años, fue condenada por fraude."),
        ("Un exjuez", "El exjuez Anselmo Hebra fue condenado por fraude."),
        ("Una mujer", "Un juzgado ordenó la captura de Ana Hebra por fraude."),
    ],
}
TOLD = {
    "en": "{} was arrested on Monday after selling a baby.",
    "es": "{} fue {} el lunes tras vender a un bebé.",
}
BETWEEN = {
    "en": [
        "",
        "Prosecutor Julio Lazo told the court that the case was closed.",
        "The victims told the police about it.",
        "The baby was rescued by officers.",
    ],
    "es": [
        "",
        "El fiscal Julio Lazo contó el caso ante el tribunal.",
        "Las víctimas declararon ante la policía.",
        "El bebé fue rescatado por los agentes.",
    ],
}
# After these the named person may be another than the one arrested.
CONTRARY = {
    "en": [
        "Two doctors were arrested. Ana Hebra was convicted of fraud.",
        "Another woman was arrested too. Ana Hebra was convicted of fraud.",
        "Ana Hebra, a lawyer, was convicted of fraud.",
        "Ana Hebra was never arrested.",
        "Ana Hebra was not charged.",
        "Ana Hebra, the victim, was arrested.",
        "Ana Hebra, her sister, was arrested.",
        "Ana Hebra was arrested. Eva Lazo was charged with fraud.",
        "Prosecutors spoke with Ana Hebra. Ana Hebra told the court that she was afraid.",
        "Police thanked Ana Hebra. Ana Hebra was found not guilty.",
        "Beto Lazo paid Ana Hebra. Ana Hebra was convicted of fraud.",
        "Police charged Ana Hebra's brother. Ana Hebra told the court that she was afraid.",
        "The lawyer for Ana Hebra was arrested.",
        "A friend of Ana Hebra was convicted of fraud.",
        "Ana Hebra and Eva Lazo were convicted of fraud.",
        "Officers arrested by Ana Hebra were convicted.",
        "Ana Hebra, her lawyer, was jailed for contempt.",
        "The baby, Ana Hebra, was detained with her.",
        "Ana Hebra, a witness, was detained.",
    ],
    "es": [
        "Dos médicos fueron detenidos. Ana Hebra fue condenada por fraude.",
        "Otra mujer fue detenida. Ana Hebra fue condenada por fraude.",
        "Ana Hebra, abogada, fue condenada por fraude.",
        "Ana Hebra nunca fue detenida.",
        "Ana Hebra no fue imputada.",
        "Ana Hebra, la víctima, fue detenida.",
        "Ana Hebra fue detenida. Eva Lazo fue imputada por fraude.",
        "La jueza Ana Hebra condenó a dos médicos.",
        "Beto Lazo pagó a Ana Hebra. Ana Hebra fue condenada por fraude.",
        "La policía detuvo al hermano de Ana Hebra. Ana Hebra declaró ante el tribunal.",
        "El abogado de Ana Hebra fue detenido.",
        "Una amiga de Ana Hebra fue condenada por fraude.",
        "Ana Hebra y Eva Lazo fueron condenadas por fraude.",
        "El tribunal condenó a dos médicos por vender a Ana Hebra.",
        "Ana Hebra, su abogada, fue detenida por desacato.",
        "La bebé, Ana Hebra, fue detenida con ella.",
        "Ana Hebra, testigo del caso, fue detenida.",
    ],
}


def _sentence(language: str, who: str) -> str:
    ending = "detenida" if who.startswith("Una") else "detenido"
    return TOLD[language].format(*([who] if language == "en" else [who, ending]))


@pytest.mark.parametrize(
    ("language", "who", "named", "between"),
    [(lg, who, named, mid) for lg in ACCUSED for (who, named), mid in product(ACCUSED[lg], BETWEEN[lg])],
)
def test_the_only_one_who_is_tried_is_the_one_arrested(language: str, who: str, named: str, between: str) -> None:
    found = said(language, f"{_sentence(language, who)} {between} {named}")

    assert any(line.startswith("- | detained | ") and "Hebra" in line for line in found), found
    assert not any("Lazo |" in line or "| Lazo" in line for line in found)


@pytest.mark.parametrize(
    ("language", "who", "after"),
    [(lg, who, after) for lg in ACCUSED for (who, _), after in product(ACCUSED[lg][:1], CONTRARY[lg])],
)
def test_nobody_is_arrested_in_the_place_of_another(language: str, who: str, after: str) -> None:
    told = _sentence(language, who).split(" after ")[0].split(" tras ")[0]
    alone = said(language, after)

    found = said(language, f"{told}. {after}") - alone
    assert not any("Hebra" in line and "relative_of" not in line for line in found)  # "Ana Hebra, her sister"


GROUPS = {
    "en": [
        ("Three Venezuelan citizens", "The defendants"),
        ("Three people", "The accused"),
    ],
    "es": [("Tres ciudadanos venezolanos", "Los condenados"), ("Tres personas", "Los acusados")],
}
LIST = {"en": "Ana Hebra, Beto Lazo and Carlos Prado", "es": "Ana Hebra, Beto Lazo y Carlos Prado"}
SENTENCED = {
    "en": "{} were jailed for 15 years on Monday.",
    "es": "El tribunal condenó el lunes a {} a 15 años de prisión.",
}
VICTIMS = {
    "en": ["", "The victims were rescued.", "Four women were rescued.", "Judge Julio Prado spoke."],
    "es": ["", "Las víctimas fueron rescatadas.", "Cuatro mujeres fueron rescatadas.", "Habló el juez Julio Prado."],
}
HELD = {"en": "{}, {}, were held since June.", "es": "{}, {}, estaban detenidos desde junio."}


def _group(language: str, group: str) -> str:
    return SENTENCED[language].format(group if language == "en" else group[0].lower() + group[1:])


@pytest.mark.parametrize(
    ("language", "group", "noun", "between"),
    [(lg, group, noun, mid) for lg in GROUPS for (group, noun), mid in product(GROUPS[lg], VICTIMS[lg])],
)
def test_a_later_list_names_the_only_ones_so_counted(language: str, group: str, noun: str, between: str) -> None:
    found = said(language, f"{_group(language, group)} {between} {HELD[language].format(noun, LIST[language])}")

    for name in ("Ana Hebra", "Beto Lazo", "Carlos Prado"):
        assert any("| sentenced | " + name + " 15" in line for line in found), found
    assert not any("Julio Prado" in line and "sentenced |" in line.split("Julio")[0] for line in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Three women were sold. The defendants, {}, were held since June."),
        ("en", "Police rescued three women. The defendants, {}, were held since June."),
        ("en", "Three women were jailed for 15 years. The defendants, {}, were held since June."),
        ("en", "Four people were jailed for 15 years. The defendants, {}, were held since June."),
        ("en", "Three people were jailed for 15 years. The victims, {}, were heard."),
        ("es", "Tres mujeres fueron vendidas. Los acusados, {}, estaban detenidos."),
        ("es", "El tribunal condenó a una red por explotar a tres personas. Los acusados, {}, estaban detenidos."),
        ("es", "El tribunal condenó a tres mujeres a 15 años de prisión. Los acusados, {}, estaban detenidos."),
        ("es", "El tribunal condenó a tres médicos. Otros tres médicos fueron rescatados. Los acusados, {}, huyeron."),
        ("es", "El tribunal condenó a cuatro personas a 15 años de prisión. Los acusados, {}, estaban detenidos."),
        ("es", "El tribunal condenó a tres personas a 15 años de prisión. Las víctimas, {}, declararon."),
    ],
)
def test_a_list_names_no_victims_and_no_others(language: str, text: str) -> None:
    found = said(language, text.format(LIST[language]))

    assert not any("sentenced | Ana" in line or "sentenced | Beto" in line for line in found), found
    assert not any(word in line for line in found for word in ("sells | Ana", "exploits | Ana", "rescued | Ana"))


PAIRS = {
    "en": [("A man and his wife", {"man", "wife"}), ("A nurse and a driver", {"nurse", "driver"})],
    "es": [("Un hombre y su esposa", {"hombre", "esposa"}), ("Una mujer y un chofer", {"mujer", "chofer"})],
}
GO_ON = {
    "en": ["They were charged with selling babies.", "Both sold babies.", "They sold babies."],
    "es": ["Ambos vendían bebés.", "Los dos vendían bebés."],
}


@pytest.mark.parametrize(
    ("language", "pair", "people", "after"),
    [(lg, pair, people, after) for lg in PAIRS for (pair, people), after in product(PAIRS[lg], GO_ON[lg])],
)
def test_both_are_those_whom_the_sentence_before_joins(language: str, pair: str, people: set[str], after: str) -> None:
    verb = "were arrested on Monday." if language == "en" else "fueron detenidos el lunes."

    found = facts(language, f"{pair} {verb} {after}")

    assert {one for one, predicate, *_ in found if predicate == "sells"} == people


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A nurse and a driver called the police. They sold babies."),
        ("en", "A nurse and a driver were robbed by two men. They sold babies."),
        ("en", "A prosecutor and a lawyer were questioned. They sold babies."),
        ("en", "A woman and her victim were held by the gang. They sold babies."),
        ("en", "A nurse and a driver were arrested for exploiting two women. They sold babies."),
        ("en", "Officers arrested a nurse and a driver. Two women were rescued. They sold babies."),
        ("en", "Three nurses were arrested. Three doctors were charged. The three sold babies."),
        ("en", "Three nurses were rescued. The three sold babies."),
        ("es", "Una enfermera y un chofer llamaron a la policía. Ambos vendían bebés."),
        ("es", "Una fiscal y un abogado fueron detenidos. Los tres vendían bebés."),
        ("es", "Una enfermera y un chofer fueron detenidos. Dos mujeres fueron rescatadas. Ambos vendían bebés."),
        ("es", "Tres enfermeras fueron detenidas. Tres médicos fueron imputados. Los tres vendían bebés."),
        ("es", "Tres enfermeros fueron rescatados. Los tres vendían bebés."),
    ],
)
def test_both_are_nobody_where_others_may_be_meant(language: str, text: str) -> None:
    assert not any(one for one, predicate, *_ in facts(language, text) if predicate == "sells")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Three gang members were jailed. The three sold babies.", "gang members | sells | babies | reported"),
        ("es", "Tres médicos fueron condenados. Los tres vendían bebés.", "médicos | sells | bebés | reported"),
        (
            "es",
            "Cuatro policías fueron detenidos. La jueza Eva Lazo habló. Los imputados vendían bebés.",
            "policías | sells | bebés | reported",
        ),
        ("en", "Four officers were arrested. The suspects sold babies.", "officers | sells | babies | reported"),
    ],
)
def test_those_counted_once_are_one_group(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Cuatro policías fueron detenidos. Dos médicos fueron imputados. Los imputados vendían bebés."),
        ("es", "Cuatro policías fueron rescatados. Los imputados vendían bebés."),
        ("es", "Cuatro policías fueron detenidos. Eva Lazo fue imputada. Los imputados vendían bebés."),
        ("es", "Cuatro policías fueron detenidos. Los tres imputados vendían bebés."),
        ("es", "Cuatro policías fueron detenidos. Tres de los imputados vendían bebés."),
        ("es", "Cuatro policías fueron detenidos. Los condenados vendían bebés."),
        ("en", "Four officers were not arrested. The suspects sold babies."),
        ("en", "Four officers were arrested. A doctor was charged. The suspects sold babies."),
    ],
)
def test_the_accused_are_not_the_officers_where_others_may_be(language: str, text: str) -> None:
    assert not any(line.startswith(("policías | sells", "officers | sells")) for line in said(language, text))


def test_a_couple_is_the_man_and_his_wife_of_the_next_sentence() -> None:
    text = (
        "A couple is in custody in Villa Ovillo on suspicion of selling babies. The 58-year-old man and his wife are"
        " suspected of having recruited nine women. They were detained last week."
    )

    found = said("en", text)

    assert {"- | detained | man | reported", "- | detained | wife | reported"} <= found
    assert not any("couple" in line for line in found)


def test_a_couple_who_bought_is_not_the_man_and_his_wife_who_sold() -> None:
    found = said("en", "A man and his wife sold a baby to a couple. The couple bought the baby on Monday.")

    assert not any(line.startswith(("man | buys", "wife | buys")) for line in found)


def test_one_named_behind_a_noun_is_that_one() -> None:
    found = said("en", "Police arrested a grandfather, one Monday Hebra, and five others for selling a baby.")

    assert "Police | detained | Monday Hebra | reported" in found


def test_a_baby_from_her_mother_is_not_the_mother() -> None:
    found = said("en", "A nurse took the baby girl from her teenage mother, Sarah Hebra, and sold the baby.")

    assert not any("Sarah" in line and "sells" in line for line in found)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A nurse was arrested on Monday. The suspect sold babies.", "nurse | sells | babies | reported"),
        (
            "es",
            "Una enfermera fue detenida el lunes. La detenida vendía bebés.",
            "enfermera | sells | bebés | reported",
        ),
    ],
)
def test_the_suspect_is_the_only_one_arrested(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A nurse was arrested. A doctor was charged. The suspect sold babies."),
        ("en", "A nurse was arrested. Two doctors were charged. The suspect sold babies."),
        ("en", "A nurse was arrested. Ana Hebra was charged. The suspect sold babies."),
        ("en", "A nurse was arrested. The second suspect sold babies."),
        ("en", "A nurse was arrested. The suspect who fled sold babies."),
        ("en", "A nurse was not arrested. The suspect sold babies."),
        ("en", "A nurse helped the police. The suspect sold babies."),
        ("en", "A nurse arrested a man. The suspect sold babies."),
        ("es", "Una enfermera fue detenida. El detenido vendía bebés."),
        (
            "es",
            "Una enfermera fue detenida. Un médico fue imputado. La detenida vendía bebés. El detenido vendía bebés.",
        ),
        ("es", "Una enfermera fue rescatada. La detenida vendía bebés."),
    ],
)
def test_the_suspect_is_no_nurse_where_others_may_be_meant(language: str, text: str) -> None:
    found = said(language, text)

    assert not any(line.startswith(("nurse | sells", "enfermera | sells")) for line in found), found
