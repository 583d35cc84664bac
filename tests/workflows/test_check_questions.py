"""Who is of the side that asked; everybody is invented."""

from datetime import UTC, date, datetime

from ovillo.analysis.handling.questions import Question
from ovillo.casework.approvals.office import Office
from ovillo.domain.units import Person, Side, Unit, Units
from ovillo.workflows.check_questions import is_asking

ASKED = Question("q", 3, "slower", "t.csv", "ab", (2,), (), "Ana", datetime(2031, 5, 14, tzinfo=UTC), date(2031, 5, 21))


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
