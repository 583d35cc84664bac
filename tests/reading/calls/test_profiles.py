"""One odd file as each company sends it; every number and cell is invented."""

import tomllib
from pathlib import Path

import pytest

import ovillo.reading.calls.profiles as module
from ovillo.domain.calls import CallTable
from ovillo.domain.errors import CallColumnsError, CallProfileNeededError
from ovillo.reading.calls import built_in_profiles, profile_of_columns, read_calls

TABLES = {
    "plain": (
        "origen,destino,fecha y hora,segundos,celda\n900000017,900000018,2031-02-03T10:00:00-05:00,61,C9\n",
        [("900000017", "900000018", "2031-02-03T10:00:00-05:00", 61, "C9", "900000017")],
        [],
    ),
    "plain-days": (
        "caller,callee,date,time,duration\n900000017,900000018,03/02/2031,10:00:00,61\n",
        [("900000017", "900000018", "2031-02-03T10:00:00+00:00", 61, "", "900000017")],
        [],
    ),
    "mexico-telcel": (
        (
            "Reporte;;;\r\n\r\n"
            "Telefono;Tipo;Numero A;Numero B;Fecha;Hora;Durac. Seg.;IMEI;Latitud;Longitud;Azimuth\r\n"
            '900000017;VozSaliente;900000017;900000018;03/02/2031;10:00:00;61;1;"19°26\'24"" N";"99°07\'48"" W";120\r\n'
            "900000017;VozEntrante;900000018;900000017;03/02/2031;11:00:00;5;1;;;120\r\n"
            "900000017;VozTransito;900000018;900000019;03/02/2031;11:00:00;5;1;;;120\r\n"
            "900000017;Datos;900000017;internet;03/02/2031;12:00:00;0;1;19.44;-99.13;120\r\n"
        ),
        [
            ("900000017", "900000018", "2031-02-03T10:00:00-06:00", 61, "19.44000,-99.13000", "900000017"),
            ("900000018", "900000017", "2031-02-03T11:00:00-06:00", 5, "", "900000017"),
            ("900000017", "", "2031-02-03T12:00:00-06:00", 0, "19.44000,-99.13000", "900000017"),
        ],
        [6],
    ),
    "mexico-movistar": (
        (
            "TIPO CDR,NUMERO A,NUMERO B,TIPO EVENTO,FECHA EVENTO,HORA EVENTO,DURACION,IMEI,IMSI,codBTS,LATITUD,LONGITUD\n"
            "VOZ,900000017,900000018,ENTRANTE,03/02/2031,10:00:00,00:01:01,1,2,B7,,\n"
        ),
        [("900000018", "900000017", "2031-02-03T10:00:00-06:00", 61, "B7", "900000017")],
        [],
    ),
    "mexico-att": (
        (
            "serv,t_reg,num a,num b,dest,fecha,hora,dur,num a imei,num a imsi,id celda,pais,causa t,tipo com,latitud\n"
            "V,MTC,900000019,900000017,x,03/02/2031,10:00:00,61,1,2,[77],MX,0,x,[19]\n"
            "V,SALIENTE,900000017,900000018,x,03/02/2031,11:00:00,61,1,2,[77],MX,0,x,[19]\n"
            "V,,900000017,900000018,x,03/02/2031,12:00:00,61,1,2,[77],MX,0,x,[19]\n"
            "V,ZZZ,900000017,900000018,x,03/02/2031,13:00:00,61,1,2,[77],MX,0,x,[19]\n"
        ),
        [
            ("900000019", "900000017", "2031-02-03T10:00:00-06:00", 61, "[77]", "900000017"),
            ("900000017", "900000018", "2031-02-03T11:00:00-06:00", 61, "[77]", "900000017"),
            ("900000017", "900000018", "2031-02-03T12:00:00-06:00", 61, "[77]", ""),
        ],
        [5],
    ),
    "colombia-claro": (
        (
            "celda_inicio_llamada\tcelda_final_llamada\toriginador\treceptor\tfecha_hora\tduracion\ttipo\n"
            "501\t502\t900000017\t900000018\t03/02/2031 23:59:50\t61\tV\n"
        ),
        [("900000017", "900000018", "2031-02-03T23:59:50-05:00", 61, "501", "900000018")],
        [],
    ),
    "colombia-claro-data": (
        "numero,fecha_trafico,tipo_cdr,celda_decimal,lac_decimal\n900000017,2031-02-03 10:00:00,D,501.0,7.0\n",
        [("900000017", "", "2031-02-03T10:00:00-05:00", None, "7-501", "900000017")],
        [],
    ),
    "colombia-movistar-data": (
        (
            "numero_que_navega;ruta_entrante;celda;trafico_de_subida;trafico_de_bajada;fecha_hora_inicio_sesion;duracion;"
            "tipo_tecnologia;departamento;localidad;latitud_n;longitud_w\n"
            "900000017;r;C9;1;2;03-02-2031 10:00;61;4G;d;l;4,6;74,1\n"
        ),
        [("900000017", "", "2031-02-03T10:00:00-05:00", 61, "C9", "900000017")],
        [],
    ),
    "colombia-tigo": (
        (
            "TIPO_DE_LLAMADA;NUMERO A;NUMERO MARCADO;DIRECCION;DURACION TOTAL seg;FECHA Y HORA ORIGEN;"
            "CELDA_ORIGEN_TRUNCADA;TECH\n"
            "VOZ;900000017;900000018;I;61;03/02/2031 10:00:00 p. m.;C9;4G\n"
            "VOZ;900000017;900000018;X;61;03/02/2031 10:00:00;C9;4G\n"
        ),
        [("900000018", "900000017", "2031-02-03T22:00:00-05:00", 61, "C9", "900000017")],
        [3],
    ),
    "argentina": (
        (
            "Desde: 01/02/2031;;\nHasta: 28/02/2031;;\n"
            "IMEI;IMSI;N\ufffdmero;Fecha;Hora;Tipo;Duraci\ufffdn;Otro;Celda ID;Celda Calle Altura;Localidad;Provincia\n"
            "1;2;900000017.0;03/02/2031 00:00:00;10:00:00;Entrante;00:01:01;900000018.0;123.0;x;x;x\n"
            "1;2;9.00E+08;03/02/2031;10:00:00;Entrante;00:01:01;900000018.0;123.0;x;x;x\n"
        ),
        [("900000018", "900000017", "2031-02-03T10:00:00-03:00", 61, "123", "900000017")],
        [5],
    ),
    "argentina-data": (
        (
            "IMEI;IMSI;Numero;Fecha;Hora;IP;IP Dual Stack;Volumen (kb);IP WIFI;Celda ID\n"
            "1;2;900000017;03/02/2031;10:00:00;x;x;1,5;x;123.0\n"
        ),
        [("900000017", "", "2031-02-03T10:00:00-03:00", None, "123", "900000017")],
        [],
    ),
    "india": (
        (
            "A PARTY,B PARTY,DATE,TIME,DURATION,CALL TYPE,FIRST CELL ID A,LAST CELL ID A,IMEI A,IMSI A,"
            "FIRST CELL ID A ADDRESS,LATITUDE,LONGITUDE\n"
            "'900000017',900000018,03/02/2031,10:00:00,61,IN,404-1,404-2,1,2,x,1,1\n"
        ),
        [("900000018", "900000017", "2031-02-03T10:00:00+05:30", 61, "404-1", "900000017")],
        [],
    ),
    "us": (
        (
            "CALLING_NBR,CALLED_NBR,DIALED_DIGITS,START_DATE,END_DATE,M_R,NEID,1ST CELL,LAST CELL,LAC,CID\n"
            "900000017,900000018,x,02/03/2031 23:59:30,02/04/2031 00:00:31,,x,A1,A2,1,2\n"
        ),
        [("900000017", "900000018", "2031-02-03T23:59:30-05:00", 61, "A1", "")],
        [],
    ),
}


def read(text: str | bytes, name: str = "table.csv") -> CallTable:
    content = text if isinstance(text, bytes) else text.encode()
    return read_calls(content, list(built_in_profiles().values()), file_name=name)


def test_every_profile_has_a_table() -> None:
    assert TABLES.keys() == built_in_profiles().keys()


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_recognised_and_read(name: str) -> None:
    text, calls, unread = TABLES[name]

    table = read(text, "llamadas entrantes.csv")

    found = [(one.caller, one.called, one.at, one.seconds, one.cell, one.located) for one in table.calls]
    assert (table.profile, table.is_recognised) == (name, True)
    assert found == calls
    assert [one.row for one in table.unread] == unread


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252"])
def test_every_encoding_gives_the_same(encoding: str) -> None:
    text = TABLES["argentina"][0].replace("\ufffdm", "úm").replace("\ufffd", "ó")

    table = read(text.encode(encoding))

    assert [one.row for one in table.calls] == [4]
    assert table.columns["from"] == "Número"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_separator_gives_the_same(delimiter: str) -> None:
    assert len(read(TABLES["india"][0].replace(",", delimiter)).calls) == 1


@pytest.mark.parametrize(
    ("name", "located", "said"),
    [
        ("tabla.csv", "", "does not say one way"),
        ("reporte_entrantes_y_salientes.csv", "", "does not say one way"),
        ("no_entrante_reporte.csv", "", "does not say one way"),
        ("entrantes.csv", "900000018", "receiver's"),
        ("LLAMADAS SALIENTES.csv", "900000017", "caller's"),
    ],
)
def test_whose_a_cell_is_by_the_name_of_the_file_is_said_and_never_guessed(name: str, located: str, said: str) -> None:
    table = read(TABLES["colombia-claro"][0], name)

    assert table.calls[0].located == located
    assert said in table.assumption


@pytest.mark.parametrize(("role", "located"), [("Inbound", "2"), ("Outbound", "1"), ("Voice", ""), ("", "")])
def test_a_column_that_tells_the_side_of_a_row_says_whose_its_cell_is(role: str, located: str) -> None:
    table = read(f"CALLING_NBR,CALLED_NBR,START_DATE,M_R,1ST CELL\n1,2,02/03/2031 10:00:00,{role},A1\n")

    assert [(one.caller, one.called, one.located) for one in table.calls] == [("1", "2", located)]
    assert read("CALLING_NBR,CALLED_NBR,START_DATE,1ST CELL\n1,2,02/03/2031 10:00,A1\n").calls[0].located == "1"


@pytest.mark.parametrize(("code", "is_read"), [("ENT", True), ("SAL", True), ("s", True), ("ZZZ", False), ("X", False)])
@pytest.mark.parametrize("profile", ["mexico-att", "us"])
def test_a_row_of_a_side_that_nobody_knows_is_named_and_not_read(profile: str, code: str, *, is_read: bool) -> None:
    line = "2,1,02/03/2031,10:00,5,c" if profile == "mexico-att" else "2,1,02/03/2031 10:00:00"
    head = (
        "num a,num b,fecha,hora,dur,id celda,t_reg"
        if profile == "mexico-att"
        else "CALLING_NBR,CALLED_NBR,START_DATE,M_R"
    )

    table = read(f"{head}\n{line},{code}\n")

    assert (table.profile, len(table.calls)) == (profile, int(is_read))
    assert [(one.row, one.reason) for one in table.unread] == (
        [] if is_read else [(2, "Its kind or direction is none that the profile knows.")]
    )


def test_unknown_columns_are_not_guessed() -> None:
    with pytest.raises(CallProfileNeededError):
        read("a,b,c\n1,2,3\n")


@pytest.mark.parametrize("text", ["", "from", "from=a", "from=a,when=b", "to=a,at=b"])
def test_columns_need_a_caller_and_a_time(text: str) -> None:
    with pytest.raises(CallColumnsError):
        profile_of_columns(text)


def test_the_catalogue_knows_what_each_profile_assumes() -> None:
    written = tomllib.loads((Path(module.__file__).parent / "profiles.toml").read_text("utf-8"))

    assert {one["assumption"] for one in written.values() if "assumption" in one} <= set(module._ASSUMPTIONS)


@pytest.mark.parametrize(
    "header",
    [
        *("caller,callee,timestamp,duration", "numero_a,numero_b,fecha_hora,duracion", "from,to,datetime,seconds"),
        *("Calling Number,Called Number,Start Time,Duration (s)", "origen,destino,fecha hora,duracion"),
    ],
)
def test_what_programs_call_the_columns_is_recognised(header: str) -> None:
    (call,) = read(f"{header}\n900000017,900000018,2031-02-03T10:00:00,61\n").calls

    assert (call.caller, call.called, call.seconds) == ("900000017", "900000018", 61)


@pytest.mark.parametrize(
    "header", ["from,to,at,amount,currency", "origen;destino;fecha y hora;importe", "from,to,timestamp,amount"]
)
def test_a_transfer_of_money_is_no_call(header: str) -> None:
    row = "Ana,Eva,2031-02-03T10:00:00,500.00,PEN" if "," in header else "Ana;Eva;03/02/2031 10:00:00;500,00"

    with pytest.raises(CallProfileNeededError):
        read(f"{header}\n{row}\n")


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("1930000000", "2031-02-27T23:06:40+00:00"),
        ("1930000000000", "2031-02-27T23:06:40+00:00"),
        ("1930000000.25", "2031-02-27T23:06:40+00:00"),
        ("2031020310", None),
    ],
)
def test_seconds_since_1970_are_a_moment_unless_they_could_be_an_hour(cell: str, at: str | None) -> None:
    table = read(f"caller,callee,timestamp,duration\n900000017,900000018,{cell},61\n")

    assert [call.at for call in table.calls] == ([at] if at else [])
    assert len(table.unread) == (0 if at else 1)


def test_columns_whose_names_differ_in_small_words_alone_are_found() -> None:
    head = "Nº de origen;Nro. destino;Fecha y hora;Duración de llamada"
    table = read_calls(
        f"{head}\n900000017;900000018;03/02/2031 10:00:00;61\n".encode(),
        list(built_in_profiles().values()),
        file_name="t.csv",
        zone="UTC",
    )

    assert table.columns == {"from": "Nº de origen", "to": "Nro. destino", "at": "Fecha y hora"}


def test_a_column_of_the_exact_name_goes_before_one_that_is_alike() -> None:
    head = "Número del destino;Origen;Número destino;Fecha hora"
    table = read_calls(
        f"{head}\n1;900000017;900000018;03/02/2031 10:00:00\n".encode(),
        list(built_in_profiles().values()),
        file_name="t.csv",
        zone="UTC",
    )

    assert table.columns["to"] == "Número destino"
