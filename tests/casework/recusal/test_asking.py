"""Who is asked, held against a breadth-first search and against families drawn out."""

from collections.abc import Sequence
from random import Random

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ovillo.casework.recusal import asks, grounds_of, links, network_ties
from ovillo.casework.recusal.kinship import kin_ties
from ovillo.domain.clock_errors import CountryWithoutRulesError
from ovillo.domain.networks import Citation, Network, NetworkNode, NetworkTie, TiePart
from ovillo.domain.recusal import Party, Role, Tie, TieKind

patient = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

PERU = grounds_of("PE")
ACCUSED = Party("accused", Role.ACCUSED)


def tie(one: str, other: str, kind: str, degree: int | None = None, *, ended: bool = False) -> Tie:
    return Tie(one, other, TieKind(kind), degree, ended, (f"{one}-{other}",))


def steps(official: str, ties: Sequence[Tie], party: Party = ACCUSED) -> list[int]:
    return [each.steps for each in links(official, [party], ties, PERU)]


def test_six_people_give_exactly_two_questions() -> None:
    ties = [
        tie("prosecutor", "cousin", "blood", 4),
        tie("cousin", "accused", "creditor"),
        tie("officer", "accused", "compadrazgo"),
        tie("judge", "stranger", "friendship"),
        tie("stranger", "cousin", "friendship"),
    ]

    found = asks(["prosecutor", "officer", "judge"], [ACCUSED], ties, PERU)

    assert {official: [each.articles for each in ways] for official, ways in found.items()} == {
        "prosecutor": [("CPP 53.1.a", "CPP 53.1.c")],
        "officer": [("CPP 53.1.b",)],
    }


@pytest.mark.parametrize(
    ("kind", "degree", "ended", "role", "is_asked"),
    [
        ("blood", 4, False, Role.OTHER, True),
        ("blood", 5, False, Role.OTHER, False),
        ("blood", None, False, Role.OTHER, True),
        ("affinity", 2, True, Role.VICTIM, True),
        ("affinity", 3, False, Role.VICTIM, False),
        ("relative", None, False, Role.OTHER, True),
        ("spouse", None, True, Role.OTHER, True),
        ("cohabitant", None, True, Role.OTHER, True),
        ("compadrazgo", None, False, Role.REPRESENTATIVE, True),
        ("compadrazgo", None, False, Role.THIRD_PARTY, False),
        ("friendship", None, True, Role.ACCUSED, False),
        ("creditor", None, False, Role.THIRD_PARTY, True),
        ("creditor", None, True, Role.THIRD_PARTY, False),
        ("creditor", None, False, Role.REPRESENTATIVE, False),
        ("earlier_role", None, True, Role.OTHER, True),
        ("grave_cause", None, False, Role.OTHER, True),
    ],
)
def test_the_grounds_of_the_article(kind: str, degree: int | None, ended: bool, role: Role, is_asked: bool) -> None:
    found = steps("official", [tie("official", "party", kind, degree, ended=ended)], Party("party", role))

    assert found == ([1] if is_asked else [])


def test_an_official_who_is_a_party_is_asked() -> None:
    assert steps("accused", []) == [0]


def test_three_steps_ask_nobody() -> None:
    ties = [tie("official", "a", "friendship"), tie("a", "b", "friendship"), tie("b", "accused", "friendship")]

    assert steps("official", ties) == []
    assert steps("a", ties) == [2]


@pytest.mark.parametrize(
    ("other", "kind", "degree"),
    [
        ("mother", "blood", 1),
        ("brother", "blood", 2),
        ("grandmother", "blood", 2),
        ("aunt", "blood", 3),
        ("nephew", "blood", 3),
        ("cousin", "blood", 4),
        ("cousins child", "blood", 5),
        ("husband", "affinity", None),
        ("fathers wife", "affinity", 1),
        ("husbands mother", "affinity", 1),
        ("husbands brother", "affinity", 2),
        ("brothers wife", "affinity", 2),
        ("husbands nephew", "affinity", 3),
    ],
)
def test_degrees_are_worked_out_from_the_family(other: str, kind: str, degree: int | None) -> None:
    family = [
        tie("mother", "official", "parent"),
        tie("brother", "official", "sibling"),
        tie("grandmother", "mother", "parent"),
        tie("grandmother", "aunt", "parent"),
        tie("brother", "nephew", "parent"),
        tie("aunt", "cousin", "parent"),
        tie("cousin", "cousins child", "parent"),
        tie("official", "husband", "spouse"),
        tie("father", "official", "parent"),
        tie("father", "fathers wife", "spouse", ended=True),
        tie("husbands mother", "husband", "parent"),
        tie("husbands brother", "husband", "sibling"),
        tie("brother", "brothers wife", "cohabitant"),
        tie("husbands brother", "husbands nephew", "parent"),
    ]

    found = {(each.other, each.kind.value): each for each in kin_ties(family, "official")}

    if degree is None:
        assert (other, kind) not in found
    else:
        assert found[other, kind].degree == degree
        assert found[other, kind].evidence


def test_a_half_brothers_father_is_asked_about() -> None:
    ties = [tie("official", "brother", "sibling"), tie("accused", "brother", "parent")]

    assert 1 in steps("official", ties)


PEOPLE = st.integers(0, 7).map(str)
TIES = st.lists(
    st.builds(
        Tie,
        PEOPLE,
        PEOPLE,
        st.sampled_from(
            [
                each
                for each in TieKind
                if each not in {TieKind.PARENT, TieKind.SIBLING, TieKind.SPOUSE, TieKind.COHABITANT}
            ]
        ),
        st.one_of(st.none(), st.integers(1, 6)),
        st.booleans(),
    ),
    max_size=14,
)
FAMILIES = st.lists(
    st.builds(Tie, PEOPLE, PEOPLE, st.sampled_from([TieKind.PARENT, TieKind.SIBLING, TieKind.SPOUSE])), max_size=10
)


@patient
@given(TIES, st.sampled_from(Role))
def test_the_ways_are_those_of_a_search_in_breadth(ties: list[Tie], role: Role) -> None:
    party = Party("0", role)
    graph = nx.Graph()
    graph.add_nodes_from("01")
    last = nx.Graph()
    last.add_nodes_from("01")
    for each in ties:
        covering = [ground for ground in PERU if ground.covers(each)]
        if covering and each.one != each.other:
            graph.add_edge(each.one, each.other)
            if covering[0].reaches(role):
                last.add_edge(each.one, each.other)

    found = {len(way.ties) for way in links("1", [party], ties, PERU)}

    assert (1 in found) == last.has_edge("1", "0")
    assert (2 in found) == any(last.has_edge(each, "0") for each in graph.neighbors("1") if each not in {"0", "1"})


@patient
@given(TIES, FAMILIES, st.randoms(use_true_random=False))
def test_the_order_of_ties_does_not_matter_and_direction_only_for_parents(
    ties: list[Tie], family: list[Tie], random: Random
) -> None:
    every = [*ties, *family]
    turned = [
        each
        if each.kind is TieKind.PARENT or random.random() < 0.5
        else Tie(each.other, each.one, each.kind, each.degree, each.is_ended)
        for each in every
    ]
    random.shuffle(turned)

    def told(given: list[Tie]) -> set[tuple[object, ...]]:
        return {
            (way.party, way.articles, tuple(frozenset({each.one, each.other}) for each in way.ties))
            for way in links("1", [Party("0", Role.ACCUSED)], given, PERU)
        }

    assert told(every) == told(turned)


@patient
@given(TIES, FAMILIES, TIES)
def test_more_ties_never_ask_fewer(ties: list[Tie], family: list[Tie], more: list[Tie]) -> None:
    officials, parties = ["1", "2", "3"], [Party("0", Role.ACCUSED)]

    before = asks(officials, parties, [*ties, *family], PERU)
    after = asks(officials, parties, [*ties, *family, *more], PERU)

    assert before.keys() <= after.keys()


@patient
@given(FAMILIES)
def test_kin_is_mutual(family: list[Tie]) -> None:
    degrees = {
        (person, each.other, each.kind): each.degree
        for person in map(str, range(8))
        for each in kin_ties(family, person)
    }

    for (person, other, kind), degree in degrees.items():
        assert degrees.get((other, person, kind)) == degree


@patient
@given(FAMILIES)
def test_blood_is_the_shortest_way_up_and_down(family: list[Tie]) -> None:
    parents = nx.DiGraph()
    parents.add_nodes_from(map(str, range(8)))
    parents.add_edges_from(
        (each.other, each.one) for each in family if each.kind is TieKind.PARENT and each.one != each.other
    )
    if any(each.kind is TieKind.SIBLING for each in family):
        return
    up = dict(nx.all_pairs_shortest_path_length(parents))
    for person in map(str, range(8)):
        expected = {}
        for other in map(str, range(8)):
            ways = [up[person][each] + up[other][each] for each in parents if each in up[person] and each in up[other]]
            if other != person and ways and min(ways) <= 6:
                expected[other] = min(ways)

        assert {each.other: each.degree for each in kin_ties(family, person) if each.kind is TieKind.BLOOD} == expected


def test_ties_of_a_network_carry_the_statements_that_tell_them() -> None:
    def part(predicate: str) -> TiePart:
        return TiePart(predicate, "n1", "n2", 1.0, citations=(Citation(statement="s1", document="d1"),))

    nodes = (NetworkNode("n1", "One"), NetworkNode("n2", "Two"))
    network = Network(nodes, (NetworkTie("n1", "n2", (part("partner_of"), part("pays"))),))

    assert list(network_ties(network)) == [Tie("n1", "n2", TieKind.COHABITANT, evidence=("s1",))]


def test_a_reported_godfather_is_a_ground_of_its_own_and_no_kin() -> None:
    said = TiePart("compadrazgo_with", "n1", "n2", 1.0, citations=(Citation(statement="s1", document="d1"),))
    told = Network((NetworkNode("n1", "One"), NetworkNode("n2", "Two")), (NetworkTie("n1", "n2", (said,)),))

    (found,) = network_ties(told)
    (way,) = links("n1", [Party("n2", Role.ACCUSED)], [found], PERU)

    assert (found.kind, way.articles) == (TieKind.COMPADRAZGO, ("CPP 53.1.b",))
    assert links("n1", [Party("n2", Role.OTHER)], [found], PERU) == ()


def test_a_country_without_grounds_is_an_error() -> None:
    with pytest.raises(CountryWithoutRulesError):
        grounds_of("XX")
