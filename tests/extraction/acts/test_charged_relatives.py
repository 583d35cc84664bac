"""What is told of those whom charges are brought against is no firmer than the charge."""

import itertools

import pytest

from tests.extraction.said import said

_HEADS = {
    "en": [
        "Prosecutors filed charges against two men",
        "Police announced trafficking charges today against two men",
        "The prosecutor brought a case against two men",
    ],
    "es": ["La fiscalía presentó cargos contra dos hombres", "El fiscal formuló una acusación contra dos hombres"],
}
_TAILS = {"en": ["who sold babies", "who had sold babies"], "es": ["que vendían bebés", "que vendieron bebés"]}
_CASES = [(lang, h, t) for lang in _HEADS for h, t in itertools.product(_HEADS[lang], _TAILS[lang])]


@pytest.mark.parametrize(("language", "head", "tail"), _CASES)
def test_what_is_told_of_the_charged_is_charged(language, head, tail):
    found = {line for line in said(language, f"{head} {tail}.") if " sells " in line}

    assert all(line.endswith("| charged") for line in found)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Police arrested two men who sold babies.", "men | sells | babies | reported"),
        (
            "en",
            "Prosecutors filed charges against a doctor who reported two men who sold babies.",
            "men | sells | babies | reported",
        ),
        ("es", "La policía detuvo a dos hombres que vendían bebés.", "hombres | sells | bebés | reported"),
        (
            "en",
            "Prosecutors filed charges against two men accused of selling babies.",
            "men | sells | babies | accused",
        ),
    ],
)
def test_what_is_told_of_others_or_held_otherwise_stays(language, text, expected):
    assert expected in said(language, text)


def test_who_announces_charges_charges():
    assert "Police | charged | Dario Pell | charged" in said("en", "Police announced fraud charges against Dario Pell.")


@pytest.mark.parametrize("head", ["will announce", "did not announce", "may announce"])
def test_who_does_not_announce_charges_does_not_charge(head):
    assert "Police | charged | Dario Pell | charged" not in said("en", f"Police {head} charges against Dario Pell.")
