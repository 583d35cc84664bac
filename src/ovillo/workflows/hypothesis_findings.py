"""What a set of hypotheses leads to in its case: findings that say its rows; and whom it must not name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import Final, TypeVar

from ovillo.casework.hypotheses.wording import worded, words_alone
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
_PARTICLES: Final = frozenset(
    {"de", "del", "la", "las", "los", "el", "y", "da", "do", "dos", "di", "van", "von", "der"}
)
NO_FINDING = mark("no finding of this case begins with {id}. List them with: ovillo export CASE --as findings")


def prepare(record: Record, read: SheetRead) -> tuple[SheetRead, tuple[SheetFault, ...]]:
    """The sheet with whole ids of findings; and whom it names, or leads to, that it must not.

    A case knows more names than a sheet shows: a surname alone is found here, and a name in small letters.
    """
    with record.reading() as reader:
        names = _names_of_people(reader.entities())
    faults = [
        SheetFault(each.row, each.column, each.names)
        for each in worded(read.draft)
        if _names_somebody(each.text, names)
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


@dataclass(frozen=True, slots=True)
class _KnownNames:
    """Names of people as the case knows them, folded."""

    words: frozenset[str]
    """Those that only names of people hold."""
    pairs: frozenset[frozenset[str]]
    """Two words of one name, of which one at least is such a word."""


def _names_of_people(entities: Sequence[DocumentEntity]) -> _KnownNames:
    people: set[tuple[str, ...]] = set()
    others: set[str] = set()
    for each in entities:
        is_person = each.type is EntityType.PERSON and each.level is not NameLevel.ROLE
        parts = tuple(_folded(each.name))
        if is_person:
            people.add(parts)
        else:
            others.update(parts)
    own = {word for name in people for word in name} - others
    pairs = {frozenset(pair) for name in people for pair in combinations(name, 2) if own.intersection(pair)}
    return _KnownNames(
        frozenset(each for each in own if len(each) >= _SHORTEST_NAME),
        frozenset(each for each in pairs if len(each) == 2 and not each & _PARTICLES),
    )


def _names_somebody(text: str, names: _KnownNames) -> bool:
    """Whether a text holds a name of the case, without regard to accents and case.

    A word that is an ordinary one too is no name in small letters, but beside another word of the same name it is.
    """
    for word in _words(text):
        folded = fold(word)
        if folded in names.words and (word[:1].isupper() or folded not in words_alone()):
            return True
    parts = [each for each in _folded(text) if each not in _PARTICLES]
    return any(frozenset(pair) in names.pairs for pair in pairwise(parts))


def _folded(text: str) -> list[str]:
    """The words of a text or of a name, as they are compared: "Tambo-Quillca" is two."""
    return re.findall(r"\w+", fold(text))


def _words(text: str) -> list[str]:
    return [word for each in text.split() if (word := each.strip(".,;:!?¿¡()[]“”\"'«»–—"))]
