from datetime import date

import pytest

from ovillo.analysis import standings_of
from ovillo.domain.statements import Standing
from tests.corroboration.invented import Case, on

ANA = "Ana Ficticio"
CHARGED, CONVICTED, DENIED, ACQUITTED = Standing.CHARGED, Standing.CONVICTED, Standing.DENIED, Standing.ACQUITTED


def standings(case: Case) -> tuple[Standing, ...]:
    ana = next(each for each in case.entities() if each.name == ANA)
    return standings_of(ana, case.findings())


@pytest.mark.parametrize("order", [("convicted", "acquitted"), ("acquitted", "convicted")])
def test_neither_a_conviction_nor_an_acquittal_hides_the_other(order: tuple[str, str]) -> None:
    case = Case()
    for outlet, predicate in zip("AB", order, strict=True):
        case.say(case.document(outlet), predicate, None, ANA, standing=Standing(predicate))

    assert standings(case) == (CONVICTED, ACQUITTED)


def test_an_acquittal_that_is_only_reported_is_one() -> None:
    case = Case()
    case.say(case.document("A"), "detained", None, ANA)
    case.say(case.document("B"), "acquitted", "organisation:el tribunal", ANA)

    assert standings(case) == (Standing.REPORTED, ACQUITTED)


def test_conduct_of_which_somebody_is_acquitted_and_a_denial_stand_beside_the_charge() -> None:
    case = Case()
    for outlet, standing in zip("ABC", (CHARGED, DENIED, ACQUITTED), strict=True):
        case.say(case.document(outlet), "sells", ANA, "group:babies", standing=standing)

    assert standings(case) == (CHARGED, DENIED, ACQUITTED)


@pytest.mark.parametrize("predicate", ["charged", "convicted"])
def test_whoever_was_not_convicted_is_no_convict(predicate: str) -> None:
    case = Case()
    case.say(case.document("A"), predicate, None, ANA, standing=Standing(predicate), negated=True)

    assert standings(case) == (DENIED,)


def test_an_acquittal_that_is_denied_and_what_others_did_are_nothing() -> None:
    case = Case()
    document = case.document("A")
    case.say(document, "acquitted", None, ANA, standing=ACQUITTED, negated=True)
    case.say(document, "sells", "Beto Ficticio", ANA, standing=CHARGED)
    case.say(document, "charged", ANA, "Beto Ficticio", standing=CHARGED, when=on(date(2031, 5, 7)))

    assert standings(case) == ()


@pytest.mark.parametrize("told", ["convicted", "sentenced"])
def test_whoever_s_conviction_a_court_took_back_is_held_as_before_it(told: str) -> None:
    case = Case()
    case.say(case.document("A"), "charged", None, ANA, standing=CHARGED)
    case.say(case.document("B"), told, "organisation:el juzgado", ANA, standing=CONVICTED)
    case.say(case.document("C"), "convicted", "organisation:Corte Suprema", ANA, standing=CONVICTED, negated=True)

    assert standings(case)[0] is CHARGED


def test_a_mere_no_of_another_source_does_not_hide_the_conviction() -> None:
    case = Case()
    case.say(case.document("A"), "convicted", None, ANA, standing=CONVICTED)
    case.say(case.document("B"), "convicted", None, ANA, standing=CONVICTED, negated=True)

    assert standings(case)[0] is CONVICTED


@pytest.mark.parametrize(("anew", "expected"), [(1, (CONVICTED, DENIED)), (0, (DENIED,))])
def test_whoever_is_convicted_anew_on_a_later_day_is_a_convict(anew: int, expected: tuple[Standing, ...]) -> None:
    case = Case()
    document = case.document("A")
    for day, negated in ((date(2031, 3, 3), False), (date(2031, 4, 5), True), (date(2031, 6, 1), False))[: 2 + anew]:
        court = "organisation:el tribunal"
        case.say(document, "convicted", court, ANA, standing=CONVICTED, negated=negated, when=on(day))

    assert standings(case) == expected
