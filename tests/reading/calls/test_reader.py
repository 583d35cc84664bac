from dataclasses import replace

import pytest

from ovillo.domain.calls import CallTable
from ovillo.domain.errors import OpenQuotationError
from ovillo.reading.calls import built_in_profiles, profile_of_columns, read_calls
from ovillo.reading.calls.phones import e164_of
from ovillo.reading.calls.reader import RowReader

COLUMNS = "from=a,to=b,at=t,seconds=s,cell=c"


def read(rows: str, *, zone: str = "America/New_York", columns: str = COLUMNS, header: str = "a,b,t,s,c") -> CallTable:
    return read_calls(f"{header}\n{rows}".encode(), [profile_of_columns(columns)], file_name="t.csv", zone=zone)


def test_an_hour_that_the_clocks_left_out_is_not_read() -> None:
    table = read("1,2,09/03/2031 02:30:00,5,x\n1,2,09/03/2031 03:30:00,5,x\n")

    assert [(one.row, one.reason) for one in table.unread] == [(2, "The clocks were put forward over its hour.")]
    assert table.calls[0].at == "2031-03-09T03:30:00-04:00"


def test_an_hour_told_twice_is_the_earlier_and_marked() -> None:
    table = read("1,2,02/11/2031 01:30:00,5,x\n1,2,02/11/2031 03:30:00,5,x\n")

    assert table.calls[0].at.endswith("-04:00")
    assert table.hours_told_twice == [2]
    assert table.calls[1].instant - table.calls[0].instant == 3 * 3600


def test_a_call_over_midnight_ends_on_the_next_day() -> None:
    table = read("1,2,03/02/2031 23:59:30,00:00:31\n", columns="from=a,to=b,at=t,end=e", header="a,b,t,e")

    assert table.calls[0].seconds == 61


def test_rows_that_cannot_be_read_are_listed_and_kept_out() -> None:
    table = read(
        "1,2,03/02/2031 10:00,5,x\n"
        "\n"
        ",2,03/02/2031 10:00,5,x\n"
        "1,2,31/02/2031 10:00,5,x\n"
        "1,2,03/02/2031 10:00,five,x\n"
        "1,2\n"
        "1,2,03/02/2031 25:00,5,x\n"
        "1,2,2031-02-03T10:00:00Z,1:05,x\n"
    )

    assert [one.row for one in table.calls] == [2, 9]
    assert [(one.row, one.reason) for one in table.unread] == [
        (4, "It has no number."),
        (5, "Its day or time cannot be read."),
        (6, "Its duration cannot be read."),
        (7, "It has fewer cells than the header."),
        (8, "Its day or time cannot be read."),
    ]
    assert table.calls[1].seconds == 65


def test_only_valid_numbers_become_e164_and_the_written_form_stays_beside() -> None:
    table = read_calls(
        b"a,b,t\n900 000 017,*611,03/02/2031 10:00\n+51 900 000 017,banco,03/02/2031 10:00\n",
        [profile_of_columns("from=a,to=b,at=t")],
        file_name="t.csv",
        write_number=e164_of("pe"),
    )

    assert [(one.caller, one.called) for one in table.calls] == [("+51900000017", "*611"), ("+51900000017", "banco")]
    assert table.written == {"+51900000017": ["+51 900 000 017", "900 000 017"]}


def test_without_a_country_numbers_stay_as_written() -> None:
    assert read("900 000 017,0017,03/02/2031 10:00,,\n").calls[0].called == "0017"


def test_a_quotation_mark_that_is_never_closed_is_refused() -> None:
    with pytest.raises(OpenQuotationError):
        read('1,2,03/02/2031 10:00,5,x\n1,"2,03/02/2031 10:00,5,x\n1,2,03/02/2031 10:00,5,x\n')


def test_a_day_without_a_time_of_day_is_no_call_at_midnight() -> None:
    content = b"from,to,at\n1,2,05/03/2031\n1,2,2031-03-05\n1,2,20310305\n1,2,5 mar 2031\n1,2,2031-03-05 00:00\n"

    read = read_calls(content, [built_in_profiles()["plain"]], file_name="x.csv")

    assert [one.row for one in read.calls] == [6]
    assert {one.reason for one in read.unread} == {"It tells a day without a time of day."}


@pytest.mark.parametrize(
    ("zone", "at"),
    [("America/Lima", "2031-01-31T21:00:00-05:00"), (None, "2031-02-01T02:00:00+00:00")],
)
def test_a_stamp_with_an_offset_is_told_by_the_clock_of_the_zone_that_the_user_names(zone: str | None, at: str) -> None:
    content = b"from,to,at\n1,2,2031-02-01T02:00:00Z\n"

    read = read_calls(content, [built_in_profiles()["plain"]], file_name="x.csv", zone=zone)

    assert [(one.at, one.instant) for one in read.calls] == [(at, 1_927_677_600)]


@pytest.mark.parametrize("profile", ["plain", "us"])
def test_days_that_all_tell_the_other_order_are_read_so(profile: str) -> None:
    names = "CALLING_NBR,CALLED_NBR,START_DATE" if profile == "us" else "from,to,at"
    days = ["13/03/2031", "04/03/2031"] if profile == "us" else ["03/13/2031", "03/04/2031"]
    content = "\n".join([names, *(f"1,2,{day} 10:00" for day in days)]).encode()

    read = read_calls(content, [built_in_profiles()[profile]], file_name="x.csv")

    assert [one.at[:10] for one in read.calls] == ["2031-03-13", "2031-03-04"]
    assert (read.order, read.is_order_told, list(read.unread)) == ("dmy" if profile == "us" else "mdy", True, [])


@pytest.mark.parametrize(("profile", "first"), [("plain", "month"), ("us", "day")])
def test_a_day_that_one_slip_exchanged_is_named_and_turns_no_other(profile: str, first: str) -> None:
    is_us = profile == "us"
    days = [f"02/{day:02}/2031" if is_us else f"{day:02}/02/2031" for day in range(1, 12)]
    slip = "13/02/2031" if is_us else "02/13/2031"
    names = "CALLING_NBR,CALLED_NBR,START_DATE" if is_us else "from,to,at"
    content = "\n".join([names, *(f"1,2,{day} 10:00" for day in [*days, slip])]).encode()

    read = read_calls(content, [built_in_profiles()[profile]], file_name="x.csv")

    assert [one.at[:10] for one in read.calls] == [f"2031-02-{day:02}" for day in range(1, 12)]
    assert [(one.row, f"{first} first" in one.reason) for one in read.unread] == [(13, True)]
    assert not read.is_order_told


def test_where_days_tell_both_orders_that_of_the_profile_stands_and_the_others_are_named() -> None:
    content = b"from,to,at\n1,2,03/13/2031 10:00\n1,2,03/04/2031 10:00\n1,2,13/04/2031 10:00\n"

    read = read_calls(content, [built_in_profiles()["plain"]], file_name="x.csv")

    assert [one.at[:10] for one in read.calls] == ["2031-04-03", "2031-04-13"]
    assert [(one.row, "month first" in one.reason) for one in read.unread] == [(2, True)]
    assert not read.is_order_told


@pytest.mark.parametrize(
    ("profile", "header", "told", "calls"),
    [
        ("colombia-tigo", "NUMERO A,NUMERO MARCADO,DIRECCION,TIPO_DE_LLAMADA,DURACION TOTAL seg,FECHA Y HORA ORIGEN,CELDA_ORIGEN_TRUNCADA", "{a},{b},O,{service},5,05/03/2031 10:00:00,c", 2),
        ("mexico-movistar", "TIPO CDR,NUMERO A,NUMERO B,TIPO EVENTO,FECHA EVENTO,HORA EVENTO,DURACION,codBTS", "{service},{a},{b},SALIENTE,05/03/2031,10:00:00,5,c", 2),
        ("colombia-claro", "celda_inicio_llamada,celda_final_llamada,originador,receptor,fecha_hora,duracion,tipo", "c,d,{a},{b},05/03/2031 10:00:00,5,{service}", 2),
        ("mexico-att", "serv,num a,num b,fecha,hora,dur,id celda", "{service},{a},{b},2031-03-05,10:00,5,c", 2),
    ],
)  # fmt: skip
def test_a_column_of_services_tells_messages_and_data_from_calls(
    profile: str, header: str, told: str, calls: int
) -> None:
    rows = [told.format(a="900000017", b="900000018", service=each) for each in ("VOZ", "SMS", "DATOS LTE")]

    read = read_calls("\n".join([header, *rows]).encode(), list(built_in_profiles().values()), file_name="x.csv")

    assert read.profile == profile
    assert [(one.is_message, bool(one.called)) for one in read.calls] == [(False, True), (True, True), (False, False)]
    assert sum(bool(one.called) for one in read.calls) == calls


@pytest.mark.parametrize(("code", "is_out"), [("MOC", True), ("MTC", False), ("Saliente", True), ("in", False)])
def test_codes_that_mean_the_same_everywhere_need_no_profile_to_say_so(code: str, *, is_out: bool) -> None:
    header = "Numero;Otro;Tipo;Fecha;Hora;Duracion;Celda ID"
    content = f"{header}\n900000017;900000018;{code};05/03/2031;10:00:00;5;c\n".encode()

    (call,) = read_calls(content, [built_in_profiles()["argentina"]], file_name="x.csv").calls

    assert (call.caller == "900000017") is is_out


def test_a_profile_gives_a_code_its_own_meaning() -> None:
    profile = replace(built_in_profiles()["argentina"], outgoing=["I"], incoming=["O"])
    content = b"Numero;Otro;Tipo;Fecha;Hora;Duracion;Celda ID\n1;2;I;05/03/2031;10:00:00;5;c\n"

    (call,) = read_calls(content, [profile], file_name="x.csv").calls

    assert call.caller == "1"


@pytest.mark.parametrize(
    ("header", "rows", "expected"),
    [
        (
            "A PARTY,B PARTY,CALL TYPE,DATE,TIME,DURATION,FIRST CELL ID A",
            "900000017,900000018,SMS IN,03/02/2031,10:00:00,0,c\n900000017,900000018,CALL OUT,03/02/2031,10:00:00,5,c\n",
            [True, False],
        ),
        (
            "telefono,tipo,numero a,numero b,fecha,hora,durac. seg.",
            "900000017,Mensaje2ViasSal,900000017,900000018,03/02/2031,10:00:00,0\n900000017,VozSaliente,900000017,900000018,03/02/2031,10:00:00,5\n",
            [True, False],
        ),
    ],
)  # fmt: skip
def test_messages_are_told_from_calls(header: str, rows: str, expected: list[bool]) -> None:
    table = read_calls(f"{header}\n{rows}".encode(), list(built_in_profiles().values()), file_name="t.csv")

    assert [one.is_message for one in table.calls] == expected


def test_a_column_that_a_user_names_tells_messages_from_calls() -> None:
    table = read(
        "1,2,SMS,03/02/2031 10:00\n1,2,voz,03/02/2031 10:05\n",
        columns="from=a,to=b,kind=k,at=t", header="a,b,k,t",
    )  # fmt: skip

    assert [one.is_message for one in table.calls] == [True, False]
    assert not table.unread


def test_a_column_that_says_which_way_turns_the_two_sides_round() -> None:
    rows = "1,2,03/02/2031 10:00,entrante,60\n1,2,03/02/2031 11:00,saliente,60\n1,3,03/02/2031 12:00,SMS entrante,0\n"

    table = read(rows, columns="from=a,to=b,at=t,kind=k,seconds=s", header="a,b,t,k,s")

    assert [(one.caller, one.called) for one in table.calls] == [("2", "1"), ("1", "2"), ("3", "1")]
    assert "the number that was asked about" in table.assumption


def test_where_another_column_is_the_number_asked_about_from_stays_the_caller_and_that_is_said() -> None:
    table = read(
        "1,2,03/02/2031 10:00,entrante,2,x\n", columns="from=a,to=b,at=t,kind=k,subject=o,cell=c", header="a,b,t,k,o,c"
    )

    assert [(one.caller, one.called, one.located) for one in table.calls] == [("1", "2", "2")]
    assert "caller in incoming rows too" in table.assumption


@pytest.mark.parametrize("column", ["direction", "Sentido", "sentido_llamada", "In/Out"])
@pytest.mark.parametrize("ways", [("outgoing", "incoming"), ("SAL", "ENT"), ("Salida", "Entrada")])
def test_a_plain_table_whose_row_says_incoming_does_not_tell_who_called_and_the_row_is_named(
    column: str, ways: tuple[str, str]
) -> None:
    out, into = ways
    content = f"from,to,at,seconds,{column}\n1,2,03/02/2031 10:00,60,{out}\n1,2,03/02/2031 11:00,60,{into}\n"

    table = read_calls(content.encode(), list(built_in_profiles().values()), file_name="x.csv")

    assert [(one.row, one.caller) for one in table.calls] == [(2, "1")]
    assert [(one.row, one.reason) for one in table.unread] == [
        (3, "It is of a kind that does not tell who called whom.")
    ]


def test_a_duration_that_the_table_does_not_tell_is_not_zero() -> None:
    table = read("1,2,03/02/2031 10:00,,x\n1,2,03/02/2031 11:00,0,x\n")
    without = read("1,2,03/02/2031 10:00\n", columns="from=a,to=b,at=t", header="a,b,t")
    open_ended = read("1,2,03/02/2031 10:00,\n", columns="from=a,to=b,at=t,end=e", header="a,b,t,e")

    assert [one.seconds for one in (*table.calls, *without.calls, *open_ended.calls)] == [None, 0, None, None]


TELCEL = "Telefono,Tipo,Numero A,Numero B,Fecha,Hora,Durac. Seg."


def telcel(*rows: str) -> CallTable:
    lines = "".join(f"{each},03/02/2031,10:00:00,30\n" for each in rows)
    return read_calls(f"{TELCEL}\n{lines}".encode(), list(built_in_profiles().values()), file_name="t.csv")


def test_the_number_asked_about_and_the_kind_tell_who_called_whom_whatever_the_columns_say() -> None:
    table = telcel("551,VozEntrante,551,552", "551,VozSaliente,552,551", "551,VozEntrante,552,551", "551,VozSaliente,551,552")  # fmt: skip

    assert [(one.caller, one.called, one.located) for one in table.calls] == [
        ("552", "551", "551"),
        ("551", "552", "551"),
        ("552", "551", "551"),
        ("551", "552", "551"),
    ]
    assert table.turned == [2, 3]
    assert not table.unread


@pytest.mark.parametrize("kind", ["VozEntrante", "VozSaliente", "Mensaje2ViasEnt"])
def test_a_row_whose_own_number_is_neither_of_its_two_is_named_and_not_read(kind: str) -> None:
    table = telcel(f"553,{kind},551,552")

    assert not table.calls
    assert [(one.row, "neither of the two" in one.reason) for one in table.unread] == [(2, True)]


@pytest.mark.parametrize("kind", ["ReenvioSal", "ReenvioEnt", "VozTransfer"])
def test_a_forwarded_leg_is_no_call_of_the_number_asked_about(kind: str) -> None:
    table = telcel(f"551,{kind},551,552")

    assert not table.calls
    assert [one.row for one in table.unread] == [2]


def test_a_number_with_the_prefix_of_its_country_is_the_same_number_asked_about() -> None:
    table = telcel("5215511112222,VozEntrante,5511112222,5533334444", "5511112222,VozSaliente,+525511112222,5533334444")

    assert [(one.caller, one.called, one.located) for one in table.calls] == [
        ("5533334444", "5511112222", "5511112222"),
        ("+525511112222", "5533334444", "+525511112222"),
    ]
    assert table.turned == [2]


@pytest.mark.parametrize("kind", ["call", "SMS", "voz"])
def test_a_word_that_says_nothing_of_which_way_turns_nobody_round(kind: str) -> None:
    table = read(f"1,2,{kind},03/02/2031 10:00,2\n", columns="from=a,to=b,kind=k,at=t,subject=o", header="a,b,k,t,o")

    assert [(one.caller, one.called, one.located) for one in table.calls] == [("1", "2", "2")]
    assert not table.turned


@pytest.mark.parametrize("name", sorted(built_in_profiles()))
@pytest.mark.parametrize("written", ["-", "N/A", "0", "Sin Datos", "WIFI", "65535"])
def test_what_stands_for_no_cell_places_nobody_in_any_profile(name: str, written: str) -> None:
    profile = built_in_profiles()[name]
    header = [names.split("|")[0] for names in profile.columns.values()]
    reader = RowReader(profile, header, "saliente.csv", "UTC", None)

    place = reader.cell({field: written for field in ("cell", "latitude", "longitude") if field in profile.columns})

    assert place == ""
    assert [each.cells for each in reader.cell_remarks(header)]


def test_what_stands_for_no_cell_is_told_and_its_row_still_counts() -> None:
    table = read("1,2,03/02/2031 10:00,5,Sin celda\n1,2,03/02/2031 10:05,5,-\n1,2,03/02/2031 10:09,5,000123\n")

    assert [(one.row, one.cell) for one in table.calls] == [(2, ""), (3, ""), (4, "000123")]
    assert [(one.column, one.cells) for one in table.remarks] == [("c", ["-", "Sin celda"])]
