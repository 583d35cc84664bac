"""Custody of evidence, folded from the docket: one chain for each item, and what it lacks."""

from ovillo.casework.custody.chains import KINDS, Limits, act_content, chains, item_name, kind_of, require_details

__all__ = ["KINDS", "Limits", "act_content", "chains", "item_name", "kind_of", "require_details"]
