"""The README is tested: its commands are run, in order, on the sample case."""

import re
import shlex
from pathlib import Path

import pytest

from ovillo.testing import write_sample_case, write_sample_casework, write_sample_tables
from tests.cli.conftest import run_ovillo

CALLS = """Numero;Fecha;Hora;Tipo;Duracion;Otro;Celda ID
900000017;14/05/2031;23:59:30;Saliente;00:01:10;900000018;123.0
"""
TABLES = {
    "payments.csv": "from,to,date,amount\nA,B,2031-05-14,9000\n",
    "births.csv": "mother,born,home,place,doctor,registered,officer\nA,2031-05-14,X,Y,D,2031-05-15,O\n",
    "travel.csv": "child,exit\nN,2031-05-20\n",
    "visits.csv": "patient,visit\nP,2031-05-01\n",
    "lists.csv": "A,B,C,n\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,6\n1,0,1,5\n0,1,1,4\n",
    "delays.csv": "person,step,days,ended,flagged\nA,charge,40,yes,yes\nB,charge,7,yes,no\n",
    "departments.csv": "department,women,men\nQuilas,41,3\nPisco,25,10\n",
    "files.csv": "file,office,complaint\nF-1,Norte,2031-02-01\n",
    "figures.csv": "period,source,register,unit,count\n2030,N,police,victims,7\n2031,N,police,victims,9\n",
    "adoptions.csv": "adopter,address\nA,X\n",
}
README = Path(__file__).parent.parent / "README.md"


def commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    found = (line for block in blocks for line in block.splitlines() if line.startswith("ovillo "))
    return [line for line in found if not line.startswith("ovillo serve ")]  # goes on until Ctrl-C: tests/web


def test_every_command_of_the_readme_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_sample_case(tmp_path / "documents")
    write_sample_tables(tmp_path / "documents")
    write_sample_casework(tmp_path / "casework")
    (tmp_path / "calls.csv").write_text(CALLS, "utf-8")
    for name, text in TABLES.items():
        (tmp_path / name).write_text(text, "utf-8")

    for command in commands():
        done = run_ovillo(*shlex.split(command)[1:])

        assert done.status == 0, f"{command}\n{done.out}{done.err}"


def test_every_command_of_the_program_is_in_the_readme() -> None:
    text = README.read_text("utf-8")

    helped = run_ovillo("--help").out
    listed = re.findall(r"^  ([a-z]+)\s", helped[helped.index("Commands") :], re.MULTILINE)

    assert [name for name in listed if f"ovillo {name}" not in text] == []


def test_links_of_the_readme_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README.read_text("utf-8")):
        assert (README.parent / target).exists(), target
