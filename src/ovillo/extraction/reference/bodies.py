"""Which named body, place or group "the clinic", "la agencia" or "the ring" means, by the noun in or beside a name."""

from collections.abc import Iterator, Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.bands import is_mere_body, is_tied, link_bands
from ovillo.extraction.reference.coreference import NAMED_KINDS, is_open, is_plain, is_spoken_of
from ovillo.extraction.reference.known_people import Report, is_kind_of
from ovillo.extraction.reference.role_links import is_definite
from ovillo.extraction.text.spans import ArgumentKind
from ovillo.extraction.words.who_words import WhoWords


def link_bodies(report: Report) -> None:
    """Joins "the clinic", "la agencia" to the one name that holds the noun or stands beside it."""
    named = list(_named_bodies(report))
    places = ((number, slot) for number, row in enumerate(report.slots) for slot in row)
    bodies = {id(slot.draft.root) for number, slot in places if is_mere_body(report, number, slot)}
    for number, row in enumerate(report.slots):
        for slot in row:
            kind = slot.draft.root.type
            if not is_open(slot) or kind not in NAMED_KINDS or slot.role is None:
                continue
            if not is_definite(report.sentences[number], slot, report.who) or not is_plain(report, number, slot):
                continue
            if kind is EntityType.GROUP and not any(draft.type is kind for _, draft, _ in named):
                _join_group(report, number, slot)
                continue
            if slot.role.role.lemma in report.who.words["never_named"] or is_spoken_of(report, number, slot):
                continue
            fitting = [row for row in named if kind is not EntityType.ORGANISATION or _may_be_body(row, slot)]
            fitting = [row for row in fitting if id(row[1].root) not in bodies or slot.role.role.lemma in row[2]]
            found = _body_of(slot.role.role.lemma, fitting, (number, slot.first), report)
            nouns = {noun for _, _, called in named for noun in called}
            if found is None and not any(is_called(slot.role.role.lemma, noun, report.who) for noun in nouns):
                found = _led_body(report, number, slot)
            if found is not None and kind is EntityType.GROUP and is_tied(report, number, slot, found.root):
                continue
            if found is not None and found.root is not slot.draft.root:
                found.join(slot.draft)
                slot.kind = ArgumentKind.PLACE if found.root.type is EntityType.PLACE else slot.kind
    link_bands(report)


def _join_group(report: Report, number: int, slot: Slot) -> None:
    """Joins "the group" to the one ring or gang that the report speaks of, where none has a name."""
    assert slot.role is not None
    found: dict[int, Draft] = {}
    for at in range(number + 1):
        for other in report.slots[at]:
            is_before = (at, other.first) < (number, slot.first)
            if not is_before or other.role is None or other.draft.root.type is not EntityType.GROUP:
                continue
            if other.is_plural and "group" in other.role.role.categories:
                return  # "two gangs"
            if "group" in other.role.role.categories and is_called(
                other.role.role.lemma, slot.role.role.lemma, report.who
            ):
                found[id(other.draft.root)] = other.draft.root
    if len(found) == 1 and id(slot.draft.root) not in found:
        next(iter(found.values())).join(slot.draft)


def _led_body(report: Report, number: int, slot: Slot) -> Draft | None:
    """As in "X, director of Open Ovillo. … The agency": the one body before that somebody leads, owns or works for."""
    assert slot.role is not None
    if slot.role.role.lemma not in report.who.words["led_bodies"]:
        return None
    found: dict[int, Draft] = {}
    for at in range(number + 1):
        for other in report.slots[at]:
            body = other.complement
            if other.role is None or body is None or (at, other.first) >= (number, slot.first):
                continue
            kinds, root = other.role.role.categories, body.draft.root
            is_post = kinds & {"leader", "occupation"} and "office" not in kinds
            is_private = body.run is not None and body.role is None and not set(root.words) & report.who.names["bodies"]
            if is_post and is_private and root.type is EntityType.ORGANISATION:
                found[id(root)] = root
    return next(iter(found.values())) if len(found) == 1 else None


def _named_bodies(report: Report) -> Iterator[tuple[tuple[int, int], Draft, frozenset[str]]]:
    """Each name of a body or place: where it stands, whom it names, and the nouns it may be called by."""
    nouns: dict[int, set[str]] = {}
    found: list[tuple[tuple[int, int], Draft]] = []
    for number, row in enumerate(report.slots):
        for slot in row:
            root = slot.draft.root
            if slot.run is None or root.type not in NAMED_KINDS:
                continue
            words = nouns.setdefault(id(root), set())
            words.update(_singular(word, report.who) for word in slot.run.words)
            words |= root.roles
            if slot.role is not None:
                words.add(slot.role.role.lemma)
            words.update(part.slot.role.role.lemma for part in slot.description if part.slot and part.slot.role)
            found.append(((number, slot.first), root))
    for place, root in found:
        yield place, root, frozenset(nouns[id(root)])


def _may_be_body(row: tuple[tuple[int, int], Draft, frozenset[str]], slot: Slot) -> bool:
    """A place is a body only by the very noun: "the clinic" of a place called clinic."""
    assert slot.role is not None
    return row[1].root.type is not EntityType.PLACE or slot.role.role.lemma in row[2]


def _singular(word: str, who: WhoWords) -> str:
    return next((role.lemma for words, role in who.roles.get(word, ()) if len(words) == 1), word)


def _body_of(
    lemma: str,
    named: Sequence[tuple[tuple[int, int], Draft, frozenset[str]]],
    at: tuple[int, int],
    report: Report,
) -> Draft | None:
    """The one name that may be called so; of several, the one of the sentences just before."""
    who = report.who
    exact = [(place, draft) for place, draft, nouns in named if any(is_called(noun, lemma, who) for noun in nouns)]
    before = [(place, draft) for place, draft in exact if place < at]
    if not exact or (not before and at[0] > report.lead):
        return None
    everybody = {id(draft.root): draft.root for _, draft in exact}
    if len(everybody) == 1:
        return next(iter(everybody.values()))
    near = {id(draft.root): draft.root for place, draft in before if place[0] >= at[0] - 1}
    return next(iter(near.values())) if len(near) == 1 else None


def is_called(noun: str, lemma: str, who: WhoWords) -> bool:
    """Whether a body of this noun may be called by that one."""
    return is_kind_of(noun, lemma, who) or is_kind_of(lemma, noun, who)
