"""How far what somebody says reaches in its sentence."""

from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import Grammar


def end_of_row(view: View, number: int) -> int:
    """The character at which what this verb says ends before the verb joined to it.

    As in "declaró como testigo y no ha sido imputado": he did not say what the verb joined to that tells.
    """
    joined = [c for c in view.clauses if c.link is Link.COORDINATED and c.governor == number]
    starts = [view.sentence.tokens[c.verb.first].start for c in joined if c.verb.mood is Mood.FINITE]
    return min([end_of_relative(view, view.clauses[number]), *starts])


def end_at_mark(view: View, number: int) -> int:
    """The character at which what it denies ends before what is told apart: "X denies selling babies; Y jailed"."""
    last = view.clauses[number].verb.last
    starts = [view.groups[c.subject].start for c in view.clauses if c.is_parted and c.subject >= 0]
    return min((start for start in starts if start > view.sentence.tokens[last].end), default=view.sentence.end)


def end_of_relative(view: View, clause: Clause) -> int:
    """The character at which what this verb says ends, with its relative clause.

    As in "X, who police say sold babies, was charged", "a man who said X sold babies was held".
    """
    if clause.link is Link.RELATIVE:
        own = [c.item for c in view.clauses if c.link is Link.COMPLEMENT and view.clauses[c.governor] is clause]
        for index in range(max(own, default=clause.item), len(view.items)):
            goes_on = any(c.item > index and _is_past(view, c, clause) for c in view.clauses)
            is_next = index > max(own, default=clause.item) and _is_main_verb(view, index)  # "who said X sold was held"
            if (view.items[index].kind is ItemKind.COMMA and goes_on) or is_next:
                return view.sentence.tokens[view.items[index].first].start
    return view.sentence.end


def reach_of_source(view: View, index: int, grammar: Grammar) -> tuple[int, int]:
    """The characters that "según X" at this token is about: the sentence, or no more than what it stands in.

    As in "detuvo a X, que según Y vendía bebés": Y tells nothing of the arrest; nor of the first in "vendió bebés y,
    según Y, sobornó".
    """
    tokens, (start, end) = view.sentence.tokens, (view.sentence.start, view.sentence.end)
    for clause in view.clauses:
        first = view.items[clause.opener].first if clause.opener >= 0 else -1
        is_inside = clause.link is Link.RELATIVE and 0 <= first < index < clause.verb.first
        if is_inside and not any(first < c.verb.first < index for c in view.clauses):
            return tokens[first].start, end_of_relative(view, clause)
    at = index - 1
    at -= at > 0 and tokens[at].text == ","
    is_joined = at > 0 and tokens[at].lower in grammar.sets["conjunctions"]
    is_second = is_joined and any(c.verb.first < at and c.verb.mood is Mood.FINITE for c in view.clauses)
    return (tokens[at].start if is_second else start), end


def _is_past(view: View, clause: Clause, relative: Clause) -> bool:
    """As in "X, who denied it, was charged", "convicted X, who denied it, and jailed her": a main verb."""
    before = view.clauses[: view.clauses.index(relative)]
    is_joined = clause.link is Link.COORDINATED and 0 <= clause.governor < len(before)
    return clause.verb.mood is Mood.FINITE and (clause.link is Link.MAIN or is_joined)


def _is_main_verb(view: View, index: int) -> bool:
    clause = view.clauses[view.clause_at[index]] if index in view.clause_at else None
    return clause is not None and clause.link is Link.MAIN and clause.verb.mood is Mood.FINITE


def beside(view: View, clause: Clause, begin: int) -> list[tuple[int, int]]:
    """All before the stretch, from the last semicolon on; and all after it, where the sentence goes on."""
    tokens = view.sentence.tokens
    stops = [t.end for t in tokens[: view.items[begin].first] if t.lower == ";"]
    found = [(stops[-1] if stops else view.sentence.start, tokens[view.items[begin].first].start)]
    comma = next((i for i in view.items[clause.item + 1 :] if i.kind is ItemKind.COMMA), None)
    later = [c for c in view.clauses if comma and c.verb.first > comma.last]
    if comma and later and later[0].opener in (begin - 2, begin - 1):  # "who, police say, sold babies"
        return [(tokens[comma.last].end, end_of_relative(view, later[0]))]
    if comma and later and later[0].link is not Link.RELATIVE and not _is_of_sayer(later[0]):
        found.append((tokens[comma.last].end, view.sentence.end))
    return found


def _is_of_sayer(clause: Clause) -> bool:
    """As in "…", dijo X, detenido el lunes": a participle that says something of whoever speaks."""
    return clause.verb.mood is Mood.PARTICIPLE or (clause.verb.is_ambiguous and clause.link is Link.NONFINITE)
