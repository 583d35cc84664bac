"""Whose wife, mother or brother somebody is, through "whose", "who is" and two possessives."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Julio Lazo, whose wife Ana Hebra was arrested, sold babies.", "Ana Hebra | partner_of | Julio Lazo | reported"),
        ("en", "Ana Hebra, whose mother was arrested, sold babies.", "mother | relative_of | Ana Hebra | reported"),
        ("en", "Ana Hebra, a nurse whose brother was charged, was arrested.", "brother | relative_of | Ana Hebra | reported"),
        ("es", "Julio Lazo, cuya esposa Ana Hebra fue detenida, vendía bebés.", "Ana Hebra | partner_of | Julio Lazo | reported"),
        ("es", "Ana Hebra, cuyo hermano, Julio Lazo, es juez, fue detenida.", "Julio Lazo | relative_of | Ana Hebra | reported"),
        ("en", "Ana Hebra, who is the sister of Julio Lazo, was arrested.", "Ana Hebra | relative_of | Julio Lazo | reported"),
        ("en", "The sister of Julio Lazo's wife was arrested.", "sister | relative_of | wife | reported"),
        ("en", "Ana Hebra and her sister Rosa Lazo were held. The sisters sold babies.", "Ana Hebra | sells | babies | reported"),
        ("es", "Ana Hebra y su hermana Rosa Lazo cayeron. Las hermanas vendían bebés.", "Rosa Lazo | sells | bebés | reported"),
    ],
)  # fmt: skip
def test_whose_they_are(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "The sister of Julio Lazo's wife was arrested.", "sister | relative_of | Julio Lazo"),
        ("en", "Ana Hebra, who is the sister of Julio Lazo, was arrested.", "sister | relative_of"),
        ("en", "The suspects, whose mother was arrested, sold babies.", "relative_of"),
        ("en", "Ana Hebra and her sister Rosa Lazo met Eva Sol and her sister Ada Sol. The sisters sold babies.", "Hebra | sells"),
        ("es", "Ana Hebra, cuya clínica fue allanada, huyó.", "relative_of"),
        ("es", "Julio Lazo y su hermana Ana Hebra cayeron. Las hermanas de la caridad vendían bebés.", "Ana Hebra | sells"),
    ],
)  # fmt: skip
def test_they_are_nobody_elses(language: str, text: str, wrong: str) -> None:
    assert not any(wrong in line for line in said(language, text))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ana Hebra sold her baby. The mother was arrested.", "- | detained | Ana Hebra | reported"),
        ("es", "Ana Hebra vendió a su bebé. La madre fue detenida.", "- | detained | Ana Hebra | reported"),
    ],
)
def test_the_mother_is_whose_child_was_told_of(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Hebra sold her baby to Rosa Lazo, who lost her daughter. The mother was arrested.",
        "Ana Hebra sold her baby and that of another mother. The mother was arrested.",
        "Ana Hebra sold a baby. The mother was arrested.",
    ],
)
def test_a_mother_may_be_another(text: str) -> None:
    assert not any("detained | Ana Hebra" in line for line in said("en", text))


def test_the_couple_are_the_only_two_who_are_partners():
    text = "Julio Lazo's wife, Ana Hebra, was arrested. He fled last year. Police found drugs. The couple sold babies."

    assert {"Ana Hebra | sells | babies | reported", "Julio Lazo | sells | babies | reported"} <= said("en", text)


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("es", "Ana Hebra fue detenida con su hija Rosa Hebra. Madre e hija vendían bebés.", "Ana Hebra, Rosa Hebra"),
        ("es", "Ana Hebra y Julio Lazo vendieron a su hijo. Los padres vendían bebés.", "Ana Hebra, Julio Lazo"),
        ("en", "Ana Hebra and Julio Lazo sold their son. The parents sold babies.", "Ana Hebra, Julio Lazo"),
    ],
)
def test_mother_and_daughter_and_parents(language: str, text: str, names: str) -> None:
    objects = {"en": "babies", "es": "bebés"}

    assert {f"{name} | sells | {objects[language]} | reported" for name in names.split(", ")} <= said(language, text)


def test_the_parents_may_be_others():
    text = "Ana Hebra and Julio Lazo bought a baby. The parents sold babies."

    assert not any("Ana Hebra | sells" in line for line in said("en", text))


@pytest.mark.parametrize(
    ("language", "text", "ties"),
    [
        (
            "es",
            "Rosa Ovillo declaró. La mujer, hermana de Abel Hebra, no está imputada.",
            {"Rosa Ovillo | relative_of | Abel Hebra | reported"},
        ),
        ("en", "Rosa Ovillo spoke. The woman, sister of the suspect, is not charged.", set()),
    ],
)
def test_the_woman_sister_of_somebody_is_the_sister_and_never_her_own(language, text, ties):
    assert {line for line in said(language, text) if "relative_of" in line} == ties


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "El padrino de Julio Lazo es Beto Rojo.", "Beto Rojo | compadrazgo_with | Julio Lazo | reported"),
        ("es", "Beto Rojo es compadre de Julio Lazo.", "Beto Rojo | compadrazgo_with | Julio Lazo | reported"),
        ("es", "Ana Hebra, madrina de Julio Lazo, cayó.", "Ana Hebra | compadrazgo_with | Julio Lazo | reported"),
        ("es", "Julio Lazo viajó con su madrina, Ana Hebra.", "Ana Hebra | compadrazgo_with | Julio Lazo | reported"),
        ("es", "Beto Rojo y Julio Lazo son compadres.", "Beto Rojo | compadrazgo_with | Julio Lazo | reported"),
        ("es", "Julio Lazo es ahijado de Beto Rojo.", "Julio Lazo | compadrazgo_with | Beto Rojo | reported"),
        ("en", "Beto Rojo is the godfather of Julio Lazo.", "Beto Rojo | compadrazgo_with | Julio Lazo | reported"),
        ("en", "Beto Rojo, godson of Julio Lazo, was held.", "Beto Rojo | compadrazgo_with | Julio Lazo | reported"),
    ],
)
def test_who_became_kin_at_a_font_is_no_kin_by_blood(language: str, text: str, expected: str) -> None:
    found = said(language, text)

    assert expected in found
    assert not any("relative_of" in line for line in found)
