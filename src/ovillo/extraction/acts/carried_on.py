"""Who does what a gerund behind a clause says: "sold a boy, accepting $300", "is alleged to have sold, accepting".

1. What somebody is blamed for stands between the verb of blame and the gerund, with no clause of anybody else's.
2. Whoever blames does nothing of it: "prosecutors accused X of selling a baby, later accepting $300".
3. What the gerund says is no firmer than what it goes on from, and nothing where that is denied.
"""

from ovillo.domain.statements import CueKind
from ovillo.extraction.acts.reduced import doers_with_main
from ovillo.extraction.sentences.casting import subjects_of
from ovillo.extraction.sentences.clause_types import Link
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Holding, Party, hold, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood

_OPEN = frozenset({Mood.INFINITIVE, Mood.GERUND})
_UNSAID = frozenset({CueKind.NEGATION, CueKind.DENIAL, CueKind.FAILURE, CueKind.CONDITION, CueKind.FUTURE})


def carried_on(reading: Reading, number: int, main: int) -> tuple[tuple[Party, ...], Holding] | None:
    """Who does what the gerund says, and how it is held; `None` where that is unclear or denied.

    Args:
        reading: of the sentence.
        number: of the clause of the gerund, which a comma or a preposition opens.
        main: of the finite clause before it.
    """
    view, clause = reading.view, reading.view.clauses[main]
    own = cues_of(view, number, reading.cues, reading.grammar)
    if clause.opener > 0 and view.items[clause.opener - 1].kind is ItemKind.GROUP and _is_anothers(reading, main):
        return None  # "sold a baby that X stole, accepting $300"
    blamed = _blamed(reading, main) if _hangs_between(reading, number, main) else None
    if blamed is None:
        doers = doers_with_main(reading, view.clauses[number], clause)
        holding = hold((*cues_of(view, main, reading.cues, reading.grammar), *own))
    else:
        held = reading.held.get(number - 1)
        doers = blamed if held is not None and held.cues and not held.is_negated else None
        holding = hold((*(held.cues if held is not None else ()), *own))
        doers = None if any(c.kind in _UNSAID for c in holding.cues) else doers
    return None if doers is None or holding.is_negated else (doers, holding)


def _hangs_between(reading: Reading, number: int, main: int) -> bool:
    """Whether what hangs on the main verb, and no other clause, stands between it and an active gerund."""
    between = [reading.view.clauses[n] for n in range(main + 1, number)]
    are_open = all(c.link is Link.NONFINITE and c.verb.mood in _OPEN for c in between)
    return bool(between) and are_open and not reading.view.clauses[number].is_passive


def _is_anothers(reading: Reading, main: int) -> bool:
    """Whether the clause is about the noun before it, and has a subject of its own."""
    clause = reading.view.clauses[main]
    return clause.link in (Link.RELATIVE, Link.COMPLEMENT) and (
        reading.view.position.get(clause.subject, -1) > clause.opener
    )


def _blamed(reading: Reading, main: int) -> tuple[Party, ...] | None:
    """Whom the verb blames; `None` where its subject does what hangs on it: "tried to sell"."""
    clause = reading.view.clauses[main]
    if clause.is_passive:
        return subjects_of(reading, clause) if clause.subject >= 0 else None
    is_of_object = any(row.controller == "object" for row in reading.grammar.governors.get(clause.verb.lemma, ()))
    if is_of_object or any(f.complement for _, f in reading.grammar.patterns.get(clause.verb.lemma, ())):
        return tuple(parties_of(reading.view, arguments_of(reading, main).direct))
    return None
