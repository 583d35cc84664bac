"""A brief as sections of finished lines, the same for the terminal, Markdown and the page.

Every string here is inert (see `inert`) and in the reader's language; only the escaping of the format is still to come.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from ovillo.domain.briefs import Brief, EventLine, NumberLine, OpenQuestion, PersonLine, SourceLine
from ovillo.domain.documents import Document
from ovillo.domain.entities import CaseEntity
from ovillo.domain.findings import CopyEdge, Finding
from ovillo.domain.messages import mark
from ovillo.domain.statements import KIND_OF, PredicateKind, Review
from ovillo.rendering.catalogue import Catalogue, mark_many
from ovillo.rendering.claims import Narrator, is_role
from ovillo.rendering.counsel import counsel_among
from ovillo.rendering.entries import Entry
from ovillo.rendering.hypotheses.held import OpenHypotheses, open_hypotheses
from ovillo.rendering.inert import inline, reveal

SHORT_HASH = 12
_SHOWN_SOURCES = 3
_WRITTEN_IN_MANY_WAYS = frozenset({"holds_office", "occupation"})
REVIEWS = {
    Review.ACCEPTED: mark("accepted on review"),
    Review.REJECTED: mark("rejected on review"),
    Review.AMENDED: mark("amended on review"),
}

_TAKES = mark("{copy} takes from {origin}: {signs}")
_SHARES = mark("{copy} and {origin} count as one, without a sign of who was first: the former {signs}")
_SIGNS = (
    mark_many("names it as the source of {count} statement", "names it as the source of {count} statements"),
    mark_many("repeats its words in {count} statement", "repeats its words in {count} statements"),
    mark_many(
        "differs with it from all others in {count} detail", "differs with it from all others in {count} details"
    ),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One person, group or organisation."""

    name: str
    other_names: tuple[str, ...]
    notes: tuple[str, ...]
    roles: tuple[Entry, ...]
    held: tuple[Entry, ...]
    ties: tuple[Entry, ...]
    entity: str = ""
    """Id of the entity that it is."""


@dataclass(frozen=True, slots=True)
class Day:
    """What happened at one time."""

    when: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """What is counted or priced, and the entry with its values."""

    title: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Question:
    """One open question."""

    text: str
    references: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SourceNote:
    """One document as a source."""

    position: int
    """Counted from 1; names the document on a page."""
    document: Document
    title: str
    facts: tuple[str, ...]
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a line rests on."""

    number: int
    document: str
    start: int
    end: int
    words: str
    """As in the document, acting characters revealed."""
    place: str


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything that a brief shows."""

    title: str
    totals: tuple[str, ...]
    people: tuple[Figure, ...]
    also_named: tuple[str, ...]
    """People of whom nothing is said, each once, with what they may be called elsewhere."""
    groups: tuple[Figure, ...]
    events: tuple[Day, ...]
    disputed_numbers: tuple[Number, ...]
    agreed_numbers: tuple[Number, ...]
    questions: tuple[Question, ...]
    sources: tuple[SourceNote, ...]
    copying: tuple[str, ...]
    """Who takes from whom, and how that is seen; one line an edge."""
    hypotheses: tuple[OpenHypotheses, ...]
    quotes: tuple[Quote, ...]


def outline(brief: Brief, catalogue: Catalogue) -> Outline:
    """The sections of the brief in this language; quotes are numbered in the order in which lines cite them."""
    documents = {line.document.id: line.document for line in brief.sources}
    findings = {each.id: each for each in brief.findings}
    edges = {(edge.copy, edge.origin): edge for edge in brief.copies}
    counsel = counsel_among(findings.values())
    left_out = brief.contested.beside
    narrator = Narrator(catalogue, documents, findings=findings, edges=edges, counsel=counsel, left_out=left_out)
    names = {line.entity.id: narrator.name(line.entity) for line in chain(brief.people, brief.groups)}
    alike = frozenset(name for name, times in Counter(names.values()).items() if times > 1)
    people = tuple(_figure(line, narrator, names, alike) for line in brief.people if _is_told_of(line))
    mute = (_figure(line, narrator, names, frozenset()) for line in brief.people if not _is_told_of(line))
    groups = tuple(_figure(line, narrator, names, alike) for line in brief.groups)
    events = tuple(_days(brief.events, narrator))
    disputed = tuple(_number(line, narrator) for line in brief.numbers if line.finding.contradicts)
    agreed = tuple(_number(line, narrator) for line in brief.numbers if not line.finding.contradicts)
    questions = tuple(say_question(each, narrator) for each in brief.open_questions)
    return Outline(
        title=inline(brief.case),
        totals=totals_of(brief, catalogue),
        people=people,
        also_named=tuple(dict.fromkeys(_in_short(figure) for figure in mute)),
        groups=groups,
        events=events,
        disputed_numbers=disputed,
        agreed_numbers=agreed,
        questions=questions,
        sources=tuple(_source(position, line, narrator) for position, line in enumerate(brief.sources, start=1)),
        copying=tuple(_copying(edge, narrator) for edge in brief.copies),
        hypotheses=tuple(open_hypotheses(line, catalogue) for line in brief.hypotheses),
        quotes=quotes_of(narrator),
    )


def totals_of(brief: Brief, catalogue: Catalogue) -> tuple[str, ...]:
    """How much the brief stands on, and as of when."""
    statements = sum(line.statements for line in brief.sources)
    totals = [
        catalogue.say_many(mark("{count} person"), mark("{count} people"), len(brief.people)),
        catalogue.say_many(
            mark("{count} group or organisation"), mark("{count} groups and organisations"), len(brief.groups)
        ),
        catalogue.say_many(mark("{count} source"), mark("{count} sources"), len(brief.sources)),
        catalogue.say_many(mark("{count} statement"), mark("{count} statements"), statements),
    ]
    if brief.as_of:
        totals.append(catalogue.say(mark("latest source dated {day}"), day=catalogue.date(brief.as_of)))
    root = brief.ledger_root[:SHORT_HASH]
    entries = catalogue.say_many(mark("{count} ledger entry"), mark("{count} ledger entries"), brief.ledger_size)
    totals.append(catalogue.say(mark("{entries}, root {root}"), entries=entries, root=inline(root)))
    return tuple(totals)


def _figure(line: PersonLine, narrator: Narrator, names: Mapping[str, str], alike: frozenset[str]) -> Figure:
    entity, say = line.entity, narrator.catalogue.say
    notes = []
    if len(entity.names) > 1 and entity.merged_by == "rule":
        notes.append(say(mark("names joined by a written rule; the decision can be taken back")))
    if len(entity.names) > 1 and entity.merged_by == "judgement":
        notes.append(say(mark("names joined by a person’s decision")))
    if names[entity.id] in alike:
        sources = list(dict.fromkeys(narrator.source(each) for each in entity.documents))
        shown = [*sources[:_SHOWN_SOURCES], *(["…"] if len(sources) > _SHOWN_SOURCES else [])]
        listed = narrator.catalogue.listed(shown)
        notes.append(say(mark("named so by {sources}; others of the same name are not joined with it"), sources=listed))
    if perhaps := dict.fromkeys(names[each] for each in entity.suggested_with if each in names):
        listed = narrator.catalogue.listed(list(perhaps))
        notes.append(say(mark("perhaps the same as {names}: open"), names=listed))
    return Figure(
        name=say(mark("{role} (not named)"), role=names[entity.id]) if is_role(entity) else names[entity.id],
        other_names=tuple(inline(name) for name in entity.names if name != entity.name),
        notes=tuple(notes),
        roles=tuple(_roles(line, narrator)),
        held=(
            *(narrator.entry(finding, entity) for finding in line.held),
            *(narrator.entry_left_out(finding, entity) for finding in line.left_out),
        ),
        ties=tuple(narrator.entry(finding, entity) for finding in line.ties),
        entity=entity.id,
    )


def _roles(line: PersonLine, narrator: Narrator) -> Iterator[Entry]:
    """Offices and trades in one entry each, however many ways the sources have to write them."""
    for predicate, together in groupby(sorted(line.roles, key=_role_order), key=lambda finding: finding.predicate):
        entries = [narrator.entry(finding, line.entity) for finding in together]
        if len(entries) == 1 or predicate not in _WRITTEN_IN_MANY_WAYS:
            yield from entries
        else:
            claims = tuple(claim for entry in entries for claim in entry.claims)
            is_contradictory = any(entry.is_contradictory for entry in entries)
            yield Entry(lead=None, claims=claims, is_contradictory=is_contradictory, notes=())


def _role_order(finding: Finding) -> int:
    """Offices first, then trades, then all else; otherwise as they were."""
    return {"holds_office": 0, "occupation": 1}.get(finding.predicate, 2)


def _is_told_of(line: PersonLine) -> bool:
    return bool(line.roles or line.held or line.ties or line.left_out)


def _in_short(figure: Figure) -> str:
    return f"{figure.name} ({'; '.join(figure.notes)})" if figure.notes else figure.name


def _days(lines: Sequence[EventLine], narrator: Narrator) -> Iterator[Day]:
    """Neighbours with the same date share a heading."""
    catalogue = narrator.catalogue

    def date_of(line: EventLine) -> str:
        return inline(catalogue.interval(line.when)) if line.when else catalogue.say(mark("no date given"))

    for when, together in groupby(lines, key=date_of):
        yield Day(when, tuple(narrator.entry(line.finding) for line in together))


def _number(line: NumberLine, narrator: Narrator) -> Number:
    """Who does it and to whom stand apart: "Pays: Someone not named → X" is another thing than "Pays: X"."""
    finding, catalogue = line.finding, narrator.catalogue
    doer, target = finding.subject if finding.is_doer_named_throughout else None, finding.object
    label = catalogue.predicate(finding.predicate)
    title = label[:1].upper() + label[1:]
    if KIND_OF.get(finding.predicate) is PredicateKind.CONDUCT and target is not None:
        who = narrator.name(doer) if doer is not None else catalogue.phrases.nobody
        return Number(f"{title}: {who} → {narrator.name(target)}", narrator.entry(finding, None if doer else target))
    about = [narrator.name(entity) for entity in (doer, target) if entity is not None]
    return Number(": ".join([title, " – ".join(about)]) if about else title, narrator.entry(finding))


def say_question(question: OpenQuestion, narrator: Narrator) -> Question:
    """The question in the narrator's words."""
    say, kind = narrator.catalogue.say, question.kind
    entry = narrator.entry(question.finding) if question.finding else None
    beside = (n for each in (entry.beside if entry else ()) for n in sorted(each.claim.cited))
    references = tuple(dict.fromkeys((*entry.references, *beside))) if entry else ()
    about = _summary(entry) if entry else narrator.name(question.entity) if question.entity else ""
    document = narrator.documents.get(question.document or "")
    if document is not None:
        return Question(_document_question(document, kind, narrator), references)
    if kind == "unnamed_role" and question.entity:
        return Question(_role_question(question.entity, question.perhaps, narrator), references)
    if kind == "unclear_surname" and question.entity:
        return Question(_surname_question(question.entity, question.perhaps, narrator), references)
    if kind == "review":
        return Question(say(mark("Is it so? Reviewers contradict one another: {what}"), what=about), references)
    if kind == "missing_date":
        return Question(say(mark("When? No source gives a date: {what}"), what=about), references)
    if kind == "contradiction":
        return Question(say(mark("Which is right? Sources contradict one another: {what}"), what=about), references)
    return Question(say(mark("Not stated by any source: {what}"), what=about or inline(kind)), references)


def _role_question(role: CaseEntity, perhaps: Sequence[CaseEntity], narrator: Narrator) -> str:
    say, called = narrator.catalogue.say, inline(role.name)
    if narrator.catalogue.is_plural(called):
        return say(mark("Who are the “{role}”? No names are given there."), role=called)
    if perhaps:
        names = narrator.catalogue.listed([narrator.name(one) for one in perhaps])
        return say(
            mark("Who is the “{role}”? Not said with it. Called so elsewhere: {names}."), role=called, names=names
        )
    return say(mark("Who is the “{role}”? No name is given there."), role=called)


def _surname_question(surname: CaseEntity, perhaps: Sequence[CaseEntity], narrator: Narrator) -> str:
    sources = narrator.catalogue.listed(list(dict.fromkeys(narrator.source(each) for each in surname.documents)))
    names = narrator.catalogue.listed([narrator.name(one) for one in perhaps])
    return narrator.catalogue.say(
        mark("Who is “{surname}” in {sources}? The surname fits {names}; it is joined with nobody."),
        surname=narrator.name(surname),
        sources=sources,
        names=names,
    )


def _document_question(document: Document, kind: str, narrator: Narrator) -> str:
    catalogue, name = narrator.catalogue, inline(document.name)
    if kind == "unread_document" and document.unread is not None:
        why = catalogue.unread(document.unread)
        return catalogue.say(mark("What does {name} say? It was not read: {why}."), name=name, why=why)
    if kind == "unread_document":
        pages = catalogue.bare_pages(document.pages_without_text())
        return catalogue.say(mark("What else does {name} say? Of it, {pages}."), name=name, pages=pages)
    missing = catalogue.listed([catalogue.unknown(field) for field in document.details.unknown()])
    return catalogue.say(mark("What sort of source is {name}? Not stated: {fields}."), name=name, fields=missing)


def _summary(entry: Entry) -> str:
    parts = " / ".join(dict.fromkeys(claim.phrase.text for claim in entry.claims))
    beside = "; ".join(dict.fromkeys(f"{each.label} {each.claim.phrase.text}" for each in entry.beside))
    told = f"{parts} ({beside})" if beside else parts
    return f"{entry.lead}: {told}" if entry.lead else told


def _source(position: int, line: SourceLine, narrator: Narrator) -> SourceNote:
    document, details = line.document, line.document.details
    catalogue = narrator.catalogue
    facts = [inline(details.publisher)] if details.publisher and details.title else []
    if details.published:
        facts.append(catalogue.date(details.published))
    if details.kind:
        facts.append(catalogue.source_kind(details.kind))
    if details.grade:
        facts.append(catalogue.say(mark("grade {grade}"), grade=catalogue.grade(details.grade)))
    if details.language:
        facts.append(catalogue.language_name(inline(details.language)))
    facts.append(catalogue.say_many(mark("{count} statement"), mark("{count} statements"), line.statements))
    title = inline(details.title or details.publisher or document.name)
    name = inline(document.name)
    facts.extend(each for each in (name, document.id[:SHORT_HASH]) if each != title)
    return SourceNote(position, document, title, tuple(facts), _cautions(line, narrator))


def _copying(edge: CopyEdge, narrator: Narrator) -> str:
    catalogue = narrator.catalogue
    signs = [
        catalogue.say_many(one, many, len(ids))
        for (one, many), ids in zip(_SIGNS, (edge.named, edge.repeated, edge.errors), strict=True)
        if ids
    ]
    line = _TAKES if edge.is_order_shown and (edge.named or edge.repeated) else _SHARES
    copy, origin = narrator.source(edge.copy), narrator.source(edge.origin)
    return catalogue.say(line, copy=copy, origin=origin, signs="; ".join(signs))


def _cautions(line: SourceLine, narrator: Narrator) -> tuple[str, ...]:
    catalogue, document = narrator.catalogue, line.document
    cautions = []
    if document.unread is not None:
        cautions.append(catalogue.not_read(document.unread))
    if bare := document.pages_without_text():
        cautions.append(catalogue.bare_pages(bare))
    if missing := document.details.unknown():
        fields = catalogue.listed([catalogue.unknown(field) for field in missing])
        cautions.append(catalogue.say(mark("not stated: {fields}"), fields=fields))
    if line.copies:
        origins = catalogue.listed(list(dict.fromkeys(narrator.source(each) for each in line.copies)))
        cautions.append(catalogue.say(mark("takes from {origins}"), origins=origins))
    return tuple(cautions)


def quotes_of(narrator: Narrator) -> tuple[Quote, ...]:
    """Every quote that the narrator has cited, in the order of their numbers."""
    catalogue, quotes = narrator.catalogue, narrator.quotes
    made = []
    for number, statement in enumerate(quotes.cited, start=1):
        document = narrator.documents.get(statement.document)
        parts = [narrator.source(statement.document)]
        if document and document.details.published:
            parts.append(catalogue.date(document.details.published))
        if document and len(document.page_starts) > 1:
            parts.append(catalogue.say(mark("page {page}"), page=document.page_of(statement.start)))
        if number in quotes.headlines:
            parts.append(catalogue.say(mark("only in a headline")))
        if number in quotes.reviews:
            parts.append(catalogue.say(REVIEWS[quotes.reviews[number]]))
        where = ", ".join(parts)
        words = reveal(statement.quote)
        made.append(Quote(number, statement.document, statement.start, statement.end, words, where))
    return tuple(made)
