"""What a notice says was printed wrongly tells nothing; what should have stood there does."""

import pytest

from tests.extraction.said import statements

READ = [
    ("es", "Fe de erratas. Donde dice «Ana Paz Olmo, de 41 años», debe decir «Ana Paz Olmo, de 51 años».", ["age 51"]),
    ("es", "En la nota sobre Ana Paz Olmo, donde dice «41 años», debe decir «51 años».", ["age 51"]),
    ("es", "Donde dice «Ana Paz Olmo, médica», debe decir «Ana Paz Olmo, de 51 años, médica».", ["age 51", "occupation médica"]),
    ("es", "Donde dice «12 000 soles por cada bebé», debe decir «20 000 soles por cada bebé».", ["price 20000"]),
    ("es", "Donde dice: «Ana Paz Olmo vendió tres bebés.» Debe decir: «Ana Paz Olmo vendió dos bebés.»", ["sells 2"]),
    ("es", "Donde dice «Ana Paz Olmo fue condenada», debe decir «Ana Paz Olmo fue imputada».", ["charged -"]),
    ("en", 'Correction. Where it said "Ana Paz Olmo, 41," it should have said "Ana Paz Olmo, 51".', ["age 51"]),
    ("en", 'Where it said "12,000 soles for each baby" it should say "20,000 soles for each baby".', ["price 20000"]),
    ("en", "Where it said “Ana Paz Olmo was convicted”, it should have said “Ana Paz Olmo was charged”.", ["charged -"]),
    ("en", "The prosecutor said where it said so. Ana Paz Olmo, 41, was charged.", ["age 41", "charged -"]),
]  # fmt: skip


@pytest.mark.parametrize("language", ["es", "en"])
def test_only_the_words_that_should_have_stood_are_told(language: str) -> None:
    for own, text, expected in READ:
        if own == language:
            told = [
                f"{s.predicate} {'-' if s.value is None else s.value.text if s.value.number is None else s.value.number}"
                for s in statements(language, text)
            ]
            assert sorted(told) == expected, text


def test_the_quote_is_what_should_have_stood_and_whoever_stood_wrongly_is_still_named() -> None:
    text = "Donde dice «Ana Paz Olmo vendió bebés», debe decir «Eva Luz Ríos vendió bebés»."

    (told,) = statements("es", text)

    assert told.quote == "Eva Luz Ríos vendió bebés»."
    assert told.subject is not None
    assert told.subject.name == "Eva Luz Ríos"
