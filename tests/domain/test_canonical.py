from hypothesis import given
from hypothesis import strategies as st

from ovillo.domain.canonical import encode, encode_all, identity

scalars = st.none() | st.booleans() | st.integers() | st.text() | st.binary()
parts = st.recursive(scalars, lambda inner: st.lists(inner, max_size=4).map(tuple), max_leaves=8)


def typed(part: object) -> object:
    """The value with its types, so that True and 1 differ."""
    return (type(part).__name__, tuple(typed(each) for each in part) if isinstance(part, tuple) else part)


@given(parts, parts)
def test_two_values_have_the_same_bytes_only_if_they_are_the_same(one: object, other: object) -> None:
    assert (encode(one) == encode(other)) == (typed(one) == typed(other))


@given(st.lists(scalars, max_size=4), st.lists(scalars, max_size=4))
def test_moving_a_boundary_between_parts_changes_the_bytes(one: list[object], other: list[object]) -> None:
    assert (encode_all(one) == encode_all(other)) == (typed(tuple(one)) == typed(tuple(other)))


def test_an_identity_names_its_kind() -> None:
    assert identity("entity", "a", 1) != identity("statement", "a", 1)
    assert identity("entity", "ab", "c") != identity("entity", "a", "bc")
