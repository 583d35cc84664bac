"""Recusal and conflict of interest: who is asked for a declaration, who stands aside, and what each may see."""

from ovillo.casework.recusal.asking import Link, Party, asks, links
from ovillo.casework.recusal.standing import (
    KINDS,
    Position,
    Standing,
    declare,
    fold,
    may_be_assigned,
    may_read,
    position,
    refusal,
    visible,
)
from ovillo.casework.recusal.ties import Ground, Role, Tie, TieKind, grounds_of, network_ties

__all__ = [
    "KINDS",
    "Ground",
    "Link",
    "Party",
    "Position",
    "Role",
    "Standing",
    "Tie",
    "TieKind",
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
    "visible",
]
