"""`brief`: what a reader needs first, every line with its sources; at its end, what is held open."""

from dataclasses import replace
from datetime import date

from ovillo.analysis import build_brief
from ovillo.casework.hypotheses.held import fold
from ovillo.corroboration import Corroborated
from ovillo.domain.briefs import Brief
from ovillo.interfaces.record import Record
from ovillo.workflows.held_hypotheses import open_lines
from ovillo.workflows.views import Resolved, find, find_contested, resolve


def brief(record: Record, *, on: date | None = None) -> Brief:
    """The brief of the case as it stands.

    Args:
        record: the case.
        on: the day for the deadlines of what would settle the open hypotheses; `None` leaves out how near they are.
    """
    resolved = resolve(record)
    return brief_of(resolved, find(resolved), on=on)


def brief_of(resolved: Resolved, found: Corroborated, *, on: date | None = None) -> Brief:
    """The brief of one state of a case, and what its people hold open; `on` as for `brief`."""
    contested = find_contested(resolved, found)
    made = build_brief(resolved.view, resolved.entities, found.findings, copies=found.copies, contested=contested)
    return replace(made, hypotheses=open_lines(fold(resolved.view.docket), on=on))
