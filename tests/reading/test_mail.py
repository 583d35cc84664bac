from datetime import date
from email.message import EmailMessage

import pytest
from made_files import SPANISH, made_docx, made_mail, made_page, made_pdf, piece_of, pieces_of, text_of

from ovillo.domain.documents import Unread
from ovillo.domain.sources import SourceDetails
from ovillo.reading import pieces
from ovillo.reading.reader import sha256_of


def test_a_mail_gives_its_text_and_its_headers_state_the_source() -> None:
    document = piece_of(bytes(made_mail()), "carta.eml").document

    assert document is not None
    assert document.text == SPANISH
    assert document.media_type == "message/rfc822"
    assert document.details == SourceDetails(
        published=date(2031, 5, 14),
        language="es",
        title="Catorce detenidos en Villa Ovillo",
        author="Redacción Inventada",
    )


def test_html_is_read_where_there_is_no_plain_text() -> None:
    message = made_mail()
    message.set_content(made_page(f"<p>{SPANISH}</p><p>Adiós, niña.</p>").decode(), subtype="html")

    assert SPANISH in text_of(bytes(message), "carta.eml")
    assert "<p>" not in text_of(bytes(message), "carta.eml")


def test_plain_text_is_preferred() -> None:
    message = made_mail("Texto llano de prueba")
    message.add_alternative("<p>Otra versión</p>", subtype="html")

    assert text_of(bytes(message), "carta.eml") == "Texto llano de prueba"


def test_attachments_are_documents_of_their_own() -> None:
    message = made_mail()
    message.add_attachment(made_docx(), maintype="application", subtype="octet-stream", filename="informe ñ.docx")
    message.add_attachment(made_pdf([["Hola"]]), maintype="application", subtype="pdf", filename="../../acta.pdf")
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="foto.png")
    content = bytes(message)

    found = pieces_of(content, "carta.eml")

    assert [piece.name for piece in found] == [
        "carta.eml", "carta.eml/informe ñ.docx", "carta.eml/acta.pdf", "carta.eml/foto.png"
    ]  # fmt: skip
    assert [piece.document and piece.document.container for piece in found] == [
        None, sha256_of(content), sha256_of(content), None
    ]  # fmt: skip
    assert found[1].content == made_docx() or found[1].document is not None
    assert found[3].refusal == pieces.UNSUPPORTED


def test_pictures_of_the_layout_are_passed_over() -> None:
    message = made_mail()
    message.add_alternative("<p>hola</p>", subtype="html")
    message.get_payload()[1].add_related(b"\x89PNG\r\n\x1a\n", "image", "png", cid="<logo>", filename="logo.png")

    assert len(pieces_of(bytes(message), "carta.eml")) == 1


def test_a_mail_inside_a_mail_is_read() -> None:
    outer = made_mail("Va adjunto un correo.")
    outer.add_attachment(made_mail(subject="Interior"))

    found = pieces_of(bytes(outer), "carta.eml")

    assert [piece.document.details.title for piece in found if piece.document] == [
        "Catorce detenidos en Villa Ovillo",
        "Interior",
    ]
    assert found[1].document is not None
    assert found[1].document.text == SPANISH


def test_mails_nested_beyond_the_limit_are_refused() -> None:
    message = made_mail("0")
    for number in range(6):
        outer = made_mail(str(number))
        outer.add_attachment(message)
        message = outer

    found = pieces_of(bytes(message), "carta.eml")

    assert len(found) == 5
    assert found[-1].refusal == pieces.TOO_DEEP


def test_a_mail_without_text_is_stored_empty() -> None:
    message = EmailMessage()
    message["From"] = "a@example.org"
    message["Message-ID"] = "<1@example.org>"

    document = piece_of(bytes(message), "carta.eml").document

    assert document is not None
    assert document.unread is Unread.EMPTY


@pytest.mark.parametrize(
    "charset", ["no-such-charset", "utf-7", "\xff", "x" * 3_000, "base64", "undefined", "=?x?=", '"', "idna"]
)
def test_a_hostile_charset_does_not_hide_the_text(charset: str) -> None:
    content = (
        f"From: a@example.org\r\nMessage-ID: <1@x>\r\nContent-Type: text/plain; charset={charset}\r\n"
        f"Content-Transfer-Encoding: 8bit\r\n\r\n{SPANISH}\r\n"
    ).encode()

    assert "catorce personas" in text_of(content, "carta.eml")


@pytest.mark.parametrize(
    "header",
    [
        "Subject: =?utf-8?B?###?=", "Subject: =?no-such?Q?hola?=", "Date: ayer", "Date: Mon, 99 Foo 9999999 99:99:99",
        "From: <<<>>>", "From: " + "(" * 5_000, "Content-Type: multipart/mixed; boundary=", "Content-Type: ;;;",
        "Content-Type: text/plain; name*0*=x'%ff; name*1=y", "Content-Disposition: attachment; filename*=bad''%zz",
        "Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: x-uuencode", "Subject: \udcff\udcfe",
        "MIME-Version: " + "a" * 100_000, "Date: Tue, 14 May 2031 23:30:00 +99999999",
    ],
)  # fmt: skip
def test_a_broken_header_does_not_hide_the_mail(header: str) -> None:
    content = f"From: a@example.org\nMessage-ID: <1@x>\n{header}\n\nHola a todos\n".encode("utf-8", "surrogateescape")

    found = pieces_of(content, "carta.eml")

    assert found[0].document is not None


def test_raw_letters_in_headers_are_read() -> None:
    content = "From: Ñusta Ficticia <n@example.org>\nMessage-ID: <1@x>\nSubject: Niña rescatada\n\nHola\n".encode()

    document = piece_of(content, "carta.eml").document

    assert document is not None
    assert (document.details.author, document.details.title) == ("Ñusta Ficticia", "Niña rescatada")


def test_a_mailbox_gives_each_message() -> None:
    first, second = (
        bytes(made_mail("Uno dos tres")),
        bytes(made_mail("From here on, nothing.\n\nFrom what we know, no.")),
    )
    content = (
        b"From a@example.org Tue May 14 23:30:00 2031\n" + first + b"\nFrom - Wed May 15 00:00:00 2031\r\n" + second
    )

    found = pieces_of(content, "buzon.mbox")

    assert [piece.name for piece in found] == ["buzon.mbox/0001.eml", "buzon.mbox/0002.eml"]
    assert [piece.document.text for piece in found if piece.document] == [
        "Uno dos tres", "From here on, nothing.\n\nFrom what we know, no."
    ]  # fmt: skip
    assert {piece.document.container for piece in found if piece.document} == {sha256_of(content)}


def test_a_mailbox_with_broken_messages_gives_the_others() -> None:
    content = (
        b"From a@example.org Tue May 14 23:30:00 2031\nbroken \xff\xfe\n: no\n\nhola amigos\n\n"
        b"From b@example.org Tue May 14 23:31:00 2031\n" + bytes(made_mail("Entero"))
    )

    texts = [piece.document.text for piece in pieces_of(content, "buzon.mbox") if piece.document]

    assert texts[-1] == "Entero"
    assert "hola amigos" in "".join(texts)


def test_a_mailbox_without_any_good_separator_is_one_message() -> None:
    content = b"From nobody\n\xff\n\nhola amigos\n"

    assert "hola amigos" in text_of(content, "buzon.mbox")


def test_a_text_that_begins_like_a_mail_stays_a_text() -> None:
    for text in ("From the start, nobody knew.\n", "Subject: nota\nFrom: Rita\n\nHola\n", "Nota: uno\nOtra: dos\n"):
        assert text_of(text.encode(), "nota.txt") == text
