"""Which of the times of a sentence dates which of its acts.

1. A time belongs to the clause in which it stands: not beyond a semicolon, nor in an aside, a relative clause or a
   subordinate clause with a verb of its own between the two.
2. A second verb takes the time of the first where it carries on from it: not with "never", not one told as later, nor
   behind what is no act ("retired in 2028 and was charged").
3. A time that a paper bears is the paper's: "the order of 3 May"; and the day on which somebody was born or married, or
   came of an age, is the day of nothing else that is told of them or of anybody.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.cues import region_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind, TimeSpan, Token, TokenKind
from ovillo.extraction.words.grammar import Grammar

_LIFE = 8
"""Tokens before a time in which a word of birth may stand."""
_MARKS = frozenset(",:(.")
_BRACKETS = frozenset("()")
_SET = 4
"""Tokens before a time that may say that something is set for it."""


def is_later(view: View, number: int) -> bool:
    """As in "… and was released the next day": on a day that is not the one told before it."""
    begin, end = region_of(view, number)
    begin = max(begin, _joint_before(view, number))
    own = view.sentence.tokens[begin : end + 1]
    is_told = any(begin <= t.first <= end and (t.earliest or t.latest) for t in view.times)
    return not is_told and tells_of_later(view, own)


def tells_of_later(view: View, tokens: Sequence[Token]) -> bool:
    """As in "days later", "posteriormente"."""
    words = f" {' '.join(t.lower for t in tokens)} "
    return any(f" {phrase} " in words for phrase in view.later)


def _joint_before(view: View, number: int) -> int:
    """The token of the "and" that ties a second verb to the first, or 0."""
    clause = view.clauses[number]
    if clause.link is not Link.COORDINATED or clause.opener >= 0 or clause.governor < 0:
        return 0
    for item in reversed(view.items[: clause.item]):
        if item.kind in (ItemKind.VERB, ItemKind.AND):
            is_behind = item.first > view.clauses[clause.governor].verb.last
            return item.first if item.kind is ItemKind.AND and is_behind else 0
    return 0


def is_ahead(view: View, time: TimeSpan, grammar: Grammar) -> bool:
    """Whether the time is that of what is to come: "a hearing is set for 19 October"."""
    before = [t.lower for t in view.sentence.tokens[max(0, time.first - _SET) : time.first]]
    return bool(set(before) & set(grammar.table["dating"]["set_for"]))


def is_of_else(view: View, time: TimeSpan, grammar: Grammar) -> bool:
    """Rule 3."""
    return _is_of_paper(view, time, grammar) or _is_of_life(view, time, grammar)


def _is_of_life(view: View, time: TimeSpan, grammar: Grammar) -> bool:
    """As in "X, born in Lima on 1 January 1999", "(DOB: 1/1/1999)": only names and small words stand between."""
    dating, commas = grammar.table["dating"], 0
    for at in range(time.first - 1, max(time.first - 1 - _LIFE, -1), -1):
        token = view.sentence.tokens[at]
        if token.lower.rstrip(".") in dating["life"]:
            is_newborn = at > 0 and view.sentence.tokens[at - 1].lower in dating["newly"]
            return not is_newborn and commas % 2 == 0  # "Born in Lima, on 5 May he sold a baby"
        commas += token.text == ","
        is_between = token.text in _MARKS or token.is_capitalised or token.kind is TokenKind.NUMBER
        if not is_between and token.lower not in dating["life_links"]:
            return False
    return False


def _is_of_paper(view: View, time: TimeSpan, grammar: Grammar) -> bool:
    index = time.first - 1
    while index > 0 and view.sentence.tokens[index].lower in view.of | view.determiners | set(
        grammar.table["dating"]["dated"]
    ):
        index -= 1
    is_tied = index < time.first - 1 and index >= 0
    return is_tied and view.sentence.tokens[index].lower in grammar.table["dating"]["dated_papers"]


def is_beside_noun(view: View, proposal: Proposal, time: TimeSpan) -> bool:
    """As in "after the arrest of X, on 5 May Y was charged": X may have been arrested on another day."""
    tokens = view.sentence.tokens
    noun = next((n for n, token in enumerate(tokens) if token.start == proposal.start), 0)
    before = {token.lower for token in tokens[max(0, noun - _SET) : noun]}
    if noun >= view.clauses[proposal.clause].verb.first or not before & (view.offsets - view.of):
        return False
    return time.first < noun or any(token.text == "," for token in tokens[noun : time.first])


def is_of_event_before(view: View, proposal: Proposal, time: TimeSpan, grammar: Grammar) -> bool:
    """As in "hasta su detención el 3 de mayo", "antes de su parto, el 3 de mayo,": the day of what the noun tells."""
    dating, tokens, commas = grammar.table["dating"], view.sentence.tokens, 0
    for at in range(time.first - 1, max(time.first - 1 - _LIFE, -1), -1):
        token = tokens[at]
        if token.lower in grammar.nouns or token.lower in dating.get("event_nouns", ()):
            before = {t.lower for t in tokens[max(0, at - _SET) : at]}
            is_aside = not commas or tokens[at - 1].lower in dating.get("event_owners", ())
            is_own = token.start == proposal.start  # the arrest itself
            return is_aside and not is_own and bool(before & set(dating.get("event_offsets", ())))
        commas += token.text == ","
        is_between = token.text == "," or token.is_capitalised or token.lower in view.prepositions | view.determiners
        if not is_between:
            return False
    return False


def is_of_state(view: View, proposal: Proposal, time: TimeSpan, grammar: Grammar) -> bool:
    """As in "trasladó a las menores al bar, propiedad de X, prófugo desde 2031": since when X has been what X is."""
    tokens = view.sentence.tokens
    comma = next((n for n in range(time.first - 1, 0, -1) if tokens[n].text == ","), 0)
    words = tokens[comma + 1 : time.first]
    since = {tokens[time.first].lower, *(t.lower for t in words[-1:])} & set(grammar.table["dating"]["since"])
    is_told = any(comma < clause.verb.first < time.first for clause in view.clauses)
    named = next((g for g in view.groups if g.last == comma - 1 and g.kind is ArgumentKind.NAME), None)
    if not (comma and words and since) or is_told or named is None or named.entity.type is not EntityType.PERSON:
        return False
    return view.clauses[proposal.clause].verb.last < comma


def _is_apart(view: View, number: int, time: TimeSpan, grammar: Grammar) -> bool:
    """Whether a time in reach of a clause is of something else."""
    clause = view.clauses[number]
    between = view.sentence.tokens[min(clause.verb.last, time.last) : max(clause.verb.first, time.first)]
    stops = [n for n, token in enumerate(between) if token.text == ";"]
    there = set(grammar.table["dating"]["there"])
    is_beyond = bool(stops) and not {t.lower for t in between[stops[-1] + 1 : stops[-1] + 3]} & there
    is_beyond = is_beyond or (time.first < _joint_before(view, number) and time.first > clause.verb.first)
    return (
        is_beyond
        or _is_of_other(view, clause, time, grammar)
        or _is_in_brackets(view, clause, time)
        or _is_of_aside_behind(view, clause, time)
        or _is_behind_subordinate(view, number, time)
        or is_ahead(view, time, grammar)
        or is_of_else(view, time, grammar)
    )


def _is_in_brackets(view: View, clause: Clause, time: TimeSpan) -> bool:
    """As in "X (arrested on 1 May) was convicted": of the verb that stands in brackets with it."""
    tokens = view.sentence.tokens
    begin = next((at for at in range(time.first - 1, -1, -1) if tokens[at].text in _BRACKETS), -1)
    if begin < 0 or tokens[begin].text != "(" or begin < clause.verb.first < time.first:
        return False
    return any(begin < other.verb.first < time.first for other in view.clauses)


def _is_of_aside_behind(view: View, clause: Clause, time: TimeSpan) -> bool:
    """As in "sentenced to 12 years, having been acquitted in 2029", "sentenced after pleading guilty in March"."""
    commas = [i.first for i in view.items if i.kind is ItemKind.COMMA]
    for number, other in enumerate(view.clauses):
        if other is clause or clause.verb.last >= other.verb.first:
            continue
        if clause.verb.last < _joint_before(view, number) < time.first < other.verb.first:
            return True
        if other.verb.first >= time.first:
            continue
        is_aside = any(clause.verb.last < at < other.verb.first for at in commas) and other.link is Link.NONFINITE
        is_aside = (is_aside and other.is_passive) or other.preposition in view.offsets
        is_later = other.link is Link.COORDINATED and tells_of_later(
            view, view.sentence.tokens[clause.verb.last + 1 : time.first]
        )
        if is_aside or is_later:
            return True
    return False


def _is_behind_subordinate(view: View, number: int, time: TimeSpan) -> bool:
    """As in "two days after X was arrested, on 5 May, Y was charged": not when X was arrested."""
    clause = view.clauses[number]
    return time.first > clause.verb.last and _is_offset(view, number) and _is_set_off(view, time)


def _is_offset(view: View, number: int) -> bool:
    """As in "after X was arrested", "antes de que X fuera detenido", at the beginning of a sentence."""
    clause = view.clauses[number]
    if clause.governor >= 0 or clause.opener < 0 or _opener(view, number) in view.at_once:
        return False
    is_after = clause.opener > 0 and view.items[clause.opener - 1].kind is ItemKind.PREPOSITION
    return clause.link is Link.SUBORDINATE or (clause.link is Link.COMPLEMENT and is_after)


def _is_set_off(view: View, time: TimeSpan) -> bool:
    """Whether a comma, a stop, "and" or the beginning of the sentence stands before the time and its preposition."""
    for item in reversed([i for i in view.items if i.last < time.first]):
        if item.kind not in (ItemKind.PREPOSITION, ItemKind.OTHER):
            return item.kind not in (ItemKind.VERB, ItemKind.GROUP, ItemKind.QUANTITY, ItemKind.TIME)
    return True


def _is_of_other(view: View, clause: Clause, time: TimeSpan, grammar: Grammar) -> bool:
    """Whether the time belongs to a relative clause or to an aside: "X, cleared in 2029, was arrested"."""
    if _is_of_relative(view, clause, time):
        return True
    asides = (c for c in view.clauses if c is not clause and c.link is Link.NONFINITE and c.is_passive)
    commas = [i.first for i in view.items if i.kind is ItemKind.COMMA]
    subject = view.position.get(clause.subject, len(view.items))
    return any(
        other.verb.last < time.first < clause.verb.first
        and not _is_occasion(view, other, grammar)
        and (subject < other.item or any(time.last < at < clause.verb.first for at in commas))
        for other in asides
    )


def _is_occasion(view: View, aside: Clause, grammar: Grammar) -> bool:
    """As in "Durante el operativo, ejecutado ayer, se capturó a X": the aside dates what was done on that occasion."""
    table, items = grammar.table["dating"], view.items
    before = [i for i in items[: aside.item] if i.kind is not ItemKind.COMMA]
    words = [t.lower for t in view.sentence.tokens[: aside.verb.first]]
    is_opening = bool(words) and words[0] in table.get("during", ()) and all(i.kind not in _CLAUSES for i in before)
    return (
        is_opening and aside.verb.lemma in table.get("held", ()) and any(w in table.get("occasions", ()) for w in words)
    )


_CLAUSES = frozenset({ItemKind.VERB, ItemKind.RELATIVE, ItemKind.THAT})


def times_around(view: View, number: int, grammar: Grammar) -> list[TimeSpan]:
    """The times of a clause, or of the clause that it carries on."""
    clause = view.clauses[number]
    begin, end = _reach(view, number)
    joint = _joint_before(view, number)
    inside = [t for t in view.times if begin <= t.first <= end and not _is_apart(view, number, t, grammar)]
    inside = [t for t in inside if t.first > joint] or ([] if joint else inside)
    is_gerund = clause.link is Link.NONFINITE and clause.verb.mood is Mood.GERUND and not clause.preposition
    carries_on = clause.link is Link.COORDINATED or is_gerund
    carries_on = carries_on or (clause.link is Link.SUBORDINATE and _opener(view, number) in view.at_once)
    if (
        inside
        or _is_never(view, clause, grammar)
        or not carries_on
        or not 0 <= clause.governor < number
        or _is_of_today(view, clause)
    ):
        return inside
    governor = view.clauses[clause.governor]
    is_turn = clause.link is Link.COORDINATED and governor.verb.lemma in grammar.table["dating"]["turns"]
    if is_turn or _is_offset(view, clause.governor):
        return []
    return times_around(view, clause.governor, grammar)


def _is_never(view: View, clause: Clause, grammar: Grammar) -> bool:
    words = {t.lower for t in view.sentence.tokens[clause.verb.first : clause.verb.last + 1]}
    return bool(words & set(grammar.table["dating"]["never"]))


def _is_of_today(view: View, clause: Clause) -> bool:
    """As in "his detention ended in February and he is now under house arrest"."""
    begin = view.items[clause.opener].first if clause.opener >= 0 else clause.verb.first
    return any(token.lower in view.today for token in view.sentence.tokens[begin : clause.verb.last + 3])


def _reach(view: View, number: int) -> tuple[int, int]:
    """The clause with the time that goes before its subject: "but on 3 May the court refused and …"."""
    begin, end = region_of(view, number)
    if view.clauses[number].link not in (Link.MAIN, Link.COORDINATED):
        return begin, end
    for item in reversed([i for i in view.items if i.last < begin]):
        if item.kind not in (ItemKind.TIME, ItemKind.PREPOSITION, ItemKind.OTHER, ItemKind.COMMA):
            break
        if item.kind is ItemKind.TIME and _is_set_off(view, view.times[item.ref]):
            begin = item.first
    return begin, end


def _is_of_relative(view: View, clause: Clause, time: TimeSpan) -> bool:
    """As in "the 26, some of whom were held on Friday, are members of …": a time in what is inserted."""
    if time.first > clause.verb.first:
        return False
    own, governor = [clause], clause.governor
    while governor >= 0 and view.clauses[governor] not in own:
        own.append(view.clauses[governor])
        governor = view.clauses[governor].governor
    return any(
        c not in own and c.link is Link.RELATIVE and c.verb.last < time.first and c.item < clause.item
        for c in view.clauses
    )


def times_of_occasion(view: View, clause: Clause, grammar: Grammar) -> list[TimeSpan]:
    """As in "a raid in 2028, in which 41 people were arrested": the one time before a preposition and "which"."""
    index = clause.opener - 1
    while index >= 0 and view.items[index].kind is ItemKind.OTHER:
        index -= 1
    if index < 0 or view.items[index].word not in grammar.sets["occasion_slot"]:
        return []
    before = [t for t in view.times if t.last < view.items[index].first]
    return before if len(before) == 1 else []


def times_of_joined(view: View, number: int, grammar: Grammar) -> list[TimeSpan]:
    """As in "was convicted and sentenced today": nothing but "and" stands between the two, and one time behind both."""
    after = number + 1
    if after >= len(view.clauses) or len(view.times) != 1:
        return []
    item, other = view.clauses[number].item, view.clauses[after]
    is_joined = other.item == item + 2 and view.items[item + 1].kind is ItemKind.AND
    is_one = other.link is Link.COORDINATED and other.verb.first == other.verb.last and not other.verb.is_negated
    return times_around(view, after, grammar) if is_joined and is_one else []


def _opener(view: View, number: int) -> str:
    index = view.clauses[number].opener
    return view.sentence.tokens[view.items[index].first].lower if index >= 0 else ""
