"""Chains of custody and what they lack."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ovillo.casework.custody import KINDS, Limits, act_content, chains, kind_of
from ovillo.domain.custody import (
    ActKind,
    Chain,
    CustodyDetailError,
    CustodyState,
    GapKind,
    ItemExistsError,
    ItemUnknownError,
    NoDigestError,
)
from ovillo.domain.docket import DocketEntry

patient = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

START = datetime(2031, 5, 14, 8, 0, tzinfo=UTC)
ONE, TWO, THREE = "Oficial Uno", "Oficial Dos", "Oficial Tres"
DIGEST = "ab" * 32


class Docket:
    """Writes acts one after the other, an hour apart unless told otherwise, as the workflow does."""

    def __init__(self) -> None:
        self.entries: list[DocketEntry] = []

    def chain(self, now: datetime | None = None, item: str = "E-1") -> Chain:
        found = chains(self.entries, now=now or self.entries[-1].at)
        return next(each for each in found if each.item == item)

    def act(
        self, kind: ActKind, by: str, hour: float, *, recorded: float | None = None, item: str = "E-1", **details: str
    ) -> None:
        at = START + timedelta(hours=hour)
        held = chains(self.entries, now=at)
        content = act_content(held, item, kind, {name.rstrip("_"): text for name, text in details.items()}, happened=at)
        moment = at if recorded is None else START + timedelta(hours=recorded)
        self.entries.append(DocketEntry(len(self.entries) + 1, kind_of(kind), item, content, by, moment))


def sealed() -> Docket:
    docket = Docket()
    docket.act(ActKind.SEAL, ONE, 0, seal="0001", what="a telephone", sha256=DIGEST)
    return docket


def gaps(chain: Chain) -> list[GapKind]:
    return [each.kind for each in chain.gaps]


def test_a_whole_chain_has_no_finding() -> None:
    docket = sealed()
    docket.act(ActKind.HAND, ONE, 1, to=TWO)
    docket.act(ActKind.RECEIVE, TWO, 2, from_=ONE, seal="0001")
    docket.act(ActKind.OPEN, TWO, 3, seal="0001", purpose="copy", witness=THREE)
    docket.act(ActKind.COPY, TWO, 4, copy="image 1", sha256=DIGEST.upper())
    docket.act(ActKind.SEAL, TWO, 5, seal="0002")
    docket.act(ActKind.RETURN, TWO, 6, to="its owner")

    chain = docket.chain(START + timedelta(days=400))

    assert gaps(chain) == []
    assert (chain.what, chain.state, chain.holder, chain.seal) == ("a telephone", CustodyState.RETURNED, None, "0002")
    assert [each.by for each in chain.acts] == [ONE, ONE, TWO, TWO, TWO, TWO, TWO]


def test_a_hand_over_with_no_receiver_for_nine_hours_is_one_finding() -> None:
    docket = sealed()
    docket.act(ActKind.HAND, ONE, 1, to=TWO)

    chain = docket.chain(START + timedelta(hours=10))

    assert [(each.kind, each.hours, each.acts) for each in chain.gaps] == [(GapKind.NOBODY_RECEIVED, 9, (2,))]
    assert (chain.state, chain.holder) == (CustodyState.IN_TRANSIT, None)
    assert gaps(docket.chain(START + timedelta(hours=9))) == []


def test_a_receipt_after_nine_hours_is_one_finding() -> None:
    docket = sealed()
    docket.act(ActKind.HAND, ONE, 1, to=TWO)
    docket.act(ActKind.RECEIVE, TWO, 10, from_=ONE, seal="0001")

    chain = docket.chain()

    assert [(each.kind, each.hours, each.acts) for each in chain.gaps] == [(GapKind.LATE_RECEIPT, 9, (2, 3))]
    assert chain.holder == TWO


def test_who_receives_and_from_whom_is_compared() -> None:
    docket = sealed()
    docket.act(ActKind.HAND, ONE, 1, to=TWO)
    docket.act(ActKind.RECEIVE, THREE, 2, from_=TWO, seal="0001")

    assert gaps(docket.chain()) == [GapKind.OTHER_GIVER, GapKind.OTHER_RECEIVER]
    assert docket.chain().holder == THREE


def test_a_receipt_without_a_hand_over_is_a_finding_with_its_length() -> None:
    docket = sealed()
    docket.act(ActKind.RECEIVE, TWO, 30, from_=ONE, seal="0001")

    assert [(each.kind, each.hours) for each in docket.chain().gaps] == [(GapKind.RECEIVED_UNHANDED, 30)]


def test_a_second_hand_over_leaves_the_first_unreceived() -> None:
    docket = sealed()
    docket.act(ActKind.HAND, ONE, 1, to=TWO)
    docket.act(ActKind.HAND, ONE, 2, to=THREE)
    docket.act(ActKind.RECEIVE, THREE, 3, from_=ONE, seal="0001")

    assert gaps(docket.chain()) == [GapKind.NOBODY_RECEIVED]


def test_seals_are_compared() -> None:
    other, broken = sealed(), sealed()
    for docket in (other, broken):
        docket.act(ActKind.HAND, ONE, 1, to=TWO)
    other.act(ActKind.RECEIVE, TWO, 2, from_=ONE, seal="0009")
    broken.act(ActKind.RECEIVE, TWO, 2, from_=ONE, seal="0001", seal_state="broken")

    assert gaps(other.chain()) == [GapKind.SEAL_DIFFERS]
    assert gaps(broken.chain()) == [GapKind.SEAL_BROKEN]
    assert (other.chain().state, other.chain().seal) == (CustodyState.SEALED, "0009")
    assert (broken.chain().state, broken.chain().seal) == (CustodyState.OPEN, "")


def test_a_seal_that_was_found_in_place_of_another_is_a_finding_once_and_a_broken_one_may_be_put_on_anew() -> None:
    other, broken = sealed(), sealed()
    for docket, found in ((other, {"seal": "0009"}), (broken, {"seal": "0001", "seal_state": "broken"})):
        docket.act(ActKind.HAND, ONE, 1, to=TWO)
        docket.act(ActKind.RECEIVE, TWO, 2, from_=ONE, **found)
    other.act(ActKind.HAND, TWO, 3, to=THREE)
    other.act(ActKind.RECEIVE, THREE, 4, from_=TWO, seal="0009")
    broken.act(ActKind.SEAL, TWO, 3, seal="0002")

    assert gaps(other.chain()) == [GapKind.SEAL_DIFFERS]
    assert gaps(broken.chain()) == [GapKind.SEAL_BROKEN]
    assert (broken.chain().state, broken.chain().seal) == (CustodyState.SEALED, "0002")


def test_opening_alone_copying_closed_moving_open_and_leaving_open_are_findings() -> None:
    docket = sealed()
    docket.act(ActKind.COPY, ONE, 1, copy="image 1", sha256="cd" * 32)
    docket.act(ActKind.OPEN, ONE, 2, purpose="look", seal="0001")
    docket.act(ActKind.HAND, ONE, 3, to=TWO)
    docket.act(ActKind.RECEIVE, TWO, 4, from_=ONE)

    assert gaps(docket.chain()) == [
        GapKind.COPIED_SEALED,
        GapKind.COPY_DIFFERS,
        GapKind.OPENED_WITHOUT_WITNESS,
        GapKind.MOVED_OPEN,
    ]
    late = docket.chain(START + timedelta(hours=40))
    assert [(each.kind, each.hours) for each in late.gaps if each.kind is GapKind.LEFT_OPEN] == [
        (GapKind.LEFT_OPEN, 38)
    ]


def test_the_digest_of_a_copy_is_not_told_as_the_items_own_and_a_second_copy_is_compared_with_it() -> None:
    docket = Docket()
    docket.act(ActKind.SEAL, ONE, 0, seal="0001", what="a telephone")
    docket.act(ActKind.OPEN, ONE, 1, purpose="copy", witness=THREE, seal="0001")
    docket.act(ActKind.COPY, ONE, 2, copy="image 1", sha256=DIGEST)
    docket.act(ActKind.COPY, ONE, 3, copy="image 2", sha256="cd" * 32)

    assert docket.chain().sha256 == ""
    assert gaps(docket.chain()) == [GapKind.COPY_DIFFERS]


def test_an_act_of_somebody_who_does_not_hold_it_is_a_finding() -> None:
    docket = sealed()
    docket.act(ActKind.OPEN, TWO, 1, purpose="look", witness=THREE)
    docket.act(ActKind.SEAL, ONE, 2, seal="0002")
    docket.act(ActKind.SEAL, ONE, 3, seal="0003")
    docket.act(ActKind.RETURN, ONE, 4, to="its owner")
    docket.act(ActKind.COPY, ONE, 5, copy="image 1")

    assert gaps(docket.chain()) == [
        GapKind.NOT_HOLDER,
        GapKind.SEALED_UNOPENED,
        GapKind.AFTER_RETURN,
        GapKind.COPIED_SEALED,
    ]


def test_what_is_told_out_of_order_late_or_ahead_is_a_finding() -> None:
    docket = sealed()
    docket.act(ActKind.HAND, ONE, -2, to=TWO, recorded=1)
    docket.act(ActKind.RECEIVE, TWO, 3, from_=ONE, seal="0001", recorded=40)
    docket.act(ActKind.OPEN, TWO, 50, purpose="look", witness=THREE, recorded=41)

    assert gaps(docket.chain()) == [GapKind.OUT_OF_ORDER, GapKind.RECORDED_LATE, GapKind.RECORDED_BEFORE]


def test_an_act_that_was_taken_out_is_seen() -> None:
    docket = sealed()
    docket.act(ActKind.HAND, ONE, 1, to=TWO)
    docket.act(ActKind.RECEIVE, TWO, 2, from_=ONE, seal="0001")
    docket.act(ActKind.HAND, TWO, 3, to=ONE)
    docket.act(ActKind.RECEIVE, ONE, 4, from_=TWO, seal="0001")

    for gone in range(len(docket.entries) - 1):
        left = [entry for number, entry in enumerate(docket.entries) if number != gone]
        assert GapKind.CHAIN_BROKEN in gaps(chains(left, now=START + timedelta(hours=5))[0])


def test_an_item_that_was_received_before_anybody_sealed_it_says_so() -> None:
    entry = DocketEntry(
        1, "custody_receive", "E-1", {"happened": START.isoformat(), "after": "", "from": ONE}, TWO, START
    )

    found = chains([entry], now=START)[0]

    assert (gaps(found), found.holder, found.state) == ([GapKind.NOT_SEALED_FIRST], TWO, CustodyState.OPEN)


def test_an_act_on_an_unknown_item_or_without_what_it_needs_is_refused() -> None:
    held = sealed().chain()

    with pytest.raises(ItemUnknownError):
        act_content([held], "E-2", ActKind.HAND, {"to": TWO}, happened=START)
    with pytest.raises(ItemUnknownError):
        act_content([held], "", ActKind.SEAL, {"seal": "1"}, happened=START)
    with pytest.raises(ItemExistsError):
        act_content([held], "e-1", ActKind.SEAL, {"seal": "1"}, happened=START)
    with pytest.raises(NoDigestError):
        act_content([held], "E-1", ActKind.SEAL, {"seal": "1", "sha256": "xyz"}, happened=START)
    for act in ActKind:
        with pytest.raises(CustodyDetailError):
            act_content([held], "E-1", act, {"purpose": " "}, happened=START)


ACTS = st.lists(
    st.tuples(
        st.sampled_from(ActKind),
        st.sampled_from([ONE, TWO, THREE]),
        st.sampled_from([ONE, TWO, THREE]),
        st.sampled_from(["E-1", "E-2"]),
        st.integers(0, 20),
    ),
    max_size=15,
)


@patient
@given(ACTS)
def test_whatever_happens_each_item_has_one_holder_or_a_reason_to_have_none(
    acts: list[tuple[ActKind, str, str, str, int]],
) -> None:
    docket = Docket()
    for item in ("E-1", "E-2"):
        docket.act(ActKind.SEAL, ONE, 0, item=item, seal="0001")
    hour = 0
    for kind, by, other, item, later in acts:
        hour += later
        details = {"seal": "1", "to": other, "from_": other, "purpose": "x", "copy": "y"}
        docket.act(kind, by, hour, item=item, **details)
    now = START + timedelta(hours=hour)

    found = chains(docket.entries, now=now)

    assert [each.item for each in found] == ["E-1", "E-2"]
    assert sum(len(each.acts) for each in found) == len(docket.entries)
    for each in found:
        assert (each.holder is None) == (each.state in {CustodyState.IN_TRANSIT, CustodyState.RETURNED})
        assert GapKind.CHAIN_BROKEN not in gaps(each)
        numbers = {act.number for act in each.acts}
        assert all(numbers.issuperset(gap.acts) for gap in each.gaps)
        alone = [entry for entry in docket.entries if entry.about == each.item]
        assert chains(alone, now=now) == (each,)


@patient
@given(ACTS)
def test_only_the_holder_can_act_without_a_finding(acts: list[tuple[ActKind, str, str, str, int]]) -> None:
    docket = sealed()
    for kind, by, other, _, later in acts:
        before = docket.chain()
        hour = (docket.entries[-1].at - START).total_seconds() / 3600 + later / 100
        docket.act(kind, by, hour, seal=before.seal or "1", to=other, from_=other, purpose="x", copy="y", witness="w")
        after = docket.chain()
        if len(after.gaps) == len(before.gaps):
            assert by == before.holder or kind is ActKind.RECEIVE


def test_kinds_are_those_of_the_docket() -> None:
    assert set(KINDS) == {f"custody_{kind.value}" for kind in ActKind}
    assert chains([DocketEntry(1, "task_opened", "t", {}, ONE, START)], now=START, limits=Limits()) == ()


def test_a_seal_that_nobody_put_on_is_found_on_an_opened_item_too() -> None:
    docket = sealed()
    docket.act(ActKind.OPEN, ONE, 1, witness=TWO, purpose="x")
    docket.act(ActKind.HAND, ONE, 2, to=TWO)
    docket.act(ActKind.RECEIVE, TWO, 3, from_=ONE, seal="0002")

    assert gaps(docket.chain()) == [GapKind.MOVED_OPEN, GapKind.SEAL_DIFFERS]


def test_an_opened_item_that_is_received_with_no_seal_named_lacks_nothing_more() -> None:
    docket = sealed()
    docket.act(ActKind.OPEN, ONE, 1, witness=TWO, purpose="x")
    docket.act(ActKind.HAND, ONE, 2, to=TWO)
    docket.act(ActKind.RECEIVE, TWO, 3, from_=ONE)

    assert gaps(docket.chain()) == [GapKind.MOVED_OPEN]
