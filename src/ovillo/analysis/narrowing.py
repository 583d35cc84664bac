"""The part of a brief that a reader asks for: by standing, by time, by whom it is about.

Rules:
1. A line is a whole finding: it stays with all its statements or goes, so that no denial is filtered away from beside
   the charge that it denies. What must be read beside a line (an acquittal, say) stays within reach of it, though no
   line of its own is asked for.
2. A finding that no source dates is of the days on which it was said.
3. Sources and copies stay. A question goes with its finding; one about a document is asked of the whole case only.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from ovillo.domain.briefs import Brief, PersonLine, WantedLines
from ovillo.domain.findings import Finding


def narrow(brief: Brief, wanted: WantedLines) -> Brief:
    """The brief without the findings that are not asked for, and without people of whom nothing is left."""
    if wanted.is_everything:
        return brief

    def kept(findings: Collection[Finding]) -> tuple[Finding, ...]:
        return tuple(each for each in findings if _is_wanted(each, wanted))

    def lines(people: Collection[PersonLine]) -> tuple[PersonLine, ...]:
        narrowed = (replace(one, roles=kept(one.roles), held=kept(one.held), ties=kept(one.ties)) for one in people)
        asked = (one for one in narrowed if wanted.entity is None or one.entity.id == wanted.entity)
        return tuple(one for one in asked if one.roles or one.held or one.ties)

    return replace(
        brief,
        people=lines(brief.people),
        groups=lines(brief.groups),
        events=tuple(one for one in brief.events if _is_wanted(one.finding, wanted)),
        numbers=tuple(one for one in brief.numbers if _is_wanted(one.finding, wanted)),
        open_questions=tuple(
            one for one in brief.open_questions if one.finding is not None and _is_wanted(one.finding, wanted)
        ),
    )


def _is_wanted(finding: Finding, wanted: WantedLines) -> bool:
    if wanted.entity and wanted.entity not in {part.id for part in (finding.subject, finding.object) if part}:
        return False
    held = (one for one in finding.statements if one.id not in finding.superseded)
    if wanted.standings and all(one.standing not in wanted.standings for one in held):
        return False
    return _is_in_time(finding, wanted.since or date.min, wanted.until or date.max)


def _is_in_time(finding: Finding, since: date, until: date) -> bool:
    if (since, until) == (date.min, date.max):
        return True
    times = [one.when for one in finding.statements if one.when is not None and (one.when.start or one.when.end)]
    if times:
        return any((one.start or date.min) <= until and since <= (one.end or date.max) for one in times)
    if finding.first_said is None or finding.last_said is None:
        return False
    return finding.first_said <= until and since <= finding.last_said
