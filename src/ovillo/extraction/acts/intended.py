"""Events that a noun names and that are not told to have taken place: asked for, planned, feared, refused, expected.

1. A verb or noun before the noun makes it a wish, an order, a fear, a refusal: "seeks the arrest of X".
2. What is said of it does: "the arrest of X is expected", "the conviction of X would be a shock".
3. A verb of its clause undoes it, or the tale of it is false.
"""

from collections.abc import Collection, Sequence

from ovillo.domain.statements import CueKind
from ovillo.extraction.sentences.clause_types import View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.provisos import false_tales
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import Grammar

_NEAR, _FAR = 5, 9
"""Tokens before an event in which a word may make it a mere wish."""
_PHRASES = 7
"""The same for phrases, which may stand before "X's": "no record of Ana Quill's detention"."""
_STOPS = frozenset({",", ";", ":", ".", "(", "—", "–"})
_BEHIND = 6
"""Tokens behind what undergoes it in which a word may say that it is not so."""


def is_intended(view: View, index: int, grammar: Grammar, *, harmless: Collection[str] = ()) -> bool:
    """Rules 1 and 3; a word before it, one of the `harmless`, makes it nothing of the kind.

    After "for" it may stand further off: "a warrant was issued for the arrest of X".
    """
    tokens = view.sentence.tokens
    achieved = [c.verb.last for c in view.clauses if c.verb.lemma in grammar.table["events"]["achieving"]]
    begin = max([n + 1 for n in achieved if n < index], default=0)  # "el operativo permitió la captura de X"
    is_for = tokens[max(0, index - 2)].lower in grammar.table["involved"].get("aims", ())
    nearby = {t.lower for t in tokens[max(begin, index - (_FAR if is_for else _NEAR)) : index]}
    if nearby & set(grammar.cues["intention"]["words"]) - set(harmless):
        return True
    ahead = " ".join(t.lower for t in tokens[max(begin, index - _PHRASES) : index])
    if _has_any(ahead, grammar.cues["intention"]["before_events"]):
        return True
    undoing = set(grammar.cues["intention"].get("undoing", ())) | set(grammar.cues["intention"]["dismissing"])
    if any(c.verb.lemma in undoing for c in view.clauses):
        return True
    if any(begin <= tale < index for tale in false_tales(view, grammar)):  # "a false story about the arrest of X"
        return True
    number = clause_of(view, index)
    if number is None:
        return False
    verb, governor = view.clauses[number].verb, view.clauses[number].governor
    if verb.last < index and view.clauses[number].preposition in grammar.cues["intention"].get("purposes", ()):
        return True
    if verb.last < index and governor >= 0 and verb.mood is Mood.INFINITIVE:  # "failed to secure the arrest of X"
        lemma = view.clauses[governor].verb.lemma
        fails = any(row.kind is CueKind.FAILURE for row in grammar.governors.get(lemma, ()))
        if fails or grammar.cue_verbs.get(lemma) is not None:
            return True
    return verb.last < index and grammar.cue_verbs.get(verb.lemma) is not None


def is_unsure(view: View, index: int, last: int, grammar: Grammar) -> bool:
    """Rule 2: what stands behind the event and whom it is told of, `last` being their last token."""
    tokens = view.sentence.tokens
    first = index
    while first and tokens[first - 1].lower in grammar.sets["determiners"]:
        first -= 1
    before = next((item for item in view.items if item.last == first - 1), None)
    is_in_phrase = before is not None and before.kind is ItemKind.PREPOSITION
    if before is not None and is_in_phrase and before.word not in grammar.sets["object_slot"]:
        return False  # "after the arrest of X"
    behind = [t.lower for t in tokens[last + 1 : last + 1 + _BEHIND]]
    end = next((n for n, word in enumerate(behind) if word in _STOPS), len(behind))
    return _has_any(" ".join(behind[:end]), grammar.cues["intention"]["behind_events"])


def _has_any(words: str, phrases: Sequence[str]) -> bool:
    """Whether one of the phrases is among the words; one that ends with a star is the beginning of a word."""
    padded = f" {words} "
    return any((f" {p[:-1]}" if p.endswith("*") else f" {p} ") in padded for p in phrases)


def clause_of(view: View, index: int) -> int | None:
    """The clause whose verb comes last before this token, else the first."""
    before = [n for n, c in enumerate(view.clauses) if c.verb.last < index]
    if before:
        return before[-1]
    return 0 if view.clauses else None
