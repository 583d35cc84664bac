"""The original beside the text: pictures and escaped text, never a file that a browser would open."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from ovillo.domain.documents import Document
from ovillo.domain.sources import SourceDetails
from ovillo.reading.decoding import letters_of
from ovillo.storage.layout import ORIGINALS
from ovillo.web import originals
from ovillo.web.originals import page_span
from ovillo.web.places import Window
from ovillo.web.workbench import Workbench
from tests.reading.made_files import made_docx, made_pdf
from tests.web.conftest import signed_in

LINES = ["La fiscal dijo que Ana Prueba fue detenida el 6 de mayo de 2031.", "Ana Prueba fue detenida en Villa Ovillo."]
HOSTILE_PDF = made_pdf([LINES, LINES]).replace(
    b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"
)
HOSTILE_MAIL = (
    b"From: Nadie <nadie@correo.example>\r\nTo: a@correo.example\r\nMessage-ID: <1@x>\r\nSubject: Aviso\r\n"
    b"Content-Type: text/html; charset=utf-8\r\n\r\n<p>Ana Prueba fue detenida.</p><script>alert(1)</script>"
    b"<img src=http://evil.example/x.png onerror=alert(1)>\xe2\x80\xae\r\n"
)


@pytest.fixture
def hostile(a_case_of: Callable[[Path], Workbench], tmp_path: Path) -> Iterator[tuple[Workbench, TestClient]]:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "acta_2031-05-14_es.pdf").write_bytes(HOSTILE_PDF)
    (folder / "correo.eml").write_bytes(HOSTILE_MAIL)
    bench = a_case_of(folder)
    yield bench, signed_in(bench, bench.offer.__self__)  # type: ignore[attr-defined]  # the list that links go into
    bench.pictures.close()


def found(bench: Workbench, suffix: str) -> Document:
    return next(each for each in bench.answers.now().documents.values() if each.name.endswith(suffix))


def test_each_page_of_a_pdf_is_a_picture_beside_its_text(hostile: tuple[Workbench, TestClient]) -> None:
    bench, visitor = hostile
    document = found(bench, ".pdf")

    page = html.fromstring(visitor.get(f"/documents/{document.id}").text)

    addresses = page.xpath("//ol[@class='pages']//img/@src")
    assert addresses == [f"/documents/{document.id}/pages/{number}" for number in (1, 2)]
    assert page.xpath("//a[@class='page']/@href") == ["#page-2"]
    for address in addresses:
        answer = visitor.get(address)
        assert answer.content.startswith(b"\x89PNG")
        assert answer.headers["content-type"] == "image/png"
        assert "sandbox" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_words_asked_for_are_lit_on_the_page_where_they_stand(hostile: tuple[Workbench, TestClient]) -> None:
    bench, visitor = hostile
    document = found(bench, ".pdf")
    start = document.text.rindex("Ana Prueba")
    place = f"{start}-{start + 20}"

    page = html.fromstring(visitor.get(f"/documents/{document.id}?at={place}").text)

    assert page.xpath("//li[@data-lit]/@id") == ["page-2"]
    plain, lit = (visitor.get(f"/documents/{document.id}/pages/2{at}").content for at in ("", f"?at={place}"))
    assert plain != lit
    asked = originals._asked(document, 2, (start, start + 20))
    assert (asked.words, asked.before) == ("AnaPruebafuedeten", 1)


def test_the_text_alone_is_shown_where_it_is_asked_for(hostile: tuple[Workbench, TestClient]) -> None:
    bench, visitor = hostile
    document = found(bench, ".pdf")

    page = html.fromstring(visitor.get(f"/documents/{document.id}?show=text").text)

    assert not page.xpath("//img[@alt!='']")
    assert page.xpath("//nav//a[contains(@href,'show=original')][@data-key='o']")


def test_the_source_of_a_mail_is_text(hostile: tuple[Workbench, TestClient]) -> None:
    bench, visitor = hostile
    document = found(bench, ".eml")

    answer = visitor.get(f"/documents/{document.id}?show=original")

    [source] = html.fromstring(answer.text).xpath("//pre[@class='source']")
    assert "<script>alert(1)</script>" in source.text_content()
    assert "[U+202E]" in source.text_content()
    assert not html.fromstring(answer.text).xpath("//script[not(@src)] | //*[@onerror] | //iframe | //object | //embed")


def test_the_words_asked_for_are_lit_in_the_source_of_a_mail(hostile: tuple[Workbench, TestClient]) -> None:
    bench, visitor = hostile
    document = found(bench, ".eml")
    start = document.text.index("Ana")

    answer = visitor.get(f"/documents/{document.id}?show=original&at={start}-{start + 24}")

    [lit] = html.fromstring(answer.text).xpath("//pre[@class='source']//mark")
    assert lit.text_content() == document.text[start : start + 24].rstrip(".")


def test_what_cannot_be_drawn_is_told_and_nothing_is_sent(
    hostile: tuple[Workbench, TestClient], sample: Workbench, rosa: TestClient
) -> None:
    bench, visitor = hostile
    pdf, mail = found(bench, ".pdf"), found(bench, ".eml")

    statuses = [
        visitor.get(f"/documents/{each}").status_code
        for each in (f"{pdf.id}/pages/3", f"{pdf.id}/pages/0", f"{pdf.id}/pages/x", f"{mail.id}/pages/1", "f" * 64)
    ]
    path = bench.opened.folder / ORIGINALS / pdf.id
    path.chmod(0o600)
    path.write_bytes(HOSTILE_PDF + b"\n% altered")
    altered = visitor.get(f"/documents/{pdf.id}/pages/1")
    path.unlink()
    missing = visitor.get(f"/documents/{pdf.id}?start=1")

    assert statuses == [400, 422, 422, 400, 404]
    assert altered.status_code == 400
    assert missing.status_code == 200
    assert "missing" in html.fromstring(missing.text).xpath("string(//section[@data-original])")
    table = next(each for each in sample.answers.now().documents.values() if each.name.endswith("pagos.csv"))
    assert f"/rows/{table.id}?row=2" in rosa.get(f"/documents/{table.id}").text


def test_of_a_long_scan_some_pages_are_shown_at_once() -> None:
    scan = Document("a" * 64, "a.pdf", "application/pdf", 1, "", (0,) * 150, SourceDetails())
    window = Window(0, 0, None, None)

    first, last = (originals._pages(scan, window, None, page) for page in (1, 149))

    assert [each.number for each in first.pages] == list(range(1, 61))
    assert (first.before, first.after) == (None, 61)
    assert [each.number for each in last.pages] == list(range(121, 151))
    assert (last.before, last.after) == (61, None)
    text = Document("a" * 64, "a.pdf", "application/pdf", 1, "uno dos tres", (0, 4, 8), SourceDetails())
    assert [each.number for each in originals._pages(text, Window(4, 8, None, None), None, 1).pages] == [2]
    assert [page_span(text, page) for page in (1, 2, 3)] == [(0, 4), (4, 8), (8, 12)]
    assert letters_of("uno-dos, ¡3!") == "unodos3"


def test_of_a_word_file_it_is_said_what_of_it_is_shown(a_case_of: Callable[[Path], Workbench], tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "acta.docx").write_bytes(made_docx())
    bench = a_case_of(folder)
    visitor = signed_in(bench, bench.offer.__self__)  # type: ignore[attr-defined]  # the list that links go into
    document = found(bench, ".docx")

    for show in ("", "?show=original"):
        page = " ".join(html.fromstring(visitor.get(f"/documents/{document.id}{show}").text).text_content().split())
        assert "paragraphs, rows of tables" in page
    bench.pictures.close()
