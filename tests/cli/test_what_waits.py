"""No command that reads a case makes anything of what waits for the guardians; everybody is invented."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from typer.main import get_command

from ovillo.cli.main import _app
from tests.cli.conftest import Result
from tests.cli.conftest import run_ovillo as run
from tests.cli.guarded_case import attached, four_guardians

pytestmark = pytest.mark.enable_socket
CASE: Final = "CASE"
READS: Final = (
    "rates CASE",
    "brief CASE",
    "brief CASE --as json",
    "search CASE Inventada",
    "export CASE --as statements",
    "export CASE --as findings",
    "export CASE --as entities",
    "proposals CASE --as json",
    "network CASE --as json",
    "network CASE --as graphml",
    "network CASE central",
    "network CASE --as-of 5 --as json",
    "timeline CASE --as json",
    "payments CASE stated",
    "clock next CASE",
    "custody CASE",
    "approval CASE",
    "status CASE",
    "country CASE",
    "recusal CASE ask Nadie",
    "member CASE",
    "task CASE list",
    "strategy CASE",
    "note CASE",
    "refer CASE",
    "protect CASE",
    "units CASE",
    "monitor figures CASE",
    "hypotheses show CASE",
    "checks questions CASE",
    "checks run CASE",
    "calls CASE summary",
    "registers CASE missed",
)
"""Every command that tells something of a case."""
WAIT: Final = (
    ("rates", CASE, "rates.csv"),
    ("add", CASE, "later_2031-05-15_en.txt"),
    ("note", CASE, "Ana has a lawyer."),
    ("task", CASE, "open", "Ask the registry"),
    ("strategy", CASE, "propose", "First the registry."),
    ("custody", CASE, "seal", "E-1", "--seal", "17"),
)
"""What is entered while too few guardians answer."""
OTHERS: Final = {
    *("new", "add", "withdraw", "judge", "erase", "key", "serve"),  # enter, or have tests of their own
    *("backup", "migrate-case", "verify"),  # take all that is in the folder
    *("extract", "names", "resolve", "allocate p-median", "allocate plan", "allocate template", "bench extraction"),
    *("monitor hidden-population", "monitor counts", "monitor standards", "monitor publish", "monitor template"),
    *("hypotheses evaluate", "hypotheses template", "hypotheses open", "hypotheses rate", "hypotheses extend"),
    *("hypotheses link", "hypotheses sheet", "hypotheses close", "checks reply", "checks close"),
    *("guardian new", "guardian know", "guardian show", "guardian serve"),
    *("deconflict ask", "deconflict authorise", "deconflict send", "deconflict evaluator", "deconflict board"),
    *("deconflict liaison", "deconflict trust", "deconflict epoch", "deconflict serve", "deconflict read"),
    *("ledger key", "ledger attach", "ledger status", "ledger cosign", "ledger stamp", "ledger check"),
}
"""Commands that read no case, or whose answer is of something that was named after it was entered."""


def leaves(command: object, path: tuple[str, ...] = ()) -> Iterator[str]:
    below = getattr(command, "commands", {})
    if not below:
        yield " ".join(path)
    for name, each in below.items():
        yield from leaves(each, (*path, name))


def asked(line: str, case: Path) -> Result:
    return run(*[case if word == CASE else word for word in line.split()])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("waits")


@pytest.fixture(scope="module")
def answers(folder: Path) -> dict[str, tuple[Result, Result]]:
    """By command: what it said before anything waited, and after."""
    case = folder / "case"
    write(folder, "nota_2031-05-14_en.txt", "Villa Jacaranda, 14 May 2031. Ana Inventada was detained by the police.\n")
    write(folder, "later_2031-05-15_en.txt", "Villa Jacaranda, 15 May 2031. Ana Inventada paid Beto Otro 500 soles.\n")
    write(folder, "rates.csv", "day,currency,counter,rate\n2031-05-14,USD,PEN,3.70\n")
    assert (run("new", case).status, run("add", case, folder / "nota_2031-05-14_en.txt").status) == (0, 0)
    shutil.copytree(case, folder / "without")
    with four_guardians(folder / "guardians") as guardians:
        attached(guardians, case)
        before = {line: asked(line, case) for line in READS}
        guardians.go("church", "bar")
        for words in WAIT:
            done = run(*[case if each == CASE else folder / each if "." in each[-4:-3] else each for each in words])
            assert done.status == 3, (words, done.err)
        return {line: (before[line], asked(line, case)) for line in READS}


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, "utf-8")


def test_each_command_is_told_apart_here() -> None:
    named = sorted(leaves(get_command(_app())))

    told = {
        line
        for line in named
        for each in READS
        if line.split() == [word for word in each.split() if word != CASE][: len(line.split())]
    }
    assert sorted(told | OTHERS) == named
    assert not told & OTHERS


@pytest.mark.parametrize("line", READS)
def test_a_command_answers_without_what_waits_and_says_so(answers: dict[str, tuple[Result, Result]], line: str) -> None:
    before, after = answers[line]

    assert (after.status, after.out) == (before.status, before.out), after.err
    if before.status == 0:
        assert "WITHOUT WHAT WAITS: the last " in after.err, after.err
        assert after.err.count("WITHOUT") == 1


@pytest.mark.usefixtures("answers")
def test_a_copy_says_that_it_holds_what_waits(folder: Path, tmp_path: Path) -> None:
    case = Path(shutil.copytree(folder / "case", tmp_path / "case"))

    made = run("backup", case, tmp_path / "copy")
    said = run("verify", tmp_path / "copy")

    assert made.status == 0, made.err
    assert "wait for its guardians and have no effect yet" in made.err
    assert "WITHOUT" not in made.err
    assert "entries of " in said.out  # how far guardians cosigned


@pytest.mark.usefixtures("answers")
def test_what_waits_is_not_entered_again_but_cosigned_with_what_comes(folder: Path, tmp_path: Path) -> None:
    case = Path(shutil.copytree(folder / "without", tmp_path / "case"))
    with four_guardians(tmp_path / "guardians") as guardians:
        attached(guardians, case)
        guardians.go("church", "bar")
        write(tmp_path, "third_2031-05-16_en.txt", "Villa Jacaranda, 16 May 2031. Ana Inventada was released.\n")

        entered = run("add", case, tmp_path / "third_2031-05-16_en.txt")
        again = run("add", case, tmp_path / "third_2031-05-16_en.txt")
        guardians.come("church")
        cosigned = run("add", case, tmp_path / "third_2031-05-16_en.txt")
        last = run("add", case, tmp_path / "third_2031-05-16_en.txt")

    assert (entered.status, again.status) == (3, 3), again.err
    assert (cosigned.status, last.status) == (0, 0), cosigned.err
    assert run("export", case, "--as", "statements").out.count("2031-05-16") >= 1
