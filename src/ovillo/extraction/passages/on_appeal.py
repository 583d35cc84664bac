"""What a first court decided and a higher one turned round in the same sentence.

1. "Condenada en primera instancia y absuelta en apelación": the verdict beside the words for the first court, where
   another verdict of the other kind of the same person stands in its sentence, is left out with the conduct that it
   holds.
"""

from collections.abc import Iterator, Mapping, Sequence

from ovillo.domain.statements import Standing
from ovillo.extraction.passages.timing import Act
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.folding import places_of

_NEAR = 3
"""Tokens back from the words for the first court to the verdict that they tell of."""
_HELD = {
    "conviction": (frozenset({"convicted", "sentenced"}), Standing.CONVICTED),
    "acquittal": (frozenset({"acquitted"}), Standing.ACQUITTED),
}


def without_reversed(acts: Sequence[Act], studied: Sequence[Reading]) -> list[Act]:
    """The acts, without the verdicts of a first court that their own sentence turns round."""
    first = {reading.number: kind for reading in studied if (kind := _reversed_in(reading))}
    others = {number: [a for a in acts if a.sentence == number and _is_of_other(a, first[number])] for number in first}
    return [act for act in acts if act.sentence not in first or not _falls(act, first, others)]


def _falls(act: Act, first: Mapping[int, str], others: Mapping[int, Sequence[Act]]) -> bool:
    """Whether the other verdict is of the same person, or of nobody that could be read."""
    later = {_whose(other) for other in others[act.sentence]}
    return _is_held(act, first[act.sentence]) and (not later or _whose(act) in later)


def _is_of_other(act: Act, kind: str) -> bool:
    return any(act.statement.predicate in predicates for name, (predicates, _) in _HELD.items() if name != kind)


def _whose(act: Act) -> str:
    is_verdict = any(act.statement.predicate in predicates for predicates, _ in _HELD.values())
    person = act.statement.object if is_verdict else act.statement.subject
    return person.id if person else ""


def _is_held(act: Act, kind: str) -> bool:
    predicates, standing = _HELD[kind]
    is_verdict = act.statement.predicate in predicates
    return not act.statement.negated and (is_verdict or act.statement.standing is standing)


def _reversed_in(reading: Reading) -> str:
    """The kind of verdict that the first court gave and this sentence turns round; "" where there is none."""
    phrases = reading.grammar.table["undone"].get("first_court", ())
    at = min((first for first, _ in places_of(reading.view.sentence.tokens, phrases)), default=-1)
    verdicts = list(_verdicts(reading)) if at >= 0 else []
    near = [kind for place, kind in verdicts if at - _NEAR <= place < at]
    others = {kind for place, kind in verdicts if place > at or place < at - _NEAR}
    return near[-1] if near and others - {near[-1]} else ""


def _verdicts(reading: Reading) -> Iterator[tuple[int, str]]:
    """Where a verb of a verdict stands, and of which kind."""
    for clause in reading.view.clauses:
        told = {frame.predicate for _, frame in reading.grammar.patterns.get(clause.verb.lemma, ())}
        kind = next((kind for kind, (predicates, _) in _HELD.items() if told & predicates), "")
        if kind and not clause.verb.is_negated:
            yield clause.verb.last, kind
