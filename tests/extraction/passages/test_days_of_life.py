"""The day on which somebody was born is the day of no act, of theirs or of anybody's."""

import itertools

import pytest

from tests.extraction.said import statements

_ACTS = {
    "en": [("was convicted", "was acquitted"), ("was arrested", "was arrested"), ("was charged", "was sentenced")],
    "es": [("fue condenado", "fue absuelto"), ("fue detenido", "fue detenido"), ("fue imputado", "fue condenado")],
}
_BORN = {
    "en": [
        "Ivan Rey, born on 1 January 1999,",
        "Ivan Rey, born 1 January 1999,",
        "Ivan Rey, born in Lima on 1 January 1999,",
        "Ivan Rey, born in Lima, Peru, on 1 January 1999,",
        "Ivan Rey, born in January 1999,",
        "Ivan Rey (born 1 January 1999)",
        "Ivan Rey (b. 1 January 1999)",
        "Ivan Rey (DOB: 01/02/1999)",
        "Ivan Rey, date of birth 1 January 1999,",
        "Ivan Rey, who was born on 1 January 1999,",
        "Ivan Rey, who turned 40 on 1 January 1999,",
        "Born on 1 January 1999, Ivan Rey",
    ],
    "es": [
        "Iván Rey, nacido el 1 de enero de 1999,",
        "Iván Rey, nacido en Lima el 1 de enero de 1999,",
        "Iván Rey, nacido en enero de 1999,",
        "Iván Rey (nacido el 1 de enero de 1999)",
        "Iván Rey (n. 1 de enero de 1999)",
        "Iván Rey (f. n. 01/02/1999)",
        "Iván Rey, con fecha de nacimiento 1 de enero de 1999,",
        "Iván Rey, fecha de nacimiento: 01/02/1999,",
        "Iván Rey, que nació el 1 de enero de 1999,",
        "Nacido el 1 de enero de 1999, Iván Rey",
    ],
}
_PREDICATES = {"convicted", "acquitted", "detained", "charged", "sentenced"}


def _rows() -> list[tuple[str, str, str]]:
    return [
        (language, born, acts)  # type: ignore[misc]  # the acts are a pair
        for language in _BORN
        for born, acts in itertools.product(_BORN[language], _ACTS[language])
    ]


def _days(language: str, text: str) -> list[object]:
    return [s.when for s in statements(language, text) if s.predicate in _PREDICATES]


@pytest.mark.parametrize(("language", "born", "acts"), _rows())
def test_a_day_of_birth_dates_no_act(language: str, born: str, acts: tuple[str, str]) -> None:
    found = _days(language, f"{born} {acts[0]}. Ciro Lark {acts[1]}.")

    assert len(found) == 2
    assert found == [None, None]


@pytest.mark.parametrize(("language", "born", "acts"), _rows())
def test_the_day_of_the_act_stays_beside_a_day_of_birth(language: str, born: str, acts: tuple[str, str]) -> None:
    day = "on 3 March 2031" if language == "en" else "el 3 de marzo de 2031"
    found = statements(language, f"{born} {acts[0]} {day}.")
    told = [s.when for s in found if s.predicate in _PREDICATES]

    assert [when.start.isoformat() for when in told if when and when.start] == ["2031-03-03"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The baby was born on 3 May 2031 and was sold two days later."),
        ("en", "A baby born on 3 May 2031 was sold on 5 May 2031."),
        ("en", "Born in Lima, on 5 May 2031 Ivan Rey sold a baby."),
        ("es", "El bebé nació el 3 de mayo de 2031 y fue vendido dos días después."),
    ],
)
def test_what_is_told_after_a_birth_keeps_its_own_day(language: str, text: str) -> None:
    days = [s.when.start.isoformat() for s in statements(language, text) if s.predicate == "sells" and s.when]

    assert days == ["2031-05-05"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ivan Rey (arrested on 1 May 2031) was convicted."),
        ("en", "Ivan Rey (who was arrested on 1 May 2031) was convicted."),
        ("es", "Iván Rey (detenido el 1 de mayo de 2031) fue condenado."),
    ],
)
def test_a_day_in_brackets_is_of_the_verb_in_brackets(language: str, text: str) -> None:
    found = [s for s in statements(language, text) if s.predicate == "convicted"]

    assert [s.object.name for s in found] == ["Ivan Rey" if language == "en" else "Iván Rey"]
    assert found[0].when is None


@pytest.mark.parametrize(
    "text",
    ["Iván Rey compró nueve recién nacidos en mayo de 2031.", "Iván Rey vendió recién nacidas en mayo de 2031."],
)
def test_newborns_were_sold_when_the_text_says_and_not_born_then(text: str) -> None:
    found = [s for s in statements("es", text) if s.predicate in {"buys", "sells"}]

    assert [s.when.text for s in found if s.when] == ["mayo de 2031"]
