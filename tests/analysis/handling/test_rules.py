"""Files of rules: what they lack is named by rule."""

import pytest

from ovillo.analysis.handling.act_words import is_named
from ovillo.analysis.handling.rules import NO_KIND, NO_TIME, NO_WORDS, NO_YES, parse_rules
from ovillo.domain.errors import RuleFileError


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
        ("[[rule]]\nid='r'\nkind='absence'\nact='a'\nrolls='no'", "r", NO_YES),
    ],
)
def test_a_file_of_rules_says_which_rule_lacks_what(text: str, rule: str, problem: str) -> None:
    with pytest.raises(RuleFileError) as refused:
        parse_rules(text, file="mine.toml")

    assert refused.value.fields["rule"] == rule
    assert problem in str(refused.value.fields["problem"])


@pytest.mark.parametrize(
    "text",
    [
        "words = 3\n[[rule]]\nid='r'\nkind='absence'\nact='a'",
        "words = {a = 'b'}\n[[rule]]\nid='r'\nkind='absence'\nact='a'",
        "words = {a = []}\n[[rule]]\nid='r'\nkind='absence'\nact='a'",
        "words = {a = ['*']}\n[[rule]]\nid='r'\nkind='absence'\nact='a'",
        "[[rule]]\nid='r'\nkind='absence'\nact=['a', {with = ['b']}]",
        "words = {b = ['c']}\n[[rule]]\nid='r'\nkind='absence'\nact=[{with = ['b']}]",
        "words = {b = ['c']}\n[[rule]]\nid='r'\nkind='existence'\nact='a'\nother=[{with = ['b']}]",
        "words = {b = ['c']}\n[[rule]]\nid='r'\nkind='absence'\nact=['a', {without = ['b']}]",
        "words = {b = ['c']}\n[[rule]]\nid='r'\nkind='absence'\nact=['a', {with = 'b'}]",
        "words = {b = ['c']}\n[[rule]]\nid='r'\nkind='absence'\nact=['a', {with = [['b']]}]",
        "words = {b = ['c']}\n[[rule]]\nid='r'\nkind='absence'\nact=['a', {with = ['b'], or = ['b']}]",
    ],
)
def test_words_that_are_none_are_named(text: str) -> None:
    with pytest.raises(RuleFileError) as refused:
        parse_rules(text, file="mine.toml")

    assert refused.value.fields["problem"] == NO_WORDS


def test_a_family_of_ones_own_goes_by_ones_own_words() -> None:
    (rule,) = parse_rules(
        "words = {b = ['Acusación', 'cargo*']}\n[[rule]]\nid='r'\nkind='absence'\nact=['a', {with = ['b']}]", file="f"
    )

    assert [is_named(each, rule.act) for each in ("A", "la acusacion", "CARGOS", "recargo", "12", "b")] == [
        *(True, True, True),
        *(False, False, False),
    ]
