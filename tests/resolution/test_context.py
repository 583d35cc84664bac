from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.judgements import Judgement, Proposal
from ovillo.resolution import FieldWeight, Surroundings, cluster, propose_pairs, weigh_context
from ovillo.resolution.context import ages_apart_years, compare_ages
from ovillo.resolution.surroundings import ToldAge
from tests.resolution.invented import entity

MAY = date(2031, 5, 14)
NOTHING: Mapping[str, Surroundings] = {}


def around(years: int | None = None, on: date = MAY, **facts: str) -> Surroundings:
    told = {kind: {value: value} for kind, value in facts.items()}
    return Surroundings(told, () if years is None else (ToldAge(on, years),))


def weigh(
    entities: Sequence[DocumentEntity], surroundings: Mapping[str, Surroundings], judgements: Sequence[Judgement] = ()
) -> dict[str, FieldWeight]:
    """The fields of the one proposal that no rule accepts."""
    proposals = propose_pairs(entities, surroundings)
    joined = cluster(entities, proposals, judgements)
    weighed = weigh_context(entities, joined, proposals, surroundings=surroundings)
    (pair,) = [(each.left, each.right) for each in proposals if each.rule is None]
    return {field.field: field for field in weighed[pair]}


LONG, SHORT = entity("Próspero Imaginado Ficticio", "a"), entity("Próspero Imaginado", "b")


def test_a_shared_telephone_weighs_much_and_a_hub_nothing() -> None:
    crowd = [
        entity(name, f"x{number}") for number, name in enumerate(("Zoé Uno", "Ana Dos", "Eva Tres", "Inés Cuatro"))
    ]
    phone = around(phone="999888777")

    rare = weigh([LONG, SHORT, *crowd], {LONG.id: phone, SHORT.id: phone})
    hub = weigh([LONG, SHORT, *crowd], {each.id: phone for each in [LONG, SHORT, *crowd]})

    assert rare["Telephone"].weight_bits > 8
    assert (rare["Telephone"].rarity, rare["Telephone"].detail) == ("rare", "999888777")
    assert hub["Telephone"].weight_bits == 0
    assert hub["Telephone"].sharers == 6


def test_whoever_is_joined_already_counts_once_and_brings_what_is_told_of_him() -> None:
    twins = [entity("PRÓSPERO IMAGINADO", "c"), entity("Prospero Imaginado", "d")]
    phone = around(phone="999888777")

    told = weigh([LONG, SHORT, *twins], {LONG.id: phone, twins[0].id: phone, twins[1].id: phone})

    assert told["Telephone"].sharers == 2
    assert told["Telephone"].weight_bits > 8


def test_what_one_side_lacks_weighs_nothing() -> None:
    told = weigh([LONG, SHORT], {LONG.id: around(41, phone="999888777", place="villa ficticia")})

    assert {field.weight_bits for field in told.values()} == {0.0}
    assert told["Age"].says == "only one has it"
    assert told["Account"].says == "missing in both"


def test_an_alias_that_both_bear_speaks_for_them_and_one_that_only_one_bears_is_not_told() -> None:
    both = weigh([LONG, SHORT], {LONG.id: around(alias="tia"), SHORT.id: around(alias="tia")})
    other = weigh([LONG, SHORT], {LONG.id: around(alias="tia"), SHORT.id: around(alias="topo")})

    assert both["Alias"].weight_bits > 0
    assert other["Alias"].weight_bits == 0
    assert "Alias" not in weigh([LONG, SHORT], {LONG.id: around(alias="tia")})


def test_ages_are_compared_on_one_day() -> None:
    then, later = ToldAge(MAY, 41), ToldAge(date(2035, 3, 1), 45)

    assert compare_ages([then], [later]).weight_bits > 0
    assert compare_ages([then], [replace(later, years=46)]).weight_bits == 0
    assert compare_ages([then], [replace(later, years=41)]).is_conflict
    assert compare_ages([then], [replace(later, on=MAY)]).is_conflict


@settings(deadline=None)
@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.dates(date(2091, 1, 1), date(2120, 1, 1)), st.data())
def test_two_true_ages_of_one_person_never_conflict(born: date, told: date, data: st.DataObject) -> None:
    earlier = data.draw(st.dates(born, told))

    def age(day: date) -> ToldAge:
        return ToldAge(day, day.year - born.year - ((day.month, day.day) < (born.month, born.day)))

    assert ages_apart_years(age(earlier), age(told)) < 0.01


def test_a_different_document_number_takes_the_rule_away_and_is_a_conflict() -> None:
    one, other = entity("Próspero Imaginado", "a"), entity("PRÓSPERO IMAGINADO", "b")
    numbers = {one.id: around(document="dni 08123456"), other.id: around(document="dni 09123457")}

    told = weigh([one, other], numbers)

    assert told["Document number"].is_conflict
    assert told["Document number"].weight_bits < 0
    assert len(cluster([one, other], propose_pairs([one, other], numbers), ())) == 2


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        ("generation", "junior", "senior"),
        ("title", "he", "she"),
        ("born", "1970-01-02", "1992-05-05"),
        ("born", "1970-01-02", "1971"),
        ("parent", "father Luis Imaginado Paz", "father Hugo Imaginado Rey"),
    ],
)
def test_a_sign_that_tells_two_people_of_one_name_apart_takes_the_rule_away(kind: str, left: str, right: str) -> None:
    one, other = entity("Próspero Imaginado", "a"), entity("PRÓSPERO IMAGINADO", "b")

    told = weigh([one, other], {one.id: around(**{kind: left}), other.id: around(**{kind: right})})

    assert [field.weight_bits < 0 for field in told.values() if field.is_conflict] == [True]


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        ("born", "1970-01-02", "1970"),
        ("parent", "father Luis Imaginado Paz", "father Luis Imaginado"),
        ("parent", "father Luis Imaginado Paz", "mother Ana Inventada Rey"),
    ],
)
def test_signs_that_may_be_of_one_person_leave_the_rule(kind: str, left: str, right: str) -> None:
    one, other = entity("Próspero Imaginado", "a"), entity("PRÓSPERO IMAGINADO", "b")

    found = propose_pairs([one, other], {one.id: around(**{kind: left}), other.id: around(**{kind: right})})

    assert [each.rule is not None for each in found] == [True]


@pytest.mark.parametrize(
    "told",
    [
        Surroundings({}, (ToldAge(MAY, 20), ToldAge(MAY, 60))),
        Surroundings({"document": {"dni 40000001": "40000001", "dni 70000002": "70000002"}}),
        Surroundings({"generation": {"junior": "hijo", "senior": "padre"}}),
    ],
)
def test_one_document_that_mixes_two_people_joins_nobody(told: Surroundings) -> None:
    bearers = [entity("Próspero Imaginado", f"d{number}") for number in range(4)]

    joined = cluster(bearers, propose_pairs(bearers, {bearers[1].id: told}), ())

    assert (bearers[1].id,) in {each.members for each in joined}
    assert sorted(len(each.members) for each in joined) == [1, 3]


def test_a_death_before_an_act_of_the_other_takes_the_rule_away() -> None:
    one, other = entity("Próspero Imaginado", "a"), entity("PRÓSPERO IMAGINADO", "b")

    told = weigh([one, other], {one.id: around(died="2029"), other.id: around(day="arrested 2031 05 09")})

    assert told["Date of death"].is_conflict


def test_a_son_is_parted_from_those_of_whom_no_paper_says_it_and_takes_nobody_else_apart() -> None:
    bearers = [entity("Próspero Imaginado", f"d{number}") for number in range(5)]

    joined = cluster(bearers, propose_pairs(bearers, {bearers[2].id: around(generation="junior")}), ())

    assert sorted(len(each.members) for each in joined) == [1, 4]


def test_documents_of_two_sorts_do_not_conflict() -> None:
    one, other = entity("Próspero Imaginado", "a"), entity("PRÓSPERO IMAGINADO", "b")
    numbers = {one.id: around(document="dni 08123456"), other.id: around(document="passport 1234567")}

    assert [each.rule is not None for each in propose_pairs([one, other], numbers)] == [True]


def test_one_paper_with_an_impossible_age_stands_alone_and_takes_nobody_else_apart() -> None:
    bearers = [entity("Próspero Imaginado", f"d{number}") for number in range(6)]
    ages = {each.id: around(41) for each in bearers[:3]} | {bearers[3].id: around(14)}

    joined = cluster(bearers, propose_pairs(bearers, ages), ())

    assert sorted(len(each.members) for each in joined) == [1, 5]
    assert (bearers[3].id,) in {each.members for each in joined}


def test_people_named_beside_both_count_and_those_of_every_report_hardly() -> None:
    friend = [entity("Zoé Ñandúpay", document) for document in "ab"]
    judge = [entity("Inés Magistrada", f"{document}") for document in "abcdefghij"]

    rare = weigh([LONG, SHORT, *friend], NOTHING)["People named beside"]
    common = weigh([LONG, SHORT, *judge], NOTHING)["People named beside"]

    assert rare.detail == "Zoé Ñandúpay"
    assert rare.weight_bits > 2 * common.weight_bits > 0


def test_people_likely_to_be_one_count_by_half_in_the_second_pass() -> None:
    people = [LONG, SHORT, entity("Zoé Ñandúpay Güell", "a"), entity("Zoé Ñandúpay", "b")]
    phone = around(phone="999888777")
    surroundings = {people[2].id: phone, people[3].id: phone}
    proposals = propose_pairs(people, surroundings)

    weighed = weigh_context(people, cluster(people, proposals, ()), proposals, surroundings=surroundings)

    (fields,) = [fields for pair, fields in weighed.items() if LONG.id in pair]
    assert [field.weight_bits > 0 for field in fields if field.field == "People named beside"] == [True]


def test_two_named_apart_in_one_document_weigh_against_each_other() -> None:
    again = entity("PRÓSPERO IMAGINADO", "a")

    told = weigh([LONG, SHORT, again], NOTHING)

    assert told["Same document"].weight_bits < 0


LEVELS = st.sampled_from(list(NameLevel))
NAMES = ["Ana Ficticio Paz", "Ana Ficticio", "ANA FICTICIO PAZ", "Ficticio", "Anita Ficticio"]
ENTITIES = st.lists(
    st.builds(entity, st.sampled_from(NAMES), st.sampled_from("abcd"), st.just(EntityType.PERSON), LEVELS),
    max_size=10,
    unique_by=lambda one: one.id,
)
AROUND = st.builds(
    around,
    st.none() | st.integers(20, 24),
    st.just(MAY),
    document=st.sampled_from(["dni 1", "dni 2", "passport 1"]),
    phone=st.sampled_from(["1", "2"]),
    born=st.sampled_from(["1970", "1971"]),
    generation=st.sampled_from(["junior", "senior"]),
)


@settings(deadline=None)
@given(ENTITIES, st.lists(AROUND, min_size=10, max_size=10), st.randoms(use_true_random=False))
def test_context_joins_nothing_by_itself_and_order_never_matters(
    entities: list[DocumentEntity], told: list[Surroundings], random: object
) -> None:
    surroundings = {each.id: one for each, one in zip(entities, told, strict=False)}
    shuffled = list(entities)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random that Hypothesis controls

    plain, weighed = propose_pairs(entities), propose_pairs(shuffled, surroundings)

    by_id = {each.id: each for each in entities}
    assert weighed == propose_pairs(entities, surroundings)
    assert len(cluster(entities, weighed, ())) >= len(cluster(entities, plain, ()))
    for each in weighed:
        assert each.rule is None or _are_full(each, by_id)
        assert each.rule is None or not _conflict(surroundings.get(each.left), surroundings.get(each.right))


def _are_full(proposal: Proposal, by_id: Mapping[str, DocumentEntity]) -> bool:
    return by_id[proposal.left].level is by_id[proposal.right].level is NameLevel.FULL


def _conflict(one: Surroundings | None, other: Surroundings | None) -> bool:
    if one is None or other is None:
        return False
    if one.ages and other.ages and abs(one.ages[0].years - other.ages[0].years) > 2:
        return True
    numbers = [set(each.facts["document"]) for each in (one, other)]
    return numbers[0] != numbers[1] and all(next(iter(each)).startswith("dni") for each in numbers)


def test_a_name_that_one_document_has_twice_is_joined_no_further_with_what_stands_around_it() -> None:
    entities = [
        *(entity("Ana Ficticio Paz", document) for document in ("a", "c", "b")),
        entity("ANA FICTICIO PAZ", "b"),
    ]
    numbers = ("dni 40000002", "dni 40000002", "dni 40000001", "dni 40000001")
    surroundings = {one.id: around(document=number) for one, number in zip(entities, numbers, strict=True)}

    plain, weighed = propose_pairs(entities), propose_pairs(entities, surroundings)

    assert len(cluster(entities, weighed, ())) >= len(cluster(entities, plain, ())) == 4
