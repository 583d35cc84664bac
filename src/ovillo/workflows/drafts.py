"""A statement as a person fills it in, and what it comes to in its document.

1. A person's names are words of the document, or ids of its entities.
2. What a draft in place of a statement says as that one does is that one's: its entities, days, number and speakers,
   of which a field shows the name alone.
3. What a draft leaves open is as in the statement that it stands in place of; of a new one the source itself speaks.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ovillo.casework import by_hand
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.domain.statements import KIND_OF, PredicateKind, Quantifier, Speaker, Standing, Statement, Value, When
from ovillo.extraction.lexicon import languages, load

NO_PLACE = mark("The words of a statement are a part of its document. Select them in its text.")
_NO_ONE = mark("A statement is about somebody or something. Name who does it, or to whom it is done.")
_ONE_TWICE = mark(
    "Nobody does a thing to themselves in a statement. Name somebody else, or leave one of the two empty."
)
_NOT_NAMED = mark("The document does not hold that name as it is written. Copy the name from its text.")
_ONE_LETTER = mark("One letter names nobody. Copy the whole name from the text.")
_NO_PREDICATE = mark("That is no predicate of the list. Choose one of it.")
_NO_NUMBER = mark("That is no number. Write digits, such as 1200.50.")
_LONG_NUMBER = mark("That number is too long. Write at most 15 digits before the point and 6 behind it.")
_WRONG_DAYS = mark("The last day lies before the first. Give them the other way round.")
_NOT_BOTH = mark("Nobody is charged with, convicted or acquitted of what did not happen. Take back one of the two.")
_NUMBER = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_BOUNDED = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")
_BETWEEN = "; "
_SPACED = "\u0590"
"""Latin, Greek, Cyrillic and Armenian come before."""
_DECIDED = frozenset({Standing.CHARGED, Standing.CONVICTED, Standing.ACQUITTED})


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement as a person fills it in: names as the text writes them, or ids of entities of the document."""

    document: str
    start: int
    end: int
    predicate: str
    standing: Standing
    negated: bool = False
    subject: str = ""
    subject_type: EntityType | None = None
    """None: what the document has it for; a person where nobody read it yet."""
    object: str = ""
    object_type: EntityType | None = None
    where: str = ""
    value: str = ""
    number: str = ""
    unit: str = ""
    qualifier: Quantifier | None = None
    since: date | None = None
    until: date | None = None
    speaker: str | None = None
    """Who says it, nearest first, joined by ";"; empty for the source itself."""
    speaker_type: EntityType | None = None


def holds_no(words: str) -> bool:
    """Whether words have a "no" in one of the languages that are read, so that they may deny what is stated of them."""
    told = {each.casefold() for each in re.findall(r"[^\W\d_]+", words.replace("n't", " not").replace("n’t", " not"))}
    return any(told.intersection(load(language, "verbs")["negations"]) for language in languages())


def speakers_told(statement: Statement, document: Document) -> str:
    """The speakers as a draft gives them, without the source itself."""
    return _BETWEEN.join(each.name for each in _quoted(statement, document))


def number_told(value: Value) -> str:
    """The number as a draft gives it."""
    return (
        "" if value.number is None else f"{value.number:f}" if abs(value.number.adjusted()) < 40 else str(value.number)
    )


@dataclass(slots=True)
class Desk:
    """What a draft is made into a statement with."""

    draft: Draft
    document: Document
    known: dict[str, DocumentEntity]
    """The entities of the document, by id."""
    old: Statement | None = None
    """What the draft stands in place of."""
    new: list[DocumentEntity] = field(default_factory=list)
    """Those whom nobody read before."""

    def statement(self, actor: str) -> Statement:
        """The statement.

        Raises:
            UsageError: a part of it does not fit the document or the list of predicates.
        """
        draft, text = self.draft, self.document.text
        if not 0 <= draft.start < draft.end <= len(text) or not text[draft.start : draft.end].strip():
            raise UsageError(problem=NO_PLACE)
        if draft.predicate not in KIND_OF:
            raise UsageError(problem=_NO_PREDICATE)
        old = self.old
        subject = self._named(draft.subject, draft.subject_type, old.subject if old else None)
        target = self._named(draft.object, draft.object_type, old.object if old else None)
        where = self._named(draft.where, EntityType.PLACE, old.where if old else None)
        if subject is None and target is None:
            raise UsageError(problem=_NO_ONE)
        self._require_sense(subject, target)
        return Statement(
            document=self.document.id,
            predicate=draft.predicate,
            standing=draft.standing,
            start=draft.start,
            end=draft.end,
            quote=text[draft.start : draft.end],
            extractor=by_hand.extractor_of(actor),
            subject=subject,
            object=target,
            where=where,
            value=self._value(),
            when=self._when(),
            negated=draft.negated,
            speakers=self._speakers(),
            is_headline=bool(old and old.is_headline and (old.start, old.end) == (draft.start, draft.end)),
        )

    def _require_sense(self, subject: DocumentEntity | None, target: DocumentEntity | None) -> None:
        draft, old = self.draft, self.old
        if subject is not None and target is not None and subject.id == target.id:
            raise UsageError(problem=_ONE_TWICE)
        is_kept = old is not None and (old.standing, old.negated) == (draft.standing, draft.negated)
        is_conduct = KIND_OF[draft.predicate] is PredicateKind.CONDUCT
        if is_conduct and draft.negated and draft.standing in _DECIDED and not is_kept:
            raise UsageError(problem=_NOT_BOTH)

    def _named(self, name: str, kind: EntityType | None, old: DocumentEntity | None) -> DocumentEntity | None:
        """The entity of this id or name: in the quote rather than before it, before it rather than after it."""
        wanted = name.strip()
        if not wanted:
            return None
        if old is not None and _is_written_so(wanted, old.name) and kind in {None, old.type}:
            return old
        if wanted in self.known:
            return self.known[wanted]
        found = self._found(wanted, kind)
        if found:
            return found
        if len(wanted) == 1 and wanted.islower():
            raise UsageError(problem=_ONE_LETTER)
        place = self._place_of(wanted)
        longer = self._person_at(place, place + len(wanted), kind)
        if longer:
            return longer
        made = by_hand.entity_at(self.document, place, place + len(wanted), kind or EntityType.PERSON)
        if made.id not in self.known:
            self.known[made.id] = made
            self.new.append(made)
        return self.known[made.id]

    def _place_of(self, name: str) -> int:
        """Where the name stands as whole words, in the quote rather than before it. Raises `UsageError`."""
        whole, text = _whole(name), self.document.text
        found = whole.search(text, self.draft.start)
        if found is None or found.end() > self.draft.end:
            found = whole.search(text)
        if found is None:
            raise UsageError(problem=_NOT_NAMED)
        return found.start()

    def _person_at(self, start: int, end: int, kind: EntityType | None) -> DocumentEntity | None:
        """Of whose name this is a part there: "Zulema" in "Zulema Farfán" is nobody else."""
        if kind not in {None, EntityType.PERSON}:
            return None
        people = [each for each in self.known.values() if each.type is EntityType.PERSON]
        return next(
            (one for one in people for each in one.mentions if each.start <= start and end <= each.end),
            None,
        )

    def _found(self, name: str, kind: EntityType | None) -> DocumentEntity | None:
        named = [each for each in self.known.values() if each.name == name and kind in {None, each.type}]
        return min(named, key=lambda each: (each.type is not EntityType.PERSON, each.id), default=None)

    def _value(self) -> Value | None:
        draft, old = self.draft, self.old.value if self.old else None
        text, number, unit = draft.value.strip(), draft.number.strip(), draft.unit.strip()
        how = draft.qualifier or (old.qualifier if old else Quantifier.EXACT)
        told = (number_told(old), old.unit or "", old.qualifier) if old else None
        if old and (number, unit, how) == told and _is_written_so(text, old.text):
            return old
        if not text and not number:
            return None
        return Value(text or number, _amount(number) if number else None, unit or None, how)

    def _when(self) -> When | None:
        since, until = self.draft.since, self.draft.until
        old = self.old.when if self.old else None
        if old and (old.start, old.end) == (since, until):
            return old
        if since is None and until is None:
            return None
        if since and until and until < since:
            raise UsageError(problem=_WRONG_DAYS)
        days = [each.isoformat() for each in (since, until) if each]
        return When(" – ".join(dict.fromkeys(days)), since, until or since)

    def _speakers(self) -> tuple[Speaker, ...]:
        given, old = self.draft.speaker, self.old
        if old and (given is None or _is_written_so(given, speakers_told(old, self.document))):
            return old.speakers
        quoted = _quoted(old, self.document) if old else ()
        publisher = self.document.details.publisher
        own = (Speaker(publisher, EntityType.ORGANISATION),) if publisher else ()
        names = [name.strip() for name in (given or "").split(_BETWEEN.strip()) if name.strip()]
        return *(self._speaker(name, quoted) for name in names), *own

    def _speaker(self, name: str, quoted: Sequence[Speaker]) -> Speaker:
        kept = next((each for each in quoted if each.name == name), None)
        if kept:
            return kept
        kind = self.draft.speaker_type
        found = self.known.get(name) or self._found(name, kind)
        if found:
            return Speaker(found.name, found.type, found.id)
        self._place_of(name)
        return Speaker(name, kind or EntityType.PERSON)


def made_of(
    draft: Draft, document: Document, known: Mapping[str, DocumentEntity], *, old: Statement | None, actor: str
) -> tuple[Statement, Sequence[DocumentEntity]]:
    """The statement that a draft comes to, and the entities that nobody read before."""
    desk = Desk(draft, document, dict(known), old if old and old.document == document.id else None)
    return desk.statement(actor), desk.new


def _quoted(statement: Statement, document: Document) -> Sequence[Speaker]:
    speakers = statement.speakers
    is_own = bool(speakers) and speakers[-1].name == document.details.publisher
    return speakers[:-1] if is_own else speakers


def _whole(name: str) -> re.Pattern[str]:
    """The name where it is no part of a longer word, in scripts that part words by spaces."""
    first, last = (each.isalnum() and each < _SPACED for each in (name[0], name[-1]))
    before, behind = r"(?<![^\W_])" if first else "", r"(?![^\W_]|[\u0300-\u036f])" if last else ""
    return re.compile(before + re.escape(name) + behind)


def _is_written_so(given: str, name: str) -> bool:
    """Whether a field that shows a name gives this back: it drops the ends of lines."""
    return "".join(given.split()) == "".join(name.split())


def _amount(number: str) -> Decimal:
    if not _NUMBER.fullmatch(number):
        raise UsageError(problem=_NO_NUMBER)
    digits = number.replace(",", "")
    if not _BOUNDED.fullmatch(digits):
        raise UsageError(problem=_LONG_NUMBER)
    return Decimal(digits)
