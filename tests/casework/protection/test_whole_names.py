"""A child whose surname is a word for an office is hidden with the whole name."""

import pytest

from ovillo.casework.protection.people import marked, protected_by_rule
from ovillo.casework.protection.views import Concealment
from ovillo.domain.documents import Document
from ovillo.domain.sources import SourceDetails
from ovillo.extraction.rules import RuleExtractor
from ovillo.workflows.guarded import is_one

EXTRACTORS = {language: RuleExtractor(language) for language in ("en", "es")}


def seen(text: str, language: str) -> str:
    document = Document("a" * 64, "x.txt", "text/plain", len(text), text, (0,), SourceDetails(language=language))
    read = EXTRACTORS[language].read(document)
    people = protected_by_rule(marked(read.statements, read.entities, [document]), (), salt="ab" * 32, is_one=is_one)
    concealment = Concealment(people, read.entities, read.statements, is_one=is_one)
    told = [concealment.entity(each, document).name for each in read.entities]
    return f"{concealment.document(document).text} {' '.join(told)}"


@pytest.mark.parametrize("surname", ["Jefe", "Guardia", "Juez", "Alcalde", "Dueñas", "Pastor"])
@pytest.mark.parametrize(
    "told", ["{}, de 15 años, fue rescatada en Puno.", "{}, de 15 años, declaró en cámara Gesell. {} volvió."]
)
@pytest.mark.parametrize("name", ["Zulmira {} Perca", "Zulmira Perca {}"])
def test_at_the_beginning_of_a_sentence(surname: str, told: str, name: str) -> None:
    whole = name.format(surname)

    assert not any(word in seen(told.format(whole, whole), "es") for word in whole.split())


@pytest.mark.parametrize("name", ["Orly Chief Perca", "Orly Judge", "Orly Perca Judge"])
def test_in_english(name: str) -> None:
    text = seen(f"{name}, 14, was rescued in Puno. Judge Tom Finn spoke.", "en")

    assert "Orly" not in text
    assert "Perca" not in text
    assert "Judge Tom Finn" in text


def test_two_of_one_surname_are_two() -> None:
    text = seen("Zulmira Chief Perca, 15, was rescued. Orly Judge Perca, 14, was rescued, too.", "en").split(
        " rescued, too"
    )[0]

    assert not any(word in text for word in ("Zulmira", "Orly", "Perca"))
    assert len({each for each in text.replace(",", "").split() if len(each) == 6 and each.istitle()}) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Superintendente Adjunto Jefe Perca dirigió la operación. Gerente Fiscal Rosa Perca declaró."),
        ("en", "Police Chief Perca spoke. Former Judge Perca, 64, spoke."),
    ],
)
def test_officials_are_named(language: str, text: str) -> None:
    assert text in seen(text, language)
