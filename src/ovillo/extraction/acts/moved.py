"""When to take or to hold somebody is conduct by itself: "took the girls to X to be sold", "recruited, taken and sold".

Rules:
1. What it was done for says so; or a verb of plain conduct in the same row.
2. Who takes pregnant women, or children from one place to another, to a place with a name moves them; kin, police
   and hospitals do so too.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.acts.undergoers import is_official
from ovillo.extraction.sentences.clause_types import Clause, Link
from ovillo.extraction.sentences.proposals import Party
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import Frame

_ROWS = frozenset({"recruits", "sells", "buys", "exploits", "deceives"})
"""Conduct in whose row a plain "take" or "hold" is conduct."""


def is_plain_conduct(
    reading: Reading, clause: Clause, frame: Frame, subjects: Sequence[Party], objects: Sequence[Party]
) -> bool:
    """Whether nothing but the verb's surroundings is needed to make it conduct."""
    if _has_ill_aim(reading, clause) or _is_among_conduct(reading, clause):
        return True
    return frame.predicate == "transports" and _is_far(reading, clause, subjects, objects)


def _is_far(reading: Reading, clause: Clause, subjects: Sequence[Party], objects: Sequence[Party]) -> bool:
    """Rule 2."""
    table, view = reading.grammar.table.get("moved_far"), reading.view
    if table is None or not objects or any(is_official(reading, s) for s in subjects):
        return False
    if set(table["carers"]) & _words(subjects):
        return False
    slots = arguments_of(reading, view.clause_at[clause.item]).slots
    ends = {s.preposition for s in slots for g in s.groups if _is_named_place(reading, g)}
    is_cared = all(_words((o,)) & set(table["bearing"]) for o in objects)
    is_carried = all(_words((o,)) & set(table["carried"]) for o in objects) and bool(ends & set(table["from"]))
    return bool(ends & set(table["to"])) and (is_cared or is_carried)


def _words(parties: Sequence[Party]) -> set[str]:
    return {word for p in parties for word in p.entity.name.lower().split()}


def _is_named_place(reading: Reading, group: int) -> bool:
    found = reading.view.groups[group]
    return found.entity.type is EntityType.PLACE and found.entity.level is not NameLevel.ROLE


def _has_ill_aim(reading: Reading, clause: Clause) -> bool:
    """As in "were taken to Abuja to work as prostitutes", "took the girls to X to be sold": that moving is conduct."""
    table = reading.grammar.table.get("ill_aims")
    if table is None:
        return False
    tokens = reading.view.sentence.tokens
    later = [c.verb.first for c in reading.view.clauses if c.item > clause.item and c.verb.mood is Mood.FINITE]
    end = min(later, default=len(tokens))
    after = f" {' '.join(t.lower for t in tokens[clause.verb.last + 1 : end])} "
    return any(f" {words} " in after for words in table["words"])


def _is_among_conduct(reading: Reading, clause: Clause) -> bool:
    """As in "were recruited in villages, taken to the city and sold": a row of plain conduct makes it conduct too."""
    clauses = reading.view.clauses
    number = reading.view.clause_at[clause.item]
    near = [n for n in (number - 1, number + 1) if 0 <= n < len(clauses)]
    for other in (clauses[n] for n in near):
        is_joined = Link.COORDINATED in (clause.link, other.link) and clause.subject == other.subject >= 0
        rows = reading.grammar.patterns.get(other.verb.lemma, ())
        sure = {f.predicate for p, f in rows if not p.words and p.lemma not in f.governed}
        is_done = not other.verb.is_negated and other.is_passive == clause.is_passive
        if is_joined and is_done and sure & _ROWS:
            return True
    return False
