from datetime import timedelta

import pytest

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.findings import Conversion, Relation
from ovillo.domain.statements import Quantifier, Value
from tests.corroboration.invented import DAY, Case, on, rate, value


def test_the_same_act_in_two_documents_is_one_finding() -> None:
    case = Case()
    for outlet in ("El Diario Inventado", "The Invented Mail"):
        case.say(case.document(outlet), "leads", "Ana Ficticio", "group:Los Mirlos")

    finding = case.finding("leads")

    assert len(finding.statements) == 2
    assert finding.independent_sources == 2
    assert finding.subject is not None
    assert finding.subject.name == "Ana Ficticio"


def test_an_unsaid_authority_is_the_one_that_is_said() -> None:
    case = Case()
    case.say(case.document("A"), "detained", None, "Ana Ficticio")
    case.say(case.document("B"), "detained", "organisation:Policía Ficticia", "Ana Ficticio")
    case.say(case.document("C"), "detained", "organisation:agents", "Ana Ficticio")

    finding = case.finding("detained")

    assert len(finding.statements) == 3
    assert finding.subject is not None
    assert finding.subject.name == "Policía Ficticia"


def test_one_arrest_stays_one_when_two_authorities_are_named() -> None:
    case = Case()
    case.say(case.document("A"), "detained", None, value=value(14))
    case.say(case.document("B"), "detained", "organisation:Policía Ficticia", value=value(14))
    case.say(case.document("C"), "detained", "organisation:Fiscalía Ficticia", value=value(13))

    finding = case.finding("detained")

    assert finding.contradicts
    assert finding.subject is None


def test_orders_of_two_named_authorities_are_not_one() -> None:
    case = Case()
    case.say(case.document("A"), "ordered", None, "Ana Ficticio")
    case.say(case.document("B"), "ordered", "organisation:Juzgado Uno", "Ana Ficticio")
    case.say(case.document("C"), "ordered", "organisation:Juzgado Dos", "Ana Ficticio")

    assert len(case.findings()) == 3


def test_unnamed_people_of_two_documents_are_never_one() -> None:
    case = Case()
    for outlet in ("A", "B"):
        case.say(case.document(outlet), "detained", None, "pediatrician")

    assert len(case.findings()) == 2


def test_numbers_meet_by_what_they_count() -> None:
    case = Case()
    case.say(case.document("A"), "detained", None, "person:people", value=value(14))
    case.say(case.document("B"), "detained", None, "group:personas", value=value(14))
    case.say(case.document("C"), "detained", None, None, value=value(14))
    case.say(case.document("D"), "detained", None, "group:mujeres", value=value(5))

    sizes = sorted(len(finding.statements) for finding in case.findings())

    assert sizes == [1, 3]


def test_what_is_sold_is_one_in_both_languages() -> None:
    case = Case()
    case.say(case.document("A"), "sells", "Ana Ficticio", "group:babies")
    case.say(case.document("B"), "sells", "Ana Ficticio", "group:bebés")

    assert len(case.finding("sells").statements) == 2


def test_acts_weeks_apart_are_two() -> None:
    case = Case()
    later = DAY + timedelta(days=60)
    case.say(case.document("A"), "detained", None, "Ana Ficticio", when=on(DAY))
    case.say(case.document("B", later), "detained", None, "Ana Ficticio", when=on(later))
    case.say(case.document("C"), "detained", None, "Ana Ficticio")

    assert len(case.findings()) == 3


def test_an_undated_act_is_the_only_dated_one() -> None:
    case = Case()
    case.say(case.document("A"), "detained", None, "Ana Ficticio", when=on(DAY))
    case.say(case.document("C"), "detained", None, "Ana Ficticio")

    assert len(case.finding("detained").statements) == 2


def test_counts_without_a_date_are_told_apart_by_publication() -> None:
    case = Case()
    case.say(case.document("A"), "detained", value=value(14))
    case.say(case.document("B", DAY + timedelta(days=400)), "detained", value=value(5))

    assert not any(finding.contradicts for finding in case.findings())
    assert len(case.findings()) == 2


def test_ages_of_unnamed_people_are_never_compared() -> None:
    case = Case()
    for outlet, age in (("A", 19), ("B", 14)):
        case.say(case.document(outlet), "age", "female", value=value(age, "year"))

    assert len(case.findings()) == 2


def test_payments_between_nobody_are_never_one() -> None:
    case = Case()
    for outlet, amount in (("A", 17000), ("B", 3900)):
        case.say(case.document(outlet), "pays", value=value(amount, "USD"))

    assert len(case.findings()) == 2


def test_currencies_seized_together_are_two_things_and_no_contradiction() -> None:
    case = Case()
    police, paper = case.document("Policía"), case.document("El Diario Inventado")
    case.say(police, "seized", value=value(84_300, "PEN"), when=on(DAY))
    case.say(police, "seized", value=value(6_200, "USD"), when=on(DAY))
    case.say(paper, "seized", value=value(48_300, "PEN"), when=on(DAY))

    found = {tuple(one.value.unit for one in finding.values): finding.contradicts for finding in case.findings()}

    assert found == {("USD",): False, ("PEN", "PEN"): True}


def test_partners_are_one_tie_in_either_order() -> None:
    case = Case()
    case.say(case.document("A"), "partner_of", "Ana Ficticio", "Beto Ficticio")
    case.say(case.document("B"), "partner_of", "Beto Ficticio", "Ana Ficticio")

    (tie,) = case.findings()

    assert {tie.subject.name, tie.object.name} == {"Ana Ficticio", "Beto Ficticio"}  # type: ignore[union-attr]
    assert tie.independent_sources == 2


def told_price(
    case: Case, outlet: str, amount: int, payer: str | None, taker: str | None = None, *, act: str = "pays"
) -> None:
    document = case.document(outlet, DAY)
    quote = f"{payer} {act} {taker} {amount} for a baby."
    case.say(document, "price", "group:babies", value=value(amount, "PEN"), quote=quote)
    if act == "pays":
        case.say(document, "pays", payer, taker, value=value(amount, "PEN"), quote=quote)
    else:
        case.say(document, act, payer, "group:babies", quote=quote)


@pytest.mark.parametrize(
    ("ours", "theirs", "is_one"),
    [
        (("Ana Ficticio", "Delia Prueba"), ("Luis Ficticio", "Delia Prueba"), False),
        (("Ana Ficticio", "Delia Prueba"), ("Ana Ficticio", None), True),
        ((None, "Delia Prueba"), (None, "Delia Prueba"), True),
        ((None, "Delia Prueba"), (None, "Tomás Prueba"), False),
        (("couple", None), ("family", None), False),
        (("couples", None), ("families", None), True),
        ((None, None), (None, None), True),
        ((None, "group:ring"), (None, "group:red"), True),
        (("Ana Ficticio", None), (None, None), False),
    ],
)
def test_prices_are_compared_within_one_deal(
    ours: tuple[str | None, str | None], theirs: tuple[str | None, str | None], *, is_one: bool
) -> None:
    case = Case()
    told_price(case, "A", 5000, *ours)
    told_price(case, "B", 9000, *theirs)

    prices = [finding for finding in case.findings() if finding.predicate == "price"]

    assert len(prices) == (1 if is_one else 2)
    assert any(finding.contradicts for finding in prices) == is_one


@pytest.mark.parametrize(
    ("quote", "has_two", "is_one"),
    [
        ("The ring charged 9000 for each baby.", False, True),
        ("Another ring charged 9000 for each baby.", False, False),
        ("The ring charged 9000 for each baby.", True, False),
    ],
)
def test_a_price_of_nobody_is_of_the_one_ring_that_its_report_names(quote: str, *, has_two: bool, is_one: bool) -> None:
    case = Case()
    told_price(case, "A", 5000, None, "group:Los Ovillos")
    told_price(case, "C", 5000, None, "group:Los Husos") if has_two else None
    document = case.document("B", DAY)
    for band in ("group:Los Ovillos", "group:Los Husos"):
        case.say(document, "leads", "Ana Ficticio", band)
    case.say(document, "price", "group:babies", value=value(9000, "PEN"), quote=quote)

    assert any(finding.contradicts for finding in case.findings() if finding.predicate == "price") == is_one


def test_who_buys_is_a_party_to_the_price() -> None:
    case = Case()
    told_price(case, "A", 5000, "Ana Ficticio", act="buys")
    told_price(case, "B", 9000, "Luis Ficticio", act="buys")

    assert not any(finding.contradicts for finding in case.findings())


def test_one_seizure_told_in_two_currencies_meets_at_the_rate() -> None:
    case = Case()
    case.rates.append(rate(DAY, "USD", "PEN", "3.70"))
    case.say(case.document("Policía"), "seized", value=value(37_000, "PEN"), when=on(DAY))
    case.say(case.document("Agencia Inventada"), "seized", value=value(10_000, "USD"), when=on(DAY))

    (compared,) = case.finding("seized").compared

    assert compared.relation is Relation.SUPPORTS
    assert not case.finding("seized").contradicts


def test_a_home_in_one_language_is_no_other_place_than_a_house_in_the_other() -> None:
    case = Case()
    case.rates.append(rate(DAY, "USD", "PEN", "3.70"))
    for outlet, amount, unit, where in (("Policía", 37_000, "PEN", "vivienda"), ("Agencia", 10_000, "USD", "home")):
        document = case.document(outlet)
        place = case.entity(where, document, EntityType.PLACE, NameLevel.ROLE)
        case.say(document, "seized", value=value(amount, unit), when=on(DAY), where=place)

    (compared,) = case.finding("seized").compared

    assert compared.relation is Relation.SUPPORTS


def test_sums_of_two_places_are_not_said_to_lack_a_rate() -> None:
    case = Case()
    case.rates.append(rate(DAY, "USD", "PEN", "3.70"))
    for outlet, amount, unit, where in (
        ("Policía", 37_000, "PEN", "Villa Uno"),
        ("Agencia", 9_000, "USD", "Villa Dos"),
    ):
        document = case.document(outlet)
        place = case.entity(where, document, EntityType.PLACE, NameLevel.FULL)
        case.entity("Ana Ficticio", document, EntityType.PERSON, NameLevel.FULL)
        case.say(document, "seized", value=value(amount, unit), when=on(DAY), where=place)

    (compared,) = case.finding("seized").compared

    assert (compared.relation, compared.by) == (Relation.NOT_COMPARABLE, (Conversion.EXCHANGED,))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("celulares", "mobile phones"),
        ("partidas de nacimiento", "birth certificates"),
        ("actas de nacimiento falsas", "fake birth certificates"),
        ("certificados falsificados", "forged certificates"),
        ("computadoras", "computers"),
        ("vehículos robados", "stolen vehicles"),
        ("documentos", "documents"),
        ("sellos", "stamps"),
    ],
)
def test_things_seized_are_one_in_two_languages(one: str, other: str) -> None:
    case = Case()
    for outlet, noun in (("A", one), ("B", other)):
        document = case.document(outlet)
        case.say(document, "detained", "organisation:Policía Ficticia", "Ana Ficticio")
        case.say(document, "seized", "organisation:Policía Ficticia", noun, value=value(40, None))

    assert len(case.finding("seized").statements) == 2


def test_more_than_500_and_260_of_one_thing_in_two_languages_contradict() -> None:
    case = Case()
    for outlet, noun, told in (
        ("A", "partidas de nacimiento", value(500, None, Quantifier.MORE_THAN, "más de 500")),
        ("B", "birth certificates", value(260, None)),
    ):
        document = case.document(outlet)
        case.say(document, "detained", "organisation:Policía Ficticia", "Ana Ficticio")
        case.say(document, "seized", "organisation:Policía Ficticia", noun, value=told)

    assert case.finding("seized").contradicts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("madre", "mother"),
        ("parejas extranjeras", "foreign couples"),
        ("enfermera", "nurse"),
        ("fiscales", "prosecutors"),
    ],
)
def test_who_is_paid_is_one_in_two_languages(one: str, other: str) -> None:
    case = Case()
    case.say(case.document("A"), "pays", "Ana Ficticio", f"person:{one}", value=value(1500, "PEN"))
    case.say(case.document("B"), "pays", "Ana Ficticio", f"person:{other}", value=value(400, "USD"))

    (comparison,) = case.finding("pays").compared

    assert comparison.relation is Relation.NOT_COMPARABLE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("obstetra", "midwife"),
        ("alcalde de Quilas", "mayor of Quilas"),
        ("fiscal provincial", "provincial prosecutor"),
        ("jueza", "judge"),
    ],
)
def test_a_post_is_one_in_two_languages(one: str, other: str) -> None:
    case = Case()
    for outlet, post in (("A", one), ("B", other)):
        case.say(case.document(outlet), "occupation", "Ana Ficticio", value=Value(post))

    assert len(case.finding("occupation").statements) == 2


def test_other_things_posts_and_payees_stay_apart() -> None:
    case = Case()
    for predicate, pairs in (
        ("seized", (("celulares", "computers"), ("partidas de nacimiento", "death certificates"))),
        ("pays", (("madre", "father"), ("parejas", "foreign couples"))),
    ):
        for one, other in pairs:
            case.say(case.document("A"), predicate, "Ana Ficticio", one, value=value(4, None))
            case.say(case.document("B"), predicate, "Ana Ficticio", other, value=value(5, None))
    for post in ("alcalde de Quilas", "mayor of Timbo", "enfermera"):
        case.say(case.document(post), "occupation", "Ana Ficticio", value=Value(post))

    assert len(case.findings()) == 11
