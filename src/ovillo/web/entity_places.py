"""Where somebody is said to be or to act, on their page.

A place tells nothing of who did what there: each line says what the source says of this one, as the brief words it,
with whose act it is, what is denied, how firmly it is held, and what must be read beside it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ovillo.domain.entities import CaseEntity
from ovillo.domain.findings import Finding
from ovillo.domain.statements import Statement
from ovillo.rendering.claims import Narrator, Quotes
from ovillo.workflows.answers import Answers

_Said = tuple[Finding, Statement]


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place, and what is said to have happened there."""

    place: CaseEntity
    count: int
    """Statements."""
    acts: Sequence[str]
    """In words, the most frequent first."""
    first: date | None
    last: date | None
    at: Statement
    """One that says so: its words are one step away."""


def places_of(entity: CaseEntity, findings: Sequence[Finding], answers: Answers, narrator: Narrator) -> list[PlaceLine]:
    """The places, those of most statements first; not by what the source itself corrected."""
    said: dict[str, list[_Said]] = {}
    for finding in findings:
        for one in finding.statements:
            if one.id in finding.superseded:
                continue
            parts = [one.where, *((one.object,) if one.predicate == "located_in" else ())]
            for place in {answers.entities[part.id].id for part in parts if part and part.id in answers.entities}:
                if place != entity.id:
                    said.setdefault(place, []).append((finding, one))
    lines = []
    for place, here in said.items():
        days = sorted(day for _, each in here if each.when for day in (each.when.start, each.when.end) if day)
        first, last = (days[0], days[-1]) if days else (None, None)
        acts = _acts(entity, here, narrator)
        lines.append(PlaceLine(answers.entities[place], len(here), acts, first, last, here[0][1]))
    return sorted(lines, key=lambda each: (-each.count, each.place.name))


def _acts(entity: CaseEntity, here: Sequence[_Said], narrator: Narrator) -> list[str]:
    own = replace(narrator, quotes=Quotes())  # what stands here is cited in the lines of the page, with its numbers
    together: dict[str, tuple[Finding, list[Statement]]] = {}
    for finding, one in here:
        together.setdefault(finding.id, (finding, []))[1].append(one)
    counted: Counter[str] = Counter()
    for finding, said in together.values():
        for text in own.told_in_part(finding, said, entity):
            counted[text] += len(said)
    return [text for text, _ in counted.most_common()]
