"""Questions that checks opened, folded from the docket: asked, answered or not, closed by somebody else.

1. A question names a table by its hash, and rows of it: no name of a person, and nothing of a cell.
2. Whoever is asked has until a day to reply; every reply stands beside the question, also a late one. What the side
   that asked writes beside it, the asker or one of their chain of command, is no reply of the office.
3. Nobody closes a question that they opened or replied to, and nobody one before a reply is there or that day is over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ovillo.domain.canonical import identity
from ovillo.domain.docket import DocketEntry, Json

OPENED = "check_question"
REPLIED = "check_reply"
CLOSED = "check_closed"
ASKING = "asking"
"""Kept beside words of the asker's chain of command."""
KINDS = (OPENED, REPLIED, CLOSED)


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody wrote, and when."""

    text: str
    by: str
    at: datetime
    is_of_office: bool = True
    """Not of the side that asked (rule 2)."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question to an office."""

    id: str
    number: int
    """Of the ledger entry that opened it."""
    check: str
    table: str
    """As the file was called."""
    table_sha256: str
    rows: tuple[int, ...]
    sentences: tuple[tuple[str, Mapping[str, object]], ...]
    """Templates and fields, for the catalogue."""
    by: str
    at: datetime
    reply_until: date
    replies: tuple[Said, ...] = ()
    closed: Said | None = None

    @property
    def is_answered(self) -> bool:
        """Whether the office replied (rule 2)."""
        return any(each.is_of_office for each in self.replies)

    def may_close(self, who: str, today: date) -> bool:
        """Whether this person may close it on this day (rule 3)."""
        took_part = self.by == who or any(each.by == who for each in self.replies)
        return self.closed is None and not took_part and (self.is_answered or today > self.reply_until)


def question_id(check: str, table_sha256: str, rows: Sequence[int]) -> str:
    """One id for one check, table and rows: asked twice, it is one question."""
    return identity("check question", check, table_sha256, tuple(rows))


def fold(entries: Sequence[DocketEntry]) -> Sequence[Question]:
    """The questions of a case, in the order in which they were opened."""
    found: dict[str, Question] = {}
    for entry in entries:
        if entry.kind == OPENED:
            found.setdefault(entry.about, _opened(entry))
            continue
        question = found[entry.about]
        asks = entry.by == question.by or entry.content.get("side") == ASKING
        said = Said(str(entry.content["text"]), entry.by, entry.at, is_of_office=not asks)
        if entry.kind == REPLIED:
            found[entry.about] = replace(question, replies=(*question.replies, said))
        else:
            found[entry.about] = replace(question, closed=said)
    return list(found.values())


def _opened(entry: DocketEntry) -> Question:
    content = entry.content
    rows, sentences = content["rows"], content["sentences"]
    assert isinstance(rows, Sequence), "as `opening` writes them"
    assert isinstance(sentences, Sequence), "as `opening` writes them"
    return Question(
        entry.about,
        entry.number,
        str(content["check"]),
        str(content["table"]),
        str(content["sha256"]),
        tuple(each for each in rows if isinstance(each, int)),
        tuple((str(each["template"]), each["fields"]) for each in sentences if isinstance(each, Mapping)),  # type: ignore[misc]  # fields of a JSON object
        entry.by,
        entry.at,
        date.fromisoformat(str(content["reply_until"])),
    )


def opening(
    *,
    check: str,
    table: str,
    table_sha256: str,
    rows: Sequence[int],
    sentences: Sequence[tuple[str, Mapping[str, object]]],
    reply_until: date,
) -> Mapping[str, Json]:
    """What the docket keeps of a question."""
    return {
        "check": check,
        "table": table,
        "sha256": table_sha256,
        "rows": list(rows),
        "sentences": [
            {"template": template, "fields": {name: _kept(each) for name, each in fields.items()}}
            for template, fields in sentences
        ],
        "reply_until": reply_until.isoformat(),
    }


def _kept(value: object) -> Json:
    return value if isinstance(value, int) else str(value)
