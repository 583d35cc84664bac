"""What hides people is worked out anew when what it is made of changes, and not for what changes nothing of it."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ovillo.casework.access import Role
from ovillo.domain.judgements import Verdict
from ovillo.domain.protection import ProtectedAs
from ovillo.domain.sources import SourceDetails
from ovillo.wiring.cases import OpenCase, create_case
from ovillo.wiring.files import adding
from ovillo.workflows import concealing
from ovillo.workflows.access import set_member
from ovillo.workflows.guarded import guard
from ovillo.workflows.judge import judge
from ovillo.workflows.protect import lift, protect
from ovillo.workflows.team import open_task, write_note
from ovillo.workflows.withdraw import withdraw

TEXT = (
    "El Faro Inventado, 5 de mayo de 2031. La policía rescató a la menor Rosario Imaginada Ficticia, de 15 años. "
    "La policía detuvo a Zulema Farfán Ocaña. Zulema Farfán Ocaña trabaja para Tomás Ficticio Prado.\n"
)
OTHER = "El Faro Inventado, 6 de mayo de 2031. La testigo Lucrecia Falsa Ventura declaró contra Zulema Farfán Ocaña.\n"


def now() -> datetime:
    return datetime(2031, 5, 9, 12, tzinfo=UTC)


def as_head() -> dict[str, Any]:  # Any: as the functions have it
    return {"actor": "Jefa", "now": now}


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenCase]:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "rescate.txt").write_text(TEXT, "utf-8")
    with create_case(tmp_path / "case", name="Caso inventado", actor="Jefa", at=now()) as made:
        _add(made, tmp_path / "files")
        for name, role in (("Jefa", Role.OWNER), ("Ana", Role.REVIEWER)):
            set_member(made.record, name, role, **as_head())
        concealing.forget()
        yield made


def _add(opened: OpenCase, folder: Path) -> None:
    options = SourceDetails(language="es")
    with adding(opened, [folder], options=options, ocr_languages=(), workers=1, **as_head()) as run:
        list(run.results)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each was worked out."""
    counts: Counter[str] = Counter()

    def counted(name: str, inner: Callable[..., Any]) -> Callable[..., Any]:  # Any: as the functions have it
        def call(*args: object, **named: object) -> object:
            counts[name] += 1
            return inner(*args, **named)

        return call

    for name in ("marked", "kin_told", "Concealment"):
        monkeypatch.setattr(concealing, name, counted(name, getattr(concealing, name)))
    return counts


@contextmanager
def looking(opened: OpenCase, who: str) -> Iterator[str]:
    """What a viewer reads in the one text, each time as somebody who comes anew."""
    with guard(opened.record, who).reading() as reader:
        yield "\n".join(each.text for each in reader.documents())


def test_no_judgement_note_task_or_member_has_a_text_read_again(opened: OpenCase, made: Counter[str]) -> None:
    with looking(opened, "Ana") as first:
        assert "Rosario" not in first
    assert made == {"marked": 1, "kin_told": 1, "Concealment": 1}
    with opened.record.reading() as reader:
        said = [each.id for each in reader.statements()][:2]

    for act in (
        lambda: judge(opened.record, said[0], verdict=Verdict.ACCEPT, reason="leído", **as_head()),
        lambda: judge(opened.record, said[1], verdict=Verdict.REJECT, reason="no lo dice", **as_head()),
        lambda: write_note(opened.record, "Pedir copia", about="", **as_head()),
        lambda: open_task(opened.record, "Pedir copia", to="", due=None, **as_head()),
        lambda: set_member(opened.record, "Leo", Role.READER, **as_head()),
    ):
        act()
        for who in ("Ana", "Jefa"):
            with looking(opened, who) as text:
                assert text == first

    assert made == {"marked": 1, "kin_told": 1, "Concealment": 1}


def test_what_changes_whom_or_what_it_hides_is_seen_at_once(
    opened: OpenCase, made: Counter[str], tmp_path: Path
) -> None:
    with looking(opened, "Ana") as first:
        assert "Zulema" in first

    head = guard(opened.record, "Jefa")
    zulema = protect(head, "Zulema Farfán Ocaña", ProtectedAs.SOURCE, "fuentes", **as_head())
    with looking(opened, "Ana") as text:
        assert "Zulema" not in text
        assert zulema.pseudonym in text
    lift(head, zulema.pseudonym, "un error", **as_head())
    with looking(opened, "Ana") as text:
        assert text == first
    assert made["marked"] == 1

    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "declara.txt").write_text(OTHER, "utf-8")
    _add(opened, tmp_path / "more")
    with looking(opened, "Ana") as text:
        assert "Lucrecia" not in text
    with opened.record.reading() as reader:
        (added,) = (each.id for each in reader.documents() if each.name.endswith("declara.txt"))
    withdraw(opened.record, added, reason="duplicado", **as_head())
    with looking(opened, "Ana") as text:
        assert text == first


def test_nothing_is_kept_beyond_a_few_states_nor_after_an_erasure(opened: OpenCase, made: Counter[str]) -> None:
    shelf = concealing._Shelf[str]()
    for each in range(9):
        shelf.get(each, lambda: "made")
    assert list(shelf.held) == [5, 6, 7, 8]

    with looking(opened, "Ana"):
        concealing.forget()
    with looking(opened, "Ana"):
        pass

    assert made == {"marked": 2, "kin_told": 2, "Concealment": 2}
