"""Outcomes that the same passage takes back: "convicted …, but the verdict was set aside", "retiró los cargos".

Rules:
1. A verb of undoing beside the noun of an outcome, neither negated nor only sought, undoes outcomes of that kind in its
   sentence, and those of the sentences before it in the same paragraph.
2. An inquiry that is closed is nobody's state any more.
3. "Wrongly convicted", "condenado injustamente", "convicted of nothing" state no conviction.
4. What is undone is left out: that it once was so is true, but alone it would mislead.
"""

from collections.abc import Mapping, Sequence

from ovillo.domain.statements import CueKind, Statement
from ovillo.extraction.passages.timing import Act
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import Sentence

_REACH = 8
"""Tokens between a verb of undoing and what it undoes."""
_NEAR = 3
_KINDS: Mapping[str, frozenset[str]] = {
    "conviction": frozenset({"convicted", "sentenced"}),
    "charge": frozenset({"charged", "indicted"}),
    "acquittal": frozenset({"acquitted"}),
    "inquiry": frozenset({"investigated"}),
    "order": frozenset({"ordered"}),
}
_CUES: Mapping[str, CueKind] = {
    "conviction": CueKind.CONVICTION,
    "charge": CueKind.CHARGE,
    "acquittal": CueKind.ACQUITTAL,
    "inquiry": CueKind.INVESTIGATION,
}


def undone_in(reading: Reading) -> frozenset[str]:
    """The kinds of outcome that this sentence takes back or closes: conviction, charge, acquittal, inquiry, order."""
    words = [token.lower for token in reading.view.sentence.tokens]
    table = reading.grammar.table["undone"]
    found: set[str] = set()
    for clause in reading.view.clauses:
        if undoes(reading, clause):
            near = words[max(0, clause.verb.first - _REACH) : clause.verb.last + 1 + _REACH]
            is_closing = clause.verb.lemma in table["closing"]
            kinds = ("inquiry",) if is_closing else tuple(_KINDS)
            found |= {kind for kind in kinds if set(near) & set(table[kind])}
    return frozenset(found)


def undoes(reading: Reading, clause: Clause) -> bool:
    """Whether the verb of this clause takes something back or closes it."""
    table, verb = reading.grammar.table["undone"], clause.verb
    if verb.is_negated or verb.mood in (Mood.INFINITIVE, Mood.GERUND) or verb.cues:
        return False
    if verb.lemma in (*table["verbs"], *table["closing"]):
        return True
    after = " ".join(t.lower for t in reading.view.sentence.tokens[verb.head : verb.last + 1 + _REACH])
    return any(after.startswith(f"{phrase} ") or f" {phrase} " in f" {after} " for phrase in table["phrases"])


def without_undone(
    acts: Sequence[Act],
    undone: Mapping[int, frozenset[str]],
    sentences: Sequence[Sentence],
    readings: Mapping[int, Reading],
) -> list[Act]:
    """The acts that no sentence of their paragraph from their own on takes back."""
    return [
        act
        for act in acts
        if not _is_taken_back(act, undone, sentences)
        and not (act.sentence in readings and _is_wrongly(act.statement, readings[act.sentence]))
    ]


def _is_taken_back(act: Act, undone: Mapping[int, frozenset[str]], sentences: Sequence[Sentence]) -> bool:
    if act.statement.negated:
        return False  # "revocó la condena": that is what takes it back
    paragraph = sentences[act.sentence].paragraph
    kinds = {
        kind
        for number, found in undone.items()
        if number >= act.sentence and sentences[number].paragraph == paragraph
        for kind in found
    }
    cues = {cue.kind for cue in act.statement.cues}
    return any(act.statement.predicate in _KINDS[kind] or _CUES.get(kind) in cues for kind in kinds)


def _is_wrongly(statement: Statement, reading: Reading) -> bool:
    """Rule 3."""
    outcomes = frozenset.union(*_KINDS.values())
    if statement.predicate not in outcomes and not {c.kind for c in statement.cues} & set(_CUES.values()):
        return False
    table = reading.grammar.table["undone"]
    words = [token.lower for token in reading.view.sentence.tokens]
    for clause in reading.view.clauses:
        rows = reading.grammar.patterns.get(clause.verb.lemma, ())
        if not any(frame.predicate in outcomes for _, frame in rows):
            continue
        before = words[max(0, clause.verb.first - 2) : clause.verb.last + 1]
        after = words[clause.verb.last + 1 : clause.verb.last + 1 + _NEAR]
        is_of_nothing = any(" ".join(after).startswith(phrase) for phrase in table["of_nothing"])
        if set(before) & set(table["wrongly"]) or set(after[:2]) & set(table["wrongly"]) or is_of_nothing:
            return True
    return False
