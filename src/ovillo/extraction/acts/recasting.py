"""Verbs that state another act than their frame's: "sex trafficking a minor", "jailed pending trial".

1. Words beside the verb make another act of it.
2. "Jailed" holds somebody; it sentences only where a term or the offence stands with it, or the report tells a verdict.
3. Whom a gang detains, or who is shut up in a flat that is not their own, is kept by somebody, and not in custody.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ovillo.extraction.acts.by_terms import is_to_serve
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.terms import terms_of
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import Frame

_BESIDE = 3
"""Tokens behind a verb of shutting up among which a word for a flat stands."""
_NEAR = 40
"""Characters before a word of a verdict in which it may be supposed: "if convicted", "could be sentenced"."""


def recast(reading: Reading, clause: Clause, frame: Frame) -> Frame:
    """The frame of what the verb states here."""
    if frame.predicate == "sentenced" and _only_holds(reading, clause, frame):
        return reading.grammar.frames[reading.grammar.table["custody"]["held_as"]]
    if frame.predicate == "detained" and _is_kept(reading, clause):
        return reading.grammar.frames[reading.grammar.table["custody"]["kept_as"]]
    row = reading.grammar.table.get("recast", {}).get(clause.verb.lemma)
    if row is None or row.get("of", frame.predicate) != frame.predicate:
        return frame
    if row.get("is_gerund") and clause.verb.mood is not Mood.GERUND:
        return frame
    if "to" in row:
        return reading.grammar.frames[row["predicate"]] if is_to_serve(reading, clause, row["to"]) else frame
    tokens = reading.view.sentence.tokens
    before = tokens[clause.verb.first - 1].lower if clause.verb.first else ""
    after = " ".join(t.lower for t in tokens[clause.verb.last + 1 :])
    is_other = before in row.get("before", ()) or any(phrase in after for phrase in row.get("after", ()))
    if "on charges" in row.get("after", ()) and "on charges" in after and frame.predicate == "sentenced":
        is_other = not _terms(reading, clause, frame)  # "jailed for six years on charges of"
    return reading.grammar.frames[row["predicate"]] if is_other else frame


def _only_holds(reading: Reading, clause: Clause, frame: Frame) -> bool:
    """Rule 2."""
    table = reading.grammar.table["custody"]
    if clause.verb.lemma not in table["verbs"] or _terms(reading, clause, frame):
        return False
    words = [t.lower for t in reading.view.sentence.tokens]
    is_before_trial = not set(table["before_trial"]).isdisjoint(words)
    if set(table["offence_behind"]).isdisjoint(words[clause.verb.last + 1 :]) or is_before_trial:
        return not _tells_verdict(reading.text, table)
    return False


def _is_kept(reading: Reading, clause: Clause) -> bool:
    """Rule 3."""
    view, table = reading.view, reading.grammar.table["custody"]
    tokens, offenders = view.sentence.tokens, reading.grammar.table["offenders"]["words"]
    agents = [s for s in arguments_of(reading, view.clause_at[clause.item]).slots if s.preposition in view.agents]
    heads = {tokens[view.groups[number].head].lower for slot in agents for number in slot.groups}
    if clause.is_passive and not heads.isdisjoint(offenders):
        return True
    words = [t.lower for t in tokens[clause.verb.last + 1 : clause.verb.last + 1 + _BESIDE]]
    at = next((n for n, word in enumerate(words) if word in table["dwellings"]), -1)
    return clause.verb.lemma in table["shutting"] and at >= 0 and set(table["own"]).isdisjoint(words[:at])


def _terms(reading: Reading, clause: Clause, frame: Frame) -> Sequence[object]:
    number = reading.view.clause_at[clause.item]
    return terms_of(reading, number, frame, arguments_of(reading, number))


def _tells_verdict(text: str, table: Mapping[str, Any]) -> bool:
    """Whether the report says anywhere, and does not only suppose, that somebody was found guilty or given a term."""
    words = "|".join(map(re.escape, table["verdicts"]))
    for match in re.finditer(rf"\b(?:{words})\b", text.lower()):
        before = re.findall(r"\w+", text[max(0, match.start() - _NEAR) : match.start()].lower())
        if set(table["supposing"]).isdisjoint(before):
            return True
    return False
