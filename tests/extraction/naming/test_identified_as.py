"""One unknown word behind "a suspect identified as" is the name of that suspect; behind a body it is none of a person."""

import pytest

from tests.extraction.said import said, statements


@pytest.mark.parametrize("mark", ["identified as", "identified only as", "identified by police as"])
@pytest.mark.parametrize("noun", ["a female suspect", "a woman", "a nurse"])
def test_a_suspect_identified_by_one_word(noun, mark):
    assert said("en", f"Police arrested {noun} {mark} Bunmi.") == {"Police | detained | Bunmi | reported"}


@pytest.mark.parametrize("noun", ["una mujer", "un sospechoso"])
def test_a_spanish_suspect_identified_by_one_word(noun):
    found = said(
        "es",
        f"La policía detuvo a {noun} identificado como Bunmi.".replace(
            "una mujer identificado", "una mujer identificada"
        ),
    )

    assert found == {"policía | detained | Bunmi | reported"}


def test_a_band_identified_by_one_word_is_no_person():
    found = statements("en", "Police arrested a gang identified as Bunmi.")

    assert not any(s.object and s.object.name == "Bunmi" and s.object.type.value == "person" for s in found)


@pytest.mark.parametrize("verb", ["was elected", "was appointed", "had been elected", "was sworn in as"])
def test_a_post_that_somebody_was_elected_to(verb):
    found = statements("en", f"Dario Pell {verb} mayor of Lindon.")

    assert [(s.subject.name, s.value.text) for s in found if s.predicate == "holds_office"] == [
        ("Dario Pell", "mayor of Lindon")
    ]


@pytest.mark.parametrize("verb", ["was not elected", "will be elected", "hoped to be elected", "was nearly elected"])
def test_a_post_that_somebody_was_not_elected_to(verb):
    found = statements("en", f"Dario Pell {verb} mayor of Lindon.")

    assert not any(s.predicate == "holds_office" for s in found)
