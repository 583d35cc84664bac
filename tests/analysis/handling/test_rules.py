"""Files of rules: what they lack is named by rule."""

import pytest

from ovillo.analysis.handling.rules import NO_KIND, NO_TIME, NO_YES, parse_rules
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
