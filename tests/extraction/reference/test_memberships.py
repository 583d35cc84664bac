"""Several people told by one word, or one after another."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("es", "La policía detuvo a Ana Hebra y a Julio Lazo. Los detenidos vendían bebés.", "Ana Hebra, Julio Lazo"),
        ("es", "Fueron detenidos Ana Hebra y Julio Lazo. La fiscal Eva Sol habló. Los acusados vendían bebés.", "Ana Hebra, Julio Lazo"),
        ("es", "Según la fiscal Eva Sol, los detenidos, Ana Hebra y Julio Lazo, vendían bebés.", "Ana Hebra, Julio Lazo"),
    ],
)  # fmt: skip
def test_the_accused_are_the_only_ones_named_one_after_another(language: str, text: str, names: str) -> None:
    sold = {line for line in said(language, text) if "sells" in line}

    assert sold == {f"{name} | sells | bebés | reported" for name in names.split(", ")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Ana Hebra y Julio Lazo compraron un bebé a Rosa Ovillo y Aldo Rojo. Los acusados explotaban a niñas."),
        ("es", "Los agentes Ana Hebra y Julio Lazo detuvieron a Rosa Ovillo y a Aldo Rojo. Los acusados explotaban a niñas."),
    ],
)  # fmt: skip
def test_of_two_lists_the_accused_are_neither(language: str, text: str) -> None:
    assert "acusados | exploits | niñas | reported" in said(language, text)


def test_a_list_with_the_same_preposition_before_each_is_one_list():
    found = said(
        "es", "La policía detuvo a Ana Hebra, de 34 años, a su esposo Julio Lazo, de 41, y al médico Aldo Rojo."
    )

    names = ("Ana Hebra", "Julio Lazo", "Aldo Rojo")
    assert {f"policía | detained | {name} | reported" for name in names} <= found
    assert "Julio Lazo | partner_of | Ana Hebra | reported" in found


def test_the_husband_after_a_name_is_not_that_of_whoever_accuses():
    found = said("es", "La fiscal acusó a Ana Hebra, a su esposo Julio Lazo y a una enfermera de vender bebés.")

    assert "Julio Lazo | partner_of | Ana Hebra | reported" in found
    assert not any("partner_of | fiscal" in line for line in found)


def test_who_stands_after_the_brothers_is_no_brother():
    found = said("es", "Los hermanos Ana Hebra y Julio Hebra y el médico Aldo Rojo fueron detenidos.")

    assert [line for line in found if "relative_of" in line] == ["Ana Hebra | relative_of | Julio Hebra | reported"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ana Hebra sold the babies and Julio Lazo was released.", "- | released | Julio Lazo | reported"),
        ("en", "Ana Hebra sold the babies and Julio Lazo transported them.", "Julio Lazo | transports | babies | reported"),
        ("es", "Ana Hebra vendía los bebés y Julio Lazo los trasladaba.", "Julio Lazo | transports | bebés | reported"),
        ("es", "La policía detuvo a Ana Hebra y Julio Lazo fue liberado.", "- | released | Julio Lazo | reported"),
        ("en", "Police said Ana Hebra and Julio Lazo sold babies.", "Julio Lazo | sells | babies | reported"),
    ],
)  # fmt: skip
def test_whoever_has_a_verb_of_their_own_is_not_sold(language: str, text: str, expected: str) -> None:
    found = said(language, text)

    assert expected in found
    assert not any(
        line.endswith(("sells | Julio Lazo | reported", "detained | Julio Lazo | reported")) for line in found
    )


def test_certificates_are_forged_by_whoever_stands_before_the_word():
    assert "doctor | forges | birth certificates | reported" in said("en", "The doctor forged birth certificates.")
    assert not any("forges" in line for line in said("en", "Police found forged birth certificates."))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A couple was arrested. The couple was identified as Ana Hebra and Julio Lazo.", "- | detained | Julio Lazo | reported"),
        ("en", "The couple, Ana Hebra and Julio Lazo, sold babies.", "Julio Lazo | sells | babies | reported"),
        ("en", "Police held a woman and her boyfriend. The couple sold a baby.", "boyfriend | sells | baby | reported"),
        ("es", "Una pareja fue detenida. Se trata de Ana Hebra y Julio Lazo.", "- | detained | Julio Lazo | reported"),
        ("en", "Ana Hebra and Julio Lazo sold babies to foreign couples. The couple was arrested.", "- | detained | Julio Lazo | reported"),
    ],
)  # fmt: skip
def test_who_the_couple_is(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ana Hebra and Julio Lazo sold a baby to a couple. The couple was arrested.", "- | detained | couple | reported"),
        ("en", "A couple bought a baby from Ana Hebra and her husband. The couple was arrested.", "- | detained | couple | reported"),
        ("es", "Ana Hebra y Julio Lazo vendieron un bebé a una pareja. La pareja fue detenida.", "- | detained | pareja | reported"),
    ],
)  # fmt: skip
def test_a_couple_that_buys_is_not_the_couple_that_sells(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


def test_the_couples_are_no_couple():
    found = said("es", "Ana Hebra y Julio Lazo vendían bebés. Rosa Lazo conocía a las parejas y engañó a las parejas.")

    assert not any("deceives | Ana Hebra" in line for line in found)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Hebra and Julio Lazo, two nurses, were dismissed. They sold babies.",
        "Police held one Ana Hebra and one Julio Lazo. They sold babies.",
    ],
)
def test_two_names_are_those_whom_a_count_or_one_stands_beside(text: str) -> None:
    assert {"Ana Hebra | sells | babies | reported", "Julio Lazo | sells | babies | reported"} <= said("en", text)
