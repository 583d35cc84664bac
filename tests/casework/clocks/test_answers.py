"""The worked figures of the specification, and what the law lets nobody ask."""

from datetime import date, datetime, timedelta

import pytest

from ovillo.casework.clocks import Asked, Granted, answer, article_on, find_rule, shipped_profiles
from ovillo.casework.clocks.moments import read_days, read_interval, read_length, read_start
from ovillo.domain.clock_errors import (
    ClockEventError,
    ClockQualifierError,
    ClockRuleUnknownError,
    ClockVersionMissingError,
    ClockVersionsDifferError,
    ExtendedByWhomError,
    ExtendedTooOftenError,
    ExtensionNotAskedError,
    ExtensionTooEarlyError,
    ExtensionTooLateError,
    ExtensionTooLongError,
    LengthFixedError,
    LengthWithoutAuthorError,
    NoDistanceError,
    NotDeductibleError,
    NotExtendableError,
    SeveralStartsError,
)
from ovillo.domain.clocks import ClockAnswer, Qualifier, moment_text

PROFILES = shipped_profiles()
PERU_IDS = (
    *(f"P{number:02}" for number in range(1, 12)),
    *(f"D{number:02}" for number in range(1, 10)),
    *(f"F{number:02}" for number in range(1, 11)),
    *(f"C{number:02}" for number in range(1, 9)),
    *(f"T{number:02}" for number in range(1, 7)),
)


def asked_of(rule: str, *starts: str, qualifier: str = "", on: str = "", **more: object) -> ClockAnswer:
    zone = find_rule(PROFILES, rule)[0].zone
    asked = Asked(
        rule,
        tuple(read_start(each, zone) for each in starts),
        Qualifier(qualifier) if qualifier else None,
        read_days(on) if on else None,
        **more,  # type: ignore[arg-type]  # fields of the dataclass
    )
    return answer(PROFILES, asked)


def dues(found: ClockAnswer) -> list[str]:
    return [moment_text(each.due) for each in found.values]


@pytest.mark.parametrize(
    ("rule", "start", "how", "due"),
    [
        ("D01", "2018-11-06T05:00", {}, ["2018-11-08T05:00"]),
        ("D01", "2018-11-06T05:00", {"on": "2017-01"}, ["2018-11-07T05:00"]),
        ("D03", "2018-11-06T05:00", {}, ["2018-11-09T05:00"]),
        ("D03", "2018-11-06T05:00", {"qualifier": "complex"}, ["2018-11-13T05:00"]),
        ("D04", "2018-11-06T05:00", {}, ["2018-11-16T05:00"]),
        ("D08", "2018-11-06T05:00", {}, ["2018-11-16T05:00"]),
        ("D04", "2018-11-06T05:00", {"on": "2026"}, ["2018-11-21T05:00", "2018-11-16T05:00"]),
        ("F02", "2024-03-27", {}, ["2024-11-27"]),
        ("F02", "2024-03-27T09:00", {}, ["2024-11-27"]),
        ("F03", "2024-03-27", {}, ["2027-03-29"]),
        ("C02", "2024-07-28", {}, ["2025-04-28", "2025-04-27"]),
        ("C02", "2024-07-28", {"qualifier": "complex"}, ["2026-01-28", "2026-01-27"]),
        ("C02", "2024-07-28", {"qualifier": "organised"}, ["2027-07-28", "2027-07-27"]),
        ("F01", "2024-01-02", {}, ["2024-05-02"]),
        ("F06", "2024-03-27", {}, ["2024-04-19"]),
        ("F06", "2024-03-27", {"qualifier": "organised"}, ["2024-05-13"]),
        ("T01", "2024-07-01T10:00", {}, ["2024-08-30"]),
    ],
)
def test_the_worked_figures_of_the_specification(rule: str, start: str, how: dict[str, str], due: list[str]) -> None:
    assert dues(asked_of(rule, start, **how)) == due


def test_a_conflict_of_the_law_gives_every_value_and_warns_at_the_earliest() -> None:
    found = asked_of("D04", "2018-11-06T05:00", on="2026-01-01")

    assert [each.article for each in found.values] == ["CPP 264.3-4", "CPP 266.1"]
    assert found.is_in_conflict
    assert moment_text(found.warn_at) == "2018-11-16T05:00"  # type: ignore[arg-type]  # it has values


def test_articles_that_agree_are_one_value_and_no_conflict() -> None:
    found = asked_of("D04", "2018-11-06T05:00")

    assert [each.article for each in found.values] == ["CPP 266.1; CPP 264.3"]
    assert not found.is_in_conflict


def test_every_rule_of_the_specification_is_there_and_unverified() -> None:
    known = {rule.id: rule for profile in PROFILES if profile.jurisdiction == "PE" for rule in profile.rules.values()}

    assert set(PERU_IDS) <= known.keys()
    assert not any(version.is_verified for rule in known.values() for version in rule.versions)
    assert all(version.article for rule in known.values() for version in rule.versions)


@pytest.mark.parametrize(
    ("rule", "start"),
    [
        *((rule, "2026-11-26T09:00") for profile in PROFILES for rule in profile.rules),
        *((rule, "2024-03-27T09:00") for rule in PERU_IDS),
    ],
)
def test_every_rule_answers_with_an_end_or_says_that_there_is_none(rule: str, start: str) -> None:
    found = asked_of(rule, start)

    assert found.values or found.notes
    assert all(moment_text(each.due) >= start[:10] for each in found.values)


def test_trafficking_as_such_gives_no_fifteen_days() -> None:
    found = asked_of("D05", "2026-11-26T09:00")

    assert (found.values, found.is_in_conflict, found.warn_at) == ((), False, None)


def test_the_version_is_that_of_the_day_on_which_the_period_began() -> None:
    assert dues(asked_of("D01", "2017-05-09T23:00")) == ["2017-05-10T23:00"]
    assert dues(asked_of("D01", "2017-05-10T00:00")) == ["2017-05-12T00:00"]


def test_a_wanted_order_for_an_organisation_never_lapses() -> None:
    assert dues(asked_of("D09", "2024-01-10")) == ["2024-07-10"]
    assert not asked_of("D09", "2024-01-10", qualifier="organised").values


def test_a_common_period_runs_from_the_last_notice() -> None:
    assert dues(asked_of("F08", "2024-04-03", "2024-03-20")) == ["2024-04-17"]
    with pytest.raises(SeveralStartsError):
        asked_of("F05", "2024-04-03", "2024-03-20")


def test_days_from_a_notice_begin_on_the_next_working_day() -> None:
    from_order = asked_of("F01", "2024-03-27")
    from_notice = asked_of("F01", "2024-03-27", event="notice")

    assert dues(from_order) == ["2024-07-25"]
    assert dues(from_notice) == ["2024-07-30"]
    assert from_notice.other_events == ("formalisation", "communication")
    with pytest.raises(ClockEventError):
        asked_of("F01", "2024-03-27", event="detention")


def test_an_extension_within_the_law_moves_the_end() -> None:
    granted = Granted(read_length("60d"), "prosecutor", date(2024, 4, 1))

    assert dues(asked_of("F01", "2024-01-02", extensions=(granted,))) == ["2024-07-01"]


def test_months_and_their_extension_are_counted_from_the_start() -> None:
    granted = Granted(read_length("1m"), "judge", date(2024, 9, 30))

    assert dues(asked_of("F02", "2024-01-31", extensions=(granted,))) == ["2024-10-31"]


@pytest.mark.parametrize(
    ("rule", "extensions", "error"),
    [
        ("F05", [("5wd", "prosecutor", "2024-01-03")], NotExtendableError),
        ("F01", [("60d", "judge", "2024-01-03")], ExtendedByWhomError),
        ("F01", [("61d", "prosecutor", "2024-01-03")], ExtensionTooLongError),
        ("F01", [("0d", "prosecutor", "2024-01-03")], ExtensionTooLongError),
        ("F01", [("2m", "prosecutor", "2024-01-03")], ExtensionTooLongError),
        ("F01", [("30d", "prosecutor", "2024-01-03")] * 2, ExtendedTooOftenError),
        ("F01", [("60d", "prosecutor", "")], ExtensionNotAskedError),
        ("F01", [("60d", "prosecutor", "2024-05-03")], ExtensionTooLateError),
    ],
)
def test_an_extension_outside_the_law_is_refused(
    rule: str, extensions: list[tuple[str, str, str]], error: type[Exception]
) -> None:
    zone = find_rule(PROFILES, rule)[0].zone
    granted = tuple(
        Granted(read_length(length), by_whom, read_start(asked, zone) if asked else None)
        for length, by_whom, asked in extensions
    )

    with pytest.raises(error):
        asked_of(rule, "2024-01-02", extensions=granted)


def test_the_earlier_law_of_taps_allowed_more_than_one_extension() -> None:
    granted = tuple(Granted(read_length("60d"), "judge", date(2024, 1, 5)) for _ in range(2))

    assert dues(asked_of("T01", "2024-01-02", extensions=granted)) == ["2024-06-30"]
    with pytest.raises(ExtendedTooOftenError):
        asked_of("T01", "2024-01-02", extensions=granted, on="2025-01-01")


def test_days_that_a_judge_took_out_prolong_prison_only() -> None:
    delay = (read_interval("2024-09-01..2024-09-10"), read_interval("2024-09-05..2024-09-12"))

    assert dues(asked_of("C02", "2024-07-28", left_out=delay)) == ["2025-05-10", "2025-05-09"]
    with pytest.raises(NotDeductibleError):
        asked_of("F01", "2024-07-28", left_out=delay)


def test_the_term_of_the_distance_is_added_to_hours_and_days() -> None:
    assert dues(asked_of("D03", "2024-03-27T09:00", distance_days=2)) == ["2024-04-01T09:00"]
    assert dues(asked_of("F05", "2024-03-27", distance_days=1)) == ["2024-04-15"]
    with pytest.raises(NoDistanceError):
        asked_of("F02", "2024-03-27", distance_days=1)


@pytest.mark.parametrize(
    ("start", "without"), [("2018-11-06T05:00", "2018-11-08T05:00"), ("2016-11-06T05:00", "2016-11-07T05:00")]
)
def test_hours_or_the_term_of_the_distance_are_two_ends_and_the_earlier_warns(start: str, without: str) -> None:
    found = asked_of("D01", start, distance_days=2)

    later = (datetime.fromisoformat(without) + timedelta(days=2)).isoformat(timespec="minutes")
    assert dues(found) == [without, later]
    assert (found.is_in_conflict, found.warn_at) == (True, datetime.fromisoformat(without))
    assert dues(asked_of("D01", start)) == [without]


def test_an_extension_is_not_asked_for_before_the_period_began() -> None:
    early, same_day = (
        Granted(read_length("60d"), "prosecutor", date.fromisoformat(each)) for each in ("2024-01-01", "2024-01-02")
    )

    with pytest.raises(ExtensionTooEarlyError, match=r"2024-01-01.*2024-01-02"):
        asked_of("F01", "2024-01-02", extensions=(early,))
    assert dues(asked_of("F01", "2024-01-02", extensions=(same_day,))) == ["2024-07-01"]


def test_a_length_that_the_law_leaves_open_has_an_author() -> None:
    found = asked_of("P05", "2024-03-27", length=read_length("10wd"), set_by="Fiscal Inventada")

    assert dues(found) == ["2024-04-12"]
    assert found.values[0].set_by == "Fiscal Inventada"
    with pytest.raises(LengthWithoutAuthorError):
        asked_of("P05", "2024-03-27", length=read_length("10wd"))
    with pytest.raises(LengthFixedError):
        asked_of("D01", "2024-03-27T09:00", length=read_length("96h"), set_by="Fiscal Inventada")


def test_what_is_not_there_is_an_error() -> None:
    with pytest.raises(ClockRuleUnknownError):
        answer(PROFILES, Asked("D99", (date(2024, 1, 1),)))
    for blank in ("", " "):
        with pytest.raises(ClockRuleUnknownError) as refused:
            answer(PROFILES, Asked(blank, (date(2024, 1, 1),)))
        assert refused.value.fields["rule"] == "—"
    with pytest.raises(ClockVersionMissingError):
        asked_of("D04", "2010-01-01T05:00")
    with pytest.raises(ClockVersionMissingError):
        asked_of("C02", "2010-01-01", qualifier="organised")
    with pytest.raises(ClockVersionsDifferError):
        asked_of("D04", "2018-11-06T05:00", on="2025")
    with pytest.raises(ClockQualifierError):
        asked_of("F01", "2024-01-01", qualifier="complex")


def test_a_renumbered_article_is_cited_by_the_number_of_the_day() -> None:
    assert article_on(PROFILES, "129-A", date(2018, 11, 6)) == "CP 153"
    assert article_on(PROFILES, "CP 153-A", date(2021, 4, 1)) == "CP 129-B"
    assert article_on(PROFILES, "CP 153", date(2021, 4, 1)) == "CP 129-A"
    assert article_on(PROFILES, "CP 438", date(2021, 4, 1)) == "CP 438"


def test_another_country_is_data() -> None:
    assert dues(asked_of("GB01", "2024-03-30T20:00")) == ["2024-03-31T21:00"]  # clocks go forward that night
    assert dues(asked_of("GB03", "2024-03-28")) == ["2024-04-08"]  # Good Friday and Easter Monday
    assert dues(asked_of("GB04", "2021-05-01")) == ["2021-06-15"]
    assert dues(asked_of("GB04", "2024-05-01")) == ["2024-05-31"]
