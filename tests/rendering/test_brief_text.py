import unicodedata

import pytest

from ovillo.rendering.brief_text import render_text
from ovillo.rendering.catalogue import Catalogue
from tests.rendering.sample import Parts, document, entity, finding, said, villa_jacaranda
from tests.rendering.test_brief_html import hostile_brief


def test_each_person_is_told_by_whom_and_how_firmly() -> None:
    text = render_text(villa_jacaranda(), Catalogue("en"), width=200)

    for line in (
        "  suspected of leading Los Mirlos Verdes — “prosecutors”, in El Faro Inventado [3]; La Gaceta Imaginaria [4]\n      2 independent sources\n",
        "    | suspected of selling “babies” — “prosecutors”, in El Faro Inventado [5]\n    | denies selling “babies” — Ana Quilla Invento, in El Faro Inventado [6]\n",
        "  reported: NOT detained — El Faro Inventado [11]\n",
        "  charged by “provincial prosecutor's office” on 7 Nov 2031 — El Faro Inventado [10]\n",
        "  reported: detained by Police; dates differ: 6 Nov 2031 [7]; 5 Nov 2031 [8] — ",
        "La Gaceta Imaginaria takes this from El Faro Inventado",
        "[6] El Faro Inventado, 8 Nov 2031: “She denies selling babies”\n",
    ):
        assert line in text


def test_the_same_in_spanish() -> None:
    text = render_text(villa_jacaranda(), Catalogue("es"), width=200)

    for line in (
        "  bajo sospecha de liderar Los Mirlos Verdes — según «prosecutors», en El Faro Inventado [3];",
        "    | niega vender a «babies» — según Ana Quilla Invento, en El Faro Inventado [6]\n",
        "  se informa: NO hubo detención — El Faro Inventado [11]\n",
        "? ¿Quién es «pediatrician»? Allí no se da un nombre.\n",
    ):
        assert line in text


@pytest.mark.parametrize("width", [1, 40, 80, 200])
def test_lines_keep_to_the_width(width: int) -> None:
    text = render_text(villa_jacaranda(), Catalogue("es"), width=width)

    assert max(len(line) for line in text.splitlines()) <= max(width, 40)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_terminal_finds_nothing_to_act_on(language: str) -> None:
    text = render_text(hostile_brief(), Catalogue(language), width=80)

    text.encode("utf-8")
    assert {unicodedata.category(each) for each in text if each != "\n"}.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})


def test_a_name_written_from_right_to_left_brings_no_control() -> None:
    parts = Parts()
    source = parts.source(document("a.txt", "אנה led it"))
    ana = entity("אנה")
    parts.person(ana, held=(finding(said(source, "אנה led it", "leads", subject=ana), subject=ana),))

    text = render_text(parts.brief(), Catalogue("en"))

    assert "\nאנה\n" in text


def test_the_brief_does_not_depend_on_anything_but_its_arguments() -> None:
    first = render_text(villa_jacaranda(), Catalogue("en"))

    assert render_text(villa_jacaranda(), Catalogue("en")) == first
