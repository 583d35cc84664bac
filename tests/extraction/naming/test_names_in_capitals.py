"""Given names are no acronyms before a name, and a month may be a given name."""

import pytest

from ovillo.domain.documents import Document
from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.sources import SourceDetails
from ovillo.extraction.rules import RuleExtractor

EXTRACTORS = {language: RuleExtractor(language) for language in ("en", "es")}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("es", "ANA ROSA QUISPE HUAMANÍ fue rescatada por la policía.", "ANA ROSA QUISPE HUAMANÍ"),
        ("es", "JOSÉ LUIS QUISPE HUAMANÍ fue detenido en Lima.", "JOSÉ LUIS QUISPE HUAMANÍ"),
        ("es", "La policía detuvo a MARÍA LUZ QUISPE HUAMANÍ en Lima.", "MARÍA LUZ QUISPE HUAMANÍ"),
        ("en", "ANNA ROSE QUAY was arrested by police on Monday.", "ANNA ROSE QUAY"),
        ("es", "La PNP detuvo a Ana Rosa Quispe Huamaní en Lima.", "Ana Rosa Quispe Huamaní"),
        ("es", "La niña Abril Rosas Tapia nació en Lima.", "Abril Rosas Tapia"),
        ("es", "Abril Rosas Tapia fue rescatada por la policía.", "Abril Rosas Tapia"),
        ("es", "En abril Rosa Tapia Lima fue detenida por la policía.", "Rosa Tapia Lima"),
        ("es", "Lima, 3 de abril de 2031. La policía detuvo a Rosa Tapia Lima.", "Rosa Tapia Lima"),
    ],
)
def test_the_whole_name_is_read(language: str, text: str, name: str) -> None:
    document = Document("a" * 64, "x.txt", "text/plain", len(text), text, (0,), SourceDetails(language=language))

    found = EXTRACTORS[language].read(document).entities

    people = [each.name for each in found if each.type is EntityType.PERSON and each.level is not NameLevel.ROLE]
    assert people == [name]
