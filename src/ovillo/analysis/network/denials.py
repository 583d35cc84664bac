"""What somebody denies of an unnamed other ("denies leading the ring"), on the tie to the other that has a name."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from ovillo.domain.entities import DocumentEntity
from ovillo.domain.findings import Finding, UnnamedDenial
from ovillo.domain.networks import Citation, Denial, TiePart
from ovillo.domain.statements import SYMMETRIC, Statement


def with_denials(part: TiePart, finding: Finding, cite: Callable[[Statement], Citation]) -> TiePart:
    """The part of a finding with its denials, each with the words that it rests on."""
    made: dict[Denial, list[Citation]] = defaultdict(list)
    for each in finding.denials:
        for said in each.statements:
            made[_denial(said, finding, each)].append(cite(said))
    told_all = tuple(replace(each, citations=tuple(dict.fromkeys(words))) for each, words in made.items())
    return replace(part, denials=told_all)


def _denial(said: Statement, finding: Finding, denied: UnnamedDenial) -> Denial:
    end = _other_end(said, finding, denied)
    return Denial(
        predicate=said.predicate,
        person=denied.person,
        other=end.name if end else None,
        other_type=end.type if end else None,
        is_doer=denied.is_doer,
        standing=said.standing,
        negated=said.negated,
        is_own_word=said.is_own_word,
    )


def _other_end(said: Statement, finding: Finding, denied: UnnamedDenial) -> DocumentEntity | None:
    own, other = (said.subject, said.object) if denied.is_doer else (said.object, said.subject)
    members = {
        each for end in (finding.subject, finding.object) if end and end.id == denied.person for each in end.members
    }
    return own if said.predicate in SYMMETRIC and other is not None and other.id in members else other
