"""What the documents say around an entity: numbers, addresses, places, roles, offices, days and ages.

1. Statements tell most of it. A denied or rejected statement tells nothing.
2. Document numbers, telephones, accounts and addresses are also read from the text: one belongs to the entity
   named last before it in the same sentence, where a cue word ("DNI", "teléfono", "account") says what it is.
3. What tells two people of one name apart is read from right beside the name (`signs`), and from who is accused and
   who is in office (`posts`).
4. Values are compared folded, numbers by their digits; what is shown is as the source wrote it.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, PredicateKind, Review, Statement
from ovillo.resolution.folding import fold
from ovillo.resolution.name_gate import without_article
from ovillo.resolution.posts import read_posts
from ovillo.resolution.signs import read_signs

KINDS = ("document", "phone", "account", "address", "office", "role", "place", "day")
"""In the order in which they are shown."""
_REACH, _LEAST_DIGITS, _CUE_REACH = 160, 6, 28
_BY_PREDICATE = {"occupation": "role", "holds_office": "office", "alias": "alias"}
_BY_TYPE = {EntityType.PHONE: "phone", EntityType.ACCOUNT: "account", EntityType.DOCUMENT: "document"}
_NUMBER = re.compile(r"\+?\d[\d .\-]{4,26}\d")
_CUES = tuple(
    (kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for kind, words in (
        ("document dni", r"d\.?\s?n\.?\s?i|documento(?: nacional)? de identidad|national id"),
        ("document passport", "pasaporte|passport"),
        ("document ruc", r"r\.?\s?u\.?\s?c"),
        ("document card", "c[eé]dula|carn[eé]|identity card"),
        ("account", "cuentas?|cci|accounts?"),
        ("phone", "tel[eé]fonos?|tel|celular(?:es)?|cel|m[oó]vil|(?:tele|cell ?)?phones?|mobile|whatsapp"),
    )
)
_ADDRESS = re.compile(
    r"\b(?:jr|jir[oó]n|calle|avenida|av|psje|pasaje|urb|urbanizaci[oó]n)\b\.?\s+"
    r"(?:(?:de|del|la|las|los|el)\s+)*[^\W\d_][\w’'. -]{1,40}?\s*(?:n[.°º]{0,3}\s*)?\d{1,5}\b"
    r"|\b\d{1,5}\s+(?:[A-Z][\w’'-]+\s+){1,3}(?:street|avenue|road|lane)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"\n\s*\n|(?:(?<=[^\W\d_]{3})|(?<=\d\d)|(?<=\)))[.!?][»”\")]*\s+(?=[^\W\d_a-z])")


@dataclass(frozen=True, slots=True, order=True)
class ToldAge:
    """An age in whole years, as a source told it on a day."""

    on: date
    years: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around one entity, or around several that are one."""

    facts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By kind, each folded value as written."""
    ages: tuple[ToldAge, ...] = ()


NOTHING = Surroundings()


def pool(parts: Iterable[Surroundings]) -> Surroundings:
    """What stands around several entities that are one."""
    facts: dict[str, dict[str, str]] = defaultdict(dict)
    ages: set[ToldAge] = set()
    for part in parts:
        for kind, values in part.facts.items():
            for value, written in values.items():
                facts[kind][value] = min(written, facts[kind].get(value, written))
        ages.update(part.ages)
    return Surroundings(dict(facts), tuple(sorted(ages)))


def gather_surroundings(
    entities: Sequence[DocumentEntity], statements: Sequence[Statement], documents: Sequence[Document]
) -> dict[str, Surroundings]:
    """By id of document entity; one around which nothing stands is left out."""
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    ages: dict[str, set[ToldAge]] = defaultdict(set)
    published = {document.id: document.details.published for document in documents}
    for statement in statements:
        if statement.negated or statement.review is Review.REJECTED:
            continue
        for entity, kind, value in _told(statement):
            found[entity.id].append((kind, *_values(kind, value)))
        for entity, kind, value, written in read_posts(statement):
            found[entity.id].append((kind, value, written))
        age = _age(statement, published.get(statement.document))
        if age is not None and statement.subject is not None:
            ages[statement.subject.id].add(age)
    for entity_id, kind, value in _read(entities, documents):
        found[entity_id].append((kind, *_values(kind, value)))
    for entity_id, kind, value, written in read_signs(entities, documents):
        found[entity_id].append((kind, value, written))
    return {
        entity_id: Surroundings(_by_kind(found.get(entity_id, ())), tuple(sorted(ages.get(entity_id, ()))))
        for entity_id in sorted(found.keys() | ages.keys())
    }


def _by_kind(told: Iterable[tuple[str, str, str]]) -> dict[str, dict[str, str]]:
    facts: dict[str, dict[str, str]] = defaultdict(dict)
    for kind, value, written in sorted(told):
        if value:
            facts[kind.split()[0]].setdefault(value, written)
    return dict(facts)


def _values(kind: str, written: str) -> tuple[str, str]:
    """The value to compare, and as written. Digits count in numbers; the sort of a document stays before them."""
    plain = " ".join(written.split()).strip(" .,")
    if kind.startswith(("document", "phone", "account")):
        digits = "".join(char for char in plain if char.isdigit())
        if kind == "phone":
            digits = digits[-9:]
        sort = kind.partition(" ")[2]
        return (f"{sort} {digits}".strip() if len(digits) >= _LEAST_DIGITS else ""), plain
    folded = " ".join(re.findall(r"\w+", fold(plain)))
    return without_article(folded) if kind == "alias" else folded, plain


def _told(statement: Statement) -> Iterator[tuple[DocumentEntity, str, str]]:
    subject, value = statement.subject, statement.value
    if subject is not None and value is not None and value.text:
        if statement.predicate in _BY_PREDICATE:
            yield subject, _BY_PREDICATE[statement.predicate], value.text
        elif statement.predicate == "identifier":
            sort = next((kind for kind, cue in _CUES if kind.startswith("document") and cue.search(value.text)), None)
            yield subject, sort or "document", value.text
    if subject is not None and statement.object is not None:
        yield from _tied(subject, statement)
    if KIND_OF.get(statement.predicate) in {PredicateKind.CONDUCT, PredicateKind.PROCEDURE}:
        yield from _acted(statement)


def _tied(subject: DocumentEntity, statement: Statement) -> Iterator[tuple[DocumentEntity, str, str]]:
    thing = statement.object
    assert thing is not None, "the caller looked"
    if thing.type in _BY_TYPE:
        yield subject, _BY_TYPE[thing.type], thing.name
    elif thing.level is NameLevel.FULL and statement.predicate in {"works_for", "holds_office"}:
        yield subject, "office", thing.name
    elif statement.predicate == "located_in":
        yield subject, "place", thing.name


def _acted(statement: Statement) -> Iterator[tuple[DocumentEntity, str, str]]:
    """Where and on which day; who only orders or makes an arrest is not told by its place."""
    taking_part = [statement.object if KIND_OF[statement.predicate] is PredicateKind.PROCEDURE else statement.subject]
    when, where = statement.when, statement.where
    for entity in taking_part:
        if entity is None:
            continue
        if where is not None and where.type is EntityType.PLACE and where.level is NameLevel.FULL:
            yield entity, "place", where.name
        if when is not None and when.start is not None and when.start == when.end:
            yield entity, "day", f"{statement.predicate} {when.start.isoformat()}"


def _age(statement: Statement, published: date | None) -> ToldAge | None:
    value, when = statement.value, statement.when
    if statement.predicate != "age" or value is None or value.number is None or value.unit != "year":
        return None
    day = when.start if when is not None and when.start is not None and when.start == when.end else published
    return None if day is None or not 0 <= value.number < 130 else ToldAge(day, int(value.number))


def _read(entities: Sequence[DocumentEntity], documents: Sequence[Document]) -> Iterator[tuple[str, str, str]]:
    """(entity, kind, as written) for what the texts give with a cue word."""
    named: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for entity in entities:
        if entity.type in {EntityType.PERSON, EntityType.ORGANISATION} and entity.level is not NameLevel.ROLE:
            named[entity.document].extend((mention.end, entity.id) for mention in entity.mentions)
    for document in documents:
        if document.id in named:
            places = sorted(named[document.id])
            for start, kind, written in _numbers_in(document.text):
                owner = _owner(document.text, start, places)
                if owner is not None:
                    yield owner, kind, written


def _numbers_in(text: str) -> Iterator[tuple[int, str, str]]:
    for match in _NUMBER.finditer(text):
        if sum(char.isdigit() for char in match[0]) >= _LEAST_DIGITS:
            before = text[max(0, match.start() - _CUE_REACH) : match.start()]
            cues = [(cue.end(), kind) for kind, pattern in _CUES for cue in pattern.finditer(before)]
            if cues:
                yield match.start(), max(cues)[1], match[0]
    for match in _ADDRESS.finditer(text):
        yield match.start(), "address", match[0]


def _owner(text: str, start: int, places: Sequence[tuple[int, str]]) -> str | None:
    """Who is named last before this place, in its sentence."""
    at = bisect_right(places, (start, "")) - 1
    if at < 0 or start - places[at][0] > _REACH or _SENTENCE_END.search(text, places[at][0], start):
        return None
    return places[at][1]
