import time
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.resolution import Matcher, propose_pairs
from tests.resolution.invented import entity

NAMES = [
    "Ana Ficticio Paz",
    "ana ficticio paz",
    "Anita Ficticio Paz",
    "A. Ficticio Paz",
    "Ana Ficticio",
    "Ficticio",
    "FICTICIO PAZ, Ana",
    "Ana María Ficticio",
    "El Ovillo",
    "Fiscalía de Villa Ficticia",
    "FVF",
]
ENTITIES = st.lists(
    st.builds(
        entity,
        st.sampled_from(NAMES),
        st.sampled_from("abcdef"),
        st.sampled_from([EntityType.PERSON, EntityType.PERSON, EntityType.OFFICE, EntityType.ORGANISATION]),
        st.sampled_from([NameLevel.FULL, NameLevel.FULL, NameLevel.PARTIAL, NameLevel.ALIAS]),
        st.sampled_from([(), ("El Ovillo",)]),
    ),
    max_size=16,
    unique_by=lambda one: one.id,
)


def crowd(count: int) -> list[DocumentEntity]:
    """People who share a surname, more than a block compares each with each."""
    return [entity(f"{chr(97 + n % 26)}{chr(97 + n // 26)}na Ficticio Paz", f"d{n}") for n in range(count)]


@settings(deadline=None)  # other work on the machine is no fault of the matcher
@given(ENTITIES, st.lists(st.integers(0, 16), max_size=4))
def test_adding_in_parts_gives_what_matching_everything_at_once_gives(
    entities: list[DocumentEntity], cuts: list[int]
) -> None:
    matcher = Matcher()
    places = [0, *sorted(cuts), len(entities)]

    for start, end in pairwise(places):
        matcher.add(entities[start:end])
        assert matcher.proposals() == propose_pairs(entities[:end])

    assert matcher.proposals() == propose_pairs(entities)


@settings(deadline=None, max_examples=15)
@given(st.integers(30, 50), st.integers(1, 49))
def test_a_block_that_outgrows_its_limit_forgets_what_it_no_longer_pairs(count: int, cut: int) -> None:
    entities, matcher = crowd(count), Matcher()

    matcher.add(entities[:cut])
    matcher.proposals()
    matcher.add(entities[cut:])

    assert matcher.proposals() == propose_pairs(entities)


def test_a_later_report_is_compared_with_its_blocks_alone() -> None:
    matcher, late = Matcher(), entity("Ana7 Ficticio7", "new")
    matcher.add(entity(f"Ana{n} Ficticio{n} Paz{n % 300}", f"d{n}") for n in range(3000))
    matcher.proposals()
    before, started = matcher.compared, time.process_time()

    matcher.add([late, entity("Zoé Ñandúpay", "new")])
    found = matcher.proposals()

    assert matcher.compared - before < 100
    assert time.process_time() - started < 2
    assert any(late.id in {each.left, each.right} for each in found)


def test_a_report_that_repeats_known_names_compares_nothing() -> None:
    matcher = Matcher()
    matcher.add([entity("Ana Ficticio Paz", f"d{n}") for n in range(4)] + [entity("Ana Ficticio", "x")])
    matcher.proposals()
    before = matcher.compared

    matcher.add([entity("Ana Ficticio Paz", "zz9", aliases=("Ovillo",))])
    matcher.proposals()

    assert matcher.compared - before <= 1
