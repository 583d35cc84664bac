"""Timeline, calls and rows of tables: each mark leads to what it counts."""

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from ovillo.rendering.catalogue import Catalogue
from ovillo.web import calls
from ovillo.web.workbench import Workbench
from tests.web.conftest import reviewer


def text_of(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def links(page: str, start: str) -> list[str]:
    return [html.unescape(each) for each in re.findall(r'href="([^"]+)"', page) if each.startswith(start)]


def test_the_timeline_lists_calls_payments_and_statements_by_time(rosa: TestClient) -> None:
    page = rosa.get("/timeline").text
    counted = rosa.get("/api/v1/timeline/days").json()["days"]

    total = sum(each["count"] for each in counted)
    assert f"What documents and tables tell: {total:,}" in text_of(page)
    assert {each["kind"] for each in counted} == {"call", "payment", "statement"}
    assert [each["day"] for each in counted] == sorted(each["day"] for each in counted)


def test_days_and_words_of_the_address_narrow_the_table(rosa: TestClient) -> None:
    page = text_of(rosa.get("/timeline/table?since=2031-05-06&until=2031-05-06&kind=statement").text)
    nobody = text_of(rosa.get("/timeline/table?with=Nadie+Nunca").text)

    assert "6 May 2031" in page
    assert "Evaristo Tambo Quillca" in page
    assert "What documents and tables tell: 0" in nobody


def test_what_a_minus_before_an_amount_means_is_asked_for_by_the_address(
    a_case_of: Callable[[Path], Workbench], tmp_path: Path
) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "pagos.csv").write_text(
        "from,to,date,amount\nAna Roca,Eva Luna,2031-03-05,-500.00\nAna Roca,Eva Luna,2031-03-06,1.50\n", "utf-8"
    )
    client = reviewer(a_case_of(folder), "Rosa Ibárruri")

    def days(asked: str) -> list[str]:
        return [each["day"] for each in client.get(f"/api/v1/timeline/days{asked}").json()["days"]]

    assert (days(""), days("?minus=paid")) == (["2031-03-06"], ["2031-03-05"])
    assert ['value="paid" checked' in client.get(f"/timeline{each}").text for each in ("", "?minus=paid")] == [
        False,
        True,
    ]


@pytest.mark.parametrize("page", ["/timeline/table?with=", "/entities?q=", "/network/names?words="])
def test_words_are_found_without_their_accents(rosa: TestClient, page: str) -> None:
    written, typed = (text_of(rosa.get(page + words).text) for words in ("Farf%C3%A1n", "FARFAN"))

    assert "Zulema Farfán Ocaña" in written
    assert without_what_was_typed(typed) == without_what_was_typed(written)


def without_what_was_typed(page: str) -> str:
    return page.replace("FARFAN", "Farfán")


def test_each_event_leads_to_its_words_or_its_row(rosa: TestClient) -> None:
    page = rosa.get("/timeline").text

    (row, *_) = links(page, "/rows/")
    shown = rosa.get(row).text
    assert 'aria-current="true"' in shown
    assert links(rosa.get("/timeline?kind=statement").text, "/documents/")[0].endswith("#at")


def test_a_row_is_shown_as_the_file_writes_it(rosa: TestClient) -> None:
    page = rosa.get("/timeline?with=Botica+Malva&kind=payment").text
    row = links(page, "/rows/")[0]

    meant = re.search(r'<tr id="row-\d+" class="meant".*?</tr>', rosa.get(row).text, re.DOTALL)
    assert meant
    assert "Botica Malva" in meant[0]


@pytest.mark.parametrize("address", ["/rows/" + "0" * 64 + "?row=2", "/rows/x?row=2"])
def test_rows_of_nothing_are_not_there(rosa: TestClient, address: str) -> None:
    assert rosa.get(address).status_code in {400, 404}


def test_a_row_beyond_the_end_is_said_to_be_none(rosa: TestClient) -> None:
    (row, *_) = links(rosa.get("/timeline?kind=payment").text, "/rows/")

    assert "no such row" in rosa.get(row.partition("?")[0] + "?row=1999999").text
    assert "no such row" in rosa.get(row.partition("?")[0] + "?row=8000001").text


def test_the_hours_of_the_week_hold_every_call_once_and_lead_to_them(rosa: TestClient) -> None:
    page = rosa.get("/calls?view=hours").text
    cells = re.findall(r'<td class="shade-\d"><a href="([^"]+)" aria-label="([^"]+)">(\d+)</a>', page)

    address, label, count = cells[0]
    rows = text_of(rosa.get(html.unescape(address)).text)
    whole = re.search(r"Rows: ([\d,]+)\.", text_of(rosa.get("/calls?view=rows").text))
    assert whole
    assert sum(int(each) for _, _, each in cells) == int(whole[1].replace(",", ""))
    assert f"Rows: {count}." in rows
    assert html.unescape(label).startswith("Monday")


@pytest.mark.parametrize(
    ("at", "zone", "shown"),
    [
        ("2031-05-06T08:56:00+00:00", "UTC", "6 May 2031 08:56:00"),
        ("2031-05-06T08:56:00-05:00", "UTC", "6 May 2031 08:56:00-05:00"),
        ("2031-01-06T08:56:00+00:00", "Europe/London", "6 Jan 2031 08:56:00+00:00"),
    ],
)
def test_no_distance_from_utc_is_shown_that_no_table_states(at: str, zone: str, shown: str) -> None:
    assert calls._Writer(Catalogue("en")).moment(at, zone=zone) == shown


def test_each_line_of_contacts_leads_to_exactly_its_calls(rosa: TestClient) -> None:
    page = rosa.get("/calls?view=contacts").text
    first = re.search(r"<tbody>\s*<tr><td>(\d+)</td><td>(\d+)</td><td>(\d+)</td>", page)
    assert first

    top = rosa.get(next(each for each in links(page, "/calls?view=rows&") if "row=" in each)).text
    assert f"Rows: {first[3]}." in text_of(top)
    assert set(re.findall(r"<td>(9\d{8})</td>", top)) == {first[1], first[2]}


@pytest.mark.parametrize("view", ["contacts", "co-presence", "bursts"])
def test_each_line_stands_on_one_part_of_a_long_table(
    rosa: TestClient, view: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = f"/calls?view={view}&number="
    whole = re.findall(r"<tr><td[ >].*?</tr>", rosa.get(page).text, re.DOTALL)
    monkeypatch.setattr(calls, "LINES", max(1, len(whole) // 3))
    told, address = [], f"{page}&number=+"
    while address and len(told) <= len(whole):
        text = rosa.get(address).text
        told += re.findall(r"<tr><td[ >].*?</tr>", text, re.DOTALL)
        (address, *_) = re.findall(r'<a href="([^"]+)">Next</a>', text) or [""]
        address = html.unescape(address)

    assert len(whole) > 1
    assert told[: len(whole)] == whole
    assert "Before" in text_of(text)


@pytest.mark.parametrize("view", ["co-presence", "bursts"])
def test_every_question_says_what_it_does_not_mean(rosa: TestClient, view: str) -> None:
    page = rosa.get(f"/calls?view={view}")

    assert page.status_code == 200
    assert "chance" in page.text


@pytest.mark.parametrize("query", ["view=guilt", "weekday=7", "hour=24", "row=-1", "page=0"])
def test_what_no_address_can_ask_of_calls_is_refused(rosa: TestClient, query: str) -> None:
    assert rosa.get(f"/calls?{query}").status_code == 422


def test_what_chance_seldom_gives_is_not_told_as_never(rosa: TestClient) -> None:
    page = rosa.get("/calls?view=co-presence").text
    expected = [each["expected"] for each in rosa.get("/api/v1/calls?question=co-presence").json()["lines"]]

    by_chance = re.findall(r"<tr><td>9\d{8}</td><td>9\d{8}</td><td>\d+</td><td>([^<]*)</td>", page)
    assert min(expected) < 0.05
    assert len(by_chance) == len(expected)
    assert all((float(told) == 0) == (known < 0.00005) for told, known in zip(by_chance, expected, strict=True))


def test_the_page_tells_what_takes_no_part_in_it(a_case_of: Callable[[Path], Workbench], tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    calls_told = "551,VozEntrante,551,552,01/02/2031,10:00:00,30\n551,VozSaliente,551,553,02/02/2031,,30\n"
    header = "Telefono,Tipo,Numero A,Numero B,Fecha,Hora,Durac. Seg.,IMEI,Latitud,Longitud,Azimuth\n"
    (folder / "otra.csv").write_text("quien;a quien;cuando\n1;2;3\n", "utf-8")
    (folder / "sabana.csv").write_text(header + calls_told.replace(",30\n", ",30,1,,,\n"), "utf-8")
    bench = a_case_of(folder)

    page = reviewer(bench, "Rosa Ibárruri").get("/calls").text

    told = text_of(page)
    assert "Rows read: 1; not read: 1. The case holds no order of a judge: every row was counted." in told
    assert "within the judges' orders" not in told
    assert "columns are those of no known kind: otra.csv." in told
    assert "Number A is taken for the caller in incoming rows too" in told
    assert "1 rows say by their own number and their kind the other way round" in told
    assert "Row 3: It tells a day without a time of day." in told
    (row,) = links(page, "/rows/")
    assert row.endswith("?row=3")


def test_the_page_names_the_rows_that_an_order_leaves_out(
    a_case_of: Callable[[Path], Workbench], tmp_path: Path
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "calls.csv").write_text("from,to,at\n900000001,900000002,2031-02-01 10:00\n", "utf-8")
    orders = "order,judge,from,to,number\n1,J,2031-01-01,2031-03-01,900000009\n"
    (folder / "orders.csv").write_text(orders, "utf-8")
    bench = a_case_of(folder)

    page = reviewer(bench, "Rosa Ibárruri").get("/calls").text

    told = text_of(page)
    assert "Rows read: 1; not read: 0; outside of the judges' orders and left out: 1." in told
    assert "No row lies within the orders." in told
    assert "calls.csv, row 2" in told
    assert links(page, "/rows/")
