from datetime import date

import pytest

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import Standing, Statement, Value
from ovillo.resolution import Surroundings, cluster, propose_pairs
from ovillo.resolution.posts import kinds_of_post
from ovillo.resolution.sides import compare_sides
from ovillo.resolution.surroundings import ToldAge, gather_surroundings
from tests.resolution.invented import entity

ACCUSED = Surroundings({"side": {"accused": "convicted"}})
OFFICE = Surroundings({"side": {"office": "fiscal"}})
BOTH = Surroundings({"side": {"accused": "detained", "office": "fiscal"}})
FORMER = Surroundings({"side": {"accused": "detained", "former": "exfiscal"}})
SILENT = Surroundings()


def groups_of(*told: Surroundings) -> list[int]:
    """How many of each person are joined by rule, where so much is told in one document each."""
    bearers = [entity("Zoé Ovillejo Lana", chr(97 + at)) for at in range(len(told))]
    proposals = propose_pairs(bearers, {each.id: around for each, around in zip(bearers, told, strict=True)})
    return sorted(len(each.members) for each in cluster(bearers, proposals, ()))


@pytest.mark.parametrize(
    ("told", "groups"),
    [
        ((ACCUSED, OFFICE), [1, 1]),
        ((ACCUSED, ACCUSED, SILENT, OFFICE), [1, 3]),
        ((ACCUSED, OFFICE, OFFICE, SILENT), [1, 3]),
        ((ACCUSED, OFFICE, SILENT), [1, 1, 1]),
        ((ACCUSED, OFFICE, BOTH), [3]),
        ((FORMER, OFFICE), [2]),
        ((ACCUSED, SILENT, ACCUSED), [3]),
        ((OFFICE, OFFICE, SILENT), [3]),
    ],
)
def test_the_accused_and_whoever_is_in_office_are_joined_by_rule_only_where_a_source_tells_both(
    told: tuple[Surroundings, ...], groups: list[int]
) -> None:
    assert groups_of(*told) == groups
    assert groups_of(*reversed(told)) == groups


def test_every_side_is_suggested_with_the_other_and_says_why() -> None:
    bearers = [entity("Zoé Ovillejo Lana", "a"), entity("Zoé Ovillejo Lana", "b")]

    (proposal,) = propose_pairs(bearers, {bearers[0].id: ACCUSED, bearers[1].id: OFFICE})
    against = compare_sides(ACCUSED, OFFICE)

    assert proposal.rule is None
    assert against is not None
    assert against.is_conflict
    assert (against.detail, against.weight_bits < 0) == ("fiscal", True)
    assert compare_sides(BOTH, OFFICE) is compare_sides(FORMER, OFFICE) is compare_sides(SILENT, ACCUSED) is None


def test_an_age_still_takes_apart_whom_their_sides_do_not() -> None:
    young, old = (Surroundings(OFFICE.facts, (ToldAge(date(2031, 5, 14), years),)) for years in (30, 60))

    assert groups_of(young, old) == [1, 1]


@pytest.mark.parametrize(
    ("written", "kinds", "is_former"),
    [
        ("fiscal provincial", frozenset({"prosecution"}), False),
        ("jefe de la Policía", frozenset({"police"}), False),
        ("Coronel PNP", frozenset({"police"}), False),
        ("Judge", frozenset({"bench"}), False),
        ("Former police chief", frozenset({"police"}), True),
        ("exjueza de Lima", frozenset({"bench"}), True),
        ("ex-judge", frozenset({"bench"}), True),
        ("exjefe de la Policía", frozenset({"police"}), True),
        ("chofer del fiscal", frozenset({"labour"}), False),
        ("secretary to the judge", frozenset(), False),
        ("teniente alcalde", frozenset(), False),
        ("Mayor of Villa Ficticia", frozenset(), False),
        ("experto en juegos", frozenset(), False),
    ],
)
def test_the_kinds_of_a_post(written: str, kinds: frozenset[str], is_former: bool) -> None:
    assert kinds_of_post(written) == (kinds, is_former)


def statement(predicate: str, *, subject: DocumentEntity | None = None, **rest: object) -> Statement:
    told = {"standing": Standing.REPORTED, "extractor": "x@1", **rest}
    return Statement("a", predicate, start=0, end=9, quote="", subject=subject, **told)  # type: ignore[arg-type]  # short


def test_sides_are_read_from_what_is_told_and_not_from_what_is_denied() -> None:
    person = entity("Zoé Ovillejo Lana", "a")
    thing = DocumentEntity("t", "a", EntityType.THING, "dinero", NameLevel.ROLE, person.mentions)
    told = [
        statement("holds_office", subject=person, value=Value("fiscal")),
        statement("launders", subject=person, object=thing),
    ]
    accused = [statement("launders", subject=person, object=thing, standing=Standing.CHARGED)]
    detained = [statement("detained", object=person)]
    denied = [statement("detained", object=person, negated=True)]

    def sides(statements: list[Statement]) -> set[str]:
        found = gather_surroundings([person], statements, ())
        return set(found[person.id].facts.get("side", {})) if found else set()

    assert sides(told) == {"office"}
    assert sides(accused) == sides(detained) == {"accused"}
    assert sides(denied) == set()


def test_a_document_that_tells_a_judge_and_a_doctor_of_one_name_may_speak_of_two() -> None:
    two = Surroundings({"post": {"bench": "juez", "medicine": "médico"}})

    assert groups_of(two, SILENT) == [1, 1]


@pytest.mark.parametrize("short", ["Zoé Ovillejo", "Ovillejo"])
def test_a_shorter_name_is_suggested_with_each_of_those_whom_their_sides_tell_apart(short: str) -> None:
    level = NameLevel.FULL if " " in short else NameLevel.PARTIAL
    bearers = [entity("Zoé Ovillejo Lana", "a"), entity("Zoé Ovillejo Lana", "b"), entity("Zoé Ovillejo Lana", "d")]
    asked = entity(short, "c", level=level)
    around = dict(zip([each.id for each in bearers], (ACCUSED, OFFICE, OFFICE), strict=True))

    found = propose_pairs([*bearers, asked], around)

    beside = {one for each in found for one in (each.left, each.right) if asked.id in {each.left, each.right}}
    office = min(bearers[1:], key=lambda each: each.id)
    assert beside == {asked.id, bearers[0].id, office.id}
    assert all(each.rule is None for each in found if asked.id in {each.left, each.right})


def test_a_shorter_name_is_suggested_with_both_namesakes_of_one_document() -> None:
    asked = entity("Zoé Ovillejo", "c")
    bearers = [entity("Zoé Ovillejo Lana", "a"), entity("ZOÉ OVILLEJO LANA", "a")]

    found = propose_pairs([*bearers, asked])

    assert sum(asked.id in {each.left, each.right} for each in found) == 2
