"""What a worker does with one file."""

from ovillo.domain.documents import Unread
from ovillo.domain.sources import SourceDetails
from ovillo.wiring.worker import extractors
from ovillo.workflows.document_work import Task, read_document

TEXT = "La policía detuvo a Ana Prueba Ficticia el 6 de mayo de 2031.\n".encode()


def test_a_text_that_takes_too_long_is_kept_as_text() -> None:
    task = Task(options=SourceDetails(language="es"))

    (whole,) = read_document(TEXT, "nota.txt", task, extractors())
    (text_only,) = read_document(TEXT, "nota.txt", task, extractors(), unread=Unread.TOO_LONG)

    assert whole.document
    assert text_only.document
    assert whole.reading
    assert text_only.reading is None
    assert (whole.document.unread, text_only.document.unread) == (None, Unread.TOO_LONG)
    assert text_only.document.text == whole.document.text


def test_what_has_no_extractor_is_not_said_to_take_too_long() -> None:
    task = Task(options=SourceDetails(language="pt"))

    (piece,) = read_document(TEXT, "nota.txt", task, extractors(), unread=Unread.TOO_LONG)

    assert piece.document
    assert piece.document.unread is Unread.NO_EXTRACTOR
