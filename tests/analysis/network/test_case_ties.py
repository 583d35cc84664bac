"""What findings make of a network, made of invented findings."""

from dataclasses import replace
from datetime import date

from ovillo.analysis import decided_among
from ovillo.analysis.network.case_ties import case_network, only, projected
from ovillo.corroboration.unnamed import with_denials_of_unnamed
from ovillo.domain.documents import Document
from ovillo.domain.entities import CaseEntity, DocumentEntity, EntityType, Mention, NameLevel
from ovillo.domain.exoneration import BesideName, Exoneration
from ovillo.domain.findings import Finding
from ovillo.domain.networks import Wanted
from ovillo.domain.sources import SourceDetails
from ovillo.domain.statements import Standing, Statement, When
from ovillo.rendering.network_exports.notes import said_label
from ovillo.workflows.network import Asked, engine_of
from ovillo.workflows.network_questions import list_around, list_arrests, list_groups, list_hidden

DOCUMENT = Document("d", "nota.txt", "text/plain", 1, "x" * 100, (0,), SourceDetails("El Alba", date(2031, 5, 7)))


def entity(name: str, kind: EntityType = EntityType.PERSON, level: NameLevel = NameLevel.FULL) -> CaseEntity:
    return CaseEntity(name, kind, name, level, (name,), (name,), ("d",), 1, "none")


def mention(of: CaseEntity) -> DocumentEntity:
    return DocumentEntity(of.id, "d", of.type, of.name, of.level, (Mention(0, 1, of.name, of.level),))


def said(one: CaseEntity | None, predicate: str, other: CaseEntity, **more: object) -> Statement:
    start = int(more.pop("start", 0))  # type: ignore[call-overload]
    named = None if one is None else mention(one)
    standing = more.pop("standing", Standing.REPORTED)
    return Statement("d", predicate, standing, start, start + 1, "x", "test@1", named, mention(other), **more)  # type: ignore[arg-type]


def found(one: CaseEntity, predicate: str, other: CaseEntity, *statements: Statement, **more: object) -> Finding:
    made = Finding(
        id=f"{one.id} {predicate} {other.id}",
        predicate=predicate,
        subject=one,
        object=other,
        values=(),
        standings=(),
        also_said=(),
        negated_by=(),
        firmest=Standing.REPORTED,
        firmest_on=None,
        independent_sources=3,
        copied=(),
        contradicts=False,
        first_said=None,
        last_said=None,
        statements=statements or (said(one, predicate, other),),
    )
    return replace(made, **more)  # type: ignore[arg-type]


ANA, EVA, LUIS = map(entity, ("Ana", "Eva", "Luis"))
CLINIC = entity("Clinic", EntityType.ORGANISATION)
RING = entity("ring", EntityType.GROUP, NameLevel.ROLE)
HOUSE = entity("House", EntityType.PLACE)


def drawn(*findings: Finding, **wanted: object):
    return case_network(with_denials_of_unnamed(findings), {"d": DOCUMENT}, Wanted(**wanted))  # type: ignore[arg-type]


def test_each_reason_against_a_tie_is_counted() -> None:
    network = drawn(
        found(ANA, "pays", EVA),
        found(ANA, "detained", EVA),
        found(ANA, "owns", HOUSE),
        found(ANA, "leads", RING),
        found(ANA, "threatens", EVA, said(ANA, "threatens", EVA, negated=True)),
        found(ANA, "bribes", EVA, said(ANA, "bribes", EVA, standing=Standing.DENIED)),
        found(ANA, "sells", EVA, superseded=(said(ANA, "sells", EVA).id,)),
        found(ANA, "buys", ANA),
    )

    assert [tie.predicates for tie in network.ties] == [("pays",)]
    assert network.left_out == {"other_kind": 1, "no_node": 1, "unnamed": 1, "denied": 2, "corrected": 1, "one_end": 1}


def test_only_the_words_that_name_the_doer_tie_the_doer() -> None:
    named, unnamed = said(ANA, "pays", EVA), replace(said(None, "pays", EVA, start=5), document="e")
    network = case_network(
        [found(ANA, "pays", EVA, named, unnamed)], {"d": DOCUMENT, "e": replace(DOCUMENT, id="e")}, Wanted()
    )

    [part] = network.ties[0].parts
    assert (part.weight, [each.statement for each in part.citations]) == (1, [named.id])


def test_a_corrected_word_is_cited_as_such_and_lends_no_day() -> None:
    first, second = said(ANA, "pays", EVA), said(ANA, "pays", EVA, start=9)

    [part] = drawn(found(ANA, "pays", EVA, first, second, superseded=(first.id,))).ties[0].parts

    assert [each.is_corrected for each in part.citations] == [True, False]
    assert part.first == part.last == date(2031, 5, 7)


def test_an_acquittal_is_named_beside_the_charge() -> None:
    acquitted = found(LUIS, "acquitted", ANA)

    network = drawn(found(ANA, "pays", EVA, beside=(acquitted.id,)), acquitted)

    [told] = network.ties[0].parts[0].beside
    assert (told.predicate, told.negated, told.person, told.other) == ("acquitted", False, "Ana", "Luis")
    assert [each.statement for each in told.citations] == [acquitted.statements[0].id]


def test_what_was_taken_back_is_named_so_beside_the_charge_whatever_the_filters_leave() -> None:
    first, annulled = (said(LUIS, "convicted", ANA, start=at, negated=bool(at)) for at in (0, 9))
    conviction = found(LUIS, "convicted", ANA, first, annulled)
    charge = found(ANA, "pays", EVA, beside=(conviction.id,))
    left = replace(conviction, statements=(first,))

    for network in (
        drawn(charge, conviction),
        case_network([charge, left], {"d": DOCUMENT}, Wanted(), whole=[charge, conviction]),
    ):
        beside = network.ties[0].beside
        assert [(told.predicate, told.negated) for told in beside] == [("convicted", False), ("convicted", True)]
        assert [words.statement for told in beside for words in told.citations] == [first.id, annulled.id]


def test_what_its_source_corrected_is_not_read_beside() -> None:
    first, second = (said(LUIS, "convicted", ANA, start=at, negated=bool(at)) for at in (0, 9))
    conviction = found(LUIS, "convicted", ANA, first, second, superseded=(first.id,))

    network = drawn(found(ANA, "pays", EVA, beside=(conviction.id,)), conviction)

    assert [told.negated for told in network.ties[0].beside] == [True]


def test_a_line_is_disputed_where_one_of_its_parts_is() -> None:
    denied = said(ANA, "leads", CLINIC, standing=Standing.DENIED, start=4)
    network = drawn(found(ANA, "leads", CLINIC, said(ANA, "leads", CLINIC), denied), found(ANA, "belongs_to", CLINIC))

    [tie] = network.ties
    assert [(part.predicate, part.is_disputed) for part in tie.parts] == [("belongs_to", False), ("leads", True)]
    assert tie.is_disputed


def test_people_who_share_a_body_are_tied_less_the_larger_it_is() -> None:
    network = projected(drawn(*(found(each, "works_for", CLINIC) for each in (ANA, EVA, LUIS))))

    assert [(tie.source, tie.target, tie.weight) for tie in network.ties] == [
        ("Ana", "Eva", 0.5),
        ("Ana", "Luis", 0.5),
        ("Eva", "Luis", 0.5),
    ]
    assert {part.through for tie in network.ties for part in tie.parts} == {"Clinic"}


def test_a_lawyer_is_no_tie_until_asked_for_and_then_represents() -> None:
    finding = found(LUIS, "works_for", ANA)

    def made(**wanted: object):
        return case_network([finding], {"d": DOCUMENT}, Wanted(**wanted), counsel={finding.id})  # type: ignore[arg-type]

    assert (made().ties, made().left_out) == ((), {"counsel": 1})
    assert made(kinds=["works_for"]).ties == ()
    assert [tie.predicates for tie in made(kinds=["counsel"]).ties] == [("represents",)]


def test_an_acquittal_stands_beside_the_name_and_a_negated_one_does_not() -> None:
    members = {each.id: replace(each, members=(each.id,)) for each in (ANA, EVA, LUIS)}
    told = [
        found(LUIS, "acquitted", members["Ana"]),
        found(LUIS, "acquitted", members["Eva"], said(LUIS, "acquitted", EVA, negated=True)),
    ]

    decided = decided_among(told)

    assert decided == {"Ana": (Exoneration.ACQUITTED,)}
    network = case_network(
        [found(members["Ana"], "pays", members["Eva"])],
        {"d": DOCUMENT},
        Wanted(),
        decided={each: BesideName(told, Standing.CONVICTED) for each, told in decided.items()},
    )
    shown = {node.id: (node.is_acquitted, node.firmest) for node in network.nodes}
    assert shown == {"Ana": (True, Standing.CONVICTED), "Eva": (False, None)}


def test_an_acquittal_that_was_taken_back_marks_nobody_and_a_later_one_does() -> None:
    def when(day: int) -> When:
        return When("", date(2031, 5, day), date(2031, 5, day))

    first, annulled, again = (
        said(LUIS, "acquitted", ANA, start=at, negated=at == 2, when=when(day)) for at, day in ((0, 1), (2, 3), (4, 6))
    )

    assert set(decided_among([found(LUIS, "acquitted", ANA, first, annulled)])) == set()
    assert set(decided_among([found(LUIS, "acquitted", ANA, first, annulled, again)])) == {"Ana"}
    before = found(LUIS, "acquitted", ANA, first, annulled, overtaken=(annulled.id,))
    assert set(decided_among([before])) == {"Ana"}


def test_whoever_is_acquitted_of_an_act_is_marked_without_the_bare_acquittal_too() -> None:
    of_act = found(ANA, "pays", EVA, said(ANA, "pays", EVA, standing=Standing.ACQUITTED))
    not_so = found(ANA, "leads", RING, said(ANA, "leads", RING, standing=Standing.ACQUITTED, negated=True))

    assert set(decided_among([of_act])) == {"Ana"}
    assert set(decided_among([not_so])) == set()
    refused = found(LUIS, "acquitted", ANA, said(LUIS, "acquitted", ANA, start=5, negated=True))
    assert set(decided_among([of_act, refused])) == set()
    police = entity("police", EntityType.OFFICE, NameLevel.ROLE)
    assert set(decided_among([of_act, found(police, "acquitted", ANA)])) == set()


def test_people_only_keeps_what_ties_people() -> None:
    network = only(drawn(found(ANA, "works_for", CLINIC), found(ANA, "pays", EVA)), {EntityType.PERSON})

    assert [node.id for node in network.nodes] == ["Ana", "Eva"]


MIRLOS = entity("Los Mirlos", EntityType.GROUP)


def test_who_denies_leading_a_ring_without_a_name_denies_it_beside_the_ring_that_has_one() -> None:
    denial = said(ANA, "leads", RING, standing=Standing.DENIED, start=7)
    network = drawn(
        found(ANA, "leads", MIRLOS, firmest=Standing.CHARGED),
        found(ANA, "leads", RING, said(ANA, "leads", RING, standing=Standing.SUSPECTED), denial),
        found(EVA, "leads", MIRLOS),
        found(ANA, "works_for", MIRLOS),
    )

    ties = {(tie.source, tie.predicates): tie.parts for tie in network.ties}
    [leads, works] = ties["Ana", ("leads", "works_for")]
    assert (leads.is_disputed, works.is_disputed) == (True, False)
    [told] = leads.denials
    assert (told.person, told.other, told.standing) == ("Ana", "ring", Standing.DENIED)
    assert [each.statement for each in told.citations] == [denial.id]
    assert [part.denials for part in (*ties["Eva", ("leads",)], works)] == [(), ()]
    assert [node.id for node in network.nodes] == ["Ana", "Eva", "Los Mirlos"]


def test_a_denial_about_another_kind_of_thing_or_one_taken_back_stands_beside_nothing() -> None:
    clinic = entity("clinic", EntityType.ORGANISATION, NameLevel.ROLE)
    nurse = entity("nurse", EntityType.PERSON, NameLevel.ROLE)
    taken_back = said(ANA, "pays", nurse, standing=Standing.DENIED)
    network = drawn(
        found(ANA, "pays", EVA),
        found(ANA, "pays", clinic, said(ANA, "pays", clinic, negated=True)),
        found(ANA, "pays", nurse, taken_back, superseded=(taken_back.id,)),
    )
    kin = drawn(
        found(ANA, "relative_of", EVA), found(ANA, "relative_of", nurse, said(ANA, "relative_of", nurse, negated=True))
    )

    assert [tie.denials for tie in network.ties] == [()]
    assert not network.ties[0].is_disputed
    assert not kin.ties[0].is_disputed


def test_partners_and_the_charged_deny_whichever_end_they_are() -> None:
    judge = entity("judge", EntityType.PERSON, NameLevel.ROLE)
    network = drawn(
        found(EVA, "partner_of", ANA),
        found(judge, "partner_of", ANA, said(judge, "partner_of", ANA, standing=Standing.DENIED)),
        found(LUIS, "charged", EVA),
        found(judge, "charged", EVA, said(judge, "charged", EVA, standing=Standing.DENIED)),
        kinds={"tie", "procedure"},
    )

    assert [(tie.predicates, [each.person for each in tie.denials]) for tie in network.ties] == [
        (("partner_of",), ["Ana"]),
        (("charged",), ["Eva"]),
    ]
    assert all(tie.is_disputed for tie in network.ties)


def test_who_was_acquitted_of_belonging_is_tied_to_nobody_by_it() -> None:
    network = projected(
        drawn(
            found(
                ANA,
                "belongs_to",
                MIRLOS,
                said(ANA, "belongs_to", MIRLOS, standing=Standing.ACQUITTED),
                firmest=Standing.ACQUITTED,
            ),
            found(EVA, "belongs_to", MIRLOS),
        )
    )

    assert network.ties == ()


def test_what_only_an_acquittal_tells_weighs_nothing_beside_what_others_say() -> None:
    cleared = said(ANA, "pays", EVA, standing=Standing.ACQUITTED)
    network = drawn(
        found(ANA, "pays", EVA, cleared, firmest=Standing.ACQUITTED),
        found(ANA, "bribes", LUIS, said(ANA, "bribes", LUIS), said(ANA, "bribes", LUIS, standing=Standing.ACQUITTED)),
        found(ANA, "leads", CLINIC, said(ANA, "leads", CLINIC, standing=Standing.ACQUITTED)),
        found(CLINIC, "acquitted", ANA, said(CLINIC, "acquitted", ANA, standing=Standing.ACQUITTED)),
        kinds={"conduct", "tie", "procedure"},
    )

    told = {part.predicate: (part.weight, part.standing) for tie in network.ties for part in tie.parts}
    assert told == {
        "pays": (0, Standing.ACQUITTED),
        "bribes": (3, Standing.REPORTED),
        "leads": (0, Standing.ACQUITTED),
        "acquitted": (3, Standing.REPORTED),
    }


def test_who_is_named_by_an_acquittal_alone_is_not_measured_and_can_be_asked_for() -> None:
    network = drawn(
        found(ANA, "pays", EVA, said(ANA, "pays", EVA, standing=Standing.ACQUITTED)),
        found(EVA, "pays", LUIS),
    )
    asked = Asked(lambda: engine_of(network, is_directed=False), network)

    assert asked.weighed.ids == ("Eva", "Luis")
    assert (asked.measured_node("Luis"), asked.measured_node("Ana")) == (1, "Ana")
    assert [each["members"] for each in list_groups(asked)["groups"]] == [["Eva", "Luis"]]
    assert list_hidden(asked)["leads"] == []
    assert set(list_around(asked, "Ana", steps=1)["steps"]) == {"Ana", "Eva"}
    [removed] = list_arrests(asked, [["Ana", "Luis"]], holders=None)["sets"]
    assert (removed["without"], removed["outside"]) == (["Luis"], ["Ana"])


def test_a_label_says_that_only_an_acquittal_tells() -> None:
    network = drawn(found(ANA, "leads", CLINIC, said(ANA, "leads", CLINIC, standing=Standing.ACQUITTED)))

    assert said_label(network.ties[0].parts[0]) == "acquitted: leads"
