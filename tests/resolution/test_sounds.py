import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.resolution.sounds import scanned, sound_distance, sound_key

LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", max_size=10)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("jhon", "john"),
        ("jimenez", "ximenez"),
        ("gonzales", "gonzalez"),
        ("ybarra", "ibarra"),
        ("vasquez", "bazques"),
        ("huaman", "guaman"),
        ("quispe", "kispe"),
        ("stefany", "estephany"),
        ("yeferson", "jefferson"),
        ("cristian", "christian"),
        ("llanos", "yanos"),
    ],
)
def test_what_is_said_alike_has_one_key(one: str, other: str) -> None:
    assert sound_key(one) == sound_key(other)


@pytest.mark.parametrize(("one", "other"), [("ramos", "rojas"), ("maribel", "maricela"), ("andres", "andrea")])
def test_other_names_keep_other_keys(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other)


def test_letters_that_scanners_confuse_are_one() -> None:
    assert scanned("rarnon") == scanned("ramon")
    assert scanned("darlo") == scanned("dario")


@given(LETTERS, LETTERS)
def test_distance_is_symmetric_and_zero_only_to_itself(left: str, right: str) -> None:
    assert sound_distance(left, right) == sound_distance(right, left)
    assert (sound_distance(left, right) == 0) == (left == right)


@given(LETTERS, LETTERS, st.floats(0, 4))
def test_a_distance_beyond_what_matters_is_only_known_to_be_more(left: str, right: str, limit: float) -> None:
    whole = sound_distance(left, right)

    bounded = sound_distance(left, right, at_most=limit)

    assert bounded == whole if whole <= limit else bounded > limit
