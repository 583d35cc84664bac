"""Whose words a document repeats."""

from datetime import timedelta

from ovillo.analysis.source_lines import list_sources
from ovillo.domain.briefs import CaseView
from tests.corroboration.invented import DAY, Case


def test_a_later_document_of_a_source_that_copied_once_repeats_nobody() -> None:
    case = Case()
    agency = case.document("Agencia Inventada")
    copy = case.document("B", DAY + timedelta(days=1))
    own = case.document("B", DAY + timedelta(days=300))
    for document, by in ((agency, ()), (copy, ("Agencia Inventada",)), (own, ())):
        case.say(document, "detained", None, "Ana Ficticio", by=by)
    found = case.corroborated()
    view = CaseView("x", 0, "", tuple(case.documents), (), tuple(case.statements))

    lines = {line.document.id: line.copies for line in list_sources(view, found.findings, found.copies)}

    assert lines == {agency.id: (), copy.id: (agency.id,), own.id: ()}
