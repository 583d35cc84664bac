"""Recusal and conflict of interest: who is asked for a declaration, who stands aside, and what each may see."""

from ovillo.casework.recusal.asking import asks, links
from ovillo.casework.recusal.shown import shown_before
from ovillo.casework.recusal.standing import (
    KINDS,
    declare,
    fold,
    may_be_assigned,
    may_read,
    position,
    refusal,
    visible,
)
from ovillo.casework.recusal.ties import Ground, grounds_of, network_ties

__all__ = [
    "KINDS",
    "Ground",
    "asks",
    "declare",
    "fold",
    "grounds_of",
    "links",
    "may_be_assigned",
    "may_read",
    "network_ties",
    "position",
    "refusal",
    "shown_before",
    "visible",
]
