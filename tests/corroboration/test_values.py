from datetime import date, timedelta

import pytest

from ovillo.corroboration.values import noun_meaning
from ovillo.domain.statements import Quantifier, Value
from tests.corroboration.invented import DAY, Case, value


@pytest.mark.parametrize(
    ("ours", "theirs", "contradicts"),
    [
        (value(14), value(14), False),
        (value(14), value(13), True),
        (value(600), value(500, how=Quantifier.MORE_THAN), False),
        (value(260), value(500, how=Quantifier.MORE_THAN), True),
        (value(500), value(500, how=Quantifier.MORE_THAN), True),
        (value(500), value(500, how=Quantifier.AT_LEAST), False),
        (value(500), value(500, how=Quantifier.LESS_THAN), True),
        (value(95), value(100, how=Quantifier.ABOUT), False),
        (value(50), value(100, how=Quantifier.ABOUT), True),
        (value(14), value(20, how=Quantifier.AT_MOST), False),
    ],
)
def test_two_counts(ours: Value, theirs: Value, contradicts: bool) -> None:
    case = Case()
    case.say(case.document("A"), "detained", value=ours)
    case.say(case.document("B"), "detained", value=theirs)

    assert case.finding("detained").contradicts is contradicts


def test_every_value_stands_with_its_sources() -> None:
    case = Case()
    for outlet, number in (("A", 14), ("B", 13), ("C", 14)):
        case.say(case.document(outlet), "detained", value=value(number))

    values = case.finding("detained").values

    assert {(one.value.number, one.sources) for one in values} == {(14, ("A", "C")), (13, ("B",))}


def test_two_currencies_stand_side_by_side() -> None:
    case = Case()
    case.say(case.document("A"), "price", "group:babies", value=value(12000, "PEN"))
    case.say(case.document("B"), "price", "group:bebés", value=value(3000, "USD"))

    finding = case.finding("price")

    assert len(finding.values) == 2
    assert not finding.contradicts


def test_parts_of_one_source_add_up_to_the_total_of_another() -> None:
    case = Case()
    parts = case.document("A")
    for number in (9, 4, 1, 2):
        case.say(parts, "searched", value=value(number, "place"))
    case.say(case.document("B"), "searched", value=value(16, "place"))

    assert not case.finding("searched").contradicts


def test_others_come_on_top_of_those_named() -> None:
    case = Case()
    first = case.document("A")
    case.say(first, "detained", None, "Ana Ficticio")
    case.say(first, "detained", value=value(14, text="14 others"))
    case.say(case.document("B"), "detained", value=value(15))

    (counted,) = [one for one in case.findings() if one.values]

    assert not counted.contradicts


def test_ages_meet_through_the_year_of_birth() -> None:
    case = Case()
    case.say(case.document("A", DAY), "age", "Ana Ficticio", value=value(53, "year"))
    case.say(case.document("B", DAY + timedelta(days=400)), "age", "Ana Ficticio", value=value(54, "year"))
    case.say(case.document("C", None), "age", "Ana Ficticio", value=value(30, "year"))

    assert not case.finding("age").contradicts


def test_ages_that_no_birthday_explains_contradict() -> None:
    case = Case()
    case.say(case.document("A", DAY), "age", "Ana Ficticio", value=value(53, "year"))
    case.say(case.document("B", date(2031, 6, 1)), "age", "Ana Ficticio", value=value(49, "year"))

    assert case.finding("age").contradicts


def test_a_range_holds_what_lies_within() -> None:
    case = Case()
    first = case.document("A")
    case.say(first, "price", "group:babies", value=value(500, "USD", Quantifier.AT_LEAST))
    case.say(first, "price", "group:babies", value=value(900, "USD", Quantifier.AT_MOST))
    case.say(case.document("B"), "price", "group:babies", value=value(700, "USD"))

    assert not case.finding("price").contradicts


def test_numbers_of_two_places_are_not_compared() -> None:
    case = Case()
    for outlet, place, number in (("A", "place:Villa Uno", 9), ("B", "place:Villa Dos", 4)):
        document = case.document(outlet)
        case.say(document, "searched", value=value(number, "place"), where=case._participant(place, document))
        case.say(document, "leads", "Ana Ficticio", "group:Los Mirlos")

    assert not case.finding("searched").contradicts


def test_nouns_mean_the_same_in_both_languages() -> None:
    assert noun_meaning("bebés") == noun_meaning("newborn") == "baby"
    assert noun_meaning("otras personas") is None


def test_what_is_said_of_whom_the_act_counts_adds_nothing() -> None:
    assert noun_meaning("personas detenidas") is None
    assert noun_meaning("arrested women") == noun_meaning("mujeres detenidas") == "woman"
