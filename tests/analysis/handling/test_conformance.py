"""A log of twelve acts with three planted faults, and each kind of rule by itself."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import product

import pytest

from ovillo.analysis.handling.conformance import find_nonconforming
from ovillo.analysis.handling.logged_acts import Act, same_day
from ovillo.analysis.handling.rules import Rule, RuleKind, built_in_rules, parse_rules
from ovillo.rendering.catalogue import Catalogue

START = datetime(2031, 3, 1, 8)


def log(*acts: tuple[str, float] | tuple[str, float, str], case: str = "c") -> list[Act]:
    return [
        Act(row, case, act, who[0] if who else "somebody", START + timedelta(hours=hours))
        for row, (act, hours, *who) in enumerate(acts, start=2)
    ]


TOY = log(
    ("complaint", 0),
    ("tap", 24),
    ("tap order", 52),
    ("search order", 960),
    ("search", 990),
    ("search record", 994),
    ("detention", 990),
    ("released", 1_030),
    ("child victim statement", 1_060),
    ("evidence received", 1_070, "Ana Inventada"),
    ("evidence released", 1_100, "Eva Inventada"),
    ("tap extension request", 24 + 61 * 24),
)


def test_twelve_acts_with_three_faults_give_exactly_three_findings() -> None:
    found = find_nonconforming(TOY, built_in_rules())

    assert found.n == 12
    assert [(each.rows, each.rule) for each in found.findings] == [
        ([3], "tap-after-order (CPP 230)"),
        ([10], "child-statement-once (CPP 242.1.d)"),
        ([13], "tap-extension-in-time (CPP 230.6)"),
    ]


def about(*acts: tuple[str, str, float, str]) -> list[Act]:
    return [
        Act(row, "c", act, who, START + timedelta(hours=hours), about=what)
        for row, (act, what, hours, who) in enumerate(acts, start=2)
    ]


DAY = 24
LAWFUL = {
    "an item goes from hand to hand": about(
        ("evidence received", "E-1", 0, "Lab Uno"),
        ("evidence released", "E-1", 72, "Lab Uno"),
        ("evidence received", "E-1", 72, "Store"),
        ("evidence released", "E-1", 99, "Store"),
        ("evidence received", "E-1", 100, "Lab Uno"),
    ),
    "who gives one item away receives another": about(
        ("evidence released", "E-1", 9, "Lab Uno"),
        ("evidence received", "E-2", 9.1, "Lab Uno"),
    ),
    "of no item anybody can tell whose hand-off it is": log(
        ("evidence released", 9, "Lab Uno"), ("evidence received", 9.1, "Lab Uno")
    ),
    "successive extensions, granted": log(
        ("tap order", -1),
        ("tap", 0),
        ("tap extension request", 55 * DAY),
        ("tap extension order", 56 * DAY),
        ("tap extension request", 117 * DAY),
        ("tap extension order", 118 * DAY),
        ("tap extension request", 179 * DAY),
    ),
    "successive extensions in a log of requests": log(
        ("tap order", -1), ("tap", 0), ("tap extension request", 55 * DAY), ("tap extension request", 117 * DAY)
    ),
    "successive extensions in a log of grants": log(
        ("tap order", -1), ("tap", 0), ("tap extension order", 56 * DAY), ("tap extension request", 117 * DAY)
    ),
    "a second tap has its own time": log(
        ("tap order", -1), ("tap", 0), ("tap", 151 * DAY), ("tap extension request", 200 * DAY)
    ),
    "each line has its own time": about(
        ("tap order", "", -1, "J"),
        ("tap", "L-1", 0, "P"),
        ("tap", "L-2", 20 * DAY, "P"),
        ("tap extension request", "L-2", 79 * DAY, "F"),
    ),
    "the evening of the sixtieth day": log(("tap order", -1), ("tap", 0), ("tap extension request", 60 * DAY + 15)),
    "caught in the act, written down after": log(("search", 10), ("flagrancy", 10.3), ("search record", 14)),
    "danger that it is about to happen": log(("peligro inminente", 9), ("search", 10), ("search record", 14)),
    "let in": log(("search", 10), ("consent to search", 10), ("search record", 14)),
    "a record begun before the door opens": log(("search order", 0), ("search record", 9.9), ("search", 10), ("x", 99)),
    "a search of two days": log(("search order", 0), ("search", 10), ("search record", 60)),
    "an interview room where there is no Gesell room": log(("sala de entrevistas", 8), ("child victim statement", 8)),
    "a second order, under the name of the first": log(
        ("tap order", -1), ("tap", 0), ("tap order", 57 * DAY), ("tap extension request", 110 * DAY)
    ),
    "a grant that is entered as a second order": log(
        ("tap order", -1),
        ("tap", 0),
        ("tap extension request", 55 * DAY),
        ("tap order", 57 * DAY),
        ("tap extension request", 117 * DAY),
    ),
    "an order about the person, a tap about the line": about(
        ("tap order", "A-1", -1, "J"),
        ("tap", "L-1", 0, "P"),
        ("tap", "L-2", 1, "P"),
        ("tap extension order", "A-1", 50 * DAY, "J"),
        ("tap extension request", "L-1", 110 * DAY, "F"),
    ),
    "caught in the act about the person, the search about the house": about(
        ("flagrancy", "A-1", 10, "P"),
        ("search", "H-1", 10, "P"),
        ("search record", "A-1", 12, "P"),
        ("x", "", 999, "P"),
    ),
    "a room about the room, statements about whoever made them": about(
        ("gesell room", "R-1", 9, "F"),
        ("child victim statement", "V-1", 9, "F"),
        ("child victim statement", "V-2", 11, "F"),
    ),
    "an order of which no case is told": [
        Act(2, "", "search order", "J", START),
        *log(("search", 10), ("search record", 11)),
        Act(9, "", "search", "P", START + timedelta(hours=10)),
        Act(10, "", "search record", "P", START + timedelta(hours=11)),
    ],
    "orders by the names that Peruvian records give them": log(
        ("levantamiento del secreto de las comunicaciones", -1),
        ("interceptación", 0),
        ("detención", 9 * DAY),
        ("prisión preventiva", 11 * DAY),
        ("x", 99 * DAY),
    ),
    "received back from somebody whose log is elsewhere": about(
        ("evidence received", "E-1", 0, "P-4"),
        ("evidence released", "E-1", 9, "P-4"),
        ("evidence received", "E-1", 500, "P-4"),
    ),
    "analysed between": about(
        ("evidence received", "E-1", 0, "P-1"),
        ("evidence released", "E-1", 9, "P-1"),
        ("evidence analysed", "E-1", 50, "LAB"),
        ("evidence received", "E-1", 99, "P-1"),
    ),
    "passed on in the minute of the receipt": about(
        ("evidence released", "E-1", 9, "P-1"), ("evidence received", "E-1", 9, "P-1")
    ),
    "taken by a capture order, or to serve a sentence": about(
        ("orden de captura", "A-1", -99, "J"),
        ("detención", "A-1", 0, "P"),
        ("sentencia", "A-2", -99, "J"),
        ("detención", "A-2", 0, "P"),
        ("x", "", 999, "P"),
    ),
    "ordered in absence, then taken": about(
        ("prisión preventiva", "A-1", -40 * DAY, "J"), ("detención", "A-1", 0, "P"), ("x", "", 99 * DAY, "P")
    ),
    "a search of five days, recorded at its end": log(
        ("search order", 0), ("search", 10), ("search ended", 5 * DAY + 10), ("search record", 5 * DAY + 11)
    ),
    "an emergency": log(
        ("estado de emergencia", 0), ("allanamiento", 10), ("acta de allanamiento", 11), ("detención", 12), ("x", 999)
    ),
    "a detention of an organisation": log(("detention", 0), ("brought before judge", 15 * DAY), ("x", 20 * DAY)),
}


LAWFUL |= {
    "the last day is a Saturday, asked on Monday": log(
        ("tap order", 2 * DAY), ("tap", 3 * DAY), ("tap extension request", 65 * DAY)
    ),
    "the first order gives longer than the rule": [
        Act(2, "c", "tap order", "J", START, within=timedelta(days=90)),
        *log(("x", 0), ("tap", 1), ("tap extension request", 71 * DAY)),
    ],
    "the order of another line gives another time": [
        Act(2, "c", "tap order", "J", START, within=timedelta(days=20), about="L-2"),
        Act(3, "c", "tap order", "J", START, within=timedelta(days=70), about="L-1"),
        *about(("x", "", 0, "P"), ("x", "", 0, "P"), ("tap", "L-1", 1, "P"),
               ("tap extension request", "L-1", 65 * DAY, "F")),
    ],
    "whoever spoke on the line let others listen": log(("consentimiento del titular", 0), ("interceptación", 1)),
    "a court confirmed it": log(("interceptación", 1), ("confirmación judicial", 9 * DAY)),
    "an order of which the log tells no more": log(
        ("resolución judicial", 0), ("interceptación", 1), ("allanamiento", 2), ("acta", 3), ("x", 999)
    ),
    "a search of days, resumed": log(
        ("search order", 0), ("search", 1), ("allanamiento reanudado", 90), ("acta de registro", 150), ("x", 999)
    ),
    "asked for in time, heard two days later": [
        Act(2, "c", "detention", "P", START, within=timedelta(hours=48)),
        *log(("x", 0), ("requerimiento de prisión preventiva", 40), ("audiencia de prisión preventiva", 85), ("x", 999)),
    ],
    "an order of preliminary detention begins another time": [
        Act(2, "c", "detention", "P", START, within=timedelta(hours=48)),
        *log(("x", 0), ("orden de detención preliminar", 40), ("puesto a disposición judicial", 180), ("x", 999)),
    ],
    "fetched for another country": about(
        ("extradition request", "A-1", -1, "M"), ("detention", "A-1", 0, "P"), ("x", "", 99 * DAY, "P")
    ),
    "a house entered because somebody cried for help": log(
        ("pedido de auxilio", 0), ("allanamiento", 1), ("acta de allanamiento e incautación", 3), ("x", 999)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LAWFUL)
def test_rules_that_come_with_the_program_name_no_lawful_act(name: str) -> None:
    assert find_nonconforming(LAWFUL[name], built_in_rules()).findings == []


@pytest.mark.parametrize(
    "ordered",
    [
        "comparecencia",
        "comparecencia con restricciones",
        "detención domiciliaria",
        "audiencia",
        "audiencia de prisión preventiva",
        "puesto a disposición judicial",
        "audiencia de incoación de proceso inmediato",
        "puesta en libertad",
        "house arrest",
        "appearance",
        "hearing",
        "escape",
        "fallecimiento",
    ],
)
def test_whatever_is_ordered_at_the_hearing_or_leaves_nobody_to_bring_ends_a_detention(ordered: str) -> None:
    acts = about(("detention", "A-1", 0, "P"), (ordered, "A-1", 30, "J"), ("x", "", 99 * DAY, "P"))

    assert find_nonconforming(acts, built_in_rules()).findings == []


@pytest.mark.parametrize(
    ("first", "then", "also"),
    [
        ("flagrante delito", "allanamiento", "acta de allanamiento"),
        ("delito flagrante", "allanamiento", "acta de allanamiento"),
        ("detención en flagrancia", "allanamiento", "acta de allanamiento"),
        ("search warrant", "search", "search record"),
        ("auto de allanamiento", "allanamiento", "acta de allanamiento y registro"),
        ("wiretap order", "tap", "x"),
        ("resolución de interceptación", "interceptación", "x"),
        ("interview room", "child victim statement", "x"),
        ("entrevista única en cámara gesell", "declaración de víctima menor", "x"),
    ],
)
def test_orders_and_excuses_go_by_the_words_of_records(first: str, then: str, also: str) -> None:
    assert find_nonconforming(log((first, 0), (then, 1), (also, 2), ("x", 999)), built_in_rules()).findings == []


UNLAWFUL = {
    "gave it to themselves": (
        about(
            ("evidence received", "E-1", 0, "Lab Uno"), ("evidence released", "E-1", 9, "Lab Uno"),
            ("evidence received", "E-1", 9, "Lab Uno"),
        ),
        [("custody-by-two (CPP 220.5)", [3])],
    ),
    "asked when the first extension had run out": (
        log(
            ("tap order", -1), ("tap", 0), ("tap extension request", 55 * DAY), ("tap extension order", 56 * DAY),
            ("tap extension request", 122 * DAY),
        ),
        [("tap-extension-in-time (CPP 230.6)", [6])],
    ),
    "the tap of another line gives no time": (
        about(
            ("tap order", "", -1, "J"), ("tap", "L-1", 0, "P"), ("tap", "L-2", 20 * DAY, "P"),
            ("tap extension request", "L-1", 79 * DAY, "F"),
        ),
        [("tap-extension-in-time (CPP 230.6)", [5])],
    ),
    "an order after the search": (
        log(("search", 10), ("search order", 11), ("search record", 12)),
        [("search-after-order (CPP 214; Const. 2.9)", [2])],
    ),
    "the order is for another line": (
        about(("tap order", "L-2", -1, "J"), ("tap", "L-1", 0, "P"), ("tap", "L-2", 1, "P")),
        [("tap-after-order (CPP 230)", [3])],
    ),
    "its own order came late, and the other is for another line": (
        about(("tap order", "L-2", -1, "J"), ("tap", "L-1", 0, "P"), ("tap order", "L-1", 1, "J")),
        [("tap-after-order (CPP 230)", [3])],
    ),
    "a room for the other child": (
        about(
            ("gesell room", "V-2", 9, "F"), ("child victim statement", "V-1", 9, "F"),
            ("child victim statement", "V-2", 11, "F"),
        ),
        [("child-statement-once (CPP 242.1.d)", [3])],
    ),
    "a late order gives no renewal": (
        log(("tap", 0), ("tap order", 1), ("tap extension request", 60 * DAY + 17)),
        [("tap-after-order (CPP 230)", [2]), ("tap-extension-in-time (CPP 230.6)", [4])],
    ),
    "asked when the second order had run out": (
        log(("tap order", -1), ("tap", 0), ("tap order", 57 * DAY), ("tap extension request", 122 * DAY)),
        [("tap-extension-in-time (CPP 230.6)", [5])],
    ),
    "the case tells of its own search alone": (
        [Act(2, "other", "search order", "J", START), *log(("search", 10), ("search record", 11))],
        [("search-after-order (CPP 214; Const. 2.9)", [2])],
    ),
    "a record long after the end of the search": (
        log(("search order", 0), ("search", 10), ("search ended", 40), ("search record", 40 + 73)),
        [("search-recorded (CPP 216)", [3])],
    ),
    "ordered after fifteen days": (
        about(("detention", "A-1", 0, "P"), ("prisión preventiva", "A-1", 16 * DAY, "J"), ("x", "", 400, "P")),
        [("detention-brought-in-time (CPP 264)", [2])],
    ),
    "the last day is a Saturday, asked on Tuesday": (
        log(("tap order", 2 * DAY), ("tap", 3 * DAY), ("tap extension request", 66 * DAY)),
        [("tap-extension-in-time (CPP 230.6)", [4])],
    ),
    "the first order gives less than the rule": (
        [
            Act(2, "c", "tap order", "J", START, within=timedelta(days=30)),
            *log(("x", 0), ("tap", 1), ("tap extension request", 45 * DAY))[1:],
        ],
        [("tap-extension-in-time (CPP 230.6)", [4])],
    ),
    "one of two brought": (
        about(("detention", "A", 0, "P"), ("detention", "B", 0, "P"), ("released", "A", 9, "P"), ("x", "", 400, "P")),
        [("detention-brought-in-time (CPP 264)", [3])],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", UNLAWFUL)
def test_rules_that_come_with_the_program_still_name_what_no_law_allows(name: str) -> None:
    acts, expected = UNLAWFUL[name]

    assert [(each.rule, each.rows) for each in find_nonconforming(acts, built_in_rules()).findings] == expected


def test_a_time_that_a_grant_tells_counts_in_place_of_the_rules() -> None:
    short = timedelta(days=30)
    acts = [
        Act(2, "c", "tap", "P", START),
        Act(3, "c", "tap extension request", "F", START + timedelta(days=55)),
        Act(4, "c", "tap extension order", "J", START + timedelta(days=56), within=short),
        Act(5, "c", "tap extension request", "F", START + timedelta(days=92)),
    ]
    (rule,) = (each for each in built_in_rules() if each.kind is RuleKind.TERM)

    assert rows(rule, acts) == [5]
    assert rows(rule, [*acts[:2], Act(4, "c", "tap extension order", "J", acts[2].at), acts[3]]) == []


def test_a_day_ends_in_the_zone_in_which_it_was_written() -> None:
    lima = timezone(timedelta(hours=-5))
    tap = Act(2, "c", "a", "P", datetime(2031, 3, 1, 13, tzinfo=UTC), zone=lima)
    first, last = datetime(2031, 5, 1, 4, 59, tzinfo=UTC), datetime(2031, 5, 1, 5, 1, tzinfo=UTC)
    rule = Rule("r", RuleKind.DEADLINE, ("b",), ("a",), timedelta(days=60))

    assert rows(rule, [tap, Act(3, "c", "b", "P", first)]) == []
    assert rows(rule, [tap, Act(3, "c", "b", "P", last)]) == [3]
    assert Act(2, "c", "a", "P", datetime(9999, 12, 1)).end_of(timedelta(days=60), last_day=same_day).year == 9999


def rows(rule: Rule, acts: list[Act]) -> list[int]:
    return [row for each in find_nonconforming(acts, [rule]).findings for row in each.rows]


def test_each_kind_of_rule_names_its_breach_and_nothing_else() -> None:
    day = timedelta(hours=24)
    a, b = ("a",), ("b",)

    assert rows(Rule("r", RuleKind.EXISTENCE, a, b), log(("a", 1))) == [2]
    assert rows(Rule("r", RuleKind.EXISTENCE, a, b), log(("a", 1), ("b", 9))) == []
    assert rows(Rule("r", RuleKind.PRECEDENCE, a, b), log(("a", 1), ("b", 2), ("a", 3))) == [2]
    assert rows(Rule("r", RuleKind.PRECEDENCE, a, b), log(("a", 2), ("b", 2))) == []
    assert rows(Rule("r", RuleKind.RESPONSE, a, b, day), log(("b", 0), ("a", 24))) == []
    assert rows(Rule("r", RuleKind.RESPONSE, a, b, day), log(("b", 0), ("a", 25))) == [2]
    assert rows(Rule("r", RuleKind.DEADLINE, a, b, day), log(("b", 0), ("a", 25), ("a", 23))) == [3]
    assert rows(Rule("r", RuleKind.ABSENCE, a), log(("a", 0), ("b", 1))) == [2]
    assert rows(Rule("r", RuleKind.ABSENCE, a, b), log(("a", 0), ("b", 1), ("a", 2))) == [4]
    assert rows(Rule("r", RuleKind.DIFFERENT_ACTORS, a, b), log(("a", 0, "x"), ("b", 1, "y"), ("a", 2, "y"))) == [4]


def test_a_time_that_the_log_does_not_reach_yet_has_not_run_out() -> None:
    rule = Rule("r", RuleKind.RESPONSE, ("a",), ("b",), timedelta(hours=24))

    assert rows(rule, log(("b", 0), ("c", 24))) == []
    assert rows(rule, log(("b", 0), ("c", 24.5))) == [2]


def test_cases_of_one_log_do_not_answer_for_one_another() -> None:
    acts = [*log(("a", 1), case="one"), Act(3, "two", "b", "x", START)]

    assert rows(Rule("r", RuleKind.EXISTENCE, ("a",), ("b",)), acts) == [2]


def test_the_order_of_rows_changes_nothing() -> None:
    found = find_nonconforming(TOY[::-1], built_in_rules())

    assert found.findings == find_nonconforming(TOY, built_in_rules()).findings


def test_accents_make_no_other_act() -> None:
    written = [("allanamiento", 10), ("orden de allanamiento", 8), ("acta de allanamiento", 12)]
    asked = [("interceptacion", 10), ("orden de interceptacion", 8), ("DETENCION", 0), ("liberacion", 47)]

    found = find_nonconforming(log(*written, *asked), built_in_rules())

    assert found.findings == []
    assert found.says["unknown"] == 0


def test_an_act_that_no_rule_knows_is_counted_and_not_taken_for_a_good_one() -> None:
    found = find_nonconforming(log(("tap order", 1), ("surveillance", 0), ("escucha", 2)), built_in_rules())

    assert found.findings == []
    assert (found.says["unknown"], found.says["first_unknown"]) == (2, 3)


ORDERS = ("orden", "orden judicial", "autorización judicial", "resolución judicial", "mandato judicial")
TAPS = (
    "intervención telefónica", "Intervención  Telefónica", "escucha telefónica", "escuchas telefónicas", "pinchazo telefónico",
    "interceptación telefónica", "interceptación de las llamadas", "intervención de las comunicaciones",
    "intervención de comunicaciones", "intervención y grabación de las comunicaciones telefónicas",
)  # fmt: skip
SEARCHES = (
    "allanamiento de morada", "allanamiento del domicilio", "registro domiciliario", "registro del domicilio",
    "registro de la vivienda", "allanamiento y registro domiciliario", "diligencia de registro domiciliario",
)  # fmt: skip
MINORS = ("declaración de menor", "declaración de la menor", "declaración del menor de edad", "testimonio de la menor")
CHILD_VICTIMS = ("declaración de la menor agraviada", "declaración del niño víctima", "declaración de la víctima menor")


def test_acts_by_their_usual_names_are_told_from_what_orders_them() -> None:
    for acts, rule in ((TAPS, "tap-after-order (CPP 230)"), (SEARCHES, "search-after-order (CPP 214; Const. 2.9)")):
        for act, order in product(acts, ORDERS):
            rest = ("acta de allanamiento", 3)
            late = find_nonconforming(log((act, 0), (f"{order} de {act}", 2), rest), built_in_rules())
            early = find_nonconforming(log((f"{order} de {act}", 0), (act, 2), rest), built_in_rules())

            assert [(each.rule, each.rows, each.fields.get("unknown")) for each in late.findings] == [(rule, [2], None)]
            assert early.findings == [], (act, order)
            assert (late.says["unknown"], early.says["unknown"]) == (0, 0), (act, order)


def test_what_a_log_may_call_so_as_a_tap_or_as_its_order_is_named_only_where_it_can_be_no_order() -> None:
    either, order = "intervención de las comunicaciones", "orden de intervención de las comunicaciones"
    for acts in (
        log((either, 0)),
        log((either, 0), ("interceptación", 9)),
        log((either, 0), ("escucha telefónica", 9), (order, 20)),
        log((either, 0), (order, 31 * DAY)),
        log((order, -9), (either, 0), (order, 20)),
        log((either, 0), (order, 5), ("consentimiento del titular", 6)),
    ):
        assert find_nonconforming(acts, built_in_rules()).findings == [], acts

    (found,) = find_nonconforming(log((either, 0), (order, 9), ("interceptación", 20)), built_in_rules()).findings
    assert (found.rows, found.fields["act"]) == ([2], "tap")


def test_a_statement_of_a_minor_is_that_of_a_victim_only_where_the_log_says_so() -> None:
    for names, shown in ((MINORS, "statement of minor"), (CHILD_VICTIMS, "child victim statement")):
        for act in names:
            (found,) = find_nonconforming(log((act, 0)), built_in_rules()).findings
            roomed = find_nonconforming(log((act, 0), ("cámara gesell", 0)), built_in_rules())

            assert (found.fields["act"], roomed.findings) == (shown, []), act


def test_a_finding_says_in_which_rows_what_it_misses_may_stand() -> None:
    for before, english, spanish in (
        ([("visto bueno", 0)], "(in row 2)", "(en la fila 2)"),
        ([("visto bueno", 0), ("vale", 1)], "(in one of the rows 2, 3)", "(en una de las filas 2, 3)"),
    ):
        (found,) = find_nonconforming(log(*before, ("tap", 9)), built_in_rules()).findings

        for language, expected in (("en", english), ("es", spanish)):
            assert Catalogue(language).reason(found.sentence, found.fields).endswith(expected)


TAP_ORDERS = (
    "orden de intervención telefónica", "autorización judicial de intervención", "resolución judicial de intervención",
    "auto que autoriza la intervención", "resolución n.º 5 de interceptación", "interception authorised by the court",
    "judge's order to intercept", "RESOLUCIONES JUDICIALES DE INTERCEPTACIÓN", "orden", "auto", "court warrant",
    "mandato judicial de escucha", "requerimiento de intervención declarado fundado", "orden del juez",
    "levantamiento judicial del secreto de las comunicaciones", "wiretapping authorization", "decreto de interceptación", "resolución autoritativa",
)  # fmt: skip
TAP_CONFIRMED = (
    "auto de confirmatoria", "confirmatoria", "resolución que confirma la intervención", "judge confirms the tap",
    "auto confirmatorio", "convalidación de la medida", "ratificación judicial", "confirmación de la intervención",
    "consentimiento escrito del titular de la línea", "consents of both users",
)  # fmt: skip
EXTENSIONS = (
    "resolución de prórroga de interceptación", "auto de prórroga de interceptación", "orden de prórroga", "prórroga",
    "prórroga de interceptación", "auto de prórroga de intervención de comunicaciones", "tap extension",
    "tap extension granted", "extension order", "prórroga concedida", "renovación de la intervención",
    "auto que amplía la interceptación", "pedido de prórroga de interceptación declarado fundado", "wiretap renewal",
    "prolongación de la escucha", "order extending the tap", "resolución judicial de ampliación", "prórroga por 30 días",
    "resolución n.º 12 que declara fundado el requerimiento de prórroga", "nuevo plazo de interceptación",
)  # fmt: skip
SEARCH_ORDERS = (
    "orden judicial de allanamiento", "orden de registro", "mandato judicial de allanamiento y registro", "court order",
    "resolución que ordena el allanamiento", "warrant to search the house", "autos de allanamiento", "auto de descerraje",
    "orden judicial de ingreso al domicilio", "allanamiento autorizado por el juez", "pedido de allanamiento concedido",
    "orden de allanamiento y detención", "search authorized by judge",
)  # fmt: skip
SEARCH_EXCUSES = (
    "intervención por flagrancia", "flagrante delito comprobado", "peligro inminente para la vida", "cry for help",
    "llamada de auxilio", "rescate de víctimas", "consentimiento de la inquilina", "persecución del sospechoso",
    "imminent risk", "estado de necesidad", "control sanitario", "autorización del morador", "permission of the owner",
)  # fmt: skip
SEARCH_RECORDS = (
    "acta de allanamiento y registro domiciliario", "acta de hallazgo", "acta fiscal de registro", "search minutes",
    "actas de incautación y recojo", "record of the search", "acta de intervención", "informe del allanamiento",
    "acta de registro de inmueble", "acta de hallazgo y recojo", "seizure record", "search log",
    "inventory of seized items", "acta negativa de registro",
)  # fmt: skip
ROOMS = (
    "entrevista en sala gesell", "cámara gesel", "ambiente privado", "sala acondicionada", "child-friendly room",
    "entrevista única videograbada", "entrevista videograbada única", "special interview room", "prueba anticipada judicial",
    "declaración como prueba anticipada", "videograbación de entrevista única",
)  # fmt: skip
BROUGHT = (
    "presentado ante el juez", "conducido ante el juez", "remitido al juzgado", "arresto domiciliario",
    "cese de la detención", "entregado a sus padres", "conducida al juzgado de turno", "detainee taken to court",
    "trasladados ante la autoridad judicial", "inmediata libertad", "levantamiento de la detención", "liberados",
    "released on bail", "audiencias de control", "ingreso al establecimiento penitenciario", "detenido fallecido",
    "handed over to her mother", "remand in custody", "puestas a disposición de la jueza",
)  # fmt: skip
WANTED = (
    "arrest warrant", "orden judicial de captura", "mandatos de captura vigentes", "requisitoria vigente",
    "condena firme", "orden de arresto", "revocatoria de la semilibertad", "interpol red notice", "auto de detención",
    "sentencia de primera instancia",
)  # fmt: skip


@pytest.mark.parametrize(
    "acts",
    [
        *(log((each, 0), ("tap", 9), ("end", 99 * DAY)) for each in TAP_ORDERS),
        *(log(("tap", 9), (each, 40), ("end", 99 * DAY)) for each in TAP_CONFIRMED),
        *(
            log(("tap order", 0), ("tap", 9), (each, 58 * DAY), ("tap extension request", 110 * DAY))
            for each in EXTENSIONS
        ),
        *(log((each, 0), ("search", 9), ("search record", 10)) for each in SEARCH_ORDERS),
        *(log(("search", 9), (each, 10), ("search record", 11)) for each in SEARCH_EXCUSES),
        *(log(("search order", 0), ("search", 9), (each, 12), ("end", 99 * DAY)) for each in SEARCH_RECORDS),
        *(log((each, 0), ("child victim statement", 1)) for each in ROOMS),
        *(log(("detention", 0), (each, 30), ("end", 99 * DAY)) for each in BROUGHT),
        *(log((each, 0), ("detention", 9), ("end", 99 * DAY)) for each in WANTED),
    ],
    ids=lambda acts: " / ".join(each.act for each in acts),
)
def test_an_act_is_known_by_its_words_in_whatever_order_and_form(acts: list[Act]) -> None:
    assert find_nonconforming(acts, built_in_rules()).findings == []


@pytest.mark.parametrize(
    "acts",
    [
        *(
            log((each, 0), ("tap", 9), ("end", 99 * DAY))
            for each in (
                "pedido de orden de interceptación", "orden de interceptación denegada", "tap without order",
                "disposición fiscal de interceptación", "auto de levantamiento del secreto bancario", "search order",
                "orden de captura", "confirmation of detention", "resolución que declara nula la interceptación",
                "ampliación de declaración",
            )
        ),
        *(
            log(("tap order", 0), ("tap", 9), (each, 58 * DAY), ("tap extension request", 110 * DAY))
            for each in (
                "prórroga de prisión preventiva", "ampliación de denuncia", "prórroga denegada", "plazo ampliado",
                "auto que deniega la prórroga de interceptación", "extension of the deadline",
            )
        ),
        *(
            log((each, 0), ("search", 9), ("search record", 10))
            for each in (
                "solicitud de allanamiento", "search without warrant", "orden de detención domiciliaria",
                "negativa de consentimiento", "auto de interceptación", "sin flagrancia", "evaluación de riesgo",
                "requerimiento fiscal de allanamiento",
            )
        ),
        *(
            log(("detention", 0), (each, 30), ("end", 99 * DAY))
            for each in (
                "informe remitido al juzgado", "denuncia contra la libertad sexual", "pedido de libertad",
                "vehículo liberado", "evidence sent to court", "fallecimiento de la víctima", "audiencia de testigo",
                "libertad denegada", "notificación judicial entregada", "embargo preventivo", "audiencia suspendida",
                "hearing adjourned", "liberado un testigo", "release of the victims",
            )
        ),
        *(
            log((each, 0), ("detention", 9), ("end", 99 * DAY))
            for each in ("pedido de captura", "orden de detención preliminar", "sentencia absolutoria", "emergency call")
        ),
    ],
    ids=lambda acts: " / ".join(each.act for each in acts),
)  # fmt: skip
def test_words_of_another_act_or_of_none_that_was_given_answer_for_nothing(acts: list[Act]) -> None:
    assert len(find_nonconforming(acts, built_in_rules()).findings) == 1


def test_a_finding_says_itself_where_an_act_that_no_rule_knows_may_be_what_it_misses() -> None:
    strange = log(("visto bueno", 0), ("tap", 9), ("detention", 10), ("otra cosa", 40), ("x", 99 * DAY))

    tap, detention = find_nonconforming(strange, built_in_rules()).findings

    assert (tap.fields["unknown"], detention.fields["unknown"]) == ("2, 5", "2, 5")
    assert "or without it" not in tap.sentence
    assert "no rule knows" in detention.sentence


def test_a_strange_act_of_another_case_or_thing_or_too_late_is_not_what_a_finding_misses() -> None:
    acts = [
        *about(("tap", "L-1", 9, "P"), ("tap", "L-2", 9, "P"), ("tap order", "L-2", 1, "J")),
        Act(7, "other", "visto bueno", "J", START),
        Act(8, "c", "visto bueno", "J", START + timedelta(days=99)),
        Act(9, "c", "visto bueno", "J", START, about="L-2"),
    ]

    (found,) = find_nonconforming(acts, built_in_rules()).findings

    assert "unknown" not in found.fields
    assert found.sentence == "{act} before {other}, or without it"


SEVENTY = 70 * DAY
PERHAPS = [
    *(
        log(("tap order", -1), ("tap", 0), ("tap extension request", 53 * DAY), (each, 56 * DAY),
            ("tap extension request", 129 * DAY))
        for each in (
            "auto de convalidación de la prórroga", "resolución que confirma la prórroga", "auto de confirmación",
            "auto confirmatorio de la ampliación", "judicial confirmation of the extension", "resolución confirmatoria",
            "convalidación judicial de la ampliación",
        )
    ),
    *(
        log((each, 0), ("search", 22), ("x", 23), ("search record", 24))
        for each in (
            "orden de detención preliminar e ingreso al domicilio", "resolución de detención y entrada a vivienda",
            "orden de captura con ingreso al domicilio", "orden judicial de captura e ingreso", "confirmatoria judicial",
            "arrest warrant with entry to premises", "confirmación judicial de la medida",
        )
    ),
    *(
        log(("detention", 0), (each, 26), ("acta", SEVENTY), ("tap", SEVENTY), ("consent", SEVENTY))
        for each in (
            "resolución judicial", "autorización judicial", "confirmación judicial", "judicial confirmation", "conviction",
            "sentencia condenatoria", "revocatoria de la detención", "requisitoria levantada", "estado de emergencia",
        )
    ),
    *(
        log(("search order", 0), ("search", 9), (each, 12), ("tap order", 13), ("tap", SEVENTY))
        for each in ("acta de detención en flagrancia", "acta de libertad")
    ),
]  # fmt: skip


@pytest.mark.parametrize("acts", PERHAPS, ids=lambda acts: " / ".join(each.act for each in acts))
def test_what_another_rule_knows_may_be_what_this_one_misses_and_the_finding_says_so(acts: list[Act]) -> None:
    (found,) = find_nonconforming(acts, built_in_rules()).findings

    strange = {each.row for each in acts if each.act == "x"}
    (told,) = {*map(int, str(found.fields["unknown"]).split(", "))} - strange
    assert acts[told - 2].act not in {"tap", "tap order", "search", "detention", "acta", "consent", "x"}
    assert "as such" in found.sentence


@pytest.mark.parametrize(
    "acts",
    [
        log(("orden de captura", 0), ("search", 9), ("search record", 10)),
        log(("tap order", 0), ("search", 9), ("search record", 10)),
        log(("search", 9), ("search order", 10), ("search record", 10)),
        log(("consentimiento", 30), ("detention", 20), ("tap", 40 * DAY)),
        log(("search order", 0), ("detention", 20), ("tap order", 40), ("tap", 40 * DAY)),
    ],
    ids=lambda acts: " / ".join(each.act for each in acts),
)
def test_what_is_plainly_something_else_is_not_said_to_be_what_a_finding_misses(acts: list[Act]) -> None:
    (found,) = find_nonconforming(acts, built_in_rules()).findings

    assert "unknown" not in found.fields


NEITHER = {
    "child victim statement": (
        "audiencia judicial privada con psicóloga", "audiencia privada", "audiencia reservada", "audiencia", "audiencia única",
        "audiencia única de declaración", "single hearing", "hearing of the minor in private", "hearing in chambers",
        "audiencia de prueba con biombo", "appearance before psychologist only", "judge hears her at home, released after",
    ),
    "search": (
        "auto de detención preliminar e inspección domiciliaria", "orden de detención y pesquisa en su domicilio",
        "resolución que dispone captura e incautación en la casa", "arrest and seizure warrant for the house",
        "orden de detención e inspección de la casa habitación", "consent to tap and visit", "orden de captura en su vivienda",
        "orden de registro personal", "orden de registro de comunicaciones", "resolución de registro de llamadas",
        "orden de registro vehicular", "consentimiento de extradición", "persecución penal", "auxilio judicial",
        "health report", "emergency meeting", "riesgo de fuga grave", "autorización de viaje del propietario",
    ),
    "detention": (
        "auto de detención judicial por 7 días y allanamiento", "detención preliminar judicial y allanamiento",
        "auto de detención preliminar y allanamiento", "judge extends detention and authorises search",
        "auto de detención judicial y levantamiento del secreto", "order of the judge on tap and detention",
        "press release", "libertad de prensa", "fuga de otro", "audiencia de control de acusación",
        "audiencia de terminación anticipada del coimputado", "fallecimiento de su madre",
    ),
    "tap": (
        "auto que autoriza allanamiento y otras medidas", "auto de allanamiento y control de llamadas",
        "search and surveillance warrant", "orden de allanamiento y geolocalización", "hearing granting the measure",
        "judge authorises preventive detention and monitoring of phones", "detention order with phone monitoring",
        "audiencia de autorización", "auto de confirmatoria de incautación", "auto que confirma el allanamiento",
        "resolución que confirma la sentencia", "court order confirming the indictment", "consent to search",
        "consentimiento de registro", "consentimiento del morador", "consent to DNA", "audiencia",
    ),
    "tap extension request": (
        "audiencia: se concede plazo adicional", "hearing granting 60 more days", "search warrant and continued monitoring",
        "orden de captura y monitoreo por 60 días", "audiencia",
    ),
    "search record": ("acta de registro personal", "acta de registro vehicular", "acta de registro de llamadas"),
}  # fmt: skip
"""Acts with words of another rule beside words of none, or of something else in the words of this one."""


def placed(kind: str, act: str) -> list[Act]:
    """A log in which the act stands where it may be what is missing."""
    end = ("search order", 400 * DAY)
    match kind:
        case "tap extension request":
            return log(("tap order", -1), ("tap", 0), (kind, 53 * DAY), (act, 56 * DAY), (kind, 129 * DAY))
        case "search record":
            return log(("search order", 0), ("search", 9), (act, 12), end)
        case "search":
            return log((act, 0), ("search", 22), ("search record", 24), end)
        case "detention":
            return log(("detention", 0), (act, 26), end)
        case _:
            return log((act, 0), (kind, 22), end)


@pytest.mark.parametrize(("kind", "act"), [(kind, act) for kind, some in NEITHER.items() for act in some])
def test_what_no_rule_tells_to_its_last_word_is_neither_an_answer_nor_left_out(kind: str, act: str) -> None:
    acts = placed(kind, act)
    (found,) = find_nonconforming(acts, built_in_rules()).findings

    rows = [each.row for each in acts if each.act == act]
    assert found.fields["unknown"] == ", ".join(map(str, rows))


@pytest.mark.parametrize(
    ("kind", "act"),
    [
        ("tap", "orden judicial de captura"), ("tap", "auto de allanamiento de inmueble"), ("tap", "sentencia"),
        ("search", "auto de interceptación"), ("search", "orden de levantamiento del secreto"),
        ("detention", "resolución de allanamiento y registro domiciliario"), ("detention", "orden de interceptación"),
        ("detention", "auto de allanamiento e interceptación"), ("child victim statement", "orden de captura"),
        ("tap extension request", "orden judicial de allanamiento"),
        ("search", "orden de ingreso a inmueble denegada"), ("search", "search warrant denied by the judge"),
        ("tap", "resolución que rechaza la interceptación"),
        ("tap extension request", "auto que deniega la prórroga de interceptación"),
    ],
)  # fmt: skip
def test_what_other_rules_tell_to_its_last_word_or_was_refused_is_something_else(kind: str, act: str) -> None:
    (found,) = find_nonconforming(placed(kind, act), built_in_rules()).findings

    assert "unknown" not in found.fields


def test_words_beside_a_refusal_may_tell_of_another() -> None:
    for act in ("apelación denegada, orden de ingreso", "orden de ingreso a oficina denegada, ingreso autorizado"):
        (found,) = find_nonconforming(placed("search", act), built_in_rules()).findings

        assert found.fields["unknown"] == "2"


@pytest.mark.parametrize(
    ("kind", "act"),
    [
        ("search", "orden de allanamiento y registro personal"), ("search", "warrant for the house and the car"),
        ("search", "consent to search"), ("search", "written consent of the tenant"), ("search", "consentimiento de ingreso"),
        ("search", "grave riesgo para la vida"), ("search", "persecución"), ("search", "medical emergency"),
        ("search record", "acta de allanamiento y registro personal"), ("tap", "consentimiento del titular"),
        ("search record", "acta de registro de la vivienda y de un vehículo"), ("tap", "auto que confirma la medida"),
        ("detention", "detainee released"), ("detention", "fuga del detenido"), ("detention", "audiencia de control"),
    ],
)  # fmt: skip
def test_an_answer_stays_one_beside_words_of_something_else(kind: str, act: str) -> None:
    at = {"tap": ("tap", 9), "search": ("search", 9)}.get(kind)
    acts = log(at, (act, 10), ("search record", 12), ("end", 99 * DAY)) if at else placed(kind, act)
    acts = placed(kind, act) if "orden" in act or "warrant" in act else acts

    assert find_nonconforming(acts, built_in_rules()).findings == []


def test_what_was_long_before_or_after_a_search_is_not_said_to_be_its_record() -> None:
    around = (("denuncia", -30 * DAY), ("search order", 0), ("search", 9))

    (alone,) = find_nonconforming(log(*around, ("cierre", 50 * DAY)), built_in_rules()).findings
    (near,) = find_nonconforming(log(*around, ("cuaderno", 20), ("cierre", 50 * DAY)), built_in_rules()).findings
    (longer,) = find_nonconforming(
        log(*around, ("salida del inmueble", 5 * DAY), ("acta de registro", 6 * DAY), ("x", 50 * DAY)), built_in_rules()
    ).findings
    (unread,) = find_nonconforming(
        log(*around, ("salida del inmueble", 5 * DAY), ("cuaderno", 6 * DAY), ("x", 50 * DAY)), built_in_rules()
    ).findings

    assert "unknown" not in alone.fields
    assert (near.fields["unknown"], longer.fields["unknown"], unread.fields["unknown"]) == ("5", "5", "5, 6")


def test_rules_of_a_file_may_say_what_may_answer_though_another_knows_it() -> None:
    text = """
    [[rule]]
    id = "one"
    kind = "existence"
    act = "a"
    other = "b"
    perhaps = ["d"]
    [[rule]]
    id = "two"
    kind = "existence"
    act = "c"
    other = "d"
    """
    found = find_nonconforming(log(("a", 0), ("d", 1)), parse_rules(text, file="rules.toml")).findings

    assert [(each.rule, each.fields["unknown"]) for each in found] == [("one", "3")]
