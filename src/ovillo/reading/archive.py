"""The members of a zip archive, unpacked no further than the limits allow.

1. Nothing is trusted that the archive says of itself: bytes are counted as they come out.
2. A bad member is refused alone; the others are still read. Members that overlap condemn the archive.
3. Nothing is written to disk, and names lose whatever climbs out of the archive.
4. The first member lies at the beginning of the file. Where it does not, the end of the file is missing and the end
   that was found is that of an archive inside: the other members would be lost in silence.
"""

import io
import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from ovillo.reading import decoding, pieces
from ovillo.reading.pieces import ExhaustedError, Limits, RefusedError

CHUNK_BYTES = 1 << 16
RATIO_FLOOR_BYTES = pieces.MEGABYTE
"""Below this, a high ratio is an ordinary repetitive text."""
LOCAL_HEADER_BYTES = 30
SPLIT_MARK_BYTES = 4
"""Before the first member where the archive was once meant to be split."""
BROKEN_MEMBER = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, KeyError)
OPENABLE = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA})
"""Methods whose expansion can be counted while it runs."""


class Budget:
    """What is left of the limits for one file and everything inside it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._expanded_bytes = 0
        self._members = 0

    def expand(self, count: int) -> None:
        """Counts bytes that came out. Raises `ExhaustedError` past the limit."""
        self._expanded_bytes += count
        if self._expanded_bytes > self.limits.max_expanded_bytes:
            raise ExhaustedError(pieces.TOO_EXPANDED, limit=self.limits.max_expanded_bytes // pieces.MEGABYTE)

    def enter(self, count: int) -> None:
        """Counts members. Raises `ExhaustedError` past the limit."""
        self._members += count
        if self._members > self.limits.max_members:
            raise ExhaustedError(pieces.TOO_MANY_MEMBERS, limit=self.limits.max_members)


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive, or why it could not be had."""

    name: str
    content: bytes
    refusal: RefusedError | None = None


def open_archive(content: bytes, kind: str) -> zipfile.ZipFile:
    """The archive, its directory read and sane. Raises `RefusedError`."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (*BROKEN_MEMBER, NotImplementedError) as exc:
        raise RefusedError(pieces.DAMAGED, kind=kind) from exc
    _refuse_other_end(archive, content, kind)
    _refuse_overlap(archive)
    return archive


def _refuse_other_end(archive: zipfile.ZipFile, content: bytes, kind: str) -> None:
    begins = [info.header_offset for info in archive.infolist()]
    is_foreign = min(begins) > SPLIT_MARK_BYTES if begins else content.startswith(b"PK\x03\x04")
    if is_foreign:
        raise RefusedError(pieces.DAMAGED, kind=kind)


def _refuse_overlap(archive: zipfile.ZipFile) -> None:
    end = 0
    for info in sorted(archive.infolist(), key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise RefusedError(pieces.OVERLAP)
        end = info.header_offset + LOCAL_HEADER_BYTES + info.compress_size


def members(content: bytes, budget: Budget) -> Iterator[Member]:
    """Each file of the archive in the order of its directory. Raises `RefusedError` where the whole is refused."""
    with open_archive(content, "ZIP") as archive:
        files = [info for info in archive.infolist() if not info.is_dir() and not _is_litter(info.filename)]
        budget.enter(len(files))
        for info in files:
            yield _member(archive, info, budget)


def _is_litter(name: str) -> bool:
    """What systems leave behind: resource forks, hidden files, thumbnails."""
    parts = name.replace("\\", "/").split("/")
    return "__MACOSX" in parts or parts[-1].startswith(".") or parts[-1] in ("Thumbs.db", "desktop.ini", "sources.csv")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Member:
    name = decoding.safe_name(info.filename)
    try:
        return Member(name, unpack(archive, info, budget))
    except ExhaustedError:
        raise
    except RefusedError as refusal:
        return Member(name, b"", refusal)


def unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> bytes:
    """One member's bytes. Raises `RefusedError`."""
    if stat.S_ISLNK(info.external_attr >> 16):
        raise RefusedError(pieces.SYMLINK)
    if info.flag_bits & 0x1:
        raise RefusedError(pieces.ENCRYPTED)
    if info.compress_type not in OPENABLE:
        raise RefusedError(pieces.COMPRESSION)
    try:
        return _stream(archive, info, budget)
    except (NotImplementedError, RuntimeError) as exc:
        raise RefusedError(pieces.COMPRESSION) from exc
    except BROKEN_MEMBER as exc:
        raise RefusedError(pieces.DAMAGED, kind="ZIP") from exc


def _stream(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> bytes:
    limits = budget.limits
    chunks = bytearray()
    allowed = max(RATIO_FLOOR_BYTES, limits.max_ratio * info.compress_size)
    with archive.open(info) as member:
        while chunk := member.read(CHUNK_BYTES):
            budget.expand(len(chunk))
            chunks += chunk
            if len(chunks) > allowed:
                raise RefusedError(pieces.RATIO, limit=limits.max_ratio)
            if len(chunks) > limits.max_bytes:
                raise pieces.too_big(limits)
    return bytes(chunks)
