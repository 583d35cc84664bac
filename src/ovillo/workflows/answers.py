"""The answers to one state of a case, worked out when first asked for and kept until its ledger grows."""

from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from ovillo.analysis import build_brief
from ovillo.corroboration import Corroborated
from ovillo.domain.briefs import Brief
from ovillo.interfaces.record import Record
from ovillo.workflows.views import Resolved, find, resolve


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
        found = self.found
        return build_brief(self.resolved.view, self.resolved.entities, found.findings, copies=found.copies)


class KeptAnswers:
    """The answers to the present state, for many who ask at once: each state is worked out once."""

    def __init__(self, record: Record) -> None:
        self._record, self._lock = record, Lock()
        self._kept: Answers | None = None

    def now(self) -> Answers:
        """The answers to the case as it stands."""
        with self._record.reading() as reader:
            size = reader.head().size
        with self._lock:
            if self._kept is None or self._kept.ledger_size != size:
                self._kept = Answers(resolve(self._record))
                _ = self._kept.brief
            return self._kept

    def case_name(self) -> str:
        """What the case is called."""
        with self._record.reading() as reader:
            return reader.case_name()
