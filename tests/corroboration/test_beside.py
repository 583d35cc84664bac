from datetime import timedelta

from ovillo.domain.findings import Finding
from ovillo.domain.statements import Standing
from tests.corroboration.invented import DAY, Case

LATER = DAY + timedelta(days=300)


def found(case: Case) -> dict[str, Finding]:
    return {one.predicate: one for one in case.findings()}


def test_a_conviction_and_an_acquittal_of_one_person_point_at_each_other() -> None:
    case = Case()
    case.say(case.document("A"), "convicted", None, "Ana Ficticio", standing=Standing.CONVICTED)
    case.say(case.document("B", LATER), "acquitted", None, "Ana Ficticio", standing=Standing.ACQUITTED)

    made = found(case)

    assert made["convicted"].beside == (made["acquitted"].id,)
    assert made["acquitted"].beside == (made["convicted"].id,)


def test_charges_sentences_and_conduct_held_against_them_point_at_the_acquittal() -> None:
    case = Case()
    document = case.document("A")
    case.say(document, "charged", None, "Ana Ficticio", standing=Standing.CHARGED)
    case.say(document, "sentenced", None, "Ana Ficticio", standing=Standing.CONVICTED)
    case.say(document, "leads", "Ana Ficticio", "group:Los Mirlos", standing=Standing.CHARGED)
    case.say(document, "sells", "Ana Ficticio", "group:babies", standing=Standing.SUSPECTED)
    case.say(case.document("B", LATER), "acquitted", None, "Ana Ficticio", standing=Standing.ACQUITTED)

    made = found(case)

    assert {name for name, one in made.items() if made["acquitted"].id in one.beside} == {
        "charged",
        "sentenced",
        "leads",
        "sells",
    }
    assert set(made["acquitted"].beside) == {made[name].id for name in ("charged", "sentenced", "leads", "sells")}


def test_the_acquittal_of_another_or_one_that_did_not_happen_is_not_pointed_at() -> None:
    case = Case()
    document = case.document("A")
    case.say(document, "convicted", None, "Ana Ficticio", standing=Standing.CONVICTED)
    case.say(document, "acquitted", None, "Beto Rojo Ficticio", standing=Standing.ACQUITTED)
    case.say(document, "acquitted", None, "Ana Ficticio", standing=Standing.ACQUITTED, negated=True)

    assert all(one.beside == () for one in case.findings())


def test_an_investigation_and_its_end_point_at_each_other() -> None:
    case = Case()
    document = case.document("A")
    case.say(document, "investigated", None, "Ana Ficticio", standing=Standing.INVESTIGATED)
    case.say(document, "acquitted", "organisation:Police Watchdog", "Ana Ficticio", standing=Standing.ACQUITTED)

    made = found(case)

    assert made["investigated"].beside == (made["acquitted"].id,)


def test_a_sentence_points_at_the_conviction_that_was_annulled() -> None:
    case = Case()
    case.say(case.document("A"), "sentenced", None, "Ana Ficticio", standing=Standing.CONVICTED)
    case.say(case.document("A"), "sells", "Ana Ficticio", "group:babies", standing=Standing.CONVICTED)
    case.say(case.document("B", LATER), "convicted", None, "Ana Ficticio", standing=Standing.CONVICTED, negated=True)

    made = found(case)

    assert made["sentenced"].beside == made["sells"].beside == (made["convicted"].id,)
