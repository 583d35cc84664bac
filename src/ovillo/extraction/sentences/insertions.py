"""What stands between a subject and its verb, set off by marks: "12 people, including a nurse, were arrested".

1. A comma right before the verb closes an insertion where an earlier comma opens one with a word of the lexicon.
2. A dash or a comma right before the verb closes what an earlier dash opens.
3. No finite verb stands inside: what holds one is a clause of its own, and is not passed over here.
4. "Who police say": between a relative and its verb, who tells it; what is told hangs on that.
5. "X, police say, sold": the same between commas, as in "X, dijo la policía, vendió".
6. "X (born in 1999) was charged": a verb in brackets is of what stands before them.
7. "Captaba a mujeres, a quienes ofrecía trabajo, para luego explotarlas": what a comma closes has no part in the aim.
"""

from dataclasses import replace

from ovillo.domain.statements import CueKind
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.group_places import is_apposition
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import Grammar

_DASHES = frozenset("–—-")
_LONGEST_ASIDE = 9
_LED = 3
_ADVERBIAL = frozenset({ItemKind.OTHER, ItemKind.TIME})
_SAYER = frozenset({ItemKind.GROUP, ItemKind.PREPOSITION, ItemKind.AND})
UNSURE = frozenset({CueKind.HEDGE, CueKind.DENIAL, CueKind.DOUBT})
"""After verbs of these kinds a clause without opener is taken as theirs: that can only lower it."""


def before_insertion(view: View, verb: int) -> int:
    """The item from which the search for the subject of the verb at item `verb` goes left."""
    index = verb - 1
    while index >= 0 and view.items[index].kind in (ItemKind.OTHER, ItemKind.TIME) and not _is_dash(view, index):
        index -= 1
    if index < 0:
        return verb - 1
    if _is_dash(view, index):
        opening = _opening_dash(view, index)
    elif view.items[index].kind is ItemKind.COMMA:
        opening = _opening_comma(view, index)
    elif view.items[index].word == ")":
        opening = _opening_bracket(view, index)
    else:
        return verb - 1
    return opening - 1 if opening > 0 else verb - 1


def _opening_bracket(view: View, closing: int) -> int:
    """Rule 6."""
    opening = next((at for at in range(closing - 1, -1, -1) if view.items[at].word == "("), -1)
    is_told = any(item.kind is ItemKind.VERB for item in view.items[max(opening, 0) : closing])
    return opening if is_told else -1


def _opening_dash(view: View, closing: int) -> int:
    for index in range(closing - 1, -1, -1):
        if is_finite(view, index):
            return -1
        if _is_dash(view, index):
            return index
    return -1


def _opening_comma(view: View, closing: int) -> int:
    """The comma that opens an insertion with one of its words; the nearest such."""
    for index in range(closing - 1, -1, -1):
        if is_finite(view, index):
            return -1
        if _is_dash(view, index) or (view.items[index].kind is ItemKind.COMMA and _opens(view, index + 1)):
            return index
    return -1


def _opens(view: View, index: int) -> bool:
    if index >= len(view.items):
        return False
    first = view.items[index].first
    words = " ".join(t.lower for t in view.sentence.tokens[first : first + 3]) + " "
    return any(words.startswith(phrase + " ") for phrase in view.insertions)


def is_finite(view: View, index: int) -> bool:
    return index in view.clause_at and view.clauses[view.clause_at[index]].verb.mood is Mood.FINITE


def _is_dash(view: View, index: int) -> bool:
    return view.sentence.tokens[view.items[index].first].text in _DASHES


def is_told_inside(view: View, clause: Clause, other: Clause, grammar: Grammar) -> bool:
    """As in "X, who prosecutors believe led the ring": between "who" and its verb, who says it."""
    if other.link is not Link.RELATIVE or other.subject < 0 or view.position.get(other.subject, -1) < other.opener:
        return False
    is_telling = grammar.cue_verbs.get(other.verb.lemma) in UNSURE or other.verb.lemma in grammar.sets["bare"]
    between = view.items[other.item + 1 : clause.item]
    return is_telling and all(i.kind in (ItemKind.OTHER, ItemKind.TIME) for i in between)


def is_told_by_relative(view: View, clause: Clause, candidate: int, other: Clause, grammar: Grammar) -> bool:
    """As in "a woman who claimed X sold her baby": right behind the verb of the relative clause, who does the next.

    In "the nurse who reported X was arrested" the next is the only verb that the nurse can have.
    """
    if other.link is not Link.RELATIVE or candidate < 0 or other.is_passive:
        return False
    is_own = view.position.get(other.subject, len(view.items)) < other.opener
    between = view.items[other.item + 1 : view.position[candidate]]
    is_right_behind = all(item.kind is ItemKind.OTHER for item in between)
    may_tell = _has_verb_behind(view, clause) or other.verb.lemma not in grammar.speech.get("telling_of", ())
    is_teller = may_tell and other.verb.lemma in grammar.sets["bare"]
    return is_own and is_right_behind and (is_teller or is_inside_unknown(view, clause, other, grammar))


def is_inside_unknown(view: View, clause: Clause, other: Clause, grammar: Grammar) -> bool:
    """As in "Ana, who knew X sold babies, called": another verb behind is that of who stands before the relative."""
    is_known = other.verb.lemma in grammar.sets["bare"] or not grammar.sets["infinitive_marks"]
    return not is_known and _has_verb_behind(view, clause)


def _has_verb_behind(view: View, clause: Clause) -> bool:
    """Whether another finite verb follows that no conjunction or opener ties to this one."""
    for index in range(clause.item + 1, len(view.items)):
        kind = view.items[index].kind
        if kind in (ItemKind.AND, ItemKind.RELATIVE, ItemKind.THAT, ItemKind.SUBORDINATOR, ItemKind.STOP):
            return False
        if kind is ItemKind.VERB:
            verb = view.verbs[view.items[index].ref]
            if verb.mood is Mood.FINITE or verb.is_ambiguous:
                return True
    return False


def is_inside_relative(view: View, clause: Clause, candidate: int, grammar: Grammar) -> bool:
    """Whether this clause, which another tells, ends with the relative clause that tells it."""
    governor = view.clauses[clause.governor]
    is_told = governor.link is Link.RELATIVE and candidate < 0 and clause.opener == governor.item
    return is_told or is_told_inside(view, clause, governor, grammar)


def telling_aside(view: View, clause: Clause, grammar: Grammar) -> tuple[int, int] | None:
    """Rule 5: the clause that tells it, and the comma that opens the aside which ends right before this verb."""
    closing = _past(view, clause.item - 1, _ADVERBIAL)
    if closing > 0 and view.items[closing].kind is ItemKind.AND:  # "X was duped, his lawyer said, and never sold"
        closing -= 1
    if closing < 3 or view.items[closing].kind is not ItemKind.COMMA:
        return None
    if (led := _led_aside(view, closing, grammar)) is not None:
        return led
    verb = _past(view, closing - 1, _SAYER | _ADVERBIAL)
    if view.items[verb].kind is ItemKind.COMMA and is_apposition(view, verb + 1):  # "said X, the prosecutor,"
        verb = _past(view, verb - 1, _SAYER | _ADVERBIAL)
    if verb not in view.clause_at or not _tells(view, view.clause_at[verb], grammar):
        return None
    before = _past(view, verb - 1, frozenset({ItemKind.OTHER}))
    opening = before
    if before > 0 and view.items[before].kind is ItemKind.GROUP:
        opening = _past(view, before, _SAYER | {ItemKind.OTHER})
    elif not any(item.kind is ItemKind.GROUP for item in view.items[verb + 1 : closing]):
        return None
    is_open = opening > 0 and view.items[opening].kind is ItemKind.COMMA and closing - opening < _LONGEST_ASIDE
    is_told = is_open and any(item.kind in (ItemKind.GROUP, ItemKind.RELATIVE) for item in view.items[:opening])
    behind = view.items[clause.item + 1 : clause.item + 2]
    is_inverted = clause.verb.lemma in grammar.sets["auxiliary_passive"] and [i.kind for i in behind] == [
        ItemKind.GROUP
    ]
    is_told = is_told or (is_open and is_inverted)  # "At no time, police said, was X arrested"
    return (view.clause_at[verb], opening) if is_told else None


def tells_behind(view: View, other: Clause, candidate: int, grammar: Grammar) -> bool:
    """As in "X dissented, saying Y sold": a gerund of saying, and right behind it whoever is said to have done it."""
    if other.verb.mood is not Mood.GERUND or candidate < 0 or not is_saying(other, grammar):
        return False
    between = view.items[other.item + 1 : view.position[candidate]]
    return all(item.kind in (ItemKind.OTHER, ItemKind.GROUP) for item in between)


def is_saying(clause: Clause, grammar: Grammar) -> bool:
    """Whether its verb tells what somebody says: what it governs needs no "that"."""
    kinds = (grammar.sets["tellers"], grammar.sets["bare"], grammar.speech_verbs)
    return any(clause.verb.lemma in kind for kind in kinds)


def _past(view: View, index: int, kinds: frozenset[ItemKind]) -> int:
    """The next item to the left that is of none of these kinds, -1 where there is none."""
    while index >= 0 and view.items[index].kind in kinds:
        index -= 1
    return index


def _led_aside(view: View, closing: int, grammar: Grammar) -> tuple[int, int] | None:
    """As in "donde, según había expuesto la fiscalía en el juicio, fue llevada la víctima"."""
    ahead = {phrase for phrase in grammar.speech["according"] if " " not in phrase}
    for at in range(closing - 1, max(0, closing - _LONGEST_ASIDE - _LED), -1):
        item = view.items[at]
        if item.kind is ItemKind.COMMA:
            return None
        if item.word in ahead and view.items[at - 1].kind is ItemKind.COMMA:
            verb = next((n for n in (at + 1, at + 2) if n in view.clause_at and n < closing), None)
            is_whereby = at > 1 and view.items[at - 2].kind is ItemKind.RELATIVE
            return (view.clause_at[verb], at - 1) if verb is not None and is_whereby else None
    return None


def _tells(view: View, number: int, grammar: Grammar) -> bool:
    verb = view.clauses[number].verb
    is_open = verb.mood is Mood.FINITE or verb.is_ambiguous
    return is_open and not verb.is_negated and verb.lemma in grammar.sets["tellers"]


def hang_on_teller(view: View, clause: Clause, teller: int) -> None:
    """As in "X, police say, sold babies": X sold them, and police say it."""
    other = view.clauses[teller]
    other.link, other.governor, other.is_passive = Link.MAIN, -1, False
    other.verb = replace(other.verb, mood=Mood.FINITE, is_ambiguous=False)
    before = next((i for i in reversed(view.items[: other.item]) if i.kind is not ItemKind.OTHER), None)
    # "X, dijo la policía, vendió": who stands before the aside does not tell it
    other.subject = before.ref if before is not None and before.kind is ItemKind.GROUP else -1
    if clause.link in (Link.MAIN, Link.COORDINATED):
        clause.link, clause.governor, clause.opener = Link.COMPLEMENT, teller, other.item


def is_in_bracket(view: View, number: int, clause: Clause) -> bool:
    """As in "A (nunca imputada) y B (condenado …)": the clause `number` stands in a bracket closed before this verb."""
    if number < 0:
        return False
    words = [item.word for item in view.items[view.clauses[number].item + 1 : clause.item]]
    return ")" in words and "(" not in words[: words.index(")")]


def aims_from(view: View, clause: Clause, grammar: Grammar) -> int:
    """Rule 7: the clause whose aim an infinitive is behind "para" or "to", where a comma closes an aside before it."""
    number = clause.governor
    while number >= 0 and is_in_bracket(view, number, clause):
        number -= 1
    is_aim = clause.verb.mood is Mood.INFINITIVE and clause.preposition in grammar.table["purposes"]["prepositions"]
    if not is_aim or clause.opener < 1 or view.items[clause.opener - 1].kind is not ItemKind.COMMA or number < 0:
        return number
    other = view.clauses[number]
    begin = other.opener - 1 if other.opener > 0 else -1
    begin -= begin > 0 and view.items[begin].kind is ItemKind.PREPOSITION  # ", a quienes"
    is_gerund = other.verb.mood is Mood.GERUND and view.items[other.item - 1].kind is ItemKind.COMMA
    is_relative = other.link is Link.RELATIVE and begin > 0 and view.items[begin].kind is ItemKind.COMMA
    return other.governor if (is_gerund or is_relative) and other.governor >= 0 else number


def ends_opening(view: View, group: int) -> bool:
    """As in "Haciéndose pasar por médico, X se llevó": behind the comma that closes an opening without subject."""
    at = view.position.get(group, 0)
    first = next((n for n, item in enumerate(view.items[:at]) if item.kind is ItemKind.VERB), at)
    if at < 1 or first > 1 or view.items[at - 1].kind is not ItemKind.COMMA:
        return False
    inside = [item for item in view.items[first:at] if item.kind is ItemKind.COMMA]
    return len(inside) == 1 and view.clauses[view.clause_at[first]].verb.mood is Mood.GERUND


def closing_bracket(view: View, index: int) -> int:
    """The item that closes the bracket opened here, where no verb stands inside; -1 otherwise."""
    if view.items[index].word != "(":
        return -1
    for later in range(index + 1, min(index + 12, len(view.items))):
        if view.items[later].word == ")":
            return later
        if view.items[later].kind is ItemKind.VERB:
            return -1
    return -1
