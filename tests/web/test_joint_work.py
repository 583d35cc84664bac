"""Joint work in the workbench: tasks, clocks, strategy, evidence, protected people, recusal, units."""

from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from shutil import copytree

import pytest
from fastapi.testclient import TestClient
from lxml import html

from ovillo.casework.access import Role
from ovillo.casework.protection.people import READ
from ovillo.domain.protection import ProtectedAs
from ovillo.web.tabs import EVERY
from ovillo.web.workbench import Workbench
from ovillo.wiring.cases import create_case, open_case_for_all
from ovillo.workflows.access import set_member
from ovillo.workflows.guarded import concealment_in, guard
from ovillo.workflows.protect import protect
from tests.web.conftest import NOW, add, bench_over, reviewer

OLGA, RAUL, LOLA, EVA = "Olga Dueña", "Raúl Revisa", "Lola Lee", "Eva Extraña"
HIDDEN, PARTY = "Nilda Cotos Achira", "Zulema Farfán Ocaña"
TEXT = f"La policía detuvo a {HIDDEN} en la clínica. {PARTY} es investigada por la fiscalía.\n"
TABLES = {
    "territories.csv": "territory,kind,department\nRegión Inventada,police_region,Ica\nRegión Inventada,police_region,Lima\n"
    "Distrito Imaginado,fiscal_district,Ica\n",
    "units.csv": "unit,agency,side,territory,superior\nDivisión Uno,Policía Inventada,police,Región Inventada,\n"
    "Fiscalía Tres,Ministerio Imaginado,prosecution,Distrito Imaginado,\n",
    "officials.csv": "official,post,unit\nOlga Dueña,jefa,División Uno\nRaúl Revisa,fiscal,Fiscalía Tres\n",
}


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of one short document; nobody writes to it."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "parte.txt").write_text(TEXT, "utf-8")
    with create_case(folder / "case", name="Villa Jacaranda", actor=OLGA, at=NOW) as opened:
        add(opened, folder / "parte.txt")
    return folder / "case"


@pytest.fixture
def team(small_folder: Path, tmp_path: Path) -> Iterator[Workbench]:
    """A case with an owner, a reviewer and a reader."""
    copytree(small_folder, tmp_path / "team")
    with open_case_for_all(tmp_path / "team") as opened:
        for name, role in {OLGA: Role.OWNER, RAUL: Role.REVIEWER, LOLA: Role.READER}.items():
            set_member(opened.record, name, role, actor=OLGA, now=lambda: NOW)
        yield bench_over(opened, [])


@pytest.fixture
def own_case(small_folder: Path, tmp_path: Path) -> Iterator[Workbench]:
    """A case of one person."""
    copytree(small_folder, tmp_path / "own")
    with open_case_for_all(tmp_path / "own") as opened:
        yield bench_over(opened, [])


def main_of(text: str) -> str:
    return " ".join(html.fromstring(text).xpath("//main")[0].text_content().split())


def seen(visitor: TestClient, path: str, language: str = "en") -> str:
    answer = visitor.get(path, headers={"accept-language": language})
    assert answer.status_code == 200, main_of(answer.text)
    return main_of(answer.text)


def done(visitor: TestClient, path: str, **fields: str) -> None:
    """What is done is shown by a page of its own."""
    answer = visitor.post(path, data=fields)
    assert answer.status_code == 303, main_of(answer.text)


def refused(visitor: TestClient, path: str, **fields: str) -> tuple[str, dict[str, str]]:
    """The one line above the form, and what its fields hold."""
    answer = visitor.post(path, data=fields)
    (form,) = html.fromstring(answer.text).xpath("//main//form[p[@role='alert']]")
    (told,) = form.xpath("./p[@role='alert']")
    assert answer.status_code == 400
    return told.text_content(), {each.get("name"): each.get("value") for each in form.xpath(".//input[@name]")}


def state_units(visitor: TestClient, tables: Mapping[str, str] = TABLES) -> None:
    files = [("tables", (name, text.encode())) for name, text in tables.items()]
    assert visitor.post("/together/units/state", files=files).status_code == 303


def test_every_tab_opens_in_both_languages(own_case: Workbench) -> None:
    olga = reviewer(own_case, OLGA)
    for tab, language in product(EVERY, ("en", "es")):
        answer = olga.get(tab.path, headers={"accept-language": language})
        page = html.fromstring(answer.text)
        assert answer.status_code == 200
        assert len(page.xpath("//h1")) == 1
        assert page.xpath("//nav[@class='tabs']/a[@aria-current='page']/@href") == [tab.path]
        assert not page.xpath("//main//form[@method='post'][not(.//input[@name='token'])]")


def test_a_task_is_asked_accepted_handed_over_and_returned_with_a_reason(team: Workbench) -> None:
    olga, raul = reviewer(team, OLGA), reviewer(team, RAUL)
    done(olga, "/together/tasks/open", title="ask for the <b>register</b>", to=RAUL, due="2032-05-01")

    assert "You are asked to take 1 T-1" in seen(raul, "/together")
    assert "OVERDUE since 2032-05-01" in seen(raul, "/together/tasks")
    assert "Take it" not in seen(olga, "/together/tasks")
    done(raul, "/together/tasks/act", about="T-1", act="accept")
    done(raul, "/together/tasks/act", about="T-1", act="hand-over", to=OLGA)
    done(olga, "/together/tasks/act", about="T-1", act="return", reason="no order is needed")

    assert "returned: no order is needed; held by Raúl Revisa" in seen(raul, "/together/tasks")
    assert "devuelta: no order is needed" in seen(raul, "/together/tasks", "es")
    assert "<b>register" not in raul.get("/together/tasks").text
    done(raul, "/together/tasks/act", about="T-1", act="close")
    assert "No task is open" in seen(raul, "/together/tasks")
    assert "T-1" in seen(raul, "/together/tasks?every=1")


def test_the_api_gives_nothing_that_two_have_to_sign_for(team: Workbench) -> None:
    olga = reviewer(team, OLGA)
    kinds = ("statements", "findings", "entities", "copies")
    before = [olga.get(f"/api/v1/{each}").status_code for each in kinds]
    state_units(olga)

    after = [olga.get(f"/api/v1/{each}") for each in kinds]

    assert before == [200] * len(kinds)
    assert [each.status_code for each in after] == [400] * len(kinds)
    assert "approval CASE ask export statements" in after[0].text
    assert olga.get("/api/v1/case").status_code == 200


def test_what_is_refused_is_one_line_in_its_form_and_keeps_what_was_typed(team: Workbench) -> None:
    olga = reviewer(team, OLGA)
    done(olga, "/together/tasks/open", title="one")
    done(olga, "/together/tasks/open", title="two")

    told, fields = refused(olga, "/together/tasks/act", about="T-2", act="assign", to=EVA)
    assert told == "Eva Extraña cannot be given this task. Choose somebody else. Nothing was recorded."
    assert (fields["about"], fields["to"]) == ("T-2", EVA)
    told, fields = refused(olga, "/together/tasks/open", title="three", due="1 May")
    assert told == "A day is written YYYY-MM-DD. Give it again."
    assert (fields["title"], fields["due"]) == ("three", "1 May")
    assert refused(olga, "/together/tasks/act", about="T-1", act="steal")[0].startswith("That cannot be done")


def test_a_reader_sees_and_is_offered_nothing_to_write(team: Workbench) -> None:
    done(reviewer(team, OLGA), "/together/tasks/open", title="one", to=RAUL)
    lola = reviewer(team, LOLA)

    for tab in EVERY:
        actions = html.fromstring(lola.get(tab.path).text).xpath("//main//form[@method='post']/@action")
        assert set(actions) <= {
            "/together/clocks/ask", "/together/protected/open", "/integrity/run", "/integrity/witnesses/check",
            "/integrity/witnesses/stamps", "/integrity/liaison/read",
        }  # fmt: skip
    assert lola.post("/together/tasks/act", data={"about": "T-1", "act": "accept"}).status_code == 403


def test_a_strategy_holds_when_both_sides_signed_the_same_text(team: Workbench) -> None:
    olga, raul = reviewer(team, OLGA), reviewer(team, RAUL)
    state_units(olga)
    done(olga, "/together/strategy/propose", text="First the registry,\r\nthen the clinic.")
    done(olga, "/together/strategy/sign")

    assert "not signed for the prosecution" in seen(raul, "/together/strategy")
    assert "both sides sign the same text" in seen(raul, "/together")
    done(raul, "/together/strategy/sign")
    assert "It holds." in seen(olga, "/together/strategy")
    late = olga.post("/together/strategy/sign")  # the page was open still, and its form is gone
    assert late.status_code == 400
    assert "That side has signed this text" in main_of(late.text)
    done(raul, "/together/strategy/note", note="Called the clinic.", of="T-1")
    assert "Raúl Revisa (T-1): Called the clinic." in seen(olga, "/together/strategy")


def test_units_say_which_department_lacks_a_side_and_faults_name_file_row_and_column(team: Workbench) -> None:
    olga = reviewer(team, OLGA)
    state_units(olga)

    page = html.fromstring(olga.get("/together/units").text)
    rows = {row.xpath("./th")[0].text_content(): [cell.text_content().split() for cell in row.xpath("./td")[1:]]
            for row in page.xpath("//section[.//h2[@id='departments-title']]//tbody/tr")}  # fmt: skip
    assert rows["Lima"] == [["División", "Uno", "Policía", "Inventada"], ["nobody"]]
    assert "1 department has units of one side only." in main_of(olga.get("/together/units").text)
    bad = [("tables", ("units.csv", TABLES["units.csv"].replace("police,", "navy,").encode()))]
    answer = olga.post("/together/units/state", files=bad)
    assert answer.status_code == 400
    assert "units.csv, row 2, column side" in main_of(answer.text)
    other = olga.post("/together/units/state", files=[("tables", ("other.csv", b"a,b\n"))])
    assert "other.csv is none of the tables of units" in main_of(other.text)
    assert olga.get("/together/units/template/units.csv").text.startswith("# side")


def test_a_clock_runs_is_extended_shown_in_a_calendar_and_stopped(team: Workbench) -> None:
    olga = reviewer(team, OLGA)
    asked = olga.post("/together/clocks/ask", data={"rule": "F02", "start": "2032-05-01"})
    assert asked.status_code == 200
    assert "until 2033-01" in main_of(asked.text)

    done(olga, "/together/clocks/start", rule="F02", start="2032-05-01", label="carpeta 17")
    assert "carpeta 17" in seen(olga, "/together")
    page = olga.get("/together/clocks").text
    clock = html.fromstring(page).xpath("//form[@action='/together/clocks/stop']//input[@name='about']/@value")[0]
    assert "BEGIN:VCALENDAR" in olga.get("/together/clocks/calendar.ics").text
    assert "carpeta 17" in olga.get("/together/clocks/calendar.ics").text
    told, fields = refused(olga, "/together/clocks/extend", about=clock, length="soon", granted_by="judge")
    assert "soon" in told
    assert fields["granted_by"] == "judge"
    done(olga, "/together/clocks/extend", about=clock, length="8m", granted_by="judge", asked="2032-11-01")
    done(olga, "/together/clocks/stop", about=clock, reason="the case went to trial")
    assert "No clock runs" in seen(olga, "/together/clocks")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"rule": "F02", "start": "soon"}, "soon"),
        ({"rule": "ZZ9", "start": "2032-05-01"}, "ZZ9"),
        ({"rule": "F02"}, ""),
    ],
)
def test_a_start_that_cannot_be_is_said_beside_what_was_typed(
    own_case: Workbench, fields: dict[str, str], said: str
) -> None:
    answer = reviewer(own_case, OLGA).post("/together/clocks/start", data=fields | {"label": "17"})

    page = html.fromstring(answer.text)
    assert answer.status_code == 400
    assert said in page.xpath("//p[@role='alert']")[0].text_content()
    assert page.xpath("//input[@name='label']/@value") == ["17"]


def test_evidence_changes_hands_and_the_gap_is_a_finding(team: Workbench) -> None:
    olga, raul = reviewer(team, OLGA), reviewer(team, RAUL)
    at = {"zone": "America/Lima"}
    done(olga, "/together/custody/seal", item="E-1", what="a telephone", seal="0017", at="2032-05-13T08:00", **at)
    done(olga, "/together/custody/act", about="E-1", act="hand", to=RAUL, at="2032-05-13T09:00", **at)

    assert "Evidence on its way to you 1 E-1" in seen(raul, "/together")
    done(
        raul,
        "/together/custody/act",
        about="E-1",
        act="receive",
        seal="0017",
        at="2032-05-13T18:00",
        **{"from": OLGA},
        **at,
    )

    item = seen(raul, "/together/custody/item?name=E-1")
    assert "long on the way" in item
    assert "2032-05-13 13:00" in item.replace("13 May 2032", "2032-05-13")
    assert "Number of the seal" not in seen(raul, "/together/custody/item?name=E-1&act=open")
    assert "witness" in seen(raul, "/together/custody/item?name=E-1&act=open")
    assert raul.get("/together/custody/uco").json()["@graph"]
    told, fields = refused(raul, "/together/custody/act", about="E-1", act="open", witness=OLGA)
    assert "purpose" in told
    assert fields["witness"] == OLGA


def traces(team: Workbench) -> int:
    with team.opened.record.reading() as reader:
        return len(reader.docket(READ))


def test_a_name_is_shown_inside_for_a_purpose_and_the_trace_is_first(team: Workbench) -> None:
    person = protect(
        guard(team.opened.record, OLGA), HIDDEN, ProtectedAs.WITNESS, "testigos", actor=OLGA, now=lambda: NOW
    )
    olga, raul, lola = (reviewer(team, each) for each in (OLGA, RAUL, LOLA))
    opening = {"about": person.pseudonym, "purpose": "interview"}

    assert HIDDEN not in olga.get("/together/protected").text
    assert person.pseudonym in seen(raul, "/together/protected")
    outside = raul.post("/together/protected/open", data=opening)
    assert (outside.status_code, HIDDEN in outside.text, traces(team)) == (403, False, 0)
    without = olga.post("/together/protected/open", data={"about": person.pseudonym, "purpose": " "})
    assert (without.status_code, HIDDEN in without.text, traces(team)) == (400, False, 0)
    inside = olga.post("/together/protected/open", data=opening)
    assert (inside.status_code, HIDDEN in inside.text, traces(team)) == (200, True, 1)
    assert inside.headers["cache-control"] == "no-store"
    for page in ("/together/protected", "/ledger"):
        assert f"{OLGA} opened {person.pseudonym}, for: interview" in seen(olga, page)
        assert "for: interview" not in seen(raul, page)

    done(olga, "/together/units/let-in", person=RAUL, compartment="testigos")
    assert HIDDEN in raul.post("/together/protected/open", data=opening).text
    assert traces(team) == 2
    assert lola.post("/together/protected/open", data=opening).status_code == 403
    done(
        olga, "/together/protected/refer", person=person.pseudonym, to="Casa Inventada", reason="shelter", consent="no"
    )
    assert "WITHOUT consent" in seen(raul, "/together/protected")
    done(raul, "/together/protected/answer", about="R-1", answer="accept")
    assert "; accepted" in seen(raul, "/together/protected")
    done(olga, "/together/protected/lift", about=person.pseudonym, reason="she agreed")
    assert "Nobody is protected" in seen(raul, "/together/protected")


def test_the_page_of_clocks_names_its_fields_where_the_command_line_has_options(team: Workbench) -> None:
    olga = reviewer(team, OLGA)

    told = {
        rule: main_of(olga.post("/together/clocks/ask", data={"rule": rule, "start": "2031-03-03"}).text)
        for rule in ("F01", "D08")
    }

    assert "“Counted from (as the answer names it)”" in "".join(told.values())
    assert not any("--from" in each for each in told.values())


def test_who_is_tied_to_a_party_declares_first_and_meets_no_sign_of_a_recusal(team: Workbench) -> None:
    olga, raul = reviewer(team, OLGA), reviewer(team, RAUL)
    done(olga, "/together/recusal/party", name=PARTY, role="accused")
    done(olga, "/together/recusal/tie", one=RAUL, other=PARTY, kind="compadrazgo")

    stopped = raul.get("/")
    assert stopped.status_code == 403
    assert "declare whether you are kin" in main_of(stopped.text)
    assert html.fromstring(stopped.text).xpath("//form[@action='/declaration']")
    assert raul.get("/api/v1/case").json()["error"] == "no_need_to_know"
    assert refused(raul, "/declaration", words="x")[0] == "Say whether you have such a tie. Nothing was recorded."
    done(raul, "/declaration", answer="no_tie", words="no")
    for page in ("/together", "/together/recusal"):
        assert "Raúl Revisa: denied a direct tie" in seen(olga, page)
    done(raul, "/declaration", answer="tie", words="my compadre")
    assert "denied a direct tie" not in seen(olga, "/together")
    assert "No question to you is open" in main_of(raul.get("/declaration").text)
    assert raul.get("/").status_code == 200
    assert raul.post("/together/tasks/open", data={"title": "x"}).status_code == 403
    assert "recus" not in seen(raul, "/together/recusal").replace("Recusal", "").lower()

    assert "Raúl Revisa: recused" in seen(olga, f"/together/recusal?official={RAUL}")
    assert reviewer(team, EVA).get("/declaration").status_code == 403
    assert reviewer(team, EVA).post("/declaration", data={"answer": "tie"}).status_code == 403
    assert olga.get(f"/together/recusal?official={OLGA}").status_code == 400
    done(olga, "/together/recusal/decide", about=RAUL, decision="lift", reason="it was a namesake")
    assert "Raúl Revisa: recused" not in seen(olga, f"/together/recusal?official={RAUL}")


def test_what_is_hidden_is_worked_out_once_for_each_state_of_the_case(team: Workbench) -> None:
    record = guard(team.opened.record, RAUL)
    owner = guard(team.opened.record, OLGA)

    protect(owner, HIDDEN, ProtectedAs.WITNESS, "testigos", actor=OLGA, now=lambda: NOW)
    first = concealment_in(record)
    assert concealment_in(record) is first
    protect(owner, PARTY, ProtectedAs.WITNESS, "testigos", actor=OLGA, now=lambda: NOW)

    assert concealment_in(record) is not first
    assert first is not None
    assert len(record.known.concealed) == 2
