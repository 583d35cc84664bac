"""Custody of evidence, folded from the docket: one chain for each item, and what it lacks."""

from ovillo.casework.custody.chains import (
    HANDED_OVER,
    KINDS,
    SIGNED,
    Limits,
    MustSign,
    act_content,
    chains,
    item_name,
    kind_of,
    require_details,
)

__all__ = [
    "HANDED_OVER",
    "KINDS",
    "SIGNED",
    "Limits",
    "MustSign",
    "act_content",
    "chains",
    "item_name",
    "kind_of",
    "require_details",
]
