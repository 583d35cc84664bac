"""Of whom it is denied where the words do not name them: "I never sold", "my client did not".

Rules:
1. The first person, in a quotation, is whoever is quoted.
2. "My client", a pronoun that was taken for the lawyer: whoever the lawyer speaks for; of "the defence", whose client
   no words name, the only one who has been accused by name.
3. In a language that keeps its subjects, what the first person denies is left out where nobody can be seen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, PredicateKind, Speaker, Standing, Statement
from ovillo.extraction.passages.officials import AGAINST
from ovillo.extraction.passages.protests import called_innocent
from ovillo.extraction.passages.timing import Act
from ovillo.extraction.sentences.clause_types import Link
from ovillo.extraction.sentences.dropped import is_left_to_speaker, speaks_first
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import PersonFact
from ovillo.extraction.voices.speech import is_told
from ovillo.extraction.words.grammar import Grammar

_TRADES = frozenset({"occupation", "holds_office"})
_LOOK_BACK = 3
"""Sentences back to whoever is accused beside what "the defence" says."""
_NAMED_WITHIN = 3
"""Tokens between "the defence" and the name of whose it is."""


def as_denied(
    statement: Statement,
    reading: Reading,
    proposal: Proposal,
    speakers: Sequence[Speaker],
    facts: Sequence[PersonFact],
    clients: Mapping[str, DocumentEntity],
    told: Sequence[Act],
) -> Statement | None:
    """The statement, held as denied where it is, with who denies it as its doer; `None` where rule 3 leaves it out.

    Args:
        statement: of the proposal.
        reading: of its sentence.
        proposal: for where its words stand.
        speakers: of it, nearest first, the publisher left out.
        facts: what the document says of people.
        clients: as `clients_of` gives them.
        told: what the sentences up to this one tell.
    """
    clause = reading.view.clauses[proposal.clause] if proposal.clause >= 0 else None
    is_first = clause is not None and speaks_first(reading.view, clause, reading.grammar)
    if statement.negated and _denies(
        statement, speakers, facts, reading.grammar, is_told=is_told(reading, proposal), is_first=is_first
    ):
        statement = replace(statement, standing=Standing.DENIED, negated=False)
    if KIND_OF.get(statement.predicate) not in (PredicateKind.CONDUCT, PredicateKind.TIE):
        return statement
    is_left = clause is not None and is_left_to_speaker(reading.view, clause, reading.grammar)
    doer = statement.subject
    if statement.standing is Standing.DENIED and doer is not None:
        doer = _client(reading, doer, speakers, clients, told)
    elif statement.standing is Standing.DENIED and clause is not None and is_left and not clause.is_passive:
        who = _speaker_in(reading, speakers)
        doer = who if who is None or is_first else client_of(reading, who, clients, told)
        doer = doer if is_first or doer is not who else None
    if doer is None and is_left and not reading.grammar.verbs["drops_subjects"]:
        return None
    if clause is not None and clause.link is Link.NONFINITE and doer is not None and not statement.speakers:
        is_denied = statement.standing is Standing.DENIED  # "claimed not to have sold"
        statement = replace(statement, speakers=_itself(doer) if is_denied else ())
    if doer is statement.subject or (doer and statement.object and doer.id == statement.object.id):
        return statement
    return replace(statement, subject=doer)


def _itself(doer: DocumentEntity) -> tuple[Speaker, ...]:
    return (Speaker(doer.name, doer.type, doer.id),)


def _denies(
    statement: Statement,
    speakers: Sequence[Speaker],
    facts: Sequence[PersonFact],
    grammar: Grammar,
    *,
    is_told: bool,
    is_first: bool,
) -> bool:
    """Whether a negated statement is a denial: of what somebody, or who speaks for them, says that they did not do.

    Args:
        statement: negated.
        speakers: of it, nearest first, the publisher left out.
        facts: what the document says of people.
        grammar: for what the defence is called.
        is_told: whether it stands in a quotation or after a verb of saying, of somebody unknown where nobody is cited.
        is_first: whether whoever is cited says it of themselves: "I never took money", an official too.
    """
    if KIND_OF.get(statement.predicate) not in (PredicateKind.CONDUCT, PredicateKind.TIE):
        return False
    if not speakers:
        return is_told
    holds_office = any(f.predicate == "holds_office" and f.subject.id == speakers[0].entity for f in facts)
    is_defence = speakers[0].name.lower() in grammar.cues["denial"]["defence"]
    return (speakers[0].type is EntityType.PERSON and (is_first or not holds_office)) or is_defence


def clients_of(facts: Sequence[PersonFact], grammar: Grammar) -> dict[str, DocumentEntity]:
    """Entity id of whoever speaks for a person, to that person: of lawyers, not of secretaries or nurses."""
    table = grammar.cues["denial"]
    trades = {*table["counsel"], *table["spokesmen"]}
    told = {f.subject.id for f in facts if f.predicate in _TRADES and f.value and _tells(f.value.text, trades)}
    return {
        f.subject.id: f.object
        for f in facts
        if f.predicate == "works_for" and f.object is not None and f.object.type is EntityType.PERSON
        if f.subject.id in told or _tells(f.subject.name, trades)
    }


def _tells(text: str, trades: set[str]) -> bool:
    return bool(trades & set(text.lower().split()))


def who_is_denied_of(
    reading: Reading, denier: DocumentEntity, clients: Mapping[str, DocumentEntity], told: Sequence[Act]
) -> DocumentEntity | None:
    """Of whom somebody denies what was said: of themselves or a client; `None` where they call another innocent."""
    found, innocent = client_of(reading, denier, clients, told), called_innocent(reading)
    is_other = innocent is not None and (innocent.id != found.id or found.id == denier.id)
    return None if is_other else found


def client_of(
    reading: Reading, lawyer: DocumentEntity, clients: Mapping[str, DocumentEntity], told: Sequence[Act]
) -> DocumentEntity:
    """For whom somebody speaks: whoever they represent, else they themselves."""
    if lawyer.id in clients:
        return clients[lawyer.id]
    if not speaks_for_client(lawyer, reading.grammar):
        return lawyer
    named = _named_behind(reading, lawyer) or called_innocent(reading)
    if named is not None:
        return named
    accused = {
        e.id: e for a in told if reading.number - a.sentence <= _LOOK_BACK for e in blamed_in(a) if e.is_named_person
    }
    return next(iter(accused.values())) if len(accused) == 1 else lawyer


def speaks_for_client(lawyer: DocumentEntity, grammar: Grammar) -> bool:
    """Whether it is the defence, or lawyers of whom nothing but their trade is told."""
    name, table = lawyer.name.lower(), grammar.cues["denial"]
    return lawyer.level is NameLevel.ROLE and (name in table["defence"] or name in table["counsel"])


def _named_behind(reading: Reading, lawyer: DocumentEntity) -> DocumentEntity | None:
    """As in "la defensa de X", "lawyers for X": X."""
    view, ties = reading.view, set(reading.grammar.cues["denial"]["speaking_for"])
    for group in view.groups:
        if group.entity.id != lawyer.id:
            continue
        after = [t.lower for t in view.sentence.tokens[group.last + 1 : group.last + 2]]
        near = (g for g in view.groups if group.last + 1 < g.first <= group.last + _NAMED_WITHIN)
        found = next(near, None) if set(after) & ties else None
        if found is not None and found.entity.type is EntityType.PERSON and not found.is_plural:
            return found.entity
    return None


def _client(
    reading: Reading,
    doer: DocumentEntity,
    speakers: Sequence[Speaker],
    clients: Mapping[str, DocumentEntity],
    told: Sequence[Act],
) -> DocumentEntity:
    """Rule 2."""
    is_client = doer.level is NameLevel.ROLE and doer.name.lower() in reading.grammar.cues["denial"]["clients"]
    is_speaker = bool(speakers) and speakers[0].entity == doer.id
    if is_speaker and not any(doer in blamed_in(act) for act in told):
        return client_of(reading, doer, clients, told)
    lawyer = _speaker_in(reading, speakers) if is_client else None
    if lawyer is None:
        return doer
    found = client_of(reading, lawyer, clients, told)
    return doer if found.id == lawyer.id else found


def _speaker_in(reading: Reading, speakers: Sequence[Speaker]) -> DocumentEntity | None:
    """The person, or the defence, by whose word it is told, as the sentence names them."""
    groups = (g for g in reading.view.groups if speakers and g.entity.id == speakers[0].entity and not g.is_plural)
    return next((g.entity for g in groups if g.entity.type in (EntityType.PERSON, EntityType.ORGANISATION)), None)


def blamed_in(act: Act) -> tuple[DocumentEntity, ...]:
    """Whom the act blames."""
    statement = act.statement
    is_conduct = KIND_OF.get(statement.predicate) is PredicateKind.CONDUCT
    who = statement.subject if is_conduct else statement.object if statement.predicate in AGAINST else None
    return (who,) if who is not None else ()
