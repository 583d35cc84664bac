"""Invented registries of people with Spanish names, with the truth known: `write_registry` in `registry.py`."""
