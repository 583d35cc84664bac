"""The tables that p-median reads, and what it says of those that do not fit."""

import numpy as np
import pytest

from ovillo.domain.input_tables import BadCellError, BadTableError, faults_of
from ovillo.planning.allocation.median_inputs import MedianProblem, median_problem
from ovillo.planning.allocation.travel import great_circle_km
from ovillo.reading.input_tables import read_input_table


def problem_of(text: str) -> MedianProblem:
    return median_problem(read_input_table(text.encode(), "places.csv"))


def faults_in(text: str) -> list[str]:
    with pytest.raises(BadCellError) as raised:
        problem_of(text)
    return [str(each) for each in faults_of(raised.value)]


def test_the_last_row_of_a_repeated_edge_counts_in_either_order() -> None:
    problem = problem_of(" 3 3 1 \n 1 2 9 \n 2 3 4 \n 2 1 5 \n")

    assert problem.medians == 1
    assert problem.distances.tolist() == [[0, 5, 9], [5, 0, 4], [9, 4, 0]]


def test_a_way_over_another_node_may_be_shorter_than_the_edge() -> None:
    assert problem_of("3 3 1\n1 2 2\n2 3 2\n1 3 9\n").distances[0, 2] == 4


def test_coordinates_are_measured_over_the_globe_with_demand_and_sites() -> None:
    problem = problem_of("Nombre;Latitud;Longitud;Demanda;Sitio\nA;-12,05;-77,04;2;si\nB;-13,5;-72;1;no\nC;0;0;0;sí\n")

    assert problem.places == ("A", "B", "C")
    assert problem.sites == ("A", "C")
    assert problem.demand.tolist() == [2, 1, 0]
    assert problem.distances[1, 0] == pytest.approx(
        great_circle_km(np.array([[-13.5, -72.0]]), np.array([[-12.05, -77.04]]))[0, 0]
    )
    assert 550 < problem.distances[1, 0] < 590


def test_points_of_a_plane_are_measured_straight() -> None:
    assert problem_of("x,y\n0,0\n3,4\n").distances.tolist() == [[0, 5], [5, 0]]


def test_named_edges_are_a_graph() -> None:
    problem = problem_of("de\ta\tkm\nLima\tIca\t300\nIca\tPisco\t70\n")

    assert problem.places == ("Lima", "Ica", "Pisco")
    assert problem.distances[0, 2] == 370


def test_a_matrix_has_sites_across_and_places_down() -> None:
    problem = problem_of("place,North,South,demand\nA,1,2,10\nB,3,0.5,4\n")

    assert problem.sites == ("North", "South")
    assert problem.costs.tolist() == [[10, 20], [12, 2]]


def test_a_bare_square_of_numbers_is_a_matrix() -> None:
    assert problem_of("0 3 1\n3 0 2\n1 2 0\n").distances[0].tolist() == [0, 3, 1]
    assert problem_of("0,3,1,5\n3,0,2,5\n1,2,0,5\n5,5,5,0\n").places == ("1", "2", "3", "4")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("3 1 1\n1 4 5\n", "row 2, column 2"),
        ("3 1 1\n1 2 -5\n", "row 2, column 3"),
        ("3 1 1\n1 2 nan\n", "row 2, column 3"),
        ("3 1 1\n1 2 inf\n", "row 2, column 3"),
        ("3 2 1\n1 2 5\n", "row 1, column 2"),
        ("3 1 4\n1 2 5\n", "row 1, column 3"),
        ("3 1 0\n1 2 5\n", "row 1, column 3"),
        ("3 1 1\n1 2\n", "row 2, column 3"),
        ("3 1 1\n\n1 2 3 4\n", "row 3, column 4"),
        ("name,latitude,longitude\nA,-12,\n", "row 2, column longitude"),
        ("name,latitude,longitude\nA,-91,0\n", "row 2, column latitude"),
        ("name,latitude,longitude\nA,1,0\nA,2,0\n", "row 3, column name"),
        ("name,latitude,longitude,demand\nA,1,0,-3\n", "row 2, column demand"),
        ("name,latitude,longitude,site\nA,1,0,perhaps\n", "row 2, column site"),
        ("name,latitude,latitude\nA,1,0\n", "row 1, column latitude"),
        ("from,to,distance\nA,,3\n", "row 2, column to"),
        ("place,North,South\nA,1,2,3\n", "row 2, column 4"),
        ("place,North,South\nA,1\n", "row 2, column South"),
        ('place,North,South\nA,1,"1,500"\n', "row 2, column South"),
        ("0 3 1\n3 0 x\n1 2 0\n", "row 2, column 3"),
    ],
)
def test_a_cell_that_does_not_fit_is_named_by_row_and_column(text: str, place: str) -> None:
    found = faults_in(text)

    assert len(found) == 1
    assert found[0].startswith(f"places.csv, {place}: ")


def test_all_bad_cells_are_told_at_once() -> None:
    assert len(faults_in("name,latitude,longitude\nA,x,1\nB,2,y\n,3,4\n")) == 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "name,latitude\nA,1\n",
        "name,latitude,longitude\n",
        'name,x,y\n"A,1,2\n',
        "0 1 2 3\n1 0 2 3\n",
        "a\0b",
    ],
)
def test_what_is_no_such_table_is_said(text: str) -> None:
    with pytest.raises(BadTableError):
        problem_of(text)


def test_a_graph_beyond_the_size_is_refused() -> None:
    with pytest.raises(BadCellError, match="row 1, column 1"):
        problem_of("2001 1 5\n1 2 3\n")


@pytest.mark.parametrize(
    "text",
    [
        "3 2 1\n1 2 4\n2 3 5\n",
        "3\t2\t1\n1\t2\t4\n2\t3\t5\n",
        " 3   2 1 \n 1 2\t4\n2 3   5\n",
        "3 2 1 1 2 4 2 3 5\n",
    ],
)
def test_any_white_space_parts_a_graph(text: str) -> None:
    problem = median_problem(read_input_table(text.encode(), "g.txt"))

    assert problem.medians == 1
    assert problem.distances.tolist() == [[0, 4, 9], [4, 0, 5], [9, 5, 0]]


def test_a_number_that_is_asked_for_stands_over_that_of_the_file() -> None:
    table = read_input_table(b"3 2 9\n1 2 4\n2 3 5\n", "g.txt")

    assert median_problem(table, medians=2).medians == 2
    with pytest.raises(BadCellError):
        median_problem(table)


def test_a_column_of_sites_says_where_medians_may_stand_or_else_names_the_places() -> None:
    flags = problem_of("latitude,longitude,site\n-12,-77,yes\n-13,-72,no\n0,0,yes\n")
    names = problem_of("site,x,y\nharbour,0,0\nmill,3,4\n")

    assert (flags.places, flags.sites) == (("1", "2", "3"), ("1", "3"))
    assert (names.places, names.sites) == (("harbour", "mill"), ("harbour", "mill"))


@pytest.mark.parametrize("corner", ["", "place", "lugar"])
def test_sites_of_a_matrix_may_be_called_by_letters(corner: str) -> None:
    problem = problem_of(f"{corner},A,B,I,demand\nx,1,2,3,4\ny,5,6,7,8\n")

    assert problem.sites == ("A", "B", "I")
    assert problem.distances.tolist() == [[1, 2, 3], [5, 6, 7]]
    assert problem.demand.tolist() == [4, 8]


def test_half_of_the_coordinates_is_no_matrix() -> None:
    for head in ("name,latitude,demand", "name,x,demand", "from,km,demand"):
        with pytest.raises(BadTableError):
            problem_of(f"{head}\na,1,2\nb,3,4\n")
