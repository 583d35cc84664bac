"""Whatever shows a network shows what speaks for whoever is told of: every kind of it × every surface × language."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from ovillo.analysis.network.case_ties import case_network
from ovillo.corroboration import corroborate, left_out_beside
from ovillo.domain.briefs import Contested
from ovillo.domain.exoneration import DECIDED, Exoneration
from ovillo.domain.networks import Network, Wanted
from ovillo.domain.statements import Standing
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.chart_lines import chart_lines
from ovillo.rendering.chart_svg import KEY, Titles, chart_svg
from ovillo.rendering.network_exports import csv_text, graphml_text
from ovillo.rendering.network_exports.notes import exoneration_words
from ovillo.rendering.network_lines import node_line, say_days, say_days_of, tie_line
from ovillo.rendering.node_names import name_of, say_exoneration
from ovillo.rendering.read_beside import say_all_beside
from ovillo.workflows.beside_names import beside_names
from tests.corroboration.invented import DAY, Case, on

LATER = DAY + timedelta(days=300)
ANA, OTHER = "Ana Ficticio", "Otra Inventada"


def acquitted(case: Case) -> None:
    case.say(case.document("B", LATER), "acquitted", "organisation:Corte", ANA, standing=Standing.ACQUITTED)


def quashed(case: Case) -> None:
    corte = "organisation:Corte"
    case.say(case.document("B", LATER), "convicted", corte, ANA, standing=Standing.CONVICTED, negated=True)


def quashed_by_nobody_named(case: Case) -> None:
    case.say(case.document("B", LATER), "sentenced", None, ANA, standing=Standing.CONVICTED, negated=True)


def dropped(case: Case) -> None:
    case.say(case.document("B", LATER), "charged", "office:Fiscalía", ANA, standing=Standing.CHARGED, negated=True)


def closed(case: Case) -> None:
    said = case.document("B", LATER)
    case.say(said, "investigated", "office:Fiscalía", ANA, standing=Standing.INVESTIGATED, negated=True)


def denied(case: Case) -> None:
    case.say(case.document("B", LATER), "sells", ANA, OTHER, standing=Standing.DENIED, by=(ANA,))


def corrected(case: Case) -> None:
    case.say(case.document("C"), "sells", ANA, OTHER)
    case.say(case.document("C", LATER), "sells", ANA, OTHER, negated=True)


KINDS: dict[Callable[[Case], None], Exoneration] = {
    acquitted: Exoneration.ACQUITTED,
    quashed: Exoneration.NOT_CONVICTED,
    quashed_by_nobody_named: Exoneration.NOT_CONVICTED,
    dropped: Exoneration.NOT_CHARGED,
    closed: Exoneration.NOT_INVESTIGATED,
    denied: Exoneration.DENIED,
    corrected: Exoneration.CORRECTED,
}


def drawn(exonerate: Callable[[Case], None] | None) -> Network:
    case = Case()
    case.say(case.document("A"), "sells", ANA, OTHER, standing=Standing.CONVICTED)
    if exonerate is not None:
        exonerate(case)
    findings = case.findings()
    told = beside_names(case.entities(), findings, Contested())
    decided = {member: told[each.id] for each in case.entities() if each.id in told for member in each.members}
    return case_network(findings, {each.id: each for each in case.documents}, Wanted(), decided=decided)


def svg(network: Network, catalogue: Catalogue) -> str:
    places = {node.id: (200 * at, 0) for at, node in enumerate(network.nodes)}
    return chart_svg(network, places, Titles("t", "d"), catalogue, is_numbered=False)


def words_of(made: str) -> str:
    """Without the marks and breaks of lines."""
    return " ".join(re.sub(r"<[^>]*>", " ", made).split())


SURFACES: dict[str, Callable[[Network, Catalogue], str]] = {
    "svg": lambda network, catalogue: words_of(svg(network, catalogue)),
    "page": lambda network, catalogue: str(
        [
            tie["for"] + tie["denials"] + [tie["disputed"] and catalogue.say("disputed")]
            for tie in _lines(network, catalogue)
        ]
    ),
    "graphml": lambda network, _: graphml_text(network, is_directed=True),
    "csv": lambda network, _: csv_text(network),
}


def _lines(network: Network, catalogue: Catalogue) -> list[dict[str, object]]:
    return chart_lines(network, {node.id: 1 for node in network.nodes}, catalogue)["ties"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("exonerate", KINDS, ids=lambda each: each.__name__)
def test_the_line_of_a_deed_has_what_speaks_for_whoever_did_it(
    exonerate: Callable[[Case], None], surface: str, language: str
) -> None:
    network, catalogue = drawn(exonerate), Catalogue(language)
    told = say_exoneration(KINDS[exonerate], catalogue if surface in {"svg", "page"} else Catalogue("en"))

    made = SURFACES[surface](network, catalogue)

    assert KINDS[exonerate] in network.ties[0].exonerations
    assert made.count(told) > SURFACES[surface](drawn(None), catalogue).count(told)  # headers of files have words, too


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("exonerate", KINDS, ids=lambda each: each.__name__)
def test_what_was_decided_stands_beside_the_name_and_has_a_ring_in_every_drawing(
    exonerate: Callable[[Case], None], language: str
) -> None:
    network, catalogue, kind = drawn(exonerate), Catalogue(language), KINDS[exonerate]
    (ana,) = [node for node in network.nodes if node.name == ANA]
    (shown,) = [
        one for one in chart_lines(network, {n.id: 1 for n in network.nodes}, catalogue)["nodes"] if one["id"] == ana.id
    ]
    is_decided = kind in DECIDED

    assert (say_exoneration(kind, catalogue) in name_of(ana, ANA, catalogue)) == is_decided
    assert (shown["cleared"], bool(shown["beside"])) == (is_decided, is_decided)
    assert (kind.value in node_line(ana)["cleared"]) == is_decided
    assert kind.value in tie_line(network.ties[0])["cleared"]
    rings = svg(network, catalogue).count('stroke="#1d5a3c"')
    assert rings == (2 if is_decided else 0)  # around the node, and upon the line
    assert say_exoneration(kind, Catalogue("en")) in exoneration_words(network.ties[0])


def test_a_conviction_that_came_after_the_quashed_one_marks_no_name() -> None:
    case = Case()
    corte = "organisation:Corte"
    case.say(case.document("B"), "convicted", corte, ANA, standing=Standing.CONVICTED, negated=True, when=on(DAY))
    case.say(case.document("D", LATER), "convicted", corte, ANA, standing=Standing.CONVICTED, when=on(LATER))

    assert not beside_names(case.entities(), case.findings(), Contested())


PROCEDURE = Wanted(kinds=frozenset({"procedure"}))


@pytest.mark.parametrize(
    ("predicate", "standing", "kind"),
    [
        ("convicted", Standing.CONVICTED, Exoneration.NOT_CONVICTED),
        ("charged", Standing.CHARGED, Exoneration.NOT_CHARGED),
        ("investigated", Standing.INVESTIGATED, Exoneration.NOT_INVESTIGATED),
    ],
)
@pytest.mark.parametrize("by", ["organisation:Corte", "organisation:corte"], ids=["the same court", "a court"])
@pytest.mark.parametrize("is_one_source", [True, False])
def test_what_an_office_takes_back_is_marked_on_its_line_and_nobody_else_s_act_is_put_to_it(
    predicate: str, standing: Standing, kind: Exoneration, by: str, is_one_source: bool
) -> None:
    case = Case()
    first = case.document("A", LATER)
    case.say(first, predicate, by, ANA, standing=standing)
    later = first if is_one_source else case.document("B", LATER)
    case.say(later, predicate, "organisation:Corte", ANA, standing=standing, negated=True)

    network = case_network(case.findings(), {each.id: each for each in case.documents}, PROCEDURE)

    assert bool(network.ties) == (by == "organisation:Corte")
    for tie in network.ties:
        assert kind in tie.exonerations
        assert say_exoneration(kind, Catalogue("en")) in words_of(svg(network, Catalogue("en")))
        assert svg(network, Catalogue("en")).count('stroke="#1d5a3c"') == 1


def test_the_legend_tells_what_the_ring_and_the_line_of_an_acquittal_are() -> None:
    assert "ring" in KEY
    assert "acquitted of it" in KEY


@pytest.mark.parametrize("exonerate", [acquitted, quashed, dropped, denied], ids=lambda each: each.__name__)
def test_what_reviewers_contradict_one_another_on_stands_beside_the_line_and_says_so(
    exonerate: Callable[[Case], None],
) -> None:
    case = Case()
    case.say(case.document("A"), "sells", ANA, OTHER, standing=Standing.CONVICTED)
    counted = case.statements[:]
    exonerate(case)
    left_out = corroborate(case.documents, case.entities(), case.statements[1:]).findings
    (sold,) = corroborate(case.documents, case.entities(), counted).findings

    network = case_network(
        [sold],
        {each.id: each for each in case.documents},
        Wanted(),
        contested=left_out_beside([sold], left_out),
    )

    (tie,) = network.ties
    assert KINDS[exonerate] in tie.exonerations
    assert all(each.is_contested and each.citations for each in tie.beside)
    assert "reviewers contradict" in " ".join(say_all_beside(tie.beside, {}, Catalogue("en")))
    names = beside_names(case.entities(), [sold], Contested(left_out=left_out)).values()
    assert [each.contested for each in names] == ([(KINDS[exonerate],)] if KINDS[exonerate] in DECIDED else [])


def test_a_source_that_tells_two_things_of_two_people_is_one_source_of_their_line() -> None:
    case = Case()
    for publisher, predicate in (("A", "buys"), ("A", "transports"), ("B", "transports")):
        case.say(case.document(publisher), predicate, ANA, OTHER)

    (tie,) = case_network(case.findings(), {each.id: each for each in case.documents}, Wanted()).ties

    assert sorted(part.weight for part in tie.parts) == [1, 2]
    assert tie.weight == 2
    assert '<data key="edge-weight">2</data>' in graphml_text(Network((), (tie,)), is_directed=True)


@pytest.mark.parametrize(("language", "word"), [("en", "published"), ("es", "publicado")])
def test_a_day_that_no_source_gives_is_told_as_that_of_publication(language: str, word: str) -> None:
    case = Case()
    case.say(case.document("A"), "sells", ANA, OTHER)
    case.say(case.document("B", LATER), "sells", ANA, OTHER, standing=Standing.DENIED)
    documents, catalogue = {each.id: each for each in case.documents}, Catalogue(language)

    (tie,) = case_network(case.findings(), documents, Wanted()).ties

    assert say_days(tie, catalogue) == say_days(tie.parts[0], catalogue) == f"{word} {catalogue.date(DAY)}"
    assert say_days_of(tie_line(tie)["parts"][0], catalogue) == f"{word} {DAY}"
    assert '<data key="edge-dated">false</data>' in graphml_text(Network((), (tie,)), is_directed=True)
    case.say(case.document("D", LATER), "sells", ANA, OTHER, when=on(DAY - timedelta(1)))
    (tie,) = case_network(case.findings(), {each.id: each for each in case.documents}, Wanted()).ties
    assert say_days(tie, catalogue) == catalogue.date(DAY - timedelta(1))
