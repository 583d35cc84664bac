import re
import time

from ovillo.storage.words import mark


def test_the_words_of_a_long_text_are_all_found_at_their_places() -> None:
    text = "Una bebé fue vendida en Lima-Norte, dijo el bebe.\n" * 2_000

    (found,) = mark([("d", text)], "BEBE lima-norte")

    assert [text[start:end] for start, end in found.matches[:3]] == ["bebé", "Lima-Norte", "bebe"]
    assert list(found.matches) == [each.span() for each in re.finditer("beb[eé]|Lima-Norte", text)]


def test_a_word_told_often_in_a_long_text_is_marked_within_seconds() -> None:
    text = "palabra bebé vendida " * 100_000
    begin = time.process_time()

    (found,) = mark([("d", text)], "bebé")

    assert len(found.matches) == 100_000
    assert time.process_time() - begin < 10


def test_a_text_of_one_endless_word_or_without_one_of_the_words_is_none_the_worse() -> None:
    assert mark([("d", "x" * 100_000), ("e", "uno dos " * 10_000)], "uno tres") == ()
