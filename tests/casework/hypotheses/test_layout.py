from typing import Any

import pytest

from ovillo.casework.hypotheses import read_layout
from tests.casework.hypotheses.sheets import faults, places, reference, sheet_of, weighed


def changed(row: int, **cells: object) -> dict[str, Any]:
    given = reference()
    given["evidence"][row]["p"] |= cells
    return given


@pytest.mark.parametrize(
    ("given", "place"),
    [
        (changed(1, H2=1.4), ("2 (e2)", "H2")),
        (changed(1, H2=-0.1), ("2 (e2)", "H2")),
        (changed(1, H2="1e3"), ("2 (e2)", "H2")),
        (changed(1, H2="60 %"), ("2 (e2)", "H2")),
        (changed(1, H2=True), ("2 (e2)", "H2")),
        (changed(1, H2="NaN"), ("2 (e2)", "H2")),
        (changed(1, H2=[0.1, 0.2]), ("2 (e2)", "H2")),
        (changed(1, H2=[0.3, 0.2, 0.4]), ("2 (e2)", "H2")),
        (changed(1, H2=[0.1, 0.2, 1.4]), ("2 (e2)", "H2 high")),
        (changed(1, H2={"low": 0.1, "mid": 0.2}), ("2 (e2)", "H2 high")),
        (changed(1, H2=None), ("2 (e2)", "H2")),
        (changed(1, H2="-0.1-0.2-0.3"), ("2 (e2)", "H2")),
        (changed(1, H9=0.1), ("2 (e2)", "H9")),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column(given: dict[str, Any], place: tuple[str, str]) -> None:
    assert places(given) == [place]


@pytest.mark.parametrize("column", ["r", "b"])
@pytest.mark.parametrize("value", [1.2, None, "good"])
def test_reliability_and_base_rate_are_probabilities(column: str, value: object) -> None:
    given = reference()
    given["evidence"][0][column] = value

    assert places(given) == [("1 (e1)", column)]


def test_every_fault_is_named_at_once() -> None:
    given = changed(0, H1=2, H2=None)
    given["evidence"][3]["r"] = -1

    assert places(given) == [("1 (e1)", "H1"), ("4 (e4)", "r"), ("1 (e1)", "H2")]


def test_a_missing_cell_is_named_even_where_the_whole_row_has_none() -> None:
    given = reference()
    del given["evidence"][2]["p"]

    assert places(given) == [("3 (e3)", name) for name in ("H0", "H1", "H2", "H3")]


def test_without_none_of_these_nothing_is_weighed() -> None:
    given = reference()
    del given["hypotheses"][0]
    for row in given["evidence"]:
        del row["p"]["H0"]
    for each in given["hypotheses"]:
        del each["prior"]

    assert [(each.column, "none of these" in each.problem) for each in faults(given)] == [("hypotheses", True)]


def test_a_list_of_hypotheses_without_ids_does_not_make_its_first_none_of_these() -> None:
    given = {"hypotheses": ["domestic sale", "adoption abroad"], "evidence": [{"text": "x", "r": 1, "p": [0.1, 0.2]}]}

    assert places(given) == [("", "hypotheses")]


@pytest.mark.parametrize(
    "name",
    ["None of these", "none / unknown", "Unknown", "Ninguna de estas", "desconocida", "ninguno de los anteriores"],
)
def test_none_of_these_is_known_by_its_words(name: str) -> None:
    given = {"hypotheses": ["domestic sale", name], "evidence": [{"text": "x", "r": 1, "p": [0.1, 0.2]}]}

    assert [(each.id, each.is_none_of_these) for each in sheet_of(given).hypotheses] == [("H1", False), ("H0", True)]


@pytest.mark.parametrize(
    "name", ["something else entirely sold", "otra cosa que se vendió", "H0: sold by somebody else abroad"]
)
def test_a_hypothesis_that_says_what_was_done_is_not_none_of_these(name: str) -> None:
    given = {"hypotheses": ["domestic sale", name], "evidence": [{"text": "x", "r": 1, "p": [0.1, 0.2]}]}

    assert [each.column for each in faults(given)] == ["hypotheses"]


def test_what_stands_twice_is_refused() -> None:
    same_row, same_text, same_id, same_hypothesis = reference(), reference(), reference(), reference()
    same_row["evidence"].append(dict(same_row["evidence"][1]))
    same_text["evidence"].append({**same_text["evidence"][1], "id": "e5", "text": "False live-birth  certificates"})
    same_id["hypotheses"][2]["id"] = "H1"
    same_hypothesis["hypotheses"][2]["text"] = "organ removal"

    assert places(same_row) == [("5 (e2)", "id")]
    assert places(same_text) == [("5 (e5)", "text")]
    assert ("H1", "id") in places(same_id)
    assert places(same_hypothesis) == [("H3", "text")]


def test_priors_add_up_to_one_or_are_all_left_open() -> None:
    given, absent = reference(), reference()
    given["hypotheses"][1]["prior"] = 0.5
    del absent["hypotheses"][1]["prior"]

    assert places(given) == [("prior", "")]
    assert places(absent) == [("prior", "H1")]
    for each in given["hypotheses"]:
        del each["prior"]
    assert {each.prior * 4 for each in sheet_of(given).hypotheses} == {1}


@pytest.mark.parametrize("prior", ["1/4", 0.25, [0.25] * 4, {"H0": "1/4", "H1": 0.25, "H2": ".25", "H3": "0,25"}])
def test_priors_may_stand_apart(prior: object) -> None:
    given = reference()
    for each in given["hypotheses"]:
        del each["prior"]

    assert weighed({**given, "prior": prior}).posterior == weighed(reference()).posterior


def test_a_prior_of_zero_is_refused() -> None:
    given = reference()
    given["hypotheses"][0]["prior"], given["hypotheses"][1]["prior"] = 0, 0.5

    assert places(given) == [("prior", "H0")]


@pytest.mark.parametrize(
    "cell",
    [0.3, "0.3", ".30", "0,3", "3/10", [0.3, 0.3, 0.3], "0.3–0.3–0.3", "0.3-0.3-0.3", "0,3; 0,3; 0,3", {"mid": 0.3}],
)
def test_a_cell_may_be_written_in_several_ways(cell: object) -> None:
    mids = [each.mid for each in weighed(changed(0, H2=cell)).posterior]

    assert mids == pytest.approx([each.mid for each in weighed(reference()).posterior])


def test_rows_may_be_a_list_in_order_an_object_by_id_or_keys_of_the_row() -> None:
    listed, named, beside = reference(), reference(), reference()
    for row in listed["evidence"]:
        row["p"] = list(row["p"].values())
    named["evidence"] = {row.pop("id"): row for row in named["evidence"]}
    named["hypotheses"] = {each.pop("id"): each for each in named["hypotheses"]}
    beside["evidence"] = [{**row, **row["p"], "p": None} for row in beside["evidence"]]

    under, one_key = reference(), reference()
    under["evidence"] = [
        {"name": row["text"], "r": row["r"], "b": row["b"]} | {f"P(e|{name})": each for name, each in row["p"].items()}
        for row in under["evidence"]
    ]
    for row in one_key["evidence"]:
        row["P(e|H0,H1,H2,H3)"] = list(row.pop("p").values())
    for given in (listed, named, beside, under, one_key):
        assert weighed(given).posterior == weighed(reference()).posterior


def test_low_mid_and_high_may_be_three_lists() -> None:
    by_cell, by_end = reference(), reference()
    for row in by_cell["evidence"]:
        row["p"] = {name: [each / 2, each, each * 1.25] for name, each in row["p"].items()}
    for row in by_end["evidence"]:
        chances = row.pop("p").values()
        row |= {"low": [each / 2 for each in chances], "mid": list(chances), "high": [each * 1.25 for each in chances]}

    assert weighed(by_cell).posterior == weighed(by_end).posterior


def test_a_number_that_stands_in_two_places_is_refused() -> None:
    given = reference()
    given["evidence"][0] |= {"H1": 0.6, "reliability": 0.6}

    assert places(given) == [("1 (e1)", "H1"), ("1 (e1)", "r")]


def test_a_list_of_the_wrong_length_is_refused() -> None:
    given = reference()
    given["evidence"][0]["p"] = [0.1, 0.2, 0.3]

    assert places(given)[0] == ("1 (e1)", "p")


def test_a_name_that_is_not_known_is_left_out_and_said() -> None:
    given = reference()
    given["evidence"][0]["reliabilty"] = 0.5

    assert [(each.row, each.column) for each in read_layout(given).notes.unknown] == [("1 (e1)", "reliabilty")]


@pytest.mark.parametrize(
    "given",
    [[], "x", None, 3, {}, {"hypotheses": 3}, {"hypotheses": ["a"], "evidence": 4}, {"hypotheses": [[], {}, None]},
     {"hypotheses": ["none of these", "b"], "evidence": [3, None, [], {}]},
     {"hypotheses": ["none of these", "b"], "evidence": [], "next_steps": [4, {}, None]},
     {"hypotheses": ["none of these", "b"], "evidence": "x", "next_steps": "y", "prior": "z"}],
)  # fmt: skip
def test_what_is_no_sheet_is_refused_without_a_fall(given: object) -> None:
    assert faults(given)


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"cost": 0}, "cost"),
        ({"cost": "free"}, "cost"),
        ({"cost": None}, "cost"),
        ({"deadline": "tomorrow"}, "deadline"),
        ({"text": ""}, "text"),
        ({"p": None}, "p"),
        ({"p": {"H0": 0.1, "H1": 0.1, "H2": 0.1, "H3": 1.1}}, "H3"),
        ({"outcomes": [{"text": "a", "p": [0.5] * 4}, {"text": "b", "p": [0.5, 0.5, 0.5, 0.4]}]}, "H3"),
    ],
)
def test_a_wrong_step_is_named(change: dict[str, Any], column: str) -> None:
    given = reference()
    given["next_steps"] = [{"id": "s1", "text": "DNA", "cost": 2, "p": [0.1, 0.2, 0.3, 0.4]} | change]

    assert [each.column for each in faults(given)] == [column]
    assert faults(given)[0].row.startswith("s1")


def test_costs_in_two_units_cannot_be_compared() -> None:
    given = reference()
    step = {"text": "DNA", "cost": 2, "p": [0.1, 0.2, 0.3, 0.4]}
    given["next_steps"] = [{**step, "id": "s1", "unit": "days"}, {**step, "id": "s2", "unit": "soles"}]

    assert places(given) == [("", "next_steps")]


@pytest.mark.parametrize("groups", [{"tap": ["e1", "e2"]}, [["e1", "e2"]]])
def test_groups_may_stand_beside_the_rows(groups: object) -> None:
    inside, beside = reference(), {**reference(), "dependence_groups": groups}
    for row in inside["evidence"][:2]:
        row["group"] = "tap"

    assert weighed(beside).posterior == weighed(inside).posterior


@pytest.mark.parametrize(
    ("groups", "column"), [({"tap": ["e9"]}, "tap"), ({"tap": "e1"}, "tap"), ("e1", "groups"), (["e1"], "group 1")]
)
def test_a_group_that_cannot_be_is_named(groups: object, column: str) -> None:
    assert places({**reference(), "groups": groups}) == [("", column)]


def test_a_row_is_of_one_group_and_a_joint_row_of_some() -> None:
    assert places({**reference(), "groups": {"a": ["e1"], "b": ["e1"]}}) == [("1 (e1)", "group")]
    alone, two = reference(), {**reference(), "groups": {"a": ["e1", "e2"]}}
    alone["evidence"][0]["joint"] = two["evidence"][0]["joint"] = two["evidence"][1]["joint"] = True
    assert places(alone) == [("1 (e1)", "joint")]
    assert places(two) == [("2 (e2)", "joint")]


def test_outcomes_may_be_an_object_by_what_is_shown() -> None:
    listed, named = reference(), reference()
    outcomes = {"files": [0.5, 0.1, 0.9, 0.2], "no files": [0.5, 0.9, 0.1, 0.8]}
    step = {"text": "ask", "cost": 1}
    named["next_steps"] = [{**step, "outcomes": outcomes}]
    listed["next_steps"] = [{**step, "outcomes": [{"text": text, "p": p} for text, p in outcomes.items()]}]

    assert weighed(named).steps == weighed(listed).steps
