"""A numbered or lettered list in one paragraph: its numbers are no ages, and it ends where the next one is headed."""

import pytest

from ovillo.domain.documents import Document
from ovillo.domain.sources import SourceDetails
from ovillo.extraction.rules import RuleExtractor

EXTRACTORS = {language: RuleExtractor(language) for language in ("en", "es")}


def told(language: str, text: str) -> set[tuple[str, str, str]]:
    document = Document("a" * 64, "x.txt", "text/plain", len(text), text, (0,), SourceDetails(language=language))
    return {
        (each.predicate, (each.object or each.subject).name, each.value.text if each.value else "")  # type: ignore[union-attr]
        for each in EXTRACTORS[language].read(document).statements
    }


@pytest.mark.parametrize(
    ("language", "text", "predicate", "names"),
    [
        ("es", "Los detenidos son: 1. Abel Quiroz Tito, 2. Bruno Nina Vela.", "detained", "Abel Quiroz Tito|Bruno Nina Vela"),
        ("es", "La policía detuvo a: 1. Abel Quiroz Tito, 2. Bruno Nina Vela.", "detained", "Abel Quiroz Tito|Bruno Nina Vela"),
        ("es", "Detenidos: 1) Abel Quiroz Tito, 2) Bruno Nina Vela, 17) Celia Rojas Yana.", "detained", "Abel Quiroz Tito|Bruno Nina Vela|Celia Rojas Yana"),
        ("es", "Víctimas: a) Lidia Puma Cusi, b) Rosa Mamani Apaza; Imputados: a) Abel Quiroz Tito, b) Bruno Nina Vela.", "charged", "Abel Quiroz Tito|Bruno Nina Vela"),
        ("es", "Víctimas: 1) Lidia Puma Cusi, 2) Rosa Mamani Apaza, 3) N.N. Imputados: 1) Abel Quiroz Tito, 2) Bruno Nina Vela.", "charged", "Abel Quiroz Tito|Bruno Nina Vela"),
        ("es", "Fueron rescatadas: 1) Lidia Puma Cusi, 2) Rosa Mamani Apaza, y detenidos: 1) Abel Quiroz Tito, 2) Bruno Nina Vela.", "detained", "Abel Quiroz Tito|Bruno Nina Vela"),
        ("en", "The arrested are: 1. Gordon Pike, 2. Karl Munn, 3. Ned Sharp.", "detained", "Gordon Pike|Karl Munn|Ned Sharp"),
        ("en", "Those charged are: i. Gordon Pike, ii. Karl Munn, iii. Ned Sharp.", "charged", "Gordon Pike|Karl Munn|Ned Sharp"),
        ("en", "Arrested were: (1) Gordon Pike, (2) Karl Munn and (3) Ned Sharp.", "detained", "Gordon Pike|Karl Munn|Ned Sharp"),
    ],
)  # fmt: skip
def test_who_is_listed(language: str, text: str, predicate: str, names: str) -> None:
    found = told(language, text)

    assert {name for kind, name, _ in found if kind == predicate} == set(names.split("|"))
    assert not [each for each in found if each[0] == "age"]


def test_an_age_in_a_list_is_one() -> None:
    found = told(
        "es", "La policía detuvo a 1) Abel Quiroz Tito (42), 2) Bruno Nina Vela (17) y 3) Celia Rojas Yana (31)."
    )

    assert {each[1:] for each in found if each[0] == "age"} == {
        ("Abel Quiroz Tito", "42"),
        ("Bruno Nina Vela", "17"),
        ("Celia Rojas Yana", "31"),
    }
