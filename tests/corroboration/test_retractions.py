"""A notice of correction reaches the claim that its own paper made before, and no other."""

from datetime import date, timedelta

import pytest

from ovillo.corroboration.retractions import find_retracted
from ovillo.domain.statements import Standing
from tests.corroboration.invented import DAY, Case

LATER = DAY + timedelta(days=3)

TAKEN_BACK = [
    ("Correction: an earlier version of this article said Ana Ficticia Paz was arrested; she was not.", "detained"),
    ("Correction: An earlier version said that Ana Ficticia Paz was arrested. She was not.", "detained"),
    ("We wrongly reported that Ana Ficticia Paz was convicted of selling babies.", "convicted"),
    ("We wrongly reported that Ana Ficticia Paz was convicted of selling babies.", "sells"),
    ("Correction: Our report of May 10 said incorrectly that Ana Ficticia Paz sold two babies.", "sells"),
    ("Correction. The story wrongly stated that police arrested Ana Ficticia Paz.", "detained"),
    ("An earlier version of this article incorrectly stated that Ana Ficticia Paz had been arrested.", "detained"),
    ("Correction: Ana Ficticia Paz has not been arrested, contrary to what we reported on Saturday.", "detained"),
    ("Clarification: Ana Ficticia Paz is not the nurse arrested on Monday.", "detained"),
    (
        "In a report we said Ana Ficticia Paz was at home. Ms Ficticia Paz was not arrested. We regret the error.",
        "detained",
    ),
    ("We wrongly said Ana Ficticia Paz fled. The article also wrongly said Ficticia Paz sold babies.", "sells"),
    ("Fe de erratas. Se informó que Ana Ficticia Paz fue detenida; en realidad no lo fue.", "detained"),
    ("Rectificación: publicamos que Ana Ficticia Paz fue condenada. La información es falsa.", "convicted"),
    ("Rectificación: publicamos que Ana Ficticia Paz vendió tres bebés. Ambas afirmaciones son falsas.", "sells"),
    ("Informamos por error que Ana Ficticia Paz había sido detenida.", "detained"),
    ("Aclaración: Ana Ficticia Paz no es la enfermera detenida el lunes, sino una homónima.", "detained"),
    ("Por un error, en la nota del lunes se señaló a Ana Ficticia Paz como cabecilla.", "leads"),
    ("Por error se publicó que Ana Ficticia Paz fue detenida. La detenida es Bea Ficticia Luz.", "detained"),
]
REPLACED = [
    ("Correction. We said that Ana Ficticia Paz was convicted. In fact she was charged.", "convicted"),
    ("Correction. We said on 10 February Ana Ficticia Paz was convicted; she was charged.", "convicted"),
    ("Correction. It was reported that Ana Ficticia Paz was convicted. She is only charged.", "convicted"),
    ("Correction. We said Ana Ficticia Paz was charged. It was Bea Olmo Luz who was charged.", "charged"),
    ("Correction. We said Ana Ficticia Paz was charged. The woman charged is Bea Olmo Luz.", "charged"),
    ("Correction. We said Ana Ficticia Paz was charged. In fact Bea Olmo Luz was charged.", "charged"),
    ("Correction. Bea Olmo Luz, not Ana Ficticia Paz, was charged.", "charged"),
    ("Fe de erratas. Se dijo que Ana Ficticia Paz fue condenada. En realidad fue acusada.", "convicted"),
    ("Corrección. Dijimos que Ana Ficticia Paz fue condenada; fue imputada.", "convicted"),
    ("Corrección. Dijimos que Ana Ficticia Paz fue imputada. Fue Bea Olmo Luz la imputada.", "charged"),
    ("Corrección. Dijimos que Ana Ficticia Paz fue imputada. La imputada es Bea Olmo Luz.", "charged"),
    ("Corrección. La imputada es Bea Olmo Luz y no Ana Ficticia Paz.", "charged"),
    ("Fe de erratas. Donde dice «Ana Ficticia Paz fue condenada», debe decir «… imputada».", "convicted"),
    ("Correction. Where it said “Ana Ficticia Paz was convicted”, it should have said “charged”.", "convicted"),
]
KEPT = [
    ("Correction. We said Ana Ficticia Paz was arrested. She was charged on Monday.", "detained"),
    ("Correction. We said Ana Ficticia Paz was charged. Bea Olmo Luz was also charged.", "charged"),
    ("Correction. We said Ana Ficticia Paz was charged. Bea Olmo Luz was charged.", "charged"),
    ("Correction. We said Ana Ficticia Paz was charged. The other woman charged is Bea Olmo Luz.", "charged"),
    ("Correction. We said Ana Ficticia Paz was convicted in May. In fact she was convicted in June.", "convicted"),
    ("Correction. We said Ana Ficticia Paz was charged in Alba. It was in Villa Uno that she was charged.", "charged"),
    ("Corrección. Informamos que Ana Ficticia Paz fue condenada a diez años. Fue condenada a ocho.", "convicted"),
    ("Donde dice «Ana Ficticia Paz fue condenada en Alba», debe decir «Ana Ficticia Paz fue condenada».", "convicted"),
    ("We said that Ana Ficticia Paz was convicted. In fact she was charged.", "convicted"),
]
STANDING = [
    ("Correction: An earlier version misstated the day on which Ana Ficticia Paz was arrested.", "detained"),
    ("Correction: An earlier version wrongly gave her age. Ana Ficticia Paz was arrested on Monday.", "detained"),
    ("Correction: We wrongly reported that Ana Ficticia Paz was charged. She was arrested.", "detained"),
    ("Correction: We wrongly said that Ana Ficticia Paz called Bea Ficticia Luz, who was arrested.", "detained"),
    ("Correction: We wrongly said that Bea Ficticia Luz was arrested with Ana Ficticia Paz.", "convicted"),
    ("Correction: We wrongly said that Ana Ficticia Paz was not arrested.", "detained"),
    ("Correction: The figure is 13. Ana Ficticia Paz was arrested.", "detained"),
    ("Correction: The figure is 13. Ana Ficticia Paz, who was not at home, was arrested.", "detained"),
    ("Correction: The figure is 13. Ana Ficticia Paz was not only arrested but charged.", "detained"),
    ("Correction: Ana Ficticia Paz is 40. We wrongly said that Eva Ficticia Paz sold babies.", "sells"),
    ("Ana Ficticia Paz's lawyer said the claim that she was arrested is false.", "detained"),
    ("Fe de erratas: en la nota anterior por error dijimos que Ana Ficticia Paz fue detenida en Alba.", "convicted"),
    ("Fe de erratas: por error publicamos la fecha en que Ana Ficticia Paz fue detenida.", "detained"),
]


def _retracted(text: str, predicate: str, publisher: str = "A", day: date = LATER) -> bool:
    case = Case()
    first = case.document("A", DAY)
    case.document(publisher, day, text)
    done_by = "Ana Ficticia Paz" if predicate in ("sells", "leads") else None
    one = case.say(first, predicate, done_by, "babies" if done_by else "Ana Ficticia Paz")
    return find_retracted(case.statements, case.documents) == {one.id}


@pytest.mark.parametrize(("text", "predicate"), TAKEN_BACK)
def test_a_notice_takes_back_what_its_paper_said_before(text: str, predicate: str) -> None:
    assert _retracted(text, predicate)


@pytest.mark.parametrize(("text", "predicate"), STANDING)
def test_a_notice_about_something_else_takes_nothing_back(text: str, predicate: str) -> None:
    assert not _retracted(text, predicate)


def test_a_claim_in_whose_place_another_is_put_is_taken_back() -> None:
    for text, predicate in REPLACED:
        assert _retracted(text, predicate), text
    for text, predicate in KEPT:
        assert not _retracted(text, predicate), text


def test_with_a_verdict_goes_what_was_told_as_proved_and_a_repeated_claim_is_no_new_one() -> None:
    wrong, right = "We said Ana Ficticia Paz was convicted of selling babies.", "She was charged with selling babies."
    case = Case()
    first, notice = case.document("A", DAY), case.document("A", LATER, f"Correction. {wrong} {right}")
    sold = case.say(first, "sells", "Ana Ficticia Paz", "babies", standing=Standing.CONVICTED)
    again = case.say(notice, "convicted", None, "Ana Ficticia Paz", quote=wrong, standing=Standing.CONVICTED)
    case.say(notice, "charged", None, "Ana Ficticia Paz", quote=right, standing=Standing.CHARGED)
    case.say(notice, "sells", "Ana Ficticia Paz", "babies", quote=right, standing=Standing.CHARGED)

    assert find_retracted(case.statements, case.documents) == {sold.id, again.id}


@pytest.mark.parametrize(("publisher", "day"), [("A", DAY), ("B", LATER)])
def test_a_notice_reaches_only_what_its_own_paper_said_earlier(publisher: str, day: date) -> None:
    assert not _retracted(*TAKEN_BACK[0], publisher, day)


def test_what_the_notice_itself_says_again_stands() -> None:
    case = Case()
    first = case.document("A", DAY)
    text = "Correction: We wrongly reported that Ana Ficticia Paz was arrested on Monday; she was arrested on Tuesday."
    notice = case.document("A", LATER, text)
    case.say(first, "detained", None, "Ana Ficticia Paz")
    case.say(notice, "detained", None, "Ana Ficticia Paz")

    assert not find_retracted(case.statements, case.documents)


def test_a_claim_taken_back_is_shown_as_corrected_and_supports_nothing_beside_another_source() -> None:
    case = Case()
    first = case.document("A", DAY)
    case.document("A", LATER, TAKEN_BACK[0][0])
    one = case.say(first, "detained", None, "Ana Ficticia Paz", standing=Standing.REPORTED)
    case.say(case.document("B", DAY), "detained", None, "Ana Ficticia Paz")

    finding = case.finding("detained")

    assert finding.superseded == (one.id,)
    assert [source for source, _ in finding.standings] == ["B"]
