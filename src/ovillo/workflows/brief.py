"""`brief`: what a reader needs first, every line with its sources."""

from ovillo.analysis import build_brief
from ovillo.domain.briefs import Brief
from ovillo.interfaces.record import Record
from ovillo.workflows.views import find, resolve


def brief(record: Record) -> Brief:
    """The brief of the case as it stands."""
    resolved = resolve(record)
    found = find(resolved)
    return build_brief(resolved.view, resolved.entities, found.findings, copies=found.copies)
