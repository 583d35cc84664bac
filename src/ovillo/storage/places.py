"""Names of places inside a case that may have been tampered with: always safe to ask for and to print."""


def is_unicode(cell: object) -> bool:
    """Whether this is not a text whose bytes in the file were not UTF-8: such a text names nothing that was stored."""
    if isinstance(cell, str):
        try:
            cell.encode()
        except UnicodeEncodeError:
            return False
    return True


def readable(cell: object) -> str:
    """The cell as it stands where that is harmless, otherwise with everything escaped."""
    return cell if isinstance(cell, str) and cell.isprintable() else ascii(cell)
