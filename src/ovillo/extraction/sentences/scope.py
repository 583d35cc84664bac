"""How far a negation reaches in its sentence, and what hangs on a word of which nobody knows how it holds it.

1. A negation in an aside, in a phrase that opens the sentence, or behind "and", is not of the verb.
2. One that opens a sentence reaches over the aside of whoever tells it, and over an auxiliary before its subject.
3. A clause behind "that" is never firmer than the word that it hangs on.
4. Nor is conduct behind "where", ", who" or "while" in what is told: "denied that she was taken to X, where she was
   forced to"; what the law did is.
"""

from ovillo.domain.statements import KIND_OF, Cue, CueKind, PredicateKind
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.insertions import is_finite
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import TokenKind
from ovillo.extraction.words.grammar import Grammar

_SHORT = 3
"""Letters of words too short to govern a clause: "so that"."""


def is_auxiliary_of(view: View, number: int, verb: int) -> bool:
    """Whether the clause is the auxiliary that stands before the subject of the next: "nor was X charged"."""
    clause = view.clauses[number]
    return number == verb - 1 and clause.link is Link.NONFINITE and clause.verb.mood is Mood.FINITE


def is_over_aside(view: View, number: int) -> bool:
    """Whether the clause begins the sentence and goes on behind rule 5's aside: "Never, police said, was X held"."""
    clause = view.clauses[number]
    is_told = clause.link is Link.COMPLEMENT and view.items[clause.opener].kind is ItemKind.VERB
    teller = view.clauses[clause.governor] if is_told and clause.governor >= 0 else None
    if teller is None or teller.item != clause.opener or clause.subject < 0:
        return False
    first = view.position.get(clause.subject, len(view.items))
    closing = next((n for n, i in enumerate(view.items) if n > teller.item and i.kind is ItemKind.COMMA), -1)
    is_apart = first < teller.item or (closing >= 0 and view.items[closing + 1].kind is ItemKind.VERB)
    is_relative = any(i.kind is ItemKind.RELATIVE for i in view.items[: teller.item])
    return is_apart and not is_relative and not any(c.item < min(first, teller.item) for c in view.clauses)


def held_unknown(view: View, clause: Clause, grammar: Grammar) -> tuple[Cue, ...]:
    """A hedge where a clause hangs on a word of which nobody knows how it holds what it governs; a mere wish as one."""
    if _is_wished(view, clause, grammar):
        wish = view.sentence.tokens[view.clauses[view.clause_at[clause.item] - 1].verb.last]
        return (Cue(wish.start, wish.end, CueKind.FUTURE),)
    if (false := _said_falsely(view, clause, grammar)) >= 0:
        word = view.sentence.tokens[false]
        return (Cue(word.start, word.end, CueKind.DOUBT),)
    at = _unknown_before_that(view, clause, grammar)
    token = view.sentence.tokens[at]
    return (Cue(token.start, token.end, CueKind.HEDGE),) if at >= 0 else ()


def is_contended(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "la fiscalía sostiene que": what whoever accuses maintains is what they accuse somebody of."""
    rows = grammar.cues[CueKind.ACCUSATION.value]
    if clause.verb.lemma not in rows.get("contending", ()) or clause.subject < 0:
        return False
    group = view.groups[clause.subject]
    words = {t.lower for t in view.sentence.tokens[group.first : group.last + 1]} | {*group.entity.name.lower().split()}
    return bool(words & set(rows["contenders"]))


def _said_falsely(view: View, clause: Clause, grammar: Grammar) -> int:
    """As in "falsely told police that X sold": the word that calls what is said false; -1 where none does."""
    if clause.link is not Link.COMPLEMENT or clause.governor < 0:
        return -1
    verb, tokens = view.clauses[clause.governor].verb, view.sentence.tokens
    near = (verb.first - 1, verb.last + 1, *range(verb.first, verb.last + 1))
    words = grammar.verbs.get("calling_false", ())
    return next((n for n in near if 0 <= n < len(tokens) and tokens[n].lower in words), -1)


def _is_wished(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "prosecutors want X charged": the participle right behind the object of a verb that wishes it done."""
    number = view.clause_at[clause.item]
    if clause.link is not Link.NONFINITE or not clause.is_passive or not number:
        return False
    above = view.clauses[max(clause.governor, 0)]
    if _is_sought(view, view.clauses[number - 1], grammar):
        above = view.clauses[number - 1]
    is_wish = above.verb.lemma in grammar.verbs.get("wishing", ()) and not above.is_passive
    is_wish = (is_wish and clause.governor >= 0) or _is_sought(view, above, grammar)
    between = [i for i in view.items[above.item + 1 : clause.item] if i.kind is not ItemKind.OTHER]
    if between and between[0].word in view.of:
        between = between[1:]  # "to have one of her rivals arrested"
    return is_wish and [i.kind for i in between] == [ItemKind.GROUP]


def _is_sought(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "tried to have X released", "in hopes of getting X arrested", and not "managed to get X released"."""
    is_causing = clause.verb.lemma in grammar.verbs.get("causing", ()) and clause.verb.mood is not Mood.FINITE
    above = view.clauses[clause.governor].verb.lemma if clause.governor >= 0 else ""
    return is_causing and above not in grammar.verbs.get("succeeding", ())


def _unknown_before_that(view: View, clause: Clause, grammar: Grammar) -> int:
    """As in "lied that X sold", "the lie that": the word before "that" of which we know not how it holds it; or -1."""
    is_open = clause.link in (Link.COMPLEMENT, Link.RELATIVE) and clause.opener > 0
    if not is_open or view.items[clause.opener].word not in grammar.sets["complementisers"]:
        return -1
    is_own = view.position.get(clause.subject, -1) > clause.opener
    if clause.link is Link.RELATIVE and not (is_own and grammar.sets["infinitive_marks"]):
        return -1
    before = view.items[clause.opener - 1]
    has_link = before.kind is ItemKind.PREPOSITION and before.word in grammar.speech["possessing"]
    if has_link and clause.opener > 1:  # "la mentira de que"
        before = view.items[clause.opener - 2]
    token = view.sentence.tokens[before.last]
    if before.kind is ItemKind.VERB:
        verb = view.verbs[before.ref]
        is_known = verb.lemma in grammar.sets["faithful"] and not _is_hearsay(view, clause, grammar)
        return -1 if is_known else verb.last
    is_past = any(item.kind is ItemKind.COMMA for item in view.items[clause.opener + 2 : clause.item])
    is_opening = not any(item.kind is ItemKind.VERB for item in view.items[: clause.opener])
    if is_past and is_opening and token.lower in grammar.table["occasions"]["events"]:
        return -1  # "Following a trial that lasted a month, X"
    if token.lower in grammar.speech["deciding"] or not (grammar.sets["infinitive_marks"] or has_link):
        return -1  # "la sentencia que condena": of a noun that we do not know it is a relative
    is_word = before.kind is ItemKind.OTHER and token.kind is TokenKind.WORD and len(token.text) > _SHORT
    is_plain = token.lower in view.determiners | view.prepositions | view.offsets
    is_plain = is_plain or token.lower.endswith(view.adverb_endings)
    return before.last if is_word and not is_plain else -1


def _is_hearsay(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "dicen que X vendió", "a Y le contaron que": nobody in particular says so."""
    if clause.governor < 0 or view.clauses[clause.governor].subject >= 0:
        return False
    verb = view.clauses[clause.governor].verb
    words = " ".join(t.lower for t in view.sentence.tokens[verb.first : verb.last + 1])
    return words in grammar.speech.get("hearsay", ())


def is_of_another(view: View, clause: Clause, first: int, last: int, grammar: Grammar) -> bool:
    """Whether a negation in these tokens is not of this verb: in an aside before it, or behind an "and" after it.

    As in "fue detenido y nadie lo supo", known as a verb or not.
    """
    between = (item for item in view.items if clause.verb.last < item.first < first)
    is_behind = any(item.kind is ItemKind.AND for item in between)
    return is_behind or _is_in_closed_aside(view, clause, first, last, grammar)


def _is_in_closed_aside(view: View, clause: Clause, first: int, last: int, grammar: Grammar) -> bool:
    """As in "X, who had no record, was arrested": a comma behind the subject, these tokens, a comma, then the verb."""
    if clause.subject < 0 or last >= clause.verb.first:
        return False
    if view.groups[clause.subject].first > last:
        return _opens_with(view, clause, last, grammar)
    end = view.groups[clause.subject].last
    commas = [item.first for item in view.items if item.kind is ItemKind.COMMA and end < item.first < clause.verb.first]
    return any(comma < first for comma in commas) and any(comma > last for comma in commas)


def _opens_with(view: View, clause: Clause, last: int, grammar: Grammar) -> bool:
    """As in "For no apparent reason, X was arrested": a phrase that opens the sentence, and no "At no time,"."""
    tokens, subject = view.sentence.tokens, view.groups[clause.subject].first
    comma = next((item for item in view.items if item.kind is ItemKind.COMMA and item.first > last), None)
    if comma is None or comma.first > subject:
        return False
    words = {token.lower for token in tokens[: comma.first]}
    is_phrase = view.items[0].kind is ItemKind.PREPOSITION or _is_participle_in(view, comma.first)
    is_absolute = bool(words & set(grammar.cues["negation"].get("absolute", ())))
    has_finite = any(is_finite(view, n) for n, item in enumerate(view.items) if item.first < comma.first)
    return is_phrase and not is_absolute and not has_finite


def _is_participle_in(view: View, end: int) -> bool:
    return any(c.verb.first < end and c.verb.mood is Mood.PARTICIPLE for c in view.clauses)


def goes_on_told(view: View, clause: Clause, grammar: Grammar) -> bool:
    """Rule 4."""
    above = view.clauses[clause.governor]
    while above.link in (Link.COORDINATED, Link.NONFINITE) and above.governor >= 0:
        above = view.clauses[above.governor]
    kinds = {KIND_OF.get(frame.predicate) for _, frame in grammar.patterns.get(clause.verb.lemma, ())}
    is_of_law = PredicateKind.PROCEDURE in kinds and PredicateKind.CONDUCT not in kinds
    if above.link is not Link.COMPLEMENT or is_of_law or clause.opener < 0:
        return False
    word = view.sentence.tokens[view.items[clause.opener].first].lower
    if clause.link is Link.SUBORDINATE:
        return word in grammar.speech.get("meanwhile", ())
    return clause.link is Link.RELATIVE and (word in view.where_words or not clause.is_restrictive)
