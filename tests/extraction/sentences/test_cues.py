"""Firmness can only be lowered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.domain.statements import FIRMNESS, Cue, CueKind, Standing
from ovillo.extraction.sentences.cues import GRANTED, SILENCING, lower
from tests.extraction.said import said

cues = st.lists(st.builds(Cue, st.just(0), st.just(1), st.sampled_from(CueKind)), max_size=5)


@given(st.sampled_from(FIRMNESS), cues)
def test_no_cue_makes_a_standing_firmer(standing, found):
    held = lower(standing, found)

    assert held is None or held not in FIRMNESS or FIRMNESS.index(held) <= FIRMNESS.index(standing)


@given(st.sampled_from(Standing), cues, cues)
def test_more_cues_never_bring_back_what_was_silenced_or_raise_what_was_lowered(standing, first, more):
    before, after = lower(standing, first), lower(standing, [*first, *more])

    if before is None:
        assert after is None
    elif before in FIRMNESS and after in FIRMNESS:
        assert FIRMNESS.index(after) <= FIRMNESS.index(before)


@given(st.sampled_from(Standing), cues)
def test_the_order_of_the_cues_does_not_matter(standing, found):
    assert lower(standing, found) == lower(standing, found[::-1])


@given(st.sampled_from(Standing), cues, st.sampled_from(sorted(SILENCING)))
def test_a_question_a_condition_a_doubt_or_a_plan_says_nothing(standing, found, kind):
    assert lower(standing, [*found, Cue(0, 1, kind)]) is None


@given(st.sampled_from(Standing), cues)
def test_a_denial_is_never_reported(standing, found):
    held = lower(standing, [*found, Cue(0, 1, CueKind.DENIAL)])

    assert held in (None, Standing.DENIED)


@given(st.sampled_from(Standing), cues)
def test_only_a_finding_or_an_admission_makes_a_plain_statement_more_than_plain(standing, found):
    held = lower(standing, found)

    if held is Standing.CONVICTED and standing is not Standing.CONVICTED:
        assert {c.kind for c in found} & GRANTED.keys()


@pytest.mark.parametrize(
    "text",
    [
        "Ana Quilla, believed to be the head of the ring, was arrested.",
        "Ana Quilla, who allegedly dealt with the agent and buyers, was arrested.",
    ],
)
def test_what_somebody_is_believed_to_be_makes_no_arrest_doubtful(text):
    assert "- | detained | Ana Quilla | reported" in said("en", text)
