"""Which entities of the documents are protected people, and which may be."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ovillo.casework.protection.doubt import Told, doubted
from ovillo.casework.protection.forms import Forms, names_of
from ovillo.casework.protection.masking import words_of, words_of_name
from ovillo.casework.protection.particulars import HIDDEN
from ovillo.casework.protection.people import IsOne
from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.protection import Protected

Named = tuple[DocumentEntity, str]
"""An entity, and the pseudonym of whom it names."""
_VOWELS: Final = str.maketrans(
    {**dict.fromkeys("aeiouhyw"), "q": "k", "c": "k", "z": "s", "v": "b", "j": "g", "x": "s", "l": "l"}
)
_LEAST: Final = 3
"""Letters of a word that is no initial and no particle."""


def who_is_who(people: Sequence[Protected], entities: Sequence[DocumentEntity], is_one: IsOne) -> dict[str, Named]:
    """The entities that are protected people, each with the pseudonym."""
    found: dict[str, tuple[DocumentEntity, str]] = {}
    by_id = {entity: each for each in people for entity in each.entities}
    known = [(each, name, words_of_name(name)) for each in people for name in each.names]
    answers: dict[str, Protected | None] = {}
    for entity in entities:
        person = by_id.get(entity.id)
        if person is None and entity.type is EntityType.PERSON and entity.level is not NameLevel.ROLE:
            if entity.name not in answers:
                words = words_of_name(entity.name)
                answers[entity.name] = next(
                    (
                        each
                        for each, name, of_name in known
                        if not each.document
                        and not set(words).isdisjoint(of_name)
                        and (words == of_name or is_one(name, entity.name))
                    ),
                    None,
                )
            person = answers[entity.name]
        if person is not None:
            found[entity.id] = (entity, person.pseudonym)
    found.update(_short_forms(found, entities))
    return found


def _short_forms(
    found: Mapping[str, tuple[DocumentEntity, str]], entities: Iterable[DocumentEntity]
) -> Iterable[tuple[str, tuple[DocumentEntity, str]]]:
    """Entities that a document calls by a part of a protected name that nobody else in the case bears."""
    people = [each for each in entities if each.type is EntityType.PERSON and each.level is not NameLevel.ROLE]
    others = {word for it in people if it.level is NameLevel.FULL and it.id not in found for word in words_of(it.name)}
    owners: dict[str, set[str]] = defaultdict(set)
    for entity, who in found.values():
        for word in words_of(entity.name):
            owners[word].add(who)
    for each in people:
        words = words_of(each.name)
        if each.level is NameLevel.PARTIAL and each.id not in found and words and not others & set(words):
            meant = set.intersection(*(owners[word] for word in words))
            if len(meant) == 1:
                yield each.id, (each, meant.pop())


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of those who are hidden."""

    names: Sequence[tuple[str, str]]
    """Each with the pseudonym."""
    aliases: Mapping[str, Sequence[str]]
    """By pseudonym."""
    hidden: Mapping[str, Named]
    """By id, the entities that are these people."""
    marked: frozenset[str]
    """Those of them that are it by their ids, and not by a name only."""


def with_who_may_be(
    known: Known, entities: Sequence[DocumentEntity], may_be: IsOne, told: Callable[[], Told]
) -> tuple[Forms, dict[str, Named], frozenset[str]]:
    """The forms of the names; who is hidden, with those who may be; whom it would hide but for what is told (`doubt`).

    Args:
        known: who is hidden for certain.
        entities: of all documents.
        may_be: whether two names may be one person's.
        told: what parts those who are blamed from those who are hidden; read where anybody may be both.
    """
    by_name = {each: it for each, it in known.hidden.items() if each not in known.marked}
    forms = forms_of(known.names, known.aliases, known.hidden, entities)
    maybe = {each.id: (each, who) for each, who in who_may_be(known.names, forms, known.hidden, entities, may_be)}
    found = doubted(maybe, by_name, known.hidden, told, may_be)
    if found.ids:
        names = sorted({maybe[each][0].name for each in found.ids & maybe.keys()})
        forms = forms_of(known.names, known.aliases, known.hidden, entities, names)
        maybe = {each.id: (each, who) for each, who in who_may_be(known.names, forms, known.hidden, entities, may_be)}
    hidden = {**known.hidden, **maybe}
    own = {frozenset(words_of_name(name)) for name, _ in known.names}
    whole = by_name.keys() | {each for each in found.others if frozenset(words_of_name(hidden[each][0].name)) in own}
    hidden |= {each: (hidden[each][0], HIDDEN) for each in found.others & whole}
    hidden |= {each: (hidden[each][0], who) for each, who in found.decided.items()}
    shown = found.others - whole
    return forms, {each: it for each, it in hidden.items() if each not in shown}, shown


def forms_of(
    names: Sequence[tuple[str, str]],
    aliases: Mapping[str, Sequence[str]],
    hidden: Mapping[str, object],
    entities: Iterable[DocumentEntity],
    doubted: Iterable[str] = (),
) -> Forms:
    """Finds the forms of hidden names, and leaves the names of others.

    Args:
        names: each with the pseudonym.
        aliases: by pseudonym.
        hidden: by id, the entities that are these people.
        entities: of all documents.
        doubted: names of others of which each word may be a hidden one's: what is written so may be theirs.
    """
    learnt = tuple(names_of(names, aliases))
    alone = Forms(learnt, ())
    others = {
        each.name
        for each in entities
        if each.level is NameLevel.FULL and each.is_named_person and each.id not in hidden
    }
    shown = (words_of_name(each) for each in sorted(others) if alone.is_whole(each) is None)
    return Forms(learnt, shown, map(words_of_name, doubted))


def who_may_be(
    names: Sequence[tuple[str, str]],
    forms: Forms,
    hidden: Mapping[str, object],
    entities: Iterable[DocumentEntity],
    may_be: IsOne,
) -> Iterator[Named]:
    """The named people who are not known to be hidden ones, and of whom nothing says that they are others.

    Args:
        names: of those who are hidden, each with the pseudonym.
        forms: of these names.
        hidden: by id, the entities that are these people.
        entities: of all documents.
        may_be: whether two names may be one person's.
    """
    sounds: dict[str, set[str]] = defaultdict(set)
    for name, _ in names:
        for sound in _sounds(name):
            sounds[sound].add(name)
    answers: dict[str, str | None] = {}
    for each in entities:
        if each.id in hidden or not each.is_named_person:
            continue
        if each.name not in answers:
            whole = forms.is_whole(each.name)
            near = set[str]().union(*(sounds.get(sound, ()) for sound in _sounds(each.name)))
            if whole is None and len(words_of(each.name)) > 1 and any(may_be(name, each.name) for name in sorted(near)):
                whole = 0, 0, HIDDEN
            answers[each.name] = whole and whole[2]
        found = answers[each.name]
        if found is not None:
            yield each, found


def _sounds(name: str) -> set[str]:
    """What is left of the words of a name where letters that sound alike are one, and vowels are none."""
    return {
        "".join(one for at, one in enumerate(told) if told[at - 1 : at] != one)
        for word in words_of_name(name)
        if len(word) >= _LEAST
        for told in (word.translate(_VOWELS).replace("gk", "k"),)
        if len(told) > 1
    }
