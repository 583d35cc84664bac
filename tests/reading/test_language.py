import pytest
from made_files import ENGLISH, SPANISH

from ovillo.reading import detect_language
from ovillo.reading.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SPANISH, "es"),
        (ENGLISH, "en"),
        (SPANISH.upper(), "es"),
        ("A polícia deteve na terça-feira catorze pessoas em várias casas da cidade inventada.", "pt"),
        ("La police a interpellé mardi quatorze personnes dans plusieurs maisons de la ville.", "fr"),
        ("Полиция задержала во вторник четырнадцать человек в нескольких домах города.", "ru"),
    ],
)
def test_a_sentence_or_two_are_enough(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "14", "Hola", "12 34 56 " * 100, "\x00" * 500, "....", "\U0001f600" * 300])
def test_too_little_text_gives_no_language(text: str) -> None:
    assert detect_language(text) is None


def test_detection_does_not_depend_on_what_came_before() -> None:
    first = [detect_language(text) for text in (SPANISH, ENGLISH)]
    second = [detect_language(text) for text in (ENGLISH, SPANISH)]

    assert first == second[::-1]


def test_a_short_text_does_not_overrule_what_is_stated() -> None:
    assert language_of("La policía detuvo a catorce personas.", "en") == "en"


def test_close_languages_do_not_overrule_one_another() -> None:
    assert language_of(SPANISH * 3, "gl") == "gl"


def test_nothing_stated_and_nothing_detected_is_nothing() -> None:
    assert language_of("14", None) is None
