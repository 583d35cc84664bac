"""Names that one document gives one entity, and those that people hold to be somebody else.

1. Inside a document the reader joins mentions: a shorter name to the longer one that it fits, a role, a pronoun. Each
   mention has an id, so that a person can say `different` of it and its entity, and take that back.
2. Said of the first mention of a spelling, it holds for all mentions so spelled; said of a later one, for that alone,
   before what is said of its spelling. `same` keeps them with the entity.
3. Of whom nothing is said, a full name stays with the entity; a surname, a role or a pronoun goes with the mention
   before it.
4. The entity keeps its id and its first mention. What is parted from it has the id of the mention of which it was said.
5. A statement goes with the mention in its words; where these name both, with the entity; where they name neither,
   with the last mention before. It keeps its id.
6. The result is a function of what was read and of the judgements that stand.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from ovillo.domain.canonical import identity
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType, Mention, NameForm, NameLevel, Place
from ovillo.domain.judgements import Judgement, Proposal, Verdict
from ovillo.domain.statements import Speaker, Statement
from ovillo.resolution.clusters import decisions_of_people
from ovillo.resolution.folding import fold

WITHIN_DOCUMENT = "rule:within-document@1"
_FULLNESS = {NameLevel.FULL: 0, NameLevel.ALIAS: 1, NameLevel.PARTIAL: 2, NameLevel.ROLE: 3}
_STAYS = frozenset({NameLevel.FULL, NameLevel.ALIAS})
_TITLE_REACH = 40
Held = Mapping[str, Verdict]
"""What people hold of mentions and their entity, by id of mention."""


def mention_id(entity: DocumentEntity, mention: Mention) -> str:
    """The id by which a mention is judged: it depends on the place alone, whatever its entity is parted into."""
    start, end = mention.read_at or (mention.start, mention.end)
    return identity("mention", entity.document, start, end, entity.type.value)


def forms_of(entity: DocumentEntity) -> tuple[NameForm, ...]:
    """The spellings of an entity in its document, in order of their first mentions."""
    spelled: dict[str, list[Mention]] = defaultdict(list)
    for mention in entity.mentions:
        spelled[_spelling(mention)].append(mention)
    return tuple(
        NameForm(
            entity.document,
            _written(mentions[0]),
            mentions[0].level,
            tuple(mentions),
            tuple(Place(_id_in(entity, each), each.start, each.end) for each in mentions),
        )
        for mentions in spelled.values()
    )


def _id_in(entity: DocumentEntity, mention: Mention) -> str:
    return entity.id if mention is entity.mentions[0] else mention_id(entity, mention)


def names_joined(entity: DocumentEntity) -> tuple[NameForm, ...]:
    """The full names that the reader took for another form of the full name that a document has of a person first."""
    if entity.type is not EntityType.PERSON or entity.level is not NameLevel.FULL:
        return ()
    return tuple(each for each in forms_of(entity) if each.level is NameLevel.FULL)[1:]


def joined_inside(whole: str, mention: str) -> Proposal:
    """The join of a mention to the entity that a document makes it, as a proposal that a rule accepted."""
    left, right = sorted((whole, mention))
    return Proposal(left, right, 1.0, WITHIN_DOCUMENT, ())


def without(entity: DocumentEntity, id_: str, mentions: Sequence[Mention]) -> tuple[DocumentEntity, DocumentEntity]:
    """The entity without these mentions, which has others, and an entity of this id that has these alone."""
    rest = tuple(each for each in entity.mentions if each not in mentions)
    return _part(entity, entity.id, rest, entity.titles, entity.aliases), _part(entity, id_, mentions, (), ())


@dataclass(frozen=True, slots=True)
class Parted:
    """Entities and statements of a case as people part the mentions of its documents."""

    entities: tuple[DocumentEntity, ...]
    statements: tuple[Statement, ...]
    wholes: Mapping[str, str]
    """Of each entity that was parted from another, the id of that one."""

    def as_read(self, statement: Statement, read: Mapping[str, DocumentEntity]) -> Statement:
        """The statement of the entities that the reader found."""
        speakers = tuple(
            replace(each, entity=self.wholes.get(each.entity, each.entity)) if each.entity else each
            for each in statement.speakers
        )
        return _of(statement, lambda end: read[self.wholes[end.id]] if end.id in self.wholes else end, speakers)


def held_of_mentions(entities: Mapping[str, DocumentEntity], judgements: Sequence[Judgement]) -> dict[str, Held]:
    """What people hold of mentions and the entity that a document makes them, by id of that entity as read."""
    found: dict[str, dict[str, Verdict]] = defaultdict(dict)
    for (left, right), judgement in decisions_of_people(judgements).items():
        for whole, mention in ((left, right), (right, left)):
            if whole in entities and mention not in entities:
                found[whole][mention] = judgement.verdict
    return dict(found)


def part(
    entities: Sequence[DocumentEntity],
    statements: Sequence[Statement],
    documents: Sequence[Document],
    judgements: Sequence[Judgement],
) -> Parted:
    """What was read, with those apart whom people hold to be somebody else in the same document."""
    by_id = {each.id: each for each in entities}
    held = held_of_mentions(by_id, judgements)
    owned = {whole: owners(by_id[whole], told) for whole, told in held.items()}
    owned = {whole: row for whole, row in owned.items() if len(set(row)) > 1}
    if not owned:
        return Parted(tuple(entities), tuple(statements), {})
    texts = {each.id: each.text for each in documents}
    splits = {
        whole: _Split(by_id[whole], row, texts.get(by_id[whole].document, ""), statements)
        for whole, row in owned.items()
    }
    parted: list[DocumentEntity] = []
    for each in entities:
        parted.extend(splits[each.id].parts.values() if each.id in splits else (each,))
    wholes = {id_: whole for whole, split in splits.items() for id_ in split.parts if id_ != whole}
    return Parted(
        tuple(sorted(parted, key=lambda one: (one.document, one.mentions[:1], one.id))),
        tuple(_placed(each, splits) for each in statements),
        wholes,
    )


def owners(entity: DocumentEntity, held: Held) -> list[str]:
    """For each mention the id of the entity that it is of: rules 2 to 4."""
    first: dict[str, str] = {}
    found: list[str] = []
    for mention in entity.mentions:
        own = mention_id(entity, mention)
        spelled = first.setdefault(_spelling(mention), own)
        told = next((each for each in (own, spelled) if each in held and held[each] is not Verdict.UNSURE), None)
        if not found:
            found.append(entity.id)
        elif told is not None:
            found.append(told if held[told] is Verdict.DIFFERENT else entity.id)
        else:
            found.append(entity.id if mention.level in _STAYS else found[-1])
    return found


class _Split:
    """One entity as read, and what it was parted into."""

    def __init__(self, entity: DocumentEntity, row: Sequence[str], text: str, statements: Sequence[Statement]) -> None:
        self._places = [(mention.start, owner) for mention, owner in zip(entity.mentions, row, strict=True)]
        self._whole = entity.id
        mentions: dict[str, list[Mention]] = defaultdict(list)
        for mention, owner in zip(entity.mentions, row, strict=True):
            mentions[owner].append(mention)
        titles = {title: self._titled(title, mentions, text) for title in entity.titles}
        aliases = {alias: self._called(alias, entity, statements) for alias in entity.aliases}
        self.parts = {
            owner: _part(
                entity,
                owner,
                its,
                tuple(title for title in entity.titles if titles[title] == owner),
                tuple(alias for alias in entity.aliases if aliases[alias] == owner),
            )
            for owner, its in mentions.items()
        }

    def at(self, start: int, end: int) -> DocumentEntity:
        """Of whom words are: rule 5."""
        inside = {owner for place, owner in self._places if start <= place < end}
        if len(inside) == 1:
            return self.parts[inside.pop()]
        before = [owner for place, owner in self._places if place < start]
        return self.parts[before[-1] if before and not inside else self._whole]

    def _titled(self, title: str, mentions: Mapping[str, Sequence[Mention]], text: str) -> str:
        """Whose title it is: of whom it stands before."""
        for owner, its in mentions.items():
            for each in its:
                if text[max(0, each.start - _TITLE_REACH) : each.start].rstrip().endswith(title):
                    return owner
        return self._whole

    def _called(self, alias: str, entity: DocumentEntity, statements: Sequence[Statement]) -> str:
        """Whose alias it is: of whom a statement tells it, or which mention it is."""
        for each in statements:
            is_told = each.predicate == "alias" and each.subject is not None and each.subject.id == entity.id
            if is_told and each.value is not None and fold(each.value.text) == fold(alias):
                return self._id_at(each.start, each.end)
        for mention, (_, owner) in zip(entity.mentions, self._places, strict=True):
            if _spelling(mention) == " ".join(fold(alias).split()):
                return owner
        return self._whole

    def _id_at(self, start: int, end: int) -> str:
        inside = {owner for place, owner in self._places if start <= place < end}
        return inside.pop() if len(inside) == 1 else self._whole


def _part(
    entity: DocumentEntity, id_: str, mentions: Sequence[Mention], titles: tuple[str, ...], aliases: tuple[str, ...]
) -> DocumentEntity:
    best = min(mentions, key=lambda each: (_FULLNESS[each.level], -len(each.surface.split()), each.start))
    is_as_before = any(_spelling(each) == _folded(entity.name) for each in mentions)
    return replace(
        entity,
        id=id_,
        name=entity.name if is_as_before else _written(best),
        level=entity.level if is_as_before else best.level,
        mentions=tuple(mentions),
        titles=titles,
        aliases=aliases,
    )


def _placed(statement: Statement, splits: Mapping[str, _Split]) -> Statement:
    """The statement of those whom its words name."""
    ends = (statement.subject, statement.object, statement.where)
    named = {end.id for end in ends if end is not None} | {each.entity for each in statement.speakers}
    if splits.keys().isdisjoint(named):
        return statement
    place = statement.start, statement.end
    speakers = tuple(_said_by(each, splits, place) for each in statement.speakers)
    moved = _of(statement, lambda end: splits[end.id].at(*place) if end.id in splits else end, speakers)
    return moved.under(statement.id)


def _of(
    statement: Statement, find: Callable[[DocumentEntity], DocumentEntity], speakers: tuple[Speaker, ...]
) -> Statement:
    """The statement of other entities and speakers."""
    subject, target, where = (end and find(end) for end in (statement.subject, statement.object, statement.where))
    return replace(statement, subject=subject, object=target, where=where, speakers=speakers)


def _said_by(speaker: Speaker, splits: Mapping[str, _Split], place: tuple[int, int]) -> Speaker:
    if speaker.entity is None or speaker.entity not in splits:
        return speaker
    found = splits[speaker.entity].at(*place)
    return replace(speaker, name=found.name, entity=found.id)


def _spelling(mention: Mention) -> str:
    return _folded(mention.surface)


def _folded(name: str) -> str:
    return " ".join(fold(name).split())


def _written(mention: Mention) -> str:
    return " ".join(mention.surface.split())
