"""`ovillo custody` as a user meets it: evidence changes hands, and a gap is found."""

import json
from pathlib import Path

import pytest

from ovillo.cli import surface
from ovillo.cli.main import main
from tests.cli.conftest import run_ovillo
from tests.rendering.network_exports.conftest import program


def said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, who: str, *arguments: object
) -> tuple[int, str, str]:
    """Runs the program in this process as this official."""
    monkeypatch.setenv("OVILLO_ACTOR", who)
    surface.settings.cache_clear()
    status = 0
    try:
        main(["custody", *map(str, arguments), "--language", "en"])
    except SystemExit as end:
        status = int(end.code or 0)
    told = capsys.readouterr()
    return status, told.out, told.err


@pytest.fixture(scope="module")
def handed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with a telephone that was on the way for nine hours; the tests only read it."""
    case = tmp_path_factory.mktemp("custody") / "case"
    assert run_ovillo("new", case).status == 0
    one, two = "Oficial Uno", "Fiscal Dos"
    at = ("--zone", "America/Lima", "--at")
    for who, words in (
        (one, ("seal", "E-1", "--seal", "0017", "--what", "a telephone", *at, "2026-03-02T08:00")),
        (one, ("hand", "E-1", "--to", two, *at, "2026-03-02T09:00")),
        (two, ("receive", "E-1", "--from", one, "--seal", "0017", *at, "2026-03-02T18:00")),
    ):
        assert run_ovillo("custody", case, *words, OVILLO_ACTOR=who).status == 0
    return case


def test_a_gap_is_found(handed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    status, out, _ = said(capsys, monkeypatch, "Jefa", handed, "--as", "json")

    (item,) = json.loads(out)["items"]
    late = [each for each in item["findings"] if each["kind"] == "late_receipt"]
    assert status == 0
    assert (item["item"], item["holder"], item["seal"], item["state"]) == ("E-1", "Fiscal Dos", "0017", "sealed")
    assert [each["hours"] for each in late] == [9]
    assert [each["act"] for each in item["acts"]] == ["seal", "hand", "receive"]


def test_the_text_shows_each_act_and_what_is_lacking(
    handed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = said(capsys, monkeypatch, "Jefa", handed, "E-1", "--transit-hours", "10")[1]

    assert "E-1 (a telephone): sealed, 0017, held by Fiscal Dos" in out
    assert "handed over by Oficial Uno (to: Fiscal Dos)" in out
    assert "long on the way" not in out
    assert "long on the way" in said(capsys, monkeypatch, "Jefa", handed)[1]


def test_what_was_recorded_late_is_one_line_behind_the_gap_that_matters(
    handed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [each for each in said(capsys, monkeypatch, "Oficial Uno", handed)[1].splitlines() if "  ! " in each]

    assert [each.partition(",")[0].strip() for each in lines] == [
        "! long on the way: between hand-over and receipt nobody held it",
        "! recorded long after it happened",
    ]
    assert ", up to " in lines[1]
    assert lines[1].endswith("(entries 1, 2, 3)")


REFUSED = (
    ["hand", "E-9", "--to", "x"],
    ["hand", "E-1"],
    ["seal", "e-1", "--seal", "1"],
    ["seal", "E-1", "--seal", "1", "--sha256", "zz"],
    ["open", "E-1", "--purpose", "x", "--at", "2026-02-31T10:00"],
    ["open", "E-1", "--purpose", "x", "--at", "2026-02-03"],
    ["open", "E-1", "--purpose", "x", "--zone", "Mars/Olympus"],
    ["lose", "E-1"],
    ["open", "E-1", "--key", "no-such-key.pem", "--at", "2031-03-03T10:00"],
    ["seal", "E-2", "--key", "no-such-key.pem", "--seal", "2", "--what", "x"],
    ["E-9"],
    ["a", "b", "c"],
)


def test_what_cannot_be_recorded_is_one_line_and_changes_nothing(
    handed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = json.loads(said(capsys, monkeypatch, "Jefa", handed, "--as", "json")[1])

    for words in REFUSED:
        status, out, err = said(capsys, monkeypatch, "Jefa", handed, *words)

        assert (status, out, len(err.strip().splitlines())) == (2, "", 1), words

    assert json.loads(said(capsys, monkeypatch, "Jefa", handed, "--as", "json")[1]) == before


@pytest.mark.filterwarnings("ignore")  # rdflib warns of itself
def test_uco_conforms_to_the_shapes_of_the_ontology(
    handed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    validate = program("case_utils.case_validate").validate
    path = tmp_path / "custody.jsonld"
    path.write_text(said(capsys, monkeypatch, "Jefa", handed, "--as", "uco")[1], "utf-8")

    result = validate(str(path), inference="none", allow_warnings=True)

    assert result.conforms, result.text
    assert not result.undefined_concepts
