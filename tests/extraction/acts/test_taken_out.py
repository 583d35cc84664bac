"""Whom "not" takes out stands where the one before it stands: doer for doer, buyer for buyer."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [
        ("en", "A baby was sold by Greta Noll to Ivan Pell, not by Hetty Crane.", "not Hetty Crane | sells | baby"),
        ("en", "The baby was sold by Greta Noll, not Hetty Crane.", "not Hetty Crane | sells | baby"),
        ("en", "The baby was sold by Greta Noll and not by Hetty Crane.", "not Hetty Crane | sells | baby"),
        ("en", "The baby was bought by Ivan Pell, not by Hetty Crane.", "not Hetty Crane | buys | baby"),
        ("en", "Greta Noll sold the baby to Ivan Pell, not to Hetty Crane.", "not Hetty Crane | buys | baby"),
        ("en", "Police detained Greta Noll, not Hetty Crane.", "not Police | detained | Hetty Crane"),
        ("es", "El bebé fue vendido por Greta Irreal, no por Elsa Supuesta.", "not Elsa Supuesta | sells | bebé"),
        (
            "es",
            "Greta Irreal vendió el bebé a Iván Fingido, no a Elsa Supuesta.",
            "not Elsa Supuesta | buys | bebé",
        ),
        ("es", "La Policía detuvo a Greta Irreal, no a Elsa Supuesta.", "not Policía | detained | Elsa Supuesta"),
    ],
)
def test_who_is_taken_out_did_not_do_what_the_other_did(language, text, line):
    told = {each for each in said(language, text) if each.startswith("not ")}

    assert told == {f"{line} | reported"}
