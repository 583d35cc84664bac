"""Since when somebody has been what they are is no time of what another did; small ties that no words say."""

import pytest

from tests.extraction.said import statements


def _told(language, text, predicate):
    return [s for s in statements(language, text) if s.predicate == predicate]


@pytest.mark.parametrize(
    ("language", "text", "predicate"),
    [
        ("es", "Tomás Brito trasladó a menores al bar El Farol, propiedad de Nilo Cuz Ríos, prófugo desde 2029.", "transports"),
        ("es", "Rosa Mena vendía bebés a Nilo Cuz Ríos, alcalde desde 2029.", "sells"),
        ("en", "Rose Meen sold babies to Nathan Cook, on the run since 2029.", "sells"),
        ("en", "Rose Meen sold babies to Nathan Cook, mayor of Larchmere since 2029.", "sells"),
    ],
)  # fmt: skip
def test_the_time_of_a_state_is_of_no_act(language, text, predicate):
    told = _told(language, text, predicate)

    assert told
    assert {s.when for s in told} == {None}


def test_a_time_behind_its_own_comma_is_of_the_act():
    assert _told("en", "Rose Meen sold babies to Nathan Cook, her cousin, since 2029.", "sells")[0].when is not None


def test_a_name_before_somebody_unnamed_is_no_place():
    assert not _told("en", "Police held Vincent Orde, 38, Lottie Sparrow and a minor.", "located_in")


def test_what_somebody_has_lost_is_not_theirs():
    assert not _told("en", "Jane Threapwood has lost her job, her house and her friends.", "owns")


def test_a_car_registered_in_a_name_was_not_searched():
    assert not _told("es", "La policía incautó una camioneta registrada a nombre de Ana Ficticia.", "searched")
