"""The main verb of a subject that a long aside parts from it: "X, who told Y that her baby had died, was arrested".

1. The subject is the first group of the sentence, free of a preposition, with its list; no conjunction opens it.
2. Right behind it stands a comma, a relative or a participle: its aside. A comma in front of the aside asks for one
   right before the main verb; without one none stands there.
3. The main verb is the first finite one that no word opens or joins and that has no subject of its own: none was found,
   or an earlier verb of the aside has it.
"""

from ovillo.domain.entities import EntityType
from ovillo.extraction.sentences.agreement import agrees
from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.clause_objects import has_direct_object
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.depicted import settle_depicted
from ovillo.extraction.sentences.group_places import is_governed
from ovillo.extraction.sentences.insertions import is_saying
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.parted import settle_parted
from ovillo.extraction.sentences.trailing import settle_trailing
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.conjugation import Tense
from ovillo.extraction.words.grammar import Grammar

_LIGHT = frozenset({ItemKind.OTHER, ItemKind.TIME})
_OPENERS = frozenset({ItemKind.SUBORDINATOR, ItemKind.THAT, ItemKind.RELATIVE, ItemKind.VERB})


def settle_distant(view: View, grammar: Grammar) -> None:
    """Gives the main verb behind such an aside its subject, and a participle at the end whom it says something of."""
    _settle_suspended(view, grammar)
    settle_trailing(view, grammar)
    settle_depicted(view, grammar)
    settle_parted(view, grammar)


def _settle_suspended(view: View, grammar: Grammar) -> None:
    subject = _first_group(view)
    if subject < 0:
        return
    begin = view.position[subject] + 1
    _settle_reduced(view, begin)
    is_apart = begin < len(view.items) and view.items[begin].kind is ItemKind.COMMA
    if not (is_apart or _opens_aside(view, begin)):
        return
    for number, clause in enumerate(view.clauses):
        if clause.item < begin or clause.verb.mood is not Mood.FINITE or clause.link in (Link.RELATIVE, Link.NONFINITE):
            continue
        is_told = any(c.link is Link.COMPLEMENT and c.governor == number for c in view.clauses[number + 1 :])
        if is_told or (clause.subject == subject and clause.link in (Link.MAIN, Link.COMPLEMENT)):
            return  # it has its verb; in "X, police say, sold" the next is its own
        if clause.link is Link.COMPLEMENT and clause.subject < 0 and not is_apart:
            continue  # "a man who told police sold babies was held"
        if not _fits_mark(view, clause, grammar, is_apart=is_apart) or not _is_left_over(view, number, grammar):
            continue
        if clause.subject >= 0 and _is_absolute(view, subject, grammar):
            return
        if agrees(view, subject, clause.verb, grammar):
            clause.link, clause.governor, clause.opener, clause.subject = Link.MAIN, -1, -1, subject
        return


def _is_absolute(view: View, subject: int, grammar: Grammar) -> bool:
    """As in "Condenada X por comprar bebés, Y fue detenida": a participle before the name opens a clause of its own."""
    group = view.groups[subject]
    first = view.sentence.tokens[group.first].lower
    is_participle = any(r.tense is Tense.PARTICIPLE for r in grammar.forms.get(first, ()))
    return bool(grammar.sets["object_clitics"]) and group.first < group.head and is_participle


def _settle_reduced(view: View, begin: int) -> None:
    """As in "a midwife accused along with others of theft was held": without object it is no verb of its own."""
    number = view.clause_at.get(begin)
    if number is None or number + 1 >= len(view.clauses):
        return
    clause = view.clauses[number]
    is_open = clause.verb.is_ambiguous and clause.link is Link.MAIN and not clause.is_passive
    rest = view.clauses[number + 1 :]
    left = [c for c in rest if c.verb.mood is Mood.FINITE and not c.verb.is_ambiguous and c.subject < 0]
    is_alone = all(c.verb.mood is not Mood.FINITE or c in left for c in rest)
    before = view.items[left[0].item - 1].kind if left else None
    if left and _is_nominative(view, left[0].item - 1):
        return
    if is_open and is_alone and before not in (None, ItemKind.AND) and not has_direct_object(view, clause):
        clause.link, clause.is_passive = Link.NONFINITE, True


def _first_group(view: View) -> int:
    """Rule 1; -1 where none is."""
    for index, item in enumerate(view.items):
        if item.kind in _OPENERS:
            return -1
        if item.kind is ItemKind.GROUP and not is_governed(view, index):
            return list(list_from(view, item.ref))[-1]
    return -1


def _opens_aside(view: View, begin: int) -> bool:
    """Rule 2 without a comma."""
    if begin >= len(view.items):
        return False
    if view.items[begin].kind is ItemKind.RELATIVE:
        return True
    if view.items[begin].kind is ItemKind.PREPOSITION:  # "una partera sospechosa de falsificar actas fue"
        begin += 1
    number = view.clause_at.get(begin)
    return number is not None and view.clauses[number].link is Link.NONFINITE


def _fits_mark(view: View, clause: Clause, grammar: Grammar, *, is_apart: bool) -> bool:
    """Rule 2, of the mark before the verb; rule 3, of a word that joins it."""
    at = clause.item - 1
    while at > 0 and view.items[at].kind in _LIGHT and view.items[at].word not in grammar.sets["pronouns"]:
        at -= 1
    kind = view.items[at].kind
    if _is_nominative(view, at):
        return False  # "threatened to kill the girls if they went": whoever "they" are
    if is_apart:
        return kind is ItemKind.COMMA
    return kind not in (ItemKind.COMMA, ItemKind.AND, ItemKind.THAT, ItemKind.SUBORDINATOR, ItemKind.STOP)


def _is_nominative(view: View, at: int) -> bool:
    return view.sentence.tokens[view.items[at].first].lower in view.nominatives


def _is_left_over(view: View, number: int, grammar: Grammar) -> bool:
    """Rule 3: whether this verb has no subject, or one that is governed, names somebody, or has had its verb."""
    clause = view.clauses[number]
    subject = clause.subject
    if subject < 0 or subject not in view.position:
        return True
    at, before = view.position[subject], view.clauses[:number]
    if view.items[at - 1].word in ("as", "como"):
        return True  # "employed Y as a cook was"
    if any(c.subject == subject and c.verb.mood is Mood.FINITE and c.item > at for c in before):
        return True
    opener = view.items[clause.opener].kind if clause.opener >= 0 else None
    if opener in _OPENERS and at > clause.opener:
        return False  # "argued that Y sold": it is Y's
    is_place = view.groups[subject].entity.type is EntityType.PLACE and view.items[at - 1].kind is ItemKind.COMMA
    if is_place or is_governed(view, at):
        return True  # "X, 55, Tinto, FL, was found guilty"
    nonfinite = (c for c in before if c.item < at and c.verb.mood is not Mood.FINITE)
    return any(has_direct_object(view, c) and not is_saying(c, grammar) for c in nonfinite)
