"""Where a profile takes for granted whose number the first one is, and the rows of the table say otherwise."""

import pytest

from ovillo.domain.calls import CallTable
from ovillo.reading.calls import Profile, built_in_profiles, profile_of_columns, read_calls

ASKED = "5500000001"
HEADERS = {
    "mexico-movistar": (
        "TIPO CDR,NUMERO A,NUMERO B,TIPO EVENTO,FECHA EVENTO,HORA EVENTO,DURACION,codBTS",
        "VOZ,{a},{b},{way},05/03/2031,10:00:{n:02},30,B1",
        ("SALIENTE", "ENTRANTE"),
    ),
    "colombia-tigo": (
        "NUMERO A,NUMERO MARCADO,DIRECCION,DURACION TOTAL seg,FECHA Y HORA ORIGEN,CELDA_ORIGEN_TRUNCADA",
        "{a},{b},{way},30,05/03/2031 10:00:{n:02},B1",
        ("O", "I"),
    ),
    "argentina": (
        "Numero,Otro,Tipo,Fecha,Hora,Duracion,Celda ID",
        "{a},{b},{way},05/03/2031,10:00:{n:02},30,B1",
        ("Saliente", "Entrante"),
    ),
    "india": (
        "A PARTY,B PARTY,CALL TYPE,DATE,TIME,DURATION,FIRST CELL ID A",
        "{a},{b},{way},05/03/2031,10:00:{n:02},30,B1",
        ("OUT", "IN"),
    ),
    "columns": (
        "x,y,way,when,s,c",
        "{a},{b},{way},05/03/2031 10:00:{n:02},30,B1",
        ("saliente", "entrante"),
    ),
    "mexico-att": (
        "t_reg,num a,num b,fecha,hora,dur,id celda",
        "{way},{a},{b},05/03/2031,10:00:{n:02},30,B1",
        ("MOC", "MTC"),
    ),
}  # fmt: skip
OWN_FIRST = [name for name in HEADERS if name != "mexico-att"]
OUT, IN = 0, 1
SETTLED = {
    "borne out": [(ASKED, "2", OUT), (ASKED, "4", IN), (ASKED, "3", IN)],
    "caller first": [("2", ASKED, IN), ("3", ASKED, IN), (ASKED, "5", OUT), ("+52" + ASKED, "6", OUT), ("7", "8", IN)],
    "one against": [(ASKED, "2", IN), (ASKED, "3", OUT), ("9", ASKED, IN), (ASKED, "9", IN)],
    "one caller": [("2", ASKED, IN), ("2", ASKED, IN), (ASKED, "5", OUT)],
    "both": [("2", ASKED, IN), ("3", ASKED, IN), (ASKED, "5", IN), (ASKED, "6", IN), (ASKED, "5", OUT)],
    "only incoming": [("2", ASKED, IN), ("3", ASKED, IN)],
    "only incoming, asked first": [(ASKED, "2", IN), (ASKED, "3", IN)],
    "both sides": [(ASKED, "2", OUT), (ASKED, "3", OUT), ("2", ASKED, IN), ("3", ASKED, IN), ("3", "9", IN)],
    "told again": [(ASKED, "2", OUT), (ASKED, "2", IN), (ASKED, "3", IN)],
    "two asked about": [(ASKED, "2", OUT), ("2", ASKED, OUT), ("2", ASKED, IN)],
}


def table_of(name: str, rows: list[tuple[str, str, int]]) -> tuple[Profile, str]:
    """A table as a company sends it."""
    header, line, ways = HEADERS[name]
    # Rows of both sides, where they are: the second two are of the seconds of the first two.
    again = 2 if rows is SETTLED["both sides"] else 99
    lines = [line.format(a=a, b=b, way=ways[way], n=number % again) for number, (a, b, way) in enumerate(rows)]
    columns = "from=x,to=y,kind=way,at=when,seconds=s,cell=c"
    profile = profile_of_columns(columns) if name == "columns" else built_in_profiles()[name]
    return profile, "\n".join([header, *lines]) + "\n"


def read(name: str, rows: str) -> CallTable:
    profile, text = table_of(name, SETTLED[rows])
    return read_calls(text.encode(), [profile], file_name="t.csv")


@pytest.mark.parametrize("name", OWN_FIRST)
def test_incoming_rows_of_several_callers_whose_second_number_called_are_turned_round(name: str) -> None:
    table = read(name, "caller first")

    assert [(one.caller, one.called, one.located) for one in table.calls[:2]] == [("2", ASKED, ASKED), ("3", ASKED, ASKED)]  # fmt: skip
    assert (table.calls[4].caller, table.calls[4].called) == ("7", "8")
    assert (table.turned, list(table.unread)) == ([2, 3, 6], [])


@pytest.mark.parametrize("name", OWN_FIRST)
@pytest.mark.parametrize(
    ("rows", "unread"),
    [
        *(("borne out", []), ("one against", [4]), ("one caller", [2, 3]), ("both", [2, 3, 4, 5])),
        *(("only incoming", [2, 3]), ("only incoming, asked first", []), ("two asked about", []), ("both sides", [])),
        ("told again", [3]),
    ],
)
def test_rows_that_are_spoken_against_are_named_and_no_other_is_turned(name: str, rows: str, unread: list[int]) -> None:
    table = read(name, rows)

    assert [one.row for one in table.unread] == unread
    assert all("speak against" in one.reason for one in table.unread)
    assert not table.turned
    assert all(
        one.caller != ASKED
        for one in table.calls
        if SETTLED[rows][one.row - 2][2] == IN and rows not in {"both sides", "two asked about"}
    )


def test_where_the_first_number_is_the_caller_incoming_rows_of_the_number_asked_about_are_not_read() -> None:
    against = read("mexico-att", "borne out")
    borne_out = read("mexico-att", "caller first")

    assert [one.row for one in against.unread] == [3, 4]
    assert (list(borne_out.unread), borne_out.turned, len(borne_out.calls)) == ([], [], 5)


ATT = {
    "one for, four against": ([("1", "2", OUT), *(("1", str(n), IN) for n in range(3, 7)), ("9", "1", IN)], [3, 4, 5, 6, 7]),
    "eight for, two against": (
        [("1", "2", OUT), *((str(n), "1", IN) for n in range(3, 11)), ("1", "20", IN), ("1", "21", IN)],
        [11, 12],
    ),
    "only against, another only called": ([("1", "2", OUT), ("1", "3", IN), ("9", "8", IN)], [3, 4]),
    "the same call from its other side": ([("1", "2", OUT), ("2", "1", IN)], [3]),
    "only incoming, one first number": ([("1", "2", IN), ("1", "3", IN)], [2, 3]),
}  # fmt: skip


@pytest.mark.parametrize("rows", ATT)
def test_where_the_first_is_the_caller_one_row_that_agrees_bears_out_no_others(rows: str) -> None:
    _, text = table_of("mexico-att", ATT[rows][0])
    profile = built_in_profiles()["mexico-att"]

    table = read_calls(text.encode(), [profile], file_name="t.csv")

    assert [one.row for one in table.unread] == ATT[rows][1]


def test_a_single_incoming_row_of_the_number_asked_about_is_not_read_where_the_first_is_the_caller() -> None:
    header = "t_reg,num a,num b,fecha,hora,dur,id celda"
    text = f"{header}\nSALIENTE,551,552,05/03/2031,10:00,30,x\nENTRANTE,551,557,05/03/2031,11:00,30,x\n"

    table = read_calls(text.encode(), [built_in_profiles()["mexico-att"]], file_name="t.csv")

    assert ([one.row for one in table.calls], [one.row for one in table.unread]) == ([2], [3])


@pytest.mark.parametrize("later", [0, 1, 5, 6])
@pytest.mark.parametrize("name", OWN_FIRST)
def test_nobody_is_called_back_while_the_call_is_being_set_up(name: str, later: int) -> None:
    header, line, (out, into) = HEADERS[name]
    lines = [line.format(a=ASKED, b="2", way=out, n=0), line.format(a=ASKED, b="2", way=into, n=later)]
    profile, _ = table_of(name, [])

    table = read_calls("\n".join([header, *lines]).encode(), [profile], file_name="t.csv")

    assert [one.row for one in table.unread] == ([3] if later <= 5 else [])


@pytest.mark.parametrize("name", OWN_FIRST)
def test_a_call_in_the_files_of_both_sides_is_one_call_with_both_cells(name: str) -> None:
    found = [(one.caller, one.called, one.located) for one in read(name, "both sides").calls]

    assert found[2:] == [(ASKED, "2", "2"), (ASKED, "3", "3"), ("9", "3", "3")]


def test_one_call_that_a_company_writes_from_both_sides_is_not_spoken_against() -> None:
    header = "t_reg,num a,num b,fecha,hora,dur,id celda"
    lines = [f"{way},1,{other},05/03/2031,10:00,30,x" for other in "23" for way in ("MOC", "MTC")]

    table = read_calls("\n".join([header, *lines]).encode(), [built_in_profiles()["mexico-att"]], file_name="t.csv")

    assert (len(table.calls), list(table.unread)) == (4, [])


def test_whoever_names_the_column_of_the_number_asked_about_is_followed() -> None:
    _, text = table_of("columns", SETTLED["caller first"])
    profile = profile_of_columns("from=x,to=y,kind=way,at=when,subject=x")

    table = read_calls(text.encode(), [profile], file_name="t.csv")

    assert (table.calls[0].caller, list(table.unread)) == (ASKED, [])
