"""What somebody is said to be by a copula is that person."""

import pytest

from tests.extraction.said import said, statements, whole


def posts(language: str, text: str) -> set[tuple[str, str, str]]:
    """The trades and offices that the text gives to people."""
    found = whole(language, text)
    told = [s for s in found if s.predicate in {"occupation", "holds_office"} and s.subject and s.value]
    return {(s.subject.name, s.predicate, s.value.text) for s in told if s.subject and s.value}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Ana Quilla is a nurse from Villa Ovillo. She was also the deputy mayor.",
            {("Ana Quilla", "occupation", "nurse"), ("Ana Quilla", "holds_office", "deputy mayor")},
        ),
        ("es", "Ana Quilla era enfermera en Villa Ovillo.", {("Ana Quilla", "occupation", "enfermera")}),
        ("en", "Lt Gen Anselmo Quilla a former mayor was held.", {("Anselmo Quilla", "holds_office", "former mayor")}),
        ("en", "Ana Quilla was not a nurse.", set()),
        ("en", "Nobody knows whether Julio Lazo is a doctor.", set()),
        ("en", "The mother of Julio Lazo is a nurse.", set()),
        ("es", "Si Julio Lazo es médico, lo dirá el juez.", set()),
        ("es", "La madre de Julio Lazo es médica.", set()),
    ],
)
def test_a_copula_tells_a_trade_where_nothing_doubts_it(
    language: str, text: str, expected: set[tuple[str, str, str]]
) -> None:
    assert posts(language, text) == expected


def test_he_after_a_copula_is_the_person_and_no_businessman_without_a_name() -> None:
    text = "Pajuban Ovillo was found guilty. Pajuban was a prominent businessman and a former politician. He was jailed for 75 years."

    assert "- | sentenced | Pajuban Ovillo 75 | convicted" in said("en", text)


def test_the_general_is_who_has_that_short_title() -> None:
    text = "Lt Gen Anselmo Quilla was convicted on Wednesday. The general was jailed for 27 years."

    assert "- | sentenced | Anselmo Quilla 27 | convicted" in said("en", text)


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [
        (
            "en",
            "Ms Orrell was not arrested. The woman detained on March 29 was Rosa Hebra, who lives there.",
            "- | detained | Rosa Hebra | reported",
        ),
        (
            "en",
            "Ana Orrell was not arrested. The person arrested was Rosa Hebra.",
            "- | detained | Rosa Hebra | reported",
        ),
        (
            "es",
            "La señora Lazo no fue detenida. La mujer detenida el 17 de marzo fue Rosa Hebra Paz.",
            "- | detained | Rosa Hebra Paz | reported",
        ),
    ],
)
def test_who_the_woman_was_is_the_name_after_the_copula(language: str, text: str, line: str) -> None:
    lines = said(language, text)

    assert line in lines
    assert {one for one in lines if "detained" in one and not one.startswith("not")} == {line}


@pytest.mark.parametrize(
    "text",
    [
        "Ana Orrell was held. The suspect was not Rosa Hebra.",
        "Ana Orrell was held. The woman arrested on Monday was Rosa Hebra's sister.",
        "Ana Orrell was held. The woman who said that the buyer was Rosa Hebra was arrested.",
    ],
)
def test_nobody_is_who_the_copula_denies_or_somebody_else_says(text: str) -> None:
    assert not any("detained | Rosa Hebra" in line for line in said("en", text))


@pytest.mark.parametrize("first", ["served as the Larkport County assessor", "was the mayor of Larkport", "was mayor"])
def test_a_second_thing_said_behind_and_is_of_the_same(first):
    found = statements("en", f"Wendell Marsh {first} and was an adoption lawyer.")

    assert [s.value.text for s in found if s.predicate == "occupation"] == ["adoption lawyer"]


@pytest.mark.parametrize(
    "rest",
    [
        "and was not a lawyer",
        "and her husband was a lawyer",
        "and said that Boris Dodd was a lawyer",
        "who was a lawyer",
    ],
)
def test_what_is_denied_or_said_of_others_is_not(rest):
    found = statements("en", f"Ana Pell was the mayor of Larkport {rest}.")

    assert not any(s.predicate == "occupation" and s.subject.name == "Ana Pell" for s in found)
