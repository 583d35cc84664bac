"""A denial stands beside what is said of the same deal from its other side."""

from dataclasses import replace

import pytest

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.findings import Finding
from ovillo.domain.statements import Standing, Statement
from tests.corroboration.invented import Case, value

VERA, OTTO, ZED = "Vera Ficticia Lago", "Otto Ficticio Cerro", "Zed Ficticio Prado"


def denials(case: Case, predicate: str, subject: str) -> list[Statement]:
    [made] = [one for one in case.findings() if one.predicate == predicate and one.subject and _is(one, subject)]
    assert made.is_disputed == bool(made.denials)
    return [said for each in made.denials for said in each.statements]


def _is(finding: Finding, name: str) -> bool:
    return finding.subject is not None and finding.subject.name == name


@pytest.mark.parametrize("predicate", ["pays", "bribes"])
@pytest.mark.parametrize("received", ["thing:money", "thing:un soborno", None])
def test_who_denies_to_have_been_given_money_disputes_that_somebody_paid_them(
    predicate: str, received: str | None
) -> None:
    case = Case()
    case.say(case.document("A"), predicate, VERA, OTTO, standing=Standing.ACCUSED)
    denial = case.say(case.document("B"), "receives", OTTO, received, standing=Standing.DENIED)

    assert denials(case, predicate, VERA) == [denial]


def test_who_denies_to_have_been_given_something_else_or_by_another_does_not() -> None:
    case = Case()
    told = case.document("A")
    case.say(told, "pays", VERA, OTTO, standing=Standing.ACCUSED)
    case.say(told, "pays", ZED, OTTO, standing=Standing.ACCUSED)
    case.say(told, "receives", OTTO, "baby", standing=Standing.DENIED)
    denial = case.say(
        told,
        "receives",
        OTTO,
        "thing:money",
        standing=Standing.DENIED,
        quote=f"{OTTO} denied that he had received money from {VERA}.",
    )

    assert denials(case, "pays", VERA) == [denial]
    assert denials(case, "pays", ZED) == []


def test_a_denial_of_money_from_somebody_of_whom_nothing_else_is_told_disputes_no_other_payment() -> None:
    case = Case()
    told = case.document("A")
    case.say(told, "pays", VERA, OTTO, standing=Standing.ACCUSED)
    case.entity(ZED, told, EntityType.PERSON, NameLevel.FULL)
    quote = f"{OTTO} negó haber recibido dinero de la señora {ZED}."
    case.say(told, "receives", OTTO, "thing:dinero", standing=Standing.DENIED, quote=quote)

    assert denials(case, "pays", VERA) == []


def test_who_denies_to_have_paid_disputes_that_the_other_was_given_it() -> None:
    case = Case()
    told = case.document("A")
    given = case.say(told, "receives", OTTO, value=value(900, "USD"), quote="He got it.")
    _beside(case, given, "pays", VERA, OTTO)
    denial = case.say(told, "bribes", VERA, OTTO, standing=Standing.DENIED, quote="She denies it.")
    case.say(told, "pays", ZED, OTTO, standing=Standing.DENIED, quote="He denies it.")

    assert denials(case, "receives", OTTO) == [denial]


@pytest.mark.parametrize(("accused", "denied"), [("buys", "sells"), ("sells", "buys")])
def test_the_other_party_of_a_sale_disputes_it_by_denying_its_own_side(accused: str, denied: str) -> None:
    case = Case()
    told = case.document("A")
    sale = case.say(told, accused, VERA, "baby", standing=Standing.ACCUSED, quote="A sale.")
    _beside(case, sale, denied, OTTO, "baby")
    denial = case.say(told, denied, OTTO, "child", standing=Standing.DENIED, quote="He denies it.")
    case.say(told, denied, ZED, "baby", standing=Standing.DENIED, quote="So does Zed.")

    assert denials(case, accused, VERA) == [denial]


def test_a_sale_that_names_one_side_is_disputed_by_the_other_whose_denial_names_that_one() -> None:
    case = Case()
    told = case.document("A")
    case.say(told, "sells", VERA, "baby", standing=Standing.ACCUSED, quote="A sale.")
    denial = case.say(told, "buys", OTTO, "baby", standing=Standing.DENIED, quote=f"He denied buying it from {VERA}.")

    assert denials(case, "sells", VERA) == [denial]


def test_words_that_say_who_else_did_dispute_nothing_of_the_other_party() -> None:
    case = Case()
    told = case.document("A")
    quote = f"The baby was sold to {OTTO} by {VERA}, not by {ZED}."
    bought = case.say(told, "buys", OTTO, "baby", quote=quote)
    for seller, is_not in ((VERA, False), (ZED, True)):
        made = case.say(told, "sells", seller, "baby", quote=quote, negated=is_not)
        case.statements[-1] = replace(made, start=bought.start, end=bought.end)

    assert denials(case, "buys", OTTO) == []


def _beside(case: Case, said: Statement, predicate: str, subject: str, other: str) -> None:
    """The same sentence told of another."""
    [document] = [one for one in case.documents if one.id == said.document]
    made = case.say(document, predicate, subject, other, standing=said.standing, quote=said.quote)
    case.statements[-1] = replace(made, start=said.start, end=said.end)
