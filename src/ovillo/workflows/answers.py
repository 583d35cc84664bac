"""The answers to one state of a case, worked out when first asked for and kept until its ledger grows."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock

from ovillo.analysis import narrow
from ovillo.casework.by_hand import KIND
from ovillo.casework.protection.people import PROTECTION_KINDS
from ovillo.corroboration import Corroborated
from ovillo.domain.briefs import Brief, WantedLines
from ovillo.domain.documents import Document
from ovillo.domain.entities import CaseEntity, DocumentEntity
from ovillo.domain.findings import Finding
from ovillo.domain.statements import Statement
from ovillo.interfaces.record import Record, RecordReader
from ovillo.resolution import mention_id
from ovillo.workflows.brief import brief_of
from ovillo.workflows.guarded import NeedToKnowRecord
from ovillo.workflows.judge import ProposalLine, proposal_lines
from ovillo.workflows.views import Resolved, find, find_later, resolve, resolve_later

_MOST_LATER = 5_000
_JUDGED = frozenset({"judgement", "undo"})
_NO_TEXT = _JUDGED | {"docket"}
"""Kinds of entries that change no document and no statement, apart from statements by hand and protection."""


@dataclass(frozen=True)
class Answers:
    """What one state of the case says."""

    resolved: Resolved

    @property
    def ledger_size(self) -> int:
        """The number of entries after which this was the case."""
        return self.resolved.view.ledger_size

    @cached_property
    def found(self) -> Corroborated:
        """The findings, and who takes from whom."""
        return find(self.resolved)

    @cached_property
    def brief(self) -> Brief:
        """The brief."""
        return brief_of(self.resolved, self.found)

    @cached_property
    def proposals(self) -> Sequence[ProposalLine]:
        """Who may be the same, and why; as `ovillo proposals` lists them."""
        return proposal_lines(self.resolved)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Every document that counts, by id."""
        return {each.id: each for each in self.resolved.view.documents}

    @cached_property
    def statements_of(self) -> Mapping[str, Sequence[Statement]]:
        """What each document says, by its id, in the order of its text."""
        said: dict[str, list[Statement]] = {}
        for each in self.resolved.view.statements:
            said.setdefault(each.document, []).append(each)
        return said

    @cached_property
    def entities(self) -> Mapping[str, CaseEntity]:
        """Every entity of the case, by its id and by those of its members: any id that was ever given leads here."""
        known = {member: each for each in self.resolved.entities for member in each.members}
        return known | {each.id: each for each in self.resolved.entities}

    @cached_property
    def members(self) -> Mapping[str, DocumentEntity]:
        """What each document names, by id."""
        return {each.id: each for each in self.resolved.view.entities}

    @cached_property
    def mentions(self) -> Mapping[str, CaseEntity]:
        """By the id of each mention its entity: the id of what was parted inside a document still leads to it."""
        return {
            mention_id(self.members[member], mention): each
            for each in self.resolved.entities
            for member in each.members
            for mention in self.members[member].mentions
        }

    @cached_property
    def findings_about(self) -> Mapping[str, Sequence[Finding]]:
        """The findings in which each entity takes part, by its id."""
        about: dict[str, list[Finding]] = {}
        for finding in self.found.findings:
            for each in {part.id for part in (finding.subject, finding.object) if part is not None}:
                about.setdefault(each, []).append(finding)
        return about

    @cached_property
    def finding_of(self) -> Mapping[str, Finding]:
        """The finding that each statement belongs to, by the id of the statement."""
        return {statement.id: each for each in self.found.findings for statement in each.statements}

    def later(self, resolved: Resolved) -> "Answers":
        """The answers to the case after judgements alone; what they leave as it was is kept."""
        answers = Answers(resolved)
        answers.__dict__["found"] = find_later(resolved, self.resolved, self.found)
        return answers

    def brief_about(self, wanted: WantedLines) -> Brief:
        """The lines of the brief that somebody asks for."""
        return narrow(self.brief, wanted)


@dataclass(slots=True)
class _Kept:
    """The answers that all who ask share."""

    lock: Lock = field(default_factory=Lock)
    answers: Answers | None = None


def _has_texts_of(kept: Answers, reader: RecordReader, size: int) -> bool:
    """Whether documents and statements are still those of these answers, at this size of the ledger."""
    if kept.ledger_size == size:
        return True
    is_told = any(each.number >= kept.ledger_size for each in reader.docket(KIND, *PROTECTION_KINDS))
    return not is_told and _are_later(kept, reader, size, _NO_TEXT)


def _are_later(kept: Answers, reader: RecordReader, size: int, kinds: frozenset[str]) -> bool:
    """Whether nothing but entries of these kinds came since."""
    if not 0 <= size - kept.ledger_size <= _MOST_LATER:
        return False
    return all(each.kind in kinds for each in reader.entries(kept.ledger_size, _MOST_LATER))


_Shelf = dict[Hashable, _Kept]
"""By what is shown to those who ask: some see names that others do not, and some the case of an earlier day."""


class KeptAnswers:
    """The answers to the present state, for many who ask at once: each state is worked out once for all who see it."""

    def __init__(self, record: Record, shelf: _Shelf | None = None) -> None:
        self._record, self._shelf = record, {} if shelf is None else shelf

    def seen_by(self, record: Record) -> "KeptAnswers":
        """The same answers, asked through another record: one that is guarded for somebody refuses a stranger."""
        return KeptAnswers(record, self._shelf)

    @property
    def _kept(self) -> _Kept:
        shown = self._record.shown() if isinstance(self._record, NeedToKnowRecord) else None
        return self._shelf.setdefault(shown, _Kept())

    def forget(self) -> None:
        """Nothing is kept: what was erased is in no answer that waits."""
        self._shelf.clear()

    def now(self) -> Answers:
        """The answers to the case as it stands."""
        with self._record.reading() as reader:
            size = reader.head().size
        shelf = self._kept
        with shelf.lock:
            kept = shelf.answers
            if kept is None or kept.ledger_size != size:
                kept = shelf.answers = self._worked_out(kept)
                _ = kept.brief
            return kept

    def _worked_out(self, kept: Answers | None) -> Answers:
        """The answers to the case as it stands, from the last ones where that is possible."""
        with self._record.reading() as reader:
            size = reader.head().size
            is_by_judgements = kept is not None and _are_later(kept, reader, size, _JUDGED)
        if kept is not None and is_by_judgements:
            resolved = resolve_later(self._record, kept.resolved)
            if resolved.view.ledger_size == size:  # else something came meanwhile, which nobody looked at
                return kept.later(resolved)
        return Answers(resolve(self._record))

    def texts(self) -> Answers:
        """Answers whose documents and statements are those of the case as it stands.

        Judgements may be missing: a reviewer who decides each second does not wait for all findings to be made anew.
        """
        with self._record.reading() as reader:
            size = reader.head().size
            kept = self._kept.answers
            if kept is not None and _has_texts_of(kept, reader, size):
                return kept
        return self.now()

    def case_name(self) -> str:
        """What the case is called."""
        with self._record.reading() as reader:
            return reader.case_name()
