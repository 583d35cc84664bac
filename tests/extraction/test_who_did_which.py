"""Several people, each with their own part: none takes the part of the next, nor of whoever is named near by."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Adam Fiction was charged with harbouring a victim, Brian Inventado with bribing a policeman and Carl Imaginado with nothing.",
            {
                "- | charged | Adam Fiction | charged",
                "- | charged | Brian Inventado | charged",
                "Adam Fiction | harbours | victim | charged",
                "Brian Inventado | bribes | policeman | charged",
            },
        ),
        (
            "en",
            "The father is accused of selling the girl, the mother, Liz Fiction, of hiding it and the aunt, Liz Inventada, of lying.",
            {"father | sells | girl | accused"},
        ),
        (
            "en",
            "Al Fiction is accused of recruiting girls, Lou Inventado of transporting them and Ned Imaginado of hiding a witness.",
            {"Al Fiction | recruits | girls | accused", "Ned Imaginado | harbours | witness | accused"},
        ),
        (
            "es",
            "Adán Ficticio está acusado de falsificación, Bruno Inventado de cohecho y Carlos Imaginado Rojo de albergar a una víctima.",
            {"Carlos Imaginado Rojo | harbours | víctima | accused"},
        ),
        (
            "en",
            "Police freed 11 men. Trevor Fiction, 33, brought them bread. One of them said he had been beaten and sold to a farmer.",
            {"Police | released | men 11 | reported"},
        ),
        (
            "es",
            "Seis niñas fueron rescatadas por la monja Bea Ficticia. Una dijo que había sido vendida.",
            {"Bea Ficticia | rescued | niñas 6 | reported"},
        ),
        (
            "en",
            "A woman who claimed Dr Ira Fiction sold her baby was sentenced on Monday.",
            {"Ira Fiction | sells | baby | suspected", "- | sentenced | woman | convicted"},
        ),
        ("en", "Woman who claimed Dr Ira Fiction sold her baby sentenced.", {"Ira Fiction | sells | baby | suspected"}),
        ("en", "The nurse who reported the doctor was arrested on Monday.", {"- | detained | nurse | reported"}),
        ("en", "A man who told police sold babies was arrested.", {"- | detained | man | reported"}),
        ("es", "Vendió al niño la enfermera Ida Ficticia.", {"Ida Ficticia | sells | niño | reported"}),
    ],
)  # fmt: skip
def test_each_has_their_own(language, text, expected):
    assert said(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nan Fiction was not arrested for trafficking but over a fine."),
        ("en", "Nan Fiction was not convicted of trafficking but rather of fraud."),
        ("es", "A Nan Ficticia no la detuvieron por trata, sino por una multa."),
        ("es", "Edwin Ficticio fue conducido a la dependencia en calidad de testigo."),
    ],
)
def test_what_was_done_for_another_reason_is_not_denied(language, text):
    assert said(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The defence, led by Dr Helio Fiction, said the phone had been lent to his cousin, Wilmer Inventado.", set()),
        ("es", "La defensa, a cargo del doctor Helio Ficticio, alegó que el teléfono era de su primo, Wilmar Inventado.", set()),
        (
            "en",
            "Ada Fiction, the judge who convicted Ida Inventada, was herself charged on Monday.",
            {"- | charged | Ada Fiction | charged", "Ada Fiction | convicted | Ida Inventada | convicted"},
        ),
    ],
)  # fmt: skip
def test_nobody_near_by_is_meant(language, text, expected):
    assert said(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Alleged traffickers sold the babies to couples."),
        ("en", "The girls were recruited by suspected traffickers."),
        ("es", "Presuntos tratantes transportaban a 73 migrantes."),
        ("es", "Los migrantes eran llevados por supuestos coyotes."),
    ],
)
def test_what_alleged_offenders_did_is_no_firmer_than_what_they_are_called(language, text):
    lines = said(language, text)

    assert lines
    assert all(line.endswith("suspected") for line in lines)


def test_an_arrest_of_alleged_offenders_is_a_fact():
    assert said("en", "Police arrested two alleged traffickers.") == {
        "Police | detained | alleged traffickers 2 | reported"
    }
