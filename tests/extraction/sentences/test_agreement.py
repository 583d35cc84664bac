"""Who is cast as the subject of a verb that several groups stand before."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "A people smuggler who used threats to force children to work as sex slaves was jailed for 20 years.",
            {"- | sentenced | people smuggler 20 | convicted", "people smuggler | exploits | children | reported"},
        ),
        (
            "en",
            "The woman walked into the 68th Precinct to report the theft and the defendant was arrested.",
            {"- | detained | defendant | reported"},
        ),
        (
            "en",
            "Mara Quill, the judge who heard the case, and her clerk were not charged.",
            {"not - | charged | clerk | charged"},
        ),
        (
            "en",
            "Three people were Wednesday afternoon charged before the courts with theft.",
            {"- | charged | people 3 | charged"},
        ),
        (
            "en",
            "Tilo Brack was convicted of forging five records, as the prosecutor had claimed, and sentenced to two years.",
            {
                "- | convicted | Tilo Brack | convicted",
                "Tilo Brack | forges | records 5 | convicted",
                "- | sentenced | Tilo Brack 2 | convicted",
            },
        ),
        (
            "es",
            "Llegó el cajero, Eliseo Prado, sobrino de la propietaria, quien colabora con la Fiscalía.",
            {"Eliseo Prado | collaborates_with | Fiscalía | reported", "Eliseo Prado | relative_of | propietaria | reported"},
        ),
        (
            "es",
            "El juez Tadeo Lirio dictó prisión preventiva para Ximena Brea por los aportes de Golondrina y de Susana Tilo.",
            {"Tadeo Lirio | ordered | Ximena Brea | reported"},
        ),
    ],
)  # fmt: skip
def test_the_subject_is_as_many_as_its_verb_says_and_asides_are_passed(language, text, expected):
    assert said(language, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lena Quill, who prosecutors believe led the ring, was detained.",
            {"- | detained | Lena Quill | reported", "Lena Quill | leads | ring | suspected"},
        ),
        (
            "Lena Quill, who police say sold babies, was charged with theft.",
            {"- | charged | Lena Quill | charged", "Lena Quill | sells | babies | reported"},
        ),
        ("The woman, who neighbours said was polite, sold babies.", {"woman | sells | babies | reported"}),
        (
            "Lena Quill and her partner, retired General Tilo Brack, left.",
            {"Tilo Brack | partner_of | Lena Quill | reported"},
        ),
    ],
)
def test_what_is_inserted_hangs_on_who_tells_it_and_names_whom_it_is_said_of(text, expected):
    assert said("en", text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "wrong"),
    [
        (
            "Un juez de menores fue detenido hoy por la policía, acusado de integrar una red.",
            "juez de menores | belongs_to | red | accused",
            "policía | belongs_to | red | accused",
        ),
        (
            "La policía detuvo a un hombre en la clínica, acusado de vender bebés.",
            "hombre | sells | bebés | accused",
            "clínica | sells | bebés | accused",
        ),
        (
            "Dos mujeres fueron detenidas por los agentes, acusadas de vender bebés.",
            "mujeres | sells | bebés | accused",
            "agentes | sells | bebés | accused",
        ),
    ],
)
def test_a_participle_is_said_of_those_of_its_gender(text: str, expected: str, wrong: str) -> None:
    found = said("es", text)

    assert expected in found
    assert wrong not in found


def test_whoever_is_named_with_others_is_one_of_them():
    assert "- | convicted | Ana Quilla | convicted" in said("en", "Ana Quilla and three others were convicted.")
    assert "- | detained | Ana Quilla | reported" in said("es", "Ana Quilla y otros tres fueron detenidos.")


def test_she_behind_the_mother_of_a_girl_is_either():
    assert said("en", "The girl's mother told police that she had received $200 from the nurse.") == set()
