"""A team's case from the command line, and what docs/postgresql.md says about it."""

import json
import re
import shlex
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copytree

import psycopg
import pytest

from ovillo.testing.postgresql_server import Server, temporary_server
from tests.cli.conftest import Result, Run, run_ovillo, run_program

PAGE = Path(__file__).parents[2] / "docs" / "postgresql.md"
SECRET = "not-a-real-one"


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory, server: Server, sample_case: Path) -> Path:
    """The sample case, its record moved to a server."""
    case = tmp_path_factory.mktemp("moved") / "jacaranda"
    copytree(sample_case, case)
    assert run_ovillo("migrate-case", case, "--database", server.address()).status == 0
    return case


@pytest.mark.parametrize(
    "command",
    [
        ("brief", "--as", "json"),
        *(
            pytest.param(each, marks=pytest.mark.slow)
            for each in (
                ("search", "policía", "--as", "json"),
                ("export", "--as", "statements"),
                ("export", "--as", "findings"),
                ("export", "--as", "entities"),
                ("proposals", "--as", "json"),
                ("network", "--as", "json"),
                ("timeline", "--as", "json"),
                ("verify", "--as", "json"),
            )
        ),
    ],
)
def test_every_answer_is_the_same_on_both(run: Run, sample_case: Path, moved: Path, command: tuple[str, ...]) -> None:
    name, *options = command

    in_folder, on_server = (run(name, case, *options) for case in (sample_case, moved))

    assert (on_server.status, on_server.err) == (in_folder.status, in_folder.err)
    assert on_server.out == in_folder.out
    assert len(on_server.out) > 100


def test_a_case_moves_there_and_back_with_its_root(run: Run, case: Path, server: Server) -> None:
    before = json.loads(run("verify", case, "--as", "json").out)

    there = run("migrate-case", case, "--database", server.address())
    on_server = json.loads(run("verify", case, "--as", "json").out)
    back = run("migrate-case", case, "--database", "sqlite")

    assert (there.status, back.status) == (0, 0)
    assert on_server == before
    assert before["root"] in there.err
    assert before["root"] in back.err


def refused(done: Result) -> str:
    """The one line of a command that was refused."""
    assert done.status == 2, done.err
    assert done.out == ""
    assert len(done.err.splitlines()) == 1, done.err
    assert SECRET not in done.err
    return done.err


def test_a_host_that_cannot_be_is_one_line_without_the_password(tmp_path: Path) -> None:
    address = f"postgresql://u:{SECRET}@{'h' * 70}/x"

    done = run_program("new", tmp_path / "a", "--database", address, "--language", "es")

    assert "no responde" in refused(done)
    assert not (tmp_path / "a").exists()


def test_a_server_that_is_gone_and_a_record_that_is_gone(run: Run, tmp_path: Path, server: Server) -> None:
    case = tmp_path / "case"
    with temporary_server() as own:
        assert run("new", case, "--database", own.address()).status == 0
        schema = json.loads((case / "case.server.json").read_text("utf-8"))["schema"]
        with closing(psycopg.connect(own.address(), autocommit=True)) as raw:
            raw.execute(f"DROP SCHEMA {schema} CASCADE")
        verified = run("verify", case)

    assert verified.status == 1
    assert verified.out.startswith("NOT INTACT: ")
    assert "The database is gone" in verified.out
    assert "does not answer" in refused(run("verify", case))


# The page


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


@pytest.fixture
def unit(server: Server) -> Iterator[Server]:
    """A server on which the administrator did what the page says."""
    with temporary_server() as own:
        in_server, in_database, people = blocks("sql")
        for database, block in (("postgres", in_server), ("ovillo", in_database), ("ovillo", people)):
            with closing(psycopg.connect(own.address(database), autocommit=True)) as raw:
                for statement in block.split(";"):
                    if statement.strip():
                        raw.execute(statement)
        yield own


def test_the_set_up_of_the_page_works_for_everybody_in_the_unit(
    unit: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("documents", "more"):
        (tmp_path / folder).mkdir()
        text = f"El registro de la clínica Inventada no existe, dijo {folder}.\n"
        (tmp_path / folder / "nota_2031-05-16_es.txt").write_text(text, "utf-8")
    environment = {"PGPASSWORD": "an invented one"}
    for line in "".join(blocks("sh")).splitlines():
        if line.startswith("export "):
            name, _, value = line.removeprefix("export ").partition("=")
            environment[name] = value
            continue
        if "migrate-case" in line:
            environment["PGUSER"] = "rosa"
        command = line.replace("db.unit.example", f"127.0.0.1:{unit.port}")

        done = run_ovillo(*shlex.split(command)[1:], **environment)

        assert done.status == 0, f"{line}\n{done.out}{done.err}"
    pointer = json.loads((tmp_path / "jacaranda" / "case.server.json").read_text("utf-8"))
    (shown,) = map(json.loads, blocks("json"))
    assert {**pointer, "schema": ""} == {
        **shown,
        "schema": "",
        "database": shown["database"].replace("db.unit.example", f"127.0.0.1:{unit.port}"),
    }
    reader = {**environment, "PGUSER": "teo"}
    assert run_ovillo("verify", "jacaranda", **reader).status == 0
    refusal = run_ovillo("add", "jacaranda", "more", **reader)
    assert "may only read" in refused(refusal)
