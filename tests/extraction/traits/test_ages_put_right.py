"""An age that a source repeats in order to put it right is told as it should have been."""

import pytest

from tests.extraction.said import statements

RIGHT = [
    ("es", "Corrección. Informamos que Ana Paz Olmo tenía 41 años. Tiene 51 años."),
    ("es", "Informamos que Ana Paz Olmo, de 41 años, fue detenida. Su edad correcta es 51 años."),
    ("es", "Informamos que Ana Paz Olmo tenía 41 años; en realidad tiene 51."),
    ("es", "La edad correcta de Ana Paz Olmo es 51 años, no 41."),
    ("es", "Ana Paz Olmo tiene 51 años, y no 41, como informamos."),
    ("en", "Correction. Ana Paz Olmo is 51, not 41, as we reported on 10 February."),
    ("en", "We reported on 10 February that Ana Paz Olmo, 41, was arrested. Her correct age is 51."),
    ("en", "We reported that Ana Paz Olmo was 41. She is 51."),
    ("en", "We gave Ana Paz Olmo's age as 41. It is 51."),
    ("en", "Ana Paz Olmo's correct age is 51."),
    ("en", "We said Ana Paz Olmo was 41 years old; she is 51."),
]
LEFT = [
    ("es", "Ana Paz Olmo, de 41 años, fue detenida. Tiene 51 años su hermana."),
    ("es", "Informamos que Ana Paz Olmo, de 41 años, fue detenida. Tiene 51 casas."),
    ("en", "Ana Paz Olmo, 41, was arrested. It is 51."),
    ("en", "We reported that Ana Paz Olmo, 41, was arrested. He is 51 minutes late."),
    ("en", "We reported that Ana Paz Olmo, 41, was arrested. The correct age of the mayor is 51."),
]


def _ages(language: str, text: str) -> list[tuple[str, int]]:
    told = [s for s in statements(language, text) if s.predicate == "age"]
    return [(s.subject.name if s.subject else "", int(s.value.number or 0)) for s in told if s.value]


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_right_age_is_told_and_the_wrong_one_is_not(language: str) -> None:
    for text in (text for own, text in RIGHT if own == language):
        assert _ages(language, text) == [("Ana Paz Olmo", 51)], text


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_number_that_puts_no_age_right_changes_none(language: str) -> None:
    for text in (text for own, text in LEFT if own == language):
        assert ("Ana Paz Olmo", 41) in _ages(language, text), text
        assert ("Ana Paz Olmo", 51) not in _ages(language, text), text


def test_where_two_could_be_meant_neither_age_is_changed() -> None:
    text = "We reported that Ana Paz Olmo, 41, was arrested with Eva Luz Ríos, 30. Her correct age is 51."

    assert sorted(_ages("en", text)) == [("Ana Paz Olmo", 41), ("Eva Luz Ríos", 30)]
