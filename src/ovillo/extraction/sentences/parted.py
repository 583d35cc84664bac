"""Two things told side by side, each with a subject of its own: the headline "X cleared of selling babies; Y jailed".

Rules:
1. A verb right behind whoever stands right behind a semicolon is theirs, and hangs on no verb before the mark.
2. In a headline a comma, a colon, a dash or a bar parts as well, where a verb stands before it; not before a child,
   whom "accused of selling son, girl found" may go on about.
3. In a headline whoever stands there may have no group of their own: the verb is then nobody's that stands before.
"""

from ovillo.domain.entities import EntityType
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import BlockKind, TokenKind
from ovillo.extraction.words.grammar import Grammar

_BARS = frozenset("|–—-:")
_UNNAMED = 2
"""Words of no known kind that may be whom the verb is told of: "médico", "two others"."""


def settle_parted(view: View, grammar: Grammar) -> None:
    """Gives each verb of rules 1 and 2 its subject, and frees it from the clauses before the mark."""
    for number, clause in enumerate(view.clauses):
        mark = _mark_before(view, clause, grammar)
        if mark < 0 or not _may_part(view, number):
            continue
        group = view.items[clause.item - 1]
        if clause.verb.mood is Mood.FINITE and not (clause.verb.is_ambiguous and clause.is_passive):
            clause.link, clause.opener = Link.MAIN, -1
            clause.subject = group.ref if group.kind is ItemKind.GROUP else -1
        elif group.kind is not ItemKind.GROUP:
            continue
        clause.governor, clause.is_parted = -1, True


def _may_part(view: View, number: int) -> bool:
    """Whether the clause hangs on nothing that says it: "police say X sold a baby; Y bought it" is all said."""
    clause = view.clauses[number]
    if clause.link is Link.COMPLEMENT:  # in "X denies selling babies, Y jailed" the gerund is what is denied
        return any(c.link is Link.NONFINITE and c.governor == clause.governor for c in view.clauses[:number])
    return clause.link in (Link.MAIN, Link.NONFINITE, Link.COORDINATED)


def _mark_before(view: View, clause: Clause, grammar: Grammar) -> int:
    """The item of the mark that parts this verb and its subject from what stands before; -1 where none does."""
    at, is_headline = clause.item - 1, view.sentence.block.kind is BlockKind.HEADLINE
    while at > 0 and view.items[at].kind in (ItemKind.GROUP, ItemKind.AND) and not _is_bar(view, at):
        at -= 1
    behind = view.items[at + 1 : clause.item]
    if not behind and is_headline:
        at = _past_unnamed(view, clause, grammar)
        behind = view.items[at + 1 : clause.item]
    verbs = [c for c in view.clauses if c.item < at]
    if at <= 0 or not behind or behind[0].kind is ItemKind.AND or not verbs:
        return -1
    if any(i.kind is ItemKind.GROUP and not _may_be_told_of(view, i.ref) for i in behind):
        return -1
    if view.items[at].word == ";" or view.sentence.tokens[view.items[at].first].text == ";":
        return at
    is_mark = view.items[at].kind is ItemKind.COMMA or _is_bar(view, at)
    return at if is_headline and is_mark and not _is_ward(view, behind[-1].last, grammar) else -1


def _past_unnamed(view: View, clause: Clause, grammar: Grammar) -> int:
    """Rule 3: the item before words that no group holds; -1 where they may be something else."""
    at, tokens = clause.item - 1, view.sentence.tokens
    while at > 0 and view.items[at].kind is ItemKind.OTHER and clause.item - at <= _UNNAMED and not _is_bar(view, at):
        at -= 1
    words = tokens[view.items[at].last + 1 : clause.verb.first]
    endings = tuple(grammar.verbs["adverb_endings"])
    are_plain = all(t.kind is TokenKind.WORD and not t.lower.endswith(endings) for t in words)
    return at if words and are_plain and not clause.verb.is_ambiguous else -1


def _is_bar(view: View, at: int) -> bool:
    return view.sentence.tokens[view.items[at].first].text in _BARS


def _may_be_told_of(view: View, group: int) -> bool:
    return view.groups[group].entity.type in (EntityType.PERSON, EntityType.GROUP)


def _is_ward(view: View, token: int, grammar: Grammar) -> bool:
    return view.sentence.tokens[token].lower in grammar.table["wards"]["words"]
