from datetime import timedelta

from ovillo.domain.statements import Standing
from tests.corroboration.invented import DAY, Case, value


def sizes(case: Case) -> list[int]:
    return sorted(len(one.statements) for one in case.findings() if one.predicate == "rescued")


def test_counts_of_documents_that_name_nobody_in_common_are_two_things() -> None:
    case = Case()
    for outlet, who, number in (("A", "Ana Ficticio", 14), ("B", "Beto Rojo Ficticio", 180)):
        document = case.document(outlet)
        case.say(document, "leads", who, "group:banda")
        case.say(document, "rescued", None, "group:children", value=value(number))

    assert sizes(case) == [1, 1]
    assert not any(one.contradicts for one in case.findings())


def test_documents_may_have_company_in_common_through_others() -> None:
    case = Case()
    for outlet, names in (("A", "A"), ("B", "AB"), ("C", "B")):
        document = case.document(outlet)
        for name in names:
            case.say(document, "leads", f"{name}na Ficticio", "group:banda")
        case.say(document, "rescued", None, "group:children", value=value(14))

    assert sizes(case) == [3]


def test_a_document_without_company_joins_where_there_is_one_case_only() -> None:
    case = Case()
    case.say(case.document("A"), "rescued", None, "group:children", value=value(14))
    named = case.document("B")
    case.say(named, "leads", "Ana Ficticio", "group:banda")
    case.say(named, "rescued", None, "group:niños", value=value(13))
    one_case = sizes(case)
    other = case.document("C")
    case.say(other, "leads", "Beto Rojo Ficticio", "group:banda")
    case.say(other, "rescued", None, "group:children", value=value(180))

    assert one_case == [2]
    assert sizes(case) == [1, 1, 1]


def test_police_and_publishers_are_no_company() -> None:
    case = Case()
    case.document("Agencia Inventada")
    for outlet, who, number in (("A", "Ana Ficticio", 14), ("B", "Beto Rojo Ficticio", 180)):
        document = case.document(outlet)
        case.say(document, "detained", "organisation:Policía Ficticia", who, standing=Standing.REPORTED)
        case.say(document, "works_for", who, "organisation:Agencia Inventada")
        case.say(document, "rescued", None, "group:children", value=value(number))

    assert sizes(case) == [1, 1]


def test_a_country_and_an_agency_are_no_company() -> None:
    case = Case()
    for outlet, who, number in (("A", "Ana Ficticio", 14), ("B", "Beto Rojo Ficticio", 180)):
        document = case.document(outlet)
        case.say(document, "leads", who, "group:banda")
        case.say(document, "located_in", who, "place:Estados Unidos")
        case.say(document, "works_for", who, "organisation:EFE")
        case.say(document, "rescued", None, "group:children", value=value(number))

    assert sizes(case) == [1, 1]


def test_reports_years_apart_do_not_tell_of_one_unnamed_thing() -> None:
    case = Case()
    for outlet, days, number in (("A", 0, 14), ("B", 900, 180)):
        document = case.document(outlet, DAY + timedelta(days=days))
        case.say(document, "leads", "Ana Ficticio", "group:banda")
        case.say(document, "rescued", None, "group:children", value=value(number))

    assert sizes(case) == [1, 1]


def test_who_is_named_in_both_needs_no_other_company() -> None:
    case = Case()
    for outlet, days in (("A", 0), ("B", 3)):
        document = case.document(outlet, DAY + timedelta(days=days))
        case.say(document, "sells", "organisation:Clínica Inventada", "group:babies", value=value(14))

    assert len(case.finding("sells").statements) == 2
