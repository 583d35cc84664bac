"""Whom a participle behind a comma says something of: "X appeared in court on Monday, charged with trafficking".

It is whoever the main verb before it is told of, where nobody else stands between the two, nor a name that is perhaps
somebody's: "bought the house of X, sentenced to …", "X's house, …".
"""

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.sentences.agreement import participle_agrees, tie_of
from ovillo.extraction.sentences.arguments import list_to
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.group_places import antecedent_of, is_place_apart
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.past_employers import holder_before
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind
from ovillo.extraction.words.grammar import Grammar

_PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})
_BACK = 2
"""Tokens from a name back to the noun before its "of": "in the city of X"."""
_MARKS = frozenset({"'s", "’s"})
_MAIN = frozenset({Link.MAIN, Link.COORDINATED})
_DOERS = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION})
_OPENERS = frozenset({ItemKind.RELATIVE, ItemKind.THAT, ItemKind.SUBORDINATOR, ItemKind.STOP})


def settle_trailing(view: View, grammar: Grammar) -> None:
    """Gives such participles their subject."""
    for number, clause in enumerate(view.clauses):
        is_behind = clause.item > 0 and view.items[clause.item - 1].kind is ItemKind.COMMA
        if not is_behind or clause.link is not Link.NONFINITE or not clause.is_passive or _is_persons(view, clause):
            continue
        before = number - 1
        while before >= 0 and view.clauses[before].verb.mood is not Mood.FINITE:
            before -= 1
        main = view.clauses[before] if before >= 0 else None
        if main is None or main.link not in _MAIN or not _is_persons(view, main):
            continue
        if _has_people(view, main, clause) or _has_owner(view, main, clause, grammar):
            continue
        if participle_agrees(view, main.subject, clause.verb, grammar):
            clause.subject = main.subject


def undergoer_before(view: View, clause: Clause, before: int, grammar: Grammar) -> int:
    """Of whom a participle behind the item `before` is told; -1 where it hangs on a place apart.

    Where a post with its body ends there it is whoever has the post: "X, enfermera del hospital Y, acusada de …".
    """
    if (holder := holder_before(view, clause, grammar)) >= 0:
        return holder
    if is_place_apart(view, before):
        return -1
    return agreeing_before(view, clause, antecedent_of(view, clause.item), grammar)


def agreeing_before(view: View, clause: Clause, antecedent: int, grammar: Grammar) -> int:
    """As in "un juez fue detenido por la policía, acusado de": the nearest one of the participle's gender.

    In "son investigados por el fiscal X, acusados de" those who are investigated, and not X.
    """
    antecedent = _whole_before(view, clause, antecedent, grammar)
    if antecedent < 0 or participle_agrees(view, antecedent, clause.verb, grammar):
        return antecedent
    first = view.position.get(antecedent, 0)
    if view.groups[antecedent].kind is ArgumentKind.NAME and (tie := tie_of(view, antecedent, grammar)) >= 0:
        first = tie
    for index in range(first - 1, -1, -1):
        item = view.items[index]
        if item.kind is ItemKind.VERB and view.clauses[view.clause_at[index]].is_passive:
            undergone = view.clauses[view.clause_at[index]].subject
            return undergone if undergone >= 0 and participle_agrees(view, undergone, clause.verb, grammar) else -1
        if item.kind in _OPENERS:
            return -1
        if item.kind is ItemKind.GROUP and view.groups[item.ref].entity.type in _DOERS:
            if participle_agrees(view, item.ref, clause.verb, grammar):
                return item.ref
            if view.groups[item.ref].entity.type is EntityType.PERSON:
                return -1
    return -1


def _whole_before(view: View, clause: Clause, antecedent: int, grammar: Grammar) -> int:
    """As in "12 personas, entre ellas dos juezas, acusadas de": all of them, where commas set the some apart."""
    is_behind = clause.item > 0 and view.items[clause.item - 1].kind is ItemKind.COMMA
    tokens, first = view.sentence.tokens, list_to(view, antecedent)[0] if antecedent >= 0 else -1
    if first < 1 or not is_behind or not tokens[clause.verb.last].lower.endswith("s"):
        return antecedent
    begin = view.groups[first].first
    phrases = [phrase.split() for phrase in grammar.table["inclusions"]["words"]]
    said = next((p for p in phrases if [t.lower for t in tokens[begin - len(p) : begin]] == p), None)
    at = begin - len(said) - 2 if said else -1  # the comma before, and what stands before that
    whole = next((n for n in range(first) if view.groups[n].last == at), -1) if at > 0 else -1
    if whole < 0 or tokens[at + 1].text != "," or view.groups[whole].entity.type is not EntityType.PERSON:
        return antecedent
    noun, participle = (tokens[n].lower for n in (view.groups[whole].head, clause.verb.last))
    rows = grammar.verbs.get("genders", {}).values()
    own = [row for row in rows if participle.endswith(tuple(row["participles"]))]
    is_other = any(row not in own and noun.endswith(tuple(row["endings"])) for row in rows)  # "personas … acusados"
    agrees = view.groups[whole].is_plural and participle_agrees(view, whole, clause.verb, grammar)
    return whole if agrees and not is_other else antecedent


def _is_persons(view: View, clause: Clause) -> bool:
    return clause.subject >= 0 and view.groups[clause.subject].entity.type in _PEOPLE


def _has_people(view: View, main: Clause, clause: Clause) -> bool:
    between = view.items[main.item + 1 : clause.item]
    return any(i.kind is ItemKind.GROUP and view.groups[i.ref].entity.type in _PEOPLE for i in between) or any(
        i.kind in (ItemKind.RELATIVE, ItemKind.THAT, ItemKind.STOP, ItemKind.SUBORDINATOR) for i in between
    )


def _has_owner(view: View, main: Clause, clause: Clause, grammar: Grammar) -> bool:
    """Whether what is taken for a place stands behind "of" or "from", or a mark of possession behind a name."""
    owning = set(grammar.verbs["owning"])
    tokens, between = view.sentence.tokens, view.items[main.item + 1 : clause.item]
    named = (i for i in between if i.kind is ItemKind.GROUP and view.groups[i.ref].entity.level is not NameLevel.ROLE)
    is_marked = any(token.lower in _MARKS for token in tokens[main.verb.last + 1 : clause.verb.first])
    return is_marked or any(
        tokens[item.first - 1].lower in owning and tokens[item.first - _BACK].lower not in view.towns
        for item in named
        if item.first >= _BACK
    )
