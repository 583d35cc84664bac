"""Numbers and words on lines lie neither on one another nor on names where there is room."""

from hypothesis import given
from hypothesis import strategies as st

from ovillo.rendering.chart_labels import FAR_TOO, Box, Room, box_around

POINTS = st.tuples(st.integers(-500, 500), st.integers(-500, 500))


def is_apart(one: Box, other: Box) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_two_lines_between_the_same_two_bear_their_numbers_apart() -> None:
    room = Room()

    places = [room.along(ends[0], ends[1], width=22, height=22) for ends in (((0, 0), (0, 150)), ((4, 150), (4, 0)))]

    one, other = (box_around(*place, 22, 22) for place in places)
    assert is_apart(one, other)


def test_a_name_that_lies_on_the_line_is_not_covered() -> None:
    room = Room()
    name = box_around(50, 75, 120, 12)
    room.take(name)

    place = room.along((50, 0), (50, 150), width=22, height=22)

    assert is_apart(name, box_around(*place, 22, 22))


def test_a_number_on_a_short_line_gives_way_to_the_name_beside_it() -> None:
    room = Room()
    name = box_around(10, -8, 80, 12)
    room.take(name)

    place = room.along((0, 0), (20, 0), width=16, height=16)

    assert is_apart(name, box_around(*place, 16, 16))
    assert place[1] == 10  # it touches its line


def test_what_means_the_line_lies_upon_it_and_off_a_name_where_there_is_room() -> None:
    room = Room()
    name = box_around(50, 50, 120, 12)
    room.take(name)

    x, y = room.upon((50, 0), (50, 150), width=10, height=10)

    assert x == 50
    assert is_apart(name, box_around(x, y, 10, 10))


@given(st.lists(st.tuples(POINTS, POINTS), max_size=20))
def test_every_label_stands_on_its_line_or_touches_it_and_the_same_each_time(
    lines: list[tuple[tuple[int, int], tuple[int, int]]],
) -> None:
    def placed() -> list[tuple[float, float]]:
        room = Room()
        return [room.along(one, other, width=30, height=12) for one, other in lines]

    first = placed()

    assert first == placed()
    for (x, y), (one, other) in zip(first, lines, strict=True):
        assert min(one[0], other[0]) - 8.1 <= x <= max(one[0], other[0]) + 8.1
        assert min(one[1], other[1]) - 8.1 <= y <= max(one[1], other[1]) + 8.1


def test_no_name_stands_at_the_node_of_another_where_it_has_another_place() -> None:
    room = Room()
    for node in ((0, 0), (60, 0)):
        room.take(box_around(*node, 16, 16))
        room.stand(node)

    below, aside = (60, 18), (124, 0)

    assert room.first_off_lines([below, aside], width=110, height=12, node=(60, 0)) == aside
    assert room.first_off_lines([below, below], width=110, height=12, node=(60, 0)) == below


def test_what_means_a_line_is_not_where_another_crosses_it() -> None:
    room = Room()
    room.cross((0, 0), (200, 0))
    room.cross((68, -100), (68, 100))  # a third of the way along

    x, y = room.upon((0, 0), (200, 0), width=12, height=12)

    assert y == 0
    assert abs(x - 68) > 6


def test_where_nothing_is_free_something_is_still_said() -> None:
    room = Room()
    room.take((-400, -400, 400, 400))

    places = [room.along((0, 0), (1, 1), width=40, height=40) for _ in range(30)]

    assert all(abs(each) < 400 for place in places for each in place)


def test_a_number_between_names_that_take_its_whole_line_stands_beside_them() -> None:
    room = Room()
    name = (-40.0, -30.0, 240.0, 30.0)
    room.take(name)

    x, y = room.along((0, 0), (200, 0), width=22, height=22, asides=FAR_TOO)

    assert y - 11 >= 30 or y + 11 <= -30, (x, y)


def test_a_name_keeps_off_a_line_where_it_has_another_place() -> None:
    room = Room()
    room.cross((0, 0), (0, 200))

    assert room.first_off_lines([(0, 20), (0, -20)], width=60, height=14) == (0, -20)
    assert room.first_off_lines([(0, 20), (0, 60)], width=60, height=14) == (0, 20)  # upon the line is upon the line
