"""Hypotheses on every surface: one page of finished lines and tables, and what programs read."""

from ovillo.rendering.hypotheses.fields import evaluation_as_json, publishable_as_json
from ovillo.rendering.hypotheses.page import READ_FIRST, evaluation_page, publishable_page
from ovillo.rendering.hypotheses.written import as_markdown, as_text

__all__ = [
    "READ_FIRST",
    "as_markdown",
    "as_text",
    "evaluation_as_json",
    "evaluation_page",
    "publishable_as_json",
    "publishable_page",
]
