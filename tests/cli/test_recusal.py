"""`ovillo recusal` as officials meet it: asked first, stopped without a sign, and the page about it."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from ovillo.cli import surface
from ovillo.cli.main import main
from tests.cli.conftest import run_ovillo

PAGE = (Path(__file__).parents[2] / "docs" / "recusal.md").read_text("utf-8")
REPORT = """Police detained Ernesto Arce Ruiz on Tuesday in Villa Jacaranda. Prosecutor Dora Mendo Salas is the wife of
Ernesto Arce Ruiz. Ernesto Arce Ruiz is the brother of Fidel Arce Ruiz, who was also arrested.
"""
HEAD, DORA = "Jefa Inventada", "Dora Mendo Salas"


class Office:
    """Runs the program in this process as one official or another."""

    def __init__(self, case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.case, self._capsys, self._monkeypatch = case, capsys, monkeypatch

    def act(self, who: str, *words: str) -> tuple[int, str, str]:
        self._monkeypatch.setenv("OVILLO_ACTOR", who)
        surface.settings.cache_clear()
        status = 0
        try:
            main(["recusal", str(self.case), *words, "--language", "en"])
        except SystemExit as end:
            status = int(end.code or 0)
        told = self._capsys.readouterr()
        return status, told.out, told.err

    def standing(self, official: str) -> str:
        told = json.loads(self.act(HEAD, "ask", official, "--as", "json")[1])
        return str(told["officials"][0]["standing"])


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with the report, which each test copies."""
    folder = tmp_path_factory.mktemp("recusal")
    report = folder / "el-faro_2031-05-16_en.txt"
    report.write_text(REPORT.replace("\n", " "), "utf-8")
    assert run_ovillo("new", folder / "case").status == 0
    assert run_ovillo("add", folder / "case", report).status == 0
    return folder / "case"


@pytest.fixture
def office(
    reported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Office:
    made = Office(Path(shutil.copytree(reported, tmp_path / "case")), capsys, monkeypatch)
    assert made.act(HEAD, "party", "Fidel Arce Ruiz", "--role", "accused")[0] == 0
    return made


def test_an_official_whom_sources_tie_to_a_party_is_asked_and_then_free(office: Office) -> None:
    found = json.loads(office.act(HEAD, "ask", DORA, "Otra Persona", "--as", "json")[1])["officials"]

    assert [(each["official"], each["standing"]) for each in found] == [
        (DORA, "must_declare"),
        ("Otra Persona", "free"),
    ]
    (way,) = found[0]["ways"]
    assert (way["party"], way["steps"]) == ("Fidel Arce Ruiz", 2)
    assert all(len(each["evidence"][0]) == 64 for each in way["ties"])

    asked = office.act(DORA)[1]
    assert "declare whether you are kin" in asked
    assert "Arce" not in asked
    assert office.act(DORA, "declare", "--no-tie", "--reason", "…")[0] == 0
    assert office.standing(DORA) == "free"


def test_a_direct_tie_that_is_denied_waits_for_somebody_else(office: Office) -> None:
    office.act(HEAD, "party", "Ernesto Arce", "--role", "accused")
    office.act(HEAD, "party", "Ernesto Arce Ruiz", "--role", "accused")

    declared = office.act(DORA, "declare", "--no-tie")

    assert (declared[0], "Your declaration was received" in declared[2]) == (0, True)
    assert office.standing(DORA) == "waits"
    listed, own = office.act(HEAD)[1], office.act(DORA)[1]
    assert f"{DORA}: denied a direct tie: somebody else decides" in listed
    assert DORA not in own
    assert office.act(DORA, "accept", DORA)[0] == 2
    assert office.act(HEAD, "accept", DORA, "--reason", "another person")[0] == 0
    assert office.standing(DORA) == "free"
    assert DORA not in office.act(HEAD)[1]
    assert office.act(HEAD, "accept", DORA)[0] == 2


def test_whoever_names_themselves_as_a_party_has_done_it_and_is_asked(office: Office) -> None:
    status, _, told = office.act("Otra Persona", "party", "Otra Persona", "--role", "victim")

    assert (status, told.splitlines()[0], "declare whether you are kin" in told) == (0, "Recorded.", True)


def test_the_last_owner_who_is_recused_is_told_that_nobody_is_left(office: Office) -> None:
    for who in (HEAD, "Otra Jefa"):
        assert run_ovillo("member", office.case, "admit", who, "--role", "owner", OVILLO_ACTOR=HEAD).status == 0

    first = office.act("Otra Jefa", "recuse", HEAD, "--reason", "x")
    last = office.act("Otra Jefa", "recuse", "Otra Jefa", "--reason", "x")

    assert (first[0], last[0]) == (0, 0)
    assert ("EVERY OWNER" in first[2], "EVERY OWNER OF THIS CASE IS RECUSED" in last[2]) == (False, True)
    assert "EVERY OWNER" not in "".join(map(str, office.act(HEAD)))  # who was recused by others sees no sign of it


def test_a_recused_official_sees_no_sign_of_it(office: Office) -> None:
    office.act(DORA, "declare", "--no-tie")
    before = office.act(DORA)

    assert office.act(HEAD, "recuse", DORA, "--reason", "wife of a witness")[0] == 0

    assert office.standing(DORA) == "recused"
    assert office.act(DORA) == before
    assert office.act("Otra Persona")[1] == before[1]
    assert office.act(DORA, "ask", DORA)[0] == 2
    assert office.act(DORA, "lift", DORA, "--reason", "…")[0] == 2
    assert office.act(HEAD, "lift", DORA, "--reason", "mistaken")[0] == 0
    assert office.act(HEAD, "lift", DORA, "--reason", "mistaken")[0] == 2
    assert office.standing(DORA) == "free"


def test_declaring_a_tie_or_being_recused_opens_nothing(office: Office, tmp_path: Path) -> None:
    """To each of whoever came with the question standing, was there before it, or had it from a text."""
    ana, luz, eva = "Ana Irreal Mora", "Luz Ficta Sosa", "Eva Fingida Luna"
    for name, text in (("secreto", "A ring was found."), ("boda", f"{eva} is the wife of Fidel Arce Ruiz.")):
        (tmp_path / f"{name}.txt").write_text(f"{text} Reserved for Puerto Mirlo.", "utf-8")

    def seen(who: str, word: str) -> tuple[int, bool, bool]:
        found = run_ovillo("search", office.case, word, "--language", "en", OVILLO_ACTOR=who)
        return found.status, bool(found.out), "You have no access to this" in found.err

    def by_head(*words: object) -> None:
        assert run_ovillo(*words, OVILLO_ACTOR=HEAD).status == 0

    office.act(HEAD, "tie", ana, "Fidel Arce Ruiz", "--kind", "compadrazgo")
    for who, role in ((HEAD, "owner"), (ana, "reader"), (luz, "reader"), (eva, "reader")):
        by_head("member", office.case, "admit", who, "--role", role)
    office.act(HEAD, "tie", luz, "Fidel Arce Ruiz", "--kind", "friendship")
    by_head("add", office.case, tmp_path / "boda.txt", "--source-language", "en")
    by_head("add", office.case, tmp_path / "secreto.txt")
    asked = [office.standing(who) for who in (ana, luz, eva)]
    before = [seen(who, "Jacaranda") for who in (ana, luz, eva)]

    office.act(ana, "declare", "--tie", "--reason", "compadre")
    office.act(luz, "declare", "--no-tie")
    for who in (luz, eva):
        office.act(HEAD, "recuse", who, "--reason", "partner")

    assert asked == ["must_declare"] * 3
    assert before == [(2, False, False)] * 3
    assert [seen(ana, word) for word in ("Jacaranda", "Reserved")] == [(2, False, True)] * 2
    for who in (luz, eva):
        assert [seen(who, word)[1] for word in ("Jacaranda", "Reserved")] == [True, False], who
    told = json.loads(office.act(HEAD, "ask", ana, "--as", "json")[1])["officials"][0]
    assert (told["standing"], told["since"] > 0) == ("recused", True)


def test_what_cannot_be_recorded_is_one_line(office: Office) -> None:
    for words in (
        ["ask"],
        ["party"],
        ["party", " "],
        ["tie", "A", "B"],
        ["tie", "A", "A", "--kind", "spouse"],
        ["tie", "A", "B", "--kind", "guilt"],
        ["tie", "A", "B", "--kind", "blood", "--degree", "0"],
        ["declare"],
        ["declare", "--no-tie"],
        ["recuse", "X"],
        ["pardon", "X"],
    ):
        status, out, err = office.act(HEAD, *words)

        assert (status, out, len(err.strip().splitlines())) == (2, "", 1), words


def test_what_the_page_shows_comes_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OVILLO_ACTOR", HEAD)
    surface.settings.cache_clear()
    (script,) = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    ((command, shown),) = re.findall(r"```console\n\$ (ovillo .*?)\n(.*?)```", PAGE, re.DOTALL)

    for line in (*script.splitlines(), command):
        capsys.readouterr()
        main([*shlex.split(line)[1:], "--language", "en"])

    assert capsys.readouterr().out == shown
