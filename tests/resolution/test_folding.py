import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.resolution.folding import fold, is_other_script, spell_syllables


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Íñigo PEÑA", "inigo pena"),
        ("Mª", "ma"),
        ("O’Nadie", "o'nadie"),
        ("Бондарченко", "bondarchenko"),
        ("Юрий", "yurii"),
        ("Γιώργος", "giorgos"),
        ("حسن", "hsn"),
        ("Łucja Øst", "lucja ost"),
    ],
)
def test_names_fold_to_plain_latin_letters(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_chinese_and_korean_names_are_spelled_surname_first() -> None:
    assert spell_syllables("李伟") == "Li Wei"
    assert spell_syllables("김민준") == "Gim Minjun"


def test_only_letters_of_another_script_count_as_one() -> None:
    assert is_other_script("Иван")
    assert not is_other_script("Íñigo ’ 14 –")


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
