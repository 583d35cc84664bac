"""A log of twelve acts with three planted faults, and each kind of rule by itself."""

from datetime import datetime, timedelta

import pytest

from ovillo.analysis.handling.conformance import (
    NO_KIND,
    NO_TIME,
    Act,
    Rule,
    RuleKind,
    built_in_rules,
    find_nonconforming,
    parse_rules,
)
from ovillo.domain.errors import RuleFileError

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


@pytest.mark.parametrize(
    ("text", "rule", "problem"),
    [
        ("", "1", "there is no"),
        ("[[rule", "1", ""),
        ("rule = 3", "1", "there is no"),
        ("rule = [3]", "1", NO_KIND),
        ("[[rule]]\nid='r'\nkind='wish'\nact='a'", "r", NO_KIND),
        ("[[rule]]\nid='r'\nkind='existence'\nact='a'", "r", "it needs"),
        ("[[rule]]\nid='r'\nkind='deadline'\nact='a'\nother='b'", "r", "it needs"),
        ("[[rule]]\nkind='absence'\nact='a'", "1", "it needs"),
        ("[[rule]]\nid='r'\nkind='deadline'\nact='a'\nother='b'\nwithin='soon'", "r", NO_TIME),
    ],
)
def test_a_file_of_rules_says_which_rule_lacks_what(text: str, rule: str, problem: str) -> None:
    with pytest.raises(RuleFileError) as refused:
        parse_rules(text, file="mine.toml")

    assert refused.value.fields["rule"] == rule
    assert problem in str(refused.value.fields["problem"])


def test_accents_make_no_other_act() -> None:
    written = [("allanamiento", 10), ("orden de allanamiento", 8), ("acta de allanamiento", 12)]
    asked = [("interceptacion", 10), ("orden de interceptacion", 8), ("DETENCION", 0), ("liberacion", 47)]

    found = find_nonconforming(log(*written, *asked), built_in_rules())

    assert found.findings == []
    assert found.says["unknown"] == 0


def test_an_act_that_no_rule_knows_is_counted_and_not_taken_for_a_good_one() -> None:
    found = find_nonconforming(log(("tap order", 1), ("wiretap", 0), ("escucha", 2)), built_in_rules())

    assert found.findings == []
    assert (found.says["unknown"], found.says["first_unknown"]) == (2, 3)
