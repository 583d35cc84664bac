"""Mails and mailboxes: the words of the sender as text, the headers as what the source states of itself.

Read with the parser's oldest policy: the newer one raises on the headers that hostile and careless programs write.
"""

import binascii
import email
import email.errors
import email.header
import email.policy
import re
from collections.abc import Iterator
from datetime import date
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from ovillo.domain.documents import Unread
from ovillo.domain.sources import SourceDetails
from ovillo.reading import decoding, pieces
from ovillo.reading.archive import Budget
from ovillo.reading.details import field_of, plausible_date
from ovillo.reading.pieces import Attachment, Limits, Reading, RefusedError

MEDIA_TYPE = "message/rfc822"
MAX_PARTS = 1_000
MAX_HEADER_CHARACTERS = 10_000
SEPARATOR = re.compile(rb"(?:\A\s*|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\r?\n(?=[!-9;-~]+:)|"
                       rb"(?:\A\s*|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\d\d:\d\d[^\r\n]*\d{4}[^\r\n]*\r?\n")  # fmt: skip


def messages(content: bytes, budget: Budget) -> Iterator[tuple[str, bytes]]:
    """Each message of an mbox file: its number as a file name, and its bytes."""
    starts = list(SEPARATOR.finditer(content))
    budget.enter(len(starts))
    if not starts:  # a ".mbox" whose separators are broken: one message, its first line aside
        yield "0001.eml", content.lstrip().partition(b"\n")[2]
        return
    ends = [match.start() for match in starts[1:]] + [len(content)]
    for number, (match, end) in enumerate(zip(starts, ends, strict=True), start=1):
        yield f"{number:04d}.eml", content[match.end() : end].rstrip(b"\r\n") + b"\n"


def read_mail(content: bytes, limits: Limits) -> Reading:
    """The body's text and the files that it carries. Raises `RefusedError`."""
    message = email.message_from_bytes(content, policy=email.policy.compat32)
    plain: list[str] = []
    pages: list[str] = []
    attachments: list[Attachment] = []
    for number, part in enumerate(_leaves(message, limits)):
        kind = part.get_content_type()
        if _is_attachment(part) or kind == "message/rfc822":
            attachments.append(_attachment(part, number))
        elif kind == "text/plain":
            plain.append(_text_of(part))
        elif kind == "text/html":
            pages.append(_text_of(part))
        elif part.get_content_maintype() != "multipart" and _file_name(part):
            attachments.append(_attachment(part, number))
    text = "\n\n".join(text for text in plain if text.strip()) or _text_of_pages(pages)
    return Reading(
        MEDIA_TYPE,
        text,
        _details_of(message),
        unread=None if text.strip() else Unread.EMPTY,
        attachments=tuple(attachments),
    )


def _leaves(message: Message, limits: Limits) -> Iterator[Message]:
    """Parts that hold no parts, in order; a mail inside a mail is one part."""
    waiting = [message]
    for _ in range(MAX_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        # asked only where it is a list: for a text it decodes, and raises on a hostile charset
        inner = part.get_payload() if part.is_multipart() else None
        if part.get_content_type() != "message/rfc822" and isinstance(inner, list):
            waiting.extend(item for item in reversed(inner) if isinstance(item, Message))
        else:
            yield part
    raise RefusedError(pieces.TOO_MANY_MEMBERS, limit=min(MAX_PARTS, limits.max_members))


def _is_attachment(part: Message) -> bool:
    return _header(part, "content-disposition").lower().startswith("attachment")


def _attachment(part: Message, number: int) -> Attachment:
    nested = part.get_payload() if part.is_multipart() else None
    if isinstance(nested, list) and nested and isinstance(nested[0], Message):
        return Attachment(f"attached-{number}.eml", _bytes_of_mail(nested[0]), is_inline=False)
    name = decoding.safe_name(_file_name(part) or f"attached-{number}")
    is_shown_in_body = part.get_content_maintype() == "image" and bool(_header(part, "content-id"))
    return Attachment(name, _payload(part), is_inline=is_shown_in_body or not _is_attachment(part))


def _bytes_of_mail(message: Message) -> bytes:
    try:
        return message.as_bytes(unixfrom=False)
    except (UnicodeError, LookupError, ValueError, TypeError, AttributeError):
        return message.as_string().encode("utf-8", "replace")


def _file_name(part: Message) -> str:
    try:
        return _decoded(part.get_filename() or "")
    except (UnicodeError, LookupError, ValueError, TypeError):
        return ""


def _payload(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (binascii.Error, UnicodeError, LookupError, ValueError, TypeError):
        payload = None
    return payload if isinstance(payload, bytes) else b""


def _text_of(part: Message) -> str:
    try:
        charset = part.get_content_charset()
    except (UnicodeError, LookupError, ValueError, TypeError):
        charset = None
    text = decoding.decode_as(_payload(part), charset)
    return text.replace("\r\n", "\n").strip("\n")


def _text_of_pages(pages: list[str]) -> str:
    if not pages:
        return ""
    # Most mails are plain: the page reader costs a third of a second to load.
    from ovillo.reading.html import read_html_text  # noqa: PLC0415

    return "\n\n".join(text for page in pages if (text := read_html_text(page).text))


def _details_of(message: Message) -> SourceDetails:
    sender, address = parseaddr(_header(message, "from"))
    return SourceDetails(
        published=_date_of(_header(message, "date")),
        title=field_of(_header(message, "subject")),
        author=field_of(sender) or field_of(address),
    )


def _date_of(text: str) -> date | None:
    """The calendar date in the sender's own offset."""
    try:
        return plausible_date(parsedate_to_datetime(text).date())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _header(message: Message, name: str) -> str:
    """The header's text, unfolded; raw bytes in it are decoded as a text's would be."""
    for key, value in message.raw_items():
        if key.lower() == name:
            raw = str(value).encode("utf-8", "surrogateescape")[:MAX_HEADER_CHARACTERS]
            return _decoded(" ".join(decoding.decode(raw).split()))
    return ""


def _decoded(raw: str) -> str:
    """A header with its encoded words decoded; as it stands where they are broken."""
    shown = raw[:MAX_HEADER_CHARACTERS]
    try:
        parts = email.header.decode_header(shown)
    except (email.errors.HeaderParseError, binascii.Error, ValueError):
        return decoding.without_surrogates(shown)
    texts = [part if isinstance(part, str) else _decoded_word(part, charset) for part, charset in parts]
    return decoding.without_surrogates("".join(texts))


def _decoded_word(part: bytes, charset: str | None) -> str:
    return decoding.decode_as(part, None if charset in (None, "unknown-8bit") else charset)
