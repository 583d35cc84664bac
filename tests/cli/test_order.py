"""Neither the order of files, nor the number of workers, nor the order of judgements changes who is who.

Undoing everything gives the first state. By the commands that a user runs.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from random import Random

import pytest

from .conftest import Run

REPORTS = {
    "el-faro_2031-05-16_en.txt": "Police arrested Aurelio Tambo Quispe on Tuesday in Villa Jacaranda.\n\n"
    "Police arrested Zulema Farfán Ocaña, who answers the telephone 999 888 777, on Tuesday in Villa Jacaranda.\n",
    "la-hora_2031-05-17_en.txt": "Police arrested Zulema Farfán, telephone 999888777, on Friday in Puerto Mirlo.\n\n"
    "Police arrested Casilda Tarwi Mendo on Friday in Puerto Mirlo.\n",
    "radio_2031-05-18_en.txt": "Police arrested Casilda Tarwi and Aurelio Tambo on Sunday in Alto Saucedal.\n",
    "la-voz_2031-05-19_es.txt": "La policía detuvo a Aurelio Tambo Quispe y a Zulema Farfán Ocaña en Villa Jacaranda.\n",
    "el-eco_2031-05-20_es.txt": "La policía detuvo a Casilda Tarwi Mendo y a Aureliano Tambo en Puerto Mirlo.\n",
}


def _build(run: Run, folder: Path, texts: Path, parts: Sequence[Sequence[str]], workers: int) -> Path:
    run("new", folder, "--name", "Villa Jacaranda")
    for part in parts:
        added = run("add", folder, *(texts / name for name in part), OVILLO_WORKERS=str(workers))
        assert added.status == 0, added.err
    return folder


def _state(run: Run, case: Path) -> tuple[str, list[dict[str, object]]]:
    """Who is who, and what is proposed, without the judgements themselves."""
    proposed = [
        {key: value for key, value in line.items() if key not in {"judgements", "verdict"}}
        for line in json.loads(run("proposals", case, "--as", "json").out)
    ]
    return run("export", case, "--as", "entities").out, sorted(proposed, key=lambda line: str(line["id"]))


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def _orders() -> Iterator[tuple[list[list[str]], int]]:
    names = list(REPORTS)
    yield [names], 1
    yield [[name] for name in reversed(names)], 2
    Random(3).shuffle(names)
    yield [names[:2], names[2:]], 4


@pytest.mark.parametrize("step", [2, pytest.param(1, marks=pytest.mark.slow)])
def test_neither_the_order_of_files_nor_the_number_of_workers_changes_who_is_who(
    run: Run, texts: Path, tmp_path: Path, step: int
) -> None:
    """Every order in the slow run; the first and the mixed one, with one worker and with four, in the quick one."""
    states = [
        _state(run, _build(run, tmp_path / f"case{number}", texts, parts, workers))
        for number, (parts, workers) in enumerate(list(_orders())[::step])
    ]

    assert len(states[0][1]) > 3
    for one, other in combinations(states, 2):
        assert one == other


def test_judgements_in_any_order_give_one_state_and_undoing_them_in_any_order_gives_the_first(
    run: Run, texts: Path, tmp_path: Path
) -> None:
    first, second = (_build(run, tmp_path / name, texts, [list(REPORTS)], 2) for name in ("one", "other"))
    before = _state(run, first)
    ids = [line["id"] for line in json.loads(run("proposals", first, "--as", "json").out)]
    decisions = [(target, ("same", "different", "unsure")[number % 3]) for number, target in enumerate(ids[:4])]

    for case, order in ((first, decisions), (second, decisions[::-1])):
        for target, verdict in order:
            assert run("judge", case, target, verdict, "--reason", "invented").status == 0
    judged = _state(run, first)
    again = _state(run, second)
    for target, _ in [*decisions[1:], decisions[0]]:
        assert run("judge", first, target, "--undo", "--reason", "invented").status == 0

    assert judged == again
    assert judged != before
    assert _state(run, first) == before
