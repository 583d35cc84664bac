"""Names are hidden however they are written, and every place of the text is found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.casework.protection.masking import Shifted, masks, merged

NAME = "Rosalía Imaginada Ficticia"
WRITTEN = (
    "Rosalía Imaginada Ficticia",
    "ROSALÍA IMAGINADA FICTICIA",
    "rosalia imaginada",
    "Rosalía Ficticia",
    "Imaginada Ficticia, Rosalía",
    "IMAGINADA FICTICIA  Rosalía",
    "Rosalía\nImaginada\n    Ficticia",
    "rosalia-imaginada-ficticia",
    "rosalia_imaginada",
    "RosaliaImaginada",
    "Rosali\u0301a Imaginada",
    "Rosa\u200bl\u00adía Imaginada",
    "Rosa-\nlía Imagi-\n   nada Ficticia",
    "Rosalía-\nImaginada",
    "Ｒosalía Imaginada",
    "https://example.org/rosalia-imaginada.html",
)


@pytest.mark.parametrize("written", WRITTEN)
def test_a_name_is_hidden_however_it_is_written(written: str) -> None:
    told = masks([(NAME, "Persona X")]).text(f"Ayer vieron a {written} en la plaza.")

    assert told.startswith("Ayer vieron a ")
    assert told.endswith(" en la plaza.")
    assert "Persona X" in told
    assert "imaginada" not in told.lower()
    assert "ficticia" not in told.lower()
    assert "nada" not in told.lower()


@pytest.mark.parametrize("other", ["Rosalía Otra", "Imaginadas", "Imaginada", "Rosalíaimaginadas", "la plaza"])
def test_other_words_stay(other: str) -> None:
    assert masks([(NAME, "Persona X")]).text(other) == other


def test_a_name_of_one_word_is_hidden_only_where_it_is_asked_for() -> None:
    assert masks([("Rosalía", "P")]).text("Rosalía vino") == "Rosalía vino"
    assert masks([], [("Rosalía", "P")]).text("Rosalía vino; rosalías no") == "P vino; rosalías no"


@pytest.mark.parametrize("written", ["A. Arcos", "A.Arcos", "A.  ARCOS", "A.\nArcos"])
def test_an_initial_stands_for_the_first_name(written: str) -> None:
    assert masks([], [("A Arcos", "P")]).text(f"Ayer {written} vino") == "Ayer P vino"


@pytest.mark.parametrize("written", ["Aarcos", "aarcos", "vio a Arcos", "A Arcos lo vieron", "La Arcos", "Ana. Arcos"])
def test_no_part_of_a_word_and_no_word_is_an_initial(written: str) -> None:
    assert masks([], [("A Arcos", "P")]).text(written) == written


def test_an_age_that_was_read_with_a_name_is_no_word_of_it() -> None:
    hides = masks([("Six-year-old Peter Wood", "P")])

    assert hides.text("15-year-old Nora saw Peter Wood, six years old") == "15-year-old Nora saw P, six years old"


def test_two_names_with_the_end_of_a_sentence_between_them_stay_two() -> None:
    hides = masks([(NAME, "P")])

    assert hides.text("Vio a Rosalía Imaginada.\nFICTICIA, Rosalía vino") == "Vio a P.\nP vino"


def test_a_surname_before_a_full_stop_is_no_surname_first_of_the_name_behind_it() -> None:
    hides = masks([("Ana Sol Quilla", "Persona Bcdfgh"), ("Ana Sol", "Persona Bcdfgh")])

    assert hides.text("Detuvo a Luis Sol. Ana Sol Quilla declaró.") == "Detuvo a Luis Sol. Persona Bcdfgh declaró."
    assert hides.text("Sol, Ana; SOL QUILLA Ana; Ana. Sol") == "Persona Bcdfgh; Persona Bcdfgh; Persona Bcdfgh"


def test_a_name_that_is_known_surname_first_is_hidden_in_either_order() -> None:
    hides = masks([("FICTICIA, Rosalía Imaginada", "P")])

    assert hides.text("Rosalía Ficticia, FICTICIA, Rosalía Imaginada; Rosalía Imaginada Ficticia") == "P, P; P"


TEXTS = st.text(st.sampled_from("abX\u0301ñß .\n"), max_size=60)
PLACES = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9), st.sampled_from(["P", "Persona Q"])), max_size=6)


@given(TEXTS, PLACES)
def test_every_place_outside_what_is_hidden_is_found_again(text: str, drawn: list[tuple[int, int, str]]) -> None:
    spans = merged((start, min(start + length, len(text)), word) for start, length, word in drawn if start < len(text))
    shifted = Shifted(text, spans)

    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            touched = [each for each in spans if each[0] < end and each[1] > start]
            found = shifted.text[shifted.start(start) : shifted.end(end)]
            if not touched:
                assert found == text[start:end]
                assert shifted.old_start(shifted.start(start)) == start
                assert shifted.old_end(shifted.end(end)) == end
            else:
                assert all(word in found for _, _, word in touched)
