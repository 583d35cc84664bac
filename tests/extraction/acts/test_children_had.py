"""A child that somebody obtains, collects or accepts from somebody is received, without a sum; nobody else's act is."""

import itertools

import pytest

from tests.extraction.said import facts

_WHO = ["Ana Quilla", "The suspect"]
_VERBS = ["obtained", "collected", "accepted"]
_CHILDREN = ["the baby girl", "a newborn baby"]
_ASIDES = ["", ", who knew Beto Rojo,", ", the sister of Beto Rojo,"]


@pytest.mark.parametrize(("who", "aside", "verb", "child"), list(itertools.product(_WHO, _ASIDES, _VERBS, _CHILDREN)))
def test_a_child_had_from_somebody_is_received_by_the_subject_only(who, aside, verb, child):
    found = facts("en", f"Police arrested a suspect. {who}{aside} {verb} {child} from a teenage mother.")

    receivers = {subject for subject, predicate, _, standing, _ in found if predicate == "receives"}
    assert receivers <= {who.removeprefix("The ")}
    assert receivers or aside


@pytest.mark.parametrize(
    "text",
    [
        "Ana Quilla collected her baby from a nurse.",
        "Social workers collected the baby from a mother.",
        "Police collected the baby from the mother.",
        "Ana Quilla wanted to obtain a baby from the mother.",
        "Ana Quilla will obtain a baby from the mother.",
        "Did Ana Quilla obtain the baby from the mother?",
        "If Ana Quilla obtained the baby from the mother, she will be charged.",
        "Ana Quilla tried to obtain the baby from the mother.",
        "Ana Quilla collected documents from the mother.",
        "Ana Quilla obtained the baby's file from the mother.",
        "Ana Quilla did not obtain the baby from the mother.",
        "Ana Quilla denied having obtained the baby from the mother.",
    ],
)
def test_what_is_denied_planned_asked_or_lawful_is_not_received(text):
    found = {(standing, negated) for _, predicate, _, standing, negated in facts("en", text) if predicate == "receives"}

    assert found <= {("denied", False), ("reported", True)}
