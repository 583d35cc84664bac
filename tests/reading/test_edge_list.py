import codecs
import csv

import pytest

from ovillo.domain.errors import NotTiesError, TiesNotTextError
from ovillo.reading.edge_list import read_edge_list

TWO = (("Íñigo", "b", 2.5), ("b", "c", 1.0))


@pytest.mark.parametrize(
    "content",
    [
        "Íñigo,b,2.5\nb,c\n".encode(),
        "Íñigo\tb\t2.5\r\n\r\nb\tc\t\r\n".encode(),
        "source;target;peso\nÍñigo;b;2,5\n\nb;c;1\n".encode("latin-1"),
        codecs.BOM_UTF8 + 'From,To\n"Íñigo",b,2.5\n,,\nb,c'.encode(),
        "origen,destino,peso\nÍñigo,b,2.5\nb,c".encode("utf-16"),
        "Id;Target;Source;Type;Weight\n1;b;Íñigo;Directed;2,5\n2;c;b;Directed;\n".encode(),
        "Íñigo|b|2.5\nb|c\n".encode(),
    ],
)
def test_one_list_is_read_however_it_is_written(content: bytes) -> None:
    read = read_edge_list(content)

    assert (read.ties, read.loops, read.refused) == (TWO, (), ())


def test_wrong_rows_are_named_with_their_lines_and_the_others_kept() -> None:
    read = read_edge_list(b"a,b,1\na,c,-2\n\na,d,many\na,,1\nlone\na,e,nan\na,f,1e999\nz,z,1\na,g,0\n")

    assert read.ties == (("a", "b", 1.0), ("z", "z", 1.0))
    assert read.loops == (9,)
    assert [each.line for each in read.refused] == [2, 4, 5, 6, 7, 8, 10]


def test_ids_stay_as_written() -> None:
    assert read_edge_list(b' 007,"=1+1, ""x"""\n').ties == ((" 007", '=1+1, "x"', 1.0),)


@pytest.mark.parametrize("content", [b"", b"\n \n", b"source,target\n"])
def test_a_file_may_hold_no_ties(content: bytes) -> None:
    read = read_edge_list(content)

    assert (read.ties, read.refused) == ((), ())


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (b"a;b,c\nc,d|e\n", {"a;b", "c", "d|e"}),
        (b"one;two\n1;2\n2;3\n", {"one", "two", "1", "2", "3"}),
        (b"source\ttarget\na, x\tb\n", {"a, x", "b"}),
        (b"a;b;1,5\nb;c;2,5\n", {"a", "b", "c"}),
    ],
)
def test_the_separator_is_that_which_parts_most_rows(content: bytes, ids: set[str]) -> None:
    assert {each for tie in read_edge_list(content).ties for each in tie[:2]} == ids


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows() -> None:
    with pytest.raises(NotTiesError, match="line 2 is not a list of ties"):
        read_edge_list(b'x,y\na,"b\nc,d\n')


def test_an_id_of_a_million_letters_is_an_id() -> None:
    before = csv.field_size_limit()

    assert read_edge_list(b"a,b\n" + b"x" * 1_000_000 + b",b\n").ties[1] == ("x" * 1_000_000, "b", 1.0)
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    "header",
    [
        *("Node 1,Node 2", "emisor,receptor", "PERSON_1,PERSON_2,veces", "de,para", "src,dst", "Person A,Person B"),
        *(
            "from_id,to_id,n",
            "source_name,target_name,times",
            "Numero A,Numero B",
            "actor_i,actor_j",
            "nodeID1,nodeID2",
        ),
    ],
)
def test_headers_that_people_write_are_no_ties(header: str) -> None:
    assert read_edge_list(f"{header}\na,b,2\n".encode()).ties[0][:2] == ("a", "b")
    assert len(read_edge_list(f"{header}\na,b,2\n".encode()).ties) == 1


def test_numbers_may_be_parted_by_spaces_but_names_are_never_cut() -> None:
    assert read_edge_list(b"# from to\n1  2 3.5\n2 3\n").ties == (("1", "2", 3.5), ("2", "3", 1.0))
    assert read_edge_list(b"Ana Olla\nEva Pardo\n").ties == ()


def test_ids_of_any_script_and_length_stay_apart() -> None:
    composed, decomposed = "Jos\u00e9", "Jose\u0301"
    ties = read_edge_list(f"{composed},{decomposed}\n李,Пётр\n{'x' * 5000},李\n".encode()).ties

    assert [tie[:2] for tie in ties] == [(composed, decomposed), ("李", "Пётр"), ("x" * 5000, "李")]


def test_ids_that_differ_in_a_damaged_byte_stay_two() -> None:
    found = read_edge_list("source,target\nañá,b\n".encode() + b"x\xe1,b\nx\xe9,b\n")

    assert len({source for source, _, _ in found.ties}) == 3


@pytest.mark.parametrize("row", ["person1,person2", "node_1,node_2,3", "Persona A,Persona B", "id1,id2"])
def test_ids_that_look_like_a_header_are_a_tie_where_rows_below_have_ids_of_that_word(row: str) -> None:
    one, other = row.split(",")[:2]
    below = f"{one[:-1]}7,{other}"

    assert [tie[:2] for tie in read_edge_list(f"{row}\n{below}\n".encode()).ties] == [
        (one, other),
        (below[: -len(other) - 1], other),
    ]


@pytest.mark.parametrize(("column", "cell"), [("year", "2031"), ("phone", "987654321"), ("date", "2031-05-01")])
def test_a_third_column_that_its_header_calls_otherwise_is_no_weight(column: str, cell: str) -> None:
    read = read_edge_list(f"source,target,{column}\na,b,{cell}\n".encode())

    assert (read.ties, read.refused, read.no_weight) == ((("a", "b", 1.0),), (), column)
    assert read_edge_list(b"source,target,weight\na,b,3\n").ties == (("a", "b", 3.0),)
    assert read_edge_list(b"source,target,\na,b,3\n").ties == (("a", "b", 3.0),)


def test_a_weight_whose_sums_are_no_numbers_is_refused() -> None:
    read = read_edge_list(b"a,b,1e308\na,b,1e308\nb,c,2\n")

    assert read.ties == (("b", "c", 2.0),)
    assert [each.line for each in read.refused] == [1, 2]


@pytest.mark.parametrize(
    ("weights", "line"),
    [
        (["1.000", "2"], 1),
        (["7", "2.500"], 2),
        (["1.000", "2.5"], None),
        (["1.000", "0.325"], None),
        (["1.000", "12345.125"], None),
        (["7", "1e3"], None),
    ],
)
def test_a_weight_that_could_be_thousands_is_named_where_no_other_tells(weights: list[str], line: int | None) -> None:
    rows = "".join(f"a{place},b,{weight}\n" for place, weight in enumerate(weights))

    assert read_edge_list(rows.encode()).two_ways == line


def test_ids_that_spaces_part_are_told() -> None:
    read = read_edge_list(b"a, b\nb, c\n")

    assert read.spaced == (" b",)
    assert {end for tie in read.ties for end in tie[:2]} == {"a", " b", "b", " c"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("persona,contacto\nAna,Beto\nBeto,Caro\n", ("persona", "contacto")),
        ("Ana,Dora\nAna,Beto\nBeto,Caro\n", None),
        ("source,target\nEva,Fito\nAna,Beto\nBeto,Caro\n", None),
        ("persona,contacto\nAna,Beto\n", None),
    ],
)
def test_a_first_row_that_may_be_a_header_is_told(rows: str, expected: tuple[str, str] | None) -> None:
    assert read_edge_list(rows.encode()).may_be_header == expected


def test_ties_that_tell_no_weight_where_others_do_are_counted() -> None:
    assert read_edge_list(b"source,target,weight\na,b,2\nb,c,\nc,d\n").unweighted == 2
    assert read_edge_list(b"a,b\nb,c\n").unweighted == 0


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\x00\x00,\xff\n", b"a,b\n\xe9\x01,c\n"])
def test_bytes_that_are_no_text_are_refused(content: bytes) -> None:
    with pytest.raises(TiesNotTextError):
        read_edge_list(content)
