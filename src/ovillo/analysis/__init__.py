"""Findings and entities arranged into answers, every line with its evidence."""

from ovillo.analysis.brief import build_brief
from ovillo.analysis.narrowing import narrow

__all__ = ["build_brief", "narrow"]
