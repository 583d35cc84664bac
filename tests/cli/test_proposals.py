"""What a user sees of proposals and judgements."""

import json
from pathlib import Path

import pytest

from .conftest import Run

REPORTS = {
    "el-faro_2031-05-16_en.txt": """Police arrested Aurelio Tambo Quispe (DNI 08123456) on Tuesday in Villa Jacaranda.

Police arrested Zulema Farfán Ocaña, who answers the telephone 999 888 777, on Tuesday in Villa Jacaranda.
""",
    "la-hora_2031-05-17_en.txt": """Police arrested Aurelio Tambo Quispe (DNI 09999999) on Friday in Puerto Mirlo.

Police arrested Zulema Farfán, telephone 999888777, on Friday in Puerto Mirlo.
""",
    "radio_2031-05-18_en.txt": "Police arrested Casilda Tarwi Mendo and Aurelio Tambo on Sunday in Alto Saucedal.\n",
}


@pytest.fixture
def told(run: Run, case: Path, tmp_path: Path) -> Path:
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    run("add", case, *(tmp_path / name for name in REPORTS))
    return case


def test_a_shared_telephone_comes_first_and_stands_in_the_explanation(run: Run, told: Path) -> None:
    listed = json.loads(run("proposals", told, "--as", "json").out)

    first = listed[0]
    (phone,) = [field for field in first["fields"] if field["field"] == "Telephone"]
    assert {first["left"]["name"], first["right"]["name"]} == {"Zulema Farfán Ocaña", "Zulema Farfán"}
    assert phone["weight_bits"] > 8
    assert first["weight_bits"] == round(sum(field["weight_bits"] for field in first["fields"]), 1)
    assert "Teléfono: igual en ambos (999 888 777)" in run("proposals", told, "--language", "es").out


def test_two_document_numbers_leave_one_name_to_a_person(run: Run, told: Path) -> None:
    listed = json.loads(run("proposals", told, "--as", "json").out)

    (pair,) = [each for each in listed if {each["left"]["name"], each["right"]["name"]} == {"Aurelio Tambo Quispe"}]
    assert pair["rule"] is None
    assert [field["field"] for field in pair["fields"] if field["is_conflict"]] == ["Document number"]


def test_the_proposals_of_one_document_are_those_of_whoever_is_named_there(run: Run, told: Path) -> None:
    everything = json.loads(run("proposals", told, "--as", "json").out)
    radio = next(
        line["documents"][0]
        for line in map(json.loads, run("export", told, "--as", "entities").out.splitlines())
        if "Casilda Tarwi Mendo" in line["names"]
    )

    asked = run("proposals", told, "--document", radio[:12], "--as", "json")

    concerned = [each for each in everything if radio in {each["left"]["document"], each["right"]["document"]}]
    assert json.loads(asked.out) == concerned != everything
    assert run("proposals", told, "--document", "0" * 12).status == 2


def test_an_id_of_an_export_can_be_judged_before_and_after_it_is_joined(run: Run, told: Path) -> None:
    entities = [json.loads(line) for line in run("export", told, "--as", "entities").out.splitlines()]
    ids = {line["names"][0]: line["id"] for line in entities}
    pair = f"{ids['Casilda Tarwi Mendo'][:16]}+{ids['Zulema Farfán'][:16]}"

    run("judge", told, pair, "same", "--reason", "a married name")
    joined = [json.loads(line) for line in run("export", told, "--as", "entities").out.splitlines()]
    again = run("judge", told, pair, "different", "--reason", "two people after all")

    (one,) = [line for line in joined if "Casilda Tarwi Mendo" in line["names"]]
    assert {one["id"], *one["redirects"]} == {ids["Casilda Tarwi Mendo"], ids["Zulema Farfán"]}
    assert again.status == 0
    assert run("judge", told, "0+1", "same", "--reason", "x").status == 2
