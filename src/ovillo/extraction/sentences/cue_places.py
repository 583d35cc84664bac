"""Which clause a word of doubt or negation is of, where its place alone would mislead."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ovillo.domain.statements import Cue, CueKind
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import Grammar

_SUPPOSED = 4
"""Tokens that open a supposition: "De no haberse presentado"."""


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue with the tokens that it covers."""

    first: int
    last: int
    cue: Cue
    is_rest: bool
    is_sentence: bool = False
    """A phrase that hedges all that its sentence says: "it is alleged"."""
    is_adjective: bool = False
    """As in "arrested for his alleged part": after the verb it is about the noun behind it, not about the arrest."""
    of_verb: int = -1
    """The first token of the only verb that it acts on; -1 where its clause tells."""


def is_past(view: View, cue: FoundCue, clause: Clause) -> bool:
    """As in "Sin que hayan trascendido sus nombres, se sabe que la red …": what opens a sentence ends at its comma."""
    if cue.first or cue.cue.kind is not CueKind.DOUBT:
        return False
    before = [i for i in view.items if i.first < clause.verb.first]
    comma = next((n for n, i in enumerate(before) if i.kind is ItemKind.COMMA), len(before))
    has_verb = any(i.kind is ItemKind.VERB for i in before[:comma])
    return has_verb and any(i.kind in (ItemKind.THAT, ItemKind.VERB) for i in before[comma:])


def is_of_aside(view: View, cue: FoundCue, clause: Clause) -> bool:
    """As in "X, believed to be the kingpin, was arrested": arrested X was, whatever X is believed to be."""
    inside = (c for c in view.clauses if c is not clause and c.verb.first <= cue.first and cue.last <= c.verb.last)
    is_aside = any(c.link is Link.NONFINITE and c.verb.last < clause.verb.first for c in inside)
    return is_aside and cue.cue.kind is CueKind.HEDGE and clause.link is Link.MAIN


def is_first_main(view: View, number: int) -> bool:
    """Whether what opens the sentence is of this clause, the first main one; not in "X cleared; Y jailed"."""
    clause = view.clauses[number]
    is_main = clause.link is Link.MAIN and not clause.is_parted
    return is_main and all(c.link is not Link.MAIN for c in view.clauses[:number])


def is_of_main_verb(view: View, cue: FoundCue, clause: Clause) -> bool:
    """As in "none of the women arrested were charged": arrested they were."""
    is_reduced = clause.link is Link.NONFINITE and clause.is_passive and clause.subject >= 0
    is_before = is_reduced and cue.last < view.groups[clause.subject].first
    return is_before and cue.cue.kind is CueKind.NEGATION


def opens_other(view: View, cue: FoundCue, clause: Clause) -> bool:
    """As in "…, who allegedly stole", "for allegedly misusing": the hedge belongs to a verb that we do not know."""
    first, tokens = cue.first, view.sentence.tokens
    if cue.cue.kind is CueKind.HEDGE and _is_behind_who(view, cue, clause):
        return True
    if cue.cue.kind is CueKind.HEDGE and first > clause.verb.last and tokens[first - 1].lower in view.prepositions:
        return True
    return any(
        item.last == first - 1 and item.kind in (ItemKind.RELATIVE, ItemKind.THAT) and item.first > clause.verb.last
        for item in view.items
    )


def _is_behind_who(view: View, cue: FoundCue, clause: Clause) -> bool:
    """As in "X, who allegedly dealt with buyers, was arrested": it is of what "who" opens, known as a verb or not."""
    if clause.link is Link.RELATIVE or clause.subject < 0 or cue.first > clause.verb.first:
        return False
    after = view.groups[clause.subject].last
    return any(i.kind is ItemKind.RELATIVE and after < i.first and i.last == cue.first - 1 for i in view.items)


def cues_around(view: View, grammar: Grammar) -> Iterator[FoundCue]:
    """What the whole sentence is held by: a question, a supposition, who only believes it behind its end."""
    yield from questions(view, grammar)
    yield from inversions(view, grammar)
    yield from _believed_behind(view, grammar)
    first = view.sentence.tokens[0] if view.sentence.tokens else None
    if first is not None and first.lower in grammar.cues[CueKind.DOUBT.value].get("subject_openers", ()):
        yield FoundCue(0, 0, Cue(first.start, first.end, CueKind.DOUBT), is_rest=False)  # "Que X vendió es falso"


def _believed_behind(view: View, grammar: Grammar) -> Iterator[FoundCue]:
    """As in "X vendió bebés, cree la policía", "…, mintió Y", "…, afirmó falsamente Y": a verb and who does it."""
    tokens, table = view.sentence.tokens, grammar.cues[CueKind.DOUBT.value]
    for number, clause in enumerate(view.clauses):
        verb, at = clause.verb, clause.item
        is_behind = number > 0 and at > 0 and view.items[at - 1].kind is ItemKind.COMMA
        if not is_behind or verb.mood is not Mood.FINITE or verb.is_negated or not grammar.sets["object_clitics"]:
            continue
        lemma = verb.lemma
        rest = [i for i in view.items[at + 1 :] if i.kind is not ItemKind.OTHER]
        words = {t.lower for t in tokens[verb.last + 1 : verb.last + 2]}
        is_alone = bool(rest) and rest[0].kind is ItemKind.GROUP and not any(i.kind is ItemKind.VERB for i in rest)
        if not is_alone or rest[0].first > verb.last + 3:
            continue
        is_false = lemma in table.get("lying", ()) or bool(words & set(grammar.verbs.get("calling_false", ())))
        kind = CueKind.DOUBT if is_false else grammar.cue_verbs.get(lemma)
        if kind in (CueKind.DOUBT, CueKind.HEDGE):
            cue = Cue(tokens[verb.first].start, tokens[verb.last].end, kind)
            yield FoundCue(verb.first, verb.last, cue, is_rest=False, is_sentence=True)


def inversions(view: View, grammar: Grammar) -> Iterable[FoundCue]:
    """As in "Had X sold …, she would …", "De haberse presentado, X sería …": what opens a supposition."""
    tokens = view.sentence.tokens
    openers = grammar.cues[CueKind.CONDITION.value].get("inversions", ())
    line = " ".join(token.lower for token in tokens[:_SUPPOSED]) + " "
    if line.startswith(tuple(f"{words} " for words in grammar.cues[CueKind.CONDITION.value].get("supposing", ()))):
        yield FoundCue(-1, 0, Cue(tokens[0].start, tokens[0].end, CueKind.CONDITION), is_rest=True)
    if len(tokens) < 2 or tokens[0].lower not in openers:
        return
    if any(g.first == 1 for g in view.groups) or tokens[1].lower in grammar.cues["condition"]["inverted"]:
        yield FoundCue(-1, 0, Cue(tokens[0].start, tokens[0].end, CueKind.CONDITION), is_rest=True)


def questions(view: View, grammar: Grammar) -> Iterable[FoundCue]:
    """The mark of a question: nothing of its sentence is said."""
    for index, token in enumerate(view.sentence.tokens):
        if token.lower in grammar.cues[CueKind.QUESTION.value]["marks"]:
            yield FoundCue(-1, index, Cue(token.start, token.end, CueKind.QUESTION), is_rest=True)
            return


def opens_denying(view: View, grammar: Grammar) -> bool:
    """As in "Never has a court convicted X": an opener that denies, which no verb has taken for its own."""
    negation, tokens = grammar.cues[CueKind.NEGATION.value], view.sentence.tokens
    if any(clause.verb.is_negated for clause in view.clauses):
        return False
    for opener in negation.get("fronted", ()):
        words = opener.split()
        opened = [t.lower for t in tokens[: len(words) + 1]]
        if opened[:-1] == words and opened[-1] in negation["inverted"]:
            return True
    return False


def is_of_none(view: View, governor: Clause, nearby: Sequence[Cue]) -> bool:
    """As in "did not say that X sold", "no witness said that X sold"; not "At no time, police said, was X arrested"."""
    tokens = view.sentence.tokens
    begin = view.groups[governor.subject].first if governor.subject >= 0 else governor.verb.first
    comma = max((t.start for t in tokens[: min(begin, governor.verb.first)] if t.text == ","), default=-1)
    verb = tokens[governor.verb.first].start
    return governor.verb.is_negated or any(c.kind is CueKind.NEGATION and comma < c.start < verb for c in nearby)


def is_past_support(view: View, clause: Clause, governor: Clause, grammar: Grammar) -> bool:
    """As in "did not flee and sold": a past form is no more of "did not", where "did not flee and sell" is."""
    is_supported = view.sentence.tokens[governor.verb.first].lower in grammar.verbs.get("support", ())
    return is_supported and not clause.verb.is_bare
