"""Which facts of noun groups a report tells of nobody who is part of its story."""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, PredicateKind, Speaker
from ovillo.extraction.passages.officials import AGAINST
from ovillo.extraction.passages.once import Draft
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import PersonFact
from ovillo.extraction.words.grammar import Grammar
from ovillo.extraction.words.who_words import WhoWords

_KIN = frozenset({"relative_of", "partner_of", "compadrazgo_with"})


def who_tells(fact: PersonFact, speakers: tuple[Speaker, ...], grammar: Grammar) -> tuple[Speaker, ...]:
    """Who tells this of somebody; "según los vecinos, X, de 40 años, vendía" leaves the age to the writer."""
    known = grammar.sets["of_law"]
    is_aside = fact.predicate == "age" and all(
        s.type is EntityType.PERSON and not known & set(s.name.lower().split()) for s in speakers
    )
    return () if is_aside else speakers


def is_strangers_kin(fact: PersonFact, told: frozenset[str], involved: frozenset[str], who: WhoWords) -> bool:
    """Kin of two whom nothing names and of neither of whom an act is told; of a child, of its kin."""
    if fact.predicate not in _KIN or fact.object is None:
        return False
    pair = (fact.subject, fact.object)
    if any(each.level is not NameLevel.ROLE for each in pair):
        return False
    if any(who.words["untrue"] & {fold(word) for word in each.name.split()} for each in pair):
        return True  # "la falsa madre de la menor"
    children = who.words["infants"] | who.words["childhood"]
    elders = {each.id for each in pair if not children & {fold(word) for word in each.name.split()}}
    return not elders & involved if len(elders) < len(pair) else not elders & told


def involved_in(drafts: Sequence[Draft]) -> frozenset[str]:
    """The ids of those who do something or against whom something is done."""
    found: set[str] = set()
    for statement in (draft.statement for draft in drafts):
        if KIND_OF.get(statement.predicate) is PredicateKind.CONDUCT and statement.subject is not None:
            found.add(statement.subject.id)
        if statement.predicate in AGAINST and statement.object is not None:
            found.add(statement.object.id)
    return frozenset(found)


def is_about_nobody(fact: PersonFact) -> bool:
    """As in "a member of the ring", "the suspect's daughter": nobody whom the document names."""
    if fact.subject.level is not NameLevel.ROLE:
        return False
    if fact.predicate in {"leads", "belongs_to"}:
        return True
    if fact.predicate in _KIN:
        return False
    return fact.object is not None and fact.object.level is NameLevel.ROLE and fact.object.type is EntityType.PERSON
