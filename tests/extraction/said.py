"""What the rules take from one invented text."""

from datetime import date

from ovillo.domain.documents import Document
from ovillo.domain.sources import SourceDetails
from ovillo.extraction.rules import RuleExtractor

EXTRACTORS = {language: RuleExtractor(language) for language in ("en", "es")}
ATTRIBUTES = {"age", "occupation", "holds_office", "alias", "nationality", "works_for"}
FRIDAY = date(2031, 5, 16)


def statements(language, text, *, published=FRIDAY, publisher=None, extractor=None):
    """All that the rules read in this text, below a heading and above a last line."""
    return whole(language, f"Notas\n\n{text}\n\nEnd.", published=published, publisher=publisher, extractor=extractor)


def whole(language, text, *, published=FRIDAY, publisher=None, extractor=None):
    """All that the rules read in a document of this text and nothing else."""
    details = SourceDetails(publisher=publisher, published=published, language=language)
    document = Document("a" * 64, "x.txt", "text/plain", len(text), text, (0,), details)
    return (extractor or EXTRACTORS[language]).read(document).statements


def said(language, text):
    """Each statement as one line: "subject | predicate | object number | standing", "not" before it where negated."""
    return {_line(s) for s in statements(language, text) if s.predicate not in ATTRIBUTES}


def facts(language, text):
    """(subject, predicate, object or number, standing, negated) of each statement, attributes left out."""
    return {
        (
            s.subject.name if s.subject else None,
            s.predicate,
            s.object.name if s.object else (str(s.value.number) if s.value else None),
            s.standing.value,
            s.negated,
        )
        for s in statements(language, text)
        if s.predicate not in ATTRIBUTES
    }


def _line(statement):
    subject = statement.subject.name if statement.subject else "-"
    object_ = [statement.object.name] if statement.object else []
    number = [f"{statement.value.number:g}"] if statement.value and statement.value.number is not None else []
    middle = " ".join(object_ + number) or "-"
    mark = "not " if statement.negated else ""
    return f"{mark}{subject} | {statement.predicate} | {middle} | {statement.standing.value}"
