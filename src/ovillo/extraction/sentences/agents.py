"""Who does what a passive says, where "by" stands behind another verb."""

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.sentences.arguments import Arguments
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of

NO_AGENTS = frozenset({EntityType.THING, EntityType.DOCUMENT})
_ILL = frozenset({"threatens", "exploits", "recruits", "deceives"})
"""Conduct that whoever did the next thing to the same people did, too."""


def agents_of_next(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """As in "were threatened and beaten by the gang": of two participles in a row, who does both; not of a sale."""
    view, frames = reading.view, {f.predicate for _, f in reading.grammar.patterns.get(clause.verb.lemma, ())}
    behind = view.items[clause.item + 1 : clause.item + 4]
    is_row = [item.kind for item in behind] == [ItemKind.AND, ItemKind.VERB, ItemKind.PREPOSITION]
    if not is_row or not frames or not frames <= _ILL or clause.verb.is_negated:
        return ()
    number = view.clause_at[clause.item + 2]
    other, marks = view.clauses[number], reading.grammar.sets["agent_slot"]
    if behind[2].word not in marks or not other.is_passive or other.verb.first != other.verb.last:
        return ()
    slots = [s for s in arguments_of(reading, number).slots if s.preposition in marks]
    named = [p for s in slots[:1] for p in parties_of(view, s.groups)]
    return tuple(p for p in named if p.entity.type not in NO_AGENTS)


def agents_behind(reading: Reading, arguments: Arguments) -> tuple[Party, ...]:
    """As in "eran obligadas a prostituirse por X": who does it, behind the infinitive of what it is."""
    sets = reading.grammar.sets
    aims = sets["direct_slot"] | sets["infinitive_marks"]
    found = [n for p, n in arguments.complements if p in aims]
    slots = [s for n in found[:1] for s in arguments_of(reading, n).slots if s.preposition in sets["agent_slot"]]
    named = [p for s in slots[:1] for p in parties_of(reading.view, s.groups)]
    return tuple(p for p in named if p.entity.type is EntityType.PERSON and p.entity.level is not NameLevel.ROLE)
