"""Which statement a source has corrected.

A later statement of one source that contradicts its earlier one supersedes it: another number, another day of an act of
one day, or a plain negation, unless what it speaks of came later (`overtaken`); another place where the later document
says that it corrects something. Two speakers that one source quotes do not correct each other, nor does the source whom
it quoted, unless its document says that it corrects something; neither does a denial that it reports. A number that a
correction repeats in order to take it back is superseded too (`corrections`).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from ovillo.corroboration.corrections import corrects, find_taken_back
from ovillo.corroboration.days import day_of, exclude
from ovillo.corroboration.origins import Origins
from ovillo.corroboration.overtaken import comes_after
from ovillo.corroboration.sources import publisher_key
from ovillo.corroboration.values import CaseNumbers, contradict
from ovillo.domain.statements import Standing, Statement


def affirms(statement: Statement) -> bool:
    """Whether it says that the thing is so, however firmly."""
    return not statement.negated and statement.standing is not Standing.DENIED


def find_superseded(said: Sequence[Statement], origins: Origins, case: CaseNumbers) -> frozenset[str]:
    """Ids of statements that a later document of the same source corrects."""
    by_source: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for one in said:
        by_source[origins.label(one)][one.document].append(one)
    superseded: set[str] = set()
    for documents in by_source.values():
        own = [one for statements in documents.values() for one in statements]
        places = {one.id: place for one in own if (place := case.named_place(one)) is not None}
        superseded.update(find_taken_back(own, origins.documents, case.published, places))
        for earlier, later in combinations(documents, 2):
            before, after = case.published[earlier], case.published[later]
            if before is not None and after is not None and before < after:
                superseded.update(_corrected(documents[earlier], documents[later], origins, case))
    return frozenset(superseded)


def _corrected(
    earlier: Sequence[Statement], later: Sequence[Statement], origins: Origins, case: CaseNumbers
) -> set[str]:
    found: set[str] = set()
    if any(corrects(origins.documents[one.document]) for one in later):
        earlier = _of_places_told(earlier, later, case)
    for old in earlier:
        for new in later:
            if new.standing is Standing.DENIED or not _may_correct(old, new, origins):
                continue
            if old.negated != new.negated and not comes_after(new, old, case.published):
                found.add(old.id)
    old_numbers = [one for one in earlier if affirms(one) and _speaks_as_any(one, later, origins)]
    new_numbers = [one for one in later if affirms(one)]
    is_corrected = any(corrects(origins.documents[one.document]) for one in later)
    before, after = case.ranges(old_numbers), case.ranges(new_numbers)
    if is_corrected:  # the place may be what differs, or be told in other words
        before, after = (tuple(replace(one, place=None) for one in ranges) for ranges in (before, after))
        found.update(_other_places(earlier, later, case))
    if contradict(before, after):
        found.update(one.id for one in old_numbers if one.value is not None)
    return found | _other_days(earlier, later, origins)


def _of_places_told(earlier: Sequence[Statement], later: Sequence[Statement], case: CaseNumbers) -> Sequence[Statement]:
    """Those of the places that a correction names, and of none, where it names the place of any of them; else all."""
    places = {place for one in later if affirms(one) and (place := case.named_place(one))}
    told = [(one, case.named_place(one)) for one in earlier]
    if not any(place in places for _, place in told):
        return earlier
    return [one for one, place in told if place is None or place in places]


def _other_places(earlier: Sequence[Statement], later: Sequence[Statement], case: CaseNumbers) -> set[str]:
    """Those told of a named place where a correction, which repeats none of them, names another one only."""
    places = {place for one in later if affirms(one) and (place := case.named_place(one))}
    return {
        old.id
        for old in earlier
        if len(places) == 1 and affirms(old) and (place := case.named_place(old)) and place not in places
    }


def _other_days(earlier: Sequence[Statement], later: Sequence[Statement], origins: Origins) -> set[str]:
    new = [(one, day) for one in later if affirms(one) and (day := day_of(one)) is not None]
    return {
        old.id
        for old in earlier
        if affirms(old)
        and (day := day_of(old)) is not None
        and (corrections := [other for one, other in new if _may_correct(old, one, origins)])
        and exclude([day], corrections)
    }


def _speaks_as_any(old: Statement, later: Sequence[Statement], origins: Origins) -> bool:
    return any(_may_correct(old, new, origins) for new in later if new.value is not None)


def _quoted(statement: Statement, origins: Origins) -> frozenset[str]:
    """Who speaks, besides the source itself."""
    own = publisher_key(origins.label(statement))
    return frozenset(publisher_key(speaker.name) for speaker in statement.speakers) - {own}


def _may_correct(old: Statement, new: Statement, origins: Origins) -> bool:
    before, after = _quoted(old, origins), _quoted(new, origins)
    return not before or bool(before & after) or corrects(origins.documents[new.document])
