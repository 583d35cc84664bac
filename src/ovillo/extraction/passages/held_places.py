"""How firmly a place is told that stands in what is only alleged, asked, denied or supposed: "running a clinic in X".

1. Who is accused of running a clinic in a town is accused of a clinic there: where it is holds no firmer than the
   clause behind whose verb it stands, and than all that its sentence tells of the clinic.
2. "Whether they have a clinic in X", "did not open a clinic in X" tell of none; "the clinic in X" is there anyhow.
"""

from collections.abc import Collection, Iterable

from ovillo.domain.statements import FIRMNESS, KIND_OF, Cue, CueKind, PredicateKind, Standing, Statement
from ovillo.extraction.acts.frame_values import ties_of
from ovillo.extraction.passages.once import Draft
from ovillo.extraction.sentences.charge_above import verb_cue
from ovillo.extraction.sentences.clause_types import Link
from ovillo.extraction.sentences.cues import cues_of, lower, region_of
from ovillo.extraction.sentences.fixed_words import has_words
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.text.folding import fold

_DONE = frozenset({PredicateKind.CONDUCT, PredicateKind.TIE})
_LOWER = frozenset({Standing.SUSPECTED, Standing.INVESTIGATED, Standing.ACCUSED, Standing.CHARGED})
_NOT_SO = frozenset({None, Standing.DENIED, Standing.ACQUITTED})


def standing_in_place(
    placed: Statement, start: int, reading: Reading, told: Iterable[Draft], indefinite: Collection[str]
) -> Standing | None:
    """The standing of a statement that something without a name is somewhere; None where nothing is told of it.

    Args:
        placed: as it would stand by itself.
        start: where its noun begins.
        reading: of its sentence.
        told: what the acts of the document say.
        indefinite: articles of what was not told before.
    """
    own, subject = placed.standing, placed.subject
    tokens = reading.view.sentence.tokens
    at = next((n for n, token in enumerate(tokens) if token.start >= start), len(tokens))
    number = _clause_before(reading, at)
    cues = () if number is None else _cues_behind(reading, number)
    held = lower(own, cues)
    here = (draft.statement for draft in told if placed.start <= draft.statement.start < placed.end)
    own_acts = [s for s in here if subject in (s.subject, s.object) and KIND_OF.get(s.predicate) in _DONE]
    is_denied = bool(own_acts) and all(s.negated or s.standing in _NOT_SO for s in own_acts)
    if held in _NOT_SO or is_denied or any(cue.kind is CueKind.NEGATION for cue in cues):
        before = [fold(token.text) for token in tokens[max(0, at - 1) : at + 1]]
        is_new = any(word in indefinite for word in before) or not any(w in reading.view.determiners for w in before)
        return None if is_new else own
    limits = [s.standing for s in own_acts if s.standing in _LOWER]
    if not limits or len(limits) < len(own_acts):
        return held
    return lower(max(limits, key=FIRMNESS.index), cues)


def _cues_behind(reading: Reading, number: int) -> tuple[Cue, ...]:
    """Those of the clause, and what the verb that ties it to itself makes of it: "accused X of running"."""
    view, grammar = reading.view, reading.grammar
    cues, clause = cues_of(view, number, reading.cues, grammar), view.clauses[number]
    if clause.link is not Link.NONFINITE or clause.governor < 0:
        return cues
    above = view.clauses[clause.governor]
    behind, rows = arguments_of(reading, clause.governor), grammar.patterns.get(above.verb.lemma, ())
    fitting = tuple((p, f) for p, f in rows if not p.words or has_words(reading, clause.governor, p, behind))
    kind = ties_of(reading, clause.governor, fitting).get(clause.preposition)
    return (*cues, verb_cue(view, above, kind)) if kind else cues


def _clause_before(reading: Reading, at: int) -> int | None:
    """The clause in whose part behind the verb the token stands."""
    found = None
    for number, clause in enumerate(reading.view.clauses):
        if clause.verb.last < at <= region_of(reading.view, number)[1]:
            found = number
    return found
