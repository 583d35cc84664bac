from collections.abc import Sequence
from datetime import timedelta

from ovillo.domain.entities import EntityType, NameLevel
from tests.corroboration.invented import DAY, Case, on, value

OUTLETS = "ABCDE"


def case_of(*numbers: Sequence[int], names: Sequence[str] = ()) -> Case:
    """Each source tells how many were detained, day by day a week apart; the later letter publishes later."""
    case = Case()
    for position, (outlet, told) in enumerate(zip(OUTLETS, numbers, strict=False)):
        for week, number in enumerate(told):
            day = DAY + timedelta(days=30 * week)
            document = case.document(outlet, day + timedelta(days=position))
            case.say(document, "detained", value=value(number), when=on(day))
            if names and week == 0:
                made = case.entity(names[position], document, EntityType.PERSON, NameLevel.FULL)
                for key in [key for key in case.members if made in case.members[key]]:
                    case.members[key].remove(made)
                case.members.setdefault(("Ana", "person"), []).append(made)
    case.members = {key: members for key, members in case.members.items() if members}
    return case


def test_two_who_err_alike_twice_are_one_origin() -> None:
    case = case_of([14, 30], [14, 30], [14, 30], [41, 33], [41, 33])

    (edge,) = case.copies()

    assert (edge.copy, edge.origin) == ("E", "D")
    assert len(edge.errors) == 2
    assert [finding.independent_sources for finding in case.findings()] == [4, 4]
    assert all(("E", "D") in finding.copied for finding in case.findings())
    assert {one.weight for one in case.findings()[0].values} == {0.875, 0.5}


def test_one_shared_error_may_be_chance() -> None:
    case = case_of([14, 30], [14, 30], [14, 30], [41, 33], [41, 30])

    assert case.copies() == ()
    assert case.findings()[0].independent_sources == 5


def test_two_who_differ_as_often_are_independent() -> None:
    case = case_of([14, 30, 7, 8], [14, 30, 7, 8], [14, 30, 7, 8], [41, 33, 1, 2], [41, 33, 3, 4])

    assert case.copies() == ()


def test_what_half_of_the_sources_say_is_no_error() -> None:
    case = case_of([14, 30], [14, 30], [41, 33], [41, 33])

    assert case.copies() == ()


def test_a_shared_misspelling_counts_as_an_error() -> None:
    names = ["Ana Ficticio Prueba"] * 3 + ["Ana Fictisio Prueva"] * 2

    one_number_too = case_of([14], [14], [14], [41], [41], names=names)
    the_name_alone = case_of([14], [14], [14], [14], [14], names=names)

    assert [(edge.copy, edge.origin) for edge in one_number_too.copies()] == [("E", "D")]
    assert the_name_alone.copies() == ()


def test_a_shorter_name_is_no_misspelling() -> None:
    names = ["Ana Ficticio Prueba"] * 3 + ["Ana Ficticio"] * 2

    assert case_of([14], [14], [14], [41], [41], names=names).copies() == ()


def told_by(case: Case, outlet: str, position: int, *, quote: str, by: tuple[str, ...]) -> None:
    for week, number in enumerate((41, 33)):
        day = DAY + timedelta(days=30 * week)
        document = case.document(outlet, day + timedelta(days=position))
        case.say(document, "detained", value=value(number), when=on(day), quote=quote, by=by)


def test_two_who_name_sources_of_their_own_have_not_copied() -> None:
    case = case_of([14, 30], [14, 30], [14, 30])
    told_by(case, "D", 3, quote="Nuestro reportero contó a 41.", by=())
    told_by(case, "E", 4, quote="Three mothers counted 41.", by=("three mothers",))

    assert case.copies() == ()
    assert case.findings()[0].independent_sources == 5


def test_two_who_have_it_from_one_and_one_who_names_nobody_may_have_copied() -> None:
    for first, second in ((("three mothers",), ("three mothers",)), (("three mothers",), ())):
        case = case_of([14, 30], [14, 30], [14, 30])
        told_by(case, "D", 3, quote="41 there.", by=first)
        told_by(case, "E", 4, quote="They were 41.", by=second)

        assert [(edge.copy, edge.origin) for edge in case.copies()] == [("E", "D")]
