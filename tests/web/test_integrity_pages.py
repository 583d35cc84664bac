"""Integrity in the workbench: checks with a right of reply, witnesses, blind deconfliction and the liaison's page."""

import hashlib
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from ovillo.casework.access import Role
from ovillo.casework.approvals.signing import OfficialKey
from ovillo.casework.deconfliction.envelopes import encode_key, public_key
from ovillo.domain.judgements import Verdict
from ovillo.domain.responses import Response as Answer
from ovillo.ledger.keys import ED25519, SigningKey
from ovillo.web import deconflicting, witnesses
from ovillo.web.workbench import Workbench
from ovillo.wiring.cases import create_case, open_case_for_all, witnessed_in
from ovillo.wiring.deconfliction import answering, make_board, make_evaluator, trust
from ovillo.wiring.guardians import add_log, make_guardian, open_guardian
from ovillo.workflows import approvals
from ovillo.workflows.access import set_member
from ovillo.workflows.acknowledged import NotAcknowledgedError, WitnessedRecord, attach
from ovillo.workflows.cosigning import cosign
from ovillo.workflows.guarded import guard
from ovillo.workflows.judge import judge
from ovillo.workflows.team import check_units, state_units
from ovillo.workflows.witnessed import read_policy
from tests.cli.test_checks import SLOWER
from tests.ledger.time_authority import TimeAuthority
from tests.web.conftest import NOW, ROSA, add, bench_over, reviewer
from tests.web.test_joint_work import TABLES, done, main_of, refused, seen

BETO = "Beto Otro"
LOG = SigningKey("police.example/case-17", ED25519, bytes(range(32)))
LIAISON = bytes(range(32))
TWO_CHAINS = TABLES | {"officials.csv": f"official,post,unit\n{ROSA},jefa,División Uno\n{BETO},fiscal,Fiscalía Tres\n"}
LONG_AGO = NOW - timedelta(hours=100)
LISTED = b"kind,value,born\nphone,+51 900 000 017,\nplate,ABC-123,\n"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    """A small case, as the server has it."""
    with create_case(tmp_path / "case", name="Nuevo", actor=ROSA, at=NOW):
        pass
    with open_case_for_all(tmp_path / "case") as opened:
        yield bench_over(opened, [])


@pytest.fixture
def rosa(bench: Workbench) -> TestClient:
    return reviewer(bench, ROSA)


@pytest.fixture
def beto(bench: Workbench) -> TestClient:
    return reviewer(bench, BETO)


def sent(
    visitor: TestClient, path: str, files: dict[str, bytes], *, spoken: str = "en", **fields: str
) -> tuple[int, str]:
    answer = visitor.post(
        path,
        data=fields,
        files=[(name, (f"{name}.csv", content)) for name, content in files.items()],
        headers={"accept-language": spoken},
    )
    return answer.status_code, answer.text


def rows_of(page: str) -> list[str]:
    """The rows of the tables of a page, a blank between two cells."""
    rows = html.fromstring(page).xpath("//tbody/tr")
    return [" ".join(" ".join(cell.text_content().split()) for cell in row) for row in rows]


def test_a_check_tells_its_figures_and_opens_a_question_with_a_right_of_reply(
    bench: Workbench, rosa: TestClient, beto: TestClient
) -> None:
    status, page = sent(rosa, "/integrity/run", {"tables": SLOWER.encode()}, enter="1")

    told = main_of(page)
    assert status == 200
    assert "12-3.80960.00454550.00454550.0045455" in told.replace(" ", "")
    assert "nobody gets a score" in told
    assert "Ciro" not in told
    question = html.fromstring(page).xpath("//form[@action='/integrity/reply']//input[@name='about']/@value")[0]
    assert beto.post("/integrity/close", data={"about": question, "text": "seen"}).status_code == 400
    assert refused(beto, "/integrity/reply", about=question, text=" ")[0].startswith("A reply and a closing have words")
    assert "no reply of the office" in seen(rosa, "/integrity")
    assert "no reply of the office" not in seen(beto, "/integrity")
    done(beto, "/integrity/reply", about=question, text="Two were <i>abroad</i>.")
    assert "Two were <i>abroad</i>." in seen(rosa, "/integrity")
    for took_part in (rosa, beto):
        assert not html.fromstring(took_part.get("/integrity").text).xpath("//form[@action='/integrity/close']")
    done(reviewer(bench, "Eva Tercera"), "/integrity/close", about=question, text="The reply explains it.")
    assert "Closed by Eva Tercera" in seen(rosa, "/integrity")
    assert "más lento para uno" in seen(rosa, "/integrity", "es")


def test_a_question_says_of_each_row_what_a_rule_says_of_it(rosa: TestClient) -> None:
    head = "person,person_role,other,other_role,tie,degree,declared\n"
    ties = head + "O-3,official,P-1,party,friendship,,no\nO-4,official,P-1,party,enmity,,no\n"
    assert sent(rosa, "/integrity/run", {"tables": ties.encode()}, enter="1")[0] == 200

    page = rosa.get("/integrity").text

    assert [each.split(";")[0] for each in rows_of(page)] == [
        "2 an official and a party tied by friendship",
        "3 an official and a party tied by enmity",
    ]
    assert "un funcionario y una parte con vínculo de amistad" in seen(rosa, "/integrity", "es")


def test_a_bad_cell_is_named_and_what_was_chosen_is_kept(rosa: TestClient) -> None:
    status, page = sent(
        rosa,
        "/integrity/run",
        {"tables": SLOWER.replace(",41,", ",many,").encode()},
        check="slower",
        zone="America/Lima",
    )

    form = html.fromstring(page).xpath("//form[p[@role='alert']]")[0]
    assert status == 400
    assert "row 2, column days" in form.xpath("./p")[0].text_content()
    assert form.xpath(".//select[@name='check']/option[@selected]/@value") == ["slower"]
    assert form.xpath(".//input[@name='zone']/@value") == ["America/Lima"]
    assert sent(rosa, "/integrity/run", {"tables": b""}, zone="Nowhere")[0] == 400
    assert sent(rosa, "/integrity/run", {})[0] == 400
    assert sent(rosa, "/integrity/run", {"tables": b"x" * 5_000_001})[0] == 400


def test_the_case_checks_its_own_custody(rosa: TestClient, beto: TestClient) -> None:
    assert "What was done with evidence" not in seen(rosa, "/integrity")
    assert rosa.post("/integrity/run", data={"own": "custody-attrition.csv"}).status_code == 400
    at = {"zone": "UTC"}
    done(rosa, "/together/custody/seal", item="E-1", seal="1", at="2032-05-13T08:00", **at)
    done(rosa, "/together/custody/act", about="E-1", act="hand", to=BETO, at="2032-05-13T09:00", **at)
    done(beto, "/together/custody/act", about="E-1", act="receive", at="2032-05-14T08:00", **{"from": ROSA}, **at)

    table = rosa.get("/integrity/own/custody-attrition.csv").text
    told = main_of(rosa.post("/integrity/run", data={"own": "custody-attrition.csv"}).text)
    record = main_of(rosa.post("/integrity/run", data={"own": "custody-rewritten.csv"}).text)

    assert table.splitlines()[1].startswith("E-1,Rosa Ejemplo,2032-05-13T09:00:00+00:00,Beto Otro,2032-05-14")
    assert "Items: 1; with a gap in their custody, lost or of no use: 1." in told
    assert "Entries: 3; files: 1." in record
    assert rosa.get("/integrity/own/other.csv").status_code == 404


def test_a_receipt_counts_though_another_act_stands_between(rosa: TestClient, beto: TestClient) -> None:
    at = {"zone": "UTC"}
    done(rosa, "/together/custody/seal", item="E-1", seal="1", at="2032-05-13T08:00", **at)
    done(rosa, "/together/custody/act", about="E-1", act="hand", to=BETO, at="2032-05-13T09:00", **at)
    done(beto, "/together/custody/act", about="E-1", act="seal", seal="2", at="2032-05-13T09:25", **at)
    done(beto, "/together/custody/act", about="E-1", act="receive", at="2032-05-13T09:30", **{"from": ROSA}, **at)
    done(beto, "/together/custody/act", about="E-1", act="hand", to=ROSA, at="2032-05-13T10:00", **at)
    done(beto, "/together/custody/act", about="E-1", act="return", to="its owner", at="2032-05-13T11:00", **at)

    table = rosa.get("/integrity/own/custody-attrition.csv").text.splitlines()

    assert table[1] == "E-1,Rosa Ejemplo,2032-05-13T09:00:00+00:00,Beto Otro,2032-05-13T09:30:00+00:00"
    assert table[2] == "E-1,Beto Otro,2032-05-13T10:00:00+00:00,,", "nobody received it before it was given back"


class House:
    """Three guardians, of whom the last does not answer, and a policy that asks for two."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        lines, self.guardians = [f"log {LOG.verifier.text}"], {}
        for name in ("one", "two", "three"):
            key = make_guardian(folder / name, name=f"{name}.example/1")
            add_log(folder / name, LOG.verifier.text, origin="")
            self.guardians[name] = stack.enter_context(open_guardian(folder / name, now=lambda: NOW))
            lines.append(f"witness {name} {key.text} http://{name}.example")
        self.policy = "\n".join([*lines, "group some 2 one two three", "quorum some", ""])
        self.silent = {"three"}

    def ask(self, address: str, body: bytes) -> tuple[int, bytes]:
        name = address.removeprefix("http://").partition(".")[0]
        if name in self.silent:
            raise OSError
        answer = self.guardians[name].add_checkpoint(body)
        return answer.status, answer.body


def test_witnesses_say_who_cosigned_what_size_and_who_is_missing(
    bench: Workbench, rosa: TestClient, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        house = House(tmp_path, stack)
        policy = house.policy.encode()
        note = cosign(bench.opened.record, LOG, read_policy(policy), ask=house.ask).note.encoded

    assert "No guardian is attached" in seen(rosa, "/integrity/witnesses")
    status, page = sent(rosa, "/integrity/witnesses/check", {"note": note, "policy": policy})
    assert status == 200
    assert rows_of(page) == [
        "one 1 14 May 2032 09:00 UTC",
        "two 1 14 May 2032 09:00 UTC",
        "three – did not cosign this note",
    ]
    assert "✓ Intact" in main_of(page)
    status, page = sent(
        rosa, "/integrity/witnesses/check", {"note": note.replace(b"\n1\n", b"\n9\n"), "policy": policy}
    )
    assert status == 400
    assert "this policy holds valid" in main_of(page)


def test_a_case_with_guardians_says_whom_it_waits_for_and_a_form_never_enters_twice(
    bench: Workbench, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        house, inner = House(tmp_path, stack), witnessed_in(bench.opened)
        opened = replace(bench.opened, record=WitnessedRecord(inner.record, inner.heads, house.ask))
        waiting = bench_over(opened, [])
        record = witnessed_in(opened)
        attach(guard(record, ROSA), record, LOG, house.policy, actor=ROSA, now=lambda: NOW)
        rosa = reviewer(waiting, ROSA)
        done(rosa, "/together/tasks/open", title="one")
        quiet = rows_of(rosa.get("/integrity/witnesses").text)
        house.silent = {"two", "three"}

        entered = rosa.post("/together/tasks/open", data={"title": "two"})

        assert entered.status_code == 503
        assert "ENTERED, NOT YET ACKNOWLEDGED" in main_of(entered.text)
        assert not html.fromstring(entered.text).xpath("//input[@name='title']")
        assert "T-2 two" not in seen(rosa, "/together/tasks")
        assert "WITHOUT WHAT WAITS: the last entry" in seen(rosa, "/together/tasks")
        assert quiet[-1] == "three – did not cosign the last head"
        assert "At the end wait for the guardians: 1." in seen(rosa, "/integrity/witnesses")


class Services:
    """Two evaluators in different branches and a board, in one process."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        lines, self.posts, self.folder = ["epoch 2031-05"], {}, folder
        for name, branch in (("ombudsman.example/a", "judicial"), ("interior.example/b", "executive")):
            line = make_evaluator(
                folder / branch, name=name, branch=branch, epoch="2031-05", budget=99, prosecutor_budget=99
            )
            lines.append(f"{line} http://{branch}.example")
        make_board(folder / "board", epoch="2031-05")
        for each in ("judicial", "executive", "board"):
            trust(folder / each, LOG.verifier.text)
            answers = stack.enter_context(answering(folder / each, now=lambda: NOW, every_seconds=0.05))
            self.posts |= {f"http://{each}.example{path}": answer for path, answer in answers.items()}
        lines += ["board http://board.example", f"liaison {encode_key(public_key(LIAISON))}", ""]
        self.agreement = "\n".join(lines).encode()

    def post(self, address: str, body: bytes) -> tuple[int, bytes]:
        answer = self.posts[address](body)
        return answer.status, answer.body

    def answer_so(self, address: str, *, status: int, body: bytes = b"") -> None:
        """One of them answers so from now on; with status 0 not at all, once it was asked whether it is there."""

        def answer(request: bytes) -> Answer:
            if request and not status:
                raise OSError
            return Answer(status, body)

        self.posts[address] = answer

    def hits(self) -> list[Path]:
        until = time.monotonic() + 20
        while time.monotonic() < until and not (found := sorted((self.folder / "board" / "outbox").glob("*.hit"))):
            time.sleep(0.02)
        return found


def ask_authorise_send(services: Services, bench: Workbench, listed: bytes) -> str:
    """What whoever asked is shown at the end."""
    status, page_text = ask_authorise_try(services, bench, listed)
    assert status == 200, main_of(page_text)
    assert "+51 900 000 017" not in page_text
    return str(html.fromstring(page_text).xpath("//p[@role='status']")[0].text_content())


def ask_authorise_try(services: Services, bench: Workbench, listed: bytes) -> tuple[int, str]:
    """The answer to the sending, of which the docket holds what came before."""
    rosa, fiscal = reviewer(bench, ROSA), reviewer(bench, "Fiscal Inventada")
    given = {"table": listed, "agreement": services.agreement}
    assert sent(rosa, "/integrity/deconfliction/ask", given, reason="Shared target?")[0] == 303
    page = html.fromstring(fiscal.get("/integrity/deconfliction").text)
    (query,) = page.xpath("//form[@action='/integrity/deconfliction/authorise']//input[@name='about']/@value")
    assert sent(rosa, "/integrity/deconfliction/authorise", {"key": LOG.text.encode()}, about=query)[0] == 400
    status, page_text = sent(fiscal, "/integrity/deconfliction/authorise", {"key": LOG.text.encode()}, about=query)
    assert status == 200
    assert LOG.text not in page_text
    note = html.fromstring(page_text).xpath("//pre")[0].text_content().encode()
    contact = f"{bench.settings.actor} +51 900"
    return sent(rosa, "/integrity/deconfliction/send", {**given, "authorisation": note}, contact=contact)


def test_two_units_ask_blind_and_the_liaison_alone_learns_of_the_hit(
    bench: Workbench, rosa: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as stack:
        services = Services(tmp_path, stack)
        monkeypatch.setattr(deconflicting, "post", services.post)
        with create_case(tmp_path / "other", name="Otro", actor=ROSA, at=NOW):
            pass
        other = bench_over(stack.enter_context(open_case_for_all(tmp_path / "other")), [])

        first = ask_authorise_send(services, bench, LISTED)
        second = ask_authorise_send(services, other, b"kind,value,born\nplate,XYZ-987,\nphone,900000017,\n")
        hits = services.hits()

    assert first == second
    assert "nothing more is said here" in first
    files = [("hits", (each.name, each.read_bytes())) for each in hits] + [("key", ("k", encode_key(LIAISON).encode()))]
    page = rosa.post("/integrity/liaison/read", files=files)
    assert sorted(" ".join(row.split()[:5]) for row in rows_of(page.text)) == [
        "Rosa Ejemplo +51 900 2",
        "Rosa Ejemplo +51 900 3",
    ]
    wrong = [("hits", (hits[0].name, hits[0].read_bytes())), ("key", ("k", encode_key(bytes(32)).encode()))]
    assert rosa.post("/integrity/liaison/read", files=wrong).status_code == 400


ONE, OTHER, BOARD = (
    "http://judicial.example/evaluate",
    "http://executive.example/evaluate",
    "http://board.example/submit",
)
BEGUN = "begun, and the board did not say that it has it: ask anew"
UNSENT = (
    (ONE, 429, "not taken by ombudsman.example/a; nothing reached the board"),
    (OTHER, 429, "not taken by interior.example/b; nothing reached the board"),
    (OTHER, 403, "not taken by interior.example/b; nothing reached the board"),
    (BOARD, 503, "not taken by http://board.example; nothing reached the board"),
    (OTHER, 200, BEGUN),
    (OTHER, 0, BEGUN),
    (BOARD, 0, BEGUN),
    (BOARD, 502, BEGUN),
    (BOARD, 200, BEGUN),
)


def test_a_query_is_sent_only_once_its_tags_reached_the_board(
    bench: Workbench, rosa: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as stack:
        services = Services(tmp_path, stack)
        monkeypatch.setattr(deconflicting, "post", services.post)
        usual = dict(services.posts)
        for address, answer, expected in UNSENT:
            services.posts = dict(usual)
            services.answer_so(address, status=answer)
            assert ask_authorise_try(services, bench, LISTED)[0] == 400, (address, answer)
            assert newest_query(rosa) == expected, (address, answer)
        services.posts = usual
        ask_authorise_send(services, bench, LISTED)

    assert newest_query(rosa) == "sent"
    assert "no aceptada por interior.example/b; nada llegó al tablero" in seen(rosa, "/integrity/deconfliction", "es")


def newest_query(visitor: TestClient) -> str:
    """What the page says of the query that was asked last."""
    return str(html.fromstring(visitor.get("/integrity/deconfliction").text).xpath("//article/div/p")[0].text_content())


def test_what_was_not_authorised_is_not_sent_and_nobody_is_asked(
    rosa: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(deconflicting, "post", lambda address, _: asked.append(address))
    with ExitStack() as stack:
        agreement = Services(tmp_path, stack).agreement
    given = {"table": LISTED, "agreement": agreement, "authorisation": b"no note\n"}

    status, page = sent(rosa, "/integrity/deconfliction/send", given, contact="Rosa 900")

    form = html.fromstring(page).xpath("//form[p[@role='alert']]")[0]
    assert (status, asked) == (400, [])
    assert "not authorised" in form.xpath("./p")[0].text_content()
    assert form.xpath(".//input[@name='contact']/@value") == ["Rosa 900"]


def state_two_chains(bench: Workbench) -> None:
    """By somebody who signs nothing, long enough ago."""
    units = check_units({name: text.encode() for name, text in TWO_CHAINS.items()})
    state_units(guard(bench.opened.record, "Mesa"), units, actor="Mesa", now=lambda: LONG_AGO)


def both_sign(bench: Workbench) -> None:
    """Officials of both chains enter their keys and sign what was asked for first."""
    for official, chain in ((ROSA, 1), (BETO, 2)):
        record, key = guard(bench.opened.record, official), OfficialKey(bytes([chain]) * 32)
        approvals.enter_key(record, key, None, actor=official, now=lambda: LONG_AGO)
        approvals.sign(record, "A-1", key, actor=official, now=lambda: NOW)


def test_what_two_have_to_sign_is_asked_for_here_and_signed_where_the_keys_are(
    bench: Workbench, rosa: TestClient, beto: TestClient
) -> None:
    done(rosa, "/integrity/approvals/status", status="close")  # no two chains of command are stated yet
    assert "The case is closed" in seen(rosa, "/integrity/approvals")
    done(rosa, "/integrity/approvals/status", status="release")
    state_two_chains(bench)

    told, fields = refused(rosa, "/integrity/approvals/ask", action="export", reason="to the court")
    assert told.startswith("Say what is meant")
    assert fields["reason"] == "to the court"
    assert "9999" in refused(rosa, "/integrity/approvals/ask", action="erase", object="9999", reason="a court")[0]
    assert rosa.post("/integrity/approvals/status", data={"status": "seal"}).status_code == 400
    done(rosa, "/integrity/approvals/ask", action="seal", reason="the trial begins")
    page = seen(beto, "/integrity/approvals")
    assert "A-1 seal the case" in page
    assert "waits for signatures of two chains of command" in page
    assert "ovillo approval CASE sign A-1 --key FILE" in page
    assert "Waits for your signature 1 A-1 seal the case" in seen(beto, "/together")

    both_sign(bench)
    assert "holds: it can be done once" in seen(rosa, "/integrity/approvals")
    done(rosa, "/together/strategy/propose", text="First the registry.")
    assert "ovillo strategy CASE sign --key FILE" in seen(rosa, "/together/strategy")
    assert rosa.post("/together/strategy/sign").status_code == 400
    done(rosa, "/together/custody/seal", item="E-1", seal="1")
    assert "ovillo custody CASE hand ITEM --key FILE" in seen(rosa, "/together/custody/item?name=E-1&act=hand")
    done(rosa, "/integrity/approvals/status", status="seal")
    assert "lacrado desde" in seen(rosa, "/integrity/approvals", "es")
    assert rosa.post("/together/tasks/open", data={"title": "late"}).status_code == 400


def test_what_two_signed_for_is_erased_from_the_page_and_from_what_the_server_keeps(
    bench: Workbench, rosa: TestClient, beto: TestClient, tmp_path: Path
) -> None:
    text = tmp_path / "nota.txt"
    text.write_text("El Faro Inventado, 3 de mayo de 2031. La policía detuvo a Zulema Farfán Ocaña.", "utf-8")
    add(bench.opened, text)
    state_two_chains(bench)
    assert "Zulema" in rosa.get("/").text
    done(rosa, "/integrity/approvals/ask", action="erase", object="nota.txt", reason="a court ordered it")
    assert rosa.post("/integrity/approvals/erase", data={"about": "A-1", "sure": "1"}).status_code == 400
    assert not html.fromstring(rosa.get("/integrity/approvals").text).xpath("//form[contains(@action, 'erase')]")
    both_sign(bench)

    told = refused(beto, "/integrity/approvals/erase", about="A-1")[0]
    assert told.startswith("Nothing brings back what is erased.")
    assert "Nothing was asked for" in beto.post("/integrity/approvals/erase", data={"about": "A-9", "sure": "1"}).text
    assert "Zulema" in rosa.get("/").text
    done(beto, "/integrity/approvals/erase", about="A-1", sure="1")

    folder = bench.opened.folder
    held = [path for path in folder.rglob("*") if path.is_file() and b"Zulema" in path.read_bytes()]
    assert held == []
    assert "Zulema" not in rosa.get("/").text
    assert "Clear away what is left" in seen(rosa, "/integrity/approvals")
    done(rosa, "/integrity/approvals/finish")
    assert rosa.post("/integrity/approvals/erase", data={"about": "A-1", "sure": "1"}).status_code == 400


def test_an_erasure_about_which_something_was_noted_since_says_what_to_ask_for_now(
    bench: Workbench, rosa: TestClient, beto: TestClient, tmp_path: Path
) -> None:
    text = tmp_path / "nota.txt"
    text.write_text("El Faro Inventado, 3 de mayo de 2031. La policía detuvo a Zulema Farfán Ocaña.", "utf-8")
    add(bench.opened, text)
    state_two_chains(bench)
    done(rosa, "/integrity/approvals/ask", action="erase", object="nota.txt", reason="a court ordered it")
    both_sign(bench)
    page = rosa.get("/integrity/approvals").text
    assert "holds: it can be done once" in main_of(page)
    assert "/integrity/approvals/erase" in actions(page)

    about = hashlib.sha256(text.read_bytes()).hexdigest()
    with bench.opened.record.writing(actor=ROSA, at=NOW) as writer:
        writer.enter("note_written", about, {"text": "Zulema vive lejos."})

    page = rosa.get("/integrity/approvals").text
    (entries,) = re.findall(r"ovillo approval CASE ask erase (entries [\d -]+) --reason WHY", main_of(page))
    assert "overtaken: something was noted since that would go with it" in main_of(page)
    assert "holds: it can be done once" not in main_of(page)
    assert "/integrity/approvals/erase" not in actions(page)
    told = beto.post("/integrity/approvals/erase", data={"about": "A-1", "sure": "1"})
    assert (told.status_code, f"ask erase {entries} --reason WHY. Nothing was recorded." in told.text) == (400, True)
    assert "superada: desde entonces se anotó algo" in seen(rosa, "/integrity/approvals", "es")

    done(rosa, "/integrity/approvals/ask", action="erase", object=entries, reason="a court ordered it")
    for official, chain in ((ROSA, 1), (BETO, 2)):
        record, key = guard(bench.opened.record, official), OfficialKey(bytes([chain]) * 32)
        approvals.sign(record, "A-2", key, actor=official, now=lambda: NOW)
    done(beto, "/integrity/approvals/erase", about="A-2", sure="1")
    assert "Zulema" not in rosa.get("/").text
    told = beto.post("/integrity/approvals/erase", data={"about": "A-1", "sure": "1"})
    assert "erased before" in told.text


def test_an_erasure_that_others_hold_up_says_so_and_is_finished_later(
    bench: Workbench, rosa: TestClient, beto: TestClient, tmp_path: Path
) -> None:
    text = tmp_path / "nota.txt"
    text.write_text("El Faro Inventado, 3 de mayo de 2031. La policía detuvo a Zulema Farfán Ocaña.", "utf-8")
    add(bench.opened, text)
    done(rosa, "/integrity/approvals/ask", action="erase", object="nota.txt", reason="a court ordered it")
    state_two_chains(bench)
    both_sign(bench)

    with open_case_for_all(bench.opened.folder) as other, other.record.reading() as reader:
        assert reader.documents()
        status, page = sent(beto, "/integrity/approvals/erase", {}, about="A-1", sure="1")

    assert status == 400
    form = html.fromstring(page).xpath("//form[p[@role='alert']]")[0]
    assert form.get("action") == "/integrity/approvals/finish"
    assert "others have the case open" in form.xpath("./p")[0].text_content()
    done(beto, "/integrity/approvals/finish")
    assert guard(bench.opened.record, ROSA).verify() is None


class Served:
    """A workbench over a case whose guardians, and authority for time stamps, answer here."""

    def __init__(self, bench: Workbench, folder: Path, stack: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
        self.house, inner = House(folder, stack), witnessed_in(bench.opened)
        record = guard(WitnessedRecord(inner.record, inner.heads, self.house.ask), ROSA)
        self.authority = TimeAuthority.make(folder)
        monkeypatch.setattr(witnesses, "ask_stamp", self.stamp)
        settings = replace(bench.settings, time_server="http://stamps.example")
        opened = replace(bench.opened, record=record)
        self.bench = replace(bench_over(opened, []), settings=settings, now=bench.now)
        self.heads = inner.heads
        self.files = {"key": LOG.text.encode(), "policy": self.house.policy.encode()}

    def stamp(self, address: str, body: bytes) -> tuple[int, bytes]:
        assert address == "http://stamps.example"
        return 200, self.authority.answer(body)


def actions(page: str) -> set[str]:
    """The forms of a page."""
    return set(html.fromstring(page).xpath("//main//form/@action"))


@pytest.fixture
def served(bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    with ExitStack() as stack:
        yield Served(bench, tmp_path, stack, monkeypatch)


def test_an_owner_attaches_guardians_and_has_what_waits_cosigned(served: Served) -> None:
    rosa, page = reviewer(served.bench, ROSA), "/integrity/witnesses"
    assert rosa.get(f"{page}/head").status_code == 404
    status, told = sent(rosa, f"{page}/attach", served.files | {"policy": b"witness nobody"})
    assert (status, served.heads.key()) == (400, None)
    assert "policy cannot be read" in main_of(told)

    assert sent(rosa, f"{page}/attach", served.files)[0] == 303

    assert "The guardians cosigned all 2 entries" in seen(rosa, page)
    assert rosa.get(f"{page}/head").content == served.heads.last()
    assert f"{page}/cosign" not in actions(rosa.get(page).text)
    served.house.silent = {"two", "three"}
    assert rosa.post("/together/tasks/open", data={"title": "one"}).status_code == 503
    assert "At the end wait for the guardians: 1." in seen(rosa, page)
    assert rosa.post(f"{page}/cosign").status_code == 503
    served.house.silent = set()
    done(rosa, f"{page}/cosign")
    assert "Los guardianes cofirmaron los 3 asientos" in seen(rosa, page, "es")


def test_a_decision_that_waits_has_no_effect_on_the_brief_which_says_so(served: Served, tmp_path: Path) -> None:
    rosa, page = reviewer(served.bench, ROSA), "/integrity/witnesses"
    text = tmp_path / "parte_2031-05-14_en.txt"
    text.write_text("Villa Jacaranda, 14 May 2031. Ana Inventada was detained by the police.\n", "utf-8")
    add(served.bench.opened, text)
    assert sent(rosa, f"{page}/attach", served.files)[0] == 303
    before = served.bench.answers.now()
    target = before.resolved.view.statements[0].id
    served.house.silent = {"two", "three"}
    with pytest.raises(NotAcknowledgedError):
        judge(
            served.bench.opened.record,
            target,
            verdict=Verdict.REJECT,
            reason="x",
            actor=ROSA,
            now=lambda: NOW,
        )

    waits = seen(rosa, "/")
    held = served.bench.answers.now()
    served.house.silent = set()
    done(rosa, f"{page}/cosign")

    assert "the last entry of the ledger waits for its guardians" in waits
    assert held.resolved.view.statements == before.resolved.view.statements
    assert served.bench.answers.now().resolved.rejected == {target}
    assert "waits for its guardians" not in seen(rosa, "/")


def test_the_page_proves_by_a_head_that_what_is_missing_stood_there(served: Served, tmp_path: Path) -> None:
    rosa, page = reviewer(served.bench, ROSA), "/integrity/witnesses"
    text = tmp_path / "parte_2031-05-14_en.txt"
    text.write_text("Villa Jacaranda, 14 May 2031. Ana Inventada was detained by the police.\n", "utf-8")
    add(served.bench.opened, text)
    assert sent(rosa, f"{page}/attach", served.files)[0] == 303
    head = rosa.get(f"{page}/head").content
    with closing(sqlite3.connect(served.bench.opened.folder / "case.sqlite")) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("DELETE FROM statement")
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()

    files = {"note": head, "policy": served.files["policy"]}
    english, spanish = (
        html.fromstring(sent(rosa, f"{page}/check", files, spoken=each)[1]).xpath("//main/section")[0].text_content()
        for each in ("en", "es")
    )

    assert "Not intact" in english
    assert re.search(r"Entry \d+, which is concerned, stood in the ledger when one\.example/1", english)
    assert english.index("Not intact") < english.index("stood in the ledger") < english.index("continues")
    assert "tabla statement, fila " in spanish
    assert not re.search(r"\b(row|table|entry)\b", spanish)


def test_only_an_owner_attaches_and_whoever_may_not_leaves_no_key(served: Served) -> None:
    set_member(served.bench.opened.record, ROSA, Role.OWNER, actor=ROSA, now=lambda: NOW)
    set_member(served.bench.opened.record, BETO, Role.REVIEWER, actor=ROSA, now=lambda: NOW)
    beto = reviewer(served.bench, BETO)

    assert "/integrity/witnesses/attach" not in actions(beto.get("/integrity/witnesses").text)
    status, _ = sent(beto, "/integrity/witnesses/attach", served.files)

    assert (status, served.heads.key()) == (403, None)


def test_the_last_head_is_stamped_by_the_authority_that_was_named_and_checked_by_ones_own_roots(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = datetime(2026, 1, 2, tzinfo=UTC)  # the clock of the authority is that of this machine
    stack = ExitStack()
    with create_case(tmp_path / "case", name="Nuevo", actor=ROSA, at=before):
        pass
    case = stack.enter_context(open_case_for_all(tmp_path / "case"))
    served = Served(replace(bench_over(case, []), now=lambda: before), tmp_path, stack, monkeypatch)
    rosa, page = reviewer(served.bench, ROSA), "/integrity/witnesses"
    assert sent(rosa, f"{page}/attach", served.files)[0] == 303
    assert "No head of this case was stamped" in seen(rosa, page)

    done(rosa, f"{page}/stamp")

    assert "1 stamp lies beside the case. The last is over 2 entries." in seen(rosa, page)
    status, told = sent(rosa, f"{page}/stamps", {"roots": served.authority.root})
    assert status == 200
    assert "✓ Intact" in main_of(told)
    assert "2 entries stood in the ledger before" in main_of(told)
    (tmp_path / "other").mkdir()
    status, told = sent(rosa, f"{page}/stamps", {"roots": TimeAuthority.make(tmp_path / "other").root})
    assert "of nobody whom you trust" in main_of(told)
    assert sent(rosa, f"{page}/stamps", {"roots": b"none"})[0] == 400
    stack.close()


def test_without_a_named_authority_nobody_is_asked_for_a_stamp(served: Served) -> None:
    bench = replace(served.bench, settings=replace(served.bench.settings, time_server=""))
    rosa = reviewer(bench, ROSA)
    assert sent(rosa, "/integrity/witnesses/attach", served.files)[0] == 303

    assert "/integrity/witnesses/stamp" not in actions(rosa.get("/integrity/witnesses").text)
    assert rosa.post("/integrity/witnesses/stamp").status_code == 400
