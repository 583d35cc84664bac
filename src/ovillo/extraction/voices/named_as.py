"""Whom an accusation is about that names a deed by who did it: "named by police as the man who sold the babies"."""

from ovillo.domain.statements import Cue, CueKind
from ovillo.extraction.sentences.casting import cast_of, subjects_of
from ovillo.extraction.sentences.clause_types import Link
from ovillo.extraction.sentences.cues import cues_of, span_cue
from ovillo.extraction.sentences.proposals import Party, hold
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood


def is_named_as(reading: Reading, number: int, governor: int) -> bool:
    """Whether this clause is what the governor names somebody as having done."""
    return governor == _namer_of(reading, number)


def named_as(reading: Reading, number: int) -> tuple[tuple[Party, ...], Cue] | None:
    """Who is named as having done what the clause says, and the verb that names them; `None` for other clauses.

    The people are none where it cannot be seen who is meant: then the clause says nothing.
    """
    namer = _namer_of(reading, number)
    if namer is None:
        return None
    clause = reading.view.clauses[max(namer, 0)]
    cue = span_cue(reading.view, max(namer, 0), CueKind.ACCUSATION)
    if namer < 0 or clause.verb.is_reflexive or _is_denied(reading, namer):
        return (), cue
    if clause.is_passive:
        return subjects_of(reading, clause), cue
    return cast_of(reading, clause, arguments_of(reading, namer), subjects_of(reading, clause)).objects, cue


def _is_denied(reading: Reading, namer: int) -> bool:
    """As in "did not name X as the one who", "no witness named X as the one who"."""
    return hold(cues_of(reading.view, namer, reading.cues, reading.grammar)).is_negated


def _namer_of(reading: Reading, number: int) -> int | None:
    """The clause of the verb before "as the one who"; -1 where another verb stands there."""
    clauses, tokens, table = reading.view.clauses, reading.view.sentence.tokens, reading.grammar.table["named_as"]
    clause = clauses[number]
    if clause.link not in (Link.RELATIVE, Link.COMPLEMENT) or clause.opener < 0 or clause.verb.mood is not Mood.FINITE:
        return None
    at = reading.view.items[clause.opener].first - 1
    while at > 0 and tokens[at].lower in table["ones"]:
        at -= 1
    if at < 1 or tokens[at].lower not in table["as"]:
        return None
    before = [n for n, c in enumerate(clauses) if c.verb.last < at]
    return before[-1] if before and clauses[before[-1]].verb.lemma in table["verbs"] else -1
