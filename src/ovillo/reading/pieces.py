"""What reading gives back, and where it stops.

1. Every file gives pieces; a piece is a document, or one refusal that says what happened and the way out.
2. A refusal is a template and its fields: a place or a number, never words of a document.
3. Limits hold while the bytes are expanded, never on the word of a header.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ovillo.domain.documents import Document, Unread
from ovillo.domain.messages import mark
from ovillo.domain.sources import SourceDetails

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may cost."""

    max_bytes: int = 100 * MEGABYTE
    max_expanded_bytes: int = 1_000 * MEGABYTE
    """All members of one file together, nested ones included."""
    max_ratio: int = 200
    """Expanded bytes per packed byte."""
    max_members: int = 10_000
    """Pieces of one file, nested ones included."""
    max_depth: int = 3
    """Archives and mails inside one another."""
    max_pages: int = 5_000
    max_characters: int = 20 * MEGABYTE
    seconds: float = 60.0
    """Wall clock for one file; kept by whoever runs the reading."""


class Ocr(Protocol):
    """Reads the words in a picture of a page."""

    @property
    def max_pages(self) -> int:
        """Pages of one document that are worth the wait."""
        ...

    def read(self, image: bytes) -> str:
        """The words in a portable greymap (PGM) picture."""
        ...


@dataclass(frozen=True, slots=True)
class Piece:
    """One document, or one refusal."""

    name: str
    """File name as given, with the path inside its archive or mailbox."""
    content: bytes
    """The piece's own original bytes; empty where they could not be had."""
    document: Document | None
    refusal: str | None = None
    """A template: what happened, and the way out."""
    refusal_fields: Mapping[str, object] = field(default_factory=dict)

    @property
    def refusal_line(self) -> str:
        """The refusal in English; empty for a document."""
        return (self.refusal or "").format(**self.refusal_fields)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a mail."""

    name: str
    content: bytes
    is_inline: bool
    """Part of the layout (a logo, a signature): passed over where it cannot be read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one format's reader took from the bytes."""

    media_type: str
    text: str
    details: SourceDetails = field(default_factory=SourceDetails)
    page_starts: tuple[int, ...] = (0,)
    unread: Unread | None = None
    attachments: tuple[Attachment, ...] = ()


class RefusedError(Exception):
    """These bytes cannot be read; becomes the refusal of one piece."""

    def __init__(self, template: str, **fields: object) -> None:
        self.template = template
        self.fields = fields
        super().__init__(template.format(**fields))


class ExhaustedError(RefusedError):
    """The limits of the whole file are used up: no other member is worth trying."""


def too_big(limits: Limits) -> RefusedError:
    """The refusal of one file or member that is larger than the limit."""
    return RefusedError(TOO_BIG, limit=limits.max_bytes // MEGABYTE)


TOO_BIG = mark("The file is larger than {limit} MB. Split it, or add only the part that matters.")
TOO_MANY_CHARACTERS = mark("The text has more than {limit} characters. Split the file into parts, then add the parts.")
TOO_MANY_PAGES = mark("The document has {pages} pages; the limit is {limit}. Split it into parts, then add the parts.")
TOO_MANY_MEMBERS = mark(
    "It holds more than {limit} files or messages. Unpack it into smaller parts, then add the parts."
)
TOO_DEEP = mark("It lies more than {limit} archives or mails deep. Unpack the outer ones, then add what they hold.")
TOO_EXPANDED = mark("It unpacks to more than {limit} MB. Unpack it in a safe place, then add what you need.")
RATIO = mark(
    "It unpacks to more than {limit} times its size, as a zip bomb does. Add it only if you know who made it, unpacked."
)
OVERLAP = mark("Its members lie on top of one another, as in a zip bomb. Ask for a new copy from whoever made it.")
ENCRYPTED = mark("It is protected by a password. Save a copy without the password, then add the copy.")
DAMAGED = mark("It is damaged or cut short and cannot be opened as {kind}. Fetch the file again, or save a new copy.")
TRUNCATED = mark("The end of the file is missing. Fetch the file again from where it came.")
TOO_COMPLEX = mark(
    "It is nested too deeply or needs too much memory to be read. Save it in a simpler format, then add that."
)
NO_BODY = mark(
    "It calls itself {kind}, but the part that holds the text is missing. Save a new copy, then add the copy."
)
ENTITIES = mark(
    "Its XML declares entities, as an attack does and no office program does. Save a new copy, then add the copy."
)
SYMLINK = mark("It is a link to another place, not a file. Add the file that it stands for.")
BINARY = mark("Its bytes are of no kind that can be read. Save it as .txt, .html, .pdf, .docx or .odt, then add that.")
UNSUPPORTED = mark(
    "Files of this kind ({kind}) are not read. Save it as .txt, .html, .pdf, .docx or .odt, then add that."
)
ARCHIVE_KIND = mark("Archives of this kind ({kind}) are not opened. Unpack it, or pack it again as .zip.")
COMPRESSION = mark("It is packed in a way that cannot be opened here. Pack it again as an ordinary .zip.")

REFUSALS = (
    TOO_BIG,
    TOO_MANY_CHARACTERS,
    TOO_MANY_PAGES,
    TOO_MANY_MEMBERS,
    TOO_DEEP,
    TOO_EXPANDED,
    RATIO,
    OVERLAP,
    ENCRYPTED,
    DAMAGED,
    TRUNCATED,
    TOO_COMPLEX,
    NO_BODY,
    ENTITIES,
    SYMLINK,
    BINARY,
    UNSUPPORTED,
    ARCHIVE_KIND,
    COMPRESSION,
)
"""Every template, for the catalogue of translations."""
