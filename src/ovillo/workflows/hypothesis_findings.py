"""What a set of hypotheses leads to in its case: findings that say its rows; and whom it must not name."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from ovillo.casework.hypotheses.wording import NAMES
from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.findings import Finding
from ovillo.domain.hypotheses import Claim, Draft, HeldSet, Item, SheetFault
from ovillo.domain.messages import mark
from ovillo.interfaces.record import Record
from ovillo.resolution.folding import fold
from ovillo.workflows.hypotheses import SheetRead
from ovillo.workflows.views import find, resolve

Part = TypeVar("Part", Claim, Item)
_SHORTEST_ID = 8
_SHORTEST_NAME = 4
NO_FINDING = mark("no finding of this case begins with {id}. List them with: ovillo export CASE --as findings")


def prepare(record: Record, read: SheetRead) -> tuple[SheetRead, tuple[SheetFault, ...]]:
    """The sheet with whole ids of findings; and whom it names, or leads to, that it must not.

    A case knows more names than a sheet shows: a surname alone is found here.
    """
    with record.reading() as reader:
        names = _names_of_people(reader.entities())
    faults = [
        SheetFault(row, column, NAMES)
        for row, column, text in (
            ("", "question", read.draft.question),
            *((each.id, "text", each.text) for each in read.draft.claims if not each.is_none_of_these),
        )
        if any(word[:1].isupper() and fold(word) in names for word in _words(text))
    ]
    wanted = _links(read.draft)
    if not wanted:
        return read, tuple(faults)
    known = findings_of(record)
    found: dict[str, str] = {}
    for row, one in wanted:
        if (whole := whole_id(known, one)) is not None:
            found[one] = whole
        else:
            faults.append(SheetFault(row, "findings", NO_FINDING, (("id", one[:64]),)))
    claims = tuple(_linked(each, found) for each in read.draft.claims)
    items = tuple(_linked(each, found) for each in read.draft.items)
    return replace(read, draft=replace(read.draft, claims=claims, items=items)), tuple(faults)


def with_findings(record: Record, held: HeldSet) -> tuple[HeldSet, Mapping[str, Finding], tuple[str, ...]]:
    """The set with the links that still lead to a finding, those findings by id, and the ids of those that are lost."""
    wanted = {one for _, one in _links(held.draft)}
    known = findings_of(record) if wanted else {}
    lost = wanted - known.keys()
    found = {each: known[each] for each in wanted - lost}
    if not lost:
        return held, found, ()
    kept = {each: each for each in found}
    draft: Draft = replace(
        held.draft,
        claims=tuple(_linked(each, kept) for each in held.draft.claims),
        items=tuple(_linked(each, kept) for each in held.draft.items),
    )
    return replace(held, draft=draft), found, tuple(sorted(lost))


def _linked(part: Part, found: Mapping[str, str]) -> Part:
    return replace(part, findings=tuple(dict.fromkeys(found[each] for each in part.findings if each in found)))


def _links(draft: Draft) -> list[tuple[str, str]]:
    """Row and id of every finding that a row or a hypothesis leads to."""
    links = [(each.id, one) for each in draft.claims for one in each.findings]
    return links + [(each.id, one) for each in draft.items for one in each.findings]


def findings_of(record: Record) -> Mapping[str, Finding]:
    """Every finding of the case, by id."""
    return {each.id: each for each in find(resolve(record)).findings}


def whole_id(known: Mapping[str, Finding], digits: str) -> str | None:
    """The id of the one finding that begins so; eight digits at least."""
    matches = [each for each in known if each.startswith(digits.casefold())] if len(digits) >= _SHORTEST_ID else []
    return matches[0] if len(matches) == 1 else None


def _names_of_people(entities: Sequence[DocumentEntity]) -> frozenset[str]:
    """The words that only names of people hold, as the case knows them, folded."""
    people: set[str] = set()
    others: set[str] = set()
    for each in entities:
        is_person = each.type is EntityType.PERSON and each.level is not NameLevel.ROLE
        (people if is_person else others).update(map(fold, _words(each.name)))
    return frozenset(each for each in people - others if len(each) >= _SHORTEST_NAME)


def _words(text: str) -> list[str]:
    return [word for each in text.split() if (word := each.strip(".,;:!?¿¡()[]“”\"'«»–—"))]
