"""The copy graph drawn: every source and every edge once, in whatever rings they stand."""

from hypothesis import given
from hypothesis import strategies as st

from ovillo.domain.findings import CopyEdge
from ovillo.rendering.copy_drawing import BOX_HEIGHT, BOX_WIDTH, draw_copy_graph

EDGES = st.lists(
    st.builds(
        CopyEdge, copy=st.sampled_from("abcdefgh"), origin=st.sampled_from("abcdefgh"), is_order_shown=st.booleans()
    ),
    max_size=30,
    unique_by=lambda edge: (edge.copy, edge.origin),
)


@given(EDGES)
def test_every_source_has_a_box_of_its_own_within_the_drawing(edges: list[CopyEdge]) -> None:
    drawing = draw_copy_graph(edges)

    assert sorted(box.source for box in drawing.boxes) == sorted(
        {end for edge in edges for end in (edge.copy, edge.origin)}
    )
    assert len({(box.x, box.y) for box in drawing.boxes}) == len(drawing.boxes)
    assert all(0 <= box.x <= drawing.width - BOX_WIDTH for box in drawing.boxes)
    assert all(0 <= box.y <= drawing.height - BOX_HEIGHT for box in drawing.boxes)


@given(EDGES)
def test_every_edge_between_two_is_a_line_with_an_arrow_where_its_order_is_shown(edges: list[CopyEdge]) -> None:
    drawing = draw_copy_graph(edges)

    between = [edge for edge in edges if edge.copy != edge.origin]
    assert [arrow.edge for arrow in drawing.arrows] == between
    assert [bool(arrow.head) for arrow in drawing.arrows] == [edge.is_order_shown for edge in between]


@given(EDGES)
def test_copies_stand_to_the_right_of_those_from_whom_they_take_unless_they_stand_in_a_ring(
    edges: list[CopyEdge],
) -> None:
    no_ring = [edge for edge in edges if edge.origin < edge.copy]
    at = {box.source: box.x for box in draw_copy_graph(no_ring).boxes}

    assert all(at[edge.origin] < at[edge.copy] for edge in no_ring)
