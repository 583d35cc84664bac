"""Family of protected people, whose names lead to them: hidden too, or parted from them where they must be named.

1. Whoever a source calls kin, partner or compadre of a protected person is under a pseudonym, too; also behind "su
   madre" or "her mother" in the sentence that names the person and in those that go on about whom it names.
2. Not who is told to have done something, or whom the case is against: a joint unit works with that name. There the
   tie is hidden instead, its statement and the word for it in the sentence: either the name is shown, or whose family.
3. Kin of kin are not hidden, nor is anybody for the sake of one whose protection was lifted.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from ovillo.casework.protection.accused import is_accused
from ovillo.casework.protection.called import ROW, is_plural
from ovillo.casework.protection.form_fields import accused_in_fields, stands_accused
from ovillo.casework.protection.kin_fields import kin_in_fields
from ovillo.casework.protection.kin_nouns import (
    child_of,
    named_behind,
    nouns,
    of_marked,
    of_marked_behind,
    of_named,
    possessed,
    possessed_behind,
)
from ovillo.casework.protection.letters import kin_who_sign
from ovillo.casework.protection.masking import Span, fold, words_of
from ovillo.casework.protection.padding import without_padding
from ovillo.casework.protection.particulars import HIDDEN, told_from
from ovillo.casework.protection.people import IsOne, is_mark, is_this, kind_of_words, may_be
from ovillo.casework.protection.posts import ends_elsewhere, is_of_children, is_post
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, Mention
from ovillo.domain.protection import Protected, ProtectedAs
from ovillo.domain.statements import PREDICATES, PredicateKind, Statement

KIN_PREDICATES: Final = ("relative_of", "partner_of", "compadrazgo_with")
BLAMING_PREDICATES: Final = (
    *PREDICATES[PredicateKind.CONDUCT],
    *("detained", "charged", "indicted", "convicted", "sentenced", "acquitted", "released", "investigated", "searched"),
)
"""Of the statements by which somebody must be known by name in a case."""
_CONDUCT: Final = frozenset(PREDICATES[PredicateKind.CONDUCT])
_AS_FAR: Final = 60
"""Letters before a name that are looked at."""
_MOST_OF: Final = 4
"""Words before a noun of family that may say of whom it is told."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_FAR: Final = 300
"""Letters between a name and the "su" or "her" that means who bears it, at most."""
Marked = tuple[DocumentEntity, ProtectedAs]


def kin_of(
    ties: Iterable[Statement],
    found: Mapping[str, Marked],
    held: Sequence[Protected],
    lifted: Sequence[Protected],
    is_one: IsOne,
) -> Mapping[str, Marked]:
    """The named people whom a source ties to a protected person; with the reason of the one to whom they lead.

    Args:
        ties: statements of `KIN_PREDICATES`.
        found: whom statements or words mark, by id of the entity.
        held: whom somebody protected.
        lifted: whose protection somebody took back.
        is_one: whether two names are one person's.
    """
    kin: dict[str, Marked] = {}
    for said in ties:
        if said.negated or said.subject is None or said.object is None:
            continue
        for one, other in ((said.subject, said.object), (said.object, said.subject)):
            kind = _kind(one, found, held, lifted, is_one)
            if kind is not None and other.is_named_person and other.id not in found:
                kin.setdefault(other.id, (other, kind))
    return kin


def kin_told(
    documents: Iterable[Document],
    entities: Iterable[DocumentEntity],
    kind_of: Callable[[DocumentEntity], ProtectedAs | None],
) -> Mapping[str, Marked]:
    """The named people whom "su madre", "her mother" or a field of a form calls kin of a protected person.

    Args:
        documents: with their texts.
        entities: of all documents.
        kind_of: what somebody is protected as.
    """
    by_document: dict[str, list[DocumentEntity]] = defaultdict(list)
    for entity in entities:
        if entity.is_named_person:
            by_document[entity.document].append(entity)
    return {
        each.id: (each, kind)
        for document in (replace(each, text=without_padding(each.text)) for each in documents)
        for here in (by_document.get(document.id, ()),)
        for each, kind in (
            *_told_in(document.text, here, kind_of),
            *kin_in_fields(document, here, kind_of),
            *kin_who_sign(document, here, kind_of),
        )
        if kind_of(each) is None
    }


def _told_in(
    text: str, entities: Sequence[DocumentEntity], kind_of: Callable[[DocumentEntity], ProtectedAs | None]
) -> Iterator[Marked]:
    told = [(it, each) for each in entities for it in each.mentions if _is_called_kin(text, it)]
    kinds = [(each, kind_of(each)) for each in entities] if told else []
    named = sorted((it.start, it.end, each.id, kind) for each, kind in kinds for it in each.mentions)
    of_any = next((kind for _, kind in kinds if kind is not None), None)
    for mention, each in told:
        # The sister of a victim whom nothing names leads to the victim, too.
        kind = (
            (of_any or ProtectedAs.VICTIM)
            if _is_kin_of_marked(text, mention)
            else _of_whom(text, mention, each.id, named)
        )
        if (child := child_of().search(text, max(0, mention.start - 3 * _AS_FAR), mention.start)) is not None:
            kind = next((it[3] for it in reversed(named) if child.start() - _AS_FAR < it[1] <= child.start()), None)
        elif (of := of_named().search(text, max(0, mention.start - 2 * _AS_FAR), mention.start)) is not None:
            start, end = of.span("whose" if of["whose"] else "owner")
            kind = next((it[3] for it in named if it[0] < end and start < it[1]), kind)
        if kind is not None:
            row = (each, *_in_row_behind(text, mention, entities))
            yield from ((it, kind) for it in row if kind_of(it) is None)


def _in_row_behind(text: str, mention: Mention, entities: Sequence[DocumentEntity]) -> Iterator[DocumentEntity]:
    """Who stands behind a plural with the first: "los padres de la menor, Ana Sol y Leo Gil"."""
    before = [fold(each.group()) for each in nouns().finditer(text, max(0, mention.start - 2 * _AS_FAR), mention.start)]
    if before and is_plural(re.sub(r"['’]s?\Z", "", before[-1])):
        end = mention.end
        for at, each in sorted(((it, one) for one in entities for it in one.mentions), key=lambda pair: pair[0]):
            if at.start >= end and ROW.match(text[end : at.start]):
                yield each
                end = at.end


def _is_called_kin(text: str, mention: Mention) -> bool:
    before = max(0, mention.start - _AS_FAR)
    is_hers = possessed().search(text, before, mention.start) or possessed_behind().match(text, mention.end)
    is_parent = child_of().search(text, max(0, mention.start - 3 * _AS_FAR), mention.start)
    is_named = of_named().search(text, max(0, mention.start - 2 * _AS_FAR), mention.start)
    return bool(is_hers or is_parent or is_named) or _is_kin_of_marked(text, mention)


def _is_kin_of_marked(text: str, mention: Mention) -> bool:
    """Whether somebody is called kin of a girl, a victim or the like: "la madre de la menor, Ana Sol"."""
    before = max(0, mention.start - 2 * _AS_FAR)
    found = of_marked().search(text, before, mention.start)
    return bool(
        (found is not None and not _is_of_another(text[before : found.start()], found))
        or of_marked_behind().match(text, mention.end)
    )


def _is_of_another(before: str, found: re.Match[str]) -> bool:
    """Whether somebody else is named behind "the mother of the girl": her lawyer, or whom she met or accused."""
    words = [fold(each) for each in _WORD.findall(before)][-_MOST_OF:]
    while words and words[-1] in {"la", "el", "the"}:
        words.pop()
    if words[-1:] and words[-1] in {"de", "del", "of"} and any(map(is_post, words)):
        return True  # "el abogado de la madre de la menor, Leo Gil"
    told = _WORD.findall(found["told"] or "")
    if any(is_post(fold(each)) and not is_of_children(fold(each)) for each in told):
        return True
    return bool(told) and found["sign"] is None and ends_elsewhere(told)


def _of_whom(
    text: str, mention: Mention, of_id: str, named: Sequence[tuple[int, int, str, ProtectedAs | None]]
) -> ProtectedAs | None:
    """What the one is protected as whom "su" or "her" means: named in what is gone on about, or last before."""
    _, first = told_from(text, mention.start)
    before = [each for each in named if each[1] <= mention.start and each[2] != of_id]
    kind = next((kind for start, _, _, kind in before if kind is not None and start >= first), None)
    if kind is not None or not before or "\n\n" in text[before[-1][1] : mention.start]:
        return kind
    return before[-1][3] if mention.start - before[-1][1] <= _FAR else None


def kinds_by(
    found: Mapping[str, Marked], held: Sequence[Protected], lifted: Sequence[Protected], is_one: IsOne
) -> Callable[[DocumentEntity], ProtectedAs | None]:
    """What somebody is protected as; see `kin_of`. Who has all words of the name of whom a form marks is that one."""
    of_words = {(each.document, frozenset(words_of(each.name))): kind for each, kind in found.values()}

    def kind_of(entity: DocumentEntity) -> ProtectedAs | None:
        kind = _kind(entity, found, held, lifted, is_one)
        if kind is None and not any(is_this(each, entity, is_one) for each in lifted):
            return of_words.get((entity.document, frozenset(words_of(entity.name))))
        return kind

    return kind_of


def without_blamed(
    kin: Mapping[str, Marked], said: Iterable[Statement], is_one: IsOne, documents: Iterable[Document] = ()
) -> Mapping[str, Marked]:
    """Those whom no statement blames, none tells to have done anything, and no words beside a name: see rule 2.

    Args:
        kin: of protected people.
        said: statements of `BLAMING_PREDICATES`.
        is_one: whether two names are one person's.
        documents: with their texts.
    """
    blamed: dict[str, set[str]] = {}
    by_id = {each.id: replace(each, text=without_padding(each.text)) for each in documents}
    of_kin = {each.document for each, _ in kin.values()} & by_id.keys()
    fields = {each: accused_in_fields(by_id[each].text, kind_of_words) for each in of_kin}
    for each, _ in kin.values():
        document = by_id.get(each.document)
        if document is not None and (is_accused(each, document) or stands_accused(each, fields[document.id])):
            blamed.setdefault(each.name, set()).add(each.id)
    for one in said:
        who = is_blamed_by(one)
        if who is not None:
            blamed.setdefault(who.name, set()).add(who.id)
    ids = frozenset().union(*blamed.values())
    return {
        entity: found
        for entity, found in kin.items()
        if entity not in ids and not any(may_be(found[0].name, name, is_one) for name in blamed)
    }


def is_blamed_by(said: Statement) -> DocumentEntity | None:
    """The named person whom a statement tells to have done something, or whom a case is against."""
    if said.negated or said.predicate not in BLAMING_PREDICATES:
        return None
    who = said.subject if said.predicate in _CONDUCT else said.object
    return who if who is not None and who.is_named_person else None


def told_of_named(ties: Iterable[Statement], hidden: Mapping[str, tuple[DocumentEntity, str]]) -> Iterator[Statement]:
    """The ties between somebody hidden and somebody who is shown by name; also where a word stands for whom it hides.

    So "padre de la menor" of any document, and "su hija" of one that hides anybody.
    """
    homes = {each.document for each, _ in hidden.values()}
    for said in ties:
        if said.predicate in KIN_PREDICATES and said.subject is not None and said.object is not None:
            shown = [each for each in (said.subject, said.object) if each.id not in hidden]
            named = [each for each in shown if each.is_named_person]
            others = [each for each in shown if not each.is_named_person]
            if len(named) == 1 and all(_may_mean_hidden(each, homes) for each in others):
                yield said


def _may_mean_hidden(entity: DocumentEntity, homes: AbstractSet[str]) -> bool:
    return is_mark(entity.name) or (entity.document in homes and nouns().search(entity.name) is not None)


def kin_words_beside(text: str, shown: Iterable[DocumentEntity], hidden: Iterable[DocumentEntity]) -> Iterator[Span]:
    """Where words beside the name of somebody who is shown call them family of somebody who is hidden, see rule 2.

    Args:
        text: of the document.
        shown: the named people of it who are not hidden.
        hidden: those who are.
    """
    shown, hidden = tuple(shown), tuple(hidden)
    ids = {each.id for each in hidden}
    told = _told_in(text, (*shown, *hidden), lambda each: ProtectedAs.VICTIM if each.id in ids else None)
    for each in {it.id: it for it, _ in told}.values():
        for mention in each.mentions:
            yield from _nouns_beside(text, mention)


def _nouns_beside(text: str, mention: Mention) -> Iterator[Span]:
    start = max(0, mention.start - 3 * _AS_FAR)
    before = (possessed(), of_marked(), of_named(), child_of())
    behind = (possessed_behind(), of_marked_behind())
    found = [each.search(text, start, mention.start) for each in before]
    for match in (*found, *(each.match(text, mention.end) for each in behind)):
        if match is not None:
            yield from ((it.start(), it.end(), HIDDEN) for it in nouns().finditer(text, *match.span()))


def kin_words(text: str, start: int, end: int) -> Iterator[Span]:
    """Where a sentence says whose family somebody is."""
    for match in nouns().finditer(text, start, end):
        yield match.start(), match.end(), HIDDEN


def kin_named(text: str) -> Iterator[Span]:
    """Where names stand right behind a noun of family: "su hermanito Leo", "mother: Ana Sol"."""
    for match in named_behind().finditer(text):
        yield match.start("named"), match.end("named"), HIDDEN


def _kind(
    entity: DocumentEntity,
    found: Mapping[str, Marked],
    held: Sequence[Protected],
    lifted: Sequence[Protected],
    is_one: IsOne,
) -> ProtectedAs | None:
    if not entity.is_named_person or any(is_this(each, entity, is_one) for each in lifted):
        return None
    if entity.id in found:
        return found[entity.id][1]
    return next((each.kind for each in held if is_this(each, entity, is_one)), None)
