import io

import docx
import pytest
from made_files import (
    LIMITS,
    SPANISH,
    changed_members,
    made_docx,
    made_odt,
    made_zip,
    piece_of,
    text_of,
    without_member,
)
from odf import teletype
from odf.opendocument import load
from odf.text import P

from ovillo.domain.documents import Unread
from ovillo.reading import pieces

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
COMPATIBILITY = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">'
    '<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;">]>'
)


def docx_of(body: str) -> bytes:
    document = f"<w:document {WORD} {COMPATIBILITY}><w:body>{body}</w:body></w:document>"
    return changed_members(made_docx(), {"word/document.xml": document.encode()})


def test_word_paragraphs_headings_and_tables_come_in_order() -> None:
    document = piece_of(made_docx(), "informe.docx").document

    assert document is not None
    assert document.text.split("\n\n") == [
        "Catorce detenidos",
        SPANISH,
        "Nombre | Cargo",
        "Inés Imaginaria | pediatra",
        "Último párrafo.",
    ]
    assert (document.details.title, document.details.author) == ("Informe inventado", "Oficina de Ficción")
    assert document.details.published is None
    assert document.details.language == "es"


def test_every_paragraph_that_python_docx_sees_is_read() -> None:
    expected = [paragraph.text for paragraph in docx.Document(io.BytesIO(made_docx())).paragraphs if paragraph.text]

    blocks = text_of(made_docx(), "informe.docx").split("\n\n")

    assert [block for block in blocks if block in expected] == expected


def test_opendocument_paragraphs_headings_and_tables_come_in_order() -> None:
    document = piece_of(made_odt(), "acta.odt").document

    assert document is not None
    assert document.text.split("\n\n") == [
        "Catorce detenidos",
        SPANISH + " Fin\u00a0del acta.",
        "Inés Imaginaria | pediatra",
        "Último párrafo.",
    ]
    assert (document.details.title, document.details.author) == ("Acta inventada", "Juzgado de Ficción")
    assert document.details.language == "es"


def test_every_paragraph_that_odfpy_sees_is_read() -> None:
    expected = [teletype.extractText(element) for element in load(io.BytesIO(made_odt())).getElementsByType(P)]

    text = text_of(made_odt(), "acta.odt")

    assert all(paragraph in text for paragraph in expected)


def test_tracked_insertions_are_read_and_deletions_are_not() -> None:
    body = (
        "<w:p><w:r><w:t>La fiscal </w:t></w:r><w:ins><w:r><w:t>no </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>sí </w:delText></w:r></w:del><w:r><w:t>acusó</w:t></w:r></w:p>"
    )

    assert text_of(docx_of(body), "a.docx") == "La fiscal no acusó"


def test_text_boxes_controls_links_and_breaks_are_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Cuadro</w:t></w:r></w:p></w:txbxContent>"
    body = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Control</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:hyperlink><w:r><w:t>Enlace</w:t><w:br/><w:t>dos</w:t><w:tab/><w:t>tres</w:t></w:r></w:hyperlink>"
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
        "</w:r></w:p>"
    )

    assert text_of(docx_of(body), "a.docx").split("\n\n") == ["Control", "Cuadro", "Enlace\ndos\ttres"]


def test_footnotes_follow_the_body() -> None:
    notes = f"<w:footnotes {WORD}><w:footnote><w:p><w:r><w:t>Nota al pie</w:t></w:r></w:p></w:footnote></w:footnotes>"

    assert text_of(changed_members(made_docx(), {"word/footnotes.xml": notes.encode()}), "a.docx").endswith(
        "\n\nNota al pie"
    )


@pytest.mark.parametrize("package", [made_docx(), made_odt()], ids=["docx", "odt"])
@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.zip", "a.txt", "a"])
def test_an_office_document_is_known_by_its_content(package: bytes, name: str) -> None:
    assert SPANISH in text_of(package, name)


@pytest.mark.parametrize(
    ("package", "part"), [(made_docx(), "word/document.xml"), (made_odt(), "content.xml")], ids=["docx", "odt"]
)
class TestHostileOffice:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_entities_are_refused(self, package: bytes, part: str, encoding: str) -> None:
        bomb = f"{LAUGHS}<x>&e;</x>".encode(encoding)

        assert piece_of(changed_members(package, {part: bomb}), "a.docx").refusal == pieces.ENTITIES

    def test_external_entities_are_refused(self, package: bytes, part: str) -> None:
        attack = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'

        assert piece_of(changed_members(package, {part: attack}), "a.docx").refusal == pieces.ENTITIES

    def test_a_missing_body_is_refused(self, package: bytes, part: str) -> None:
        name = "a.docx" if "word" in part else "a.odt"

        assert piece_of(without_member(package, part), name).refusal == pieces.NO_BODY

    def test_broken_xml_is_refused(self, package: bytes, part: str) -> None:
        assert piece_of(changed_members(package, {part: b"<x><y></x>"}), "a.docx").refusal == pieces.DAMAGED

    def test_deep_xml_is_refused(self, package: bytes, part: str) -> None:
        deep = b"<x>" * 100_000 + b"</x>" * 100_000

        assert piece_of(changed_members(package, {part: deep}), "a.docx").refusal in (
            pieces.TOO_COMPLEX,
            pieces.DAMAGED,
        )

    def test_a_bomb_in_the_body_is_refused(self, package: bytes, part: str) -> None:
        bomb = b"<x>" + b" " * 30_000_000 + b"</x>"

        assert piece_of(changed_members(package, {part: bomb}), "a.docx").refusal == pieces.RATIO

    def test_a_cut_file_is_refused(self, package: bytes, part: str) -> None:
        assert piece_of(package[: len(package) // 2], "a.docx").refusal == pieces.DAMAGED


def test_an_office_document_without_words_is_stored_empty() -> None:
    document = piece_of(docx_of("<w:p/>"), "a.docx").document

    assert document is not None
    assert document.unread is Unread.EMPTY


def test_protected_and_foreign_office_files_get_the_way_out() -> None:
    protected = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    sheet = made_zip({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"})
    manifest = '<m:manifest xmlns:m="urn:x"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    locked = changed_members(made_odt(), {"META-INF/manifest.xml": manifest.encode()})

    found = [piece_of(content, name, LIMITS).refusal for content, name in
             ((protected, "a.docx"), (old, "a.doc"), (sheet, "a.xlsx"), (locked, "a.odt"))]  # fmt: skip

    assert found == [pieces.ENCRYPTED, pieces.UNSUPPORTED, pieces.DAMAGED, pieces.ENCRYPTED]
