"""Findings and entities arranged into answers, every line with its evidence."""

from ovillo.analysis.brief import build_brief, lines_about
from ovillo.analysis.narrowing import narrow
from ovillo.analysis.source_lines import find_said_first
from ovillo.analysis.standings import concerns, decided_among, decided_for, standings_of

__all__ = [
    "build_brief",
    "concerns",
    "decided_among",
    "decided_for",
    "find_said_first",
    "lines_about",
    "narrow",
    "standings_of",
]
