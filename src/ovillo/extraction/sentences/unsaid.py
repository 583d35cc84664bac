"""What is only to be said, or only thought by whoever an aside names: "paid to say that", "…, prosecutors will argue".

1. What somebody is paid, forced or asked to say is not thereby said: behind an infinitive of saying nothing is told,
   unless it hangs on a verb that tells that they did ("called police to say that", "went on to say that").
2. An aside of a name and a verb of saying in the future, or of a verb of belief, lowers what it stands beside.
3. What "you" and "I" do in a quotation is not done by whoever speaks before it; what an aside denies is not told.
4. "No nurse but X was arrested": what is denied is not denied of X.
5. "Three nurses other than X sold babies": the nurses did, and not X.
"""

from dataclasses import replace

from ovillo.domain.statements import Cue, CueKind
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import Grammar

_BACK = 4
"""Tokens from "no" to the name behind "but"."""
_DENYING = frozenset({CueKind.DENIAL, CueKind.DOUBT})
_QUOTES = frozenset("\"”’'»")
_ENDS = frozenset({ItemKind.COMMA, ItemKind.STOP})


def settle_unsaid(view: View, grammar: Grammar) -> None:
    """Notes on the verbs of such clauses that what they tell is not said, or only held."""
    said = frozenset(grammar.verbs.get("said_indeed", ()))
    if not said:
        return
    for clause in view.clauses:
        if _is_to_be_said(view, clause, said, grammar):
            _mark(view, clause, view.clauses[clause.governor], CueKind.DOUBT)
        if _is_of_pronoun(view, clause, grammar):
            clause.subject = -1
        if (others := _others_than(view, clause, grammar)) is not None:
            clause.subject = others
        if _is_but_one(view, clause, grammar):
            _mark(view, clause, clause, CueKind.DOUBT)
        if _is_held_aside(view, clause, grammar):
            kind = CueKind.HEDGE if grammar.cue_verbs.get(clause.verb.lemma) not in _DENYING else CueKind.DOUBT
            for other in view.clauses:
                if other is not clause and other.verb.mood is Mood.FINITE:
                    _mark(view, other, clause, kind)


def _is_to_be_said(view: View, clause: Clause, said: frozenset[str], grammar: Grammar) -> bool:
    """Rule 1."""
    if clause.link is not Link.COMPLEMENT or clause.governor < 0:
        return False
    saying = view.clauses[clause.governor]
    is_infinitive = saying.verb.mood is Mood.INFINITIVE and saying.verb.first == saying.verb.last
    if not is_infinitive or saying.governor < 0 or saying.verb.lemma not in grammar.speech_verbs:
        return False
    before = view.sentence.tokens[saying.verb.first - 1].lower if saying.verb.first else ""
    return before in grammar.sets["infinitive_marks"] and view.clauses[saying.governor].verb.lemma not in said


def _is_but_one(view: View, clause: Clause, grammar: Grammar) -> bool:
    """Rule 4."""
    if clause.subject < 0:
        return False
    before = [
        t.lower for t in view.sentence.tokens[max(0, view.groups[clause.subject].first - _BACK) : clause.verb.first]
    ]
    at = next((n for n, word in enumerate(before) if word in view.contrast), -1)
    return at > 0 and bool(set(before[:at]) & set(grammar.cues[CueKind.NEGATION.value]["subjects"]))


def _others_than(view: View, clause: Clause, grammar: Grammar) -> int | None:
    """Rule 5: the group before "other than", -1 where none stands there; `None` for other subjects."""
    first = view.groups[clause.subject].first if clause.subject >= 0 else 0
    before = [t.lower for t in view.sentence.tokens[:first]]
    if before[-2:] != grammar.verbs.get("other_than"):
        return None
    if set(before) & set(grammar.cues[CueKind.NEGATION.value]["subjects"]):
        return None  # "no one other than X"
    return next((n for n, group in enumerate(view.groups) if group.last == first - 3), -1)


def _is_held_aside(view: View, clause: Clause, grammar: Grammar) -> bool:
    """Rule 2; rule 3 of what is quoted."""
    at = view.position.get(clause.subject, -1)
    is_active = clause.verb.is_ambiguous or not clause.is_passive
    is_aside = clause.verb.mood is Mood.FINITE and is_active and at > 0 and at == clause.item - 1
    if not is_aside or not _ends_behind(view, clause.item):
        return False
    is_quoted = view.sentence.tokens[view.items[at - 1].first].text in _QUOTES
    before = view.items[at - 1 - is_quoted]
    if before.kind is not ItemKind.COMMA:
        return False
    is_future = clause.verb.lemma in grammar.speech_verbs and any(c.kind is CueKind.FUTURE for c in clause.verb.cues)
    kind = grammar.cue_verbs.get(clause.verb.lemma)
    is_belief = clause.verb.lemma in grammar.verbs.get("believing", ())
    return is_future or is_belief or (is_quoted and kind in _DENYING)


def _is_of_pronoun(view: View, clause: Clause, grammar: Grammar) -> bool:
    """Rule 3: "said to X: "You sold babies""."""
    at = clause.verb.first - 1
    if at < 0 or view.sentence.tokens[at].lower not in grammar.verbs.get("addressed", ()):
        return False
    return clause.subject >= 0 and view.groups[clause.subject].last < at


def _ends_behind(view: View, index: int) -> bool:
    after = view.items[index + 1] if index + 1 < len(view.items) else None
    return after is None or after.kind in _ENDS or view.sentence.tokens[after.first].text in (".", "!")


def _mark(view: View, clause: Clause, by: Clause, kind: CueKind) -> None:
    token = view.sentence.tokens[by.verb.first]
    clause.verb = replace(clause.verb, cues=(*clause.verb.cues, Cue(token.start, token.end, kind)))
