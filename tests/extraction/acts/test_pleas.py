"""A plea of guilty is a charge that its subject admits; nobody else's, none that was not entered, none that is planned."""

import itertools

import pytest

from tests.extraction.said import said

_SUBJECTS = {
    "Dario Pell": ["Dario Pell"],
    "Dario Pell, 44, a notary of Lindon,": ["Dario Pell"],
    "Dario Pell, whose wife ran the clinic,": ["Dario Pell"],
    "Dario Pell and Ana Quilla": ["Ana Quilla", "Dario Pell"],
    "Dario Pell and Ana Quilla each": ["Ana Quilla", "Dario Pell"],
    "Ana Quilla, the wife of Dario Pell,": ["Ana Quilla"],
}
_PLEAS = [
    "pleaded guilty",
    "pleaded guilty to one count of visa fraud",
    "pleaded guilty on June 5 to two counts of kidnapping",
    "pleaded guilty to two felony counts of wire fraud before Judge Ivo Marsh",
    "has pleaded guilty to fraud",
]
_SILENT = [
    "{} will plead guilty to fraud",
    "{} agreed to plead guilty to fraud",
    "{} is expected to plead guilty to fraud",
    "{} refused to plead guilty to fraud",
    "{} did not plead guilty to fraud",
    "{} never pleaded guilty to fraud",
    "{} withdrew his guilty plea",
    "if {} pleaded guilty to fraud, the trial would end",
    "it is unclear whether {} pleaded guilty to fraud",
    "nothing suggests that {} pleaded guilty to fraud",
]


def _admitted(found):
    return {line for line in found if line.endswith("admitted")}


@pytest.mark.parametrize(("subject", "plea"), list(itertools.product(_SUBJECTS, _PLEAS)))
def test_a_plea_of_guilty_is_a_charge_admitted_by_its_subject_alone(subject, plea):
    found = said("en", f"{subject} {plea}.")

    assert _admitted(found) == {f"- | charged | {name} | admitted" for name in _SUBJECTS[subject]}
    assert not any(" | charged | " in line and line.endswith("| charged") for line in found)


@pytest.mark.parametrize(
    ("subject", "frame"), list(itertools.product(["Dario Pell", "Dario Pell and Ana Quilla", "the notary"], _SILENT))
)
def test_no_plea_no_charge(subject, frame):
    assert not any(
        "charged" in line or "admitted" in line for line in said("en", f"On Monday {frame.format(subject)}.")
    )


@pytest.mark.parametrize("opening", ["After pleading guilty to fraud, {} was sentenced to two years."])
@pytest.mark.parametrize("name", ["Dario Pell", "Ana Quilla"])
def test_who_is_sentenced_after_the_plea_entered_it(opening, name):
    assert f"- | charged | {name} | admitted" in said("en", opening.format(name))


def test_what_is_pleaded_guilty_to_is_told_instead_of_the_charge():
    text = "Dario Pell pleaded guilty in a federal court to two counts of selling babies."

    assert said("en", text) == {"Dario Pell | sells | babies | admitted"}


def test_what_a_plea_is_meant_for_is_no_conduct():
    text = "Ana Quilla said that Dario Pell pleaded guilty to protect the network."

    assert said("en", text) == {"- | charged | Dario Pell | admitted"}


def test_who_pleads_not_guilty_beside_somebody_who_does_admits_nothing():
    text = "Dario Pell pleaded guilty to fraud, and Ana Quilla pleaded not guilty to bribery."

    assert _admitted(said("en", text)) == {"- | charged | Dario Pell | admitted"}


def test_another_s_plea_is_not_that_of_the_acquitted():
    text = "Dario Pell, whose wife pleaded guilty to fraud, was acquitted."

    assert "- | charged | Dario Pell | admitted" not in said("en", text)
