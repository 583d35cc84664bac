"""The names that an erasure leaves: what goes with it because nothing else says them, and what still says them.

1. An entry that protects somebody holds their names. It goes with what is erased as soon as it has a word of a name
   that nothing says which stays: so nothing outlives a name that two had destroyed.
2. Whom something that stays still names, stays protected: the words of the name that were hidden there until now, and
   no other, are entered: under the same pseudonym where it stood there, under a new one where the words were hidden
   without saying whose they are, as of a namesake. Once the last of these texts is erased, that entry goes, too.
3. Acts that still name somebody of whom the erased content told are named by the numbers of their entries.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from secrets import token_hex
from typing import Final

from ovillo.casework.approvals.office import ERASED
from ovillo.casework.approvals.runs import STILL_NAMED, numbers_of
from ovillo.casework.protection.masking import words_of
from ovillo.casework.protection.people import LIFTED, PROTECTED, fold_protected, pseudonym, salt_of
from ovillo.casework.protection.views import WRITTEN, Concealment
from ovillo.domain.approvals import StillNaming
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity
from ovillo.domain.erasures import ErasureError
from ovillo.domain.protection import Protected
from ovillo.interfaces.record import HeldText, Record, RecordReader
from ovillo.workflows.concealing import concealment_of
from ovillo.workflows.guarded import NeedToKnowRecord, is_one, may_be_one, need_to_know

_PROTECTING: Final = frozenset({PROTECTED, LIFTED})
_LEAST: Final = 3
"""Letters of a word of a name that is no particle."""
_WHOLE: Final = 2
"""Words of a name by which a text that is no document is said to name somebody."""


@dataclass(frozen=True, slots=True)
class Left:
    """What is to be entered when content goes, and what still names somebody of whom it told."""

    people: Sequence[tuple[str, Protected]]
    """Kind of the entry and whom it protects, or no longer does, by the words that are left."""
    entries: tuple[int, ...]
    """Of texts that stay."""


def going(record: Record, what: str) -> tuple[int, ...]:
    """The entries that are erased together with a document or an entry; see rule 1.

    Raises:
        EntryNotFoundError, DocumentNotFoundError, ErasureError: see `RecordReader.erased_with`.
    """
    with need_to_know(record).record.reading() as reader:
        gone = set(reader.erased_with(what))
        acts = {each.number: _names_in(each.content.get("names")) for each in reader.docket(*_PROTECTING)}
        if not acts:
            return tuple(sorted(gone))
        told = _words_held(reader, frozenset().union(*acts.values()))
    left = frozenset().union(*(has for number, has in told.items() if number not in gone and number not in acts))
    while True:
        went = frozenset().union(*(told.get(each, frozenset()) for each in gone))
        more = {number for number, has in acts.items() if has & went - left} - gone
        if not more:
            return tuple(sorted(gone))
        gone |= more


def still_named(record: Record, gone: Collection[int]) -> Left:
    """Who stays protected once these entries are gone, and which entries name them or others of whom these told."""
    guarded = need_to_know(record)
    by_rule = [each for each in guarded.protected() if each.by_rule]
    with guarded.record.reading() as reader:
        texts = [each for each in reader.held_texts(gone) if each.kind not in _PROTECTING]
        homes = {each.document for each in texts if each.document}
        numbers = {each.entry for each in texts if each.document}
        kept: list[tuple[str, Protected]] = []
        entries = set(_naming(reader.entities(), texts, homes))
        for person, kind in (
            *_decided(reader, gone),
            *((it, PROTECTED) for it in _marked_there(reader, by_rule, homes)),
        ):
            words, is_told = _hidden(reader, person, texts)
            names = _names_left(person, frozenset().union(*words.values()))
            if kind and names:
                ids = {each.id for each in reader.entities() if each.document in homes} & person.entities
                stays = replace(person, names=names, entities=frozenset(ids), document="", by_rule=False)
                kept.append((kind, stays if is_told or kind == LIFTED else replace(stays, pseudonym=_new(guarded))))
            if names and (kind or numbers.isdisjoint(words)):
                entries.update(words)
    return Left(kept, tuple(sorted(entries)))


def still_naming(record: Record, erasure: int) -> StillNaming:
    """The entries of which the erasure of this entry told that they name somebody, and that are there."""
    with need_to_know(record).record.reading() as reader:
        told = next((each.content.get(STILL_NAMED) for each in reader.docket(ERASED) if each.number == erasure), None)
        there = [each for each in numbers_of(told) if any(it.row for it in reader.entries(each, 1))]
        can = tuple(each for each in there if _is_erasable(reader, each))
    return StillNaming(can, tuple(each for each in there if each not in can))


def _is_erasable(reader: RecordReader, number: int) -> bool:
    try:
        return bool(reader.erased_with(str(number)))
    except ErasureError:
        return False


def _decided(reader: RecordReader, gone: Collection[int]) -> Iterator[tuple[Protected, str]]:
    """Those about whom people decided and of whom what goes tells, with the kind of their last entry if it goes."""
    entries = reader.docket(*_PROTECTING)
    last = {each.about: each.number for each in entries}
    told = _words_held(reader, frozenset().union(*(_names_in(each.content.get("names")) for each in entries)))
    went = frozenset().union(*(told.get(each, frozenset()) for each in gone))
    for kind, people in zip((PROTECTED, LIFTED), fold_protected(entries), strict=True):
        for each in people.values():
            if last[each.pseudonym] in gone:
                yield each, kind
            elif kind == PROTECTED and went >= _names_in(each.names[:1]):
                yield each, ""


def _marked_there(reader: RecordReader, by_rule: Sequence[Protected], homes: set[str]) -> Iterator[Protected]:
    """Those whom no document marks but what goes."""
    texts = (each for each in reader.documents() if each.id not in homes)
    went = [frozenset(words_of(each.text)) for each in texts] if by_rule else []
    stay = {each.id for each in reader.entities() if each.document in homes}
    for person in by_rule:
        names = [words_of(name) for name in person.names]
        if stay.isdisjoint(person.entities) and any(has.issuperset(name) for has in went for name in names):
            yield person


def _new(guarded: NeedToKnowRecord) -> str:
    """A pseudonym that nobody had."""
    return pseudonym(salt_of(guarded.rights().entries) or guarded.known.salt, token_hex(16))


def _hidden(
    reader: RecordReader, person: Protected, texts: Sequence[HeldText]
) -> tuple[Mapping[int, frozenset[str]], bool]:
    """(by entry, the words of a person's names that are hidden in what stays; whether any is told as this person's)."""
    wanted = _names_in(person.names)
    spoken = [each for each in texts if any(not wanted.isdisjoint(words_of(text)) for text in each.texts)]
    if not spoken:
        return {}, False
    concealment = concealment_of(reader, [person], {}, is_one=is_one, may_be=may_be_one)
    assert concealment is not None
    documents = {each.id: each for each in reader.documents()}
    found: dict[int, frozenset[str]] = {}
    is_told = False
    for held in spoken:
        shown = list(_shown(concealment, held, documents.get(held.document)))
        lost = frozenset(word for text, told in shown for word in Counter(words_of(text)) - Counter(words_of(told)))
        lost &= wanted  # a word may be hidden in one place and be somebody else's in another
        is_told |= any(told.count(person.pseudonym) > text.count(person.pseudonym) for text, told in shown)
        if lost:
            found[held.entry] = found.get(held.entry, frozenset()) | lost
    return found, is_told


def _shown(concealment: Concealment, held: HeldText, document: Document | None) -> Iterator[tuple[str, str]]:
    """Each text and what whoever is outside is shown of it."""
    if document is not None:
        told = concealment.document(document)
        yield from ((document.text, told.text), (document.name, told.name))
    else:
        is_written = held.kind in {"document", "judgement"} or held.kind.startswith(WRITTEN)
        say = concealment.written if is_written else concealment.text
        yield from ((text, say(text)) for text in held.texts)


def _names_left(person: Protected, words: frozenset[str]) -> tuple[str, ...]:
    """The names with these words of them alone."""
    kept = (" ".join(_part_left(token, words) for token in name.split()) for name in person.names)
    names = dict.fromkeys(" ".join(name.split()) for name in kept)
    return tuple(name for name in names if any(len(word) >= _LEAST for word in words_of(name)))


def _part_left(token: str, words: frozenset[str]) -> str:
    has = words_of(token)
    return token if words.issuperset(has) else " ".join(word for word in has if word in words)


def _naming(entities: Sequence[DocumentEntity], texts: Sequence[HeldText], homes: set[str]) -> Iterator[int]:
    """The entries of acts and reasons that name, in full, people whom nothing but what goes read by name."""
    there = {words_of(each.name) for each in entities if each.is_named_person and each.document in homes}
    went = (words_of(each.name) for each in entities if each.is_named_person and each.document not in homes)
    names = {frozenset(each) for each in went if len(each) >= _WHOLE and each not in there}
    for held in texts:
        if names and not held.document:
            has = _words(held)
            if any(has >= name for name in names):
                yield held.entry


def _words_held(reader: RecordReader, wanted: frozenset[str]) -> Mapping[int, frozenset[str]]:
    """By entry, which of these words it says."""
    found: dict[int, frozenset[str]] = {}
    for each in reader.held_texts(()):
        found[each.entry] = found.get(each.entry, frozenset()) | (wanted & _words(each))
    return found


def _words(held: HeldText) -> frozenset[str]:
    return frozenset(word for text in held.texts for word in words_of(text))


def _names_in(names: object) -> frozenset[str]:
    told = names if isinstance(names, list | tuple) else ()
    return frozenset(word for name in told for word in words_of(str(name)))
