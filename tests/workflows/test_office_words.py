"""Who moves, takes or keeps somebody by office or in care, as documents are read; every name is invented."""

from datetime import date

import pytest
from tests.extraction.said import EXTRACTORS
from tests.workflows.office_cases import LAWFUL, WRONG

from ovillo.analysis.network.officials import OF_OFFICE, officials_among
from ovillo.domain.documents import Document
from ovillo.domain.entities import CaseEntity
from ovillo.domain.sources import SourceDetails
from ovillo.workflows.office_words import office_words

HELD = OF_OFFICE | {"sells", "exploits"}


def not_by_office(language: str, text: str) -> set[tuple[str, str]]:
    """Who is said to sell, buy, move, take, keep or recruit somebody, and not by office or in care alone."""
    details = SourceDetails(published=date(2031, 5, 16), language=language)
    document = Document("a" * 64, "x.txt", "text/plain", len(text), text, (0,), details)
    read = EXTRACTORS[language].read(document)
    entities = [e for s in read.statements for e in (s.subject, s.object) if e is not None]
    entities = list({each.id: each for each in [*entities, *read.entities]}.values())
    cases = [
        CaseEntity(e.id, e.type, e.name, e.level, (e.name,), (e.id,), (e.document,), len(e.mentions), "none")
        for e in entities
    ]
    found = officials_among(entities, read.statements, cases, office_words())
    return {
        (each.subject.name, each.predicate)
        for each in read.statements
        if each.predicate in HELD and each.subject and each.object and each.id not in found.statements
    }


@pytest.mark.parametrize(("language", "text"), LAWFUL)
def test_by_office_or_in_care_nobody_is_a_holder(language: str, text: str) -> None:
    assert {one for one in not_by_office(language, text) if one[1] != "sells"} == set()


@pytest.mark.parametrize(("language", "text"), WRONG)
def test_an_office_hides_nobody_who_trades_or_is_accused(language: str, text: str) -> None:
    assert not_by_office(language, text)


def test_the_words_of_offices_are_those_of_the_lexicon() -> None:
    words = office_words()

    assert {"nurse", "enfermera", "juez", "constable", "sgt.", "albergue", "midwife"} <= words.offices
    assert words.offices.isdisjoint({"agent for adoptions", "recruitment agent", "president", "abogado", "ing."})
