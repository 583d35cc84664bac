"""The contract of search: the same hits for the same words, whatever the database. As `record_contract`."""

import pytest

from ovillo.domain.documents import Document
from ovillo.interfaces.record import Hit, Record
from ovillo.testing.invented import ACTOR, AT, document_of


class SearchContract:
    """What is found, where, and in which order."""

    @pytest.mark.parametrize("words", ["perez", "PÉREZ", "Pérez", "Pe\u0301rez", "  perez\t"])
    @pytest.mark.parametrize("written", ["Pérez", "PEREZ", "Pe\u0301rez", "pérèz"])
    def test_accents_and_case_are_folded_on_both_sides(self, record: Record, words: str, written: str) -> None:
        text = f"Año nuevo. La señora {written} no existe."
        (document,) = _add(record, text)

        (hit,) = _search(record, words)

        assert hit.locator.document == document.id
        assert text[hit.locator.start : hit.locator.end] == written
        assert _marked(hit) == [written]

    def test_every_word_must_occur(self, record: Record) -> None:
        both, _, _ = _add(record, "una casa y un perro", "una casa", "un perro")

        assert [hit.locator.document for hit in _search(record, "perro casa")] == [both.id]

    def test_the_locator_is_the_first_match(self, record: Record) -> None:
        text = "nada " * 100 + "ovillo " + "nada " * 100 + "ovillo"
        _add(record, text)

        (hit,) = _search(record, "ovillo")

        assert hit.locator.start == text.index("ovillo")
        assert hit.locator.end == hit.locator.start + len("ovillo")
        assert len(hit.snippet) < 200
        assert _marked(hit) == ["ovillo"]

    def test_the_best_comes_first_and_no_more_than_asked(self, record: Record) -> None:
        _, best, _ = _add(record, "hilo " + "nada " * 300, "hilo hilo hilo", "hilo " + "nada " * 200)

        assert _search(record, "hilo", limit=1)[0].locator.document == best.id
        assert len(_search(record, "hilo", limit=2)) == 2
        assert _search(record, "hilo", limit=0) == ()
        assert _search(record, "hilo", limit=-1) == ()

    @pytest.mark.parametrize("words", ["", " ", "\t\n", '"', '""', "...", "—", "*", "(", "\0", "\ud800"])
    def test_no_words_find_nothing(self, record: Record, words: str) -> None:
        _add(record, "una casa")

        assert _search(record, words) == ()

    @pytest.mark.parametrize(
        "words",
        [
            'casa"',
            '"casa',
            'casa" OR "perro',
            "casa AND",
            "casa OR",
            "OR casa",
            "text:casa",
            "{text} : casa",
            "casa*",
            "^casa",
            "-casa",
            "(casa",
            "casa)",
            "casa; DROP TABLE document",
            "casa' --",
            "casa\0perro",
            "casa \udcff",
            "casa " * 3000,
        ],
    )
    def test_words_are_words_and_never_query_syntax(self, record: Record, words: str) -> None:
        _add(record, "una casa", "un perro", "or and near")

        hits = _search(record, words)

        assert {_marked(hit)[0] for hit in hits} <= {"casa"}
        assert record.verify() is None

    @pytest.mark.parametrize("word", ["AND", "OR", "NOT", "NEAR"])
    def test_operators_can_be_searched_for(self, record: Record, word: str) -> None:
        _add(record, f"la palabra {word} aparece", "la palabra no")

        assert len(_search(record, word)) == 1

    def test_a_word_with_punctuation_is_found_whole(self, record: Record) -> None:
        _add(record, "el teléfono 999-000-111 no existe", "999 y 000 y 111")

        (hit,) = _search(record, "999-000-111")

        assert _marked(hit) == ["999-000-111"]

    @pytest.mark.parametrize(
        "before", ["\0", "\U000f0000\U000f0001", "\ue000", "💣", "e\u0301", "<b>", "\x1b[31m", "\r\n"]
    )
    def test_offsets_hold_behind_any_character(self, record: Record, before: str) -> None:
        text = f"{before} una {before}{before} casa {before} y otra casa"
        _add(record, text)

        (hit,) = _search(record, "casa")

        assert text[hit.locator.start : hit.locator.start + 4] == "casa"
        assert [found[:4] for found in _marked(hit)] == ["casa", "casa"]


def _add(record: Record, *texts: str) -> list[Document]:
    documents = [document_of(number, text) for number, text in enumerate(texts)]
    with record.writing(actor=ACTOR, at=AT) as writer:
        for document in documents:
            writer.add_document(document, None)
    return documents


def _search(record: Record, words: str, limit: int = 10) -> tuple[Hit, ...]:
    with record.reading() as reader:
        return tuple(reader.search(words, limit=limit))


def _marked(hit: Hit) -> list[str]:
    return [hit.snippet[start:end] for start, end in hit.matches]
