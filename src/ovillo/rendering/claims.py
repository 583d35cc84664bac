"""A finding as a reader meets it: what is said, by whom, with the numbers of the quotes that bear it.

Rules:
1. Statements share a claim only where standing, negation, number and the other party are the same; nothing is averaged
   or strengthened, and no source is given a doer, a court or a victim that only another source names.
2. Dates and places that differ within a claim stand side by side, each with its own quotes.
3. A quote has one number wherever it is cited; statements made from the same words share it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ovillo.domain.courts import is_no_court
from ovillo.domain.documents import Document
from ovillo.domain.entities import CaseEntity, DocumentEntity, EntityType, NameLevel
from ovillo.domain.findings import CopyEdge, Finding, UnnamedDenial
from ovillo.domain.messages import mark
from ovillo.domain.statements import (
    FIRMNESS,
    KIND_OF,
    SYMMETRIC,
    PredicateKind,
    Review,
    Standing,
    Statement,
    Value,
)
from ovillo.rendering.amounts import say_amount
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.compared import say_compared, say_history
from ovillo.rendering.counsel import is_counsel
from ovillo.rendering.entries import Beside, Cited, Claim, Detail, Entry
from ovillo.rendering.inert import inline
from ovillo.rendering.phrases import CLEARED, REPRESENTS, Perspective, Told

_TAKES = mark("{copy} takes this from {origin}")
BESIDE = mark("read beside it:")
BESIDE_OF = mark("read beside it, of {name}:")
"""Of another than the one whose deed it is: the payee, of what somebody paid."""
LEFT_OUT = mark("counts for nothing meanwhile, as reviewers contradict one another on it:")
LEFT_OUT_OF = mark("of {name}, it counts for nothing meanwhile, as reviewers contradict one another on it:")
Place = tuple[str, int, int]
_BODIES = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP})
_BESIDES = mark("{count} besides those named")
"""In the words of a term that is not to be served: without them the number would say too much."""


@dataclass(slots=True)
class Quotes:
    """The quotes that a page cites, numbered in the order in which it does."""

    numbers: dict[Place, int] = field(default_factory=dict)
    cited: list[Statement] = field(default_factory=list)
    """The first statement made from each quote."""
    headlines: set[int] = field(default_factory=set)
    reviews: dict[int, Review] = field(default_factory=dict)

    def number(self, statement: Statement) -> int:
        """The number of the statement's quote."""
        place = (statement.document, statement.start, statement.end)
        number = self.numbers.setdefault(place, len(self.numbers) + 1)
        if number > len(self.cited):
            self.cited.append(statement)
        if statement.is_headline:
            self.headlines.add(number)
        if statement.review is not Review.PROPOSED:
            self.reviews[number] = statement.review
        return number


@dataclass(frozen=True, slots=True)
class Narrator:
    """Words findings for one page."""

    catalogue: Catalogue
    documents: Mapping[str, Document]
    quotes: Quotes = field(default_factory=Quotes)
    findings: Mapping[str, Finding] = field(default_factory=dict)
    """Every finding that lines point at, by id."""
    edges: Mapping[tuple[str, str], CopyEdge] = field(default_factory=dict)
    """How it is seen that one source takes from another: by (copy, origin)."""
    counsel: frozenset[str] = frozenset()
    """Ids of those whom a source calls lawyers."""
    left_out: Mapping[str, Sequence[Finding]] = field(default_factory=dict)
    """By id of a finding: what speaks against it while reviewers contradict one another on whether it stands."""

    def entry(self, finding: Finding, about: CaseEntity | None = None) -> Entry:
        """The finding as a line below `about`, or with a lead of its own."""
        perspective, lead = _perspective(finding, about)
        said = _said_of(finding, about, perspective)
        claims = self._claims(finding, said, perspective)
        notes = list(self._notes(finding) if len(said) == len(finding.statements) else self._notes_in_part(finding))
        return Entry(
            lead=None if about else self.lead(lead, finding, perspective),
            claims=claims,
            is_contradictory=finding.contradicts
            or (finding.is_disputed and (len(claims) > 1 or bool(finding.denials))),
            notes=tuple(notes),
            beside=tuple(self._beside(finding, lead)),
        )

    def entry_left_out(self, finding: Finding, about: CaseEntity | None = None) -> Entry:
        """The finding as a line that counts for nothing while reviewers contradict one another on it."""
        perspective, lead = _perspective(finding, about)
        claims = self._claims(finding, _said_of(finding, about, perspective), perspective)
        told = tuple(Beside(self.catalogue.say(LEFT_OUT), claim) for claim in claims)
        return Entry(None if about else self.lead(lead, finding, perspective), (), False, (), told)

    def told_in_part(self, finding: Finding, said: Sequence[Statement], about: CaseEntity) -> list[str]:
        """These statements of a finding as lines below `about`, each with what must be read with it."""
        perspective, lead = _perspective(finding, about)
        naming = {each.id for each in _said_of(finding, about, perspective)}
        own = [each for each in said if each.id in naming]
        read = (f"{each.label} {each.claim.phrase.text}" for each in self._beside(finding, lead))
        beside = [*self._disputes(finding), *read]
        told = [claim.phrase.text for claim in self._claims(finding, own, perspective)]
        return [f"{each} ({'; '.join(dict.fromkeys(beside))})" if beside else each for each in told]

    def _beside(self, finding: Finding, lead: CaseEntity | None) -> Iterable[Beside]:
        """What must be read with the line, named where it is of another than the one whom the line is told of."""
        others = [self.findings[one] for one in finding.beside if one in self.findings]
        for label, of, found in (
            (BESIDE, BESIDE_OF, others),
            (LEFT_OUT, LEFT_OUT_OF, self.left_out.get(finding.id, ())),
        ):
            for one in found:
                person = _person(one)
                is_other = person is not None and (lead is None or person.id != lead.id)
                said = (
                    self.catalogue.say(of, name=self.name(person)) if person and is_other else self.catalogue.say(label)
                )
                yield from (Beside(said, claim) for claim in self._told_beside(one))
        for each in finding.denials:
            side = finding.subject if each.is_doer else finding.object
            is_other = bool(each.name) and (side is None or side.id != each.person)
            label = (
                self.catalogue.say(BESIDE_OF, name=self._in_words(each.name))
                if is_other
                else self.catalogue.say(BESIDE)
            )
            yield from (Beside(label, claim) for claim in self._denied(each))

    def _claims(self, finding: Finding, said: Sequence[Statement], perspective: Perspective) -> tuple[Claim, ...]:
        groups: defaultdict[tuple[object, ...], list[Statement]] = defaultdict(list)
        for statement in said:
            state = tuple(statement.id in ids for ids in (finding.superseded, finding.overtaken, finding.besides))
            other = _key(_other(statement, finding, perspective))
            groups[(_manner(statement), state, other)].append(statement)
        weights = {each: one.weight for one in finding.values for each in one.statements}
        ordered = sorted(groups.values(), key=lambda group: _rank(group[0], weights.get(group[0].id, 0.0)))
        return tuple(self._claim(finding, group, perspective) for group in ordered)

    def _told_beside(self, other: Finding) -> tuple[Claim, ...]:
        """The claims of another finding about the same person, who is not named again."""
        person = _person(other)
        perspective, _ = _perspective(other, person)
        return self._claims(other, _said_of(other, person, perspective), perspective)

    def _denied(self, denial: UnnamedDenial) -> tuple[Claim, ...]:
        """The claims in which the person denies it of somebody unnamed; the person is not named again."""
        finding = self.findings.get(denial.finding)
        if finding is None:
            return ()
        return self._claims(finding, denial.statements, Perspective.SUBJECT if denial.is_doer else Perspective.OBJECT)

    def lead(self, entity: CaseEntity | None, finding: Finding, perspective: Perspective) -> str | None:
        """Whom an unattached line is about; `None` where only a number is known."""
        if entity is not None:
            return self.name(entity)
        has_number = any(statement.value for statement in finding.statements)
        is_told_of_object = perspective is Perspective.OBJECT
        return None if is_told_of_object and has_number else self.catalogue.phrases.nobody

    def name(self, entity: CaseEntity | DocumentEntity) -> str:
        """The name; a mere role or common noun is quoted: it is a word of the source, in its language."""
        return self.catalogue.quoted(inline(entity.name)) if is_role(entity) else self._in_words(entity.name)

    def _in_words(self, name: str) -> str:
        shown = inline(name)
        return self.catalogue.quoted(shown) if shown.islower() else shown

    def source(self, source: str) -> str:
        """A publisher, or a document by its name."""
        document = self.documents.get(source)
        if document is None:
            return inline(source)
        return inline(document.details.publisher or document.name)

    def _claim(self, finding: Finding, group: Sequence[Statement], perspective: Perspective) -> Claim:
        first = group[0]
        value = self.value(first.value) if first.value else None
        if value is not None and first.id in finding.besides:
            value = self.catalogue.say(_BESIDES, count=value)
        other = _other(first, finding, perspective)
        subject, target = (finding.subject, other) if perspective is Perspective.SUBJECT else (other, finding.object)
        predicate = REPRESENTS if is_counsel(first, finding, self.counsel) else first.predicate
        predicate = CLEARED if predicate == "acquitted" and is_no_court(subject) else predicate
        if predicate == REPRESENTS and subject is not None and is_role(subject):
            subject = None
        told = Told(
            predicate,
            first.standing,
            negated=first.negated,
            subject=self.name(subject) if subject else None,
            object=self.name(target) if target else None,
            value=value,
            object_acts=_is_body(target, first.value),
            is_own_word=first.is_own_word,
        )
        phrase = self.catalogue.phrases.phrase(told, perspective)
        dates = self._cite(group, self._date)
        if len({each.when for each in group}) == 1 and first.when is not None:
            day = inline(self.catalogue.interval_in_sentence(first.when))
            phrase = replace(phrase, act=f"{phrase.act} {day}".strip())
            dates = ()
        return Claim(
            phrase=phrase,
            standing=first.standing,
            is_negated=first.negated,
            value=value,
            voices=self._cite(group, self.voice_in(finding, first)),
            details=self._details(dates, self._cite(group, self._place)),
        )

    def _details(self, dates: tuple[Cited, ...], places: tuple[Cited, ...]) -> tuple[Detail, ...]:
        say = self.catalogue.say
        details = []
        if dates:
            details.append(Detail(say(mark("dates differ: ")) if len(dates) > 1 else "", dates))
        if places:
            details.append(Detail(say(mark("places: ")) if len(places) > 1 else say(mark("in ")), places))
        return tuple(details)

    def value(self, value: Value) -> str:
        """The number as the source bounds it, or the source's words."""
        return say_amount(value, self.catalogue)

    def _cite(self, group: Iterable[Statement], tell: Callable[[Statement], str | None]) -> tuple[Cited, ...]:
        told: defaultdict[str, dict[int, None]] = defaultdict(dict)
        for statement in group:
            text = tell(statement)
            if text:
                told[text][self.quotes.number(statement)] = None
        return tuple(Cited(text, tuple(numbers)) for text, numbers in told.items())

    def _date(self, statement: Statement) -> str | None:
        return inline(self.catalogue.interval(statement.when)) if statement.when else None

    def _place(self, statement: Statement) -> str | None:
        return self.name(statement.where) if statement.where else None

    def voice(self, statement: Statement) -> str:
        """Who says it, through whom, in which source."""
        document = self.documents.get(statement.document)
        publisher = document.details.publisher if document else None
        speakers = list(statement.speakers)
        if speakers and speakers[-1].name == publisher:
            speakers.pop()
        chain: list[list[str]] = []
        for each in speakers:
            if each.is_beside and chain:
                chain[-1].append(self._in_words(each.name))
            else:
                chain.append([self._in_words(each.name)])
        source = self.source(statement.document)
        if not chain:
            return source
        who = self.catalogue.listed(chain[0])
        for further in chain[1:]:
            who = self.catalogue.say(mark("{who}, through {next}"), who=who, next=self.catalogue.listed(further))
        return self.catalogue.say(mark("{who}, in {source}"), who=who, source=source)

    def voice_in(self, finding: Finding, statement: Statement) -> Callable[[Statement], str]:
        """How whoever says it is told: whether they corrected it, or said it before it happened."""
        if statement.id in finding.superseded:
            return self._corrected_voice
        return self._earlier_voice if statement.id in finding.overtaken else self.voice

    def _corrected_voice(self, statement: Statement) -> str:
        return self.catalogue.say(mark("{who}, which corrected it later"), who=self.voice(statement))

    def _earlier_voice(self, statement: Statement) -> str:
        return self.catalogue.say(mark("{who}, before it happened"), who=self.voice(statement))

    def _notes_in_part(self, finding: Finding) -> Iterable[str]:
        """Where only some sources name whom the line is about: the finding's numbers would say too much beside it."""
        yield self.catalogue.say(mark("other sources say this without this name, or with another"))
        yield from self._disputes(finding)

    def _disputes(self, finding: Finding) -> Iterable[str]:
        if finding.contradicts:
            yield self.catalogue.say(mark("the statements contradict one another"))
        elif finding.is_disputed:
            yield self.catalogue.say(mark("disputed"))

    def _notes(self, finding: Finding) -> Iterable[str]:
        say = self.catalogue.say
        yield self.catalogue.say_many(
            mark("{count} independent source"), mark("{count} independent sources"), finding.independent_sources
        )
        yield from self._disputes(finding)
        yield from say_compared(finding, self.catalogue)
        yield from say_history(finding, self.catalogue)
        for copy, origin in finding.copied:
            edge = self.edges.get((copy, origin))
            how = _TAKES if edge is None else takes_how(edge)
            yield say(how, copy=self.source(copy), origin=self.source(origin))
        if finding.first_said and finding.last_said and finding.first_said != finding.last_said:
            first, last = self.catalogue.date(finding.first_said), self.catalogue.date(finding.last_said)
            yield say(mark("said from {first} to {last}"), first=first, last=last)


def takes_how(edge: CopyEdge) -> str:
    """The note for a statement that stands in both sources, as sure as what shows it."""
    if not (edge.named or edge.repeated):
        return mark("{copy} and {origin} share details that no other source has: counted as one")
    if not edge.is_order_shown:
        return mark("{copy} and {origin} have the same words; nothing shows who had them first")
    return _TAKES


def _person(finding: Finding) -> CaseEntity | None:
    """Who did it, or whom a procedure was against."""
    return finding.subject if KIND_OF.get(finding.predicate) is PredicateKind.CONDUCT else finding.object


def is_role(entity: CaseEntity | DocumentEntity) -> bool:
    """Whether only a role of a person is known."""
    return entity.level is NameLevel.ROLE and entity.type is EntityType.PERSON


def _perspective(finding: Finding, about: CaseEntity | None) -> tuple[Perspective, CaseEntity | None]:
    """From whose side the line is told, and who that is."""
    if about is not None:
        is_object = finding.object is not None and finding.object.id == about.id
        is_subject = finding.subject is not None and finding.subject.id == about.id
        return (Perspective.OBJECT if is_object and not is_subject else Perspective.SUBJECT), about
    is_procedure = KIND_OF.get(finding.predicate) is PredicateKind.PROCEDURE
    if is_procedure and (finding.object is not None or not finding.is_doer_named_throughout):
        return Perspective.OBJECT, finding.object
    return Perspective.SUBJECT, finding.subject


def _said_of(finding: Finding, about: CaseEntity | None, perspective: Perspective) -> tuple[Statement, ...]:
    """The statements that name the one whom the line is told of as the doer; all, where it is not told of a doer."""
    if about is None or finding.predicate in SYMMETRIC or about.level is NameLevel.ROLE:
        return finding.statements
    if perspective is not Perspective.SUBJECT:
        return finding.statements
    own = tuple(one for one in finding.statements if one.subject is not None and one.subject.id in about.members)
    return own or finding.statements


def _other(statement: Statement, finding: Finding, perspective: Perspective) -> CaseEntity | DocumentEntity | None:
    """Whom this statement itself names on the other side of the line, under the name that the case has for it."""
    own, joined = (
        (statement.object, finding.object)
        if perspective is Perspective.SUBJECT
        else (statement.subject, finding.subject)
    )
    if joined is None:
        return own
    sides = (statement.subject, statement.object) if finding.predicate in SYMMETRIC else (own,)
    return joined if any(side is not None and side.id in joined.members for side in sides) else own


def _key(entity: CaseEntity | DocumentEntity | None) -> str:
    return entity.name.casefold() if entity is not None else ""


def _manner(statement: Statement) -> tuple[object, ...]:
    value = statement.value
    words = value.text.casefold() if value and value.number is None else ""
    amount = value and (value.number, value.unit, value.qualifier, words)
    return statement.standing, statement.negated, statement.is_own_word, amount


def _rank(statement: Statement, weight: float) -> tuple[int, bool, bool, float, str]:
    if statement.standing in FIRMNESS:
        firmness = -FIRMNESS.index(statement.standing)
    else:
        firmness = 1 + list(Standing).index(statement.standing)
    value = statement.value
    order = "" if value is None else f"{value.number:040.6f}" if _is_ordinary(value) else value.text
    return firmness, statement.negated, statement.is_own_word, -weight, order


def _is_ordinary(value: Value) -> bool:
    return value.number is not None and value.number.is_finite() and abs(value.number.adjusted()) < 30


def _is_body(entity: CaseEntity | DocumentEntity | None, value: Value | None) -> bool:
    return entity.type in _BODIES if entity is not None else value is not None and value.unit == "person"
