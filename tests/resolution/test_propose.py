import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.resolution import compare_names, propose_pairs
from ovillo.resolution.propose import SAME_FULL_NAME
from tests.resolution.invented import entity


def test_equal_full_names_of_two_documents_are_accepted_by_rule() -> None:
    one, other = entity("Próspero Imaginado", "a"), entity("PROSPERO IMAGINADO", "b")

    (proposal,) = propose_pairs([one, other])

    assert {proposal.left, proposal.right} == {one.id, other.id}
    assert proposal.left < proposal.right
    assert proposal.rule == SAME_FULL_NAME


@pytest.mark.parametrize("name", ["J. Imaginado", "Próspero I.", "Próspero y Zoé Imaginado", "Bebé Imaginado Ficticio"])
@pytest.mark.parametrize("sort", [EntityType.PERSON, EntityType.GROUP])
def test_an_initial_a_couple_or_a_child_without_a_name_waits_for_a_person(name: str, sort: EntityType) -> None:
    (proposal,) = propose_pairs([entity(name, "a", sort), entity(name, "b", sort)])

    assert proposal.rule is None or (sort is EntityType.GROUP and not name.startswith("Bebé"))


ROLES = [
    "Company",
    "The Company",
    "Office",
    "Clínica",
    "Fiscalía",
    "the Prosecutor's Office",
    "Juzgado",
    "Court",
    "Nurse",
]
UNCERTAIN = ["María José", "Juan Carlos", "Ana María", "Mary Ann", "García López", "Ruiz Gil", "Thomas James"]


@pytest.mark.parametrize("sort", [EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP, EntityType.PLACE])
@pytest.mark.parametrize("name", ROLES)
def test_a_word_that_only_says_what_sort_of_thing_it_is_joins_nothing(name: str, sort: EntityType) -> None:
    assert all(each.rule is None for each in propose_pairs([entity(name, "a", sort), entity(name, "b", sort)]))


@pytest.mark.parametrize("name", UNCERTAIN)
def test_given_names_or_surnames_alone_wait_for_a_person(name: str) -> None:
    assert all(each.rule is None for each in propose_pairs([entity(name, "a"), entity(name.upper(), "b")]))


@given(
    st.sampled_from([*ROLES, *UNCERTAIN, "Próspero Imaginado", "P. Imaginado", "Clínica Ficticia", "Policía"]),
    st.data(),
)
def test_a_case_joins_by_rule_only_what_the_scorer_of_names_calls_the_same(name: str, data: st.DataObject) -> None:
    sort = data.draw(st.sampled_from([EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE]))
    other = data.draw(st.sampled_from([name, name.upper(), name.lower()]))

    found = propose_pairs([entity(name, "a", sort), entity(other, "b", sort)])

    schema = "Person" if sort is EntityType.PERSON else "Organization"
    assert all(each.rule is None or compare_names(name, other, schema).verdict == "same" for each in found)


def test_a_name_in_another_order_waits_for_a_person() -> None:
    (proposal,) = propose_pairs(
        [entity("Próspero Imaginado Ficticio", "a"), entity("Imaginado Ficticio Próspero", "b")]
    )

    assert proposal.rule is None


def test_the_same_name_in_another_script_waits_for_a_person() -> None:
    (proposal,) = propose_pairs([entity("Imagin Bondarchenko", "a"), entity("Имагин Бондарченко", "b")])

    assert proposal.rule is None


def test_a_shorter_name_waits_for_a_person() -> None:
    (proposal,) = propose_pairs([entity("Próspero Imaginado Ficticio", "a"), entity("Próspero Imaginado", "b")])

    assert proposal.rule is None
    assert proposal.reasons


def test_a_role_is_never_proposed() -> None:
    role = NameLevel.ROLE

    assert not propose_pairs([entity("pediatra", "a", level=role), entity("pediatra", "b", level=role)])


def test_one_document_is_never_joined_within_itself() -> None:
    assert not propose_pairs([entity("Próspero Imaginado", "a"), entity("Próspero Imaginado Ficticio", "a")])


def test_two_of_one_name_in_one_document_leave_a_third_to_a_person() -> None:
    first, second = entity("Próspero Imaginado", "a"), entity("PRÓSPERO IMAGINADO", "a")
    third = entity("Prospero Imaginado", "b")

    assert all(proposal.rule is None for proposal in propose_pairs([first, second, third]))
    assert all(each.rule is None for each in propose_pairs([first, second, third, entity("Próspero Imaginado", "c")]))


def test_types_are_not_mixed_but_office_and_organisation_are_suggested() -> None:
    name = "Fiscalía de Villa Ficticia"
    office, body = entity(name, "a", EntityType.OFFICE), entity(name, "b", EntityType.ORGANISATION)
    place = entity(name, "c", EntityType.PLACE)

    (proposal,) = propose_pairs([office, body, place])

    assert {proposal.left, proposal.right} == {office.id, body.id}
    assert proposal.rule is None


def test_one_surname_is_suggested_with_the_only_full_name_that_has_it() -> None:
    full, part = entity("Próspero Imaginado", "a"), entity("Imaginado", "b", level=NameLevel.PARTIAL)

    (proposal,) = propose_pairs([full, part])
    none = propose_pairs([full, part, entity("Zoé Imaginado", "c")])

    assert proposal.rule is None
    assert not any(part.id in {one.left, one.right} for one in none)


def test_an_alias_is_suggested_with_the_name_that_a_document_gives_it() -> None:
    named = entity("Próspero Imaginado", "a", aliases=("El Ovillejo",))
    alias = entity("Ovillejo", "b", level=NameLevel.ALIAS)

    (proposal,) = propose_pairs([named, alias])

    assert proposal.rule is None


def test_an_alias_before_a_surname_is_suggested_with_who_bears_both() -> None:
    named = entity("Próspero Imaginado Paz", "a", aliases=("El Ovillejo",))
    others = [entity("Ovillejo Imaginado", "b"), entity("Ovillejo Ficticio", "c")]

    (proposal,) = propose_pairs([named, *others])

    assert proposal.rule is None
    assert {proposal.left, proposal.right} == {named.id, others[0].id}
    assert compare_names("Chato Ruiz", "Pedro Ruiz Mora, alias «El Chato»").verdict == "suggest"
    assert compare_names("Chato Mora", "Pedro Ruiz Mora, alias «El Chato»").verdict == "different"


def test_what_follows_the_word_alias_is_suggested_with_who_bears_it_as_a_full_name() -> None:
    named = entity("Próspero Imaginado", "a")
    alias = entity("Próspero Imaginado", "b", level=NameLevel.ALIAS)

    (proposal,) = propose_pairs([named, alias])

    assert proposal.rule is None


@pytest.mark.parametrize("level", [NameLevel.FULL, NameLevel.PARTIAL, NameLevel.ALIAS])
def test_an_article_and_a_by_name_are_an_alias_whatever_the_document_took_them_for(level: NameLevel) -> None:
    named = entity("Próspero Imaginado", "a", aliases=("El Ovillejo",))
    one, other = entity("El Ovillejo", "b", level=level), entity("el Ovillejo", "c", level=level)

    found = propose_pairs([named, one, other])

    assert {one.id, other.id} <= {each for proposal in found for each in (proposal.left, proposal.right)}
    assert all(each.rule is None for each in found)
    assert {each.score for each in found} == {compare_names("El Ovillejo", "El Ovillejo").score}


def test_two_surnames_alone_are_suggested_with_whoever_has_both() -> None:
    full = entity("Alberto Quispe Mamani", "a")
    for short in ("Quispe Mamani", "Señor Quispe Mamani"):
        (proposal,) = propose_pairs([full, entity(short, "b")])

        assert proposal.rule is None
    for other in ("Mamani Quispe", "Quispe Paz"):
        assert not propose_pairs([full, entity(other, "b")])


def test_initials_nicknames_and_scripts_meet() -> None:
    pairs = [
        ("J. L. Imaginado Ficticio", "José Luis Imaginado Ficticio"),
        ("Paco Imaginado Ficticio", "Francisco Imaginado Ficticio"),
        ("Oleksandr Imaginenko", "Александр Имагиненко"),
        ("Jhon Imaginado Ximénez", "John Imaginado Jiménez"),
    ]

    for left, right in pairs:
        assert len(propose_pairs([entity(left, "a"), entity(right, "b")])) == 1, left


def test_part_of_the_name_of_a_thing_is_not_suggested_as_that_thing() -> None:
    body, place = EntityType.ORGANISATION, EntityType.PLACE

    assert not propose_pairs([entity("County", "a", body), entity("Invented County Sheriff’s Office", "b", body)])
    assert not propose_pairs([entity("Villa Ficticia", "a", place), entity("Calle Villa Ficticia", "b", place)])
    assert propose_pairs([entity("Ministerio de Hilos Públicos", "a", body), entity("MHP", "b", body)])


def test_a_name_in_five_thousand_documents_makes_one_proposal_each() -> None:
    bodies = [entity("Policía Ficticia", f"d{number}", EntityType.ORGANISATION) for number in range(5000)]

    started = time.perf_counter()
    proposals = propose_pairs(bodies)

    assert len(proposals) == 4999
    assert time.perf_counter() - started < 10


NAMES = ["Ana Ficticio Paz", "Ana Ficticio", "Anita Ficticio Paz", "ANA FICTICIO PAZ", "Ana María Ficticio", "Ficticio"]
ENTITIES = st.lists(
    st.builds(
        entity,
        st.sampled_from(NAMES),
        st.sampled_from(["a", "b", "c", "d"]),
        st.sampled_from([EntityType.PERSON, EntityType.OFFICE, EntityType.ORGANISATION]),
        st.sampled_from(list(NameLevel)),
    ),
    max_size=12,
    unique_by=lambda one: one.id,
)


@given(ENTITIES, st.randoms(use_true_random=False))
def test_the_order_of_the_entities_does_not_matter(entities: list[DocumentEntity], random: object) -> None:
    shuffled = list(entities)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert propose_pairs(shuffled) == propose_pairs(entities)


@given(ENTITIES)
def test_every_rule_joins_only_equal_full_names(entities: list[DocumentEntity]) -> None:
    by_id = {one.id: one for one in entities}

    for proposal in propose_pairs(entities):
        left, right = by_id[proposal.left], by_id[proposal.right]
        assert left.document != right.document
        assert NameLevel.ROLE not in {left.level, right.level}
        if proposal.rule:
            assert left.level is right.level is NameLevel.FULL
            assert left.type is right.type
            assert left.name.casefold() == right.name.casefold()


def test_a_band_told_as_a_group_and_as_an_organisation_is_proposed_and_joined_by_no_rule() -> None:
    group, body = EntityType.GROUP, EntityType.ORGANISATION

    (pair,) = propose_pairs([entity("Los Hilanderos", "a", group), entity("Los Hilanderos", "b", body)])

    assert pair.rule is None
