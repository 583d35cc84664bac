import math
from copy import deepcopy
from fractions import Fraction
from itertools import pairwise, product
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ovillo.casework.hypotheses import ImpossibleEvidenceError
from ovillo.domain.hypotheses import Evaluation
from tests.casework.hypotheses.sheets import IDS, reference, weighed

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""What a busy machine takes is no fault of ours."""
PROBABILITY = st.integers(1, 99).map(lambda each: f"0.{each:02}")
RATING = st.one_of(PROBABILITY, st.lists(PROBABILITY, min_size=3, max_size=3).map(sorted))


@st.composite
def sheets(draw: st.DrawFn) -> dict[str, Any]:
    ids = [f"H{number}" for number in range(draw(st.integers(2, 4)))]
    rows = [
        {
            "id": f"e{number}",
            "text": f"row {number}",
            "r": draw(PROBABILITY),
            "b": draw(PROBABILITY),
            "group": draw(st.sampled_from(["", "", "tap", "informant"])),
            "p": {name: draw(RATING) for name in ids},
        }
        for number in range(draw(st.integers(1, 5)))
    ]
    return {
        "hypotheses": [{"id": name, "text": "none of these" if name == "H0" else f"thing {name}"} for name in ids],
        "evidence": rows,
    }


def mids(made: Evaluation) -> list[float]:
    return [each.mid for each in made.posterior]


def exact_posterior(sheet: dict[str, Any], counted: set[str]) -> list[float]:
    """The same by fractions, without logarithms."""
    ids = [each["id"] for each in sheet["hypotheses"]]
    weights = [Fraction(str(each.get("prior", Fraction(1, len(ids))))) for each in sheet["hypotheses"]]
    for row in sheet["evidence"]:
        if row["id"] in counted:
            r, b = Fraction(str(row["r"])), Fraction(str(row["b"]))
            for place, name in enumerate(ids):
                cell = row["p"][name]
                stated = Fraction(str(cell[1] if isinstance(cell, list) else cell))
                weights[place] *= r * stated + (1 - r) * b
    return [float(each / sum(weights)) for each in weights]


def test_the_reference_comes_out_to_its_digits() -> None:
    made = weighed(reference())

    assert [round(each, 4) for each in mids(made)] == [0.0018, 0.7009, 0.2946, 0.0027]
    assert [round(each.low, 3) for each in made.factor_two] == [0, 0.009, 0.002, 0]
    assert [round(each.high, 3) for each in made.factor_two] == [0.314, 0.998, 0.991, 0.411]
    assert made.inconsistent == (4, 1, 0, 2)
    assert (made.bayes_prefers, made.heuer_prefers, made.parted) == ((1,), (2,), (1, 2))


def test_a_source_is_believed_as_far_as_it_is_reliable() -> None:
    made = weighed(reference())

    believed = [[round(each.mid, 4) for each in row.spans] for row in made.rows]
    assert believed == [
        [0.18, 0.48, 0.30, 0.30],
        [0.028, 0.64, 0.28, 0.028],
        [0.105, 0.58, 0.39, 0.0575],
        [0.15, 0.175, 0.40, 0.25],
    ]


def test_the_rows_that_part_bayes_from_the_count_add_up_to_the_odds() -> None:
    made = weighed(reference())

    total = sum(each.decibans for each in made.gaps)
    assert total == pytest.approx(10 * math.log10(made.posterior[1].mid / made.posterior[2].mid))
    assert [each.row for each in made.gaps if each.counts_against_bayes] == ["e4"]
    assert not any(each.counts_against_heuer for each in made.gaps)


def test_a_value_on_the_threshold_is_not_below_it_whatever_binary_fractions_say() -> None:
    sheet = reference()
    sheet["evidence"] = [{"id": "e1", "text": "x", "r": 0.7, "b": 0.2, "p": [0.2, 0.19, 0.2, 0.9]}]

    assert weighed(sheet).inconsistent == (0, 1, 0, 0)


def test_without_stated_ends_the_interval_is_that_of_a_factor_of_two() -> None:
    made = weighed(reference())

    assert made.posterior == made.factor_two


def test_stated_ends_make_the_interval() -> None:
    sheet = reference()
    for row in sheet["evidence"]:
        row["p"] = {name: [chance, chance, chance] for name, chance in row["p"].items()}

    made = weighed(sheet)

    assert all(each.low == pytest.approx(each.mid) == pytest.approx(each.high) for each in made.posterior)
    assert made.is_settled
    assert round(made.factor_two[0].high, 3) == 0.314


def test_one_tap_counts_once() -> None:
    sheet, twice = reference(), reference()
    for name, strength in (("e5", 0.3), ("e6", 0.1)):
        twice["evidence"].append({"id": name, "text": name, "r": strength, "b": 0.3, "p": [0.1, 0.6, 0.3, 0.3]})
    for row in twice["evidence"]:
        if row["id"] in {"e1", "e5", "e6"}:
            row["group"] = "tap 1"

    made = weighed(twice)

    assert mids(made) == pytest.approx(mids(weighed(sheet)))
    assert made.inconsistent == (4, 1, 0, 2)
    assert [each.row.id for each in made.rows if not each.is_counted] == ["e5", "e6"]


def test_a_joint_row_counts_for_its_group_though_another_is_stronger() -> None:
    sheet = reference()
    sheet["evidence"][1]["group"] = sheet["evidence"][0]["group"] = "tap 1"
    sheet["evidence"][0]["joint"] = True

    assert [each.row.id for each in weighed(sheet).rows if each.is_counted] == ["e1", "e3", "e4"]


def test_when_the_row_that_counts_is_left_out_the_next_of_its_group_takes_its_place() -> None:
    sheet = reference()
    sheet["evidence"][1]["group"] = sheet["evidence"][0]["group"] = "tap 1"

    made = weighed(sheet)

    without = {each.without: each for each in made.left_out}
    assert list(without) == ["e1", "e2", "e3", "e4", "tap 1"]
    assert without["e1"].posterior == pytest.approx(mids(made))
    assert without["e2"].posterior == pytest.approx(exact_posterior(sheet, {"e1", "e3", "e4"}))
    assert without["tap 1"].posterior == pytest.approx(exact_posterior(sheet, {"e3", "e4"}))


def test_zero_is_taken_at_its_word_but_not_under_every_hypothesis() -> None:
    sheet = reference()
    for row in sheet["evidence"]:
        row["r"] = 1
    sheet["evidence"][0]["p"] = [0, 0.5, 0.5, 0]
    made = weighed(sheet)
    assert (made.posterior[0].mid, made.posterior[0].high, made.rows[0].decibans[0]) == (0, 0, -math.inf)

    sheet["evidence"][1]["p"] = [0.5, 0, 0, 0.5]
    with pytest.raises(ImpossibleEvidenceError, match="e1, e2"):
        weighed(sheet)


def test_hundreds_of_rows_neither_vanish_nor_overflow() -> None:
    sheet = reference()
    sheet["evidence"] = [
        {"id": f"e{number}", "text": f"{number}", "r": 1, "b": 0, "p": [1e-9, 2e-9, 1e-9, 1e-9]}
        for number in range(900)
    ]

    made = weighed(sheet)

    assert made.posterior[1].mid == pytest.approx(1)
    assert all(0 <= each.low <= each.mid <= each.high <= 1 for each in made.posterior)


@settings(UNHURRIED, max_examples=60)
@given(sheets())
def test_logarithms_and_fractions_agree(sheet: dict[str, Any]) -> None:
    made = weighed(sheet)

    counted = {each.row.id for each in made.rows if each.is_counted}
    assert mids(made) == pytest.approx(exact_posterior(sheet, counted))
    assert sum(mids(made)) == pytest.approx(1)


@settings(UNHURRIED, max_examples=40)
@given(sheets(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(sheet: dict[str, Any], random: Random) -> None:
    other = deepcopy(sheet)
    random.shuffle(other["evidence"])

    one, two = weighed(sheet), weighed(other)

    assert one.posterior == two.posterior
    assert one.factor_two == two.factor_two
    assert one.inconsistent == two.inconsistent


@settings(UNHURRIED, max_examples=40)
@given(sheets(), st.randoms(use_true_random=False))
def test_no_choice_within_the_stated_ends_leaves_the_interval(sheet: dict[str, Any], random: Random) -> None:
    made = weighed(sheet)

    counted = [each.spans for each in made.rows if each.is_counted]
    for _ in range(20):
        weights = [1.0] * len(made.posterior)
        for spans in counted:
            weights = [one * random.uniform(each.low, each.high) for one, each in zip(weights, spans, strict=True)]
        for weight, each in zip(weights, made.posterior, strict=True):
            assert each.low - 1e-9 <= weight / sum(weights) <= each.high + 1e-9


@settings(UNHURRIED, max_examples=40)
@given(sheets())
def test_without_a_row_is_the_sheet_without_it(sheet: dict[str, Any]) -> None:
    rows = sheet["evidence"]
    made = {each.without: each.posterior for each in weighed(sheet).left_out if not each.is_group}

    for place, row in enumerate(rows):
        rest = [each for each in rows if each is not row]
        expected = mids(weighed({**sheet, "evidence": rest})) if rest else [1 / len(sheet["hypotheses"])] * 9
        assert made[f"e{place}"] == pytest.approx(expected[: len(sheet["hypotheses"])])


STEP = {"id": "s1", "text": "DNA", "cost": 2, "unit": "days", "p": dict(zip(IDS, (0.5, 0.5, 0.5, 0.5), strict=True))}


def steps(*changed: dict[str, Any]) -> Evaluation:
    given = reference()
    given["next_steps"] = [{**STEP, "id": f"s{place}", **each} for place, each in enumerate(changed)]
    return weighed(given)


def test_a_step_that_shows_the_same_under_all_tells_nothing_and_one_that_decides_tells_all() -> None:
    made = steps({}, {"outcomes": [{"text": name, "p": {each: float(each == name) for each in IDS}} for name in IDS]})

    deciding, idle = made.steps
    entropy = -sum(each * math.log2(each) for each in mids(made))
    assert deciding.information_bits == pytest.approx(entropy)
    assert deciding.bits_per_cost == pytest.approx(entropy / 2)
    assert idle.information_bits == pytest.approx(0)


def test_expected_information_is_the_mutual_information_of_step_and_hypotheses() -> None:
    made = steps({"p": {"H0": 0.1, "H1": 0.9, "H2": 0.2, "H3": 0.4}})

    chances, believed = (0.1, 0.9, 0.2, 0.4), mids(made)
    total = 0.0
    for shows, place in product((True, False), range(4)):
        likely = chances[place] if shows else 1 - chances[place]
        overall = sum(one * (each if shows else 1 - each) for one, each in zip(believed, chances, strict=True))
        total += believed[place] * likely * math.log2(likely / overall)
    assert made.steps[0].information_bits == pytest.approx(total)


def test_steps_rank_by_information_per_cost_and_those_too_late_come_last() -> None:
    telling = {"p": dict(zip(IDS, (0.1, 0.9, 0.2, 0.4), strict=True))}
    made = steps(
        {**telling, "cost": 3}, {**telling, "cost": 1}, {**telling, "cost": 0.1, "deadline": "2031-05-31"}, {**telling}
    )

    assert [each.step.id for each in made.steps] == ["s1", "s3", "s0", "s2"]
    assert [each.is_lapsed for each in made.steps] == [False, False, False, True]
    assert all(one.bits_per_cost >= two.bits_per_cost for one, two in pairwise(made.steps[:3]))


def test_a_probability_of_0_is_named_and_settles_nothing() -> None:
    sheet = reference()
    sheet["evidence"].append({"id": "e5", "text": "x", "r": 1, "p": {"H0": 0, "H1": 1, "H2": 0, "H3": 0.01}})

    made = weighed(sheet)

    assert made.impossible == (("e5", (0, 2)),)
    assert not made.is_settled


def test_a_0_whose_source_may_err_or_whose_high_value_is_more_is_none() -> None:
    sheet = reference()
    sheet["evidence"].append({"id": "e5", "text": "x", "r": 0.9, "b": 0.1, "p": {"H0": 0, "H1": 1, "H2": 0, "H3": 0}})
    ends = {"H0": [0, 0, 0.1], "H1": [0.5, 1, 1], "H2": [0, 0.1, 0.2], "H3": [0, 0.1, 0.2]}
    sheet["evidence"].append({"id": "e6", "text": "y", "r": 1, "p": ends})

    assert weighed(sheet).impossible == ()
