"""What the rules take from one invented sentence."""

from datetime import date

from ovillo.domain.documents import Document
from ovillo.domain.sources import SourceDetails
from ovillo.extraction.rules import RuleExtractor

EXTRACTORS = {language: RuleExtractor(language) for language in ("en", "es")}
ATTRIBUTES = {"age", "occupation", "holds_office", "alias", "nationality", "works_for"}


def said(language, text):
    """Each statement as one line: "subject | predicate | object number | standing", "not" before it where negated."""
    body = f"Weekly notes\n\n{text}\n\nEnd."
    details = SourceDetails(publisher=None, published=date(2031, 5, 16), language=language)
    document = Document("a" * 64, "x.txt", "text/plain", len(body), body, (0,), details)
    found = EXTRACTORS[language].read(document).statements
    return {_line(s) for s in found if s.predicate not in ATTRIBUTES}


def _line(statement):
    subject = statement.subject.name if statement.subject else "-"
    object_ = [statement.object.name] if statement.object else []
    number = [f"{statement.value.number:g}"] if statement.value and statement.value.number is not None else []
    middle = " ".join(object_ + number) or "-"
    mark = "not " if statement.negated else ""
    return f"{mark}{subject} | {statement.predicate} | {middle} | {statement.standing.value}"
