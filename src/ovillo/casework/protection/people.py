"""Who is protected: what people decided, and whom statements mark until somebody decides.

1. `person_protected` gives a pseudonym and a compartment; `protection_lifted` takes it back. Both are in the ledger.
2. In a case with members, a named person whom a statement or the words beside the name mark as victim, minor, witness
   or source is protected at once, in the compartment `protected`, until a person says otherwise: `protection_lifted`
   with the names.
3. A pseudonym says nothing of why: that somebody is a source must not be read from it.
4. The pseudonym of a marked person follows from the case's salt and the shortest form of the name; a decision fixes it.
"""

import hashlib
import hmac
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from ovillo.casework.protection.ages_in_forms import young_in_forms
from ovillo.casework.protection.behind import is_young, told_behind
from ovillo.casework.protection.called import called
from ovillo.casework.protection.capitals import in_capitals
from ovillo.casework.protection.form_fields import accused_in_fields, in_forms, is_part
from ovillo.casework.protection.marks import marks
from ovillo.casework.protection.masking import words_of
from ovillo.casework.protection.near import TELLING, Others, told_near
from ovillo.casework.protection.padding import without_padding
from ovillo.casework.protection.posts import kind_of_role
from ovillo.casework.protection.told_apart import told_apart
from ovillo.casework.protection.unread import unread
from ovillo.casework.protection.whole_names import whole_names
from ovillo.casework.protection.wrapped import with_rest, wrapped_names
from ovillo.casework.team.compartments import DEFAULT_COMPARTMENT
from ovillo.domain.docket import DocketEntry, Json
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, NameLevel
from ovillo.domain.list_marks import with_bullets
from ovillo.domain.protection import LENGTH, LETTERS, PSEUDONYM, Protected, ProtectedAs
from ovillo.domain.statements import Statement

PROTECTED: Final = "person_protected"
LIFTED: Final = "protection_lifted"
SALTED: Final = "pseudonyms_salted"
READ: Final = "protected_read"
PROTECTION_KINDS: Final = (PROTECTED, LIFTED, SALTED)
IsOne = Callable[[str, str], bool]
"""Whether two names are one person's by the rule that joins mentions."""


def pseudonym(salt: str, *parts: str) -> str:
    """The pseudonym that follows from a secret and what it stands for."""
    digest = hmac.digest(bytes.fromhex(salt), "\x00".join(parts).encode("utf-8"), hashlib.sha256)
    number = int.from_bytes(digest[:8])
    code = ""
    for _ in range(LENGTH):
        number, letter = divmod(number, len(LETTERS))
        code += LETTERS[letter]
    return f"Persona {code.capitalize()}"


def pseudonyms_in(text: str) -> list[str]:
    """What has the form of a pseudonym in a text."""
    return [each.group() for each in PSEUDONYM.finditer(text)]


def record_commitment(salt: str, nonce: str, record: str) -> str:
    """What an entry says of the record that was opened: whoever has the case's salt can tell which, nobody else."""
    return hmac.digest(bytes.fromhex(salt), f"{len(nonce)}:{nonce}{record}".encode(), hashlib.sha256).hex()


def salt_of(entries: Iterable[DocketEntry]) -> str | None:
    """The first salt that was entered; a later one changes nothing."""
    return next((str(each.content["salt"]) for each in entries if each.kind == SALTED), None)


def protected_content(person: Protected) -> Mapping[str, Json]:
    """The content of a `person_protected` or a `protection_lifted`."""
    return {
        "as": person.kind.value,
        "compartment": person.compartment,
        "names": list(person.names),
        "entities": sorted(person.entities),
    }


def fold_protected(entries: Iterable[DocketEntry]) -> tuple[Mapping[str, Protected], Mapping[str, Protected]]:
    """Those whom people protected, and those whose protection they lifted, by pseudonym."""
    held: dict[str, Protected] = {}
    lifted: dict[str, Protected] = {}
    for entry in entries:
        if entry.kind not in {PROTECTED, LIFTED}:
            continue
        content = entry.content
        now, before = (held, lifted) if entry.kind == PROTECTED else (lifted, held)
        before.pop(entry.about, None)
        now[entry.about] = Protected(
            entry.about,
            ProtectedAs(str(content["as"])),
            str(content["compartment"]),
            tuple(_texts(content["names"])),
            frozenset(_texts(content["entities"])),
        )
    return held, lifted


def _texts(value: Json) -> Iterable[str]:
    return [str(each) for each in value] if isinstance(value, list | tuple) else []


def marking_predicates() -> tuple[str, ...]:
    """The predicates of the statements that can mark anybody: the others need not be read for it."""
    marking = {each["name"] for each in (*marks()["predicate"], *marks()["undergone"])}
    return tuple(sorted({*marking, *TELLING, "age", "occupation"}))


def marked(
    statements: Iterable[Statement],
    entities: Iterable[DocumentEntity],
    documents: Iterable[Document] = (),
    is_given: Callable[[str], bool] = lambda _: False,
) -> Mapping[str, tuple[DocumentEntity, ProtectedAs]]:
    """The named people whom statements, or a text's words for them, mark as protected; by entity, first mark wins.

    Args:
        statements: of `marking_predicates`.
        entities: of all documents.
        documents: whose words for people are read.
        is_given: whether a word is a given name that is known.
    """
    statements, entities, documents = tuple(statements), tuple(entities), tuple(map(_without_padding, documents))
    rules = marks()
    entities, whole = _whole(entities, documents, rules["minor_below"], is_given)
    others = Others(statements, documents)
    found: dict[str, tuple[DocumentEntity, ProtectedAs]] = {}
    sides, undergoing = (
        {(each["name"], each["side"]): ProtectedAs(each["kind"]) for each in rules[name]}
        for name in ("predicate", "undergone")
    )
    for said in statements:
        for side, who in (("subject", whole(said.subject)), ("object", whole(said.object))):
            kind = None if said.negated else sides.get((said.predicate, side))
            if side == "subject" and said.predicate == "age" and _is_below(said, rules["minor_below"]):
                kind = ProtectedAs.MINOR
            if side == "subject" and said.predicate == "occupation" and said.value is not None:
                kind = kind_of_role(said.value.text, kind_of_words)
            if who is not None and kind is not None and who.is_named_person:
                found.setdefault(who.id, (who, kind))
    for entity in entities:
        if entity.id not in found and entity.is_named_person:
            roles = (
                each.surface
                for each in entity.mentions
                if each.level is NameLevel.ROLE and not others.part(entity, each)
            )
            kind = next((told for role in roles if (told := kind_of_role(role, kind_of_words))), None)
            if kind is not None:
                found[entity.id] = (entity, kind)
    for entity, kind in _told_in_words(entities, documents, others, rules["minor_below"], is_given):
        found.setdefault(entity.id, (entity, kind))
    for said in statements:
        for side, who in (("subject", whole(said.subject)), ("object", whole(said.object))):
            undergone = sides.get((said.predicate, side)) or undergoing.get((said.predicate, side))
            if who is not None and undergone is not None and who.is_named_person and not others.has(who):
                found.setdefault(who.id, (who, undergone))
    return _with_forms(found, entities, documents, is_given)


def _without_padding(document: Document) -> Document:
    return replace(document, text=without_padding(document.text))


def _with_forms(
    found: Mapping[str, tuple[DocumentEntity, ProtectedAs]],
    entities: Iterable[DocumentEntity],
    documents: Iterable[Document],
    is_given: Callable[[str], bool],
) -> dict[str, tuple[DocumentEntity, ProtectedAs]]:
    """With whom the fields of forms mark, whole, instead of the parts of their names that were read there."""
    by_document, marked_in = _by_document(entities), _by_document(each for each, _ in found.values())
    parts: set[str] = set()
    told: dict[str, tuple[DocumentEntity, ProtectedAs]] = {}
    for document in documents:
        read = in_forms(document, by_document[document.id], kind_of_words, is_given)
        here = tuple(
            (with_rest(document, each, is_mark, is_given) if len(each.mentions) == 1 else each, kind)
            for each, kind in read
        )
        accused = accused_in_fields(document.text, kind_of_words) if here else ()
        told |= {each.id: (each, kind) for each, kind in here}
        parts |= {it.id for it in marked_in[document.id] if is_part(it, [each for each, _ in here], accused)}
    return {each: it for each, it in found.items() if each not in parts} | told


def _whole(
    entities: Sequence[DocumentEntity],
    documents: Iterable[Document],
    minor_below: float,
    is_given: Callable[[str], bool],
) -> tuple[tuple[DocumentEntity, ...], Callable[[DocumentEntity | None], DocumentEntity | None]]:
    """The entities with their whole names, and what gives such a one for one of the record."""
    by_document = _by_document(entities)
    found = [
        pair
        for each in documents
        for pair in (
            *wrapped_names(each, by_document[each.id], is_mark, is_given),
            *whole_names(each, by_document[each.id], lambda text, at: is_young(text, at, minor_below)),
        )
    ]
    same = {whole.id: whole for cut, whole in found if whole.id == cut}
    others = (whole for cut, whole in found if whole.id != cut)
    return (*(same.get(each.id, each) for each in entities), *others), lambda one: one and same.get(one.id, one)


def _by_document(entities: Iterable[DocumentEntity]) -> Mapping[str, list[DocumentEntity]]:
    found: dict[str, list[DocumentEntity]] = defaultdict(list)
    for entity in entities:
        found[entity.document].append(entity)
    return found


def _told_in_words(
    entities: Iterable[DocumentEntity],
    documents: Iterable[Document],
    others: Others,
    minor_below: float,
    is_given: Callable[[str], bool],
) -> Iterator[tuple[DocumentEntity, ProtectedAs]]:
    """Whom the words of the documents mark, whether or not a statement was read of it."""
    by_document = _by_document(entities)
    for document in documents:
        read = by_document[document.id]
        here = (*read, *unread(document, read, is_mark, is_given))
        yield from called(document.text, here, kind_of_words)
        listed = replace(document, text=with_bullets(document.text))
        yield from told_behind(listed, here, kind_of_words, minor_below)
        yield from told_apart(listed, here, others, kind_of_words, minor_below)
        yield from young_in_forms(document, here, kind_of_words, is_given, minor_below)
        shouted = in_capitals(document, kind_of_words, is_given)
        yield from ((with_rest(document, each, is_mark, is_given), kind) for each, kind in shouted)
        yield from told_near(listed, here, others, kind_of_words, minor_below)


def _is_below(said: Statement, years: int) -> bool:
    value = said.value
    return value is not None and value.number is not None and value.unit == "year" and value.number < years


def is_mark(word: str) -> bool:
    """Whether a word, folded, says that somebody is a victim, a minor, a witness or a source."""
    return kind_of_words(word) is not None


@lru_cache(maxsize=1 << 16)
def kind_of_words(text: str) -> ProtectedAs | None:
    """What words of a role say that somebody is."""
    spoken = f" {' '.join(words_of(text))} "
    for kind, words in marks()["words"].items():
        if any(f" {word} " in spoken for word in words):
            return ProtectedAs(kind)
    return None


def protected_by_rule(
    found: Mapping[str, tuple[DocumentEntity, ProtectedAs]],
    decided: Sequence[Protected],
    *,
    salt: str,
    is_one: IsOne,
) -> tuple[Protected, ...]:
    """Marked people whom nobody has decided about, each once, in the order of their names."""
    groups: list[list[tuple[DocumentEntity, ProtectedAs]]] = []
    for entity, kind in sorted(found.values(), key=lambda each: (-len(each[0].name), each[0].name, each[0].id)):
        if any(is_this(each, entity, is_one) for each in decided):
            continue
        # A bare given name says only in its own document who is meant.
        is_bare = len(words_of(entity.name)) == 1
        homes = [
            it for it in groups if (_is_headed(it, entity) if is_bare else may_be(it[0][0].name, entity.name, is_one))
        ]
        home = homes[0] if homes and not (is_bare and len(homes) > 1) else None
        if home is None:
            groups.append([(entity, kind)])
        else:
            home.append((entity, kind))
    return tuple(sorted((_of_group(each, salt) for each in groups), key=lambda each: (each.names, each.pseudonym)))


def _is_headed(group: Sequence[tuple[DocumentEntity, ProtectedAs]], bare: DocumentEntity) -> bool:
    """Whether a heading in capitals of the same document, in which nothing else is read, has this bare name."""
    words = set(words_of(bare.name))
    return any(
        each.document == bare.document and each.name.isupper() and words < set(words_of(each.name)) for each, _ in group
    )


def _of_group(group: Sequence[tuple[DocumentEntity, ProtectedAs]], salt: str) -> Protected:
    names = {entity.name for entity, _ in group}
    whole = {name for name in names if len(words_of(name)) > 1}
    forms = sorted(whole or names, key=lambda name: (len(words_of(name)), name))
    document = group[0][0].document if len(words_of(forms[0])) == 1 else ""
    name = pseudonym(salt, document, *words_of(forms[0]))
    ids = frozenset(entity.id for entity, _ in group)
    return Protected(name, group[0][1], DEFAULT_COMPARTMENT, tuple(forms), ids, document, by_rule=True)


def is_this(person: Protected, entity: DocumentEntity, is_one: IsOne) -> bool:
    """Whether an entity is this person, by its id or its name."""
    return entity.id in person.entities or any(may_be(name, entity.name, is_one) for name in person.names)


def may_be(one: str, other: str, is_one: IsOne) -> bool:
    """Whether two names are one by the rule, or have the same words."""
    first, second = set(words_of(one)), set(words_of(other))
    return first == second or (len(first & second) > 0 and is_one(one, other))
