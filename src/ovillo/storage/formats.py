"""The formats that a case can have on disk, named by the migration that leads to each.

Kept apart from the migrations, so that opening an up-to-date case does not import them; a test keeps both equal.
"""

FORMATS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
"""Oldest first."""

CURRENT_FORMAT = FORMATS[-1]
