"""What an export says of a node beside its name, for programs: in English, as every other value of an export."""

from ovillo.domain.networks import NetworkNode


def verdict_note(node: NetworkNode) -> str:
    """That a source tells of an acquittal, and the firmest that another says; empty where none was acquitted."""
    if not node.is_acquitted:
        return ""
    said = "acquitted, as a source reports"
    return f"{said}; {node.firmest.value}, as another source reports" if node.firmest else said


def firmest_beside(node: NetworkNode) -> str:
    """Of whoever is acquitted, the firmest that another source says; else empty."""
    return node.firmest.value if node.is_acquitted and node.firmest else ""
