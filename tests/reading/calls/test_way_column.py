"""A column of which way each call went is found by its cells, whatever its name; every number is invented."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.storage.records.test_csv_calls import both

from ovillo.domain.calls import CallTable
from ovillo.reading.calls import Profile, built_in_profiles, profile_of_columns, read_calls

ALL = list(built_in_profiles().values())
AT = "05/03/2031 10:0{n}:00"
ASIDE = "It is of a kind that does not tell who called whom."


def text_of(head: str, *cells: str) -> str:
    rows = [f"551,{552 + n},{AT.format(n=n)},30,{cell},x" for n, cell in enumerate(cells)]
    return "\n".join([f"numero_a,numero_b,fecha_hora,duracion,{head},nota", *rows]) + "\n"


def read(text: str, profile: Profile | None = None) -> CallTable:
    return read_calls(text.encode(), [profile] if profile else ALL, file_name="t.csv")


HEADS = [
    *("tipo", "tipo evento", "Tipo de Llamada", "call type", "event_type", "type", "evento", "incoming/outgoing", ""),
    *("#", "columna 5", "fecha_hora", "es", "a|b"),
]


@pytest.mark.parametrize("head", HEADS)
def test_incoming_rows_are_put_aside_whatever_the_head_of_their_column(tmp_path: Path, head: str) -> None:
    text = text_of(head, "ENTRANTE", "SALIENTE", "Entrante")

    table = read(text)

    assert [one.row for one in table.calls] == [3]
    assert [(one.row, one.reason) for one in table.unread] == [(2, ASIDE), (4, ASIDE)]
    assert table.columns["kind"] == head
    found, expected = both(tmp_path / "t.csv", text, ALL)
    assert found == expected


@pytest.mark.parametrize(
    ("out", "into"),
    [
        *(("SAL", "ENT"), ("S", "E"), ("out", "in"), ("MO", "MT"), ("O", "I"), ("Voz saliente", "Voz entrante")),
        *(("VozSaliente", "VozEntrante"), ("sms-out", "SMS - ENT"), ("Realizada", "Recibida"), ("dialed", "missed")),
        *(("VOICE-MO", "VOICE-MT"), ("MO-Voice", "MT-Voice"), ("VOZ-S", "VOZ-E"), ("Voz (S)", "Voz (E)"), ("E", "R")),
        *(("I", "R"), ("ORIG", "TERM"), ("Efetuada", "Recebida"), ("SMS (S)", "SMS (E)")),
        *(
            ("Outgoing call (4G)", "Incoming call (4G)"),
            ("OG", "IC"),
            ("GSM_O", "GSM_T"),
            ("SMS-SUBMIT", "SMS-DELIVER"),
        ),
    ],
)
def test_the_codes_of_a_way_are_known_and_what_nobody_knows_is_not_read(tmp_path: Path, out: str, into: str) -> None:
    text = text_of("movimiento", *[out] * 8, into, "ZZZ")

    table = read(text)

    assert [one.row for one in table.calls] == list(range(2, 10))
    assert [(one.row, "does not tell" in one.reason) for one in table.unread] == [(10, True), (11, False)]
    found, expected = both(tmp_path / "t.csv", text, ALL)
    assert found == expected


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        *(("state", ["IN", "IN", "IN"]), ("pais", ["MT", "MT"]), ("nota 2", ["entrante?", "no sé", "otra", "otra más"])),
        *(("servicio", ["VOZ", "SMS", "VOZ"]), ("estado", ["", "", ""]), ("status", ["missed"] * 9 + ["answered"]), ("obs", ["llamada entrante de su tío Juan Roca"])),
    ],
)  # fmt: skip
def test_a_column_of_something_else_is_left_alone(tmp_path: Path, head: str, cells: list[str]) -> None:
    text = text_of(head, *cells)

    table = read(text)

    assert (len(table.calls), list(table.unread), "kind" in table.columns) == (len(cells), [], False)
    found, expected = both(tmp_path / "t.csv", text, ALL)
    assert found == expected


def test_only_incoming_rows_of_a_short_code_count_under_a_head_of_kinds() -> None:
    assert [one.row for one in read(text_of("call type", "IN", "IN")).unread] == [2, 3]


def test_what_words_of_a_column_of_kinds_tell_of_messages_is_kept() -> None:
    table = read(text_of("tipo", "SMS saliente", "Voz saliente", "SMS", "Datos"))

    assert [(one.is_message, bool(one.called)) for one in table.calls] == [
        (True, True), (False, True), (True, True), (False, False),
    ]  # fmt: skip


def test_whoever_named_the_columns_is_followed_and_told_of_the_one_that_says_incoming(tmp_path: Path) -> None:
    profile = profile_of_columns("from=numero_a,to=numero_b,at=fecha_hora")
    text = text_of("movimiento", "ENTRANTE", "SALIENTE")

    table = read(text, profile)

    assert [one.caller for one in table.calls] == ["551", "551"]
    assert table.assumption.startswith("Another column says incoming and outgoing: from is taken for the caller")
    assert "Another column" not in read(text_of("movimiento", "SALIENTE"), profile).assumption
    found, expected = both(tmp_path / "t.csv", text, [profile])
    assert found == expected


def test_each_sheet_has_its_own_column() -> None:
    page = "".join(
        f"<table><tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>"
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr></table>"
        for line, row in [
            (("from", "to", "at", "x"), ("1", "2", "05/03/2031 10:00", "entrante")),
            (("x", "from", "to", "at"), ("entrante", "1", "2", "05/03/2031 10:00")),
        ]
    )

    table = read(f"<html><body>{page}</body></html>")

    assert not table.calls
    assert len(table.unread) == 2


@pytest.mark.parametrize(
    ("head", "cells", "unread"),
    [
        *(("tipo", ["→", "→", "←"], [2, 3, 4]), ("tipo", ["Call to", "Call from", "Datos?"], [2, 3])),
        *(("x", ["LLAM ENTR", "LLAM SALIDA", "LLAM ENTR"], [2, 3, 4]), ("tipo", ["LLAM-ENTR", "Roaming"], [2])),
        *(
            ("clase", ["LLAMANTE", "LLAMADO"], [2, 3]),
            ("rol", ["origen", "destino"], [2, 3]),
            ("x", [">", "<"], [2, 3]),
        ),
        *(("tipo", ["E", "E"], [2, 3]), ("tipo", ["E", "Emitida", "S"], [2])),
    ],
)
def test_what_may_say_a_way_and_is_not_known_is_named_and_not_read(
    tmp_path: Path, head: str, cells: list[str], unread: list[int]
) -> None:
    text = text_of(head, *cells)

    table = read(text)

    assert [one.row for one in table.unread] == unread
    assert [one.column for one in table.remarks] == [head]
    assert {each for one in table.remarks for each in one.cells} == {cells[row - 2] for row in unread}
    found, expected = both(tmp_path / "t.csv", text, ALL)
    assert found == expected


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        *(("terminal", ["Terminal A", "Terminal A", "Original"]), ("estado", ["terminada", "terminada"])),
        *(("plan", ["Movil", "Fijo", "Movil"]), ("obs", ["", "→", ""]), ("tipo", ["Nacional", "Internacional"])),
    ],
)
def test_what_looks_like_no_two_ways_is_left_alone(head: str, cells: list[str]) -> None:
    table = read(text_of(head, *cells))

    assert (list(table.unread), list(table.remarks), "kind" in table.columns) == ([], [], False)


def test_whoever_named_the_columns_is_told_of_one_that_may_say_a_way() -> None:
    profile = profile_of_columns("from=numero_a,to=numero_b,at=fecha_hora")

    table = read(text_of("tipo", "→", "←"), profile)

    assert ([one.caller for one in table.calls], [one.column for one in table.remarks]) == (["551", "551"], ["tipo"])


@pytest.mark.parametrize(("letters", "callers"), [("EER", ["551", "551", "554"]), ("IIR", ["551", "551", "554"]), ("ESE", ["552", "551", "554"])])  # fmt: skip
@pytest.mark.parametrize("is_named", [True, False])
def test_letters_mean_what_the_codes_beside_them_tell(letters: str, callers: list[str], *, is_named: bool) -> None:
    text = text_of("Sentido", *letters)
    if is_named:
        table = read(text, profile_of_columns("from=numero_a,to=numero_b,at=fecha_hora,kind=Sentido"))
    else:
        argentina = text.replace(
            "numero_a,numero_b,fecha_hora,duracion,Sentido", "Numero,Otro,Fecha,Hora,Tipo,Celda ID"
        )
        rows = argentina.replace("2031 10:", "2031,10:").replace("00,30,", "00,").replace(",x\n", ",x,30\n")
        table = read(rows.replace("nota", "Duracion"))
        assert table.profile == "argentina"

    assert [one.caller for one in table.calls] == callers
    assert [one.cells for one in table.remarks] == ([] if "S" in letters else [sorted(set(letters))])


def test_what_somebody_saved_of_a_letter_goes_before_what_stands_beside_it() -> None:
    profile = replace(
        profile_of_columns("from=numero_a,to=numero_b,at=fecha_hora,kind=x"), incoming=["E"], outgoing=["R"]
    )

    assert [one.caller for one in read(text_of("x", "E", "R"), profile).calls] == ["552", "551"]
