"""What a gerund adds to what somebody is blamed for: nobody but the one blamed did it, and no firmer than the blame."""

import itertools

import pytest

from tests.extraction.said import facts, said

_BLAME = {
    "Ana Quilla is alleged to have sold a baby": "suspected",
    "Ana Quilla was accused of selling a baby": "accused",
    "Ana Quilla was charged with selling a baby": "charged",
    "Prosecutors accused Ana Quilla of selling a baby": "accused",
}
_ASIDES = ["", " to Beto Rojo", " in a clinic of Beto Rojo", " with Beto Rojo"]
_GERUNDS = ["accepting 300,000 shillings in cash", "later accepting $300 from a couple", "pocketing $300"]


@pytest.mark.parametrize(("blame", "aside", "gerund"), list(itertools.product(_BLAME, _ASIDES, _GERUNDS)))
def test_whoever_is_blamed_is_who_went_on_and_no_firmer(blame, aside, gerund):
    found = {
        (who, standing) for who, what, _, standing, _ in facts("en", f"{blame}{aside}, {gerund}.") if what == "receives"
    }

    assert found == {("Ana Quilla", _BLAME[blame])}


_NOT_TOLD = [
    "Ana Quilla is not alleged to have sold a baby",
    "Ana Quilla denied having sold a baby",
    "Ana Quilla is expected to sell a baby",
    "Ana Quilla is alleged to have sold a baby that Beto Rojo stole",
    "Ana Quilla is alleged to have asked Beto Rojo to sell a baby",
    "Ana Quilla was arrested after trying to sell a baby",
    "If Ana Quilla is charged with selling a baby",
    "Ana Quilla will be charged with selling a baby",
]


@pytest.mark.parametrize(("opening", "gerund"), list(itertools.product(_NOT_TOLD, _GERUNDS)))
def test_what_is_denied_planned_or_of_another_is_not_gone_on_with(opening, gerund):
    assert not [line for line in said("en", f"{opening}, {gerund}.") if "receives" in line and "denied" not in line]
