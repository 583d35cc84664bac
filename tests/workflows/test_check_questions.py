"""Who is of the side that asked; everybody is invented."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from ovillo.analysis.handling.questions import ASKING, MADE, Question, Said
from ovillo.casework.approvals.office import Office, fold
from ovillo.casework.team.units import UNITS_STATED, units_content
from ovillo.domain.docket import DocketEntry, Json
from ovillo.domain.units import Person, Side, Unit, Units
from ovillo.workflows.reply_times import day_of, is_asking, side_of, with_times

ASKED = Question("q", 3, "slower", "t.csv", "ab", (2,), (), "Ana", datetime(2031, 5, 14, tzinfo=UTC), date(2031, 5, 21))


def entry(number: int, kind: str, about: str, content: Mapping[str, Json], *, by: str, day: int = 14) -> DocketEntry:
    return DocketEntry(number, kind, about, content, by, datetime(2031, 5, day, 15, tzinfo=UTC))


def test_the_askers_chain_of_command_asks_and_another_does_not() -> None:
    units = tuple(
        Unit(name, "agency", Side.OTHER, "*", above)
        for name, above in (("Control", ""), ("Desk", "Control"), ("Office", ""))
    )
    people = tuple(
        Person(name, "post", unit)
        for name, unit in (("Ana", "Desk"), ("Chief", "Control"), ("Eva", "Office"), ("Olmo", ""))
    )
    held = Office(Units((), units=units, officials=people))

    found = {who: is_asking(held, ASKED, who) for who in ("Ana", "Chief", "Eva", "Olmo", "Nobody Stated")}

    assert [who for who, asks in found.items() if not asks] == ["Eva"], "whom nobody stated may be anybody's puppet"
    assert is_asking(held, ASKED, "ANA")
    assert is_asking(Office(), ASKED, "Ana")
    assert not is_asking(Office(), ASKED, "Chief")


def test_the_time_to_reply_stands_still_while_nobody_of_the_other_chain_is_in_the_case() -> None:
    entries = [
        entry(0, "membership", "Registry", {"role": "owner"}, by="Registry"),
        entry(1, "membership", "Ana", {"role": "owner"}, by="Registry"),
        entry(2, "membership", "Eva", {"role": "reviewer"}, by="Registry"),
        entry(
            3,
            UNITS_STATED,
            "units",
            units_content(
                Units(
                    (),
                    units=tuple(Unit(name, "agency", Side.OTHER, "*", "") for name in ("Desk", "Office")),
                    officials=(Person("Ana", "post", "Desk"), Person("Eva", "post", "Office")),
                )
            ),
            by="Registry",
        ),
    ]
    out = entry(5, "membership", "Eva", {"role": None}, by="Ana")
    muted = entry(5, "membership", "Eva", {"role": "reader"}, by="Ana")
    back = entry(9, "membership", "Eva", {"role": "reviewer"}, by="Registry", day=23)

    found = [
        with_times([replace(ASKED, number=4)], [*entries, *more])[0] for more in ((), (out,), (muted,), (out, back))
    ]

    assert [each.stands_still for each in found] == [False, True, True, False]
    assert [each.may_close("Cid", date(2031, 5, 22)) for each in found] == [True, False, False, False]
    # Five working days from Friday 23 May: the day on which she is let in again.
    assert [each.reply_until for each in found[::3]] == [date(2031, 5, 21), date(2031, 5, 30)]


def test_whom_the_asker_put_into_the_case_replies_and_ends_no_waiting() -> None:
    entries = [
        entry(0, "membership", "Ana", {"role": "owner"}, by="Ana"),
        entry(1, "membership", "Puppet", {"role": "reviewer"}, by="Ana"),
    ]
    units = Units(
        (),
        units=tuple(Unit(name, "agency", Side.OTHER, "*", "") for name in ("Desk", "Office")),
        officials=(Person("Ana", "post", "Desk"), Person("Puppet", "post", "Office")),
    )
    entries.append(entry(2, UNITS_STATED, "units", units_content(units), by="Registry"))

    assert side_of(fold(entries), ASKED, "Puppet") == MADE
    assert side_of(fold(entries), ASKED, "Nobody") == side_of(fold(entries), ASKED, "ana") == ASKING
    said = replace(ASKED, replies=(Said("hm", "Puppet", ASKED.at, ends_waiting=False),))
    assert not said.may_close("Cid", ASKED.reply_until)
    assert not with_times([ASKED], entries)[0].stands_still, "who was there before the question could have spoken"
    out = entry(4, "membership", "Puppet", {"role": None}, by="Ana")
    other = entry(5, "membership", "Puppet Two", {"role": "reviewer"}, by="Ana")
    assert with_times([ASKED], [*entries, out])[0].stands_still, "whoever put them there"
    assert with_times([ASKED], [*entries, out, other])[0].stands_still, "nobody's place is taken by the asker's hand"


TWO = Units(
    (),
    units=tuple(Unit(name, "agency", Side.OTHER, "*", "") for name in ("Desk", "Office")),
    officials=(Person("Ana", "post", "Desk"), Person("Eva", "post", "Office"), Person("Eda", "post", "Office")),
)


def test_where_nobody_of_the_other_chain_ever_was_the_time_begins_with_whoever_comes() -> None:
    entries = [
        entry(0, "membership", "Ana", {"role": "owner"}, by="Ana"),
        entry(1, UNITS_STATED, "units", units_content(TWO), by="Ana"),
    ]
    come = entry(5, "membership", "Eva", {"role": "reviewer"}, by="Ana", day=23)

    found = [with_times([ASKED], [*entries, *more])[0] for more in ((), (come,))]

    assert [each.stands_still for each in found] == [True, False]
    assert found[1].reply_until == date(2031, 5, 30)


def test_an_asker_of_no_chain_hears_two() -> None:
    entries = [
        entry(0, "membership", "Registry", {"role": "owner"}, by="Registry"),
        entry(1, "membership", "Ana", {"role": "owner"}, by="Registry"),
        entry(2, "membership", "Eva", {"role": "reviewer"}, by="Registry"),
        entry(3, UNITS_STATED, "units", units_content(TWO), by="Registry"),
    ]
    asked = replace(ASKED, number=4, by="Registry")
    out = entry(5, "membership", "Eva", {"role": None}, by="Registry")

    found = [with_times([asked], [*entries, *more])[0].stands_still for more in ((), (out,))]

    assert found == [False, True], "the chain that is left would close the question of the other unheard"


def test_taking_rights_away_or_giving_them_back_makes_nobody() -> None:
    entries = [
        entry(0, "membership", "Registry", {"role": "owner"}, by="Registry"),
        entry(1, "membership", "Ana", {"role": "owner"}, by="Registry"),
        entry(2, "membership", "Eva", {"role": "reviewer"}, by="Registry"),
        entry(3, UNITS_STATED, "units", units_content(TWO), by="Registry"),
    ]
    less = entry(4, "membership", "Eva", {"role": "reader"}, by="Ana")
    out = entry(5, "membership", "Eva", {"role": None}, by="Ana")
    back = entry(6, "membership", "Eva", {"role": "reviewer"}, by="Ana")
    more = entry(7, "membership", "Eva", {"role": "owner"}, by="Ana")
    by_registry = entry(6, "membership", "Eva", {"role": "reviewer"}, by="Registry")

    found = [
        side_of(fold([*entries, *each]), ASKED, "Eva")
        for each in ((less,), (less, out, by_registry), (less, out, back), (less, back), (less, out, back, more))
    ]

    assert found == ["", "", "", "", MADE], "only more than was taken makes somebody"


def test_the_last_day_to_reply_ends_where_the_office_is() -> None:
    assert day_of(datetime(2031, 5, 22, 4, 59, tzinfo=UTC)) == date(2031, 5, 21)
