from datetime import timedelta

from ovillo.domain.findings import Finding
from ovillo.domain.statements import Standing
from tests.corroboration.invented import DAY, Case

LATER = DAY + timedelta(days=30)


def of(case: Case, name: str) -> Finding:
    [made] = [each for each in case.findings() if each.object is not None and each.object.name == name]
    return made


def test_who_denies_leading_a_ring_without_a_name_disputes_to_lead_the_one_that_has_a_name() -> None:
    case = Case()
    case.say(case.document("A"), "leads", "Ana Ficticio", "group:Los Mirlos", standing=Standing.CHARGED)
    denial = case.say(case.document("B"), "leads", "Ana Ficticio", "group:ring", standing=Standing.DENIED)

    charged = of(case, "Los Mirlos")

    [told] = charged.denials
    assert (told.is_doer, told.statements) == (True, (denial,))
    assert charged.is_disputed
    assert told.finding == of(case, "ring").id
    assert of(case, "ring").denials == ()


def test_two_denials_do_not_dispute_one_another() -> None:
    case = Case()
    case.say(case.document("A"), "leads", "Ana Ficticio", "group:ring", standing=Standing.DENIED)
    case.say(case.document("B", LATER), "leads", "Ana Ficticio", "group:network", standing=Standing.DENIED)

    assert all(each.denials == () for each in case.findings())


def test_the_denial_of_another_person_or_of_another_thing_disputes_nothing() -> None:
    case = Case()
    case.say(case.document("A"), "leads", "Ana Ficticio", "group:Los Mirlos", standing=Standing.CHARGED)
    second = case.document("B")
    case.say(second, "leads", "Beto Rojo Ficticio", "group:ring", standing=Standing.DENIED)
    case.say(second, "belongs_to", "Ana Ficticio", "group:ring", standing=Standing.DENIED)

    charged = of(case, "Los Mirlos")

    assert charged.denials == ()
    assert not charged.is_disputed


def test_who_denies_leading_a_body_of_the_same_name_disputes_to_lead_it_though_the_two_are_not_joined() -> None:
    case = Case()
    case.say(case.document("A"), "leads", "Ana Ficticio", "group:Los Mirlos de Ávila", standing=Standing.ACCUSED)
    denial = case.say(
        case.document("B"), "leads", "Ana Ficticio", "organisation:los mirlos de Avila", standing=Standing.DENIED
    )

    charged = of(case, "Los Mirlos de Ávila")

    assert [told.statements for told in charged.denials] == [(denial,)]
    assert charged.is_disputed
    assert of(case, "los mirlos de Avila").denials == ()


def test_the_denial_about_a_body_of_another_name_or_a_body_named_as_a_person_disputes_nothing() -> None:
    case = Case()
    case.say(case.document("A"), "leads", "Ana Ficticio", "group:Los Mirlos", standing=Standing.ACCUSED)
    case.say(case.document("B"), "leads", "Ana Ficticio", "organisation:Los Tordos", standing=Standing.DENIED)
    case.say(case.document("A"), "pays", "Ana Ficticio", "Eva Ficticia", standing=Standing.ACCUSED)
    case.say(case.document("B"), "pays", "Ana Ficticio", "group:Eva Ficticia", standing=Standing.DENIED)

    assert all(each.denials == () for each in case.findings())


def test_who_denies_the_same_deed_to_somebody_of_that_name_disputes_it_though_the_two_are_not_joined() -> None:
    case = Case()
    case.say(case.document("A"), "recruits", "Ana Ficticia", "Persona Kpwza", standing=Standing.ACCUSED)
    denial = case.say(case.document("B"), "recruits", "Ana Ficticia", "Persona Kpwzá", standing=Standing.DENIED)
    case.say(case.document("B"), "recruits", "Ana Ficticia", "Noelia", standing=Standing.ACCUSED)

    accused = of(case, "Persona Kpwza")

    assert [told.statements for told in accused.denials] == [(denial,)]
    assert accused.is_disputed
    assert of(case, "Persona Kpwzá").denials == ()
    assert of(case, "Noelia").denials == ()
