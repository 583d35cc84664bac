"""Blind deconfliction: two units hold the same identifier, and an independent liaison alone is told."""
