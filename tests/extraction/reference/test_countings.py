"""Plurals that a count ties to the people whom the report names."""

import pytest

from tests.extraction.said import said, whole

FOUR = "Police arrested three suspects. Ana Hebra, 30, Rosa Lazo, 31, and Julio Ovillo, 32, were held. "


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", FOUR + "The accused were charged.", "- | charged | {} | charged"),
        (
            "en",
            "Three suspects – Ana Hebra, the owner of the house, Rosa Lazo and Julio Ovillo, were held. The suspects were charged.",
            "- | charged | {} | charged",
        ),
        ("en", FOUR + "Police said the accused had been booked under section 9.", "- | charged | {} | charged"),
        (
            "es",
            "Los tres detenidos, Ana Hebra, Rosa Lazo y Julio Ovillo, declararon. Los detenidos fueron acusados de vender bebés.",
            "{} | sells | bebés | accused",
        ),
    ],
)
def test_the_accused_are_those_whom_the_report_counts_and_names(language: str, text: str, expected: str) -> None:
    assert {expected.format(name) for name in ("Ana Hebra", "Rosa Lazo", "Julio Ovillo")} <= said(language, text)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        (FOUR + "The rest of the suspects sold babies.", "sells"),
        (FOUR + "Some of the accused sold babies.", "sells"),
        (FOUR + "Four suspects were held before. The accused sold babies.", "sells"),
        (FOUR + "Police are investigating how long the accused had been running the ring.", "leads"),
    ],
)
def test_a_part_of_them_or_a_question_names_nobody(text: str, predicate: str) -> None:
    assert not any(f"{name} | {predicate}" in line for line in said("en", text) for name in ("Ana Hebra", "Rosa Lazo"))


def test_persons_of_a_feminine_noun_may_be_men():
    text = (
        "La policía detuvo a Marco Brea, Beto Rojo y Ana Tilo el lunes.\n\n"
        "Un juzgado dictó prisión contra las tres personas, de nacionalidad peruana."
    )

    statements = whole("es", text)

    found = {s.subject.name for s in statements if s.predicate == "nationality"}
    assert found == {"Marco Brea", "Beto Rojo", "Ana Tilo"}


TRIO = "Ana Hebra, 30, Rosa Lazo, 31, and Julio Ovillo, 32, were arrested. "


@pytest.mark.parametrize(
    ("language", "text", "expected", "names"),
    [
        ("en", "Ana Hebra and Rosa Lazo sold babies with Julio Ovillo. All three defendants were charged.", "- | charged | {} | charged", ""),
        ("en", TRIO + "Two others - Beto Rojo, 40, and Marco Brea, 41 - were jailed. All five defendants were charged.", "- | charged | {} | charged", "Ana Hebra, Beto Rojo, Marco Brea"),
        ("en", "Three people were jailed for selling babies. " + TRIO, "{} | sells | babies | convicted", "Ana Hebra, Rosa Lazo, Julio Ovillo"),
        ("en", "A Villa Alta couple was charged with selling babies. Ana Hebra, 30, and Julio Ovillo, 32, were arrested.", "{} | sells | babies | charged", "Ana Hebra, Julio Ovillo"),
        ("es", "El juez ordenó prisión preventiva contra tres exasesores. La medida alcanza a Ana Hebra, Rosa Lazo y Julio Ovillo.", "juez | ordered | {} | reported", "Ana Hebra, Rosa Lazo, Julio Ovillo"),
        ("es", "Una pareja fue detenida por vender bebés. Ana Hebra, de 22 años, y Julio Ovillo, de 30, huyeron.", "- | detained | {} | reported", "Ana Hebra, Julio Ovillo"),
        ("en", "Police arrested Ana Hebra, Rosa Lazo and Julio Ovillo. The accused persons were charged.", "- | charged | {} | charged", "Ana Hebra, Rosa Lazo, Julio Ovillo"),
        ("es", "El tribunal condenó a Ana Hebra a diez años y a Julio Ovillo a seis. Los condenados vendían bebés.", "{} | sells | bebés | reported", "Ana Hebra, Julio Ovillo"),
    ],
)  # fmt: skip
def test_a_count_means_those_named_near_it(language: str, text: str, expected: str, names: str) -> None:
    assert {expected.format(name) for name in names.split(", ") if name} <= said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("es", "El tribunal absolvió a Ana Hebra y a Julio Ovillo. Los condenados vendían bebés.", "Ana Hebra | sells"),
        (
            "en",
            "Three people were arrested. Inspector Ana Hebra, Rosa Lazo and Julio Ovillo spoke.",
            "detained | Rosa Lazo",
        ),
        ("en", "A couple bought a baby. Judge Ana Hebra tried Rosa Lazo and Julio Ovillo.", "Rosa Lazo | buys"),
        ("en", "Two people were arrested. " + TRIO, "detained | Ana Hebra 2"),
    ],
)
def test_a_count_of_others_names_nobody(language: str, text: str, wrong: str) -> None:
    assert not any(wrong in line for line in said(language, text))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Three men and a woman were charged. Julio Lazo, Aldo Rojo, Marco Brea and Ana Hebra were held.", "- | charged | Aldo Rojo | charged"),
        ("en", "Three men and a woman were charged. Julio Lazo, Aldo Rojo, Marco Brea and Ana Hebra were held.", "- | charged | Ana Hebra | charged"),
        ("en", "Two men were jailed. Julio Lazo, 48, and Ovi Stell, 30, were stopped. The men sold babies.", "Ovi Stell | sells | babies | reported"),
    ],
)  # fmt: skip
def test_men_and_a_woman_are_told_apart_by_their_names(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


def test_the_defendants_are_all_of_the_men_and_the_woman():
    text = (
        "Three men and a woman were charged. Julio Lazo, Aldo Rojo, Marco Brea and Ana Hebra were held. "
        "The defendants sold babies."
    )

    assert "Ana Hebra | sells | babies | reported" in said("en", text)


COURT = "Ana Hebra, Julio Ovillo and Rosa Lazo appeared in court. "


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", COURT + "The first accused sold babies.", "Ana Hebra"),
        ("en", COURT + "The first defendant fled. The second accused sold babies.", "Julio Ovillo"),
        ("en", COURT + "The first and third accused sold babies.", "Ana Hebra, Rosa Lazo"),
        ("en", COURT + "The fourth accused sold babies.", ""),
        ("en", COURT + "Eva Sol and Ada Paz wept. The first accused sold babies.", ""),
    ],
)
def test_the_first_accused_is_the_first_of_the_only_list(language: str, text: str, names: str) -> None:
    sold = {line.split(" | ")[0] for line in said(language, text) if "sells" in line} - {"accused"}

    assert sold == {name for name in names.split(", ") if name}


def test_the_first_accused_in_spanish():
    text = "La Fiscalía acusó a Ana Hebra, Rosa Lazo y Julio Ovillo. La primera acusada dirigía la clínica."

    assert "Ana Hebra | leads | clínica | reported" in said("es", text)


@pytest.mark.parametrize(
    ("language", "text", "free"),
    [
        (
            "en",
            "Police arrested three people on Tuesday. Those arrested include Ana Hebra, 39, and Rosa Lazo, 33. The suspect's brother, Julio Ovillo, escaped.",
            "Julio Ovillo",
        ),
        (
            "es",
            "La Policía detuvo a tres personas. Entre los detenidos figuran Ana Hebra, de 39 años, y Rosa Lazo, de 33. La hermana de Hebra, Inés Cuña, no fue detenida.",
            "Inés Cuña",
        ),
    ],
)
def test_whoever_fled_or_was_not_arrested_is_none_of_those_counted(language: str, text: str, free: str) -> None:
    lines = said(language, text)

    assert not any(line.endswith(f"| detained | {free} | reported") and not line.startswith("not") for line in lines)
    assert "- | detained | Ana Hebra | reported" in lines
