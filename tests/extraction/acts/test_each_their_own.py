"""Two and three people in one sentence, and to each what befell them; what is lost is better than what is another's."""

import pytest

from tests.extraction.said import statements

NAMES = {"A": "Ada Reed", "B": "Rob Tale", "C": "Tom Loom"}
KINDS = {"convicted": "c", "acquitted": "a", "detained": "d", "released": "r", "charged": "x", "indicted": "x"}
"""Letters of what is told; a number is a term in years; "-" stands before what is told not to be so."""

CASES = [
    ("en", "{A} was convicted and {B} was acquitted.", "A:c B:a"),
    ("en", "{A} was convicted, while {B} was acquitted.", "A:c B:a"),
    ("en", "{A} was convicted; {B} was acquitted.", "A:c B:a"),
    ("en", "{A} was convicted, but {B} was cleared.", "A:c B:a"),
    ("en", "The court convicted {A} and acquitted {B}.", "A:c B:a"),
    ("en", "The jury found {A} guilty and {B} not guilty.", "A:c B:a"),
    ("en", "{A} was found guilty; {B} was found not guilty.", "A:c B:a"),
    ("en", "{A} and {B} were convicted; {C} was acquitted.", "A:c B:c C:a"),
    ("en", "{A} was acquitted, and {B} and {C} were convicted.", "A:a B:c C:c"),
    ("en", "{A} was sentenced to 12 years and {B} to six.", "A:12 B:6"),
    ("en", "{A} was jailed for 12 years, {B} for six and {C} for three.", "A:12 B:6 C:3"),
    ("en", "{A} got 12 years and {B} got six.", "A:12 B:6"),
    ("en", "The judge sentenced {A} to 12 years and {B} to six years.", "A:12 B:6"),
    ("en", "{A} received 12 years, {B} six years, while {C} was acquitted.", "A:12 B:6 C:a"),
    ("en", "{A}, who was convicted, appealed; {B}, who was acquitted, left.", "A:c B:a"),
    ("en", "{A} (convicted) and {B} (acquitted) left the court.", "A:c B:a"),
    ("en", "Unlike {A}, who was convicted, {B} was acquitted.", "A:c B:a"),
    ("en", "{B} was acquitted, unlike {A}, who was convicted.", "A:c B:a"),
    ("en", "{A}'s conviction was upheld; {B}'s was quashed.", ""),
    ("en", "{A} was arrested and {B} was released.", "A:d B:r"),
    ("en", "Police arrested {A} and released {B}.", "A:d B:r"),
    ("en", "{A} was arrested; {B} was not.", "A:d"),
    ("en", "{A} was charged, {B} was not charged.", "A:x B:-x"),
    ("en", "{A} was charged with trafficking and {B} with forgery.", "A:x B:x"),
    ("en", "{A} and {B} were charged, but {C} was not.", "A:x B:x"),
    ("en", "Only {A} was charged; {B} and {C} were released.", "A:x B:r C:r"),
    ("en", "{A} was acquitted of trafficking but convicted of fraud.", "A:c,a"),
    ("en", "Both {A} and {B} were convicted, {C} was not.", "A:c B:c"),
    ("en", "Neither {A} nor {B} was convicted, but {C} was.", "A:-c B:-c"),
    ("es", "{A} fue condenada y {B} fue absuelto.", "A:c B:a"),
    ("es", "{A} fue condenada, mientras que {B} fue absuelto.", "A:c B:a"),
    ("es", "{A} fue condenada; {B}, absuelto.", "A:c B:a"),
    ("es", "El tribunal condenó a {A} y absolvió a {B}.", "A:c B:a"),
    ("es", "El tribunal condenó a {A} a 12 años y a {B} a seis.", "A:12 B:6"),
    ("es", "{A} fue condenada a 12 años y {B} a seis.", "A:12 B:6"),
    ("es", "{A} recibió 12 años y {B}, seis.", "A:12 B:6"),
    ("es", "Absolvió a {A} y condenó a {B} a seis años.", "A:a B:6"),
    ("es", "{A} y {B} fueron condenados; {C} fue absuelto.", "A:c B:c C:a"),
    ("es", "{A}, que fue condenada, apeló; {B}, que fue absuelto, salió.", "A:c B:a"),
    ("es", "A diferencia de {A}, que fue condenada, {B} fue absuelto.", "A:c B:a"),
    ("es", "La policía detuvo a {A} y liberó a {B}.", "A:d B:r"),
    ("es", "{A} fue detenida; {B}, no.", "A:d"),
    ("es", "{A} fue imputada y {B} no.", "A:x"),
    ("es", "Solo {A} fue imputada; {B} y {C} quedaron libres.", "A:x B:r C:r"),
    ("es", "Ni {A} ni {B} fueron condenados, pero {C} sí.", "A:-c B:-c"),
    ("es", "{A} fue absuelta de trata pero condenada por estafa.", "A:c,a"),
    ("es", "Tanto {A} como {B} fueron condenados.", "A:c B:c"),
    ("es", "Condenan a {A} y absuelven a {B}.", "A:c B:a"),
    ("es", "{A} (condenada) y {B} (absuelto) salieron.", "A:c B:a"),
]
LOST = frozenset(
    {
        "Tanto {A} como {B} fueron condenados.",
        "Unlike {A}, who was convicted, {B} was acquitted.",
        "{A} (convicted) and {B} (acquitted) left the court.",
        "{A} fue condenada; {B}, absuelto.",
        "{A} got 12 years and {B} got six.",
        "{B} was acquitted, unlike {A}, who was convicted.",
    }
)
"""Of these a part is not read yet; nothing of it may be wrong."""


def told(language, text):
    """(letter of the person, what is told of them)."""
    letters = {name: letter for letter, name in NAMES.items()}
    found = set()
    for s in statements(language, text):
        if s.object is None or (s.predicate != "sentenced" and s.predicate not in KINDS):
            continue
        if s.predicate == "sentenced":
            kind = str(int(s.value.number)) if s.value and s.value.number is not None else "s"
        else:
            kind = ("-" if s.negated else "") + KINDS[s.predicate]
        found.add((letters.get(s.object.name, s.object.name), kind))
    return found


@pytest.mark.parametrize(("language", "form", "expected"), CASES)
def test_to_each_their_own(language, form, expected):
    rows = (part.split(":") for part in expected.split())
    wanted = {(letter, kind) for letter, kinds in rows for kind in kinds.split(",")}
    read = told(language, form.format(**NAMES))
    assert read <= wanted
    assert form in LOST or wanted <= read
