"""What somebody outside a compartment sees of a case: every word about protected people is a pseudonym.

1. The text of a document changes first; statements, mentions and hits keep their places in the changed text.
2. Ids stay: a judgement and a finding point to the same thing inside and outside the compartment.
3. Whoever is blamed and may be a protected person is not told as that person (`doubt`). A tie of family between
   somebody hidden and somebody who is named is not shown (`kin`).
4. In a document that names a protected person in full, the bare given name, the initial, the surname of the family,
   and what leads to the person beside the name (`particulars`) or is made of it are hidden, too.
5. In what people wrote to one another (`WRITTEN`) the bare given name and the particulars are hidden without saying
   whose they are: a note may mean somebody else of that name. Only the view hides them: nothing of them is lost, and no
   digest of an entry is made of what is left.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ovillo.casework.protection.doubt import Told
from ovillo.casework.protection.form_fields import accused_in_fields
from ovillo.casework.protection.forms import Forms
from ovillo.casework.protection.kin import KIN_PREDICATES, kin_words, kin_words_beside, told_of_named
from ovillo.casework.protection.masking import Masks, Shifted, Span, masks, merged, words_of
from ovillo.casework.protection.others import OtherNames
from ovillo.casework.protection.padding import without_padding
from ovillo.casework.protection.particulars import HIDDEN, mails_of, particulars_beside
from ovillo.casework.protection.people import IsOne, kind_of_words
from ovillo.casework.protection.rows import Rows
from ovillo.casework.protection.short_forms import first_names, of_one_each, only_here, short
from ovillo.casework.protection.who import Known, who_is_who, with_who_may_be
from ovillo.casework.protection.written import Written
from ovillo.domain.docket import DocketEntry, Json
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType, Mention, NameLevel
from ovillo.domain.protection import Protected
from ovillo.domain.sources import SourceDetails
from ovillo.domain.statements import Statement, Value, When

HIDING_PREDICATES: Final = frozenset({"alias", "identifier", *KIN_PREDICATES})
"""Of the statements whose values are names, or whose tie is hidden: the others need not be read to know what is."""
_NAMES_IN_VALUES: Final = frozenset({"alias", "identifier"})
_NAMING: Final = frozenset({NameLevel.FULL, NameLevel.PARTIAL, NameLevel.ALIAS})
_OF_PEOPLE: Final = frozenset({EntityType.GROUP, EntityType.ORGANISATION})
WRITTEN: Final = ("note_", "task_", "clock_", "referral_", "victim_referred")
"""How kinds of entries begin that hold what people wrote to one another, and that no digest is made of."""
_SAID_OF: Final = frozenset({"text", "title", "label", "reason", "person", "details", "because"})
"""Those of their parts that are words; the others name officials, days, rules."""
_Say = Callable[[str], str]
_DIGITS: Final = 6
_NUMBER: Final = re.compile(r"\d{1,4}")
_OF_A_DAY: Final = 3
"""Numbers in a day, at most."""


@dataclass(frozen=True, slots=True)
class _Concealed:
    """One document's words, changed."""

    masks: Masks
    forms: Forms
    shifted: Shifted
    particulars: Sequence[Span] = ()
    """Places in the true text."""
    words: frozenset[str] = frozenset()
    """Of the particulars."""

    def say(self, text: str) -> str:
        """Words of this document elsewhere, such as a value."""
        for word in self.words:
            text = text.replace(word, HIDDEN)
        return Shifted(text, merged([*self.masks.spans(text), *self.forms.in_cell(text)])).text

    def read(self, entity: DocumentEntity) -> str:
        """The name of an entity as the changed text has it, so that quote and record never differ."""
        told = self.say(entity.name)
        if told != entity.name:
            return told
        as_named = (each for each in entity.mentions if words_of(each.surface) == words_of(entity.name))
        shown = (self.shifted.text[self.shifted.start(each.start) : self.shifted.end(each.end)] for each in as_named)
        return next(shown, told)

    def is_within(self, entity: DocumentEntity) -> bool:
        """Whether the entity is named by nothing but particulars: a telephone, the street of a home."""
        return bool(self.particulars and entity.mentions) and all(
            any(start <= each.start and each.end <= end for start, end, _ in self.particulars)
            for each in entity.mentions
        )


class Concealment:
    """Changes everything that a record says, for one viewer."""

    def __init__(
        self,
        people: Sequence[Protected],
        entities: Sequence[DocumentEntity],
        statements: Sequence[Statement],
        *,
        is_one: IsOne,
        may_be: IsOne | None = None,
        told: Callable[[], Told] = Told,
    ) -> None:
        """Learns the forms of the names.

        Args:
            people: who is hidden from this viewer.
            entities: of all documents, unchanged.
            statements: of all documents, unchanged: aliases and numbers of documents are names, too.
            is_one: whether two names are one person's.
            may_be: whether they may be; nothing: where they are one.
            told: what parts those who are blamed from those who are hidden; read where anybody may be both.
        """
        self._who = who_is_who(people, entities, is_one)
        names = [(name, each.pseudonym) for each in people for name in each.names if not each.document]
        alone = [(alias, who) for entity, who in self._who.values() for alias in entity.aliases]
        full = [(entity, who) for entity, who in self._who.values() if entity.level is NameLevel.FULL]
        names += [(entity.name, who) for entity, who in full]
        names += [(it.surface, who) for entity, who in full for it in entity.mentions if it.level is NameLevel.FULL]
        alone += [
            (said.value.text, self._who[said.subject.id][1])
            for said in statements
            if said.predicate in _NAMES_IN_VALUES and said.subject and said.subject.id in self._who and said.value
        ]
        aliases: dict[str, list[str]] = defaultdict(list)
        for alias, who in alone:
            aliases[who].append(alias)
        alone += [(name, each.pseudonym) for each in people for name in each.names if any(map(str.isdigit, name))]
        self._names, self._alone = list(dict.fromkeys(names)), list(dict.fromkeys(alone))
        marked = frozenset(each for it in people for each in it.entities)
        known = Known(self._names, aliases, self._who, marked)
        self._forms, self._who, self._shown = with_who_may_be(known, entities, may_be or is_one, told)
        self._other_names = OtherNames(people, self._who, entities)
        self._everywhere = masks(self._names, self._alone, others=self._other_names)
        self._written = Written(people, self._everywhere, self._forms)
        self.rows = Rows(self._written, self._forms)
        self._sort(entities)
        self._ties: dict[str, list[Statement]] = defaultdict(list)
        for said in told_of_named(statements, self._who):
            self._ties[said.document].append(said)
        self._untold = frozenset(said.id for ties in self._ties.values() for said in ties)
        self._documents: dict[str, _Concealed] = {}

    def _sort(self, entities: Iterable[DocumentEntity]) -> None:
        """By document: who is hidden, who is not, and what else has a name."""
        self._by_document: dict[str, list[tuple[DocumentEntity, str]]] = defaultdict(list)
        for entity, who in self._who.values():
            if entity.level is not NameLevel.ROLE:  # a name that was read as an office: the word stays one elsewhere
                self._by_document[entity.document].append((entity, who))
        self._others: dict[str, list[DocumentEntity]] = defaultdict(list)
        self._groups: dict[str, list[DocumentEntity]] = defaultdict(list)
        self._elsewhere: dict[str, list[DocumentEntity]] = defaultdict(list)
        for entity in entities:
            if entity.is_named_person and entity.id not in self._who:
                self._others[entity.document].append(entity)
            elif entity.type in _OF_PEOPLE and entity.id not in self._who:
                self._groups[entity.document].append(entity)
            if entity.type not in {EntityType.PERSON, EntityType.GROUP} and self._forms.is_whole(entity.name) is None:
                self._elsewhere[entity.document].append(entity)

    def text(self, text: str) -> str:
        """Words that belong to no document, with what is certain to be a hidden name: what may be kept of them."""
        return Shifted(text, merged([*self._everywhere.spans(text), *self._forms.runs(text)])).text

    def withholds(self, said: Statement) -> bool:
        """Whether the statement is not shown at all: it ties somebody hidden to the name of their family."""
        return bool(self._untold) and said.id in self._untold

    def document(self, document: Document) -> Document:
        """The document with its text, name and details changed."""
        concealed = self._concealed(document)
        say = concealed.say
        return replace(
            document,
            name=say(document.name),
            text=concealed.shifted.text,
            page_starts=tuple(concealed.shifted.start(each) for each in document.page_starts),
            details=_details(document.details, say, concealed.words),
        )

    def entity(self, entity: DocumentEntity, document: Document) -> DocumentEntity:
        """The entity as the changed text names it; a protected person under the pseudonym."""
        concealed = self._concealed(document)
        shifted, say = concealed.shifted, concealed.say
        mentions = tuple(
            Mention(start, end, shifted.text[start:end], each.level, read_at=(each.start, each.end))
            for each in entity.mentions
            for start, end in ((shifted.start(each.start), shifted.end(each.end)),)
        )
        if entity.id in self._who:
            name = _apart(self._who[entity.id][1], entity)
            return replace(entity, name=name, level=NameLevel.FULL, mentions=mentions, titles=(), aliases=())
        if entity.id in self._shown:
            return replace(entity, mentions=mentions)
        name = _apart(concealed.read(entity), entity)
        if concealed.is_within(entity):
            name = _apart(HIDDEN, entity)
        return replace(entity, name=name, mentions=mentions, aliases=tuple(map(say, entity.aliases)))

    def statement(self, said: Statement, document: Document, entities: Mapping[str, DocumentEntity]) -> Statement:
        """The statement with its places in the changed text, under its old id."""
        concealed = self._concealed(document)
        shifted, say = concealed.shifted, concealed.say
        start, end = shifted.start(said.start), shifted.end(said.end)
        value, when = said.value, said.when
        return replace(
            said,
            start=start,
            end=end,
            quote=shifted.text[start:end],
            subject=said.subject and entities.get(said.subject.id, said.subject),
            object=said.object and entities.get(said.object.id, said.object),
            where=said.where and entities.get(said.where.id, said.where),
            value=value and _value(value, say(value.text)),
            when=when and _when(when, say(when.text)),
            speakers=tuple(replace(each, name=self._speaker(each.name, each.entity, say)) for each in said.speakers),
            cues=tuple(replace(each, start=shifted.start(each.start), end=shifted.end(each.end)) for each in said.cues),
        ).under(said.id)  # the identity of what the record holds: see rule 2

    def _speaker(self, name: str, entity: str | None, say: _Say) -> str:
        if entity in self._shown:
            return name
        return self._who[entity][1] if entity in self._who else say(name)

    def entry(self, entry: DocketEntry) -> DocketEntry:
        """The entry with every text in it changed."""
        content, about = entry.content, self.text(entry.about)
        if entry.kind.startswith(WRITTEN):
            content = {
                name: self.written(each) if name in _SAID_OF and isinstance(each, str) else each
                for name, each in content.items()
            }
            about = self._written.about(entry.about)
        return replace(entry, about=about, content=self.content(content))

    def written(self, text: str) -> str:
        """What somebody wrote to others, to be shown: see rule 5."""
        return self._written.text(text)

    def placed(self, content: Mapping[str, Json], document: Document) -> Mapping[str, Json]:
        """A statement by hand with its places in the changed text."""
        shifted = self._concealed(document).shifted
        return _with_places(content, shifted.start, shifted.end)

    def placed_back(self, content: Mapping[str, Json], document: Document) -> Mapping[str, Json]:
        """A statement that somebody makes of the changed text, with its places in the true one."""
        shifted = self._concealed(document).shifted
        return _with_places(content, shifted.old_start, shifted.old_end)

    def content(self, content: Mapping[str, Json]) -> Mapping[str, Json]:
        """The content of an entry with every text in it changed."""
        return {name: self._json(value) for name, value in content.items()}

    def _json(self, value: Json) -> Json:
        match value:
            case str():
                return self.text(value)
            case list() | tuple():
                return [self._json(each) for each in value]
            case dict():
                return {name: self._json(each) for name, each in value.items()}
            case _:
                return value

    def _concealed(self, document: Document) -> _Concealed:
        if document.id not in self._documents:
            here = self._by_document.get(document.id, [])
            others = [it for it in self._others.get(document.id, ()) if it.level is NameLevel.FULL]
            found = self._everywhere if not here else self._masks_of(here, others)
            # Where two forms are equally long, whom the text means there wins.
            spans: list[Span] = [
                (it.start, it.end, who) for each, who in here for it in each.mentions if it.level in _NAMING
            ]
            called = {(it.start, it.end) for each in others for it in each.mentions if it.level is NameLevel.PARTIAL}
            spans += [each for each in found.spans(document.text) if each[:2] not in called]
            spans += self._short(document)
            for entity, who in here:
                words = frozenset(words_of(entity.name))
                spans += [(start, end, who) for start, end in self._called_alone(document.id, words)]
            accused = tuple(self._accused(document.text)) if spans else ()
            spans = [each for each in spans if not self._is_shown(document.id, each, accused)]
            particulars = self._particulars(document, spans, others) if spans else ()
            ties = self._ties.get(document.id, ())
            spans += [word for said in ties for word in kin_words(document.text, said.start, said.end)]
            spans += kin_words_beside(document.text, self._others.get(document.id, ()), (it for it, _ in here))
            words = frozenset(document.text[start:end] for start, end, _ in particulars)
            shifted = Shifted(document.text, merged([*spans, *particulars]))
            self._documents[document.id] = _Concealed(found, self._forms, shifted, particulars, words)
        return self._documents[document.id]

    def _is_shown(self, document: str, span: Span, accused: Iterable[tuple[int, int]]) -> bool:
        """Whether a place is, or ends within, the name of an accused or of somebody told to be another, see `doubt`."""
        start, end, _ = span
        if any(one <= start and end <= other for one, other in accused):
            return True
        return bool(self._shown) and any(
            it.start < end and start < it.end and (it.start <= start or end <= it.end)
            for each in self._others.get(document, ())
            if each.id in self._shown
            for it in each.mentions
        )

    def _short(self, document: Document) -> Iterator[Span]:
        """Where other forms stand, but in the names of others, of places and of bodies that this document has."""
        spans = self._forms.in_text(document.text)
        if not spans:
            return
        named = self._others.get(document.id, ())
        others = sorted((it.start, it.end) for each in named for it in each.mentions if it.level in _NAMING)
        elsewhere = sorted((it.start, it.end) for each in self._elsewhere.get(document.id, ()) for it in each.mentions)
        for start, end, instead in spans:
            in_another = any(one <= start and end <= other for one, other in others)
            is_bare = instead == HIDDEN and len(words_of(document.text[start:end])) == 1
            if not in_another and not (is_bare and any(one <= start and end <= other for one, other in elsewhere)):
                yield start, end, instead

    def _accused(self, text: str) -> Iterator[tuple[int, int]]:
        """Where fields of a form name accused who are nobody of the hidden: their names are shown, read or not."""
        for each in accused_in_fields(text, kind_of_words):
            if self._forms.is_whole(each.name) is None and not self._forms.is_in(each.name):
                yield from each.places

    def _masks_of(self, here: Sequence[tuple[DocumentEntity, str]], others: Iterable[DocumentEntity]) -> Masks:
        """With the short forms, too, that are somebody's in a document that names them."""
        of_others = frozenset(form for each in others for form in short(words_of(each.name)))
        return masks(
            self._names,
            (*self._alone, *of_one_each(only_here(here), of_others)),
            bare=of_one_each(first_names(here), of_others),
            others=self._other_names,
        )

    def _particulars(
        self, document: Document, spans: Sequence[Span], others: Iterable[DocumentEntity]
    ) -> Sequence[Span]:
        hidden = [(start, end) for start, end, _ in merged(spans)]
        named = self._others.get(document.id, ())
        of_others = ((it.start, it.end) for each in named for it in each.mentions if it.level in _NAMING)
        places = (each for each in of_others if not any(one <= each[0] and each[1] <= end for one, end in hidden))
        groups = ((it.start, it.end) for each in self._groups.get(document.id, ()) for it in each.mentions)
        theirs = [words for who in {who for _, _, who in spans} for words in self._other_names.hidden.get(who, ())]
        return (
            *particulars_beside(without_padding(document.text), hidden, places, groups),
            *mails_of(document.text, theirs, [words_of(each.name) for each in others]),
        )

    def _called_alone(self, document: str, words: frozenset[str]) -> Iterable[tuple[int, int]]:
        """Where a group of people is called by nothing but words of a name: a family by its surname."""
        for group in self._groups.get(document, ()):
            for each in group.mentions:
                said = words_of(each.surface)
                if said and words.issuperset(said):
                    yield each.start, each.end


def _value(value: Value, text: str) -> Value:
    return Value(text, None if HIDDEN in text else value.number, value.unit, value.qualifier)


def _when(when: When, text: str) -> When | None:
    return None if HIDDEN in text else When(text, when.start, when.end)


def _apart(name: str, entity: DocumentEntity) -> str:
    """One name for each that is hidden without saying whose: two homes of that name would be taken for one."""
    return f"{HIDDEN} {entity.id[:_DIGITS]}" if name == HIDDEN else name


def _with_places(
    content: Mapping[str, Json], to_start: Callable[[int], int], to_end: Callable[[int], int]
) -> Mapping[str, Json]:
    start, end, parts = content.get("start"), content.get("end"), content.get("entities")
    changed = dict(content)
    if isinstance(start, int) and isinstance(end, int):
        changed |= {"start": to_start(start), "end": to_end(end)}
    if isinstance(parts, list | tuple):
        changed["entities"] = [
            _with_places(each, to_start, to_end) if isinstance(each, Mapping) else each for each in parts
        ]
    return changed


def _is_hidden(day: date | None, words: Iterable[str]) -> bool:
    """Whether a day is told by words that are hidden: whoever read the document may have taken a birthday for it."""
    numbers = (frozenset(map(int, _NUMBER.findall(word))) for word in words)
    return day is not None and any({day.day, day.year} <= each and len(each) <= _OF_A_DAY for each in numbers)


def _details(details: SourceDetails, say: _Say, hidden: Iterable[str]) -> SourceDetails:
    return replace(
        details,
        published=None if _is_hidden(details.published, hidden) else details.published,
        publisher=details.publisher and say(details.publisher),
        title=details.title and say(details.title),
        author=details.author and say(details.author),
        url=details.url and say(details.url),
    )
