"""What the calls of a table show, each answer with the rows that it rests on."""

from ovillo.analysis.calls.bursts import Burst, find_bursts, find_bursts_around
from ovillo.analysis.calls.changes import Change, find_changes
from ovillo.analysis.calls.columns import CALL_COLUMNS, Expression, Query, columns_of
from ovillo.analysis.calls.common import CommonContact, Reciprocity, find_common_contacts, find_reciprocity
from ovillo.analysis.calls.contacts import ContactPair, contact_pairs
from ovillo.analysis.calls.copresence import Copresence, find_copresence
from ovillo.analysis.calls.sequences import (
    Chain,
    FirstContact,
    Silence,
    find_chains,
    find_first_contacts,
    find_silences,
)

__all__ = [
    "CALL_COLUMNS",
    "Burst",
    "Chain",
    "Change",
    "CommonContact",
    "ContactPair",
    "Copresence",
    "Expression",
    "FirstContact",
    "Query",
    "Reciprocity",
    "Silence",
    "columns_of",
    "contact_pairs",
    "find_bursts",
    "find_bursts_around",
    "find_chains",
    "find_changes",
    "find_common_contacts",
    "find_copresence",
    "find_first_contacts",
    "find_reciprocity",
    "find_silences",
]
