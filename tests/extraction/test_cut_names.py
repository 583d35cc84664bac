"""Names that a mark, a nickname or a character that nobody sees stands in."""

import unicodedata

import pytest

from tests.extraction.said import facts, statements

UNSEEN = [
    "\u200e",
    "\u202e",
    "\u2068",
    "\u200b",
    "\u2060",
    "\ufeff",
    "\u200d",
    "\u00ad",
    "\ufe0f",
    "\U000e0041",
    "\x01",
]
SPANISH = "Ramiro Soto Díaz, fiscal, dirigió el operativo. El tribunal condenó a {} por trata de personas."
ENGLISH = "Lucas Bright Moor, a prosecutor, led the raid. Police arrested {} on March 2, 2031."


def convicted(text):
    return {fact[2] for fact in facts("es", SPANISH.format(text)) if fact[1] == "convicted"}


def arrested(text):
    return {fact[2] for fact in facts("en", ENGLISH.format(text)) if fact[1] == "detained"}


@pytest.mark.parametrize("mark", UNSEEN, ids=lambda mark: f"{ord(mark):04x}")
@pytest.mark.parametrize("where", ["Ramiro {}Olivares Peña", "Ramiro{} Olivares Peña", "Ramiro Oli{}vares Peña",
                                   "Ramiro{}Olivares Peña", "{}Ramiro Olivares{} Peña{}"])  # fmt: skip
def test_names_are_read_over_what_nobody_sees(mark, where):
    name = where.format(*[mark] * 3)
    text = SPANISH.format(name)

    found = [s for s in statements("es", text) if s.predicate == "convicted"]

    assert [s.object.name for s in found] == ["Ramiro Olivares Peña"]
    stored = f"Notas\n\n{text}\n\nEnd."
    assert all(stored[m.start : m.end] == m.surface for m in found[0].object.mentions)
    assert found[0].quote == stored[found[0].start : found[0].end]


@pytest.mark.parametrize(
    "name", ["Lucas “Lucky” Arkwright", 'Lucas "Lucky" Arkwright', "Lucas (Lucky) Arkwright", "Lucas 'Lucky' Arkwright"]
)
def test_english_nickname_stands_inside_the_name_of_one_person(name):
    found = statements("en", ENGLISH.format(name))

    assert arrested(name) == {name}
    assert [(s.subject.name, s.value.text) for s in found if s.predicate == "alias"] == [(name, "Lucky")]


@pytest.mark.parametrize(
    "name",
    ["Ramiro “Gato” Olivares Peña", 'Ramiro "El Gato" Paz Luna', 'Ramiro (a) "Gato" Olivares', "Ramiro (Ramirín) Paz"],
)
def test_spanish_nickname_stands_inside_the_name_of_one_person(name):
    assert convicted(name) == {name}


def test_later_name_without_the_nickname_is_the_same_person():
    said = facts("es", "Ana Ruiz Solar, fiscal, dirigió el operativo. La Policía detuvo a Ana (Anita) Paz Luna. "
                 "Ana Paz Luna vendió a dos menores.")  # fmt: skip

    assert ("Ana (Anita) Paz Luna", "sells", "menores", "reported", False) in said


@pytest.mark.parametrize(
    "between",
    [" =", " @", " +", " -", "_", " *", " **", " · ", " … ", " <b>", " \ue000", " \N{GRINNING FACE} ", " (Lima) ",
     " (25) ", ', alias "Gato", ', " / ", " | ", " — "],
)  # fmt: skip
def test_given_name_that_a_mark_cuts_is_nobodys(between):
    assert convicted(f"Ramiro{between}Olivares Peña") <= {f"Ramiro{between}Olivares Peña"}
    assert "Lucas Bright Moor" not in arrested(f"Lucas{between}Arkwright Dunn")


def test_surname_behind_the_mark_is_nobodys_either():
    said = facts("es", "Inés Olivares Peña, fiscal, dirigió el operativo. El tribunal condenó a Ramiro =Olivares Peña.")

    assert not {fact for fact in said if fact[1] == "convicted"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Police arrested Lucas (25) and Ana Quill on Monday.", "Lucas Bright Moor"),
        ("Police arrested Lucas, Ana Quill and others on Monday.", "Lucas Bright Moor"),
    ],
)
def test_given_name_that_no_other_name_follows_is_who_bears_it(text, who):
    said = facts("en", f"Lucas Bright Moor fled. {text}")

    assert who in {fact[2] for fact in said if fact[1] == "detained"}


@pytest.mark.parametrize(
    "text",
    [
        'Teófilo Prado =HYPERLINK("http://x","y") fue condenado por trata de personas.',
        "Una testigo dijo que @SUM(1+1)*cmd|'/c calc'!A0 pagó 5.000 soles a Dorotea Lizárraga Neira.",
        "Una testigo dijo que @SUM(1+1) pagó 5.000 soles a Dorotea Lizárraga Neira.",
    ],
)
def test_formula_is_nobody(text):
    told = facts("es", text)

    assert {(fact[0], fact[1]) for fact in told} <= {(None, "pays")}


def test_decomposed_letters_are_no_marks():
    assert len(convicted(unicodedata.normalize("NFD", "Ramiro Olivares Peña"))) == 1
