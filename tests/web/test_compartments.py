"""The workbench shows protected people under their pseudonyms, and keeps what it worked out by what somebody may see."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import copytree

import pytest

from ovillo.casework.access import Role
from ovillo.domain.protection import ProtectedAs
from ovillo.web.workbench import Workbench
from ovillo.wiring.cases import open_case_for_all
from ovillo.workflows.access import set_member
from ovillo.workflows.guarded import guard
from ovillo.workflows.protect import protect
from tests.web.conftest import NOW, bench_over, reviewer
from tests.web.test_access import filled, routes

NAME = "Nilda Cotos Achira"
WORDS = ("nilda", "cotos")
"""Another person of the case is called Achira."""
SOME = ("/", "/sources")


@pytest.fixture
def own_case(sample_folder: Path, tmp_path: Path) -> Iterator[Workbench]:
    """A copy of the sample case as the server has it."""
    copytree(sample_folder, tmp_path / "own")
    with open_case_for_all(tmp_path / "own") as opened:
        yield bench_over(opened, [])


def gotten(bench: Workbench, paths: Sequence[str]) -> None:
    """Protects somebody, and looks for the name in pages."""
    record = bench.opened.record
    set_member(record, "Olga Dueña", Role.OWNER, actor="Olga Dueña", now=lambda: NOW)
    set_member(record, "Raúl Revisa", Role.REVIEWER, actor="Olga Dueña", now=lambda: NOW)
    visitor = reviewer(bench, "Raúl Revisa")
    with record.reading() as reader:
        document = next(each.id for each in reader.documents() if NAME in each.text)
    before = visitor.get("/").text

    person = protect(
        guard(record, "Olga Dueña"), NAME, ProtectedAs.WITNESS, "testigos", actor="Olga Dueña", now=lambda: NOW
    )

    told = {path: visitor.get(path).text for path in [*paths, f"/documents/{document}"]}
    assert "Nilda" in before
    assert {path for path, text in told.items() for word in WORDS if word in text.lower()} == set()
    assert person.pseudonym in told["/"]
    assert person.pseudonym in told[f"/documents/{document}"]


def test_some_pages_hold_no_protected_name(own_case: Workbench) -> None:
    gotten(own_case, SOME)


@pytest.mark.slow
def test_no_page_holds_a_protected_name(own_case: Workbench) -> None:
    gotten(own_case, [filled(path, own_case) for method, path in routes() if method == "GET"])
