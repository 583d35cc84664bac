"""The form of a statement by hand: what it offers to choose from (templates/statement_form.html.jinja)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fastapi import Request

from ovillo.casework.access import Act
from ovillo.domain.messages import mark
from ovillo.domain.statements import PREDICATES, PredicateKind, Quantifier, Standing, Statement
from ovillo.rendering.catalogue import QUANTIFIERS
from ovillo.web.workbench import workbench_of
from ovillo.workflows.access import require
from ovillo.workflows.answers import Answers
from ovillo.workflows.drafts import holds_no, number_told, speakers_told

KIND_TITLES = {
    PredicateKind.CONDUCT: mark("Conduct"),
    PredicateKind.PROCEDURE: mark("Procedure"),
    PredicateKind.TIE: mark("Ties"),
    PredicateKind.ATTRIBUTE: mark("Attributes"),
    PredicateKind.ASSESSMENT: mark("Assessments"),
}

TYPE_NAMES = {
    "person": mark("person"),
    "organisation": mark("organisation"),
    "office": mark("office"),
    "group": mark("group"),
    "place": mark("place"),
    "phone": mark("telephone"),
    "account": mark("account"),
    "vehicle": mark("vehicle"),
    "document": mark("document"),
    "thing": mark("thing"),
}
"""What entities are, by `EntityType`."""


@dataclass(frozen=True, slots=True)
class StatementForm:
    """What the form of a statement offers to choose from."""

    document: str
    named: tuple[str, ...]
    """Whom and what the document names."""
    predicates: Mapping[PredicateKind, Sequence[str]] = field(default_factory=lambda: PREDICATES)
    kinds: Mapping[PredicateKind, str] = field(default_factory=lambda: KIND_TITLES)
    standings: Sequence[Standing] = tuple(Standing)
    qualifiers: Mapping[Quantifier, str] = field(default_factory=lambda: QUANTIFIERS)
    types: Mapping[str, str] = field(default_factory=lambda: TYPE_NAMES)
    speaker: str = ""
    number: str = ""
    may_deny: bool = False
    """Whether its words have a "no", and it is not yet told as what did not happen."""


def form_fields(
    answers: Answers, document: str, statement: Statement | None = None, *, words: str = ""
) -> StatementForm:
    """The form of a statement of these words of a document, new or in place of another."""
    named = [each.name for each in answers.resolved.view.entities if each.document == document]
    return StatementForm(
        document,
        tuple(sorted(set(named), key=str.casefold)),
        speaker=speakers_told(statement, answers.documents[document]) if statement else "",
        number=number_told(statement.value) if statement and statement.value else "",
        may_deny=not (statement and statement.negated) and holds_no(words),
    )


def require_work(request: Request) -> None:
    """Refuses the form to whoever may not send it. Raises `AccessDeniedError`."""
    with workbench_of(request).opened.record.reading() as reader:
        require(reader, request.state.session.actor, Act.WORK)
