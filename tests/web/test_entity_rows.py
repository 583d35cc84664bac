"""Calls and payments on the page of whoever makes them, each leading to its rows."""

from collections.abc import Callable, Sequence
from pathlib import Path

from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from ovillo.domain.timelines import EventKind, TimelineEvent
from ovillo.web.entity_rows import index_of, key_of, lines_of
from ovillo.web.workbench import Workbench
from tests.web.conftest import ROSA, reviewer

WHO = st.sampled_from(["Ana Prueba", "ana  PRUEBA", "Beto Inventado", "999 000 111", "+999000111", "999000222", ""])


def event(kind: EventKind, who: str, whom: str, *, day: int = 1, **told: object) -> TimelineEvent:
    return TimelineEvent(f"2031-05-{day:02d}", None, kind, "d", "t.csv", row=2, who=who, whom=whom, **told)  # type: ignore[arg-type]  # of each field


EVENTS = st.lists(
    st.builds(
        event,
        st.sampled_from(EventKind),
        WHO,
        WHO,
        day=st.integers(1, 28),
        seconds=st.integers(0, 900),
        amount=st.integers(0, 90_000).map(lambda cents: cents / 100),
        currency=st.sampled_from(["PEN", "USD"]),
    )
).map(lambda events: sorted(events, key=lambda one: one.at))


@given(EVENTS, st.lists(WHO, max_size=3))
def test_every_row_of_a_name_is_counted_once_in_one_line(events: Sequence[TimelineEvent], own: list[str]) -> None:
    keys = list(dict.fromkeys(map(key_of, own)))

    called, paid = lines_of(index_of(events), keys)

    rows = [
        (each, key)
        for key in keys
        if key
        for each in events
        if each.kind is not EventKind.STATEMENT and key in {key_of(each.who), key_of(each.whom)}
    ]
    money = [each for each, _ in rows if each.kind is EventKind.PAYMENT]
    assert sum(each.payments for each in paid) == len(money)
    assert sum(each.calls + each.messages for each in called) == len(rows) - len(money)
    sums = sum(sum(each.paid.values()) + sum(each.received.values()) for each in paid)
    assert sums == sum(round(100 * (each.amount or 0)) for each in money)
    for line in (*called, *paid):
        assert line.first <= line.last
        assert len(line.days) in {1, 2}


def test_a_number_is_one_however_it_is_written_and_a_name_is_no_number() -> None:
    assert key_of("+51 999-000-111") == key_of("51999000111")
    assert key_of("Ana  PRUEBA") == "ana prueba"
    assert key_of("Calle 123456") == "calle 123456"
    assert key_of("12345") == "12345"


def test_rows_in_capitals_without_accents_are_found_and_two_counterparts_stay_two() -> None:
    events = [
        event(EventKind.PAYMENT, "INES PENA", "Ana Muñoz", amount=1, currency="PEN"),
        event(EventKind.PAYMENT, "Inés Peña", "Ana Munoz", day=2, amount=2, currency="PEN"),
    ]

    _, lines = lines_of(index_of(events), [key_of("Inés Peña")])

    assert {(one.own, one.other) for one in lines} == {("INES PENA", "Ana Muñoz"), ("Inés Peña", "Ana Munoz")}


def test_who_pays_and_who_is_paid_is_told_apart() -> None:
    events = [
        event(EventKind.PAYMENT, "Ana", "Beto", amount=10.5, currency="PEN"),
        event(EventKind.PAYMENT, "Beto", "Ana", day=3, amount=2.25, currency="PEN"),
        event(EventKind.PAYMENT, "Ana", "Beto", day=4, amount=1, currency="USD"),
    ]

    _, [line] = lines_of(index_of(events), ["ana"])

    assert (line.own, line.other, line.payments) == ("Ana", "Beto", 3)
    assert dict(line.paid) == {"PEN": 1050, "USD": 100}
    assert dict(line.received) == {"PEN": 225}
    assert [each.day for each in line.days] == [1, 4]
    assert line.address == "/timeline?with=Ana&with=Beto&kind=payment"


def test_the_page_of_somebody_shows_their_payments_and_each_line_has_rows(rosa: TestClient, sample: Workbench) -> None:
    found = next(each for each in sample.answers.now().resolved.entities if each.name == "Zulema Farfán Ocaña")

    whole = html.fromstring(rosa.get(f"/entities/{found.id}").text)
    part = html.fromstring(rosa.get(f"/entities/{found.id}/rows", headers={"hx-request": "true"}).text)

    assert whole.xpath(f"//div[@hx-get='/entities/{found.id}/rows']")
    lines = part.xpath("//tbody/tr")
    assert lines
    told = 0
    for line in lines:
        [address] = line.xpath(".//a/@href")
        shown = html.fromstring(rosa.get(address.partition("#")[0]).text).xpath("//table//tbody/tr")
        assert len(shown) == int(line.xpath("string(td[3])"))
        told += len(shown)
    assert told == 7
    assert "nobody has said" in part.text_content()
    assert "No table tells" not in part.text_content()


def test_the_rows_of_somebody_in_no_table_are_told_to_be_none(rosa: TestClient, sample: Workbench) -> None:
    kept = next(each for each in sample.answers.now().resolved.entities if "Abundio" in each.name)

    page = html.fromstring(rosa.get(f"/entities/{kept.id}/rows").text)

    assert "No table tells of calls or payments under this name or number." in page.xpath("string(//main)")


def test_the_page_of_somebody_shows_places_with_days_and_words(rosa: TestClient, sample: Workbench) -> None:
    found = next(each for each in sample.answers.now().resolved.entities if each.name == "Evaristo Tambo Quillca")

    page = html.fromstring(rosa.get(f"/entities/{found.id}").text)

    lines = page.xpath("//section[@aria-labelledby='places-title']//tbody/tr")
    assert lines
    for line in lines:
        [words] = line.xpath(".//a[starts-with(@href,'/documents/')]/@href")
        assert html.fromstring(rosa.get(words).text).xpath("//mark[contains(@class,'lit')]")
        assert line.xpath("string(td[2])").strip()


SAID_THERE = """Sonia Vilca Huarote did not sell a baby in Arequipa. Raúl Cusi Ampuero denied recruiting girls in Arequipa.
Noemí Lazo Tito was sold by Raúl Cusi Ampuero in Cusco. Detective Iván Mejía Soto arrested Raúl Cusi Ampuero in Cusco.
The court acquitted Doctor Olga Pinto Rimac of forging birth certificates in Tarapoto.
"""


def test_a_place_tells_whose_act_it_was_and_what_is_denied(
    a_case_of: Callable[[Path], Workbench], tmp_path: Path
) -> None:
    folder = tmp_path / "told"
    folder.mkdir()
    (folder / "told.txt").write_text(SAID_THERE)
    bench = a_case_of(folder)
    visitor = reviewer(bench, ROSA)

    def told(name: str, language: str) -> str:
        found = next(each for each in bench.answers.now().resolved.entities if name in each.name)
        text = visitor.get(f"/entities/{found.id}?language={language}", headers={"accept-language": language}).text
        text = visitor.get(f"/entities/{found.id}", headers={"accept-language": language}).text
        rows = html.fromstring(text).xpath("//section[@aria-labelledby='places-title']//tbody/tr/td[1]")
        return " | ".join(each.text_content().strip() for each in rows)

    assert told("Sonia", "en") == "reported as NOT selling “baby”"
    assert "denies recruiting “girls”" in told("Raúl", "en")
    assert told("Noemí", "en").startswith("Raúl Cusi Ampuero: ")
    assert told("Iván", "en") == "reported: detained Raúl Cusi Ampuero"
    assert told("Olga", "en").startswith("acquitted of forging")
    assert "NO vende" in told("Sonia", "es")
    assert told("Noemí", "es").startswith("Raúl Cusi Ampuero: ")


def test_whom_nobody_accused_denies_nothing_and_whoever_is_ordered_held_gave_no_order(
    a_case_of: Callable[[Path], Workbench], tmp_path: Path
) -> None:
    folder = tmp_path / "told"
    folder.mkdir()
    told = "Mayor Tulio Ríos Sarmiento was never charged. Judge Ada Puma Ccori ordered the arrest of Celso Yupa Lara."
    (folder / "told.txt").write_text(told)
    bench = a_case_of(folder)
    visitor = reviewer(bench, ROSA)
    [celso] = [each for each in bench.answers.now().resolved.entities if "Celso" in each.name]

    listed = html.fromstring(visitor.get("/entities").text).xpath("//tr[contains(., 'Tulio')]/td[2]")
    page = html.fromstring(visitor.get(f"/entities/{celso.id}").text)

    assert [each.text_content() for each in listed] == ["told as not so, NOT charged, or no longer"]
    assert "gave an order" not in page.xpath("string(//section[@aria-labelledby='steps-title'])")


def test_who_is_in_no_table_has_no_section(rosa: TestClient, sample: Workbench) -> None:
    found = next(each for each in sample.answers.now().resolved.entities if each.name == "Evaristo Tambo Quillca")

    part = rosa.get(f"/entities/{found.id}/rows", headers={"hx-request": "true"}).text

    assert "<section" not in part
