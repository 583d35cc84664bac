"""Adverbs that open a sentence are no part of the name behind them."""

import pytest

from ovillo.domain.documents import Document
from ovillo.domain.entities import EntityType
from ovillo.domain.sources import SourceDetails
from ovillo.extraction.rules import RuleExtractor

EXTRACTORS = {language: RuleExtractor(language) for language in ("en", "es")}
OPENERS = {
    "es": ("Hoy", "Ahora", "Entonces", "Anoche", "Ayer", "Mañana", "Siempre", "Recién", "Actualmente", "Después"),
    "en": ("Now", "Then", "Today", "Tonight", "Nowadays", "Later", "Already", "Yesterday", "Sadly", "Afterwards"),
}
BEHIND = {
    "es": ("{} Leticia vive en otra ciudad.", "{} Leticia Fabulada Rea tiene 22 años."),
    "en": ("{} Rosalind studies law.", "{} Rosalind Fabled is 17."),
}


def people(language: str, text: str) -> list[str]:
    document = Document("a" * 64, "x.txt", "text/plain", len(text), text, (0,), SourceDetails(language=language))
    return [each.name for each in EXTRACTORS[language].read(document).entities if each.type is EntityType.PERSON]


@pytest.mark.parametrize(("language", "opener"), [(each, word) for each, words in OPENERS.items() for word in words])
def test_the_name_begins_behind_it(language: str, opener: str) -> None:
    for sentence in BEHIND[language]:
        (name,) = people(language, sentence.format(opener))

        assert name.startswith({"es": "Leticia", "en": "Rosalind"}[language])


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("es", "El entonces alcalde Elmo Fabulado Rea fue detenido.", "Elmo Fabulado Rea"),
        ("en", "Then Police Chief Elmo Fabled was arrested.", "Elmo Fabled"),
        ("en", "Now Mayor Elmo Fabled was arrested.", "Elmo Fabled"),
    ],
)
def test_before_a_post_they_qualify_it(language: str, text: str, name: str) -> None:
    assert name in people(language, text)
