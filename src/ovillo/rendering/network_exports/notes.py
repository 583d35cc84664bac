"""What an export says of a node beside its name, for programs: in English, as every other value of an export."""

from collections.abc import Iterable, Mapping

from ovillo.domain.networks import NetworkNode, ReadBeside, TiePart
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.read_beside import say_beside_of


def verdict_note(node: NetworkNode) -> str:
    """That a source tells of an acquittal, and the firmest that another says; empty where none was acquitted."""
    if not node.is_acquitted:
        return ""
    said = "acquitted, as a source reports"
    return f"{said}; {node.firmest.value}, as another source reports" if node.firmest else said


def firmest_beside(node: NetworkNode) -> str:
    """Of whoever is acquitted, the firmest that another source says; else empty."""
    return node.firmest.value if node.is_acquitted and node.firmest else ""


def said_label(part: TiePart) -> str:
    """What is said of the two; of what only an acquittal tells, that it is one; empty where nothing is said."""
    return f"acquitted: {part.predicate}" if part.predicate and not part.weight else part.predicate or ""


def beside_notes(beside: Iterable[ReadBeside], names: Mapping[str, str]) -> list[str]:
    """What is read beside a tie, each with where it stands."""
    english = Catalogue("en")
    return [
        f"{say_beside_of(each, names, english)} ({', '.join(words.place for words in each.citations)})"
        for each in beside
    ]
