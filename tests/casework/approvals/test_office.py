"""The two-person rule, folded from a docket that a test writes by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.casework.access import MEMBERSHIP
from ovillo.casework.approvals.office import (
    ASKED,
    ERASED,
    KEY_ENTERED,
    SIGNED,
    STATUS_SET,
    TAKEN_OUT,
    Office,
    approval_message,
    erasures,
    fold,
    guardians_object,
    key_message,
    key_object,
    status_of,
    units_object,
)
from ovillo.casework.approvals.runs import entries_object, entries_of_object
from ovillo.casework.approvals.signing import OfficialKey, is_signed
from ovillo.casework.recusal.standing import LIFTED, RECUSED
from ovillo.casework.team.units import UNITS_STATED, units_content
from ovillo.domain.approvals import GUARDIANS_ATTACHED, Action, ApprovalState, CaseStatus, Countersigned, Made
from ovillo.domain.docket import DocketEntry, Json
from ovillo.domain.units import Person, Side, Unit, Units
from ovillo.rendering.approvals import approval_lines, done_lines
from ovillo.rendering.catalogue import Catalogue

START = datetime(2031, 5, 9, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
UNITS = Units(
    (),
    units=(
        Unit("División Uno", "Policía Inventada", Side.POLICE, "*"),
        Unit("Grupo Dos", "Policía Inventada", Side.POLICE, "*", "División Uno"),
        Unit("Fiscalía Tres", "Ministerio Imaginado", Side.PROSECUTION, "*"),
    ),
    officials=(
        Person("Jefa Uno", "jefa", "División Uno"),
        Person("Oficial Dos", "investigador", "Grupo Dos"),
        Person("Fiscal Tres", "fiscal", "Fiscalía Tres"),
        Person("Fiscal Cuatro", "fiscal", "Fiscalía Tres"),
    ),
)
KEYS = {each.name: OfficialKey(bytes([number]) * 32) for number, each in enumerate(UNITS.officials, 1)}


@dataclass
class Docket:
    """Entries as people make them, one after another."""

    entries: list[DocketEntry] = field(default_factory=list)
    at: datetime = START

    def enter(self, kind: str, about: str, content: Mapping[str, Json], by: str) -> int:
        number = len(self.entries) + 10
        self.entries.append(DocketEntry(number, kind, about, content, by, self.at))
        return number

    @property
    def office(self) -> Office:
        return fold(self.entries)

    def key(self, who: str, key: OfficialKey | None = None, **more: str) -> None:
        held = key or KEYS[who]
        signature = held.sign(key_message(who, held.public))
        self.enter(KEY_ENTERED, who, {"public": held.public, "signature": signature, **more}, who)

    def ask(self, action: Action, object_: str, by: str = "Jefa Uno", *, glass: bool = False) -> str:
        called = f"A-{len(self.office.approvals) + 1}"
        content = {"action": action.value, "object": object_, "size": 5, "root": "ab", "reason": "x", "glass": glass}
        self.enter(ASKED, called, content, by)
        return called

    def sign(self, called: str, *people: str) -> None:
        for who in people:
            text = approval_message(self.office.approvals[called], who)
            self.enter(SIGNED, called, {"signature": KEYS[who].sign(text)}, who)

    def state(self, called: str) -> ApprovalState:
        return self.office.state(self.office.approvals[called], self.at)


@pytest.fixture
def docket() -> Docket:
    made = Docket()
    made.enter(UNITS_STATED, "units", units_content(UNITS), "Mesa")
    for each in KEYS:
        made.key(each)
    assert made.office.problems == ()
    return made


def test_two_of_one_chain_are_one_and_two_of_different_chains_are_two(docket: Docket) -> None:
    called = docket.ask(Action.EXPORT, "statements")

    docket.sign(called, "Jefa Uno", "Oficial Dos")
    one_chain = docket.state(called)
    docket.sign(called, "Fiscal Tres")

    assert (one_chain, docket.state(called)) == (ApprovalState.WAITING, ApprovalState.HOLDS)
    assert docket.office.holding(Action.EXPORT, "findings", docket.at) is None


def test_an_approval_is_used_once_and_for_what_was_signed(docket: Docket) -> None:
    called = docket.ask(Action.EXPORT, "statements")
    docket.sign(called, "Jefa Uno", "Fiscal Tres")

    docket.enter(TAKEN_OUT, "statements", {"approval": called}, "Jefa Uno")
    once = docket.office.problems
    docket.enter(TAKEN_OUT, "statements", {"approval": called}, "Jefa Uno")
    other = docket.enter(TAKEN_OUT, "findings", {"approval": called}, "Jefa Uno")

    assert once == ()
    assert docket.state(called) is ApprovalState.USED
    assert [each.number for each in docket.office.problems] == [other - 1, other]


def test_a_signature_of_somebody_who_is_recused_does_not_count_until_that_is_lifted(docket: Docket) -> None:
    called = docket.ask(Action.SEAL, "case")
    docket.sign(called, "Jefa Uno", "Fiscal Tres")

    docket.enter(RECUSED, "Fiscal Tres", {}, "Jefa Uno")
    recused = docket.state(called)
    docket.sign(called, "Fiscal Tres")
    late = docket.office.problems
    docket.enter(LIFTED, "Fiscal Tres", {}, "Jefa Uno")

    assert recused is ApprovalState.WAITING
    assert late[-1].is_signature
    assert docket.state(called) is ApprovalState.HOLDS


def test_an_approval_expires(docket: Docket) -> None:
    called = docket.ask(Action.CLOSE, "case")
    docket.sign(called, "Jefa Uno", "Fiscal Tres")

    docket.at = START + timedelta(days=8)
    docket.enter(STATUS_SET, "case", {"action": "close", "approval": called}, "Jefa Uno")

    assert docket.state(called) is ApprovalState.EXPIRED
    assert docket.office.status is CaseStatus.OPEN
    assert len(docket.office.problems) == 1


def test_glass_holds_on_one_signature_for_hours_and_wants_another_chain_within_a_day(docket: Docket) -> None:
    called = docket.ask(Action.SEAL, "case", glass=True)
    unsigned = docket.state(called)
    docket.sign(called, "Jefa Uno")
    signed = docket.state(called)
    docket.enter(STATUS_SET, "case", {"action": "seal", "approval": called}, "Jefa Uno")
    office = docket.office

    assert (unsigned, signed) == (ApprovalState.WAITING, ApprovalState.HOLDS)
    assert (office.status, office.problems) == (CaseStatus.SEALED, ())
    broken = office.approvals[called]
    assert office.countersigned(broken, START + HOUR) is Countersigned.WAITING
    assert office.countersigned(broken, START + 25 * HOUR) is Countersigned.OVERDUE
    docket.sign(called, "Oficial Dos")
    assert docket.office.countersigned(docket.office.approvals[called], START + HOUR) is Countersigned.WAITING
    docket.at += 3 * HOUR
    docket.sign(called, "Fiscal Tres")
    assert docket.office.countersigned(docket.office.approvals[called], START + 30 * HOUR) is Countersigned.DONE


@pytest.mark.parametrize(("hours", "is_late"), [(2, False), (31, True)])
def test_a_countersignature_that_came_late_is_told_as_one_by_whom_and_when(
    docket: Docket, hours: int, is_late: bool
) -> None:
    called = docket.ask(Action.SEAL, "case", glass=True)
    docket.sign(called, "Jefa Uno")
    alone = docket.office.approvals[called]
    docket.at += hours * HOUR
    docket.sign(called, "Fiscal Tres")
    held, found = docket.office, docket.office.approvals[called]
    glass = held.countersigned(found, docket.at)

    shown = [*approval_lines(found, held.state(found, docket.at), glass, Catalogue("en")), ""]
    done = list(done_lines(found, Catalogue("en")))

    assert "nobody of another chain has countersigned" in list(done_lines(alone, Catalogue("en")))[1]
    assert ("countersigned late" in shown[1], "countersigned late" in done[1]) == (is_late, is_late)
    assert ("countersigned in time" in shown[1], "countersigned in time" in done[1]) == (not is_late, not is_late)
    assert "Fiscal Tres" in done[1]


def test_glass_expires_and_is_not_broken_again_by_whoever_owes_a_countersignature(docket: Docket) -> None:
    called = docket.ask(Action.EXPORT, "statements", glass=True)
    docket.sign(called, "Jefa Uno")

    docket.at = START + 5 * HOUR
    assert docket.state(called) is ApprovalState.EXPIRED
    docket.at = START + 30 * HOUR
    docket.ask(Action.EXPORT, "statements", glass=True)

    assert docket.office.owes("Jefa Uno", docket.at)
    assert len(docket.office.problems) == 1
    assert list(docket.office.approvals) == [called]
    docket.sign(called, "Fiscal Tres")
    broken, again = docket.office.approvals[called], docket.ask(Action.EXPORT, "findings", glass=True)
    assert docket.office.countersigned(broken, docket.at) is Countersigned.OVERDUE
    assert list(docket.office.approvals) == [called, again]


@pytest.mark.parametrize("action", [Action.ERASE, Action.UNITS, Action.KEY])
def test_glass_is_not_for_what_cannot_be_undone_or_would_change_the_rule(docket: Docket, action: Action) -> None:
    docket.ask(action, "entries 1", glass=True)

    assert docket.office.approvals == {}


def test_signatures_of_another_key_person_object_or_size_do_not_count(docket: Docket) -> None:
    called, other = docket.ask(Action.EXPORT, "statements"), docket.ask(Action.EXPORT, "findings")
    office = docket.office
    right = approval_message(office.approvals[called], "Fiscal Tres")
    wrong = approval_message(office.approvals[other], "Fiscal Tres")

    for key, text in (("Jefa Uno", right), ("Fiscal Tres", wrong)):
        docket.enter(SIGNED, called, {"signature": KEYS[key].sign(text)}, "Fiscal Tres")
    docket.enter(SIGNED, called, {"signature": KEYS["Fiscal Tres"].sign(right)}, "Fiscal Cuatro")
    docket.enter(SIGNED, called, {"signature": "not base64 §"}, "Fiscal Tres")
    docket.enter(SIGNED, called, {}, "Fiscal Tres")

    assert docket.office.approvals[called].signatures == ()
    assert [each.is_signature for each in docket.office.problems] == [True] * 5


def test_nobody_enters_a_key_for_another_or_replaces_one_alone(docket: Docket) -> None:
    new = OfficialKey(b"n" * 32)

    docket.key("Fiscal Tres", new)
    docket.enter(KEY_ENTERED, "Fiscal Tres", {"public": new.public, "signature": "x"}, "Jefa Uno")
    assert len(docket.office.problems) == 2
    assert docket.office.key_of("Fiscal Tres") == KEYS["Fiscal Tres"].public

    docket.key("Fiscal Tres", new, before=KEYS["Fiscal Tres"].sign(key_message("Fiscal Tres", new.public)))
    assert docket.office.key_of("Fiscal Tres") == new.public
    assert len(docket.office.problems) == 2


def test_two_others_approve_a_key_in_place_of_one_that_was_lost(docket: Docket) -> None:
    new = OfficialKey(b"n" * 32)
    called = docket.ask(Action.KEY, key_object("Fiscal Tres", new.public), "Fiscal Cuatro")
    docket.sign(called, "Fiscal Cuatro", "Jefa Uno")

    docket.key("Fiscal Tres", new, approval=called)

    assert docket.office.problems == ()
    assert docket.office.key_of("Fiscal Tres") == new.public
    assert docket.office.key_of("Fiscal Tres", before=18) == KEYS["Fiscal Tres"].public


def test_who_has_a_chain_is_stated_anew_with_two_signatures_only(docket: Docket) -> None:
    people = (*UNITS.officials[:3], Person("Oficial Dos bis", "investigador", "Fiscalía Tres"))
    changed = units_content(Units((), units=UNITS.units, officials=people))

    docket.enter(UNITS_STATED, "units", changed, "Jefa Uno")
    alone = docket.office
    called = docket.ask(Action.UNITS, units_object(changed))
    docket.sign(called, "Jefa Uno", "Fiscal Tres")
    docket.enter(UNITS_STATED, "units", {**changed, "approval": called}, "Jefa Uno")

    assert (alone.units.officials, len(alone.problems)) == (UNITS.officials, 1)
    assert docket.office.units.officials == people


OWN_CHAIN = (*UNITS.units, Unit("Fiscalía Nueve", "Ministerio Imaginado", Side.PROSECUTION, "*"))
UNDER_ONE = tuple(
    replace(each, superior="") if each.superior else replace(each, superior="Mando") for each in UNITS.units
)
ALONE = {
    "a chain vanishes": (UNITS.units, UNITS.officials[:2]),
    "an official leaves": (UNITS.units, UNITS.officials[:3]),
    "an official changes chains": (OWN_CHAIN, (*UNITS.officials[:3], Person("Fiscal Cuatro", "fiscal", "Grupo Dos"))),
    "an official gets a chain of their own": (
        OWN_CHAIN,
        (*UNITS.officials[:3], Person("Fiscal Cuatro", "fiscal", "Fiscalía Nueve")),
    ),
    "all are under one": ((Unit("Mando", "Policía Inventada", Side.OTHER, "*"), *UNDER_ONE), UNITS.officials),
    "nobody is left": (UNITS.units, ()),
}


@pytest.mark.parametrize(("units", "people"), ALONE.values(), ids=list(ALONE))
def test_nobody_is_taken_out_of_a_chain_by_one_alone_though_nobody_has_a_key(
    units: tuple[Unit, ...], people: tuple[Person, ...]
) -> None:
    docket, changed = Docket(), units_content(Units((), units=units, officials=people))
    docket.enter(UNITS_STATED, "units", units_content(UNITS), "Mesa")

    docket.enter(UNITS_STATED, "units", changed, "Jefa Uno")
    alone = docket.office
    for each in ("Jefa Uno", "Fiscal Tres"):
        docket.key(each)
    called = docket.ask(Action.UNITS, units_object(changed))
    docket.sign(called, "Jefa Uno", "Fiscal Tres")
    docket.enter(UNITS_STATED, "units", {**changed, "approval": called}, "Jefa Uno")

    assert (alone.units.officials, alone.applies, len(alone.problems)) == (UNITS.officials, True, 1)
    assert (docket.office.units.officials, len(docket.office.problems)) == (people, 1)


def test_before_anybody_has_a_key_officials_are_added_and_posts_corrected_by_one() -> None:
    docket = Docket()
    people = (
        Person("Jefa Uno", "comandante", "Grupo Dos"),
        *UNITS.officials[1:],
        Person("Fiscal Seis", "", "Fiscalía Tres"),
    )
    docket.enter(UNITS_STATED, "units", units_content(UNITS), "Mesa")

    docket.enter(UNITS_STATED, "units", units_content(Units((), units=UNITS.units, officials=people)), "Jefa Uno")

    assert (docket.office.units.officials, docket.office.problems) == (people, ())


def test_where_no_two_chains_are_stated_only_erasure_needs_two() -> None:
    one_chain = Units((), units=UNITS.units[:2], officials=UNITS.officials[:2])
    docket = Docket()
    docket.enter(UNITS_STATED, "units", units_content(one_chain), "Jefa Uno")
    docket.enter(TAKEN_OUT, "statements", {}, "Jefa Uno")
    docket.enter(STATUS_SET, "case", {"action": "seal"}, "Jefa Uno")

    assert docket.office.problems == ()
    assert docket.office.status is CaseStatus.SEALED
    docket.enter(ERASED, "erasure", {"entries": [3]}, "Jefa Uno")
    assert len(docket.office.problems) == 1


def test_for_an_erasure_nobody_signs_whose_key_unit_or_place_is_young(docket: Docket) -> None:
    docket.at += 72 * HOUR - timedelta(seconds=1)
    called = docket.ask(Action.ERASE, "entries 3")
    export = docket.ask(Action.EXPORT, "statements")

    for each in (called, export):
        docket.sign(each, "Jefa Uno", "Fiscal Tres")

    assert (docket.state(called), docket.state(export)) == (ApprovalState.WAITING, ApprovalState.HOLDS)
    signed = docket.office.approvals[called].signatures
    assert [[made.what for made in each.young] for each in signed] == [[Made.UNIT, Made.KEY]] * 2


def test_one_key_is_one_person_under_whatever_names_it_was_entered() -> None:
    made = Docket()
    made.enter(UNITS_STATED, "units", units_content(UNITS), "Mesa")
    made.key("Jefa Uno")
    made.key("Fiscal Tres", KEYS["Jefa Uno"])

    assert [(each.number, each.holder) for each in made.office.problems] == [(12, "Jefa Uno")]
    assert made.office.key_of("Fiscal Tres") == ""


@pytest.mark.parametrize(
    ("admitted", "holds"),
    [
        ((("Mesa", "Mesa"), ("Mesa", "Jefa Uno"), ("Mesa", "Fiscal Tres")), True),
        ((("Jefa Uno", "Jefa Uno"), ("Jefa Uno", "Fiscal Tres")), False),
        ((("Jefa Uno", "Jefa Uno"), ("Jefa Uno", "Ayudante"), ("Ayudante", "Fiscal Tres")), False),
        ((("Mesa", "Mesa"), ("Mesa", "Jefa Uno"), ("Jefa Uno", "Fiscal Tres")), False),
    ],
)
def test_whoever_made_the_other_a_member_is_no_second_chain(
    admitted: tuple[tuple[str, str], ...], holds: bool, docket: Docket
) -> None:
    for by, who in admitted:
        docket.enter(MEMBERSHIP, who, {"role": "owner"}, by)
    called = docket.ask(Action.EXPORT, "statements")

    docket.sign(called, "Jefa Uno", "Fiscal Tres")

    assert (docket.state(called) is ApprovalState.HOLDS) == holds


def test_whoever_stated_the_unit_of_the_other_is_no_second_chain_until_two_state_it() -> None:
    made = Docket()
    made.enter(UNITS_STATED, "units", units_content(UNITS), "Fiscal Cuatro")
    for each in KEYS:
        made.key(each)
    called = made.ask(Action.CLOSE, "case")

    made.sign(called, "Fiscal Cuatro", "Jefa Uno")
    before = made.state(called)
    made.sign(called, "Fiscal Tres")

    assert (before, made.state(called)) == (ApprovalState.WAITING, ApprovalState.HOLDS)


def test_other_guardians_take_over_with_two_signatures_where_two_chains_are_stated(docket: Docket) -> None:
    attach = (GUARDIANS_ATTACHED, "police.example/1")
    docket.enter(*attach, {"policy": "one"}, "Jefa Uno")
    docket.enter(*attach, {"policy": "one"}, "Jefa Uno")
    alone = docket.enter(*attach, {"policy": "two"}, "Jefa Uno")
    called = docket.ask(Action.GUARDIANS, guardians_object("three"))
    docket.sign(called, "Jefa Uno", "Fiscal Tres")
    docket.enter(*attach, {"policy": "three", "approval": called}, "Jefa Uno")

    assert [each.number for each in docket.office.problems] == [alone]


def with_others(*made_up: Person) -> Units:
    return replace(UNITS, officials=(*UNITS.officials, *made_up))


MADE_UP = (Person("Inventado Cinco", "jefe", "Grupo Dos"), Person("Inventado Seis", "fiscal", "Fiscalía Tres"))
OTHER_KEYS = {each.name: OfficialKey(bytes([number]) * 32) for number, each in enumerate(MADE_UP, 7)}


def stated_before_keys() -> Docket:
    """Two chains stood in the case, without keys, when an owner states two officials more, who alone enter keys."""
    docket = Docket()
    docket.enter(UNITS_STATED, "units", units_content(UNITS), "Mesa")
    docket.enter(UNITS_STATED, "units", units_content(with_others(*MADE_UP)), "Dueña")
    for who, each in OTHER_KEYS.items():
        docket.key(who, each)
    docket.at += 80 * HOUR
    return docket


@pytest.mark.parametrize(
    ("entry", "state"), [(9, ApprovalState.HOLDS), (11, ApprovalState.WAITING), (12, ApprovalState.HOLDS)]
)
def test_officials_that_are_made_up_erase_nothing_that_two_chains_had_before_them(
    entry: int, state: ApprovalState
) -> None:
    docket = stated_before_keys()  # the first statement is entry 10, the other 11

    called = docket.ask(Action.ERASE, f"entries {entry} 14")
    for who, each in OTHER_KEYS.items():
        text = approval_message(docket.office.approvals[called], who)
        docket.enter(SIGNED, called, {"signature": each.sign(text)}, who)

    assert docket.state(called) is state
    assert docket.office.approvals[called].was_nobody_there is (entry < 11)
    docket.enter(ERASED, "erasure", {"entries": [entry, 14], "approval": called}, "Dueña")
    assert len(docket.office.problems) == (state is ApprovalState.WAITING)


def test_whoever_was_there_erases_and_so_does_whom_two_of_them_accept(docket: Docket) -> None:
    later = units_content(with_others(*MADE_UP))
    asked = docket.ask(Action.UNITS, units_object(later))
    docket.sign(asked, "Jefa Uno", "Fiscal Tres")
    docket.enter(UNITS_STATED, "units", {**later, "approval": asked}, "Mesa")
    for who, each in OTHER_KEYS.items():
        docket.key(who, each)
    docket.at += 80 * HOUR
    (called, other) = (docket.ask(Action.ERASE, "entries 12"), docket.ask(Action.ERASE, "entries 12-13"))

    docket.sign(called, "Jefa Uno", "Fiscal Tres")
    for who, each in OTHER_KEYS.items():
        text = approval_message(docket.office.approvals[other], who)
        docket.enter(SIGNED, other, {"signature": each.sign(text)}, who)

    assert (docket.state(called), docket.state(other)) == (ApprovalState.HOLDS, ApprovalState.HOLDS)
    assert {each.since for each in docket.office.approvals[other].signatures} == {10}
    assert not docket.office.approvals[other].was_nobody_there


def test_two_who_were_there_accept_officials_whom_somebody_had_stated_alone() -> None:
    docket = stated_before_keys()
    for each in KEYS:
        docket.key(each)
    units = units_content(with_others(*MADE_UP))

    asked = docket.ask(Action.UNITS, units_object(units))
    docket.sign(asked, "Jefa Uno", "Fiscal Tres")
    before = dict(docket.office.origins.since)
    docket.enter(UNITS_STATED, "units", {**units, "approval": asked}, "Mesa")

    assert [before[each.name] for each in MADE_UP] == [11, 11]
    assert set(docket.office.origins.since.values()) == {10}


def test_whoever_states_one_chain_and_then_two_again_is_not_there_any_earlier() -> None:
    docket = stated_before_keys()
    one_chain = Units((), units=UNITS.units[:2], officials=(UNITS.officials[0], MADE_UP[0]))
    called = docket.ask(Action.UNITS, units_object(units_content(one_chain)))
    for who, each in OTHER_KEYS.items():
        text = approval_message(docket.office.approvals[called], who)
        docket.enter(SIGNED, called, {"signature": each.sign(text)}, who)

    docket.enter(UNITS_STATED, "units", {**units_content(one_chain), "approval": called}, "Dueña")
    between = docket.office.applies
    docket.enter(UNITS_STATED, "units", units_content(with_others(*MADE_UP)), "Dueña")

    assert (between, docket.office.applies, docket.office.stood, docket.office.problems) == (False, True, 10, ())


@pytest.mark.parametrize("object_", ["", "entries", "entries x-9", "entries ²", "entries -4", f"entries {'9' * 5000}"])
def test_an_erasure_of_no_entries_begins_nowhere(docket: Docket, object_: str) -> None:
    called = docket.ask(Action.ERASE, object_)
    docket.sign(called, "Jefa Uno", "Fiscal Tres")

    assert docket.office.approvals[called].first_entry == 0


def test_an_erasure_is_of_the_entries_that_were_signed(docket: Docket) -> None:
    docket.at += 72 * HOUR
    called = docket.ask(Action.ERASE, entries_object([3, 4, 5, 9]))
    docket.sign(called, "Jefa Uno", "Fiscal Tres")

    docket.enter(ERASED, "erasure", {"entries": [3, 4, 5, 8, 9], "approval": called}, "Jefa Uno")
    more = len(docket.office.problems)
    docket.enter(ERASED, "erasure", {"entries": [3, 4, 5, 9], "approval": called}, "Jefa Uno")

    assert entries_object([9, 4, 3, 5, 3]) == "entries 3-5 9"
    assert (more, len(docket.office.problems)) == (1, 1)


def test_what_stands_at_the_very_hour_still_counts(docket: Docket) -> None:
    called = docket.ask(Action.EXPORT, "statements")
    docket.sign(called, "Jefa Uno", "Fiscal Tres")
    glass = docket.ask(Action.EXPORT, "findings", glass=True)
    docket.sign(glass, "Jefa Uno")

    docket.at = START + 4 * HOUR
    assert docket.state(glass) is ApprovalState.HOLDS
    docket.at = START + 24 * HOUR
    asked = docket.office.approvals[glass]
    assert docket.office.countersigned(asked, docket.at) is Countersigned.WAITING
    docket.sign(glass, "Fiscal Tres")
    assert docket.office.countersigned(docket.office.approvals[glass], docket.at) is Countersigned.DONE
    docket.at = START + timedelta(days=7)
    assert docket.state(called) is ApprovalState.HOLDS
    docket.at += HOUR
    assert docket.state(called) is ApprovalState.EXPIRED


def test_in_a_case_with_members_a_signature_of_somebody_else_does_not_count(docket: Docket) -> None:
    called = docket.ask(Action.EXPORT, "statements")
    docket.sign(called, "Jefa Uno", "Fiscal Tres")
    alone = docket.state(called)

    docket.enter(MEMBERSHIP, "Jefa Uno", {"role": "owner"}, "Jefa Uno")
    outside = docket.state(called)
    docket.enter(MEMBERSHIP, "Fiscal Tres", {"role": "reviewer"}, "Jefa Uno")

    assert (alone, outside, docket.state(called)) == (ApprovalState.HOLDS, ApprovalState.WAITING, ApprovalState.HOLDS)


def test_a_problem_says_whether_it_is_of_a_signature(docket: Docket) -> None:
    docket.enter(TAKEN_OUT, "statements", {}, "Jefa Uno")
    docket.enter(KEY_ENTERED, "Jefa Uno", {"public": "x", "signature": "y"}, "Jefa Uno")
    other = OfficialKey(bytes([9]) * 32)
    text = key_message("Jefa Uno", other.public)
    docket.enter(KEY_ENTERED, "Jefa Uno", {"public": other.public, "signature": other.sign(text)}, "Oficial Dos")
    docket.enter(KEY_ENTERED, "Jefa Uno", {"public": other.public, "signature": other.sign(text)}, "Jefa Uno")

    assert [each.is_signature for each in docket.office.problems] == [False, True, True, True]
    assert docket.office.key_of("Jefa Uno") == KEYS["Jefa Uno"].public


def test_nobody_enters_a_first_key_for_somebody_else_or_without_its_signature() -> None:
    docket, key = Docket(), KEYS["Jefa Uno"]
    signature = key.sign(key_message("Jefa Uno", key.public))
    docket.enter(KEY_ENTERED, "Jefa Uno", {"public": key.public, "signature": signature}, "Oficial Dos")
    docket.enter(KEY_ENTERED, "Jefa Uno", {"public": key.public, "signature": "x"}, "Jefa Uno")

    assert [each.is_signature for each in docket.office.problems] == [True, True]
    assert docket.office.keys == {}


def test_whatever_is_done_with_an_approval_uses_it_up(docket: Docket) -> None:
    other = OfficialKey(bytes([9]) * 32)
    fewer = replace(UNITS, officials=UNITS.officials[:3])
    asked = {
        "key": docket.ask(Action.KEY, key_object("Jefa Uno", other.public)),
        "seal": docket.ask(Action.SEAL, "case"),
        "units": docket.ask(Action.UNITS, units_object(units_content(fewer))),
    }
    for called in asked.values():
        docket.sign(called, "Oficial Dos", "Fiscal Tres")

    docket.key("Jefa Uno", other, approval=asked["key"])
    docket.enter(STATUS_SET, "case", {"action": "seal", "approval": asked["seal"]}, "Jefa Uno")
    docket.enter(UNITS_STATED, "units", {**units_content(fewer), "approval": asked["units"]}, "Jefa Uno")

    assert docket.office.problems == ()
    assert {docket.state(called) for called in asked.values()} == {ApprovalState.USED}
    docket.enter(STATUS_SET, "case", {"action": "seal", "approval": asked["seal"]}, "Jefa Uno")
    assert len(docket.office.problems) == 1


def test_an_approval_is_asked_for_at_a_size_that_the_ledger_had(docket: Docket) -> None:
    number = len(docket.entries) + 10
    for called, size in (("A-1", number), ("A-2", number + 2)):
        content: dict[str, Json] = {
            "action": "export",
            "object": "statements",
            "size": size,
            "root": "ab",
            "reason": "x",
        }
        docket.enter(ASKED, called, content, "Jefa Uno")

    assert set(docket.office.approvals) == {"A-1"}
    assert [each.number for each in docket.office.problems] == [number + 1]


def test_the_last_entry_that_sets_a_status_says_it(docket: Docket) -> None:
    assert status_of(docket.entries) == (CaseStatus.OPEN, None)
    number = docket.enter(STATUS_SET, "case", {"action": "seal"}, "Jefa Uno")
    docket.enter(STATUS_SET, "case", {"action": "burn"}, "Jefa Uno")
    docket.enter(TAKEN_OUT, "case", {"action": "close"}, "Jefa Uno")

    assert status_of(docket.entries) == (CaseStatus.SEALED, number)


def test_entries_are_told_as_runs_and_read_back() -> None:
    assert entries_object([9, 4, 3, 5, 3, 11, 12]) == "entries 3-5 9 11-12"
    assert entries_of_object("entries 3-5 9 11-12") == [3, 4, 5, 9, 11, 12]
    said = [
        DocketEntry(7, ERASED, "erasure", {"entries": [3, 4]}, "Jefa Uno", START),
        DocketEntry(8, SIGNED, "A-1", {"entries": [9]}, "Jefa Uno", START),
        DocketEntry(9, ERASED, "erasure", {"entries": "all"}, "Jefa Uno", START),
    ]
    assert erasures(said) == ((7, "entries 3-4"), (9, "entries "))


ODD = st.dictionaries(
    st.sampled_from(["action", "object", "size", "root", "glass", "approval", "entries", "public", "signature", "before"]),
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5), st.lists(st.integers(), max_size=3),
              st.sampled_from(["export", "erase", "A-1"])),
)  # fmt: skip


@given(
    st.lists(
        st.tuples(
            st.sampled_from([KEY_ENTERED, ASKED, SIGNED, TAKEN_OUT, STATUS_SET, ERASED]),
            st.sampled_from(["A-1", "Jefa Uno", "case"]),
            ODD,
            st.sampled_from([*KEYS, "Nadie"]),
        ),
        max_size=8,
    )
)
def test_whatever_stands_in_a_docket_nothing_holds_without_signatures(
    said: list[tuple[str, str, dict[str, Json], str]],
) -> None:
    docket = Docket()
    docket.enter(UNITS_STATED, "units", units_content(UNITS), "Mesa")

    for each in said:
        docket.enter(*each)

    office = docket.office
    assert all(office.state(each, START) is ApprovalState.WAITING for each in office.approvals.values())
    assert office.status is CaseStatus.OPEN


@given(st.binary(min_size=32, max_size=32), st.text(max_size=20), st.text(max_size=20))
def test_a_signature_is_of_one_text(seed: bytes, text: str, other: str) -> None:
    key = OfficialKey(seed)
    text, other = (each.encode("utf-8", "replace").decode() for each in (text, other))

    assert is_signed(key.sign(text), text, key.public)
    assert is_signed(key.sign(text), other, key.public) == (text == other)
