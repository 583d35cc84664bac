"""Who several people without names are, where the next sentences name as many."""

from itertools import product

import pytest

from tests.extraction.said import said

TOLD_ES = (
    "Dos hombres y una mujer fueron detenidos en Villa Lirio",
    "La Policía detuvo a dos hombres y a una mujer",
    "Dos policías y una abogada fueron detenidos por cobrar coimas",
    "Tres personas fueron detenidas por trata",
)
NAMED_ES = (
    "Se trata de Elmo Ficticio, Beto Hebra y Lidia Lazo.",
    "Fueron identificados como Elmo Ficticio, Beto Hebra y Lidia Lazo.",
    "Los detenidos son Elmo Ficticio (40), Beto Hebra (38) y Lidia Lazo (25).",
    "Según el parte, se trata de Elmo Ficticio, de 40 años, que cobraba, Beto Hebra, su chofer, y Lidia Lazo.",
    "Los detenidos, llevados ante un juez, fueron identificados como Elmo Ficticio, Beto Hebra y Lidia Lazo.",
)
TOLD_EN = (
    "Two men and a woman were arrested in Milltown",
    "Police arrested two men and a woman",
    "A nurse, a driver and a lawyer were arrested for selling babies",
    "Three people were arrested over a trafficking ring",
)
NAMED_EN = (
    "They are Tom Ficticio, Joe Hebra and Sarah Lazo.",
    "The suspects were identified as Tom Ficticio, 40, Joe Hebra, 38, and Sarah Lazo, 25.",
    "According to police, they are Tom Ficticio, head of the port, Joe Hebra, his driver, and Sarah Lazo.",
)


@pytest.mark.parametrize(("told", "named"), [*product(TOLD_ES, NAMED_ES)])
def test_whoever_the_next_sentence_names_was_held(told: str, named: str) -> None:
    found = said("es", f"{told}. {named}")

    for name in ("Elmo Ficticio", "Beto Hebra", "Lidia Lazo"):
        assert any(line.endswith(f"| detained | {name} | reported") for line in found)


@pytest.mark.parametrize(("told", "named"), [*product(TOLD_EN, NAMED_EN)])
def test_whoever_the_next_sentence_names_was_held_in_english(told: str, named: str) -> None:
    found = said("en", f"{told}. {named}")

    for name in ("Tom Ficticio", "Joe Hebra", "Sarah Lazo"):
        assert any(line.endswith(f"| detained | {name} | reported") for line in found)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Una enfermera y un médico fueron arrestados. Los detenidos son Rosa Lazo y Óscar Hebra.", "- | detained | Óscar Hebra | reported"),
        ("es", "Dos camaristas fueron denunciados por cobrar coimas. Ciro Lazo y Delia Hebra negaron las acusaciones.", "Ciro Lazo | receives | coimas | accused"),
        ("es", "La Fiscalía imputó a dos exalcaldes. Se trata de los exalcaldes de San Lino y Santa Lira, Raúl Lazo y Hugo Hebra.", "Fiscalía | charged | Hugo Hebra | charged"),
        ("es", "Dos mujeres fueron detenidas por vender bebés. Ana Lazo y Berta Hebra, ambas enfermeras, captaban a embarazadas.", "- | detained | Berta Hebra | reported"),
        ("es", "Dos agentes fueron capturados. El operativo se hizo en Villa Lirio. Los policías capturados son Ciro Lazo y Elmo Hebra.", "- | detained | Elmo Hebra | reported"),
        ("es", "Una pareja fue detenida por vender a su hija. Son Ciro Lazo, de 30 años, y Ana Hebra, de 27.", "- | detained | Ana Hebra | reported"),
        ("en", "A woman and her boyfriend were charged. Sarah Lazo, 27, and Kyle Hebra, 30, appeared in court.", "- | charged | Kyle Hebra | charged"),
        ("en", "Two doctors and a nurse were charged. The doctors are Henry Lazo and Anil Hebra.", "- | charged | Anil Hebra | charged"),
    ],
)  # fmt: skip
def test_each_name_goes_where_gender_and_trade_let_it_go(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Dos hombres fueron detenidos. Se trata de Ana Lazo y Berta Hebra."),
        ("es", "Dos mujeres fueron rescatadas y dos hombres fueron detenidos. Se trata de Ana Lazo y Berta Hebra."),
        ("es", "Dos enfermeras fueron detenidas. Las víctimas fueron identificadas como Ana Lazo y Berta Hebra."),
        ("es", "Dos fiscales fueron detenidos. La jueza Ana Lazo y la fiscal Berta Hebra coordinaron el operativo."),
        ("es", "Dos mujeres fueron detenidas. El fiscal dijo que no se trata de Ana Lazo y Berta Hebra."),
        ("es", "Dos mujeres fueron detenidas. ¿Se trata de Ana Lazo y Berta Hebra?"),
        ("es", "Dos hombres fueron detenidos por matar a una pareja. Ana Lazo y Berta Hebra fueron hallados muertos."),
        ("en", "Two officers were detained. Their lawyers, Ana Lazo and Berta Hebra, denied the charges."),
        ("en", "Two women were detained for kidnapping two women. They are Ana Lazo and Berta Hebra."),
        ("en", "Two women were detained for selling a baby. Ana Lazo and Berta Hebra bought the baby."),
        ("en", "Two women were detained. Police denied that they are Ana Lazo and Berta Hebra."),
    ],
)
def test_where_others_may_be_meant_nobody_was_held(language: str, text: str) -> None:
    assert not any("detained | Ana Lazo" in line or "detained | Berta Hebra" in line for line in said(language, text))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "es",
            "Un policía y un fiscal, que recibió 500 dólares, fueron detenidos. Se trata de Beto Lazo y Raúl Hebra.",
        ),
        ("es", "Un policía de 40 años y un fiscal de 50 fueron detenidos. Se trata de Beto Lazo y Raúl Hebra."),
        ("es", "Un policía fue detenido y un fiscal fue denunciado. Se trata de Beto Lazo y Raúl Hebra."),
        ("en", "A Kenyan nurse and a Ugandan doctor were detained. They are Beto Lazo and Raúl Hebra."),
        ("en", "A nurse and a doctor were jailed for 4 and 6 years respectively. They are Beto Lazo and Raúl Hebra."),
    ],
)
def test_what_is_told_of_one_of_them_alone_is_told_of_neither_name(language: str, text: str) -> None:
    assert not any("Lazo" in line or "Hebra" in line for line in said(language, text))
