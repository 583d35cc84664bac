"""Whom the words of a case protect and what hides them, each kept until what it is made of changes.

1. A judgement, a task or a note changes no text: to read ten million letters again after each takes ten seconds.
2. What is kept is given for the same statements, entities, documents and decisions only. A text counts by its digest.
3. What was used longest ago is forgotten first, and all of it when something was erased.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from threading import Lock
from typing import Final, Generic, TypeVar

from ovillo.casework.protection.doubt import TELLING_PREDICATES, Told
from ovillo.casework.protection.kin import BLAMING_PREDICATES, Marked, kin_told, kinds_by
from ovillo.casework.protection.people import IsOne, marked, marking_predicates
from ovillo.casework.protection.views import HIDING_PREDICATES, Concealment
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity
from ovillo.domain.protection import Protected
from ovillo.domain.statements import Statement
from ovillo.interfaces.record import RecordReader
from ovillo.resolution.word_lists import is_known_given

Kept = TypeVar("Kept")
_MOST: Final = 4
"""States of cases, as viewers see them."""


@dataclass(slots=True)
class _Shelf(Generic[Kept]):
    """The last few things that were worked out."""

    held: OrderedDict[Hashable, Kept] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def get(self, made_of: Hashable, make: Callable[[], Kept]) -> Kept:
        """What is made of this; two who ask at once for something new may both make it."""
        with self.lock:
            if made_of in self.held:
                self.held.move_to_end(made_of)
                return self.held[made_of]
        made = make()
        with self.lock:
            kept = self.held.setdefault(made_of, made)
            while len(self.held) > _MOST:
                self.held.popitem(last=False)
        return kept


_MARKED: Final = _Shelf[Mapping[str, Marked]]()
_KIN: Final = _Shelf[Mapping[str, Marked]]()
_HIDING: Final = _Shelf[Concealment]()


def forget() -> None:
    """Nothing is kept."""
    for shelf in (_MARKED, _KIN, _HIDING):
        with shelf.lock:
            shelf.held.clear()


def marked_in(
    statements: Sequence[Statement], entities: Sequence[DocumentEntity], documents: Sequence[Document]
) -> Mapping[str, Marked]:
    """Whom statements and the words of the documents mark as protected; see `marked`. Other statements are left out."""
    wanted = frozenset(marking_predicates())
    statements = tuple(each for each in statements if each.predicate in wanted)
    made_of = statements, tuple(entities), _digests(documents)
    return _MARKED.get(made_of, lambda: marked(statements, entities, documents, is_known_given))


def kin_in(
    documents: Sequence[Document],
    entities: Sequence[DocumentEntity],
    found: Mapping[str, Marked],
    decided: tuple[tuple[Protected, ...], tuple[Protected, ...]],
    is_one: IsOne,
) -> Mapping[str, Marked]:
    """Whom the words of the documents call kin of somebody protected.

    Args:
        documents: of the case.
        entities: of all documents.
        found: whom statements and words mark, by id.
        decided: whom somebody protected, and whose protection somebody took back.
        is_one: whether two names are one person's: the one rule of the house.
    """
    named = tuple({each.id: each for each in (*entities, *(one for one, _ in found.values()))}.values())
    made_of = _digests(documents), named, tuple(found.items()), decided
    return _KIN.get(made_of, lambda: kin_told(documents, named, kinds_by(found, *decided, is_one)))


def concealment_of(
    reader: RecordReader,
    hidden: Sequence[Protected],
    inside: Mapping[str, frozenset[str]],
    *,
    is_one: IsOne,
    may_be: IsOne,
) -> Concealment | None:
    """What hides these people; None where there are none.

    Args:
        reader: of what the case says.
        hidden: from the viewer.
        inside: by compartment, who may know the names in it.
        is_one: whether two names are one person's: the one rule of the house.
        may_be: whether they may be: likewise.
    """
    if not hidden:
        return None
    who_knows = {each.pseudonym: inside.get(each.compartment, frozenset()) for each in hidden}
    entities, documents = reader.entities(), reader.documents()
    names, telling, blaming = (
        tuple(reader.statements(*predicates))
        for predicates in (HIDING_PREDICATES, TELLING_PREDICATES, BLAMING_PREDICATES)
    )
    pairs = tuple(each for each in reader.judgements() if each.right is not None)
    decided = tuple(hidden), frozenset(who_knows.items())
    made_of = *decided, tuple(entities), _digests(documents), names, telling, blaming, pairs
    told = partial(Told, telling, lambda: blaming, pairs, who_knows, lambda: documents)
    return _HIDING.get(made_of, lambda: Concealment(hidden, entities, names, is_one=is_one, may_be=may_be, told=told))


def _digests(documents: Sequence[Document]) -> Hashable:
    """The documents, each with the digest of its text instead of the text, which is not to be held twice."""
    return tuple(replace(each, text=_digest(each.text)) for each in documents)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
