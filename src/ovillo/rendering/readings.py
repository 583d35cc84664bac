"""One statement as its reader meets it beside its words: what was read, part by part, before anybody compares it.

It claims what its own words say and no more: names stand as this document has them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ovillo.domain.entities import DocumentEntity, EntityType
from ovillo.domain.messages import mark
from ovillo.domain.statements import KIND_OF, PredicateKind, Statement
from ovillo.rendering.claims import Narrator
from ovillo.rendering.inert import inline, reveal
from ovillo.rendering.phrases import Perspective, Phrase, Told

_BODIES = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP})
_DONE = frozenset({PredicateKind.CONDUCT, PredicateKind.PROCEDURE})
"""Kinds of which somebody does something: nobody does an age, an office or a tie."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was read: "who does it: Ana"."""

    name: str
    """Stable, for scripts: subject, predicate, object, value, when, where, standing, negated, speakers, extractor."""
    label: str
    text: str
    entity: str | None = None
    """Id of the document entity that it names."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One statement, worded."""

    statement: Statement
    lead: str
    """Whom the line is about."""
    about: str | None
    """Id of the document entity that it is."""
    phrase: Phrase
    voice: str
    parts: tuple[Part, ...]
    words: str
    """The quote, acting characters revealed."""


def read_out(statement: Statement, narrator: Narrator) -> Reading:
    """The statement in the narrator's language."""
    is_procedure = KIND_OF.get(statement.predicate) is PredicateKind.PROCEDURE
    perspective = Perspective.OBJECT if is_procedure and statement.object is not None else Perspective.SUBJECT
    about = statement.object if perspective is Perspective.OBJECT else statement.subject
    told = Told(
        statement.predicate,
        statement.standing,
        negated=statement.negated,
        subject=_name(statement.subject, narrator),
        object=_name(statement.object, narrator),
        value=narrator.value(statement.value) if statement.value else None,
        object_acts=statement.object.type in _BODIES if statement.object else False,
    )
    return Reading(
        statement=statement,
        lead=narrator.name(about) if about else narrator.catalogue.phrases.nobody,
        about=about.id if about else None,
        phrase=narrator.catalogue.phrases.phrase(told, perspective),
        voice=narrator.voice(statement),
        parts=tuple(_parts(statement, narrator)),
        words=reveal(statement.quote),
    )


def _name(entity: DocumentEntity | None, narrator: Narrator) -> str | None:
    return narrator.name(entity) if entity else None


def _parts(statement: Statement, narrator: Narrator) -> Iterator[Part]:
    catalogue = narrator.catalogue
    say = catalogue.say
    if statement.subject:
        who = mark("who does it") if KIND_OF.get(statement.predicate) in _DONE else mark("who")
        yield Part("subject", say(who), narrator.name(statement.subject), statement.subject.id)
    yield Part("predicate", say(mark("what")), inline(catalogue.predicate(statement.predicate)))
    if statement.object:
        yield Part("object", say(mark("to or with whom")), narrator.name(statement.object), statement.object.id)
    if statement.value:
        yield Part("value", say(mark("number or word")), narrator.value(statement.value))
    if statement.when:
        yield Part("when", say(mark("when")), inline(catalogue.interval(statement.when)))
    if statement.where:
        yield Part("where", say(mark("where")), narrator.name(statement.where), statement.where.id)
    yield Part("standing", say(mark("how it is held")), catalogue.standing(statement.standing))
    if statement.negated:
        yield Part("negated", say(mark("denied or negated")), say(mark("says that it did NOT happen")))
    yield Part("speakers", say(mark("whose word")), narrator.voice(statement))
    yield Part("extractor", say(mark("read by")), inline(statement.extractor))
