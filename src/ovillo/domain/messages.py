"""Marks sentences that a surface translates, so that the catalogue finds them."""


def mark(text: str) -> str:
    """The text itself: the catalogue's extractor reads the call, nothing happens here."""
    return text
