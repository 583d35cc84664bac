"""What no row of the timeline should be read without: that it is disputed, and who was acquitted."""

from collections.abc import Mapping
from dataclasses import dataclass

from ovillo.analysis.standings import CONVICTING, is_undone
from ovillo.domain.entities import DocumentEntity
from ovillo.domain.statements import Standing, Statement
from ovillo.domain.timelines import TimelineEvent
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.node_names import with_acquittal
from ovillo.workflows.answers import Answers
from ovillo.workflows.network import CaseNetworks

Words = tuple[str, int | None, int | None, str]
"""Document, start, end, and predicate: what tells the statement of an event."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Of one statement."""

    is_disputed: bool
    acquitted: Mapping[str, Standing | None]
    """By the name of whichever of the two was acquitted, the firmest that another source gives."""

    def named(self, name: str, shown: str, catalogue: Catalogue) -> str:
        """The shown name, with an acquittal where some source tells of one."""
        return with_acquittal(shown, self.acquitted[name], catalogue) if name in self.acquitted else shown


UNMARKED = Marks(is_disputed=False, acquitted={})


def words_of(event: TimelineEvent) -> Words:
    """What tells its statement."""
    return event.document, event.start, event.end, event.predicate


def marks_of(answers: Answers) -> Mapping[Words, Marks]:
    """The marks of all statements that have one; a sentence is disputed by whoever annuls the conviction."""
    acquitted = CaseNetworks(answers.resolved, answers.found.findings).acquitted
    found: dict[Words, Marks] = {}
    undone = {finding.id for finding in answers.found.findings if is_undone(finding)}
    for finding in answers.found.findings:
        is_disputed = finding.is_disputed or (finding.predicate in CONVICTING and not undone.isdisjoint(finding.beside))
        for said in finding.statements:
            cleared = {
                end.name: acquitted[whole.id]
                for end in _ends(said)
                if (whole := answers.entities.get(end.id)) is not None and whole.id in acquitted
            }
            if cleared or is_disputed:
                found[said.document, said.start, said.end, said.predicate] = Marks(is_disputed, cleared)
    return found


def _ends(said: Statement) -> list[DocumentEntity]:
    return [end for end in (said.subject, said.object) if end is not None]
