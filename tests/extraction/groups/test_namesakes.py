"""Cousins and fathers and sons with one name within the other's, and trades that are no names."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [
        (
            "en",
            "Peter Cask Gill was arrested. His cousin, Peter Cask, has not been charged.",
            "not - | charged | Peter Cask | charged",
        ),
        (
            "es",
            "Anselmo Cuña Gil fue detenido. Su primo Anselmo Cuña no está imputado.",
            "not - | charged | Anselmo Cuña | charged",
        ),
        (
            "es",
            "Pedro Lama, padre, fue detenido; su hijo, Pedro Lama Ruiz, fue puesto en libertad.",
            "- | detained | Pedro Lama | reported",
        ),
        (
            "en",
            "Nora Tell was arrested with her brother, Peter Cask. Peter Cask Gill, 40, was charged.",
            "- | charged | Peter Cask Gill | charged",
        ),
    ],
)
def test_kin_with_one_name_within_the_other_are_two_people(language: str, text: str, line: str) -> None:
    assert line in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            "Nine people, including a gynaecologist, were arrested.\n\nDr Rodney Mirth practised in the town.",
            "Rodney Mirth",
        ),
        (
            "es",
            "La policía detuvo a una enfermera y un abogado.\n\nLa enfermera Clara Paz preside el sindicato.",
            "Clara Paz",
        ),
    ],
)
def test_nobody_is_arrested_for_having_the_trade_of_the_arrested(language: str, text: str, name: str) -> None:
    assert not any(name in line and "detained" in line for line in said(language, text))


def test_the_nurse_who_was_arrested_is_named_by_the_nurse_x() -> None:
    text = "Police arrested a nurse and a lawyer.\n\nThe nurse, Clara Pane, worked at the clinic."

    assert "Police | detained | Clara Pane | reported" in said("en", text)
