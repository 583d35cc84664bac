"""An age that its source put right later is marked as corrected, and parts nobody from himself."""

from datetime import timedelta

import pytest

from ovillo.corroboration import with_ages_put_right
from ovillo.resolution import Matcher, cluster, gather_surroundings
from tests.corroboration.invented import DAY, Case, value

LATER = DAY + timedelta(days=2)
NAME = "Ana Ficticia Paz"


def _case(text: str, right: int, publisher: str = "A") -> Case:
    case = Case()
    case.say(case.document("A", DAY), "age", NAME, value=value(41, "year", text="41"))
    notice = case.document(publisher, LATER, text)
    case.say(notice, "age", NAME, value=value(right, "year", text=str(right)), quote=text)
    return case


@pytest.mark.parametrize("right", [51, 42])
@pytest.mark.parametrize(
    "text",
    [
        "Fe de erratas. Donde dice «Ana Ficticia Paz, de 41 años», debe decir «Ana Ficticia Paz, de {} años».",
        "Correction. Ana Ficticia Paz is {}, not 41, as we reported.",
        "Correction. We gave the wrong age of Ana Ficticia Paz. She is {}.",
    ],
)
def test_the_wrong_age_is_marked_as_corrected_and_the_person_is_one(text: str, right: int) -> None:
    case = _case(text.format(right), right)
    told = with_ages_put_right(case.statements, case.documents)
    people = [one for members in case.members.values() for one in members]
    surroundings = gather_surroundings(people, told, case.documents)
    matcher = Matcher()
    matcher.add(people)

    finding = case.finding("age")

    assert [each.value.number for each in finding.values] == [right]
    assert finding.superseded == (case.statements[0].id,)
    assert [one.value.number for one in told if one.value] == [right, right]
    assert len(cluster(people, matcher.proposals(surroundings), ())) == 1


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Correction. Ana Ficticia Paz is 51, not 41.", "B"),
        ("Ana Ficticia Paz is 51, and her neighbour is 41.", "A"),
        ("Correction. The sum was 300. Ana Ficticia Paz, 51, was arrested.", "A"),
    ],
)
def test_an_age_that_no_notice_of_its_own_paper_puts_right_is_left(text: str, publisher: str) -> None:
    case = _case(text, 51, publisher)

    assert with_ages_put_right(case.statements, case.documents) == tuple(case.statements)
