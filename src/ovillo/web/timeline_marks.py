"""What no row of the timeline should be read without: that it is disputed, what was decided, what speaks for whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from ovillo.analysis.network.case_ties import cited
from ovillo.analysis.network.said_beside import read_in
from ovillo.analysis.standings import CONVICTING, is_undone
from ovillo.domain.entities import DocumentEntity
from ovillo.domain.exoneration import BesideName
from ovillo.domain.messages import mark
from ovillo.domain.networks import ReadBeside
from ovillo.domain.statements import Standing, Statement
from ovillo.domain.timelines import TimelineEvent
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline
from ovillo.rendering.node_names import with_beside_name
from ovillo.rendering.read_beside import say_beside_of
from ovillo.web.network_evidence import address_of_words
from ovillo.workflows.answers import Answers
from ovillo.workflows.beside_names import beside_names

Words = tuple[str, int | None, int | None, str]
"""Document, start, end, and predicate: what tells the statement of an event."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Of one statement."""

    is_disputed: bool
    decided: Mapping[str, BesideName]
    """By the name of whichever of the two something was decided for."""
    beside: Sequence[ReadBeside] = ()
    """What other sources decided or said for whom it tells of; not beside what says so itself."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Of those of whom that is, by their ids."""

    def named(self, name: str, shown: str, catalogue: Catalogue) -> str:
        """The shown name, with what was decided where some source tells of it."""
        return with_beside_name(shown, self.decided[name], catalogue) if name in self.decided else shown

    def said_beside(self, catalogue: Catalogue) -> list[tuple[str, str]]:
        """Each sentence with the address of its words."""
        told = (
            (say_beside_of(each, self.names, catalogue), address_of_words(each.citations[0])) for each in self.beside
        )
        return [(catalogue.say(mark("to be read beside it: {findings}"), findings=text), at) for text, at in told]


UNMARKED = Marks(is_disputed=False, decided={})


def words_of(event: TimelineEvent) -> Words:
    """What tells its statement."""
    return event.document, event.start, event.end, event.predicate


def marks_of(answers: Answers) -> Mapping[Words, Marks]:
    """The marks of all statements that have one; a sentence is disputed by whoever annuls the conviction."""
    decided = beside_names(answers.resolved.entities, answers.found.findings, answers.brief.contested)
    left_out = answers.brief.contested.beside
    found: dict[Words, Marks] = {}
    told = {each.id: each for each in answers.found.findings}
    cite = partial(cited, answers.documents)
    undone = {finding.id for finding in answers.found.findings if is_undone(finding)}
    for finding in answers.found.findings:
        is_disputed = finding.is_disputed or (finding.predicate in CONVICTING and not undone.isdisjoint(finding.beside))
        beside = (
            *read_in([told[each] for each in finding.beside if each in told], cite),
            *(replace(each, is_contested=True) for each in read_in(left_out.get(finding.id, ()), cite)),
        )
        for said in finding.statements:
            cleared = {
                end.name: decided[whole.id]
                for end in _ends(said)
                if (whole := answers.entities.get(end.id)) is not None and whole.id in decided
            }
            is_for = said.negated or said.standing in {Standing.ACQUITTED, Standing.DENIED}
            if cleared or is_disputed or beside:
                place = said.document, said.start, said.end, said.predicate
                names = {each.person: inline(answers.entities[each.person].name) for each in beside}
                found[place] = Marks(is_disputed, cleared, () if is_for else beside, names)
    return found


def _ends(said: Statement) -> list[DocumentEntity]:
    return [end for end in (said.subject, said.object) if end is not None]
