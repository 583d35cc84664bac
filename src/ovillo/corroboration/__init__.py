"""Statements about one thing, gathered into findings: who supports, who copies, who contradicts."""

from ovillo.corroboration.copying import find_copies
from ovillo.corroboration.findings import Corroborated, corroborate

__all__ = ["Corroborated", "corroborate", "find_copies"]
