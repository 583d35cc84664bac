"""Cousins and fathers and sons with one name within the other's, and trades that are no names."""

import pytest

from tests.extraction.said import said, statements


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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Peter Cask, a baker, was arrested in Villa. His father, Peter Cask, was released."),
        ("es", "Pedro Lama fue detenido en Villa. Su padre, Pedro Lama, fue liberado."),
        ("es", "Pedro Lama Ruiz fue detenido. Su homónimo, Pedro Lama Ruiz, fue liberado."),
        ("en", "Peter Cask Gill, 60, was arrested. Another Peter Cask Gill, 22, was released."),
        ("en", "Peter Cask was arrested. Peter Cask Jr. was released."),
    ],
)
def test_a_second_bearer_of_a_name_is_somebody_else(language: str, text: str) -> None:
    told = {s.predicate: s.object.id for s in statements(language, text) if s.object and s.predicate != "relative_of"}

    assert set(told) == {"detained", "released"}
    assert told["detained"] != told["released"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Tell was freed. Peter Cask was arrested. Her father, Peter Cask, was released."),
        ("es", "Pedro Lama fue detenido. El abogado de Pedro Lama habló. Pedro Lama fue liberado."),
        ("en", "Peter Cask Jr. was arrested. Peter Cask was released."),
    ],
)
def test_one_man_named_twice_stays_one(language: str, text: str) -> None:
    told = {s.predicate: s.object.id for s in statements(language, text) if s.object}

    assert told["detained"] == told["released"]


def test_behind_a_second_bearer_the_bare_name_is_of_neither() -> None:
    text = "Pedro Lama fue detenido. Su padre, Pedro Lama, fue liberado. Pedro Lama fue condenado."
    told = {s.predicate: s.object.id for s in statements("es", text) if s.object and s.predicate != "relative_of"}

    assert len({told["detained"], told["released"], told["convicted"]}) == 3


@pytest.mark.parametrize(
    ("language", "text", "lines"),
    [
        (
            "es",
            "Juan Ovillo, de 40 años, fue detenido. El juez Juan Carlos Ovillo ordenó su prisión preventiva.",
            {"- | detained | Juan Ovillo | reported", "Juan Carlos Ovillo | ordered | Juan Ovillo | reported"},
        ),
        (
            "en",
            "John Tusk, 40, was arrested. John Paul Tusk, a judge, refused bail for him.",
            {"- | detained | John Tusk | reported"},
        ),
        (
            "es",
            "El suboficial Beto Ovillo Hebra fue detenido. El hermano del suboficial, el coronel Beto Raúl Ovillo Hebra, declaró.",
            {
                "- | detained | Beto Ovillo Hebra | reported",
                "Beto Raúl Ovillo Hebra | relative_of | Beto Ovillo Hebra | reported",
            },
        ),
    ],
)
def test_a_judge_or_officer_with_a_middle_name_more_is_not_the_arrested(
    language: str, text: str, lines: set[str]
) -> None:
    assert lines <= said(language, text)


def test_a_judge_named_in_short_before_is_the_judge_named_in_full() -> None:
    text = "Judge John Tusk was arrested. John Paul Tusk, the judge, sold a baby."

    assert "- | detained | John Paul Tusk | reported" in said("en", text)
