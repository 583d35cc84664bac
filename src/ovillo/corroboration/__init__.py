"""Statements about one thing, gathered into findings: who supports, who copies, who contradicts."""

from ovillo.corroboration.beside import cleared_by, left_out_beside
from ovillo.corroboration.copying import find_copies
from ovillo.corroboration.corrected_ages import with_ages_put_right
from ovillo.corroboration.findings import Corroborated, corroborate

__all__ = ["Corroborated", "cleared_by", "corroborate", "find_copies", "left_out_beside", "with_ages_put_right"]
