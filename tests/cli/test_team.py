"""Tasks, strategy, notes, referrals and units as people of several agencies meet them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ovillo.cli import surface
from ovillo.cli.main import main

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    """Runs the program in this process as this person: status, output, messages."""

    def run(who: str, *arguments: object, purpose: str = "") -> tuple[int, str, str]:
        monkeypatch.setenv("OVILLO_ACTOR", who)
        monkeypatch.setenv("OVILLO_PURPOSE", purpose)
        surface.settings.cache_clear()
        status = 0
        try:
            main([*map(str, arguments), "--language", "en"])
        except SystemExit as end:
            status = int(end.code or 0)
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


@pytest.fixture
def made(say: Say, tmp_path: Path) -> Path:
    assert say("Jefa Uno", "new", tmp_path / "case")[0] == 0
    return tmp_path / "case"


def test_a_task_goes_to_and_fro(say: Say, made: Path) -> None:
    say("Jefa Uno", "task", made, "open", "interview the clinic", "--to", "Fiscal Dos", "--due", "2026-01-02")
    say("Fiscal Dos", "task", made, "accept", "T-1")
    say("Fiscal Dos", "task", made, "hand-over", "t-1", "--to", "Oficial Tres")
    say("Oficial Tres", "task", made, "return", "T-1", "--reason", "no vehicle")

    (task,) = json.loads(say("Jefa Uno", "task", made, "--as", "json")[1])["tasks"]

    assert (task["state"], task["holder"], task["asked"], task["overdue"]) == ("returned", "Fiscal Dos", None, True)
    assert [each["act"] for each in task["acts"]] == ["open", "accept", "hand-over", "return"]
    assert task["acts"][-1]["reason"] == "no vehicle"
    assert "OVERDUE since 2026-01-02" in say("Jefa Uno", "task", made)[1]
    assert say("Fiscal Dos", "task", made, "close", "T-1")[0] == 0
    assert "OVERDUE" not in say("Jefa Uno", "task", made, "list")[1]


REFUSED = (
    ("Oficial Tres", "accept", "T-1"),
    ("Oficial Tres", "hand-over", "T-1", "--to", "Ana"),
    ("Oficial Tres", "close", "T-1"),
    ("Fiscal Dos", "return", "T-1"),
    ("Jefa Uno", "assign", "T-1"),
    ("Jefa Uno", "accept", "T-9"),
    ("Jefa Uno", "T-9"),
    ("Jefa Uno", "open", " "),
    ("Jefa Uno", "open", "x", "--due", "2026-02-30"),
    ("Jefa Uno", "lose", "T-1", "x"),
)


def test_what_the_rules_do_not_allow_is_one_line_and_changes_nothing(say: Say, made: Path) -> None:
    say("Jefa Uno", "task", made, "open", "ask the registry", "--to", "Fiscal Dos")
    before = say("Jefa Uno", "task", made, "--as", "json")[1]

    for who, *words in REFUSED:
        status, out, err = say(who, "task", made, *words)
        assert (status, out, len(err.strip().splitlines())) == (2, "", 1), words

    assert say("Jefa Uno", "task", made, "--as", "json")[1] == before


def test_a_strategy_holds_when_both_sides_signed_the_same_text(say: Say, made: Path) -> None:
    say("Fiscal Dos", "strategy", made, "propose", "First the registry, then the clinic.")
    say("Fiscal Dos", "strategy", made, "sign", "--side", "prosecution")
    one = json.loads(say("Jefa Uno", "strategy", made, "--as", "json")[1])
    again = say("Fiscal Dos", "strategy", made, "sign", "--side", "police")
    say("Jefa Uno", "strategy", made, "sign", "--side", "police")
    both = json.loads(say("Jefa Uno", "strategy", made, "--as", "json")[1])
    say("Jefa Uno", "strategy", made, "propose", "First the clinic.")
    new = json.loads(say("Jefa Uno", "strategy", made, "--as", "json")[1])

    assert (one["holds"], both["holds"], new["holds"]) == (False, True, False)
    assert again[0] == 2
    assert set(both["signatures"]) == {"police", "prosecution"}
    assert (new["version"], new["signatures"]) == (2, {})


def test_a_referral_has_the_fields_of_htcds_and_is_answered_once(say: Say, made: Path) -> None:
    made_out = ("refer", made, "make", "P-7", "--to", "Casa Inventada", "--reason", "shelter")
    assert say("Jefa Uno", *made_out, "--because", "she asked")[0] == 2  # nobody said whether she agrees
    assert say("Jefa Uno", *made_out, "--consent")[0] == 2  # nothing in the case calls her a victim
    say("Jefa Uno", *made_out, "--because", "she asked", "--consent")
    silent = say("Casa Inventada", "refer", made, "decline", "R-1")
    say("Casa Inventada", "refer", made, "accept", "R-1")
    second = say("Casa Inventada", "refer", made, "decline", "R-1", "--reason", "full")

    (told,) = json.loads(say("Jefa Uno", "refer", made, "--as", "json")[1])["referrals"]

    assert (silent[0], second[0]) == (2, 2)
    assert "Say why" in silent[2]
    assert told["ReferredOrganisation"] == "Casa Inventada"
    assert told["ReasonForOutgoingReferral"] == "shelter"
    assert (told["consent"], told["answer"]) == (True, "accepted")


def test_nobody_is_referred_under_a_pseudonym_that_the_case_does_not_have(say: Say, made: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("La policía rescató a Milagros Ficticia Inventada, de 9 años.", "utf-8")
    say("Jefa Uno", "add", made, tmp_path / "a.txt", "--source-language", "es")
    say("Jefa Uno", "member", made, "admit", "Jefa Uno", "--role", "owner")
    words = ("--to", "Casa Inventada", "--reason", "shelter", "--consent")

    pseudonym = say("Jefa Uno", "protect", made)[1].splitlines()[0].strip()
    refused = say("Jefa Uno", "refer", made, "make", "Persona Zzzzzz", *words)

    assert (refused[0], "Persona Zzzzzz" in refused[2]) == (2, True)
    assert json.loads(say("Jefa Uno", "refer", made, "--as", "json")[1])["referrals"] == []
    assert say("Jefa Uno", "refer", made, "make", pseudonym, *words)[0] == 0


def test_the_name_is_told_as_people_say_it_first(say: Say, made: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("La policía rescató a Milagros Ficticia Inventada, de 9 años.", "utf-8")
    (tmp_path / "b.txt").write_text("FICTICIA INVENTADA, Milagros fue entrevistada por la policía, de 9 años.", "utf-8")
    for name in ("a.txt", "b.txt"):
        say("Jefa Uno", "add", made, tmp_path / name, "--source-language", "es")
    say("Jefa Uno", "member", made, "admit", "Jefa Uno", "--role", "owner")
    pseudonym = say("Jefa Uno", "protect", made)[1].splitlines()[0].strip()
    say("Jefa Uno", "protect", made, pseudonym, "--as", "minor", "--compartment", "niñez")

    told = say("Jefa Uno", "protect", made, pseudonym, purpose="interview")[1]

    assert told.splitlines()[0] == "Milagros Ficticia Inventada"


def test_who_opened_a_protected_record_is_told_to_the_compartment_and_to_owners(
    say: Say, made: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("La policía rescató a Milagros Ficticia Inventada, de 9 años.", "utf-8")
    say("Jefa Uno", "add", made, tmp_path / "a.txt", "--source-language", "es")
    roles = {"Jefa Uno": "owner", "Dueña": "owner", "Dentro": "reviewer", "Fuera": "reviewer"}
    for who, role in roles.items():
        say("Jefa Uno", "member", made, "admit", who, "--role", role)
    pseudonym = say("Dentro", "protect", made)[1].strip()
    say("Dentro", "protect", made, pseudonym, "--as", "minor", "--compartment", "niñez")
    say("Dentro", "protect", made, pseudonym, "--purpose", "visit of Milagros Ficticia Inventada")

    told = {who: say(who, "protect", made, "--readers")[1] for who in ("Dueña", "Dentro", "Fuera")}
    other = say("Dueña", "protect", made, "Persona Zzzzzz", "--readers")
    (read,) = json.loads(say("Dueña", "protect", made, pseudonym, "--readers", "--as", "json")[1])["readers"]

    line = f" UTC Dentro opened {pseudonym}, for: visit of {pseudonym} ["
    assert (line in told["Dueña"], told["Dentro"], told["Fuera"]) == (True, told["Dueña"], "")
    assert (other[0], other[1], "was opened" in other[2]) == (0, "", True)
    assert (read["by"], read["pseudonym"], read["purpose"]) == ("Dentro", pseudonym, f"visit of {pseudonym}")


def test_capitals_make_no_other_compartment(say: Say, made: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("La policía rescató a Milagros Ficticia Inventada, de 9 años.", "utf-8")
    say("Jefa Uno", "add", made, tmp_path / "a.txt", "--source-language", "es")
    for who, role in (("Jefa Uno", "owner"), ("Ana", "reviewer"), ("Beto", "reviewer")):
        say("Jefa Uno", "member", made, "admit", who, "--role", role)
    say("Ana", "member", made, "let-in", "Ana", "--compartment", "niñez")

    refused = say("Jefa Uno", "member", made, "let-in", "Jefa Uno", "--compartment", " NIÑEZ ")
    let_in = say("Ana", "member", made, "let-in", "Beto", "--compartment", "Niñez")

    assert (refused[0], let_in[0]) == (2, 0)
    assert "Beto: reviewer [niñez]" in say("Beto", "member", made)[1]


def test_notes_keep_their_author(say: Say, made: Path) -> None:
    say("Jefa Uno", "note", made, "The clinic closes at six.", "--about", "T-1")

    (note,) = json.loads(say("Fiscal Dos", "note", made, "--as", "json")[1])["notes"]

    assert (note["by"], note["about"], note["text"]) == ("Jefa Uno", "T-1", "The clinic closes at six.")


TABLES = {
    "territories.csv": "territory,kind,department\nRegión Inventada,police_region,Ica\n"
    "Región Inventada,police_region,Lima\nDistrito Imaginado,fiscal_district,11\n",
    "units.csv": "unit,agency,side,territory,superior\nDivisión Uno,Policía Inventada,police,Región Inventada,\n"
    "Sección Dos,Policía Inventada,police,Ica,División Uno\n"
    "Fiscalía Tres,Ministerio Imaginado,prosecution,Distrito Imaginado,\n",
    "officials.csv": "official,post,unit\nJefa Uno,jefa,División Uno\nFiscal Dos,fiscal,Fiscalía Tres\n",
}


def written(folder: Path, **changed: str) -> Path:
    folder.mkdir()
    for name, text in {**TABLES, **{f"{key}.csv": value for key, value in changed.items()}}.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_units_say_which_department_lacks_a_side(say: Say, made: Path, tmp_path: Path) -> None:
    folder = written(tmp_path / "units")

    status, out, _ = say("Jefa Uno", "units", "check", folder)
    say("Jefa Uno", "units", made, "state", folder)

    assert status == 0
    assert "11 Ica: police: División Uno, Sección Dos; prosecution: Fiscalía Tres" in out.splitlines()
    assert "15 Lima: police: División Uno; prosecution: nobody" in out.splitlines()
    assert len(out.splitlines()) == 25
    assert say("Fiscal Dos", "units", made)[1] == out


def test_the_unit_signs_for_its_side_and_takes_what_is_asked_of_it(say: Say, made: Path, tmp_path: Path) -> None:
    say("Jefa Uno", "units", made, "state", written(tmp_path / "units"))
    say("Jefa Uno", "strategy", made, "propose", "Together.")
    say("Jefa Uno", "task", made, "open", "ask for the order", "--to", "Fiscalía Tres")

    assert say("Jefa Uno", "strategy", made, "sign", "--side", "prosecution")[0] == 2
    assert say("Jefa Uno", "strategy", made, "sign")[0] == 0
    assert say("Oficial Nadie", "task", made, "accept", "T-1")[0] == 2
    assert "held by Fiscal Dos" in say("Fiscal Dos", "task", made, "accept", "T-1")[1]


FAULTS = (
    (
        "territories",
        "territory,kind,department\nX,police_region,Atlantis\n",
        "territories.csv, row 2, column department",
    ),
    ("territories", "territory,kind,department\nX,realm,Ica\n", "territories.csv, row 2, column kind"),
    ("territories", "territory,kind,department\nX,police_region,Ica\nX,police_region,11\n", "row 3, column department"),
    ("units", "unit,agency,side,territory,superior\nA,P,police,Nowhere,\n", "units.csv, row 2, column territory"),
    ("units", "unit,agency,side,territory,superior\nA,P,police,Ica,B\n", "units.csv, row 2, column superior"),
    ("units", "unit,agency,side,territory,superior\nA,P,police,Ica,B\nB,P,police,Ica,A\n", "row 2, column superior"),
    ("units", "unit,agency,side,territory,superior\nA,P,guild,Ica,\n", "units.csv, row 2, column side"),
    ("units", "unit,agency,side,territory,superior\n,P,police,Ica,\n", "units.csv, row 2, column unit"),
    ("units", "unit,agency,side,territory,superior\nA,P,police,Ica,,more\n", "units.csv, row 2, column 6"),
    ("units", "unit,agency,side\nA,P,police\n", "units.csv: the first row lacks the column territory"),
    ("officials", "official,post,unit\nAna,x,Nowhere\n", "officials.csv, row 2, column unit"),
    ("officials", "official,post,unit\nJ,x,División Uno\nJ,x,Sección Dos\n", "officials.csv, row 3, column official"),
)


@pytest.mark.parametrize(("table", "text", "place"), FAULTS)
def test_every_bad_cell_is_named(say: Say, tmp_path: Path, table: str, text: str, place: str) -> None:
    status, out, err = say("Jefa Uno", "units", "check", written(tmp_path / "units", **{table: text}))

    assert (status, out) == (2, "")
    assert place in err


def test_a_row_is_no_repetition_of_one_whose_kind_is_wrong(say: Say, tmp_path: Path) -> None:
    text = "territory,kind,department\nX,realm,Ica\nX,police_region,Ica\n"

    _, _, err = say("Jefa Uno", "units", "check", written(tmp_path / "units", territories=text))

    assert "row 2, column kind" in err
    assert "territories.csv, row 3" not in err


def test_the_template_fits_and_has_every_department(say: Say, tmp_path: Path) -> None:
    assert say("Jefa Uno", "units", "template", tmp_path / "made")[0] == 0

    status, out, err = say("Jefa Uno", "units", "check", tmp_path / "made")

    assert status == 0, err
    assert len(out.splitlines()) == 25
    assert out.count("nobody") == 50
    assert say("Jefa Uno", "units", "template", tmp_path / "made")[0] == 2
