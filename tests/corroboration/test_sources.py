import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ovillo.corroboration.sources import fold_words, publisher_key


@given(st.text())
def test_folding_is_that_of_each_character_by_itself(text: str) -> None:
    bare = [char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char)]

    assert fold_words(text) == " ".join("".join(char if char.isalnum() else " " for char in bare).split())


def test_accents_case_and_punctuation_are_folded() -> None:
    assert fold_words("  El Ñandú, «ÁGIL»: 3½ ") == "el nandu agil 31 2"


def test_what_an_outlet_is_called_before_its_article_is_no_part_of_its_name() -> None:
    assert publisher_key("diario El Eco Inventado") == publisher_key("El Eco Inventado") == "eco inventado"
    assert publisher_key("Diario Uno") == "diario uno"
