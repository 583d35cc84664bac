"""Numbers and letters of lists are told from ages, initials and what stands in brackets."""

import pytest

from ovillo.domain.list_marks import list_marks, with_bullets


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Detenidos: 1. Ana Sol, 2. Leo Paz.", ["1.", "2."]),
        ("Detenidos: 1) Ana Sol, 2) Leo Paz, 17) Eva Luz.", ["1)", "2)", "17)"]),
        ("Detenidos: 1.- Ana Sol 2.- Leo Paz", ["1.-", "2.-"]),
        ("Detenidos: 1° Ana Sol, 2° Leo Paz", ["1°", "2°"]),
        ("Fueron 1 - Ana Sol y 2 - Leo Paz", ["1 -", "2 -"]),
        ("Detained: (1) Ann Hale, (2) Ned Sharp", ["(1)", "(2)"]),
        ("Los imputados, a) Ana Sol, b) Leo Paz", ["a)", "b)"]),
        ("i) Ana Sol, ii) Leo Paz, iii) Eva Luz", ["i)", "ii)", "iii)"]),
        ("Detenidos:\n1. Ana Sol\n2. Leo Paz\n17. Eva Luz", ["1.", "2.", "17."]),
        ("Nora Hale, 9. Kemi Roe, 10. They left.", []),
        ("Ana Sol, 1. Leo Paz, 2. Se fueron.", []),
        ("(Ana Sol, 15) Leo Paz", []),
        ("Ana Sol (1), Leo Paz (2)", []),
        ("A. Sol, B. Paz", []),
        ("Juan Sol (a) Chino", []),
        ("los incisos a) y b) del artículo", []),
        ("estuvo Ana Sol,\n15. Leo Paz", []),
    ],
)
def test_marks_of_lists(text: str, marks: list[str]) -> None:
    assert [text[each.start : each.end] for each in list_marks(text)] == marks


@pytest.mark.parametrize("between", [". Imputados: ", "; los imputados son ", "\nImputados:\n", " y los imputados "])
def test_a_list_that_counts_on_behind_words_of_its_own_has_its_own_head(between: str) -> None:
    text = f"Víctimas: 1) Ana Sol, 2) Eva Luz{between}3) Leo Paz, 4) Ciro Roy"

    heads = [each.head for each in list_marks(text)]

    assert heads == [text.index("1)")] * 2 + [text.index("3)")] * 2


def test_every_other_character_keeps_its_place() -> None:
    text = "Detenidos: 1) Ana Sol, 12) Leo Paz, 9."

    assert with_bullets(text) == "Detenidos: •  Ana Sol, •   Leo Paz, 9."
