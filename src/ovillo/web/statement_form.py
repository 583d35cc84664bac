"""The form of a statement by hand: what it offers to choose from (templates/statement_form.html.jinja)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ovillo.domain.messages import mark
from ovillo.domain.statements import PREDICATES, PredicateKind, Standing
from ovillo.workflows.answers import Answers

KIND_TITLES = {
    PredicateKind.CONDUCT: mark("Conduct"),
    PredicateKind.PROCEDURE: mark("Procedure"),
    PredicateKind.TIE: mark("Ties"),
    PredicateKind.ATTRIBUTE: mark("Attributes"),
    PredicateKind.ASSESSMENT: mark("Assessments"),
}


@dataclass(frozen=True, slots=True)
class StatementForm:
    """What the form of a statement offers to choose from."""

    document: str
    named: tuple[str, ...]
    """Whom and what the document names."""
    predicates: Mapping[PredicateKind, Sequence[str]] = field(default_factory=lambda: PREDICATES)
    kinds: Mapping[PredicateKind, str] = field(default_factory=lambda: KIND_TITLES)
    standings: Sequence[Standing] = tuple(Standing)


def form_fields(answers: Answers, document: str) -> StatementForm:
    """The form of a statement of this document."""
    named = [each.name for each in answers.resolved.view.entities if each.document == document]
    return StatementForm(document, tuple(sorted(set(named), key=str.casefold)))
