"""A town or a body before somebody's post is no argument of the verb: whoever holds the post is."""

import itertools

import pytest

from tests.extraction.said import said

_SEATS = ["Lindon", "Quill County", "former Lindon", "former Quill County"]
_POSTS = ["mayor", "assessor", "lawyer", "midwife"]
_ACTS = {
    "Police arrested {}.": "Police | detained | Harlan Pell | reported",
    "{} was arrested.": "- | detained | Harlan Pell | reported",
    "A judge on Thursday sentenced {} to six years in prison.": "judge | sentenced | Harlan Pell 6 | convicted",
    "Prosecutors charged {} with fraud.": "Prosecutors | charged | Harlan Pell | charged",
    "Dario Pond bribed {}.": "Dario Pond | bribes | Harlan Pell | reported",
    "A jury acquitted {} of fraud.": "jury | acquitted | Harlan Pell | acquitted",
    "Police did not arrest {}.": "not Police | detained | Harlan Pell | reported",
}
_TIES = {"located_in", "works_for"}


def _acts(found):
    return {line for line in found if not any(f" | {tie} | " in line for tie in _TIES)}


@pytest.mark.parametrize(("seat", "post", "act"), list(itertools.product(_SEATS, _POSTS, _ACTS)))
def test_the_act_is_upon_whoever_holds_the_post(seat, post, act):
    text = act.format(f"{seat} {post} Harlan Pell")

    assert _acts(said("en", text[0].upper() + text[1:])) == {_ACTS[act]}


@pytest.mark.parametrize(
    "act", ["Police will arrest {}.", "Police may arrest {}.", "If police arrest {}, he will talk."]
)
def test_what_was_not_done_is_done_to_nobody(act):
    assert _acts(said("en", act.format("Lindon mayor Harlan Pell"))) == set()


def test_each_of_a_list_with_a_town_of_their_own():
    text = "Police charged Marsh Hospital nurse Ana Quilla and Toland lawyer Beto Rojo with selling babies."

    expected = {f"Police | charged | {name} | charged" for name in ("Ana Quilla", "Beto Rojo")}
    assert _acts(said("en", text)) == expected | {
        f"{n} | sells | babies | charged" for n in ("Ana Quilla", "Beto Rojo")
    }


def test_a_place_behind_its_preposition_is_where_it_happened():
    assert "Police | searched | Toland | reported" in said(
        "en", "Police searched Toland and Marl mayor Ana Quilla was arrested."
    )


@pytest.mark.parametrize("body", ["Larkport Hospital", "Marsh Hospital", "Larkport Bank"])
@pytest.mark.parametrize("trade", ["nurse", "doctor", "driver"])
def test_a_body_before_an_unnamed_trade_does_nothing(body, trade):
    found = said("en", f"Police arrested a {body} {trade} for selling babies.")

    assert found == {f"Police | detained | {trade} | reported", f"{trade} | sells | babies | suspected"}
