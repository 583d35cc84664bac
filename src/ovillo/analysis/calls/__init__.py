"""What the calls of a table show, each answer with the rows that it rests on."""

from ovillo.analysis.calls.bursts import Burst, find_bursts, find_bursts_around
from ovillo.analysis.calls.changes import Change, find_changes
from ovillo.analysis.calls.contacts import ContactPair, contact_pairs
from ovillo.analysis.calls.copresence import Copresence, find_copresence

__all__ = [
    "Burst",
    "Change",
    "ContactPair",
    "Copresence",
    "contact_pairs",
    "find_bursts",
    "find_bursts_around",
    "find_changes",
    "find_copresence",
]
