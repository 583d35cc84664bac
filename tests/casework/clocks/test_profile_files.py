"""A profile is read whole or refused with rule and key."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ovillo.casework.clocks import Asked, answer, overridden, read_own_profile, read_profile, shipped_profiles
from ovillo.domain.clock_errors import ClockProfileError
from ovillo.domain.clocks import moment_text
from ovillo.domain.errors import UsageError

patient = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

PROFILE = """
[profile]
jurisdiction = "XA"
name = { en = "Nowhere", es = "Ninguna parte" }
country = "PE"
zone = "America/Lima"
weekend = ["friday"]
law_no = "Law 1"
[counting]
working = { begin = "next_working_day", roll = true, skip = true }
natural = { begin = "next_day", roll = true, skip = false }
[events]
order = { en = "the order", es = "la orden" }
[titles]
X01 = { en = "Something", es = "Algo" }
[[rule]]
rule_id = "X01"
trigger_event = "order"
length = 3
unit = "working_d"
counting = "working"
effect = "lapse"
article = "1"
valid_from = 2020-01-01
certainty = "A"
"""


def test_a_country_of_its_own_stands_beside_the_others() -> None:
    own = read_profile(PROFILE, place="own.toml")

    profiles = overridden(shipped_profiles(), own)
    found = answer(profiles, Asked("X01", (date(2024, 4, 10),)))

    assert [each.jurisdiction for each in profiles] == ["GB", "PE", "US", "XA"]
    assert [moment_text(each.due) for each in found.values] == ["2024-04-14"]  # Friday the 12th does not count


def test_rules_of_a_user_stand_in_place_of_the_shipped_ones() -> None:
    text = (
        PROFILE.replace('"XA"', '"PE"').replace("X01", "P01")
        + 'verified_by = "Abogada Inventada"\nverified_on = 2026-01-02\n'
    )

    profiles = overridden(shipped_profiles(), read_profile(text, place="own.toml"))
    found = answer(profiles, Asked("P01", (date(2024, 4, 8),)))

    assert [each.verified_by for each in found.values] == ["Abogada Inventada"]
    assert answer(profiles, Asked("P04", (date(2026, 4, 8),))).values


def test_a_rule_of_a_user_has_an_author() -> None:
    with pytest.raises(ClockProfileError) as error:
        read_own_profile(PROFILE, place="own.toml")

    assert (error.value.fields["rule"], error.value.fields["key"]) == ("X01", "set_by")
    assert read_own_profile(PROFILE.replace("law_no", 'set_by = "Fiscalía Inventada"\nlaw_no'), place="own.toml").rules


@pytest.mark.parametrize(
    ("old", "new", "rule", "key"),
    [
        ('rule_id = "X01"\n', "", "—", "rule_id"),
        ("length = 3", "length = -3", "X01", "length"),
        ("length = 3", "length = 3.5", "X01", "length"),
        ("length = 3", "length = true", "X01", "length"),
        ("length = 3", 'length = "3"', "X01", "length"),
        ("length = 3", "length = 99999999999", "X01", "length"),
        ("length = 3\n", "", "X01", "length"),
        ("length = 3", "length = 3\nsets_no_period = true", "X01", "length"),
        ('unit = "working_d"', 'unit = "fortnight"', "X01", "unit"),
        ('unit = "working_d"', 'unit = "natural_d"', "X01", "counting"),
        ('counting = "working"', 'counting = "no"', "X01", "counting"),
        ('effect = "lapse"', 'effect = "guilt"', "X01", "effect"),
        ("valid_from = 2020-01-01", 'valid_from = "2020-01-01"', "X01", "valid_from"),
        ("valid_from = 2020-01-01", "valid_from = 2020-01-01T00:00:00", "X01", "valid_from"),
        ("valid_from = 2020-01-01", "valid_from = 2020-01-01\nvalid_to = 2019-01-01", "X01", "valid_to"),
        ('certainty = "A"', 'certainty = "D"', "X01", "certainty"),
        ('certainty = "A"', 'certainty = "A"\nqualifer = "simple"', "X01", "qualifer"),
        ('certainty = "A"', 'certainty = "A"\nqualifier = "grave"', "X01", "qualifier"),
        ('trigger_event = "order"', 'trigger_event = "whim"', "X01", "trigger_event"),
        ('X01 = { en = "Something", es = "Algo" }', "", "X01", "X01"),
        (', es = "Algo"', "", "X01", "es"),
        ('zone = "America/Lima"', 'zone = "Mars/Olympus"', "—", "zone"),
        ('zone = "America/Lima"', 'zone = "../../etc/passwd"', "—", "zone"),
        ('weekend = ["friday"]', 'weekend = ["holiday"]', "—", "weekend"),
        ('begin = "next_day"', 'begin = "later"', "counting.natural", "begin"),
        ("[[rule]]", "[rule]", "—", "rule"),
        ("[events]", "[counting]", "—", None),
        ("[profile]", "[profile", "—", None),
    ],
)
def test_a_wrong_row_is_named_by_rule_and_key(old: str, new: str, rule: str, key: str | None) -> None:
    assert old in PROFILE

    with pytest.raises(ClockProfileError) as error:
        read_profile(PROFILE.replace(old, new, 1), place="own.toml")

    assert error.value.fields["rule"] == rule
    assert key is None or error.value.fields["key"] == key


@pytest.mark.parametrize("text", ["", "\x00", "x = " + "[" * 50_000, "x = " + "9" * 5_000, "profile = 1", "rule = []"])
def test_what_is_no_profile_is_one_error(text: str) -> None:
    with pytest.raises(ClockProfileError):
        read_profile(text, place="own.toml")


VALUES = ("1", "-1", '""', "true", "[]", "[1]", "{}", "2020-01-01", "1.5", "nan", "9" * 20, '["a"]', '"\\u0000"', '"h"')


@patient
@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from(VALUES)), min_size=1, max_size=3))
def test_a_profile_with_odd_values_is_read_or_refused_and_its_rules_answer(changes: list[tuple[int, str]]) -> None:
    lines = PROFILE.splitlines()
    for place, value in changes:
        key, is_set, _ = lines[place % len(lines)].partition(" = ")
        lines[place % len(lines)] = f"{key} = {value}" if is_set else ""
    try:
        own = read_profile("\n".join(lines), place="own.toml")
    except ClockProfileError:
        return

    for rule in own.rules:
        with suppress(UsageError):
            answer([own], Asked(rule, (date(2024, 4, 10),)))
