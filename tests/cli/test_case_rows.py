"""A row of a case's table for whoever sees protected people under pseudonyms."""

from pathlib import Path

import pytest

from ovillo.wiring.case_rows import row_of
from ovillo.wiring.cases import open_case
from ovillo.workflows.guarded import NoNeedToKnowError
from tests.cli.conftest import Run

NAME = "Nilda Ficticia Achira"
PAID = f"""fecha,ordenante,beneficiario,monto,moneda
2031-05-01,{NAME},Otto Cerro,900,PEN
2031-05-02,Vera Lago,Otto Cerro,800,PEN
2031-05-02,Vera Lago,Otto Cerro,810,PEN
2031-05-02,Vera Lago,Otto Cerro,820,PEN
2031-05-02,Vera Lago,Otto Cerro,830,PEN
2031-05-02,Vera Lago,Otto Cerro,840,PEN
"""


@pytest.fixture
def case(run: Run, tmp_path: Path) -> Path:
    given = tmp_path / "given"
    given.mkdir()
    (given / "nota.txt").write_text(f"{NAME} fue rescatada en Puerto Falso.", "utf-8")
    (given / "llamadas.csv").write_text("llama,recibe,fecha\n987000111,987000222,2031-05-01 10:00:00\n", "utf-8")
    (given / "pagos.csv").write_text(PAID, "utf-8")
    made = tmp_path / "case"
    assert run("new", made).status == 0
    assert run("add", made, given).status == 0
    assert run("protect", made, NAME, "--as", "victim", "--compartment", "v").status == 0
    return made


def rows(case: Path, name: str, row: int) -> list[list[str]]:
    with open_case(case) as opened:
        with opened.record.reading() as reader:
            [document] = [each.id for each in reader.documents() if each.name.endswith(name)]
        return [list(cells) for _, cells in row_of(opened, document, row)[1].rows]


def test_a_table_that_names_nobody_protected_keeps_its_rows(case: Path) -> None:
    assert ["987000111", "987000222", "2031-05-01 10:00:00"] in rows(case, "llamadas.csv", 2)


def test_a_row_that_names_somebody_protected_has_the_pseudonym_and_the_others_are_as_written(case: Path) -> None:
    told = rows(case, "pagos.csv", 2)

    assert "Ficticia" not in str(told)
    assert told[1][2:] == ["Otto Cerro", "900", "PEN"]
    assert rows(case, "pagos.csv", 7)[-1] == ["2031-05-02", "Vera Lago", "Otto Cerro", "840", "PEN"]


def test_a_row_with_a_name_over_several_cells_that_no_cell_alone_gives_away_is_not_shown(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ovillo.casework.protection.rows.Rows.changed", lambda _, cells: iter(cells))

    with pytest.raises(NoNeedToKnowError):
        rows(case, "pagos.csv", 2)
