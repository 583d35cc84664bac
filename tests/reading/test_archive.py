import io
import stat
import struct
import zipfile

import pytest
from made_files import SPANISH, made_docx, made_mail, made_pdf, made_zip, piece_of, pieces_of

from ovillo.reading import Limits, pieces
from ovillo.reading.archive import open_archive
from ovillo.reading.reader import sha256_of


def test_each_member_is_a_piece_with_its_own_bytes() -> None:
    files: dict[str, bytes | str] = {
        "b/nota.txt": SPANISH, "a.pdf": made_pdf([["Hola amiga"]]), "c.eml": bytes(made_mail()), "d.docx": made_docx()
    }  # fmt: skip
    content = made_zip(files)

    found = pieces_of(content, "lote.zip")

    assert [piece.name for piece in found] == [
        "lote.zip/b/nota.txt",
        "lote.zip/a.pdf",
        "lote.zip/c.eml",
        "lote.zip/d.docx",
    ]
    assert found[0].content == SPANISH.encode()
    for piece in found:
        assert piece.document is not None
        assert piece.document.id == sha256_of(piece.content)
        assert piece.document.container == sha256_of(content)


def test_archives_inside_archives_are_read_down_to_the_limit() -> None:
    content = made_zip({"nota.txt": "hola amiga mía"})
    for _ in range(2):
        content = made_zip({"x.zip": content})

    assert piece_of(content, "a.zip").name == "a.zip/x.zip/x.zip/nota.txt"
    assert piece_of(made_zip({"x.zip": content}), "a.zip").refusal == pieces.TOO_DEEP


def test_names_that_climb_out_are_made_plain() -> None:
    found = pieces_of(made_zip({"../../etc/x.txt": "uno", "/abs.txt": "dos", "C:\\w.txt": "tres"}), "a.zip")

    assert [piece.name for piece in found] == ["a.zip/etc/x.txt", "a.zip/abs.txt", "a.zip/w.txt"]


def test_links_are_refused_and_the_others_are_read() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("enlace.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("nota.txt", "hola")

    found = pieces_of(buffer.getvalue(), "a.zip")

    assert [piece.refusal for piece in found] == [pieces.SYMLINK, None]


def test_what_systems_leave_behind_is_passed_over() -> None:
    content = made_zip(
        {"__MACOSX/._a.txt": "x", ".DS_Store": "x", "a/Thumbs.db": "x", "sources.csv": "file\n", "a.txt": "hola"}
    )

    assert [piece.name for piece in pieces_of(content, "a.zip")] == ["a.zip/a.txt"]


def test_a_protected_member_is_refused_and_the_others_are_read() -> None:
    content = bytearray(made_zip({"secreto.txt": "clave", "nota.txt": "hola"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1

    found = pieces_of(bytes(content), "a.zip")

    assert [piece.refusal for piece in found] == [pieces.ENCRYPTED, None]


def test_a_member_with_wrong_bytes_is_refused_and_the_others_are_read() -> None:
    content = bytearray(made_zip({"a.txt": "hola " * 50, "b.txt": "niña"}, compression=zipfile.ZIP_STORED))
    content[40] ^= 0xFF

    found = pieces_of(bytes(content), "a.zip")

    assert [piece.refusal for piece in found] == [pieces.DAMAGED, None]


def test_a_bomb_is_refused_while_it_unpacks_and_the_others_are_read() -> None:
    found = pieces_of(made_zip({"bomba.txt": bytes(60_000_000), "nota.txt": "hola"}), "a.zip")

    assert [piece.refusal for piece in found] == [pieces.RATIO, None]


def test_a_header_that_lies_about_the_size_changes_nothing() -> None:
    content = bytearray(made_zip({"bomba.txt": bytes(60_000_000)}))
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = struct.pack("<I", 10)

    assert piece_of(bytes(content), "a.zip").refusal in (pieces.RATIO, pieces.DAMAGED)


def test_many_small_bombs_together_exhaust_the_limit_once() -> None:
    files: dict[str, bytes | str] = {f"{number}.txt": b"hola " * 190_000 for number in range(30)}

    found = pieces_of(made_zip(files), "a.zip", Limits(max_expanded_bytes=10_000_000))

    assert [piece.refusal for piece in found].count(pieces.TOO_EXPANDED) == 1
    assert found[-1].refusal == pieces.TOO_EXPANDED


def test_nested_bombs_share_one_limit() -> None:
    inner = made_zip({f"{number}.txt": b"hola " * 190_000 for number in range(5)})
    content = made_zip({f"{number}.zip": inner for number in range(5)})

    found = pieces_of(content, "a.zip", Limits(max_expanded_bytes=8_000_000))

    assert found[-1].refusal == pieces.TOO_EXPANDED
    assert sum(len(piece.content) for piece in found if piece.document) <= 8_000_000


def test_members_that_overlap_are_refused() -> None:
    content = bytearray(made_zip({"a.txt": "x" * 1_000, "b.txt": "y" * 1_000}, compression=zipfile.ZIP_STORED))
    second = content.rindex(b"PK\x01\x02")
    content[second + 42 : second + 46] = struct.pack("<I", 0)

    assert piece_of(bytes(content), "a.zip").refusal == pieces.OVERLAP


def test_too_many_members_are_refused_without_unpacking() -> None:
    content = made_zip({f"{number}.txt": "x" for number in range(30)})

    assert piece_of(content, "a.zip", Limits(max_members=20)).refusal == pieces.TOO_MANY_MEMBERS


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_every_ordinary_packing_is_opened(compression: int) -> None:
    found = piece_of(made_zip({"nota.txt": SPANISH}, compression=compression), "a.zip")

    assert found.document is not None
    assert found.document.text == SPANISH


def test_a_cut_archive_is_refused() -> None:
    content = made_zip({"nota.txt": SPANISH})

    assert piece_of(content[:-30], "a.zip").refusal == pieces.DAMAGED


def test_an_empty_archive_gives_nothing() -> None:
    assert pieces_of(made_zip({}), "a.zip") == ()


def test_a_member_larger_than_the_limit_is_refused() -> None:
    found = piece_of(made_zip({"a.txt": b"hola " * 1_000}), "a.zip", Limits(max_bytes=2_000))

    assert found.refusal == pieces.TOO_BIG


def test_an_archive_without_its_end_is_refused_although_one_inside_it_has_its_own() -> None:
    inner = made_zip({"nota.txt": "hola"})
    for held in (inner, made_zip({})):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as outer:
            outer.writestr("perdida.txt", "hola amiga mía")
            outer.writestr("dentro.zip", held)

        whole, cut = pieces_of(buffer.getvalue(), "a.zip"), pieces_of(buffer.getvalue()[:-40], "a.zip")

        assert whole[0].document is not None
        assert [piece.refusal for piece in cut] == [pieces.DAMAGED]


def test_an_archive_behind_the_mark_of_a_split_one_is_read() -> None:
    content = b"PK\x07\x08" + made_zip({"nota.txt": "hola"})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.infolist()[0].header_offset == 4

    open_archive(content, "ZIP").close()
