"""A deputy is not the holder of a post, nor is a former holder the present one; of posts that one person holds."""

import pytest

from tests.extraction.said import whole

TEXTS = {
    "en": ("The {known}, John Tarwi, spoke to reporters. Police arrested the {told}.", "John Tarwi"),
    "es": ("El {known} Juan Tarwi habló con la prensa. La policía detuvo al {told}.", "Juan Tarwi"),
}
OTHERS = [
    ("en", "mayor", "deputy mayor"),
    ("en", "mayor", "vice mayor"),
    ("en", "mayor", "former mayor"),
    ("en", "former mayor", "mayor"),
    ("en", "former president", "president of the Council"),
    ("en", "director of the hospital", "deputy director of the hospital"),
    ("en", "director of the hospital", "assistant director"),
    ("en", "deputy director", "director"),
    ("en", "deputy mayor", "mayor"),
    ("en", "police chief", "deputy police chief"),
    ("es", "alcalde", "exalcalde"),
    ("es", "exalcalde", "alcalde"),
    ("es", "alcalde", "teniente alcalde"),
    ("es", "presidente", "vicepresidente"),
    ("es", "director", "director adjunto"),
    ("es", "director adjunto", "director"),
    ("es", "director", "subdirector"),
]
SAME = [
    ("en", "mayor", "mayor"),
    ("en", "former mayor", "former mayor"),
    ("en", "deputy mayor", "deputy mayor"),
    ("en", "director of the hospital", "director"),
    ("es", "alcalde", "alcalde"),
    ("es", "exalcalde", "exalcalde"),
    ("es", "director adjunto", "director adjunto"),
]


def held(language, known, told):
    text, _ = TEXTS[language]
    read = whole(language, text.format(known=known, told=told))
    return {s.object.name for s in read if s.predicate == "detained" and s.object}


@pytest.mark.parametrize(("language", "known", "told"), OTHERS)
def test_who_holds_another_post_is_not_arrested(language, known, told):
    assert held(language, known, told) == {told.split(" of ")[0]}


@pytest.mark.parametrize(("language", "known", "told"), SAME)
def test_who_holds_the_post_is_meant(language, known, told):
    assert held(language, known, told) == {TEXTS[language][1]}
