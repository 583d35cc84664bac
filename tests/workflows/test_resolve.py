"""`resolve`: any register in, its rows with their person out. The engine here is the plain one: every pair compared."""

import csv
import io
from itertools import combinations

import pytest

from ovillo.domain.errors import OpenQuotationError, UsageError
from ovillo.interfaces.linkage import Linked, ScoredPair
from ovillo.resolution.registers import compare_rows, name_rarities, prepare, weigh
from ovillo.workflows.resolve import Unread, resolve_against, resolve_register, unread_of


class EveryPair:
    """An engine for a few rows, without keys."""

    def link(self, rows, *, settled=0):
        prepared = [prepare(row) for row in rows]
        shares = name_rarities(prepared)
        pairs = []
        for (left, one), (right, other) in combinations(enumerate(prepared), 2):
            if right < settled:
                continue
            levels = compare_rows(one, other)
            pairs.append(ScoredPair(left, right, levels, weigh(levels, max(shares[one.name], shares[other.name]))))
        return Linked(prepared, iter(pairs))


REGISTER = """id,Nombre completo,Fecha de nacimiento,DNI,Distrito
a1,"CARDO NOGAL, LUCIA INES",11/02/1990,40123456,Villa Jacaranda
a2,Lucía Cardo Nogal,1990-02-11,,Villa Jacaranda
a3,"Cardo Nogal, Lucio",1990-02-11,51000777,Villa Jacaranda
a4,"Encina Retama, Blas",1971-05-06,,Pozo Claro
a5,"Encina Retama, Joaé",1985-05-06,30123123,Pozo Claro
a6,José Encina,06/05/1985,30123123,Dos Ríos
"""


def _rows(content, **_):
    resolved = resolve_register(content.encode() if isinstance(content, str) else content, EveryPair())
    return list(csv.DictReader(io.StringIO("".join(resolved.rows_as_csv()))))


def test_rows_of_one_person_have_one_cluster_and_a_twin_another():
    rows = _rows(REGISTER)

    assert [row["cluster"] for row in rows] == ["a1", "a1", "a3", "a4", "a5", "a5"]


def test_columns_stay_as_they_are_and_ours_stand_behind():
    rows = _rows(REGISTER)

    assert list(rows[0]) == [
        "id",
        "Nombre completo",
        "Fecha de nacimiento",
        "DNI",
        "Distrito",
        "cluster",
        "suggested_with",
    ]
    assert rows[0]["Nombre completo"] == "CARDO NOGAL, LUCIA INES"


def test_a_resolved_register_can_be_resolved_again():
    once = "".join(resolve_register(REGISTER.encode(), EveryPair()).rows_as_csv())

    assert "".join(resolve_register(once.encode(), EveryPair()).rows_as_csv()) == once


def test_pairs_say_what_spoke_for_them():
    resolved = resolve_register(REGISTER.encode(), EveryPair())

    pairs = list(csv.DictReader(io.StringIO("".join(resolved.pairs_as_csv()))))

    assert {(pair["row1"], pair["row2"]) for pair in pairs if pair["verdict"] == "same"} == {("a1", "a2"), ("a5", "a6")}
    assert next(pair for pair in pairs if pair["row1"] == "a5")["document"] == "same"
    assert [float(pair["weight_bits"]) for pair in pairs] == sorted(
        (float(p["weight_bits"]) for p in pairs), reverse=True
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_surnames_in_columns_of_their_own_and_whatever_a_spreadsheet_saves(delimiter, encoding):
    lines = [
        "Apellido Paterno|Apellido Materno|Nombres|F. Nacimiento",
        "Cardo|Nogal|Lucía|1990-02-11",
        "CARDO||LUCIA|11/02/1990",
    ]

    rows = _rows("\r\n".join(lines).replace("|", delimiter).encode(encoding))

    assert [row["cluster"] for row in rows] == ["2", "2"]


def test_a_row_without_name_or_with_a_role_is_joined_to_nobody():
    rows = _rows("name,document\n,40123456\n,40123456\nun pediatra,40123456\nun pediatra,40123456\n")

    assert [row["cluster"] for row in rows] == ["2", "3", "4", "5"]


def test_ids_that_two_rows_share_name_no_cluster():
    rows = _rows("id,name\nx,Lucía Cardo\nx,Blas Nogal\n")

    assert [row["cluster"] for row in rows] == ["2", "3"]


def test_rows_too_short_and_empty_lines_are_read():
    rows = _rows("name,born,place\nLucía Cardo\n\nBlas Nogal,1990-01-01\n")

    assert [row["cluster"] for row in rows] == ["2", "3"]


@pytest.mark.parametrize(
    "content",
    [b"", b"a,b\n1,2\n", b"apellidos\nCardo\n", b"\xff\xfe\x00", b"name\n\xe1\n", b'name\n"' + b"a" * 200_000],
)
def test_what_is_no_register_is_refused_in_one_sentence(content):
    with pytest.raises(UsageError):
        resolve_register(content, EveryPair())


KNOWN = """id,name,born,document,cluster
a1,"CARDO NOGAL, LUCIA INES",11/02/1990,40123456,a1
a2,Lucía Cardo Nogal,1990-02-11,,a1
a3,"Encina Retama, José",1985-05-06,30123123,a3
a4,José Encina Retama,1985-05-06,,a4
a5,Blas Nogal Cardo,1971-05-06,77889900,
"""
NEW = """id,name,born,document
n1,Lucia I. Cardo Nogal,1990-02-11,40123456
n2,José Encina Retama,1985-05-06,30123123
n3,Zoé Ñandú Retama,1999-01-01,
n4,ZOE NANDU RETAMA,1999-01-01,
n5,Blas Nogal Cardo,1971-05-06,77889900
"""


def _against(new, known):
    resolved = resolve_against(new.encode(), known.encode(), EveryPair())
    return resolved, list(csv.DictReader(io.StringIO("".join(resolved.rows_as_csv()))))


def test_new_rows_get_the_cluster_of_the_register_or_one_of_their_own():
    resolved, rows = _against(NEW, KNOWN)

    assert [row["id"] for row in rows] == ["n1", "n2", "n3", "n4", "n5"]
    assert [row["cluster"] for row in rows] == ["a1", "a3", "n3", "n3", "a5"]
    assert (resolved.known, resolved.people) == (3, 4)


def test_two_clusters_of_the_register_are_never_joined_by_a_new_row_and_the_other_is_suggested():
    _, rows = _against(NEW, KNOWN)

    assert (rows[1]["cluster"], rows[1]["suggested_with"]) == ("a3", "a4")


def test_a_register_that_was_not_resolved_is_taken_row_by_row():
    _, rows = _against(NEW, KNOWN.replace(",cluster", ",clusters_of_somebody_else"))

    assert rows[0]["cluster"] in {"a1", "a2"}


def test_new_rows_without_ids_are_called_as_if_they_stood_below_the_register():
    known = "name,born\nLucía Cardo Nogal,1990-02-11\nBlas Nogal,1971-05-06\n"

    resolved, rows = _against("name,born\nZoé Ñandú,1999-01-01\nLUCIA CARDO NOGAL,1990-02-11\n", known)

    assert [row["cluster"] for row in rows] == ["4", "2"]
    assert [line.split(",")[:2] for line in resolved.pairs_as_csv()][1:] == [["2", "5"]]


def test_rows_that_were_added_can_be_added_to_again():
    _, first = _against(NEW, KNOWN)
    grown = KNOWN + "".join(f'{r["id"]},"{r["name"]}",{r["born"]},{r["document"]},{r["cluster"]}\n' for r in first)

    _, again = _against("id,name,born,document\nm1,Zoé Ñandú Retama,1999-01-01,\n", grown)

    assert [row["cluster"] for row in again] == ["n3"]


def test_new_rows_against_themselves_alone_are_as_resolved():
    _, rows = _against(NEW, "name\n")

    assert [row["cluster"] for row in rows] == [row["cluster"] for row in _rows(NEW)]


def test_nothing_of_a_register_is_dropped_without_a_word():
    content = "id,name,FECHA DE NAC.,color\n1,Ana Cardo Nogal,31/02/1990,red\n1,Blas Encina,04/25/1980,blue\n"

    found = unread_of(resolve_register(content.encode(), EveryPair()).register)

    assert found == Unread(("color",), (2,), (3,), (3,))


def test_cells_beyond_the_header_and_a_column_called_as_ours_are_kept():
    content = "name,cluster,dni\nAna Cardo Nogal,mine,40123456,more\n"

    rows = list(csv.reader(io.StringIO("".join(resolve_register(content.encode(), EveryPair()).rows_as_csv()))))

    assert rows == [
        ["name", "cluster (before)", "dni", "column 4", "cluster", "suggested_with"],
        ["Ana Cardo Nogal", "mine", "40123456", "more", "2", ""],
    ]


def test_a_quotation_mark_that_is_never_closed_is_refused():
    with pytest.raises(OpenQuotationError):
        resolve_register(b'name,dni\n"Ana Cardo,40123456\nBlas Encina,30123123\n', EveryPair())
