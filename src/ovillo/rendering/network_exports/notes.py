"""What an export says of a node beside its name, for programs: in English, as every other value of an export."""

from collections.abc import Iterable, Mapping

from ovillo.domain.networks import NetworkNode, NetworkTie, ReadBeside, TiePart
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.node_names import say_exoneration
from ovillo.rendering.read_beside import say_beside_of


def verdict_note(node: NetworkNode) -> str:
    """What a source tells to have been decided for them, and the firmest that another says; empty where nothing was."""
    if not node.exonerations:
        return ""
    said = f"{', '.join(cleared_words(node))}, as a source reports"
    return f"{said}; {node.firmest.value}, as another source reports" if node.firmest else said


def cleared_words(node: NetworkNode) -> list[str]:
    """What was decided for them, each in a word or two."""
    english = Catalogue("en")
    doubted = "{}: reviewers contradict one another on it"
    told = ((each, say_exoneration(each, english)) for each in node.exonerations)
    return [doubted.format(said) if each in node.contested else said for each, said in told]


def exoneration_words(part: TiePart | NetworkTie) -> list[str]:
    """Everything that speaks for whoever a tie is told of, each in a word or two."""
    return [say_exoneration(each, Catalogue("en")) for each in part.exonerations]


def firmest_beside(node: NetworkNode) -> str:
    """Of whoever something was decided for, the firmest that another source says; else empty."""
    return node.firmest.value if node.exonerations and node.firmest else ""


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
