"""A correction stands with the report that it corrects, however much later it was published."""

from datetime import date, timedelta

import pytest

from tests.corroboration.invented import DAY, Case, on, value

RIGHT = "The correct figure is 15."
NOTICES = [
    f"Correction: we reported on 14 May that police arrested 13 people. {RIGHT}",
    f"Correction: we reported that police arrested 13 people. {RIGHT}",
    "Correction: our report of May 14 gave the wrong number. Police arrested 15 people.",
    "Correction: police arrested 15 people, not 13, as we reported on 14 May 2031.",
    "Fe de erratas. El 14 de mayo informamos que la Policía detuvo a 13 personas. La cifra correcta es 15.",
]


def _case(text: str, later: date, publisher: str = "A", **more: object) -> Case:
    case = Case()
    case.say(case.document("A", DAY), "detained", "organisation:Police", "people", value=value(13, text="13"), **more)
    notice = case.document(publisher, later, text)
    case.say(notice, "detained", None, "people", value=value(15, text="15"), quote=text)
    return case


@pytest.mark.parametrize("text", NOTICES)
@pytest.mark.parametrize("days", [5, 40, 160, 900])
def test_a_correction_supersedes_what_it_corrects_at_any_distance(text: str, days: int) -> None:
    for more in ({}, {"when": on(DAY - timedelta(days=1))}):
        finding = _case(text, DAY + timedelta(days=days), **more).finding("detained")

        assert [each.value.number for each in finding.values] == [15]
        assert len(finding.superseded) == 1


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (NOTICES[0], "B"),
        ("Police arrested 15 people; on 14 May they had arrested 13.", "A"),
        ("Correction: the mayor is called Ana Paz. Police arrested 15 people.", "A"),
    ],
)
def test_another_paper_and_what_corrects_nothing_of_it_stay_apart(text: str, publisher: str) -> None:
    case = _case(text, DAY + timedelta(days=160), publisher)

    assert len([one for one in case.findings() if one.predicate == "detained"]) == 2


def test_of_two_reports_of_one_number_the_day_that_the_notice_names_tells_which() -> None:
    case = _case(NOTICES[0], DAY + timedelta(days=160))
    between = case.document("A", DAY + timedelta(days=90))
    case.say(between, "detained", None, "people", value=value(13, text="13"))

    numbers = sorted(
        [each.value.number for each in one.values] for one in case.findings() if one.predicate == "detained"
    )
    assert numbers == [[13], [15]]
    assert {one.first_said for one in case.findings() if one.superseded} == {DAY}
