from datetime import timedelta

from ovillo.domain.statements import Quantifier, Standing
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.compared import MOST_NOTES, say_compared, say_history
from tests.corroboration.invented import DAY, Case, on, rate, value

LATER = DAY + timedelta(days=1)
ENGLISH, SPANISH = Catalogue("en"), Catalogue("es")


def price(soles: int, dollars: int, cost: str | None = None) -> Case:
    case = Case()
    case.rates = [rate(DAY, "USD", "PEN", cost)] if cost else []
    case.say(case.document("A"), "price", "group:babies", value=value(soles, "PEN"))
    case.say(case.document("B", LATER), "price", "group:babies", value=value(dollars, "USD"))
    return case


def notes(case: Case, predicate: str, catalogue: Catalogue = ENGLISH) -> list[str]:
    return list(say_compared(case.finding(predicate), catalogue))


def test_money_without_a_rate_says_what_is_missing() -> None:
    assert notes(price(12_000, 3_000), "price") == [
        "S/ 12,000 and US$ 3,000 cannot be compared: the case has no rate of the day (ovillo rates)"
    ]


def test_money_at_a_rate_says_whether_it_agrees_or_fits() -> None:
    assert notes(price(12_000, 3_000, "4"), "price") == ["S/ 12,000 and US$ 3,000 agree at the rate of the day"]
    assert notes(price(13_000, 3_000, "4"), "price") == [
        "S/ 13,000 and US$ 3,000 fit one another at the rate of the day"
    ]
    assert "S/ 90,000 and US$ 3,000 cannot both be" in notes(price(90_000, 3_000, "4"), "price")


def test_bounds_are_told_in_spanish() -> None:
    case = Case()
    case.say(case.document("A"), "detained", value=value(500, how=Quantifier.MORE_THAN))
    case.say(case.document("B", LATER), "detained", value=value(260))

    assert notes(case, "detained", SPANISH) == ["más de 500 personas y 260 personas no pueden ser ambas"]


def test_days_and_parts_are_told() -> None:
    case = Case()
    for outlet, days in (("A", 0), ("B", 1)):
        day = DAY + timedelta(days=days)
        case.say(case.document(outlet, LATER + timedelta(days=days)), "detained", None, "Ana Ficticio", when=on(day))
    parts = case.document("A", LATER)
    for number in (9, 7):
        case.say(parts, "searched", value=value(number, "place"))
    case.say(case.document("B", LATER + timedelta(days=1)), "searched", value=value(16, "place"))

    assert notes(case, "detained") == ["14 May 2031 and 15 May 2031 cannot both be"]
    assert notes(case, "searched") == ["9 places + 7 places and 16 places agree: the parts are added up"]


def test_a_list_of_parts_is_told_with_what_it_comes_to() -> None:
    case = Case()
    quote = "They searched nine houses, four clinics, one office and two shops."
    case.say(case.document("A"), "searched", value=value(9, "place", text="nine"), quote=quote)
    case.say(case.document("B", LATER), "searched", value=value(18, "place"))

    assert notes(case, "searched") == ["9 places and further parts, 16 in all, and 18 places cannot both be"]


def test_many_pairs_are_told_in_short() -> None:
    case = Case()
    for number in range(6):
        case.say(case.document(f"Outlet {number}"), "detained", value=value(10 + number))

    told = notes(case, "detained")

    assert len(told) == MOST_NOTES + 1
    assert told[-1] == "9 further pairs differ"


def test_the_order_of_values_is_said_to_be_no_verdict() -> None:
    case = Case()
    for outlet, number in (("A", 14), ("B", 14), ("C", 13)):
        case.say(case.document(outlet), "detained", value=value(number))

    assert notes(case, "detained")[-1].endswith("an order of reading, no verdict")


def test_a_history_of_one_step_is_not_told() -> None:
    case = Case()
    case.say(case.document("A"), "leads", "Ana Ficticio", "group:Los Mirlos", standing=Standing.SUSPECTED)

    once = list(say_history(case.finding("leads"), ENGLISH))
    later = case.document("A", DAY + timedelta(days=90))
    case.say(later, "leads", "Ana Ficticio", "group:Los Mirlos", standing=Standing.CONVICTED)

    assert once == []
    assert list(say_history(case.finding("leads"), ENGLISH)) == [
        "first published: suspected 14 May 2031 → convicted 12 Aug 2031"
    ]


def test_a_weaker_word_said_later_takes_nothing_back() -> None:
    case = Case()
    for days, standing in ((0, Standing.CHARGED), (1, Standing.SUSPECTED), (2, Standing.DENIED), (3, Standing.ACCUSED)):
        document = case.document(f"Outlet {days}", DAY + timedelta(days=days))
        case.say(document, "leads", "Ana Ficticio", "group:Los Mirlos", standing=standing)

    assert list(say_history(case.finding("leads"), ENGLISH)) == [
        "first published: charged 14 May 2031 → denied 16 May 2031"
    ]


def others(total: int, *, named: str | None) -> list[str]:
    case = Case()
    quote = "Ana Ficticio and 12 other people were detained."
    case.say(case.document("A"), "detained", value=value(total))
    second = case.document("B", LATER)
    if named:
        case.say(second, "detained", None, named, quote=quote)
    case.say(second, "detained", value=value(12, text="12 other people"), quote=quote)
    (finding,) = [one for one in case.findings() if one.predicate == "detained" and one.values]
    return list(say_compared(finding, ENGLISH))


def test_others_are_compared_by_their_total_or_not_at_all() -> None:
    assert others(14, named=None) == []
    (agree,) = others(13, named="Ana Ficticio")
    (differ,) = [note for note in others(14, named="Ana Ficticio") if "order of reading" not in note]

    assert agree == "13 people and 12 people besides those named, 13 in all, agree: those named are counted too"
    assert differ == "14 people and 12 people besides those named, 13 in all, cannot both be"


def test_both_bounds_of_a_range_are_told_as_one() -> None:
    case = Case()
    first = case.document("A")
    for number, how in ((7_000, Quantifier.AT_LEAST), (9_000, Quantifier.AT_MOST)):
        case.say(first, "price", "group:babies", value=value(number, "PEN", how), quote="From 7,000 to 9,000 a baby.")
    case.say(case.document("B", LATER), "price", "group:babies", value=value(12_000, "PEN"))

    assert "S/ 7,000 to S/ 9,000 and S/ 12,000 cannot both be" in notes(case, "price")
    assert "de S/ 7,000 a S/ 9,000 y S/ 12,000 no pueden ser ambas" in [
        note.replace("\N{NO-BREAK SPACE}", " ")
        .replace("7 000", "7,000")
        .replace("9 000", "9,000")
        .replace("12 000", "12,000")
        for note in notes(case, "price", SPANISH)
    ]


def test_a_sum_whose_parts_are_not_all_told_says_what_it_comes_to() -> None:
    case = Case()
    quote = "They searched nine houses in Villa Uno, four in Villa Dos, one in Villa Tres and two clinics."
    parts = case.document("A")
    for number, text in ((9, "nine"), (4, "four")):
        case.say(parts, "searched", value=value(number, "place", text=text), quote=quote)
    case.say(case.document("B", LATER), "searched", value=value(16, "place"))

    (note,) = notes(case, "searched")
    assert note == "9 places + 4 places and further parts, 16 in all, and 16 places agree: the parts are added up"
