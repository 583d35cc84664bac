"""The words of a ruling itself, whose verbs have no tense: "FALLO: Condenar a X …, y absolver a Y".

Rules:
1. An infinitive that opens a sentence, or stands behind a colon, a semicolon or a number, rules; so does one that "and"
   joins to it. A language that has no such rulings says so by keeping its subjects. A gerund does so behind a word for
   a ruling and its colon: "FALLAN: CONDENANDO a X; ABSOLVIENDO a Y".
2. Where the sentence has a verb of its own besides, it is a wish or a subject: "condenar a X sería un error".
"""

from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import BlockKind
from ovillo.extraction.words.grammar import Grammar

_JOINTS = frozenset({ItemKind.AND, ItemKind.COMMA, ItemKind.STOP})


def is_ruling(view: View, grammar: Grammar, clause: Clause) -> bool:
    """Whether this infinitive, or gerund, says what a court rules."""
    is_gerund = clause.verb.mood is Mood.GERUND
    if not (clause.verb.mood is Mood.INFINITIVE or is_gerund) or clause.preposition:
        return False
    if not grammar.verbs["drops_subjects"]:
        return False
    if view.sentence.block.kind is not BlockKind.PARAGRAPH or _has_main(view, grammar, clause):
        return False
    heads = frozenset(grammar.table["verdicts"]["ruling"])
    if is_gerund:
        first, tokens = clause.verb.first, view.sentence.tokens
        return first > 0 and tokens[first - 1].text in {":", ";"} and _is_headed(view, first, heads)
    if _opens(view, clause, heads):
        return True
    is_joined = clause.item > 0 and view.items[clause.item - 1].kind in _JOINTS
    earlier = [c for c in view.clauses if c.item < clause.item and c.verb.mood is Mood.INFINITIVE and not c.preposition]
    return is_joined and any(_opens(view, c, heads) for c in earlier)


def _opens(view: View, clause: Clause, heads: frozenset[str]) -> bool:
    tokens, first = view.sentence.tokens, clause.verb.first
    is_numbered = (
        first > 0 and tokens[first].is_capitalised and tokens[first - 1].text.endswith((".", "-", "–", "—", "º", ")"))
    )
    if first and tokens[first - 1].text in {":", ";"}:
        return _is_ruled_before(view, first, heads)
    return not first or is_numbered


def _is_headed(view: View, first: int, heads: frozenset[str]) -> bool:
    """Whether a word for a ruling opens the sentence, with a colon behind it."""
    tokens = view.sentence.tokens
    colon = next((n for n, token in enumerate(tokens[:first]) if token.text == ":"), -1)
    return bool({token.lower for token in tokens[:colon]} & heads) if colon > 0 else False


def _is_ruled_before(view: View, first: int, heads: frozenset[str]) -> bool:
    """As in "FALLO: Condenar", "se resuelve: absolver"; behind "Objetivo:" or "el pedido:" it is a wish."""
    before = {t.lower for t in view.sentence.tokens[: first - 1]}
    is_list = view.sentence.tokens[first - 1].text == ";" and any(
        v.first == 0 and v.mood is Mood.INFINITIVE for v in view.verbs
    )
    return is_list or bool(before & heads)


def _has_main(view: View, grammar: Grammar, ruling: Clause) -> bool:
    """Rule 2, up to the next semicolon; a noun of a verdict that looks like a verb is none: "la sentencia"."""
    nouns = set(grammar.table["undone"]["conviction"])
    tokens = view.sentence.tokens
    marks = [n for n, token in enumerate(tokens) if token.text == ";"]
    begin = max((n for n in marks if n < ruling.verb.first), default=-1)
    end = min((n for n in marks if n > ruling.verb.last), default=len(tokens))
    finite = (c for c in view.clauses if c.verb.mood is Mood.FINITE and c.link is Link.MAIN)
    own = (c for c in finite if begin < c.verb.first < end and not _is_before_colon(view, c))
    return any(tokens[c.verb.head].lower not in nouns for c in own)


def _is_before_colon(view: View, clause: Clause) -> bool:
    """As in "El tribunal resuelve: condenar a X"."""
    return any(t.text == ":" for t in view.sentence.tokens[clause.verb.last + 1 :])
