from datetime import timedelta
from decimal import Decimal

import pytest

from ovillo.domain.findings import About, Conversion, Relation
from ovillo.domain.statements import Quantifier, Standing, Value
from tests.corroboration.invented import DAY, Case, on, rate, value

NEXT_DAY = DAY + timedelta(days=1)


def test_both_sides_of_a_contradiction_have_their_statements() -> None:
    case = Case()
    first = case.say(case.document("A"), "detained", value=value(14))
    other = case.say(case.document("B"), "detained", value=value(13))
    third = case.say(case.document("C"), "detained", value=value(14))

    (compared,) = case.finding("detained").compared

    assert (compared.about, compared.relation) == (About.NUMBER, Relation.CONTRADICTS)
    assert {compared.left, compared.right} == {tuple(sorted((first.id, third.id))), (other.id,)}


def test_others_beside_whom_the_sentence_names() -> None:
    case = Case()
    first = case.document("A", text="Police detained Ana Ficticio and 14 others.")
    case.say(first, "detained", None, "Ana Ficticio")
    case.say(first, "detained", value=value(14, text="14"))
    case.say(case.document("B"), "detained", value=value(15))
    case.say(case.document("C"), "detained", value=value(14))

    counted = next(one for one in case.findings() if one.values)

    found = {(one.relation, one.by) for one in counted.compared}
    assert (Relation.SUPPORTS, (Conversion.OTHERS_COUNTED,)) in found
    assert counted.contradicts
    assert sorted((one.value.number, one.independent_sources) for one in counted.values) == [(14, 1), (14, 2), (15, 2)]


def test_a_plea_of_not_guilty_denies_the_deed_and_not_the_charge() -> None:
    case = Case()
    case.say(case.document("A"), "charged", None, "Ana Ficticio", standing=Standing.CHARGED)
    case.say(case.document("B"), "charged", None, "Ana Ficticio", standing=Standing.DENIED)

    assert not case.finding("charged").contradicts


def test_others_who_were_not_detained_are_others() -> None:
    case = Case()
    case.say(case.document("A"), "detained", value=value(14))
    at_large = case.document("B", text="Four other suspects remain at large.")
    case.say(at_large, "detained", value=value(4, text="Four other suspects"), negated=True)

    assert not any(one.contradicts for one in case.findings())


def test_several_parts_are_one_side() -> None:
    case = Case()
    parts = case.document("A")
    ids = {case.say(parts, "searched", value=value(number, "place")).id for number in (9, 4, 1, 2)}
    whole = case.say(case.document("B"), "searched", value=value(16, "place"))

    (compared,) = case.finding("searched").compared

    assert (compared.relation, compared.by) == (Relation.SUPPORTS, (Conversion.PARTS_ADDED,))
    assert {frozenset(compared.left), frozenset(compared.right)} == {frozenset(ids), frozenset({whole.id})}


def test_a_rate_of_the_day_holds_for_a_week_and_in_both_directions() -> None:
    for days, expected in ((0, Relation.SUPPORTS), (7, Relation.SUPPORTS), (8, Relation.NOT_COMPARABLE)):
        for pair in (("USD", "PEN", "4"), ("PEN", "USD", "0.25")):
            case = Case()
            case.rates.append(rate(DAY - timedelta(days=days), *pair))
            case.say(case.document("A"), "price", "group:babies", value=value(12_000, "PEN"))
            case.say(case.document("B"), "price", "group:babies", value=value(3_000, "USD"))

            (compared,) = case.finding("price").compared

            assert compared.relation is expected


def test_a_later_rate_is_not_that_of_the_day() -> None:
    case = Case()
    case.rates.append(rate(NEXT_DAY, "USD", "PEN", "4"))
    case.say(case.document("A"), "price", "group:babies", value=value(12_000, "PEN"))
    case.say(case.document("B"), "price", "group:babies", value=value(3_000, "USD"))

    assert case.finding("price").compared[0].relation is Relation.NOT_COMPARABLE


def test_the_rate_is_that_of_the_deed_and_not_of_the_report() -> None:
    case = Case()
    case.rates += [rate(DAY, "USD", "PEN", "4"), rate(DAY + timedelta(days=400), "USD", "PEN", "8")]
    late = DAY + timedelta(days=400)
    case.say(
        case.document("A", late), "pays", "Ana Ficticio", "Beto Ficticio", value=value(12_000, "PEN"), when=on(DAY)
    )
    case.say(case.document("B", late), "pays", "Ana Ficticio", "Beto Ficticio", value=value(3_000, "USD"), when=on(DAY))

    assert case.finding("pays").compared[0].relation is Relation.SUPPORTS


def test_bounds_in_another_currency_are_exchanged_too() -> None:
    for dollars, expected in ((2_000, Relation.CONTRADICTS), (4_000, Relation.COMPATIBLE)):
        case = Case()
        case.rates.append(rate(DAY, "USD", "PEN", "4"))
        more = value(12_000, "PEN", Quantifier.MORE_THAN)
        case.say(case.document("A"), "price", "group:babies", value=more)
        case.say(case.document("B"), "price", "group:babies", value=value(dollars, "USD"))

        assert case.finding("price").compared[0].relation is expected


def test_who_gives_both_currencies_is_compared_in_the_shared_one() -> None:
    case = Case()
    case.rates.append(rate(DAY, "USD", "PEN", "4"))
    both = case.document("A")
    case.say(both, "price", "group:babies", value=value(3_000, "USD"))
    case.say(both, "price", "group:babies", value=value(9_000, "PEN"))
    case.say(case.document("B"), "price", "group:babies", value=value(3_000, "USD"))

    assert not case.finding("price").contradicts


def test_days_that_touch_fit_and_those_that_exclude_each_other_contradict() -> None:
    case = Case()
    case.say(case.document("A", NEXT_DAY), "detained", None, "Ana Ficticio", when=on(DAY))
    case.say(case.document("B", NEXT_DAY), "detained", None, "Ana Ficticio", when=on(NEXT_DAY))
    case.say(case.document("C", NEXT_DAY), "detained", None, "Ana Ficticio", when=on(DAY, NEXT_DAY))

    compared = case.finding("detained").compared

    assert {one.about for one in compared} == {About.DAY}
    assert sorted(one.relation.value for one in compared) == ["compatible", "compatible", "contradicts"]


def test_a_later_day_of_the_same_source_corrects_its_earlier_one() -> None:
    case = Case()
    old = case.say(case.document("A", NEXT_DAY), "detained", None, "Ana Ficticio", when=on(DAY))
    case.say(case.document("A", NEXT_DAY + timedelta(days=1)), "detained", None, "Ana Ficticio", when=on(NEXT_DAY))
    case.say(case.document("B", NEXT_DAY), "detained", None, "Ana Ficticio", when=on(NEXT_DAY))

    finding = case.finding("detained")

    assert finding.superseded == (old.id,)
    assert not finding.contradicts


def test_a_denial_is_one_side_and_who_affirms_the_other() -> None:
    case = Case()
    said = case.say(case.document("A"), "sells", "Ana Ficticio", "group:babies", standing=Standing.SUSPECTED)
    denied = case.say(case.document("B"), "sells", "Ana Ficticio", "group:babies", standing=Standing.DENIED)

    (compared,) = case.finding("sells").compared

    assert (compared.about, compared.left, compared.right) == (About.WHETHER, (said.id,), (denied.id,))


def test_one_age_told_on_two_days_is_one_side_and_months_are_no_years() -> None:
    case = Case()
    case.say(case.document("A", DAY), "age", "Ana Ficticio", value=value(53, "year"))
    case.say(case.document("B", NEXT_DAY), "age", "Ana Ficticio", value=value(53, "year"))
    case.say(case.document("A", DAY), "age", "Beto Rojo Ficticio", value=value(13, None, text="13-day-old"))
    case.say(case.document("B", DAY), "age", "Beto Rojo Ficticio", value=value(3, None, text="tres meses"))

    assert [one.compared for one in case.findings()] == [(), ()]


def test_one_voice_that_says_charged_and_not_charged_speaks_of_two_charges() -> None:
    case = Case()
    first = case.document("A", text="Ana Ficticio was charged with forgery. She was not charged with trafficking.")
    case.say(first, "charged", None, "Ana Ficticio", standing=Standing.CHARGED)
    case.say(first, "charged", None, "Ana Ficticio", standing=Standing.CHARGED, negated=True)

    found = case.finding("charged")
    assert not found.contradicts
    assert not found.is_disputed


def ranged(case: Case, outlet: str, low: int, high: int) -> None:
    document = case.document(outlet)
    quote = f"They charged between {low} and {high} for each baby."
    for number, how in ((low, Quantifier.AT_LEAST), (high, Quantifier.AT_MOST)):
        case.say(document, "price", "group:babies", value=value(number, "PEN", how), quote=quote)


@pytest.mark.parametrize(
    ("other", "expected"),
    [(12_000, Relation.CONTRADICTS), (5_000, Relation.CONTRADICTS), (8_000, Relation.COMPATIBLE)],
)
def test_both_bounds_of_a_range_are_kept(other: int, expected: Relation) -> None:
    case = Case()
    ranged(case, "A", 7_000, 9_000)
    case.say(case.document("B", NEXT_DAY), "price", "group:babies", value=value(other, "PEN"))

    finding = case.finding("price")

    (compared,) = finding.compared
    assert (compared.relation, len(compared.left)) == (expected, 2)
    assert finding.contradicts == (expected is Relation.CONTRADICTS)


def test_two_ranges_meet_or_contradict_as_a_whole() -> None:
    for low, high, expected in ((8_000, 12_000, Relation.COMPATIBLE), (10_000, 12_000, Relation.CONTRADICTS)):
        case = Case()
        ranged(case, "A", 7_000, 9_000)
        ranged(case, "B", low, high)

        assert [one.relation for one in case.finding("price").compared] == [expected]


def test_others_beside_nobody_named_are_at_least_so_many() -> None:
    for total, expected in ((14, Relation.COMPATIBLE), (9, Relation.CONTRADICTS)):
        case = Case()
        case.say(case.document("A"), "detained", value=value(total))
        case.say(
            case.document("B"), "detained", value=value(12, text="12 other people"), quote="He and 12 other people."
        )

        (compared,) = case.finding("detained").compared

        assert compared.relation is expected


def test_an_acquittal_agrees_with_who_denied_the_deed() -> None:
    case = Case()
    case.say(case.document("A"), "protects", "Ana Ficticio", "group:ring", standing=Standing.INVESTIGATED)
    case.say(case.document("B"), "protects", "Ana Ficticio", "group:ring", standing=Standing.DENIED)
    case.say(case.document("C"), "protects", "Ana Ficticio", "group:ring", standing=Standing.ACQUITTED)

    finding = case.finding("protects")

    assert not finding.contradicts
    assert {step.standing for step in finding.history} >= {Standing.DENIED, Standing.ACQUITTED}


@pytest.mark.parametrize("predicate", ["charged", "convicted", "acquitted"])
def test_what_is_taken_back_is_a_step_of_its_own_and_what_never_was_so_is_none(predicate: str) -> None:
    standing = Standing(predicate)
    case = Case()
    case.say(case.document("A"), predicate, None, "Ana Ficticia", standing=standing)
    case.say(case.document("B", DAY + timedelta(7)), predicate, None, "Ana Ficticia", standing=standing, negated=True)
    case.say(case.document("C"), predicate, None, "Eva Ficticia", standing=standing, negated=True)

    history = {finding.object.name: finding.history for finding in case.findings() if finding.object is not None}

    told = [(step.on, step.standing, step.is_taken_back) for step in history["Ana Ficticia"]]
    assert told == [(DAY, standing, False), (DAY + timedelta(7), standing, True)]
    assert history["Eva Ficticia"] == ()


def test_a_conviction_stands_against_a_denial_whoever_else_was_cleared() -> None:
    case = Case()
    case.say(case.document("A"), "protects", "Ana Ficticio", "group:ring", standing=Standing.CONVICTED)
    case.say(case.document("B"), "protects", "Ana Ficticio", "group:ring", standing=Standing.DENIED)
    case.say(case.document("C"), "protects", "Ana Ficticio", "group:ring", standing=Standing.ACQUITTED)

    assert case.finding("protects").contradicts


@pytest.mark.parametrize(
    ("quote", "is_plea"), [("She pleaded not guilty to selling.", True), ("She denied selling.", False)]
)
def test_a_plea_of_not_guilty_contradicts_no_charge(quote: str, is_plea: bool) -> None:
    case = Case()
    case.say(case.document("A"), "sells", "Ana Ficticio", "group:babies", standing=Standing.CHARGED)
    case.say(case.document("B"), "sells", "Ana Ficticio", "group:babies", standing=Standing.DENIED, quote=quote)

    assert case.finding("sells").contradicts is not is_plea


LIST = "They searched nine houses in Villa Uno, four in Villa Dos, one in Villa Tres and two in Villa Cuatro."


def of_list(total: int) -> Case:
    case = Case()
    parts = case.document("A", text=LIST)
    for number, text in ((9, "nine houses"), (4, "four"), (1, "one"), (2, "two")):
        case.say(parts, "searched", value=value(number, "place", text=text))
    case.say(case.document("B"), "searched", value=value(total, "place"))
    return case


def test_a_list_contradicts_a_total_once_and_no_part_for_itself() -> None:
    contradictions = [one for one in of_list(14).finding("searched").compared if one.relation is Relation.CONTRADICTS]

    assert [one.totals for one in contradictions] in ([(16, None)], [(None, 16)])


@pytest.mark.parametrize("total", [7, 3])
def test_the_end_of_a_list_is_no_sum(total: int) -> None:
    supported = [one for one in of_list(total).finding("searched").compared if one.relation is Relation.SUPPORTS]

    assert not supported


def test_a_list_agrees_with_its_total() -> None:
    assert not of_list(16).finding("searched").contradicts


def test_what_a_source_repeats_of_another_is_no_account_of_its_own() -> None:
    case = Case()
    later = DAY + timedelta(days=380)
    case.say(case.document("Agencia"), "age", "Ana Ficticio", value=value(34, "year"))
    case.say(case.document("B", NEXT_DAY), "age", "Ana Ficticio", value=value(34, "year"), by=("Agencia",))
    case.say(case.document("B", later), "age", "Ana Ficticio", value=value(41, "year"))

    assert case.finding("age").contradicts


def test_a_sum_of_parts_that_are_not_all_statements_says_what_it_comes_to() -> None:
    case = Case()
    quote = "They searched nine houses in Villa Uno, four in Villa Dos, one in Villa Tres and two clinics."
    parts = case.document("A")
    for number, text in ((9, "nine"), (4, "four")):
        case.say(parts, "searched", value=value(number, "place", text=text), quote=quote)
    case.say(case.document("B"), "searched", value=value(16, "place"))

    (compared,) = case.finding("searched").compared

    assert sorted(filter(None, compared.totals)) == [16]


@pytest.mark.parametrize("written", ["9E999999", "-9E999999", "9E-999999"])
def test_a_number_that_nothing_reckons_with_stands_beside_the_others(written: str) -> None:
    case = Case()
    case.rates.append(rate(DAY, "USD", "PEN", "4"))
    for outlet, number in (("A", written), ("B", "12")):
        amount = Value(number, Decimal(number), "USD", Quantifier.ABOUT)
        case.say(case.document(outlet), "sells", "Ana Ficticio", "group:babies", value=amount, when=on(DAY))

    finding = case.finding("sells")

    assert {one.value.text for one in finding.values} == {written, "12"}
    assert not finding.contradicts
