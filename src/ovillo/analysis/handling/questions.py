"""Questions that checks opened, folded from the docket: asked, answered or not, closed by somebody else.

1. A question names a table by its hash, and rows of it: no name of a person, and nothing of a cell. What a rule says
   of some rows stands beside these rows.
2. Whoever is asked has until a day to reply; every reply stands beside the question, also a late one. What the side
   that asked writes beside it, the asker or one of their chain of command, is no reply of the office; what somebody
   writes whom the asker put into the case is one, and the office keeps its time for another.
3. Nobody closes a question that they opened or replied to, and nobody one before a reply is there or that day is over.
4. That day does not come while, of two chains of command that are stated, at most one can speak: whoever takes the
   office out of a case does not win by its silence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from ovillo.analysis.handling.results import Finding
from ovillo.domain.canonical import identity
from ovillo.domain.docket import DocketEntry, Json

OPENED = "check_question"
REPLIED = "check_reply"
CLOSED = "check_closed"
ASKING = "asking"
"""Kept beside words of the asker's chain of command."""
MADE = "made"
"""Kept beside words of whom the asker admitted, or whose unit they stated."""
KINDS = (OPENED, REPLIED, CLOSED)


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody wrote, and when."""

    text: str
    by: str
    at: datetime
    is_of_office: bool = True
    """Not of the side that asked (rule 2)."""
    ends_waiting: bool = True
    """Whether the office needs no more time: not by the words of whom the asker put into the case."""


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
    """The last day on which the office may reply before somebody closes it."""
    replies: tuple[Said, ...] = ()
    closed: Said | None = None
    findings: tuple[Finding, ...] = ()
    """Places named by rules, each with its own rows."""
    stands_still: bool = False
    """Whether the time to reply does not run: at most one chain of command can speak (rule 4)."""

    @property
    def is_answered(self) -> bool:
        """Whether the office replied, so that nothing more is waited for (rule 2)."""
        return any(each.is_of_office and each.ends_waiting for each in self.replies)

    def has_part(self, who: str) -> bool:
        """Whether this person asked or replied, in whatever capitals their name is written."""
        return who.casefold() in {self.by.casefold(), *(each.by.casefold() for each in self.replies)}

    def may_close(self, who: str, today: date) -> bool:
        """Whether this person may close it on this day (rule 3)."""
        is_over = today > self.reply_until and not self.stands_still
        return self.closed is None and not self.has_part(who) and (self.is_answered or is_over)


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
        question = found.get(entry.about)
        if question is None:
            continue  # only a ledger that somebody made up has a reply to no question
        asks = entry.by.casefold() == question.by.casefold() or entry.content.get("side") == ASKING
        is_made = entry.content.get("side") == MADE
        said = Said(str(entry.content["text"]), entry.by, entry.at, is_of_office=not asks, ends_waiting=not is_made)
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
    findings = content.get("findings", ())  # a question of before keeps what rules name among its sentences
    assert isinstance(findings, Sequence), "as `opening` writes them"
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
        findings=tuple(_finding(each) for each in findings if isinstance(each, Mapping)),
    )


def _finding(kept: Mapping[str, Any]) -> Finding:  # Any: a JSON value, as `opening` writes it
    return Finding(str(kept["rule"]), tuple(kept["rows"]), str(kept["template"]), kept["fields"])


def opening(
    *,
    check: str,
    table: str,
    table_sha256: str,
    rows: Sequence[int],
    sentences: Sequence[tuple[str, Mapping[str, object]]],
    reply_until: date,
    findings: Sequence[Finding] = (),
) -> Mapping[str, Json]:
    """What the docket keeps of a question."""
    return {
        "check": check,
        "table": table,
        "sha256": table_sha256,
        "rows": list(rows),
        "sentences": [{"template": template, "fields": _kept_all(fields)} for template, fields in sentences],
        "findings": [
            {
                "rule": each.rule,
                "rows": list(each.rows),
                "template": each.sentence,
                "fields": _kept_all(each.fields),
            }
            for each in findings
        ],
        "reply_until": reply_until.isoformat(),
    }


def _kept_all(fields: Mapping[str, object]) -> Mapping[str, Json]:
    return {name: _kept(each) for name, each in fields.items()}


def _kept(value: object) -> Json:
    return value if isinstance(value, int) else str(value)
