"""Which bodies are authorities, of whose acting together nothing new is told."""

from ovillo.domain.entities import DocumentEntity
from ovillo.extraction.sentences.sentence_reading import Reading


def are_both_public(reading: Reading, one: DocumentEntity | None, other: DocumentEntity | None) -> bool:
    """Whether both are authorities by the first words of their names, where the language lists such words."""
    words = set(reading.grammar.table["joint_acts"].get("public", ()))
    return all(each is not None and each.name.split()[0].lower() in words for each in (one, other))
