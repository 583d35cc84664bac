"""Money and how much it is are one thing seized, by combination: the words between, the sum and its place."""

import itertools

import pytest

from tests.extraction.said import said, statements

WORDS = {
    "en": ("amounting to", "totalling", "worth", "in the amount of", "to the tune of"),
    "es": ("por un total de", "por valor de", "por la suma de"),
}
SUMS = {"en": ("$5,000", "Rs. 5,000", "5,000 euros"), "es": ("5.000 dólares", "Gs. 5.000")}
FRAMES = {
    "en": ("Police seized cash {} {}.", "Police seized two phones and cash {} {} from the house."),
    "es": ("La policía incautó dinero {} {}.", "La policía incautó dos teléfonos y dinero {} {} en la casa."),
}
ALL = [
    (language, frame.format(words, sum_))
    for language in WORDS
    for frame, words, sum_ in itertools.product(FRAMES[language], WORDS[language], SUMS[language])
]


@pytest.mark.parametrize(("language", "text"), ALL)
def test_the_sum_is_how_much_money_it_is(language: str, text: str) -> None:
    found = [s for s in statements(language, text) if s.predicate == "seized"]
    sums = [s for s in found if s.value is not None and s.value.number == 5000]

    assert [s.object.name for s in sums if s.object] == ["cash" if language == "en" else "dinero"]
    assert len(sums) == 1


@pytest.mark.parametrize(
    "text", ["Police seized a car worth $5,000.", "Police did not seize cash amounting to $5,000."]
)
def test_a_price_and_what_was_not_seized_are_no_sum_seized(text: str) -> None:
    assert not any(line.startswith("Police | seized | cash 5000") or " car 5000" in line for line in said("en", text))
