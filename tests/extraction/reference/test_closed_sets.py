"""Plurals for people named together before: told of each of them, and of nobody where it may be others."""

import pytest

from tests.extraction.said import facts, statements

TWO = {"Julio Lazo", "Aldo Rojo"}


def doers(language: str, text: str, predicate: str) -> set[str]:
    return {f[0] for f in facts(language, text) if f[1] == predicate and not f[4]}


@pytest.mark.parametrize(
    "text",
    [
        "Police held Julio Lazo and Aldo Rojo, customs officers in Lindon. The officers sold rifles.",
        "Police held Julio Lazo and Aldo Rojo, customs officers in Lindon, over theft. The officers sold rifles.",
        "Julio Lazo and Aldo Rojo were held in Lindon. Both men sold rifles.",
        "Julio Lazo, 34, was jailed for ten years and Aldo Rojo, 41, for five. Both men sold rifles.",
        (
            "Minister Julio Lazo was jailed for six years. Minister Aldo Rojo was jailed for ten. "
            "The two ministers sold rifles."
        ),
        "Former minister Julio Lazo was jailed. Former minister Aldo Rojo was jailed. The former ministers sold rifles.",
        (
            "Two officers were held. One officer, 30-year-old Julio Lazo, fled. The other, 36-year-old Aldo Rojo, wept. "
            "The two officers sold rifles."
        ),
        (
            "Two police officers accused of theft went on trial. Sergeant Julio Lazo and Constable Aldo Rojo denied the "
            "charges. The officers sold rifles."
        ),
        "Judge Julio Lazo and lawyer Aldo Rojo were held in Lindon. Both men sold rifles.",
        "Governor Julio Lazo and his deputy, Aldo Rojo, were held. The two politicians sold rifles.",
        "Julio Lazo and Aldo Rojo ran a farm in Lindon. The two friends sold rifles.",
        "Julio Lazo and Aldo Rojo worked as guards at the port. The guards sold rifles.",
        "Guards Julio Lazo and Aldo Rojo were held. The guards sold rifles.",
        "The directors, Dr Julio Lazo and Dr Aldo Rojo, were held. The two directors sold rifles.",
        "Police held brothers Julio Lazo and Aldo Rojo. The siblings sold rifles.",
        "Julio Lazo and Aldo Rojo were held. The men sold rifles.",
        "Julio Lazo and Aldo Rojo were held. The pair smuggled rifles. They also sold rifles.",
    ],
)
def test_english_plurals_are_told_of_each_whom_they_mean(text: str) -> None:
    assert doers("en", text, "sells") == TWO


@pytest.mark.parametrize(
    "text",
    [
        (
            "La Fiscalía acusó a Julio Lazo y Aldo Rojo, magistrados de la Corte de Lindón, de cohecho. "
            "Los magistrados vendían fusiles."
        ),
        "La Fiscalía acusó a Julio Lazo y Aldo Rojo, magistrados de Lindón. Los magistrados investigados vendían fusiles.",
        "La Fiscalía acusó a Julio Lazo y Aldo Rojo, jueces. Según la fiscal, estos dos jueces vendían fusiles.",
        "Julio Lazo y Aldo Rojo fueron acusados de trata de personas. Ellos vendían fusiles.",
        "El ministro Julio Lazo fue condenado. El ministro Aldo Rojo fue condenado. Los ministros vendían fusiles.",
        "El juez Julio Lazo y el abogado Aldo Rojo fueron detenidos. Los dos imputados vendían fusiles.",
        (
            "Dos policías fueron detenidos. El sargento Julio Lazo y el cabo Aldo Rojo negaron los cargos. "
            "Los uniformados vendían fusiles."
        ),
        (
            "Según la acusación, Julio Lazo y Aldo Rojo captaron a menores. También alquilaron un piso. "
            "Además, vendían fusiles."
        ),
    ],
)
def test_spanish_plurals_are_told_of_each_whom_they_mean(text: str) -> None:
    assert doers("es", text, "sells") == TWO


@pytest.mark.parametrize("noun", ["esposos", "cónyuges"])
def test_spouses_are_the_two_who_are_told_to_be_a_couple(noun: str) -> None:
    text = f"Julio Lazo y su esposa Ana Hebra fueron detenidos. Los {noun} vendían fusiles."

    assert doers("es", text, "sells") == {"Julio Lazo", "Ana Hebra"}


@pytest.mark.parametrize(
    ("language", "text", "predicate"),
    [
        ("en", "Julio Lazo and Aldo Rojo were held. The two men who escaped sold rifles.", "sells"),
        ("en", "Julio Lazo, Aldo Rojo and Saúl Ríos were held. The three suspects who fled sold rifles.", "sells"),
        ("en", "Julio Lazo and Aldo Rojo were held. The other two suspects sold rifles.", "sells"),
        (
            "en",
            "Officers Julio Lazo and Aldo Rojo were held. Officers searched a shop. The officers seized cash.",
            "seized",
        ),
        ("en", "Officers Julio Lazo and Aldo Rojo were held by federal officers. The officers sold rifles.", "sells"),
        ("en", "Two men were held. Julio Lazo and Aldo Rojo, neighbours, were at home. Both men sold rifles.", "sells"),
        ("es", "Los ministros Julio Lazo y Aldo Rojo cayeron. Los ministros absueltos vendían fusiles.", "sells"),
        (
            "es",
            "Los soldados Julio Lazo y Aldo Rojo cayeron. Otros soldados robaban. Los soldados vendían fusiles.",
            "sells",
        ),
        (
            "es",
            "Julio Lazo y Aldo Rojo cayeron. El fiscal y el juez se reunieron. Ambos ordenaron la detención.",
            "ordered",
        ),
        ("es", "Julio Lazo y Aldo Rojo trasladaron a migrantes. Pagaron 8.000 dólares cada uno.", "pays"),
        ("es", "Julio Lazo y Aldo Rojo vendían leche a dos españoles. Compraban fusiles.", "buys"),
    ],
)
def test_what_may_be_of_others_is_told_of_nobody_by_name(language: str, text: str, predicate: str) -> None:
    assert not doers(language, text, predicate) & {*TWO, "Saúl Ríos"}


def test_those_whom_others_name_later_are_not_the_two_just_told_of() -> None:
    text = (
        "Governor Julio Lazo and his deputy, Aldo Rojo, were indicted. The two politicians sold rifles. "
        "The contractors, Saúl Ríos and Beto Prado, have pleaded guilty."
    )

    assert doers("en", text, "sells") == TWO


def test_more_names_behind_an_apposition_are_not_called_by_it() -> None:
    told = statements("es", "Detuvieron a Julio Lazo, Aldo Rojo, policías de Lindón, y Saúl Ríos.")

    assert not [s for s in told if s.predicate == "occupation" and s.subject and s.subject.name == "Saúl Ríos"]


@pytest.mark.parametrize("count", [2, 5])
def test_a_sum_that_a_few_take_is_told_of_each_and_one_that_many_share_of_none(count: int) -> None:
    names = ["Julio Lazo", "Aldo Rojo", "Saúl Ríos", "Beto Prado", "Ciro Paz"][:count]
    listed = f"{', '.join(names[:-1])} and {names[-1]}"

    received = doers("en", f"{listed} were held. The defendants received $20,000 from a smuggler.", "receives")

    assert received == (set(names) if count == len(TWO) else set())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Julio Lazo, 40, and Aldo Lazo, 37, led a gang. The Lazo brothers sold rifles."),
        (
            "en",
            "Two brothers accused of theft were jailed. Julio Lazo, 40, and Aldo Lazo, 37, wept. The brothers sold rifles.",
        ),
        ("en", "Mayor Julio Lazo and his brother Aldo Lazo were held. The Lazos sold rifles."),
        ("es", "Julio Lazo y Aldo Lazo fueron detenidos. Los hermanos Lazo vendían fusiles."),
        ("es", "Julio Lazo y Aldo Lazo fueron detenidos. Los Lazo vendían fusiles."),
    ],
)
def test_a_surname_means_all_who_were_named_together_by_it(language: str, text: str) -> None:
    assert doers(language, text, "sells") == {"Julio Lazo", "Aldo Lazo"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Julio Lazo and Aldo Lazo were held. Ana Lazo, their sister, wept. The Lazo brothers sold rifles."),
        ("es", "Julio Lazo y Aldo Lazo fueron detenidos. Ana Lazo los denunció. Los Lazo vendían fusiles."),
    ],
)
def test_a_surname_that_others_bear_too_means_nobody_for_sure(language: str, text: str) -> None:
    assert not doers(language, text, "sells") & {"Julio Lazo", "Aldo Lazo", "Ana Lazo"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two Ghanaian nationals, Julio Lazo and Aldo Rojo, were held. The Ghanaians sold rifles."),
        ("en", "Two Ghanaian nationals, Julio Lazo and Aldo Rojo, were held. The foreigners sold rifles."),
        ("es", "Los ciudadanos peruanos Julio Lazo y Aldo Rojo fueron detenidos. Los peruanos vendían fusiles."),
        ("en", "Julio Lazo and Aldo Rojo were arrested in Lindon. The smugglers sold rifles."),
        ("es", "Julio Lazo y Aldo Rojo fueron condenados. Los traficantes vendían fusiles."),
        (
            "en",
            "Constable Julio Lazo and a special police officer (SPO), Aldo Rojo, were held. Both officers sold rifles.",
        ),
    ],
)
def test_what_they_were_called_first_or_are_accused_of_means_them(language: str, text: str) -> None:
    assert doers(language, text, "sells") == TWO


@pytest.mark.parametrize(
    "text",
    [
        "Two Ghanaian nationals, Julio Lazo and Aldo Rojo, freed four Ghanaian women. The Ghanaians sold rifles.",
        "Julio Lazo and Aldo Rojo were arrested in Lindon. Smugglers shot at them. The smugglers sold rifles.",
        "Julio Lazo and Aldo Rojo were arrested in Lindon with 14 other people. The smugglers sold rifles.",
    ],
)
def test_others_of_the_nation_or_the_crime_leave_open_who_is_meant(text: str) -> None:
    assert not doers("en", text, "sells") & TWO


@pytest.mark.parametrize("sold", ["sold forged papers", "bought smuggled gold"])
def test_whoever_sells_what_a_participle_describes_is_not_sold(sold: str) -> None:
    told = facts("en", f"Ana Hebra, 25, {sold}.")

    assert not {f for f in told if f[2] == "Ana Hebra"}
