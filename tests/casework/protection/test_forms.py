"""A hidden name is found in every form that the rule for names would not call another's."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.casework.protection.forms import Forms, names_of
from ovillo.casework.protection.masking import Shifted, words_of
from ovillo.casework.protection.particulars import HIDDEN

NAME = "Zunilda Quispealaya Tincopa"
WHO = "Persona Bkwzpl"
OTHERS = ("Eleazar Quispealaya Tincopa", "Zunilda Salas Gil")
FORMS = Forms(names_of([(NAME, WHO)], {WHO: ["La Zuni"]}), map(words_of, OTHERS))


def in_text(text: str) -> str:
    return Shifted(text, FORMS.in_text(text)).text


def in_cell(text: str) -> str:
    return Shifted(text, FORMS.in_cell(text)).text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Zunilda Q. Tincopa declaró.", f"{WHO} declaró."),
        ("a Z. Quispealaya Tincopa.", f"a {WHO}."),
        ("con Zunilda Q. T. en Ica", f"con {WHO} en Ica"),
        ("TINCOPA QUISPEALAYA, ZUNILDA", HIDDEN),
        ("Zuni Quispealaya llamó. Zuni, ya.", f"{WHO} llamó. {HIDDEN}, ya."),
        ("Met Zunilda at noon", f"Met {HIDDEN} at noon"),
        ("Dijo Quispealaya que sí.", f"Dijo {HIDDEN} que sí."),
        ("ACTA DE ZUNILDA EN ICA", f"ACTA DE {HIDDEN} EN ICA"),
        ("Zunilda Salas Gil vio a Zunilda.", f"Zunilda Salas Gil vio a {HIDDEN}."),
        ("Eleazar Quispealaya Tincopa vino.", "Eleazar Quispealaya Tincopa vino."),
        ("E. Quispealaya Tincopa vino.", "E. Quispealaya Tincopa vino."),
        ("Los Zunilda", "Los Zunilda"),
    ],
)
def test_in_a_text(text: str, told: str) -> None:
    assert in_text(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ZUNILDA", HIDDEN),
        ("Zunilda Q.", WHO),
        ("Quispealaya T., Zunilda", WHO),
        ("Bebé Quispealaya Tincopa", f"Bebé {HIDDEN}"),
        ("Menor Zunilda Quispealaya Tincopa (DNI 4)", f"Menor {WHO} (DNI 4)"),
        ("Juan Quispealaya Rojas", "Juan Quispealaya Rojas"),
    ],
)
def test_in_a_cell(text: str, told: str) -> None:
    assert in_cell(text) == told


def test_an_initial_that_is_also_a_word_is_one_before_a_full_stop() -> None:
    forms = Forms(names_of([("Yolanda Huarcaya Mollepaza", WHO)], {}), ())

    assert Shifted("Vio a Y. Huarcaya. Y Huarcaya", forms.in_text("Vio a Y. Huarcaya. Y Huarcaya")).text == (
        f"Vio a {WHO}. Y {HIDDEN}"
    )


WRITTEN = st.builds(
    lambda order, how, capitals: capitals(" ".join(one(NAME.split()[at]) for at, one in zip(order, how, strict=False))),
    st.sampled_from([each for count in (1, 2, 3) for each in permutations(range(3), count)]),
    st.lists(st.sampled_from([str, str.upper, lambda word: f"{word[0]}."]), min_size=3, max_size=3),
    st.sampled_from([str, str.upper]),
)


@given(WRITTEN)
def test_no_word_of_the_name_is_left_in_whatever_order_and_with_whatever_initials(written: str) -> None:
    told = [in_cell(written), in_text(f"La policía vio a {written} en Ica."), in_text(f"{written} declaró.")]

    assert not any(word in words_of(each) for each in told for word in words_of(NAME))
