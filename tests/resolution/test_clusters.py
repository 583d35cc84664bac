from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.judgements import Judgement, Proposal, Verdict
from ovillo.resolution import cluster, find_contradictions, propose_pairs
from ovillo.resolution.propose import SAME_FULL_NAME
from tests.resolution.invented import entity, judge

A, B, C = (entity(name, name) for name in ("Ana Ficticio", "Beto Ficticio Largo", "Ciro Ficticio"))


def edge(one: DocumentEntity, other: DocumentEntity, rule: str | None = SAME_FULL_NAME) -> Proposal:
    left, right = sorted((one.id, other.id))
    return Proposal(left, right, 1.0, rule, ())


def same(one: DocumentEntity, other: DocumentEntity, day: int = 0) -> Judgement:
    return judge(one.id, other.id, Verdict.SAME, day)


def different(one: DocumentEntity, other: DocumentEntity, day: int = 0) -> Judgement:
    return judge(one.id, other.id, Verdict.DIFFERENT, day)


def test_a_rule_joins_and_says_so() -> None:
    (joined,) = cluster([A, B], [edge(A, B)], [])

    assert joined.members == tuple(sorted((A.id, B.id)))
    assert joined.id == min(A.id, B.id)
    assert joined.name == "Beto Ficticio Largo"
    assert joined.merged_by == "rule"
    assert joined.mentions == 2


def test_a_person_outweighs_the_rule() -> None:
    one, other = cluster([A, B], [edge(A, B)], [different(A, B)])

    assert {one.merged_by, other.merged_by} == {"none"}
    assert one.suggested_with == other.suggested_with == ()


def test_an_undone_judgement_has_no_effect() -> None:
    undone = replace(different(A, B), undone_by="somebody")

    assert cluster([A, B], [edge(A, B)], [undone]) == cluster([A, B], [edge(A, B)], [])


def test_the_latest_judgement_of_a_person_on_a_pair_stands() -> None:
    assert len(cluster([A, B], [], [same(A, B, 1), different(B, A, 2)])) == 2
    assert len(cluster([A, B], [], [same(A, B, 2), different(B, A, 1)])) == 1


def test_an_edge_of_a_machine_is_cut_before_one_of_a_person() -> None:
    entities = cluster([A, B, C], [edge(A, B)], [same(B, C), different(A, C)])

    assert {one.members for one in entities} == {(A.id,), tuple(sorted((B.id, C.id)))}


def test_contradicting_people_are_a_task_and_nothing_is_joined_against_them() -> None:
    judgements = [same(A, B, 1), same(B, C, 2), different(A, C, 3)]

    entities = cluster([A, B, C], [], judgements)

    assert {one.members for one in entities} == {(A.id,), (B.id,), (C.id,)}
    first, second = find_contradictions([A, B, C], judgements)
    assert (first.refused, first.against) == (judgements[0], (judgements[2], judgements[1]))
    assert (second.refused, second.against) == (judgements[1], (judgements[2], judgements[0]))


@given(st.permutations(range(4)), st.permutations(["Ana", "Blas", "Zoé", "Inés"]))
def test_who_spoke_first_never_changes_the_clusters(days: list[int], people: list[str]) -> None:
    def said(order: list[int], who: list[str]) -> list[Judgement]:
        told = [(A, B, Verdict.SAME), (B, C, Verdict.SAME), (A, C, Verdict.DIFFERENT), (A, B, Verdict.UNSURE)]
        return [judge(a.id, b.id, v, day, by=by) for (a, b, v), day, by in zip(told, order, who, strict=True)]

    plain = said([0, 1, 2, 3], ["Ana", "Blas", "Zoé", "Inés"])

    assert cluster([A, B, C], [], said(list(days), list(people))) == cluster([A, B, C], [], plain)


def test_where_two_people_disagree_they_stay_apart_whoever_spoke_last() -> None:
    for days in ((1, 2), (2, 1)):
        first = judge(A.id, B.id, Verdict.SAME, days[0], by="Ana")
        other = judge(A.id, B.id, Verdict.DIFFERENT, days[1], by="Blas")

        assert len(cluster([A, B], [edge(A, B)], [first, other])) == 2
        (found,) = find_contradictions([A, B], [first, other])
        assert (found.refused, found.against) == (first, (other,))


def test_two_people_who_disagree_on_one_pair_are_a_task_and_one_who_changes_his_mind_is_not() -> None:
    first = same(A, B, 1)
    other = judge(B.id, A.id, Verdict.DIFFERENT, 2, by="Blas Inventado")

    (found,) = find_contradictions([A, B], [first, other])

    assert (found.refused, found.against) == (first, (other,))
    assert find_contradictions([A, B], [first, different(A, B, 2)]) == ()
    assert find_contradictions([A, B], [first, replace(other, undone_by="somebody")]) == ()


def test_what_nobody_has_judged_is_suggested() -> None:
    one, other = cluster([A, B], [edge(A, B, rule=None)], [])

    assert one.suggested_with == (other.id,)
    assert other.suggested_with == (one.id,)
    assert cluster([A, B], [edge(A, B, rule=None)], [judge(A.id, B.id, Verdict.UNSURE)])[0].suggested_with == ()


def test_the_fullest_name_is_not_the_one_in_capitals() -> None:
    shouted, plain = entity("ZOE IMAGINADO", "a"), entity("Zoé Imaginado", "b")
    part = entity("Imaginado Largo Muy Largo", "c", level=NameLevel.PARTIAL)

    (joined,) = cluster([shouted, plain, part], [edge(shouted, plain), edge(plain, part)], [])

    assert joined.name == "Zoé Imaginado"
    assert joined.level is NameLevel.FULL
    assert joined.names[0] == "Imaginado Largo Muy Largo"


def test_judgements_on_withdrawn_entities_are_left_aside() -> None:
    (only,) = cluster([A], [edge(A, B)], [same(A, C)])

    assert only.members == (A.id,)
    assert only.merged_by == "none"


POOL = [entity(name, str(number)) for number, name in enumerate(["Ana Ficticio", "ana ficticio", "Anita Ficticio"] * 2)]
JUDGEMENTS = st.lists(
    st.builds(
        lambda one, other, verdict, day, by: judge(one.id, other.id, verdict, day, by),
        st.sampled_from(POOL),
        st.sampled_from(POOL),
        st.sampled_from([Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE]),
        st.integers(0, 50),
        st.sampled_from(["Inés Inventada", "rule:invented@1"]),
    ).filter(lambda one: one.left != one.right),
    max_size=10,
    unique_by=lambda one: one.id,
)


@given(JUDGEMENTS, st.randoms(use_true_random=False))
def test_order_never_matters(judgements: list[Judgement], random: object) -> None:
    proposals = propose_pairs(POOL)
    expected = cluster(POOL, proposals, judgements)
    entities, edges, decisions = list(POOL), list(proposals), list(judgements)
    for items in (entities, edges, decisions):
        random.shuffle(items)  # type: ignore[attr-defined]

    assert cluster(entities, edges, decisions) == expected


@given(JUDGEMENTS)
def test_undoing_everything_gives_the_first_state(judgements: list[Judgement]) -> None:
    proposals = propose_pairs(POOL)
    undone = [replace(one, undone_by="somebody") for one in judgements]

    assert cluster(POOL, proposals, undone) == cluster(POOL, proposals, [])


@given(JUDGEMENTS)
def test_what_people_hold_to_be_different_is_never_joined(judgements: list[Judgement]) -> None:
    latest: dict[frozenset[str], Judgement] = {}
    for one in sorted((one for one in judgements if not one.is_by_rule), key=lambda one: (one.at, one.id)):
        latest[frozenset((one.left, one.right or ""))] = one

    for joined in cluster(POOL, propose_pairs(POOL), judgements):
        for pair, judgement in latest.items():
            assert judgement.verdict is not Verdict.DIFFERENT or not pair <= set(joined.members)


@given(JUDGEMENTS)
def test_every_entity_is_in_one_cluster(judgements: list[Judgement]) -> None:
    members = [member for joined in cluster(POOL, propose_pairs(POOL), judgements) for member in joined.members]

    assert sorted(members) == sorted(one.id for one in POOL)


def named_in(document: str, name: str) -> DocumentEntity:
    return replace(A, id=f"{document} {name}", document=document, name=name, type=EntityType.PERSON)


def test_judgements_never_join_two_people_whom_one_document_names_apart() -> None:
    father, son = named_in("d2", "Carlos Fuentes Rey"), named_in("d2", "Carlos Fuentes Soto")
    either = named_in("d1", "Carlos Fuentes")
    judgements = [same(either, son, 1), same(either, father, 2)]

    entities = cluster([father, son, either], [], judgements)

    assert len(entities) == 3
    assert len(cluster([father, son, either], [], judgements[:1])) == 2
    first, second = find_contradictions([father, son, either], judgements)
    assert (first.refused, first.against) == (judgements[0], (judgements[1],))
    assert (second.refused, second.against) == (judgements[1], (judgements[0],))


def test_two_ways_to_write_one_name_in_one_document_are_joined_by_way_of_another() -> None:
    short, full, either = (
        named_in("d2", "A. Fuentes Rey"),
        named_in("d2", "Ana Fuentes Rey"),
        named_in("d1", "Ana Fuentes"),
    )

    assert len(cluster([short, full, either], [], [same(either, short), same(either, full)])) == 1


def test_judgements_never_join_two_second_surnames_by_way_of_a_short_name() -> None:
    short, one, other = (
        named_in("d1", "Carlos Rey"),
        named_in("d2", "Carlos Rey Soto"),
        named_in("d3", "Carlos Rey Paz"),
    )
    judgements = [same(short, one, 1), same(short, other, 2)]

    assert len(cluster([short, one, other], [], judgements)) == 3
    first, second = find_contradictions([short, one, other], judgements)
    assert (first.refused, first.against) == (judgements[0], (judgements[1],))
    assert (second.refused, second.against) == (judgements[1], (judgements[0],))


def test_a_rule_is_cut_where_it_would_join_two_second_surnames_that_people_tied_to_its_sides() -> None:
    first, again = named_in("d1", "Carlos Rey"), named_in("d4", "Carlos Rey")
    one, other = named_in("d2", "Carlos Rey Soto"), named_in("d3", "Carlos Rey Paz")
    judgements = [same(first, one, 1), same(again, other, 2)]

    entities = cluster([first, again, one, other], [edge(first, again)], judgements)

    assert {each.members for each in entities} == {
        tuple(sorted((first.id, one.id))),
        tuple(sorted((again.id, other.id))),
    }
    assert find_contradictions([first, again, one, other], judgements) == ()


def test_who_judges_two_of_different_names_the_same_outright_has_settled_it_for_all_of_these_names() -> None:
    before, after = named_in("d1", "Rosa Rey Soto"), named_in("d2", "Flor Largo Paz")
    again, shorter = named_in("d3", "Flor Largo Paz"), named_in("d4", "Rosa Rey")
    people = [before, after, again, shorter]

    (joined,) = cluster(people, [edge(after, again)], [same(before, after), same(before, shorter)])

    assert len(joined.members) == 4
    assert find_contradictions(people, [same(before, after), same(before, shorter)]) == ()


def test_nobody_is_suggested_with_those_from_whom_a_name_tells_them_apart() -> None:
    part = replace(named_in("d1", "Rey Soto"), level=NameLevel.PARTIAL)
    one, brother = named_in("d2", "Carlos Rey Soto"), named_in("d2", "Pedro Rey Soto")
    offered = [edge(part, one, rule=None), edge(part, brother, rule=None)]

    entities = cluster([part, one, brother], offered, [same(part, one)])

    assert [each.suggested_with for each in entities] == [(), ()]
    assert all(each.suggested_with for each in cluster([part, one, brother], offered, []))


def test_a_short_name_that_two_fit_stays_suggested_with_both_while_it_is_unsettled() -> None:
    short, one, other = (
        named_in("d1", "Carlos Rey"),
        named_in("d2", "Carlos Rey Soto"),
        named_in("d3", "Carlos Rey Paz"),
    )

    entities = cluster([short, one, other], [], [same(short, one, 1), same(short, other, 2)])

    assert {each.id: set(each.suggested_with) for each in entities} == {
        short.id: {one.id, other.id},
        one.id: {short.id},
        other.id: {short.id},
    }
