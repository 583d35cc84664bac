"""Whoever is told to have done something is never shown without what was decided or said for them.

The table: every filter of the brief × what is told × what speaks for the person × surface × language.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import product

import pytest

from ovillo.analysis import build_brief, narrow
from ovillo.analysis.network.case_ties import case_network, wanted_statements
from ovillo.domain.briefs import Brief, CaseView, WantedLines
from ovillo.domain.networks import Wanted
from ovillo.domain.statements import PREDICATES, PredicateKind, Standing
from ovillo.rendering.brief_html import render_html
from ovillo.rendering.brief_markdown import render_markdown
from ovillo.rendering.brief_text import render_text
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.entries import Entry
from ovillo.rendering.outline import Outline, outline
from tests.corroboration.invented import DAY, Case, on, value

LATER = DAY + timedelta(days=300)
DONE = DAY - timedelta(days=3)
ANA, OTHER = "Ana Ficticio", "Otra Inventada"
Tell = Callable[[Case, str], None]


def told(case: Case, predicate: str) -> None:
    document = case.document("A")
    if predicate in PREDICATES[PredicateKind.CONDUCT]:
        case.say(document, predicate, ANA, OTHER, when=on(DONE), value=value(2))
    else:
        case.say(document, predicate, "organisation:Oficina Ficticia", ANA, when=on(DONE))


def acquitted(case: Case, _: str) -> None:
    case.say(case.document("B", LATER), "acquitted", "organisation:Corte", ANA, standing=Standing.ACQUITTED)


def acquitted_of_it(case: Case, _: str) -> None:
    case.say(case.document("B", LATER), "sells", ANA, "group:babies", standing=Standing.ACQUITTED)


def dropped(case: Case, _: str) -> None:
    case.say(case.document("B", LATER), "charged", "office:Fiscalía", ANA, standing=Standing.CHARGED, negated=True)


def quashed(case: Case, _: str) -> None:
    case.say(case.document("B", LATER), "convicted", None, ANA, standing=Standing.CONVICTED, negated=True)


def denied(case: Case, predicate: str) -> None:
    case.say(case.document("B", LATER), predicate, ANA, OTHER, standing=Standing.DENIED, by=(ANA,))


def denied_of_somebody(case: Case, predicate: str) -> None:
    case.say(case.document("B", LATER), predicate, ANA, "somebody", standing=Standing.DENIED, by=(ANA,))


def corrected(case: Case, predicate: str) -> None:
    told(case, predicate)
    case.say(case.document("A", LATER), predicate, ANA, OTHER, negated=True)


DECIDED: tuple[Tell, ...] = (acquitted, acquitted_of_it, dropped, quashed)
SAID: tuple[Tell, ...] = (denied, denied_of_somebody, corrected)
CASES = [
    *product((*PREDICATES[PredicateKind.CONDUCT], "detained"), DECIDED),
    *product(PREDICATES[PredicateKind.CONDUCT], SAID),
]
FILTERS: dict[str, Callable[[Case], WantedLines]] = {
    "nothing": lambda _: WantedLines(),
    "standing": lambda _: WantedLines(frozenset({Standing.REPORTED})),
    "time": lambda _: WantedLines(since=DONE - timedelta(1), until=DAY),
    "person": lambda case: WantedLines(entity=_id(case, ANA)),
    "other": lambda case: WantedLines(frozenset({Standing.REPORTED}), entity=_id(case, OTHER)),
    "all": lambda case: WantedLines(frozenset({Standing.REPORTED}), date.min, DAY, _id(case, ANA)),
}
SURFACES: dict[str, Callable[[Brief, Catalogue], str]] = {
    "text": lambda brief, catalogue: render_text(brief, catalogue, width=10_000),
    "markdown": render_markdown,
    "html": render_html,
}


def _id(case: Case, name: str) -> str:
    return next((each.id for each in case.entities() if each.name == name), "nobody")


def brief_of(case: Case) -> Brief:
    view = CaseView("Villa Ficticia", 7, "ab" * 32, tuple(case.documents), (), tuple(case.statements))
    return build_brief(view, case.entities(), case.findings())


def entries(made: Outline) -> Iterator[Entry]:
    for figure in (*made.people, *made.groups):
        yield from (*figure.held, *figure.ties)
    for day in made.events:
        yield from day.entries
    for number in (*made.disputed_numbers, *made.agreed_numbers):
        yield number.entry


def tells_of_it(entry: Entry) -> bool:
    return any(claim.standing is Standing.REPORTED and not claim.is_negated for claim in entry.claims)


def speaks_for(entry: Entry) -> bool:
    claims = (*entry.claims, *(each.claim for each in entry.beside))
    return any(each.is_negated or each.standing in {Standing.DENIED, Standing.ACQUITTED} for each in claims)


@pytest.mark.parametrize("asked", FILTERS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_line_tells_of_a_deed_without_what_speaks_for_whoever_is_told_to_have_done_it(
    asked: str, language: str
) -> None:
    seen = 0
    for predicate, exonerate in CASES:
        case = Case()
        told(case, predicate)
        exonerate(case, predicate)
        narrowed = narrow(brief_of(case), FILTERS[asked](case))

        made = list(entries(outline(narrowed, Catalogue(language))))

        bare = [each for each in made if tells_of_it(each) and not speaks_for(each)]
        assert not bare, (predicate, exonerate.__name__, bare)
        cited = [claim for each in made for claim in (*each.claims, *(one.claim for one in each.beside))]
        assert all(claim.cited for claim in cited)
        seen += sum(map(tells_of_it, made))
    assert seen


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("exonerate", [*DECIDED, denied_of_somebody])
def test_every_surface_shows_it_as_often_as_the_deed(surface: str, language: str, exonerate: Tell) -> None:
    case = Case()
    told(case, "recruits")
    exonerate(case, "recruits")
    narrowed = narrow(brief_of(case), WantedLines(frozenset({Standing.REPORTED})))
    catalogue = Catalogue(language)
    made = [each for each in entries(outline(narrowed, catalogue)) if tells_of_it(each)]

    shown = SURFACES[surface](narrowed, catalogue).replace("\\", "")

    assert len(made) > 3
    for each in made[:1]:
        (beside,) = each.beside
        words = beside.claim.phrase.frame or beside.claim.phrase.act
        assert shown.count(words) >= len(made), (words, shown)


def test_an_open_question_about_a_deed_tells_what_speaks_for_the_person_and_cites_it() -> None:
    case = Case()
    case.say(case.document("A"), "detained", None, ANA)
    acquitted(case, "")

    made = outline(narrow(brief_of(case), WantedLines(frozenset({Standing.REPORTED}))), Catalogue("en"))

    (question,) = [each for each in made.questions if "detained" in each.text]
    assert "acquitted" in question.text
    assert len(question.references) == 2


@pytest.mark.parametrize("exonerate", DECIDED)
@pytest.mark.parametrize("wanted", [Wanted(standings=(Standing.REPORTED,)), Wanted(until=DAY), Wanted(sources=("A",))])
def test_a_tie_has_it_beside_whatever_the_filters_of_the_network_leave(exonerate: Tell, wanted: Wanted) -> None:
    for predicate in PREDICATES[PredicateKind.CONDUCT]:
        case = Case()
        told(case, predicate)
        exonerate(case, predicate)
        documents = {each.id: each for each in case.documents}
        whole = case.findings()
        chosen = {each.id for each in wanted_statements(case.statements, documents, wanted)}
        case.statements = [each for each in case.statements if each.id in chosen]

        network = case_network(case.findings(), documents, wanted, whole=whole)

        (tie,) = network.ties
        assert any(read.person == _id(case, ANA) and read.citations for read in tie.beside), predicate


def test_what_is_told_of_another_beside_a_line_has_their_name() -> None:
    case = Case()
    case.say(case.document("A"), "bribes", OTHER, ANA)
    acquitted(case, "")

    made = outline(brief_of(case), Catalogue("en"))

    own, others = (
        next(each for each in figure.held if any("brib" in one.phrase.text for one in each.claims))
        for name in (ANA, OTHER)
        for figure in made.people
        if figure.name == name
    )
    assert [each.label for each in own.beside] == ["read beside it:"]
    assert [each.label for each in others.beside] == [f"read beside it, of {ANA}:"]


def test_what_speaks_for_a_person_does_not_name_all_that_is_reported_of_them() -> None:
    case = Case()
    told(case, "sells")
    acquitted(case, "")

    assert case.finding("acquitted").beside == ()
